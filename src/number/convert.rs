//! From plain floats, as constants.

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::scalar::Scalar;

/// Implemented for the dual types, and so not for plain floats.
#[doc(hidden)]
pub trait Nested: Scalar {}

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

        /// A constant, through all levels of nesting.
        impl<T: Nested + From<f64> $($generics)*> From<f64> for $Dual {
            #[inline(always)]
            fn from(value: f64) -> Self {
                Self::literal(value.into())
            }
        }

        /// A constant, through all levels of nesting.
        impl<T: Nested + From<f32> $($generics)*> From<f32> for $Dual {
            #[inline(always)]
            fn from(value: f32) -> Self {
                Self::literal(value.into())
            }
        }
    )*};
}

convert! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
}
