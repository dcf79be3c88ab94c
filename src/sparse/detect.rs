//! Patterns from a run on tracers.

use alloc::vec::Vec;
use core::array;

use super::tracer::{Found, Lost, Trace};
use super::{Error, Pattern, SliceFunction, Tracer};
use crate::scalar::Scalar;

/// Returns the pattern of the Jacobian of a function from a slice of n numbers to m numbers. It has m rows and n columns.
///
/// The function runs once, on [`Tracer`]s, whose table says what counts as a dependence. The time is proportional to
/// the operations of the function and to the entries of the pattern.
///
/// ```
/// use gradual::sparse::{self, Pattern, Tracer};
///
/// // Result i is x_i x_(i+1).
/// let f = |x: &[Tracer<f64>]| x.windows(2).map(|x| x[0] * x[1]).collect::<Vec<_>>();
/// let pattern = sparse::jacobian_pattern(f, &[1.0; 1000])?;
/// assert_eq!((pattern.rows(), pattern.columns(), pattern.nonzeros()), (999, 1000, 1998));
/// assert_eq!(pattern.row(5), [5, 6]);
/// # Ok::<(), sparse::Error>(())
/// ```
///
/// The pattern is that of the branches that the function takes at x. [`Pattern::union`] joins the patterns of several
/// points. Without inputs the rows are empty.
///
/// # Errors
/// - [`Error::NotFinite`] if a result is NaN or infinite at x.
/// - [`Error::Untraceable`] if a result depends on a sum or a product that another thread computed, or on a number of
///   an earlier trace.
pub fn jacobian_pattern<T: Scalar>(
    f: impl FnOnce(&[Tracer<T>]) -> Vec<Tracer<T>>,
    x: &[T],
) -> Result<Pattern, Error> {
    Ok(traced(f, x, false)?.inputs)
}

/// Returns the pattern of the Hessian of a function from a slice of n numbers to one number or to several, which are the
/// terms of a sum. It has n rows and n columns, and it is symmetric.
///
/// Inputs i and j have an entry if they meet in an operation that is not linear in both, at any place in the function.
/// What counts is the operations, so `(x + y)^2 - 2 x y` has an entry for x and y.
///
/// ```
/// use gradual::sparse::{self, Pattern, Tracer};
///
/// let f = |x: &[Tracer<f64>]| vec![x[0] * x[1] + x[2].sin() + x[3]];
/// let pattern = sparse::hessian_pattern(f, &[1.0; 4])?;
/// assert_eq!(pattern, Pattern::from_rows(4, [vec![1], vec![0], vec![2], vec![]]));
/// # Ok::<(), sparse::Error>(())
/// ```
///
/// # Errors
/// Those of [`jacobian_pattern`].
pub fn hessian_pattern<T: Scalar>(
    f: impl FnOnce(&[Tracer<T>]) -> Vec<Tracer<T>>,
    x: &[T],
) -> Result<Pattern, Error> {
    Ok(traced(f, x, true)?.partners)
}

/// [`jacobian_pattern`] for a function that appends its results.
pub(super) fn pattern_of<T: Scalar>(f: &impl SliceFunction<Tracer<T>>, x: &[T]) -> Result<Pattern, Error> {
    jacobian_pattern(|x| results_of(f, x), x)
}

/// The pattern of the Jacobian of the terms, and that of the Hessian of their sum.
pub(super) fn patterns_of<T: Scalar>(
    f: &impl SliceFunction<Tracer<T>>,
    x: &[T],
) -> Result<[Pattern; 2], Error> {
    let found = traced(|x| results_of(f, x), x, true)?;
    Ok([found.inputs, found.partners])
}

/// The unions of the patterns of several points.
pub(super) fn union_of<const K: usize>(
    points: impl IntoIterator<Item = Result<[Pattern; K], Error>>,
) -> Result<[Pattern; K], Error> {
    let mut points = points.into_iter();
    let first = points.next().ok_or(Error::Length { of: "points", found: 0, expected: 1 })??;
    points.try_fold(first, |before, patterns| {
        let patterns = patterns?;
        for (pattern, before) in patterns.iter().zip(&before) {
            for (of, found, expected) in
                [("inputs", pattern.columns(), before.columns()), ("results", pattern.rows(), before.rows())]
            {
                if found != expected {
                    return Err(Error::Length { of, found, expected });
                }
            }
        }
        Ok(array::from_fn(|k| before[k].union(&patterns[k])))
    })
}

fn results_of<T>(f: &impl SliceFunction<Tracer<T>>, x: &[Tracer<T>]) -> Vec<Tracer<T>> {
    let mut results = Vec::new();
    f.call(x, &mut results);
    results
}

/// Runs f on tracers.
pub(super) fn traced<T: Scalar>(
    f: impl FnOnce(&[Tracer<T>]) -> Vec<Tracer<T>>,
    x: &[T],
    with_interactions: bool,
) -> Result<Found, Error> {
    let (y, found) = Trace::run(f, x, with_interactions);
    if let Some(row) = y.iter().position(|y| !y.value.is_finite()) {
        return Err(Error::NotFinite { row });
    }
    found.map_err(|Lost(row)| Error::Untraceable { row })
}
