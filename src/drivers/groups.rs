//! Drivers for arguments in groups: a tuple of numbers and arrays, such as `([T; 11], [T; 3], T)`.
//!
//! The function takes the tuple as it is, and the gradient comes back in the same groups. You do not pack the numbers
//! into one array. Give their number as `::<N, _>`: the compiler checks it.
//!
//! ```
//! use gradual::groups;
//!
//! // How far a point is from the line a x + b y = 1, squared and weighted
//! let (line, point, weight) = ([0.5, 0.25], [2.0, 4.0], 3.0);
//! let (value, (d_line, d_point, d_weight)) =
//!     groups::gradient::<5, _>(|([a, b], [x, y], w)| w * (a * x + b * y - 1.0).powi(2), (line, point, weight));
//! assert_eq!((value, d_weight), (3.0, 1.0));
//! assert_eq!((d_line, d_point), ([12.0, 24.0], [3.0, 1.5]));
//! ```
//!
//! The groups are any structure of [`Parameters`] of fixed size. For a struct of your own, take the drivers of
//! [`parameters`](crate::parameters), which count by themselves. They serve a tuple as well, but in chunks: stable Rust
//! cannot count the numbers of a tuple in a type.
//!
//! For a driver that is not here, seed the groups with [`variables`] and read the gradient with
//! [`Parameters::with_numbers`]:
//!
//! ```
//! use gradual::{Parameters, groups};
//!
//! // Any number of residuals
//! let at = ([1.0, 2.0], 0.5);
//! let ([a, b], c) = groups::variables::<3, _>(at);
//! let residuals: Vec<_> = [3.0, 4.0].iter().map(|t| a * *t + b - c).collect();
//! let gradients: Vec<_> = residuals.iter().map(|y| at.with_numbers(&y.partials)).collect();
//! assert_eq!(gradients, [([3.0, 1.0], -1.0), ([4.0, 1.0], -1.0)]);
//! ```

use super::parameters::{self, Parameters, Variable};
use crate::dual::DualVec;

/// Makes all numbers in the groups variables: the same groups of [`DualVec`]s, whose seeds are the columns of the unit
/// matrix.
///
/// ```
/// use gradual::groups;
///
/// let ([x, y], z) = groups::variables::<3, _>(([2.0, 3.0], 5.0));
/// assert_eq!((x * y * z).parts(), (30.0, [15.0, 10.0, 6.0]));
/// ```
///
/// N must be the number of inputs, [`Parameters::LEN`]. The compiler checks it:
///
/// ```compile_fail
/// let ([x, y], z) = gradual::groups::variables::<4, _>(([2.0, 3.0], 5.0));
/// ```
#[must_use]
#[inline(always)]
pub fn variables<const N: usize, G: Parameters>(x: G) -> G::Of<DualVec<G::Scalar, N>> {
    const { assert_number_of_inputs::<N, G>() };
    seeded(&x)
}

/// Returns `(f(x), grad f(x))` for a function of N numbers in groups. The gradient is in the same groups.
///
/// ```
/// use gradual::groups;
///
/// let (value, (d_vector, d_scale)) = groups::gradient::<3, _>(|([x, y], s)| s * x * y, ([2.0, 3.0], 5.0));
/// assert_eq!((value, d_vector, d_scale), (30.0, [15.0, 10.0], 6.0));
/// ```
///
/// The function runs once, and the result has the same bits as that of [`gradient`](crate::gradient) on the packed
/// array.
#[must_use]
#[inline(always)]
pub fn gradient<const N: usize, G: Parameters>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> DualVec<G::Scalar, N>,
    x: G,
) -> (G::Scalar, G) {
    const { assert_number_of_inputs::<N, G>() };
    in_groups(f(seeded(&x)), &x)
}

