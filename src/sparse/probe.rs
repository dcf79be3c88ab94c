//! The probe: the derivative of the function along a random vector v beside the product of the matrix and v. They differ
//! where the function depends on an input that the pattern does not have.
//!
//! A difference may also be rounding. So the probe then looks at inputs outside the pattern alone, where all slopes must be
//! 0. One direction serves many rows: it has seeds at the columns of one colour whose numbers have one bit in common. It
//! says something about each row that has none of these columns. Two columns of one colour differ in a bit, so for each
//! input outside a row there is such a direction. The number of runs is then about the number of colours times the
//! logarithm of the number of columns, however many rows there are.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use super::coloring::{Order, color_columns};
use super::{Differentiable, Error, JacobianPlan, Matrix, Pattern, SliceFunction, TwiceDifferentiable};
use crate::dual::DualVec;
use crate::dual2::HyperDual;
use crate::scalar::Scalar;

/// How many directions a run of the search has.
const DIRECTIONS: usize = 8;

/// Up to this many rows get a direction each.
const FEW_ROWS: usize = DIRECTIONS;

/// The rows and the columns that a plan leaves out.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) rows: Vec<bool>,
    pub(super) columns: Vec<bool>,
}

impl Kept {
    pub(super) fn all(rows: usize, columns: usize) -> Self {
        Self { rows: vec![true; rows], columns: vec![true; columns] }
    }
}

/// Compares the matrix with the function at x in a random direction.
pub(super) fn probe<T: Scalar>(
    f: &impl Differentiable<T>,
    x: &[T],
    matrix: &Matrix<T>,
    kept: &Kept,
    is_symmetric: bool,
    salt: u64,
) -> Result<(), Error> {
    let v = |j: usize| if kept.columns[j] { T::literal(random(salt, j)) } else { T::zero() };
    let along_v = results(f, x, |j, x| DualVec::new(x, [v(j)]));
    let is_suspect = |&row: &usize| {
        let (columns, entries) = matrix.row(row);
        let terms = columns.iter().zip(entries).map(|(&j, &entry)| entry * v(j));
        kept.rows[row] && along_v.get(row).is_some_and(|y| differs(y.partials[0], total(terms)))
    };
    let suspects: Vec<_> = (0..matrix.rows()).filter(is_suspect).collect();
    if suspects.is_empty() {
        return Ok(());
    }
    let mut slopes = |seeds: &dyn Fn(usize) -> [T; DIRECTIONS]| {
        let seeded =
            |j: usize, x| DualVec::new(x, if kept.columns[j] { seeds(j) } else { [T::zero(); DIRECTIONS] });
        results(f, x, seeded).iter().map(|y| y.partials).collect()
    };
    if let Some((row, column)) = outside(matrix.pattern(), &suspects, &v, &mut slopes) {
        return Err(Error::OutsidePattern { row, column });
    }
    if is_symmetric { compare_mirrors(f, x, matrix, &suspects) } else { Ok(()) }
}

/// Compares each entry of the suspected rows with the one that the function has in this row. (In a symmetric plan, it may come
/// from the mirror image.)
fn compare_mirrors<T: Scalar>(
    f: &impl Differentiable<T>,
    x: &[T],
    matrix: &Matrix<T>,
    suspects: &[usize],
) -> Result<(), Error> {
    let mut values = vec![T::zero(); matrix.rows()];
    let mut entries = vec![T::zero(); matrix.nonzeros()];
    JacobianPlan::new(matrix.pattern().clone()).evaluate_into(f, x, &mut values, &mut entries)?;
    for &row in suspects {
        let (columns, found) = matrix.row(row);
        let (_, size) = total(found.iter().copied());
        for ((&column, &found), index) in columns.iter().zip(found).zip(matrix.pattern().row_range(row)) {
            if differs(entries[index], (found, size)) {
                return Err(Error::NotSymmetric { row, column });
            }
        }
    }
    Ok(())
}

