//! Functions of symmetric matrices and sums over their eigenvalues, where eigenvalues are equal, near and far apart.

use gradual::{Dual, Dual2Vec, DualVec, Taylor, derivative, derivatives, hessian, matrix, second_derivative};
use nalgebra::{DMatrix, Matrix2, Matrix3, Rotation3, SMatrix, SVector, matrix, vector};

type D2 = Dual<Dual<f64>>;

fn turn() -> Matrix3<f64> {
    Rotation3::from_euler_angles(0.3, -0.5, 0.8).into_inner()
}

/// The symmetric matrix of six independent components c11, c22, c33, c12, c13, c23.
fn symmetric<T: Copy + nalgebra::Scalar>(c: SVector<T, 6>) -> Matrix3<T> {
    matrix![c[0], c[3], c[4]; c[3], c[1], c[5]; c[4], c[5], c[2]]
}

fn direction() -> Matrix3<f64> {
    matrix![0.7, -0.4, 0.2; -0.4, -0.3, 0.9; 0.2, 0.9, 0.5]
}

/// `A + t E` on a number with first and second derivatives in t.
fn moving(a: Matrix3<f64>, e: Matrix3<f64>) -> Matrix3<D2> {
    a.zip_map(&e, |a, e| Dual::new(Dual::new(a, e), Dual::constant(e)))
}

/// The largest difference of the derivatives in t, relative to the largest of them.
fn difference(a: &Matrix3<D2>, b: &Matrix3<D2>) -> [f64; 2] {
    let parts = |x: D2| [x.value.tangent, x.tangent.tangent];
    [0, 1].map(|k| {
        let error = a.zip_fold(b, 0.0, |worst: f64, x, y| {
            let error = (parts(x)[k] - parts(y)[k]).abs();
            if error.is_nan() { error } else { worst.max(error) }
        });
        error / b.iter().map(|&x| parts(x)[k].abs()).fold(1e-300, f64::max)
    })
}

/// Symmetric matrices two or three of whose eigenvalues differ by about this gap.
fn with_gap(gap: f64) -> [Matrix3<f64>; 3] {
    let diagonal = Matrix3::from_diagonal(&vector![2.0, 2.0 + gap, 5.0]);
    let triple = Matrix3::from_diagonal(&vector![2.0, 2.0 + gap, 2.0 + 0.6 * gap]);
    let turned = turn() * diagonal * turn().transpose();
    [diagonal, triple, (turned + turned.transpose()) / 2.0]
}

const GAPS: [f64; 12] = [0.0, 1e-15, 1e-12, 1e-9, 1e-6, 1e-4, 1e-3, 1e-2, 0.05, 0.2, 1.0, 30.0];

#[test]
fn the_square_the_inverse_and_the_exponential_are_those_of_matrices_at_every_gap() {
    for gap in GAPS {
        for a in with_gap(gap) {
            let a = moving(a, direction());
            let inverse = a.try_inverse().expect("no eigenvalue is 0");
            let cases = [
                ("square", matrix::symmetric_function(&a, |x| x * x), a * a),
                ("inverse", matrix::symmetric_function(&a, |x| x.recip()), inverse),
                ("inverse", matrix::symmetric_powf(&a, D2::constant((-1.0).into())), inverse),
                ("exponential", matrix::symmetric_exp(&a), a.exp()),
            ];
            for (name, found, wanted) in cases {
                let [first, second] = difference(&found, &wanted);
                assert!(first < 1e-12 && second < 1e-11, "{name}, gap {gap:e}: {first:e} {second:e}");
            }
        }
    }
}

/// `sqrt(A)² = A`, `exp(ln A) = A` and `(A^0.3)^(1/0.3) = A` in every derivative
#[test]
fn functions_and_their_inverses_compose_to_the_matrix_at_every_gap() {
    for gap in GAPS {
        for a in with_gap(gap) {
            let a = moving(a, direction());
            let root = matrix::symmetric_sqrt(&a);
            let power = matrix::symmetric_powf(&a, D2::constant(0.3.into()));
            for (name, found) in [
                ("sqrt", root * root),
                ("ln", matrix::symmetric_exp(&matrix::symmetric_ln(&a))),
                ("powf", matrix::symmetric_powf(&power, D2::constant((1.0 / 0.3).into()))),
            ] {
                let [first, _] = difference(&found, &a);
                let second = found.iter().map(|x| x.tangent.tangent.abs()).fold(0.0, f64::max);
                assert!(first < 1e-12 && second < 1e-11, "{name}, gap {gap:e}: {first:e} {second:e}");
            }
        }
    }
}

/// The stored energy `sum of lambda^(3/2)` of a stretch tensor.
fn energy(c: SVector<Dual2Vec<f64, 6>, 6>) -> Dual2Vec<f64, 6> {
    matrix::spectral_sum(&symmetric(c), |l| l.powf(1.5))
}

