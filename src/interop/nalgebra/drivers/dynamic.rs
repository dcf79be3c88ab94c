//! The drivers on [`DVector`], which forward to those of [`slice`](mod@crate::slice).
//!
//! Your function takes its vector by reference.
//!
//! | driver | number that your function runs on | runs for n inputs |
//! |---|---|---|
//! | [`gradient`], [`jacobian`] | [`Chunk`] | n / [`CHUNK`](slice::CHUNK) |
//! | [`directional_derivative`], [`jvp`] | [`Dual`] | 1 |
//! | [`hessian`] | [`HessianChunk`] | about n / [`ROWS`](slice::ROWS) * n / [`COLUMNS`](slice::COLUMNS) / 2 |
//! | [`hvp`] | [`HvpChunk`] | n / [`COLUMNS`](slice::COLUMNS) |
//! | [`laplacian`] | [`HessianChunk`] | n / [`ROWS`](slice::ROWS) |
//!
//! ```
//! use gradual::matrix::dynamic;
//! use nalgebra::{DVector, RealField};
//!
//! fn rosenbrock<T: RealField + Copy>(x: &DVector<T>) -> T {
//!     let (head, tail) = (x.rows(0, x.len() - 1), x.rows(1, x.len() - 1));
//!     let residual = tail - head.component_mul(&head);
//!     residual.norm_squared() * T::from_f64(100.0).unwrap() + head.add_scalar(-T::one()).norm_squared()
//! }
//!
//! let (value, gradient) = dynamic::gradient(rosenbrock, &DVector::repeat(50, 1.0));
//! assert_eq!((value, gradient), (0.0, DVector::zeros(50)));
//! ```

use alloc::vec::Vec;

use nalgebra::{DMatrix, DVector};

use super::{pair, triple};
use crate::drivers::ImplicitError;
use crate::drivers::slice::{self, Chunk, HessianChunk, HvpChunk};
use crate::dual::Dual;
use crate::scalar::Scalar;

/// `(f(x), grad f(x))` for a function from a vector of n numbers to a number. The gradient is a vector of n numbers.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::dvector;
///
/// let (value, gradient) = dynamic::gradient(|x| x.dot(x), &dvector![1.0, 2.0]);
/// assert_eq!((value, gradient), (5.0, dvector![2.0, 4.0]));
/// ```
///
/// If x is empty, f is called once, and the gradient is empty.
#[must_use]
pub fn gradient<T: Scalar>(f: impl FnMut(&DVector<Chunk<T>>) -> Chunk<T>, x: &DVector<T>) -> (T, DVector<T>) {
    pair(slice::gradient(on_slices(f, x.len()), x.as_slice()))
}

/// [`gradient`] for a function that may fail.
///
/// ```
/// use gradual::{matrix::dynamic, slice::Chunk};
/// use nalgebra::{DVector, dvector};
///
/// let mean = |x: &DVector<Chunk<f64>>| if x.is_empty() { Err("the mean of nothing") } else { Ok(x.mean()) };
/// assert_eq!(dynamic::try_gradient(mean, &dvector![1.0, 2.0]), Ok((1.5, dvector![0.5, 0.5])));
/// assert_eq!(dynamic::try_gradient(mean, &dvector![]), Err("the mean of nothing"));
/// ```
///
/// # Errors
/// Returns the error of f.
pub fn try_gradient<T: Scalar, E>(
    f: impl FnMut(&DVector<Chunk<T>>) -> Result<Chunk<T>, E>,
    x: &DVector<T>,
) -> Result<(T, DVector<T>), E> {
    slice::try_gradient(on_slices(f, x.len()), x.as_slice()).map(pair)
}

