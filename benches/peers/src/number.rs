//! What a workload needs of a number, so that each is written once for all crates.
//!
//! The methods are `#[inline(always)]` in both forms of a workload, because they are not part of it: the
//! compiler replaces them by the calls that they forward to before it decides about anything else. It then
//! sees what a user of that crate writes. Without the attribute each operation of each crate could become one
//! more call, which no user's program has. The operators are the crates' own.

use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use gradual::slice::Chunk;
use gradual::{Dual2Vec, DualVec, Real};

/// A number that the workloads are written over: arithmetic, with a plain float on the right too, and a few
/// functions under the names of `f64`.
pub trait Number:
    Copy
    + Neg<Output = Self>
    + AddAssign
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    fn constant(x: f64) -> Self;
    fn value(self) -> f64;
    /// `x^2`, as the crate in question computes it fastest.
    fn square(self) -> Self;
    fn recip(self) -> Self;
    fn sqrt(self) -> Self;
    fn exp(self) -> Self;
    fn ln(self) -> Self;
    fn cos(self) -> Self;
    fn sin_cos(self) -> (Self, Self);
    fn tanh(self) -> Self;
    fn max(self, other: Self) -> Self;

    /// The crate's own `Iterator::sum`. A crate without one gets the fold that its user writes.
    #[inline(always)]
    fn sum(terms: impl Iterator<Item = Self>) -> Self {
        terms.fold(Self::constant(0.0), |sum, x| sum + x)
    }
}

/// Lists, for types that have them, the methods of `Number`.
macro_rules! forward {
    (functions of $Path:ident) => {
        forward! { Self:
            recip() -> Self = $Path::recip;
            sqrt() -> Self = $Path::sqrt;
            exp() -> Self = $Path::exp;
            ln() -> Self = $Path::ln;
            cos() -> Self = $Path::cos;
            sin_cos() -> (Self, Self) = $Path::sin_cos;
            tanh() -> Self = $Path::tanh;
            max(other) -> Self = $Path::max;
        }
    };
    (sum of Iterator) => {
        #[inline(always)]
        fn sum(terms: impl Iterator<Item = Self>) -> Self {
            terms.sum()
        }
    };
    ($Type:ty: $($method:ident($($argument:ident)?) -> $Output:ty = $call:expr;)*) => {$(
        #[inline(always)]
        fn $method(self $(, $argument: Self)?) -> $Output {
            $call(self $(, $argument)?)
        }
    )*};
}
pub(crate) use forward;

impl Number for f64 {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        x
    }

    forward! { Self:
        value() -> f64 = |x| x;
        square() -> Self = |x| x * x;
    }
    forward! { functions of f64 }
    forward! { sum of Iterator }
}

macro_rules! number {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Real + Number $($generics)*> Number for $Dual {
            #[inline(always)]
            fn constant(x: f64) -> Self {
                Self::lit(x)
            }

            forward! { Self:
                value() -> f64 = Real::value;
                square() -> Self = |x: Self| x.powi(2);
            }
            forward! { functions of Self }
            forward! { sum of Iterator }
        }
    )*};
}

number! {
    [, const N: usize] DualVec<T, N>;
    [, const N: usize] Dual2Vec<T, N>;
    [] Chunk<T>;
}
