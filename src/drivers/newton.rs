//! Derivatives of functions that are given by an equation, `g(y, x) = 0`, by Newton's method on duals.

use core::error::Error;
use core::fmt::{self, Display, Formatter};

use num_traits::Float;

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::scalar::Scalar;

/// Why an equation has no derivative at a point.
///
/// ```
/// use gradual::{Dual, ImplicitError, implicit_derivative};
///
/// // y² = x has a vertical tangent at x = 0.
/// let x = Dual::variable(0.0);
/// let root = implicit_derivative(|y, [x]| y * y - x, Dual::constant(0.0), [x]);
/// assert_eq!(root.unwrap_err(), ImplicitError::Singular);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImplicitError {
    /// The slope of the residual in y is zero (of several residuals, the Jacobian in y is singular to rounding) or not
    /// finite: y is no differentiable function of x here.
    Singular,
    /// The residual does not vanish: y is not a solution, or not a number.
    NotASolution,
}

impl Display for ImplicitError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Singular => {
                "the residual has no finite slope in y other than 0 here: y is not differentiable in x"
            }
            Self::NotASolution => {
                "y does not solve the equation: Newton's step from it is longer than sqrt(epsilon) of y; let the solver go on"
            }
        })
    }
}

impl Error for ImplicitError {}

