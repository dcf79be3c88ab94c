//! The elementary functions, as inherent methods with the names, receivers and argument order of `f64` in
//! std, so that no import is needed.
//!
//! Every method of `f64` that makes sense on a number is here, but for these. Those that go through the
//! bits, since a dual is more than its value's bits: `to_bits from_bits to_{be,le,ne}_bytes
//! from_{be,le,ne}_bytes`. The unsafe `to_int_unchecked`: use `num_traits::ToPrimitive`. The deprecated
//! `abs_sub`, which is there as `num_traits::Float::abs_sub`. Those that std has not settled yet: `gamma
//! ln_gamma erf erfc maximum minimum clamp_magnitude algebraic_*`. The constants (`MAX`, `EPSILON`, `PI`)
//! are functions of `num_traits::{Float, Bounded, FloatConst}`, since a generic constant is not possible.

use core::cmp::Ordering;
use core::num::FpCategory;

use num_traits::float::TotalOrder;

use super::analytic::Analytic;
use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::operand::Operand;
use crate::rules::{self, Clamped};
use crate::scalar::Scalar;
use crate::taylor::Taylor;

/// The runnable example of a question that is answered by yes.
macro_rules! question {
    ($name:literal, $seed:literal, $end:literal, $at:literal, $call:literal) => {
        concat!(
            "\n```\nuse gradual::",
            $name,
            ";\n\n",
            "assert!(",
            $name,
            "::",
            $seed,
            $at,
            $end,
            ".",
            $call,
            "());\n```\n",
        )
    };
}

