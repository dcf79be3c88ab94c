//! The chunks of a slice in parallel, on the threads of rayon.
//!
//! The chunks are independent of each other. Rayon divides the inputs into as many parts as keep its threads at work;
//! each part is what the serial driver does for its inputs, on a workspace of its own.

use alloc::vec;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;
use std::sync::{Mutex, PoisonError};

use rayon::iter::{ParallelIterator, split};

use super::gradient::{assert_length_of_gradient, gradient_in};
use super::hessian::{assert_lengths_of_hvp, assert_size_of_hessian, hvp_in, mirror, upper_rows_in};
use super::jacobian::{
    assert_number_of_values, assert_size_of_jacobian, columns_in, rows, write_columns, write_values,
};
use super::{
    CHUNK, COLUMNS, Chunk, HessianChunk, HvpChunk, Workspace, for_each_chunk, infallible, try_gradient_into,
    try_hessian_into, try_hvp_into, try_jacobian, try_jacobian_into,
};
use crate::scalar::Scalar;

/// [`gradient`](super::gradient) with its chunks in parallel: the same value and gradient, bit for bit.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// fn sum_of_squares(x: &[Chunk<f64>]) -> Chunk<f64> {
///     x.iter().map(|x| x * x).sum()
/// }
///
/// let x: Vec<f64> = (0..1000).map(f64::from).collect();
/// let (value, gradient) = slice::par_gradient(sum_of_squares, &x);
/// assert_eq!(gradient[999], 1998.0);
/// assert_eq!((value, gradient), slice::gradient(sum_of_squares, &x));
/// ```
///
/// f runs on several threads at once, which is why it must be `Fn` and `Sync`: those of the pool that the call is made
/// in (`pool.install(..)`), else of rayon's global one. Up to [`CHUNK`] inputs are one chunk, and run on the thread of
/// the caller. f may call parallel drivers itself.
///
/// On two cores this pays from about 20 microseconds of serial work on (500 inputs of Rosenbrock's function, 100 of a sum of
/// exponentials and sines), and is 1.8 times as fast at 4000 of the former and 400 of the latter; called from within the
/// pool it pays at half as many. The [guide](crate::guide::performance#all-cores) has the table.
#[must_use]
pub fn par_gradient<T: Scalar>(f: impl Fn(&[Chunk<T>]) -> Chunk<T> + Sync, x: &[T]) -> (T, Vec<T>) {
    infallible(try_par_gradient(|x| Ok::<_, Infallible>(f(x)), x))
}

/// [`par_gradient`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let logarithms = |x: &[Chunk<f64>]| match x.iter().position(|&x| x <= 0.0) {
///     Some(i) => Err(format!("x[{i}] = {} has no logarithm", x[i].value)),
///     None => Ok(x.iter().map(|x| x.ln()).sum::<Chunk<f64>>()),
/// };
/// assert_eq!(slice::try_par_gradient(logarithms, &[1.0; 100]), Ok((0.0, vec![1.0; 100])));
/// assert_eq!(slice::try_par_gradient(logarithms, &[0.0; 100]), Err("x[0] = 0 has no logarithm".to_string()));
/// ```
///
/// # Errors
/// The function's own, for the first chunk that fails. Later ones may have run by then.
pub fn try_par_gradient<T: Scalar, E: Send>(
    f: impl Fn(&[Chunk<T>]) -> Result<Chunk<T>, E> + Sync,
    x: &[T],
) -> Result<(T, Vec<T>), E> {
    let mut gradient = vec![T::zero(); x.len()];
    let value = try_par_gradient_into(f, x, &mut gradient, &mut Workspace::new())?;
    Ok((value, gradient))
}

/// [`par_gradient`] into memory of the caller; returns f(x). The workspace holds one for each thread: kept between
/// calls, it spares them their allocations.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (x, mut gradient, mut workspace) = ([1.0_f64; 100], [0.0; 100], Workspace::new());
/// for _ in 0..3 {
///     let value = slice::par_gradient_into(|x| x.iter().sum(), &x, &mut gradient, &mut workspace);
///     assert_eq!((value, gradient), (100.0, [1.0; 100]));
/// }
/// ```
///
/// # Panics
/// If `gradient` is not as long as `x`; before f is called.
pub fn par_gradient_into<T: Scalar>(
    f: impl Fn(&[Chunk<T>]) -> Chunk<T> + Sync,
    x: &[T],
    gradient: &mut [T],
    workspace: &mut Workspace<T>,
) -> T {
    infallible(try_par_gradient_into(|x| Ok::<_, Infallible>(f(x)), x, gradient, workspace))
}

