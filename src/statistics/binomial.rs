//! The binomial distribution of the number of successes in `n` trials with probability `p`.

use super::{constant, not_negative, probability};
use crate::scalar::{ONE, Scalar};

/// The logarithm of the probability of k, `ln(n choose k) + k ln p + (n - k) ln(1 - p)`, without the cancellation of the
/// three.
///
/// It is NaN for k outside [0, n] and for p outside [0, 1].
///
/// ```
/// use gradual::derivative;
/// use gradual::statistics::binomial;
///
/// let (value, slope) = derivative(|p| binomial::ln_pmf(1.0.into(), 3.0.into(), p), 0.25);
/// assert!((value - 0.421875_f64.ln()).abs() < 1e-14);
/// assert!((slope - 4.0 / 3.0).abs() < 1e-14); // k / p - (n - k) / (1 - p)
/// ```
#[must_use]
pub fn ln_pmf<T: Scalar>(k: T, n: T, p: T) -> T {
    k.ln_binomial_term(n - k, p)
}

/// The probability of k or less, `1 - I_p(k + 1, n - k)`, for a whole number k.
///
/// It is 0 for k < 0 and 1 for k >= n. It is NaN for a negative n and for p outside [0, 1].
///
/// ```
/// use gradual::statistics::binomial;
///
/// assert!((binomial::cdf(1.0, 3.0, 0.25) - 0.84375_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(k: T, n: T, p: T) -> T {
    let (n, p) = (not_negative(n), probability(p));
    if k < T::zero() {
        constant(0.0, [n, p])
    } else if k >= n {
        constant(1.0, [n, p])
    } else {
        (ONE + k).beta_reg_c(n - k, p)
    }
}

/// The probability of more than k, without cancellation.
///
/// It is 1 for k < 0 and 0 for k >= n. It is NaN for a negative n and for p outside [0, 1].
///
/// ```
/// use gradual::statistics::binomial;
///
/// assert!((binomial::sf(1.0, 3.0, 0.25) - 0.15625_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(k: T, n: T, p: T) -> T {
    let (n, p) = (not_negative(n), probability(p));
    if k < T::zero() {
        constant(1.0, [n, p])
    } else if k >= n {
        constant(0.0, [n, p])
    } else {
        (ONE + k).beta_reg(n - k, p)
    }
}
