//! Functions of symmetric matrices, and sums over their eigenvalues. Both are smooth where eigenvalues are equal.
//!
//! Let `A = Q (Λ + E) Qᵀ`, where Q and Λ are plain numbers and E has the partials alone. Then
//!
//! ```text
//! f(A) = Q F Qᵀ,  F_ij = f(λ_i) + f[λ_i, λ_j] E_ij + sum over k of f[λ_i, λ_k, λ_j] E_ik E_kj + ...
//! tr f(A) = sum of f(λ_i) + sum of f'[λ_i] E_ii + 1/2 sum of f'[λ_i, λ_j] E_ij E_ji + ...
//! ```
//!
//! with f(λ_i) on the diagonal alone. A product of more elements of E than the order of the number is 0. This is the
//! theorem of Daleckii and Krein: N. J. Higham, *Functions of Matrices*, SIAM 2008, theorem 3.11.

use nalgebra::allocator::Allocator;
use nalgebra::{ComplexField, DefaultAllocator, Dim, DimDiff, DimSub, OMatrix, OVector, SymmetricEigen, U1};

use super::divided_differences::DividedDifferences;
use super::lower_triangle;
use crate::interop::nalgebra::Number;
use crate::interop::nalgebra::number::SERIES_ORDER;

/// The function f of a symmetric matrix, `f(A) = Q f(Λ) Qᵀ` for `A = Q Λ Qᵀ`, with all derivatives. Only the lower
/// triangle of A is read.
///
/// f is applied to the eigenvalues. It runs on a power series, whose coefficients are the derivatives of f, so equal
/// eigenvalues are no special case: the derivatives are right there too, and near there.
///
/// ```
/// use gradual::{hessian, matrix};
/// use nalgebra::matrix;
///
/// // The trace of A³ at the identity, where all eigenvalues are equal.
/// let (value, gradient, [[dxx, _], [_, dyy]]) = hessian(
///     |[x, y]| matrix::symmetric_function(&matrix![x, y; y, x * x], |a| a.powi(3)).trace(),
///     [1.0_f64, 0.0],
/// );
/// assert_eq!((value, gradient), (2.0, [9.0, 0.0]));
/// assert!((dxx - 36.0).abs() < 1e-13 && (dyy - 12.0).abs() < 1e-13);
/// ```
///
/// f may hold numbers with derivatives, as constants of the series: `|x| x.powf(p.into())`. If f has no derivative at an
/// eigenvalue, as sqrt at 0, the result follows the slope there, in the directions in which this eigenvalue moves.
///
/// If the lower triangle is not finite, the result is NaN throughout. An empty matrix has an empty result. The time for
/// derivatives of order m of an n x n matrix grows as n^(m + 1).
///
/// # Panics
/// Panics if A is not square.
#[must_use]
pub fn symmetric_function<T: Number, D: DimSub<U1>>(
    a: &OMatrix<T, D, D>,
    f: impl Fn(T::Series) -> T::Series,
) -> OMatrix<T, D, D>
where
    DefaultAllocator: Allocator<D, D> + Allocator<D> + Allocator<DimDiff<D, U1>>,
{
    let Some(Split { q, values, e }) = Split::new(a) else { return a.map(|_| T::literal(f64::NAN)) };
    let f = DividedDifferences::new(f, values);
    let mut inner = OMatrix::zeros_generic(e.shape_generic().0, e.shape_generic().1);
    for_each_path(&e, T::ORDER + 1, |path, product| match *path {
        [i] => inner[(i, i)] = f.value(i),
        [i, .., j] if i >= j => inner[(i, j)] += T::guarded_mul(f.at(path), product),
        _ => {}
    });
    let half = guarded_product(&q, &lower_triangle(&inner));
    lower_triangle(&guarded_product(&half, &q.transpose()))
}

/// `A B`, where 0 times an infinity or NaN is 0: an eigenvector of a slope that is infinite has elements of 0.
fn guarded_product<T: Number, D: Dim>(a: &OMatrix<T, D, D>, b: &OMatrix<T, D, D>) -> OMatrix<T, D, D>
where
    DefaultAllocator: Allocator<D, D>,
{
    a.map_with_location(|i, j, _| {
        (0..a.ncols()).fold(T::zero(), |sum, k| sum + T::guarded_mul(a[(i, k)], b[(k, j)]))
    })
}

