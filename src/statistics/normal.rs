//! The normal distribution with mean `mean` and standard deviation `sd`.

use super::{LN_SQRT_TAU, standard};
use crate::scalar::{Literal, Scalar};

/// The logarithm of the density, `-z^2 / 2 - ln sd - ln sqrt(2 pi)` with `z = (x - mean) / sd`.
///
/// It is NaN for a negative sd.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::normal;
///
/// let (value, [dx, dm, ds]) = gradient(|[x, mean, sd]| normal::ln_pdf(x, mean, sd), [3.0_f64, 1.0, 2.0]);
/// assert!((value - -2.112085713764618).abs() < 1e-14);
/// assert_eq!([dx, dm, ds], [-0.5, 0.5, 0.0]);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, mean: T, sd: T) -> T {
    Literal(-0.5) * standard(x, mean, sd).powi(2) - sd.ln() - T::literal(LN_SQRT_TAU)
}

/// The probability below x, `Phi(z)` with `z = (x - mean) / sd`.
///
/// It is NaN for a negative sd.
///
/// ```
/// use gradual::derivative;
/// use gradual::statistics::normal;
///
/// let (value, slope) = derivative(|x| normal::cdf(x, 1.0.into(), 2.0.into()), 1.0_f64);
/// assert!((value - 0.5).abs() < 1e-15 && (slope - 0.19947114020071635).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, mean: T, sd: T) -> T {
    standard(x, mean, sd).normal_cdf()
}

/// The probability above x, without cancellation.
///
/// It is NaN for a negative sd.
///
/// ```
/// use gradual::statistics::normal;
///
/// assert!((normal::sf(10.0_f64, 0.0, 1.0) / 7.619853024160527e-24 - 1.0).abs() < 1e-14);
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, mean: T, sd: T) -> T {
    (-standard(x, mean, sd)).normal_cdf()
}

/// The logarithm of the probability below x, also where that underflows.
///
/// It is NaN for a negative sd.
///
/// ```
/// use gradual::statistics::normal;
///
/// assert!((normal::ln_cdf(-40.0_f64, 0.0, 1.0) - -804.6084420137538).abs() < 1e-12);
/// ```
#[must_use]
pub fn ln_cdf<T: Scalar>(x: T, mean: T, sd: T) -> T {
    standard(x, mean, sd).ln_normal_cdf()
}

/// The logarithm of the probability above x, also where that underflows.
///
/// It is NaN for a negative sd.
///
/// ```
/// use gradual::statistics::normal;
///
/// assert!((normal::ln_sf(40.0_f64, 0.0, 1.0) - -804.6084420137538).abs() < 1e-12);
/// ```
#[must_use]
pub fn ln_sf<T: Scalar>(x: T, mean: T, sd: T) -> T {
    (-standard(x, mean, sd)).ln_normal_cdf()
}
