//! `+ - * / %` in every form that `f64` has. The mathematics is elsewhere: sums and multiples in `number.rs`, products
//! beside each type, quotients and remainders in `rules/division.rs`.

use core::iter;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};

use super::for_each_number;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::kernels::{Difference, Multiple, Sum};
use crate::number::{Functions, Number};
use crate::scalar::{Hooks, Primitive, Real, Scalar};
use crate::sparse::Tracer;
use crate::taylor::Taylor;

/// Operators between numbers, and between a number and a float on its right.
macro_rules! arithmetic {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        arithmetic! { @dual [$($generics)*] $Dual:
            Add add, |x, y| x.plus(y);
            Sub sub, |x, y| x.minus(y);
            Mul mul, |x, y| x.times(y);
            Div div, |x, y| Functions::div(*x, *y);
            Rem rem, |x, y| Functions::rem(*x, *y);
        }
        arithmetic! { @float [$($generics)*] $Dual:
            // (x + c)' = x'
            Add add, |x, c| Self { value: x.value + c, ..x };
            // (x - c)' = x'
            Sub sub, |x, c| Self { value: x.value - c, ..x };
            // (x c)' = c x'
            Mul mul, |x, c| x.map(x.value * c, Multiple(c.into()));
            // (x / c)' = x' / c
            Div div, |x, c| x.linear(1.0 / c.into(), |x| x / c);
            // (x % c)' = x'
            Rem rem, |x, c| x.linear(1.0, |x| x % c);
        }

        // These work in place, so that a long sum does not copy the partials if few terms have any.

        impl<T: Scalar $($generics)*> AddAssign<&Self> for $Dual {
            #[inline(always)]
            fn add_assign(&mut self, y: &Self) {
                self.value += y.value;
                self.zip_lanes(y, Sum);
            }
        }

        impl<T: Scalar $($generics)*> SubAssign<&Self> for $Dual {
            #[inline(always)]
            fn sub_assign(&mut self, y: &Self) {
                self.value -= y.value;
                self.zip_lanes(y, Difference);
            }
        }

        arithmetic! { @assign [$($generics)*] $Dual: Mul mul, MulAssign mul_assign }
        arithmetic! { @assign [$($generics)*] $Dual: Div div, DivAssign div_assign }
        arithmetic! { @assign [$($generics)*] $Dual: Rem rem, RemAssign rem_assign }

        impl<T: Scalar $($generics)*> Neg for $Dual {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                self.negative()
            }
        }
    )*};
    (@dual $generics:tt $Dual:ty: $($Op:ident $op:ident, |$x:ident, $y:ident| $result:expr;)*) => {$(
        arithmetic! { @dual_operator $generics $Dual, $Op $op, |$x, $y| $result }
    )*};
    (@dual_operator [$($generics:tt)*] $Dual:ty, $Op:ident $op:ident, |$x:ident, $y:ident| $result:expr) => {
        impl<T: Scalar $($generics)*> $Op for $Dual {
            type Output = Self;
            #[inline(always)]
            fn $op(self, y: Self) -> Self {
                let ($x, $y) = (&self, &y);
                $result
            }
        }
    };
    (@float $generics:tt $Dual:ty: $($Op:ident $op:ident, |$x:ident, $c:ident| $result:expr;)*) => {$(
        arithmetic! { @float_operator $generics $Dual, $Op $op, |$x, $c| $result }
    )*};
    (@float_operator [$($generics:tt)*] $Dual:ty, $Op:ident $op:ident, |$x:ident, $c:ident| $result:expr) => {
        impl<S: Primitive, T: Real<S> $($generics)*> $Op<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn $op(self, $c: S) -> Self {
                let $x = self;
                $result
            }
        }
    };
    (@assign [$($generics:tt)*] $Dual:ty: $Op:ident $op:ident, $OpAssign:ident $op_assign:ident) => {
        impl<T: Scalar $($generics)*> $OpAssign<&Self> for $Dual {
            #[inline(always)]
            fn $op_assign(&mut self, y: &Self) {
                *self = $Op::$op(*self, *y);
            }
        }
    };
}