/// The sum of f over the eigenvalues of a symmetric matrix, `tr f(A)`, with all derivatives. Only the lower triangle of A
/// is read.
///
/// As in [`symmetric_function`], f runs on a power series, and equal eigenvalues are no special case. This is the stored
/// energy of an elastic material by its principal stretches, whose undeformed state has equal eigenvalues:
///
/// ```
/// use gradual::matrix;
/// use nalgebra::{matrix, vector};
///
/// let (value, gradient, hessian) = matrix::hessian(
///     |c| matrix::spectral_sum(&matrix![c[0], c[2]; c[2], c[1]], |x| x.powf(1.5)),
///     vector![1.0, 1.0, 0.0],
/// );
/// assert_eq!((value, gradient), (2.0, vector![1.5, 1.5, 0.0]));
/// assert_eq!(hessian, matrix![0.75, 0.0, 0.0; 0.0, 0.75, 0.0; 0.0, 0.0, 1.5]);
/// ```
///
/// If the lower triangle is not finite, the result is NaN. The sum over an empty matrix is 0. The time for derivatives of
/// order m of an n x n matrix grows as n^m, beside that of the eigenvalues, n^3.
///
/// # Panics
/// Panics if A is not square.
#[must_use]
pub fn spectral_sum<T: Number, D: DimSub<U1>>(a: &OMatrix<T, D, D>, f: impl Fn(T::Series) -> T::Series) -> T
where
    DefaultAllocator: Allocator<D, D> + Allocator<D> + Allocator<DimDiff<D, U1>>,
{
    let Some(Split { values, e, .. }) = Split::new(a) else { return T::literal(f64::NAN) };
    let f = DividedDifferences::new(f, values);
    let slope = f.of_slope();
    let mut sum = (0..e.nrows()).fold(T::zero(), |sum, i| sum + f.value(i));
    for_each_path(&e, T::ORDER, |path, product| {
        let closed = product * e[(path[path.len() - 1], path[0])];
        sum += T::guarded_mul(slope.at(path), closed) / T::literal(path.len() as f64);
    });
    sum
}

