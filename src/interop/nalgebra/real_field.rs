//! nalgebra's traits of numbers. Every dual is a [`RealField`]; where its inherent methods have the names of the trait's
//! methods, the trait forwards to them.

use core::convert::identity;
use core::ops::{Div, Mul};

use nalgebra::{ComplexField, Field, RealField, SimdValue};
use num_traits::{AsPrimitive, Float, FloatConst, NumCast, ToPrimitive};
use simba::scalar::SubsetOf;

use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::number::Number;
use crate::scalar::Scalar;
use crate::sparse::Tracer;
use crate::surface::for_each_number;
use crate::taylor::Taylor;

#[inline(always)]
fn squared<D: Scalar>(x: D) -> D {
    x * x
}

#[inline(always)]
fn zero<D: Scalar>(_: D) -> D {
    D::zero()
}

/// The polar angle: 0, or pi if x is negative or NaN.
#[inline(always)]
fn argument<D: Scalar>(x: D) -> D {
    if x >= D::zero() { D::zero() } else { D::PI() }
}

/// `(|x|, sign)`, with the sign -1 if x is negative or NaN.
#[inline(always)]
fn modulus_and_sign<D: Scalar>(x: D) -> (D, D) {
    if x >= D::zero() { (x, D::one()) } else { (-x, -D::one()) }
}

/// `None` if x is negative or NaN.
#[inline(always)]
fn try_sqrt<D: Scalar>(x: D) -> Option<D> {
    if x >= D::zero() { Some(x.sqrt()) } else { None }
}

/// Clamps as nalgebra does it for floats: a bound that is NaN has no effect. At a bound the lanes are those of
/// `x.max(min).min(max)`.
#[inline(always)]
fn clamp<D: Scalar + Number>(x: D, min: D, max: D) -> D {
    if x < min {
        min
    } else if x > max {
        max
    } else if x == min {
        // the value is x itself, whose zero may have the other sign
        min.with_value(x.value())
    } else {
        x
    }
}

/// A plain number as a constant.
#[inline(always)]
fn constant<D: Scalar>(x: impl ToPrimitive) -> D {
    <D as NumCast>::from(x).unwrap_or_else(D::nan) // never `None`: every plain number can be rounded to a float
}

/// The value of a dual as a plain number, converted as by `as`.
#[inline(always)]
fn plain<P: Copy + 'static>(x: &impl ToPrimitive) -> P
where
    f64: AsPrimitive<P>,
{
    x.to_f64().unwrap_or(f64::NAN).as_() // never `None`: every value is a float
}

/// Methods of numbers, each with the function that it calls.
macro_rules! methods {
    ($($method:ident($($argument:ident),*) -> $Output:ty = $function:path;)*) => {$(
        #[inline(always)]
        fn $method(self $(, $argument: Self)*) -> $Output {
            $function(self $(, $argument)*)
        }
    )*};
}

/// Methods from numbers to a number that call the inherent method of the same name.
macro_rules! inherent_methods {
    ($($method:ident($($argument:ident),*))*) => {
        methods! { $($method($($argument),*) -> Self = Self::$method;)* }
    };
}

/// Constants, each with its name in `FloatConst`.
macro_rules! constants {
    ($($method:ident = $CONSTANT:ident;)*) => {$(
        #[inline(always)]
        fn $method() -> Self {
            Self::$CONSTANT()
        }
    )*};
}

