//! The normal distribution and the error functions.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI, SQRT_2};

use crate::float::special::FRAC_1_SQRT_TAU;

use crate::rules::in_double;
use crate::scalar::{HALF, Literal, ONE, Scalar, TWO};

/// `(e^(-x^2))' = -2 x e^(-x^2)`
#[inline(always)]
pub(crate) fn exp_neg_square<T: Scalar>(x: T) -> (T, T) {
    let g = x.exp_neg_square();
    (g, gauss_slope(Literal(-2.0) * x, g, || x.exp_neg_half_square()))
}

/// `(e^(-x^2/2))' = -x e^(-x^2/2)`
#[inline(always)]
pub(crate) fn exp_neg_half_square<T: Scalar>(x: T) -> (T, T) {
    let g = x.exp_neg_half_square();
    (g, gauss_slope(-x, g, || (HALF * x).exp_neg_square()))
}

/// `k g`. A subnormal g has lost digits, and a large k would make this visible. There, k is multiplied
/// twice by the root of g. Far out, where g is 0, the slope is 0 even if k is infinite.
#[inline(always)]
fn gauss_slope<T: Scalar>(k: T, g: T, root: impl FnOnce() -> T) -> T {
    if g.is_normal() {
        k * g
    } else {
        let root = root();
        T::guarded_mul(T::guarded_mul(k, root), root)
    }
}

/// `erf' = 2 / sqrt(pi) e^(-x^2)`
#[inline(always)]
pub(crate) fn erf<T: Scalar>(x: T) -> (T, T) {
    (x.erf(), erf_slope(x))
}

#[inline(always)]
pub(crate) fn erf_slope<T: Scalar>(x: T) -> T {
    Literal(FRAC_2_SQRT_PI) * x.exp_neg_square()
}

/// `erfc' = -2 / sqrt(pi) e^(-x^2)`
#[inline(always)]
pub(crate) fn erfc<T: Scalar>(x: T) -> (T, T) {
    (x.erfc(), -erf_slope(x))
}

/// `phi' = -x phi`, for the density `phi(x) = e^(-x^2/2) / sqrt(2 pi)`
#[inline(always)]
pub(crate) fn normal_pdf<T: Scalar>(x: T) -> (T, T) {
    let (_, slope) = exp_neg_half_square(x);
    (x.normal_pdf(), Literal(FRAC_1_SQRT_TAU) * slope)
}

/// `Phi' = phi`
#[inline(always)]
pub(crate) fn normal_cdf<T: Scalar>(x: T) -> (T, T) {
    (x.normal_cdf(), normal_cdf_slope(x))
}

#[inline(always)]
pub(crate) fn normal_cdf_slope<T: Scalar>(x: T) -> T {
    Literal(FRAC_1_SQRT_TAU) * x.exp_neg_half_square()
}

/// `erfcx' = 2 x erfcx - 2 / sqrt(pi)`
#[inline(always)]
pub(crate) fn erfcx<T: Scalar>(x: T) -> (T, T) {
    let value = x.erfcx();
    (value, in_double(x, |x| erfcx_slope(x, Scalar::erfcx(x)), |x| erfcx_slope(x, value)))
}

/// From here on the asymptotic series of `erfcx'` has all digits. The difference of the two terms of the slope would
/// lose more digits with every derivative.
const ERFCX_SERIES_FROM: f64 = 6.5;

/// The slope of `erfcx`; far out it is `-1 / (x^2 sqrt(pi)) (1 - 3 u (1 - 5 u (1 - 7 u ...)))` with `u = 1 / 2x^2`.
pub(crate) fn erfcx_slope<T: Scalar>(x: T, erfcx: T) -> T {
    if x < T::literal(ERFCX_SERIES_FROM) {
        return TWO * T::guarded_mul(x, erfcx) - T::literal(FRAC_2_SQRT_PI);
    }
    let r = x.recip();
    let u = HALF * r.powi(2);
    let series = (1..30).rev().fold(T::one(), |sum, k| ONE - Literal(f64::from(2 * k + 1)) * u * sum);
    Literal(-FRAC_2_SQRT_PI) * u * series
}

/// `(ln erfc)' = -2 / sqrt(pi) / erfcx`
#[inline(always)]
pub(crate) fn ln_erfc<T: Scalar>(x: T) -> (T, T) {
    (x.ln_erfc(), ln_erfc_slope(x))
}

/// The slope of `ln erfc`. Further left, erfcx would overflow.
pub(crate) fn ln_erfc_slope<T: Scalar>(x: T) -> T {
    if x < T::literal(ERFCX_SERIES_FROM) {
        Literal(-FRAC_2_SQRT_PI) * x.exp_neg_square() / x.erfc()
    } else {
        Literal(-FRAC_2_SQRT_PI) / x.erfcx()
    }
}

/// `(ln Phi)' = phi / Phi`
#[inline(always)]
pub(crate) fn ln_normal_cdf<T: Scalar>(x: T) -> (T, T) {
    (x.ln_normal_cdf(), ln_normal_cdf_slope(x))
}

/// `phi / Phi`, which far to the left is `sqrt(2 / pi) / erfcx(-x / sqrt 2)`
pub(crate) fn ln_normal_cdf_slope<T: Scalar>(x: T) -> T {
    if x > T::literal(-SQRT_2 * ERFCX_SERIES_FROM) {
        x.normal_pdf() / x.normal_cdf()
    } else {
        Literal(2.0 * FRAC_1_SQRT_TAU) / (Literal(-FRAC_1_SQRT_2) * x).erfcx()
    }
}
