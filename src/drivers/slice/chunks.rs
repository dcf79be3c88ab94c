//! The numbers that a function of a slice runs on, the memory for them, and their seeds.

use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;

use crate::dual::{CHUNK, Chunk, Dual};
use crate::dual2::HyperDual;
use crate::scalar::Scalar;

/// The number of rows of the Hessian that one run of the function computes. It may change between versions.
pub const ROWS: usize = 4;

/// The number of columns of the Hessian that one run of the function computes, and of inputs for its product with a
/// vector. It may change between versions.
pub const COLUMNS: usize = 8;

/// The number type on which a function of a slice runs for its Hessian: a value with one block of the Hessian, which
/// has [`ROWS`] rows and [`COLUMNS`] columns.
///
/// Use this name and the methods only: it may become a type of its own.
pub type HessianChunk<T> = HyperDual<T, COLUMNS, ROWS>;

/// The number type on which a function of a slice runs for the product of its Hessian with a vector.
///
/// Use this name and the methods only: it may become a type of its own.
pub type HvpChunk<T> = HyperDual<T, COLUMNS>;

/// The memory in which the drivers of this module work.
///
/// Its methods `gradient`, `jacobian`, `jvp`, `hessian`, `hvp` and `laplacian` are the drivers of these names, but they
/// write vectors into slices that you give. If you keep the workspace between calls, they allocate nothing.
///
/// ```
/// use gradual::slice::Workspace;
///
/// let mut workspace = Workspace::new();
/// let (mut x, mut gradient) = ([5.0, -3.0], [0.0_f64; 2]);
/// for _ in 0..100 {
///     workspace.gradient(|x| x[0].powi(2) + x[1].powi(2), &x, &mut gradient);
///     for (x, slope) in x.iter_mut().zip(gradient) {
///         *x -= 0.25 * slope;
///     }
/// }
/// assert!(gradient[0].abs() < 1e-12 && gradient[1].abs() < 1e-12);
/// ```
#[derive(Clone, Debug)]
pub struct Workspace<T> {
    pub(super) inputs: Vec<Chunk<T>>,
    pub(super) outputs: Vec<Chunk<T>>,
    pub(super) hessian_inputs: Vec<HessianChunk<T>>,
    pub(super) hvp_inputs: Vec<HvpChunk<T>>,
    pub(super) dual_inputs: Vec<Dual<T>>,
    pub(super) dual_outputs: Vec<Dual<T>>,
}

impl<T> Workspace<T> {
    /// Returns an empty workspace. It grows to the size that the first call needs.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// static EMPTY: Workspace<f64> = Workspace::new();
    /// let mut gradient = [0.0];
    /// assert_eq!(EMPTY.clone().gradient(|x| x[0] * x[0], &[3.0], &mut gradient), 9.0);
    /// ```
    #[must_use]
    pub const fn new() -> Self {
        Self {
            inputs: Vec::new(),
            outputs: Vec::new(),
            hessian_inputs: Vec::new(),
            hvp_inputs: Vec::new(),
            dual_inputs: Vec::new(),
            dual_outputs: Vec::new(),
        }
    }
}

impl<T> Default for Workspace<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// Calls `run` once for each chunk of `directions`. Its arguments are the number of the chunk's first direction, counted
/// from the start of `directions`, and the inputs, in which only the chunk has seeds. Without any inputs it calls `run` once.
#[inline]
pub(super) fn for_each_chunk<T: Scalar, E>(
    x: &[T],
    directions: Range<usize>,
    inputs: &mut Vec<Chunk<T>>,
    mut run: impl FnMut(usize, &[Chunk<T>]) -> Result<(), E>,
) -> Result<(), E> {
    inputs.clear();
    inputs.extend(x.iter().copied().map(Chunk::constant));
    if inputs.is_empty() {
        return run(0, inputs);
    }
    for first in directions.clone().step_by(CHUNK) {
        let chunk = first..directions.end.min(first + CHUNK);
        seed(inputs, chunk.clone(), |x, i| *x = Chunk::variable(x.value, i));
        run(first - directions.start, inputs)?;
        seed(inputs, chunk, |x, _| *x = Chunk::constant(x.value));
    }
    Ok(())
}

/// Calls `set` on the inputs in a range, each with its number in the range.
#[inline]
pub(super) fn seed<D>(inputs: &mut [D], range: Range<usize>, set: impl Fn(&mut D, usize)) {
    for (i, input) in inputs[range].iter_mut().enumerate() {
        set(input, i);
    }
}

/// Writes the partials into `slopes`, which may be shorter than a chunk.
#[inline]
pub(super) fn write<T: Scalar>(slopes: &mut [T], y: Chunk<T>) {
    for (slot, partial) in slopes.iter_mut().zip(y.partials()) {
        *slot = partial;
    }
}

/// Wraps what a function that cannot fail returns, for a driver of functions that may fail.
#[inline(always)]
pub(super) fn infallible<Y>(y: Y) -> Result<Y, Infallible> {
    Ok(y)
}
