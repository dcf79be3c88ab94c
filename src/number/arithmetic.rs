//! `+ - * / %` in every form that `f64` has. The sum, the product and the chain rule themselves are the
//! types' own; `/` and `%` are rules.

use core::iter::{self, Product, Sum};
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};

// The trait itself stays out of scope: its `literal_div` and that of `Scalar` would be ambiguous.
use super::analytic;
use crate::batch::{Batch, Element};
use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::{Primitive, Real, Scalar};
use crate::taylor::Taylor;

/// Quotient and remainder, from the rules.
macro_rules! division {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Div for $Dual {
            type Output = Self;
            #[inline(always)]
            fn div(self, y: Self) -> Self {
                analytic::Analytic::div(self, y)
            }
        }

        impl<T: Scalar $($generics)*> Rem for $Dual {
            type Output = Self;
            #[inline(always)]
            fn rem(self, y: Self) -> Self {
                analytic::Analytic::rem(self, y)
            }
        }

        impl<S: Primitive, T: Real<S> $($generics)*> Div<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn div(self, c: S) -> Self {
                self.apply_linear(1.0 / c.into(), |x| x / c)
            }
        }

        impl<S: Primitive, T: Real<S> $($generics)*> Rem<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn rem(self, c: S) -> Self {
                self.apply_linear(1.0, |x| x % c)
            }
        }
    )*};
}

/// The other forms of each operator, all of which come down to `dual op dual`, `dual op float` or
/// `float op dual` by value.
macro_rules! operators {
    ($types:tt $($Op:ident $op:ident, $OpAssign:ident $op_assign:ident, $literal_op:ident;)*) => {$(
        operators!(@ $types $Op $op $OpAssign $op_assign $literal_op);
    )*};
    (@ {$([$($generics:tt)*] $Dual:ty;)*} $Op:ident $op:ident $OpAssign:ident $op_assign:ident $literal_op:ident) => {$(
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
                *self = $Op::$op(*self, y);
            }
        }

        impl<T: Scalar $($generics)*> $OpAssign<&$Dual> for $Dual {
            #[inline(always)]
            fn $op_assign(&mut self, y: &$Dual) {
                *self = $Op::$op(*self, *y);
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

        operators!(@ref [$($generics)*] $Dual, f32, $Op $op $OpAssign $op_assign);
        operators!(@ref [$($generics)*] $Dual, f64, $Op $op $OpAssign $op_assign);

        // float op dual: f64 alone, since a second type would make every unannotated literal ambiguous
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
    )*};
    // A plain float by reference: one impl for each, since `&S` for every Primitive S is refused (E0119).
    (@ref [$($generics:tt)*] $Dual:ty, $Float:ty, $Op:ident $op:ident $OpAssign:ident $op_assign:ident) => {
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
}

macro_rules! folds {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Neg for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn neg(self) -> $Dual {
                -*self
            }
        }

        /// Starts, as the sum of plain floats does, from the sum of nothing (-0 in newer versions of std).
        impl<T: Scalar $($generics)*> Sum for $Dual {
            #[inline(always)]
            fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
                terms.fold(Self::constant(iter::empty::<T>().sum()), |sum, x| sum + x)
            }
        }

        impl<'a, T: Scalar $($generics)*> Sum<&'a $Dual> for $Dual {
            #[inline(always)]
            fn sum<I: Iterator<Item = &'a Self>>(terms: I) -> Self {
                terms.copied().sum()
            }
        }

        impl<T: Scalar $($generics)*> Product for $Dual {
            #[inline(always)]
            fn product<I: Iterator<Item = Self>>(factors: I) -> Self {
                factors.fold(Self::constant(T::one()), |product, x| product * x)
            }
        }

        impl<'a, T: Scalar $($generics)*> Product<&'a $Dual> for $Dual {
            #[inline(always)]
            fn product<I: Iterator<Item = &'a Self>>(factors: I) -> Self {
                factors.copied().product()
            }
        }
    )*};
}

division! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
    [] Chunk<T>;
    [, const N: usize] Dual2Vec<T, N>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>;
    [, const K: usize] Taylor<T, K>;
}

folds! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
    [] Chunk<T>;
    [, const N: usize] Dual2Vec<T, N>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>;
    [, const K: usize] Taylor<T, K>;
    [+ Element, const N: usize] Batch<T, N>;
}

operators! {
    {
        [] Dual<T>;
        [, const N: usize] DualVec<T, N>;
        [] Chunk<T>;
        [, const N: usize] Dual2Vec<T, N>;
        [, const N: usize, const M: usize] HyperDual<T, N, M>;
        [, const K: usize] Taylor<T, K>;
        [+ Element, const N: usize] Batch<T, N>;
    }
    Add add, AddAssign add_assign, literal_add;
    Sub sub, SubAssign sub_assign, literal_sub;
    Mul mul, MulAssign mul_assign, literal_mul;
    Div div, DivAssign div_assign, literal_div;
    Rem rem, RemAssign rem_assign, literal_rem;
}
