//! Jacobians of functions of a slice, one chunk of their columns after the other.

use alloc::vec::Vec;
use core::ops::Range;

use super::chunks::{for_each_chunk, infallible, write};
use super::{CHUNK, Chunk, Workspace};
use crate::scalar::Scalar;

/// Returns `(f(x), J)` for a function from a slice of n numbers to m numbers. J has m rows of n numbers, one after the
/// other (row-major): `J[i * n + j]` is df_i/dx_j.
///
/// ```
/// use gradual::slice;
///
/// let (values, rows) = slice::jacobian(|x| vec![x[0] * x[1], x[0] + x[1], x[1]], &[2.0, 3.0]);
/// assert_eq!(values, [6.0, 5.0, 3.0]);
/// assert_eq!(rows, [3.0, 2.0, 1.0, 1.0, 0.0, 1.0]);
/// ```
///
/// The function runs once for each [`CHUNK`](super::CHUNK) inputs. If the compiler knows n, and n is at most about a
/// hundred, [`jacobian_rows`](crate::jacobian_rows) runs it only once.
///
/// # Panics
/// Panics if `f` returns more or fewer numbers for one chunk than for the first.
#[must_use]
#[inline]
pub fn jacobian<T: Scalar>(mut f: impl FnMut(&[Chunk<T>]) -> Vec<Chunk<T>>, x: &[T]) -> (Vec<T>, Vec<T>) {
    let Ok(found) = try_jacobian(|x| infallible(f(x)), x);
    found
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let inverse = |x: &[Chunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(vec![x[0].recip()]) };
/// assert_eq!(slice::try_jacobian(inverse, &[2.0]), Ok((vec![0.5], vec![-0.25])));
/// assert_eq!(slice::try_jacobian(inverse, &[0.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
///
/// # Panics
/// Panics if `f` returns more or fewer numbers for one chunk than for the first.
#[inline]
pub fn try_jacobian<T: Scalar, E>(
    mut f: impl FnMut(&[Chunk<T>]) -> Result<Vec<Chunk<T>>, E>,
    x: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let mut found = Rows::new(x.len());
    for_each_chunk(x, 0..x.len(), &mut Vec::new(), |first, inputs| {
        found.write(first, &f(inputs)?);
        Ok(())
    })?;
    Ok((found.values, found.jacobian))
}

/// Returns `(f(x), J S)` for a function from a slice of n numbers to m numbers: its values, and its Jacobian J times the
/// matrix S of seeds.
///
/// S has n rows of k numbers, one row for each input, and each column is a direction. The result has m rows of k
/// numbers. Both are row-major. The function runs once for each [`CHUNK`](super::CHUNK) directions, not inputs. So you can
/// compress a sparse Jacobian: give inputs that no result has in common the same direction.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// // f_i depends on x_(i-1), x_i and x_(i+1), so the inputs share three directions.
/// let f = |x: &[Chunk<f64>]| x.windows(3).map(|x| x[0] * x[1] * x[2]).collect::<Vec<_>>();
/// let (n, k) = (1000, 3);
/// let mut seeds = vec![0.0; n * k];
/// for j in 0..n {
///     seeds[j * k + j % k] = 1.0;
/// }
/// let x: Vec<f64> = (0..n).map(|j| j as f64).collect();
/// let (values, rows) = slice::jacobian_seeded(f, &x, &seeds);
/// // f_2 = x_2 x_3 x_4: its derivative in x_j is in column j % 3
/// assert_eq!((values[2], &rows[2 * k..3 * k]), (24.0, &[8.0, 6.0, 12.0][..]));
/// ```
///
/// # Panics
/// - Panics if the length of `seeds` is not a multiple of n. The check comes before the first call of `f`.
/// - Panics if `f` returns more or fewer numbers for one chunk than for the first.
#[must_use]
#[inline]
pub fn jacobian_seeded<T: Scalar>(
    mut f: impl FnMut(&[Chunk<T>]) -> Vec<Chunk<T>>,
    x: &[T],
    seeds: &[T],
) -> (Vec<T>, Vec<T>) {
    let Ok(found) = try_jacobian_seeded(|x| infallible(f(x)), x, seeds);
    found
}

/// [`jacobian_seeded`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let inverse = |x: &[Chunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(vec![x[0].recip()]) };
/// assert_eq!(slice::try_jacobian_seeded(inverse, &[2.0], &[4.0]), Ok((vec![0.5], vec![-1.0])));
/// assert_eq!(slice::try_jacobian_seeded(inverse, &[0.0], &[4.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
///
/// # Panics
/// - Panics if the length of `seeds` is not a multiple of n. The check comes before the first call of `f`.
/// - Panics if `f` returns more or fewer numbers for one chunk than for the first.
#[inline]
pub fn try_jacobian_seeded<T: Scalar, E>(
    mut f: impl FnMut(&[Chunk<T>]) -> Result<Vec<Chunk<T>>, E>,
    x: &[T],
    seeds: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let n = x.len();
    let k = seeds.len() / n.max(1);
    assert!(
        seeds.len() == n * k,
        "there are {} seeds for {n} inputs, but each input needs the same number of seeds",
        seeds.len()
    );
    let mut found = Rows::new(k);
    let mut inputs = Vec::with_capacity(n);
    // Without directions, the function runs once for its values.
    for first in (0..k.max(1)).step_by(CHUNK) {
        let chunk = first..k.min(first + CHUNK);
        inputs.clear();
        inputs.extend(x.iter().enumerate().map(|(j, &x)| seeded(x, &seeds[j * k..][chunk.clone()])));
        found.write(first, &f(&inputs)?);
    }
    Ok((found.values, found.jacobian))
}

/// A number with these seeds. It stays a constant, which is cheaper, if they are all 0.
fn seeded<T: Scalar>(x: T, seeds: &[T]) -> Chunk<T> {
    if seeds.iter().all(T::all_zero) {
        return Chunk::constant(x);
    }
    let mut partials = [T::zero(); CHUNK];
    partials[..seeds.len()].copy_from_slice(seeds);
    Chunk::new(x, partials)
}

/// The values of a function, and the rows of its Jacobian, which has this number of columns.
pub(super) struct Rows<T> {
    columns: usize,
    pub(super) values: Vec<T>,
    pub(super) jacobian: Vec<T>,
}

impl<T: Scalar> Rows<T> {
    pub(super) fn new(columns: usize) -> Self {
        Self { columns, values: Vec::new(), jacobian: Vec::new() }
    }

    /// Writes the results of the chunk that begins with column `first`. The first chunk tells how many there are.
    pub(super) fn write(&mut self, first: usize, outputs: &[Chunk<T>]) {
        if first == 0 {
            self.values.extend(outputs.iter().map(|y| y.value));
            self.jacobian.resize(outputs.len() * self.columns, T::zero());
        }
        assert_number_of_values(outputs.len(), self.values.len());
        write_columns(rows(&mut self.jacobian, self.columns), first, outputs);
    }
}

pub(super) fn assert_number_of_values(now: usize, before: usize) {
    assert!(
        now == before,
        "the function returned {before} values for the first chunk, but {now} for a later one"
    );
}

impl<T: Scalar> Workspace<T> {
    /// Writes the m values of a function of a slice of n numbers into `values`, and its Jacobian into `jacobian`: m rows
    /// of n numbers, one after the other (row-major), so `jacobian[i * n + j]` is df_i/dx_j.
    ///
    /// The function writes its results into its second argument, which has m zeros when the function is called.
    ///
    /// ```
    /// use gradual::slice::{Chunk, Workspace};
    ///
    /// let f = |x: &[Chunk<f64>], y: &mut [_]| {
    ///     y[0] = x[0] * x[1];
    ///     y[1] = x[0] + x[1];
    ///     y[2] = x[1];
    /// };
    /// let (mut values, mut jacobian) = ([0.0; 3], [0.0; 6]);
    /// Workspace::new().jacobian(f, &[2.0, 3.0], &mut values, &mut jacobian);
    /// assert_eq!(values, [6.0, 5.0, 3.0]);
    /// assert_eq!(jacobian, [3.0, 2.0, 1.0, 1.0, 0.0, 1.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the length of `jacobian` is not m n. The check comes before the first call of `f`.
    #[inline]
    pub fn jacobian(
        &mut self,
        mut f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]),
        x: &[T],
        values: &mut [T],
        jacobian: &mut [T],
    ) {
        let Ok(()) = self.try_jacobian(
            |x, y| {
                f(x, y);
                infallible(())
            },
            x,
            values,
            jacobian,
        );
    }

    /// [`jacobian`](Self::jacobian) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let fails = Workspace::new().try_jacobian(|_, _| Err("no luck"), &[2.0, 3.0], &mut [0.0], &mut [0.0; 2]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the first error that `f` returns. Then `values` and `jacobian` are written for the chunks before it.
    ///
    /// # Panics
    /// Panics if the length of `jacobian` is not m n. The check comes before the first call of `f`.
    #[inline]
    pub fn try_jacobian<E>(
        &mut self,
        f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E>,
        x: &[T],
        values: &mut [T],
        jacobian: &mut [T],
    ) -> Result<(), E> {
        let (n, m) = (x.len(), values.len());
        assert_size_of_jacobian(x, values, jacobian);
        self.columns_in(f, x, 0..n, m, |first, outputs| {
            write_values(values, outputs);
            write_columns(rows(jacobian, n), first, outputs);
        })
    }

    /// Runs the function for some of the inputs. Calls `found` with the m results of each chunk, and with the number of
    /// the chunk's first input among them.
    #[inline]
    pub(super) fn columns_in<E>(
        &mut self,
        mut f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E>,
        x: &[T],
        directions: Range<usize>,
        m: usize,
        mut found: impl FnMut(usize, &[Chunk<T>]),
    ) -> Result<(), E> {
        let Self { inputs, outputs, .. } = self;
        for_each_chunk(x, directions, inputs, |first, inputs| {
            outputs.clear();
            outputs.resize(m, Chunk::constant(T::zero()));
            f(inputs, outputs)?;
            found(first, outputs);
            Ok(())
        })
    }
}

pub(super) fn assert_size_of_jacobian<T>(x: &[T], values: &[T], jacobian: &[T]) {
    let (n, m) = (x.len(), values.len());
    assert!(
        m.checked_mul(n) == Some(jacobian.len()),
        "the function has {m} values and {n} inputs, but the slice for its Jacobian has length {}",
        jacobian.len(),
    );
}

/// Returns the rows of a Jacobian. Without columns there are none.
pub(super) fn rows<T>(jacobian: &mut [T], columns: usize) -> impl Iterator<Item = &mut [T]> {
    jacobian.chunks_mut(columns.max(1))
}

/// Writes the partials of one chunk into the columns from `first` on.
pub(super) fn write_columns<'a, T: Scalar>(
    rows: impl Iterator<Item = &'a mut [T]>,
    first: usize,
    outputs: &[Chunk<T>],
) {
    for (row, &y) in rows.zip(outputs) {
        write(&mut row[first..], y);
    }
}

/// Writes the values into the slots that there are.
pub(super) fn write_values<T: Scalar>(values: &mut [T], outputs: &[Chunk<T>]) {
    for (value, y) in values.iter_mut().zip(outputs) {
        *value = y.value;
    }
}