/// [`par_gradient_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let mut gradient = [0.0; 100];
/// let fails =
///     slice::try_par_gradient_into(|_| Err("no luck"), &[2.0; 100], &mut gradient, &mut Workspace::new());
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own, for the first chunk that fails; any of the others may have written to `gradient`.
///
/// # Panics
/// If `gradient` is not as long as `x`; before f is called.
pub fn try_par_gradient_into<T: Scalar, E: Send>(
    f: impl Fn(&[Chunk<T>]) -> Result<Chunk<T>, E> + Sync,
    x: &[T],
    gradient: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    if x.len() <= CHUNK {
        return try_gradient_into(f, x, gradient, workspace);
    }
    assert_length_of_gradient(x, gradient);
    in_parts(0..x.len(), CHUNK, gradient, workspace, |directions, gradient, own| {
        gradient_in(&f, x, directions, gradient, own)
    })
}

/// [`jacobian`](super::jacobian) with its chunks in parallel: the same values and rows, bit for bit.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let neighbours = |x: &[Chunk<f64>]| x.windows(2).map(|pair| pair[0] * pair[1]).collect::<Vec<_>>();
/// let x: Vec<f64> = (0..100).map(f64::from).collect();
/// let (values, rows) = slice::par_jacobian(neighbours, &x);
/// assert_eq!((values[98], rows[98 * 100 + 98]), (98.0 * 99.0, 99.0));
/// ```
///
/// The first chunk runs alone, since it tells how many values there are; for [`par_jacobian_into`] it does not. See
/// [`par_gradient`] for the threads.
///
/// # Panics
/// If f returns more or fewer numbers for one chunk than for the first.
#[must_use]
pub fn par_jacobian<T: Scalar>(f: impl Fn(&[Chunk<T>]) -> Vec<Chunk<T>> + Sync, x: &[T]) -> (Vec<T>, Vec<T>) {
    infallible(try_par_jacobian(|x| Ok::<_, Infallible>(f(x)), x))
}

/// [`par_jacobian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let inverse = |x: &[Chunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(vec![x[0].recip()]) };
/// let (values, row) = slice::try_par_jacobian(inverse, &[2.0; 100])?;
/// assert_eq!((values, row[0], row[99]), (vec![0.5], -0.25, 0.0));
/// assert_eq!(slice::try_par_jacobian(inverse, &[0.0; 100]), Err("x is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// The function's own, for the first chunk that fails. Later ones may have run by then.
///
/// # Panics
/// If f returns more or fewer numbers for one chunk than for the first.
pub fn try_par_jacobian<T: Scalar, E: Send>(
    f: impl Fn(&[Chunk<T>]) -> Result<Vec<Chunk<T>>, E> + Sync,
    x: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let n = x.len();
    if n <= CHUNK {
        return try_jacobian(f, x);
    }
    let mut workspace = Workspace::new();
    let (mut values, mut jacobian) = (Vec::new(), Vec::new());
    for_each_chunk(x, 0..CHUNK, &mut workspace.inputs, |_, inputs| {
        let outputs = f(inputs)?;
        values.extend(outputs.iter().map(|y| y.value));
        jacobian.resize(outputs.len() * n, T::zero());
        write_columns(rows(&mut jacobian, n), 0, &outputs);
        Ok(())
    })?;
    let m = values.len();
    let (_, others) = Columns::new(&mut [], &mut jacobian, n).divide(CHUNK);
    in_parts(CHUNK..n, CHUNK, others, &mut workspace, |directions, mut columns, own| {
        for_each_chunk(x, directions, &mut own.inputs, |first, inputs| {
            let outputs = f(inputs)?;
            assert_number_of_values(outputs.len(), m);
            columns.write(first, &outputs);
            Ok(())
        })
    })?;
    Ok((values, jacobian))
}

