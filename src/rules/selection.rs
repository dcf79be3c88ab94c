//! Functions that return one of their arguments or its negative. The slope is 1 or -1.

use crate::scalar::Scalar;

/// `d/dx max` is 1 where x > y; elsewhere `d/dy max` is 1. A tie takes the second, so that relu'(0) = 0. NaN counts
/// as missing data.
#[inline(always)]
pub(crate) fn max_is_first<T: Scalar>(x: T, y: T) -> bool {
    x > y || y.is_nan()
}

/// `d/dx min` is 1 where x <= y; elsewhere `d/dy min` is 1. A tie takes the first, so that max + min = x + y in every
/// partial.
#[inline(always)]
pub(crate) fn min_is_first<T: Scalar>(x: T, y: T) -> bool {
    x <= y || y.is_nan()
}

/// Where a number lies relative to the interval that it is clamped to.
pub(crate) enum Clamped {
    /// Inside or at a bound. The slope is 1.
    Inside,
    Below,
    Above,
    /// There is no interval: min > max, or a bound is NaN.
    Nowhere,
}

/// At a bound, `x.clamp(min, max)` is x, as in std.
#[inline(always)]
pub(crate) fn clamp<T: Scalar>(x: T, min: T, max: T) -> Clamped {
    if min > max || min.is_nan() || max.is_nan() {
        Clamped::Nowhere
    } else if x < min {
        Clamped::Below
    } else if x > max {
        Clamped::Above
    } else {
        Clamped::Inside
    }
}

/// `|x|' = -1` where the sign bit is set (-0 included), else 1.
#[inline(always)]
pub(crate) fn abs_is_negated<T: Scalar>(x: T) -> bool {
    x.is_sign_negative()
}

/// The slope of `copysign(x, s)` is 1 in x where the sign bits agree, else -1. In s it is 0.
#[inline(always)]
pub(crate) fn copysign_is_negated<T: Scalar>(x: T, sign: T) -> bool {
    x.is_sign_negative() != sign.is_sign_negative()
}
