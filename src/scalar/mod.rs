//! Three traits of numbers: a dual is built over a [`Scalar`], you write functions over [`Real`], and a [`Primitive`]
//! is a plain float beside a dual in arithmetic.

use core::fmt::{Debug, Display};
use core::iter::{Product, Sum};

use num_traits::float::TotalOrder;
use num_traits::{ConstOne, ConstZero, Float, FloatConst, FromPrimitive, NumAssignRef, NumRef};

use crate::functions::{
    for_each_constant, for_each_hidden_function, for_each_special_function, type_of_argument,
};

mod curved;
mod holomorphic;
mod hooks;
mod lanes;
mod literal;
mod operands;

pub(crate) use curved::{Curved, Curved2};
pub(crate) use holomorphic::Holomorphic;
pub(crate) use hooks::Hooks;
pub(crate) use lanes::{Lanes, Sweep, one_by_one};
pub(crate) use literal::{HALF, Literal, ONE, TWO, ZERO};
pub(crate) use operands::Operands;
use operands::Plain;

mod tolerance {
    /// The traits of the `approx` crate, if its feature is on. Every [`Scalar`](super::Scalar) has them, so every dual
    /// is a real field of nalgebra.
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

/// A plain float, `f32` or `f64`. It may be an operand beside a dual, as in `x * 2.0`.
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
    note = "to mix nesting levels, lift the inner number on purpose: `Dual::constant(x)`",
    note = "`from` and `from_f64` of `num_traits` return an `Option`: write `R::lit(2.0)`, or the float alone beside an operator"
)]
pub trait Primitive: Plain + Copy + Into<f64> + 'static {}

impl Primitive for f32 {}
impl Primitive for f64 {}

/// Declares the special functions of the table as functions of [`Scalar`].
macro_rules! declare {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident($($y:ident $(: $Parameter:ty)? = $example:literal),*)
            at $x:literal is $value:literal, slope $slope:literal;
    )*) => {$(
        $(#[doc = $doc])*
        #[doc = concat!(
            "\n```\nuse gradual::Scalar;\n\nlet value = Scalar::", stringify!($name), "(", $x, $(", ", $example,)* ");\n",
            "assert!((value - (", $value, ")).abs() < 1e-14);\n```",
        )]
        #[must_use]
        fn $name(self $(, $y: type_of_argument!($($Parameter)?))*) -> Self;
    )*};
}

/// Declares constants that plain floats have.
macro_rules! declare_constants {
    ($($NAME:ident, $what:literal;)*) => {$(
        #[doc = concat!($what, " It has no partials.")]
        #[doc = concat!("\n```\nuse gradual::{Dual, Real};\n\nfn constant<R: Real>() -> R {\n    R::", stringify!($NAME), "\n}")]
        #[doc = concat!("assert_eq!(constant::<Dual<f64>>().value.to_bits(), f64::", stringify!($NAME), ".to_bits());\n```")]
        const $NAME: Self;
    )*};
}

