//! The traits of `num_traits`, forwarded to the inherent methods.

use core::num::FpCategory;

use num_traits::float::FloatCore;
use num_traits::{
    AsPrimitive, Bounded, Euclid, Float, FloatConst, FromPrimitive, Inv, MulAdd, MulAddAssign, Num, NumCast,
    Pow, Signed, ToPrimitive,
};

use super::for_each_number;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::{Real, Scalar};
use crate::sparse::Tracer;
use crate::taylor::Taylor;

/// Methods that forward to the inherent method of the same name.
macro_rules! forward {
    ($($method:ident($($argument:ident: $Type:ty),*) -> $Output:ty;)*) => {$(
        #[inline(always)]
        fn $method(self $(, $argument: $Type)*) -> $Output {
            <Self>::$method(self $(, $argument)*)
        }
    )*};
}

/// The same for methods that take `&self` in the trait.
macro_rules! forward_by_reference {
    ($($method:ident() -> $Output:ty;)*) => {$(
        #[inline(always)]
        fn $method(&self) -> $Output {
            <Self>::$method(*self)
        }
    )*};
}

/// The constants of `T`, lifted.
macro_rules! constants {
    ($($constant:ident)*) => {$(
        #[inline(always)]
        fn $constant() -> Self {
            Self::constant(T::$constant())
        }
    )*};
}

/// Conversions from a primitive to a constant.
macro_rules! from_primitives {
    ($($from:ident $Primitive:ty;)*) => {$(
        #[inline(always)]
        fn $from(n: $Primitive) -> Option<Self> {
            T::$from(n).map(Self::constant)
        }
    )*};
}

/// Conversions of the value to a primitive.
macro_rules! to_primitives {
    ($($to:ident $Primitive:ty;)*) => {$(
        #[inline(always)]
        fn $to(&self) -> Option<$Primitive> {
            self.value.$to()
        }
    )*};
}

/// The methods that `Float` and `FloatCore` have in common.
macro_rules! float_core {
    () => {
        constants! {
            infinity neg_infinity nan neg_zero min_value min_positive_value epsilon max_value
        }

        forward! {
            is_nan() -> bool;
            is_infinite() -> bool;
            is_finite() -> bool;
            is_normal() -> bool;
            is_subnormal() -> bool;
            is_sign_positive() -> bool;
            is_sign_negative() -> bool;
            classify() -> FpCategory;
            floor() -> Self;
            ceil() -> Self;
            round() -> Self;
            trunc() -> Self;
            fract() -> Self;
            abs() -> Self;
            signum() -> Self;
            max(other: Self) -> Self;
            min(other: Self) -> Self;
            clamp(min: Self, max: Self) -> Self;
            recip() -> Self;
            powi(n: i32) -> Self;
            to_degrees() -> Self;
            to_radians() -> Self;
        }

        #[inline(always)]
        fn integer_decode(self) -> (u64, i16, i8) {
            Float::integer_decode(self.value)
        }
    };
}

