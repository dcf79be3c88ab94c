//! The functions that are not linear, each under one name whatever the type: by rules on duals, and by
//! recurrences on Taylor series (`taylor/functions.rs`).

use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::rules;
use crate::scalar::{Closed, Closed2, Scalar};

/// The functions that are not linear.
pub(crate) trait Analytic: Sized {
    fn recip(self) -> Self;
    fn sqrt(self) -> Self;
    fn cbrt(self) -> Self;
    fn exp(self) -> Self;
    fn exp2(self) -> Self;
    fn exp_m1(self) -> Self;
    fn ln(self) -> Self;
    fn ln_1p(self) -> Self;
    fn log2(self) -> Self;
    fn log10(self) -> Self;
    fn tan(self) -> Self;
    fn asin(self) -> Self;
    fn acos(self) -> Self;
    fn atan(self) -> Self;
    fn sinh(self) -> Self;
    fn cosh(self) -> Self;
    fn tanh(self) -> Self;
    fn asinh(self) -> Self;
    fn acosh(self) -> Self;
    fn atanh(self) -> Self;
    fn erf(self) -> Self;
    fn erfc(self) -> Self;
    fn normal_pdf(self) -> Self;
    fn normal_cdf(self) -> Self;
    fn gamma(self) -> Self;
    fn ln_gamma(self) -> Self;
    fn digamma(self) -> Self;
    fn sigmoid(self) -> Self;
    fn softplus(self) -> Self;
    fn exp_neg_square(self) -> Self;
    fn exp_neg_half_square(self) -> Self;
    fn sin_quotient(self) -> Self;
    fn sinh_quotient(self) -> Self;
    fn cos_quotient(self) -> Self;
    fn cosh_quotient(self) -> Self;
    fn sin(self) -> Self;
    fn cos(self) -> Self;
    fn sin_cos(self) -> (Self, Self);
    /// `x^n`, for n other than 0 and 1.
    fn powi(self, n: i32) -> Self;
    fn powf(self, y: Self) -> Self;
    fn hypot(self, y: Self) -> Self;
    fn log(self, base: Self) -> Self;
    fn atan2(self, x: Self) -> Self;
    fn div(self, y: Self) -> Self;
    fn rem(self, y: Self) -> Self;
    fn rem_euclid(self, y: Self) -> Self;
    fn literal_div(k: f64, x: Self) -> Self;
    fn literal_rem(k: f64, x: Self) -> Self;
    fn polygamma(self, m: u32) -> Self;
    fn bessel_jn(self, n: i32) -> Self;
    fn bessel_yn(self, n: i32) -> Self;
    fn sinc_derivative(self, k: u32) -> Self;
    fn length_and_direction(x: Self, y: Self) -> [Self; 3];
    fn complex_recip(x: Self, y: Self) -> [Self; 2];
    fn closed(rule: impl Closed, x: Self) -> (Self, Self);
    fn closed2(rule: impl Closed2, x: Self, y: Self) -> (Self, Self, Self);
}

macro_rules! by_rules {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Analytic for $Dual {
            by_rules! {@apply:
                recip sqrt cbrt exp exp2 exp_m1 ln ln_1p log2 log10 tan asin acos atan sinh cosh tanh
                asinh acosh atanh
                erf erfc normal_pdf normal_cdf gamma ln_gamma digamma sigmoid softplus exp_neg_square
                exp_neg_half_square
                sin_quotient sinh_quotient cos_quotient cosh_quotient
            }

            by_rules! {@apply_unguarded: sin cos}

            by_rules! {@apply2: hypot log atan2 div rem rem_euclid}

            by_rules! {@parameter: polygamma u32, bessel_jn i32, bessel_yn i32, sinc_derivative u32}

            by_rules! {@literal: literal_div literal_rem}

            by_rules! {@apply2_all: length_and_direction 3, complex_recip 2}

            #[inline(always)]
            fn sin_cos(self) -> (Self, Self) {
                self.apply_both_unguarded(rules::sin_cos)
            }

            #[inline(always)]
            fn closed(rule: impl Closed, x: Self) -> (Self, Self) {
                x.apply_both(|x| rules::closed(rule, x))
            }

            #[inline(always)]
            fn closed2(rule: impl Closed2, x: Self, y: Self) -> (Self, Self, Self) {
                let [value, dx, dy] = x.apply2_all(y, |x, y| rules::closed2(rule, x, y));
                (value, dx, dy)
            }

            #[inline(always)]
            fn powi(self, n: i32) -> Self {
                if n == 2 { self.square() } else { self.apply(|x| rules::powi(x, n)) }
            }

            #[inline(always)]
            fn powf(self, y: Self) -> Self {
                if y.lanes().all(T::all_zero) {
                    self.apply_with(y.value, rules::powf)
                } else {
                    self.apply2(y, rules::pow)
                }
            }
        }
    )*};
    (@apply: $($function:ident)*) => {$(
        #[inline(always)]
        fn $function(self) -> Self {
            self.apply(rules::$function)
        }
    )*};
    (@apply_unguarded: $($function:ident)*) => {$(
        #[inline(always)]
        fn $function(self) -> Self {
            self.apply_unguarded(rules::$function)
        }
    )*};
    (@apply2: $($function:ident)*) => {$(
        #[inline(always)]
        fn $function(self, y: Self) -> Self {
            self.apply2(y, rules::$function)
        }
    )*};
    (@parameter: $($function:ident $Parameter:ty),*) => {$(
        #[inline(always)]
        fn $function(self, parameter: $Parameter) -> Self {
            self.apply(|x| rules::$function(x, parameter))
        }
    )*};
    (@literal: $($function:ident)*) => {$(
        #[inline(always)]
        fn $function(k: f64, x: Self) -> Self {
            x.apply(|x| rules::$function(k, x))
        }
    )*};
    (@apply2_all: $($function:ident $count:literal),*) => {$(
        #[inline(always)]
        fn $function(x: Self, y: Self) -> [Self; $count] {
            x.apply2_all(y, rules::$function)
        }
    )*};
}

by_rules! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
    [] Chunk<T>;
    [, const N: usize] Dual2Vec<T, N>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>;
}
