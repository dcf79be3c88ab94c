//! `Pattern`: where the entries of a sparse matrix are, in compressed rows.

use alloc::vec;
use alloc::vec::Vec;

/// The places of the entries of a sparse matrix. All other entries are zero.
///
/// The places lie row by row, and by column within a row. This is the order of compressed sparse rows (CSR): row i has
/// the columns `column_indices[row_starts[i]..row_starts[i + 1]]`.
///
/// ```
/// use gradual::sparse::Pattern;
///
/// // x x .
/// // . . x
/// let pattern = Pattern::from_rows(3, [vec![0, 1], vec![2]]);
/// assert_eq!((pattern.rows(), pattern.columns(), pattern.nonzeros()), (2, 3, 3));
/// assert_eq!(pattern.csr_parts(), (&[0, 2, 3][..], &[0, 1, 2][..]));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    columns: usize,
    row_starts: Vec<usize>,
    column_indices: Vec<usize>,
}

impl Pattern {
    /// The pattern with the given columns in each row. Within a row they may have any order and may repeat.
    ///
    /// ```
    /// use gradual::sparse::Pattern;
    ///
    /// let tridiagonal = Pattern::from_rows(4, (0..4_usize).map(|i| i.saturating_sub(1)..(i + 2).min(4)));
    /// assert_eq!(tridiagonal.row(1), [0, 1, 2]);
    /// assert_eq!(tridiagonal.nonzeros(), 10);
    /// ```
    ///
    /// # Panics
    /// Panics if an index is not below `columns`.
    #[must_use]
    pub fn from_rows<R: IntoIterator<Item = usize>>(
        columns: usize,
        rows: impl IntoIterator<Item = R>,
    ) -> Self {
        let (mut row_starts, mut column_indices, mut sorted) = (vec![0], Vec::new(), Vec::new());
        for (i, row) in rows.into_iter().enumerate() {
            sorted.clear();
            sorted.extend(row);
            sorted.sort_unstable();
            sorted.dedup();
            check_columns(i, &sorted, columns);
            column_indices.extend_from_slice(&sorted);
            row_starts.push(column_indices.len());
        }
        Self { columns, row_starts, column_indices }
    }

    /// The pattern with an entry at each `(row, column)`. The pairs may have any order and may repeat.
    ///
    /// ```
    /// use gradual::sparse::Pattern;
    ///
    /// let pattern = Pattern::from_triplets(2, 3, [(1, 2), (0, 1), (0, 0), (1, 2)]);
    /// assert_eq!(pattern, Pattern::from_rows(3, [vec![0, 1], vec![2]]));
    /// ```
    ///
    /// # Panics
    /// Panics if a row is not below `rows` or a column is not below `columns`.
    #[must_use]
    pub fn from_triplets(
        rows: usize,
        columns: usize,
        pairs: impl IntoIterator<Item = (usize, usize)>,
    ) -> Self {
        let mut in_column_order = vec![Vec::new(); rows];
        for (row, column) in pairs {
            assert!(row < rows, "there is an entry in row {row}, but there are {rows} rows");
            in_column_order[row].push(column);
        }
        Self::from_rows(columns, in_column_order)
    }

    /// The pattern with the given parts of a matrix in compressed sparse rows.
    ///
    /// ```
    /// use gradual::sparse::Pattern;
    ///
    /// let pattern = Pattern::from_csr(3, vec![0, 2, 3], vec![0, 1, 2]);
    /// assert_eq!(pattern, Pattern::from_rows(3, [vec![0, 1], vec![2]]));
    /// ```
    ///
    /// # Panics
    /// - Panics if `row_starts` does not increase from 0 to the length of `column_indices`.
    /// - Panics if the columns of a row do not increase strictly, or if one of them is not below `columns`.
    #[must_use]
    pub fn from_csr(columns: usize, row_starts: Vec<usize>, column_indices: Vec<usize>) -> Self {
        assert!(
            row_starts.first() == Some(&0)
                && row_starts.last() == Some(&column_indices.len())
                && row_starts.is_sorted(),
            "`row_starts` must increase from 0 to {}, the number of column indices",
            column_indices.len()
        );
        for (i, bounds) in row_starts.windows(2).enumerate() {
            let row = &column_indices[bounds[0]..bounds[1]];
            assert!(
                row.is_sorted_by(|a, b| a < b),
                "the columns of row {i} must increase strictly: call `Pattern::from_rows`, which sorts them"
            );
            check_columns(i, row, columns);
        }
        Self { columns, row_starts, column_indices }
    }

    /// The number of rows.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// assert_eq!(Pattern::from_rows(3, [vec![0, 1], vec![2]]).rows(), 2);
    /// ```
    #[must_use]
    pub fn rows(&self) -> usize {
        self.row_starts.len() - 1
    }

    /// The number of columns.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// assert_eq!(Pattern::from_rows(3, [vec![0, 1], vec![2]]).columns(), 3);
    /// ```
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// The number of entries.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// assert_eq!(Pattern::from_rows(3, [vec![0, 1], vec![2]]).nonzeros(), 3);
    /// ```
    #[must_use]
    pub fn nonzeros(&self) -> usize {
        self.column_indices.len()
    }

    /// The columns of the entries of a row, in increasing order.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// assert_eq!(Pattern::from_rows(3, [vec![1, 0], vec![2]]).row(0), [0, 1]);
    /// ```
    ///
    /// # Panics
    /// Panics if there is no such row.
    #[must_use]
    pub fn row(&self, i: usize) -> &[usize] {
        &self.column_indices[self.row_range(i)]
    }

