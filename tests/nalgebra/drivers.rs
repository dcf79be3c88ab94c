//! The drivers on vectors: what they infer, return and refuse. Constants in products with duals.

use gradual::matrix::{self, Constant, dynamic};
use gradual::{Dual, DualVec, hessian, hvp, jacobian, laplacian, slice};
use nalgebra::{DMatrix, DVector, Matrix2, Matrix3, RealField, SVector, Vector2, dvector, matrix, vector};

/// A function that was not written for derivatives.
fn energy<T: RealField + Copy>(x: SVector<T, 3>) -> T {
    let spring = (x - x.yzx()).norm_squared() * nalgebra::convert(0.5);
    spring + x.norm() * x.z.sin()
}

fn chain<T: RealField + Copy>(x: &DVector<T>) -> T {
    x.iter()
        .zip(x.iter().skip(1))
        .map(|(a, b)| (*b - *a * *a).powi(2))
        .fold(T::zero(), |sum, term| sum + term)
}

fn cross<T: RealField + Copy>(x: SVector<T, 3>) -> SVector<T, 2> {
    vector![x.x * x.y, x.z.exp() / x.x]
}

#[test]
fn a_generic_function_of_a_vector_goes_in_unchanged() {
    let x = vector![0.3_f64, -0.7, 1.1];
    let (value, gradient) = matrix::gradient(energy, x);
    assert_eq!(value, energy(x));
    let along = |v| matrix::directional_derivative(energy, x, v).1;
    let by_direction =
        vector![along(nalgebra::Vector3::x()), along(nalgebra::Vector3::y()), along(nalgebra::Vector3::z())];
    assert!((gradient - by_direction).norm() < 1e-15);
    let h = 1e-6;
    let difference = (energy(x.add_scalar(h)) - energy(x.add_scalar(-h))) / (2.0 * h);
    assert!((gradient.sum() - difference).abs() < 1e-9);
}

#[test]
fn closures_need_no_annotation() {
    let x = vector![1.0, 2.0];
    assert_eq!(matrix::gradient(|x| x.dot(&x), x), (5.0, vector![2.0, 4.0]));
    assert_eq!(matrix::gradient(|x| 2.0 * x[0].sin() + x.y.max(0.0), vector![0.0, 2.0]).1, vector![2.0, 1.0]);
    assert_eq!(matrix::jacobian(|x| x.map(|x| x * x), x).1, matrix![2.0, 0.0; 0.0, 4.0]);
    assert_eq!(matrix::jvp(|x| x * x[0], x, vector![1.0, 0.0]).1, vector![2.0, 2.0]);
    assert_eq!(matrix::directional_derivative(|x| x.product(), x, x).1, 4.0);
    assert_eq!(matrix::hessian(|x| x.product(), x).2, matrix![0.0, 1.0; 1.0, 0.0]);
    assert_eq!(matrix::hvp(|x| x.product(), x, vector![3.0, 0.0]).2, vector![0.0, 3.0]);
    assert_eq!(matrix::laplacian(|x| x.dot(&x) + 2.0 * x[0].sin(), vector![0.0, 2.0]).2, 4.0);
    let x = dvector![1.0, 2.0];
    assert_eq!(dynamic::gradient(|x| x.dot(x), &x), (5.0, dvector![2.0, 4.0]));
    assert_eq!(dynamic::jacobian(|x| x.map(|x| x * x), &x).1, DMatrix::from_diagonal(&dvector![2.0, 4.0]));
    assert_eq!(dynamic::jvp(|x| x * x[0], &x, &dvector![1.0, 0.0]).1, dvector![2.0, 2.0]);
    assert_eq!(dynamic::directional_derivative(|x| x.product(), &x, &x).1, 4.0);
    assert_eq!(dynamic::hessian(|x| x.product(), &x).2, DMatrix::from_row_slice(2, 2, &[0.0, 1.0, 1.0, 0.0]));
    assert_eq!(dynamic::hvp(|x| x.product(), &x, &dvector![3.0, 0.0]).2, dvector![0.0, 3.0]);
    assert_eq!(dynamic::laplacian(|x| x.dot(x), &x).2, 4.0);
}

