//! `Matrix`: a pattern and a value for each of its entries.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::Pattern;
use super::length::assert_length;
use crate::scalar::Scalar;

/// A sparse matrix: a [`Pattern`] and a value for each of its entries, in the same order.
///
/// Matrices may share a pattern. To give the matrix to another crate, take [`csr_parts`](Self::csr_parts),
/// [`csc_parts`](Self::csc_parts) or [`triplets`](Self::triplets).
///
/// ```
/// use gradual::sparse::{Matrix, Pattern};
///
/// // 2 3 .
/// // . . 5
/// let matrix = Matrix::new(Pattern::from_rows(3, [vec![0, 1], vec![2]]), vec![2.0, 3.0, 5.0]);
/// assert_eq!(matrix.to_dense(), [2.0, 3.0, 0.0, 0.0, 0.0, 5.0]);
/// assert_eq!(matrix.times(&[1.0, 1.0, 1.0]), [5.0, 5.0]);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix<T> {
    pattern: Arc<Pattern>,
    values: Vec<T>,
}

impl<T> Matrix<T> {
    /// The matrix with these values, in the order of the pattern: row by row, and by column within a row.
    ///
    /// ```
    /// use gradual::sparse::{Matrix, Pattern};
    ///
    /// let matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]);
    /// assert!(matrix.triplets().eq([(0, 0, 2.0), (1, 1, 3.0)]));
    /// ```
    ///
    /// # Panics
    /// Panics if there are more or fewer values than entries.
    #[must_use]
    pub fn new(pattern: impl Into<Arc<Pattern>>, values: Vec<T>) -> Self {
        let pattern = pattern.into();
        assert!(
            values.len() == pattern.nonzeros(),
            "there are {} values for {} entries of the pattern",
            values.len(),
            pattern.nonzeros()
        );
        Self { pattern, values }
    }

    /// Where the entries are. Clone the `Arc` to share the pattern.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]);
    /// let opposite = Matrix::new(matrix.pattern().clone(), vec![-2.0, -3.0]);
    /// assert_eq!(opposite.pattern().row(1), [1]);
    /// ```
    #[must_use]
    pub fn pattern(&self) -> &Arc<Pattern> {
        &self.pattern
    }

    /// The number of rows.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// assert_eq!(Matrix::new(Pattern::from_rows(3, [[0], [1]]), vec![2.0, 3.0]).rows(), 2);
    /// ```
    #[must_use]
    pub fn rows(&self) -> usize {
        self.pattern.rows()
    }

    /// The number of columns.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// assert_eq!(Matrix::new(Pattern::from_rows(3, [[0], [1]]), vec![2.0, 3.0]).columns(), 3);
    /// ```
    #[must_use]
    pub fn columns(&self) -> usize {
        self.pattern.columns()
    }

    /// The number of entries.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// assert_eq!(Matrix::new(Pattern::from_rows(3, [[0], [1]]), vec![2.0, 3.0]).nonzeros(), 2);
    /// ```
    #[must_use]
    pub fn nonzeros(&self) -> usize {
        self.pattern.nonzeros()
    }

