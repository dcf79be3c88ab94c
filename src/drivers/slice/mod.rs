//! Gradients, Jacobians and Hessians of functions of any number of inputs, in chunks of [`CHUNK`] directions.
//!
//! The function runs once for each chunk, so a gradient of n numbers costs about n / [`CHUNK`] runs on
//! [`Chunk`], which skip what depends on none of the chunk's inputs. It takes a slice:
//!
//! ```
//! use gradual::slice::{self, Chunk};
//!
//! fn sum_of_squares(x: &[Chunk<f64>]) -> Chunk<f64> {
//!     x.iter().map(|x| x * x).sum()
//! }
//!
//! let x: Vec<f64> = (0..100).map(f64::from).collect();
//! let (value, gradient) = slice::gradient(sum_of_squares, &x);
//! assert_eq!(value, 328_350.0);
//! assert_eq!(gradient[99], 198.0);
//! ```
//!
//! Along one vector the function runs once, on [`Dual`]: [`directional_derivative`], [`jvp`].
//!
//! In a loop keep a [`Workspace`] and the output, and nothing is allocated: [`gradient_into`],
//! [`jacobian_into`], [`hessian_into`], [`hvp_into`], [`jvp_into`].
//!
//! With the feature `rayon` the runs go on in parallel: [`par_gradient`], [`par_jacobian`], [`par_hessian`], [`par_hvp`].
//! They return what the others do, bit for bit.

mod directional;
mod hessian;
#[cfg(feature = "rayon")]
mod parallel;

pub use crate::chunk::{CHUNK, Chunk};
pub use directional::{
    directional_derivative, jvp, jvp_into, try_directional_derivative, try_jvp, try_jvp_into,
};
pub use hessian::{
    COLUMNS, HessianChunk, HvpChunk, ROWS, hessian, hessian_into, hvp, hvp_into, laplacian, try_hessian,
    try_hessian_into, try_hvp, try_hvp_into, try_laplacian,
};
#[cfg(feature = "rayon")]
pub use parallel::{
    par_gradient, par_gradient_into, par_hessian, par_hessian_into, par_hvp, par_hvp_into, par_jacobian,
    par_jacobian_into, try_par_gradient, try_par_gradient_into, try_par_hessian, try_par_hessian_into,
    try_par_hvp, try_par_hvp_into, try_par_jacobian, try_par_jacobian_into,
};

use alloc::vec;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;

use crate::dual::Dual;
use crate::scalar::Scalar;

/// The memory that the drivers of this module work in; kept between calls, they allocate nothing.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let mut workspace = Workspace::new();
/// let (mut x, mut gradient) = ([5.0, -3.0], [0.0_f64; 2]);
/// for _ in 0..100 {
///     slice::gradient_into(|x| x[0].powi(2) + x[1].powi(2), &x, &mut gradient, &mut workspace);
///     for (x, slope) in x.iter_mut().zip(gradient) {
///         *x -= 0.25 * slope;
///     }
/// }
/// assert!(gradient[0].abs() < 1e-12 && gradient[1].abs() < 1e-12);
/// ```
#[derive(Clone, Debug)]
pub struct Workspace<T> {
    inputs: Vec<Chunk<T>>,
    outputs: Vec<Chunk<T>>,
    hessian_inputs: Vec<HessianChunk<T>>,
    hvp_inputs: Vec<HvpChunk<T>>,
    dual_inputs: Vec<Dual<T>>,
    dual_outputs: Vec<Dual<T>>,
    /// One for each thread of the parallel drivers, where they find it again in the next call.
    #[cfg(feature = "rayon")]
    threads: Vec<Workspace<T>>,
}

impl<T> Workspace<T> {
    /// An empty workspace; it grows to what the first call needs.
    ///
    /// ```
    /// let workspace = gradual::slice::Workspace::<f64>::new();
    /// # let _ = workspace;
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
            #[cfg(feature = "rayon")]
            threads: Vec::new(),
        }
    }
}

impl<T> Default for Workspace<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// `(f(x), grad f(x))` for a function of a slice.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient) = slice::gradient(|x| x[0] * x[1].sin(), &[2.0, 0.0]);
/// assert_eq!((value, gradient), (0.0, vec![0.0, 2.0]));
/// ```
///
/// An empty slice is a constant: f is called once, and the gradient is empty.
#[must_use]
pub fn gradient<T: Scalar>(mut f: impl FnMut(&[Chunk<T>]) -> Chunk<T>, x: &[T]) -> (T, Vec<T>) {
    infallible(try_gradient(|x| Ok::<_, Infallible>(f(x)), x))
}

/// [`gradient`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let mean = |x: &[Chunk<f64>]| match x {
///     [] => Err("the mean of nothing"),
///     _ => Ok(x.iter().sum::<Chunk<f64>>() / x.len() as f64),
/// };
/// assert_eq!(slice::try_gradient(mean, &[1.0, 2.0]), Ok((1.5, vec![0.5, 0.5])));
/// assert_eq!(slice::try_gradient(mean, &[]), Err("the mean of nothing"));
/// ```
///
/// # Errors
/// The function's own.
pub fn try_gradient<T: Scalar, E>(
    f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
    x: &[T],
) -> Result<(T, Vec<T>), E> {
    let mut gradient = vec![T::zero(); x.len()];
    let value = try_gradient_into(f, x, &mut gradient, &mut Workspace::new())?;
    Ok((value, gradient))
}

