//! The objectives of ADBench from their mathematical definitions, on generated data of its sizes, as a user
//! writes them: no function has an attribute.

mod bundle;
mod contests;
mod hand;
mod lstm;
mod mixture;

pub use bundle::{Bundle, INPUTS, residual};
pub use contests::contests;
pub use hand::Hand;
pub use lstm::Lstm;
pub use mixture::Mixture;

use crate::number::Number;

/// What all objectives have. The sizes and the data are flat, so that C++ reads them as well.
pub trait Objective: 'static {
    /// The name of the objective in `objectives.cpp`.
    const NAME: &'static str;

    fn sizes(&self) -> Vec<usize>;
    fn data(&self) -> &[f64];
    /// The point where the objective is differentiated.
    fn start(&self) -> Vec<f64>;
    /// The length of the Jacobian, all rows together.
    fn derivatives(&self) -> usize;
}

/// An objective with one result.
pub trait Loss: Objective {
    fn loss<R: Number>(&self, x: &[R]) -> R;
}

/// An objective with many results.
pub trait Residuals: Objective {
    fn residuals<R: Number>(&self, x: &[R]) -> Vec<R>;
}

/// Number i of a sequence that fills the range from -1 to 1 evenly.
fn spread(i: usize) -> f64 {
    2.0 * (0.618_033_988_749_894_9 * (i + 1) as f64).fract() - 1.0
}

/// `ln sum_k exp(z_k)`, moved by the greatest value, so that no exponential overflows.
fn log_sum_exp<R: Number>(z: &[R]) -> R {
    let greatest = z.iter().map(|z| z.value()).fold(f64::NEG_INFINITY, f64::max);
    R::sum(z.iter().map(|&z| (z - greatest).exp())).ln() + greatest
}
