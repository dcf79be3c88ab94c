//! Bessel functions of integer order.

use super::bessel_real::half_difference;
use crate::scalar::Scalar;

/// `J_n' = (J_(n-1) - J_(n+1)) / 2`, and `J_0' = -J_1`
#[inline(always)]
pub(crate) fn bessel_jn<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.bessel_jn(n), neighbours(n, |n| x.bessel_jn(n), |order| x.bessel_j(order)))
}

/// `Y_n' = (Y_(n-1) - Y_(n+1)) / 2`, and `Y_0' = -Y_1`
#[inline(always)]
pub(crate) fn bessel_yn<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.bessel_yn(n), neighbours(n, |n| x.bessel_yn(n), |order| x.bessel_y(order)))
}

/// The last integer has no neighbour of its type, so its neighbours are real.
#[inline(always)]
fn neighbours<T: Scalar>(n: i32, integer: impl Fn(i32) -> T, real: impl Fn(f64) -> T) -> T {
    match (n, n.checked_sub(1), n.checked_add(1)) {
        (0, ..) => -integer(1),
        (_, Some(before), Some(after)) => half_difference(f64::from(n), integer(before), integer(after)),
        _ => half_difference(f64::from(n), real(f64::from(n) - 1.0), real(f64::from(n) + 1.0)),
    }
}
