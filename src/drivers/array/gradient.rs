//! Derivatives in all directions at once, on `DualVec`.

use crate::dual_vec::DualVec;
use crate::scalar::Scalar;

/// `(f(x), [df/dx_0, df/dx_1, ...])` for a function of N numbers, in one run.
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
/// The N variables take 8 N² bytes of stack. From about a hundred numbers on see [`slice`](mod@crate::slice),
/// which goes in chunks.
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
/// The function's own.
#[inline(always)]
pub fn try_gradient<T: Scalar, const N: usize, E>(
    f: impl FnOnce([DualVec<T, N>; N]) -> Result<DualVec<T, N>, E>,
    x: [T; N],
) -> Result<(T, [T; N]), E> {
    Ok(f(DualVec::variables(x))?.parts())
}

/// `(f(x), J)` for a function from N to M numbers, in one run: M rows of N, row i the gradient of f_i.
///
/// ```
/// use gradual::jacobian;
///
/// let (value, rows) = jacobian(|[x, y]| [x * y, x + y, y], [2.0, 3.0]);
/// assert_eq!(value, [6.0, 5.0, 3.0]);
/// assert_eq!(rows, [[3.0, 2.0], [1.0, 1.0], [0.0, 1.0]]);
/// ```
#[must_use]
#[inline(always)]
pub fn jacobian<T: Scalar, const N: usize, const M: usize>(
    f: impl FnOnce([DualVec<T, N>; N]) -> [DualVec<T, N>; M],
    x: [T; N],
) -> ([T; M], [[T; N]; M]) {
    unzip(f(DualVec::variables(x)))
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::{DualVec, try_jacobian};
///
/// let f = |[x, y]: [DualVec<f64, 2>; 2]| if y == 0.0 { Err("y is 0") } else { Ok([x / y]) };
/// assert_eq!(try_jacobian(f, [2.0, 1.0]), Ok(([2.0], [[1.0, -2.0]])));
/// assert_eq!(try_jacobian(f, [2.0, 0.0]), Err("y is 0"));
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
pub fn try_jacobian<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce([DualVec<T, N>; N]) -> Result<[DualVec<T, N>; M], E>,
    x: [T; N],
) -> Result<([T; M], [[T; N]; M]), E> {
    Ok(unzip(f(DualVec::variables(x))?))
}

#[inline(always)]
fn unzip<T: Scalar, const N: usize, const M: usize>(y: [DualVec<T, N>; M]) -> ([T; M], [[T; N]; M]) {
    (y.map(|y| y.value), y.map(|y| y.partials))
}
