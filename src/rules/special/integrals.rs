//! Integrals of elementary functions. The slope of an integral is its integrand.

use core::f64::consts::{FRAC_2_SQRT_PI, PI};

use crate::scalar::{HALF, Literal, Scalar};

/// `E_1' = -e^-x / x`
#[inline(always)]
pub(crate) fn expint_e1<T: Scalar>(x: T) -> (T, T) {
    (x.expint_e1(), expint_e1_slope(x))
}

#[inline(always)]
pub(crate) fn expint_e1_slope<T: Scalar>(x: T) -> T {
    if x < T::zero() { T::nan() } else { -((-x).exp() / x) }
}

/// `Ei' = e^x / x`. The exponential overflows before the quotient does.
pub(crate) fn expint_ei<T: Scalar>([x]: [T; 1], _: [bool; 1]) -> [T; 1] {
    if x.abs() < T::literal(700.0) {
        return [x.exp() / x];
    }
    let root = (HALF * x).exp();
    [root / x * root]
}

/// `E_n' = -E_(n-1)`
#[inline(always)]
pub(crate) fn expint_en<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.expint_en(n), -x.expint_en(n.saturating_sub(1)))
}

/// `Si' = sin(x) / x`
pub(crate) fn sin_integral<T: Scalar>([x]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [x.sinc()]
}

/// `Ci' = cos(x) / x`, which is 0 at infinity.
pub(crate) fn cos_integral<T: Scalar>([x]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [if x.is_infinite() { x.recip() } else { x.cos() / x }]
}

/// The slope of Dawson's integral is its first derivative.
#[inline(always)]
pub(crate) fn dawson<T: Scalar>(x: T) -> (T, T) {
    (x.dawson(), x.dawson_derivative(1))
}

/// The k-th derivative of Dawson's integral; its slope is the next one.
#[inline(always)]
pub(crate) fn dawson_derivative<T: Scalar>(x: T, k: u32) -> (T, T) {
    (x.dawson_derivative(k), x.dawson_derivative(k.saturating_add(1)))
}

/// `erfi' = 2 / sqrt(pi) e^(x^2)`
pub(crate) fn erfi<T: Scalar>([x]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [Literal(FRAC_2_SQRT_PI) * x.exp_square()]
}

/// `(e^(x^2))' = 2 x e^(x^2)`
#[inline(always)]
pub(crate) fn exp_square<T: Scalar>(x: T) -> (T, T) {
    let e = x.exp_square();
    (e, T::guarded_mul(Literal(2.0) * x, e))
}

/// `S' = sin(pi x^2 / 2)`
pub(crate) fn fresnel_s<T: Scalar>([x]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [x.sin_half_pi_square()]
}

/// `C' = cos(pi x^2 / 2)`
pub(crate) fn fresnel_c<T: Scalar>([x]: [T; 1], _: [bool; 1]) -> [T; 1] {
    [x.cos_half_pi_square()]
}

/// `(sin(pi x^2 / 2))' = pi x cos(pi x^2 / 2)`
#[inline(always)]
pub(crate) fn sin_half_pi_square<T: Scalar>(x: T) -> (T, T) {
    (x.sin_half_pi_square(), Literal(PI) * x * x.cos_half_pi_square())
}

/// `(cos(pi x^2 / 2))' = -pi x sin(pi x^2 / 2)`
#[inline(always)]
pub(crate) fn cos_half_pi_square<T: Scalar>(x: T) -> (T, T) {
    (x.cos_half_pi_square(), Literal(-PI) * x * x.sin_half_pi_square())
}
