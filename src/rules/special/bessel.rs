//! Bessel functions of integer order.

use crate::scalar::HALF;
use crate::scalar::Scalar;

/// `J_n' = (J_(n-1) - J_(n+1)) / 2`, and `J_0' = -J_1`
#[inline(always)]
pub(crate) fn bessel_jn<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.bessel_jn(n), neighbours(n, |n| x.bessel_jn(n)))
}

/// `Y_n' = (Y_(n-1) - Y_(n+1)) / 2`, and `Y_0' = -Y_1`
#[inline(always)]
pub(crate) fn bessel_yn<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.bessel_yn(n), neighbours(n, |n| x.bessel_yn(n)))
}

#[inline(always)]
fn neighbours<T: Scalar>(n: i32, bessel: impl Fn(i32) -> T) -> T {
    if n == 0 {
        return -bessel(1);
    }
    let (before, after) = (bessel(n.saturating_sub(1)), bessel(n.saturating_add(1)));
    if !before.is_infinite() || !after.is_infinite() {
        HALF * (before - after)
    } else if n > 0 {
        // Near a pole, the higher order grows faster.
        HALF * -after
    } else {
        HALF * before
    }
}
