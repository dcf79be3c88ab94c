//! The eigenvalues and eigenvectors of a symmetric matrix. Perturbation theory gives the plain ones their partials.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, DimDiff, DimSub, OMatrix, SymmetricEigen, U1};

use super::{lack, lower_triangle, resolution, undefined};
use crate::interop::nalgebra::Number;

/// The eigenvalues and eigenvectors of a symmetric matrix A, `A q_i = λ_i q_i`, with `λ_i' = q_iᵀ A' q_i` and
/// `q_i' = sum over j of q_j (q_jᵀ A' q_i) / (λ_i - λ_j)`. Only the lower triangle of A is read.
///
/// ```
/// use gradual::{Dual, matrix};
/// use nalgebra::matrix;
///
/// // An off-diagonal element of a diagonal matrix begins to grow: the eigenvectors turn.
/// let (one, growing) = (Dual::constant(1.0_f64), Dual::variable(0.0));
/// let eigen = matrix::symmetric_eigen(&matrix![one * 3.0, growing; growing, one]);
/// assert_eq!(eigen.eigenvalues.map(Dual::parts), nalgebra::vector![(3.0, 0.0), (1.0, 0.0)]);
/// assert_eq!(eigen.eigenvectors[(1, 0)].tangent.abs(), 0.5);
/// ```
///
/// The values and their order are those of nalgebra's [`SymmetricEigen`], which loses derivatives if the matrix is
/// diagonal or splits into blocks.
///
/// An eigenvalue that agrees with another up to rounding has no derivative of its own. It gets the slope
/// `q_iᵀ A' q_i`, which is right in any sum over all equal eigenvalues, and a subgradient of the largest. In the directions
/// that mix the equal ones, its second derivatives and the slopes of its eigenvector are NaN. If you need a function of the matrix or a sum over its eigenvalues, call
/// [`symmetric_function`](super::symmetric_function) or [`spectral_sum`](super::spectral_sum), to which equal eigenvalues
/// are no special case.
///
/// If the lower triangle is not finite, the result is NaN throughout. An empty matrix has no eigenvalues.
///
/// # Panics
/// Panics if A is not square.
#[must_use]
pub fn symmetric_eigen<T: Number, D: DimSub<U1>>(a: &OMatrix<T, D, D>) -> SymmetricEigen<T, D>
where
    DefaultAllocator: Allocator<D, D> + Allocator<D> + Allocator<DimDiff<D, U1>>,
{
    assert!(a.is_square(), "a matrix with eigenvalues is square, not {} x {}", a.nrows(), a.ncols());
    if a.is_empty() {
        return SymmetricEigen { eigenvectors: a.clone(), eigenvalues: a.diagonal() };
    }
    let a = lower_triangle(a);
    if !a.iter().all(T::is_finite) {
        let nan = T::literal(f64::NAN);
        return SymmetricEigen { eigenvectors: a.map(|_| nan), eigenvalues: a.diagonal().map(|_| nan) };
    }
    let plain = SymmetricEigen::new(a.map(T::without_partials));
    if T::NEWTON_STEPS == 0 {
        return plain;
    }
    let (mut q, mut values) = (plain.eigenvectors.clone(), plain.eigenvalues.clone());
    let resolution = resolution(&values);
    let are_equal =
        |i: usize, j: usize| i != j && (plain.eigenvalues[j] - plain.eigenvalues[i]).abs() <= resolution;
    // What mixes the eigenvectors of equal eigenvalues
    let mut mixing = OMatrix::zeros_generic(a.shape_generic().0, a.shape_generic().1);

    for _ in 0..T::NEWTON_STEPS {
        // Choose K so that q (1 + K) is orthogonal, K + Kᵀ = lack, and makes A diagonal: S + Kᵀ Λ + Λ K is 0 off the
        // diagonal, with S = qᵀ A q.
        let lack = lack(&q);
        let s = q.tr_mul(&(&a * &q));
        for (i, value) in values.iter_mut().enumerate() {
            *value = (s[(i, i)] / (T::one() - lack[(i, i)])).around(plain.eigenvalues[i]);
        }
        let residual = lack.map_with_location(|i, j, lack| s[(i, j)] + lack * values[j]);
        mixing = residual
            .map_with_location(|i, j, r| if are_equal(i, j) { r.partials_alone() } else { T::zero() });
        let k = lack.map_with_location(|i, j, lack| {
            if i == j || are_equal(i, j) {
                lack * T::literal(0.5)
            } else {
                residual[(i, j)] / (values[j] - values[i])
            }
        });
        q = (&q + &q * k).zip_map(&plain.eigenvectors, T::around);
    }
    // In the directions that mix them, equal eigenvalues have no second derivatives, and their vectors have no first ones.
    // Beyond the second order, products go around circles of equal eigenvalues, and everything that mixes counts.
    let everything = if T::ORDER > 2 { undefined(mixing.sum()) } else { T::zero() };
    for (i, value) in values.iter_mut().enumerate() {
        let doubt = mixing
            .column(i)
            .iter()
            .fold(T::zero(), |sum, &m| sum + undefined(m * m) + T::guarded_mul(undefined(m), everything));
        *value = (*value + doubt).around(plain.eigenvalues[i]);
    }
    q = (&q + &q * mixing.map(undefined)).zip_map(&plain.eigenvectors, T::around);
    SymmetricEigen { eigenvectors: q, eigenvalues: values }
}
