//! Runs of a function on dual numbers whose directions are the colours of a plan.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use super::coloring::Coloring;
use super::{Differentiable, Error, Pattern, SliceFunction};
use crate::dual::DualVec;
use crate::scalar::Scalar;

/// The most directions of a number.
const WIDEST: usize = 16;

/// One run of the function: which inputs have seeds, and where the entries of the matrix are found in the results.
#[derive(Clone, Debug)]
pub(super) struct Sweep {
    /// The inputs with a seed, and the direction of the seed.
    seeds: Vec<(usize, u8)>,
    /// The entries of row i have the numbers `row_starts[i]..row_starts[i + 1]` in the next two lists.
    row_starts: Vec<usize>,
    /// The direction of each entry.
    directions: Vec<u8>,
    /// The place of each entry among all entries of the matrix. None if they are all there, in order.
    places: Option<Vec<usize>>,
}

impl Sweep {
    /// The sweeps for all entries of the pattern. `places` has the place of each entry, or is None if they stay in order.
    pub(super) fn all(pattern: &Pattern, coloring: &Coloring, places: Option<&[usize]>) -> Vec<Self> {
        let split = coloring.split_rows();
        let is_split = |row: usize| split.binary_search(&row).is_ok();
        let sweep = |direction: &dyn Fn(usize) -> Option<u8>, has_row: &dyn Fn(usize) -> bool| {
            let seeds = (0..pattern.columns()).filter_map(|j| Some((j, direction(j)?))).collect();
            let found = |row: usize| {
                let entries = pattern.row_range(row).zip(pattern.row(row)).filter(move |_| has_row(row));
                entries.filter_map(|(index, &j)| {
                    Some((direction(j)?, places.map_or(index, |places| places[index])))
                })
            };
            Self::new(seeds, (0..pattern.rows()).map(found), pattern.nonzeros())
        };
        let by_color = chunks(coloring.colors())
            .map(|range| sweep(&|j| direction(coloring.color(j)?, &range), &|row| !is_split(row)));
        // Each column of a split row gets a direction of its own.
        let mut columns: Vec<_> = split.iter().flat_map(|&row| pattern.row(row)).copied().collect();
        columns.sort_unstable();
        columns.dedup();
        let by_column = chunks(columns.len())
            .filter(|range| !range.is_empty())
            .map(|range| sweep(&|j| direction(columns.binary_search(&j).ok()?, &range), &is_split));
        by_color.chain(by_column).collect()
    }

    /// The sweeps for a symmetric matrix and a star colouring. An entry and its mirror image are found together, in the row
    /// of the one or of the other: where no other entry has its colour.
    pub(super) fn all_symmetric(pattern: &Pattern, coloring: &Coloring) -> Vec<Self> {
        let color = |j: usize| coloring.color(j).expect("a column with an entry has a colour");
        let (_, mirrors) = pattern.transpose_with_indices();
        let mut found = vec![Vec::new(); pattern.rows()];
        // For each colour, the last row that had it, and how many times.
        let mut times = vec![(usize::MAX, 0); coloring.colors()];
        for row in 0..pattern.rows() {
            for &j in pattern.row(row) {
                let (last, count) = &mut times[color(j)];
                *count = if *last == row { *count + 1 } else { 1 };
                *last = row;
            }
            for (index, &j) in pattern.row_range(row).zip(pattern.row(row)).filter(|&(_, &j)| j >= row) {
                let (at, color) = if times[color(j)].1 == 1 { (row, color(j)) } else { (j, color(row)) };
                found[at].push((color, index));
                if j > row {
                    found[at].push((color, mirrors[index]));
                }
            }
        }
        let sweep = |range: Range<usize>| {
            let seed = |j: usize| Some((j, direction(coloring.color(j)?, &range)?));
            let seeds = (0..pattern.columns()).filter_map(seed).collect();
            let in_range = |&(color, place): &(usize, usize)| Some((direction(color, &range)?, place));
            Self::new(seeds, found.iter().map(|row| row.iter().filter_map(in_range)), pattern.nonzeros())
        };
        chunks(coloring.colors()).map(sweep).collect()
    }

    /// The sweep with these seeds, which finds in each row entries in some directions, for some places in the matrix.
    fn new<R: Iterator<Item = (u8, usize)>>(
        seeds: Vec<(usize, u8)>,
        rows: impl Iterator<Item = R>,
        entries: usize,
    ) -> Self {
        let (mut row_starts, mut directions, mut places) = (vec![0], Vec::new(), Vec::new());
        for row in rows {
            for (direction, place) in row {
                directions.push(direction);
                places.push(place);
            }
            row_starts.push(directions.len());
        }
        let has_all_in_order = places.iter().copied().eq(0..entries);
        Self { seeds, row_starts, directions, places: (!has_all_in_order).then_some(places) }
    }

    /// The number of entries that the sweep finds.
    #[cfg(feature = "rayon")]
    pub(super) fn len(&self) -> usize {
        self.directions.len()
    }

    /// Writes what the sweep has found to its places in the matrix.
    #[cfg(feature = "rayon")]
    pub(super) fn place<T: Scalar>(&self, found: &[T], entries: &mut [T]) {
        match &self.places {
            Some(places) => places.iter().zip(found).for_each(|(&place, &entry)| entries[place] = entry),
            None => entries.copy_from_slice(found),
        }
    }
}

