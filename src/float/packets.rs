//! SIMD packets of plain floats, from the crate `wide`, and the sweep over arrays of lanes in packets.
//!
//! Every lane is computed by the same operations (fused multiply-add included), whether it stands in a packet or alone. So
//! its bits do not depend on its place in the array.

use core::ops::{BitAnd, BitOr, Div};

use bytemuck::{Pod, must_cast};
use wide::{f32x4, f32x8, f32x16, f64x2, f64x4, f64x8};

use crate::scalar::Lanes;

/// A few floats that one instruction works on. A mask is a packet too: each lane has all bits set or none.
pub trait Packet<F>: Lanes<F> + Div<Output = Self> + BitAnd<Output = Self> + BitOr<Output = Self> {
    /// The mask of `self < other`.
    fn less(self, other: Self) -> Self;
    /// The mask of `self <= other`.
    fn less_or_equal(self, other: Self) -> Self;
    /// The mask of NaN.
    fn is_nan(self) -> Self;
    /// The mask of infinities and NaN.
    fn is_not_finite(self) -> Self;
    /// The mask of subnormal numbers.
    fn is_subnormal(self) -> Self;
    /// The lanes of `a` where this mask is set, and those of `b` elsewhere.
    fn select(self, a: Self, b: Self) -> Self;
    /// Whether this mask is set in any lane.
    fn any(self) -> bool;
}

macro_rules! packets {
    ($($packet:ident of $width:literal $float:ident, $x:ident everywhere: $splat:expr;)*) => {$(
        impl Lanes<$float> for $packet {
            #[inline(always)]
            fn load<const N: usize>(lanes: &[$float; N], first: usize) -> Self {
                Self::new(lanes.as_chunks::<$width>().0[first / $width])
            }

            #[inline(always)]
            fn store<const N: usize>(self, lanes: &mut [$float; N], first: usize) {
                lanes.as_chunks_mut::<$width>().0[first / $width] = self.to_array();
            }

            #[inline(always)]
            fn splat($x: $float) -> Self {
                $splat
            }

            #[inline(always)]
            fn times_literal(self, k: f64) -> Self {
                <Self as Lanes<$float>>::splat(k as $float) * self
            }

            #[inline(always)]
            fn mul_plus(self, factor: Self, term: Self) -> Self {
                $packet::mul_add(self, factor, term)
            }

            #[inline(always)]
            fn guarded_mul(self, factor: Self) -> Self {
                // This uses masks, not a branch.
                self * factor & self.simd_ne($packet::ZERO) & factor.simd_ne($packet::ZERO)
            }

            #[inline(always)]
            fn plus_zero(self) -> Self {
                self + $packet::ZERO
            }

            #[inline(always)]
            fn where_marked(self, mark: Self, _: Self) -> Self {
                self & mark.simd_ne($packet::ZERO)
            }
        }

        impl Packet<$float> for $packet {
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
                // A finite number times 0 is 0.
                (self * $packet::ZERO).simd_ne($packet::ZERO)
            }

            #[inline(always)]
            fn is_subnormal(self) -> Self {
                self.abs().simd_lt(<Self as Lanes<$float>>::splat($float::MIN_POSITIVE)) & self.simd_ne($packet::ZERO)
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
    )*};
}

// `wide` fills a packet by `[x; 8]`, which the compiler turns into a loop, and unrolls only after most optimisations. It
// treats a list of more than four equal elements alike. So a wide packet is made of narrow ones.
packets! {
    f32x16 of 16 f32, x everywhere: quarters(f32x4::new([x, x, x, x]));
    f32x8 of 8 f32, x everywhere: halves(f32x4::new([x, x, x, x]));
    f32x4 of 4 f32, x everywhere: Self::new([x, x, x, x]);
    f64x8 of 8 f64, x everywhere: quarters(f64x2::new([x, x]));
    f64x4 of 4 f64, x everywhere: halves(f64x2::new([x, x]));
    f64x2 of 2 f64, x everywhere: Self::new([x, x]);
}

#[inline(always)]
fn halves<A: Pod, P: Pod>(half: A) -> P {
    must_cast([half, half])
}

#[inline(always)]
fn quarters<A: Pod, P: Pod>(quarter: A) -> P {
    must_cast([quarter, quarter, quarter, quarter])
}

/// The sweep over N lanes of a plain float: in its widest packets, then in at most one of each narrower packet, then one
/// by one.
///
/// Widths that do not occur are cut off before code generation. A debug build goes one by one, because it calls the
/// functions of the packets without inlining them, which costs more than the packets save.
macro_rules! sweep {
    ($float:ident: $widest:ident of $x:literal, $wide:ident of $w:literal, $narrow:ident of $n:literal) => {
        #[inline(always)]
        fn sweep<const N: usize>(mut sweep: impl Sweep<$float>) {
            if cfg!(debug_assertions) {
                return one_by_one::<$float, N>(sweep);
            }
            if const { N >= $x } {
                sweep.on::<$widest>(0);
            }
            if const { N >= 2 * $x } {
                sweep.on::<$widest>($x);
            }
            if const { N >= 3 * $x } {
                let mut lane = 2 * $x;
                while lane < const { N / $x * $x } {
                    sweep.on::<$widest>(lane);
                    lane += $x;
                }
            }
            if const { N % $x >= $w } {
                sweep.on::<$wide>(const { N / $x * $x });
            }
            if const { N % $w >= $n } {
                sweep.on::<$narrow>(const { N / $w * $w });
            }
            if const { N % $n > 0 } {
                let mut lane = const { N / $n * $n };
                while lane < N {
                    sweep.on::<$float>(lane);
                    lane += 1;
                }
            }
        }
    };
}
pub(super) use sweep;
