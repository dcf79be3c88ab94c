//! Solutions of equations as functions of an array.

use crate::drivers::newton::{ImplicitError, newton};
use crate::dual::{Dual, DualVec};
use crate::scalar::Scalar;

/// Returns the solution y of `g(y, x) = 0` as a function of x: the value of `y`, with all derivatives that x carries.
///
/// The first derivative is `y' = -(dg/dx) / (dg/dy)`, and the higher ones follow to the order of the number type of x.
///
/// - `g` is the residual. It must take the inputs from its second argument. If it captures a dual `x` instead, it does
///   not compile, and if it captures the value of `x`, that derivative is lost.
/// - `y` is a solution that you found before, by any method. Only its value counts. Lift a plain float by
///   `Dual::constant(y)` or `R::lit(y)`.
/// - `x` are the inputs with their derivatives.
///
/// ```
/// use gradual::{Real, gradient, implicit_function};
///
/// /// The eccentric anomaly y, from Kepler's equation y - e sin y = m.
/// fn eccentric_anomaly<R: Real>(e: R, m: R) -> R {
///     // Newton's method on plain floats
///     let [e_0, m_0] = [e, m].map(R::value);
///     let solution = (0..20).fold(m_0, |y, _| y - (y - e_0 * y.sin() - m_0) / (1.0 - e_0 * y.cos()));
///     implicit_function(|y, [e, m]| y - e * y.sin() - m, R::lit(solution), [e, m])
///         .expect("an ellipse has e < 1")
/// }
///
/// let (y, [de, dm]) = gradient(|[e, m]| eccentric_anomaly(e, m), [0.5, 1.0]);
/// assert!((de - y.sin() / (1.0 - 0.5 * y.cos())).abs() < 1e-15);
/// assert!((dm - 1.0 / (1.0 - 0.5 * y.cos())).abs() < 1e-15);
/// ```
///
/// The derivatives come from Newton's method on duals. Each step doubles the number of orders that are right: first
/// derivatives take one step, third derivatives take two. Your solver is not differentiated.
///
/// # Errors
/// - [`ImplicitError::Singular`] if `dg/dy` is zero or not finite.
/// - [`ImplicitError::MultipleRoot`] if `dg/dy` and the slopes in x are zero, as at the root of `(y - x)²`.
/// - [`ImplicitError::NotASolution`] if Newton's step from y is not finite or is longer than
///   `sqrt(epsilon) max(|y|, sqrt(epsilon))`. For `f64`, epsilon is 2.2e-16, so half of the digits of y must be right.
pub fn implicit_function<T: Scalar, const N: usize>(
    g: impl Fn(Dual<T>, [Dual<T>; N]) -> Dual<T>,
    y: T,
    x: [T; N],
) -> Result<T, ImplicitError> {
    let residual_and_slope = |&[y]: &[T; 1]| {
        let g = g(Dual::variable(y), x.map(Dual::constant));
        ([g.value], [[g.tangent]])
    };
    let [y] = newton(residual_and_slope, [y])?;
    Ok(y)
}

/// Returns the solution y of M equations `g(y, x) = 0` in M unknowns as a function of x: the values of `y`, with all
/// derivatives that x carries.
///
/// The arguments are those of [`implicit_function`], which solves one equation.
///
/// ```
/// use gradual::{implicit_functions, jacobian};
///
/// // Polar coordinates (r, phi) of a point (u, v), from their definition.
/// let (_, rows) = jacobian(
///     |[u, v]| {
///         let definition = |[r, phi]: [_; 2], [u, v]: [_; 2]| {
///             [r * gradual::DualVec::cos(phi) - u, r * phi.sin() - v]
///         };
///         let solution = [u.hypot(v), v.atan2(u)]; // only the values count
///         implicit_functions(definition, solution, [u, v]).expect("not at the origin")
///     },
///     [3.0_f64, 4.0],
/// );
/// let expected = [[0.6, 0.8], [-0.16, 0.12]];
/// for (row, expected) in rows.iter().zip(expected) {
///     assert!(row.iter().zip(expected).all(|(x, y)| (x - y).abs() < 1e-15));
/// }
/// ```
///
/// # Errors
/// - [`ImplicitError::Singular`] if the Jacobian dg/dy is not finite or is singular to rounding.
/// - [`ImplicitError::MultipleRoot`] if it is singular and the slopes in x are zero too.
/// - [`ImplicitError::NotASolution`] if Newton's step from y is not finite, or is longer in some y_i than
///   `sqrt(epsilon) max(|y_i|, sqrt(epsilon))`.
pub fn implicit_functions<T: Scalar, const M: usize, const N: usize>(
    g: impl Fn([DualVec<T, M>; M], [DualVec<T, M>; N]) -> [DualVec<T, M>; M],
    y: [T; M],
    x: [T; N],
) -> Result<[T; M], ImplicitError> {
    let residual_and_jacobian = |&y: &[T; M]| {
        let g = g(DualVec::variables(y), x.map(DualVec::constant));
        (g.map(|g| g.value), g.map(|g| g.partials))
    };
    newton(residual_and_jacobian, y)
}
