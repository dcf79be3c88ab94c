//! The zeta functions, by Euler and Maclaurin's formula (DLMF 25.2.9, 25.11.5). The formula and its derivative in s are
//! written over any number, so rules run them on duals.

use core::f64::consts::PI;
use num_traits::Float;

use super::gamma::BERNOULLI;
use crate::scalar::Scalar;

/// Riemann's zeta function. It is +inf at 1, as seen from above, and NaN at -inf.
pub(crate) fn zeta(s: f64) -> f64 {
    if s == 1.0 { f64::INFINITY } else { zeta_with_slope(s).0 }
}

/// Hurwitz's zeta function, the sum of `(a + n)^-s` over n = 0, 1, ..., for s > 1 and a > 0. It is +inf at `s = 1` and
/// at `a = 0`, and NaN outside the domain.
pub(crate) fn hurwitz_zeta(s: f64, a: f64) -> f64 {
    hurwitz_zeta_with_slope(s, a).0
}

/// `zeta(s)` and `zeta'(s)`. Below 0, it uses the reflection (DLMF 25.4.1)
/// `zeta(s) = 2 (2 pi)^(s-1) sin(pi s / 2) Gamma(1 - s) zeta(1 - s)`.
pub(crate) fn zeta_with_slope<T: Scalar>(s: T) -> (T, T) {
    if s >= T::zero() || s.is_nan() {
        return euler_maclaurin(s, T::one());
    }
    let mirror = T::literal_sub(1.0, s);
    let (zeta, zeta_slope) = euler_maclaurin(mirror, T::one());
    // s is reduced to less than a turn, which is exact
    let (sin, cos) = T::literal_mul(0.5 * PI, s % T::literal(4.0)).sin_cos();
    // Even negative integers are the zeros.
    let sin = if (s % T::literal(2.0)).is_zero() { sin - sin.without_partials() } else { sin };
    let ln_two_pi = Float::ln(2.0 * PI);
    let power = if mirror < T::literal(170.0) {
        T::literal_mul(-ln_two_pi, mirror).exp() * mirror.gamma()
    } else {
        // Gamma overflows before the product does.
        (mirror.ln_gamma() - T::literal_mul(ln_two_pi, mirror)).exp()
    };
    let power = T::literal_mul(2.0, power);
    let logarithmic = T::literal_sub(ln_two_pi, mirror.digamma());
    let slope = sin * (logarithmic * zeta - zeta_slope) + T::literal_mul(0.5 * PI, cos) * zeta;
    (T::guarded_mul(power, sin * zeta), T::guarded_mul(power, slope))
}

/// `zeta(s, a)` and its slope in s.
pub(crate) fn hurwitz_zeta_with_slope<T: Scalar>(s: T, a: T) -> (T, T) {
    if !(s >= T::one() && a >= T::zero()) {
        (T::nan(), T::nan())
    } else if s == T::one() || a.is_zero() {
        (T::infinity(), T::neg_infinity())
    } else {
        euler_maclaurin(s, a)
    }
}

/// `sum over n < N of (a + n)^-s`, and from `b = a + N >= 10` on
/// `b^-s (b / (s - 1) + 1/2 + sum of B_2k / (2k)! s (s+1) ... (s+2k-2) / b^(2k-1))`, each with its derivative in s.
fn euler_maclaurin<T: Scalar>(s: T, a: T) -> (T, T) {
    let (mut sum, mut slope, mut b) = (T::zero(), T::zero(), a);
    // If s is large, the series needs a larger b, but then the sum soon ends by itself.
    while b < T::literal_add(10.0, s) {
        let (power, ln) = (b.powf(-s), b.ln());
        sum += power;
        slope -= T::guarded_mul(ln, power);
        b += T::one();
        let rest = power * b;
        if rest <= T::literal_mul(1e-20, sum) && rest <= T::literal_mul(1e-20, slope.abs()) {
            return (sum, slope);
        }
    }
    let r = b.recip();
    let above_1 = T::literal_sub(1.0, s);
    let head = -(b / above_1); // b / (s - 1)
    let (mut tail, mut tail_slope) = (T::literal_add(0.5, head), head / above_1);
    // s (s+1) ... (s+2k-2) / ((2k)! b^(2k-1)) and its derivative
    let (mut factor, mut factor_slope) = (T::literal_mul(0.5, s * r), T::literal_mul(0.5, r));
    for (k, &bernoulli) in BERNOULLI.iter().enumerate() {
        tail += T::literal_mul(bernoulli, factor);
        tail_slope += T::literal_mul(bernoulli, factor_slope);
        let j = 2.0 * k as f64 + 1.0;
        let scale = T::literal_mul(1.0 / ((j + 2.0) * (j + 3.0)), r * r);
        for next in [T::literal_add(j, s), T::literal_add(j + 1.0, s)] {
            (factor, factor_slope) = (factor * next, factor_slope * next + factor);
        }
        (factor, factor_slope) = (factor * scale, factor_slope * scale);
    }
    let power = b.powf(-s);
    (sum + power * tail, slope + power * (tail_slope - b.ln() * tail))
}
