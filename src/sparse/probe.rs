//! The probe: a random product `J v` beside the product of the matrix and v. They differ where the function depends on an
//! input that the pattern does not have.

use alloc::vec::Vec;

use super::{Error, Function, Matrix};
#[cfg(feature = "std")]
use super::{Pattern, Tracer, detect};
use crate::dual::DualVec;
#[cfg(feature = "std")]
use crate::dual2::HyperDual;
use crate::scalar::Scalar;

/// The rows and the columns that a plan leaves out.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) rows: Vec<bool>,
    pub(super) columns: Vec<bool>,
}

impl Kept {
    pub(super) fn all(rows: usize, columns: usize) -> Self {
        Self { rows: alloc::vec![true; rows], columns: alloc::vec![true; columns] }
    }
}

/// Compares the matrix with the function at x in a random direction.
pub(super) fn probe<T: Scalar>(
    f: &impl Function<DualVec<T, 1>>,
    x: &[T],
    matrix: &Matrix<T>,
    kept: &Kept,
    salt: u64,
) -> Result<(), Error> {
    let mut results = Vec::new();
    let mut slopes = |seed: &dyn Fn(usize) -> T| {
        let seeded = |(j, &x)| DualVec::new(x, [if kept.columns[j] { seed(j) } else { T::zero() }]);
        let inputs: Vec<_> = x.iter().enumerate().map(seeded).collect();
        results.clear();
        f.call(&inputs, &mut results);
        results.iter().map(|y: &DualVec<T, 1>| y.partials[0]).collect::<Vec<_>>()
    };
    let direction = |j: usize| T::literal(random(salt, j));
    for (row, slope) in slopes(&direction).into_iter().enumerate().filter(|&(row, _)| kept.rows[row]) {
        let (columns, entries) = matrix.row(row);
        let terms = columns.iter().zip(entries).map(|(&j, &entry)| entry * direction(j));
        let (sum, size) =
            terms.fold((T::zero(), T::zero()), |(sum, size), term| (sum + term, size + term.abs()));
        let agrees = (slope - sum).abs() <= T::epsilon().sqrt() * size;
        if agrees || !(slope - sum).is_finite() {
            continue;
        }
        // The difference may be rounding. An input outside the pattern of the row, however, must have the slope 0.
        let depends = |columns: &[usize], slopes: &mut dyn FnMut(&dyn Fn(usize) -> T) -> Vec<T>| {
            let seed = |j| if columns.binary_search(&j).is_ok() { direction(j) } else { T::zero() };
            slopes(&seed).get(row).is_some_and(|slope| slope.abs() > T::zero())
        };
        let outside: Vec<_> = (0..x.len()).filter(|j| columns.binary_search(j).is_err()).collect();
        let mut suspects = &outside[..];
        if !depends(suspects, &mut slopes) {
            continue;
        }
        while let [_, _, ..] = suspects {
            let (left, right) = suspects.split_at(suspects.len() / 2);
            suspects = if depends(left, &mut slopes) { left } else { right };
        }
        return Err(Error::OutsidePattern { row, column: suspects[0] });
    }
    Ok(())
}

/// Compares `vᵀ H w` with the function at x for random v and w.
#[cfg(feature = "std")]
pub(super) fn probe_hessian<T: Scalar>(
    f: &(impl Function<HyperDual<T, 1, 1>> + Function<Tracer<T>>),
    x: &[T],
    hessian: &Matrix<T>,
    terms: &Pattern,
    kept: &[bool],
    salt: u64,
) -> Result<(), Error> {
    let mut results = Vec::new();
    // The terms with their derivatives in the directions v and w.
    let mut run = |v: &dyn Fn(usize) -> T, w: &dyn Fn(usize) -> T| {
        let seeds = |j| if kept[j] { ([v(j)], [w(j)]) } else { ([T::zero()], [T::zero()]) };
        let seeded = |(j, &x)| {
            let (partials, tangents) = seeds(j);
            HyperDual::new(x, partials, tangents, [[T::zero()]])
        };
        let inputs: Vec<_> = x.iter().enumerate().map(seeded).collect();
        results.clear();
        f.call(&inputs, &mut results);
        results.clone()
    };
    let mixed = |terms: &[HyperDual<T, 1, 1>]| terms.iter().map(|y| y.mixed[0][0]).sum::<T>();
    let (v, w) = (|i| T::literal(random(salt, i)), |j| T::literal(random(!salt, j)));
    let product = hessian.triplets().map(|(i, j, entry)| v(i) * entry * w(j));
    let (sum, size) =
        product.fold((T::zero(), T::zero()), |(sum, size), term| (sum + term, size + term.abs()));
    let difference = (mixed(&run(&v, &w)) - sum).abs();
    if difference <= T::epsilon().sqrt() * size || !difference.is_finite() {
        return Ok(());
    }
    // The difference may be rounding. An entry outside the patterns, however, must be 0.
    let along = |axis: usize| move |j: usize| if j == axis { T::one() } else { T::zero() };
    let [terms_here, hessian_here] = detect::patterns_of(f, x)?;
    for (row, column) in outside(&terms_here, terms).filter(|&(_, column)| kept[column]) {
        let slope = |y: &HyperDual<T, 1, 1>| y.partials[0];
        if run(&along(column), &along(column))
            .get(row)
            .map(slope)
            .is_some_and(|slope| slope.abs() > T::zero())
        {
            return Err(Error::OutsidePattern { row, column });
        }
    }
    for (row, column) in outside(&hessian_here, hessian.pattern()).filter(|&(i, j)| kept[i] && kept[j]) {
        if mixed(&run(&along(row), &along(column))).abs() > T::zero() {
            return Err(Error::OutsideHessian { row, column });
        }
    }
    Ok(())
}

/// The entries of a pattern that the plan does not have.
#[cfg(feature = "std")]
fn outside(here: &Pattern, planned: &Pattern) -> impl Iterator<Item = (usize, usize)> {
    here.iter().filter(|&(row, column)| row < planned.rows() && planned.index_of(row, column).is_none())
}

/// A number of size 1/2 to 1 with a random sign, for a place in a random vector. (The generator is SplitMix64.)
fn random(salt: u64, place: usize) -> f64 {
    let mut z = salt.wrapping_add(place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    let size = 0.5 + (z >> 12) as f64 / (1_u64 << 53) as f64;
    if z.is_multiple_of(2) { size } else { -size }
}
