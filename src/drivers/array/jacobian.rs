//! Jacobians of functions of an array, on `DualVec`.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::array;

use crate::dual::DualVec;
use crate::scalar::Scalar;

/// Returns `(f(x), J)` for a function from N to M numbers. J has M rows of N numbers, and row i is the gradient of f_i.
///
/// ```
/// use gradual::jacobian;
///
/// let (value, rows) = jacobian(|[x, y]| [x * y, x + y, y], [2.0, 3.0]);
/// assert_eq!(value, [6.0, 5.0, 3.0]);
/// assert_eq!(rows, [[3.0, 2.0], [1.0, 1.0], [0.0, 1.0]]);
/// ```
///
/// The function runs once. If M is known only at run time, use [`jacobian_rows`](crate::jacobian_rows).
#[must_use]
#[inline(always)]
pub fn jacobian<T: Scalar, const N: usize, const M: usize>(
    f: impl FnOnce([DualVec<T, N>; N]) -> [DualVec<T, N>; M],
    x: [T; N],
) -> ([T; M], [[T; N]; M]) {
    unzip(f(DualVec::variables(x)))
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, try_jacobian};
///
/// let f = |[x, y]: [DualVec<f64, 2>; 2]| if y == 0.0 { Err("y is 0") } else { Ok([x / y]) };
/// assert_eq!(try_jacobian(f, [2.0, 1.0]), Ok(([2.0], [[1.0, -2.0]])));
/// assert_eq!(try_jacobian(f, [2.0, 0.0]), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_jacobian<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce([DualVec<T, N>; N]) -> Result<[DualVec<T, N>; M], E>,
    x: [T; N],
) -> Result<([T; M], [[T; N]; M]), E> {
    Ok(unzip(f(DualVec::variables(x))?))
}

/// Returns `(f(x), J)` for a function from N numbers to a `Vec`. J has one row of N numbers for each result, and row i
/// is the gradient of f_i.
///
/// ```
/// use gradual::jacobian_rows;
///
/// // The residuals of a line through as many points as you have.
/// let points = [(1.0, 2.0), (2.0, 2.5), (3.0, 4.0)];
/// let residuals = |[a, b]: [gradual::DualVec<f64, 2>; 2]| points.iter().map(|(x, y)| a * x + b - *y).collect();
/// let (values, rows) = jacobian_rows(residuals, [1.0, 0.5]);
/// assert_eq!(values, [-0.5, 0.0, -0.5]);
/// assert_eq!(rows, [[1.0, 1.0], [2.0, 1.0], [3.0, 1.0]]);
/// ```
///
/// The function runs once, whatever N is. [`slice::jacobian`](crate::slice::jacobian) runs it once for each
/// [`CHUNK`](crate::slice::CHUNK) inputs.
#[cfg(feature = "alloc")]
#[must_use]
#[inline(always)]
pub fn jacobian_rows<T: Scalar, const N: usize>(
    f: impl FnOnce([DualVec<T, N>; N]) -> Vec<DualVec<T, N>>,
    x: [T; N],
) -> (Vec<T>, Vec<[T; N]>) {
    f(DualVec::variables(x)).into_iter().map(DualVec::parts).unzip()
}

/// [`jacobian_rows`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, try_jacobian_rows};
///
/// let f = |[x, y]: [DualVec<f64, 2>; 2]| if y == 0.0 { Err("y is 0") } else { Ok(vec![x / y]) };
/// assert_eq!(try_jacobian_rows(f, [2.0, 1.0]), Ok((vec![2.0], vec![[1.0, -2.0]])));
/// assert_eq!(try_jacobian_rows(f, [2.0, 0.0]), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[cfg(feature = "alloc")]
#[inline(always)]
pub fn try_jacobian_rows<T: Scalar, const N: usize, E>(
    f: impl FnOnce([DualVec<T, N>; N]) -> Result<Vec<DualVec<T, N>>, E>,
    x: [T; N],
) -> Result<(Vec<T>, Vec<[T; N]>), E> {
    Ok(f(DualVec::variables(x))?.into_iter().map(DualVec::parts).unzip())
}

/// Returns `(f(x), J S)` for a function from N to M numbers: its Jacobian J times the matrix S of seeds, which has one
/// row of K numbers for each input.
///
/// Each column of S is a direction. The function runs once and carries K partials, not N. So you can compress a sparse
/// Jacobian: give inputs that no result has in common the same direction.
///
/// ```
/// use gradual::jacobian_seeded;
///
/// // f_i depends on x_i and x_(i+1), so all even inputs share one direction, and all odd inputs share the other.
/// let f = |x: [gradual::DualVec<f64, 2>; 4]| [x[0] * x[1], x[1] * x[2], x[2] * x[3]];
/// let seeds = [[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]];
/// let (_, rows) = jacobian_seeded(f, [2.0, 3.0, 5.0, 7.0], seeds);
/// // [[df_0/dx_0, df_0/dx_1], [df_1/dx_2, df_1/dx_1], [df_2/dx_2, df_2/dx_3]]
/// assert_eq!(rows, [[3.0, 2.0], [3.0, 5.0], [7.0, 5.0]]);
/// ```
///
/// With the unit matrix as S this is [`jacobian`], with one column it is [`jvp`](crate::jvp).
#[must_use]
#[inline(always)]
pub fn jacobian_seeded<T: Scalar, const N: usize, const K: usize, const M: usize>(
    f: impl FnOnce([DualVec<T, K>; N]) -> [DualVec<T, K>; M],
    x: [T; N],
    seeds: [[T; K]; N],
) -> ([T; M], [[T; K]; M]) {
    unzip(f(seeded(x, seeds)))
}

/// [`jacobian_seeded`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, try_jacobian_seeded};
///
/// let inverses = |x: [DualVec<f64, 1>; 2]| if x.contains(&0.0.into()) { Err("0") } else { Ok(x.map(|x| x.recip())) };
/// assert_eq!(try_jacobian_seeded(inverses, [1.0, 2.0], [[1.0]; 2]), Ok(([1.0, 0.5], [[-1.0], [-0.25]])));
/// assert_eq!(try_jacobian_seeded(inverses, [1.0, 0.0], [[1.0]; 2]), Err("0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_jacobian_seeded<T: Scalar, const N: usize, const K: usize, const M: usize, E>(
    f: impl FnOnce([DualVec<T, K>; N]) -> Result<[DualVec<T, K>; M], E>,
    x: [T; N],
    seeds: [[T; K]; N],
) -> Result<([T; M], [[T; K]; M]), E> {
    Ok(unzip(f(seeded(x, seeds))?))
}

#[inline(always)]
fn seeded<T: Scalar, const N: usize, const K: usize>(x: [T; N], seeds: [[T; K]; N]) -> [DualVec<T, K>; N] {
    array::from_fn(|i| DualVec::new(x[i], seeds[i]))
}

#[inline(always)]
fn unzip<T: Scalar, const N: usize, const M: usize>(y: [DualVec<T, N>; M]) -> ([T; M], [[T; N]; M]) {
    (y.map(|y| y.value), y.map(|y| y.partials))
}
