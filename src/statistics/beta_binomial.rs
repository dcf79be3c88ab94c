//! The beta-binomial distribution of the number of successes in `n` trials, whose probability has a beta distribution with
//! the parameters `a` and `b`.

use super::not_negative;
use crate::scalar::Scalar;

/// The logarithm of the probability of k, `(n choose k) B(k + a, n - k + b) / B(a, b)`. The gamma functions are paired, so it keeps
/// its digits at `a = 1e10`.
///
/// It is NaN for k outside [0, n] and for a negative a or b.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::beta_binomial;
///
/// let (value, [da, db]) = gradient(|[a, b]| beta_binomial::ln_pmf(3.0.into(), 10.0.into(), a, b), [1e10, 2e10]);
/// assert!((value - (120.0 * 128.0 / 59049.0_f64).ln()).abs() < 1e-9); // almost binomial, with p = 1/3
/// assert!((da / -3.3333333313333333e-11 - 1.0).abs() < 1e-12 && (db / 1.6666666664166667e-11 - 1.0).abs() < 1e-12);
/// ```
#[must_use]
pub fn ln_pmf<T: Scalar>(k: T, n: T, a: T, b: T) -> T {
    let [k, rest, a, b] = [k, n - k, a, b].map(not_negative);
    n.ln_choose(k) + a.ln_gamma_ratio(k) + b.ln_gamma_ratio(rest) - (a + b).ln_gamma_ratio(n)
}
