//! The gamma function, its logarithm and the derivatives of that.

use core::f64::consts::PI;
use num_traits::Float;

use super::compensated::two_product;

/// `Gamma(x)`, within 1 ulp for `0 < x < 24`, 4 ulps above, and 7 ulps for negative `x` (by libm's reflection). It is
/// exact at 1, 2, ..., 23. For positive `x`, libm's own function is off by up to 8 ulps, and by up to 5 ulps near 1.
/// That is too much for the slope `Gamma psi`.
///
/// It is +-inf at +-0, +inf from 171.7 on, and NaN at the negative integers and at -inf.
pub(crate) fn gamma(x: f64) -> f64 {
    if x < 0.0 {
        libm::tgamma(x)
    } else if x < 1.0 {
        // Gamma(x) = Gamma(1 + x) / x
        ln_gamma(1.0 + x).exp() / x
    } else if x < 24.0 {
        gamma_product(x)
    } else if x < 172.0 {
        gamma_stirling(x)
    } else {
        // The value overflows. NaN stays NaN.
        x * f64::MAX
    }
}

/// `Gamma(x) = (x-1) (x-2) ... (x-k) Gamma(x-k)` for `1 <= x < 24`, where `1 <= x-k < 2`. There `|ln Gamma| < 1/8`, so
/// the exponential is as accurate as `exp` itself. The factors are exact, and their product is kept as `h + l`.
fn gamma_product(x: f64) -> f64 {
    let (mut h, mut l) = (1.0, 0.0);
    let mut y = x;
    while y >= 2.0 {
        y -= 1.0;
        let (product, error) = two_product(h, y);
        (h, l) = (product, l * y + error);
    }
    let g = ln_gamma(y).exp();
    h * g + l * g
}

/// `Gamma(x) = sqrt(2 pi) x^(x - 1/2) exp(-x) exp(s)` with `s ~ sum B_2k / (2k (2k-1) x^(2k-1))`, for `x >= 24`. The
/// power is computed as the square of a power that cannot overflow and whose exponent is exact.
fn gamma_stirling(x: f64) -> f64 {
    const SQRT_TAU: f64 = 2.5066282746310007;
    const SQRT_TAU_LOW: f64 = -1.8328579980459167e-16; // the next 53 bits
    let r = 1.0 / x;
    let u = r * r;
    let s = r * (1.0 / 12.0 - u * (1.0 / 360.0 - u * (1.0 / 1260.0 - u * (1.0 / 1680.0 - u / 1188.0))));
    let root = x.powf(0.5 * x - 0.25);
    (SQRT_TAU + (SQRT_TAU * s.exp_m1() + SQRT_TAU_LOW)) * root * Float::exp(-x) * root
}

/// `ln |Gamma(x)|` from libm, within 2 ulps for `x > 0`. For `x < 0` it has more zeros, and is within
/// `7e-16 max(1, |value|)`.
///
/// It is +inf at 0, at the negative integers and at both infinities.
pub(crate) fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// The Bernoulli numbers `B_2, B_4, ...`.
pub(super) const BERNOULLI: [f64; 10] = [
    1.0 / 6.0,
    -1.0 / 30.0,
    1.0 / 42.0,
    -1.0 / 30.0,
    5.0 / 66.0,
    -691.0 / 2730.0,
    7.0 / 6.0,
    -3617.0 / 510.0,
    43867.0 / 798.0,
    -174611.0 / 330.0,
];

/// `B_2k / 2k`, the coefficients of digamma's asymptotic series.
pub(crate) const DIGAMMA_SERIES: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 120.0,
    1.0 / 252.0,
    -1.0 / 240.0,
    1.0 / 132.0,
    -691.0 / 32760.0,
    1.0 / 12.0,
    -3617.0 / 8160.0,
];

/// The logarithmic derivative of Gamma, `psi(x) = Gamma'(x) / Gamma(x)`. It is within 3 ulps for `x > 0`, also near the
/// zero at 1.46. For `x < 0` it has a zero in each unit, and is within `5.4e-16 max(pi, |value|)`.
///
/// It is -inf at +0, +inf at -0, and NaN at the negative integers and at -inf.
pub(crate) fn digamma(x: f64) -> f64 {
    if x.abs() < 0.5 {
        // psi(x) = psi(1 + x) - 1 / x takes the pole apart. For x > 0 both terms are negative.
        digamma_near_root(1.0 + x) - 1.0 / x
    } else if x < 0.0 {
        // psi(x) = psi(1 - x) - pi / tan(pi x), where x is reduced exactly to |f| <= 1/2
        let f = x - x.round();
        if f == 0.0 {
            return f64::NAN;
        }
        digamma(1.0 - x) - PI / (PI * f).tan()
    } else if x < 10.0 {
        digamma_near_root(x)
    } else {
        // psi(x) ~ ln x - 1 / 2x - sum B_2k / (2k x^2k). The first omitted term is below 4e-18.
        let r = 1.0 / x;
        let u = r * r;
        let series = DIGAMMA_SERIES.iter().rev().fold(0.0, |sum, c| (sum + c) * u);
        x.ln() - (0.5 * r + series)
    }
}

