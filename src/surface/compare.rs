//! Comparisons (`==`, `<` and so on), 0 and 1. They read only the value, so a program takes the same branches as on
//! `f64`.

use core::cmp::Ordering;

use num_traits::float::TotalOrder;
use num_traits::{ConstOne, ConstZero, One, Zero};

use super::for_each_number;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::{Primitive, Scalar};
use crate::sparse::Tracer;
use crate::taylor::Taylor;

macro_rules! compare {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: PartialEq $($generics)*> PartialEq for $Dual {
            #[inline(always)]
            fn eq(&self, other: &Self) -> bool {
                self.value == other.value
            }
        }

        impl<T: PartialEq<S> $($generics)*, S: Primitive> PartialEq<S> for $Dual {
            #[inline(always)]
            fn eq(&self, other: &S) -> bool {
                self.value == *other
            }
        }

        impl<T: PartialOrd $($generics)*> PartialOrd for $Dual {
            compare!(@ Self, |other| &other.value);
        }

        impl<T: PartialOrd<S> $($generics)*, S: Primitive> PartialOrd<S> for $Dual {
            compare!(@ S, |other| other);
        }

        impl<T: TotalOrder $($generics)*> TotalOrder for $Dual {
            #[inline(always)]
            fn total_cmp(&self, other: &Self) -> Ordering {
                TotalOrder::total_cmp(&self.value, &other.value)
            }
        }

        impl<T: Scalar $($generics)*> Zero for $Dual {
            #[inline(always)]
            fn zero() -> Self {
                Self::constant(T::zero())
            }

            #[inline(always)]
            fn is_zero(&self) -> bool {
                self.value.is_zero()
            }
        }

        impl<T: Scalar $($generics)*> One for $Dual {
            #[inline(always)]
            fn one() -> Self {
                Self::constant(T::one())
            }
        }
    )*};
    // All five methods are here, because the default ones call `partial_cmp`, which costs one more branch.
    (@ $Other:ty, |$other:ident| $value:expr) => {
        #[inline(always)]
        fn partial_cmp(&self, $other: &$Other) -> Option<Ordering> {
            self.value.partial_cmp($value)
        }

        #[inline(always)]
        fn lt(&self, $other: &$Other) -> bool {
            self.value.lt($value)
        }

        #[inline(always)]
        fn le(&self, $other: &$Other) -> bool {
            self.value.le($value)
        }

        #[inline(always)]
        fn gt(&self, $other: &$Other) -> bool {
            self.value.gt($value)
        }

        #[inline(always)]
        fn ge(&self, $other: &$Other) -> bool {
            self.value.ge($value)
        }
    };
}

for_each_number! { compare! {} }

/// One as a constant, from zero.
macro_rules! const_one {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> ConstOne for $Dual {
            const ONE: Self = Self { value: T::ONE, ..Self::ZERO };
        }
    )*};
}

for_each_number! { const_one! {} }

impl<T: Scalar> ConstZero for Dual<T> {
    const ZERO: Self = Self::new(T::ZERO, T::ZERO);
}

impl<T: Scalar, const N: usize> ConstZero for DualVec<T, N> {
    const ZERO: Self = Self::new(T::ZERO, [T::ZERO; N]);
}

impl<T: Scalar> ConstZero for Chunk<T> {
    const ZERO: Self = Self::constant(T::ZERO);
}

impl<T: Scalar, const N: usize> ConstZero for Dual2Vec<T, N> {
    const ZERO: Self = Self::new(T::ZERO, [T::ZERO; N], [[T::ZERO; N]; N]);
}

impl<T: Scalar, const N: usize, const M: usize> ConstZero for HyperDual<T, N, M> {
    const ZERO: Self = Self::new(T::ZERO, [T::ZERO; N], [T::ZERO; M], [[T::ZERO; N]; M]);
}

impl<T: Scalar, const K: usize> ConstZero for Taylor<T, K> {
    const ZERO: Self = Self::new(T::ZERO, [T::ZERO; K]);
}

impl<T: Scalar> ConstZero for Tracer<T> {
    const ZERO: Self = Self::constant(T::ZERO);
}
