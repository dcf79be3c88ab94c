//! From the derivatives in the directions of a colouring back to the entries of the matrix.
//!
//! The compressed matrix is B = A S, where S adds up the columns of each colour:
//!
//! ```text
//! B_ic = sum of A_ij over all columns j of colour c
//! ```
//!
//! An entry A_ij can be read in B if no other entry of row i has the colour of j. For a symmetric A it may also be read
//! as A_ji. If neither is possible, all other entries of the sum must be known, so that they can be subtracted.

use alloc::collections::VecDeque;
use alloc::vec;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Display, Formatter};
use core::iter;

use super::Pattern;
use super::coloring::Coloring;
use crate::scalar::Scalar;

/// How to find the entries of a sparse matrix in the derivatives along the directions of a [`Coloring`].
///
/// Plan it once. [`recover`](Self::recover) then allocates nothing.
///
/// ```
/// use gradual::sparse::coloring::Coloring;
/// use gradual::sparse::{Pattern, Recovery};
///
/// // A tridiagonal Hessian: 2 on the diagonal, -1 beside it. Every third column has the same colour.
/// let pattern = Pattern::from_rows(6, (0..6_usize).map(|i| i.saturating_sub(1)..(i + 2).min(6)));
/// let coloring = Coloring::new((0..6).map(|j| Some(j % 3)));
/// let recovery = Recovery::hessian(&pattern, &coloring)?;
///
/// // Six rows of three numbers: number c is the sum of the columns of colour c.
/// let mut compressed = [
///     2.0, -1.0, 0.0, //
///     -1.0, 2.0, -1.0, //
///     -1.0, -1.0, 2.0, //
///     2.0, -1.0, -1.0, //
///     -1.0, 2.0, -1.0, //
///     0.0, -1.0, 2.0,
/// ];
/// let mut values = vec![0.0; pattern.nonzeros()];
/// recovery.recover(&mut compressed, &mut values);
/// assert_eq!(values[..5], [2.0, -1.0, -1.0, 2.0, -1.0]);
/// # Ok::<(), gradual::sparse::RecoveryError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    /// The number of entries of the compressed matrix.
    compressed: usize,
    /// Where each entry is read.
    sources: Vec<usize>,
    /// Before that, in this order: which entry of the compressed matrix is subtracted from which.
    subtractions: Vec<Subtraction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Subtraction {
    from: usize,
    known: usize,
}

/// In a list of sources: the entry cannot be read.
const NO_SOURCE: usize = usize::MAX;

impl Recovery {
    /// The plan for a Jacobian: each entry is read in its own row.
    ///
    /// The entries of [split rows](Coloring::split_rows) are not read. [`recover`](Self::recover) sets them to NaN, and
    /// you write them afterwards.
    ///
    /// ```
    /// use gradual::sparse::coloring::Coloring;
    /// use gradual::sparse::{Pattern, Recovery, RecoveryError};
    ///
    /// let pattern = Pattern::from_rows(3, [[0, 1], [1, 2]]);
    /// assert!(Recovery::jacobian(&pattern, &Coloring::new([Some(0), Some(1), Some(0)])).is_ok());
    ///
    /// let error = Recovery::jacobian(&pattern, &Coloring::new([Some(0), Some(1), Some(1)])).unwrap_err();
    /// assert_eq!(error, RecoveryError::SameColor { row: 1, columns: [1, 2] });
    /// ```
    ///
    /// # Errors
    /// Returns an error if two columns of one colour have an entry in the same row, or if a column with an entry has no
    /// colour.
    ///
    /// # Panics
    /// Panics if the colouring has another number of columns than the pattern.
    pub fn jacobian(pattern: &Pattern, coloring: &Coloring) -> Result<Self, RecoveryError> {
        check_columns(pattern, coloring);
        let colors = coloring.colors();
        let mut sources = vec![NO_SOURCE; pattern.nonzeros()];
        let mut split_rows = coloring.split_rows().iter().peekable();
        // For each colour, the last row with an entry in it, and the column of that entry.
        let mut last = vec![(usize::MAX, 0); colors];
        for row in 0..pattern.rows() {
            if split_rows.next_if_eq(&&row).is_some() {
                continue;
            }
            for index in pattern.row_range(row) {
                let column = pattern.csr_parts().1[index];
                let color = coloring.color(column).ok_or(RecoveryError::NoColor { row, column })?;
                if last[color].0 == row {
                    return Err(RecoveryError::SameColor { row, columns: [last[color].1, column] });
                }
                last[color] = (row, column);
                sources[index] = row * colors + color;
            }
        }
        Ok(Self { compressed: pattern.rows() * colors, sources, subtractions: Vec::new() })
    }

