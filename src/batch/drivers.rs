//! Gradients and Jacobians at any number of points, [`POINTS`] points at a time.

#[cfg(feature = "alloc")]
use alloc::{vec, vec::Vec};
use core::{array, slice};

use super::number::Batch;
use super::points::{Element, POINTS};

/// Returns `(f(x), grad f(x))` at each of the points: all values, and all gradients.
///
/// ```
/// use gradual::batch::{self, Batch};
///
/// /// The price of a call option by Black and Scholes.
/// fn call([spot, volatility, years]: [Batch<f64, 3>; 3]) -> Batch<f64, 3> {
///     let (strike, rate) = (100.0, 0.03);
///     let spread = volatility * years.sqrt();
///     let d1 = ((spot / strike).ln() + (volatility.powi(2) / 2.0 + rate) * years) / spread;
///     spot * d1.normal_cdf() - strike * (-rate * years).exp() * (d1 - spread).normal_cdf()
/// }
///
/// let spots: Vec<[f64; 3]> = (50..150).map(|spot| [f64::from(spot), 0.2, 1.0]).collect();
/// let (prices, greeks) = batch::gradient(call, &spots);
/// let [delta, vega, theta] = greeks[50];
/// assert!((prices[50] - 9.4134).abs() < 1e-4);
/// assert!((delta - 0.5987).abs() < 1e-4 && (vega - 38.6668).abs() < 1e-4 && (theta - 5.3804).abs() < 1e-4);
/// ```
///
/// At each point, the result has the same bits as that of [`gradient`](crate::gradient).
///
/// The function runs once for every [`POINTS`] points, so it cannot count them. The last point fills up the last run. If
/// some data differ from point to point, make them inputs, or see the
/// [module](crate::batch#what-differs-from-point-to-point).
#[cfg(feature = "alloc")]
#[must_use]
#[inline(always)]
pub fn gradient<T: Element, const N: usize>(
    f: impl Fn([Batch<T, N>; N]) -> Batch<T, N>,
    points: &[[T; N]],
) -> (Vec<T>, Vec<[T; N]>) {
    let (mut values, mut gradients) = (vec![T::zero(); points.len()], vec![[T::zero(); N]; points.len()]);
    gradient_into(f, points, &mut values, &mut gradients);
    (values, gradients)
}

/// Writes the values and gradients at the points into slices that are as long as `points`. It allocates nothing.
///
/// It is [`gradient`](crate::batch::gradient()) in all other respects.
///
/// ```
/// use gradual::batch;
///
/// let points = [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]];
/// let (mut values, mut gradients) = ([0.0; 3], [[0.0; 2]; 3]);
/// batch::gradient_into(|[x, y]| x * y, &points, &mut values, &mut gradients);
/// assert_eq!(values, [2.0, 12.0, 30.0]);
/// assert_eq!(gradients, [[2.0, 1.0], [4.0, 3.0], [6.0, 5.0]]);
/// ```
///
/// # Panics
/// Panics if `values` or `gradients` is not as long as `points`.
#[inline(always)]
pub fn gradient_into<T: Element, const N: usize>(
    f: impl Fn([Batch<T, N>; N]) -> Batch<T, N>,
    points: &[[T; N]],
    values: &mut [T],
    gradients: &mut [[T; N]],
) {
    let ((values, _), (gradients, _)) = (values.as_chunks_mut(), gradients.as_chunks_mut());
    jacobian_into(|x| [f(x)], points, values, gradients);
}

/// Returns `(f(x), J)` at each of the points: all values, and all Jacobians. Row i of a Jacobian is the gradient of f_i.
///
/// ```
/// use gradual::batch;
///
/// let polar = [[2.0, 0.0], [3.0, 0.0]];
/// let (cartesian, jacobians) = batch::jacobian(|[r, phi]| [r * phi.cos(), r * phi.sin()], &polar);
/// assert_eq!(cartesian, [[2.0, 0.0], [3.0, 0.0]]);
/// assert_eq!(jacobians[1], [[1.0, 0.0], [0.0, 3.0]]);
/// ```
///
/// At each point, the result has the same bits as that of [`jacobian`](crate::jacobian). How the function runs, and how it
/// can use data that differ from point to point, is the same as for [`gradient`](crate::batch::gradient()).
#[cfg(feature = "alloc")]
#[must_use]
#[inline(always)]
pub fn jacobian<T: Element, const N: usize, const M: usize>(
    f: impl Fn([Batch<T, N>; N]) -> [Batch<T, N>; M],
    points: &[[T; N]],
) -> (Vec<[T; M]>, Vec<[[T; N]; M]>) {
    let (mut values, mut jacobians) =
        (vec![[T::zero(); M]; points.len()], vec![[[T::zero(); N]; M]; points.len()]);
    jacobian_into(f, points, &mut values, &mut jacobians);
    (values, jacobians)
}

/// Writes the values and Jacobians at the points into slices that are as long as `points`. It allocates nothing.
///
/// It is [`jacobian`](crate::batch::jacobian()) in all other respects.
///
/// ```
/// use gradual::batch;
///
/// let polar = [[2.0, 0.0], [3.0, 0.0]];
/// let (mut values, mut jacobians) = ([[0.0; 2]; 2], [[[0.0; 2]; 2]; 2]);
/// batch::jacobian_into(|[r, phi]| [r * phi.cos(), r * phi.sin()], &polar, &mut values, &mut jacobians);
/// assert_eq!(values, [[2.0, 0.0], [3.0, 0.0]]);
/// assert_eq!(jacobians[1], [[1.0, 0.0], [0.0, 3.0]]);
/// ```
///
/// # Panics
/// Panics if `values` or `jacobians` is not as long as `points`.
#[inline(always)]
pub fn jacobian_into<T: Element, const N: usize, const M: usize>(
    f: impl Fn([Batch<T, N>; N]) -> [Batch<T, N>; M],
    points: &[[T; N]],
    values: &mut [[T; M]],
    jacobians: &mut [[[T; N]; M]],
) {
    assert!(
        values.len() == points.len() && jacobians.len() == points.len(),
        "there are {} points, but there is room for {} values, and for the derivatives at {} points",
        points.len(),
        values.len(),
        jacobians.len(),
    );
    let (packs, rest) = points.as_chunks();
    let (value_packs, rest_values) = values.as_chunks_mut();
    let (jacobian_packs, rest_jacobians) = jacobians.as_chunks_mut();

    // The last point fills up the last pack. Zeros would not do, because the function may be undefined there.
    let last = rest.last().map(|last| array::from_fn(|p| *rest.get(p).unwrap_or(last)));
    let mut last_values = [[T::zero(); M]; POINTS];
    let mut last_jacobians = [[[T::zero(); N]; M]; POINTS];

    let whole = (packs, value_packs, jacobian_packs);
    let last = (last.as_slice(), slice::from_mut(&mut last_values), slice::from_mut(&mut last_jacobians));
    // The function is called in one place, so that the compiler inlines it.
    for (packs, value_packs, jacobian_packs) in [whole, last] {
        for ((&pack, values), jacobians) in packs.iter().zip(value_packs).zip(jacobian_packs) {
            let y = f(Batch::variables(pack));
            for (i, y) in y.iter().enumerate() {
                for p in 0..POINTS {
                    (values[p][i], jacobians[p][i]) = y.point(p).parts();
                }
            }
        }
    }
    rest_values.copy_from_slice(&last_values[..rest.len()]);
    rest_jacobians.copy_from_slice(&last_jacobians[..rest.len()]);
}