#[test]
fn drivers_on_vectors_are_those_on_arrays_to_the_bit() {
    let at = [0.7, 1.3, -0.4];
    let (values, rows) = jacobian(|x| cross(x.into()).into(), at);
    let (on_vector, j) = matrix::jacobian(cross, at.into());
    assert_eq!(on_vector, SVector::from(values));
    assert_eq!(j, nalgebra::SMatrix::<f64, 2, 3>::from_fn(|i, k| rows[i][k]));
    let (_, j_v) = matrix::jvp(cross, at.into(), vector![1.0, -2.0, 0.5]);
    assert!((j * vector![1.0, -2.0, 0.5] - j_v).norm() < 1e-15);

    let (value, gradient, rows) = hessian(|x| energy(x.into()), at);
    let same_rows = Matrix3::from_fn(|i, k| rows[i][k]);
    assert_eq!(matrix::hessian(energy, at.into()), (value, gradient.into(), same_rows));
    let v = [1.0, -2.0, 0.5];
    let (value, gradient, h_v) = hvp(|x| energy(x.into()), at, v);
    assert_eq!(matrix::hvp(energy, at.into(), v.into()), (value, gradient.into(), h_v.into()));
    let (value, gradient, trace) = laplacian(|x| energy(x.into()), at);
    assert_eq!(matrix::laplacian(energy, at.into()), (value, gradient.into(), trace));
}

#[test]
fn dynamic_drivers_are_those_on_slices_to_the_bit() {
    for n in [0, 1, 2, slice::CHUNK, 3 * slice::CHUNK + 1] {
        let x = DVector::from_fn(n, |i, _| (i as f64 * 0.7).sin());
        let (value, gradient) = dynamic::gradient(chain, &x);
        let on_slices = |x: &[slice::Chunk<f64>]| chain(&DVector::from_column_slice(x));
        let (same_value, same_gradient) = slice::gradient(on_slices, x.as_slice());
        assert_eq!((value, gradient.as_slice()), (same_value, same_gradient.as_slice()));
        let (values, j) = dynamic::jacobian(|x| x.map(|x| x.sin()).push(chain(x)), &x);
        assert_eq!((values.len(), j.shape()), (n + 1, (n + 1, n)));
        assert_eq!(j.row(n).transpose(), gradient);

        let on_slices = |x: &[slice::HessianChunk<f64>]| chain(&DVector::from_column_slice(x));
        let (value, gradient, hessian) = dynamic::hessian(chain, &x);
        assert_eq!(hessian.shape(), (n, n));
        // The rows of one are the columns of the other.
        let found = (value, gradient.as_slice().to_vec(), hessian.transpose().as_slice().to_vec());
        assert_eq!(found, slice::hessian(on_slices, x.as_slice()));
        assert_eq!(dynamic::laplacian(chain, &x), (value, gradient, hessian.diagonal().iter().sum()));

        let v = x.map(f64::cos);
        let on_slices = |x: &[slice::HvpChunk<f64>]| chain(&DVector::from_column_slice(x));
        let (value, gradient, h_v) = dynamic::hvp(chain, &x, &v);
        let found = (value, gradient.as_slice().to_vec(), h_v.as_slice().to_vec());
        assert_eq!(found, slice::hvp(on_slices, x.as_slice(), v.as_slice()));
    }
}

/// The gradient of `sum over i of (x_(i+1) - x_i²)²`, by hand.
fn hessian_of_chain(x: &DVector<f64>) -> DMatrix<f64> {
    let n = x.len();
    let mut hessian = DMatrix::zeros(n, n);
    for i in 1..n {
        hessian[(i, i)] += 2.0;
        hessian[(i - 1, i - 1)] += 12.0 * x[i - 1] * x[i - 1] - 4.0 * x[i];
        hessian[(i - 1, i)] = -4.0 * x[i - 1];
        hessian[(i, i - 1)] = -4.0 * x[i - 1];
    }
    hessian
}

