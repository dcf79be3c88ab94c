//! Derivatives of any order in one variable, on `Taylor`.

use core::array;

use crate::scalar::Scalar;
use crate::taylor::Taylor;

/// `(f(x), [f'(x), f''(x), ...])` for a function of one number: its first K derivatives, in one run that costs
/// O(K^2).
///
/// K is that of the array, or `nth_derivatives::<K, _>`.
///
/// ```
/// use gradual::nth_derivatives;
///
/// let (value, derivatives) = nth_derivatives::<6, _>(|x| x.sin() * x.exp(), 0.0);
/// assert_eq!(value, 0.0);
/// assert_eq!(derivatives, [1.0, 2.0, 2.0, 0.0, -4.0, -8.0]);
/// ```
///
/// For the coefficients of the series instead, `f^(k) / k!`, run the function on [`Taylor::variable`].
#[must_use]
#[inline(always)]
pub fn nth_derivatives<const K: usize, T: Scalar>(
    f: impl FnOnce(Taylor<T, K>) -> Taylor<T, K>,
    x: T,
) -> (T, [T; K]) {
    derivatives(f(Taylor::variable(x)))
}

/// [`nth_derivatives`] for a function that may fail.
///
/// ```
/// use gradual::{Taylor, try_nth_derivatives};
///
/// let inverse = |x: Taylor<f64, 3>| if x == 0.0 { Err("x is 0") } else { Ok(x.recip()) };
/// assert_eq!(try_nth_derivatives(inverse, 1.0), Ok((1.0, [-1.0, 2.0, -6.0])));
/// assert_eq!(try_nth_derivatives(inverse, 0.0), Err("x is 0"));
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
pub fn try_nth_derivatives<const K: usize, T: Scalar, E>(
    f: impl FnOnce(Taylor<T, K>) -> Result<Taylor<T, K>, E>,
    x: T,
) -> Result<(T, [T; K]), E> {
    Ok(derivatives(f(Taylor::variable(x))?))
}

/// `(f(x), f'(x), f''(x), f'''(x))` for a function of one number.
///
/// ```
/// use gradual::third_derivative;
///
/// assert_eq!(third_derivative(|x| x.powi(4), 2.0), (16.0, 32.0, 48.0, 48.0));
/// ```
#[must_use]
#[inline(always)]
pub fn third_derivative<T: Scalar>(f: impl FnOnce(Taylor<T, 3>) -> Taylor<T, 3>, x: T) -> (T, T, T, T) {
    let (value, [first, second, third]) = nth_derivatives(f, x);
    (value, first, second, third)
}

/// [`third_derivative`] for a function that may fail.
///
/// ```
/// use gradual::{Taylor, try_third_derivative};
///
/// let inverse = |x: Taylor<f64, 3>| if x == 0.0 { Err("x is 0") } else { Ok(x.recip()) };
/// assert_eq!(try_third_derivative(inverse, 1.0), Ok((1.0, -1.0, 2.0, -6.0)));
/// assert_eq!(try_third_derivative(inverse, 0.0), Err("x is 0"));
/// ```
///
/// # Errors
/// The function's own.
#[inline(always)]
pub fn try_third_derivative<T: Scalar, E>(
    f: impl FnOnce(Taylor<T, 3>) -> Result<Taylor<T, 3>, E>,
    x: T,
) -> Result<(T, T, T, T), E> {
    let (value, [first, second, third]) = try_nth_derivatives(f, x)?;
    Ok((value, first, second, third))
}

#[inline(always)]
fn derivatives<T: Scalar, const K: usize>(y: Taylor<T, K>) -> (T, [T; K]) {
    (y.value, array::from_fn(|k| y.derivative(k + 1)))
}