macro_rules! float {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Float for $Dual {
            float_core! {}

            forward! {
                copysign(sign: Self) -> Self;
                mul_add(a: Self, b: Self) -> Self;
                powf(n: Self) -> Self;
                sqrt() -> Self;
                cbrt() -> Self;
                hypot(other: Self) -> Self;
                exp() -> Self;
                exp2() -> Self;
                exp_m1() -> Self;
                ln() -> Self;
                ln_1p() -> Self;
                log(base: Self) -> Self;
                log2() -> Self;
                log10() -> Self;
                sin() -> Self;
                cos() -> Self;
                sin_cos() -> (Self, Self);
                tan() -> Self;
                asin() -> Self;
                acos() -> Self;
                atan() -> Self;
                atan2(other: Self) -> Self;
                sinh() -> Self;
                cosh() -> Self;
                tanh() -> Self;
                asinh() -> Self;
                acosh() -> Self;
                atanh() -> Self;
            }

            /// `x - y` if this is positive, else 0.
            #[inline(always)]
            fn abs_sub(self, other: Self) -> Self {
                if self <= other { Self::constant(T::zero()) } else { self - other }
            }
        }

        #[allow(non_snake_case)]
        impl<T: Scalar $($generics)*> FloatConst for $Dual {
            constants! {
                E FRAC_1_PI FRAC_1_SQRT_2 FRAC_2_PI FRAC_2_SQRT_PI FRAC_PI_2 FRAC_PI_3 FRAC_PI_4 FRAC_PI_6
                FRAC_PI_8 LN_10 LN_2 LOG10_E LOG2_E PI SQRT_2 TAU LOG10_2 LOG2_10
            }
        }

        /// Reads a value as a constant.
        impl<T: Scalar $($generics)*> Num for $Dual {
            type FromStrRadixErr = T::FromStrRadixErr;

            fn from_str_radix(digits: &str, radix: u32) -> Result<Self, Self::FromStrRadixErr> {
                T::from_str_radix(digits, radix).map(Self::constant)
            }
        }

        impl<T: Scalar $($generics)*> Signed for $Dual {
            forward_by_reference! {
                abs() -> Self;
                signum() -> Self;
            }

            #[inline(always)]
            fn abs_sub(&self, other: &Self) -> Self {
                Float::abs_sub(*self, *other)
            }

            #[inline(always)]
            fn is_positive(&self) -> bool {
                self.is_sign_positive()
            }

            #[inline(always)]
            fn is_negative(&self) -> bool {
                self.is_sign_negative()
            }
        }

        impl<T: Scalar $($generics)*> FloatCore for $Dual {
            float_core! {}
        }

        impl<T: Scalar + Bounded $($generics)*> Bounded for $Dual {
            #[inline(always)]
            fn min_value() -> Self {
                Self::constant(Bounded::min_value())
            }

            #[inline(always)]
            fn max_value() -> Self {
                Self::constant(Bounded::max_value())
            }
        }

        impl<T: Scalar $($generics)*> FromPrimitive for $Dual {
            from_primitives! {
                from_isize isize; from_i8 i8; from_i16 i16; from_i32 i32; from_i64 i64; from_i128 i128;
                from_usize usize; from_u8 u8; from_u16 u16; from_u32 u32; from_u64 u64; from_u128 u128;
                from_f32 f32; from_f64 f64;
            }
        }

        impl<T: Scalar $($generics)*> ToPrimitive for $Dual {
            to_primitives! {
                to_isize isize; to_i8 i8; to_i16 i16; to_i32 i32; to_i64 i64; to_i128 i128;
                to_usize usize; to_u8 u8; to_u16 u16; to_u32 u32; to_u64 u64; to_u128 u128;
                to_f32 f32; to_f64 f64;
            }
        }

        /// A constant with this value. If you cast a dual, its partials are lost.
        impl<T: Scalar $($generics)*> NumCast for $Dual {
            #[inline(always)]
            fn from<P: ToPrimitive>(n: P) -> Option<Self> {
                <T as NumCast>::from(n).map(Self::constant)
            }
        }

        /// The dual itself, with its partials.
        impl<T: Scalar $($generics)*> AsPrimitive<$Dual> for $Dual {
            #[inline(always)]
            fn as_(self) -> $Dual {
                self
            }
        }

        impl<T: Scalar $($generics)*> Inv for $Dual {
            type Output = Self;
            #[inline(always)]
            fn inv(self) -> Self {
                self.recip()
            }
        }

        impl<T: Scalar $($generics)*> Inv for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn inv(self) -> $Dual {
                self.recip()
            }
        }

        impl<T: Scalar $($generics)*> MulAdd for $Dual {
            type Output = Self;
            #[inline(always)]
            fn mul_add(self, a: Self, b: Self) -> Self {
                <Self>::mul_add(self, a, b)
            }
        }

        impl<T: Scalar $($generics)*> MulAddAssign for $Dual {
            #[inline(always)]
            fn mul_add_assign(&mut self, a: Self, b: Self) {
                *self = <Self>::mul_add(*self, a, b);
            }
        }

        impl<T: Scalar $($generics)*> Euclid for $Dual {
            #[inline(always)]
            fn div_euclid(&self, divisor: &Self) -> Self {
                <Self>::div_euclid(*self, divisor)
            }

            #[inline(always)]
            fn rem_euclid(&self, divisor: &Self) -> Self {
                <Self>::rem_euclid(*self, divisor)
            }
        }
    )*};
}

