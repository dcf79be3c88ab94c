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
//! For a driver that is not here, seed the groups with [`variables`] and read the gradient with
//! [`Groups::from_slice`]:
//!
//! ```
//! use gradual::groups::{self, Groups};
//!
//! // Any number of residuals
//! let ([a, b], c) = groups::variables::<3, _>(([1.0, 2.0], 0.5));
//! let residuals: Vec<_> = [3.0, 4.0].iter().map(|t| a * *t + b - c).collect();
//! let gradients: Vec<_> = residuals.iter().map(|y| <([f64; 2], f64)>::from_slice(&y.partials)).collect();
//! assert_eq!(gradients, [([3.0, 1.0], -1.0), ([4.0, 1.0], -1.0)]);
//! ```

use core::array;

use crate::dual::DualVec;
use crate::scalar::Scalar;

/// Numbers in groups: one number, an array of groups, or a tuple of up to six groups.
///
/// You can implement it for a struct of your own:
///
/// ```
/// use gradual::groups::{self, Groups};
/// use gradual::{DualVec, Scalar};
///
/// #[derive(Clone, Copy)]
/// struct Spring<T> {
///     stiffness: T,
///     ends: [T; 2],
/// }
///
/// impl<T: Scalar> Groups for Spring<T> {
///     type Scalar = T;
///     type Of<D> = Spring<D>;
///     const LEN: usize = 3;
///
///     fn variables_from<const N: usize>(self, first: usize) -> Spring<DualVec<T, N>> {
///         let (stiffness, ends) = (self.stiffness, self.ends).variables_from(first);
///         Spring { stiffness, ends }
///     }
///
///     fn from_slice(numbers: &[T]) -> Self {
///         let (stiffness, ends) = Groups::from_slice(numbers);
///         Spring { stiffness, ends }
///     }
/// }
///
/// let spring = Spring { stiffness: 2.0, ends: [1.0, 4.0] };
/// let (_, slopes) = groups::gradient::<3, _>(|s| s.stiffness * (s.ends[1] - s.ends[0]).powi(2) / 2.0, spring);
/// assert_eq!((slopes.stiffness, slopes.ends), (4.5, [-6.0, 6.0]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not made of groups of numbers",
    label = "expected a number, an array, or a tuple of up to six of them",
    note = "all numbers must have the same type",
    note = "for a struct of your own implement `Groups`; its documentation has an example",
    note = "for an integer write a float: `2.0`, not `2`"
)]
pub trait Groups: Copy {
    /// The type of each number.
    type Scalar: Scalar;

    /// The same groups with numbers of type `D`.
    type Of<D>;

    /// How many numbers the groups have in all.
    ///
    /// ```
    /// use gradual::groups::Groups;
    ///
    /// assert_eq!(<([f64; 11], [f64; 3], f64)>::LEN, 15);
    /// ```
    const LEN: usize;

    /// Makes the numbers the variables number `first`, `first + 1`, and so on, of N. [`variables`] calls it with 0.
    ///
    /// ```
    /// use gradual::groups::Groups;
    ///
    /// let [x, y] = [2.0, 3.0].variables_from::<5>(3);
    /// assert_eq!(x.parts(), (2.0, [0.0, 0.0, 0.0, 1.0, 0.0]));
    /// assert_eq!(y.parts(), (3.0, [0.0, 0.0, 0.0, 0.0, 1.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if `first + LEN` is greater than N.
    fn variables_from<const N: usize>(self, first: usize) -> Self::Of<DualVec<Self::Scalar, N>>;

    /// Puts the first `LEN` of the numbers into groups, in their order.
    ///
    /// ```
    /// use gradual::groups::Groups;
    ///
    /// assert_eq!(<([f64; 2], f64)>::from_slice(&[1.0, 2.0, 3.0]), ([1.0, 2.0], 3.0));
    /// ```
    ///
    /// # Panics
    /// Panics if there are fewer than `LEN` numbers.
    fn from_slice(numbers: &[Self::Scalar]) -> Self;
}

impl<T: Scalar> Groups for T {
    type Scalar = T;
    type Of<D> = D;
    const LEN: usize = 1;

    #[inline(always)]
    fn variables_from<const N: usize>(self, first: usize) -> DualVec<T, N> {
        DualVec::variable(self, first)
    }

    #[inline(always)]
    fn from_slice(numbers: &[T]) -> Self {
        numbers[0]
    }
}

