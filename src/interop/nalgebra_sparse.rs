//! Sparse matrices of the `nalgebra-sparse` crate.

use nalgebra_sparse::{CscMatrix, CsrMatrix};

use crate::scalar::Scalar;
use crate::sparse::Matrix;

/// Copies a matrix into compressed sparse rows.
///
/// ```
/// use gradual::sparse::Matrix;
/// use nalgebra_sparse::CsrMatrix;
///
/// let matrix = Matrix::from_triplets(2, 3, [(0, 1, 2.0), (1, 2, 5.0)]);
/// let csr = CsrMatrix::from(&matrix);
/// assert_eq!(csr.row_offsets(), [0, 1, 2]);
/// assert_eq!((csr.col_indices(), csr.values()), (&[1, 2][..], &[2.0, 5.0][..]));
/// ```
impl<T: Scalar> From<&Matrix<T>> for CsrMatrix<T> {
    fn from(matrix: &Matrix<T>) -> Self {
        let (starts, columns, values) = matrix.csr_parts();
        let (starts, columns, values) = (starts.to_vec(), columns.to_vec(), values.to_vec());
        Self::try_from_csr_data(matrix.rows(), matrix.columns(), starts, columns, values)
            .expect("the columns of each row of a `Matrix` increase")
    }
}

/// Copies a matrix into compressed sparse columns.
///
/// ```
/// use gradual::sparse::Matrix;
/// use nalgebra_sparse::CscMatrix;
///
/// let matrix = Matrix::from_triplets(2, 3, [(0, 1, 2.0), (1, 2, 5.0)]);
/// let csc = CscMatrix::from(&matrix);
/// assert_eq!(csc.col_offsets(), [0, 0, 1, 2]);
/// assert_eq!((csc.row_indices(), csc.values()), (&[0, 1][..], &[2.0, 5.0][..]));
/// ```
impl<T: Scalar> From<&Matrix<T>> for CscMatrix<T> {
    fn from(matrix: &Matrix<T>) -> Self {
        let (starts, rows, values) = matrix.csc_parts();
        Self::try_from_csc_data(matrix.rows(), matrix.columns(), starts, rows, values)
            .expect("the rows of each column of a `Matrix` increase")
    }
}

/// Copies a matrix from compressed sparse rows. Entries that are zero stay in the pattern.
///
/// ```
/// use gradual::sparse::Matrix;
/// use nalgebra_sparse::{CooMatrix, CsrMatrix};
///
/// let coo = CooMatrix::try_from_triplets(2, 2, vec![0, 1], vec![1, 0], vec![2.0, 5.0]).unwrap();
/// let matrix = Matrix::from(&CsrMatrix::from(&coo));
/// assert!(matrix.triplets().eq([(0, 1, 2.0), (1, 0, 5.0)]));
/// ```
impl<T: Scalar> From<&CsrMatrix<T>> for Matrix<T> {
    fn from(matrix: &CsrMatrix<T>) -> Self {
        let triplets = matrix.triplet_iter().map(|(i, j, &value)| (i, j, value));
        Self::from_triplets(matrix.nrows(), matrix.ncols(), triplets)
    }
}

/// Copies a matrix from compressed sparse columns. Entries that are zero stay in the pattern.
///
/// ```
/// use gradual::sparse::Matrix;
/// use nalgebra_sparse::{CooMatrix, CscMatrix};
///
/// let coo = CooMatrix::try_from_triplets(2, 2, vec![0, 1], vec![1, 0], vec![2.0, 5.0]).unwrap();
/// let matrix = Matrix::from(&CscMatrix::from(&coo));
/// assert!(matrix.triplets().eq([(0, 1, 2.0), (1, 0, 5.0)]));
/// ```
impl<T: Scalar> From<&CscMatrix<T>> for Matrix<T> {
    fn from(matrix: &CscMatrix<T>) -> Self {
        let triplets = matrix.triplet_iter().map(|(i, j, &value)| (i, j, value));
        Self::from_triplets(matrix.nrows(), matrix.ncols(), triplets)
    }
}