    /// The values of the entries, in the order of the pattern.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// assert_eq!(Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]).values(), [2.0, 3.0]);
    /// ```
    #[must_use]
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The values of the entries, in the order of the pattern, to write new ones.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let mut matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]);
    /// matrix.values_mut()[1] = 5.0;
    /// assert_eq!(matrix.to_dense(), [2.0, 0.0, 0.0, 5.0]);
    /// ```
    #[must_use]
    pub fn values_mut(&mut self) -> &mut [T] {
        &mut self.values
    }

    /// The pattern and the values, without a copy.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]);
    /// let (pattern, values) = matrix.into_parts();
    /// assert_eq!((pattern.row(1), values), (&[1][..], vec![2.0, 3.0]));
    /// ```
    #[must_use]
    pub fn into_parts(self) -> (Arc<Pattern>, Vec<T>) {
        (self.pattern, self.values)
    }

    /// The columns and the values of the entries of a row.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(3, [vec![0, 1], vec![2]]), vec![2.0, 3.0, 5.0]);
    /// assert_eq!(matrix.row(0), (&[0, 1][..], &[2.0, 3.0][..]));
    /// ```
    ///
    /// # Panics
    /// Panics if there is no such row.
    #[must_use]
    pub fn row(&self, i: usize) -> (&[usize], &[T]) {
        (self.pattern.row(i), &self.values[self.pattern.row_range(i)])
    }

    /// The tuple `(row_starts, column_indices, values)` of compressed sparse rows.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(3, [vec![0, 1], vec![2]]), vec![2.0, 3.0, 5.0]);
    /// assert_eq!(matrix.csr_parts(), (&[0, 2, 3][..], &[0, 1, 2][..], &[2.0, 3.0, 5.0][..]));
    /// ```
    #[must_use]
    pub fn csr_parts(&self) -> (&[usize], &[usize], &[T]) {
        let (row_starts, column_indices) = self.pattern.csr_parts();
        (row_starts, column_indices, &self.values)
    }
}

impl<T: Scalar> Matrix<T> {
    /// The matrix with these entries `(row, column, value)`, in any order. Values at the same place are added.
    ///
    /// ```
    /// use gradual::sparse::Matrix;
    ///
    /// let matrix = Matrix::from_triplets(2, 2, [(1, 1, 3.0), (0, 0, 2.0), (1, 1, 0.5)]);
    /// assert_eq!(matrix.to_dense(), [2.0, 0.0, 0.0, 3.5]);
    /// ```
    ///
    /// # Panics
    /// Panics if a row is not below `rows` or a column is not below `columns`.
    #[must_use]
    pub fn from_triplets(
        rows: usize,
        columns: usize,
        triplets: impl IntoIterator<Item = (usize, usize, T)>,
    ) -> Self {
        let triplets: Vec<_> = triplets.into_iter().collect();
        let pattern = Pattern::from_triplets(rows, columns, triplets.iter().map(|&(i, j, _)| (i, j)));
        let mut values = vec![T::zero(); pattern.nonzeros()];
        for (i, j, value) in triplets {
            if let Some(index) = pattern.index_of(i, j) {
                values[index] += value;
            }
        }
        Self::new(pattern, values)
    }

    /// The value at a row and a column. It is zero if the pattern has no entry there.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]);
    /// assert_eq!((matrix.get(1, 1), matrix.get(1, 0)), (3.0, 0.0));
    /// ```
    ///
    /// # Panics
    /// Panics if there is no such row.
    #[must_use]
    pub fn get(&self, row: usize, column: usize) -> T {
        self.pattern.index_of(row, column).map_or_else(T::zero, |index| self.values[index])
    }

    /// All entries as triplets `(row, column, value)`, row by row.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(3, [vec![0, 1], vec![2]]), vec![2.0, 3.0, 5.0]);
    /// assert!(matrix.triplets().eq([(0, 0, 2.0), (0, 1, 3.0), (1, 2, 5.0)]));
    /// ```
    pub fn triplets(&self) -> impl Iterator<Item = (usize, usize, T)> {
        self.pattern.iter().zip(&self.values).map(|((i, j), &value)| (i, j, value))
    }

    /// All numbers of the matrix, zeros included, row by row. It is the form that
    /// [`slice::jacobian`](crate::slice::jacobian) returns.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![2.0, 3.0]);
    /// assert_eq!(matrix.to_dense(), [2.0, 0.0, 0.0, 3.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the numbers do not fit into memory.
    #[must_use]
    pub fn to_dense(&self) -> Vec<T> {
        let (rows, columns) = (self.rows(), self.columns());
        let mut dense = Vec::new();
        let fits = rows.checked_mul(columns).is_some_and(|n| dense.try_reserve_exact(n).is_ok());
        assert!(
            fits,
            "a dense matrix of {rows} rows and {columns} columns does not fit into memory: use `triplets` or `row`"
        );
        dense.resize(rows * columns, T::zero());
        for (i, j, value) in self.triplets() {
            dense[i * columns + j] = value;
        }
        dense
    }

