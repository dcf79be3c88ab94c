//! Bessel functions of real order, and spherical ones. The slope of one is a combination of its neighbours in the order
//! (DLMF 10.6, 10.29, 10.51).

use crate::scalar::{HALF, Scalar};

/// `J_v' = (J_(v-1) - J_(v+1)) / 2`
#[inline(always)]
pub(crate) fn bessel_j<T: Scalar>(x: T, order: f64) -> (T, T) {
    (x.bessel_j(order), half_difference(order, x.bessel_j(order - 1.0), x.bessel_j(order + 1.0)))
}

/// `Y_v' = (Y_(v-1) - Y_(v+1)) / 2`
#[inline(always)]
pub(crate) fn bessel_y<T: Scalar>(x: T, order: f64) -> (T, T) {
    (x.bessel_y(order), half_difference(order, x.bessel_y(order - 1.0), x.bessel_y(order + 1.0)))
}

/// `(f(v - 1) - f(v + 1)) / 2`. Near a pole, the order of the larger magnitude grows faster.
#[inline(always)]
pub(super) fn half_difference<T: Scalar>(order: f64, before: T, after: T) -> T {
    if !before.is_infinite() || !after.is_infinite() {
        HALF * (before - after)
    } else if order < 0.0 {
        HALF * before
    } else {
        HALF * -after
    }
}

/// `I_v' = (I_(v-1) + I_(v+1)) / 2`
#[inline(always)]
pub(crate) fn bessel_i<T: Scalar>(x: T, order: f64) -> (T, T) {
    (x.bessel_i(order), HALF * (x.bessel_i(order - 1.0) + x.bessel_i(order + 1.0)))
}

/// `K_v' = -(K_(v-1) + K_(v+1)) / 2`
#[inline(always)]
pub(crate) fn bessel_k<T: Scalar>(x: T, order: f64) -> (T, T) {
    (x.bessel_k(order), -(HALF * (x.bessel_k(order - 1.0) + x.bessel_k(order + 1.0))))
}

/// The slope of `e^-|x| I_v` is its first derivative.
#[inline(always)]
pub(crate) fn bessel_i_scaled<T: Scalar>(x: T, order: f64) -> (T, T) {
    (x.bessel_i_scaled(order), x.bessel_i_scaled_derivative((order, 1)))
}

/// The slope of `e^x K_v` is its first derivative.
#[inline(always)]
pub(crate) fn bessel_k_scaled<T: Scalar>(x: T, order: f64) -> (T, T) {
    (x.bessel_k_scaled(order), x.bessel_k_scaled_derivative((order, 1)))
}

/// The m-th derivative of `e^-|x| I_v`; its slope is the next one.
#[inline(always)]
pub(crate) fn bessel_i_scaled_derivative<T: Scalar>(x: T, (order, m): (f64, u32)) -> (T, T) {
    (x.bessel_i_scaled_derivative((order, m)), x.bessel_i_scaled_derivative((order, m.saturating_add(1))))
}

/// The m-th derivative of `e^x K_v`; its slope is the next one.
#[inline(always)]
pub(crate) fn bessel_k_scaled_derivative<T: Scalar>(x: T, (order, m): (f64, u32)) -> (T, T) {
    (x.bessel_k_scaled_derivative((order, m)), x.bessel_k_scaled_derivative((order, m.saturating_add(1))))
}

/// `j_n' = (n j_(n-1) - (n+1) j_(n+1)) / (2n + 1)`
#[inline(always)]
pub(crate) fn spherical_jn<T: Scalar>(x: T, n: u32) -> (T, T) {
    (x.spherical_jn(n), weighted(n, -1.0, |n| x.spherical_jn(n)))
}

/// `y_n' = (n y_(n-1) - (n+1) y_(n+1)) / (2n + 1)`
#[inline(always)]
pub(crate) fn spherical_yn<T: Scalar>(x: T, n: u32) -> (T, T) {
    (x.spherical_yn(n), weighted(n, -1.0, |n| x.spherical_yn(n)))
}

/// `i_n' = (n i_(n-1) + (n+1) i_(n+1)) / (2n + 1)`
#[inline(always)]
pub(crate) fn spherical_in<T: Scalar>(x: T, n: u32) -> (T, T) {
    (x.spherical_in(n), weighted(n, 1.0, |n| x.spherical_in(n)))
}

/// `k_n' = -(n k_(n-1) + (n+1) k_(n+1)) / (2n + 1)`
#[inline(always)]
pub(crate) fn spherical_kn<T: Scalar>(x: T, n: u32) -> (T, T) {
    (x.spherical_kn(n), -weighted(n, 1.0, |n| x.spherical_kn(n)))
}

/// `(n f_(n-1) + sign (n+1) f_(n+1)) / (2n + 1)`. At a pole, the larger order counts alone.
pub(crate) fn weighted<T: Scalar>(n: u32, sign: f64, f: impl Fn(u32) -> T) -> T {
    let order = f64::from(n);
    let after =
        T::literal_mul(sign * (order + 1.0) / (2.0 * order + 1.0), n.checked_add(1).map_or(T::nan(), &f));
    if n == 0 || after.is_infinite() {
        return after;
    }
    T::literal_mul(order / (2.0 * order + 1.0), f(n - 1)) + after
}
