//! The result is one of the arguments or its negative, with its slope 1 or -1.

use crate::scalar::Scalar;

/// `d/dx max = 1(x > y)`, else y's. A tie takes the second, so that relu'(0) = 0. NaN is missing data.
#[inline(always)]
pub(crate) fn max_is_first<T: Scalar>(x: T, y: T) -> bool {
    x > y || y.is_nan()
}

/// `d/dx min = 1(x <= y)`, else y's. A tie takes the first, so that max + min = x + y in every lane.
#[inline(always)]
pub(crate) fn min_is_first<T: Scalar>(x: T, y: T) -> bool {
    x <= y || y.is_nan()
}

/// Where a number stands to the interval it is clamped to.
pub(crate) enum Clamped {
    /// Inside or at a bound: slope 1.
    Inside,
    Below,
    Above,
    /// There is no interval: min > max, or one of them is NaN.
    Nowhere,
}

/// `x.clamp(min, max)` is x at the bounds too, as in std.
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

/// `copysign(x, s)`: slope 1 where the sign bits agree, else -1, and 0 in s.
#[inline(always)]
pub(crate) fn copysign_is_negated<T: Scalar>(x: T, sign: T) -> bool {
    x.is_sign_negative() != sign.is_sign_negative()
}
