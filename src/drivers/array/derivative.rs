//! Derivatives of functions of one number: the first, the second, and the first K.

use core::array;

use crate::dual::Dual;
use crate::dual2::Dual2Vec;
use crate::scalar::Scalar;
use crate::taylor::Taylor;

/// Returns `(f(x), f'(x))` for a function of one number.
///
/// ```
/// use gradual::derivative;
///
/// let (value, slope) = derivative(|x| x.powi(3) - 2.0 * x, 3.0);
/// assert_eq!((value, slope), (21.0, 25.0));
/// ```
#[must_use]
#[inline(always)]
pub fn derivative<T: Scalar>(f: impl FnOnce(Dual<T>) -> Dual<T>, x: T) -> (T, T) {
    f(Dual::variable(x)).parts()
}

/// [`derivative`] for a function that may fail.
///
/// ```
/// use gradual::try_derivative;
///
/// let parse_and_scale = |text: &'static str| {
///     try_derivative(move |x| Ok::<_, std::num::ParseFloatError>(x * text.parse::<f64>()?), 3.0)
/// };
/// assert_eq!(parse_and_scale("2.0"), Ok((6.0, 2.0)));
/// assert!(parse_and_scale("two").is_err());
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_derivative<T: Scalar, E>(
    f: impl FnOnce(Dual<T>) -> Result<Dual<T>, E>,
    x: T,
) -> Result<(T, T), E> {
    Ok(f(Dual::variable(x))?.parts())
}

/// Returns `(f(x), f'(x), f''(x))` for a function of one number.
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
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_second_derivative<T: Scalar, E>(
    f: impl FnOnce(Dual2Vec<T, 1>) -> Result<Dual2Vec<T, 1>, E>,
    x: T,
) -> Result<(T, T, T), E> {
    Ok(first_and_second(f(Dual2Vec::variable(x, 0))?))
}

/// Returns `(f(x), [f'(x), f''(x), ...])` for a function of one number: its first K derivatives.
///
/// The function runs once, and each operation costs O(K²). You give K by the pattern or by the type:
///
/// ```
/// use gradual::derivatives;
///
/// let (value, [first, second, third]) = derivatives(|x| x.powi(4), 2.0);
/// assert_eq!((value, [first, second, third]), (16.0, [32.0, 48.0, 48.0]));
///
/// let (_, six) = derivatives::<6, _>(|x| x.sin() * x.exp(), 0.0);
/// assert_eq!(six, [1.0, 2.0, 2.0, 0.0, -4.0, -8.0]);
/// ```
///
/// If the function divides two terms that are 0 at x, as `sin(x) / x` does, the last derivatives are NaN: see
/// [`Taylor`](crate::Taylor#series-that-begin-with-zeros).
///
/// If you want the coefficients `f^(k)(x) / k!` of the series instead, call the function on [`Taylor::variable`].
#[must_use]
#[inline(always)]
pub fn derivatives<const K: usize, T: Scalar>(
    f: impl FnOnce(Taylor<T, K>) -> Taylor<T, K>,
    x: T,
) -> (T, [T; K]) {
    first_to_last(f(Taylor::variable(x)))
}

/// [`derivatives`] for a function that may fail.
///
/// ```
/// use gradual::{Taylor, try_derivatives};
///
/// let inverse = |x: Taylor<f64, 3>| if x == 0.0 { Err("x is 0") } else { Ok(x.recip()) };
/// assert_eq!(try_derivatives(inverse, 1.0), Ok((1.0, [-1.0, 2.0, -6.0])));
/// assert_eq!(try_derivatives(inverse, 0.0), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_derivatives<const K: usize, T: Scalar, E>(
    f: impl FnOnce(Taylor<T, K>) -> Result<Taylor<T, K>, E>,
    x: T,
) -> Result<(T, [T; K]), E> {
    Ok(first_to_last(f(Taylor::variable(x))?))
}

#[inline(always)]
fn first_and_second<T: Scalar>(y: Dual2Vec<T, 1>) -> (T, T, T) {
    let (value, [first], [[second]]) = y.parts();
    (value, first, second)
}

#[inline(always)]
fn first_to_last<T: Scalar, const K: usize>(y: Taylor<T, K>) -> (T, [T; K]) {
    (y.value, array::from_fn(|k| y.derivative(k + 1)))
}
