//! The numbers that a dual is built over ([`Scalar`]), that functions are written over ([`Real`]),
//! and that stand plainly beside them in arithmetic ([`Primitive`]).

use core::fmt::{Debug, Display};
use core::iter::{Product, Sum};
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Rem, RemAssign, Sub, SubAssign};

use num_traits::float::TotalOrder;
use num_traits::{Float, FloatConst, FromPrimitive, NumAssignRef, NumRef};

mod closed;
mod plain;

pub(crate) use closed::{Closed, Closed2};

mod sealed {
    /// Not to be named, and so not to be implemented, outside.
    pub trait Sealed {}
    impl Sealed for f32 {}
    impl Sealed for f64 {}
}
pub(crate) use sealed::Sealed;

mod tolerance {
    /// The traits of the `approx` crate where its feature is on. As they are on every [`Scalar`](super::Scalar), a
    /// dual over any is one of nalgebra's real fields.
    #[cfg(feature = "approx")]
    pub trait Approx: approx::RelativeEq<Epsilon = Self> + approx::UlpsEq<Epsilon = Self> {}
    #[cfg(feature = "approx")]
    impl<T: approx::RelativeEq<Epsilon = T> + approx::UlpsEq<Epsilon = T>> Approx for T {}

    #[cfg(not(feature = "approx"))]
    pub trait Approx {}
    #[cfg(not(feature = "approx"))]
    impl<T> Approx for T {}
}
use tolerance::Approx;

/// A plain float, `f32` or `f64`: what may stand beside a dual in arithmetic, as in `x * 2.0`.
///
/// ```
/// use gradual::Dual;
///
/// let x = Dual::variable(3.0);
/// assert_eq!((x * 2.0 + 1.0).parts(), (7.0, 2.0));
/// ```
///
/// An integer is not a [`Primitive`]: write `x * 2.0`, not `x * 2`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand beside a dual number in arithmetic",
    label = "expected a plain float here",
    note = "for an integer literal write a float: `2.0`, not `2`; for an integer variable `n as f64`",
    note = "the float must be the one that the dual is built over: `f64` for `Dual<f64>`",
    note = "to mix nesting levels, lift the inner number on purpose: `Dual::constant(x)`"
)]
pub trait Primitive: Sealed + Copy + Into<f64> + 'static {}

impl Primitive for f32 {}
impl Primitive for f64 {}