/// The direction of a colour in a range of at most 16.
fn direction(color: usize, range: &Range<usize>) -> Option<u8> {
    range.contains(&color).then(|| (color - range.start) as u8)
}

/// Colours in as few ranges as possible, which are as equal as possible.
fn chunks(colors: usize) -> impl Iterator<Item = Range<usize>> {
    let count = colors.div_ceil(WIDEST).max(1);
    (0..count).map(move |i| i * colors / count..(i + 1) * colors / count)
}

/// The most directions of any sweep.
pub(super) fn width(sweeps: &[Sweep]) -> usize {
    let last = |sweep: &Sweep| sweep.seeds.iter().map(|&(_, direction)| usize::from(direction) + 1).max();
    sweeps.iter().filter_map(last).max().unwrap_or(0)
}

/// The inputs and the results of the function in N directions.
#[derive(Clone, Debug)]
pub(super) struct Packets<T, const N: usize> {
    inputs: Vec<DualVec<T, N>>,
    results: Vec<DualVec<T, N>>,
    /// The number of the sweep whose seeds the inputs have.
    seeded: Option<usize>,
}

impl<T: Scalar, const N: usize> Packets<T, N> {
    fn new() -> Self {
        Self { inputs: Vec::new(), results: Vec::new(), seeded: None }
    }

    /// Runs the function at x with the seeds of a sweep.
    fn run(
        &mut self,
        f: &impl SliceFunction<DualVec<T, N>>,
        x: &[T],
        Task { sweeps, number, rows, .. }: Task,
    ) -> Result<&[DualVec<T, N>], Error> {
        if self.inputs.is_empty() {
            self.inputs.extend(x.iter().map(|&x| DualVec::constant(x)));
        }
        if self.seeded != Some(number) {
            if let Some(before) = self.seeded {
                self.seed(&sweeps[before], T::zero());
            }
            self.seed(&sweeps[number], T::one());
            self.seeded = Some(number);
        }
        for (input, &x) in self.inputs.iter_mut().zip(x) {
            input.value = x;
        }
        self.results.clear();
        f.call(&self.inputs, &mut self.results);
        if self.results.len() != rows {
            return Err(Error::Length { of: "results", found: self.results.len(), expected: rows });
        }
        Ok(&self.results)
    }

    fn seed(&mut self, sweep: &Sweep, seed: T) {
        for &(j, direction) in &sweep.seeds {
            self.inputs[j].partials[usize::from(direction)] = seed;
        }
    }

    /// Runs a sweep and writes the values, if there is a place for them, and the entries.
    #[inline]
    fn evaluate(
        &mut self,
        f: &impl SliceFunction<DualVec<T, N>>,
        x: &[T],
        task: Task,
        values: Option<&mut [T]>,
        entries: &mut [T],
    ) -> Result<(), Error> {
        let results = self.run(f, x, task)?;
        for (value, y) in values.into_iter().flatten().zip(results) {
            *value = y.value;
        }
        let Sweep { row_starts, directions, places, .. } = &task.sweeps[task.number];
        let places = places.as_deref().filter(|_| task.to_places);
        for (bounds, y) in row_starts.windows(2).zip(results) {
            let row = bounds[0]..bounds[1];
            let found = directions[row.clone()].iter().map(|&direction| y.partials[usize::from(direction)]);
            match places {
                None => entries[row].iter_mut().zip(found).for_each(|(place, entry)| *place = entry),
                Some(places) => {
                    places[row].iter().zip(found).for_each(|(&place, entry)| entries[place] = entry)
                }
            }
        }
        Ok(())
    }
}

/// What a run has to do.
#[derive(Clone, Copy)]
pub(super) struct Task<'a> {
    pub(super) sweeps: &'a [Sweep],
    /// Which of the sweeps to run.
    pub(super) number: usize,
    /// How many results the function has.
    pub(super) rows: usize,
    /// Whether the entries go to their places in the matrix. If not, they are written one after the other.
    pub(super) to_places: bool,
}

/// Packets of the number type that has room for the colours.
macro_rules! widths {
    ($($Width:ident $N:literal),*) => {
        #[derive(Clone, Debug)]
        pub(super) enum AnyPackets<T> {
            $($Width(Packets<T, $N>),)*
        }

        impl<T: Scalar> AnyPackets<T> {
            /// Packets with room for this many directions.
            pub(super) fn new(directions: usize) -> Self {
                $(if directions <= $N {
                    return Self::$Width(Packets::new());
                })*
                Self::Sixteen(Packets::new())
            }

            /// Runs a sweep and writes the values, if there is a place for them, and the entries.
            pub(super) fn evaluate(
                &mut self,
                f: &impl Differentiable<T>,
                x: &[T],
                task: Task,
                values: Option<&mut [T]>,
                entries: &mut [T],
            ) -> Result<(), Error> {
                match self {
                    $(Self::$Width(packets) => packets.evaluate(f, x, task, values, entries),)*
                }
            }
        }
    };
}
widths! { One 1, Two 2, Four 4, Eight 8, Twelve 12, Sixteen 16 }