/// Compares the gradient along v and `vᵀ H w` with the function at x for random v and w.
pub(super) fn probe_hessian<T: Scalar>(
    f: &impl TwiceDifferentiable<T>,
    x: &[T],
    (gradient, hessian): (&[T], &Matrix<T>),
    terms: &Pattern,
    kept: &[bool],
    salt: u64,
) -> Result<(), Error> {
    let direction = |salt: u64| move |j: usize| if kept[j] { T::literal(random(salt, j)) } else { T::zero() };
    let (v, w) = (direction(salt), direction(!salt));
    let run = |v: &dyn Fn(usize) -> T, w: &dyn Fn(usize) -> T| {
        results(f, x, |j, x| HyperDual::new(x, [v(j)], [w(j)], [[T::zero()]]))
    };
    let along_both = run(&v, &w);
    let (slope, of_terms) = total(along_both.iter().map(|y| y.partials[0]));
    let (sum, size) = total(gradient.iter().zip(0..).map(|(&slope, j)| slope * v(j)));
    // At a minimum the slopes of the terms cancel, so their sizes count too.
    let gradient_differs = differs(slope, (sum, size + of_terms));
    let mixed = |terms: &[HyperDual<T, 1, 1>]| total(terms.iter().map(|y| y.mixed[0][0]));
    let product = |v: &dyn Fn(usize) -> T, w: &dyn Fn(usize) -> T| {
        total(hessian.triplets().map(|(i, j, entry)| v(i) * entry * w(j)))
    };
    let hessian_differs = differs(mixed(&along_both).0, product(&v, &w));
    if !gradient_differs && !hessian_differs {
        return Ok(());
    }
    let mut slopes = |seeds: &dyn Fn(usize) -> [T; DIRECTIONS]| {
        let seeds = |j: usize| if kept[j] { seeds(j) } else { [T::zero(); DIRECTIONS] };
        let seeded = |j, x| {
            HyperDual::<T, DIRECTIONS, 4>::new(x, seeds(j), [T::zero(); 4], [[T::zero(); DIRECTIONS]; 4])
        };
        results(f, x, seeded).iter().map(|y| y.partials).collect()
    };
    let all_terms: Vec<_> = (0..terms.rows()).collect();
    if let Some((row, column)) = outside(terms, &all_terms, &v, &mut slopes) {
        return Err(Error::OutsidePattern { row, column });
    }
    if !hessian_differs {
        return Ok(());
    }
    // The row in which the two differ is in the half of the rows where they differ more.
    let all: Vec<_> = (0..x.len()).collect();
    let row = halved(&all, |rows| {
        let v = |i: usize| if rows.binary_search(&i).is_ok() { v(i) } else { T::zero() };
        (mixed(&run(&v, &w)).0 - product(&v, &w).0).abs()
    });
    let Some(row) = row else { return Ok(()) };
    // Outside the pattern the entries of this row must be 0.
    let axis = |i: usize| if i == row { v(i) } else { T::zero() };
    let off_row = |columns: &[usize]| {
        let w = |j: usize| if columns.binary_search(&j).is_ok() { w(j) } else { T::zero() };
        mixed(&run(&axis, &w)).0.abs()
    };
    let columns: Vec<_> =
        all.iter().copied().filter(|&j| hessian.pattern().index_of(row, j).is_none()).collect();
    match halved(&columns, off_row) {
        Some(column) if off_row(&[column]) > T::zero() => {
            Err(Error::OutsideHessian { row: row.min(column), column: row.max(column) })
        }
        _ => Ok(()),
    }
}

