//! The pseudo-inverse. Newton's method gives the plain one its partials.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, DimDiff, DimMin, DimMinimum, DimSub, OMatrix, U1};

use crate::interop::nalgebra::Number;

/// The pseudo-inverse A⁺ of an m x n matrix A, which is n x m. Singular values up to `eps` count as 0.
///
/// ```
/// use gradual::{Dual, matrix};
/// use nalgebra::matrix;
///
/// // A diagonal matrix is invertible: (A⁻¹)' = -A⁻¹ A' A⁻¹
/// let (one, growing) = (Dual::constant(1.0), Dual::variable(0.0));
/// let inverse = matrix::pseudo_inverse(&matrix![one * 2.0, growing; growing, one], 1e-12.into());
/// assert_eq!(inverse.map(Dual::parts), matrix![(0.5, 0.0), (0.0, -0.5); (0.0, -0.5), (1.0, 0.0)]);
/// ```
///
/// The values are those of nalgebra's `pseudo_inverse`, which loses derivatives if the matrix is diagonal or splits
/// into blocks. The derivative assumes that the rank stays the same: where a change raises the rank, the pseudo-inverse
/// jumps, and it has no derivative. If A is not finite, the result is NaN throughout. If A is empty, the result is its
/// transpose.
///
/// # Panics
/// Panics if `eps` is negative or NaN.
#[must_use]
pub fn pseudo_inverse<T: Number, R: DimMin<C>, C: Dim>(a: &OMatrix<T, R, C>, eps: T) -> OMatrix<T, C, R>
where
    DimMinimum<R, C>: DimSub<U1>,
    DefaultAllocator: Allocator<R, C>
        + Allocator<C, R>
        + Allocator<C>
        + Allocator<R>
        + Allocator<R, R>
        + Allocator<C, C>
        + Allocator<DimDiff<DimMinimum<R, C>, U1>>
        + Allocator<DimMinimum<R, C>, C>
        + Allocator<R, DimMinimum<R, C>>
        + Allocator<DimMinimum<R, C>>,
{
    assert!(eps >= T::zero(), "the threshold of a pseudo-inverse must be 0 or more, not {eps}");
    if a.is_empty() {
        return a.transpose();
    }
    if !a.iter().all(T::is_finite) {
        return a.transpose().map(|_| T::literal(f64::NAN));
    }
    let plain = match a.map(T::without_partials).pseudo_inverse(eps.without_partials()) {
        Ok(plain) => plain,
        Err(reason) => unreachable!("{reason}"), // its only error is a negative threshold
    };
    if T::NEWTON_STEPS == 0 {
        return plain;
    }
    // Start from Aᵀ Pᵀ P Pᵀ Aᵀ, where P is the plain A⁺. Its value is A⁺, and it maps the column space of A to the row
    // space, as A⁺ does. The factors P A and A P are near 1; P³ may be out of range.
    let mut inverse = (&plain * a).transpose() * &plain * (a * &plain).transpose();
    for _ in 0..T::NEWTON_STEPS {
        // X <- 2 X - X A X
        inverse = (&inverse * T::literal(2.0) - &inverse * (a * &inverse)).zip_map(&plain, T::around);
    }
    inverse
}
