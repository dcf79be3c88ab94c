//! Derivatives along a direction of the parameters, on `Dual`.

use super::Parameters;
use super::structure::assert_same_length;
use crate::dual::Dual;
use crate::scalar::Scalar;

/// Returns `(f(x), J v)` for a function of a structure of parameters: its value, and its Jacobian J times the vector v,
/// which has the same structure as x.
///
/// The function returns one number, or numbers in a structure of any kind. Both results have that structure. It runs
/// once, and J is never formed.
///
/// ```
/// use gradual::parameters;
///
/// // the slope along v
/// let (value, slope) = parameters::jvp(|([x, y], s)| s * x * y, &([2.0, 3.0], 5.0), &([1.0, 0.0], -1.0));
/// assert_eq!((value, slope), (30.0, 9.0));
///
/// // several results
/// let (values, slopes) = parameters::jvp(|&(x, y)| vec![x * y, x + y], &(2.0, 3.0), &(1.0, -1.0));
/// assert_eq!((values, slopes), (vec![6.0, 5.0], vec![1.0, 0.0]));
/// ```
///
/// # Panics
/// Panics if x and v have different lengths, which only `Vec`s can. The check comes before the call of `f`.
#[must_use]
#[inline(always)]
pub fn jvp<P: Parameters, Y: Parameters<Scalar = Dual<P::Scalar>>>(
    f: impl FnOnce(&P::Of<Dual<P::Scalar>>) -> Y,
    x: &P,
    v: &P,
) -> (Y::Of<P::Scalar>, Y::Of<P::Scalar>) {
    unzip(&f(&along(x, v)))
}

/// [`jvp`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, parameters};
///
/// let ratio = |&(x, y): &(Dual<f64>, Dual<f64>)| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// assert_eq!(parameters::try_jvp(ratio, &(2.0, 1.0), &(1.0, 1.0)), Ok((2.0, -1.0)));
/// assert_eq!(parameters::try_jvp(ratio, &(2.0, 0.0), &(1.0, 1.0)), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
///
/// # Panics
/// Panics if x and v have different lengths, which only `Vec`s can. The check comes before the call of `f`.
#[inline(always)]
pub fn try_jvp<P: Parameters, Y: Parameters<Scalar = Dual<P::Scalar>>, E>(
    f: impl FnOnce(&P::Of<Dual<P::Scalar>>) -> Result<Y, E>,
    x: &P,
    v: &P,
) -> Result<(Y::Of<P::Scalar>, Y::Of<P::Scalar>), E> {
    Ok(unzip(&f(&along(x, v))?))
}

/// Seeds each number with its part of v.
#[inline(always)]
fn along<P: Parameters>(x: &P, v: &P) -> P::Of<Dual<P::Scalar>> {
    assert_same_length(x, v);
    let mut tangents = v.numbers();
    x.map(|x| Dual::new(x, *tangents.next().expect("v has as many numbers as x")))
}

#[inline(always)]
fn unzip<T: Scalar, Y: Parameters<Scalar = Dual<T>>>(y: &Y) -> (Y::Of<T>, Y::Of<T>) {
    (y.map(|y| y.value), y.map(|y| y.tangent))
}