    /// The plan for a Hessian. Each entry is read at its own place or at its mirror image. Where other entries hide it at
    /// both places, they are subtracted first.
    ///
    /// A [star](super::coloring::star) colouring needs no subtraction, and an [acyclic](super::coloring::acyclic) one
    /// needs it in general. Any other colouring for which this works is accepted.
    ///
    /// ```
    /// use gradual::sparse::coloring::{Coloring, Order, acyclic, star};
    /// use gradual::sparse::{Pattern, Recovery};
    ///
    /// let pattern = Pattern::from_rows(9, (0..9_usize).map(|i| i.saturating_sub(1)..(i + 2).min(9)));
    /// let direct = Recovery::hessian(&pattern, &star(&pattern, Order::Best))?;
    /// assert!(direct.is_direct());
    /// let by_subtraction = Recovery::hessian(&pattern, &acyclic(&pattern, Order::Best))?;
    /// assert!(!by_subtraction.is_direct());
    /// # Ok::<(), gradual::sparse::RecoveryError>(())
    /// ```
    ///
    /// # Errors
    /// Returns an error if the colours do not determine all entries, or if a column with an entry has no colour.
    ///
    /// # Panics
    /// - Panics if the pattern is not symmetric.
    /// - Panics if the colouring has another number of columns than the pattern.
    pub fn hessian(pattern: &Pattern, coloring: &Coloring) -> Result<Self, RecoveryError> {
        check_columns(pattern, coloring);
        pattern.check_symmetry();
        let (_, mirror) = pattern.transpose_with_indices();
        let mut unknown = Unknown::new(pattern, coloring)?;
        let mut sources = vec![NO_SOURCE; pattern.nonzeros()];
        let mut subtractions = Vec::new();
        while let Some((sum, entry)) = unknown.next() {
            let mirrored = mirror[entry];
            (sources[entry], sources[mirrored]) = (sum, sum);
            unknown.remove(entry, sum);
            if mirrored != entry {
                let from = unknown.sum_of[mirrored];
                unknown.remove(mirrored, from);
                subtractions.push(Subtraction { from, known: sum });
            }
        }
        if let Some((_, (row, column))) = sources.iter().zip(pattern.iter()).find(|(s, _)| **s == NO_SOURCE) {
            return Err(RecoveryError::Undetermined { row, column });
        }
        let mut is_read = vec![false; unknown.sums.len()];
        for &source in &sources {
            is_read[source] = true;
        }
        subtractions.retain(|subtraction| is_read[subtraction.from]);
        Ok(Self { compressed: unknown.sums.len(), sources, subtractions })
    }

    /// Whether all entries are read without subtractions, so that they are as exact as the compressed matrix.
    ///
    /// ```
    /// use gradual::sparse::coloring::Coloring;
    /// use gradual::sparse::{Pattern, Recovery};
    ///
    /// let pattern = Pattern::from_rows(2, [[0, 1], [0, 1]]);
    /// let recovery = Recovery::hessian(&pattern, &Coloring::new([Some(0), Some(1)]))?;
    /// assert!(recovery.is_direct());
    /// # Ok::<(), gradual::sparse::RecoveryError>(())
    /// ```
    #[must_use]
    pub fn is_direct(&self) -> bool {
        self.subtractions.is_empty()
    }

    /// Writes the values of the entries, in the order of the pattern.
    ///
    /// `compressed` has a row of numbers for each row of the pattern, one row after the other. Number c is the sum of the
    /// entries in the columns of colour c. Afterwards its contents are unspecified, because the subtractions work in place.
    ///
    /// ```
    /// use gradual::sparse::coloring::Coloring;
    /// use gradual::sparse::{Pattern, Recovery};
    ///
    /// let pattern = Pattern::from_rows(3, [vec![0, 1], vec![2]]);
    /// let coloring = Coloring::new([Some(0), Some(1), Some(0)]);
    /// let mut values = [0.0; 3];
    /// Recovery::jacobian(&pattern, &coloring)?.recover(&mut [2.0, 3.0, 5.0, 0.0], &mut values);
    /// assert_eq!(values, [2.0, 3.0, 5.0]);
    /// # Ok::<(), gradual::sparse::RecoveryError>(())
    /// ```
    ///
    /// # Panics
    /// Panics if `compressed` does not have one number for each row and colour, or `values` one for each entry.
    pub fn recover<T: Scalar>(&self, compressed: &mut [T], values: &mut [T]) {
        assert!(
            compressed.len() == self.compressed,
            "the compressed matrix has {} numbers, but rows times colours are {}",
            compressed.len(),
            self.compressed
        );
        assert!(
            values.len() == self.sources.len(),
            "there are {} values for {} entries of the pattern",
            values.len(),
            self.sources.len()
        );
        for &Subtraction { from, known } in &self.subtractions {
            let known = compressed[known];
            compressed[from] -= known;
        }
        for (value, &source) in values.iter_mut().zip(&self.sources) {
            *value = compressed.get(source).copied().unwrap_or_else(T::nan);
        }
    }
}

