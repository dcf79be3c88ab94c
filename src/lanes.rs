//! The few kernels over partials, as SIMD packets for `[f32; N]` and `[f64; N]`.
//!
//! Each kernel is one formula, written over a [`Packet`] of any width. [`zip`] carries it over an
//! array in the widest packets, then wide ones, then narrow ones, then one padded narrow packet, so that a
//! lane is computed by the same instructions (fused multiply-add included) wherever in the array it stands.

use core::ops::{Add, BitAnd, BitOr, Div, Mul, Neg, Sub};
use wide::{f32x4, f32x8, f32x16, f64x2, f64x4, f64x8};

/// `a + b`, lane by lane.
#[inline(always)]
pub(crate) fn add<F: Lane, const N: usize>(a: [F; N], b: [F; N]) -> [F; N] {
    F::zip(Sum, a, b, b)
}

/// `a - b`, lane by lane.
#[inline(always)]
pub(crate) fn sub<F: Lane, const N: usize>(a: [F; N], b: [F; N]) -> [F; N] {
    F::zip(Difference, a, b, b)
}

/// `-a`, lane by lane.
#[inline(always)]
pub(crate) fn neg<F: Lane, const N: usize>(a: [F; N]) -> [F; N] {
    F::zip(Negation, a, a, a)
}

/// `k a`, lane by lane.
#[inline(always)]
pub(crate) fn scale<F: Lane, const N: usize>(k: F, a: [F; N]) -> [F; N] {
    F::zip(Scaling(k), a, a, a)
}

/// `k a + l b`, lane by lane.
#[inline(always)]
pub(crate) fn combine<F: Lane, const N: usize>(k: F, a: [F; N], l: F, b: [F; N]) -> [F; N] {
    F::zip(Combination(k, l), a, b, b)
}

/// `k a + (l b + m c)`, lane by lane, where each product in the brackets is rounded: to exchange (l, b) with
/// (m, c) changes no bit. A sum of zeros is 0, not -0, so that it is [`scale_to_sum`] where l and m are zeros.
#[inline(always)]
pub(crate) fn scale_and_add<F: Lane, const N: usize>(
    k: F,
    a: [F; N],
    l: F,
    b: [F; N],
    m: F,
    c: [F; N],
) -> [F; N] {
    F::zip(ScaleAndAdd(k, l, m), a, b, c)
}

/// `k a + 0`, lane by lane.
#[inline(always)]
pub(crate) fn scale_to_sum<F: Lane, const N: usize>(k: F, a: [F; N]) -> [F; N] {
    F::zip(ScalingToSum(k), a, a, a)
}

/// `k a + l b`, lane by lane, each product rounded: to exchange (k, a) with (l, b) changes no bit.
#[inline(always)]
pub(crate) fn symmetric<F: Lane, const N: usize>(k: F, a: [F; N], l: F, b: [F; N]) -> [F; N] {
    F::zip(SymmetricCombination(k, l), a, b, b)
}

/// `k a`, lane by lane, where a zero wins over an infinity or a NaN.
#[inline(always)]
pub(crate) fn guarded_scale<F: Lane, const N: usize>(k: F, a: [F; N]) -> [F; N] {
    F::zip(GuardedScaling(k), a, a, a)
}

/// `k a + l b`, lane by lane, with the same guard in each product.
#[inline(always)]
pub(crate) fn guarded_combine<F: Lane, const N: usize>(k: F, a: [F; N], l: F, b: [F; N]) -> [F; N] {
    F::zip(GuardedCombination(k, l), a, b, b)
}

/// A formula over three packets of lanes. Those that need fewer ignore the last.
pub trait Kernel<F> {
    fn on<P: Packet<F>>(&self, a: P, b: P, c: P) -> P;
}

struct Sum;
struct Difference;
struct Negation;
struct Scaling<F>(F);
struct Combination<F>(F, F);
struct SymmetricCombination<F>(F, F);
struct ScaleAndAdd<F>(F, F, F);
struct ScalingToSum<F>(F);
struct GuardedScaling<F>(F);
struct GuardedCombination<F>(F, F);

impl<F> Kernel<F> for Sum {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, b: P, _: P) -> P {
        a + b
    }
}

impl<F> Kernel<F> for Difference {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, b: P, _: P) -> P {
        a - b
    }
}

impl<F> Kernel<F> for Negation {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, _: P, _: P) -> P {
        -a
    }
}

impl<F: Copy> Kernel<F> for Scaling<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, _: P, _: P) -> P {
        P::splat(self.0) * a
    }
}

