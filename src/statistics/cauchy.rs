//! The Cauchy distribution with median `location` and half width `scale`.

use core::f64::consts::FRAC_1_PI;

use super::{ln_1p_square, standard};
use crate::scalar::{Literal, Scalar};

/// `ln pi`
const LN_PI: f64 = 1.1447298858494002;

/// The logarithm of the density, `-ln(pi scale (1 + z^2))` with `z = (x - location) / scale`.
///
/// It is NaN for a negative scale.
///
/// ```
/// use gradual::statistics::cauchy;
///
/// assert!((cauchy::ln_pdf(1.0, 1.0, 2.0) - -(2.0 * std::f64::consts::PI).ln()).abs() < 1e-15);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, location: T, scale: T) -> T {
    let z = standard(x, location, scale);
    -(T::literal(LN_PI) + scale.ln() + ln_1p_square(z))
}

/// The probability below x, `atan2(1, -z) / pi`.
///
/// It is NaN for a negative scale.
///
/// ```
/// use gradual::statistics::cauchy;
///
/// assert!((cauchy::cdf(3.0, 1.0, 2.0) - 0.75_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, location: T, scale: T) -> T {
    Literal(FRAC_1_PI) * T::one().atan2(-standard(x, location, scale))
}

/// The probability above x, without cancellation.
///
/// It is NaN for a negative scale.
///
/// ```
/// use gradual::statistics::cauchy;
///
/// assert!((cauchy::sf(3.0, 1.0, 2.0) - 0.25_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, location: T, scale: T) -> T {
    Literal(FRAC_1_PI) * T::one().atan2(standard(x, location, scale))
}
