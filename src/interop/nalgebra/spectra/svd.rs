//! Singular values and vectors. Perturbation theory gives the plain ones their partials.

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, DimDiff, DimMin, DimMinimum, DimSub, OMatrix, SVD, U1};

use super::{lack, resolution, undefined};
use crate::interop::nalgebra::Number;

/// The singular values in descending order and both sets of singular vectors: `A = U Σ Vᵀ`, with
/// `σ_i' = u_iᵀ A' v_i`. For an m x n matrix A, U is m x k and Vᵀ is k x n, where k is the smaller of m and n.
///
/// ```
/// use gradual::{Dual, matrix};
/// use nalgebra::matrix;
///
/// // The off-diagonal elements of a diagonal matrix begin to grow: the singular vectors turn.
/// let (one, growing) = (Dual::constant(1.0_f64), Dual::variable(0.0));
/// let a = matrix![one * 2.0, growing; growing, one];
/// let svd = matrix::svd(&a);
/// assert_eq!(svd.singular_values.map(Dual::parts), nalgebra::vector![(2.0, 0.0), (1.0, 0.0)]);
/// let product = svd.recompose().unwrap();
/// assert!((product - a).iter().all(|x| x.value.abs() < 1e-15 && x.tangent.abs() < 1e-15));
/// ```
///
/// The values and their order are those of nalgebra's [`SVD`], which loses derivatives if the matrix is diagonal or
/// splits into blocks.
///
/// A singular value that agrees with another up to rounding has no derivative of its own. It gets the slope
/// `u_iᵀ A' v_i`, which is right in any sum over all equal singular values, and a subgradient of the largest. The slopes
/// of its vectors are NaN in the directions that mix the equal ones. A nested type computes with the vectors, so all its
/// derivatives in these directions are NaN.
///
/// A singular value has a kink at 0, as |x| does, and gets the slope of one side. If the matrix is not square, the
/// vectors of this singular value have slope NaN.
///
/// If A is not finite, the result is NaN throughout. An empty matrix has no singular values.
#[must_use]
pub fn svd<T: Number, R: DimMin<C>, C: Dim>(a: &OMatrix<T, R, C>) -> SVD<T, R, C>
where
    DimMinimum<R, C>: DimSub<U1>,
    DefaultAllocator: Allocator<R, C>
        + Allocator<C>
        + Allocator<R>
        + Allocator<DimDiff<DimMinimum<R, C>, U1>>
        + Allocator<DimMinimum<R, C>, C>
        + Allocator<R, DimMinimum<R, C>>
        + Allocator<C, DimMinimum<R, C>>
        + Allocator<DimMinimum<R, C>, DimMinimum<R, C>>
        + Allocator<DimMinimum<R, C>>,
{
    if a.is_empty() {
        let (m, n) = a.shape_generic();
        let k = m.min(n);
        return SVD {
            u: Some(OMatrix::zeros_generic(m, k)),
            v_t: Some(OMatrix::zeros_generic(k, n)),
            singular_values: OMatrix::zeros_generic(k, U1),
        };
    }
    let is_finite = a.iter().all(T::is_finite);
    let plain = SVD::new(a.map(|x| if is_finite { x.without_partials() } else { T::zero() }), true, true);
    let (Some(plain_u), Some(plain_v_t)) = (plain.u, plain.v_t) else { unreachable!("both were asked for") };
    let plain_v = plain_v_t.transpose();
    let plain_values = plain.singular_values;
    if !is_finite {
        let nan = |_| T::literal(f64::NAN);
        return SVD {
            u: Some(plain_u.map(nan)),
            v_t: Some(plain_v_t.map(nan)),
            singular_values: plain_values.map(nan),
        };
    }
    let (mut u, mut v, mut values) = (plain_u.clone(), plain_v.clone(), plain_values.clone());
    let resolution = resolution(&values);

    for _ in 0..T::NEWTON_STEPS {
        // Choose F and G so that u (1 + F) and v (1 + G) are orthogonal, F + Fᵀ = lack_u and G + Gᵀ = lack_v, and make
        // A diagonal: S + Fᵀ Σ + Σ G is 0 off the diagonal, with S = uᵀ A v. Then F_ij σ_j - σ_i G_ij = p_ij and
        // σ_j G_ij - σ_i F_ij = q_ij.
        let (lack_u, lack_v) = (lack(&u), lack(&v));
        let s = u.tr_mul(&(a * &v));
        for (i, value) in values.iter_mut().enumerate() {
            let lack = (lack_u[(i, i)] + lack_v[(i, i)]) * T::literal(0.5);
            *value = (s[(i, i)] / (T::one() - lack)).around(plain_values[i]);
        }
        let p = lack_u.map_with_location(|i, j, lack| s[(i, j)] + lack * values[j]);
        let q = lack_v.map_with_location(|i, j, lack| s[(j, i)] + lack * values[j]);
        let solve = |i: usize, j: usize, lack: T, p: T, q: T| {
            let (gap, sum) = (values[j] - values[i], values[j] + values[i]);
            if i == j {
                lack * T::literal(0.5)
            } else if gap.abs() > resolution {
                (values[j] / sum * p + values[i] / sum * q) / gap
            } else {
                undefined(p) + undefined(q)
            }
        };
        let f = lack_u.map_with_location(|i, j, lack| solve(i, j, lack, p[(i, j)], q[(i, j)]));
        let g = lack_v.map_with_location(|i, j, lack| solve(i, j, lack, q[(i, j)], p[(i, j)]));
        // The vectors of the longer side do not span its space; they follow from the others by A v = σ u.
        let over_values = |_, j: usize, x| {
            if values[j] > resolution { x / values[j] } else { undefined(x) }
        };
        let (new_u, new_v) = (&u + &u * f, &v + &v * g);
        u = if a.nrows() > a.ncols() { (a * &new_v).map_with_location(over_values) } else { new_u.clone() };
        v = if a.nrows() < a.ncols() { a.tr_mul(&new_u).map_with_location(over_values) } else { new_v };
        u = u.zip_map(&plain_u, T::around);
        v = v.zip_map(&plain_v, T::around);
    }
    SVD { u: Some(u), v_t: Some(v.transpose()), singular_values: values }
}
