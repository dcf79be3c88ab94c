//! A type of vectors with operators on both sides, and a chain of bodies.

twice! {
    use std::iter::Sum;
    use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

    #[derive(Clone, Copy, Debug, Default, PartialEq)]
    pub struct V2 {
        pub x: f64,
        pub y: f64,
    }

    impl V2 {
        pub const ZERO: V2 = V2 { x: 0.0, y: 0.0 };

        pub fn new(x: f64, y: f64) -> V2 {
            V2 { x, y }
        }

        pub fn polar(r: f64, phi: f64) -> V2 {
            let (s, c) = phi.sin_cos();
            V2::new(r * c, r * s)
        }

        pub fn dot(self, other: V2) -> f64 {
            self.x * other.x + self.y * other.y
        }

        pub fn norm(self) -> f64 {
            self.dot(self).sqrt()
        }

        pub fn normalized(self) -> Option<V2> {
            let n = self.norm();
            if n > 0.0 { Some(self / n) } else { None }
        }
    }

    impl Add for V2 {
        type Output = V2;
        fn add(self, o: V2) -> V2 {
            V2::new(self.x + o.x, self.y + o.y)
        }
    }

    impl Sub for V2 {
        type Output = V2;
        fn sub(self, o: V2) -> V2 {
            V2::new(self.x - o.x, self.y - o.y)
        }
    }

    impl Neg for V2 {
        type Output = V2;
        fn neg(self) -> V2 {
            V2::new(-self.x, -self.y)
        }
    }

    impl Mul<f64> for V2 {
        type Output = V2;
        fn mul(self, k: f64) -> V2 {
            V2::new(self.x * k, self.y * k)
        }
    }

    impl Mul<V2> for f64 {
        type Output = V2;
        fn mul(self, v: V2) -> V2 {
            v * self
        }
    }

    impl Div<f64> for V2 {
        type Output = V2;
        fn div(self, k: f64) -> V2 {
            V2 { x: self.x / k, y: self.y / k }
        }
    }

    impl AddAssign for V2 {
        fn add_assign(&mut self, o: V2) {
            self.x += o.x;
            self.y += o.y;
        }
    }

    impl Sum for V2 {
        fn sum<I: Iterator<Item = V2>>(iter: I) -> V2 {
            iter.fold(V2::ZERO, |a, b| a + b)
        }
    }

    #[derive(Clone, Debug)]
    pub struct Body {
        pub mass: f64,
        pub position: V2,
        pub velocity: V2,
    }

    pub fn gravity(bodies: &[Body]) -> Vec<V2> {
        bodies
            .iter()
            .map(|b| {
                let mut total = V2::ZERO;
                for other in bodies {
                    let d = other.position - b.position;
                    let r2 = d.dot(d);
                    if r2 == 0.0 {
                        continue;
                    }
                    total += d * (other.mass / (r2 * r2.sqrt()));
                }
                total
            })
            .collect()
    }

    pub fn step(bodies: &mut Vec<Body>, dt: f64) {
        let forces = gravity(bodies);
        for (body, a) in bodies.iter_mut().zip(forces) {
            body.velocity += a * dt;
            body.position += body.velocity * dt;
        }
    }

    pub fn energy(bodies: &[Body]) -> f64 {
        let kinetic: f64 = bodies.iter().map(|b| 0.5 * b.mass * b.velocity.dot(b.velocity)).sum();
        let mut potential = 0.0;
        for (i, a) in bodies.iter().enumerate() {
            for b in &bodies[i + 1..] {
                potential -= a.mass * b.mass / (a.position - b.position).norm();
            }
        }
        kinetic + potential
    }

    pub fn momentum(bodies: &[Body]) -> V2 {
        bodies.iter().map(|b| b.velocity * b.mass).sum()
    }

    pub fn after(mass: f64, speed: f64) -> f64 {
        let mut bodies = vec![
            Body { mass: 1.0, position: V2::ZERO, velocity: V2::new(0.0, 0.0) },
            Body { mass, position: V2::polar(1.0, 0.3), velocity: V2 { x: 0.0, y: speed } },
        ];
        for _ in 0..10 {
            step(&mut bodies, 0.01);
        }
        let direction = momentum(&bodies).normalized().unwrap_or(V2::ZERO);
        let scaled = speed * (mass * direction) + 2.0 * direction;
        energy(&bodies) + 2.0 * direction.x + scaled.norm() - (0.5 * V2::new(1.0, 2.0)).norm()
    }
}
