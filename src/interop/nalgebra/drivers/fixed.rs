//! The drivers on [`SVector`], which forward to the drivers on arrays.

use nalgebra::{SMatrix, SVector};

use super::{pair, triple};
use crate::drivers::{self, ImplicitError};
use crate::dual::{Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::Scalar;

/// `(f(x), grad f(x))` for a function from a vector of N numbers to a number, in one run. The gradient is a vector of N
/// numbers.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, gradient) = matrix::gradient(|x| x.dot(&x), vector![1.0, 2.0]);
/// assert_eq!((value, gradient), (5.0, vector![2.0, 4.0]));
/// ```
///
/// The N variables take 8 N² bytes of stack. From about a hundred numbers on, use [`dynamic`](super::dynamic).
#[must_use]
#[inline(always)]
pub fn gradient<T: Scalar, const N: usize>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> DualVec<T, N>,
    x: SVector<T, N>,
) -> (T, SVector<T, N>) {
    pair(drivers::gradient(|x| f(x.into()), x.into()))
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
/// Returns the error of f.
#[inline(always)]
pub fn try_gradient<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> Result<DualVec<T, N>, E>,
    x: SVector<T, N>,
) -> Result<(T, SVector<T, N>), E> {
    drivers::try_gradient(|x| f(x.into()), x.into()).map(pair)
}

/// `(f(x), J)` for a function from a vector of N numbers to one of M, in one run. J is M x N, and its row i is the
/// gradient of f_i.
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
/// // The solution x of [1 2; 2 y_0] x = (1, y_1), unless the matrix is singular.
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
/// Returns the error of f.
#[inline(always)]
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_jacobian<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce(SVector<DualVec<T, N>, N>) -> Result<SVector<DualVec<T, N>, M>, E>,
    x: SVector<T, N>,
) -> Result<(SVector<T, M>, SMatrix<T, M, N>), E> {
    drivers::try_jacobian(|x| Ok(f(x.into())?.into()), x.into()).map(with_rows)
}

/// `(f(x), v . grad f(x))` for a function from a vector of N numbers to a number, in one run: the derivative along v.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, along) = matrix::directional_derivative(|x| x.dot(&x), vector![1.0, 2.0], vector![1.0, -1.0]);
/// assert_eq!((value, along), (5.0, -2.0));
/// ```
///
/// The slope is proportional to the length of v. For the slope per unit of length, normalise v first.
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
/// Returns the error of f.
#[inline(always)]
pub fn try_directional_derivative<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<Dual<T>, N>) -> Result<Dual<T>, E>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> Result<(T, T), E> {
    drivers::try_directional_derivative(|x| f(x.into()), x.into(), v.into())
}

/// `(f(x), J v)` for a function from a vector of N numbers to one of M, in one run: its Jacobian times v.
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
    pair(drivers::jvp(|x| f(x.into()).into(), x.into(), v.into()))
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
/// Returns the error of f.
#[inline(always)]
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_jvp<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce(SVector<Dual<T>, N>) -> Result<SVector<Dual<T>, M>, E>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> Result<(SVector<T, M>, SVector<T, M>), E> {
    drivers::try_jvp(|x| Ok(f(x.into())?.into()), x.into(), v.into()).map(pair)
}

/// `(f(x), grad f(x), H)` for a function from a vector of N numbers to a number, in one run. The gradient is a vector of
/// N numbers. The Hessian H is N x N and symmetric in every bit.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::{matrix, vector};
///
/// let (value, gradient, hessian) = matrix::hessian(|x| x.x.powi(3) * x.y, vector![2.0, 1.0]);
/// assert_eq!((value, gradient), (8.0, vector![12.0, 8.0]));
/// assert_eq!(hessian, matrix![12.0, 12.0; 12.0, 0.0]);
/// ```
///
/// The N variables take 8 N³ bytes of stack. From about twenty numbers on, use [`dynamic`](super::dynamic). If you only
/// need the product of H with a vector, use [`hvp`].
#[must_use]
#[inline(always)]
pub fn hessian<T: Scalar, const N: usize>(
    f: impl FnOnce(SVector<Dual2Vec<T, N>, N>) -> Dual2Vec<T, N>,
    x: SVector<T, N>,
) -> (T, SVector<T, N>, SMatrix<T, N, N>) {
    // nalgebra makes the rows of an array its columns; in a Hessian they are the same.
    triple(drivers::hessian(|x| f(x.into()), x.into()))
}

/// [`hessian`] for a function that may fail.
///
/// ```
/// use gradual::{Dual2Vec, matrix};
/// use nalgebra::{Vector2, matrix, vector};
///
/// let ratio = |v: Vector2<Dual2Vec<f64, 2>>| if v.y == 0.0 { Err("y is 0") } else { Ok(v.x / v.y) };
/// let (_, _, hessian) = matrix::try_hessian(ratio, vector![2.0, 1.0])?;
/// assert_eq!(hessian, matrix![0.0, -1.0; -1.0, 4.0]);
/// assert_eq!(matrix::try_hessian(ratio, vector![2.0, 0.0]), Err("y is 0"));
/// # Ok::<_, &str>(())
/// ```
///
/// # Errors
/// Returns the error of f.
#[inline(always)]
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_hessian<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<Dual2Vec<T, N>, N>) -> Result<Dual2Vec<T, N>, E>,
    x: SVector<T, N>,
) -> Result<(T, SVector<T, N>, SMatrix<T, N, N>), E> {
    drivers::try_hessian(|x| f(x.into()), x.into()).map(triple)
}

