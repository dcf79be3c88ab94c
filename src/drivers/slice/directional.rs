//! Derivatives of functions of a slice along one vector, on `Dual`: one run, whatever the length.

use alloc::vec::Vec;
use core::convert::Infallible;

use super::{Workspace, infallible};
use crate::dual::Dual;
use crate::scalar::Scalar;

/// `(f(x), v . grad f(x))`: the derivative of a function of a slice along the vector v, in one run.
///
/// ```
/// use gradual::slice;
///
/// let (value, along) = slice::directional_derivative(|x| x[0] * x[1], &[2.0, 3.0], &[1.0, -1.0]);
/// assert_eq!((value, along), (6.0, 1.0));
/// ```
///
/// v is used as it is: for the slope per unit of length normalise it first. [`jvp_into`] does not allocate.
///
/// # Panics
/// If v is not as long as x; before f is called.
#[must_use]
pub fn directional_derivative<T: Scalar>(f: impl FnOnce(&[Dual<T>]) -> Dual<T>, x: &[T], v: &[T]) -> (T, T) {
    infallible(try_directional_derivative(|x| Ok::<_, Infallible>(f(x)), x, v))
}

/// [`directional_derivative`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, slice};
///
/// let mean = |x: &[Dual<f64>]| match x {
///     [] => Err("the mean of nothing"),
///     _ => Ok(x.iter().sum::<Dual<f64>>() / x.len() as f64),
/// };
/// assert_eq!(slice::try_directional_derivative(mean, &[1.0, 2.0], &[1.0, 3.0]), Ok((1.5, 2.0)));
/// assert_eq!(slice::try_directional_derivative(mean, &[], &[]), Err("the mean of nothing"));
/// ```
///
/// # Errors
/// The function's own.
///
/// # Panics
/// If v is not as long as x; before f is called.
pub fn try_directional_derivative<T: Scalar, E>(
    f: impl FnOnce(&[Dual<T>]) -> Result<Dual<T>, E>,
    x: &[T],
    v: &[T],
) -> Result<(T, T), E> {
    Ok(f(along(x, v, &mut Vec::new()))?.parts())
}

/// `(f(x), J v)`: the Jacobian of a function from a slice to m numbers times the vector v, in one run that never
/// forms J.
///
/// ```
/// use gradual::slice;
///
/// let f = |x: &[gradual::Dual<f64>]| vec![x[0] * x[1], x[0] + x[1], x[1]];
/// let (values, j_v) = slice::jvp(f, &[2.0, 3.0], &[1.0, -1.0]);
/// assert_eq!(values, [6.0, 5.0, 3.0]);
/// assert_eq!(j_v, [1.0, 0.0, -1.0]);
/// ```
///
/// # Panics
/// If v is not as long as x; before f is called.
#[must_use]
pub fn jvp<T: Scalar>(f: impl FnOnce(&[Dual<T>]) -> Vec<Dual<T>>, x: &[T], v: &[T]) -> (Vec<T>, Vec<T>) {
    infallible(try_jvp(|x| Ok::<_, Infallible>(f(x)), x, v))
}

/// [`jvp`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, slice};
///
/// let inverse = |x: &[Dual<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(vec![x[0].recip()]) };
/// assert_eq!(slice::try_jvp(inverse, &[2.0], &[4.0]), Ok((vec![0.5], vec![-1.0])));
/// assert_eq!(slice::try_jvp(inverse, &[0.0], &[4.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// The function's own.
///
/// # Panics
/// If v is not as long as x; before f is called.
pub fn try_jvp<T: Scalar, E>(
    f: impl FnOnce(&[Dual<T>]) -> Result<Vec<Dual<T>>, E>,
    x: &[T],
    v: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let outputs = f(along(x, v, &mut Vec::new()))?;
    Ok(outputs.into_iter().map(Dual::parts).unzip())
}

/// [`jvp`] into memory of the caller.
///
/// f writes its m results into its second argument, whose numbers are 0 when it is called; `values` and `j_v` take
/// m numbers each.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut values, mut j_v) = ([0.0; 2], [0.0; 2]);
/// slice::jvp_into(
///     |x, y| {
///         y[0] = x[0] * x[1];
///         y[1] = x[0] + x[1];
///     },
///     &[2.0, 3.0],
///     &[1.0, -1.0],
///     &mut values,
///     &mut j_v,
///     &mut Workspace::new(),
/// );
/// assert_eq!((values, j_v), ([6.0, 5.0], [1.0, 0.0]));
/// ```
///
/// # Panics
/// If v is not as long as x, or `j_v` not as long as `values`; before f is called.
pub fn jvp_into<T: Scalar>(
    f: impl FnOnce(&[Dual<T>], &mut [Dual<T>]),
    x: &[T],
    v: &[T],
    values: &mut [T],
    j_v: &mut [T],
    workspace: &mut Workspace<T>,
) {
    let f = |x: &[Dual<T>], y: &mut [Dual<T>]| {
        f(x, y);
        Ok::<_, Infallible>(())
    };
    infallible(try_jvp_into(f, x, v, values, j_v, workspace));
}

/// [`jvp_into`] for a function that may fail.
///
/// ```
/// use gradual::slice::{self, Workspace};
///
/// let (mut values, mut j_v) = ([9.0; 1], [9.0; 1]);
/// let fails = slice::try_jvp_into(
///     |_, _| Err("no luck"),
///     &[2.0, 3.0],
///     &[1.0, -1.0],
///     &mut values,
///     &mut j_v,
///     &mut Workspace::new(),
/// );
/// assert_eq!(fails, Err("no luck"));
/// assert_eq!((values, j_v), ([9.0], [9.0]));
/// ```
///
/// # Errors
/// The function's own; `values` and `j_v` are then as they were.
///
/// # Panics
/// If v is not as long as x, or `j_v` not as long as `values`; before f is called.
pub fn try_jvp_into<T: Scalar, E>(
    f: impl FnOnce(&[Dual<T>], &mut [Dual<T>]) -> Result<(), E>,
    x: &[T],
    v: &[T],
    values: &mut [T],
    j_v: &mut [T],
    workspace: &mut Workspace<T>,
) -> Result<(), E> {
    let m = values.len();
    assert!(m == j_v.len(), "the derivatives of {m} values into a slice of {}", j_v.len());
    let Workspace { dual_inputs, dual_outputs: outputs, .. } = workspace;
    let inputs = along(x, v, dual_inputs);
    outputs.clear();
    outputs.resize(m, Dual::constant(T::zero()));
    f(inputs, outputs)?;
    for ((y, value), along) in outputs.iter().zip(values).zip(j_v) {
        (*value, *along) = y.parts();
    }
    Ok(())
}

/// Seeds the direction v.
fn along<'a, T: Scalar>(x: &[T], v: &[T], inputs: &'a mut Vec<Dual<T>>) -> &'a [Dual<T>] {
    assert!(x.len() == v.len(), "a slice of {} numbers along one of {}", x.len(), v.len());
    inputs.clear();
    inputs.extend(x.iter().zip(v).map(|(&x, &v)| Dual::new(x, v)));
    inputs
}