/// With `S = 2 dW/dC = 3 sqrt(C)`. At the identity the tangent is that of a Saint Venant material.
#[test]
fn a_body_without_deformation_has_the_stress_and_the_stiffness_of_its_energy() {
    let (value, gradient, hessian) = matrix::hessian(energy, vector![1.0, 1.0, 1.0, 0.0, 0.0, 0.0]);
    assert_eq!(value, 3.0);
    assert_eq!(gradient, vector![1.5, 1.5, 1.5, 0.0, 0.0, 0.0]);
    let diagonal = vector![0.75, 0.75, 0.75, 1.5, 1.5, 1.5];
    assert!((hessian - SMatrix::from_diagonal(&diagonal)).amax() < 1e-14, "{hessian}");
}

/// At C = diag(4, 1/2, 1/2): `W_11 = f'(4)`, and in the shear of the equal stretches `2 f''(1/2)`, and in the others
/// twice the divided difference of f'.
#[test]
fn a_body_in_uniaxial_tension_has_the_stiffness_of_its_energy() {
    let (value, gradient, hessian) = matrix::hessian(energy, vector![4.0, 0.5, 0.5, 0.0, 0.0, 0.0]);
    let half = 0.5_f64;
    let slope = |l: f64| 1.5 * l.sqrt();
    let curvature = |l: f64| 0.75 / l.sqrt();
    let across = 2.0 * (slope(4.0) - slope(half)) / 3.5;
    assert!((value - (8.0 + 2.0 * half.powf(1.5))).abs() < 1e-14);
    let wanted = vector![slope(4.0), slope(half), slope(half), 0.0, 0.0, 0.0];
    assert!((gradient - wanted).amax() < 1e-15, "{gradient}");
    let diagonal =
        vector![curvature(4.0), curvature(half), curvature(half), across, across, 2.1213203435596424];
    assert!((hessian - SMatrix::from_diagonal(&diagonal)).amax() < 1e-14, "{hessian}");
}

/// A neo-Hookean energy `tr C - 2 ln J` by eigenvalues is `tr C - ln det C` by elements, at every stretch.
#[test]
fn an_energy_by_eigenvalues_has_the_derivatives_of_the_same_energy_by_elements() {
    for gap in GAPS {
        for c in with_gap(gap) {
            let c = vector![c[(0, 0)], c[(1, 1)], c[(2, 2)], c[(0, 1)], c[(0, 2)], c[(1, 2)]];
            let (_, g, h) = matrix::hessian(|c| matrix::spectral_sum(&symmetric(c), |l| l - l.ln()), c);
            let by_elements = |c| {
                let c: Matrix3<Dual2Vec<f64, 6>> = symmetric(c);
                c.trace() - c.determinant().ln()
            };
            let (_, wanted_g, wanted_h) = matrix::hessian(by_elements, c);
            assert!((g - wanted_g).amax() < 1e-13, "gap {gap:e}: {g}{wanted_g}");
            assert!((h - wanted_h).amax() < 1e-12, "gap {gap:e}: {h}{wanted_h}");
        }
    }
}

#[test]
fn the_sum_over_eigenvalues_is_the_trace_of_the_function_to_third_order() {
    // d^k/dt^k tr exp(A + t E) by series and by nested numbers
    let (a, e) = (Matrix3::from_diagonal(&vector![1.0, 1.0, 1.3]), direction());
    let along = |t: Taylor<f64, 4>| a.zip_map(&e, |a, e| t * e + a);
    let (_, of_trace) = derivatives::<4, f64>(|t| matrix::symmetric_exp(&along(t)).trace(), 0.0);
    let (_, of_sum) = derivatives::<4, f64>(|t| matrix::spectral_sum(&along(t), |l| l.exp()), 0.0);
    let (_, wanted) = derivatives::<4, f64>(|t| along(t).exp().trace(), 0.0);
    for k in 0..4 {
        assert!((of_trace[k] / wanted[k] - 1.0).abs() < 1e-12, "{k}: {of_trace:?} {wanted:?}");
        assert!((of_sum[k] / wanted[k] - 1.0).abs() < 1e-12, "{k}: {of_sum:?} {wanted:?}");
    }
    let nested =
        |t: Dual<Dual2Vec<f64, 1>>| matrix::spectral_sum(&a.zip_map(&e, |a, e| t * e + a), |l| l.exp());
    let third = nested(Dual::variable(Dual2Vec::variable(0.0, 0))).tangent.hessian[0][0];
    assert!((third / wanted[2] - 1.0).abs() < 1e-12, "{third} {wanted:?}");
}

