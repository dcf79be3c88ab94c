//! The functions as inherent methods. They have the names, receivers and argument order of `f64` in std, so you need no
//! import. Their documentation is in the table, `functions.rs`.
//!
//! Every method of `f64` that makes sense on a number is here, with these exceptions:
//!
//! - Methods on bits, because a dual is more than the bits of its value: `to_bits from_bits to_{be,le,ne}_bytes
//!   from_{be,le,ne}_bytes`.
//! - The unsafe `to_int_unchecked`: use `num_traits::ToPrimitive`.
//! - The deprecated `abs_sub`: use `num_traits::Float::abs_sub`.
//! - Methods that std has not stabilised: `maximum minimum clamp_magnitude algebraic_*`. (`gamma ln_gamma erf erfc` are
//!   here, among the special functions.)
//! - The constants (`MAX`, `EPSILON`, `PI`), because a generic constant is not possible: use the functions of
//!   `num_traits::{Float, Bounded, FloatConst}`.

use core::cmp::Ordering;
use core::num::FpCategory;

use num_traits::float::TotalOrder;

use super::{Operand, for_each_number};
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::functions::{for_each_elementary_function, for_each_special_function};
use crate::number::{Functions, Number};
use crate::scalar::Scalar;
use crate::sparse::Tracer;
use crate::taylor::Taylor;

/// The runnable example of a method: its value and its slope at x.
macro_rules! example {
    ($x:literal, $call:expr, $slope:literal) => {
        concat!(
            "\n```\nuse gradual::derivative;\n\nlet (value, slope) = derivative(|x| x.",
            $call,
            ", ",
            $x,
            ");\n",
            "assert_eq!(value, (",
            $x,
            ").",
            $call,
            ");\n",
            "assert!((slope - (",
            $slope,
            ")).abs() < 1e-14);\n```",
        )
    };
    ($x:literal, $call:expr, $slope:literal, $value:literal) => {
        concat!(
            "\n```\nuse gradual::derivative;\n\nlet (value, slope) = derivative(|x| x.",
            $call,
            ", ",
            $x,
            ");\n",
            "assert!((value - (",
            $value,
            ")).abs() < 1e-14);\n",
            "assert!((slope - (",
            $slope,
            ")).abs() < 1e-14);\n```",
        )
    };
}

/// A line of the table as a method.
macro_rules! functions {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident $arguments:tt at $x:literal $(is $value:literal)?, slope $slope:literal;
    )*) => {
        $(functions! { @method [$($doc)*] $name $arguments $x $slope $($value)? })*
    };
    (@method [$($doc:literal)*] $name:ident ($($y:ident = $example:literal),*) $x:literal $slope:literal $($value:literal)?) => {
        $(#[doc = $doc])*
        #[doc = example!($x, concat!(stringify!($name), "(", functions!(@list $($example)*), ")"), $slope $(, $value)?)]
        #[must_use]
        #[inline(always)]
        pub fn $name(self $(, $y: impl Operand<Self>)*) -> Self {
            Functions::$name(self $(, $y.into_dual())*)
        }
    };
    (@method [$($doc:literal)*] $name:ident ($n:ident: $Parameter:ty = $example:literal) $x:literal $slope:literal $($value:literal)?) => {
        $(#[doc = $doc])*
        #[doc = example!($x, concat!(stringify!($name), "(", $example, ")"), $slope $(, $value)?)]
        #[must_use]
        #[inline(always)]
        pub fn $name(self, $n: $Parameter) -> Self {
            Functions::$name(self, $n)
        }
    };
    (@list) => { "" };
    (@list $first:literal $($rest:literal)*) => { concat!($first $(, ", ", $rest)*) };
}

/// Methods that ask about the value only.
macro_rules! questions {
    ($($(#[doc = $doc:literal])* $name:ident at $x:literal;)*) => {$(
        $(#[doc = $doc])*
        #[doc = concat!("\n```\nuse gradual::Dual;\n\nassert!(Dual::variable(", $x, ").", stringify!($name), "());\n```")]
        #[must_use]
        #[inline(always)]
        pub fn $name(self) -> bool {
            self.value.$name()
        }
    )*};
}

macro_rules! methods {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> $Dual {
            for_each_elementary_function! { functions! {} }

            /// The sine and the cosine of an angle in radians, computed together.
            ///
            /// ```
            /// use gradual::Dual;
            ///
            /// let x = Dual::variable(0.5);
            /// let (sin, cos) = x.sin_cos();
            /// assert_eq!(sin.parts(), x.sin().parts());
            /// assert_eq!(cos.parts(), x.cos().parts());
            /// ```
            ///
            /// If x is not finite, both values and all partials are NaN.
            #[must_use]
            #[inline(always)]
            pub fn sin_cos(self) -> (Self, Self) {
                Functions::sin_cos(self)
            }
        }

        /// Derivatives.
        impl<T: Scalar $($generics)*> $Dual {
            /// The first derivative in direction i, counted from 0. Every number type has this method.
            ///
            /// ```
            /// use gradual::{Dual, DualVec};
            ///
            /// assert_eq!(Dual::new(3.0, 0.5).partial(0), 0.5);
            /// assert_eq!(DualVec::new(3.0, [0.5, 0.25]).partial(1), 0.25);
            /// ```
            ///
            /// # Panics
            /// Panics if the number does not have so many directions.
            #[must_use]
            #[inline(always)]
            pub fn partial(&self, i: usize) -> T {
                let directions = <Self as Number>::DIRECTIONS;
                assert!(i < directions, "partial {i} of a number with {directions} directions: count from 0");
                self.first_order().get(i).copied().unwrap_or(T::zero())
            }
        }

        /// Special functions. [`Scalar`] has them for plain floats.
        impl<T: Scalar $($generics)*> $Dual {
            for_each_special_function! { functions! {} }
        }

        /// Questions about the value. The partials do not matter.
        impl<T: Scalar $($generics)*> $Dual {
            questions! {
                /// Whether the value is NaN.
                is_nan at "f64::NAN";
                /// Whether the value is an infinity.
                is_infinite at "f64::INFINITY";
                /// Whether the value is neither an infinity nor NaN.
                is_finite at "1.0";
                /// Whether the value is neither zero, subnormal, infinite nor NaN.
                is_normal at "1.0";
                /// Whether the value is subnormal.
                is_subnormal at "1e-310";
                /// Whether the sign bit of the value is clear.
                is_sign_positive at "0.0";
                /// Whether the sign bit of the value is set.
                is_sign_negative at "-0.0";
            }

            /// The category of the value.
            ///
            /// ```
            /// use gradual::Dual;
            ///
            /// assert_eq!(Dual::variable(1e-310).classify(), std::num::FpCategory::Subnormal);
            /// ```
            #[must_use]
            #[inline(always)]
            pub fn classify(self) -> FpCategory {
                self.value.classify()
            }

            /// The total order of the values: -NaN < -inf < ... < -0 < 0 < ... < inf < NaN.
            ///
            /// ```
            /// use gradual::Dual;
            ///
            /// let (x, y) = (Dual::variable(-0.0), Dual::variable(0.0));
            /// assert!(x == y && x.total_cmp(&y).is_lt());
            /// ```
            #[must_use]
            #[inline(always)]
            pub fn total_cmp(&self, other: &Self) -> Ordering {
                TotalOrder::total_cmp(&self.value, &other.value)
            }
        }
    )*};
}

for_each_number! { methods! {} }
