//! Jacobians of functions of a slice, chunk by chunk of their columns.

use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;

use super::{Chunk, Workspace, for_each_chunk, infallible, write};
use crate::scalar::Scalar;

/// `(f(x), J)` for a function of a slice that returns m numbers: J has m rows of n, one after the other
/// (row-major), so `J[i * n + j]` is df_i/dx_j.
///
/// ```
/// use gradual::slice;
///
/// let (values, rows) = slice::jacobian(|x| vec![x[0] * x[1], x[0] + x[1], x[1]], &[2.0, 3.0]);
/// assert_eq!(values, [6.0, 5.0, 3.0]);
/// assert_eq!(rows, [3.0, 2.0, 1.0, 1.0, 0.0, 1.0]);
/// ```
///
/// # Panics
/// If f returns more or fewer numbers for one chunk than for the first.
#[must_use]
pub fn jacobian<T: Scalar>(mut f: impl FnMut(&[Chunk<T>]) -> Vec<Chunk<T>>, x: &[T]) -> (Vec<T>, Vec<T>) {
    infallible(try_jacobian(|x| Ok::<_, Infallible>(f(x)), x))
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
/// The function's own.
///
/// # Panics
/// If f returns more or fewer numbers for one chunk than for the first.
pub fn try_jacobian<T: Scalar, E>(
    mut f: impl FnMut(&[Chunk<T>]) -> Result<Vec<Chunk<T>>, E>,
    x: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let n = x.len();
    let (mut values, mut jacobian) = (Vec::new(), Vec::new());
    for_each_chunk(x, 0..n, &mut Vec::new(), |first, inputs| {
        let outputs = f(inputs)?;
        if first == 0 {
            values.extend(outputs.iter().map(|y| y.value));
            jacobian.resize(outputs.len() * n, T::zero());
        }
        assert_number_of_values(outputs.len(), values.len());
        write_columns(rows(&mut jacobian, n), first, &outputs);
        Ok(())
    })?;
    Ok((values, jacobian))
}

pub(super) fn assert_number_of_values(now: usize, before: usize) {
    assert!(now == before, "a Jacobian of {before} values whose function returned {now} the next time");
}

/// [`jacobian`] into memory of the caller.
///
/// f writes its m results into its second argument, whose numbers are 0 when it is called. `values` takes
/// m numbers and `jacobian` m rows of n, one after the other (row-major): row i is the gradient of f_i,
/// so `jacobian[i * n + j]` is df_i/dx_j.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut values, mut jacobian) = ([0.0; 3], [0.0; 6]);
/// slice::jacobian_into(
///     |x, y| {
///         y[0] = x[0] * x[1];
///         y[1] = x[0] + x[1];
///         y[2] = x[1];
///     },
///     &[2.0, 3.0],
///     &mut values,
///     &mut jacobian,
///     &mut Workspace::new(),
/// );
/// assert_eq!(values, [6.0, 5.0, 3.0]);
/// assert_eq!(jacobian, [3.0, 2.0, 1.0, 1.0, 0.0, 1.0]);
/// ```
///
/// # Panics
/// If `jacobian` is not m n long; before f is called.
pub fn jacobian_into<T: Scalar>(
    mut f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]),
    x: &[T],
    values: &mut [T],
    jacobian: &mut [T],
    workspace: &mut Workspace<T>,
) {
    let f = |x: &[Chunk<T>], y: &mut [Chunk<T>]| {
        f(x, y);
        Ok::<_, Infallible>(())
    };
    infallible(try_jacobian_into(f, x, values, jacobian, workspace));
}

/// [`jacobian_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut values, mut jacobian) = ([0.0; 1], [0.0; 2]);
/// let fails = slice::try_jacobian_into(
///     |_, _| Err("no luck"),
///     &[2.0, 3.0],
///     &mut values,
///     &mut jacobian,
///     &mut Workspace::new(),
/// );
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own; `values` and `jacobian` are then as far written as the chunks got.
///
/// # Panics
/// If `jacobian` is not m n long; before f is called.
pub fn try_jacobian_into<T: Scalar, E>(
    f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E>,
    x: &[T],
    values: &mut [T],
    jacobian: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<(), E> {
    let (n, m) = (x.len(), values.len());
    assert_size_of_jacobian(x, values, jacobian);
    columns_in(f, x, 0..n, m, workspace, |first, outputs| {
        write_values(values, outputs);
        write_columns(rows(jacobian, n), first, outputs);
    })
}

pub(super) fn assert_size_of_jacobian<T>(x: &[T], values: &[T], jacobian: &[T]) {
    let (n, m) = (x.len(), values.len());
    assert!(
        m.checked_mul(n) == Some(jacobian.len()),
        "the Jacobian of {m} values in {n} inputs into a slice of {}",
        jacobian.len(),
    );
}

/// Hands on the m results of every chunk of some of the inputs, with the number of its first among them.
pub(super) fn columns_in<T: Scalar, E>(
    mut f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E>,
    x: &[T],
    directions: Range<usize>,
    m: usize,
    workspace: &mut Workspace<T>,
    mut found: impl FnMut(usize, &[Chunk<T>]),
) -> Result<(), E> {
    let Workspace { inputs, outputs, .. } = workspace;
    for_each_chunk(x, directions, inputs, |first, inputs| {
        outputs.clear();
        outputs.resize(m, Chunk::constant(T::zero()));
        f(inputs, outputs)?;
        found(first, outputs);
        Ok(())
    })
}

/// The rows of a Jacobian of n columns.
pub(super) fn rows<T>(jacobian: &mut [T], n: usize) -> impl Iterator<Item = &mut [T]> {
    jacobian.chunks_mut(n.max(1)) // without inputs it is empty
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

/// Writes the values where there is room for them.
pub(super) fn write_values<T: Scalar>(values: &mut [T], outputs: &[Chunk<T>]) {
    for (value, y) in values.iter_mut().zip(outputs) {
        *value = y.value;
    }
}
