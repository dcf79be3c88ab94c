//! Second derivatives of functions of an array: the Hessian and its trace on `Dual2Vec`, its product with a vector on
//! `HyperDual`.

use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::Scalar;

/// Returns `(f(x), grad f(x), H)` for a function of N numbers: `H[i][j]` is its second derivative in x_i and x_j.
///
/// The function runs once. H is symmetric in every bit.
///
/// ```
/// use gradual::hessian;
///
/// let (value, gradient, hessian) = hessian(|[x, y]| x.powi(3) * y + y.exp(), [2.0, 0.0]);
/// assert_eq!(value, 1.0);
/// assert_eq!(gradient, [0.0, 9.0]);
/// assert_eq!(hessian, [[0.0, 12.0], [12.0, 1.0]]);
/// ```
///
/// The N variables take 8 N³ bytes of stack. If you have more than about twenty inputs, use
/// [`slice::hessian`](crate::slice::hessian), which computes the Hessian in blocks. If you only need its product with a
/// vector, use [`hvp`].
#[must_use]
#[inline(always)]
pub fn hessian<T: Scalar, const N: usize>(
    f: impl FnOnce([Dual2Vec<T, N>; N]) -> Dual2Vec<T, N>,
    x: [T; N],
) -> (T, [T; N], [[T; N]; N]) {
    f(Dual2Vec::variables(x)).parts()
}

/// [`hessian`] for a function that may fail.
///
/// ```
/// use gradual::{Dual2Vec, try_hessian};
///
/// let ratio = |[x, y]: [Dual2Vec<f64, 2>; 2]| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// let (_, _, hessian) = try_hessian(ratio, [2.0, 1.0])?;
/// assert_eq!(hessian, [[0.0, -1.0], [-1.0, 4.0]]);
/// assert_eq!(try_hessian(ratio, [2.0, 0.0]), Err("y is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_hessian<T: Scalar, const N: usize, E>(
    f: impl FnOnce([Dual2Vec<T, N>; N]) -> Result<Dual2Vec<T, N>, E>,
    x: [T; N],
) -> Result<(T, [T; N], [[T; N]; N]), E> {
    Ok(f(Dual2Vec::variables(x))?.parts())
}

/// Returns `(f(x), grad f(x), H v)` for a function of N numbers: its Hessian H times the vector v.
///
/// The function runs once, and H is never formed.
///
/// ```
/// use gradual::hvp;
///
/// let (value, gradient, h_v) = hvp(|[x, y]| x.powi(3) * y + y.exp(), [2.0, 0.0], [1.0, -1.0]);
/// assert_eq!(value, 1.0);
/// assert_eq!(gradient, [0.0, 9.0]);
/// assert_eq!(h_v, [-12.0, 11.0]);
/// ```
///
/// H v is the derivative of the gradient along v. It costs two to four gradients. The guide on
/// [orders](crate::guide::orders#what-they-cost) has the measurements.
#[must_use]
#[inline(always)]
pub fn hvp<T: Scalar, const N: usize>(
    f: impl FnOnce([HyperDual<T, N>; N]) -> HyperDual<T, N>,
    x: [T; N],
    v: [T; N],
) -> (T, [T; N], [T; N]) {
    gradient_along(f(variables_along(x, v)))
}

/// [`hvp`] for a function that may fail.
///
/// ```
/// use gradual::{HyperDual, try_hvp};
///
/// let ratio = |[x, y]: [HyperDual<f64, 2>; 2]| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// assert_eq!(try_hvp(ratio, [2.0, 1.0], [1.0, 0.0]), Ok((2.0, [1.0, -2.0], [0.0, -1.0])));
/// assert_eq!(try_hvp(ratio, [2.0, 0.0], [1.0, 0.0]), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_hvp<T: Scalar, const N: usize, E>(
    f: impl FnOnce([HyperDual<T, N>; N]) -> Result<HyperDual<T, N>, E>,
    x: [T; N],
    v: [T; N],
) -> Result<(T, [T; N], [T; N]), E> {
    Ok(gradient_along(f(variables_along(x, v))?))
}

/// Returns `(f(x), grad f(x), laplacian)` for a function of N numbers. The Laplacian is the trace of the Hessian: the
/// sum of `d²f/dx_i²` over all i.
///
/// ```
/// use gradual::laplacian;
///
/// // The potential of a point charge is harmonic away from the charge.
/// let potential = |[x, y, z]: [gradual::Dual2Vec<f64, 3>; 3]| (x * x + y * y + z * z).sqrt().recip();
/// let (_, _, laplacian) = laplacian(potential, [1.0, 2.0, -2.0]);
/// assert!(laplacian.abs() < 1e-16);
/// ```
#[must_use]
#[inline(always)]
pub fn laplacian<T: Scalar, const N: usize>(
    f: impl FnOnce([Dual2Vec<T, N>; N]) -> Dual2Vec<T, N>,
    x: [T; N],
) -> (T, [T; N], T) {
    with_trace(f(Dual2Vec::variables(x)))
}

/// [`laplacian`] for a function that may fail.
///
/// ```
/// use gradual::{Dual2Vec, try_laplacian};
///
/// let log = |[x, y]: [Dual2Vec<f64, 2>; 2]| {
///     let square = x * x + y * y;
///     if square == 0.0 { Err("the logarithm of 0") } else { Ok(square.ln()) }
/// };
/// assert_eq!(try_laplacian(log, [1.0, 0.0]), Ok((0.0, [2.0, 0.0], 0.0)));
/// assert_eq!(try_laplacian(log, [0.0, 0.0]), Err("the logarithm of 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_laplacian<T: Scalar, const N: usize, E>(
    f: impl FnOnce([Dual2Vec<T, N>; N]) -> Result<Dual2Vec<T, N>, E>,
    x: [T; N],
) -> Result<(T, [T; N], T), E> {
    Ok(with_trace(f(Dual2Vec::variables(x))?))
}

#[inline(always)]
fn with_trace<T: Scalar, const N: usize>(y: Dual2Vec<T, N>) -> (T, [T; N], T) {
    let (value, gradient, hessian) = y.parts();
    (value, gradient, hessian.iter().enumerate().map(|(i, row)| row[i]).sum())
}

/// Makes every number a variable, and seeds the tangents with the parts of v.
#[inline(always)]
fn variables_along<T: Scalar, const N: usize>(x: [T; N], v: [T; N]) -> [HyperDual<T, N>; N] {
    HyperDual::variables(x, v.map(|v| [v]))
}

/// Takes out the value, the gradient, and the derivative of the gradient along v.
#[inline(always)]
fn gradient_along<T: Scalar, const N: usize>(y: HyperDual<T, N>) -> (T, [T; N], [T; N]) {
    let (value, gradient, _, [h_v]) = y.parts();
    (value, gradient, h_v)
}
