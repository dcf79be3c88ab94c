//! A trajectory with a table of drag coefficients: constants, interpolation, a loop that ends at the ground.

twice! {
    /// Mach number and drag coefficient.
    const DRAG: [(f64, f64); 8] = [
        (0.0, 0.26),
        (0.5, 0.27),
        (0.8, 0.30),
        (0.95, 0.38),
        (1.05, 0.45),
        (1.5, 0.43),
        (2.0, 0.38),
        (3.0, 0.32),
    ];

    const GRAVITY: f64 = 9.80665;
    static SOUND: f64 = 340.29;

    fn interpolate(table: &[(f64, f64)], x: f64) -> f64 {
        let (first, last) = (table[0], table[table.len() - 1]);
        if x <= first.0 {
            return first.1;
        }
        if x >= last.0 {
            return last.1;
        }
        let i = table.iter().position(|&(m, _)| m > x).unwrap_or(table.len() - 1);
        let (x0, y0) = table[i - 1];
        let (x1, y1) = table[i];
        y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    }

    pub fn drag_coefficient(mach: f64) -> f64 {
        interpolate(&DRAG, mach)
    }

    fn density(height: f64) -> f64 {
        if height > 11_000.0 {
            0.3639 * (-(height - 11_000.0) / 6341.6).exp()
        } else {
            1.225 * (1.0 - 2.25577e-5 * height).powf(4.25588)
        }
    }

    pub struct Shot {
        pub speed: f64,
        pub angle: f64,
        pub mass: f64,
        pub caliber: f64,
    }

    impl Shot {
        fn acceleration(&self, y: f64, vx: f64, vy: f64) -> (f64, f64) {
            let v = vx.hypot(vy);
            let area = std::f64::consts::FRAC_PI_4 * self.caliber * self.caliber;
            let drag = 0.5 * density(y) * drag_coefficient(v / SOUND) * area * v / self.mass;
            (-drag * vx, -drag * vy - GRAVITY)
        }

        /// The range on flat ground.
        pub fn range(&self, dt: f64) -> f64 {
            let (mut x, mut y) = (0.0, 0.0);
            let mut vx = self.speed * self.angle.cos();
            let mut vy = self.speed * self.angle.sin();
            let mut previous;
            loop {
                let (ax, ay) = self.acceleration(y, vx, vy);
                vx += ax * dt;
                vy += ay * dt;
                previous = (x, y);
                x += vx * dt;
                y += vy * dt;
                if y < 0.0 {
                    break;
                }
            }
            let (x0, y0) = previous;
            x0 + (x - x0) * y0 / (y0 - y)
        }
    }

    pub fn range(speed: f64, angle: f64, mass: f64) -> f64 {
        Shot { speed, angle, mass, caliber: 0.1 }.range(0.05)
    }
}
