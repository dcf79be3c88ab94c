use gradual::Real;

#[derive(Clone, Copy)]
struct Pendulum<R> {
    length: R,
    g: R,
    damping: R,
    steps: usize,
}

type State<R> = [R; 2];

impl<R: Real> Pendulum<R> {
    #[inline]
    fn new(length: R, g: R) -> Self {
        Self { length, g, damping: R::zero(), steps: 40 }
    }

    #[inline]
    fn with_damping(mut self, damping: R) -> Self {
        self.damping = damping;
        self
    }

    #[inline]
    fn slope(&self, [theta, omega]: State<R>) -> State<R> {
        [omega, -self.g / self.length * theta.sin() - self.damping * omega]
    }

    #[inline]
    fn simulate(&self, start: State<R>, time: R) -> State<R> {
        let h = time / self.steps as f64;
        let mut y = start;
        for _ in 0..self.steps {
            y = step(|y| self.slope(y), y, h);
        }
        y
    }

    #[inline]
    fn energy(&self, [theta, omega]: &State<R>) -> R {
        let kinetic = 0.5 * self.length.powi(2) * omega.powi(2);
        let potential = self.g * self.length * (1.0 - theta.cos());
        kinetic + potential
    }
}

#[inline]
fn axpy<R: Real>(a: R, x: &State<R>, y: &State<R>) -> State<R> {
    let mut out = *y;
    for (o, xi) in out.iter_mut().zip(x.iter()) {
        *o += a * xi;
    }
    out
}

#[inline]
fn step<R: Real, F: Fn(State<R>) -> State<R>>(f: F, y: State<R>, h: R) -> State<R> {
    let k1 = f(y);
    let k2 = f(axpy(0.5 * h, &k1, &y));
    let k3 = f(axpy(0.5 * h, &k2, &y));
    let k4 = f(axpy(h, &k3, &y));
    let mut next = [R::zero(); 2];
    for i in 0..2 {
        next[i] = y[i] + h / 6.0 * (k1[i] + 2.0 * k2[i] + 2.0 * k3[i] + k4[i]);
    }
    next
}

#[inline]
pub(crate) fn energy_after<R: Real>(theta: R, length: R, damping: R, time: R) -> R {
    let pendulum = Pendulum::new(length, R::lit(9.81)).with_damping(damping);
    let end = pendulum.simulate([theta, R::zero()], time);
    pendulum.energy(&end)
}
