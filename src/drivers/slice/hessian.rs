//! Hessians of functions of a slice, one block after the other, and their traces.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::chunks::{infallible, seed};
use super::gradient::assert_length_of_gradient;
use super::{COLUMNS, HessianChunk, ROWS, Workspace};
use crate::scalar::Scalar;

/// Returns `(f(x), grad f(x), H)` for a function of a slice of n numbers. H has n rows of n numbers, one after the
/// other: `H[i * n + j]` is the second derivative in x_i and x_j. It is symmetric in every bit.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient, hessian) = slice::hessian(|x| x[0].powi(3) * x[1], &[2.0, 1.0]);
/// assert_eq!((value, gradient), (8.0, vec![12.0, 8.0]));
/// assert_eq!(hessian, [12.0, 12.0, 12.0, 0.0]);
/// ```
///
/// The function runs about `n / ROWS * n / COLUMNS / 2` times. If you only need the product of H with a vector, use
/// [`hvp`](crate::slice::hvp), which takes `n / COLUMNS` runs.
#[must_use]
#[inline]
pub fn hessian<T: Scalar>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
    x: &[T],
) -> (T, Vec<T>, Vec<T>) {
    let Ok(found) = try_hessian(|x| infallible(f(x)), x);
    found
}

/// [`hessian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, HessianChunk};
///
/// let square = |x: &[HessianChunk<f64>]| if x.is_empty() { Err("nothing") } else { Ok(x[0] * x[0]) };
/// assert_eq!(slice::try_hessian(square, &[3.0]), Ok((9.0, vec![6.0], vec![2.0])));
/// assert_eq!(slice::try_hessian(square, &[]), Err("nothing"));
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
#[inline]
pub fn try_hessian<T: Scalar, E>(
    f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    x: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let n = x.len();
    let (mut gradient, mut hessian) = (vec![T::zero(); n], vec![T::zero(); n * n]);
    let value = Workspace::new().try_hessian(f, x, &mut gradient, &mut hessian)?;
    Ok((value, gradient, hessian))
}

/// Returns `(f(x), grad f(x), laplacian)` for a function of a slice of n numbers. The Laplacian is the trace of the
/// Hessian: the sum of `d²f/dx_i²` over all i.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient, laplacian) = slice::laplacian(|x| x[0].powi(3) * x[1] + x[1].powi(2), &[2.0, 1.0]);
/// assert_eq!((value, gradient, laplacian), (9.0, vec![12.0, 10.0], 14.0));
/// ```
///
/// The function runs `n / ROWS` times, for the blocks on the diagonal only.
#[must_use]
#[inline]
pub fn laplacian<T: Scalar>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
    x: &[T],
) -> (T, Vec<T>, T) {
    let Ok(found) = try_laplacian(|x| infallible(f(x)), x);
    found
}

/// [`laplacian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, HessianChunk};
///
/// let square = |x: &[HessianChunk<f64>]| if x.is_empty() { Err("nothing") } else { Ok(x[0] * x[0]) };
/// assert_eq!(slice::try_laplacian(square, &[3.0]), Ok((9.0, vec![6.0], 2.0)));
/// assert_eq!(slice::try_laplacian(square, &[]), Err("nothing"));
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
#[inline]
pub fn try_laplacian<T: Scalar, E>(
    f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    x: &[T],
) -> Result<(T, Vec<T>, T), E> {
    let mut gradient = vec![T::zero(); x.len()];
    let (value, laplacian) = Workspace::new().try_laplacian(f, x, &mut gradient)?;
    Ok((value, gradient, laplacian))
}

impl<T: Scalar> Workspace<T> {
    /// Writes the gradient of a function of a slice of n numbers into `gradient`, and its Hessian into `hessian`: n rows
    /// of n numbers, one after the other. Returns `f(x)`.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let (mut gradient, mut hessian) = ([0.0; 2], [0.0; 4]);
    /// let value = Workspace::new().hessian(|x| x[0] * x[0] * x[1], &[2.0, 3.0], &mut gradient, &mut hessian);
    /// assert_eq!((value, gradient), (12.0, [12.0, 4.0]));
    /// assert_eq!(hessian, [6.0, 4.0, 4.0, 0.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the length of `gradient` is not n, or that of `hessian` not n². The check comes before the first call
    /// of `f`.
    #[inline]
    pub fn hessian(
        &mut self,
        mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
        x: &[T],
        gradient: &mut [T],
        hessian: &mut [T],
    ) -> T {
        let Ok(value) = self.try_hessian(|x| infallible(f(x)), x, gradient, hessian);
        value
    }

    /// [`hessian`](Self::hessian) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let fails = Workspace::new().try_hessian(|_| Err("no luck"), &[2.0], &mut [0.0], &mut [0.0]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the first error that `f` returns. Then `gradient` and `hessian` are written for the blocks before it.
    ///
    /// # Panics
    /// Panics if the length of `gradient` is not n, or that of `hessian` not n². The check comes before the first call
    /// of `f`.
    #[inline]
    pub fn try_hessian<E>(
        &mut self,
        f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
        x: &[T],
        gradient: &mut [T],
        hessian: &mut [T],
    ) -> Result<T, E> {
        assert_size_of_hessian(x, gradient, hessian);
        let value = self.upper_rows_in(f, x, 0..x.len(), gradient, hessian)?;
        mirror(hessian, x.len());
        Ok(value)
    }