/// Declares the functions that only rules and foreign traits call.
macro_rules! declare_hidden {
    ($($(#[doc = $doc:literal])* $kind:ident $name:ident($($y:ident $(: $Parameter:ty)?),*);)*) => {$(
        $(#[doc = $doc])*
        #[doc(hidden)]
        fn $name(self $(, $y: type_of_argument!($($Parameter)?))*) -> Self;
    )*};
}

/// A number that a dual is built over: `f32`, `f64`, and every dual over a `Scalar`. So the types nest to any order.
///
/// Most of its functions come from [`num_traits::Float`]. The trait itself has those that `Float` does not have. Write
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
    Hooks
    + Float
    + FloatConst
    + ConstZero
    + ConstOne
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
    for_each_constant! { declare_constants! {} }

    /// The quotient of Euclidean division: the integer q for which `0 <= self - q * divisor < |divisor|`.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::div_euclid(-7.0_f64, 2.0), -4.0);
    /// ```
    fn div_euclid(self, divisor: Self) -> Self;

    /// The remainder of Euclidean division. It is never negative.
    ///
    /// ```
    /// use gradual::Scalar;
    ///
    /// assert_eq!(Scalar::rem_euclid(-7.0_f64, 2.0), 1.0);
    /// ```
    fn rem_euclid(self, divisor: Self) -> Self;

    /// The nearest integer. A tie goes to the even one.
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

    /// The power `self^y` where both vary: [`Float::powf`] under the name that it has in [`num_traits::Pow`].
    ///
    /// ```
    /// use gradual::{Real, gradient};
    ///
    /// fn power<R: Real>(x: R, y: R) -> R {
    ///     x.pow(y)
    /// }
    /// assert_eq!(gradient(|[x, y]| power(x, y), [2.0, 3.0]).1, [12.0, 8.0 * 2.0_f64.ln()]);
    /// ```
    #[must_use]
    #[inline(always)]
    fn pow(self, y: Self) -> Self {
        self.powf(y)
    }

    for_each_special_function! { declare! {} }
    for_each_hidden_function! { declare_hidden! {} }
}

/// A real number to write functions over. Plain floats stand on either side of an operator: `2.0 * x - 1.0`.
///
/// A function over `R: Real` takes `f64`, `Dual<f64>`, `DualVec<f64, N>` and any nesting of them.
/// `B` is the plain float in its literals: `Real` for `f64`, `Real<f32>` for `f32`.
///
/// ```
/// use gradual::{Real, derivative, gradient};
///
/// fn f<R: Real>(x: R, y: R) -> R {
///     2.0 * x + x.sin() / y - 1.0
/// }
///
/// let (value, [dx, dy]) = gradient(|[x, y]| f(x, y), [0.0, 4.0]);
/// assert_eq!(value, f(0.0, 4.0));
/// assert_eq!([dx, dy], [2.25, 0.0]);
///
/// // A derivative inside a generic function is itself differentiable.
/// fn slope<R: Real>(x: R) -> R {
///     derivative(|x| 2.0 * x.powi(3), x).1
/// }
/// assert_eq!(derivative(slope, 5.0), (150.0, 60.0));
/// ```
///
/// Operands may be references, as they come from an iterator. A plain float is never lifted to a dual, and so costs no
/// partials. Calls need no import, since `Real` has [`num_traits::Float`] above it.
///
/// ```
/// use gradual::Real;
/// use std::f64::consts::PI;
///
/// fn weighted<R: Real>(x: &[R], weights: &[f64]) -> R {
///     let total: f64 = weights.iter().sum();
///     x.iter().zip(weights).map(|(x, w)| w * x * x).sum::<R>() * (2.0 * PI / total)
/// }
/// assert_eq!(weighted(&[1.0, 2.0], &[3.0, 1.0]), 3.5 * PI);
/// ```
///
/// An `f32` stands only on the right: `x * 2.0` in a function over `Real<f32>`, and `R::lit(2.0) * x` for a literal on the
/// left. (If `f32` could stand on the left of a dual as well, every unannotated literal there would be ambiguous.)
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a real number over `{B}`",
    label = "expected a float, or a dual over it",
    note = "for an integer write a float: `2.0`, not `2`; for an integer variable `n as f64`",
    note = "functions over `f32` are written `fn f<R: Real<f32>>(x: R) -> R`"
)]
pub trait Real<B: Primitive = f64>: Scalar + Operands<B> + PartialEq<B> + PartialOrd<B> {
    /// The plain float in the number: its value, through all nesting, without partials.
    ///
    /// ```
    /// use gradual::{Dual, Real};
    ///
    /// fn is_small<R: Real>(x: R) -> bool {
    ///     x.value().abs() < 1e-3
    /// }
    /// let x = Dual::variable(Dual::variable(0.5));
    /// assert_eq!(x.value(), 0.5);
    /// assert!(!is_small(x) && is_small(1e-4));
    /// ```
    ///
    /// Use it to print a number, to look up a table or to choose a step. What you compute from it is a constant for the
    /// derivative.
    #[must_use]
    fn value(self) -> B;

    /// A constant on its own, such as the argument of a method.
    ///
    /// ```
    /// use gradual::Real;
    ///
    /// fn relu<R: Real>(x: R) -> R {
    ///     x.max(R::lit(0.0))
    /// }
    /// assert_eq!(relu(-3.0), 0.0);
    /// ```
    ///
    /// `R::from(0.0)` is not the same: it is [`num_traits::NumCast::from`], which returns an `Option`. The constants of `f64`
    /// have the same names: `R::INFINITY`, `R::EPSILON`. Those of `std::f64::consts` are functions, `R::PI()`. Beside an
    /// operator take the float itself: `PI * x`.
    #[must_use]
    #[inline(always)]
    fn lit(x: B) -> Self {
        Self::literal(x.into())
    }
}

impl Real<f32> for f32 {
    #[inline(always)]
    fn value(self) -> f32 {
        self
    }
}

impl Real<f64> for f64 {
    #[inline(always)]
    fn value(self) -> f64 {
        self
    }
}
