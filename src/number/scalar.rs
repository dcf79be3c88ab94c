//! `Scalar` and `Real` for the dual types, so that they nest.

use super::analytic::Analytic;
use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::lane_maps::{Multiple, Negation};
use crate::scalar::{Closed, Closed2, Primitive, Real, Scalar, Sealed};
use crate::taylor::Taylor;

/// Functions of the trait, forwarded to the inherent methods of the same name and form.
macro_rules! inherent {
    ($($method:ident($($argument:ident: $Type:ty)?);)*) => {$(
        #[inline(always)]
        fn $method(self $(, $argument: $Type)?) -> Self {
            <Self>::$method(self $(, $argument)?)
        }
    )*};
}

/// Functions of the trait that are no inherent methods.
macro_rules! analytic {
    ($($function:ident)*) => {$(
        #[inline(always)]
        fn $function(self) -> Self {
            Analytic::$function(self)
        }
    )*};
}

macro_rules! scalar {
    ($([$($generics:tt)*] $Dual:ty, $order:expr;)*) => {$(
        impl<T: Real<B> $($generics)*, B: Primitive> Real<B> for $Dual {}

        impl<T: Scalar $($generics)*> Sealed for $Dual {}

        impl<T: Scalar $($generics)*> Scalar for $Dual {
            const DEPTH: usize = T::DEPTH + 1;
            const ORDER: usize = T::ORDER + $order;
            const HUGE: f64 = T::HUGE;

            #[inline(always)]
            fn literal(k: f64) -> Self {
                Self::constant(T::literal(k))
            }

            #[inline(always)]
            fn literal_add(k: f64, x: Self) -> Self {
                Self { value: T::literal_add(k, x.value), ..x }
            }

            #[inline(always)]
            fn literal_sub(k: f64, x: Self) -> Self {
                x.map_lanes(T::literal_sub(k, x.value), &Negation)
            }

            #[inline(always)]
            fn literal_mul(k: f64, x: Self) -> Self {
                x.map_lanes(T::literal_mul(k, x.value), &Multiple(k))
            }

            #[inline(always)]
            fn literal_div(k: f64, x: Self) -> Self {
                Analytic::literal_div(k, x)
            }

            #[inline(always)]
            fn literal_rem(k: f64, x: Self) -> Self {
                Analytic::literal_rem(k, x)
            }

            #[inline(always)]
            fn all_zero(&self) -> bool {
                self.value.all_zero() && self.lanes().all(T::all_zero)
            }

            #[inline(always)]
            fn all_finite(&self) -> bool {
                // without a branch for each lane
                self.lanes().fold(self.value.all_finite(), |all, lane| all & lane.all_finite())
            }

            #[inline(always)]
            fn chain(slope: Self, lane: Self) -> Self {
                Self::guarded_product(slope, lane)
            }

            #[inline(always)]
            fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
                Analytic::length_and_direction(x, y)
            }

            #[inline(always)]
            fn complex_recip(x: Self, y: Self) -> [Self; 2] {
                Analytic::complex_recip(x, y)
            }

            #[inline(always)]
            fn closed(rule: impl Closed, x: Self) -> (Self, Self) {
                Analytic::closed(rule, x)
            }

            #[inline(always)]
            fn closed2(rule: impl Closed2, x: Self, y: Self) -> (Self, Self, Self) {
                Analytic::closed2(rule, x, y)
            }

            analytic! {
                sin_quotient sinh_quotient cos_quotient cosh_quotient exp_neg_square exp_neg_half_square
            }

            #[inline(always)]
            fn sinc_derivative(self, k: u32) -> Self {
                Analytic::sinc_derivative(self, k)
            }

            #[inline(always)]
            fn without_partials(self) -> Self {
                Self::constant(self.value.without_partials())
            }

            // The functions that `Float` lacks, as inherent methods.
            inherent! {
                div_euclid(divisor: Self);
                rem_euclid(divisor: Self);
                round_ties_even();
                midpoint(other: Self);
                next_up();
                next_down();
                erf();
                erfc();
                normal_pdf();
                normal_cdf();
                gamma();
                ln_gamma();
                digamma();
                polygamma(m: u32);
                bessel_jn(n: i32);
                bessel_yn(n: i32);
                sigmoid();
                softplus();
            }
        }
    )*};
}

scalar! {
    [] Dual<T>, 1;
    [, const N: usize] DualVec<T, N>, 1;
    [] Chunk<T>, 1;
    [, const N: usize] Dual2Vec<T, N>, 2;
    [, const N: usize, const M: usize] HyperDual<T, N, M>, 2;
    [, const K: usize] Taylor<T, K>, K;
}
