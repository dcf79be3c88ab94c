//! The logistic distribution with median `location` and scale `scale`.

use super::standard;
use crate::scalar::Scalar;

/// The logarithm of the density, `-z - 2 ln(1 + e^-z) - ln scale` with `z = (x - location) / scale`.
///
/// It is NaN for a negative scale.
///
/// ```
/// use gradual::statistics::logistic;
///
/// assert!((logistic::ln_pdf(1.0, 1.0, 2.0) - -8.0_f64.ln()).abs() < 1e-15);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, location: T, scale: T) -> T {
    let z = standard(x, location, scale);
    // the two sum to z + 2 ln(1 + e^-z), and this form does not cancel on either side
    -(z.softplus() + (-z).softplus() + scale.ln())
}

/// The probability below x, `1 / (1 + e^-z)`.
///
/// It is NaN for a negative scale.
///
/// ```
/// use gradual::statistics::logistic;
///
/// assert_eq!(logistic::cdf(1.0, 1.0, 2.0), 0.5);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, location: T, scale: T) -> T {
    standard(x, location, scale).sigmoid()
}

/// The probability above x, without cancellation.
///
/// It is NaN for a negative scale.
///
/// ```
/// use gradual::statistics::logistic;
///
/// assert_eq!(logistic::sf(1.0, 1.0, 2.0), 0.5);
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, location: T, scale: T) -> T {
    (-standard(x, location, scale)).sigmoid()
}
