//! Sparse matrices of the `sprs` crate.

use sprs::CsMat;

use crate::scalar::Scalar;
use crate::sparse::Matrix;

/// Copies a matrix into compressed sparse rows. For compressed sparse columns call `to_csc` on it.
///
/// ```
/// use gradual::sparse::Matrix;
/// use sprs::CsMat;
///
/// let matrix = Matrix::from_triplets(2, 3, [(0, 1, 2.0), (1, 2, 5.0)]);
/// let rows = CsMat::from(&matrix);
/// assert!(rows.is_csr());
/// assert_eq!((rows.indices(), rows.data()), (&[1, 2][..], &[2.0, 5.0][..]));
/// assert_eq!(rows.to_csc().indices(), [0, 1]);
/// ```
///
/// The implementations of `sprs` can send the compiler's inference in a circle, whether you use them or not. If it
/// reports an overflow (E0275) at a function with a bound such as `for<'a> &'a T: RefNum<T>`, name the type: `f::<f64>`.
impl<T: Scalar> From<&Matrix<T>> for CsMat<T> {
    fn from(matrix: &Matrix<T>) -> Self {
        let (starts, columns, values) = matrix.csr_parts();
        let shape = (matrix.rows(), matrix.columns());
        Self::new(shape, starts.to_vec(), columns.to_vec(), values.to_vec())
    }
}

/// Copies a matrix from compressed sparse rows or columns. Entries that are zero stay in the pattern.
///
/// ```
/// use gradual::sparse::Matrix;
/// use sprs::TriMat;
///
/// let mut triplets = TriMat::new((2, 2));
/// triplets.add_triplet(0, 1, 2.0);
/// triplets.add_triplet(1, 0, 5.0);
/// let matrix = Matrix::from(&triplets.to_csc::<usize>());
/// assert!(matrix.triplets().eq([(0, 1, 2.0), (1, 0, 5.0)]));
/// ```
impl<T: Scalar> From<&CsMat<T>> for Matrix<T> {
    fn from(matrix: &CsMat<T>) -> Self {
        let triplets = matrix.iter().map(|(&value, (i, j))| (i, j, value));
        Self::from_triplets(matrix.rows(), matrix.cols(), triplets)
    }
}
