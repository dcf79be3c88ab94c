//! What the types of first order share: the rules of product and chain, over any number of lanes.
//!
//! `value` is the function, a lane its derivative in one direction. `Dual` has one lane and `DualVec` N;
//! both go through the same kernels, so that they agree in every bit. `Chunk`, which may have no lanes, takes
//! the kernels by itself (`chunk.rs`).

use core::ops::Mul;

use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::lane_maps::Sum;
use crate::operand::Operand;
use crate::rules;
use crate::scalar::Scalar;

macro_rules! lift {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seed:literal, $lanes:literal;)*) => {$(
        /// The chain rule.
        impl<T: Scalar $($generics)*> $Dual {
            /// A function of one argument with a known slope: the chain rule, `f(x)' = f'(x) x'`.
            ///
            /// `f` takes the value and returns `(f(value), f'(value))`. This is how a function that is not
            /// generic is differentiated.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            /// // A function from elsewhere, for f64 alone, and its derivative.
            /// fn sinc(x: f64) -> f64 { if x == 0.0 { 1.0 } else { x.sin() / x } }
            /// fn sinc_slope(x: f64) -> f64 { if x == 0.0 { 0.0 } else { (x.cos() - sinc(x)) / x } }
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            /// let y = (x * x).lift(|v| (sinc(v), sinc_slope(v)));
            /// assert_eq!(y.value, sinc(4.0));
            #[doc = concat!("assert_eq!(y.", $lanes, ", sinc_slope(4.0) * 4.0);")]
            /// ```
            ///
            /// A lane that is zero stays zero, even where the slope is infinite or NaN. Where the value is
            /// NaN the slope counts as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift(self, f: impl FnOnce(T) -> (T, T)) -> Self {
                self.apply(f)
            }

            /// A function of two arguments with known slopes: `f(x, y)' = df/dx x' + df/dy y'`.
            ///
            /// `f` takes both values and returns `(f, df/dx, df/dy)`.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            /// let z = x.lift2(3.0, |x: f64, y: f64| (x * y, y, x));
            /// assert_eq!(z.value, 6.0);
            #[doc = concat!("assert_eq!(z.", $lanes, ", 3.0);")]
            /// ```
            ///
            /// A lane that is zero in both arguments stays zero, even where a slope is infinite or NaN. Where
            /// the value is NaN the slopes count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift2(self, y: impl Operand<Self>, f: impl FnOnce(T, T) -> (T, T, T)) -> Self {
                self.apply2(y.into_dual(), f)
            }

            /// A function of M arguments with known slopes: `f(x)' = sum over i of df/dx_i x_i'`.
            ///
            /// `f` takes the values and returns `(f, [df/dx_0, df/dx_1, ...])`.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            #[doc = concat!("let volume = ", $name, "::lift_n([x, x, x * 2.0], |[a, b, c]| {")]
            ///     (a * b * c, [b * c, a * c, a * b])
            /// });
            /// assert_eq!(volume.value, 16.0);
            #[doc = concat!("assert_eq!(volume.", $lanes, ", 24.0);")]
            /// ```
            ///
            /// A lane that is zero in all arguments stays zero, even where a slope is infinite or NaN. Where
            /// the value is NaN the slopes count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift_n<const M: usize>(
                xs: [Self; M],
                f: impl FnOnce([T; M]) -> (T, [T; M]),
            ) -> Self {
                let (value, slopes) = f(xs.map(|x| x.value));
                let terms = xs.into_iter().zip(slopes).map(|(x, slope)| x.chain((value, slope)));
                terms.fold(Self::constant(value), |sum, term| sum.zip_lanes(term, value, &Sum))
            }

            /// What a rule of one argument is run on.
            #[inline(always)]
            pub(crate) fn argument(self) -> T {
                self.value
            }

            /// What a rule of two arguments is run on.
            #[inline(always)]
            pub(crate) fn arguments(x: Self, y: Self) -> (T, T) {
                (x.value, y.value)
            }
        }
    )*};
}

macro_rules! first_order {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> $Dual {
            /// `f(x)' = f'(x) x'`, from value and slope.
            #[inline(always)]
            pub(crate) fn chain(self, (value, slope): (T, T)) -> Self {
                Self::from_partials(value, T::lanes_chain(value, slope, self.partials()))
            }

            /// [`chain`](Self::chain) without the guard of zero lanes where no lane has an inside.
            #[inline(always)]
            pub(crate) fn chain_unguarded(self, (value, slope): (T, T)) -> Self {
                if T::DEPTH > 0 {
                    return self.chain((value, slope));
                }
                Self::from_partials(value, T::lanes_scale(slope, self.partials()))
            }

            /// `(x^2)' = x x' + x x'`, the product's, and like it unguarded where no lane has an inside. No slope
            /// 2 x, which overflows before the product does.
            #[inline(always)]
            pub(crate) fn square(self) -> Self {
                if T::DEPTH > 0 {
                    return self.apply(rules::square);
                }
                let (x, lanes) = (self.value, self.partials());
                Self::from_partials(x.powi(2), T::lanes_symmetric(x, lanes, x, lanes))
            }

            /// `f(x, y)' = df/dx x' + df/dy y'`, from value and slopes.
            #[inline(always)]
            pub(crate) fn chain2(x: Self, y: Self, (value, dx, dy): (T, T, T)) -> Self {
                let partials = T::lanes_chain2(value, dx, x.partials(), dy, y.partials());
                Self::from_partials(value, partials)
            }

            /// `x y`, where a zero wins over an infinity or a NaN in every term of every lane.
            #[inline(always)]
            pub(crate) fn guarded_product(x: Self, y: Self) -> Self {
                let mut partials = x.partials();
                for (dx, dy) in partials.iter_mut().zip(y.partials()) {
                    *dx = T::chain(x.value, dy) + T::chain(*dx, y.value);
                }
                Self::from_partials(T::chain(x.value, y.value), partials)
            }
        }

        /// `(x y)' = y x' + x y'`
        impl<T: Scalar $($generics)*> Mul for $Dual {
            type Output = Self;
            #[inline(always)]
            fn mul(self, y: Self) -> Self {
                let partials = T::lanes_combine(y.value, self.partials(), self.value, y.partials());
                Self::from_partials(self.value * y.value, partials)
            }
        }
    )*};
}

lift! {
    [] Dual<T>, "Dual", "variable(2.0)", "tangent";
    [, const N: usize] DualVec<T, N>, "DualVec", "new(2.0, [1.0, 0.0])", "partials[0]";
    [] Chunk<T>, "Chunk", "variable(2.0, 0)", "partials()[0]";
}

first_order! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
}
