//! The drivers on vectors of fixed length: those on arrays, in nalgebra's clothes.

use nalgebra::{SMatrix, SVector};

use crate::drivers;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::scalar::Scalar;

/// `(f(x), grad f(x))` for a function of a vector of N numbers, in one run; the gradient is a vector of N.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, gradient) = matrix::gradient(|x| x.dot(&x), vector![1.0, 2.0]);
/// assert_eq!((value, gradient), (5.0, vector![2.0, 4.0]));
/// ```
///
/// The N variables take 8 N² bytes of stack: from about a hundred numbers on see [`dynamic`](super::dynamic).
#[must_use]
#[inline(always)]
pub fn gradient<T: Scalar, const N: usize>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> DualVec<T, N>,
    x: SVector<T, N>,
) -> (T, SVector<T, N>) {
    let (value, gradient) = drivers::gradient(|x| f(x.into()), x.into());
    (value, gradient.into())
}

/// [`gradient`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, matrix};
/// use nalgebra::{Vector2, vector};
///
/// let log_length = |x: Vector2<DualVec<f64, 2>>| {
///     if x.norm() == 0.0 { Err("no length") } else { Ok(x.norm().ln()) }
/// };
/// let (_, gradient) = matrix::try_gradient(log_length, vector![3.0, 4.0])?;
/// assert!((gradient - vector![0.12, 0.16]).norm() < 1e-15);
/// assert!(matrix::try_gradient(log_length, vector![0.0, 0.0]).is_err());
/// # Ok::<_, &str>(())
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
pub fn try_gradient<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> Result<DualVec<T, N>, E>,
    x: SVector<T, N>,
) -> Result<(T, SVector<T, N>), E> {
    let (value, gradient) = drivers::try_gradient(|x| f(x.into()), x.into())?;
    Ok((value, gradient.into()))
}

/// `(f(x), J)` for a function from a vector of N to one of M numbers, in one run: J is M x N, row i the gradient
/// of f_i.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::{matrix, vector};
///
/// let (value, j) = matrix::jacobian(|x| vector![x[0] * x[1], x[0] + x[1], x[1]], vector![2.0, 3.0]);
/// assert_eq!(value, vector![6.0, 5.0, 3.0]);
/// assert_eq!(j, matrix![3.0, 2.0; 1.0, 1.0; 0.0, 1.0]);
/// ```
#[must_use]
#[inline(always)]
pub fn jacobian<T: Scalar, const N: usize, const M: usize>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> SVector<DualVec<T, N>, M>,
    x: SVector<T, N>,
) -> (SVector<T, M>, SMatrix<T, M, N>) {
    with_rows(drivers::jacobian(|x| f(x.into()).into(), x.into()))
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, matrix};
/// use nalgebra::{Matrix2, Vector2, matrix, vector};
///
/// // The solution of [1 2; 2 y] x = (1, 1), unless the matrix is singular.
/// let solve = |y: Vector2<DualVec<f64, 2>>| {
///     let one = DualVec::constant(1.0);
///     Matrix2::new(one, one * 2.0, one * 2.0, y[0]).lu().solve(&vector![one, y[1]]).ok_or("singular")
/// };
/// let (x, j) = matrix::try_jacobian(solve, vector![5.0, 1.0])?;
/// assert_eq!(x, vector![3.0, -1.0]);
/// assert_eq!(j, matrix![-2.0, -2.0; 1.0, 1.0]);
/// assert_eq!(matrix::try_jacobian(solve, vector![4.0, 1.0]), Err("singular"));
/// # Ok::<_, &str>(())
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_jacobian<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> Result<SVector<DualVec<T, N>, M>, E>,
    x: SVector<T, N>,
) -> Result<(SVector<T, M>, SMatrix<T, M, N>), E> {
    drivers::try_jacobian(|x| Ok(f(x.into())?.into()), x.into()).map(with_rows)
}

/// `(f(x), v . grad f(x))`: the derivative of a function of a vector along the vector v, in one run.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, along) = matrix::directional_derivative(|x| x.dot(&x), vector![1.0, 2.0], vector![1.0, -1.0]);
/// assert_eq!((value, along), (5.0, -2.0));
/// ```
///
/// v is used as it is: for the slope per unit of length normalise it first.
#[must_use]
#[inline(always)]
pub fn directional_derivative<T: Scalar, const N: usize>(
    f: impl FnOnce(SVector<Dual<T>, N>) -> Dual<T>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> (T, T) {
    drivers::directional_derivative(|x| f(x.into()), x.into(), v.into())
}

/// [`directional_derivative`] for a function that may fail.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let cosine = |x: nalgebra::Vector2<gradual::Dual<f64>>| {
///     x.try_normalize(1e-9.into()).map(|unit| unit.x).ok_or("no direction")
/// };
/// let turned = matrix::try_directional_derivative(cosine, vector![0.0, 2.0], vector![1.0, 0.0]);
/// assert_eq!(turned, Ok((0.0, 0.5)));
/// assert!(matrix::try_directional_derivative(cosine, vector![0.0, 0.0], vector![1.0, 0.0]).is_err());
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
pub fn try_directional_derivative<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<Dual<T>, N>) -> Result<Dual<T>, E>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> Result<(T, T), E> {
    drivers::try_directional_derivative(|x| f(x.into()), x.into(), v.into())
}

/// `(f(x), J v)`: the Jacobian of a function from a vector of N to one of M numbers times v, in one run.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, j_v) = matrix::jvp(|x| vector![x[0] * x[1], x[1]], vector![2.0, 3.0], vector![1.0, -1.0]);
/// assert_eq!((value, j_v), (vector![6.0, 3.0], vector![1.0, -1.0]));
/// ```
#[must_use]
#[inline(always)]
pub fn jvp<T: Scalar, const N: usize, const M: usize>(
    f: impl FnOnce(SVector<Dual<T>, N>) -> SVector<Dual<T>, M>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> (SVector<T, M>, SVector<T, M>) {
    let (value, j_v) = drivers::jvp(|x| f(x.into()).into(), x.into(), v.into());
    (value.into(), j_v.into())
}

/// [`jvp`] for a function that may fail.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::{Vector2, vector};
///
/// let unit = |x: Vector2<gradual::Dual<f64>>| x.try_normalize(1e-9.into()).ok_or("no direction");
/// let turned = matrix::try_jvp(unit, vector![0.0, 2.0], vector![1.0, 0.0]);
/// assert_eq!(turned, Ok((vector![0.0, 1.0], vector![0.5, 0.0])));
/// assert!(matrix::try_jvp(unit, vector![0.0, 0.0], vector![1.0, 0.0]).is_err());
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_jvp<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce(SVector<Dual<T>, N>) -> Result<SVector<Dual<T>, M>, E>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> Result<(SVector<T, M>, SVector<T, M>), E> {
    let (value, j_v) = drivers::try_jvp(|x| Ok(f(x.into())?.into()), x.into(), v.into())?;
    Ok((value.into(), j_v.into()))
}

/// The rows of a Jacobian as a matrix.
#[inline(always)]
fn with_rows<T: Scalar, const N: usize, const M: usize>(
    (value, rows): ([T; M], [[T; N]; M]),
) -> (SVector<T, M>, SMatrix<T, M, N>) {
    (value.into(), SMatrix::from_fn(|i, j| rows[i][j]))
}