/// [`gradient`] into memory of the caller; returns f(x).
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let mut gradient = [0.0; 2];
/// let value = slice::gradient_into(|x| x[0] * x[1], &[2.0, 3.0], &mut gradient, &mut Workspace::new());
/// assert_eq!((value, gradient), (6.0, [3.0, 2.0]));
/// ```
///
/// # Panics
/// If `gradient` is not as long as `x`; before f is called.
pub fn gradient_into<T: Scalar>(
    mut f: impl FnMut(&[Chunk<T>]) -> Chunk<T>,
    x: &[T],
    gradient: &mut [T],
    workspace: &mut Workspace<T>,
) -> T {
    infallible(try_gradient_into(|x| Ok::<_, Infallible>(f(x)), x, gradient, workspace))
}

/// [`gradient_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let mut gradient = [0.0; 1];
/// let fails = slice::try_gradient_into(|_| Err("no luck"), &[2.0], &mut gradient, &mut Workspace::new());
/// assert_eq!(fails, Err("no luck"));
/// ```
///
/// # Errors
/// The function's own; `gradient` is then as far written as the chunks got.
///
/// # Panics
/// If `gradient` is not as long as `x`; before f is called.
pub fn try_gradient_into<T: Scalar, E>(
    f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
    x: &[T],
    gradient: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    assert_length_of_gradient(x, gradient);
    gradient_in(f, x, 0..x.len(), gradient, workspace)
}

fn assert_length_of_gradient<T>(x: &[T], gradient: &[T]) {
    assert!(
        gradient.len() == x.len(),
        "the gradient of a function of {} inputs into a slice of {}",
        x.len(),
        gradient.len(),
    );
}

/// The derivatives in some of the inputs, whole chunks of them, and the value that the last chunk found.
fn gradient_in<T: Scalar, E>(
    mut f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
    x: &[T],
    directions: Range<usize>,
    gradient: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    let mut value = T::zero();
    for_each_chunk(x, directions, &mut workspace.inputs, |first, inputs| {
        let y = f(inputs)?;
        value = y.value;
        write(&mut gradient[first..], y);
        Ok(())
    })?;
    Ok(value)
}

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

fn assert_number_of_values(now: usize, before: usize) {
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

fn assert_size_of_jacobian<T>(x: &[T], values: &[T], jacobian: &[T]) {
    let (n, m) = (x.len(), values.len());
    assert!(
        m.checked_mul(n) == Some(jacobian.len()),
        "the Jacobian of {m} values in {n} inputs into a slice of {}",
        jacobian.len(),
    );
}

/// Hands on the m results of every chunk of some of the inputs, with the number of its first among them.
fn columns_in<T: Scalar, E>(
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
fn rows<T>(jacobian: &mut [T], n: usize) -> impl Iterator<Item = &mut [T]> {
    jacobian.chunks_mut(n.max(1)) // without inputs it is empty
}

/// Writes the partials of one chunk into the columns from `first` on.
fn write_columns<'a, T: Scalar>(rows: impl Iterator<Item = &'a mut [T]>, first: usize, outputs: &[Chunk<T>]) {
    for (row, &y) in rows.zip(outputs) {
        write(&mut row[first..], y);
    }
}

/// Writes as many of the partials as there is room for.
fn write<T: Scalar>(slopes: &mut [T], y: Chunk<T>) {
    for (slot, partial) in slopes.iter_mut().zip(y.partials()) {
        *slot = partial;
    }
}

/// Writes the values where there is room for them.
fn write_values<T: Scalar>(values: &mut [T], outputs: &[Chunk<T>]) {
    for (value, y) in values.iter_mut().zip(outputs) {
        *value = y.value;
    }
}

/// Calls `run` once for each chunk of `directions`, with the inputs, of which that chunk is seeded, and the number of
/// its first, counted from that of `directions`. Without inputs too it calls it once.
fn for_each_chunk<T: Scalar, E>(
    x: &[T],
    directions: Range<usize>,
    inputs: &mut Vec<Chunk<T>>,
    mut run: impl FnMut(usize, &[Chunk<T>]) -> Result<(), E>,
) -> Result<(), E> {
    inputs.clear();
    inputs.extend(x.iter().map(|&x| Chunk::constant(x)));
    if inputs.is_empty() {
        return run(0, inputs);
    }
    for first in directions.clone().step_by(CHUNK) {
        let chunk = first..directions.end.min(first + CHUNK);
        for (lane, input) in inputs[chunk.clone()].iter_mut().enumerate() {
            *input = Chunk::variable(input.value, lane);
        }
        run(first - directions.start, inputs)?;
        for input in &mut inputs[chunk] {
            *input = Chunk::constant(input.value);
        }
    }
    Ok(())
}

/// The value of a function that cannot fail, run by a driver for one that can.
#[inline(always)]
fn infallible<T>(result: Result<T, Infallible>) -> T {
    match result {
        Ok(value) => value,
        Err(never) => match never {},
    }
}
