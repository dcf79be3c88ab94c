//! Published crates that are generic over `num_traits` take dual numbers as they stand. (`tests/existing_code` tests
//! `num_complex`.)

#[path = "../existing_code/on_all_types.rs"]
mod on_all_types;

use std::fmt::Debug;

use compensated_summation::KahanBabuskaNeumaier;
use enterpolation::{Signal, bezier::Bezier, bspline::BSpline, linear::Linear};
use gradual::gradient;
use interp::{InterpMode, interp};
use ndarray::{Array1, Array2, LinalgScalar, array};
use num_quaternion::UnitQuaternion;
use num_traits::real::Real;
use num_traits::{Float, FromPrimitive, Num};

use crate::on_all_types::{Expected, on_all_types};

fn number<T: FromPrimitive>(x: f64) -> T {
    T::from_f64(x).unwrap()
}

// ndarray

/// The entry (0, 1) of the third power of [[x, 1], [2, y]].
fn entry_of_cube<T: LinalgScalar>([x, y]: [T; 2]) -> T {
    let a = array![[x, T::one()], [T::one() + T::one(), y]];
    a.dot(&a).dot(&a)[[0, 1]]
}

#[test]
fn ndarray_products_of_matrices_carry_the_derivative_in_an_entry() {
    // x^2 + x y + y^2 + 2
    let (x, y) = (1.5, -0.25);
    let expected = Expected {
        value: x * x + x * y + y * y + 2.0,
        gradient: [2.0 * x + y, x + 2.0 * y],
        hessian: [[2.0, 1.0], [1.0, 2.0]],
    };
    on_all_types!(entry_of_cube).check([x, y], &expected);
}

/// The sum over rows and columns, of arrays made by `mapv` and by operators between whole arrays.
fn sum_of_arrays<T: Float + LinalgScalar>([x, y]: [T; 2]) -> T {
    let a: Array2<T> = array![[x, y], [x * y, T::one()]];
    let b = a.mapv(T::exp) + &a * &a.t();
    b.row(0).sum() + b.column(1).dot(&array![T::one(), T::zero()])
}

#[test]
fn ndarray_maps_sums_and_elementwise_products_carry_the_derivatives() {
    // e^x + x^2 + 2 (e^y + x y^2): `t` transposes, so that the products off the diagonal are y x y.
    let (x, y) = (0.5_f64, 1.25_f64);
    let expected = Expected {
        value: x.exp() + x * x + 2.0 * (y.exp() + x * y * y),
        gradient: [x.exp() + 2.0 * x + 2.0 * y * y, 2.0 * y.exp() + 4.0 * x * y],
        hessian: [[x.exp() + 2.0, 4.0 * y], [4.0 * y, 2.0 * y.exp() + 4.0 * x]],
    };
    on_all_types!(sum_of_arrays).check([x, y], &expected);
}

/// The variance of a sample.
fn variance<T: Float + FromPrimitive>([x, y]: [T; 2]) -> T {
    array![x, y, number(3.0)].var(T::one())
}

#[test]
fn ndarray_variance_carries_the_derivative_in_each_sample() {
    let (x, y) = (1.0, 5.5);
    let mean = (x + y + 3.0) / 3.0;
    let expected = Expected {
        value: ((x - mean) * (x - mean) + (y - mean) * (y - mean) + (3.0 - mean) * (3.0 - mean)) / 2.0,
        gradient: [x - mean, y - mean],
        hessian: [[2.0 / 3.0, -1.0 / 3.0], [-1.0 / 3.0, 2.0 / 3.0]],
    };
    on_all_types!(variance).check([x, y], &expected);
}

#[test]
fn ndarray_takes_plain_floats_and_plain_arrays_on_the_right() {
    let weights = array![3.0, -4.0];
    let f = |x: [_; 2]| (Array1::from(x.to_vec()) * 2.0 * &weights - 1.0).sum();
    assert_eq!(gradient(f, [5.0, 6.0]), (-20.0, [6.0, -8.0]));
}

// enterpolation

/// The quadratic Bezier curve with the control values 0, c, 3.
fn bezier<T: Real + FromPrimitive + Default + Debug>([c, t]: [T; 2]) -> T {
    let curve = Bezier::builder()
        .elements([T::zero(), c, number(3.0)])
        .normalized::<T>()
        .constant()
        .build()
        .expect("a curve with three control values");
    curve.eval(t)
}

#[test]
fn an_enterpolation_bezier_curve_carries_the_derivatives_in_a_control_value_and_in_time() {
    // 2 t (1 - t) c + 3 t^2
    let (c, t) = (1.5, 0.3);
    let mixed = 2.0 - 4.0 * t;
    let expected = Expected {
        value: 2.0 * t * (1.0 - t) * c + 3.0 * t * t,
        gradient: [2.0 * t * (1.0 - t), mixed * c + 6.0 * t],
        hessian: [[0.0, mixed], [mixed, 6.0 - 4.0 * c]],
    };
    on_all_types!(bezier).check([c, t], &expected);
}