/// `base.pow(exponent)` by value and by reference on either side.
macro_rules! powers {
    (@each { $($Exponent:ty: $bound:tt => $power:expr;)* } $generics:tt $Dual:ty) => {$(
        powers! { @forms $generics $Dual, $Exponent, $bound, $power }
    )*};
    (@forms [$($generics:tt)*] $Dual:ty, $Exponent:ty, [$($bound:tt)*], $power:expr) => {
        impl<T: $($bound)* $($generics)*> Pow<$Exponent> for $Dual {
            type Output = $Dual;
            #[inline(always)]
            fn pow(self, exponent: $Exponent) -> $Dual {
                let power: fn($Dual, $Exponent) -> $Dual = $power;
                power(self, exponent)
            }
        }

        impl<T: $($bound)* $($generics)*> Pow<&$Exponent> for $Dual {
            type Output = $Dual;
            #[inline(always)]
            fn pow(self, exponent: &$Exponent) -> $Dual {
                Pow::pow(self, *exponent)
            }
        }

        impl<T: $($bound)* $($generics)*> Pow<$Exponent> for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn pow(self, exponent: $Exponent) -> $Dual {
                Pow::pow(*self, exponent)
            }
        }

        impl<T: $($bound)* $($generics)*> Pow<&$Exponent> for &$Dual {
            type Output = $Dual;
            #[inline(always)]
            fn pow(self, exponent: &$Exponent) -> $Dual {
                Pow::pow(*self, *exponent)
            }
        }
    };
    ($exponents:tt $($generics:tt $Dual:ty;)*) => {$(
        powers! { @each $exponents $generics $Dual }
        powers! { @forms $generics $Dual, $Dual, [Scalar], |x, y| x.powf(y) }
    )*};
}

/// `number as primitive` in generic code: the value becomes a primitive, and a primitive becomes a constant.
macro_rules! as_primitives {
    (@each { $($Primitive:ty)* } $generics:tt $Dual:ty) => {$(
        as_primitives! { @both $Primitive, $generics $Dual }
    )*};
    (@both $Primitive:ty, [$($generics:tt)*] $Dual:ty) => {
        impl<T: Scalar + AsPrimitive<$Primitive> $($generics)*> AsPrimitive<$Primitive> for $Dual {
            #[inline(always)]
            fn as_(self) -> $Primitive {
                self.value.as_()
            }
        }

        impl<T: Scalar $($generics)*> AsPrimitive<$Dual> for $Primitive
        where
            $Primitive: AsPrimitive<T>,
        {
            #[inline(always)]
            fn as_(self) -> $Dual {
                <$Dual>::constant(self.as_())
            }
        }
    };
    ($primitives:tt $($generics:tt $Dual:ty;)*) => {$(
        as_primitives! { @each $primitives $generics $Dual }
    )*};
}

for_each_number! { float! {} }

for_each_number! { powers! { {
    i8: [Scalar] => |x, n| x.powi(n.into());
    u8: [Scalar] => |x, n| x.powi(n.into());
    i16: [Scalar] => |x, n| x.powi(n.into());
    u16: [Scalar] => |x, n| x.powi(n.into());
    i32: [Scalar] => |x, n| x.powi(n);
    f32: [Real<f32>] => |x, p| x.powf(p);
    f64: [Real<f64>] => |x, p| x.powf(p);
} } }

for_each_number! { as_primitives! { { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize f32 f64 } } }
