//! Plain floats as numbers of the crate: their values, their packets, and their slopes in polar coordinates.

pub(crate) mod packets;
mod polar;
#[cfg(feature = "alloc")]
pub(crate) mod simpler;
pub(crate) mod special;

use wide::{f32x4, f32x8, f32x16, f64x2, f64x4, f64x8};

use crate::functions::{
    for_each_constant, for_each_hidden_function, for_each_special_function, type_of_argument,
};
use crate::scalar::{Curved, Curved2, Holomorphic, Hooks, Scalar, Sweep, one_by_one};
use packets::sweep;

/// Whether the packets of `wide` fuse a product and a sum. A float that stands alone then does the same.
const FUSES: bool = cfg!(any(target_feature = "fma", all(target_arch = "aarch64", target_feature = "neon")));

/// 2^n, for n up to 1023.
const fn power_of_two(n: u64) -> f64 {
    f64::from_bits((1023 + n) << 52)
}

macro_rules! plain_float {
    ($float:ident, $rint:ident) => {
        impl Scalar for $float {
            for_each_constant! { constants! { $float } }

            #[inline(always)]
            fn div_euclid(self, divisor: Self) -> Self {
                num_traits::Euclid::div_euclid(&self, &divisor)
            }

            #[inline(always)]
            fn rem_euclid(self, divisor: Self) -> Self {
                num_traits::Euclid::rem_euclid(&self, &divisor)
            }

            #[inline(always)]
            fn round_ties_even(self) -> Self {
                #[cfg(feature = "std")]
                return $float::round_ties_even(self);
                #[cfg(not(feature = "std"))]
                return libm::$rint(self);
            }

            #[inline(always)]
            fn midpoint(self, other: Self) -> Self {
                $float::midpoint(self, other)
            }

            #[inline(always)]
            fn next_up(self) -> Self {
                $float::next_up(self)
            }

            #[inline(always)]
            fn next_down(self) -> Self {
                $float::next_down(self)
            }

            for_each_special_function! { by_f64! { $float } }
            for_each_hidden_function! { hidden! { $float } }
        }
    };
}

/// The constants that the float has by itself.
macro_rules! constants {
    ($float:ident $($NAME:ident, $what:literal;)*) => {$(
        const $NAME: Self = $float::$NAME;
    )*};
}

/// The special functions. Each is computed in `f64` and then rounded.
macro_rules! by_f64 {
    ($float:ident $(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident($($y:ident $(: $Parameter:ty)? = $example:literal),*)
            at $x:literal is $value:literal, slope $slope:literal;
    )*) => {$(
        #[inline(always)]
        fn $name(self $(, $y: type_of_argument!($($Parameter)?))*) -> Self {
            special::$name(self.into() $(, $y.into())*) as $float
        }
    )*};
}

/// The hidden functions. A quotient is computed in the precision of its argument, as nalgebra does.
macro_rules! hidden {
    ($float:ident $($(#[doc = $doc:literal])* $kind:ident $name:ident($($y:ident $(: $Parameter:ty)?),*);)*) => {$(
        #[inline(always)]
        fn $name(self $(, $y: type_of_argument!($($Parameter)?))*) -> Self {
            hidden!(@$kind $float $name self $($y)*)
        }
    )*};
    (@quotient $float:ident $name:ident $x:ident) => { special::$name($x) };
    (@$kind:ident $float:ident $name:ident $x:ident $($y:ident)*) => { special::$name($x.into() $(, $y.into())*) as $float };
}

/// The hooks of a plain float: the arithmetic of the float itself.
macro_rules! hooks {
    ($float:ident, $huge:expr, $($packets:tt)*) => {
        impl Hooks for $float {
            const DEPTH: usize = 0;
            const ORDER: usize = 0;
            const HUGE: f64 = $huge;

            #[inline(always)]
            fn literal(k: f64) -> Self {
                k as $float
            }

            #[inline(always)]
            fn literal_add(k: f64, x: Self) -> Self {
                k as $float + x
            }

            #[inline(always)]
            fn literal_sub(k: f64, x: Self) -> Self {
                k as $float - x
            }

            #[inline(always)]
            fn literal_mul(k: f64, x: Self) -> Self {
                k as $float * x
            }

            #[inline(always)]
            fn literal_div(k: f64, x: Self) -> Self {
                k as $float / x
            }

            #[inline(always)]
            fn literal_rem(k: f64, x: Self) -> Self {
                k as $float % x
            }

            #[inline(always)]
            fn all_zero(&self) -> bool {
                *self == 0.0
            }

            #[inline(always)]
            fn all_finite(&self) -> bool {
                // This is `is_finite` in fewer instructions.
                !(*self - *self).is_nan()
            }

            #[inline(always)]
            fn without_partials(self) -> Self {
                self
            }

            #[inline(always)]
            fn guarded_mul(self, factor: Self) -> Self {
                if self == 0.0 || factor == 0.0 { 0.0 } else { self * factor }
            }

            #[inline(always)]
            fn directions(self) -> Self {
                0.0
            }

            #[inline(always)]
            fn in_directions(self, _: Self) -> Self {
                self
            }

            #[inline(always)]
            fn mul_plus(self, factor: Self, term: Self) -> Self {
                if FUSES { num_traits::Float::mul_add(self, factor, term) } else { self * factor + term }
            }

            #[inline(always)]
            fn plus_zero(self) -> Self {
                self + 0.0
            }

            #[inline(always)]
            fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
                polar::length_and_direction(x, y, Self::HUGE as Self)
            }

            #[inline(always)]
            fn complex_recip(x: Self, y: Self) -> [Self; 2] {
                polar::complex_recip(x, y, Self::HUGE as Self)
            }

            #[inline(always)]
            fn curved(rule: impl Curved, x: Self) -> (Self, Self) {
                rule.rule(x)
            }

            #[inline(always)]
            fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self) {
                rule.rule(x, y)
            }

            #[inline(always)]
            fn holomorphic(rule: impl Holomorphic, z: [Self; 2]) -> [Self; 2] {
                rule.plain(z)
            }

            sweep! { $float: $($packets)* }
        }
    };
}

plain_float! { f32, rintf }
plain_float! { f64, rint }

hooks! { f32, power_of_two(100), f32x16 of 16, f32x8 of 8, f32x4 of 4 }
hooks! { f64, power_of_two(600), f64x8 of 8, f64x4 of 4, f64x2 of 2 }
