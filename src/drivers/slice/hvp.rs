//! Products of the Hessian of a function of a slice with a vector, one chunk of the gradient after the other.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::chunks::{infallible, seed};
use super::{COLUMNS, HvpChunk, Workspace};
use crate::scalar::Scalar;

/// Returns `(f(x), grad f(x), H v)` for a function of a slice of n numbers: its Hessian H times the vector v.
///
/// The function runs `n / COLUMNS` times, and H is never formed.
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
/// Panics if v is not as long as x. The check comes before the first call of `f`.
#[must_use]
#[inline]
pub fn hvp<T: Scalar>(
    mut f: impl FnMut(&[HvpChunk<T>]) -> HvpChunk<T>,
    x: &[T],
    v: &[T],
) -> (T, Vec<T>, Vec<T>) {
    let Ok(found) = try_hvp(|x| infallible(f(x)), x, v);
    found
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
/// Returns the first error that `f` returns.
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the first call of `f`.
#[inline]
pub fn try_hvp<T: Scalar, E>(
    f: impl FnMut(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E>,
    x: &[T],
    v: &[T],
) -> Result<(T, Vec<T>, Vec<T>), E> {
    let (mut gradient, mut h_v) = (vec![T::zero(); x.len()], vec![T::zero(); x.len()]);
    let value = Workspace::new().try_hvp(f, x, v, &mut gradient, &mut h_v)?;
    Ok((value, gradient, h_v))
}

impl<T: Scalar> Workspace<T> {
    /// Writes the gradient of a function of a slice into `gradient`, and its Hessian times the vector v into `h_v`.
    /// Returns `f(x)`.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let (mut gradient, mut h_v) = ([0.0; 2], [0.0; 2]);
    /// let f = |x: &[gradual::slice::HvpChunk<f64>]| x[0] * x[0] * x[1];
    /// let value = Workspace::new().hvp(f, &[2.0, 3.0], &[1.0, 0.0], &mut gradient, &mut h_v);
    /// assert_eq!((value, gradient, h_v), (12.0, [12.0, 4.0], [6.0, 4.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if v, `gradient` and `h_v` are not all as long as x. The check comes before the first call of `f`.
    #[inline]
    pub fn hvp(
        &mut self,
        mut f: impl FnMut(&[HvpChunk<T>]) -> HvpChunk<T>,
        x: &[T],
        v: &[T],
        gradient: &mut [T],
        h_v: &mut [T],
    ) -> T {
        let Ok(value) = self.try_hvp(|x| infallible(f(x)), x, v, gradient, h_v);
        value
    }

    /// [`hvp`](Self::hvp) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let fails = Workspace::new().try_hvp(|_| Err("no luck"), &[2.0], &[1.0], &mut [0.0], &mut [0.0]);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the first error that `f` returns. Then `gradient` and `h_v` are written for the chunks before it.
    ///
    /// # Panics
    /// Panics if v, `gradient` and `h_v` are not all as long as x. The check comes before the first call of `f`.
    #[inline]
    pub fn try_hvp<E>(
        &mut self,
        f: impl FnMut(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E>,
        x: &[T],
        v: &[T],
        gradient: &mut [T],
        h_v: &mut [T],
    ) -> Result<T, E> {
        assert_lengths_of_hvp(x, v, gradient, h_v);
        self.hvp_in(f, x, v, 0..x.len(), gradient, h_v)
    }

    /// Writes the derivatives in some of the inputs, which are whole chunks, and their parts of the product. Returns the
    /// value that the last chunk has.
    #[inline]
    pub(super) fn hvp_in<E>(
        &mut self,
        mut f: impl FnMut(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E>,
        x: &[T],
        v: &[T],
        directions: Range<usize>,
        gradient: &mut [T],
        h_v: &mut [T],
    ) -> Result<T, E> {
        let inputs = &mut self.hvp_inputs;
        inputs.clear();
        inputs.extend(x.iter().zip(v).map(|(&x, &v)| HvpChunk { tangents: [v], ..HvpChunk::constant(x) }));
        if x.is_empty() {
            return Ok(f(inputs)?.value);
        }
        let Range { start, end } = directions;
        let mut value = T::zero();
        for first in (start..end).step_by(COLUMNS) {
            let chunk = first..end.min(first + COLUMNS);
            seed(inputs, chunk.clone(), |x, i| x.partials[i] = T::one());
            let y = f(inputs)?;
            seed(inputs, chunk.clone(), |x, i| x.partials[i] = T::zero());
            value = y.value;
            let parts = y.partials.into_iter().zip(y.mixed[0]);
            for (i, (slope, along)) in chunk.zip(parts) {
                gradient[i - start] = slope;
                h_v[i - start] = along;
            }
        }
        Ok(value)
    }
}

pub(super) fn assert_lengths_of_hvp<T>(x: &[T], v: &[T], gradient: &[T], h_v: &[T]) {
    let n = x.len();
    assert!(
        [v.len(), gradient.len(), h_v.len()] == [n; 3],
        "the function has {n} inputs, but v has length {}, and the slices for the results have lengths {} and {}",
        v.len(),
        gradient.len(),
        h_v.len(),
    );
}
