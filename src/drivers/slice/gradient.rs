//! Gradients of functions of a slice, one chunk after the other.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::chunks::{for_each_chunk, infallible, write};
use super::{Chunk, Workspace};
use crate::scalar::Scalar;

/// Returns `(f(x), grad f(x))` for a function of a slice of n numbers. The gradient has n numbers.
///
/// ```
/// use gradual::slice;
///
/// let (value, gradient) = slice::gradient(|x| x[0] * x[1].sin(), &[2.0, 0.0]);
/// assert_eq!((value, gradient), (0.0, vec![0.0, 2.0]));
/// ```
///
/// The function runs once for each [`CHUNK`](super::CHUNK) inputs. For an empty slice it runs once, and the gradient is
/// empty.
#[must_use]
#[inline]
pub fn gradient<T: Scalar>(mut f: impl FnMut(&[Chunk<T>]) -> Chunk<T>, x: &[T]) -> (T, Vec<T>) {
    let Ok(found) = try_gradient(|x| infallible(f(x)), x);
    found
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
/// Returns the first error that `f` returns.
#[inline]
pub fn try_gradient<T: Scalar, E>(
    f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
    x: &[T],
) -> Result<(T, Vec<T>), E> {
    let mut gradient = vec![T::zero(); x.len()];
    let value = Workspace::new().try_gradient(f, x, &mut gradient)?;
    Ok((value, gradient))
}

impl<T: Scalar> Workspace<T> {
    /// Writes the gradient of a function of a slice into `gradient`, and returns `f(x)`.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let mut gradient = [0.0; 2];
    /// let value = Workspace::new().gradient(|x| x[0] * x[1], &[2.0, 3.0], &mut gradient);
    /// assert_eq!((value, gradient), (6.0, [3.0, 2.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    #[inline]
    pub fn gradient(&mut self, mut f: impl FnMut(&[Chunk<T>]) -> Chunk<T>, x: &[T], gradient: &mut [T]) -> T {
        let Ok(value) = self.try_gradient(|x| infallible(f(x)), x, gradient);
        value
    }

    /// [`gradient`](Self::gradient) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let fails = Workspace::new().try_gradient(|_| Err("no luck"), &[2.0], &mut [0.0]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the first error that `f` returns. Then `gradient` is written for the chunks before it.
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    #[inline]
    pub fn try_gradient<E>(
        &mut self,
        f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
        x: &[T],
        gradient: &mut [T],
    ) -> Result<T, E> {
        assert_length_of_gradient(x, gradient);
        self.gradient_in(f, x, 0..x.len(), gradient)
    }

    /// Writes the derivatives in some of the inputs, which are whole chunks. Returns the value that the last chunk has.
    #[inline]
    pub(super) fn gradient_in<E>(
        &mut self,
        mut f: impl FnMut(&[Chunk<T>]) -> Result<Chunk<T>, E>,
        x: &[T],
        directions: Range<usize>,
        gradient: &mut [T],
    ) -> Result<T, E> {
        let mut value = T::zero();
        for_each_chunk(x, directions, &mut self.inputs, |first, inputs| {
            let y = f(inputs)?;
            value = y.value;
            write(&mut gradient[first..], y);
            Ok(())
        })?;
        Ok(value)
    }
}

pub(super) fn assert_length_of_gradient<T>(x: &[T], gradient: &[T]) {
    assert!(
        gradient.len() == x.len(),
        "the function has {} inputs, but the slice for its gradient has length {}",
        x.len(),
        gradient.len(),
    );
}
