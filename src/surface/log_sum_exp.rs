//! `ln(exp(x_0) + exp(x_1) + ...)` over numbers of any magnitude, and the same of two.

use crate::scalar::Scalar;

/// `ln(exp(x_0) + exp(x_1) + ...)`, a smooth maximum. Its gradient is the softmax of the terms.
///
/// It is stable at any magnitude. With m the largest value, it computes `m + ln(1 + s)`, where s is the sum of
/// `exp(x_i - m)` over the other terms.
///
/// ```
/// use gradual::{gradient, log_sum_exp};
///
/// let (value, softmax) = gradient(|x| log_sum_exp(x), [1000.0, 1000.0, -1000.0]);
/// assert_eq!(value, 1000.0 + 2.0_f64.ln());
/// assert_eq!(softmax, [0.5, 0.5, 0.0]);
///
/// // Plain floats work too.
/// let x = [0.0_f64, -800.0];
/// assert_eq!(log_sum_exp(x.iter().copied()), 0.0);
/// ```
///
/// For an empty iterator the result is -inf. If a term is NaN, so is the result. If the largest term is infinite, it is
/// the result, with its partials.
#[must_use]
pub fn log_sum_exp<T: Scalar>(terms: impl IntoIterator<Item = T, IntoIter: Clone>) -> T {
    let terms = terms.into_iter();
    let larger = |x: T, y: T| if x > y || x.is_nan() { x } else { y };
    let largest = terms.clone().fold(T::neg_infinity(), larger);
    if largest.is_nan() {
        return largest;
    }
    if largest.is_infinite() {
        // The sum of two keeps the larger one with its partials. On tracers it depends on both.
        return terms.fold(T::neg_infinity(), T::ln_add_exp);
    }
    // m may be a constant, because its derivatives cancel in the sum.
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
    x.ln_add_exp(y)
}