/// `psi(x)` for `0.5 <= x < 10`, with full relative accuracy at the root `r` too.
///
/// With `d = x - r`, and `a = x + 10`, `b = r + 10`,
///
/// `psi(x) = psi(x) - psi(r) = d (sum_{n < 10} 1 / ((x + n)(r + n)) + (psi(a) - psi(b)) / d)`
///
/// Every term of the sum is positive. By the asymptotic series, with `p(u) = sum B_2k / 2k u^k`,
///
/// `(psi(a) - psi(b)) / d = ln(1 + d / b) / d + 1 / 2ab + (a + b) / (ab)^2 (p(1/a^2) - p(1/b^2)) / (1/a^2 - 1/b^2)`.
fn digamma_near_root(x: f64) -> f64 {
    const N: usize = 10;
    const ROOT: f64 = 1.4616321449683622;
    const ROOT_LOW: f64 = 9.549995429965697e-17; // the root's next 53 bits
    let d = (x - ROOT) - ROOT_LOW;
    let (a, b) = (x + N as f64, ROOT + N as f64);

    // the difference quotient of p between u and v, by the derivative of Horner's scheme
    let (u, v) = (1.0 / (a * a), 1.0 / (b * b));
    let (mut quotient, mut p) = (0.0, 0.0);
    for c in DIGAMMA_SERIES.iter().rev() {
        quotient = quotient * u + (p + c);
        p = (p + c) * v;
    }

    let ab = a * b;
    let mut sum = (d / b).ln_1p() / d + 0.5 / ab + (a + b) / (ab * ab) * quotient;
    for n in (0..N).rev() {
        sum += 1.0 / ((x + n as f64) * (ROOT + n as f64));
    }
    d * sum
}

/// The trigamma function, within 3 ulps for x > 0.
pub(crate) fn trigamma(x: f64) -> f64 {
    polygamma(x, 1)
}

/// The `m`-th derivative of digamma, `(-1)^(m+1) m! zeta(m + 1, x)`. For `m = 0` it is digamma itself.
///
/// For `x > 0` it is within 2 ulps for `m = 1`, 4 for `m <= 5` and 9 for `m <= 20`. For `x < 0` it is within 2, 4 and 5
/// ulps for `m = 1, 3, 5`. For even `m` it has zeros there; its error is within 3 (`m <= 4`) to 6 (`m = 20`) times
/// 2.2e-16 of the nearest pole's term `m! / |f|^(m+1)`. For `x < 0` and `m > 150` these terms overflow, and the value
/// is NaN. For `m > 700` it is NaN everywhere, because `factorial_over_power` does not go that far.
///
/// At +-0 it is the infinity of `(-1)^(m+1) / x^(m+1)`. At the negative integers it is +inf for odd `m`, and NaN for
/// even `m`, where the one-sided limits differ. At -inf it is NaN.
pub(crate) fn polygamma(x: f64, m: u32) -> f64 {
    if m == 0 {
        return digamma(x);
    }
    if m > 700 {
        return f64::NAN;
    }
    let sign = if m % 2 == 1 { 1.0 } else { -1.0 };
    if x > 0.0 {
        return sign * factorial_zeta(m, x);
    }
    if x == 0.0 {
        return sign * factorial_over_power(m, x);
    }
    // The sum of 1 / (x + n)^(m+1) over n >= 0 is the sum over all integers n less the sum over n < 0.
    // With f = x - round(x), which is exact, and Z = m! zeta(m + 1, .), this gives
    // sign psi_m(x) = m! / f^(m+1) + Z(1 + f) + sign (Z(1 - f) - Z(1 - x)).
    let f = x - x.round();
    if f == 0.0 {
        return if sign > 0.0 { f64::INFINITY } else { f64::NAN };
    }
    let pole = factorial_over_power(m, f);
    sign * (pole + factorial_zeta(m, 1.0 + f)) + (factorial_zeta(m, 1.0 - f) - factorial_zeta(m, 1.0 - x))
}

