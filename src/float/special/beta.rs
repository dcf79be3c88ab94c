//! Logarithms of gamma functions in sums and quotients, without the cancellation between them: the beta function and
//! its kin.

use num_traits::Float;

use super::gamma::{STIRLING_FROM, ln_gamma, stirling_difference, stirling_rest};
use super::terms::binomial_coefficient;

/// `ln(Gamma(x + d) / Gamma(x))` for `x > 0` and `x + d > 0`, without the cancellation of the two logarithms. Its error
/// is within a few ulps of `d ln x`.
///
/// By Stirling's series, with `y = x + d` and s as in [`stirling_rest`],
///
/// `ln Gamma(y) - ln Gamma(x) = d (ln y - 1) + (x - 1/2) ln(1 + d / x) + s(y) - s(x)`.
///
/// Where x or y is small, the recurrence of the gamma function moves both up.
pub(crate) fn ln_gamma_ratio(x: f64, d: f64) -> f64 {
    let y = x + d;
    if !(x > 0.0 && y > 0.0) {
        // At 0 the gamma function is infinite.
        return if x == 0.0 && y > 0.0 {
            f64::NEG_INFINITY
        } else if y == 0.0 && x > 0.0 {
            f64::INFINITY
        } else {
            f64::NAN
        };
    }
    if d == 0.0 {
        return d;
    }
    let (mut x, mut y, mut below) = (x, y, 0.0);
    while x.min(y) < STIRLING_FROM {
        below += if d.abs() < 0.5 * x { Float::ln_1p(d / x) } else { Float::ln(y) - Float::ln(x) };
        (x, y) = (x + 1.0, y + 1.0);
    }
    if x.is_infinite() || y.is_infinite() {
        return if x == y { f64::NAN } else { y - x };
    }
    let growth = Float::ln_1p(d / x);
    d * (Float::ln(y) - 1.0) + (x - 0.5) * growth + stirling_difference(x, y, d) - below
}

/// `ln B(a, b) = ln Gamma(a) + ln Gamma(b) - ln Gamma(a + b)`, without the cancellation of the three, within a few ulps
/// away from its zeros. It is +inf where a or b is 0, and NaN below.
///
/// For large a and b it is the formula of DiDonato and Morris, *Algorithm 708*, ACM Trans. Math. Softw. 18 (1992):
/// with `h = a / b` and `a <= b`,
/// `ln B = ln sqrt(2 pi / b) - (a - 1/2) ln((1 + h) / h) - b ln(1 + h) + s(a) + s(b) - s(a + b)`.
pub(crate) fn ln_beta(a: f64, b: f64) -> f64 {
    const HALF_LN_TAU: f64 = 0.9189385332046727;
    let (a, b) = if a > b { (b, a) } else { (a, b) };
    if !(a >= 0.0 && b >= 0.0) || (a == 0.0 && b.is_infinite()) {
        return f64::NAN;
    }
    if a == 0.0 {
        return f64::INFINITY;
    }
    if b.is_infinite() {
        return f64::NEG_INFINITY;
    }
    if a >= STIRLING_FROM {
        let h = a / b;
        let rest = stirling_rest(a) - stirling_difference(b, b + a, a);
        let powers = (a - 0.5) * Float::ln_1p(b / a) + b * Float::ln_1p(h);
        HALF_LN_TAU - 0.5 * Float::ln(b) + rest - powers
    } else if b >= STIRLING_FROM {
        ln_gamma(a) - ln_gamma_ratio(b, a)
    } else {
        ln_gamma(a) + (ln_gamma(b) - ln_gamma(a + b))
    }
}

/// The beta function `B(a, b) = Gamma(a) Gamma(b) / Gamma(a + b)` for `a >= 0` and `b >= 0`, within 16 ulps. It is +inf
/// where a or b is 0.
pub(crate) fn beta(a: f64, b: f64) -> f64 {
    let is_limit = a == 0.0 || b == 0.0 || a.is_infinite() || b.is_infinite();
    if !(a >= 0.0 && b >= 0.0) || is_limit {
        return ln_beta(a, b).exp();
    }
    (1.0 / a + 1.0 / b) / binomial_coefficient(a, b)
}

/// The logarithm of the binomial coefficient, `ln(Gamma(n + 1) / (Gamma(k + 1) Gamma(n - k + 1)))`, for real n and k with
/// `k > -1` and `n - k > -1`. It is -inf at these bounds, and NaN beyond.
pub(crate) fn ln_choose(n: f64, k: f64) -> f64 {
    let rest = n - k;
    let (small, large) = if k < rest { (k, rest) } else { (rest, k) };
    if small <= -1.0 {
        return if small == -1.0 { f64::NEG_INFINITY } else { f64::NAN };
    }
    if small < STIRLING_FROM {
        ln_gamma_ratio(1.0 + large, small) - ln_gamma(1.0 + small)
    } else {
        -ln_beta(1.0 + small, 1.0 + large) - Float::ln(1.0 + n)
    }
}
