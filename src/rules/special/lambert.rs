//! Lambert's function: `W' = 1 / (e^W (1 + W))`.

use crate::scalar::{ONE, Scalar};

#[inline(always)]
pub(crate) fn lambert_w0<T: Scalar>(x: T) -> (T, T) {
    (x.lambert_w0(), slope(x.lambert_w0_above_minus_1()))
}

#[inline(always)]
pub(crate) fn lambert_wm1<T: Scalar>(x: T) -> (T, T) {
    (x.lambert_wm1(), slope(x.lambert_wm1_above_minus_1()))
}

/// `1 + W_0`, with the same slope.
#[inline(always)]
pub(crate) fn lambert_w0_above_minus_1<T: Scalar>(x: T) -> (T, T) {
    let above = x.lambert_w0_above_minus_1();
    (above, slope(above))
}

/// `1 + W_-1`, with the same slope.
#[inline(always)]
pub(crate) fn lambert_wm1_above_minus_1<T: Scalar>(x: T) -> (T, T) {
    let above = x.lambert_wm1_above_minus_1();
    (above, slope(above))
}

/// `e^(1 - u) / u` for `u = 1 + W`
#[inline(always)]
fn slope<T: Scalar>(above: T) -> T {
    (ONE - above).exp() / above
}