/// [`par_jacobian`] into memory of the caller; as in [`jacobian_into`](super::jacobian_into) f writes its m results into
/// its second argument.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (x, mut values, mut jacobian) = ([2.0; 100], [0.0; 100], vec![0.0; 100 * 100]);
/// slice::par_jacobian_into(
///     |x, y| {
///         for (y, x) in y.iter_mut().zip(x) {
///             *y = x.powi(3);
///         }
///     },
///     &x,
///     &mut values,
///     &mut jacobian,
///     &mut Workspace::new(),
/// );
/// assert_eq!(values, [8.0; 100]);
/// assert_eq!(jacobian[..2], [12.0, 0.0]);
/// ```
///
/// The workspace holds one for each thread, as for [`par_gradient_into`]; all that is allocated then is m references to
/// rows for each part that rayon makes of the work.
///
/// # Panics
/// If `jacobian` is not m n long; before f is called.
pub fn par_jacobian_into<T: Scalar>(
    f: impl Fn(&[Chunk<T>], &mut [Chunk<T>]) + Sync,
    x: &[T],
    values: &mut [T],
    jacobian: &mut [T],
    workspace: &mut Workspace<T>,
) {
    let f = |x: &[Chunk<T>], y: &mut [Chunk<T>]| {
        f(x, y);
        Ok::<_, Infallible>(())
    };
    infallible(try_par_jacobian_into(f, x, values, jacobian, workspace));
}

