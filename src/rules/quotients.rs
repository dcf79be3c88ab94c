//! Functions divided by their argument, with the value 1 at 0. nalgebra defines four of them that way: `sinc`,
//! `sinhc`, `cosc` and `coshc`.

use super::{Literal, ONE, guarded_square};
use crate::scalar::Scalar;

/// `(sin(x) / x)' = (cos x - sin(x) / x) / x`; near 0 a series
#[inline(always)]
pub(crate) fn sin_quotient<T: Scalar>(x: T) -> (T, T) {
    (x.sin_quotient(), x.sinc_derivative(1))
}

/// `(sinh(x) / x)' = sinh(x) / x (coth x - 1 / x)`. Near 0, where that cancels, it is the series
/// `x/3 (1 + x^2/10 (1 + x^2/28 (1 + ...)))` with the divisors `2k (2k + 3)`.
#[inline(always)]
pub(crate) fn sinh_quotient<T: Scalar>(x: T) -> (T, T) {
    let value = x.sinh_quotient();
    let slope = if sinh_quotient_is_near_0(x) {
        sinh_quotient_slope_near_0(x)
    } else {
        value * (x.tanh().recip() - x.recip())
    };
    (value, slope)
}

#[inline(always)]
pub(crate) fn sinh_quotient_is_near_0<T: Scalar>(x: T) -> bool {
    x.abs() < T::literal(2.0)
}

#[inline(always)]
pub(crate) fn sinh_quotient_slope_near_0<T: Scalar>(x: T) -> T {
    let square = x.powi(2);
    let series = (1..=16).rev().fold(T::one(), |sum, k| {
        let divisor = f64::from(2 * k * (2 * k + 3));
        ONE + Literal(1.0 / divisor) * square * sum
    });
    Literal(1.0 / 3.0) * x * series
}

/// `(cos(x) / x)' = -(sin x + cos(x) / x) / x`; -inf at the pole
#[inline(always)]
pub(crate) fn cos_quotient<T: Scalar>(x: T) -> (T, T) {
    let value = x.cos_quotient();
    let slope = if x.is_zero() { slope_at_pole(x) } else { -(x.sin() + value) / x };
    (value, slope)
}

/// `(cosh(x) / x)' = cosh(x) / x (tanh x - 1 / x)`; -inf at the pole
#[inline(always)]
pub(crate) fn cosh_quotient<T: Scalar>(x: T) -> (T, T) {
    let value = x.cosh_quotient();
    let slope = if x.is_zero() { slope_at_pole(x) } else { value * (x.tanh() - x.recip()) };
    (value, slope)
}

/// `(1 / x)'`, the term that outgrows all others near 0
#[inline(always)]
fn slope_at_pole<T: Scalar>(x: T) -> T {
    -guarded_square(x.recip())
}
