//! Hessians and their traces in parallel.

use alloc::vec;
use alloc::vec::Vec;

use super::{Places, Workspace};
use crate::drivers::slice::chunks::infallible;
use crate::drivers::slice::gradient::assert_length_of_gradient;
use crate::drivers::slice::hessian::{assert_size_of_hessian, mirror};
use crate::drivers::slice::{COLUMNS, HessianChunk, ROWS};
use crate::scalar::Scalar;

/// [`slice::hessian`](crate::slice::hessian) in parallel: the same value, gradient and Hessian, bit for bit.
///
/// ```
/// use gradual::slice::{HessianChunk, parallel};
///
/// let cubes = |x: &[HessianChunk<f64>]| x.iter().map(|x| x.powi(3)).sum::<HessianChunk<f64>>();
/// let (value, gradient, hessian) = parallel::hessian(cubes, &[2.0; 50]);
/// assert_eq!((value, gradient), (400.0, vec![12.0; 50]));
/// assert_eq!(hessian[..2], [12.0, 0.0]);
/// ```
#[must_use]
pub fn hessian<T: Scalar>(
    f: impl Fn(&[HessianChunk<T>]) -> HessianChunk<T> + Sync,
    x: &[T],
) -> (T, Vec<T>, Vec<T>) {
    let Ok(found) = try_hessian(|x| infallible(f(x)), x);
    found
}