    /// The tuple `(column_starts, row_indices, values)` of compressed sparse columns: column j has the rows
    /// `row_indices[column_starts[j]..column_starts[j + 1]]`, in increasing order.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [vec![0, 1], vec![0]]), vec![2.0, 3.0, 5.0]);
    /// assert_eq!(matrix.csc_parts(), (vec![0, 2, 3], vec![0, 1, 0], vec![2.0, 5.0, 3.0]));
    /// ```
    #[must_use]
    pub fn csc_parts(&self) -> (Vec<usize>, Vec<usize>, Vec<T>) {
        let Self { pattern, values } = self.transpose();
        let (column_starts, row_indices) = pattern.csr_parts();
        (column_starts.to_vec(), row_indices.to_vec(), values)
    }

    /// The matrix with rows and columns exchanged.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [vec![0, 1], vec![]]), vec![2.0, 3.0]);
    /// assert_eq!(matrix.transpose().to_dense(), [2.0, 0.0, 3.0, 0.0]);
    /// ```
    #[must_use]
    pub fn transpose(&self) -> Self {
        let (pattern, indices) = self.pattern.transpose_with_indices();
        Self::new(pattern, indices.iter().map(|&index| self.values[index]).collect())
    }

    /// The product of the matrix and a vector: number i is the sum over j of `A_ij v_j`.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [vec![0, 1], vec![1]]), vec![2.0, 3.0, 5.0]);
    /// assert_eq!(matrix.times(&[1.0, 10.0]), [32.0, 50.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the vector does not have one number for each column.
    #[must_use]
    pub fn times(&self, v: &[T]) -> Vec<T> {
        let mut product = vec![T::zero(); self.rows()];
        self.times_into(v, &mut product);
        product
    }

    /// [`times`](Self::times) into your slice.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [vec![0, 1], vec![1]]), vec![2.0, 3.0, 5.0]);
    /// let mut product = [0.0; 2];
    /// matrix.times_into(&[1.0, 10.0], &mut product);
    /// assert_eq!(product, [32.0, 50.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the vector does not have one number for each column, or the product one for each row.
    pub fn times_into(&self, v: &[T], product: &mut [T]) {
        assert_length("the vector", v.len(), self.columns(), "columns");
        assert_length("the product", product.len(), self.rows(), "rows");
        for (i, sum) in product.iter_mut().enumerate() {
            let (columns, values) = self.row(i);
            *sum = columns.iter().zip(values).map(|(&j, &value)| value * v[j]).sum();
        }
    }

    /// The product of the transposed matrix and a vector: number j is the sum over i of `A_ij v_i`.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [vec![0, 1], vec![1]]), vec![2.0, 3.0, 5.0]);
    /// assert_eq!(matrix.transpose_times(&[1.0, 10.0]), [2.0, 53.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the vector does not have one number for each row.
    #[must_use]
    pub fn transpose_times(&self, v: &[T]) -> Vec<T> {
        let mut product = vec![T::zero(); self.columns()];
        self.transpose_times_into(v, &mut product);
        product
    }

    /// [`transpose_times`](Self::transpose_times) into your slice.
    ///
    /// ```
    /// # use gradual::sparse::{Matrix, Pattern};
    /// let matrix = Matrix::new(Pattern::from_rows(2, [vec![0, 1], vec![1]]), vec![2.0, 3.0, 5.0]);
    /// let mut product = [0.0; 2];
    /// matrix.transpose_times_into(&[1.0, 10.0], &mut product);
    /// assert_eq!(product, [2.0, 53.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the vector does not have one number for each row, or the product one for each column.
    pub fn transpose_times_into(&self, v: &[T], product: &mut [T]) {
        assert_length("the vector", v.len(), self.rows(), "rows");
        assert_length("the product", product.len(), self.columns(), "columns");
        product.fill(T::zero());
        for (i, j, value) in self.triplets() {
            product[j] += value * v[i];
        }
    }
}
