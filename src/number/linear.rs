//! Sums, multiples and steps: what they do to the value they do to every lane.

use core::ops::{Add, Mul, Neg, Sub};

use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::lane_maps::{Chain, Difference, LaneMap, Mean, Multiple, Negation, Sum};
use crate::scalar::{Primitive, Real, Scalar};
use crate::taylor::Taylor;

macro_rules! linear {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        /// `(x + y)' = x' + y'`
        impl<T: Scalar $($generics)*> Add for $Dual {
            type Output = Self;
            #[inline(always)]
            fn add(self, y: Self) -> Self {
                self.zip_lanes(y, self.value + y.value, &Sum)
            }
        }

        /// `(x - y)' = x' - y'`
        impl<T: Scalar $($generics)*> Sub for $Dual {
            type Output = Self;
            #[inline(always)]
            fn sub(self, y: Self) -> Self {
                self.zip_lanes(y, self.value - y.value, &Difference)
            }
        }

        /// `(-x)' = -x'`
        impl<T: Scalar $($generics)*> Neg for $Dual {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                self.map_lanes(-self.value, &Negation)
            }
        }

        /// `(x + c)' = x'`
        impl<S: Primitive, T: Real<S> $($generics)*> Add<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn add(self, c: S) -> Self {
                Self { value: self.value + c, ..self }
            }
        }

        /// `(x - c)' = x'`
        impl<S: Primitive, T: Real<S> $($generics)*> Sub<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn sub(self, c: S) -> Self {
                Self { value: self.value - c, ..self }
            }
        }

        /// `(x c)' = c x'`
        impl<S: Primitive, T: Real<S> $($generics)*> Mul<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn mul(self, c: S) -> Self {
                self.map_lanes(self.value * c, &Multiple(c.into()))
            }
        }

        impl<T: Scalar $($generics)*> $Dual {
            /// `(x a + b)' = (x a)' + b'`
            #[inline(always)]
            pub(crate) fn fused_multiply_add(self, a: Self, b: Self) -> Self {
                (self * a).zip_lanes(b, self.value.mul_add(a.value, b.value), &Sum)
            }

            /// `((x + y) / 2)' = (x' + y') / 2`
            #[inline(always)]
            pub(crate) fn half_way(self, y: Self) -> Self {
                self.zip_lanes(y, self.value.midpoint(y.value), &Mean)
            }

            /// A function of constant slope k: `f(x)' = k x'`.
            #[inline(always)]
            pub(crate) fn apply_linear(self, k: f64, f: impl FnOnce(T) -> T) -> Self {
                let (value, slope) = (f(self.value), T::literal(k));
                if slope.all_finite() && !value.is_nan() {
                    self.map_lanes(value, &Multiple(k))
                } else {
                    self.map_lanes(value, &Chain { value, slope })
                }
            }

            /// A step function of any number of arguments: its slopes are 0, and NaN beside a value that is NaN.
            #[inline(always)]
            pub(crate) fn apply_step<const A: usize>(xs: [Self; A], f: impl FnOnce([T; A]) -> T) -> Self {
                let value = f(xs.map(|x| x.value));
                let constant = Self::constant(value);
                if value.is_nan() {
                    let nan = Chain { value, slope: value };
                    xs.into_iter().fold(constant, |sum, x| sum.zip_lanes(x.map_lanes(value, &nan), value, &Sum))
                } else {
                    constant
                }
            }

            /// The same function of one array of lanes at a time.
            #[inline(always)]
            pub(crate) fn map_lanes(self, value: T, map: &impl LaneMap<T>) -> Self {
                self.zip_lanes(self, value, map)
            }
        }
    )*};
}

linear! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
    [] Chunk<T>;
    [, const N: usize] Dual2Vec<T, N>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>;
    [, const K: usize] Taylor<T, K>;
}
