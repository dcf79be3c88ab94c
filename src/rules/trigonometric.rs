//! Trigonometry, in radians.

use super::{FAR, ONE, one_minus_square};
use crate::scalar::Scalar;

/// `sin' = cos`
#[inline(always)]
pub(crate) fn sin<T: Scalar>(x: T) -> (T, T) {
    x.sin_cos()
}

/// `cos' = -sin`
#[inline(always)]
pub(crate) fn cos<T: Scalar>(x: T) -> (T, T) {
    let (sin, cos) = x.sin_cos();
    (cos, -sin)
}

/// `sin' = cos` and `cos' = -sin` at once
#[inline(always)]
pub(crate) fn sin_cos<T: Scalar>(x: T) -> [(T, T); 2] {
    let (sin, cos) = x.sin_cos();
    [(sin, cos), (cos, -sin)]
}

/// `tan' = 1 + tan^2`
#[inline(always)]
pub(crate) fn tan<T: Scalar>(x: T) -> (T, T) {
    let t = x.tan();
    (t, ONE + t.powi(2))
}

/// `asin' = 1 / sqrt(1 - x^2)`
#[inline(always)]
pub(crate) fn asin<T: Scalar>(x: T) -> (T, T) {
    (x.asin(), asin_slope(x))
}

#[inline(always)]
pub(crate) fn asin_slope<T: Scalar>(x: T) -> T {
    one_minus_square(x).sqrt().recip()
}

/// `acos' = -1 / sqrt(1 - x^2)`
#[inline(always)]
pub(crate) fn acos<T: Scalar>(x: T) -> (T, T) {
    (x.acos(), -asin_slope(x))
}

/// `atan' = 1 / (1 + x^2)`. For large x, where x^2 would overflow, it is `(1 / x)^2`.
#[inline(always)]
pub(crate) fn atan<T: Scalar>(x: T) -> (T, T) {
    (x.atan(), atan_slope(x))
}

#[inline(always)]
pub(crate) fn atan_slope<T: Scalar>(x: T) -> T {
    if x.abs() < T::literal(FAR) { (ONE + x.powi(2)).recip() } else { x.recip().powi(2) }
}

/// `d/dy atan2(y, x) = x / (x^2 + y^2)` and `d/dx atan2(y, x) = -y / (x^2 + y^2)`, which are the real and the
/// imaginary part of 1 / (x + iy). Both are NaN at the origin.
#[inline(always)]
pub(crate) fn atan2<T: Scalar>(y: T, x: T) -> (T, T, T) {
    let [re, im] = T::complex_recip(x, y);
    (y.atan2(x), re, im)
}
