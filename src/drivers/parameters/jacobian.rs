//! Jacobians in the parameters, as matrices whose rows and columns have names.

use alloc::vec;
use alloc::vec::Vec;

use super::gradient::for_each_run;
use super::variables::{Variable, infallible};
use super::{DualOf, NamedMatrix, Parameters};

/// Returns `(f(x), J)` for a function of a structure of parameters that returns numbers in a structure: a `Vec`, an
/// array, a tuple, or a struct. Row i of J is the gradient of the i-th number of the result, and column j has its
/// derivative in the j-th parameter. Both have the names of their numbers.
///
/// ```
/// use gradual::parameters;
///
/// // the residuals of a line
/// let points = [(1.0, 2.0), (2.0, 2.5), (3.0, 4.0)];
/// let residuals = |&(slope, offset): &_| points.map(|(x, y)| x * slope + offset - y);
/// let (values, jacobian) = parameters::jacobian(residuals, &(1.0, 0.5));
/// assert_eq!(values, [-0.5, 0.0, -0.5]);
/// assert_eq!(jacobian.entries(), [1.0, 1.0, 2.0, 1.0, 3.0, 1.0]);
/// assert_eq!(jacobian[["[2]", "0"]], 3.0);
/// ```
///
/// The function runs as often as for the [`gradient`](super::gradient()).
///
/// # Panics
/// Panics if `f` returns more or fewer numbers in one run than in the first.
#[must_use]
#[inline(always)]
pub fn jacobian<P: Parameters, Y: Parameters<Scalar = DualOf<P>>>(
    mut f: impl FnMut(&P::Of<DualOf<P>>) -> Y,
    x: &P,
) -> (Y::Of<P::Scalar>, NamedMatrix<P::Scalar>) {
    let Ok(found) = try_jacobian(|x| infallible(f(x)), x);
    found
}

/// [`jacobian`] for a function that may fail.
///
/// ```
/// use gradual::{Chunk, parameters};
///
/// let f = |&(x, y): &(Chunk<f64>, Chunk<f64>)| if y == 0.0 { Err("y is 0") } else { Ok([x / y, x + y]) };
/// let (values, jacobian) = parameters::try_jacobian(f, &(2.0, 1.0))?;
/// assert_eq!((values, jacobian.entries()), ([2.0, 3.0], &[1.0, -2.0, 1.0, 1.0][..]));
/// assert_eq!(parameters::try_jacobian(f, &(2.0, 0.0)), Err("y is 0"));
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
///
/// # Panics
/// Panics if `f` returns more or fewer numbers in one run than in the first.
#[inline(always)]
pub fn try_jacobian<P: Parameters, Y: Parameters<Scalar = DualOf<P>>, E>(
    f: impl FnMut(&P::Of<DualOf<P>>) -> Result<Y, E>,
    x: &P,
) -> Result<(Y::Of<P::Scalar>, NamedMatrix<P::Scalar>), E> {
    let (y, entries) = entries(f, x)?;
    Ok((y.map(|y| y.value()), NamedMatrix::new(entries, y.names(), x.names())))
}

/// Returns what the first run returned, and the Jacobian row by row.
#[inline(always)]
pub(super) fn entries<P: Parameters, Y: Parameters<Scalar = DualOf<P>>, E>(
    mut f: impl FnMut(&P::Of<DualOf<P>>) -> Result<Y, E>,
    x: &P,
) -> Result<(Y, Vec<P::Scalar>), E> {
    let columns = x.numbers().count();
    let (mut rows, mut entries) = (0, Vec::new());
    let mut found = None;
    for_each_run(x, |first, inputs| {
        let y = f(inputs)?;
        let now = y.numbers().count();
        if found.is_none() {
            rows = now;
            entries = vec![P::Scalar::default(); rows * columns];
        }
        assert!(
            now == rows,
            "the function returned {rows} numbers for the first chunk, but {now} for a later one"
        );
        entries.chunks_mut(columns.max(1)).zip(y.numbers()).for_each(|(row, y)| {
            row[first..].iter_mut().zip(y.partials()).for_each(|(slot, slope)| *slot = slope);
        });
        found.get_or_insert(y);
        Ok(())
    })?;
    Ok((found.expect("the function runs at least once"), entries))
}
