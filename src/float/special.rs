//! Special functions of a plain `f64`: their values, and the building blocks of their slopes. This file uses no trait
//! of this crate.
//!
//! The stated errors are the largest that were seen in comparison with mpmath, on the tables in `tests/data` and on
//! thousands of random arguments for each function. They are in ulps (steps between neighbouring floats). They hold
//! with the `exp`, `ln`, `sin` and `pow` of the C library and with those of libm. Every function returns NaN for NaN,
//! and nothing panics.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI, PI};
use num_traits::Float;

// ---------------------------------------------------------------------------------- building blocks

/// `a b = h + l` exactly, by Dekker's product. The halves of Veltkamp's split have at most 26 bits, so their products
/// are exact. This holds for `|a|, |b| < 2^500`, unless the product is subnormal. (On baseline x86-64 an fma would be a
/// slow call.)
#[inline(always)]
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let split = |v: f64| {
        let c = 134_217_729.0 * v; // 2^27 + 1
        let high = c - (c - v);
        (high, v - high)
    };
    let (h, (ah, al), (bh, bl)) = (a * b, split(a), split(b));
    (h, ((ah * bh - h) + ah * bl + al * bh) + al * bl)
}

/// `exp(-(h + l)) = exp(-h) (1 - l)` for `|l| < 1e-13`.
#[inline(always)]
fn exp_neg_sum(h: f64, l: f64) -> f64 {
    let e = Float::exp(-h);
    e - e * l
}

// ------------------------------------------------------------------------------------ the bell curve

/// `exp(-x^2)`, within 1 ulp, underflow included.
///
/// `exp(-(x * x))` is off by up to 125 ulps, because of the rounding error `l` of `x * x`. Here
/// `x^2 = h + l` exactly.
#[inline(always)]
pub(crate) fn exp_neg_square(x: f64) -> f64 {
    // Beyond 28 the result is 0, and x * x could overflow.
    let x = clamp(x, 28.0);
    let (h, l) = two_product(x, x);
    exp_neg_sum(h, l)
}

/// `exp(-x^2 / 2)`, within 1 ulp, underflow included. It is computed like `exp_neg_square`.
#[inline(always)]
pub(crate) fn exp_neg_half_square(x: f64) -> f64 {
    // Beyond 40 the result is 0.
    let x = clamp(x, 40.0);
    let (h, l) = two_product(x, x);
    exp_neg_sum(0.5 * h, 0.5 * l)
}

/// `x`, or `-bound` or `bound` if x is beyond it. NaN stays NaN.
#[inline(always)]
fn clamp(x: f64, bound: f64) -> f64 {
    if x.abs() > bound { bound.copysign(x) } else { x }
}

/// The error function from libm, within 1 ulp.
#[inline(always)]
pub(crate) fn erf(x: f64) -> f64 {
    libm::erf(x)
}

/// The complementary error function from libm, within 2 ulps.
#[inline(always)]
pub(crate) fn erfc(x: f64) -> f64 {
    libm::erfc(x)
}

/// `1 / sqrt(2 pi)`
pub(crate) const FRAC_1_SQRT_TAU: f64 = 0.3989422804014327;

/// The normal density `exp(-x^2 / 2) / sqrt(2 pi)`, within 2 ulps.
#[inline(always)]
pub(crate) fn normal_pdf(x: f64) -> f64 {
    FRAC_1_SQRT_TAU * exp_neg_half_square(x)
}

/// The normal distribution function `erfc(-x / sqrt 2) / 2`, within 3 ulps down to its underflow at -38.5.
///
/// For negative `x`, the rounding error `d` of the argument `h` would cost up to 800 ulps. One term corrects it:
/// `erfc(h + d) = erfc(h) - 2 / sqrt(pi) exp(-x^2 / 2) d`. The slope has the same exponential.
#[inline(always)]
pub(crate) fn normal_cdf(x: f64) -> f64 {
    const FRAC_1_SQRT_2_LOW: f64 = -4.833646656726457e-17; // 1 / sqrt 2 - FRAC_1_SQRT_2
    let x = clamp(x, 40.0); // 0 or 1 beyond
    let (h, l) = two_product(-x, FRAC_1_SQRT_2);
    let d = l - x * FRAC_1_SQRT_2_LOW;
    0.5 * (libm::erfc(h) - FRAC_2_SQRT_PI * exp_neg_half_square(x) * d)
}