#[test]
fn hessians_of_vectors_agree_with_the_closed_form() {
    let x = DVector::from_fn(19, |i, _| (i as f64 * 0.7).sin());
    let v = x.map(f64::cos);
    let wanted = hessian_of_chain(&x);
    assert!((dynamic::hessian(chain, &x).2 - &wanted).amax() < 1e-14);
    assert!((dynamic::hvp(chain, &x, &v).2 - &wanted * &v).amax() < 1e-14);
    assert!((dynamic::laplacian(chain, &x).2 - wanted.trace()).abs() < 1e-13);
    // grad |x| = x / |x|, H = (1 - x xᵀ / |x|²) / |x|, laplacian = 2 / |x|
    let x = vector![1.0_f64, 2.0, -2.0];
    let wanted = (Matrix3::identity() - x * x.transpose() / 9.0) / 3.0;
    let (value, gradient, hessian) = matrix::hessian(|x| x.norm(), x);
    assert_eq!(value, 3.0);
    assert!((gradient - x / 3.0).amax() < 1e-15);
    assert!((hessian - wanted).amax() < 1e-15);
    assert!(
        (matrix::hvp(|x| x.norm(), x, vector![1.0, 0.0, 3.0]).2 - wanted * vector![1.0, 0.0, 3.0]).amax()
            < 1e-15
    );
    assert!((matrix::laplacian(|x| x.norm(), x).2 - 2.0 / 3.0).abs() < 1e-15);
}

#[test]
fn drivers_nest_to_the_hessian() {
    let x = vector![0.3, -0.7, 1.1];
    let (gradient, hessian) = matrix::jacobian(|x| matrix::gradient(energy, x).1, x);
    assert_eq!(gradient, matrix::gradient(energy, x).1);
    assert!((hessian - hessian.transpose()).norm() < 1e-14);
    let h = 1e-5;
    let slope = |t: f64| matrix::gradient(energy, x + vector![t, 0.0, 0.0]).1;
    assert!((hessian.column(0) - (slope(h) - slope(-h)) / (2.0 * h)).norm() < 1e-8);
}

#[test]
fn functions_that_fail_pass_their_error_on() {
    let invert = |x: Vector2<DualVec<f64, 2>>| {
        Matrix2::from_diagonal(&x).try_inverse().map(|m| m.diagonal()).ok_or("singular")
    };
    assert_eq!(matrix::try_jacobian(invert, vector![2.0, 4.0]).map(|(x, _)| x), Ok(vector![0.5, 0.25]));
    assert_eq!(matrix::try_jacobian(invert, vector![2.0, 0.0]), Err("singular"));
}

#[test]
fn solutions_of_linear_equations_have_the_derivatives_that_elimination_has() {
    // The matrix times y is (1, t^2, t). The matrix is Hilbert's, except its first entry, which is the input t.
    fn matrix_of<T: RealField + Copy>(t: T) -> Matrix3<T> {
        Matrix3::from_fn(|i, j| if i + j == 0 { t } else { nalgebra::convert(1.0 / (1 + i + j) as f64) })
    }
    fn right<T: RealField + Copy>(t: T) -> SVector<T, 3> {
        vector![T::one(), t * t, t]
    }
    let by_elimination = |t: Dual<Dual<f64>>| matrix_of(t).lu().solve(&right(t)).expect("regular");
    let t = Dual::variable(Dual::variable(1.5));
    let wanted = by_elimination(t);
    let solution = wanted.map(|y| Dual::constant(Dual::constant(y.value.value)));
    let fixed = matrix::implicit_functions(|y, x| matrix_of(x.x) * y - right(x.x), solution, vector![t]);
    let dynamic = dynamic::implicit_functions(
        |y, x| {
            let residual = matrix_of(x[0]) * SVector::from_iterator(y.iter().copied()) - right(x[0]);
            DVector::from_column_slice(residual.as_slice())
        },
        &DVector::from_column_slice(solution.as_slice()),
        &dvector![t],
    );
    let (fixed, dynamic) = (fixed.expect("a solution"), dynamic.expect("a solution"));
    for (i, wanted) in wanted.iter().enumerate() {
        for found in [fixed[i], dynamic[i]] {
            assert_eq!(found.value.value, wanted.value.value);
            assert!((found.tangent.value - wanted.tangent.value).abs() < 1e-10 * wanted.tangent.value.abs());
            let (found, wanted) = (found.tangent.tangent, wanted.tangent.tangent);
            assert!((found - wanted).abs() < 1e-9 * wanted.abs(), "{found} {wanted}");
        }
    }
}

