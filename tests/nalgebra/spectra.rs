//! The crate's eigenvalues, singular values and pseudo-inverse. The equations that define them hold in every partial.

use gradual::matrix::{self, Number};
use gradual::{Dual, DualVec};
use nalgebra::{
    DMatrix, DVector, DefaultAllocator, Dim, Matrix, Matrix3, OMatrix, RawStorage, Rotation3, SMatrix,
    allocator::Allocator, matrix, vector,
};

type D = Dual<f64>;
type Nested = Dual<Dual<f64>>;

fn turn() -> Matrix3<f64> {
    Rotation3::from_euler_angles(0.3, -0.5, 0.8).into_inner()
}

/// Symmetric matrices with distinct eigenvalues.
fn symmetric() -> Vec<DMatrix<f64>> {
    let dynamic = |m: Matrix3<f64>| DMatrix::from_column_slice(3, 3, m.as_slice());
    vec![
        dynamic(matrix![3.0, 1.0, 0.4; 1.0, 2.0, 0.3; 0.4, 0.3, 1.0]),
        dynamic(Matrix3::from_diagonal(&vector![0.5, -3.0, 2.0])),
        dynamic(matrix![3.0, 1.0, 0.0; 1.0, 2.0, 0.0; 0.0, 0.0, 0.0]),
        dynamic(turn() * Matrix3::from_diagonal(&vector![1e-3, 2.0, -40.0]) * turn().transpose()),
        DMatrix::from_fn(6, 6, |i, j| if i == j { i as f64 } else { 0.1 / (1 + i + j) as f64 }),
        DMatrix::from_element(1, 1, -2.0),
        DMatrix::from_diagonal(&DVector::from_vec(vec![1.0, 1.0 + 1e-6])),
    ]
}

fn rectangular() -> Vec<DMatrix<f64>> {
    let tall = DMatrix::from_fn(5, 3, |i, j| ((3 * i + 5 * j) as f64).sin() + f64::from(i == j));
    let diagonal = DMatrix::from_diagonal(&DVector::from_vec(vec![2.0, 0.5, 3.0]));
    vec![tall.transpose(), tall.rows(0, 3).into_owned(), tall, diagonal.columns(0, 2).into_owned(), diagonal]
}

/// A matrix of duals with two general directions.
fn nested(a: &DMatrix<f64>, is_symmetric: bool) -> DMatrix<Nested> {
    a.map_with_location(|i, j, x| {
        let (i, j) = if is_symmetric { (i.min(j), i.max(j)) } else { (i, j) };
        let direction = |k: usize| ((1 + i + 3 * j + 7 * k) as f64).cos();
        Dual::new(Dual::new(x, direction(0)), Dual::new(direction(1), direction(2)))
    })
}

/// The largest part (value or partial) of a matrix that should be zero, or NaN if a part is NaN.
fn largest<R: Dim, C: Dim, S: RawStorage<Nested, R, C>>(m: &Matrix<Nested, R, C, S>) -> f64 {
    let parts = m.iter().flat_map(|x| [x.value.value, x.value.tangent, x.tangent.value, x.tangent.tangent]);
    parts.map(f64::abs).fold(0.0, |a, b| if a > b || a.is_nan() { a } else { b })
}

fn identity_less<T: Number, D: Dim>(m: OMatrix<T, D, D>) -> OMatrix<T, D, D>
where
    DefaultAllocator: Allocator<D, D>,
{
    m.map_with_location(|i, j, x| if i == j { x - T::one() } else { x })
}