/// The clamped quadratic B-spline with the control values 0, c, 3, 5.
fn b_spline<T: Real + FromPrimitive + Default + Debug>([c, t]: [T; 2]) -> T {
    let curve = BSpline::builder()
        .clamped()
        .elements([T::zero(), c, number(3.0), number(5.0)])
        .equidistant::<T>()
        .degree(2)
        .normalized()
        .constant::<3>()
        .build()
        .expect("a spline with four control values");
    curve.eval(t)
}

#[test]
fn an_enterpolation_b_spline_carries_the_derivatives_in_a_control_value_and_in_time() {
    // (2 u - 3 u^2 / 2) c + 3 u^2 / 2 with u = 2 t, in the first of its two pieces
    let (c, t) = (1.5, 0.3);
    let u = 2.0 * t;
    let mixed = 4.0 - 6.0 * u;
    let expected = Expected {
        value: (2.0 * u - 1.5 * u * u) * c + 1.5 * u * u,
        gradient: [2.0 * u - 1.5 * u * u, mixed * c + 6.0 * u],
        hessian: [[0.0, mixed], [mixed, 12.0 - 12.0 * c]],
    };
    on_all_types!(b_spline).check([c, t], &expected);
}

#[test]
fn enterpolation_takes_dual_values_at_plain_knots() {
    let height = |elements: [_; 3]| {
        let line = Linear::builder().elements(elements).knots([0.0, 1.0, 4.0]).build().unwrap();
        line.eval(2.5)
    };
    assert_eq!(gradient(height, [7.0, 2.0, 6.0]), (4.0, [0.0, 0.5, 0.5]));
}

// interp

/// Linear interpolation through (0, 1), (1, c), (3, 9).
fn line<T: Num + PartialOrd + Copy + FromPrimitive>([c, x]: [T; 2]) -> T {
    let (xs, ys) = ([T::zero(), T::one(), number(3.0)], [T::one(), c, number(9.0)]);
    interp(&xs, &ys, x, &InterpMode::Extrapolate)
}

#[test]
fn interp_carries_the_derivatives_in_a_sample_and_in_the_argument() {
    // c + (9 - c) (x - 1) / 2
    let (c, x) = (4.0, 1.5);
    let expected = Expected { value: 5.25, gradient: [0.75, 2.5], hessian: [[0.0, -0.5], [-0.5, 0.0]] };
    on_all_types!(line).check([c, x], &expected);
}

// num_quaternion

/// The x of (r, 0, 0), turned about the z axis.
fn turned<T: Float>([r, angle]: [T; 2]) -> T {
    let zero = T::zero();
    let turn = UnitQuaternion::from_rotation_vector(&[zero, zero, angle]);
    turn.rotate_vector([r, zero, zero])[0]
}

/// The y of (1, 0, 0), turned about the z axis by a part of the angle.
fn partly_turned<T: Float>([part, angle]: [T; 2]) -> T {
    let (zero, one) = (T::zero(), T::one());
    let turn = UnitQuaternion::one().slerp(&UnitQuaternion::from_euler_angles(zero, zero, angle), part);
    turn.rotate_vector([one, zero, zero])[1]
}

#[test]
fn num_quaternion_rotations_and_their_interpolation_carry_the_derivatives_in_the_angle() {
    let (r, angle) = (2.0_f64, 0.7_f64);
    let (sin, cos) = angle.sin_cos();
    let expected =
        Expected { value: r * cos, gradient: [cos, -r * sin], hessian: [[0.0, -sin], [-sin, -r * cos]] };
    on_all_types!(turned).check([r, angle], &expected);

    let part = 0.6;
    let (sin, cos) = (part * angle).sin_cos();
    let mixed = cos - part * angle * sin;
    let expected = Expected {
        value: sin,
        gradient: [angle * cos, part * cos],
        hessian: [[-angle * angle * sin, mixed], [mixed, -part * part * sin]],
    };
    on_all_types!(partly_turned).check([part, angle], &expected);
}

// compensated_summation

/// 1e16 x^2 + x y - 1e16 x^2
fn terms<T: Float>([x, y]: [T; 2]) -> [T; 3] {
    let large = T::from(1e16).unwrap() * x * x;
    [large, x * y, -large]
}

fn compensated_sum<T: Float>(x: [T; 2]) -> T {
    terms(x).into_iter().sum::<KahanBabuskaNeumaier<T>>().total()
}

#[test]
fn compensated_summation_keeps_the_partials_that_a_plain_sum_rounds_away() {
    let (x, y) = (1.0, 0.75);
    let expected = Expected { value: 0.75, gradient: [0.75, 1.0], hessian: [[0.0, 1.0], [1.0, 0.0]] };
    on_all_types!(compensated_sum).check([x, y], &expected);
    let (_, [plain, _]) = gradient(|x| terms(x).iter().sum(), [x, y]);
    assert_ne!(plain, 0.75);
}
