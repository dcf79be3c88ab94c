//! Second derivatives of functions of a slice: the Hessian in blocks, its product with a vector in chunks.

use alloc::vec;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;

use super::{Workspace, infallible};
use crate::dual2::HyperDual;
use crate::scalar::Scalar;

/// How many rows of the Hessian one run of the function carries. It may change between versions.
pub const ROWS: usize = 4;

/// How many columns of the Hessian, or parts of its product with a vector, one run of the function carries. It may
/// change between versions.
pub const COLUMNS: usize = 8;

/// The number that a function of a slice is run on for its Hessian: a value and the second derivatives of one
/// block of [`ROWS`] times [`COLUMNS`].
///
/// Use it by this name and through its methods: it may become a type of its own.
pub type HessianChunk<T> = HyperDual<T, COLUMNS, ROWS>;

/// The number that a function of a slice is run on for the product of its Hessian and a vector.
///
/// Use it by this name and through its methods: it may become a type of its own.
pub type HvpChunk<T> = HyperDual<T, COLUMNS>;

/// `(f(x), grad f(x), H)` for a function of a slice of n numbers: H has n rows of n, one after the other, so
/// `H[i * n + j]` is the second derivative in x_i and x_j. It is symmetric in every bit.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient, hessian) = slice::hessian(|x| x[0].powi(3) * x[1], &[2.0, 1.0]);
/// assert_eq!((value, gradient), (8.0, vec![12.0, 8.0]));
/// assert_eq!(hessian, [12.0, 12.0, 12.0, 0.0]);
/// ```
///
/// The function runs about `n / ROWS * n / COLUMNS / 2` times, on [`HessianChunk`]. For the product with a vector
/// alone see [`hvp`], which takes `n / COLUMNS` runs.
#[must_use]
pub fn hessian<T: Scalar>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
    x: &[T],
) -> (T, Vec<T>, Vec<T>) {
    infallible(try_hessian(|x| Ok::<_, Infallible>(f(x)), x))
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
/// The function's own.
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
pub fn try_hessian<T: Scalar, E>(
    f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    x: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let n = x.len();
    let (mut gradient, mut hessian) = (vec![T::zero(); n], vec![T::zero(); n * n]);
    let value = try_hessian_into(f, x, &mut gradient, &mut hessian, &mut Workspace::new())?;
    Ok((value, gradient, hessian))
}

/// [`hessian`] into memory of the caller; returns f(x).
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut gradient, mut hessian) = ([0.0; 2], [0.0; 4]);
/// let f = |x: &[slice::HessianChunk<f64>]| x[0] * x[0] * x[1];
/// let value = slice::hessian_into(f, &[2.0, 3.0], &mut gradient, &mut hessian, &mut Workspace::new());
/// assert_eq!((value, gradient), (12.0, [12.0, 4.0]));
/// assert_eq!(hessian, [6.0, 4.0, 4.0, 0.0]);
/// ```
///
/// # Panics
/// If `gradient` is not as long as `x`, or `hessian` not as long as its square; before f is called.
pub fn hessian_into<T: Scalar>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
    x: &[T],
    gradient: &mut [T],
    hessian: &mut [T],
    workspace: &mut Workspace<T>,
) -> T {
    infallible(try_hessian_into(|x| Ok::<_, Infallible>(f(x)), x, gradient, hessian, workspace))
}

/// [`hessian_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut gradient, mut hessian) = ([0.0; 1], [0.0; 1]);
/// let fails =
///     slice::try_hessian_into(|_| Err("no luck"), &[2.0], &mut gradient, &mut hessian, &mut Workspace::new());
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own; `gradient` and `hessian` are then as far written as the blocks got.
///
/// # Panics
/// If `gradient` is not as long as `x`, or `hessian` not as long as its square; before f is called.
pub fn try_hessian_into<T: Scalar, E>(
    f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    x: &[T],
    gradient: &mut [T],
    hessian: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    assert_size_of_hessian(x, gradient, hessian);
    let value = upper_rows_in(f, x, 0..x.len(), gradient, hessian, workspace)?;
    mirror(hessian, x.len());
    Ok(value)
}

pub(super) fn assert_size_of_hessian<T>(x: &[T], gradient: &[T], hessian: &[T]) {
    let n = x.len();
    assert!(
        gradient.len() == n && n.checked_mul(n) == Some(hessian.len()),
        "the gradient and the Hessian of a function of {n} inputs into slices of {} and {}",
        gradient.len(),
        hessian.len(),
    );
}

