//! The normal distribution and the error functions.

use core::f64::consts::FRAC_2_SQRT_PI;

use crate::float::special::FRAC_1_SQRT_TAU;
use crate::scalar::Scalar;
use crate::scalar::{HALF, Literal};

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