/// [`gradient`](crate::groups::gradient) for a function that may fail.
///
/// ```
/// use gradual::{DualVec, groups};
///
/// type D = DualVec<f64, 2>;
/// let ratio = |(x, y): (D, D)| if y == 0.0 { Err("y is 0") } else { Ok(x / y) };
/// assert_eq!(groups::try_gradient(ratio, (2.0, 1.0)), Ok((2.0, (1.0, -2.0))));
/// assert_eq!(groups::try_gradient(ratio, (2.0, 0.0)), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_gradient<const N: usize, G: Parameters, E>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> Result<DualVec<G::Scalar, N>, E>,
    x: G,
) -> Result<(G::Scalar, G), E> {
    const { assert_number_of_inputs::<N, G>() };
    Ok(in_groups(f(seeded(&x))?, &x))
}

/// Returns `(f(x), J)` for a function from N numbers in groups to M numbers. Row i of J is the gradient of f_i, in the
/// same groups.
///
/// ```
/// use gradual::groups;
///
/// // The place of a point after a turn by the angle t and a shift
/// let (place, [dx, dy]) = groups::jacobian::<5, _, _>(
///     |([x, y], t, [a, b])| [x * t.cos() - y * t.sin() + a, x * t.sin() + y * t.cos() + b],
///     ([2.0, 3.0], 0.0, [10.0, 20.0]),
/// );
/// assert_eq!(place, [12.0, 23.0]);
/// assert_eq!(dx, ([1.0, 0.0], -3.0, [1.0, 0.0]));
/// assert_eq!(dy, ([0.0, 1.0], 2.0, [0.0, 1.0]));
/// ```
#[must_use]
#[inline(always)]
pub fn jacobian<const N: usize, const M: usize, G: Parameters>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> [DualVec<G::Scalar, N>; M],
    x: G,
) -> ([G::Scalar; M], [G; M]) {
    const { assert_number_of_inputs::<N, G>() };
    rows_in_groups(f(seeded(&x)), &x)
}

/// [`jacobian`](crate::groups::jacobian) for a function that may fail.
///
/// ```
/// use gradual::{DualVec, groups};
///
/// type D = DualVec<f64, 2>;
/// let f = |(x, y): (D, D)| if y == 0.0 { Err("y is 0") } else { Ok([x / y, x + y]) };
/// assert_eq!(groups::try_jacobian(f, (2.0, 1.0)), Ok(([2.0, 3.0], [(1.0, -2.0), (1.0, 1.0)])));
/// assert_eq!(groups::try_jacobian(f, (2.0, 0.0)), Err("y is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
#[inline(always)]
pub fn try_jacobian<const N: usize, const M: usize, G: Parameters, E>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> Result<[DualVec<G::Scalar, N>; M], E>,
    x: G,
) -> Result<([G::Scalar; M], [G; M]), E> {
    const { assert_number_of_inputs::<N, G>() };
    Ok(rows_in_groups(f(seeded(&x))?, &x))
}

/// Every driver asserts this itself, so that the compiler's error points at the call of the driver.
const fn assert_number_of_inputs<const N: usize, G: Parameters>() {
    assert!(
        matches!(G::LEN, Some(length) if length == N),
        "N must be the number of inputs in all groups together"
    );
}

#[inline(always)]
fn seeded<const N: usize, G: Parameters>(x: &G) -> G::Of<DualVec<G::Scalar, N>> {
    parameters::seeded(x, |i, x| Variable::seeded(x, i))
}

#[inline(always)]
fn in_groups<const N: usize, G: Parameters>(y: DualVec<G::Scalar, N>, x: &G) -> (G::Scalar, G) {
    (y.value, x.with_numbers(&y.partials))
}

#[inline(always)]
fn rows_in_groups<const N: usize, const M: usize, G: Parameters>(
    y: [DualVec<G::Scalar, N>; M],
    x: &G,
) -> ([G::Scalar; M], [G; M]) {
    (y.map(|y| y.value), y.map(|y| x.with_numbers(&y.partials)))
}
