//! Matrices of plain numbers, converted to stand beside matrices of duals.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, Matrix, OMatrix, RawStorage, Scalar};

/// Converts a matrix or vector of plain numbers to one of constants, which can be combined with duals.
///
/// ```
/// use gradual::matrix::{self, Constant};
/// use nalgebra::{matrix, vector};
///
/// let a = matrix![2.0, 1.0; 1.0, 3.0];
/// let b = vector![1.0, -1.0];
/// let (value, gradient) = matrix::gradient(|x| (a.constant() * x - b.constant()).norm_squared(), b);
/// assert_eq!(value, 1.0);
/// assert_eq!(gradient, vector![-2.0, -6.0]); // 2 aᵀ (a x - b)
/// ```
pub trait Constant<T, R: Dim, C: Dim> {
    /// The same matrix with every number as a constant.
    ///
    /// The compiler infers the type of the numbers from the other operand. You can also name it:
    /// `a.constant::<Dual<f64>>()`. The constants of a matrix of duals are duals of the next level of nesting.
    ///
    /// ```
    /// use gradual::{Dual, matrix::Constant};
    /// use nalgebra::{Vector2, vector};
    ///
    /// let v: Vector2<Dual<f64>> = vector![1.0, 2.0].constant();
    /// assert_eq!(v.y.parts(), (2.0, 0.0));
    /// ```
    fn constant<D: From<T> + Scalar>(&self) -> OMatrix<D, R, C>
    where
        DefaultAllocator: Allocator<R, C>;
}

impl<T: Scalar, R: Dim, C: Dim, S: RawStorage<T, R, C>> Constant<T, R, C> for Matrix<T, R, C, S> {
    fn constant<D: From<T> + Scalar>(&self) -> OMatrix<D, R, C>
    where
        DefaultAllocator: Allocator<R, C>,
    {
        self.map(D::from)
    }
}