#[test]
fn eigenvectors_diagonalise_and_are_orthonormal_in_every_partial() {
    for a in symmetric() {
        let (a, plain) = (nested(&a, true), a.clone().symmetric_eigen());
        let eigen = matrix::symmetric_eigen(&a);
        let q = &eigen.eigenvectors;
        // relative to the derivative of eigenvectors that are close
        let gap = if a.nrows() == 2 { 1e-6 } else { 1.0_f64 };
        let bound = 1e-12 / gap.powi(2);
        assert!(largest(&(&a * q - q * DMatrix::from_diagonal(&eigen.eigenvalues))) < bound);
        assert!(largest(&identity_less(q.transpose() * q)) < bound);
        assert_eq!(eigen.eigenvalues.map(|x| x.value.value), plain.eigenvalues);
        assert_eq!(q.map(|x| x.value.value), plain.eigenvectors);
    }
}

#[test]
fn singular_vectors_compose_and_are_orthonormal_in_every_partial() {
    for a in rectangular() {
        let (a, plain) = (nested(&a, false), a.clone().svd(true, true));
        let svd = matrix::svd(&a);
        let (u, v_t) = (svd.u.as_ref().expect("asked for"), svd.v_t.as_ref().expect("asked for"));
        assert!(largest(&(&a - u * DMatrix::from_diagonal(&svd.singular_values) * v_t)) < 1e-11);
        assert!(largest(&identity_less(u.transpose() * u)) < 1e-11);
        assert!(largest(&identity_less(v_t * v_t.transpose())) < 1e-11);
        assert_eq!(svd.singular_values.map(|x| x.value.value), plain.singular_values);
        assert_eq!(Some(u.map(|x| x.value.value)), plain.u);
        assert_eq!(Some(v_t.map(|x| x.value.value)), plain.v_t);
    }
}

/// The four equations of Penrose, which have one solution.
#[test]
fn the_pseudo_inverse_obeys_its_equations_in_every_partial() {
    let outer = |a: DMatrix<f64>| {
        let a = nested(&a, false);
        a.columns(0, 1) * a.rows(0, 1) // of rank 1 in every partial
    };
    let regular = rectangular().into_iter().map(|a| nested(&a, false));
    let singular = rectangular().into_iter().map(outer);
    for a in regular.chain(singular) {
        let x = matrix::pseudo_inverse(&a, 1e-9.into());
        let (a_x, x_a) = (&a * &x, &x * &a);
        let bound = 1e-10;
        assert!(largest(&(&a_x * &a - &a)) < bound);
        assert!(largest(&(&x_a * &x - &x)) < bound);
        assert!(largest(&(&a_x - a_x.transpose())) < bound);
        assert!(largest(&(&x_a - x_a.transpose())) < bound);
    }
}

#[test]
fn types_agree_and_only_the_lower_triangle_counts() {
    let a = matrix![3.0, 1.0, 0.4; 1.0, 2.0, 0.3; 0.4, 0.3, 1.0];
    let on_vec = matrix::symmetric_eigen(&a.map_with_location(|i, j, x| {
        if i < j { DualVec::constant(f64::NAN) } else { DualVec::new(x, [0.5, f64::from(i == j)]) }
    }));
    let on_dual = matrix::symmetric_eigen(&a.map(|x| D::new(x, 0.5)));
    for (vec, dual) in on_vec.eigenvectors.iter().zip(&on_dual.eigenvectors) {
        assert!((vec.partials[0] - dual.tangent).abs() < 1e-15);
        // A shift by a multiple of the identity does not turn the eigenvectors.
        assert!(vec.partials[1].abs() < 1e-15);
    }
    assert!(on_vec.eigenvalues.iter().all(|x| (x.partials[1] - 1.0).abs() < 1e-15));
    assert_eq!(matrix::symmetric_eigen(&a).eigenvalues, a.symmetric_eigen().eigenvalues);
}

