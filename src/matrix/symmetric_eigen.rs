//! The eigenvalues and eigenvectors of a symmetric matrix, by perturbation of the plain ones.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, DimDiff, DimSub, OMatrix, SymmetricEigen, U1};

use super::element::Element;
use super::spectrum;

/// The eigenvalues and eigenvectors of a symmetric matrix A, `A q_i = λ_i q_i`, of which the lower triangle is read:
/// `λ_i' = q_iᵀ A' q_i` and `q_i' = sum over j of q_j (q_jᵀ A' q_i) / (λ_i - λ_j)`.
///
/// ```
/// use gradual::{Dual, matrix};
/// use nalgebra::matrix;
///
/// // A diagonal matrix whose off-diagonal element begins to grow: the eigenvectors turn.
/// let (one, growing) = (Dual::constant(1.0_f64), Dual::variable(0.0));
/// let eigen = matrix::symmetric_eigen(&matrix![one * 3.0, growing; growing, one]);
/// assert_eq!(eigen.eigenvalues.map(Dual::parts), nalgebra::vector![(3.0, 0.0), (1.0, 0.0)]);
/// assert_eq!(eigen.eigenvectors[(1, 0)].tangent.abs(), 0.5);
/// ```
///
/// Values and order are those of nalgebra's [`SymmetricEigen`], whose derivatives are lost where the matrix is
/// diagonal or splits into blocks.
///
/// Eigenvalues that agree up to rounding have no derivative one by one: each has the slope `q_iᵀ A' q_i`, right in
/// every sum over all of them, a subgradient for the largest; in the directions that mix them the slopes of their
/// eigenvectors are NaN, and in nested types, which go on from the eigenvectors, all derivatives. Where the lower
/// triangle is not finite, everything is NaN. An empty matrix has none.
///
/// # Panics
/// If A is not square.
#[must_use]
pub fn symmetric_eigen<T: Element, D: DimSub<U1>>(a: &OMatrix<T, D, D>) -> SymmetricEigen<T, D>
where
    DefaultAllocator: Allocator<D, D> + Allocator<D> + Allocator<DimDiff<D, U1>>,
{
    assert!(a.is_square(), "the eigenvalues of a matrix of {} rows and {} columns", a.nrows(), a.ncols());
    if a.is_empty() {
        return SymmetricEigen { eigenvectors: a.clone(), eigenvalues: a.diagonal() };
    }
    let a = a.map_with_location(|i, j, _| a[(i.max(j), i.min(j))]);
    if !a.iter().all(T::is_finite) {
        let nan = T::literal(f64::NAN);
        return SymmetricEigen { eigenvectors: a.map(|_| nan), eigenvalues: a.diagonal().map(|_| nan) };
    }
    let plain = SymmetricEigen::new(a.map(T::without_partials));
    let (mut q, mut values) = (plain.eigenvectors.clone(), plain.eigenvalues.clone());
    let resolution = spectrum::resolution(&values);

    for _ in 0..T::NEWTON_STEPS {
        // q (1 + K) is orthogonal and makes A diagonal: K + Kᵀ = lack, and S + Kᵀ Λ + Λ K = Λ off the diagonal
        let lack = spectrum::lack(&q);
        let s = q.tr_mul(&(&a * &q));
        for (i, value) in values.iter_mut().enumerate() {
            *value = (s[(i, i)] / (T::one() - lack[(i, i)])).around(plain.eigenvalues[i]);
        }
        let k = lack.map_with_location(|i, j, lack| {
            if i == j {
                return lack * T::literal(0.5);
            }
            let (residual, gap) = (s[(i, j)] + lack * values[j], values[j] - values[i]);
            if gap.abs() > resolution { residual / gap } else { spectrum::undefined(residual) }
        });
        q = (&q + &q * k).zip_map(&plain.eigenvectors, T::around);
    }
    SymmetricEigen { eigenvectors: q, eigenvalues: values }
}
