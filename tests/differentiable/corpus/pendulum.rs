//! A pendulum: a struct with methods, Runge-Kutta over a closure, a default.

twice! {
    #[derive(Debug, Clone, Copy)]
    pub struct Pendulum {
        pub length: f64,
        pub g: f64,
        pub damping: f64,
        pub steps: usize,
    }

    impl Default for Pendulum {
        fn default() -> Self {
            Pendulum { length: 1.0, g: 9.81, damping: 0.1, steps: 50 }
        }
    }

    pub type State = [f64; 2];

    impl Pendulum {
        pub const SMALL: f64 = 0.1;

        pub fn new(length: f64, g: f64) -> Self {
            Self { length, g, damping: 0.0, steps: 40 }
        }

        pub fn earth() -> Self {
            Self::default()
        }

        pub fn with_damping(mut self, damping: f64) -> Self {
            self.damping = damping;
            self
        }

        /// Angular frequency of small swings.
        pub fn omega(&self) -> f64 {
            (self.g / self.length).sqrt()
        }

        pub fn period(&self, amplitude: f64) -> f64 {
            let small = 2.0 * std::f64::consts::PI / self.omega();
            if amplitude.abs() < Self::SMALL {
                return small;
            }
            // arithmetic-geometric mean
            let (mut a, mut b) = (1.0, (amplitude / 2.0).cos());
            while (a - b).abs() > 1e-15 {
                let mean = 0.5 * (a + b);
                b = (a * b).sqrt();
                a = mean;
            }
            small / a
        }

        fn slope(&self, [theta, omega]: State) -> State {
            [omega, -self.g / self.length * theta.sin() - self.damping * omega]
        }

        pub fn simulate(&self, start: State, time: f64) -> State {
            let h = time / self.steps as f64;
            let mut y = start;
            for _ in 0..self.steps {
                y = step(|y| self.slope(y), y, h);
            }
            y
        }

        pub fn energy(&self, [theta, omega]: &State) -> f64 {
            let kinetic = 0.5 * self.length.powi(2) * omega.powi(2);
            let potential = self.g * self.length * (1.0 - theta.cos());
            kinetic + potential
        }
    }

    fn axpy(a: f64, x: &State, y: &State) -> State {
        let mut out = *y;
        for (o, xi) in out.iter_mut().zip(x.iter()) {
            *o += a * xi;
        }
        out
    }

    fn step<F: Fn(State) -> State>(f: F, y: State, h: f64) -> State {
        let k1 = f(y);
        let k2 = f(axpy(0.5 * h, &k1, &y));
        let k3 = f(axpy(0.5 * h, &k2, &y));
        let k4 = f(axpy(h, &k3, &y));
        let mut next = [0.0; 2];
        for i in 0..2 {
            next[i] = y[i] + h / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
        }
        next
    }

    pub fn energy_after(theta: f64, length: f64, damping: f64, time: f64) -> f64 {
        let pendulum = Pendulum::new(length, 9.81).with_damping(damping);
        let end = pendulum.simulate([theta, 0.0], time);
        pendulum.energy(&end)
    }

    pub fn angle_on_earth(theta: f64, time: f64) -> f64 {
        let pendulum = Pendulum::earth();
        pendulum.simulate([theta, 0.0], time)[0]
    }
}
