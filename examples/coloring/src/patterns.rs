//! Patterns of known problems.

use gradual::sparse::Pattern;

/// The points of a grid in three dimensions. Each depends on itself and on its two neighbours along each axis.
pub(crate) fn grid(lengths: [usize; 3]) -> Pattern {
    let points: usize = lengths.iter().product();
    let row = |point: usize| {
        let mut stride = 1;
        let mut row = vec![point];
        for length in lengths {
            let place = point / stride % length;
            row.extend((place > 0).then(|| point - stride));
            row.extend((place + 1 < length).then(|| point + stride));
            stride *= length;
        }
        row
    };
    Pattern::from_rows(points, (0..points).map(row))
}

/// A band with `width` diagonals on each side of the main one, and full first row and column.
pub(crate) fn arrow(n: usize, width: usize) -> Pattern {
    let band = |i: usize| (i.saturating_sub(width)..(i + width + 1).min(n)).chain([0]);
    let rows = (0..n).map(|i| if i == 0 { (0..n).collect() } else { Vec::from_iter(band(i)) });
    Pattern::from_rows(n, rows)
}
