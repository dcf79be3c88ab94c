//! Hyperbolic functions and their inverses.

use super::{FAR, Literal, ONE, one_minus_square};
use crate::scalar::{Curved, Scalar};

/// `sinh' = cosh`
#[inline(always)]
pub(crate) fn sinh<T: Scalar>(x: T) -> (T, T) {
    (x.sinh(), x.cosh())
}

/// `cosh' = sinh`
#[inline(always)]
pub(crate) fn cosh<T: Scalar>(x: T) -> (T, T) {
    (x.cosh(), x.sinh())
}

#[inline(always)]
pub(crate) fn tanh<T: Scalar>(x: T) -> (T, T) {
    T::curved(Tanh, x)
}

#[derive(Clone, Copy)]
struct Tanh;

impl Curved for Tanh {
    /// `tanh' = 1 - tanh^2`. Where that cancels, it is `sech^2 = 4e / (1 + e)^2` with e = exp(-2|x|).
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T) -> (T, T) {
        let t = x.tanh();
        let slope = if t.abs() < T::literal(0.5) {
            ONE - t.powi(2)
        } else {
            let e = (Literal(-2.0) * x.abs()).exp();
            Literal(4.0) * e / (ONE + e).powi(2)
        };
        (t, slope)
    }

    /// `tanh'' = -2 tanh tanh'`
    #[inline(always)]
    fn curvature<T: Scalar>(self, _: T, t: T, slope: T) -> T {
        Literal(-2.0) * t * slope
    }

    #[inline(always)]
    fn saturates(self) -> bool {
        true
    }
}

/// `asinh' = 1 / sqrt(1 + x^2)`, with `hypot` for the root, which does not overflow
#[inline(always)]
pub(crate) fn asinh<T: Scalar>(x: T) -> (T, T) {
    (x.asinh(), asinh_slope(x))
}

#[inline(always)]
pub(crate) fn asinh_slope<T: Scalar>(x: T) -> T {
    x.hypot(T::one()).recip()
}

/// `acosh' = 1 / sqrt((x - 1)(x + 1))`. For large x, where the product would overflow, it is 1 / x.
#[inline(always)]
pub(crate) fn acosh<T: Scalar>(x: T) -> (T, T) {
    (x.acosh(), acosh_slope(x))
}

#[inline(always)]
pub(crate) fn acosh_slope<T: Scalar>(x: T) -> T {
    if x < T::literal(FAR) { ((Literal(-1.0) + x) * (ONE + x)).sqrt().recip() } else { x.recip() }
}

/// `atanh' = 1 / (1 - x^2)`
#[inline(always)]
pub(crate) fn atanh<T: Scalar>(x: T) -> (T, T) {
    (x.atanh(), atanh_slope(x))
}

#[inline(always)]
pub(crate) fn atanh_slope<T: Scalar>(x: T) -> T {
    one_minus_square(x).recip()
}
