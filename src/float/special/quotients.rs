//! The quotients by x of nalgebra, which are 1 at 0.

use num_traits::Float;

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