    /// Writes the gradient of a function of a slice into `gradient`, and returns `(f(x), laplacian)`. The Laplacian is
    /// the trace of the Hessian.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let mut gradient = [0.0; 2];
    /// let found = Workspace::new().laplacian(|x| x[0] * x[0] * x[1], &[2.0, 3.0], &mut gradient);
    /// assert_eq!((found, gradient), ((12.0, 6.0), [12.0, 4.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    #[inline]
    pub fn laplacian(
        &mut self,
        mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
        x: &[T],
        gradient: &mut [T],
    ) -> (T, T) {
        let Ok(found) = self.try_laplacian(|x| infallible(f(x)), x, gradient);
        found
    }

    /// [`laplacian`](Self::laplacian) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let fails = Workspace::new().try_laplacian(|_| Err("no luck"), &[2.0], &mut [0.0]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the first error that `f` returns. Then `gradient` is written for the blocks before it.
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    #[inline]
    pub fn try_laplacian<E>(
        &mut self,
        f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
        x: &[T],
        gradient: &mut [T],
    ) -> Result<(T, T), E> {
        assert_length_of_gradient(x, gradient);
        let mut laplacian = T::zero();
        let value = self.diagonal_in(f, x, 0..x.len(), |i, slope, curvature| {
            gradient[i] = slope;
            laplacian += curvature;
        })?;
        Ok((value, laplacian))
    }

    /// Writes the derivatives in some of the inputs, whose first is a multiple of [`COLUMNS`], and their rows of the
    /// Hessian from the diagonal on. Returns the value that the last block has.
    #[inline]
    pub(super) fn upper_rows_in<E>(
        &mut self,
        mut f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
        x: &[T],
        directions: Range<usize>,
        gradient: &mut [T],
        hessian: &mut [T],
    ) -> Result<T, E> {
        let n = x.len();
        let inputs = self.hessian_constants(x);
        if n == 0 {
            return Ok(f(inputs)?.value);
        }
        let Range { start, end } = directions;
        let mut value = T::zero();
        for top in (start..end).step_by(ROWS) {
            let rows = top..end.min(top + ROWS);
            // the blocks on the diagonal and to the right of it
            for left in (top / COLUMNS * COLUMNS..n).step_by(COLUMNS) {
                let columns = left..n.min(left + COLUMNS);
                let y = run_block(&mut f, inputs, rows.clone(), columns.clone())?;
                value = y.value;
                for (slot, slope) in gradient.iter_mut().skip(left - start).zip(y.partials) {
                    *slot = slope;
                }
                for (i, row) in rows.clone().zip(y.mixed) {
                    for (j, curvature) in columns.clone().zip(row).filter(|&(j, _)| j >= i) {
                        hessian[(i - start) * n + j] = curvature;
                    }
                }
            }
        }
        Ok(value)
    }

    /// Calls `found` with i, df/dx_i and d²f/dx_i² for some of the inputs, whose first is a multiple of [`ROWS`]; i is
    /// counted from the first of them. Returns the value that the last block has.
    #[inline]
    pub(super) fn diagonal_in<E>(
        &mut self,
        mut f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
        x: &[T],
        directions: Range<usize>,
        mut found: impl FnMut(usize, T, T),
    ) -> Result<T, E> {
        let inputs = self.hessian_constants(x);
        if x.is_empty() {
            return Ok(f(inputs)?.value);
        }
        let Range { start, end } = directions;
        let mut value = T::zero();
        for top in (start..end).step_by(ROWS) {
            let block = top..end.min(top + ROWS);
            let y = run_block(&mut f, inputs, block.clone(), block.clone())?;
            value = y.value;
            for (k, i) in block.enumerate() {
                found(i - start, y.partials[k], y.mixed[k][k]);
            }
        }
        Ok(value)
    }

    fn hessian_constants(&mut self, x: &[T]) -> &mut [HessianChunk<T>] {
        self.hessian_inputs.clear();
        self.hessian_inputs.extend(x.iter().copied().map(HessianChunk::constant));
        &mut self.hessian_inputs
    }
}

/// Runs f with the seeds of one block of the Hessian.
#[inline]
fn run_block<T: Scalar, E>(
    f: &mut impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    inputs: &mut [HessianChunk<T>],
    rows: Range<usize>,
    columns: Range<usize>,
) -> Result<HessianChunk<T>, E> {
    let set = |inputs: &mut [HessianChunk<T>], to: T| {
        seed(inputs, rows.clone(), |x, i| x.tangents[i] = to);
        seed(inputs, columns.clone(), |x, j| x.partials[j] = to);
    };
    set(inputs, T::one());
    let y = f(inputs);
    set(inputs, T::zero());
    y
}

/// Copies the numbers above the diagonal to the other side.
pub(super) fn mirror<T: Scalar>(hessian: &mut [T], n: usize) {
    for i in 0..n {
        for j in 0..i {
            hessian[i * n + j] = hessian[j * n + i];
        }
    }
}

pub(super) fn assert_size_of_hessian<T>(x: &[T], gradient: &[T], hessian: &[T]) {
    let n = x.len();
    assert!(
        gradient.len() == n && n.checked_mul(n) == Some(hessian.len()),
        "the function has {n} inputs, but the slices for its gradient and its Hessian have lengths {} and {}",
        gradient.len(),
        hessian.len(),
    );
}
