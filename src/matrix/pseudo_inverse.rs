//! The pseudo-inverse, by Newton's method from the plain one.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, DimDiff, DimMin, DimMinimum, DimSub, OMatrix, U1};

use super::element::Element;

/// The pseudo-inverse A⁺ of an m x n matrix, n x m; singular values up to `eps` count as 0.
///
/// ```
/// use gradual::{Dual, matrix};
/// use nalgebra::matrix;
///
/// // Of a diagonal matrix, which is invertible: (A⁻¹)' = -A⁻¹ A' A⁻¹
/// let (one, growing) = (Dual::constant(1.0), Dual::variable(0.0));
/// let inverse = matrix::pseudo_inverse(&matrix![one * 2.0, growing; growing, one], 1e-12.into());
/// assert_eq!(inverse.map(Dual::parts), matrix![(0.5, 0.0), (0.0, -0.5); (0.0, -0.5), (1.0, 0.0)]);
/// ```
///
/// Values are those of nalgebra's `pseudo_inverse`, whose derivatives are lost where the matrix is diagonal or splits
/// into blocks. The derivative is that among matrices of the same rank, without which there is none: where a change
/// raises the rank the pseudo-inverse jumps. Where A is not finite, everything is NaN. Of an empty matrix it is the
/// transpose.
///
/// # Panics
/// If `eps` is negative or NaN.
#[must_use]
pub fn pseudo_inverse<T: Element, R: DimMin<C>, C: Dim>(a: &OMatrix<T, R, C>, eps: T) -> OMatrix<T, C, R>
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
    assert!(eps >= T::zero(), "a pseudo-inverse with a negative or NaN threshold, {eps}");
    if a.is_empty() {
        return a.transpose();
    }
    if !a.iter().all(T::is_finite) {
        return a.transpose().map(|_| T::literal(f64::NAN));
    }
    let plain = match a.map(T::without_partials).pseudo_inverse(eps.without_partials()) {
        Ok(plain) => plain,
        Err(reason) => unreachable!("{reason}"), // the threshold was looked at above
    };
    if T::NEWTON_STEPS == 0 {
        return plain;
    }
    // Aᵀ Pᵀ P Pᵀ Aᵀ with the plain A⁺ as P: between the row space and the column space of A, as A⁺ is, and with the
    // value of A⁺. The factors P A and A P are near 1, where P³ may be no float.
    let mut inverse = (&plain * a).transpose() * &plain * (a * &plain).transpose();
    for _ in 0..T::NEWTON_STEPS {
        // X <- 2 X - X A X
        inverse = (&inverse * T::literal(2.0) - &inverse * (a * &inverse)).zip_map(&plain, T::around);
    }
    inverse
}