/// `(f(x), grad f(x), H v)` for a function from a vector of N numbers to a number, in one run: its Hessian times v,
/// without forming H.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, gradient, h_v) = matrix::hvp(|x| x.x.powi(3) * x.y, vector![2.0, 1.0], vector![1.0, -1.0]);
/// assert_eq!((value, gradient), (8.0, vector![12.0, 8.0]));
/// assert_eq!(h_v, vector![0.0, 12.0]);
/// ```
#[must_use]
#[inline(always)]
pub fn hvp<T: Scalar, const N: usize>(
    f: impl FnOnce(SVector<HyperDual<T, N>, N>) -> HyperDual<T, N>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> (T, SVector<T, N>, SVector<T, N>) {
    triple(drivers::hvp(|x| f(x.into()), x.into(), v.into()))
}

/// [`hvp`] for a function that may fail.
///
/// ```
/// use gradual::{HyperDual, matrix};
/// use nalgebra::{Vector2, vector};
///
/// let ratio = |v: Vector2<HyperDual<f64, 2>>| if v.y == 0.0 { Err("y is 0") } else { Ok(v.x / v.y) };
/// let (_, _, h_v) = matrix::try_hvp(ratio, vector![2.0, 1.0], vector![1.0, 0.0])?;
/// assert_eq!(h_v, vector![0.0, -1.0]);
/// assert_eq!(matrix::try_hvp(ratio, vector![2.0, 0.0], vector![1.0, 0.0]), Err("y is 0"));
/// # Ok::<_, &str>(())
/// ```
///
/// # Errors
/// Returns the error of f.
#[inline(always)]
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_hvp<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<HyperDual<T, N>, N>) -> Result<HyperDual<T, N>, E>,
    x: SVector<T, N>,
    v: SVector<T, N>,
) -> Result<(T, SVector<T, N>, SVector<T, N>), E> {
    drivers::try_hvp(|x| f(x.into()), x.into(), v.into()).map(triple)
}

/// `(f(x), grad f(x), laplacian)` for a function from a vector of N numbers to a number, in one run. The Laplacian is
/// the trace of the Hessian.
///
/// ```
/// use gradual::matrix;
/// use nalgebra::vector;
///
/// let (value, gradient, laplacian) = matrix::laplacian(|x| x.norm_squared(), vector![1.0, 2.0, -2.0]);
/// assert_eq!((value, gradient), (9.0, vector![2.0, 4.0, -4.0]));
/// assert_eq!(laplacian, 6.0);
/// ```
#[must_use]
#[inline(always)]
pub fn laplacian<T: Scalar, const N: usize>(
    f: impl FnOnce(SVector<Dual2Vec<T, N>, N>) -> Dual2Vec<T, N>,
    x: SVector<T, N>,
) -> (T, SVector<T, N>, T) {
    triple(drivers::laplacian(|x| f(x.into()), x.into()))
}

/// [`laplacian`] for a function that may fail.
///
/// ```
/// use gradual::{Dual2Vec, matrix};
/// use nalgebra::{Vector3, vector};
///
/// // The potential of a point charge is harmonic away from the charge.
/// let potential = |x: Vector3<Dual2Vec<f64, 3>>| {
///     if x.norm() == 0.0 { Err("at the charge") } else { Ok(x.norm().recip()) }
/// };
/// let (_, _, laplacian) = matrix::try_laplacian(potential, vector![1.0, 2.0, -2.0])?;
/// assert!(laplacian.abs() < 1e-16);
/// assert_eq!(matrix::try_laplacian(potential, vector![0.0, 0.0, 0.0]), Err("at the charge"));
/// # Ok::<_, &str>(())
/// ```
///
/// # Errors
/// Returns the error of f.
#[inline(always)]
pub fn try_laplacian<T: Scalar, const N: usize, E>(
    f: impl FnOnce(SVector<Dual2Vec<T, N>, N>) -> Result<Dual2Vec<T, N>, E>,
    x: SVector<T, N>,
) -> Result<(T, SVector<T, N>, T), E> {
    drivers::try_laplacian(|x| f(x.into()), x.into()).map(triple)
}

/// The solution y of M equations `g(y, x) = 0` in M unknowns, as a function of x with all its derivatives.
///
/// It is [`implicit_functions`](crate::implicit_functions) for vectors; see there for how it works.
///
/// ```
/// use gradual::matrix::{self, Constant};
/// use nalgebra::{matrix, vector};
///
/// // The solution y of A y = x. Its Jacobian is the inverse of A.
/// let a = matrix![2.0, 1.0; 1.0, 1.0];
/// let (y, inverse) = matrix::jacobian(
///     |x| {
///         let solution = vector![1.0, 2.0].constant();
///         matrix::implicit_functions(|y, x| a.constant() * y - x, solution, x).expect("regular")
///     },
///     vector![4.0, 3.0],
/// );
/// assert_eq!(y, vector![1.0, 2.0]);
/// assert_eq!(inverse, matrix![1.0, -1.0; -1.0, 2.0]);
/// ```
///
/// # Errors
/// Returns the errors of [`implicit_functions`](crate::implicit_functions).
pub fn implicit_functions<T: Scalar, const M: usize, const N: usize>(
    g: impl Fn(SVector<DualVec<T, M>, M>, SVector<DualVec<T, M>, N>) -> SVector<DualVec<T, M>, M>,
    y: SVector<T, M>,
    x: SVector<T, N>,
) -> Result<SVector<T, M>, ImplicitError> {
    let y = drivers::implicit_functions(|y, x| g(y.into(), x.into()).into(), y.into(), x.into())?;
    Ok(y.into())
}

/// Makes a matrix of the rows of a Jacobian.
#[inline(always)]
fn with_rows<T: Scalar, const N: usize, const M: usize>(
    (value, rows): ([T; M], [[T; N]; M]),
) -> (SVector<T, M>, SMatrix<T, M, N>) {
    (value.into(), SMatrix::from_fn(|i, j| rows[i][j]))
}
