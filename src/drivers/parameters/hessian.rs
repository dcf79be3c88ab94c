//! Second derivatives in the parameters, one block of the Hessian after the other.

use alloc::vec;
use alloc::vec::Vec;

use num_traits::One;

use super::structure::{assert_same_length, write};
use super::variables::{Block, infallible, seeded};
use super::{HessianOf, HvpOf, NamedMatrix, Parameters};

/// Returns `(f(x), grad f(x), H)` for a function of a structure of parameters. The gradient is in the same structure. The
/// rows and the columns of H have the names of the parameters: entry (i, j) is the second derivative in the parameters i
/// and j. It is symmetric in every bit.
///
/// ```
/// use gradual::parameters;
///
/// let (value, slopes, hessian) = parameters::hessian(|([x, y], s)| s * x * x * y, &([2.0, 3.0], 5.0));
/// assert_eq!((value, slopes), (60.0, ([60.0, 20.0], 12.0)));
/// assert_eq!(hessian[["0[0]", "0[1]"]], 20.0);
/// assert_eq!(hessian.entries(), [30.0, 20.0, 12.0, 20.0, 0.0, 4.0, 12.0, 4.0, 0.0]);
/// ```
///
/// A struct of fixed size with up to eight parameters takes one run of the function, on [`Dual2Vec`](crate::Dual2Vec)s. Any
/// other structure takes as many runs as [`slice::hessian`](crate::slice::hessian).
#[must_use]
#[inline(always)]
pub fn hessian<P: Parameters>(
    mut f: impl FnMut(&P::Of<HessianOf<P>>) -> HessianOf<P>,
    x: &P,
) -> (P::Scalar, P, NamedMatrix<P::Scalar>) {
    let Ok(found) = try_hessian(|x| infallible(f(x)), x);
    found
}

/// [`hessian`] for a function that may fail.
///
/// ```
/// use gradual::parameters;
/// use gradual::slice::HessianChunk;
///
/// type Number = HessianChunk<f64>;
/// let ratio = |&(x, y): &(Number, Number)| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// let (_, _, hessian) = parameters::try_hessian(ratio, &(2.0, 1.0))?;
/// assert_eq!(hessian.entries(), [0.0, -1.0, -1.0, 4.0]);
/// assert!(parameters::try_hessian(ratio, &(2.0, 0.0)).is_err());
/// # Ok::<(), &str>(())
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
#[inline(always)]
pub fn try_hessian<P: Parameters, E>(
    f: impl FnMut(&P::Of<HessianOf<P>>) -> Result<HessianOf<P>, E>,
    x: &P,
) -> Result<(P::Scalar, P, NamedMatrix<P::Scalar>), E> {
    let (value, slopes, entries) = entries(f, x)?;
    let names = x.names();
    Ok((value, slopes, NamedMatrix::new(entries, names.clone(), names)))
}

/// Returns the value, the gradient and the Hessian row by row.
#[inline(always)]
pub(super) fn entries<P: Parameters, E>(
    mut f: impl FnMut(&P::Of<HessianOf<P>>) -> Result<HessianOf<P>, E>,
    x: &P,
) -> Result<(P::Scalar, P, Vec<P::Scalar>), E> {
    let n = x.numbers().count();
    let (mut value, mut slopes) = (P::Scalar::default(), x.clone());
    let mut entries = vec![P::Scalar::default(); n * n];
    let (rows, columns) = (HessianOf::<P>::ROWS.max(1), HessianOf::<P>::COLUMNS.max(1));
    // Without any inputs there is one block, which is empty.
    for top in (0..n.max(1)).step_by(rows) {
        // the blocks on the diagonal and to the right of it
        for left in (top / columns * columns..n.max(1)).step_by(columns) {
            let seed = |i: usize, x| {
                HessianOf::<P>::seeded(x, i.wrapping_sub(top), P::Scalar::one(), i.wrapping_sub(left))
            };
            let y = f(&seeded(x, seed))?;
            value = y.value();
            write(&mut slopes, left, y.slopes().iter().copied());
            for i in top..n.min(top + rows) {
                let row = (left..n).zip(y.row(i - top));
                for (j, &curvature) in row.filter(|&(j, _)| j >= i) {
                    entries[i * n + j] = curvature;
                    entries[j * n + i] = curvature;
                }
            }
        }
    }
    Ok((value, slopes, entries))
}

/// Returns `(f(x), grad f(x), H v)` for a function of a structure of parameters: its Hessian H times the vector v. Both
/// vectors and v have the structure of x.
///
/// ```
/// use gradual::parameters;
///
/// let (value, slopes, h_v) = parameters::hvp(|([x, y], s)| s * x * x * y, &([2.0, 3.0], 5.0), &([1.0, 0.0], -1.0));
/// assert_eq!((value, slopes), (60.0, ([60.0, 20.0], 12.0)));
/// assert_eq!(h_v, ([18.0, 16.0], 12.0));
/// ```
///
/// H is never formed. A struct of fixed size with up to about a hundred parameters takes one run of the function. Any other
/// structure takes as many runs as [`slice::hvp`](crate::slice::hvp).
///
/// # Panics
/// Panics if x and v have different lengths, which only `Vec`s can. The check comes before the first call of `f`.
#[must_use]
#[inline(always)]
pub fn hvp<P: Parameters>(
    mut f: impl FnMut(&P::Of<HvpOf<P>>) -> HvpOf<P>,
    x: &P,
    v: &P,
) -> (P::Scalar, P, P) {
    let Ok(found) = try_hvp(|x| infallible(f(x)), x, v);
    found
}

/// [`hvp`] for a function that may fail.
///
/// ```
/// use gradual::parameters;
/// use gradual::slice::HvpChunk;
///
/// type Number = HvpChunk<f64>;
/// let ratio = |&(x, y): &(Number, Number)| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// assert_eq!(parameters::try_hvp(ratio, &(2.0, 1.0), &(1.0, 0.0)), Ok((2.0, (1.0, -2.0), (0.0, -1.0))));
/// assert_eq!(parameters::try_hvp(ratio, &(2.0, 0.0), &(1.0, 0.0)), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the first error that `f` returns.
///
/// # Panics
/// Panics if x and v have different lengths, which only `Vec`s can. The check comes before the first call of `f`.
#[inline(always)]
pub fn try_hvp<P: Parameters, E>(
    mut f: impl FnMut(&P::Of<HvpOf<P>>) -> Result<HvpOf<P>, E>,
    x: &P,
    v: &P,
) -> Result<(P::Scalar, P, P), E> {
    assert_same_length(x, v);
    let n = x.numbers().count();
    let (mut value, mut slopes, mut h_v) = (P::Scalar::default(), x.clone(), x.clone());
    // Without any inputs there is one run.
    for left in (0..n.max(1)).step_by(HvpOf::<P>::COLUMNS.max(1)) {
        let mut tangents = v.numbers();
        let seed = |i: usize, x| {
            let along = *tangents.next().expect("v has as many numbers as x");
            HvpOf::<P>::seeded(x, 0, along, i.wrapping_sub(left))
        };
        let y = f(&seeded(x, seed))?;
        value = y.value();
        write(&mut slopes, left, y.slopes().iter().copied());
        write(&mut h_v, left, y.row(0).iter().copied());
    }
    Ok((value, slopes, h_v))
}