/// The entries of a Hessian that are not known yet, in the sums of the compressed matrix.
struct Unknown {
    /// The sum that contains each entry: its row times the number of colours, plus the colour of its column.
    sum_of: Vec<usize>,
    sums: Vec<Sum>,
    /// The sums that have one entry, or had one for a time. The search goes through them once.
    ready: VecDeque<usize>,
}

#[derive(Clone, Copy)]
struct Sum {
    /// How many entries are not known.
    entries: usize,
    /// All of them, combined by XOR. If there is one, this is it.
    combined: usize,
}

impl Unknown {
    fn new(pattern: &Pattern, coloring: &Coloring) -> Result<Self, RecoveryError> {
        let mut sums = vec![Sum { entries: 0, combined: 0 }; pattern.rows() * coloring.colors()];
        let mut sum_of = Vec::with_capacity(pattern.nonzeros());
        for (entry, (row, column)) in pattern.iter().enumerate() {
            let color = coloring.color(column).ok_or(RecoveryError::NoColor { row, column })?;
            let sum = row * coloring.colors() + color;
            sum_of.push(sum);
            sums[sum].entries += 1;
            sums[sum].combined ^= entry;
        }
        // What can be read without subtractions comes first.
        let ready = (0..sums.len()).filter(|&sum| sums[sum].entries == 1).collect();
        Ok(Self { sum_of, sums, ready })
    }

    /// Returns a sum with a single entry, and the entry.
    fn next(&mut self) -> Option<(usize, usize)> {
        let sums = &self.sums;
        // The last entry of a sum may have become known through its mirror image.
        iter::from_fn(|| self.ready.pop_front())
            .find(|&sum| sums[sum].entries == 1)
            .map(|sum| (sum, sums[sum].combined))
    }

    fn remove(&mut self, entry: usize, sum: usize) {
        let left = &mut self.sums[sum];
        left.entries -= 1;
        left.combined ^= entry;
        if left.entries == 1 {
            self.ready.push_back(sum);
        }
    }
}

/// Why a colouring does not determine the entries of a matrix.
///
/// ```
/// use gradual::sparse::coloring::Coloring;
/// use gradual::sparse::{Pattern, Recovery};
///
/// let pattern = Pattern::from_rows(2, [[0, 1], [0, 1]]);
/// let error = Recovery::jacobian(&pattern, &Coloring::new([Some(0), Some(0)])).unwrap_err();
/// assert_eq!(error.to_string(), "row 0 has entries in the columns 0 and 1, which have the same colour: give them different colours");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RecoveryError {
    /// A row has entries in two columns of the same colour.
    SameColor {
        /// The row.
        row: usize,
        /// The two columns.
        columns: [usize; 2],
    },
    /// A column with an entry has no colour.
    NoColor {
        /// The row of the entry.
        row: usize,
        /// The column.
        column: usize,
    },
    /// Other entries hide an entry of a Hessian, at its place and at its mirror image.
    Undetermined {
        /// The row of the entry.
        row: usize,
        /// The column of the entry.
        column: usize,
    },
}

impl Display for RecoveryError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameColor { row, columns: [a, b] } => write!(
                f,
                "row {row} has entries in the columns {a} and {b}, which have the same colour: give them different colours"
            ),
            Self::NoColor { row, column } => {
                write!(f, "row {row} has an entry in column {column}, which has no colour: give it one")
            }
            Self::Undetermined { row, column } => write!(
                f,
                "the colours do not determine the entry in row {row} and column {column}: colour the pattern by `star` or `acyclic`"
            ),
        }
    }
}

impl Error for RecoveryError {}

fn check_columns(pattern: &Pattern, coloring: &Coloring) {
    assert!(
        pattern.columns() == coloring.columns(),
        "the pattern has {} columns, but the colouring has {}",
        pattern.columns(),
        coloring.columns()
    );
}
