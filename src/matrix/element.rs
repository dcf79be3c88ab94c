//! The numbers that functions of matrices are written over.

use nalgebra::RealField;

use crate::scalar::{Hooks, Scalar};

/// A number to write functions of matrices over: nalgebra's [`RealField`], for `f32`, `f64` and every dual.
///
/// A function over `RealField + Copy` is differentiated as it stands. One over `matrix::Element` may call the
/// functions of this module too. (A bound of `RealField + gradual::Real` would make every `x.sin()` ambiguous.)
///
/// ```
/// use gradual::matrix::{self, quaternion};
/// use nalgebra::{Vector3, vector};
///
/// /// The height of a point that is turned about the vector v.
/// fn height<T: matrix::Element>(v: Vector3<T>) -> T {
///     (quaternion::exp(v) * Vector3::x()).z
/// }
/// assert_eq!(matrix::gradient(height, vector![0.0, 0.0, 0.0]), (0.0, vector![0.0, -1.0, 0.0]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number that `gradual::matrix` can differentiate with",
    label = "expected `f32`, `f64`, or a dual over one of them",
    note = "for a function of your own write `fn f<T: matrix::Element>(x: Vector3<T>) -> T`"
)]
pub trait Element: RealField + Copy {
    /// The highest order of derivative that this number carries.
    #[doc(hidden)]
    const ORDER: usize;

    /// Newton's method leads, with each step from the plain solution, from derivatives that are right up to order m
    /// to order 2 m + 1; this is how many steps it takes.
    #[doc(hidden)]
    const NEWTON_STEPS: u32 = usize::BITS - Self::ORDER.leading_zeros();

    /// A float of the source code.
    #[doc(hidden)]
    fn literal(x: f64) -> Self;

    /// The value as a constant, through all nesting.
    #[doc(hidden)]
    fn without_partials(self) -> Self;

    /// `slope * lane`, where a zero wins over an infinity or a NaN.
    #[doc(hidden)]
    fn chain(slope: Self, lane: Self) -> Self;

    /// The partials around the value -0, which added to any number leaves its value as it is.
    #[doc(hidden)]
    fn partials_alone(self) -> Self {
        -(self.without_partials() - self)
    }

    /// The partials of this number around the value of another.
    #[doc(hidden)]
    fn around(self, plain: Self) -> Self {
        plain + self.partials_alone()
    }
}

impl<T: Scalar + RealField> Element for T {
    const ORDER: usize = T::ORDER;

    #[inline(always)]
    fn literal(x: f64) -> Self {
        Hooks::literal(x)
    }

    #[inline(always)]
    fn without_partials(self) -> Self {
        Hooks::without_partials(self)
    }

    #[inline(always)]
    fn chain(slope: Self, lane: Self) -> Self {
        Hooks::guarded_mul(slope, lane)
    }
}
