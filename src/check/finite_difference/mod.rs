//! Derivatives of functions that run on plain floats only, each with a bound on its error.
//!
//! The method is that of Ridders. Central differences at some fifty steps, each half as long as the one before, are
//! extrapolated to step 0:
//!
//! ```text
//! D_i,0 = (f(x + h_i) - f(x - h_i)) / 2 h_i = f'(x) + a h_i^2 + b h_i^4 + ...
//! D_i,j = D_i,j-1 + (D_i,j-1 - D_i-1,j-1) / (4^j - 1)
//! ```
//!
//! The result is the entry with the least error. That error is what the extrapolation changed, plus what the rounding
//! of f does at that step. The rounding is measured: it is the fourth difference of f at neighbouring floats, after
//! Hamming. If smaller steps contradict an entry, its error is widened until they agree.
//!
//! If f is NaN, infinite or panics on one side, the differences are one-sided, and all powers of h are extrapolated
//! away. If the differences do not settle as the step goes to 0, the slope counts as infinite and has no bound.
//!
//! ```
//! use gradual::check::finite_difference::derivative;
//!
//! let slope = derivative(|x: f64| x.sin(), 1.0);
//! assert!(slope.error < 1e-10);
//! assert!((slope.value - 1.0_f64.cos()).abs() <= slope.error);
//! ```

mod estimate;
mod extrapolation;
pub(in crate::check) mod stencil;

use alloc::vec;
use alloc::vec::Vec;
use core::ops::RangeBounds;

use crate::check::catch_panic::catch_panic;
use crate::check::domain::Interval;

pub use estimate::Estimate;

/// `f'(x)` for a function of one number.
///
/// ```
/// use gradual::check::finite_difference::derivative;
///
/// let slope = derivative(f64::sqrt, 4.0);
/// assert!((slope.value - 0.25).abs() <= slope.error && slope.error < 1e-10);
///
/// let kink = derivative(f64::abs, 0.0);
/// assert_eq!((kink.value, kink.sides), (0.0, Some([-1.0, 1.0])));
/// assert!((kink.error - 1.0).abs() < 1e-9);
/// ```
///
/// A panic of f counts as the end of its domain. Without the feature `std` it passes through.
pub fn derivative(f: impl Fn(f64) -> f64, x: f64) -> Estimate {
    derivative_within(f, x, ..)
}

/// `f'(x)` for a function that is called within the domain only.
///
/// ```
/// use gradual::check::finite_difference::derivative_within;
///
/// // To the left of 0 this is another function.
/// let slope = derivative_within(|x: f64| if x < 0.0 { -1.0 } else { x * x + x }, 0.0, 0.0..);
/// assert!((slope.value - 1.0).abs() <= slope.error && slope.error < 1e-9);
/// ```
pub fn derivative_within(f: impl Fn(f64) -> f64, x: f64, domain: impl RangeBounds<f64>) -> Estimate {
    stencil::slopes(&|t| vec![f(t)], x, 1, &Interval::new(&domain)).swap_remove(0)
}

/// The gradient of a function of a slice. There is one estimate for each input.
///
/// ```
/// use gradual::check::finite_difference::gradient;
///
/// let slopes = gradient(|x| x[0] * x[1].exp(), &[2.0, 0.0]);
/// for (slope, wanted) in slopes.iter().zip([1.0, 2.0]) {
///     assert!((slope.value - wanted).abs() <= slope.error && slope.error < 1e-9);
/// }
/// ```
#[must_use]
pub fn gradient(f: impl Fn(&[f64]) -> f64, x: &[f64]) -> Vec<Estimate> {
    columns(&|x: &[f64]| vec![f(x)], x, 1, &vec![Interval::REAL; x.len()]).into_iter().flatten().collect()
}

/// The Jacobian of a function from a slice to a `Vec`. Row i is the gradient of result i.
///
/// ```
/// use gradual::check::finite_difference::jacobian;
///
/// let rows = jacobian(|x| vec![x[0] * x[1], x[1]], &[2.0, 3.0]);
/// assert!((rows[0][1].value - 2.0).abs() <= rows[0][1].error);
/// assert_eq!(rows[1][0].value, 0.0);
/// ```
///
/// It is empty if f panics at x. A point where f returns another number of results than at x counts as undefined.
#[must_use]
pub fn jacobian(f: impl Fn(&[f64]) -> Vec<f64>, x: &[f64]) -> Vec<Vec<Estimate>> {
    let m = catch_panic(|| f(x)).map_or(0, |values| values.len());
    let columns = columns(&f, x, m, &vec![Interval::REAL; x.len()]);
    (0..m).map(|i| columns.iter().map(|column| column[i]).collect()).collect()
}

/// The slopes of all m results, input by input.
pub(in crate::check) fn columns(
    f: &dyn Fn(&[f64]) -> Vec<f64>,
    x: &[f64],
    m: usize,
    domain: &[Interval],
) -> Vec<Vec<Estimate>> {
    let column = |j: usize| {
        let along = |t: f64| {
            let mut moved = x.to_vec();
            moved[j] = t;
            f(&moved)
        };
        stencil::slopes(&along, x[j], m, &domain[j])
    };
    (0..x.len()).map(column).collect()
}