#[test]
#[should_panic = "a vector of 2 numbers along one of 3"]
fn a_direction_of_another_length_is_refused() {
    let _ = dynamic::jvp(|x| x.clone(), &dvector![1.0, 2.0], &dvector![1.0, 2.0, 3.0]);
}

#[test]
#[should_panic = "the function has 2 inputs, but v has length 3"]
fn a_vector_of_another_length_than_the_hessian_is_refused() {
    let _ = dynamic::hvp(|x| x[0], &dvector![1.0, 2.0], &dvector![1.0, 2.0, 3.0]);
}

#[test]
fn constants_stand_beside_duals_on_either_side() {
    let a = matrix![1.0, 2.0; 3.0, 4.0];
    let b = vector![1.0, -1.0];
    assert_eq!(matrix::jacobian(|x| a.constant() * x + b.constant(), b).1, a);
    assert_eq!(matrix::gradient(|x| (x.transpose() * a.constant() * x).x, b).1, (a + a.transpose()) * b);
    let dynamic_a = DMatrix::from_fn(2, 2, |i, j| a[(i, j)]);
    let (_, j) = dynamic::jacobian(|x| dynamic_a.constant() * x, &dvector![1.0, -1.0]);
    assert_eq!(j, dynamic_a);
    // a view, and a matrix of the level below
    let inner: Vector2<Dual<Dual<f64>>> = a.column(0).map(Dual::variable).constant();
    assert_eq!((inner[1].value.parts(), inner[1].tangent.parts()), ((3.0, 1.0), (0.0, 0.0)));
}

#[test]
fn a_plain_factor_scales_a_vector_of_duals() {
    let (_, j) = matrix::jacobian(|x| x.scale(2.0.into()), vector![1.0, 2.0]);
    assert_eq!(j, matrix![2.0, 0.0; 0.0, 2.0]);
    assert_eq!(matrix::jacobian(|x| x.map(|x| 2.0 * x), vector![1.0, 2.0]).1, j);
}

#[test]
#[cfg(feature = "alloc")]
fn checks_take_vectors_and_matrices_and_name_what_is_wrong() {
    use gradual::check::Check;
    use nalgebra::{DMatrix, Matrix2, Vector2, matrix};

    let transposed = Check::vector_jacobian(
        |x: Vector2<_>| vector![x[0] * x[1], x[0].sin()],
        |x: Vector2<f64>| matrix![x[1], x[0].cos(); x[0], 0.0],
    );
    let report = transposed.at(vector![0.5, 2.0]).unwrap_err().to_string();
    assert!(report.contains("transposed"), "{report}");
    assert!(report.contains("vector![0.5, 2.0]"), "{report}");

    let curvature = Check::<Vector2<f64>>::vector_hessian(|x| x[0] * x[1], |_| Matrix2::identity());
    assert!(curvature.at(vector![1.0, 2.0]).is_err());

    let squares = Check::dynamic_jacobian(|x| x.component_mul(x), |x| DMatrix::from_diagonal(&(x * 2.0)));
    assert!(squares.on(vec![-5.0..=5.0; 11]).is_ok());
    let wrong = Check::dynamic_gradient(|x| x.norm_squared(), |x| x.clone());
    let report = wrong.at(&dvector![1.0, 2.0, 3.0]).unwrap_err().to_string();
    assert!(report.contains("&dvector![1.0, 2.0, 3.0]"), "{report}");
}
