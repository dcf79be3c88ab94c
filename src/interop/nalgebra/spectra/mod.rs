//! Eigenvalues, singular values, the pseudo-inverse and functions of symmetric matrices, with all derivatives. Each starts
//! from nalgebra's plain solution, to which Newton's method or a series adds the partials. This file has what they share.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, Matrix, OMatrix, RawStorage};

use super::Number;

mod divided_differences;
mod pseudo_inverse;
mod svd;
mod symmetric_eigen;
mod symmetric_function;

pub use pseudo_inverse::pseudo_inverse;
pub use svd::svd;
pub use symmetric_eigen::symmetric_eigen;
pub use symmetric_function::{
    spectral_sum, symmetric_exp, symmetric_function, symmetric_ln, symmetric_powf, symmetric_sqrt,
};

/// Two of these values that differ by less than this may be equal except for rounding.
fn resolution<T: Number, R: Dim, C: Dim, S: RawStorage<T, R, C>>(values: &Matrix<T, R, C, S>) -> T {
    let largest = values.iter().fold(T::zero(), |largest, value| largest.max(value.abs()));
    largest.without_partials() * T::default_epsilon() * T::literal(4.0 * values.len() as f64)
}

/// NaN in the directions in which `varies` has a partial, as the sign of a derivative that does not exist.
fn undefined<T: Number>(varies: T) -> T {
    T::guarded_mul(T::literal(f64::NAN), varies.partials_alone())
}

/// What the columns lack to be orthonormal, `1 - QᵀQ`.
fn lack<T: Number, R: Dim, C: Dim>(q: &OMatrix<T, R, C>) -> OMatrix<T, C, C>
where
    DefaultAllocator: Allocator<R, C> + Allocator<C, C>,
{
    q.tr_mul(q).map_with_location(|i, j, x| if i == j { T::one() - x } else { -x })
}

/// The symmetric matrix with this lower triangle.
fn lower_triangle<T: Number, D: Dim>(a: &OMatrix<T, D, D>) -> OMatrix<T, D, D>
where
    DefaultAllocator: Allocator<D, D>,
{
    a.map_with_location(|i, j, _| a[(i.max(j), i.min(j))])
}
