//! Functions whose slope is constant, or constant in pieces.

use crate::scalar::Scalar;

/// A step function, already evaluated: slope 0.
#[inline(always)]
pub(crate) fn step<T: Scalar>(value: T) -> (T, T) {
    (value, T::zero())
}

/// `x.fract() = x - x.trunc()`: slope 1
#[inline(always)]
pub(crate) fn fract<T: Scalar>(x: T) -> (T, T) {
    (x.fract(), T::one())
}

/// One step to the next float is a shift: slope 1
#[inline(always)]
pub(crate) fn next_up<T: Scalar>(x: T) -> (T, T) {
    (x.next_up(), T::one())
}

/// One step to the float before is a shift: slope 1
#[inline(always)]
pub(crate) fn next_down<T: Scalar>(x: T) -> (T, T) {
    (x.next_down(), T::one())
}

/// Slope 180 / pi
#[inline(always)]
pub(crate) fn to_degrees<T: Scalar>(x: T) -> (T, T) {
    (x.to_degrees(), T::one().to_degrees())
}

/// Slope pi / 180
#[inline(always)]
pub(crate) fn to_radians<T: Scalar>(x: T) -> (T, T) {
    (x.to_radians(), T::one().to_radians())
}

/// `(x + y) / 2`: slope 1/2 in both
#[inline(always)]
pub(crate) fn midpoint<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let half = T::literal(0.5);
    (x.midpoint(y), half, half)
}
