//! Conversions from plain numbers to constants.

use super::for_each_number;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::{Hooks, Scalar};
use crate::sparse::Tracer;
use crate::taylor::Taylor;

/// This trait is for the dual types only, not for plain floats.
#[doc(hidden)]
pub trait Nested: Scalar {}

/// Conversions from the primitives that convert to T without loss. A float converts only to a nested type, since
/// otherwise T is a float itself.
macro_rules! constants_from {
    (@ [$($generics:tt)*] $Dual:ty, $Bound:ident, $Primitive:ty) => {
        /// A constant, through all levels of nesting.
        impl<T: $Bound + From<$Primitive> $($generics)*> From<$Primitive> for $Dual {
            #[inline(always)]
            fn from(value: $Primitive) -> Self {
                Self::literal(value.into())
            }
        }
    };
    ($generics:tt $Dual:ty, $Bound:ident: $($Primitive:ty)*) => {$(
        constants_from!(@ $generics $Dual, $Bound, $Primitive);
    )*};
}

macro_rules! convert {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Nested for $Dual {}

        /// A constant.
        impl<T: Scalar $($generics)*> From<T> for $Dual {
            #[inline(always)]
            fn from(value: T) -> Self {
                Self::constant(value)
            }
        }

        constants_from! { [$($generics)*] $Dual, Nested: f64 f32 }
        constants_from! { [$($generics)*] $Dual, Scalar: i8 u8 i16 u16 i32 u32 bool }
    )*};
}

for_each_number! { convert! {} }

/// Conversions from `f32` where T is `f64`.
macro_rules! convert_single {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        /// A constant.
        impl<$($generics)*> From<f32> for $Dual {
            #[inline(always)]
            fn from(value: f32) -> Self {
                Self::literal(value.into())
            }
        }
    )*};
}

convert_single! {
    [] Dual<f64>;
    [const N: usize] DualVec<f64, N>;
    [] Chunk<f64>;
    [const N: usize] Dual2Vec<f64, N>;
    [const N: usize, const M: usize] HyperDual<f64, N, M>;
    [const K: usize] Taylor<f64, K>;
    [] Tracer<f64>;
}
