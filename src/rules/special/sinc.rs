//! The sine cardinal `sin(x) / x` and its derivatives.

use crate::rules::of_order;
use crate::scalar::Scalar;

/// The k-th derivative of `sin(x) / x`; its slope is the next one.
#[inline(always)]
pub(crate) fn sinc_derivative<T: Scalar>(x: T, k: u32) -> (T, T) {
    (x.sinc_derivative(k), of_order(k.checked_add(1), |k| x.sinc_derivative(k)))
}
