//! The Weibull distribution with shape `shape` and scale `scale`.

use super::{constant, not_negative};
use crate::scalar::Scalar;

/// The logarithm of the density `shape / scale z^(shape-1) e^(-z^shape)` with `z = x / scale`.
///
/// It is NaN for negative arguments.
///
/// ```
/// use gradual::statistics::weibull;
///
/// assert!((weibull::ln_pdf(2.0, 1.5, 4.0) - -1.6809562338849726_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, shape: T, scale: T) -> T {
    let (shape, scale) = (not_negative(shape), not_negative(scale));
    let z = not_negative(x) / scale;
    (shape / scale).ln() + (shape - T::one()).x_ln_y(z) - z.powf(shape)
}

/// The probability below x, `1 - e^(-z^shape)`.
///
/// It is 0 for a negative x, and NaN for a negative shape or scale.
///
/// ```
/// use gradual::statistics::weibull;
///
/// assert!((weibull::cdf(4.0, 1.5, 4.0) - (1.0 - (-1.0_f64).exp())).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, shape: T, scale: T) -> T {
    let (shape, scale) = (not_negative(shape), not_negative(scale));
    // 1 to the power of NaN is 1
    if x < T::zero() || shape.is_nan() {
        return constant(0.0, [shape, scale]);
    }
    -(-(x / scale).powf(shape)).exp_m1()
}

/// The probability above x, without cancellation.
///
/// It is 1 for a negative x, and NaN for a negative shape or scale.
///
/// ```
/// use gradual::statistics::weibull;
///
/// assert_eq!(weibull::sf(4.0, 1.5, 4.0), (-1.0_f64).exp());
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, shape: T, scale: T) -> T {
    let (shape, scale) = (not_negative(shape), not_negative(scale));
    // 1 to the power of NaN is 1
    if x < T::zero() || shape.is_nan() {
        return constant(1.0, [shape, scale]);
    }
    (-(x / scale).powf(shape)).exp()
}
