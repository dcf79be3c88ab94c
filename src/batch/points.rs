//! Formulas over the numbers at all points, in one SIMD packet.

use wide::{f32x4, f64x4};

use crate::float::packets::Packet;
use crate::scalar::Scalar;

/// How many points a [`Batch`](super::Batch) carries. It may change between versions.
// Measured, the speed of 8 points relative to 4, on 2 to 6 inputs and on 12 inputs: 1.1 to 1.2 and 0.25 with AVX2, 1.3
// to 1.6 and 0.7 with AVX-512, 0.4 to 1.05 and 0.7 at SSE2.
pub const POINTS: usize = 4;

/// The floats that a [`Batch`](super::Batch) is built over: `f32` and `f64`.
#[diagnostic::on_unimplemented(
    message = "a `Batch` is built over `f32` or `f64`, not `{Self}`",
    label = "expected a plain float",
    note = "for an integer write a float: `2.0`, not `2`",
    note = "for dual numbers at many points loop over `gradient`"
)]
pub trait Element: Scalar {
    /// The numbers at all points.
    #[doc(hidden)]
    type Packet: Packet<Self> + From<[Self; POINTS]> + Into<[Self; POINTS]>;
}

impl Element for f32 {
    type Packet = f32x4;
}

impl Element for f64 {
    type Packet = f64x4;
}

#[inline(always)]
pub(super) fn map<T: Element>(a: [T; POINTS], formula: impl FnOnce(T::Packet) -> T::Packet) -> [T; POINTS] {
    formula(a.into()).into()
}

#[inline(always)]
pub(super) fn map2<T: Element>(
    a: [T; POINTS],
    b: [T; POINTS],
    formula: impl FnOnce(T::Packet, T::Packet) -> T::Packet,
) -> [T; POINTS] {
    formula(a.into(), b.into()).into()
}

#[inline(always)]
pub(super) fn map3<T: Element>(
    a: [T; POINTS],
    b: [T; POINTS],
    c: [T; POINTS],
    formula: impl FnOnce(T::Packet, T::Packet, T::Packet) -> T::Packet,
) -> [T; POINTS] {
    formula(a.into(), b.into(), c.into()).into()
}

/// `-a`
#[inline(always)]
pub(super) fn negative<T: Element>(a: [T; POINTS]) -> [T; POINTS] {
    map(a, |a| -a)
}
