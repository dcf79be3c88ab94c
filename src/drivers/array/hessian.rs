//! Second derivatives: all of them at once on `Dual2Vec`, their product with one vector on `HyperDual`.

use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;

/// `(f(x), f'(x), f''(x))` for a function of one number.
///
/// ```
/// use gradual::second_derivative;
///
/// assert_eq!(second_derivative(|x| x.powi(3) - 2.0 * x, 3.0), (21.0, 25.0, 18.0));
/// ```
#[must_use]
#[inline(always)]
pub fn second_derivative<T: Scalar>(f: impl FnOnce(Dual2Vec<T, 1>) -> Dual2Vec<T, 1>, x: T) -> (T, T, T) {
    first_and_second(f(Dual2Vec::variable(x, 0)))
}

/// [`second_derivative`] for a function that may fail.
///
/// ```
/// use gradual::{Dual2Vec, try_second_derivative};
///
/// let area = |side: Dual2Vec<f64, 1>| if side < 0.0 { Err("negative side") } else { Ok(side * side) };
/// assert_eq!(try_second_derivative(area, 3.0), Ok((9.0, 6.0, 2.0)));
/// assert_eq!(try_second_derivative(area, -3.0), Err("negative side"));
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
pub fn try_second_derivative<T: Scalar, E>(
    f: impl FnOnce(Dual2Vec<T, 1>) -> Result<Dual2Vec<T, 1>, E>,
    x: T,
) -> Result<(T, T, T), E> {
    Ok(first_and_second(f(Dual2Vec::variable(x, 0))?))
}

/// `(f(x), grad f(x), H)` for a function of N numbers, in one run: `H[i][j]` is the second derivative in x_i and
/// x_j, and H is symmetric in every bit.
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
/// The N variables take 8 N³ bytes of stack. From about twenty numbers on see
/// [`slice::hessian`](crate::slice::hessian), which goes in blocks; for the product with a vector alone see
/// [`hvp`].
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
/// The function's own.
#[inline(always)]
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
pub fn try_hessian<T: Scalar, const N: usize, E>(
    f: impl FnOnce([Dual2Vec<T, N>; N]) -> Result<Dual2Vec<T, N>, E>,
    x: [T; N],
) -> Result<(T, [T; N], [[T; N]; N]), E> {
    Ok(f(Dual2Vec::variables(x))?.parts())
}

/// `(f(x), grad f(x), H v)`: the Hessian of a function of N numbers times a vector, in one run that never forms H.
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
/// It is the derivative of the gradient along v, and costs two to four gradients (the guide on orders has a table).
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
/// The function's own.
#[inline(always)]
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
pub fn try_hvp<T: Scalar, const N: usize, E>(
    f: impl FnOnce([HyperDual<T, N>; N]) -> Result<HyperDual<T, N>, E>,
    x: [T; N],
    v: [T; N],
) -> Result<(T, [T; N], [T; N]), E> {
    Ok(gradient_along(f(variables_along(x, v))?))
}

/// `(f(x), grad f(x), laplacian)` for a function of N numbers: the Laplacian is the trace of the Hessian,
/// `sum over i of the second derivative in x_i`.
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
/// The function's own.
#[inline(always)]
pub fn try_laplacian<T: Scalar, const N: usize, E>(
    f: impl FnOnce([Dual2Vec<T, N>; N]) -> Result<Dual2Vec<T, N>, E>,
    x: [T; N],
) -> Result<(T, [T; N], T), E> {
    Ok(with_trace(f(Dual2Vec::variables(x))?))
}

#[inline(always)]
fn first_and_second<T: Scalar>(y: Dual2Vec<T, 1>) -> (T, T, T) {
    let (value, [slope], [[curvature]]) = y.parts();
    (value, slope, curvature)
}

#[inline(always)]
fn with_trace<T: Scalar, const N: usize>(y: Dual2Vec<T, N>) -> (T, [T; N], T) {
    let (value, gradient, hessian) = y.parts();
    (value, gradient, hessian.iter().enumerate().map(|(i, row)| row[i]).sum())
}

/// All variables, which move along v.
#[inline(always)]
fn variables_along<T: Scalar, const N: usize>(x: [T; N], v: [T; N]) -> [HyperDual<T, N>; N] {
    HyperDual::variables(x, v.map(|v| [v]))
}

/// Value, gradient, and the derivative of the gradient along v.
#[inline(always)]
fn gradient_along<T: Scalar, const N: usize>(y: HyperDual<T, N>) -> (T, [T; N], [T; N]) {
    let (value, gradient, _, [h_v]) = y.parts();
    (value, gradient, h_v)
}