/// [`hessian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{HessianChunk, parallel};
///
/// let inverse = |x: &[HessianChunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(x[0].recip()) };
/// let (value, gradient, hessian) = parallel::try_hessian(inverse, &[2.0; 50])?;
/// assert_eq!((value, gradient[0], hessian[0]), (0.5, -0.25, 0.25));
/// assert_eq!(parallel::try_hessian(inverse, &[0.0; 50]), Err("x is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the error of the first block that fails.
pub fn try_hessian<T: Scalar, E: Send>(
    f: impl Fn(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E> + Sync,
    x: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let n = x.len();
    let (mut gradient, mut hessian) = (vec![T::zero(); n], vec![T::zero(); n * n]);
    let value = Workspace::new().try_hessian(f, x, &mut gradient, &mut hessian)?;
    Ok((value, gradient, hessian))
}

/// [`slice::laplacian`](crate::slice::laplacian) in parallel: the same value, gradient and Laplacian, bit for bit.
///
/// ```
/// use gradual::slice::{HessianChunk, parallel};
///
/// let cubes = |x: &[HessianChunk<f64>]| x.iter().map(|x| x.powi(3)).sum::<HessianChunk<f64>>();
/// let (value, gradient, laplacian) = parallel::laplacian(cubes, &[2.0; 50]);
/// assert_eq!((value, gradient, laplacian), (400.0, vec![12.0; 50], 600.0));
/// ```
#[must_use]
pub fn laplacian<T: Scalar>(
    f: impl Fn(&[HessianChunk<T>]) -> HessianChunk<T> + Sync,
    x: &[T],
) -> (T, Vec<T>, T) {
    let Ok(found) = try_laplacian(|x| infallible(f(x)), x);
    found
}

/// [`laplacian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{HessianChunk, parallel};
///
/// let inverse = |x: &[HessianChunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(x[0].recip()) };
/// let (value, gradient, laplacian) = parallel::try_laplacian(inverse, &[2.0; 50])?;
/// assert_eq!((value, gradient[0], laplacian), (0.5, -0.25, 0.25));
/// assert_eq!(parallel::try_laplacian(inverse, &[0.0; 50]), Err("x is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the error of the first block that fails.
pub fn try_laplacian<T: Scalar, E: Send>(
    f: impl Fn(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E> + Sync,
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
    /// use gradual::slice::HessianChunk;
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let squares = |x: &[HessianChunk<f64>]| x.iter().map(|x| x.powi(2)).sum::<HessianChunk<f64>>();
    /// let (mut gradient, mut hessian) = ([0.0; 50], vec![0.0; 50 * 50]);
    /// let value = Workspace::new().hessian(squares, &[3.0; 50], &mut gradient, &mut hessian);
    /// assert_eq!((value, gradient), (450.0, [6.0; 50]));
    /// assert_eq!(hessian[..2], [2.0, 0.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the length of `gradient` is not n, or that of `hessian` not n². The check comes before the first call
    /// of `f`.
    pub fn hessian(
        &mut self,
        f: impl Fn(&[HessianChunk<T>]) -> HessianChunk<T> + Sync,
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
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let (mut gradient, mut hessian) = ([0.0; 50], vec![0.0; 50 * 50]);
    /// let fails = Workspace::new().try_hessian(|_| Err("no luck"), &[2.0; 50], &mut gradient, &mut hessian);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the error of the first block that fails. Any of the other blocks may have written to `gradient` and
    /// `hessian`.
    ///
    /// # Panics
    /// Panics if the length of `gradient` is not n, or that of `hessian` not n². The check comes before the first call
    /// of `f`.
    pub fn try_hessian<E: Send>(
        &mut self,
        f: impl Fn(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E> + Sync,
        x: &[T],
        gradient: &mut [T],
        hessian: &mut [T],
    ) -> Result<T, E> {
        let n = x.len();
        assert_size_of_hessian(x, gradient, hessian);
        let all = (gradient, HessianRows { n, numbers: &mut *hessian });
        let value = self.in_parts(0..n, COLUMNS, all, |directions, (gradient, rows), own| {
            own.upper_rows_in(&f, x, directions, gradient, rows.numbers)
        })?;
        mirror(hessian, n);
        Ok(value)
    }

    /// Writes the gradient of a function of a slice of n numbers into `gradient`, and returns `(f(x), laplacian)`. The
    /// Laplacian is the trace of the Hessian.
    ///
    /// ```
    /// use gradual::slice::HessianChunk;
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let squares = |x: &[HessianChunk<f64>]| x.iter().map(|x| x.powi(2)).sum::<HessianChunk<f64>>();
    /// let mut gradient = [0.0; 50];
    /// let found = Workspace::new().laplacian(squares, &[3.0; 50], &mut gradient);
    /// assert_eq!((found, gradient), ((450.0, 100.0), [6.0; 50]));
    /// ```
    ///
    /// Each call allocates n numbers for the diagonal of the Hessian.
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    pub fn laplacian(
        &mut self,
        f: impl Fn(&[HessianChunk<T>]) -> HessianChunk<T> + Sync,
        x: &[T],
        gradient: &mut [T],
    ) -> (T, T) {
        let Ok(found) = self.try_laplacian(|x| infallible(f(x)), x, gradient);
        found
    }

    /// [`laplacian`](Self::laplacian) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let fails = Workspace::new().try_laplacian(|_| Err("no luck"), &[2.0; 50], &mut [0.0; 50]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the error of the first block that fails. Any of the other blocks may have written to `gradient`.
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    pub fn try_laplacian<E: Send>(
        &mut self,
        f: impl Fn(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E> + Sync,
        x: &[T],
        gradient: &mut [T],
    ) -> Result<(T, T), E> {
        assert_length_of_gradient(x, gradient);
        let mut diagonal = vec![T::zero(); x.len()];
        let all = (gradient, diagonal.as_mut_slice());
        let value = self.in_parts(0..x.len(), ROWS, all, |directions, (gradient, diagonal), own| {
            own.diagonal_in(&f, x, directions, |i, slope, curvature| {
                (gradient[i], diagonal[i]) = (slope, curvature);
            })
        })?;
        // Summed in the order of the serial driver, whose bits these are.
        let laplacian = diagonal.into_iter().fold(T::zero(), |sum, curvature| sum + curvature);
        Ok((value, laplacian))
    }
}

/// Some rows of a Hessian, each of n numbers.
struct HessianRows<'a, T> {
    n: usize,
    numbers: &'a mut [T],
}

impl<T: Scalar> Places for HessianRows<'_, T> {
    fn divide(self, length: usize) -> (Self, Self) {
        let n = self.n;
        let (before, after) = self.numbers.split_at_mut(length * n);
        (Self { n, numbers: before }, Self { n, numbers: after })
    }
}