/// Functions of symmetric matrices by [`symmetric_function`].
macro_rules! functions {
    ($($(#[doc = $doc:literal])* $name:ident($($p:ident: $P:ty)?): |$x:ident| $f:expr;)*) => {$(
        $(#[doc = $doc])*
        ///
        /// It is [`symmetric_function`] with this function, and equal eigenvalues are no special case.
        ///
        /// # Panics
        /// Panics if A is not square.
        #[must_use]
        pub fn $name<T: Number, D: DimSub<U1>>(a: &OMatrix<T, D, D> $(, $p: $P)?) -> OMatrix<T, D, D>
        where
            DefaultAllocator: Allocator<D, D> + Allocator<D> + Allocator<DimDiff<D, U1>>,
        {
            symmetric_function(a, |$x| $f)
        }
    )*};
}

functions! {
    /// The exponential of a symmetric matrix.
    ///
    /// ```
    /// use gradual::matrix;
    /// use nalgebra::{Matrix2, matrix};
    ///
    /// let a = matrix![0.0, 1.0; 1.0, 0.0];
    /// let expected = Matrix2::identity() * 1.0_f64.cosh() + a * 1.0_f64.sinh();
    /// assert!((matrix::symmetric_exp(&a) - expected).norm() < 1e-15);
    /// ```
    symmetric_exp(): |x| x.exp();

    /// The logarithm of a symmetric matrix whose eigenvalues are positive. At an eigenvalue below 0 it is NaN.
    ///
    /// ```
    /// use gradual::{derivative, matrix};
    /// use nalgebra::matrix;
    ///
    /// // The shear of a body that is not deformed: its logarithmic strain is half of that of C.
    /// let strain = |c: gradual::Dual<f64>| matrix::symmetric_ln(&matrix![c * 0.0 + 1.0, c; c, c * 0.0 + 1.0])[(0, 1)];
    /// assert_eq!(derivative(strain, 0.0), (0.0, 1.0));
    /// ```
    symmetric_ln(): |x| x.ln();

    /// The square root of a symmetric matrix whose eigenvalues are not negative, itself symmetric. At an eigenvalue below
    /// 0, to which rounding may move a 0, it is NaN.
    ///
    /// ```
    /// use gradual::matrix;
    /// use nalgebra::matrix;
    ///
    /// let root = matrix![2.0, 1.0; 1.0, 3.0];
    /// assert!((matrix::symmetric_sqrt(&(root * root)) - root).norm() < 1e-14);
    /// ```
    symmetric_sqrt(): |x| x.sqrt();

    /// The power p of a symmetric matrix whose eigenvalues are positive, `exp(p ln A)`. p may have derivatives. At an
    /// eigenvalue below 0 it is NaN unless p is an integer.
    ///
    /// ```
    /// use gradual::{gradient, matrix};
    /// use nalgebra::matrix;
    ///
    /// // The power of a multiple of the identity, where all eigenvalues are equal
    /// let (value, slopes) = gradient(
    ///     |[x, p]| matrix::symmetric_powf(&(nalgebra::Matrix3::identity() * x), p)[(1, 1)],
    ///     [4.0, 0.5],
    /// );
    /// assert_eq!((value, slopes), (2.0, [0.25, 2.0 * 4.0_f64.ln()]));
    /// ```
    symmetric_powf(p: T): |x| x.powf(p.into());
}

/// A symmetric matrix `A = Q (Λ + E) Qᵀ`.
struct Split<T: Number, D: DimSub<U1>>
where
    DefaultAllocator: Allocator<D, D> + Allocator<D>,
{
    q: OMatrix<T, D, D>,
    values: OVector<T, D>,
    e: OMatrix<T, D, D>,
}

impl<T: Number, D: DimSub<U1>> Split<T, D>
where
    DefaultAllocator: Allocator<D, D> + Allocator<D> + Allocator<DimDiff<D, U1>>,
{
    /// None if A is not finite.
    fn new(a: &OMatrix<T, D, D>) -> Option<Self> {
        assert!(a.is_square(), "a symmetric matrix is square, not {} x {}", a.nrows(), a.ncols());
        let a = lower_triangle(a);
        if a.is_empty() {
            return Some(Self { values: a.diagonal(), q: a.clone(), e: a });
        }
        if !a.iter().all(T::is_finite) {
            return None;
        }
        let SymmetricEigen { eigenvectors: q, eigenvalues: values } =
            SymmetricEigen::new(a.map(T::without_partials));
        let e = q.tr_mul(&(a.map(T::partials_alone) * &q));
        Some(Self { q, values, e })
    }
}

/// Calls `visit` with every path of 1 to `longest` points, and with the product of the elements of `e` along it.
fn for_each_path<T: Number, D: Dim>(e: &OMatrix<T, D, D>, longest: usize, mut visit: impl FnMut(&[usize], T))
where
    DefaultAllocator: Allocator<D, D>,
{
    const { assert!(T::ORDER <= SERIES_ORDER, "functions of symmetric matrices have derivatives up to order 12") };
    if longest > 0 {
        for first in 0..e.nrows() {
            let mut path = [first; SERIES_ORDER + 1];
            extend_path(e, (&mut path, 1), T::one(), longest, &mut visit);
        }
    }
}

/// The same for the paths that begin with the first `length` points of `path`.
fn extend_path<T: Number, D: Dim>(
    e: &OMatrix<T, D, D>,
    (path, length): (&mut [usize; SERIES_ORDER + 1], usize),
    product: T,
    longest: usize,
    visit: &mut impl FnMut(&[usize], T),
) where
    DefaultAllocator: Allocator<D, D>,
{
    visit(&path[..length], product);
    if length < longest {
        for next in 0..e.nrows() {
            path[length] = next;
            let product = product * e[(path[length - 1], next)];
            extend_path(e, (path, length + 1), product, longest, visit);
        }
    }
}
