//! Functions on which methods of minimisation are tried, with their usual starts. The least value of each is 0.

use gradual::Real;

/// A function to minimise.
pub(crate) trait Objective {
    const NAME: &'static str;

    /// Where the search starts; its length is the number of variables.
    fn start(&self) -> Vec<f64>;

    /// The function, on any number: on floats for its value, on duals for its derivatives.
    fn at<R: Real>(&self, x: &[R]) -> R;
}

/// `sum over i of 100 (x_(i+1) - x_i²)² + (1 - x_i)²`: a bent valley with steep walls (Rosenbrock 1960).
pub(crate) struct Rosenbrock {
    pub(crate) start: Vec<f64>,
}

impl Objective for Rosenbrock {
    const NAME: &'static str = "Rosenbrock";

    fn start(&self) -> Vec<f64> {
        self.start.clone()
    }

    fn at<R: Real>(&self, x: &[R]) -> R {
        x.windows(2).map(|pair| 100.0 * (pair[1] - pair[0].powi(2)).powi(2) + (1.0 - pair[0]).powi(2)).sum()
    }
}

/// `(x² + y - 11)² + (x + y² - 7)²`: four minima around a maximum, near which it starts (Himmelblau 1972).
pub(crate) struct Himmelblau;

impl Objective for Himmelblau {
    const NAME: &'static str = "Himmelblau";

    fn start(&self) -> Vec<f64> {
        vec![0.0, 0.0]
    }

    fn at<R: Real>(&self, x: &[R]) -> R {
        (x[0].powi(2) + x[1] - 11.0).powi(2) + (x[0] + x[1].powi(2) - 7.0).powi(2)
    }
}

/// `sum over i of (c_i - x (1 - yⁱ))²`: its Hessian is indefinite at the start (Beale 1958).
pub(crate) struct Beale;

impl Objective for Beale {
    const NAME: &'static str = "Beale";

    fn start(&self) -> Vec<f64> {
        vec![1.0, 1.0]
    }

    fn at<R: Real>(&self, x: &[R]) -> R {
        let term = |c: f64, i: i32| (c - x[0] * (1.0 - x[1].powi(i))).powi(2);
        term(1.5, 1) + term(2.25, 2) + term(2.625, 3)
    }
}

/// Two bent valleys, coupled; a saddle lies on the way (Colville 1968, known as Wood's function).
pub(crate) struct Wood;

impl Objective for Wood {
    const NAME: &'static str = "Wood";

    fn start(&self) -> Vec<f64> {
        vec![-3.0, -1.0, -3.0, -1.0]
    }

    fn at<R: Real>(&self, x: &[R]) -> R {
        let [a, b, c, d] = [x[0], x[1], x[2], x[3]];
        let valley = |steepness: f64, x: R, y: R| steepness * (y - x.powi(2)).powi(2) + (1.0 - x).powi(2);
        let coupled = 10.0 * (b + d - 2.0).powi(2) + 0.1 * (b - d).powi(2);
        valley(100.0, a, b) + valley(90.0, c, d) + coupled
    }
}
