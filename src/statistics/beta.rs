//! The beta distribution with the parameters `a` and `b`: mean `a / (a + b)`.

use super::{constant, not_negative};
use crate::scalar::Scalar;

/// The logarithm of the density `x^(a-1) (1-x)^(b-1) / B(a, b)`.
///
/// It is computed from the distance to the mode, and keeps its digits for large parameters. It is NaN outside [0, 1] and for
/// negative parameters.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::beta;
///
/// let (value, [dx, _, _]) = gradient(|[x, a, b]| beta::ln_pdf(x, a, b), [0.25, 2.0, 3.0]);
/// assert!((value - 1.6875_f64.ln()).abs() < 1e-14 && (dx - 4.0 / 3.0).abs() < 1e-14);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, a: T, b: T) -> T {
    if x.is_zero() || x == T::one() {
        return (a - T::one()).x_ln_y(x) + (b - T::one()).x_ln_1p_y(-x) - a.ln_beta(b);
    }
    a.ln_binomial_term(b, x) + (a / (a + b) * b).ln() - x.ln() - (-x).ln_1p()
}

/// The probability below x, `I_x(a, b)`.
///
/// It is 0 for x < 0 and 1 for x > 1, and NaN for negative parameters.
///
/// ```
/// use gradual::statistics::beta;
///
/// assert!((beta::cdf(0.25, 2.0, 3.0) - 0.26171875_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, a: T, b: T) -> T {
    if x < T::zero() {
        constant(0.0, [a, b].map(not_negative))
    } else if x > T::one() {
        constant(1.0, [a, b].map(not_negative))
    } else {
        a.beta_reg(b, x)
    }
}

/// The probability above x, without cancellation.
///
/// It is 1 for x < 0 and 0 for x > 1, and NaN for negative parameters.
///
/// ```
/// use gradual::statistics::beta;
///
/// assert!((beta::sf(0.25, 2.0, 3.0) - 0.73828125_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, a: T, b: T) -> T {
    if x < T::zero() {
        constant(1.0, [a, b].map(not_negative))
    } else if x > T::one() {
        constant(0.0, [a, b].map(not_negative))
    } else {
        a.beta_reg_c(b, x)
    }
}