/// `(f(x), J)` for a function from a vector of n numbers to one of m. J is m x n, and its row i is the gradient of f_i.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::{dmatrix, dvector};
///
/// let (value, j) = dynamic::jacobian(|x| dvector![x[0] * x[1], x[0] + x[1], x[1]], &dvector![2.0, 3.0]);
/// assert_eq!(value, dvector![6.0, 5.0, 3.0]);
/// assert_eq!(j, dmatrix![3.0, 2.0; 1.0, 1.0; 0.0, 1.0]);
/// ```
///
/// # Panics
/// Panics if f does not return the same number of values for every chunk.
#[must_use]
pub fn jacobian<T: Scalar>(
    mut f: impl FnMut(&DVector<Chunk<T>>) -> DVector<Chunk<T>>,
    x: &DVector<T>,
) -> (DVector<T>, DMatrix<T>) {
    let f = on_slices(|x| Vec::from(f(x).data), x.len());
    with_rows(slice::jacobian(f, x.as_slice()), x.len())
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::{matrix::dynamic, slice::Chunk};
/// use nalgebra::{DVector, dmatrix, dvector};
///
/// let inverse = |x: &DVector<Chunk<f64>>| if x[0] == 0.0 { Err("x is 0") } else { Ok(dvector![x[0].recip()]) };
/// assert_eq!(dynamic::try_jacobian(inverse, &dvector![2.0]), Ok((dvector![0.5], dmatrix![-0.25])));
/// assert_eq!(dynamic::try_jacobian(inverse, &dvector![0.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the error of f.
///
/// # Panics
/// Panics if f does not return the same number of values for every chunk.
pub fn try_jacobian<T: Scalar, E>(
    mut f: impl FnMut(&DVector<Chunk<T>>) -> Result<DVector<Chunk<T>>, E>,
    x: &DVector<T>,
) -> Result<(DVector<T>, DMatrix<T>), E> {
    let f = on_slices(|x| Ok(Vec::from(f(x)?.data)), x.len());
    Ok(with_rows(slice::try_jacobian(f, x.as_slice())?, x.len()))
}

/// `(f(x), v . grad f(x))` for a function from a vector of n numbers to a number, in one run: the derivative along v.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::dvector;
///
/// let (value, along) = dynamic::directional_derivative(|x| x.dot(x), &dvector![1.0, 2.0], &dvector![1.0, -1.0]);
/// assert_eq!((value, along), (5.0, -2.0));
/// ```
///
/// The slope is proportional to the length of v. For the slope per unit of length, normalise v first.
///
/// # Panics
/// Panics before it calls f if v is not as long as x.
#[must_use]
pub fn directional_derivative<T: Scalar>(
    f: impl FnOnce(&DVector<Dual<T>>) -> Dual<T>,
    x: &DVector<T>,
    v: &DVector<T>,
) -> (T, T) {
    f(&along(x, v)).parts()
}

/// [`directional_derivative`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, matrix::dynamic};
/// use nalgebra::{DVector, dvector};
///
/// let mean = |x: &DVector<Dual<f64>>| if x.is_empty() { Err("the mean of nothing") } else { Ok(x.mean()) };
/// let along = dynamic::try_directional_derivative(mean, &dvector![1.0, 2.0], &dvector![1.0, 3.0]);
/// assert_eq!(along, Ok((1.5, 2.0)));
/// assert!(dynamic::try_directional_derivative(mean, &dvector![], &dvector![]).is_err());
/// ```
///
/// # Errors
/// Returns the error of f.
///
/// # Panics
/// Panics before it calls f if v is not as long as x.
pub fn try_directional_derivative<T: Scalar, E>(
    f: impl FnOnce(&DVector<Dual<T>>) -> Result<Dual<T>, E>,
    x: &DVector<T>,
    v: &DVector<T>,
) -> Result<(T, T), E> {
    Ok(f(&along(x, v))?.parts())
}

/// `(f(x), J v)` for a function from a vector of n numbers to one of m, in one run: its Jacobian times v.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::dvector;
///
/// let f = |x: &nalgebra::DVector<_>| dvector![x[0] * x[1], x[1]];
/// let (value, j_v) = dynamic::jvp(f, &dvector![2.0, 3.0], &dvector![1.0, -1.0]);
/// assert_eq!((value, j_v), (dvector![6.0, 3.0], dvector![1.0, -1.0]));
/// ```
///
/// # Panics
/// Panics before it calls f if v is not as long as x.
#[must_use]
pub fn jvp<T: Scalar>(
    f: impl FnOnce(&DVector<Dual<T>>) -> DVector<Dual<T>>,
    x: &DVector<T>,
    v: &DVector<T>,
) -> (DVector<T>, DVector<T>) {
    unzip(&f(&along(x, v)))
}

/// [`jvp`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, matrix::dynamic};
/// use nalgebra::{DVector, dvector};
///
/// let unit = |x: &DVector<Dual<f64>>| x.try_normalize(1e-9.into()).ok_or("no direction");
/// let turned = dynamic::try_jvp(unit, &dvector![0.0, 2.0], &dvector![1.0, 0.0]);
/// assert_eq!(turned, Ok((dvector![0.0, 1.0], dvector![0.5, 0.0])));
/// assert!(dynamic::try_jvp(unit, &dvector![0.0, 0.0], &dvector![1.0, 0.0]).is_err());
/// ```
///
/// # Errors
/// Returns the error of f.
///
/// # Panics
/// Panics before it calls f if v is not as long as x.
pub fn try_jvp<T: Scalar, E>(
    f: impl FnOnce(&DVector<Dual<T>>) -> Result<DVector<Dual<T>>, E>,
    x: &DVector<T>,
    v: &DVector<T>,
) -> Result<(DVector<T>, DVector<T>), E> {
    Ok(unzip(&f(&along(x, v))?))
}

/// `(f(x), grad f(x), H)` for a function from a vector of n numbers to a number. The Hessian H is n x n and symmetric in
/// every bit.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::{dmatrix, dvector};
///
/// let (value, gradient, hessian) = dynamic::hessian(|x| x[0].powi(3) * x[1], &dvector![2.0, 1.0]);
/// assert_eq!((value, gradient), (8.0, dvector![12.0, 8.0]));
/// assert_eq!(hessian, dmatrix![12.0, 12.0; 12.0, 0.0]);
/// ```
///
/// If you only need the product of H with a vector, use [`hvp`], which takes fewer runs.
#[must_use]
pub fn hessian<T: Scalar>(
    f: impl FnMut(&DVector<HessianChunk<T>>) -> HessianChunk<T>,
    x: &DVector<T>,
) -> (T, DVector<T>, DMatrix<T>) {
    symmetric(slice::hessian(on_slices(f, x.len()), x.as_slice()))
}

/// [`hessian`] for a function that may fail.
///
/// ```
/// use gradual::{matrix::dynamic, slice::HessianChunk};
/// use nalgebra::{DVector, dmatrix, dvector};
///
/// let inverse = |x: &DVector<HessianChunk<f64>>| if x[0] == 0.0 { Err("x is 0") } else { Ok(x[0].recip()) };
/// assert_eq!(dynamic::try_hessian(inverse, &dvector![2.0]), Ok((0.5, dvector![-0.25], dmatrix![0.25])));
/// assert_eq!(dynamic::try_hessian(inverse, &dvector![0.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the error of f.
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_hessian<T: Scalar, E>(
    f: impl FnMut(&DVector<HessianChunk<T>>) -> Result<HessianChunk<T>, E>,
    x: &DVector<T>,
) -> Result<(T, DVector<T>, DMatrix<T>), E> {
    Ok(symmetric(slice::try_hessian(on_slices(f, x.len()), x.as_slice())?))
}

/// `(f(x), grad f(x), H v)` for a function from a vector of n numbers to a number: its Hessian times v, without forming
/// H.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::dvector;
///
/// let (value, gradient, h_v) = dynamic::hvp(|x| x[0].powi(3) * x[1], &dvector![2.0, 1.0], &dvector![1.0, -1.0]);
/// assert_eq!((value, gradient), (8.0, dvector![12.0, 8.0]));
/// assert_eq!(h_v, dvector![0.0, 12.0]);
/// ```
///
/// # Panics
/// Panics before it calls f if v is not as long as x.
#[must_use]
pub fn hvp<T: Scalar>(
    f: impl FnMut(&DVector<HvpChunk<T>>) -> HvpChunk<T>,
    x: &DVector<T>,
    v: &DVector<T>,
) -> (T, DVector<T>, DVector<T>) {
    triple(slice::hvp(on_slices(f, x.len()), x.as_slice(), v.as_slice()))
}

/// [`hvp`] for a function that may fail.
///
/// ```
/// use gradual::{matrix::dynamic, slice::HvpChunk};
/// use nalgebra::{DVector, dvector};
///
/// let inverse = |x: &DVector<HvpChunk<f64>>| if x[0] == 0.0 { Err("x is 0") } else { Ok(x[0].recip()) };
/// let product = dynamic::try_hvp(inverse, &dvector![2.0], &dvector![4.0]);
/// assert_eq!(product, Ok((0.5, dvector![-0.25], dvector![1.0])));
/// assert_eq!(dynamic::try_hvp(inverse, &dvector![0.0], &dvector![4.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the error of f.
///
/// # Panics
/// Panics before it calls f if v is not as long as x.
#[allow(clippy::type_complexity)] // the shapes are the point
pub fn try_hvp<T: Scalar, E>(
    f: impl FnMut(&DVector<HvpChunk<T>>) -> Result<HvpChunk<T>, E>,
    x: &DVector<T>,
    v: &DVector<T>,
) -> Result<(T, DVector<T>, DVector<T>), E> {
    slice::try_hvp(on_slices(f, x.len()), x.as_slice(), v.as_slice()).map(triple)
}

/// `(f(x), grad f(x), laplacian)` for a function from a vector of n numbers to a number. The Laplacian is the trace of
/// the Hessian; only the blocks on its diagonal are computed.
///
/// ```
/// use gradual::matrix::dynamic;
/// use nalgebra::dvector;
///
/// let (value, gradient, laplacian) = dynamic::laplacian(|x| x.norm_squared(), &dvector![1.0, 2.0]);
/// assert_eq!((value, gradient, laplacian), (5.0, dvector![2.0, 4.0], 4.0));
/// ```
#[must_use]
pub fn laplacian<T: Scalar>(
    f: impl FnMut(&DVector<HessianChunk<T>>) -> HessianChunk<T>,
    x: &DVector<T>,
) -> (T, DVector<T>, T) {
    triple(slice::laplacian(on_slices(f, x.len()), x.as_slice()))
}

/// [`laplacian`] for a function that may fail.
///
/// ```
/// use gradual::{matrix::dynamic, slice::HessianChunk};
/// use nalgebra::{DVector, dvector};
///
/// let log_length = |x: &DVector<HessianChunk<f64>>| {
///     let square = x.norm_squared();
///     if square == 0.0 { Err("no length") } else { Ok(square.ln() / 2.0) }
/// };
/// let harmonic = dynamic::try_laplacian(log_length, &dvector![1.0, 0.0]);
/// assert_eq!(harmonic, Ok((0.0, dvector![1.0, 0.0], 0.0)));
/// assert_eq!(dynamic::try_laplacian(log_length, &dvector![0.0, 0.0]), Err("no length"));
/// ```
///
/// # Errors
/// Returns the error of f.
pub fn try_laplacian<T: Scalar, E>(
    f: impl FnMut(&DVector<HessianChunk<T>>) -> Result<HessianChunk<T>, E>,
    x: &DVector<T>,
) -> Result<(T, DVector<T>, T), E> {
    slice::try_laplacian(on_slices(f, x.len()), x.as_slice()).map(triple)
}

/// The solution y of m equations `g(y, x) = 0` in m unknowns, as a function of x with all its derivatives.
///
/// It is [`slice::implicit_functions`] for vectors; see there for how it works.
///
/// ```
/// use gradual::{Dual, derivative, matrix::dynamic};
/// use nalgebra::dvector;
///
/// // The square roots of t and 4 t.
/// let roots = |t: Dual<f64>| {
///     let solution = dvector![Dual::from(3.0), Dual::from(6.0)];
///     dynamic::implicit_functions(|y, x| dvector![y[0] * y[0] - x[0], y[1] * y[1] - x[0] * 4.0], &solution, &dvector![t])
/// };
/// let (sum, slope) = derivative(|t| roots(t).expect("positive").sum(), 9.0);
/// assert_eq!((sum, slope), (9.0, 0.5));
/// ```
///
/// # Errors
/// Returns the errors of [`implicit_functions`](crate::implicit_functions).
///
/// # Panics
/// Panics if g does not return as many residuals as y has numbers.
pub fn implicit_functions<T: Scalar>(
    mut g: impl FnMut(&DVector<Chunk<T>>, &DVector<Chunk<T>>) -> DVector<Chunk<T>>,
    y: &DVector<T>,
    x: &DVector<T>,
) -> Result<DVector<T>, ImplicitError> {
    let constants = x.map(Chunk::constant);
    let residual = on_slices(|y| Vec::from(g(y, &constants).data), y.len());
    Ok(slice::solution_of(residual, y.as_slice())?.into())
}

/// Makes a function of slices from a function of vectors. All chunks share one vector of n numbers.
fn on_slices<T: Scalar, Y>(mut f: impl FnMut(&DVector<T>) -> Y, n: usize) -> impl FnMut(&[T]) -> Y {
    let mut vector = DVector::repeat(n, T::zero());
    move |x| {
        vector.copy_from_slice(x);
        f(&vector)
    }
}

/// Makes a matrix of the rows of a Jacobian, which has n columns.
fn with_rows<T: Scalar>((values, rows): (Vec<T>, Vec<T>), n: usize) -> (DVector<T>, DMatrix<T>) {
    let jacobian = DMatrix::from_row_slice(values.len(), n, &rows);
    (values.into(), jacobian)
}

/// Makes a matrix of the rows of a Hessian, which are its columns too.
fn symmetric<T: Scalar>((value, gradient, rows): (T, Vec<T>, Vec<T>)) -> (T, DVector<T>, DMatrix<T>) {
    let n = gradient.len();
    (value, gradient.into(), DMatrix::from_vec(n, n, rows))
}

/// Seeds the variables with the direction v.
fn along<T: Scalar>(x: &DVector<T>, v: &DVector<T>) -> DVector<Dual<T>> {
    assert!(x.len() == v.len(), "a vector of {} numbers along one of {}", x.len(), v.len());
    x.zip_map(v, Dual::new)
}

fn unzip<T: Scalar>(y: &DVector<Dual<T>>) -> (DVector<T>, DVector<T>) {
    (y.map(|y| y.value), y.map(|y| y.tangent))
}