/// A number that a dual is built over: `f32`, `f64`, and every dual over a `Scalar`, so that the types
/// nest to any order.
///
/// The functions that it has come from [`num_traits::Float`]; those that `Float` lacks are here. Write
/// your own functions over [`Real`], which adds arithmetic with plain floats.
///
/// ```
/// use gradual::{Dual, Scalar};
///
/// fn square_of_wrapped<T: Scalar>(x: T, period: T) -> T {
///     let wrapped = x.rem_euclid(period);
///     wrapped * wrapped
/// }
///
/// assert_eq!(square_of_wrapped(7.5, 2.0), 2.25);
/// let y = square_of_wrapped(Dual::variable(7.5), Dual::constant(2.0));
/// assert_eq!(y.parts(), (2.25, 3.0));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number that `gradual` can differentiate with",
    label = "expected `f32`, `f64`, or a dual over one of them",
    note = "for an integer write a float: `2.0`, not `2`; for an integer variable `n as f64`",
    note = "for a function of your own write `fn f<R: Real>(x: R) -> R`"
)]
pub trait Scalar:
    Sealed
    + Float
    + FloatConst
    + NumRef
    + NumAssignRef
    + TotalOrder
    + FromPrimitive
    + Default
    + Sum
    + Product
    + for<'a> Sum<&'a Self>
    + for<'a> Product<&'a Self>
    + Debug
    + Display
    + Approx
    + Send
    + Sync
    + 'static
{
    /// The quotient of Euclidean division: the integer q for which `0 <= self - q * divisor < |divisor|`.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::div_euclid(-7.0_f64, 2.0), -4.0);
    /// ```
    fn div_euclid(self, divisor: Self) -> Self;

    /// The remainder of Euclidean division, never negative.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::rem_euclid(-7.0_f64, 2.0), 1.0);
    /// ```
    fn rem_euclid(self, divisor: Self) -> Self;

    /// The nearest integer, a tie going to the even one.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::round_ties_even(2.5_f64), 2.0);
    /// ```
    fn round_ties_even(self) -> Self;

    /// The number half way to `other`, without overflow.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::midpoint(1.0_f64, 4.0), 2.5);
    /// ```
    fn midpoint(self, other: Self) -> Self;

    /// The least number greater than `self`.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::next_up(1.0_f64), 1.0 + f64::EPSILON);
    /// ```
    fn next_up(self) -> Self;

    /// The greatest number less than `self`.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::next_down(1.0_f64), 1.0 - f64::EPSILON / 2.0);
    /// ```
    fn next_down(self) -> Self;

    // Special functions. The errors stated are the largest seen on `f64` against 2600-bit references; on `f32`
    // the functions of `f64` are rounded.

    /// The error function, `2 / sqrt(pi)` times the integral of `exp(-t^2)` from 0 to x; within 1 ulp.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::erf(0.0_f64), 0.0);
    /// ```
    fn erf(self) -> Self;

    /// The complementary error function `1 - erf(x)`, without cancellation; within 2 ulps.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::erfc(0.0_f64), 1.0);
    /// ```
    fn erfc(self) -> Self;

    /// The density of the standard normal distribution, `exp(-x^2 / 2) / sqrt(2 pi)`; within 2 ulps.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::normal_pdf(0.0_f64), 0.3989422804014327);
    /// ```
    fn normal_pdf(self) -> Self;

    /// The standard normal distribution, `erfc(-x / sqrt 2) / 2`; within 3 ulps, far to the left too.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::normal_cdf(0.0_f64), 0.5);
    /// ```
    fn normal_cdf(self) -> Self;

    /// The gamma function; within 4 ulps for x > 0 and 7 below. NaN at the negative integers.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::gamma(5.0_f64), 24.0);
    /// ```
    fn gamma(self) -> Self;

    /// The logarithm of the gamma function's magnitude; within 2 ulps for x > 0.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::ln_gamma(1.0_f64), 0.0);
    /// ```
    fn ln_gamma(self) -> Self;

    /// The digamma function, the slope of `ln_gamma`; within 3 ulps for x > 0 away from its zero.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::digamma(1.0_f64), -0.5772156649015329);
    /// ```
    fn digamma(self) -> Self;

    /// The m-th derivative of the digamma function, itself for m = 0; within 4 ulps for m up to 2 and x >
    /// 0.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::polygamma(1.0_f64, 1), std::f64::consts::PI.powi(2) / 6.0);
    /// ```
    fn polygamma(self, m: u32) -> Self;

    /// The Bessel function of the first kind and order n.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::bessel_jn(0.0_f64, 2), 0.0);
    /// ```
    fn bessel_jn(self, n: i32) -> Self;

    /// The Bessel function of the second kind and order n; -inf at 0, NaN below.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::bessel_yn(0.0_f64, 2), f64::NEG_INFINITY);
    /// ```
    fn bessel_yn(self, n: i32) -> Self;

    /// The logistic function `1 / (1 + exp(-x))`.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::sigmoid(0.0_f64), 0.5);
    /// ```
    fn sigmoid(self) -> Self;

    /// `ln(1 + exp(x))`, a smooth maximum of x and 0, without overflow.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::softplus(1000.0_f64), 1000.0);
    /// ```
    fn softplus(self) -> Self;

    /// The trigamma function, the slope of `digamma`; within 4 ulps for x > 0.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::trigamma(1.0_f64), std::f64::consts::PI.powi(2) / 6.0);
    /// ```
    #[inline(always)]
    fn trigamma(self) -> Self {
        self.polygamma(1)
    }

    /// The Bessel function of the first kind and order 0.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::bessel_j0(0.0_f64), 1.0);
    /// ```
    #[inline(always)]
    fn bessel_j0(self) -> Self {
        self.bessel_jn(0)
    }

    /// The Bessel function of the first kind and order 1.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::bessel_j1(0.0_f64), 0.0);
    /// ```
    #[inline(always)]
    fn bessel_j1(self) -> Self {
        self.bessel_jn(1)
    }

    /// The Bessel function of the second kind and order 0; -inf at 0, NaN below.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::bessel_y0(0.0_f64), f64::NEG_INFINITY);
    /// ```
    #[inline(always)]
    fn bessel_y0(self) -> Self {
        self.bessel_yn(0)
    }

    /// The Bessel function of the second kind and order 1; -inf at 0, NaN below.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::bessel_y1(0.0_f64), f64::NEG_INFINITY);
    /// ```
    #[inline(always)]
    fn bessel_y1(self) -> Self {
        self.bessel_yn(1)
    }

    /// The sine cardinal `sin(x) / x`, 1 at 0, not normalised; within 3 ulps away from its zeros.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::sinc(0.0_f64), 1.0);
    /// ```
    #[inline(always)]
    fn sinc(self) -> Self {
        self.sinc_derivative(0)
    }

    // From here on: hooks for this crate, no part of the public interface.

    /// `exp(-x^2)`
    #[doc(hidden)]
    fn exp_neg_square(self) -> Self;

    /// `exp(-x^2 / 2)`
    #[doc(hidden)]
    fn exp_neg_half_square(self) -> Self;

    /// The k-th derivative of `sin(x) / x`
    #[doc(hidden)]
    fn sinc_derivative(self, k: u32) -> Self;

    // nalgebra's quotients by x, 1 at 0

    /// `sin(x) / x`
    #[doc(hidden)]
    fn sin_quotient(self) -> Self;

    /// `sinh(x) / x`
    #[doc(hidden)]
    fn sinh_quotient(self) -> Self;

    /// `cos(x) / x`
    #[doc(hidden)]
    fn cos_quotient(self) -> Self;

    /// `cosh(x) / x`
    #[doc(hidden)]
    fn cosh_quotient(self) -> Self;

    /// The value as a constant, through all nesting.
    #[doc(hidden)]
    fn without_partials(self) -> Self;

    /// How many duals are wrapped around the plain float.
    #[doc(hidden)]
    const DEPTH: usize;

    /// The highest order of derivative that it carries.
    #[doc(hidden)]
    const ORDER: usize;

    /// A power of two that takes any small float from beyond the range of squares into it, and whose
    /// reciprocal does so for large ones.
    #[doc(hidden)]
    const HUGE: f64;

    /// The constant nearest to a float of the source code.
    #[doc(hidden)]
    fn literal(k: f64) -> Self;

    // A float on the left, without lifting it to a dual.
    #[doc(hidden)]
    fn literal_add(k: f64, x: Self) -> Self;
    #[doc(hidden)]
    fn literal_sub(k: f64, x: Self) -> Self;
    #[doc(hidden)]
    fn literal_mul(k: f64, x: Self) -> Self;
    #[doc(hidden)]
    fn literal_div(k: f64, x: Self) -> Self;
    #[doc(hidden)]
    fn literal_rem(k: f64, x: Self) -> Self;

    /// Whether the value and, through all nesting, every partial is zero.
    #[doc(hidden)]
    fn all_zero(&self) -> bool;

    /// Whether the value and, through all nesting, every partial is finite.
    #[doc(hidden)]
    fn all_finite(&self) -> bool;

    /// `slope * lane`, where a zero wins over an infinity or a NaN, through all nesting.
    #[doc(hidden)]
    fn chain(slope: Self, lane: Self) -> Self;

    /// The length of (x, y) and the unit vector along it, whose parts are the slopes of the length: (0, 0) at
    /// the origin.
    #[doc(hidden)]
    fn length_and_direction(x: Self, y: Self) -> [Self; 3];

    /// The real and the imaginary part of 1 / (x + iy): the slopes of the angle. NaN at the origin.
    #[doc(hidden)]
    fn complex_recip(x: Self, y: Self) -> [Self; 2];

    /// The value and the slope by a rule that knows how its slope changes.
    #[doc(hidden)]
    #[inline(always)]
    fn closed(rule: impl Closed, x: Self) -> (Self, Self) {
        rule.rule(x)
    }

    /// The same of two arguments.
    #[doc(hidden)]
    #[inline(always)]
    fn closed2(rule: impl Closed2, x: Self, y: Self) -> (Self, Self, Self) {
        rule.rule(x, y)
    }

    // The kernels over partials: plain loops here, packets for `f32` and `f64`.

    #[doc(hidden)]
    #[inline(always)]
    fn lanes_add<const N: usize>(a: [Self; N], b: [Self; N]) -> [Self; N] {
        zip_lanes(a, b, |a, b| a + b)
    }

    #[doc(hidden)]
    #[inline(always)]
    fn lanes_sub<const N: usize>(a: [Self; N], b: [Self; N]) -> [Self; N] {
        zip_lanes(a, b, |a, b| a - b)
    }

    #[doc(hidden)]
    #[inline(always)]
    fn lanes_neg<const N: usize>(a: [Self; N]) -> [Self; N] {
        map_lanes(a, |a| -a)
    }

    /// `k a` for a plain float k.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_scale_literal<const N: usize>(k: f64, a: [Self; N]) -> [Self; N] {
        map_lanes(a, |a| Self::literal_mul(k, a))
    }

    /// `k a`.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_scale<const N: usize>(k: Self, a: [Self; N]) -> [Self; N] {
        map_lanes(a, |a| k * a)
    }

    /// `k a + l b`.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_combine<const N: usize>(k: Self, a: [Self; N], l: Self, b: [Self; N]) -> [Self; N] {
        zip_lanes(a, b, |a, b| k * a + l * b)
    }

    /// `k a + l b`, which on plain floats is the same to the bit as `l b + k a`.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_symmetric<const N: usize>(k: Self, a: [Self; N], l: Self, b: [Self; N]) -> [Self; N] {
        zip_lanes(a, b, |a, b| k * a + l * b)
    }

    /// `k a + (l b + m c)`, where on plain floats to exchange (l, b) with (m, c) changes no bit.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_scale_and_add<const N: usize>(
        k: Self,
        mut a: [Self; N],
        l: Self,
        b: [Self; N],
        m: Self,
        c: [Self; N],
    ) -> [Self; N] {
        for ((a, &b), &c) in a.iter_mut().zip(&b).zip(&c) {
            *a = k * *a + (l * b + m * c);
        }
        a
    }

    /// [`lanes_scale_and_add`](Self::lanes_scale_and_add) where l and m are zeros, to the bit on plain floats.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_scale_to_sum<const N: usize>(k: Self, a: [Self; N]) -> [Self; N] {
        Self::lanes_scale(k, a)
    }

    /// `k a`, where a zero wins over an infinity or a NaN.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_guarded_scale<const N: usize>(k: Self, a: [Self; N]) -> [Self; N] {
        map_lanes(a, |a| Self::chain(k, a))
    }

    /// `k a + l b`, where a zero wins over an infinity or a NaN in each product.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_guarded_combine<const N: usize>(k: Self, a: [Self; N], l: Self, b: [Self; N]) -> [Self; N] {
        zip_lanes(a, b, |a, b| Self::chain(k, a) + Self::chain(l, b))
    }

    /// The chain rule: `slope * lane` for every lane. A zero lane stays zero whatever the slope; beside a
    /// value that is NaN the slope is too.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_chain<const N: usize>(value: Self, slope: Self, lanes: [Self; N]) -> [Self; N] {
        if slope.all_finite() && !value.is_nan() && inner_lanes_are_finite(&lanes) {
            Self::lanes_scale(slope, lanes)
        } else {
            Self::lanes_guarded_scale(if value.is_nan() { value } else { slope }, lanes)
        }
    }

    /// The chain rule for two arguments: `dx a + dy b` for every lane, with the same guards.
    #[doc(hidden)]
    #[inline(always)]
    fn lanes_chain2<const N: usize>(
        value: Self,
        dx: Self,
        a: [Self; N],
        dy: Self,
        b: [Self; N],
    ) -> [Self; N] {
        let finite = dx.all_finite() && dy.all_finite() && !value.is_nan();
        if finite && inner_lanes_are_finite(&a) && inner_lanes_are_finite(&b) {
            Self::lanes_combine(dx, a, dy, b)
        } else {
            let [dx, dy] = if value.is_nan() { [value; 2] } else { [dx, dy] };
            Self::lanes_guarded_combine(dx, a, dy, b)
        }
    }
}

