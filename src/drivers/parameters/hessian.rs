//! Second derivatives in the parameters, by the drivers for slices.

use alloc::vec::Vec;
use core::convert::Infallible;

use super::{NamedMatrix, Parameters};
use crate::drivers::slice::{self, HessianChunk, HvpChunk};

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
/// The function runs as often as for [`slice::hessian`].
#[must_use]
pub fn hessian<P: Parameters>(
    mut f: impl FnMut(&P::Of<HessianChunk<P::Scalar>>) -> HessianChunk<P::Scalar>,
    x: &P,
) -> (P::Scalar, P, NamedMatrix<P::Scalar>) {
    let Ok(found) = try_hessian(|x| Ok::<_, Infallible>(f(x)), x);
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
pub fn try_hessian<P: Parameters, E>(
    mut f: impl FnMut(&P::Of<HessianChunk<P::Scalar>>) -> Result<HessianChunk<P::Scalar>, E>,
    x: &P,
) -> Result<(P::Scalar, P, NamedMatrix<P::Scalar>), E> {
    let (value, slopes, entries) = slice::try_hessian(|numbers| f(&filled(x, numbers)), &x.to_numbers())?;
    let names = x.names();
    Ok((value, x.with_numbers(&slopes), NamedMatrix::new(entries, names.clone(), names)))
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
/// The function runs as often as for [`slice::hvp`], and H is never formed.
///
/// # Panics
/// Panics if x and v have different lengths, which only `Vec`s can. The check comes before the first call of `f`.
#[must_use]
pub fn hvp<P: Parameters>(
    mut f: impl FnMut(&P::Of<HvpChunk<P::Scalar>>) -> HvpChunk<P::Scalar>,
    x: &P,
    v: &P,
) -> (P::Scalar, P, P) {
    let Ok(found) = try_hvp(|x| Ok::<_, Infallible>(f(x)), x, v);
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
pub fn try_hvp<P: Parameters, E>(
    mut f: impl FnMut(&P::Of<HvpChunk<P::Scalar>>) -> Result<HvpChunk<P::Scalar>, E>,
    x: &P,
    v: &P,
) -> Result<(P::Scalar, P, P), E> {
    let (numbers, v): (Vec<_>, _) = (x.to_numbers(), v.to_numbers());
    let (value, slopes, h_v) = slice::try_hvp(|numbers| f(&filled(x, numbers)), &numbers, &v)?;
    Ok((value, x.with_numbers(&slopes), x.with_numbers(&h_v)))
}

/// The structure of x with other numbers.
fn filled<P: Parameters, D: Copy>(x: &P, numbers: &[D]) -> P::Of<D> {
    let mut numbers = numbers.iter();
    x.map(|_| *numbers.next().expect("there is one number for each parameter"))
}
