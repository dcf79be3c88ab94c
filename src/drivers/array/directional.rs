//! Derivatives of functions of an array in one direction, on `Dual`.

use core::array;

use crate::dual::Dual;
use crate::scalar::Scalar;

/// Returns `(f(x), df/dx_i)` for a function of N numbers. The inputs are counted from 0.
///
/// ```
/// use gradual::partial_derivative;
///
/// let (value, dy) = partial_derivative(|[x, y]| x * y * y, [2.0, 3.0], 1);
/// assert_eq!((value, dy), (18.0, 12.0));
/// ```
///
/// # Panics
/// Panics if `i` is not below N. The check comes before the call of `f`.
#[must_use]
#[inline(always)]
pub fn partial_derivative<T: Scalar, const N: usize>(
    f: impl FnOnce([Dual<T>; N]) -> Dual<T>,
    x: [T; N],
    i: usize,
) -> (T, T) {
    f(one_variable(x, i)).parts()
}

/// [`partial_derivative`] for a function that may fail.
///
/// ```
/// use gradual::try_partial_derivative;
///
/// let area = |[w, h]: [gradual::Dual<f64>; 2]| if w < 0.0 { Err("negative width") } else { Ok(w * h) };
/// assert_eq!(try_partial_derivative(area, [2.0, 3.0], 0), Ok((6.0, 3.0)));
/// assert_eq!(try_partial_derivative(area, [-2.0, 3.0], 0), Err("negative width"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
///
/// # Panics
/// Panics if `i` is not below N. The check comes before the call of `f`.
#[inline(always)]
pub fn try_partial_derivative<T: Scalar, const N: usize, E>(
    f: impl FnOnce([Dual<T>; N]) -> Result<Dual<T>, E>,
    x: [T; N],
    i: usize,
) -> Result<(T, T), E> {
    Ok(f(one_variable(x, i))?.parts())
}

/// Returns `(f(x), grad f(x) · v)`: the value of a function of N numbers and its derivative along the vector v.
///
/// ```
/// use gradual::directional_derivative;
///
/// let (value, slope) = directional_derivative(|[x, y]| x * y, [2.0, 3.0], [1.0, -1.0]);
/// assert_eq!((value, slope), (6.0, 1.0));
/// ```
///
/// The driver does not normalize v. If you want the slope per unit of length, divide v by its length first.
#[must_use]
#[inline(always)]
pub fn directional_derivative<T: Scalar, const N: usize>(
    f: impl FnOnce([Dual<T>; N]) -> Dual<T>,
    x: [T; N],
    v: [T; N],
) -> (T, T) {
    f(along(x, v)).parts()
}

/// [`directional_derivative`] for a function that may fail.
///
/// ```
/// use gradual::try_directional_derivative;
///
/// let area = |[w, h]: [gradual::Dual<f64>; 2]| if w < 0.0 { Err("negative width") } else { Ok(w * h) };
/// assert_eq!(try_directional_derivative(area, [2.0, 3.0], [1.0, -1.0]), Ok((6.0, 1.0)));
/// assert!(try_directional_derivative(area, [-2.0, 3.0], [1.0, -1.0]).is_err());
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_directional_derivative<T: Scalar, const N: usize, E>(
    f: impl FnOnce([Dual<T>; N]) -> Result<Dual<T>, E>,
    x: [T; N],
    v: [T; N],
) -> Result<(T, T), E> {
    Ok(f(along(x, v))?.parts())
}

/// Returns `(f(x), J v)` for a function from N to M numbers: its value, and its Jacobian J times the vector v.
///
/// The function runs once, and J is never formed.
///
/// ```
/// use gradual::jvp;
///
/// let (value, j_v) = jvp(|[x, y]| [x * y, x + y, y], [2.0, 3.0], [1.0, -1.0]);
/// assert_eq!((value, j_v), ([6.0, 5.0, 3.0], [1.0, 0.0, -1.0]));
/// ```
#[must_use]
#[inline(always)]
pub fn jvp<T: Scalar, const N: usize, const M: usize>(
    f: impl FnOnce([Dual<T>; N]) -> [Dual<T>; M],
    x: [T; N],
    v: [T; N],
) -> ([T; M], [T; M]) {
    unzip(f(along(x, v)))
}

/// [`jvp`] for a function that may fail.
///
/// ```
/// use gradual::try_jvp;
///
/// let f = |[x, y]: [gradual::Dual<f64>; 2]| if y == 0.0 { Err("y is 0") } else { Ok([x / y, x + y]) };
/// assert_eq!(try_jvp(f, [2.0, 1.0], [1.0, 0.0]), Ok(([2.0, 3.0], [1.0, 1.0])));
/// assert_eq!(try_jvp(f, [2.0, 0.0], [1.0, 0.0]), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_jvp<T: Scalar, const N: usize, const M: usize, E>(
    f: impl FnOnce([Dual<T>; N]) -> Result<[Dual<T>; M], E>,
    x: [T; N],
    v: [T; N],
) -> Result<([T; M], [T; M]), E> {
    Ok(unzip(f(along(x, v))?))
}

/// Makes number i the only variable.
#[inline(always)]
fn one_variable<T: Scalar, const N: usize>(x: [T; N], i: usize) -> [Dual<T>; N] {
    assert!(i < N, "there is no input number {i}: the function has {N} inputs, counted from 0");
    array::from_fn(|j| if i == j { Dual::variable(x[j]) } else { Dual::constant(x[j]) })
}

/// Seeds the inputs with the parts of v.
#[inline(always)]
fn along<T: Scalar, const N: usize>(x: [T; N], v: [T; N]) -> [Dual<T>; N] {
    array::from_fn(|i| Dual::new(x[i], v[i]))
}

#[inline(always)]
fn unzip<T: Scalar, const M: usize>(y: [Dual<T>; M]) -> ([T; M], [T; M]) {
    (y.map(|y| y.value), y.map(|y| y.tangent))
}
