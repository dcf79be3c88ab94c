//! `Scalar` for plain floats.

use super::Scalar;
use crate::{lanes, plane, special};

/// 2^n, for n up to 1023.
const fn power_of_two(n: u64) -> f64 {
    f64::from_bits((1023 + n) << 52)
}

macro_rules! plain_float {
    ($($float:ident, $rint:ident, $huge:expr;)*) => {$(
        impl Scalar for $float {
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

            plain_float! {@special $float: erf erfc normal_pdf normal_cdf gamma ln_gamma digamma sigmoid softplus
                exp_neg_square exp_neg_half_square}

            #[inline(always)]
            fn polygamma(self, m: u32) -> Self {
                special::polygamma(m, self.into()) as $float
            }

            #[inline(always)]
            fn bessel_jn(self, n: i32) -> Self {
                special::bessel_jn(n, self.into()) as $float
            }

            #[inline(always)]
            fn bessel_yn(self, n: i32) -> Self {
                special::bessel_yn(n, self.into()) as $float
            }

            #[inline(always)]
            fn sinc_derivative(self, k: u32) -> Self {
                special::sinc_derivative(k, self.into()) as $float
            }

            plain_float! {@quotient $float: sin_quotient sin, sinh_quotient sinh, cos_quotient cos, cosh_quotient cosh}

            #[inline(always)]
            fn without_partials(self) -> Self {
                self
            }

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
                // `is_finite`, in fewer instructions
                !(*self - *self).is_nan()
            }

            #[inline(always)]
            fn chain(slope: Self, lane: Self) -> Self {
                if slope == 0.0 || lane == 0.0 { 0.0 } else { slope * lane }
            }

            #[inline(always)]
            fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
                plane::length_and_direction(x, y, Self::HUGE as Self)
            }

            #[inline(always)]
            fn complex_recip(x: Self, y: Self) -> [Self; 2] {
                plane::complex_recip(x, y, Self::HUGE as Self)
            }

            #[inline(always)]
            fn lanes_add<const N: usize>(a: [Self; N], b: [Self; N]) -> [Self; N] {
                lanes::add(a, b)
            }

            #[inline(always)]
            fn lanes_sub<const N: usize>(a: [Self; N], b: [Self; N]) -> [Self; N] {
                lanes::sub(a, b)
            }

            #[inline(always)]
            fn lanes_neg<const N: usize>(a: [Self; N]) -> [Self; N] {
                lanes::neg(a)
            }

            #[inline(always)]
            fn lanes_scale_literal<const N: usize>(k: f64, a: [Self; N]) -> [Self; N] {
                lanes::scale(k as $float, a)
            }

            #[inline(always)]
            fn lanes_scale<const N: usize>(k: Self, a: [Self; N]) -> [Self; N] {
                lanes::scale(k, a)
            }

            #[inline(always)]
            fn lanes_combine<const N: usize>(k: Self, a: [Self; N], l: Self, b: [Self; N]) -> [Self; N] {
                lanes::combine(k, a, l, b)
            }

            #[inline(always)]
            fn lanes_scale_and_add<const N: usize>(
                k: Self,
                a: [Self; N],
                l: Self,
                b: [Self; N],
                m: Self,
                c: [Self; N],
            ) -> [Self; N] {
                lanes::scale_and_add(k, a, l, b, m, c)
            }

            #[inline(always)]
            fn lanes_scale_to_sum<const N: usize>(k: Self, a: [Self; N]) -> [Self; N] {
                lanes::scale_to_sum(k, a)
            }

            #[inline(always)]
            fn lanes_symmetric<const N: usize>(k: Self, a: [Self; N], l: Self, b: [Self; N]) -> [Self; N] {
                lanes::symmetric(k, a, l, b)
            }

            #[inline(always)]
            fn lanes_guarded_scale<const N: usize>(k: Self, a: [Self; N]) -> [Self; N] {
                lanes::guarded_scale(k, a)
            }

            #[inline(always)]
            fn lanes_guarded_combine<const N: usize>(k: Self, a: [Self; N], l: Self, b: [Self; N]) -> [Self; N] {
                lanes::guarded_combine(k, a, l, b)
            }
        }
    )*};
    (@special $float:ident: $($function:ident)*) => {$(
        #[inline(always)]
        fn $function(self) -> Self {
            special::$function(self.into()) as $float
        }
    )*};
    (@quotient $float:ident: $($quotient:ident $function:ident),*) => {$(
        #[inline(always)]
        fn $quotient(self) -> Self {
            if self == 0.0 { 1.0 } else { num_traits::Float::$function(self) / self }
        }
    )*};
}

plain_float! {
    f32, rintf, power_of_two(100);
    f64, rint, power_of_two(600);
}
