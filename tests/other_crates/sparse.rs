//! Sparse matrices go to `nalgebra-sparse`, `sprs` and `faer` and come back. There, products have the same results.

use faer::sparse::{SparseColMat, SparseRowMat};
use gradual::sparse::{Matrix, Pattern};
use nalgebra::DVector;
use nalgebra_sparse::{CscMatrix, CsrMatrix};
use quickcheck::{Arbitrary, Gen, quickcheck};
use sprs::CsMat;

/// A random matrix of small integers, so that sums are exact. Some entries are zero.
#[derive(Clone, Debug)]
struct Random(Matrix<f64>);

impl Arbitrary for Random {
    fn arbitrary(g: &mut Gen) -> Self {
        let [rows, columns] = [(); 2].map(|()| usize::arbitrary(g) % 20 + 1);
        let entry = |g: &mut Gen| {
            (usize::arbitrary(g) % rows, usize::arbitrary(g) % columns, f64::from(i8::arbitrary(g)))
        };
        let triplets: Vec<_> = (0..usize::arbitrary(g) % 100).map(|_| entry(g)).collect();
        Self(Matrix::from_triplets(rows, columns, triplets))
    }
}

/// A vector of small integers.
fn vector(length: usize) -> Vec<f64> {
    (0..length).map(|j| (j * j % 7) as f64 - 3.0).collect()
}

quickcheck! {
    fn rows_of_nalgebra_sparse_come_back(matrix: Random) -> bool {
        Matrix::from(&CsrMatrix::from(&matrix.0)) == matrix.0
    }

    fn columns_of_nalgebra_sparse_come_back(matrix: Random) -> bool {
        Matrix::from(&CscMatrix::from(&matrix.0)) == matrix.0
    }

    fn products_of_nalgebra_sparse_agree(matrix: Random) -> bool {
        let v = DVector::from_vec(vector(matrix.0.columns()));
        let expected = matrix.0.times(v.as_slice());
        (CsrMatrix::from(&matrix.0) * &v).as_slice() == expected
            && (CscMatrix::from(&matrix.0) * &v).as_slice() == expected
    }

    fn rows_and_columns_of_sprs_come_back(matrix: Random) -> bool {
        let rows = CsMat::from(&matrix.0);
        Matrix::from(&rows) == matrix.0 && Matrix::from(&rows.to_csc()) == matrix.0
    }

    fn products_of_sprs_agree(matrix: Random) -> bool {
        let rows = CsMat::from(&matrix.0);
        let v = sprs::CsVec::new(matrix.0.columns(), (0..matrix.0.columns()).collect(), vector(matrix.0.columns()));
        (&rows * &v).to_dense().to_vec() == matrix.0.times(v.data())
    }

    fn rows_of_faer_come_back(matrix: Random) -> bool {
        Matrix::from(&SparseRowMat::from(&matrix.0)) == matrix.0
    }

    fn columns_of_faer_come_back(matrix: Random) -> bool {
        Matrix::from(&SparseColMat::from(&matrix.0)) == matrix.0
    }

    fn products_of_faer_agree(matrix: Random) -> bool {
        let v = vector(matrix.0.columns());
        let column = faer::Col::from_fn(v.len(), |j| v[j]);
        let product = SparseColMat::from(&matrix.0) * column;
        product.iter().copied().eq(matrix.0.times(&v))
    }
}

#[test]
fn an_entry_that_is_zero_stays_in_the_pattern_of_every_crate() {
    let matrix = Matrix::new(Pattern::from_rows(2, [[0], [1]]), vec![0.0, 3.0]);
    assert_eq!(CsrMatrix::from(&matrix).nnz(), 2);
    assert_eq!(CsMat::from(&matrix).nnz(), 2);
    assert_eq!(SparseColMat::from(&matrix).compute_nnz(), 2);
}

#[test]
fn a_matrix_without_entries_goes_to_every_crate() {
    let empty = Matrix::<f64>::from_triplets(3, 2, []);
    assert_eq!(Matrix::from(&CsrMatrix::from(&empty)), empty);
    assert_eq!(Matrix::from(&CscMatrix::from(&empty)), empty);
    assert_eq!(Matrix::from(&CsMat::from(&empty)), empty);
    assert_eq!(Matrix::from(&SparseRowMat::from(&empty)), empty);
    assert_eq!(Matrix::from(&SparseColMat::from(&empty)), empty);
}