/// Whether no infinity inside a lane can meet a zero inside a slope; plain floats have no inside.
#[inline(always)]
fn inner_lanes_are_finite<T: Scalar>(lanes: &[T]) -> bool {
    T::DEPTH == 0 || lanes.iter().all(T::all_finite)
}

// Loops, since the library's `array::from_fn` and `map` may stay calls that pass the lanes through memory.

#[inline(always)]
fn map_lanes<T: Copy, const N: usize>(mut a: [T; N], f: impl Fn(T) -> T) -> [T; N] {
    for a in &mut a {
        *a = f(*a);
    }
    a
}

#[inline(always)]
fn zip_lanes<T: Copy, const N: usize>(mut a: [T; N], b: [T; N], f: impl Fn(T, T) -> T) -> [T; N] {
    for (a, &b) in a.iter_mut().zip(&b) {
        *a = f(*a, b);
    }
    a
}

/// A real number to write functions over, with plain floats on the right: `x * 2.0 - 1.0`.
///
/// A function over `R: Real` takes `f64`, `Dual<f64>`, `DualVec<f64, N>` and any nesting of them.
/// `B` is the plain float in its literals: `Real` for `f64`, `Real<f32>` for `f32`.
///
/// ```
/// use gradual::{Real, derivative, gradient};
///
/// fn f<R: Real>(x: R, y: R) -> R {
///     x * 2.0 + x.sin() / y - 1.0
/// }
///
/// let (value, [dx, dy]) = gradient(|[x, y]| f(x, y), [0.0, 4.0]);
/// assert_eq!(value, f(0.0, 4.0));
/// assert_eq!([dx, dy], [2.25, 0.0]);
///
/// // A derivative inside a generic function is itself differentiable.
/// fn slope<R: Real>(x: R) -> R {
///     derivative(|x| x.powi(3) * 2.0, x).1
/// }
/// assert_eq!(derivative(slope, 5.0), (150.0, 60.0));
/// ```
///
/// A float stands on the right (`x * 2.0`); on its own, or on the left of a number of type `R`, it is
/// `R::lit(2.0)`. Calls need no import, since `Real` has [`num_traits::Float`] above it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a real number over `{B}`",
    label = "expected a float, or a dual over it",
    note = "for an integer write a float: `2.0`, not `2`; for an integer variable `n as f64`",
    note = "functions over `f32` are written `fn f<R: Real<f32>>(x: R) -> R`"
)]
pub trait Real<B: Primitive = f64>:
    Scalar
    + Add<B, Output = Self>
    + Sub<B, Output = Self>
    + Mul<B, Output = Self>
    + Div<B, Output = Self>
    + Rem<B, Output = Self>
    + AddAssign<B>
    + SubAssign<B>
    + MulAssign<B>
    + DivAssign<B>
    + RemAssign<B>
    + PartialEq<B>
    + PartialOrd<B>
{
    /// A constant on its own.
    ///
    /// ```
    /// use gradual::Real;
    ///
    /// fn relu<R: Real>(x: R) -> R {
    ///     x.max(R::lit(0.0))
    /// }
    /// assert_eq!(relu(-3.0), 0.0);
    /// ```
    #[must_use]
    #[inline(always)]
    fn lit(x: B) -> Self {
        Self::literal(x.into())
    }
}

impl Real<f32> for f32 {}
impl Real<f64> for f64 {}
