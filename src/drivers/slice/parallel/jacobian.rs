//! Jacobians in parallel.

use alloc::vec::Vec;

use super::{Places, Workspace};
use crate::drivers::slice::chunks::{for_each_chunk, infallible};
use crate::drivers::slice::jacobian::{
    Rows, assert_number_of_values, assert_size_of_jacobian, rows, write_columns, write_values,
};
use crate::drivers::slice::{CHUNK, Chunk};
use crate::scalar::Scalar;

/// [`slice::jacobian`](crate::slice::jacobian) in parallel: the same values and rows, bit for bit.
///
/// ```
/// use gradual::slice::{Chunk, parallel};
///
/// let neighbours = |x: &[Chunk<f64>]| x.windows(2).map(|pair| pair[0] * pair[1]).collect::<Vec<_>>();
/// let x: Vec<f64> = (0..100).map(f64::from).collect();
/// let (values, rows) = parallel::jacobian(neighbours, &x);
/// assert_eq!((values[98], rows[98 * 100 + 98]), (98.0 * 99.0, 99.0));
/// ```
///
/// The first chunk runs alone, because it tells how many values there are. With [`Workspace::jacobian`] all chunks run at
/// the same time.
///
/// # Panics
/// Panics if `f` returns more or fewer numbers for one chunk than for the first.
#[must_use]
pub fn jacobian<T: Scalar>(f: impl Fn(&[Chunk<T>]) -> Vec<Chunk<T>> + Sync, x: &[T]) -> (Vec<T>, Vec<T>) {
    let Ok(found) = try_jacobian(|x| infallible(f(x)), x);
    found
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{Chunk, parallel};
///
/// let inverse = |x: &[Chunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(vec![x[0].recip()]) };
/// let (values, row) = parallel::try_jacobian(inverse, &[2.0; 100])?;
/// assert_eq!((values, row[0], row[99]), (vec![0.5], -0.25, 0.0));
/// assert_eq!(parallel::try_jacobian(inverse, &[0.0; 100]), Err("x is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the error of the first chunk that fails.
///
/// # Panics
/// Panics if `f` returns more or fewer numbers for one chunk than for the first.
pub fn try_jacobian<T: Scalar, E: Send>(
    f: impl Fn(&[Chunk<T>]) -> Result<Vec<Chunk<T>>, E> + Sync,
    x: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let n = x.len();
    let mut found = Rows::new(n);
    for_each_chunk(x, 0..n.min(CHUNK), &mut Vec::new(), |first, inputs| {
        found.write(first, &f(inputs)?);
        Ok(())
    })?;
    let Rows { values, mut jacobian, .. } = found;
    if n > CHUNK {
        let m = values.len();
        let (_, others) = Columns::new(&mut [], &mut jacobian, n).divide(CHUNK);
        Workspace::new().in_parts(CHUNK..n, CHUNK, others, |directions, mut columns, own| {
            for_each_chunk(x, directions, &mut own.inputs, |first, inputs| {
                let outputs = f(inputs)?;
                assert_number_of_values(outputs.len(), m);
                columns.write(first, &outputs);
                Ok(())
            })
        })?;
    }
    Ok((values, jacobian))
}

impl<T: Scalar> Workspace<T> {
    /// Writes the m values of a function of a slice of n numbers into `values`, and its Jacobian into `jacobian`: m rows
    /// of n numbers, one after the other.
    ///
    /// The function writes its results into its second argument, which has m zeros when the function is called.
    ///
    /// ```
    /// use gradual::slice::Chunk;
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let cubes = |x: &[Chunk<f64>], y: &mut [Chunk<f64>]| {
    ///     for (y, x) in y.iter_mut().zip(x) {
    ///         *y = x.powi(3);
    ///     }
    /// };
    /// let (mut values, mut jacobian) = ([0.0; 100], vec![0.0; 100 * 100]);
    /// Workspace::new().jacobian(cubes, &[2.0; 100], &mut values, &mut jacobian);
    /// assert_eq!(values, [8.0; 100]);
    /// assert_eq!(jacobian[..2], [12.0, 0.0]);
    /// ```
    ///
    /// Each call allocates m references to rows for each part into which rayon splits the work.
    ///
    /// # Panics
    /// Panics if the length of `jacobian` is not m n. The check comes before the first call of `f`.
    pub fn jacobian(
        &mut self,
        f: impl Fn(&[Chunk<T>], &mut [Chunk<T>]) + Sync,
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
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let (x, mut values, mut jacobian) = ([2.0; 100], [0.0], [0.0; 100]);
    /// let fails = Workspace::new().try_jacobian(|_, _| Err("no luck"), &x, &mut values, &mut jacobian);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the error of the first chunk that fails. Any of the other chunks may have written to `values` and
    /// `jacobian`.
    ///
    /// # Panics
    /// Panics if the length of `jacobian` is not m n. The check comes before the first call of `f`.
    pub fn try_jacobian<E: Send>(
        &mut self,
        f: impl Fn(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E> + Sync,
        x: &[T],
        values: &mut [T],
        jacobian: &mut [T],
    ) -> Result<(), E> {
        let (n, m) = (x.len(), values.len());
        assert_size_of_jacobian(x, values, jacobian);
        let all = Columns::new(values, jacobian, n);
        self.in_parts(0..n, CHUNK, all, |directions, mut columns, own| {
            own.columns_in(&f, x, directions, m, |first, outputs| columns.write(first, outputs))
        })
    }
}

/// Some columns of a Jacobian, row by row. The last columns of all hold the values too.
struct Columns<'a, T> {
    values: &'a mut [T],
    rows: Vec<&'a mut [T]>,
}

impl<'a, T: Scalar> Columns<'a, T> {
    fn new(values: &'a mut [T], jacobian: &'a mut [T], n: usize) -> Self {
        Self { values, rows: rows(jacobian, n).collect() }
    }

    /// Writes the results of the chunk that begins with column `first` of these.
    fn write(&mut self, first: usize, outputs: &[Chunk<T>]) {
        write_values(self.values, outputs);
        write_columns(self.rows.iter_mut().map(|row| &mut **row), first, outputs);
    }
}

impl<T: Scalar> Places for Columns<'_, T> {
    fn divide(self, length: usize) -> (Self, Self) {
        let (before, after) = self.rows.into_iter().map(|row| row.split_at_mut(length)).unzip();
        (Self { values: &mut [], rows: before }, Self { values: self.values, rows: after })
    }
}
