//! A driven pendulum: a recursive enum, operators, a history of states.

twice! {
    use std::f64::consts::PI;
    #[derive(Copy, Clone, Debug, Default)]
    pub struct State {
        pub theta: f64,
        pub omega: f64,
    }
    impl std::ops::Add for State {
        type Output = Self;
        fn add(self, rhs: Self) -> Self {
            State { theta: self.theta + rhs.theta, omega: self.omega + rhs.omega }
        }
    }
    impl std::ops::Mul<f64> for State {
        type Output = State;
        fn mul(self, k: f64) -> State {
            State { theta: self.theta * k, omega: self.omega * k }
        }
    }
    #[derive(Clone)]
    pub enum Drive {
        None,
        Sine { amplitude: f64, frequency: f64, phase: f64 },
        Kick(f64, f64),
        Sum(Vec<Drive>),
    }
    impl Drive {
        pub fn torque(&self, t: f64) -> f64 {
            match self {
                Self::None => 0.0,
                Self::Sine { amplitude, frequency, phase } => {
                    amplitude * (2.0 * PI * frequency * t + phase).sin()
                }
                &Self::Kick(at, strength) if (t - at).abs() < 0.1 => strength,
                Self::Kick(..) => 0.,
                Self::Sum(parts) => parts.iter().map(|d| d.torque(t)).sum(),
            }
        }
    }
    pub struct Pendulum {
        pub length: f64,
        pub mass: f64,
        pub friction: f64,
        pub drive: Drive,
        pub history: Vec<State>,
    }
    impl Pendulum {
        const G: f64 = 9.80665;
        pub fn new(length: f64, mass: f64) -> Pendulum {
            Pendulum { length, mass, friction: 0.0, drive: Drive::None, history: vec![] }
        }
        pub fn inertia(&self) -> f64 {
            self.mass * self.length.powi(2)
        }
        fn rhs(&self, t: f64, s: State) -> State {
            let torque = -self.mass * Self::G * self.length * s.theta.sin() - self.friction * s.omega
                + self.drive.torque(t);
            State { theta: s.omega, omega: torque / self.inertia() }
        }
        pub fn rk4(&self, t: f64, s: State, dt: f64) -> State {
            let k1 = self.rhs(t, s);
            let k2 = self.rhs(t + dt / 2.0, s + k1 * (dt / 2.0));
            let k3 = self.rhs(t + dt / 2.0, s + k2 * (dt / 2.0));
            let k4 = self.rhs(t + dt, s + k3 * dt);
            s + (k1 + k2 * 2.0 + k3 * 2.0 + k4) * (dt / 6.0)
        }
        pub fn run(&mut self, mut s: State, t_end: f64, n: usize) -> &State {
            let dt = t_end / n as f64;
            self.history.clear();
            self.history.push(s);
            for i in 0..n {
                s = self.rk4(i as f64 * dt, s, dt);
                self.history.push(s);
            }
            self.history.last().expect("not empty")
        }
        pub fn energy(&self, s: &State) -> f64 {
            let State { theta, omega } = *s;
            0.5 * self.inertia() * omega * omega + self.mass * Self::G * self.length * (1.0 - theta.cos())
        }
        pub fn max_angle(&self) -> Option<f64> {
            self.history.iter().map(|s| s.theta.abs()).max_by(|a, b| a.partial_cmp(b).unwrap())
        }
        pub fn crossing_times(&self, dt: f64) -> Vec<f64> {
            let mut times = vec![];
            for (i, w) in self.history.windows(2).enumerate() {
                let [a, b] = [w[0].theta, w[1].theta];
                if a * b < 0.0 {
                    times.push((i as f64 + a / (a - b)) * dt);
                }
            }
            times
        }
    }
    pub fn test(length: f64, mass: f64, theta: f64) -> f64 {
        let mut p = Pendulum::new(length, mass);
        p.friction = 0.05;
        p.drive = Drive::Sum(vec![
            Drive::Sine { amplitude: 0.1, frequency: 1.5, phase: 0.0 },
            Drive::Kick(0.3, 0.2),
            Drive::None,
        ]);
        let end = *p.run(State { theta, omega: 0.0 }, 2.0, 100);
        let times = p.crossing_times(0.02);
        let period = if times.len() >= 2 { 2.0 * (times[1] - times[0]) } else { 0.0 };
        p.energy(&end)
            + p.max_angle().unwrap_or(0.0)
            + period
            + p.history.iter().fold(State::default(), |acc, s| acc + *s).omega
    }
}