macro_rules! real_field {
    ($([$($generics:tt)*] $Number:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Field for $Number {}

        impl<T: Scalar $($generics)*> ComplexField for $Number {
            type RealField = Self;

            inherent_methods! {
                floor() ceil() round() trunc() fract() abs() signum() recip() mul_add(a, b) hypot(other)
                sin() cos() tan() asin() acos() atan() sinh() cosh() tanh() asinh() acosh() atanh()
                log(base) log2() log10() ln() ln_1p() exp() exp2() exp_m1() sqrt() cbrt() powf(exponent)
            }

            // nalgebra's own `sinc`, `sinhc`, `cosc` and `coshc` have no derivative at 0.
            methods! {
                real() -> Self = identity; imaginary() -> Self = zero; conjugate() -> Self = identity;
                modulus() -> Self = Self::abs; norm1() -> Self = Self::abs; modulus_squared() -> Self = squared;
                argument() -> Self = argument; to_exp() -> (Self, Self) = modulus_and_sign;
                scale(factor) -> Self = Mul::mul; unscale(factor) -> Self = Div::div;
                powc(exponent) -> Self = Self::powf; try_sqrt() -> Option<Self> = try_sqrt;
                sin_cos() -> (Self, Self) = Self::sin_cos;
                sinc() -> Self = Self::sin_quotient; sinhc() -> Self = Self::sinh_quotient;
                cosc() -> Self = Self::cos_quotient; coshc() -> Self = Self::cosh_quotient;
            }

            #[inline(always)]
            fn from_real(re: Self) -> Self {
                re
            }

            #[inline(always)]
            fn powi(self, n: i32) -> Self {
                <Self>::powi(self, n)
            }

            #[inline(always)]
            fn is_finite(&self) -> bool {
                <Self>::is_finite(*self)
            }
        }

        impl<T: Scalar $($generics)*> RealField for $Number {
            inherent_methods! { copysign(sign) max(other) min(other) atan2(other) }

            methods! { clamp(min, max) -> Self = clamp; }

            constants! {
                pi = PI; two_pi = TAU; frac_pi_2 = FRAC_PI_2; frac_pi_3 = FRAC_PI_3; frac_pi_4 = FRAC_PI_4;
                frac_pi_6 = FRAC_PI_6; frac_pi_8 = FRAC_PI_8; frac_1_pi = FRAC_1_PI; frac_2_pi = FRAC_2_PI;
                frac_2_sqrt_pi = FRAC_2_SQRT_PI; e = E; log2_e = LOG2_E; log10_e = LOG10_E; ln_2 = LN_2; ln_10 = LN_10;
            }

            #[inline(always)]
            fn is_sign_positive(&self) -> bool {
                <Self>::is_sign_positive(*self)
            }

            #[inline(always)]
            fn is_sign_negative(&self) -> bool {
                <Self>::is_sign_negative(*self)
            }

            #[inline(always)]
            fn min_value() -> Option<Self> {
                Some(<Self as Float>::min_value())
            }

            #[inline(always)]
            fn max_value() -> Option<Self> {
                Some(<Self as Float>::max_value())
            }
        }

        /// A dual is its own only lane.
        // The trait has two unsafe methods, so the lint must be lifted here. Their bodies are safe.
        #[allow(unsafe_code)]
        impl<T: Scalar $($generics)*> SimdValue for $Number {
            const LANES: usize = 1;
            type Element = Self;
            type SimdBool = bool;

            #[inline(always)]
            fn splat(value: Self) -> Self {
                value
            }

            #[inline(always)]
            fn extract(&self, _: usize) -> Self {
                *self
            }

            #[inline(always)]
            unsafe fn extract_unchecked(&self, _: usize) -> Self {
                *self
            }

            #[inline(always)]
            fn replace(&mut self, _: usize, value: Self) {
                *self = value;
            }

            #[inline(always)]
            unsafe fn replace_unchecked(&mut self, _: usize, value: Self) {
                *self = value;
            }

            #[inline(always)]
            fn select(self, condition: bool, other: Self) -> Self {
                if condition { self } else { other }
            }
        }

        /// The conversion of a dual to its own type keeps its partials.
        impl<T: Scalar $($generics)*> SubsetOf<Self> for $Number {
            #[inline(always)]
            fn to_superset(&self) -> Self {
                *self
            }

            #[inline(always)]
            fn from_superset_unchecked(element: &Self) -> Self {
                *element
            }

            #[inline(always)]
            fn is_in_subset(_: &Self) -> bool {
                true
            }
        }
    )*};
}

for_each_number! { real_field! {} }

macro_rules! subset {
    ($Primitive:ty; $([$($generics:tt)*] $Number:ty;)*) => {$(
        /// A plain number becomes a constant, and a dual becomes its value.
        ///
        /// Every dual counts as in the subset, whatever its partials, because control flow follows the value.
        /// `DMatrix::exp`, for one, would panic otherwise.
        impl<T: Scalar $($generics)*> SubsetOf<$Number> for $Primitive {
            #[inline(always)]
            fn to_superset(&self) -> $Number {
                constant(*self)
            }

            #[inline(always)]
            fn from_superset_unchecked(element: &$Number) -> Self {
                plain(element)
            }

            #[inline(always)]
            fn is_in_subset(_: &$Number) -> bool {
                true
            }
        }
    )*};
}

macro_rules! subsets {
    ($($Primitive:ty)*) => {$(
        for_each_number! { subset! { $Primitive; } }
    )*};
}

subsets! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 }