/// `m! zeta(m + 1, x)` for `x > 0` and `m >= 1`: the sum of the terms below `a = x + N`, plus Euler-Maclaurin's formula
/// from there on,
///
/// `sum_{n < N} m! / (x + n)^(m+1) + (m-1)! / a^m (1 + m / 2a + sum_k B_2k / (2k)! m (m+1) ... (m+2k-1) / a^2k)`.
fn factorial_zeta(m: u32, x: f64) -> f64 {
    let mf = m as f64;
    // With a >= m + 10, the first term that the asymptotic series omits is below 1e-17.
    let terms = (mf + 10.0 - x).ceil().max(0.0);
    let a = x + terms;
    let r = 1.0 / a;
    let mut series = 0.0;
    let mut factor = 1.0; // m (m+1) ... (m+2k-1) / ((2k)! a^2k)
    for (k, bernoulli) in BERNOULLI.iter().enumerate() {
        let j = 2.0 * k as f64;
        factor *= ((mf + j) * r / (j + 1.0)) * ((mf + j + 1.0) * r / (j + 2.0));
        series += bernoulli * factor;
    }
    let last = factorial_over_power(m - 1, a);
    let mut sum = last + last * (0.5 * mf * r + series);
    // the small terms first
    let mut n = terms;
    while n > 0.0 {
        n -= 1.0;
        sum += factorial_over_power(m, x + n);
    }
    sum
}

/// `m! / y^(m+1)`, as `1 / |y|` times all `j / |y|`. For `m <= 700` the product stays in range if the result does.
fn factorial_over_power(m: u32, y: f64) -> f64 {
    let y_abs = y.abs();
    let mut product = 1.0 / y_abs;
    for j in 1..=m {
        product *= j as f64 / y_abs;
    }
    if m.is_multiple_of(2) { product.copysign(y) } else { product }
}

/// From here on Stirling's series has all digits.
pub(super) const STIRLING_FROM: f64 = 10.0;

/// `B_2k / (2k (2k - 1))`, the coefficients of Stirling's series.
const STIRLING_SERIES: [f64; 8] = [
    1.0 / 12.0,
    -1.0 / 360.0,
    1.0 / 1260.0,
    -1.0 / 1680.0,
    1.0 / 1188.0,
    -691.0 / 360360.0,
    1.0 / 156.0,
    -3617.0 / 122400.0,
];

/// `s(x) = ln Gamma(x) - (x - 1/2) ln x + x - ln sqrt(2 pi) ~ sum B_2k / (2k (2k-1) x^(2k-1))`, for `x >= STIRLING_FROM`.
pub(super) fn stirling_rest(x: f64) -> f64 {
    let r = 1.0 / x;
    let u = r * r;
    r * STIRLING_SERIES.iter().rev().fold(0.0, |sum, c| sum * u + c)
}

/// `s(y) - s(x)` for `y = x + d`, by the difference quotient of the series, which does not cancel.
pub(super) fn stirling_difference(x: f64, y: f64, d: f64) -> f64 {
    let (p, q) = (1.0 / x, 1.0 / y);
    let (u, v) = (p * p, q * q);
    // the series at u, and its difference quotient between u and v
    let (mut series, mut quotient) = (0.0, 0.0);
    for c in STIRLING_SERIES.iter().rev() {
        quotient = quotient * v + series;
        series = series * u + c;
    }
    // q S(v) - p S(u) = (q - p) (S(u) + q (q + p) (S(v) - S(u)) / (v - u))
    -d * p * q * (series + q * (q + p) * quotient)
}

/// `ln Gamma(1 + x)` for `0 <= x <= 1/2`, with all digits near 0: `-ln(1 + x) + (1 - gamma) x + sum (-1)^k (zeta(k) - 1) x^k / k`
/// from k = 2 on, with Euler's constant gamma. DLMF 5.7.3.
pub(super) fn ln_gamma_1p(x: f64) -> f64 {
    const ONE_MINUS_EULER: f64 = 0.42278433509846713;
    /// `zeta(k) - 1` from k = 2 on
    const ZETA_MINUS_1: [f64; 28] = [
        0.6449340668482264,
        0.2020569031595943,
        0.08232323371113819,
        0.03692775514336993,
        0.01734306198444914,
        0.008349277381922827,
        0.00407735619794434,
        0.0020083928260822143,
        0.0009945751278180853,
        0.0004941886041194645,
        0.0002460865533080483,
        0.00012271334757848915,
        6.124813505870483e-05,
        3.058823630702049e-05,
        1.528225940865187e-05,
        7.637197637899763e-06,
        3.81729326499984e-06,
        1.908212716553939e-06,
        9.539620338727962e-07,
        4.769329867878064e-07,
        2.38450502727733e-07,
        1.1921992596531106e-07,
        5.960818905125948e-08,
        2.980350351465228e-08,
        1.4901554828365043e-08,
        7.45071178983543e-09,
        3.725334024788457e-09,
        1.862659723513049e-09,
    ];
    let series =
        ZETA_MINUS_1.iter().enumerate().rev().fold(0.0, |sum, (i, zeta)| -x * (sum - zeta / (i + 2) as f64));
    x * (ONE_MINUS_EULER + series) - Float::ln_1p(x)
}