macro_rules! elementary {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seed:literal, $end:literal, $lanes:literal;)*) => {$(
        impl<T: Scalar $($generics)*> $Dual {
            // Powers and roots

            /// The reciprocal: `(1 / x)' = -1 / x^2`.
            #[doc = example!($name, $seed, $end, $lanes, "2.0_f64", "recip()", "recip()", "-0.25")]
            ///
            /// At 0 the value is infinite and the slope -inf.
            #[must_use]
            #[inline(always)]
            pub fn recip(self) -> Self {
                Analytic::recip(self)
            }

            /// An integer power: `(x^n)' = n x^(n-1)`.
            #[doc = example!($name, $seed, $end, $lanes, "2.0_f64", "powi(3)", "powi(3)", "12.0")]
            ///
            /// For n = 0 the slope is 0 everywhere, at x = 0 too. For n = 2 the lanes are those of the product
            /// `x * x`: where x is an infinity or NaN, a lane that is zero becomes NaN.
            #[must_use]
            #[inline(always)]
            pub fn powi(self, n: i32) -> Self {
                match n {
                    0 => Self::apply_step([self], |[x]| x.powi(0)),
                    1 => self.apply_linear(1.0, |x| x.powi(1)),
                    _ => Analytic::powi(self, n),
                }
            }

            /// A power: `d/dx x^y = y x^(y-1)` and `d/dy x^y = x^y ln x`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "powf(1.5)", "powf(1.5)", "3.0")]
            ///
            /// An exponent without partials, as a plain float, costs no logarithm. For a whole number
            /// [`powi`](Self::powi) is faster.
            ///
            /// d/dx at x = 0 is 0 for y = 0 and for y > 1, 1 for y = 1, and +inf for 0 < y < 1; d/dy there
            /// is 0 for y > 0 and -inf for y <= 0. For x < 0 d/dy is NaN, and value and d/dx are too unless
            /// y is an integer.
            #[must_use]
            #[inline(always)]
            pub fn powf(self, y: impl Operand<Self>) -> Self {
                let y = y.into_dual();
                if y.all_zero() {
                    Self::apply_step([self], |[x]| x.powf(y.value))
                } else {
                    Analytic::powf(self, y)
                }
            }

            /// [`powf`](Self::powf) under the name that it has in `num_traits::Pow`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "pow(1.5)", "powf(1.5)", "3.0")]
            #[must_use]
            #[inline(always)]
            pub fn pow(self, y: impl Operand<Self>) -> Self {
                self.powf(y)
            }

            /// The square root: `(sqrt x)' = 1 / (2 sqrt x)`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "sqrt()", "sqrt()", "0.25")]
            ///
            /// At 0 the slope is +inf; below 0 value and slope are NaN.
            #[must_use]
            #[inline(always)]
            pub fn sqrt(self) -> Self {
                Analytic::sqrt(self)
            }

            /// The cube root: `(cbrt x)' = 1 / (3 cbrt(x)^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "8.0_f64", "cbrt()", "cbrt()", "1.0 / 12.0")]
            ///
            /// At 0 the slope is +inf.
            #[must_use]
            #[inline(always)]
            pub fn cbrt(self) -> Self {
                Analytic::cbrt(self)
            }

            /// The length of the vector (x, y) without overflow: `d/dx = x / hypot(x, y)` and `d/dy = y / hypot(x, y)`.
            #[doc = example!($name, $seed, $end, $lanes, "3.0_f64", "hypot(4.0)", "hypot(4.0)", "0.6")]
            ///
            /// At the origin both slopes are 0, a subgradient.
            #[must_use]
            #[inline(always)]
            pub fn hypot(self, y: impl Operand<Self>) -> Self {
                Analytic::hypot(self, y.into_dual())
            }

            // Exponentials and logarithms

            /// The exponential function: `(e^x)' = e^x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "exp()", "exp()", "0.5_f64.exp()")]
            #[must_use]
            #[inline(always)]
            pub fn exp(self) -> Self {
                Analytic::exp(self)
            }

            /// A power of two: `(2^x)' = 2^x ln 2`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "exp2()", "exp2()", "0.5_f64.exp2() * 2.0_f64.ln()")]
            #[must_use]
            #[inline(always)]
            pub fn exp2(self) -> Self {
                Analytic::exp2(self)
            }

            /// `e^x - 1`, accurate near 0: `(e^x - 1)' = e^x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "exp_m1()", "exp_m1()", "0.5_f64.exp()")]
            #[must_use]
            #[inline(always)]
            pub fn exp_m1(self) -> Self {
                Analytic::exp_m1(self)
            }

            /// The natural logarithm: `(ln x)' = 1 / x`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "ln()", "ln()", "0.25")]
            ///
            /// At 0 the value is -inf and the slope +inf; below 0 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn ln(self) -> Self {
                Analytic::ln(self)
            }

            /// `ln(1 + x)`, accurate near 0: `(ln(1 + x))' = 1 / (1 + x)`.
            #[doc = example!($name, $seed, $end, $lanes, "1.0_f64", "ln_1p()", "ln_1p()", "0.5")]
            ///
            /// At -1 the value is -inf and the slope +inf; below -1 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn ln_1p(self) -> Self {
                Analytic::ln_1p(self)
            }

            /// The logarithm to base 2: `(log2 x)' = log2(e) / x`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "log2()", "log2()", "0.25 / 2.0_f64.ln()")]
            ///
            /// At 0 the value is -inf and the slope +inf; below 0 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn log2(self) -> Self {
                Analytic::log2(self)
            }

            /// The logarithm to base 10: `(log10 x)' = log10(e) / x`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "log10()", "log10()", "0.25 / 10.0_f64.ln()")]
            ///
            /// At 0 the value is -inf and the slope +inf; below 0 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn log10(self) -> Self {
                Analytic::log10(self)
            }

            /// The logarithm to any base, `f = ln x / ln b`: `df/dx = 1 / (x ln b)` and `df/db = -f / (b ln b)`.
            #[doc = example!($name, $seed, $end, $lanes, "4.0_f64", "log(3.0)", "log(3.0)", "0.25 / 3.0_f64.ln()")]
            ///
            /// At 0 the value is -inf and the slope +inf; below 0 both are NaN.
            #[must_use]
            #[inline(always)]
            pub fn log(self, base: impl Operand<Self>) -> Self {
                Analytic::log(self, base.into_dual())
            }

            // Trigonometry, in radians

            /// The sine: `(sin x)' = cos x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "sin()", "sin()", "0.5_f64.cos()")]
            ///
            /// Where x is not finite, value and all partials are NaN.
            #[must_use]
            #[inline(always)]
            pub fn sin(self) -> Self {
                Analytic::sin(self)
            }

            /// The cosine: `(cos x)' = -sin x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "cos()", "cos()", "-0.5_f64.sin()")]
            ///
            /// Where x is not finite, value and all partials are NaN.
            #[must_use]
            #[inline(always)]
            pub fn cos(self) -> Self {
                Analytic::cos(self)
            }

            /// Sine and cosine at once.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";\n")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, "0.5", $end, ";")]
            /// let (sin, cos) = x.sin_cos();
            /// assert_eq!(sin.parts(), x.sin().parts());
            /// assert_eq!(cos.parts(), x.cos().parts());
            /// ```
            ///
            /// Where x is not finite, values and all partials are NaN.
            #[must_use]
            #[inline(always)]
            pub fn sin_cos(self) -> (Self, Self) {
                Analytic::sin_cos(self)
            }

            /// The tangent: `(tan x)' = 1 + tan^2 x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "tan()", "tan()", "0.5_f64.cos().powi(-2)")]
            #[must_use]
            #[inline(always)]
            pub fn tan(self) -> Self {
                Analytic::tan(self)
            }

            /// The arc sine, in [-pi/2, pi/2]: `(asin x)' = 1 / sqrt(1 - x^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "0.6_f64", "asin()", "asin()", "1.25")]
            ///
            /// At -1 and 1 the slope is +inf; beyond them value and slope are NaN.
            #[must_use]
            #[inline(always)]
            pub fn asin(self) -> Self {
                Analytic::asin(self)
            }

            /// The arc cosine, in [0, pi]: `(acos x)' = -1 / sqrt(1 - x^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "0.6_f64", "acos()", "acos()", "-1.25")]
            ///
            /// At -1 and 1 the slope is -inf; beyond them value and slope are NaN.
            #[must_use]
            #[inline(always)]
            pub fn acos(self) -> Self {
                Analytic::acos(self)
            }

            /// The arc tangent, in [-pi/2, pi/2]: `(atan x)' = 1 / (1 + x^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "atan()", "atan()", "0.8")]
            #[must_use]
            #[inline(always)]
            pub fn atan(self) -> Self {
                Analytic::atan(self)
            }

            /// The angle of the point (x, y), for `y.atan2(x)`, in [-pi, pi]: `d/dy = x / (x^2 + y^2)` and `d/dx = -y /
            /// (x^2 + y^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "3.0_f64", "atan2(4.0)", "atan2(4.0)", "0.16")]
            ///
            /// At the origin both slopes are NaN.
            #[must_use]
            #[inline(always)]
            pub fn atan2(self, x: impl Operand<Self>) -> Self {
                Analytic::atan2(self, x.into_dual())
            }

            /// Radians to degrees: slope 180 / pi.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "to_degrees()", "to_degrees()", "1.0_f64.to_degrees()")]
            #[must_use]
            #[inline(always)]
            pub fn to_degrees(self) -> Self {
                self.apply_linear(1.0_f64.to_degrees(), |x| x.to_degrees())
            }

            /// Degrees to radians: slope pi / 180.
            #[doc = example!($name, $seed, $end, $lanes, "30.0_f64", "to_radians()", "to_radians()", "1.0_f64.to_radians()")]
            #[must_use]
            #[inline(always)]
            pub fn to_radians(self) -> Self {
                self.apply_linear(1.0_f64.to_radians(), |x| x.to_radians())
            }

            // Hyperbolic functions

            /// The hyperbolic sine: `(sinh x)' = cosh x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "sinh()", "sinh()", "0.5_f64.cosh()")]
            #[must_use]
            #[inline(always)]
            pub fn sinh(self) -> Self {
                Analytic::sinh(self)
            }

            /// The hyperbolic cosine: `(cosh x)' = sinh x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "cosh()", "cosh()", "0.5_f64.sinh()")]
            #[must_use]
            #[inline(always)]
            pub fn cosh(self) -> Self {
                Analytic::cosh(self)
            }

            /// The hyperbolic tangent: `(tanh x)' = 1 / cosh^2 x`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "tanh()", "tanh()", "0.5_f64.cosh().powi(-2)")]
            ///
            /// Far out the slope underflows to 0; it is never NaN.
            #[must_use]
            #[inline(always)]
            pub fn tanh(self) -> Self {
                Analytic::tanh(self)
            }

            /// The inverse of the hyperbolic sine: `(asinh x)' = 1 / sqrt(1 + x^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "0.75_f64", "asinh()", "asinh()", "0.8")]
            #[must_use]
            #[inline(always)]
            pub fn asinh(self) -> Self {
                Analytic::asinh(self)
            }

            /// The inverse of the hyperbolic cosine: `(acosh x)' = 1 / sqrt(x^2 - 1)`.
            #[doc = example!($name, $seed, $end, $lanes, "1.25_f64", "acosh()", "acosh()", "4.0 / 3.0")]
            ///
            /// At 1 the slope is +inf; below 1 value and slope are NaN.
            #[must_use]
            #[inline(always)]
            pub fn acosh(self) -> Self {
                Analytic::acosh(self)
            }

            /// The inverse of the hyperbolic tangent: `(atanh x)' = 1 / (1 - x^2)`.
            #[doc = example!($name, $seed, $end, $lanes, "0.5_f64", "atanh()", "atanh()", "4.0 / 3.0")]
            ///
            /// At -1 and 1 the slope is +inf; beyond them value and slope are NaN.
            #[must_use]
            #[inline(always)]
            pub fn atanh(self) -> Self {
                Analytic::atanh(self)
            }

            // Largest, smallest, sign

            /// The larger of two: `d/dx = 1` where x > y and 0 elsewhere; `d/dy = 1 - d/dx`.
            #[doc = example!($name, $seed, $end, $lanes, "3.0_f64", "max(0.0)", "max(0.0)", "1.0")]
            ///
            /// A tie takes the second, so that the ReLU `x.max(0.0)` has slope 0 at 0. NaN is missing data, as in
            /// `f64::max`: the result is the other number, with its partials.
            #[must_use]
            #[inline(always)]
            pub fn max(self, y: impl Operand<Self>) -> Self {
                let y = y.into_dual();
                if rules::max_is_first(self.value, y.value) { self } else { y }
            }

            /// The smaller of two: `d/dx = 1` where x <= y and 0 elsewhere; `d/dy = 1 - d/dx`.
            #[doc = example!($name, $seed, $end, $lanes, "3.0_f64", "min(4.0)", "min(4.0)", "1.0")]
            ///
            /// A tie takes the first, so that `x.max(y) + x.min(y) = x + y` in every partial. NaN is missing data, as
            /// in `f64::min`: the result is the other number, with its partials.
            #[must_use]
            #[inline(always)]
            pub fn min(self, y: impl Operand<Self>) -> Self {
                let y = y.into_dual();
                if rules::min_is_first(self.value, y.value) { self } else { y }
            }

            /// The number brought into the interval from `min` to `max`: slope 1 inside and at the bounds; beyond a
            /// bound the result is that bound, with its partials.
            #[doc = example!($name, $seed, $end, $lanes, "3.0_f64", "clamp(0.0, 4.0)", "clamp(0.0, 4.0)", "1.0")]
            ///
            /// Where `f64::clamp` panics (min > max, or one of them NaN) the result is NaN.
            #[must_use]
            #[inline(always)]
            pub fn clamp(self, min: impl Operand<Self>, max: impl Operand<Self>) -> Self {
                let (min, max) = (min.into_dual(), max.into_dual());
                match rules::clamp(self.value, min.value, max.value) {
                    Clamped::Inside => self,
                    Clamped::Below => min,
                    Clamped::Above => max,
                    Clamped::Nowhere => {
                    // x % 0: NaN in the value, and in every lane but those that are zero
                    let nan = |x: Self| x % Self::constant(T::zero());
                    nan(self) + nan(min) + nan(max)
                }
            }
            }

            /// The absolute value: slope 1, or -1 where the sign bit is set.
            #[doc = example!($name, $seed, $end, $lanes, "-3.0_f64", "abs()", "abs()", "-1.0")]
            ///
            /// So the slope is 1 at 0 and -1 at -0.
            #[must_use]
            #[inline(always)]
            pub fn abs(self) -> Self {
                if rules::abs_is_negated(self.value) { -self } else { self }
            }

            /// The number with the sign of another: slope 1 where the sign bits agree and -1 elsewhere; slope 0 in
            /// `sign`.
            #[doc = example!($name, $seed, $end, $lanes, "3.0_f64", "copysign(-1.0)", "copysign(-1.0)", "-1.0")]
            #[must_use]
            #[inline(always)]
            pub fn copysign(self, sign: impl Operand<Self>) -> Self {
                let sign = sign.into_dual();
                if rules::copysign_is_negated(self.value, sign.value) { -self } else { self }
            }

            /// 1 or -1 by the sign bit: slope 0.
            #[doc = example!($name, $seed, $end, $lanes, "-3.0_f64", "signum()", "signum()", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn signum(self) -> Self {
                Self::apply_step([self], |[x]| x.signum())
            }

            // Rounding and remainders

            /// The largest integer not above: slope 0.
            #[doc = example!($name, $seed, $end, $lanes, "2.5_f64", "floor()", "floor()", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn floor(self) -> Self {
                Self::apply_step([self], |[x]| x.floor())
            }

            /// The smallest integer not below: slope 0.
            #[doc = example!($name, $seed, $end, $lanes, "2.5_f64", "ceil()", "ceil()", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn ceil(self) -> Self {
                Self::apply_step([self], |[x]| x.ceil())
            }

            /// The nearest integer, a tie going away from 0: slope 0.
            #[doc = example!($name, $seed, $end, $lanes, "2.5_f64", "round()", "round()", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn round(self) -> Self {
                Self::apply_step([self], |[x]| x.round())
            }

            /// The nearest integer, a tie going to the even one: slope 0.
            #[doc = example!($name, $seed, $end, $lanes, "2.5_f64", "round_ties_even()", "round_ties_even()", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn round_ties_even(self) -> Self {
                Self::apply_step([self], |[x]| x.round_ties_even())
            }

            /// The integer part, towards 0: slope 0.
            #[doc = example!($name, $seed, $end, $lanes, "2.5_f64", "trunc()", "trunc()", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn trunc(self) -> Self {
                Self::apply_step([self], |[x]| x.trunc())
            }

            /// The fractional part, `x - x.trunc()`: slope 1.
            #[doc = example!($name, $seed, $end, $lanes, "2.5_f64", "fract()", "fract()", "1.0")]
            #[must_use]
            #[inline(always)]
            pub fn fract(self) -> Self {
                self.apply_linear(1.0, |x| x.fract())
            }

            /// The quotient of Euclidean division, an integer: slope 0 in both.
            #[doc = example!($name, $seed, $end, $lanes, "-7.0_f64", "div_euclid(2.0)", "div_euclid(2.0)", "0.0")]
            #[must_use]
            #[inline(always)]
            pub fn div_euclid(self, divisor: impl Operand<Self>) -> Self {
                Self::apply_step([self, divisor.into_dual()], |[x, y]| x.div_euclid(y))
            }

            /// The remainder of Euclidean division, `x - q y` with an integer q and never negative: `d/dx = 1` and
            /// `d/dy = -q`.
            #[doc = example!($name, $seed, $end, $lanes, "-7.0_f64", "rem_euclid(2.0)", "rem_euclid(2.0)", "1.0")]
            #[must_use]
            #[inline(always)]
            pub fn rem_euclid(self, divisor: impl Operand<Self>) -> Self {
                Analytic::rem_euclid(self, divisor.into_dual())
            }

            /// The number half way to another, without overflow: slope 1/2 in both.
            #[doc = example!($name, $seed, $end, $lanes, "1.0_f64", "midpoint(4.0)", "midpoint(4.0)", "0.5")]
            #[must_use]
            #[inline(always)]
            pub fn midpoint(self, other: impl Operand<Self>) -> Self {
                self.half_way(other.into_dual())
            }

            /// The least number greater than this one: slope 1.
            #[doc = example!($name, $seed, $end, $lanes, "1.0_f64", "next_up()", "next_up()", "1.0")]
            #[must_use]
            #[inline(always)]
            pub fn next_up(self) -> Self {
                self.apply_linear(1.0, |x| x.next_up())
            }

            /// The greatest number less than this one: slope 1.
            #[doc = example!($name, $seed, $end, $lanes, "1.0_f64", "next_down()", "next_down()", "1.0")]
            #[must_use]
            #[inline(always)]
            pub fn next_down(self) -> Self {
                self.apply_linear(1.0, |x| x.next_down())
            }

            /// `x a + b` with one rounding of the value: `(x a + b)' = a x' + x a' + b'`.
            #[doc = example!($name, $seed, $end, $lanes, "2.0_f64", "mul_add(3.0, 4.0)", "mul_add(3.0, 4.0)", "3.0")]
            #[must_use]
            #[inline(always)]
            pub fn mul_add(self, a: impl Operand<Self>, b: impl Operand<Self>) -> Self {
                self.fused_multiply_add(a.into_dual(), b.into_dual())
            }

            // Questions about the value; partials do not count

            /// Whether the value is NaN.
            #[doc = question!($name, $seed, $end, "f64::NAN", "is_nan")]
            #[must_use]
            #[inline(always)]
            pub fn is_nan(self) -> bool {
                self.value.is_nan()
            }

            /// Whether the value is an infinity.
            #[doc = question!($name, $seed, $end, "f64::INFINITY", "is_infinite")]
            #[must_use]
            #[inline(always)]
            pub fn is_infinite(self) -> bool {
                self.value.is_infinite()
            }

            /// Whether the value is neither an infinity nor NaN.
            #[doc = question!($name, $seed, $end, "1.0", "is_finite")]
            #[must_use]
            #[inline(always)]
            pub fn is_finite(self) -> bool {
                self.value.is_finite()
            }

            /// Whether the value is neither zero, subnormal, infinite nor NaN.
            #[doc = question!($name, $seed, $end, "1.0", "is_normal")]
            #[must_use]
            #[inline(always)]
            pub fn is_normal(self) -> bool {
                self.value.is_normal()
            }

            /// Whether the value is subnormal.
            #[doc = question!($name, $seed, $end, "1e-310", "is_subnormal")]
            #[must_use]
            #[inline(always)]
            pub fn is_subnormal(self) -> bool {
                self.value.is_subnormal()
            }

            /// Whether the value's sign bit is clear.
            #[doc = question!($name, $seed, $end, "0.0", "is_sign_positive")]
            #[must_use]
            #[inline(always)]
            pub fn is_sign_positive(self) -> bool {
                self.value.is_sign_positive()
            }

            /// Whether the value's sign bit is set.
            #[doc = question!($name, $seed, $end, "-0.0", "is_sign_negative")]
            #[must_use]
            #[inline(always)]
            pub fn is_sign_negative(self) -> bool {
                self.value.is_sign_negative()
            }

            /// The category of the value.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";\n")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, "1e-310", $end, ";")]
            /// assert_eq!(x.classify(), std::num::FpCategory::Subnormal);
            /// ```
            #[must_use]
            #[inline(always)]
            pub fn classify(self) -> FpCategory {
                self.value.classify()
            }

            /// The order of the values in which -NaN < -inf < ... < -0 < 0 < ... < inf < NaN.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";\n")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, "-0.0", $end, ";")]
            #[doc = concat!("let y = ", $name, "::", $seed, "0.0", $end, ";")]
            /// assert!(x == y && x.total_cmp(&y).is_lt());
            /// ```
            #[must_use]
            #[inline(always)]
            pub fn total_cmp(&self, other: &Self) -> Ordering {
                TotalOrder::total_cmp(&self.value, &other.value)
            }
        }
    )*};
}

elementary! {
    [] Dual<T>, "Dual", "variable(", ")", "tangent";
    [, const N: usize] DualVec<T, N>, "DualVec", "new(", ", [1.0, 0.0])", "partials[0]";
    [] Chunk<T>, "Chunk", "variable(", ", 0)", "partials()[0]";
    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", "new(", ", [1.0], [[0.0]])", "gradient[0]";
    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", "new(", ", [1.0], [1.0], [[0.0]])", "partials[0]";
    [, const K: usize] Taylor<T, K>, "Taylor", "new(", ", [1.0, 0.0])", "higher[0]";
}