#[test]
fn captured_numbers_keep_their_derivatives() {
    // d/dp tr A^p = tr(A^p ln A), and the mixed derivative along the identity is tr(A^(p-1) (1 + p ln A))
    let (l, p) = ([2.0_f64, 2.0, 3.0], 0.7);
    let sum = |f: &dyn Fn(f64) -> f64| l.iter().map(|&l| f(l)).sum::<f64>();
    let (_, gradient, second) = hessian(
        |[t, p]| {
            let a = Matrix3::from_diagonal(&vector![t + 2.0, t + 2.0, t + 3.0]);
            matrix::spectral_sum(&a, |x| x.powf(Taylor::from(p)))
        },
        [0.0, p],
    );
    assert!((gradient[1] - sum(&|l| l.powf(p) * l.ln())).abs() < 1e-14);
    assert!((second[0][1] - sum(&|l| l.powf(p - 1.0) * (1.0 + p * l.ln()))).abs() < 1e-14);
    assert!((second[1][1] - sum(&|l| l.powf(p) * l.ln().powi(2))).abs() < 1e-14);
}

#[test]
fn a_kink_between_two_eigenvalues_is_seen_by_their_difference() {
    // |A| of diag(x, -y), whose off-diagonal element has the slope (|x| - |-y|) / (x + y)
    for (x, y) in [(1.0, 1.0), (1e-6, 3e-6), (0.3, 1e-9)] {
        let shear =
            |t: Dual<f64>| matrix::symmetric_function(&matrix![t * 0.0 + x, t; t, t * 0.0 - y], |x| x.abs());
        let (_, slope) = derivative(|t| shear(t)[(1, 0)], 0.0);
        assert!((slope - (x - y) / (x + y)).abs() < 1e-9, "{x:e} {y:e}: {slope}");
    }
}

#[test]
fn directions_that_are_zero_stay_zero_beside_an_infinite_slope() {
    // The root of diag(0, 4): the slope of its first eigenvalue is infinite, but only that element feels it.
    let a = matrix![0.0, 0.0; 0.0, 4.0];
    let a = a.map_with_location(|i, j, x| DualVec::new(x, [f64::from(i + j == 2), f64::from(i + j == 0)]));
    let root = matrix::symmetric_sqrt(&a);
    assert_eq!(root[(1, 1)].parts(), (2.0, [0.25, 0.0]));
    assert_eq!(root[(0, 0)].parts(), (0.0, [0.0, f64::INFINITY]));
    let shear = Matrix2::new(0.0, 1.0, 1.0, 0.0);
    let moved = matrix![0.0, 0.0; 0.0, 4.0].zip_map(&shear, Dual::new);
    assert_eq!(matrix::symmetric_sqrt(&moved).map(|x| x.tangent), shear / 2.0);
}

#[test]
fn matrices_of_any_length_have_the_derivatives_of_those_of_fixed_length() {
    let a = with_gap(0.0)[2];
    let fixed = matrix::symmetric_ln(&moving(a, direction()));
    let dynamic = matrix::symmetric_ln(&DMatrix::from_column_slice(3, 3, moving(a, direction()).as_slice()));
    assert!(
        fixed
            .iter()
            .zip(&dynamic)
            .all(|(x, y)| { x.value.parts() == y.value.parts() && x.tangent.parts() == y.tangent.parts() })
    );
    let sum = |x: &nalgebra::DVector<gradual::slice::Chunk<f64>>| {
        matrix::spectral_sum(
            &DMatrix::from_fn(20, 20, |i, j| if i == j { x[i] + 1.0 } else { x[i] * x[j] }),
            |x| x.ln(),
        )
    };
    let (value, gradient) = matrix::dynamic::gradient(sum, &nalgebra::DVector::zeros(20));
    assert_eq!((value, gradient), (0.0, nalgebra::DVector::repeat(20, 1.0)));
}

#[test]
fn single_precision_has_its_own_digits() {
    let (value, slope, second) = second_derivative(
        |t: gradual::Dual2Vec<f32, 1>| {
            matrix::spectral_sum(&matrix![t * 0.0 + 1.0_f32, t; t, t * 0.0 + 1.0_f32], |x| x.ln())
        },
        0.0_f32,
    );
    assert_eq!((value, slope), (0.0, 0.0));
    assert!((second + 2.0).abs() < 1e-6); // ln(1 - t^2)
}

#[test]
fn bad_matrices_have_results_without_panic() {
    let mut a = Matrix3::identity().map(Dual::<f64>::variable);
    a[(2, 0)] = Dual::variable(f64::INFINITY);
    assert!(matrix::symmetric_exp(&a).iter().all(|x| x.is_nan()));
    assert!(matrix::spectral_sum(&a, |x| x.exp()).is_nan());
    assert!(matrix::symmetric_ln(&Matrix3::from_diagonal_element(-1.0_f64)).iter().any(|x| x.is_nan()));
    let empty = DMatrix::<Dual<f64>>::zeros(0, 0);
    assert_eq!(matrix::symmetric_exp(&empty).shape(), (0, 0));
    assert_eq!(matrix::spectral_sum(&empty, |x| x.exp()), 0.0);
}

#[test]
#[should_panic = "a symmetric matrix is square, not 2 x 3"]
fn a_matrix_that_is_not_square_is_refused() {
    let _ = matrix::symmetric_exp(&DMatrix::<f64>::zeros(2, 3));
}
