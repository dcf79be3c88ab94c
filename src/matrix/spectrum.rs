//! What the perturbation formulas of eigenvalues and singular values share.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, Matrix, OMatrix, RawStorage};

use super::element::Element;

/// The difference below which two of these values may be one, apart by rounding.
pub(super) fn resolution<T: Element, R: Dim, C: Dim, S: RawStorage<T, R, C>>(
    values: &Matrix<T, R, C, S>,
) -> T {
    let largest = values.iter().fold(T::zero(), |largest, value| largest.max(value.abs()));
    largest.without_partials() * T::default_epsilon() * T::literal(4.0 * values.len() as f64)
}

/// NaN in the directions in which a number varies: a derivative that does not exist.
pub(super) fn undefined<T: Element>(varies: T) -> T {
    T::chain(T::literal(f64::NAN), varies.partials_alone())
}

/// What the columns lack to be orthonormal, `1 - QᵀQ`.
pub(super) fn lack<T: Element, R: Dim, C: Dim>(q: &OMatrix<T, R, C>) -> OMatrix<T, C, C>
where
    DefaultAllocator: Allocator<R, C> + Allocator<C, C>,
{
    q.tr_mul(q).map_with_location(|i, j, x| if i == j { T::one() - x } else { -x })
}