/// [`par_jacobian_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut values, mut jacobian) = ([0.0; 1], [0.0; 100]);
/// let fails = slice::try_par_jacobian_into(
///     |_, _| Err("no luck"),
///     &[2.0; 100],
///     &mut values,
///     &mut jacobian,
///     &mut Workspace::new(),
/// );
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own, for the first chunk that fails; any of the others may have written to `values` and `jacobian`.
///
/// # Panics
/// If `jacobian` is not m n long; before f is called.
pub fn try_par_jacobian_into<T: Scalar, E: Send>(
    f: impl Fn(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E> + Sync,
    x: &[T],
    values: &mut [T],
    jacobian: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<(), E> {
    let (n, m) = (x.len(), values.len());
    if n <= CHUNK {
        return try_jacobian_into(f, x, values, jacobian, workspace);
    }
    assert_size_of_jacobian(x, values, jacobian);
    let all = Columns::new(values, jacobian, n);
    in_parts(0..n, CHUNK, all, workspace, |directions, mut columns, own| {
        columns_in(&f, x, directions, m, own, |first, outputs| columns.write(first, outputs))
    })
}

/// [`hessian`](super::hessian) with its blocks in parallel: the same value, gradient and Hessian, bit for bit.
///
/// ```
/// use gradual::slice::{self, HessianChunk};
///
/// let cubes = |x: &[HessianChunk<f64>]| x.iter().map(|x| x.powi(3)).sum::<HessianChunk<f64>>();
/// let (value, gradient, hessian) = slice::par_hessian(cubes, &[2.0; 50]);
/// assert_eq!((value, gradient), (400.0, vec![12.0; 50]));
/// assert_eq!(hessian[..2], [12.0, 0.0]);
/// ```
///
/// Up to [`COLUMNS`] inputs run on the thread of the caller. See [`par_gradient`] for the threads.
#[must_use]
pub fn par_hessian<T: Scalar>(
    f: impl Fn(&[HessianChunk<T>]) -> HessianChunk<T> + Sync,
    x: &[T],
) -> (T, Vec<T>, Vec<T>) {
    infallible(try_par_hessian(|x| Ok::<_, Infallible>(f(x)), x))
}

/// [`par_hessian`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, HessianChunk};
///
/// let inverse = |x: &[HessianChunk<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(x[0].recip()) };
/// let (value, gradient, hessian) = slice::try_par_hessian(inverse, &[2.0; 50])?;
/// assert_eq!((value, gradient[0], hessian[0]), (0.5, -0.25, 0.25));
/// assert_eq!(slice::try_par_hessian(inverse, &[0.0; 50]), Err("x is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// The function's own, for the first block that fails. Later ones may have run by then.
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
pub fn try_par_hessian<T: Scalar, E: Send>(
    f: impl Fn(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E> + Sync,
    x: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let n = x.len();
    let (mut gradient, mut hessian) = (vec![T::zero(); n], vec![T::zero(); n * n]);
    let value = try_par_hessian_into(f, x, &mut gradient, &mut hessian, &mut Workspace::new())?;
    Ok((value, gradient, hessian))
}

/// [`par_hessian`] into memory of the caller; returns f(x). The workspace is that of [`par_gradient_into`].
///
/// ```
/// use gradual::slice::{self, HessianChunk, Workspace};
///
/// let squares = |x: &[HessianChunk<f64>]| x.iter().map(|x| x.powi(2)).sum::<HessianChunk<f64>>();
/// let (mut gradient, mut hessian) = ([0.0; 50], vec![0.0; 50 * 50]);
/// let value =
///     slice::par_hessian_into(squares, &[3.0; 50], &mut gradient, &mut hessian, &mut Workspace::new());
/// assert_eq!((value, gradient), (450.0, [6.0; 50]));
/// assert_eq!(hessian[..2], [2.0, 0.0]);
/// ```
///
/// # Panics
/// If `gradient` is not as long as `x`, or `hessian` not as long as its square; before f is called.
pub fn par_hessian_into<T: Scalar>(
    f: impl Fn(&[HessianChunk<T>]) -> HessianChunk<T> + Sync,
    x: &[T],
    gradient: &mut [T],
    hessian: &mut [T],
    workspace: &mut Workspace<T>,
) -> T {
    infallible(try_par_hessian_into(|x| Ok::<_, Infallible>(f(x)), x, gradient, hessian, workspace))
}

/// [`par_hessian_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut gradient, mut hessian) = ([0.0; 50], vec![0.0; 50 * 50]);
/// let fails = slice::try_par_hessian_into(
///     |_| Err("no luck"),
///     &[2.0; 50],
///     &mut gradient,
///     &mut hessian,
///     &mut Workspace::new(),
/// );
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own, for the first block that fails; any of the others may have written to `gradient` and `hessian`.
///
/// # Panics
/// If `gradient` is not as long as `x`, or `hessian` not as long as its square; before f is called.
pub fn try_par_hessian_into<T: Scalar, E: Send>(
    f: impl Fn(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E> + Sync,
    x: &[T],
    gradient: &mut [T],
    hessian: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    let n = x.len();
    if n <= COLUMNS {
        return try_hessian_into(f, x, gradient, hessian, workspace);
    }
    assert_size_of_hessian(x, gradient, hessian);
    let all = (gradient, Rows { n, numbers: &mut *hessian });
    let value = in_parts(0..n, COLUMNS, all, workspace, |directions, (gradient, rows), own| {
        upper_rows_in(&f, x, directions, gradient, rows.numbers, own)
    })?;
    mirror(hessian, n);
    Ok(value)
}

/// [`hvp`](super::hvp) with its chunks in parallel: the same value, gradient and product, bit for bit.
///
/// ```
/// use gradual::slice::{self, HvpChunk};
///
/// let cubes = |x: &[HvpChunk<f64>]| x.iter().map(|x| x.powi(3)).sum::<HvpChunk<f64>>();
/// let (value, gradient, h_v) = slice::par_hvp(cubes, &[2.0; 50], &[0.5; 50]);
/// assert_eq!((value, gradient, h_v), (400.0, vec![12.0; 50], vec![6.0; 50]));
/// ```
///
/// Up to [`COLUMNS`] inputs are one chunk, and run on the thread of the caller. See [`par_gradient`] for the threads.
///
/// # Panics
/// If v is not as long as x; before f is called.
#[must_use]
pub fn par_hvp<T: Scalar>(
    f: impl Fn(&[HvpChunk<T>]) -> HvpChunk<T> + Sync,
    x: &[T],
    v: &[T],
) -> (T, Vec<T>, Vec<T>) {
    infallible(try_par_hvp(|x| Ok::<_, Infallible>(f(x)), x, v))
}

/// [`par_hvp`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, HvpChunk};
///
/// let square = |x: &[HvpChunk<f64>]| if x[0] < 0.0 { Err("negative") } else { Ok(x[0] * x[0]) };
/// let (value, gradient, h_v) = slice::try_par_hvp(square, &[3.0; 50], &[0.5; 50])?;
/// assert_eq!((value, gradient[0], h_v[0]), (9.0, 6.0, 1.0));
/// assert_eq!(slice::try_par_hvp(square, &[-3.0; 50], &[0.5; 50]), Err("negative"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// The function's own, for the first chunk that fails. Later ones may have run by then.
///
/// # Panics
/// If v is not as long as x; before f is called.
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
pub fn try_par_hvp<T: Scalar, E: Send>(
    f: impl Fn(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E> + Sync,
    x: &[T],
    v: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let (mut gradient, mut h_v) = (vec![T::zero(); x.len()], vec![T::zero(); x.len()]);
    let value = try_par_hvp_into(f, x, v, &mut gradient, &mut h_v, &mut Workspace::new())?;
    Ok((value, gradient, h_v))
}

/// [`par_hvp`] into memory of the caller; returns f(x). The workspace is that of [`par_gradient_into`].
///
/// ```
/// use gradual::slice::{self, HvpChunk, Workspace};
///
/// let f = |x: &[HvpChunk<f64>]| x[0] * x[0] * x[49];
/// let (mut gradient, mut h_v) = ([0.0; 50], [0.0; 50]);
/// let (x, v) = ([3.0; 50], [1.0; 50]);
/// let value = slice::par_hvp_into(f, &x, &v, &mut gradient, &mut h_v, &mut Workspace::new());
/// assert_eq!((value, gradient[0], h_v[0], h_v[49]), (27.0, 18.0, 12.0, 6.0));
/// ```
///
/// # Panics
/// If v, `gradient` and `h_v` are not all as long as x; before f is called.
pub fn par_hvp_into<T: Scalar>(
    f: impl Fn(&[HvpChunk<T>]) -> HvpChunk<T> + Sync,
    x: &[T],
    v: &[T],
    gradient: &mut [T],
    h_v: &mut [T],
    workspace: &mut Workspace<T>,
) -> T {
    infallible(try_par_hvp_into(|x| Ok::<_, Infallible>(f(x)), x, v, gradient, h_v, workspace))
}

/// [`par_hvp_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut gradient, mut h_v) = ([0.0; 50], [0.0; 50]);
/// let fails = slice::try_par_hvp_into(
///     |_| Err("no luck"),
///     &[2.0; 50],
///     &[1.0; 50],
///     &mut gradient,
///     &mut h_v,
///     &mut Workspace::new(),
/// );
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own, for the first chunk that fails; any of the others may have written to `gradient` and `h_v`.
///
/// # Panics
/// If v, `gradient` and `h_v` are not all as long as x; before f is called.
pub fn try_par_hvp_into<T: Scalar, E: Send>(
    f: impl Fn(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E> + Sync,
    x: &[T],
    v: &[T],
    gradient: &mut [T],
    h_v: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    if x.len() <= COLUMNS {
        return try_hvp_into(f, x, v, gradient, h_v, workspace);
    }
    assert_lengths_of_hvp(x, v, gradient, h_v);
    let all = (gradient, h_v);
    in_parts(0..x.len(), COLUMNS, all, workspace, |directions, (gradient, h_v), own| {
        hvp_in(&f, x, v, directions, gradient, h_v, own)
    })
}

/// Calls `run` on parts of `directions`, each of whole chunks of `width` and with the places of its results, in
/// parallel. Returns what the last part does or, if some fail, the error of the first of them.
fn in_parts<T: Scalar, P: Places, R: Send, E: Send>(
    directions: Range<usize>,
    width: usize,
    places: P,
    workspace: &mut Workspace<T>,
    run: impl Fn(Range<usize>, P, &mut Workspace<T>) -> Result<R, E> + Sync,
) -> Result<R, E> {
    let halves = |(directions, places): (Range<usize>, P)| {
        let chunks = directions.len().div_ceil(width);
        if chunks < 2 {
            return ((directions, places), None);
        }
        let length = chunks / 2 * width;
        let middle = directions.start + length;
        let (before, after) = places.divide(length);
        ((directions.start..middle, before), Some((middle..directions.end, after)))
    };
    // Locked to take one or put it back, never while f runs: a thread that waits for others within f may be given
    // another part by rayon, and then takes a second one.
    let idle = Mutex::new(&mut workspace.threads);
    let idle = || idle.lock().unwrap_or_else(PoisonError::into_inner);
    split((directions, places), halves)
        .map(|(directions, places)| {
            let mut own = idle().pop().unwrap_or_default();
            let result = run(directions, places, &mut own);
            idle().push(own);
            result
        })
        .reduce_with(Result::and)
        .expect("there is one part at least")
}

/// Where the results for some consecutive inputs go.
trait Places: Send + Sized {
    /// The places for the first `length` inputs, and those for the others.
    fn divide(self, length: usize) -> (Self, Self);
}

impl<T: Send> Places for &mut [T] {
    fn divide(self, length: usize) -> (Self, Self) {
        self.split_at_mut(length)
    }
}

impl<A: Places, B: Places> Places for (A, B) {
    fn divide(self, length: usize) -> (Self, Self) {
        let ((a, others), (b, other)) = (self.0.divide(length), self.1.divide(length));
        ((a, b), (others, other))
    }
}

/// Some columns of a Jacobian, row by row; and the values, which the last columns come with.
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

/// Some rows of a Hessian, each of n numbers.
struct Rows<'a, T> {
    n: usize,
    numbers: &'a mut [T],
}

impl<T: Scalar> Places for Rows<'_, T> {
    fn divide(self, length: usize) -> (Self, Self) {
        let n = self.n;
        let (before, after) = self.numbers.split_at_mut(length * n);
        (Self { n, numbers: before }, Self { n, numbers: after })
    }
}
