//! Functions that return one of their arguments or its negative. The slope is 1 or -1.
//!
//! One law holds for all of them: a kink is seen from below. At a tie `max(x, y)` and `min(x, y)` decide as if x < y;
//! `|x|` is `max(x, -x)`, and `clamp(x, a, b)` is `x.max(a).min(b)`. So smooth functions that are put together from
//! them, such as `max(x, 0) + ln(1 + exp(-|x|))`, have their true slope at the tie.

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
    /// Inside or at the upper bound. The slope is 1.
    Inside,
    /// Below or at the lower bound. The result has the lanes of that bound.
    Below,
    Above,
    /// There is no interval: min > max, or a bound is NaN.
    Nowhere,
}

/// `x.max(min).min(max)` in every lane.
#[inline(always)]
pub(crate) fn clamp<T: Scalar>(x: T, min: T, max: T) -> Clamped {
    if min > max || min.is_nan() || max.is_nan() {
        Clamped::Nowhere
    } else if x > max {
        Clamped::Above
    } else if x <= min {
        Clamped::Below
    } else {
        Clamped::Inside
    }
}

/// `|x|' = -1` for x <= 0 (both zeros included), else 1.
#[inline(always)]
pub(crate) fn abs_is_negated<T: Scalar>(x: T) -> bool {
    x <= T::zero()
}

/// The slope of `copysign(x, s)` is 1 in x where the sign bits agree, else -1. In s it is 0.
///
/// Where both are zero, s counts as negative. There an odd function that is written as `f(|x|).copysign(x)` has its true
/// slope, since `|x|` is seen from below.
#[inline(always)]
pub(crate) fn copysign_is_negated<T: Scalar>(x: T, sign: T) -> bool {
    x.is_sign_negative() != (sign.is_sign_negative() || sign.is_zero() && x.is_zero())
}