/// A row and an input that is not in its pattern, but on which it depends. `slopes` gives the slopes of all rows in several
/// directions.
fn outside<T: Scalar>(
    pattern: &Pattern,
    rows: &[usize],
    v: &dyn Fn(usize) -> T,
    slopes: &mut dyn FnMut(&dyn Fn(usize) -> [T; DIRECTIONS]) -> Vec<[T; DIRECTIONS]>,
) -> Option<(usize, usize)> {
    let off_row = |&row: &usize| -> Vec<usize> {
        (0..pattern.columns()).filter(|&j| pattern.index_of(row, j).is_none()).collect()
    };
    let mut directions: Box<dyn Iterator<Item = Vec<usize>>> = if rows.len() <= FEW_ROWS {
        Box::new(rows.iter().map(off_row))
    } else {
        let coloring = color_columns(pattern, Order::Natural);
        let split = coloring.split_rows().to_vec();
        let mut groups = coloring.groups();
        groups.push((0..pattern.columns()).filter(|&j| coloring.color(j).is_none()).collect());
        let of_split =
            split.into_iter().filter(|row| rows.binary_search(row).is_ok()).map(move |row| off_row(&row));
        Box::new(groups.into_iter().flat_map(halves_by_bits).chain(of_split))
    };
    loop {
        let group: Vec<_> = directions.by_ref().take(DIRECTIONS).collect();
        if group.is_empty() {
            return None;
        }
        let seed = |columns: &Vec<usize>, j| if columns.binary_search(&j).is_ok() { v(j) } else { T::zero() };
        let found =
            slopes(&|j| core::array::from_fn(|d| group.get(d).map_or(T::zero(), |columns| seed(columns, j))));
        for &row in rows {
            let of_row = pattern.row(row);
            for (columns, slope) in group.iter().zip(found.get(row).into_iter().flatten()) {
                let is_off_row = || of_row.iter().all(|j| columns.binary_search(j).is_err());
                if slope.abs() > T::zero() && is_off_row() {
                    let column = halved(columns, |half| {
                        let seed = |j| if half.binary_search(&j).is_ok() { v(j) } else { T::zero() };
                        slopes(&|j| [seed(j); DIRECTIONS]).get(row).map(|slopes| slopes[0].abs())
                    });
                    return column.map(|column| (row, column));
                }
            }
        }
    }
}

/// The columns of one colour by each bit of their numbers. A group of one column stays as it is.
fn halves_by_bits(columns: Vec<usize>) -> Vec<Vec<usize>> {
    if columns.len() < 2 {
        return vec![columns];
    }
    let differing = columns.iter().fold(0, |bits, j| bits | (j ^ columns[0]));
    let has = |bit: u32, number: usize| (number >> bit) & 1 == 1;
    let half = |bit: u32, ones: bool| columns.iter().copied().filter(|&j| has(bit, j) == ones).collect();
    (0..usize::BITS)
        .filter(|&bit| has(bit, differing))
        .flat_map(|bit| [half(bit, false), half(bit, true)])
        .collect()
}

/// The member at the end of a search that goes on in the half with the larger weight.
fn halved<T: PartialOrd>(members: &[usize], mut weight: impl FnMut(&[usize]) -> T) -> Option<usize> {
    let mut members = members;
    while let [_, _, ..] = members {
        let (left, right) = members.split_at(members.len() / 2);
        members = if weight(left) >= weight(right) { left } else { right };
    }
    members.first().copied()
}

/// The results of the function on seeded inputs.
fn results<T: Scalar, D>(f: &impl SliceFunction<D>, x: &[T], seeded: impl Fn(usize, T) -> D) -> Vec<D> {
    let inputs: Vec<_> = x.iter().enumerate().map(|(j, &x)| seeded(j, x)).collect();
    let mut results = Vec::new();
    f.call(&inputs, &mut results);
    results
}

/// The sum of some numbers, and the sum of their sizes.
fn total<T: Scalar>(terms: impl Iterator<Item = T>) -> (T, T) {
    terms.fold((T::zero(), T::zero()), |(sum, size), term| (sum + term, size + term.abs()))
}

/// Whether a number and a sum differ by more than half of the digits of the terms. What is not finite is not compared.
fn differs<T: Scalar>(number: T, (sum, size): (T, T)) -> bool {
    let difference = (number - sum).abs();
    difference.is_finite() && difference > T::epsilon().sqrt() * size
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
