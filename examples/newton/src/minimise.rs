//! Newton's method: step to the minimum of the parabola that has the function's slope and curvature.

use gradual::matrix::dynamic;
use nalgebra::{Cholesky, DMatrix, DVector, Dyn};

use crate::objectives::Objective;

/// The search ends where no component of the gradient is greater.
const TOLERANCE: f64 = 1e-10;
/// It is given up after so many steps.
const MOST_STEPS: usize = 200;

/// A point on the way, and the step that is made from it.
pub(crate) struct Step {
    pub(crate) x: DVector<f64>,
    pub(crate) value: f64,
    pub(crate) gradient: DVector<f64>,
    /// What is added to the diagonal of the Hessian; 0 where it is positive definite.
    pub(crate) damping: f64,
    /// Which share of the step is made, 1 for all of it; 0 at the end.
    pub(crate) share: f64,
}

/// The way from the start to a minimum, or as far as it got.
pub(crate) fn newton(objective: &impl Objective) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut x = DVector::from(objective.start());
    loop {
        let (value, gradient, hessian) = dynamic::hessian(|x| objective.at(x.as_slice()), &x);
        let (damping, factors) = damped(hessian);
        if gradient.amax() <= TOLERANCE || steps.len() == MOST_STEPS {
            steps.push(Step { x, value, gradient, damping, share: 0.0 });
            return steps;
        }
        let change = factors.solve(&-&gradient);
        let slope = gradient.dot(&change);
        let share = sufficient_share(|share| objective.at((&x + &change * share).as_slice()), value, slope);
        let next = &x + change * share;
        steps.push(Step { x, value, gradient, damping, share });
        x = next;
    }
}

/// The Cholesky factors of `H + damping` for the first damping of 0, 1, 4, 16 ... thousandths of the greatest
/// entry for which it is positive definite, so that the step leads downhill.
fn damped(hessian: DMatrix<f64>) -> (f64, Cholesky<f64, Dyn>) {
    let n = hessian.nrows();
    let least = 1e-3 * hessian.amax();
    let mut damping = 0.0;
    loop {
        let matrix = &hessian + DMatrix::from_diagonal_element(n, n, damping);
        if let Some(factors) = matrix.cholesky() {
            return (damping, factors);
        }
        damping = least.max(4.0 * damping);
    }
}

/// The first of 1, 1/2, 1/4 ... of a step for which the value falls by at least a ten-thousandth of what its slope
/// promises (Armijo 1966).
fn sufficient_share(value_after: impl Fn(f64) -> f64, value: f64, slope: f64) -> f64 {
    let falls = |share| value_after(share) <= value + 1e-4 * share * slope; // not where it is NaN
    let mut share = 1.0;
    while !falls(share) {
        share /= 2.0;
    }
    share
}
