//! Gradients of functions of an array, on `DualVec`.

use crate::dual::DualVec;
use crate::scalar::Scalar;

/// Returns `(f(x), [df/dx_0, df/dx_1, ...])`: the value and the gradient of a function of N numbers.
///
/// ```
/// use gradual::gradient;
///
/// let (value, [dx, dy, dz]) = gradient(
///     |[x, y, z]| 3.0 * x.powi(3) * z + (2.0 * y * z).sin().max(x),
///     [1.0, 2.0, 3.0],
/// );
/// assert_eq!(value, 10.0);
/// assert_eq!([dx, dy, dz], [28.0, 0.0, 3.0]);
/// ```
///
/// The N variables take 8 N² bytes of stack. If you have more than about a hundred inputs, use
/// [`slice::gradient`](crate::slice::gradient), which computes the gradient in chunks.
#[must_use]
#[inline(always)]
pub fn gradient<T: Scalar, const N: usize>(
    f: impl FnOnce([DualVec<T, N>; N]) -> DualVec<T, N>,
    x: [T; N],
) -> (T, [T; N]) {
    f(DualVec::variables(x)).parts()
}

/// [`gradient`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, try_gradient};
///
/// fn area([w, h]: [DualVec<f64, 2>; 2]) -> Result<DualVec<f64, 2>, String> {
///     if w < 0.0 { Err(format!("negative width {}", w.value)) } else { Ok(w * h) }
/// }
/// assert_eq!(try_gradient(area, [2.0, 3.0]), Ok((6.0, [3.0, 2.0])));
/// assert_eq!(try_gradient(area, [-2.0, 3.0]), Err("negative width -2".to_string()));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_gradient<T: Scalar, const N: usize, E>(
    f: impl FnOnce([DualVec<T, N>; N]) -> Result<DualVec<T, N>, E>,
    x: [T; N],
) -> Result<(T, [T; N]), E> {
    Ok(f(DualVec::variables(x))?.parts())
}
