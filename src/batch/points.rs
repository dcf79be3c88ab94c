//! Formulas over the numbers at all points, in one SIMD packet.

use super::number::{Element, POINTS};

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
