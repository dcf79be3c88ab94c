//! The Poisson distribution with mean `mean`.

use super::{constant, not_negative};
use crate::scalar::{ONE, Scalar};

/// The logarithm of the probability of k, `k ln mean - mean - ln k!`, without the cancellation of the three.
///
/// It is NaN for negative arguments.
///
/// ```
/// use gradual::derivative;
/// use gradual::statistics::poisson;
///
/// let (value, slope) = derivative(|mean| poisson::ln_pmf(3.0.into(), mean), 2.0);
/// assert!((value - (4.0_f64 / 3.0 * (-2.0_f64).exp()).ln()).abs() < 1e-15);
/// assert_eq!(slope, 0.5); // k / mean - 1
/// ```
#[must_use]
pub fn ln_pmf<T: Scalar>(k: T, mean: T) -> T {
    k.ln_poisson_term(mean)
}

/// The probability of k or less, `Q(k + 1, mean)`, for a whole number k.
///
/// It is 0 for k < 0, and NaN for a negative mean.
///
/// ```
/// use gradual::statistics::poisson;
///
/// assert!((poisson::cdf(1.0, 2.0) - 3.0 * (-2.0_f64).exp()).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(k: T, mean: T) -> T {
    let mean = not_negative(mean);
    if k < T::zero() { constant(0.0, [mean]) } else { (ONE + k).gamma_q(mean) }
}

/// The probability of more than k, without cancellation.
///
/// It is 1 for k < 0, and NaN for a negative mean.
///
/// ```
/// use gradual::statistics::poisson;
///
/// assert!((poisson::sf(0.0, 2.0) - (1.0 - (-2.0_f64).exp())).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(k: T, mean: T) -> T {
    let mean = not_negative(mean);
    if k < T::zero() { constant(1.0, [mean]) } else { (ONE + k).gamma_p(mean) }
}
