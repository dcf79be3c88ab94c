//! The normal distribution and the error functions.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};
use num_traits::Float;

use super::compensated::{exp_neg_sum, two_product};

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

/// From here on the asymptotic series of `erfcx` has all digits in double precision.
const ERFCX_SERIES_FROM: f64 = 12.0;

/// The scaled complementary error function `exp(x^2) erfc(x)`, within 5 ulps. It is 0 at +inf, and overflows to +inf
/// below -26.6.
pub(crate) fn erfcx(x: f64) -> f64 {
    if x >= ERFCX_SERIES_FROM {
        let u = 0.5 / x / x;
        let series = (0..16).rev().fold(1.0, |sum, k| 1.0 - f64::from(2 * k + 1) * u * sum);
        return 0.5 * FRAC_2_SQRT_PI * series / x;
    }
    if x < -27.0 {
        return f64::INFINITY;
    }
    let (h, l) = two_product(x, x);
    if x < 0.0 { 2.0 * exp_neg_sum(-h, -l) - erfcx(-x) } else { exp_neg_sum(-h, -l) * libm::erfc(x) }
}

/// `ln erfc(x)`, within 4 ulps away from its zero at 0.
pub(crate) fn ln_erfc(x: f64) -> f64 {
    if x < 0.5 {
        Float::ln_1p(-libm::erf(x))
    } else if x < 1e150 {
        Float::ln(erfcx(x)) - x * x
    } else {
        -x * x
    }
}

/// The logarithm of the normal distribution function, `ln Phi(x)`, within 4 ulps, also far out on both sides.
pub(crate) fn ln_normal_cdf(x: f64) -> f64 {
    if x > 0.0 {
        Float::ln_1p(-normal_cdf(-x))
    } else if x > -1.0 {
        Float::ln(normal_cdf(x))
    } else if x > -1e150 {
        Float::ln(0.5 * erfcx(-FRAC_1_SQRT_2 * x)) - 0.5 * x * x
    } else {
        -0.5 * x * x
    }
}
