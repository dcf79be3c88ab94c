//! Gradients in the parameters.

use super::structure::write;
use super::variables::{Variable, infallible, seeded};
use super::{DualOf, Parameters};

/// Returns `(f(x), grad f(x))` for a function of a structure of parameters. The gradient is in the same structure. Its
/// constants are those of x.
///
/// ```
/// use gradual::parameters;
///
/// let (value, (vector, scale)) = parameters::gradient(|([x, y], s)| s * x * y, &([2.0, 3.0], 5.0));
/// assert_eq!((value, vector, scale), (30.0, [15.0, 10.0], 6.0));
/// ```
///
/// A struct of fixed size with up to about a hundred parameters takes one run of the function, on
/// [`DualVec`](crate::DualVec)s. Any other structure takes one run for each [`CHUNK`](crate::CHUNK) parameters, on
/// [`Chunk`](crate::Chunk)s.
#[must_use]
#[inline(always)]
pub fn gradient<P: Parameters>(mut f: impl FnMut(&P::Of<DualOf<P>>) -> DualOf<P>, x: &P) -> (P::Scalar, P) {
    let Ok(found) = try_gradient(|x| infallible(f(x)), x);
    found
}

/// [`gradient`] for a function that may fail.
///
/// ```
/// use gradual::{Chunk, parameters};
///
/// let ratio = |&(x, y): &(Chunk<f64>, Chunk<f64>)| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// assert_eq!(parameters::try_gradient(ratio, &(2.0, 1.0)), Ok((2.0, (1.0, -2.0))));
/// assert_eq!(parameters::try_gradient(ratio, &(2.0, 0.0)), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
#[inline(always)]
pub fn try_gradient<P: Parameters, E>(
    mut f: impl FnMut(&P::Of<DualOf<P>>) -> Result<DualOf<P>, E>,
    x: &P,
) -> Result<(P::Scalar, P), E> {
    let mut slopes = x.clone();
    let mut value = P::Scalar::default();
    for_each_run(x, |first, inputs| {
        let y = f(inputs)?;
        value = y.value();
        write(&mut slopes, first, y.partials());
        Ok(())
    })?;
    Ok((value, slopes))
}

/// Calls `run` once for each chunk of directions. Its arguments are the number of the chunk's first direction and the
/// inputs, in which only the chunk has seeds. Without any inputs it calls `run` once.
#[inline(always)]
pub(super) fn for_each_run<P: Parameters, E>(
    x: &P,
    mut run: impl FnMut(usize, &P::Of<DualOf<P>>) -> Result<(), E>,
) -> Result<(), E> {
    let count = x.numbers().count();
    for first in (0..count.max(1)).step_by(DualOf::<P>::DIRECTIONS.max(1)) {
        run(first, &seeded(x, |i, x| DualOf::<P>::seeded(x, i.wrapping_sub(first))))?;
    }
    Ok(())
}
