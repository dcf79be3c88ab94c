//! The rules of product and chain for first and second derivatives.
//!
//! For z = f(x_1, x_2, ...), with f_a the slope in argument a and f_ab the slope of f_a in argument b,
//!
//! ```text
//! z_i  = sum over a of f_a x_a,i
//! z_ij = sum over a of f_a x_a,ij  +  sum over a and b of f_ab x_a,i x_b,j
//! ```
//!
//! A rule run on duals over its arguments' values returns f_ab as the tangents of f_a.

mod dual2_vec;
mod hyper_dual;

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::operand::Operand;
use crate::rules;
use crate::scalar::Scalar;

macro_rules! second_order {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seeds:literal, $first:literal, $second:literal;)*) => {$(
        /// The chain rule.
        impl<T: Scalar $($generics)*> $Dual {
            /// A function of one argument with a known slope and curvature:
            /// `f(x)'' = f'(x) x'' + f''(x) x'^2`.
            ///
            /// `f` takes the value and returns `(f(value), f'(value), f''(value))`. This is how a function that
            /// is not generic is differentiated.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            /// // A function from elsewhere, for f64 alone, and its derivatives.
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
            /// A direction whose derivatives are zero stays so, even where slope or curvature are infinite or
            /// NaN. Where the value is NaN they count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift(self, f: impl FnOnce(T) -> (T, T, T)) -> Self {
                let (value, slope, curvature) = f(self.value);
                self.chain((Dual::constant(value), Dual::new(slope, curvature)))
            }

            /// A function of two arguments with known first and second derivatives.
            ///
            /// `f` takes both values and returns `(f, gradient, hessian)`. Of the Hessian the part on and above
            /// the diagonal counts.
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
            /// A direction whose derivatives are zero in both arguments stays so, even where the derivatives of
            /// f are infinite or NaN. Where the value is NaN they count as NaN too.
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
                Self::chain2(self, y, (value.into(), slopes[0], slopes[1]))
            }

            /// A function of any number of arguments with known first and second derivatives.
            ///
            /// `f` takes the values and returns `(f, gradient, hessian)`. Of the Hessian the part on and above
            /// the diagonal counts.
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
            /// A direction whose derivatives are zero in all arguments stays so, even where the derivatives of
            /// f are infinite or NaN. Where the value is NaN they count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift_n<const A: usize>(
                xs: [Self; A],
                f: impl FnOnce([T; A]) -> (T, [T; A], [[T; A]; A]),
            ) -> Self {
                let (value, slopes, curvatures) = f(xs.map(|x| x.value));
                Self::guarded_chain(xs, value, slopes, curvatures)
            }

            /// What a rule of one argument is run on.
            #[inline(always)]
            pub(crate) fn argument(self) -> Dual<T> {
                Dual::variable(self.value)
            }

            /// What a rule of two arguments is run on.
            #[inline(always)]
            pub(crate) fn arguments(x: Self, y: Self) -> (DualVec<T, 2>, DualVec<T, 2>) {
                let [x, y] = DualVec::variables([x.value, y.value]);
                (x, y)
            }

            /// The guard is cheap beside the second derivatives.
            #[inline(always)]
            pub(crate) fn chain_unguarded(self, value_and_slope: (Dual<T>, Dual<T>)) -> Self {
                self.chain(value_and_slope)
            }

            /// `x^2`
            #[inline(always)]
            pub(crate) fn square(self) -> Self {
                self.apply(rules::square)
            }
        }
    )*};
}

second_order! {
    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", "[1.0], [[0.0]]", "gradient", "hessian";
    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", "[1.0], [1.0], [[0.0]]", "partials", "mixed";
}

/// Without a branch for each part.
#[inline(always)]
fn all_finite<T: Scalar>(parts: &[T]) -> bool {
    parts.iter().fold(true, |all, part| all & part.all_finite())
}

/// `a + b`
#[inline(always)]
fn rows_add<T: Scalar, const N: usize, const M: usize>(mut a: [[T; N]; M], b: &[[T; N]; M]) -> [[T; N]; M] {
    for (a, b) in a.iter_mut().zip(b) {
        *a = T::lanes_add(*a, *b);
    }
    a
}
