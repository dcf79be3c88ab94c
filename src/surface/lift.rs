//! The public chain rule, for functions that are not generic and have known slopes.

use super::Operand;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::number::ByRules;
use crate::scalar::Scalar;

/// `lift`, `lift2` and `lift_n` in first order.
macro_rules! lift_first_order {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seed:literal, $lanes:literal;)*) => {$(
        /// The chain rule.
        impl<T: Scalar $($generics)*> $Dual {
            /// A function of one argument with a known slope: the chain rule, `f(x)' = f'(x) x'`.
            ///
            /// `f` takes the value and returns `(f(value), f'(value))`. Use this to differentiate a function that is
            /// not generic.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            /// // A function of another crate, only for f64, and its derivative.
            /// fn sinc(x: f64) -> f64 { if x == 0.0 { 1.0 } else { x.sin() / x } }
            /// fn sinc_slope(x: f64) -> f64 { if x == 0.0 { 0.0 } else { (x.cos() - sinc(x)) / x } }
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            /// let y = (x * x).lift(|v| (sinc(v), sinc_slope(v)));
            /// assert_eq!(y.value, sinc(4.0));
            #[doc = concat!("assert_eq!(y.", $lanes, ", sinc_slope(4.0) * 4.0);")]
            /// ```
            ///
            /// A partial of 0 stays 0, even if the slope is infinite or NaN. If the value is NaN, the slope counts as NaN
            /// too.
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
            /// A partial that is 0 in both arguments stays 0, even if a slope is infinite or NaN. If the value is NaN, the
            /// slopes count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift2(self, y: impl Operand<Self>, f: impl FnOnce(T, T) -> (T, T, T)) -> Self {
                self.apply2(&y.into_dual(), f)
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
            /// A partial that is 0 in all arguments stays 0, even if a slope is infinite or NaN. If the value is NaN, the
            /// slopes count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift_n<const M: usize>(
                xs: [Self; M],
                f: impl FnOnce([T; M]) -> (T, [T; M]),
            ) -> Self {
                let (value, slopes) = f(xs.map(|x| x.value));
                Self::chain_n(xs, value, slopes)
            }
        }
    )*};
}

lift_first_order! {
    [] Dual<T>, "Dual", "variable(2.0)", "tangent";
    [, const N: usize] DualVec<T, N>, "DualVec", "new(2.0, [1.0, 0.0])", "partials[0]";
    [] Chunk<T>, "Chunk", "variable(2.0, 0)", "partials()[0]";
}

/// `lift`, `lift2` and `lift_n` in second order.
macro_rules! lift_second_order {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seeds:literal, $first:literal, $second:literal;)*) => {$(
        /// The chain rule.
        impl<T: Scalar $($generics)*> $Dual {
            /// A function of one argument with a known slope and curvature:
            /// `f(x)'' = f'(x) x'' + f''(x) x'^2`.
            ///
            /// `f` takes the value and returns `(f(value), f'(value), f''(value))`. Use this to differentiate a function
            /// that is not generic.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            /// // A function of another crate, only for f64, and its derivatives.
            /// fn sinc(x: f64) -> f64 { x.sin() / x }
            /// fn slope(x: f64) -> f64 { (x.cos() - sinc(x)) / x }
            /// fn curvature(x: f64) -> f64 { -sinc(x) - 2.0 * slope(x) / x }
            ///
            #[doc = concat!("let x = ", $name, "::new(2.0, ", $seeds, ");")]
            /// let y = (3.0 * x).lift(|v| (sinc(v), slope(v), curvature(v)));
            /// assert_eq!(y.value, sinc(6.0));
            #[doc = concat!("assert_eq!(y.", $first, ", [3.0 * slope(6.0)]);")]
            #[doc = concat!("assert_eq!(y.", $second, ", [[9.0 * curvature(6.0)]]);")]
            /// ```
            ///
            /// If all derivatives in a direction are 0, they stay 0, even if the slope or the curvature is infinite or
            /// NaN. If the value is NaN, the slope and the curvature count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift(self, f: impl FnOnce(T) -> (T, T, T)) -> Self {
                let (value, slope, curvature) = f(self.value);
                self.chain((Dual::constant(value), Dual::new(slope, curvature)))
            }

            /// A function of two arguments with known first and second derivatives.
            ///
            /// `f` takes both values and returns `(f, gradient, hessian)`. Only the diagonal of the Hessian and the part
            /// above it are read.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            #[doc = concat!("let x = ", $name, "::new(2.0, ", $seeds, ");")]
            /// let y = x + 1.0;
            /// let z = x.lift2(y, |x: f64, y: f64| {
            ///     (x * x * y, [2.0 * x * y, x * x], [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]])
            /// });
            /// assert_eq!(z.parts(), (x * x * y).parts());
            /// ```
            ///
            /// If all derivatives in a direction are 0 in both arguments, they stay 0, even if a derivative of f is
            /// infinite or NaN. If the value is NaN, the derivatives of f count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift2(
                self,
                y: impl Operand<Self>,
                f: impl FnOnce(T, T) -> (T, [T; 2], [[T; 2]; 2]),
            ) -> Self {
                let y = y.into_dual();
                let (value, [dx, dy], [[dxx, dxy], [_, dyy]]) = f(self.value, y.value);
                let slopes = [DualVec::new(dx, [dxx, dxy]), DualVec::new(dy, [dxy, dyy])];
                self.chain2(&y, (value.into(), slopes[0], slopes[1]))
            }

            /// A function of any number of arguments with known first and second derivatives.
            ///
            /// `f` takes the values and returns `(f, gradient, hessian)`. Only the diagonal of the Hessian and the part
            /// above it are read.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            #[doc = concat!("let x = ", $name, "::new(2.0, ", $seeds, ");")]
            #[doc = concat!("let volume = ", $name, "::lift_n([x, x, x * 2.0], |[a, b, c]| {")]
            ///     (a * b * c, [b * c, a * c, a * b], [[0.0, c, b], [c, 0.0, a], [b, a, 0.0]])
            /// });
            /// assert_eq!(volume.value, 16.0);
            #[doc = concat!("assert_eq!(volume.", $first, ", [24.0]);")]
            #[doc = concat!("assert_eq!(volume.", $second, ", [[24.0]]);")]
            /// ```
            ///
            /// If all derivatives in a direction are 0 in all arguments, they stay 0, even if a derivative of f is
            /// infinite or NaN. If the value is NaN, the derivatives of f count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift_n<const A: usize>(
                xs: [Self; A],
                f: impl FnOnce([T; A]) -> (T, [T; A], [[T; A]; A]),
            ) -> Self {
                let (value, slopes, curvatures) = f(xs.map(|x| x.value));
                Self::guarded_chain(xs, value, slopes, curvatures)
            }
        }
    )*};
}

lift_second_order! {
    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", "[1.0], [[0.0]]", "gradient", "hessian";
    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", "[1.0], [1.0], [[0.0]]", "partials", "mixed";
}
