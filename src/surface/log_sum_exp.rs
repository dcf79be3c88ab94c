//! `ln(exp(x_0) + exp(x_1) + ...)` over numbers of any magnitude, and the same of two.

use crate::scalar::Scalar;

/// `ln(exp(x_0) + exp(x_1) + ...)`, a smooth maximum, whose gradient is the softmax of the terms.
///
/// Stable at any magnitude: with m the largest value, `m + ln(sum of exp(x_i - m))`, where the largest
/// term itself stands outside the logarithm's argument as the 1 of `ln(1 + s)`.
///
/// ```
/// use gradual::{gradient, log_sum_exp};
///
/// let (value, softmax) = gradient(|x| log_sum_exp(x), [1000.0, 1000.0, -1000.0]);
/// assert_eq!(value, 1000.0 + 2.0_f64.ln());
/// assert_eq!(softmax, [0.5, 0.5, 0.0]);
///
/// // Of a slice, and of plain floats
/// let x = [0.0_f64, -800.0];
/// assert_eq!(log_sum_exp(x.iter().copied()), 0.0);
/// ```
///
/// Of nothing it is -inf. A term that is NaN makes the result NaN; the largest of infinite terms is the
/// result, with its partials.
#[must_use]
pub fn log_sum_exp<T: Scalar>(terms: impl IntoIterator<Item = T, IntoIter: Clone>) -> T {
    let terms = terms.into_iter();
    let larger = |x: T, y: T| if x > y || x.is_nan() { x } else { y };
    let largest = terms.clone().fold(T::neg_infinity(), larger);
    if !largest.is_finite() {
        return largest;
    }
    // m is a constant: what the shift adds to the derivatives it takes away again
    let max = largest.without_partials();
    let mut largest_is_ahead = true;
    let excess = |x: T| {
        let below = x - max;
        if below.is_zero() && largest_is_ahead {
            largest_is_ahead = false;
            below.exp_m1()
        } else {
            below.exp()
        }
    };
    let sum: T = terms.map(excess).sum();
    max + sum.ln_1p()
}

/// `ln(exp(x) + exp(y))`, a smooth maximum of two: `d/dx = sigmoid(x - y)` and `d/dy = sigmoid(y - x)`.
///
/// It is `m + softplus(l - m)` with m the larger and l the smaller of the two. So it does not overflow, and its
/// derivatives are right at a tie, in any order of the arguments.
///
/// ```
/// use gradual::{gradient, ln_add_exp};
///
/// let (value, slopes) = gradient(|[x, y]| ln_add_exp(x, y), [1000.0, 1000.0]);
/// assert_eq!(value, 1000.0 + 2.0_f64.ln());
/// assert_eq!(slopes, [0.5, 0.5]);
/// ```
///
/// If the larger one is infinite, it is the result, with its partials. If one of the two is NaN, the result is NaN.
#[must_use]
pub fn ln_add_exp<T: Scalar>(x: T, y: T) -> T {
    let (larger, smaller) = if x > y || x.is_nan() { (x, y) } else { (y, x) };
    if larger.is_infinite() { larger } else { larger + (smaller - larger).softplus() }
}
