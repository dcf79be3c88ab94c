//! Derivatives of the solution y of `g(y, x) = 0`: Newton's method on duals, which keeps the value of y.

use core::error::Error;
use core::fmt::{self, Display, Formatter};

use num_traits::Float;

use crate::scalar::Scalar;

/// Why an equation does not define a differentiable function at a point.
///
/// ```
/// use gradual::{Dual, ImplicitError, implicit_function};
///
/// // y² = x has a vertical tangent at x = 0.
/// let x = Dual::variable(0.0);
/// let root = implicit_function(|y, [x]| y * y - x, Dual::constant(0.0), [x]);
/// assert_eq!(root.unwrap_err(), ImplicitError::Singular);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ImplicitError {
    /// y is not a differentiable function of x here. The slope of the residual in y is zero or not finite. For several
    /// residuals, their Jacobian in y is singular to rounding or not finite.
    Singular,
    /// y is a multiple root: the slopes of the residual in y and in x are all zero, so they do not say how y follows x.
    ///
    /// Give a residual whose root is simple: `y - x` in place of `(y - x)³`. If you have no such formula, differentiate the
    /// residual in y. Its derivative has the same root, one order less, as long as the root stays a multiple one.
    ///
    /// ```
    /// use gradual::{Dual, ImplicitError, derivative, implicit_function};
    ///
    /// let (y, x) = (Dual::constant(3.0), Dual::variable(3.0));
    /// let squared = implicit_function(|y, [x]| (y - x).powi(2), y, [x]);
    /// assert_eq!(squared.unwrap_err(), ImplicitError::MultipleRoot);
    ///
    /// let slope = implicit_function(|y, [x]| derivative(|y| (y - Dual::constant(x)).powi(2), y).1, y, [x]);
    /// assert_eq!(slope.unwrap().parts(), (3.0, 1.0));
    /// ```
    MultipleRoot,
    /// y is not a solution: the residual is not zero there, or y is not finite.
    NotASolution,
}

impl Display for ImplicitError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Singular => {
                "y is not differentiable in x here: the slope of the residual in y is zero or not finite"
            }
            Self::MultipleRoot => {
                "y is a multiple root: the slopes of the residual in y and in x are zero there; give a residual with a simple root, such as y - x for (y - x)^2, or the derivative of the residual in y"
            }
            Self::NotASolution => {
                "y does not solve the equation: Newton's step from y is longer than sqrt(epsilon) of y, so the solver stopped too early"
            }
        })
    }
}

impl Error for ImplicitError {}

/// Finds the derivatives of y by Newton's method, and keeps its value. Vectors and rows are arrays or `Vec`s.
pub(super) fn newton<T: Scalar, V: Vector<T>, M: AsMut<[V]>>(
    mut residual_and_jacobian: impl FnMut(&V) -> (V, M),
    mut y: V,
) -> Result<V, ImplicitError> {
    drop_partials(&mut y);
    let (residual, jacobian) = residual_and_jacobian(&y);
    check(&y, residual, jacobian)?;
    // If the derivatives are right up to order m, they are right up to order 2 m + 1 after a step.
    let mut order = 0;
    while order < T::ORDER {
        let (mut residual, jacobian) = residual_and_jacobian(&y);
        for g in residual.as_mut() {
            // The value of the residual is the rounding error of y. It must not enter the derivatives.
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

/// A vector with one number for each unknown.
pub(super) trait Vector<T>: Clone + AsRef<[T]> + AsMut<[T]> {}

impl<T, V: Clone + AsRef<[T]> + AsMut<[T]>> Vector<T> for V {}

/// Checks that the values of y are a solution, and that it is the only one nearby.
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
    let has_slopes = residual.as_ref().iter().any(|&g| !(g - g.without_partials()).all_zero());
    drop_partials(&mut residual);
    let step = solve(jacobian, residual).map_err(|error| {
        // A plain number carries no slope in x, so nothing is known about it.
        if T::ORDER > 0 && !has_slopes { ImplicitError::MultipleRoot } else { error }
    })?;
    let tolerance = <T as Float>::epsilon().sqrt();
    let is_short = |(step, y): (&T, &T)| step.abs() <= tolerance * y.abs().max(tolerance);
    if step.as_ref().iter().zip(y).all(is_short) { Ok(()) } else { Err(ImplicitError::NotASolution) }
}

fn drop_partials<T: Scalar>(numbers: &mut impl AsMut<[T]>) {
    for x in numbers.as_mut() {
        *x = x.without_partials();
    }
}

/// Returns x with `a x = b`, by Gaussian elimination with the largest pivot in each column.
///
/// It scales each row to a largest entry of 1. A pivot is compared to the largest entry of its column.
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
    // Rounding leaves pivots up to this size in a row that depends on the others.
    let tolerance = T::literal(4.0 * a.len() as f64) * <T as Float>::epsilon();
    for (column, &column_size) in columns.as_ref().iter().enumerate() {
        let size = |row: &V| row.as_ref()[column].abs() / column_size;
        let rows = column..a.len();
        let pivot = rows.reduce(|best, row| if size(&a[row]) > size(&a[best]) { row } else { best });
        let pivot = pivot.unwrap_or(column);
        // In a row or a column of zeros the size is NaN, so this is false.
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

/// Returns the largest absolute value.
fn largest<T: Scalar>(numbers: impl Iterator<Item = T>) -> T {
    numbers.fold(T::zero(), |size, x| size.max(x.abs().without_partials()))
}
