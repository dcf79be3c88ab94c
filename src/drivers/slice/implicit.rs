//! Solutions of any number of equations as functions of a slice.

use alloc::vec::Vec;

use super::{Chunk, jacobian};
use crate::drivers::newton::{ImplicitError, newton};
use crate::scalar::Scalar;

/// Returns the solution y of m equations `g(y, x) = 0` in m unknowns as a function of x: the values of `y`, with all
/// derivatives that x carries.
///
/// It is [`implicit_functions`](crate::implicit_functions) for any number of equations. y is a solution that you found
/// before (only its values count), and x are the inputs with their derivatives. Both have the same number type:
/// lift a solution on plain floats by `map(R::lit)`, or in a closure by `map(|y: f64| y.into())`. g must take the inputs
/// from its second argument, in which they are constants of the chunk.
///
/// ```
/// use gradual::slice::{self, Chunk};
/// use gradual::{Real, jacobian};
///
/// // The point where the line y = s x + 1 meets the parabola y = x², on the right.
/// fn meeting<R: Real>(s: R) -> Vec<R> {
///     let slope = s.value();
///     let x = 0.5 * (slope + (slope * slope + 4.0).sqrt());
///     let residual = |y: &[Chunk<R>], s: &[Chunk<R>]| vec![y[1] - s[0] * y[0] - 1.0, y[1] - y[0].powi(2)];
///     slice::implicit_functions(residual, &[R::lit(x), R::lit(x * x)], &[s]).expect("they cross")
/// }
///
/// let (point, slopes) = jacobian(|[s]| [meeting(s)[0], meeting(s)[1]], [1.5]);
/// assert_eq!(point, [2.0, 4.0]);
/// assert_eq!(slopes, [[0.8], [3.2]]);
/// ```
///
/// # Errors
/// - [`ImplicitError::Singular`] if the Jacobian dg/dy is not finite or is singular to rounding.
/// - [`ImplicitError::NotASolution`] if Newton's step from y is not finite, or is longer in some y_i than
///   `sqrt(epsilon) max(|y_i|, sqrt(epsilon))`.
///
/// # Panics
/// Panics if g does not return one residual for each number in y.
#[inline]
pub fn implicit_functions<T: Scalar>(
    mut g: impl FnMut(&[Chunk<T>], &[Chunk<T>]) -> Vec<Chunk<T>>,
    y: &[T],
    x: &[T],
) -> Result<Vec<T>, ImplicitError> {
    let x: Vec<Chunk<T>> = x.iter().copied().map(Chunk::constant).collect();
    solution_of(|y| g(y, &x), y)
}

/// Returns the solution y of `g(y) = 0`, where g holds inputs with derivatives.
pub(crate) fn solution_of<T: Scalar>(
    mut g: impl FnMut(&[Chunk<T>]) -> Vec<Chunk<T>>,
    y: &[T],
) -> Result<Vec<T>, ImplicitError> {
    let m = y.len();
    let residual_and_jacobian = |y: &Vec<T>| {
        let (residual, jacobian) = jacobian(&mut g, y);
        let found = residual.len();
        assert!(found == m, "there are {found} equations for {m} unknowns");
        let rows = jacobian.chunks(m.max(1)).map(<[T]>::to_vec).collect::<Vec<_>>();
        (residual, rows)
    };
    newton(residual_and_jacobian, y.to_vec())
}