/// The derivatives in some of the inputs, from a multiple of [`COLUMNS`] on, and their rows of the Hessian from the
/// diagonal on; returns the value that the last block found.
pub(super) fn upper_rows_in<T: Scalar, E>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    x: &[T],
    directions: Range<usize>,
    gradient: &mut [T],
    hessian: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    let n = x.len();
    let inputs = &mut workspace.hessian_inputs;
    inputs.clear();
    inputs.extend(x.iter().copied().map(HessianChunk::constant));
    if n == 0 {
        return Ok(f(inputs)?.value);
    }
    let Range { start, end } = directions;
    let mut value = T::zero();
    for top in (start..end).step_by(ROWS) {
        let rows = top..end.min(top + ROWS);
        // the blocks that reach the diagonal or stand to the right of it
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

/// Copies what stands above the diagonal to its other side.
pub(super) fn mirror<T: Scalar>(hessian: &mut [T], n: usize) {
    for i in 0..n {
        for j in 0..i {
            hessian[i * n + j] = hessian[j * n + i];
        }
    }
}

/// `(f(x), grad f(x), laplacian)` for a function of a slice: the Laplacian is the trace of the Hessian, of which
/// only the blocks on the diagonal are computed, in `n / ROWS` runs.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient, laplacian) = slice::laplacian(|x| x[0].powi(3) * x[1] + x[1].powi(2), &[2.0, 1.0]);
/// assert_eq!((value, gradient, laplacian), (9.0, vec![12.0, 10.0], 14.0));
/// ```
#[must_use]
pub fn laplacian<T: Scalar>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> HessianChunk<T>,
    x: &[T],
) -> (T, Vec<T>, T) {
    infallible(try_laplacian(|x| Ok::<_, Infallible>(f(x)), x))
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
/// The function's own.
pub fn try_laplacian<T: Scalar, E>(
    mut f: impl FnMut(&[HessianChunk<T>]) -> Result<HessianChunk<T>, E>,
    x: &[T],
) -> Result<(T, Vec<T>, T), E> {
    let n = x.len();
    let mut inputs: Vec<HessianChunk<T>> = x.iter().copied().map(HessianChunk::constant).collect();
    if n == 0 {
        return Ok((f(&inputs)?.value, Vec::new(), T::zero()));
    }
    let (mut value, mut gradient, mut laplacian) = (T::zero(), vec![T::zero(); n], T::zero());
    for top in (0..n).step_by(ROWS) {
        let block = top..n.min(top + ROWS);
        let y = run_block(&mut f, &mut inputs, block.clone(), block.clone())?;
        value = y.value;
        for (lane, i) in block.enumerate() {
            gradient[i] = y.partials[lane];
            laplacian += y.mixed[lane][lane];
        }
    }
    Ok((value, gradient, laplacian))
}

/// Runs f with the seeds of one block of the Hessian.
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

/// `(f(x), grad f(x), H v)`: the Hessian of a function of a slice times a vector, without forming H.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient, h_v) = slice::hvp(|x| x[0].powi(3) * x[1], &[2.0, 1.0], &[1.0, -1.0]);
/// assert_eq!((value, gradient), (8.0, vec![12.0, 8.0]));
/// assert_eq!(h_v, [0.0, 12.0]);
/// ```
///
/// # Panics
/// If v is not as long as x; before f is called.
#[must_use]
pub fn hvp<T: Scalar>(
    mut f: impl FnMut(&[HvpChunk<T>]) -> HvpChunk<T>,
    x: &[T],
    v: &[T],
) -> (T, Vec<T>, Vec<T>) {
    infallible(try_hvp(|x| Ok::<_, Infallible>(f(x)), x, v))
}

/// [`hvp`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, HvpChunk};
///
/// let square = |x: &[HvpChunk<f64>]| if x[0] < 0.0 { Err("negative") } else { Ok(x[0] * x[0]) };
/// assert_eq!(slice::try_hvp(square, &[3.0], &[0.5]), Ok((9.0, vec![6.0], vec![1.0])));
/// assert_eq!(slice::try_hvp(square, &[-3.0], &[0.5]), Err("negative"));
/// ```
///
/// # Errors
/// The function's own.
///
/// # Panics
/// If v is not as long as x; before f is called.
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
pub fn try_hvp<T: Scalar, E>(
    f: impl FnMut(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E>,
    x: &[T],
    v: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let (mut gradient, mut h_v) = (vec![T::zero(); x.len()], vec![T::zero(); x.len()]);
    let value = try_hvp_into(f, x, v, &mut gradient, &mut h_v, &mut Workspace::new())?;
    Ok((value, gradient, h_v))
}

/// [`hvp`] into memory of the caller; returns f(x).
///
/// ```
/// use gradual::slice::{self, HvpChunk, Workspace};
///
/// let f = |x: &[HvpChunk<f64>]| x[0] * x[0] * x[1];
/// let (mut gradient, mut h_v) = ([0.0; 2], [0.0; 2]);
/// let value = slice::hvp_into(f, &[2.0, 3.0], &[1.0, 0.0], &mut gradient, &mut h_v, &mut Workspace::new());
/// assert_eq!((value, gradient, h_v), (12.0, [12.0, 4.0], [6.0, 4.0]));
/// ```
///
/// # Panics
/// If v, `gradient` and `h_v` are not all as long as x; before f is called.
pub fn hvp_into<T: Scalar>(
    mut f: impl FnMut(&[HvpChunk<T>]) -> HvpChunk<T>,
    x: &[T],
    v: &[T],
    gradient: &mut [T],
    h_v: &mut [T],
    workspace: &mut Workspace<T>,
) -> T {
    infallible(try_hvp_into(|x| Ok::<_, Infallible>(f(x)), x, v, gradient, h_v, workspace))
}

/// [`hvp_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut gradient, mut h_v) = ([0.0; 1], [0.0; 1]);
/// let fails = slice::try_hvp_into(
///     |_| Err("no luck"),
///     &[2.0],
///     &[1.0],
///     &mut gradient,
///     &mut h_v,
///     &mut Workspace::new(),
/// );
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own; `gradient` and `h_v` are then as far written as the chunks got.
///
/// # Panics
/// If v, `gradient` and `h_v` are not all as long as x; before f is called.
pub fn try_hvp_into<T: Scalar, E>(
    f: impl FnMut(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E>,
    x: &[T],
    v: &[T],
    gradient: &mut [T],
    h_v: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    assert_lengths_of_hvp(x, v, gradient, h_v);
    hvp_in(f, x, v, 0..x.len(), gradient, h_v, workspace)
}

pub(super) fn assert_lengths_of_hvp<T>(x: &[T], v: &[T], gradient: &[T], h_v: &[T]) {
    let n = x.len();
    assert!(
        [v.len(), gradient.len(), h_v.len()] == [n; 3],
        "the Hessian of a function of {n} inputs times a vector of {}, into slices of {} and {}",
        v.len(),
        gradient.len(),
        h_v.len(),
    );
}

/// The derivatives in some of the inputs, whole chunks of them, with their parts of the product; returns the value
/// that the last chunk found.
pub(super) fn hvp_in<T: Scalar, E>(
    mut f: impl FnMut(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E>,
    x: &[T],
    v: &[T],
    directions: Range<usize>,
    gradient: &mut [T],
    h_v: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    let inputs = &mut workspace.hvp_inputs;
    inputs.clear();
    inputs.extend(x.iter().zip(v).map(|(&x, &v)| HvpChunk { tangents: [v], ..HvpChunk::constant(x) }));
    if x.is_empty() {
        return Ok(f(inputs)?.value);
    }
    let Range { start, end } = directions;
    let mut value = T::zero();
    for first in (start..end).step_by(COLUMNS) {
        let chunk = first..end.min(first + COLUMNS);
        seed(inputs, chunk.clone(), |x, lane| x.partials[lane] = T::one());
        let y = f(inputs)?;
        seed(inputs, chunk.clone(), |x, lane| x.partials[lane] = T::zero());
        value = y.value;
        let parts = y.partials.into_iter().zip(y.mixed[0]);
        for (i, (slope, along)) in chunk.zip(parts) {
            gradient[i - start] = slope;
            h_v[i - start] = along;
        }
    }
    Ok(value)
}

/// Sets something of a range of inputs, each by its number within the range, the lane.
fn seed<D>(inputs: &mut [D], range: Range<usize>, set: impl Fn(&mut D, usize)) {
    for (lane, input) in inputs[range].iter_mut().enumerate() {
        set(input, lane);
    }
}
