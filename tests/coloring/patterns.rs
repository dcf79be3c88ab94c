//! Patterns, random and regular.

use gradual::sparse::Pattern;
use gradual::sparse::coloring::{Coloring, Order};
use quickcheck::{Arbitrary, Gen};

pub(crate) const ORDERS: [Order; 5] =
    [Order::Natural, Order::LargestFirst, Order::SmallestLast, Order::IncidenceDegree, Order::Best];

/// A random pattern of up to 24 rows and columns. Some rows and columns may be empty.
#[derive(Clone, Debug)]
pub(crate) struct Jacobian(pub(crate) Pattern);

impl Arbitrary for Jacobian {
    fn arbitrary(g: &mut Gen) -> Self {
        let [rows, columns] = [(); 2].map(|()| usize::arbitrary(g) % 24 + 1);
        Self(Pattern::from_triplets(rows, columns, pairs(g, rows, columns)))
    }

    /// The same pattern with one entry less.
    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let Self(pattern) = self.clone();
        Box::new((0..pattern.nonzeros()).map(move |skipped| {
            let kept = pattern.iter().enumerate().filter(|&(index, _)| index != skipped);
            Self(Pattern::from_triplets(pattern.rows(), pattern.columns(), kept.map(|(_, pair)| pair)))
        }))
    }
}

/// A random symmetric pattern of up to 16 rows. Some entries of the diagonal are missing.
#[derive(Clone, Debug)]
pub(crate) struct Hessian(pub(crate) Pattern);

impl Arbitrary for Hessian {
    fn arbitrary(g: &mut Gen) -> Self {
        let n = usize::arbitrary(g) % 16 + 1;
        let pattern = Pattern::from_triplets(n, n, pairs(g, n, n));
        Self(pattern.union(&pattern.transpose()))
    }

    /// The same pattern with one entry and its mirror image less.
    fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
        let Self(pattern) = self.clone();
        let upper: Vec<_> = pattern.iter().filter(|(i, j)| i <= j).collect();
        Box::new((0..upper.len()).map(move |skipped| {
            let kept = upper.iter().enumerate().filter(|&(index, _)| index != skipped);
            let both = kept.flat_map(|(_, &(i, j))| [(i, j), (j, i)]);
            Self(Pattern::from_triplets(pattern.rows(), pattern.columns(), both))
        }))
    }
}

/// A few pairs or many.
fn pairs(g: &mut Gen, rows: usize, columns: usize) -> Vec<(usize, usize)> {
    let count = usize::arbitrary(g) % (rows * columns.min(8));
    (0..count).map(|_| (usize::arbitrary(g) % rows, usize::arbitrary(g) % columns)).collect()
}

/// A symmetric band with `width` diagonals on each side of the main one.
pub(crate) fn band(n: usize, width: usize) -> Pattern {
    Pattern::from_rows(n, (0..n).map(|i| i.saturating_sub(width)..(i + width + 1).min(n)))
}

/// A grid of points, each of which depends on itself and on its neighbours at the given offsets.
pub(crate) fn stencil<const D: usize>(
    lengths: [usize; D],
    offsets: &[[isize; D]],
    is_periodic: bool,
) -> Pattern {
    let points: usize = lengths.iter().product();
    let neighbor = |mut point: usize, offset: &[isize; D]| {
        let (mut number, mut stride) = (0, 1);
        for (&length, &shift) in lengths.iter().zip(offset) {
            let place = (point % length) as isize + shift;
            point /= length;
            let wrapped = place.rem_euclid(length as isize);
            if wrapped != place && !is_periodic {
                return None;
            }
            number += wrapped as usize * stride;
            stride *= length;
        }
        Some(number)
    };
    let rows = (0..points).map(|point| offsets.iter().filter_map(move |offset| neighbor(point, offset)));
    Pattern::from_rows(points, rows)
}

/// The offsets of a star stencil: the point, and two neighbours along each axis.
pub(crate) fn cross<const D: usize>() -> Vec<[isize; D]> {
    let axes = (0..D).flat_map(|axis| {
        [-1, 1].map(|step| {
            let mut offset = [0; D];
            offset[axis] = step;
            offset
        })
    });
    axes.chain([[0; D]]).collect()
}

/// The offsets of a box stencil: all points that are at most one step away along each axis.
pub(crate) fn cube<const D: usize>() -> Vec<[isize; D]> {
    let offset = |k: usize| std::array::from_fn(|axis| (k / 3_usize.pow(axis as u32) % 3) as isize - 1);
    (0..3_usize.pow(D as u32)).map(offset).collect()
}

/// The colours of all columns.
pub(crate) fn colors(coloring: &Coloring) -> Vec<Option<usize>> {
    (0..coloring.columns()).map(|j| coloring.color(j)).collect()
}
