//! Lambert's function: `W' = 1 / (e^W (1 + W))`.

use crate::scalar::{ONE, Scalar};

#[inline(always)]
pub(crate) fn lambert_w0<T: Scalar>(x: T) -> (T, T) {
    (x.lambert_w0(), slope(x, x.lambert_w0_above_minus_1()))
}

#[inline(always)]
pub(crate) fn lambert_wm1<T: Scalar>(x: T) -> (T, T) {
    (x.lambert_wm1(), slope(x, x.lambert_wm1_above_minus_1()))
}

/// `1 + W_0`, with the same slope.
#[inline(always)]
pub(crate) fn lambert_w0_above_minus_1<T: Scalar>(x: T) -> (T, T) {
    let above = x.lambert_w0_above_minus_1();
    (above, slope(x, above))
}

/// `1 + W_-1`, with the same slope.
#[inline(always)]
pub(crate) fn lambert_wm1_above_minus_1<T: Scalar>(x: T) -> (T, T) {
    let above = x.lambert_wm1_above_minus_1();
    (above, slope(x, above))
}

/// For `u = 1 + W` it is `e^(1 - u) / u`, and `W / (x u)` far from 0, where the exponential would lose digits.
#[inline(always)]
fn slope<T: Scalar>(x: T, above: T) -> T {
    let w = above - T::one();
    if x.is_zero() && w.is_infinite() {
        T::neg_infinity()
    } else if w.abs() > T::one() && x.is_normal() {
        w / x / above
    } else {
        (ONE - above).exp() / above
    }
}
