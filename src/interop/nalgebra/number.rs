//! The numbers that functions of matrices are written over.

use core::array;

use nalgebra::RealField;

use crate::scalar::{Hooks, Scalar};
use crate::taylor::Taylor;

/// The order of the series by which functions of matrices are differentiated. Where two eigenvalues are so far apart that
/// the series is not exact, the difference of the function's values is.
pub(crate) const SERIES_ORDER: usize = 12;

/// A number to write functions of matrices over: nalgebra's [`RealField`], for `f32`, `f64` and every dual.
///
/// A function over `RealField + Copy` can be differentiated without changes. A function over `matrix::Number` can also
/// call the functions of [`gradual::matrix`](crate::matrix). (A bound of `RealField + gradual::Real` would make every
/// `x.sin()` ambiguous.)
///
/// ```
/// use gradual::matrix::{self, quaternion};
/// use nalgebra::{Vector3, vector};
///
/// /// The height of a point that is turned about the vector v.
/// fn height<T: matrix::Number>(v: Vector3<T>) -> T {
///     (quaternion::exp(v) * Vector3::x()).z
/// }
/// assert_eq!(matrix::gradient(height, vector![0.0, 0.0, 0.0]), (0.0, vector![0.0, -1.0, 0.0]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number that `gradual::matrix` can differentiate with",
    label = "expected `f32`, `f64`, or a dual over one of them",
    note = "for your own function, write `fn f<T: matrix::Number>(x: Vector3<T>) -> T`"
)]
pub trait Number: RealField + Copy {
    /// A power series over this number, of order 12: [`Taylor<Self, 12>`](crate::Taylor). It is what the function in a call of
    /// [`symmetric_function`](crate::matrix::symmetric_function) runs on.
    type Series: Number + From<Self>;

    /// The series `x + t`.
    #[doc(hidden)]
    fn series_variable(x: Self) -> Self::Series;

    /// The coefficients of a series, from that of order 0.
    #[doc(hidden)]
    fn series_coefficients(series: Self::Series) -> [Self; SERIES_ORDER + 1];

    /// The highest order of derivative that this number carries.
    #[doc(hidden)]
    const ORDER: usize;

    /// The number of steps that Newton's method needs from the plain solution. If all derivatives up to order m are
    /// right, one step makes those up to order 2 m + 1 right.
    #[doc(hidden)]
    const NEWTON_STEPS: u32 = usize::BITS - Self::ORDER.leading_zeros();

    /// A float of the source code.
    #[doc(hidden)]
    fn literal(x: f64) -> Self;

    /// The value as a constant, at every level of nesting.
    #[doc(hidden)]
    fn without_partials(self) -> Self;

    /// `slope * lane`, where a zero wins over an infinity or a NaN.
    #[doc(hidden)]
    fn guarded_mul(slope: Self, lane: Self) -> Self;

    /// The partials with the value -0. If you add -0 to a number, its value does not change.
    #[doc(hidden)]
    fn partials_alone(self) -> Self {
        -(self.without_partials() - self)
    }

    /// The partials of this number with the value of `plain`.
    #[doc(hidden)]
    fn around(self, plain: Self) -> Self {
        plain + self.partials_alone()
    }
}

impl<T: Scalar + RealField> Number for T {
    type Series = Taylor<T, SERIES_ORDER>;

    fn series_variable(x: Self) -> Self::Series {
        Taylor::variable(x)
    }

    fn series_coefficients(series: Self::Series) -> [Self; SERIES_ORDER + 1] {
        array::from_fn(|k| series.coefficient(k))
    }

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
    fn guarded_mul(slope: Self, lane: Self) -> Self {
        Hooks::guarded_mul(slope, lane)
    }
}