/// The solution y of `g(y, x) = 0` as a function of x, with all its derivatives: `y' = -(dg/dx) / (dg/dy)`, and so on
/// to the order of the number that x is.
///
/// `g` is the residual, `y` a solution that was found before, by any method, of which the value alone counts (one on
/// plain floats is lifted, `Dual::constant(y)` or `R::lit(y)`); `x` are the inputs with their derivatives. The result has
/// the value of `y`.
///
/// ```
/// use gradual::{Real, gradient, implicit_derivative};
///
/// /// The eccentric anomaly y, from Kepler's equation y - e sin y = m.
/// fn eccentric_anomaly<R: Real>(e: R, m: R) -> R {
///     // Newton's method on plain floats
///     let [e_0, m_0] = [e, m].map(|x| x.to_f64().unwrap_or(f64::NAN));
///     let solution = (0..20).fold(m_0, |y, _| y - (y - e_0 * y.sin() - m_0) / (1.0 - e_0 * y.cos()));
///     implicit_derivative(|y, [e, m]| y - e * y.sin() - m, R::lit(solution), [e, m])
///         .expect("an ellipse has e < 1")
/// }
///
/// let (y, [de, dm]) = gradient(|[e, m]| eccentric_anomaly(e, m), [0.5, 1.0]);
/// assert!((de - y.sin() / (1.0 - 0.5 * y.cos())).abs() < 1e-15);
/// assert!((dm - 1.0 / (1.0 - 0.5 * y.cos())).abs() < 1e-15);
/// ```
///
/// g must take the inputs from its second argument: an `x` that it captures is of another level and does not compile,
/// the value of one a constant whose slope is lost.
///
/// Newton's method on duals doubles the number of right orders at each step: one step for first derivatives, two
/// for third ones. The solver itself is not differentiated.
///
/// # Errors
/// [`ImplicitError::Singular`] where `dg/dy` is zero or not finite; [`ImplicitError::NotASolution`] where Newton's step
/// from y is not finite, or longer than `sqrt(epsilon) max(|y|, sqrt(epsilon))`, with 2.2e-16 for epsilon in an `f64`:
/// half of the digits of y should be right.
pub fn implicit_derivative<T: Scalar, const N: usize>(
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

/// The solution y of M equations `g(y, x) = 0` in M unknowns as a function of x, with all its derivatives.
///
/// As [`implicit_derivative`] for one equation.
///
/// ```
/// use gradual::{implicit_derivatives, jacobian};
///
/// // Polar coordinates (r, phi) of a point (u, v), from their definition.
/// let (_, rows) = jacobian(
///     |[u, v]| {
///         let definition = |[r, phi]: [_; 2], [u, v]: [_; 2]| {
///             [r * gradual::DualVec::cos(phi) - u, r * phi.sin() - v]
///         };
///         let solution = [u.hypot(v), v.atan2(u)]; // values alone count
///         implicit_derivatives(definition, solution, [u, v]).expect("not at the origin")
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
/// [`ImplicitError::Singular`] where the Jacobian dg/dy is not finite or, to rounding, singular;
/// [`ImplicitError::NotASolution`] where Newton's step from y is not finite, or in some y_i longer than
/// `sqrt(epsilon) max(|y_i|, sqrt(epsilon))`.
pub fn implicit_derivatives<T: Scalar, const M: usize, const N: usize>(
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

/// Newton's method for the derivatives of y: the value of y stays. Vectors and rows are arrays or `Vec`s.
pub(super) fn newton<T: Scalar, V: Vector<T>, M: AsMut<[V]>>(
    mut residual_and_jacobian: impl FnMut(&V) -> (V, M),
    mut y: V,
) -> Result<V, ImplicitError> {
    drop_partials(&mut y);
    let (residual, jacobian) = residual_and_jacobian(&y);
    check(&y, residual, jacobian)?;
    // a step from derivatives up to order m leads to order 2 m + 1
    let mut order = 0;
    while order < T::ORDER {
        let (mut residual, jacobian) = residual_and_jacobian(&y);
        for g in residual.as_mut() {
            // what the value of y lacks of a solution is no derivative
            *g -= g.without_partials();
        }
        let step = solve(jacobian, residual)?;
        for (y, step) in y.as_mut().iter_mut().zip(step.as_ref()) {
            *y -= *step;
        }
        order = 2 * order + 1;
    }
    Ok(y)
}

/// As many numbers as there are unknowns.
pub(super) trait Vector<T>: Clone + AsRef<[T]> + AsMut<[T]> {}

impl<T, V: Clone + AsRef<[T]> + AsMut<[T]>> Vector<T> for V {}

/// That the values are a solution, and can be told from others nearby.
fn check<T: Scalar, V: Vector<T>>(
    y: &V,
    mut residual: V,
    mut jacobian: impl AsMut<[V]>,
) -> Result<(), ImplicitError> {
    let y = y.as_ref();
    if !residual.as_ref().iter().chain(y).all(|x| x.is_finite()) {
        return Err(ImplicitError::NotASolution);
    }
    for numbers in jacobian.as_mut() {
        if !numbers.as_ref().iter().all(|slope| slope.is_finite()) {
            return Err(ImplicitError::Singular);
        }
        drop_partials(numbers);
    }
    drop_partials(&mut residual);
    let step = solve(jacobian, residual)?;
    let tolerance = <T as Float>::epsilon().sqrt();
    let is_short = |(step, y): (&T, &T)| step.abs() <= tolerance * y.abs().max(tolerance);
    if step.as_ref().iter().zip(y).all(is_short) { Ok(()) } else { Err(ImplicitError::NotASolution) }
}

fn drop_partials<T: Scalar>(numbers: &mut impl AsMut<[T]>) {
    for x in numbers.as_mut() {
        *x = x.without_partials();
    }
}

/// x with `a x = b`, by Gauss's elimination with the largest pivot of each column. The rows are scaled to a largest
/// entry of 1, and then the pivots measured by the largest entries of their columns.
fn solve<T: Scalar, V: Vector<T>>(mut a: impl AsMut<[V]>, mut b: V) -> Result<V, ImplicitError> {
    let a = a.as_mut();
    for (row, b) in a.iter_mut().zip(b.as_mut()) {
        let scale = largest(row.as_ref().iter().copied());
        for x in row.as_mut() {
            *x /= scale;
        }
        *b /= scale;
    }
    let mut columns = b.clone();
    for (j, size) in columns.as_mut().iter_mut().enumerate() {
        *size = largest(a.iter().map(|row| row.as_ref()[j]));
    }
    // what is left of an exactly dependent row after rounding
    let tolerance = T::literal(4.0 * a.len() as f64) * <T as Float>::epsilon();
    for (column, &column_size) in columns.as_ref().iter().enumerate() {
        let size = |row: &V| row.as_ref()[column].abs() / column_size;
        let rows = column..a.len();
        let pivot = rows.reduce(|best, row| if size(&a[row]) > size(&a[best]) { row } else { best });
        let pivot = pivot.unwrap_or(column);
        // NaN, and so not regular, in a row or a column of zeros
        let is_regular = size(&a[pivot]) > tolerance;
        if !is_regular {
            return Err(ImplicitError::Singular);
        }
        a.swap(column, pivot);
        b.as_mut().swap(column, pivot);
        let (done, rest) = a.split_at_mut(column + 1);
        let (b_done, b_rest) = b.as_mut().split_at_mut(column + 1);
        let (pivot_row, pivot_b) = (done[column].as_ref(), b_done[column]);
        for (row, b) in rest.iter_mut().zip(b_rest) {
            let row = row.as_mut();
            let factor = row[column] / pivot_row[column];
            for (x, pivot) in row.iter_mut().zip(pivot_row).skip(column + 1) {
                *x -= factor * *pivot;
            }
            *b -= factor * pivot_b;
        }
    }
    for (i, row) in a.iter().enumerate().rev() {
        let (row, b) = (row.as_ref(), b.as_mut());
        let known: T = row.iter().zip(&*b).skip(i + 1).map(|(&a, &x)| a * x).sum();
        b[i] = (b[i] - known) / row[i];
    }
    Ok(b)
}

/// The largest size of the values.
fn largest<T: Scalar>(numbers: impl Iterator<Item = T>) -> T {
    numbers.fold(T::zero(), |size, x| size.max(x.abs().without_partials()))
}
