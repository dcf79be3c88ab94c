//! The probe: a random product `J v` beside the product of the matrix and v. They differ where the function depends on an
//! input that the pattern does not have.

use alloc::vec::Vec;

use super::{Error, Function, Matrix};
use crate::dual::DualVec;
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

/// A number of size 1/2 to 1 with a random sign, for a place in a random vector. (The generator is SplitMix64.)
fn random(salt: u64, place: usize) -> f64 {
    let mut z = salt.wrapping_add(place as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^= z >> 31;
    let size = 0.5 + (z >> 12) as f64 / (1_u64 << 53) as f64;
    if z.is_multiple_of(2) { size } else { -size }
}
