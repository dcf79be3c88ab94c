//! Products of the Hessian with a vector in parallel.

use alloc::vec;
use alloc::vec::Vec;

use super::Workspace;
use crate::drivers::slice::chunks::infallible;
use crate::drivers::slice::hvp::assert_lengths_of_hvp;
use crate::drivers::slice::{COLUMNS, HvpChunk};
use crate::scalar::Scalar;

/// [`slice::hvp`](crate::slice::hvp) in parallel: the same value, gradient and product, bit for bit.
///
/// ```
/// use gradual::slice::{HvpChunk, parallel};
///
/// let cubes = |x: &[HvpChunk<f64>]| x.iter().map(|x| x.powi(3)).sum::<HvpChunk<f64>>();
/// let (value, gradient, h_v) = parallel::hvp(cubes, &[2.0; 50], &[0.5; 50]);
/// assert_eq!((value, gradient, h_v), (400.0, vec![12.0; 50], vec![6.0; 50]));
/// ```
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the first call of `f`.
#[must_use]
pub fn hvp<T: Scalar>(
    f: impl Fn(&[HvpChunk<T>]) -> HvpChunk<T> + Sync,
    x: &[T],
    v: &[T],
) -> (T, Vec<T>, Vec<T>) {
    let Ok(found) = try_hvp(|x| infallible(f(x)), x, v);
    found
}

/// [`hvp`] for a function that may fail.
///
/// ```
/// use gradual::slice::{HvpChunk, parallel};
///
/// let square = |x: &[HvpChunk<f64>]| if x[0] < 0.0 { Err("negative") } else { Ok(x[0] * x[0]) };
/// let (value, gradient, h_v) = parallel::try_hvp(square, &[3.0; 50], &[0.5; 50])?;
/// assert_eq!((value, gradient[0], h_v[0]), (9.0, 6.0, 1.0));
/// assert_eq!(parallel::try_hvp(square, &[-3.0; 50], &[0.5; 50]), Err("negative"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the error of the first chunk that fails.
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the first call of `f`.
pub fn try_hvp<T: Scalar, E: Send>(
    f: impl Fn(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E> + Sync,
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
    /// use gradual::slice::HvpChunk;
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let f = |x: &[HvpChunk<f64>]| x[0] * x[0] * x[49];
    /// let (mut gradient, mut h_v) = ([0.0; 50], [0.0; 50]);
    /// let value = Workspace::new().hvp(f, &[3.0; 50], &[1.0; 50], &mut gradient, &mut h_v);
    /// assert_eq!((value, gradient[0], h_v[0], h_v[49]), (27.0, 18.0, 12.0, 6.0));
    /// ```
    ///
    /// # Panics
    /// Panics if v, `gradient` and `h_v` are not all as long as x. The check comes before the first call of `f`.
    pub fn hvp(
        &mut self,
        f: impl Fn(&[HvpChunk<T>]) -> HvpChunk<T> + Sync,
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
    /// use gradual::slice::parallel::Workspace;
    ///
    /// let (x, mut gradient, mut h_v) = ([2.0; 50], [0.0; 50], [0.0; 50]);
    /// let fails = Workspace::new().try_hvp(|_| Err("no luck"), &x, &x, &mut gradient, &mut h_v);
    /// assert_eq!(fails, Err("no luck"));
    /// ```
    ///
    /// # Errors
    /// Returns the error of the first chunk that fails. Any of the other chunks may have written to `gradient` and
    /// `h_v`.
    ///
    /// # Panics
    /// Panics if v, `gradient` and `h_v` are not all as long as x. The check comes before the first call of `f`.
    pub fn try_hvp<E: Send>(
        &mut self,
        f: impl Fn(&[HvpChunk<T>]) -> Result<HvpChunk<T>, E> + Sync,
        x: &[T],
        v: &[T],
        gradient: &mut [T],
        h_v: &mut [T],
    ) -> Result<T, E> {
        assert_lengths_of_hvp(x, v, gradient, h_v);
        let all = (gradient, h_v);
        self.in_parts(0..x.len(), COLUMNS, all, |directions, (gradient, h_v), own| {
            own.hvp_in(&f, x, v, directions, gradient, h_v)
        })
    }
}