#[test]
fn repeated_eigenvalues_have_slopes_with_the_right_sum_and_nan_vectors() {
    // 2 + t and 2 - t in the plane, 3 + t across
    let mix = matrix![0.0, 1.0, 0.0; 1.0, 0.0, 0.0; 0.0, 0.0, 1.0];
    let a = Matrix3::from_diagonal(&vector![2.0, 2.0, 3.0]).zip_map(&mix, D::new);
    let eigen = matrix::symmetric_eigen(&a);
    let log_determinant: D = eigen.eigenvalues.map(|x| x.ln()).sum();
    assert!((log_determinant.tangent - 1.0 / 3.0).abs() < 1e-15);
    assert!(eigen.eigenvectors.iter().any(|x| x.tangent.is_nan()));
    // A direction that mixes no eigenvectors does not turn them.
    let a = Matrix3::from_diagonal(&vector![2.0, 2.0, 3.0])
        .map_with_location(|i, j, x| D::new(x, f64::from(i == j)));
    assert!(matrix::symmetric_eigen(&a).eigenvectors.iter().all(|x| x.tangent == 0.0));
    let svd = matrix::svd(&SMatrix::<f64, 2, 2>::identity().zip_map(&matrix![0.0, 1.0; 0.0, 0.0], D::new));
    assert!((svd.singular_values.map(|x| x.tangent)).sum().abs() < 1e-15);
    assert!(svd.u.expect("asked for").iter().any(|x| x.tangent.is_nan()));
}