/// The other forms of each operator. Each one calls `dual op dual`, `dual op= &dual`, `dual op float` or
/// `float op dual`.
macro_rules! operators {
    ($($generics:tt $Dual:ty;)*) => {$(
        operators! { @each $generics $Dual:
            Add add, AddAssign add_assign, literal_add;
            Sub sub, SubAssign sub_assign, literal_sub;
            Mul mul, MulAssign mul_assign, literal_mul;
            Div div, DivAssign div_assign, literal_div;
            Rem rem, RemAssign rem_assign, literal_rem;
        }
        operators! { @folds $generics $Dual }
    )*};
    (@each $generics:tt $Dual:ty: $($Op:ident $op:ident, $OpAssign:ident $op_assign:ident, $literal_op:ident;)*) => {$(
        operators! { @forms $generics $Dual, $Op $op $OpAssign $op_assign $literal_op }
        operators! { @reference $generics $Dual, f32, $Op $op $OpAssign $op_assign }
        operators! { @reference $generics $Dual, f64, $Op $op $OpAssign $op_assign }
    )*};
    (@forms [$($generics:tt)*] $Dual:ty, $Op:ident $op:ident $OpAssign:ident $op_assign:ident $literal_op:ident) => {
        // dual op dual
        impl<T: Scalar $($generics)*> $Op<&$Dual> for $Dual {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, y: &$Dual) -> $Dual {
                $Op::$op(self, *y)
            }
        }

        impl<T: Scalar $($generics)*> $Op<$Dual> for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, y: $Dual) -> $Dual {
                $Op::$op(*self, y)
            }
        }

        impl<T: Scalar $($generics)*> $Op<&$Dual> for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, y: &$Dual) -> $Dual {
                $Op::$op(*self, *y)
            }
        }

        impl<T: Scalar $($generics)*> $OpAssign for $Dual {
            #[inline(always)]
            fn $op_assign(&mut self, y: $Dual) {
                $OpAssign::$op_assign(self, &y);
            }
        }

        // dual op float
        impl<S: Primitive, T: Real<S> $($generics)*> $Op<S> for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, c: S) -> $Dual {
                $Op::$op(*self, c)
            }
        }

        impl<S: Primitive, T: Real<S> $($generics)*> $OpAssign<S> for $Dual {
            #[inline(always)]
            fn $op_assign(&mut self, c: S) {
                *self = $Op::$op(*self, c);
            }
        }

        // float op dual, only for f64: a second type would make every unannotated literal ambiguous
        impl<T: Scalar $($generics)*> $Op<$Dual> for f64 {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, x: $Dual) -> $Dual {
                <$Dual>::$literal_op(self, x)
            }
        }

        impl<T: Scalar $($generics)*> $Op<&$Dual> for f64 {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, x: &$Dual) -> $Dual {
                <$Dual>::$literal_op(self, *x)
            }
        }

        impl<T: Scalar $($generics)*> $Op<$Dual> for &f64 {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, x: $Dual) -> $Dual {
                <$Dual>::$literal_op(*self, x)
            }
        }

        impl<T: Scalar $($generics)*> $Op<&$Dual> for &f64 {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, x: &$Dual) -> $Dual {
                <$Dual>::$literal_op(*self, *x)
            }
        }
    };
    // A plain float by reference. Each float has its own impl, because the compiler refuses `&S` for every Primitive S
    // (E0119).
    (@reference [$($generics:tt)*] $Dual:ty, $Float:ty, $Op:ident $op:ident $OpAssign:ident $op_assign:ident) => {
        impl<T: Real<$Float> $($generics)*> $Op<&$Float> for $Dual {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, c: &$Float) -> $Dual {
                $Op::$op(self, *c)
            }
        }

        impl<T: Real<$Float> $($generics)*> $Op<&$Float> for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn $op(self, c: &$Float) -> $Dual {
                $Op::$op(*self, *c)
            }
        }

        impl<T: Real<$Float> $($generics)*> $OpAssign<&$Float> for $Dual {
            #[inline(always)]
            fn $op_assign(&mut self, c: &$Float) {
                *self = $Op::$op(*self, *c);
            }
        }
    };
    (@folds [$($generics:tt)*] $Dual:ty) => {
        impl<T: Scalar $($generics)*> Neg for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn neg(self) -> $Dual {
                -*self
            }
        }

        /// Starts from the empty sum of plain floats, as std does. (In newer versions of std it is -0.)
        impl<T: Scalar $($generics)*> iter::Sum for $Dual {
            #[inline(always)]
            fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
                let mut sum = Self::constant(iter::empty::<T>().sum());
                for x in terms {
                    sum += x;
                }
                sum
            }
        }

        impl<'a, T: Scalar $($generics)*> iter::Sum<&'a $Dual> for $Dual {
            #[inline(always)]
            fn sum<I: Iterator<Item = &'a Self>>(terms: I) -> Self {
                let mut sum = Self::constant(iter::empty::<T>().sum());
                for x in terms {
                    sum += x;
                }
                sum
            }
        }

        impl<T: Scalar $($generics)*> iter::Product for $Dual {
            #[inline(always)]
            fn product<I: Iterator<Item = Self>>(factors: I) -> Self {
                factors.fold(Self::constant(T::one()), |product, x| product * x)
            }
        }

        impl<'a, T: Scalar $($generics)*> iter::Product<&'a $Dual> for $Dual {
            #[inline(always)]
            fn product<I: Iterator<Item = &'a Self>>(factors: I) -> Self {
                factors.fold(Self::constant(T::one()), |product, x| product * x)
            }
        }
    };
}
pub(crate) use operators;

for_each_number! { arithmetic! {} }
for_each_number! { operators! {} }