impl<G: Groups, const K: usize> Groups for [G; K] {
    type Scalar = G::Scalar;
    type Of<D> = [G::Of<D>; K];
    const LEN: usize = K * G::LEN;

    #[inline(always)]
    fn variables_from<const N: usize>(self, first: usize) -> [G::Of<DualVec<G::Scalar, N>>; K] {
        array::from_fn(|k| self[k].variables_from(first + k * G::LEN))
    }

    #[inline(always)]
    fn from_slice(numbers: &[G::Scalar]) -> Self {
        array::from_fn(|k| G::from_slice(&numbers[k * G::LEN..]))
    }
}

/// Each group of a tuple comes after the one before it.
macro_rules! tuples {
    ($(($First:ident $first:ident $($Next:ident $next:ident)*))*) => {$(
        impl<$First: Groups, $($Next: Groups<Scalar = $First::Scalar>),*> Groups for ($First, $($Next,)*) {
            type Scalar = $First::Scalar;
            type Of<U> = ($First::Of<U>, $($Next::Of<U>,)*);
            const LEN: usize = $First::LEN $(+ $Next::LEN)*;

            #[inline(always)]
            fn variables_from<const N: usize>(self, mut start: usize) -> Self::Of<DualVec<Self::Scalar, N>> {
                let ($first, $($next,)*) = self;
                let mut next = |len| {
                    start += len;
                    start - len
                };
                ($first.variables_from(next($First::LEN)), $($next.variables_from(next($Next::LEN)),)*)
            }

            #[inline(always)]
            fn from_slice(mut numbers: &[Self::Scalar]) -> Self {
                let mut next = |len| {
                    let (group, rest) = numbers.split_at(len);
                    numbers = rest;
                    group
                };
                ($First::from_slice(next($First::LEN)), $($Next::from_slice(next($Next::LEN)),)*)
            }
        }
    )*};
}

tuples! { (A a) (A a B b) (A a B b C c) (A a B b C c D d) (A a B b C c D d E e) (A a B b C c D d E e F f) }

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
/// N must be the number of inputs, [`Groups::LEN`]. The compiler checks it:
///
/// ```compile_fail
/// let ([x, y], z) = gradual::groups::variables::<4, _>(([2.0, 3.0], 5.0));
/// ```
#[must_use]
#[inline(always)]
pub fn variables<const N: usize, G: Groups>(x: G) -> G::Of<DualVec<G::Scalar, N>> {
    const { assert_number_of_inputs::<N, G>() };
    x.variables_from(0)
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
pub fn gradient<const N: usize, G: Groups>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> DualVec<G::Scalar, N>,
    x: G,
) -> (G::Scalar, G) {
    const { assert_number_of_inputs::<N, G>() };
    in_groups(f(x.variables_from(0)))
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
pub fn try_gradient<const N: usize, G: Groups, E>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> Result<DualVec<G::Scalar, N>, E>,
    x: G,
) -> Result<(G::Scalar, G), E> {
    const { assert_number_of_inputs::<N, G>() };
    Ok(in_groups(f(x.variables_from(0))?))
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
pub fn jacobian<const N: usize, const M: usize, G: Groups>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> [DualVec<G::Scalar, N>; M],
    x: G,
) -> ([G::Scalar; M], [G; M]) {
    const { assert_number_of_inputs::<N, G>() };
    rows_in_groups(f(x.variables_from(0)))
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
pub fn try_jacobian<const N: usize, const M: usize, G: Groups, E>(
    f: impl FnOnce(G::Of<DualVec<G::Scalar, N>>) -> Result<[DualVec<G::Scalar, N>; M], E>,
    x: G,
) -> Result<([G::Scalar; M], [G; M]), E> {
    const { assert_number_of_inputs::<N, G>() };
    Ok(rows_in_groups(f(x.variables_from(0))?))
}

/// Every driver asserts this itself, so that the compiler's error points at the call of the driver.
const fn assert_number_of_inputs<const N: usize, G: Groups>() {
    assert!(N == G::LEN, "N must be the number of inputs in all groups together");
}

#[inline(always)]
fn in_groups<const N: usize, G: Groups>(y: DualVec<G::Scalar, N>) -> (G::Scalar, G) {
    (y.value, G::from_slice(&y.partials))
}

#[inline(always)]
fn rows_in_groups<const N: usize, const M: usize, G: Groups>(
    y: [DualVec<G::Scalar, N>; M],
) -> ([G::Scalar; M], [G; M]) {
    (y.map(|y| y.value), y.map(|y| G::from_slice(&y.partials)))
}
