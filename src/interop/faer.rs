//! Sparse matrices of the `faer` crate.

use faer::sparse::{SparseColMat, SparseRowMat, SymbolicSparseColMat, SymbolicSparseRowMat};

use crate::scalar::Scalar;
use crate::sparse::Matrix;

/// Copies a matrix into compressed sparse rows.
///
/// ```
/// use faer::sparse::SparseRowMat;
/// use gradual::sparse::Matrix;
///
/// let matrix = Matrix::from_triplets(2, 3, [(0, 1, 2.0), (1, 2, 5.0)]);
/// let rows = SparseRowMat::from(&matrix);
/// assert_eq!((rows.col_idx(), rows.val()), (&[1, 2][..], &[2.0, 5.0][..]));
/// ```
impl<T: Scalar> From<&Matrix<T>> for SparseRowMat<usize, T> {
    fn from(matrix: &Matrix<T>) -> Self {
        let (starts, columns, values) = matrix.csr_parts();
        let (rows, width) = (matrix.rows(), matrix.columns());
        let pattern = SymbolicSparseRowMat::new_checked(rows, width, starts.to_vec(), None, columns.to_vec());
        Self::new(pattern, values.to_vec())
    }
}

/// Copies a matrix into compressed sparse columns, the form that faer's solvers take.
///
/// ```
/// use faer::sparse::SparseColMat;
/// use gradual::sparse::Matrix;
///
/// let matrix = Matrix::from_triplets(2, 3, [(0, 1, 2.0), (1, 2, 5.0)]);
/// let columns = SparseColMat::from(&matrix);
/// assert_eq!(columns.col_ptr(), [0, 0, 1, 2]);
/// assert_eq!((columns.row_idx(), columns.val()), (&[0, 1][..], &[2.0, 5.0][..]));
/// ```
impl<T: Scalar> From<&Matrix<T>> for SparseColMat<usize, T> {
    fn from(matrix: &Matrix<T>) -> Self {
        let (starts, rows, values) = matrix.csc_parts();
        let pattern = SymbolicSparseColMat::new_checked(matrix.rows(), matrix.columns(), starts, None, rows);
        Self::new(pattern, values)
    }
}

/// Copies a matrix from compressed sparse rows. Entries that are zero stay in the pattern.
///
/// ```
/// use faer::sparse::{SparseRowMat, Triplet};
/// use gradual::sparse::Matrix;
///
/// let triplets = [Triplet::new(1_usize, 0_usize, 5.0), Triplet::new(0, 1, 2.0)];
/// let rows = SparseRowMat::try_new_from_triplets(2, 2, &triplets).unwrap();
/// assert!(Matrix::from(&rows).triplets().eq([(0, 1, 2.0), (1, 0, 5.0)]));
/// ```
impl<T: Scalar> From<&SparseRowMat<usize, T>> for Matrix<T> {
    fn from(matrix: &SparseRowMat<usize, T>) -> Self {
        let triplets = matrix.triplet_iter().map(|entry| (entry.row, entry.col, *entry.val));
        Self::from_triplets(matrix.nrows(), matrix.ncols(), triplets)
    }
}

/// Copies a matrix from compressed sparse columns. Entries that are zero stay in the pattern.
///
/// ```
/// use faer::sparse::{SparseColMat, Triplet};
/// use gradual::sparse::Matrix;
///
/// let triplets = [Triplet::new(1_usize, 0_usize, 5.0), Triplet::new(0, 1, 2.0)];
/// let columns = SparseColMat::try_new_from_triplets(2, 2, &triplets).unwrap();
/// assert!(Matrix::from(&columns).triplets().eq([(0, 1, 2.0), (1, 0, 5.0)]));
/// ```
impl<T: Scalar> From<&SparseColMat<usize, T>> for Matrix<T> {
    fn from(matrix: &SparseColMat<usize, T>) -> Self {
        let triplets = matrix.triplet_iter().map(|entry| (entry.row, entry.col, *entry.val));
        Self::from_triplets(matrix.nrows(), matrix.ncols(), triplets)
    }
}
