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
//! In a loop keep a [`Workspace`] and the output, and nothing is allocated: [`gradient_into`],
//! [`jacobian_into`], [`hessian_into`], [`hvp_into`].

mod hessian;
mod implicit;

pub use crate::chunk::{CHUNK, Chunk};
pub use hessian::{
    COLUMNS, HessianChunk, HvpChunk, ROWS, hessian, hessian_into, hvp, hvp_into, laplacian, try_hessian,
    try_hessian_into, try_hvp, try_hvp_into, try_laplacian,
};
pub use implicit::implicit_derivatives;

use alloc::vec;
use alloc::vec::Vec;
use core::convert::Infallible;

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
        Self { inputs: Vec::new(), outputs: Vec::new(), hessian_inputs: Vec::new(), hvp_inputs: Vec::new() }
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
    mut f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
    x: &[T],
    gradient: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<T, E> {
    assert!(
        gradient.len() == x.len(),
        "the gradient of a function of {} inputs into a slice of {}",
        x.len(),
        gradient.len(),
    );
    let mut value = T::zero();
    for_each_chunk(x, &mut workspace.inputs, |first, inputs| {
        let y = f(inputs)?;
        value = y.value;
        for (slot, partial) in gradient[first..].iter_mut().zip(y.partials()) {
            *slot = partial;
        }
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
    for_each_chunk(x, &mut Vec::new(), |first, inputs| {
        let outputs = f(inputs)?;
        if first == 0 {
            values.extend(outputs.iter().map(|y| y.value));
            jacobian.resize(outputs.len() * n, T::zero());
        }
        let (now, before) = (outputs.len(), values.len());
        assert!(now == before, "a Jacobian of {before} values whose function returned {now} the next time");
        write_columns(&outputs, n, first, &mut jacobian);
        Ok(())
    })?;
    Ok((values, jacobian))
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
    mut f: impl FnMut(&[Chunk<T>], &mut [Chunk<T>]) -> Result<(), E>,
    x: &[T],
    values: &mut [T],
    jacobian: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<(), E> {
    let (n, m) = (x.len(), values.len());
    assert!(
        m.checked_mul(n) == Some(jacobian.len()),
        "the Jacobian of {m} values in {n} inputs into a slice of {}",
        jacobian.len(),
    );
    let Workspace { inputs, outputs, .. } = workspace;
    for_each_chunk(x, inputs, |first, inputs| {
        outputs.clear();
        outputs.resize(m, Chunk::constant(T::zero()));
        f(inputs, outputs)?;
        for (value, y) in values.iter_mut().zip(&*outputs) {
            *value = y.value;
        }
        write_columns(outputs, n, first, jacobian);
        Ok(())
    })
}

/// Writes the partials of one chunk into the columns from `first` on of a Jacobian of n columns.
fn write_columns<T: Scalar>(outputs: &[Chunk<T>], n: usize, first: usize, jacobian: &mut [T]) {
    for (i, y) in outputs.iter().enumerate() {
        for (slot, partial) in jacobian[i * n + first..(i + 1) * n].iter_mut().zip(y.partials()) {
            *slot = partial;
        }
    }
}

/// Calls `run` with the number of a chunk's first input and the inputs, of which that chunk is seeded; at
/// least once.
fn for_each_chunk<T: Scalar, E>(
    x: &[T],
    inputs: &mut Vec<Chunk<T>>,
    mut run: impl FnMut(usize, &[Chunk<T>]) -> Result<(), E>,
) -> Result<(), E> {
    inputs.clear();
    inputs.extend(x.iter().map(|&x| Chunk::constant(x)));
    if inputs.is_empty() {
        return run(0, inputs);
    }
    for first in (0..x.len()).step_by(CHUNK) {
        let chunk = first..x.len().min(first + CHUNK);
        for (lane, input) in inputs[chunk.clone()].iter_mut().enumerate() {
            *input = Chunk::variable(input.value, lane);
        }
        run(first, inputs)?;
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
