//! Gradients of functions of a slice, chunk by chunk.

use alloc::vec;
use alloc::vec::Vec;
use core::convert::Infallible;
use core::ops::Range;

use super::{Chunk, Workspace, for_each_chunk, infallible, write};
use crate::scalar::Scalar;

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

pub(super) fn assert_length_of_gradient<T>(x: &[T], gradient: &[T]) {
    assert!(
        gradient.len() == x.len(),
        "the gradient of a function of {} inputs into a slice of {}",
        x.len(),
        gradient.len(),
    );
}

/// The derivatives in some of the inputs, whole chunks of them, and the value that the last chunk found.
pub(super) fn gradient_in<T: Scalar, E>(
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
