//! The sine cardinal `sin(x) / x` and its derivatives.

use crate::scalar::Scalar;

/// The k-th derivative of `sin(x) / x`; its slope is the next one.
#[inline(always)]
pub(crate) fn sinc_derivative<T: Scalar>(x: T, k: u32) -> (T, T) {
    (x.sinc_derivative(k), x.sinc_derivative(k.saturating_add(1)))
}
