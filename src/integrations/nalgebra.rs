//! `nalgebra`: the duals are real fields, their methods the inherent ones.

use nalgebra::{ComplexField, Field, RealField, SimdValue};
use num_traits::{Float, FloatConst, FromPrimitive, ToPrimitive};
use simba::scalar::SubsetOf;

use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::{Hooks, Scalar};
use crate::taylor::Taylor;

/// Methods of the same name and form on the type itself.
macro_rules! forward {
    ($($method:ident($($argument:ident),*);)*) => {$(
        #[inline(always)]
        fn $method(self $(, $argument: Self)*) -> Self {
            <Self>::$method(self $(, $argument)*)
        }
    )*};
}

/// Constants under nalgebra's name for them and that of `FloatConst`.
macro_rules! constants {
    ($($method:ident $CONSTANT:ident;)*) => {$(
        #[inline(always)]
        fn $method() -> Self {
            Self::$CONSTANT()
        }
    )*};
}

/// Plain numbers are a subset of the duals: each is a constant, and back the value counts.
///
/// A dual is in the subset whatever its partials, since control flow follows the value; `DMatrix::exp`, for
/// one, would panic otherwise.
macro_rules! subset {
    ($types:tt $($Primitive:ident $from:ident;)*) => {$(
        subset!(@ $types $Primitive $from);
    )*};
    (@ {$([$($generics:tt)*] $Dual:ty;)*} $Primitive:ident $from:ident) => {$(
        impl<T: Scalar $($generics)*> SubsetOf<$Dual> for $Primitive {
            #[inline(always)]
            fn to_superset(&self) -> $Dual {
                <$Dual>::$from(*self).unwrap_or_else(Float::nan) // always some: a float has room for any number
            }

            #[inline(always)]
            fn from_superset_unchecked(element: &$Dual) -> Self {
                element.to_f64().unwrap_or(f64::NAN) as $Primitive // always some
            }

            #[inline(always)]
            fn is_in_subset(_: &$Dual) -> bool {
                true
            }
        }
    )*};
}

macro_rules! real_field {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Field for $Dual {}

        /// One lane.
        // Two methods are unsafe in the trait, and so in name here; their bodies are not.
        #[allow(unsafe_code)]
        impl<T: Scalar $($generics)*> SimdValue for $Dual {
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

        /// The dual itself, with its partials.
        impl<T: Scalar $($generics)*> SubsetOf<Self> for $Dual {
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

        impl<T: Scalar $($generics)*> ComplexField for $Dual {
            type RealField = Self;

            forward! {
                floor(); ceil(); round(); trunc(); fract(); abs(); signum(); recip();
                mul_add(a, b); hypot(other);
                sin(); cos(); tan(); asin(); acos(); atan();
                sinh(); cosh(); tanh(); asinh(); acosh(); atanh();
                log(base); log2(); log10(); ln(); ln_1p(); exp(); exp2(); exp_m1();
                sqrt(); cbrt(); powf(exponent);
            }

            #[inline(always)]
            fn from_real(re: Self) -> Self {
                re
            }

            #[inline(always)]
            fn real(self) -> Self {
                self
            }

            #[inline(always)]
            fn imaginary(self) -> Self {
                Self::literal(0.0)
            }

            #[inline(always)]
            fn conjugate(self) -> Self {
                self
            }

            #[inline(always)]
            fn modulus(self) -> Self {
                self.abs()
            }

            #[inline(always)]
            fn norm1(self) -> Self {
                self.abs()
            }

            #[inline(always)]
            fn modulus_squared(self) -> Self {
                self * self
            }

            /// 0, or pi for a negative number or NaN.
            #[inline(always)]
            fn argument(self) -> Self {
                if self >= Self::literal(0.0) { Self::literal(0.0) } else { Self::PI() }
            }

            #[inline(always)]
            fn to_exp(self) -> (Self, Self) {
                if self >= Self::literal(0.0) {
                    (self, Self::literal(1.0))
                } else {
                    (-self, Self::literal(-1.0))
                }
            }

            #[inline(always)]
            fn scale(self, factor: Self) -> Self {
                self * factor
            }

            #[inline(always)]
            fn unscale(self, factor: Self) -> Self {
                self / factor
            }

            #[inline(always)]
            fn sin_cos(self) -> (Self, Self) {
                <Self>::sin_cos(self)
            }

            #[inline(always)]
            fn powi(self, n: i32) -> Self {
                <Self>::powi(self, n)
            }

            #[inline(always)]
            fn powc(self, exponent: Self) -> Self {
                self.powf(exponent)
            }

            /// None below 0 and for NaN.
            #[inline(always)]
            fn try_sqrt(self) -> Option<Self> {
                if self >= Self::literal(0.0) { Some(self.sqrt()) } else { None }
            }

            #[inline(always)]
            fn is_finite(&self) -> bool {
                <Self>::is_finite(*self)
            }

            // nalgebra's own have no derivative at 0

            #[inline(always)]
            fn sinc(self) -> Self {
                self.sin_quotient()
            }

            #[inline(always)]
            fn sinhc(self) -> Self {
                self.sinh_quotient()
            }

            #[inline(always)]
            fn cosc(self) -> Self {
                self.cos_quotient()
            }

            #[inline(always)]
            fn coshc(self) -> Self {
                self.cosh_quotient()
            }
        }

        impl<T: Scalar $($generics)*> RealField for $Dual {
            forward! {
                copysign(sign); max(other); min(other); atan2(other);
            }

            /// As nalgebra does it for floats: a bound that is NaN bounds nothing.
            #[inline(always)]
            fn clamp(self, min: Self, max: Self) -> Self {
                if self < min {
                    min
                } else if self > max {
                    max
                } else {
                    self
                }
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

            constants! {
                pi PI; two_pi TAU; frac_pi_2 FRAC_PI_2; frac_pi_3 FRAC_PI_3; frac_pi_4 FRAC_PI_4;
                frac_pi_6 FRAC_PI_6; frac_pi_8 FRAC_PI_8; frac_1_pi FRAC_1_PI; frac_2_pi FRAC_2_PI;
                frac_2_sqrt_pi FRAC_2_SQRT_PI; e E; log2_e LOG2_E; log10_e LOG10_E; ln_2 LN_2; ln_10 LN_10;
            }
        }
    )*};
}

real_field! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
    [] Chunk<T>;
    [, const N: usize] Dual2Vec<T, N>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>;
    [, const K: usize] Taylor<T, K>;
}

subset! {
    {
        [] Dual<T>;
        [, const N: usize] DualVec<T, N>;
        [] Chunk<T>;
        [, const N: usize] Dual2Vec<T, N>;
        [, const N: usize, const M: usize] HyperDual<T, N, M>;
        [, const K: usize] Taylor<T, K>;
    }
    i8 from_i8; i16 from_i16; i32 from_i32; i64 from_i64; i128 from_i128; isize from_isize;
    u8 from_u8; u16 from_u16; u32 from_u32; u64 from_u64; u128 from_u128; usize from_usize;
    f32 from_f32; f64 from_f64;
}
