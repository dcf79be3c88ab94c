//! Gradients in parallel.

use alloc::vec;
use alloc::vec::Vec;

use super::Workspace;
use crate::drivers::slice::chunks::infallible;
use crate::drivers::slice::gradient::assert_length_of_gradient;
use crate::drivers::slice::{CHUNK, Chunk};
use crate::scalar::Scalar;

/// [`slice::gradient`](crate::slice::gradient) in parallel: the same value and gradient, bit for bit.
///
/// ```
/// use gradual::slice::parallel;
///
/// let (value, gradient) = parallel::gradient(|x| x.iter().map(|x| x * x).sum(), &[3.0; 100]);
/// assert_eq!((value, gradient), (900.0, vec![6.0; 100]));
/// ```
#[must_use]
pub fn gradient<T: Scalar>(f: impl Fn(&[Chunk<T>]) -> Chunk<T> + Sync, x: &[T]) -> (T, Vec<T>) {
    let Ok(found) = try_gradient(|x| infallible(f(x)), x);
    found
}

/// [`gradient`] for a function that may fail.
///
/// ```
/// use gradual::slice::{Chunk, parallel};
///
/// let logarithms = |x: &[Chunk<f64>]| match x.iter().position(|&x| x <= 0.0) {
///     Some(i) => Err(format!("x[{i}] = {} has no logarithm", x[i].value)),
///     None => Ok(x.iter().map(|x| x.ln()).sum::<Chunk<f64>>()),
/// };
/// assert_eq!(parallel::try_gradient(logarithms, &[1.0; 100]), Ok((0.0, vec![1.0; 100])));
/// assert_eq!(parallel::try_gradient(logarithms, &[0.0; 100]), Err("x[0] = 0 has no logarithm".to_string()));
/// ```
///
/// # Errors
/// Returns the error of the first chunk that fails.
pub fn try_gradient<T: Scalar, E: Send>(
    f: impl Fn(&[Chunk<T>]) -> Result<Chunk<T>, E> + Sync,
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
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let mut gradient = [0.0; 100];
    /// let value = Workspace::new().gradient(|x| x.iter().map(|x| x * x).sum(), &[3.0; 100], &mut gradient);
    /// assert_eq!((value, gradient), (900.0, [6.0; 100]));
    /// ```
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    pub fn gradient(&mut self, f: impl Fn(&[Chunk<T>]) -> Chunk<T> + Sync, x: &[T], gradient: &mut [T]) -> T {
        let Ok(value) = self.try_gradient(|x| infallible(f(x)), x, gradient);
        value
    }

    /// [`gradient`](Self::gradient) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let fails = Workspace::new().try_gradient(|_| Err("no luck"), &[2.0; 100], &mut [0.0; 100]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the error of the first chunk that fails. Any of the other chunks may have written to `gradient`.
    ///
    /// # Panics
    /// Panics if `gradient` is not as long as `x`. The check comes before the first call of `f`.
    pub fn try_gradient<E: Send>(
        &mut self,
        f: impl Fn(&[Chunk<T>]) -> Result<Chunk<T>, E> + Sync,
        x: &[T],
        gradient: &mut [T],
    ) -> Result<T, E> {
        assert_length_of_gradient(x, gradient);
        self.in_parts(0..x.len(), CHUNK, gradient, |directions, gradient, own| {
            own.gradient_in(&f, x, directions, gradient)
        })
    }
}