/// The sum of `λ^(3/2)`: only the second derivatives that no eigenvalue has are NaN.
#[test]
fn repeated_eigenvalues_have_a_gradient_and_the_second_derivatives_that_exist_beside_nan() {
    let sum = |c: nalgebra::SVector<gradual::Dual2Vec<f64, 6>, 6>| {
        let c = matrix![c[0], c[3], c[4]; c[3], c[1], c[5]; c[4], c[5], c[2]];
        matrix::symmetric_eigen(&c).eigenvalues.iter().map(|l| l.powf(1.5)).sum::<gradual::Dual2Vec<f64, 6>>()
    };
    let (_, gradient, hessian) = matrix::hessian(sum, vector![1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    assert_eq!(gradient, vector![1.5, 1.5, 1.5, 0.0, 0.0, 0.0]);
    for i in 0..6 {
        for j in 0..6 {
            let wanted = if i == j { 0.75 } else { 0.0 };
            let is_right = (hessian[(i, j)] - wanted).abs() < 1e-14;
            assert!(if i == j && i > 2 { hessian[(i, j)].is_nan() } else { is_right }, "{i} {j}: {hessian}");
        }
    }
    // At diag(4, 1/2, 1/2) only the shear of the equal ones is unknown.
    let (_, gradient, hessian) = matrix::hessian(sum, vector![4.0, 0.5, 0.5, 0.0, 0.0, 0.0]);
    assert!(gradient.iter().all(|slope| slope.is_finite()), "{gradient}");
    let across = 3.0 * (2.0 - 0.5_f64.sqrt()) / 3.5;
    assert!(
        (hessian[(3, 3)] - across).abs() < 1e-14 && (hessian[(4, 4)] - across).abs() < 1e-14,
        "{hessian}"
    );
    assert!(hessian[(5, 5)].is_nan() && hessian.iter().filter(|h| h.is_nan()).count() == 1, "{hessian}");
}

#[test]
fn directions_that_are_zero_stay_zero() {
    let a = Matrix3::from_diagonal(&vector![2.0, 2.0, 3.0]);
    let a = a.map_with_location(|i, j, x| DualVec::new(x, [f64::from(i + j == 1), 0.0]));
    let (eigen, svd) = (matrix::symmetric_eigen(&a), matrix::svd(&a));
    let parts = eigen.eigenvectors.iter().chain(&eigen.eigenvalues).chain(&svd.singular_values);
    let vectors =
        [svd.u.expect("asked for"), svd.v_t.expect("asked for"), matrix::pseudo_inverse(&a, 1e-9.into())];
    assert!(parts.chain(vectors.iter().flatten()).all(|x| x.partials[1] == 0.0));
}

#[test]
fn matrices_that_are_not_finite_give_nan_throughout() {
    let mut a = Matrix3::identity().map(D::variable);
    a[(2, 0)] = D::variable(f64::INFINITY);
    let svd = matrix::svd(&a);
    assert!(matrix::symmetric_eigen(&a).eigenvectors.iter().all(|x| x.is_nan()));
    assert!(
        svd.singular_values.iter().all(|x| x.is_nan()) && svd.u.is_some_and(|u| u.iter().all(|x| x.is_nan()))
    );
    assert!(matrix::pseudo_inverse(&a, 1e-9.into()).iter().all(|x| x.is_nan()));
}

/// (1 / x)' = -1 / x^2, as far as that is a float
#[test]
fn matrices_of_any_scale_have_pseudo_inverses_and_singular_values() {
    for x in [1e-150, 1e-120, 1e-105, 1e-30, 1e30, 1e105, 1e120, 1e150_f64] {
        let a = Matrix3::from_diagonal_element(x).map_with_location(|i, j, x| D::new(x, f64::from(i == j)));
        let inverse = matrix::pseudo_inverse(&a, D::constant(0.0));
        let plain = a.map(|a| a.value).pseudo_inverse(0.0).expect("a threshold of 0");
        assert_eq!(inverse.map(|x| x.value), plain);
        assert!(
            inverse.diagonal().iter().all(|y| (y.tangent * x * x + 1.0).abs() < 1e-14),
            "{x:e}: {inverse}"
        );
    }
    for x in [1e-16, 1e-13, 1e13, 1e14_f32] {
        let inverse = matrix::pseudo_inverse(&matrix![Dual::variable(x)], Dual::constant(0.0)).x;
        assert_eq!(inverse.value, 1.0 / x);
        assert!((inverse.tangent * x * x + 1.0).abs() < 4e-6, "{x:e}: {inverse:?}");
    }
    // u' of diag(2 x, x) with a change on the upper right: 1 / (3 x) in the second row
    for x in [1e-200, 1.0, 1e200_f64] {
        let a = DMatrix::from_row_slice(
            2,
            2,
            &[D::constant(2.0 * x), D::variable(0.0), D::constant(0.0), D::constant(x)],
        );
        let u = matrix::svd(&a).u.expect("asked for");
        assert!((u[(1, 0)].tangent.abs() * x * 3.0 - 1.0).abs() < 1e-14, "{x:e}: {u}");
    }
}

#[test]
fn empty_matrices_have_empty_factors() {
    for (m, n) in [(0, 0), (0, 3), (3, 0)] {
        let a = DMatrix::<D>::zeros(m, n);
        let svd = matrix::svd(&a);
        assert_eq!(svd.singular_values.len(), 0);
        assert_eq!(svd.u.expect("asked for").shape(), (m, 0));
        assert_eq!(svd.v_t.expect("asked for").shape(), (0, n));
        assert_eq!(matrix::pseudo_inverse(&a, D::constant(0.0)), a.transpose());
    }
    let eigen = matrix::symmetric_eigen(&DMatrix::<D>::zeros(0, 0));
    assert_eq!((eigen.eigenvectors.shape(), eigen.eigenvalues.len()), ((0, 0), 0));
}

#[test]
#[should_panic = "the threshold of a pseudo-inverse must be 0 or more, not -1"]
fn a_negative_threshold_is_refused() {
    let _ = matrix::pseudo_inverse(&Matrix3::identity(), -1.0);
}

#[test]
#[should_panic = "the threshold of a pseudo-inverse must be 0 or more, not NaN"]
fn a_threshold_that_is_nan_is_refused() {
    let _ = matrix::pseudo_inverse(&Matrix3::identity(), f64::NAN);
}

#[test]
#[should_panic = "a matrix with eigenvalues is square, not 2 x 3"]
fn eigenvalues_of_a_matrix_that_is_not_square_are_refused() {
    let _ = matrix::symmetric_eigen(&DMatrix::<f64>::zeros(2, 3));
}