impl<F: Copy> Kernel<F> for Combination<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, b: P, _: P) -> P {
        P::splat(self.0).mul_add(a, P::splat(self.1) * b)
    }
}

impl<F: Copy> Kernel<F> for SymmetricCombination<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, b: P, _: P) -> P {
        P::splat(self.0) * a + P::splat(self.1) * b
    }
}

impl<F: Copy> Kernel<F> for ScaleAndAdd<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, b: P, c: P) -> P {
        P::splat(self.0).mul_add(a, P::splat(self.1) * b + P::splat(self.2) * c + P::ZERO)
    }
}

impl<F: Copy> Kernel<F> for ScalingToSum<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, _: P, _: P) -> P {
        P::splat(self.0).mul_add(a, P::ZERO)
    }
}

impl<F: Copy> Kernel<F> for GuardedScaling<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, _: P, _: P) -> P {
        P::splat(self.0).guarded_mul(a)
    }
}

impl<F: Copy> Kernel<F> for GuardedCombination<F> {
    #[inline(always)]
    fn on<P: Packet<F>>(&self, a: P, b: P, _: P) -> P {
        P::splat(self.0).guarded_mul(a) + P::splat(self.1).guarded_mul(b)
    }
}

/// A few numbers that one instruction works on. A mask is a packet too: of each number all bits or none.
pub trait Packet<F>:
    Copy
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Neg<Output = Self>
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
{
    const ZERO: Self;
    fn splat(x: F) -> Self;
    /// `self * factor + addend`, fused where the target has the instruction.
    fn mul_add(self, factor: Self, addend: Self) -> Self;
    /// `self * factor`, but 0 where one of the two is 0: by a mask, not a branch.
    fn guarded_mul(self, factor: Self) -> Self;
    /// The mask of `self < other`.
    fn less(self, other: Self) -> Self;
    /// The mask of `self <= other`.
    fn less_or_equal(self, other: Self) -> Self;
    /// The mask of NaN.
    fn is_nan(self) -> Self;
    /// The mask of infinities and NaN.
    fn is_not_finite(self) -> Self;
    /// The mask of what is subnormal.
    fn is_subnormal(self) -> Self;
    /// The mask of a set sign bit.
    fn is_sign_negative(self) -> Self;
    /// Of `a` where this mask is set, and of `b` elsewhere.
    fn select(self, a: Self, b: Self) -> Self;
    /// Whether this mask is set anywhere.
    fn any(self) -> bool;
}

/// A float that has packets.
pub trait Lane: Copy {
    fn zip<const N: usize>(kernel: impl Kernel<Self>, a: [Self; N], b: [Self; N], c: [Self; N]) -> [Self; N];
    /// Whether a mask is set anywhere.
    fn any<const N: usize>(mask: [Self; N]) -> bool;
}

macro_rules! packets {
    ($($float:ident: $widest:ident of $x:literal, $wide:ident of $w:literal, $narrow:ident of $n:literal;)*) => {$(
        packets!(@ $float, $widest);
        packets!(@ $float, $wide);
        packets!(@ $float, $narrow);

        impl Lane for $float {
            #[inline(always)]
            fn zip<const N: usize>(
                kernel: impl Kernel<$float>,
                a: [$float; N],
                b: [$float; N],
                c: [$float; N],
            ) -> [$float; N] {
                zip::<$float, $widest, $x, $wide, $w, $narrow, $n, N>(kernel, a, b, c)
            }

            #[inline(always)]
            fn any<const N: usize>(mask: [$float; N]) -> bool {
                let (found, rest) = any_whole::<$float, $widest, $x>(&mask);
                let (wide_found, rest) = any_whole::<$float, $wide, $w>(rest);
                let (narrow_found, rest) = any_whole::<$float, $narrow, $n>(rest);
                let last_found = !rest.is_empty() && $narrow::from(padded(rest)).any();
                found || wide_found || narrow_found || last_found
            }
        }
    )*};
    (@ $float:ident, $packet:ident) => {
        impl Packet<$float> for $packet {
            const ZERO: Self = $packet::ZERO;

            #[inline(always)]
            fn splat(x: $float) -> Self {
                $packet::splat(x)
            }

            #[inline(always)]
            fn mul_add(self, factor: Self, addend: Self) -> Self {
                $packet::mul_add(self, factor, addend)
            }

            #[inline(always)]
            fn guarded_mul(self, factor: Self) -> Self {
                self * factor & self.simd_ne($packet::ZERO) & factor.simd_ne($packet::ZERO)
            }

            #[inline(always)]
            fn less(self, other: Self) -> Self {
                self.simd_lt(other)
            }

            #[inline(always)]
            fn less_or_equal(self, other: Self) -> Self {
                self.simd_le(other)
            }

            #[inline(always)]
            fn is_nan(self) -> Self {
                self.simd_ne(self)
            }

            #[inline(always)]
            fn is_not_finite(self) -> Self {
                // of what is finite, a zero
                (self * $packet::ZERO).simd_ne($packet::ZERO)
            }

            #[inline(always)]
            fn is_subnormal(self) -> Self {
                self.abs().simd_lt($packet::splat($float::MIN_POSITIVE)) & self.simd_ne($packet::ZERO)
            }

            #[inline(always)]
            fn is_sign_negative(self) -> Self {
                (self & $packet::splat(-0.0) | $packet::ONE).simd_lt($packet::ZERO)
            }

            #[inline(always)]
            fn select(self, a: Self, b: Self) -> Self {
                wide::Select::select(self, a, b)
            }

            #[inline(always)]
            fn any(self) -> bool {
                $packet::any(self)
            }
        }
    };
}

