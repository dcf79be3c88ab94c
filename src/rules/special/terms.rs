//! The terms of the Poisson and the binomial distribution. The slope of a term is the term times the slope of its
//! logarithm.

use super::beta::digamma_difference;
use crate::float::special::DIGAMMA_SERIES;
use crate::rules::if_varies;
use crate::scalar::{HALF, ONE, Scalar};

/// `d/da ln (x^a e^-x / Gamma(a + 1)) = ln x - psi(a + 1)` and `d/dx = (a - x) / x`
pub(crate) fn ln_poisson_term<T: Scalar>([a, x]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let in_a = || {
        if a < T::literal(ASYMPTOTIC_FROM) {
            x.ln() - (ONE + a).digamma()
        } else {
            ln_ratio(a, x, x - a) + ln_minus_digamma(a)
        }
    };
    let in_x = || if x.is_infinite() { -T::one() } else { (a - x) / x };
    [if_varies(varies[0], in_a), if_varies(varies[1], in_x)]
}

/// The slopes of a term, from those of its logarithm.
pub(crate) fn poisson_term<T: Scalar>(at: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let [a, x] = at;
    let term = a.poisson_term(x);
    ln_poisson_term(at, varies).map(|slope| T::guarded_mul(term, slope))
}

/// With `n = a + b`, `d/da = ln x + psi(n + 1) - psi(a + 1)`, `d/db = ln(1 - x) + psi(n + 1) - psi(b + 1)` and
/// `d/dx = (a (1 - x) - b x) / (x (1 - x))`
pub(crate) fn ln_binomial_term<T: Scalar>([a, b, x]: [T; 3], varies: [bool; 3]) -> [T; 3] {
    let (n, y) = (a + b, ONE - x);
    // how far n x is above a, and n y below b
    let above = b * x - a * y;
    let in_count = |a: T, b: T, mean: T, above: T, ln_x: T| {
        if a < T::literal(ASYMPTOTIC_FROM) {
            ln_x + digamma_difference(ONE + a, b)
        } else {
            ln_ratio(a, mean, above) + (ln_minus_digamma(a) - ln_minus_digamma(n))
        }
    };
    [
        if_varies(varies[0], || in_count(a, b, n * x, above, x.ln())),
        if_varies(varies[1], || in_count(b, a, n * y, -above, (-x).ln_1p())),
        if_varies(varies[2], || -(above / x / y)),
    ]
}

/// The slopes of a term, from those of its logarithm.
pub(crate) fn binomial_term<T: Scalar>(at: [T; 3], varies: [bool; 3]) -> [T; 3] {
    let [a, b, x] = at;
    let term = a.binomial_term(b, x);
    ln_binomial_term(at, varies).map(|slope| T::guarded_mul(term, slope))
}

/// From here on the asymptotic series of digamma has all digits.
const ASYMPTOTIC_FROM: f64 = 10.0;

/// `ln(mean / a)` where the mean is `a + above`.
fn ln_ratio<T: Scalar>(a: T, mean: T, above: T) -> T {
    if above.abs() < HALF * a { (above / a).ln_1p() } else { (mean / a).ln() }
}

/// `ln a - psi(a + 1) ~ -1 / 2a + sum B_2k / (2k a^2k)`, for a from 10 on.
fn ln_minus_digamma<T: Scalar>(a: T) -> T {
    let r = a.recip();
    let u = r.powi(2);
    DIGAMMA_SERIES.iter().rev().fold(T::zero(), |sum, &c| (T::literal(c) + sum) * u) - HALF * r
}
