//! Bessel functions of integer order: those of libm, and those of real order for large orders, where libm would take
//! time in proportion to the order.

use super::{LARGE_ORDER, bessel_j, bessel_y};

/// The Bessel function of the first kind `J_n(x)`, for all integers `n` and all `x`. The unit of its error is
/// 2.2e-16 times `|value|`, or, for `|x| > |n|`, times the amplitude `sqrt(2 / (pi |x|))` if this is larger. In this
/// unit the error is at most 2 for `|n| <= 1`, 5 for `|n| <= 20`, and 15 for `|n| = 50`.
///
/// `J_-n(x) = J_n(-x) = (-1)^n J_n(x)`. It is 0 at +-inf.
pub(crate) fn bessel_jn(x: f64, n: i32) -> f64 {
    let order = f64::from(n);
    if order.abs() < LARGE_ORDER { libm::jn(n, x) } else { bessel_j(x, order) }
}

/// The Bessel function of the second kind `Y_n(x)`, for all integers `n` and `x >= 0`. In the same unit, the
/// error is at most 2 for `|n| <= 2`, 3.1 for `|n| = 5`, 6 for `|n| = 20`, and 11 for `|n| = 50`.
///
/// `Y_-n = (-1)^n Y_n`. It is -inf at 0 and at -0 (+inf for negative odd `n`), NaN for `x < 0`, and 0 at +inf.
pub(crate) fn bessel_yn(x: f64, n: i32) -> f64 {
    let order = f64::from(n);
    if order.abs() < LARGE_ORDER { libm::yn(n, x) } else { bessel_y(x, order) }
}

/// `J_0`
pub(crate) fn bessel_j0(x: f64) -> f64 {
    bessel_jn(x, 0)
}

/// `J_1`
pub(crate) fn bessel_j1(x: f64) -> f64 {
    bessel_jn(x, 1)
}

/// `Y_0`
pub(crate) fn bessel_y0(x: f64) -> f64 {
    bessel_yn(x, 0)
}

/// `Y_1`
pub(crate) fn bessel_y1(x: f64) -> f64 {
    bessel_yn(x, 1)
}