packets! {
    f32: f32x16 of 16, f32x8 of 8, f32x4 of 4;
    f64: f64x8 of 8, f64x4 of 4, f64x2 of 2;
}

// A call in a debug build, which would keep room for every packet in each frame that it is inlined into.
#[cfg_attr(debug_assertions, inline)]
#[cfg_attr(not(debug_assertions), inline(always))]
fn zip<F, Widest, const X: usize, Wide, const W: usize, Narrow, const V: usize, const N: usize>(
    kernel: impl Kernel<F>,
    a: [F; N],
    b: [F; N],
    c: [F; N],
) -> [F; N]
where
    F: Copy,
    Widest: Packet<F> + From<[F; X]> + Into<[F; X]>,
    Wide: Packet<F> + From<[F; W]> + Into<[F; W]>,
    Narrow: Packet<F> + From<[F; V]> + Into<[F; V]>,
{
    let mut out = a;
    let rest = zip_whole::<F, Widest, X>(&kernel, ([&a, &b, &c], &mut out));
    let rest = zip_whole::<F, Wide, W>(&kernel, rest);
    let ([last_a, last_b, last_c], last_out) = zip_whole::<F, Narrow, V>(&kernel, rest);
    if !last_out.is_empty() {
        let (a, b, c) = (padded(last_a), padded(last_b), padded(last_c));
        let result: [F; V] = kernel.on(Narrow::from(a), Narrow::from(b), Narrow::from(c)).into();
        for (out, &x) in last_out.iter_mut().zip(&result) {
            *out = x;
        }
    }
    out
}

/// Three arrays of lanes and the one of their results, from some lane on.
type Lanes<'a, F> = ([&'a [F]; 3], &'a mut [F]);

/// As many whole packets as there are; returns the lanes that are left.
#[inline(always)]
fn zip_whole<'a, F: Copy, P, const W: usize>(
    kernel: &impl Kernel<F>,
    ([a, b, c], out): Lanes<'a, F>,
) -> Lanes<'a, F>
where
    P: Packet<F> + From<[F; W]> + Into<[F; W]>,
{
    let (packets_a, rest_a) = a.as_chunks::<W>();
    let (packets_b, rest_b) = b.as_chunks::<W>();
    let (packets_c, rest_c) = c.as_chunks::<W>();
    let (packets_out, rest_out) = out.as_chunks_mut::<W>();
    for (((out, &a), &b), &c) in packets_out.iter_mut().zip(packets_a).zip(packets_b).zip(packets_c) {
        *out = kernel.on(P::from(a), P::from(b), P::from(c)).into();
    }
    ([rest_a, rest_b, rest_c], rest_out)
}

/// Whether a mask is set in one of as many whole packets as there are; returns the lanes that are left.
#[inline(always)]
fn any_whole<F: Copy, P: Packet<F> + From<[F; W]>, const W: usize>(mask: &[F]) -> (bool, &[F]) {
    let (packets, rest) = mask.as_chunks::<W>();
    let found = packets.iter().map(|&mask| P::from(mask)).reduce(|a, b| a | b).is_some_and(P::any);
    (found, rest)
}

/// The numbers of a slice of 1 to V, the first one repeated after them.
#[inline(always)]
fn padded<F: Copy, const V: usize>(lanes: &[F]) -> [F; V] {
    let mut out = [lanes[0]; V];
    for (out, &lane) in out.iter_mut().zip(lanes) {
        *out = lane;
    }
    out
}