// ----------------------------------------------------------------------------- the gamma family

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
const BERNOULLI: [f64; 10] = [
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
const DIGAMMA_SERIES: [f64; 8] = [
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

/// The trigamma function, within 4 ulps for x > 0.
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

// ------------------------------------------------------------------------------------------- sin(x) / x

/// The `k`-th derivative of `sin(x) / x`. For `k <= 1` it is within 2 ulps, except near its zeros
/// (`|value| < 0.1 / |x|`). Its absolute error is within 3.2e-16 for `k <= 6`, 1.4e-15 for `k = 10`, 3.5e-14 for
/// `k = 20` and 2e-10 for `k = 40`. The time grows with `k`.
///
/// At an infinite `x` it is 0, the limit.
///
/// Near 0 the recurrence divides by `x` again and again, and for large `x` the series cancels. The two are equally
/// accurate around `|x| = (k + 3) / 2`.
pub(crate) fn sinc_derivative(x: f64, k: u32) -> f64 {
    if x.is_infinite() {
        return 0.0;
    }
    if x.abs() < 0.5 * (k as f64 + 3.0) { sinc_series(k, x) } else { sinc_recurrence(k, x) }
}

/// The sine cardinal `sin(x) / x`, within 3 ulps away from its zeros.
pub(crate) fn sinc(x: f64) -> f64 {
    sinc_derivative(x, 0)
}

/// `sum over even n = j + k of (-1)^(n/2) x^j / (j! (n + 1))`, which is the derivative of the power series term by
/// term.
fn sinc_series(k: u32, x: f64) -> f64 {
    let first = k % 2; // j has the parity of k
    let mut j = first as f64;
    let mut power = if first == 1 { x } else { 1.0 }; // +- x^j / j!
    if k.div_ceil(2) % 2 == 1 {
        power = -power;
    }
    let mut sum = power / (j + k as f64 + 1.0);
    let mut term = sum;
    while term.abs() > 1e-17 * sum.abs() {
        j += 2.0;
        power *= -(x / j) * (x / (j - 1.0));
        term = power / (j + k as f64 + 1.0);
        sum += term;
    }
    sum
}

/// `f_0 = sin(x) / x`, `f_i = (sin^(i)(x) - i f_(i-1)) / x`, which is the `i`-th derivative of `x f_0 = sin x`. It is
/// stable for `|x| > i`, and accurate enough down to half of that.
fn sinc_recurrence(k: u32, x: f64) -> f64 {
    let (s, c) = x.sin_cos();
    let mut f = s / x;
    for i in 1..=k {
        let derivative = match i % 4 {
            0 => s,
            1 => c,
            2 => -s,
            _ => -c,
        };
        f = (derivative - i as f64 * f) / x;
    }
    f
}

// ------------------------------------------------------------------------------------- Bessel functions

/// The Bessel function of the first kind `J_n(x)` from libm, for all integers `n` and all `x`. The unit of its error is
/// 2.2e-16 times `|value|`, or, for `|x| > |n|`, times the amplitude `sqrt(2 / (pi |x|))` if this is larger. In this
/// unit the error is at most 2 for `|n| <= 1`, 5 for `|n| <= 20`, and 15 for `|n| = 50`.
///
/// `J_-n(x) = J_n(-x) = (-1)^n J_n(x)`. It is 0 at +-inf. It takes time in proportion to `|n|` (18 s for
/// `n = i32::MAX`).
pub(crate) fn bessel_jn(x: f64, n: i32) -> f64 {
    libm::jn(n, x)
}

/// The Bessel function of the second kind `Y_n(x)` from libm, for all integers `n` and `x >= 0`. In the same unit, the
/// error is at most 2 for `|n| <= 2`, 3.1 for `|n| = 5`, 6 for `|n| = 20`, and 11 for `|n| = 50`.
///
/// `Y_-n = (-1)^n Y_n`. It is -inf at 0 and at -0 (+inf for negative odd `n`), NaN for `x < 0`, and 0 at +inf.
pub(crate) fn bessel_yn(x: f64, n: i32) -> f64 {
    libm::yn(n, x)
}

/// `J_0`
pub(crate) fn bessel_j0(x: f64) -> f64 {
    bessel_jn(x, 0)
}

/// `J_1`
pub(crate) fn bessel_j1(x: f64) -> f64 {
    bessel_jn(x, 1)
}

/// `Y_0`
pub(crate) fn bessel_y0(x: f64) -> f64 {
    bessel_yn(x, 0)
}

/// `Y_1`
pub(crate) fn bessel_y1(x: f64) -> f64 {
    bessel_yn(x, 1)
}

// --------------------------------------------------------------------------------- the logistic function

/// `1 / (1 + exp(-x))`, from the exponential of `-|x|`, which cannot overflow.
#[inline(always)]
pub(crate) fn sigmoid(x: f64) -> f64 {
    let e = Float::exp(-x.abs());
    if x.is_sign_negative() { e / (1.0 + e) } else { 1.0 / (1.0 + e) }
}

/// `ln(1 + exp(x)) = max(x, 0) + ln(1 + exp(-|x|))`
#[inline(always)]
pub(crate) fn softplus(x: f64) -> f64 {
    if x.is_nan() { x } else { x.max(0.0) + Float::ln_1p(Float::exp(-x.abs())) }
}

// ------------------------------------------------------------------------- quotients by x, as in nalgebra

/// `sin(x) / x`, which is 1 at 0.
#[inline(always)]
pub(crate) fn sin_quotient<F: Float>(x: F) -> F {
    quotient(x.sin(), x)
}

/// `sinh(x) / x`, which is 1 at 0.
#[inline(always)]
pub(crate) fn sinh_quotient<F: Float>(x: F) -> F {
    quotient(x.sinh(), x)
}

/// `cos(x) / x`, which is 1 at 0.
#[inline(always)]
pub(crate) fn cos_quotient<F: Float>(x: F) -> F {
    quotient(x.cos(), x)
}

/// `cosh(x) / x`, which is 1 at 0.
#[inline(always)]
pub(crate) fn cosh_quotient<F: Float>(x: F) -> F {
    quotient(x.cosh(), x)
}

#[inline(always)]
fn quotient<F: Float>(y: F, x: F) -> F {
    if x.is_zero() { F::one() } else { y / x }
}
