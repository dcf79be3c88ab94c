//! The negative binomial distribution of the number of failures before `r` successes with probability `p`. The mean is
//! `r (1 - p) / p`.

use super::{constant, not_negative, probability};
use crate::scalar::{ONE, Scalar};

/// The logarithm of the probability of k, `Gamma(k + r) / (k! Gamma(r)) p^r (1 - p)^k`, without cancellation.
///
/// It is NaN for a negative k or r and for p outside [0, 1].
///
/// ```
/// use gradual::statistics::negative_binomial;
///
/// assert!((negative_binomial::ln_pmf(2.0, 3.0, 0.5) - 0.1875_f64.ln()).abs() < 1e-14);
/// ```
#[must_use]
pub fn ln_pmf<T: Scalar>(k: T, r: T, p: T) -> T {
    r.ln_binomial_term(k, p) - (k / r).ln_1p()
}

/// The probability of k or less, `I_p(r, k + 1)`, for a whole number k.
///
/// It is 0 for k < 0. It is NaN for a negative r and for p outside [0, 1].
///
/// ```
/// use gradual::statistics::negative_binomial;
///
/// assert!((negative_binomial::cdf(1.0, 3.0, 0.5) - 0.3125_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(k: T, r: T, p: T) -> T {
    let (r, p) = (not_negative(r), probability(p));
    if k < T::zero() { constant(0.0, [r, p]) } else { r.beta_reg(ONE + k, p) }
}

/// The probability of more than k, without cancellation.
///
/// It is 1 for k < 0. It is NaN for a negative r and for p outside [0, 1].
///
/// ```
/// use gradual::statistics::negative_binomial;
///
/// assert!((negative_binomial::sf(1.0, 3.0, 0.5) - 0.6875_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(k: T, r: T, p: T) -> T {
    let (r, p) = (not_negative(r), probability(p));
    if k < T::zero() { constant(1.0, [r, p]) } else { r.beta_reg_c(ONE + k, p) }
}
