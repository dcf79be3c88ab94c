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
mod gradient;
mod hessian;
mod implicit;
mod jacobian;
#[cfg(feature = "rayon")]
mod parallel;

pub use crate::dual::{CHUNK, Chunk};
pub use directional::{
    directional_derivative, jvp, jvp_into, try_directional_derivative, try_jvp, try_jvp_into,
};
pub use gradient::{gradient, gradient_into, try_gradient, try_gradient_into};
pub use hessian::{
    COLUMNS, HessianChunk, HvpChunk, ROWS, hessian, hessian_into, hvp, hvp_into, laplacian, try_hessian,
    try_hessian_into, try_hvp, try_hvp_into, try_laplacian,
};
pub use implicit::implicit_derivatives;
#[cfg(feature = "nalgebra")]
pub(crate) use implicit::solution_of;
pub use jacobian::{jacobian, jacobian_into, try_jacobian, try_jacobian_into};
#[cfg(feature = "rayon")]
pub use parallel::{
    par_gradient, par_gradient_into, par_hessian, par_hessian_into, par_hvp, par_hvp_into, par_jacobian,
    par_jacobian_into, try_par_gradient, try_par_gradient_into, try_par_hessian, try_par_hessian_into,
    try_par_hvp, try_par_hvp_into, try_par_jacobian, try_par_jacobian_into,
};

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

/// Writes as many of the partials as there is room for.
fn write<T: Scalar>(slopes: &mut [T], y: Chunk<T>) {
    for (slot, partial) in slopes.iter_mut().zip(y.partials()) {
        *slot = partial;
    }
}

/// The value of a function that cannot fail, run by a driver for one that can.
#[inline(always)]
fn infallible<T>(result: Result<T, Infallible>) -> T {
    match result {
        Ok(value) => value,
        Err(never) => match never {},
    }
}