    /// Where the entries of a row are among all entries.
    pub(super) fn row_range(&self, i: usize) -> core::ops::Range<usize> {
        self.row_starts[i]..self.row_starts[i + 1]
    }

    /// Where the entry of a row and a column is among all entries. It is `None` if there is no such entry.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// let pattern = Pattern::from_rows(3, [vec![0, 1], vec![2]]);
    /// assert_eq!((pattern.index_of(1, 2), pattern.index_of(1, 0)), (Some(2), None));
    /// ```
    ///
    /// # Panics
    /// Panics if there is no such row.
    #[must_use]
    pub fn index_of(&self, row: usize, column: usize) -> Option<usize> {
        let within = self.row(row).binary_search(&column).ok()?;
        Some(self.row_starts[row] + within)
    }

    /// All entries as pairs `(row, column)`, row by row.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// let pattern = Pattern::from_rows(3, [vec![0, 1], vec![2]]);
    /// assert!(pattern.iter().eq([(0, 0), (0, 1), (1, 2)]));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        (0..self.rows()).flat_map(|i| self.row(i).iter().map(move |&j| (i, j)))
    }

    /// The tuple `(row_starts, column_indices)` of compressed sparse rows.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// let pattern = Pattern::from_rows(3, [vec![0, 1], vec![2]]);
    /// assert_eq!(pattern.csr_parts(), (&[0, 2, 3][..], &[0, 1, 2][..]));
    /// ```
    #[must_use]
    pub fn csr_parts(&self) -> (&[usize], &[usize]) {
        (&self.row_starts, &self.column_indices)
    }

    /// The pattern with rows and columns exchanged.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// let pattern = Pattern::from_rows(3, [vec![0, 1], vec![2]]);
    /// assert_eq!(pattern.transpose(), Pattern::from_rows(2, [[0], [0], [1]]));
    /// ```
    #[must_use]
    pub fn transpose(&self) -> Self {
        self.transpose_with_indices().0
    }

    /// The pattern with rows and columns exchanged, and where each of its entries was before: number `k` of the
    /// transpose is number `indices[k]` of this pattern.
    ///
    /// The rows of the transpose are the compressed sparse columns (CSC) of this pattern, and `indices` brings the values
    /// into their order.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// let pattern = Pattern::from_rows(2, [vec![0, 1], vec![0]]);
    /// let (transpose, indices) = pattern.transpose_with_indices();
    /// assert_eq!(transpose.csr_parts(), (&[0, 2, 3][..], &[0, 1, 0][..]));
    /// assert_eq!(indices, [0, 2, 1]);
    /// ```
    #[must_use]
    pub fn transpose_with_indices(&self) -> (Self, Vec<usize>) {
        // A counting sort by column. The order of the rows within a column is kept.
        let mut row_starts = vec![0; self.columns + 1];
        for &j in &self.column_indices {
            row_starts[j + 1] += 1;
        }
        for j in 0..self.columns {
            row_starts[j + 1] += row_starts[j];
        }
        let mut next = row_starts.clone();
        let mut column_indices = vec![0; self.nonzeros()];
        let mut indices = vec![0; self.nonzeros()];
        for (index, (i, j)) in self.iter().enumerate() {
            let place = next[j];
            next[j] += 1;
            (column_indices[place], indices[place]) = (i, index);
        }
        (Self { columns: self.rows(), row_starts, column_indices }, indices)
    }

    /// Whether the pattern is its own transpose, as that of a Hessian is.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// assert!(Pattern::from_rows(2, [vec![0, 1], vec![0]]).is_symmetric());
    /// assert!(!Pattern::from_rows(2, [vec![0, 1], vec![]]).is_symmetric());
    /// ```
    #[must_use]
    pub fn is_symmetric(&self) -> bool {
        self.rows() == self.columns && *self == self.transpose()
    }

    pub(super) fn check_symmetry(&self) {
        assert!(
            self.is_symmetric(),
            "the pattern of a Hessian must be symmetric: call `pattern.union(&pattern.transpose())`"
        );
    }

    /// The pattern with the entries of both patterns.
    ///
    /// ```
    /// # use gradual::sparse::Pattern;
    /// let diagonal = Pattern::from_rows(2, [[0], [1]]);
    /// let first_column = Pattern::from_rows(2, [[0], [0]]);
    /// assert_eq!(diagonal.union(&first_column), Pattern::from_rows(2, [vec![0], vec![0, 1]]));
    /// ```
    ///
    /// # Panics
    /// Panics if the patterns differ in the number of rows or columns.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let shapes = [self, other].map(|pattern| (pattern.rows(), pattern.columns));
        assert!(
            shapes[0] == shapes[1],
            "one pattern has {} rows and {} columns, but the other has {} rows and {} columns",
            shapes[0].0,
            shapes[0].1,
            shapes[1].0,
            shapes[1].1,
        );
        let rows = (0..self.rows()).map(|i| self.row(i).iter().chain(other.row(i)).copied());
        Self::from_rows(self.columns, rows)
    }
}

fn check_columns(i: usize, sorted: &[usize], columns: usize) {
    if let Some(&last) = sorted.last() {
        assert!(last < columns, "row {i} has an entry in column {last}, but there are {columns} columns");
    }
}
