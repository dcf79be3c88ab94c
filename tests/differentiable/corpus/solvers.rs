//! Solvers of differential equations with closures in structs, constant functions, labelled blocks, events.

twice! {
    /// dy/dt = f(t, y)
    pub struct Problem<F> {
        f: F,
        steps: usize,
    }

    impl<F: Fn(f64, &[f64]) -> Vec<f64>> Problem<F> {
        pub fn new(f: F, steps: usize) -> Self {
            Problem { f, steps }
        }

        pub fn euler(&self, y0: &[f64], t: f64) -> Vec<f64> {
            let h = t / self.steps as f64;
            let mut y = y0.to_vec();
            let mut now = 0.0;
            for _ in 0..self.steps {
                let slope = (self.f)(now, &y);
                for (yi, si) in y.iter_mut().zip(slope) {
                    *yi += h * si;
                }
                now += h;
            }
            y
        }
    }

    pub struct Stage {
        pub node: f64,
        pub weights: Vec<f64>,
    }

    impl Stage {
        pub const fn empty(node: f64) -> Self {
            Stage { node, weights: Vec::new() }
        }
    }

    const fn square(x: f64) -> f64 {
        x * x
    }

    pub trait System {
        fn slope(&self, t: f64, y: [f64; 2]) -> [f64; 2];

        fn step(&self, t: f64, y: [f64; 2], h: f64) -> [f64; 2] {
            let k1 = self.slope(t, y);
            let middle = [y[0] + 0.5 * h * k1[0], y[1] + 0.5 * h * k1[1]];
            let k2 = self.slope(t + 0.5 * h, middle);
            [y[0] + h * k2[0], y[1] + h * k2[1]]
        }
    }

    pub struct Predators {
        pub birth: f64,
        pub death: f64,
    }

    impl System for Predators {
        fn slope(&self, _t: f64, [prey, predators]: [f64; 2]) -> [f64; 2] {
            let meetings = prey * predators;
            [self.birth * prey - meetings, meetings - self.death * predators]
        }
    }

    pub struct Forced;

    impl System for Forced {
        fn slope(&self, t: f64, y: [f64; 2]) -> [f64; 2] {
            [y[1], t.cos() - y[0]]
        }
    }

    pub fn run<S: System>(system: &S, start: [f64; 2], until: f64) -> ([f64; 2], usize) {
        let (mut t, mut y) = (0.0, start);
        let h = 0.05;
        let mut steps = 0;
        while t + h < until {
            y = system.step(t, y, h);
            t += h;
            steps += 1;
        }
        (system.step(t, y, until - t), steps)
    }

    pub fn populations(birth: f64, death: f64, until: f64) -> f64 {
        let system = Predators { birth, death };
        let (y, steps) = run(&system, [0.8, 0.5], until);
        let (z, _) = run(&Forced, [birth, 0.0], until);
        y[0] + 2.0 * y[1] + z[0] * square(z[1]) + steps as f64
    }

    pub fn decay(rate: f64, y: f64) -> f64 {
        let problem = Problem::new(|t: f64, y: &[f64]| vec![-rate * y[0], y[0] - t], 20);
        let end = problem.euler(&[y, 0.0], 1.0);
        end[0] * end[1]
    }

    pub fn first_event(values: &[f64], level: f64) -> f64 {
        let found = 'search: {
            for pair in values.windows(2) {
                let (a, b) = (pair[0], pair[1]);
                if (a - level) * (b - level) < 0.0 {
                    break 'search (level - a) / (b - a);
                }
            }
            -1.0
        };
        let mut stage = Stage::empty(found);
        stage.weights.push(1.0);
        stage.weights.extend(values.iter().map(|v| 0.5 * v));
        stage.node * stage.weights.iter().sum::<f64>()
    }
}
