//! The exponential and the logarithm of rotations, and the functions that use them, compared with closed forms up to
//! the second derivative: at the identity, at half a turn and between.

use std::f64::consts::PI;

use gradual::matrix::{self, Constant, Number, quaternion, so3};
use gradual::{Dual, Taylor, derivative};
use nalgebra::{Matrix3, Quaternion, Rotation3, UnitQuaternion, Vector3, vector};

/// Vectors of these lengths, in general directions and along the axes.
fn vectors() -> impl Iterator<Item = Vector3<f64>> {
    let directions = [vector![0.48, -0.6, 0.64], vector![1.0, 0.0, 0.0], vector![0.0, 0.6, -0.8]];
    let lengths = [0.0, 1e-200, 1e-9, 1e-3, 0.5, 0.999_999, 1.0, 1.000_001, 2.0, 3.0, PI - 1e-3, PI - 1e-9];
    directions.into_iter().flat_map(move |direction| lengths.map(|length| direction * length))
}

/// The matrix exponential of `[v]x`, which is right at every point.
fn by_series<T: Number>(v: Vector3<T>) -> Matrix3<T> {
    v.cross_matrix().exp()
}

fn nested(v: Vector3<f64>, along: Vector3<f64>) -> Vector3<Dual<Dual<f64>>> {
    v.zip_map(&along, |v, e| Dual::new(Dual::new(v, e), Dual::constant(e)))
}

#[track_caller]
fn assert_close(what: &str, found: f64, wanted: f64, bound: f64) {
    let error = (found - wanted).abs() / wanted.abs().max(1.0);
    assert!(error <= bound, "{what}: {found:e} instead of {wanted:e}");
}

#[test]
fn the_exponential_is_that_of_the_matrix_to_the_second_derivative() {
    for v in vectors() {
        for along in [Vector3::x(), vector![0.3, -0.5, 0.8]] {
            let (found, wanted) = (so3::exp(nested(v, along)).into_inner(), by_series(nested(v, along)));
            for (found, wanted) in found.iter().zip(&wanted) {
                assert_close("value", found.value.value, wanted.value.value, 1e-14);
                assert_close("first derivative", found.tangent.value, wanted.tangent.value, 1e-14);
                assert_close("second derivative", found.tangent.tangent, wanted.tangent.tangent, 1e-13);
            }
        }
    }
}

#[test]
fn the_logarithm_is_the_inverse_to_the_second_derivative() {
    for v in vectors() {
        for along in [Vector3::x(), vector![0.3, -0.5, 0.8]] {
            let v = nested(v, along);
            for found in [quaternion::log(&quaternion::exp(v)), so3::log(&so3::exp(v))] {
                for (found, wanted) in found.iter().zip(&v) {
                    assert_close("value", found.value.value, wanted.value.value, 1e-14);
                    assert_close("first derivative", found.tangent.value, wanted.tangent.value, 1e-13);
                    assert_close("second derivative", found.tangent.tangent, 0.0, 1e-12);
                }
            }
        }
    }
}

#[test]
fn the_logarithm_of_half_a_turn_is_of_length_pi() {
    for axis in [Vector3::x(), Vector3::y(), Vector3::z(), vector![0.6, 0.0, -0.8]] {
        let half_turn = UnitQuaternion::from_axis_angle(&nalgebra::Unit::new_normalize(axis), PI);
        assert_close("length", quaternion::log(&half_turn).norm(), PI, 1e-15);
        assert_close("length", so3::log(&half_turn.to_rotation_matrix()).norm(), PI, 1e-15);
        // nalgebra's own has no axis there
        let plain = half_turn.to_rotation_matrix().scaled_axis();
        assert!(plain.norm() < 1e-9 || (plain.norm() - PI).abs() < 1e-6);
    }
}

#[test]
fn a_quaternion_and_its_negative_are_one_rotation() {
    let v = vector![0.3, -0.4, 0.5];
    let q = quaternion::exp(v);
    let negative = UnitQuaternion::new_unchecked(-q.into_inner());
    assert!((quaternion::log(&negative) - v).norm() < 1e-15);
}

#[test]
fn values_are_those_of_nalgebra_up_to_rounding() {
    for v in vectors() {
        let q = UnitQuaternion::from_scaled_axis(v);
        assert!((quaternion::exp(v).coords - q.coords).norm() < 2e-16 * 4.0);
        assert!((quaternion::log(&q) - q.scaled_axis()).norm() < 1e-14);
        let (a, b) = (UnitQuaternion::from_euler_angles(0.3, 1.0, -2.0), q);
        assert!(quaternion::slerp(&a, &b, 0.3).angle_to(&a.slerp(&b, 0.3)) < 1e-7);
        let (from, to) = (vector![0.3, -0.4, 0.5], q * vector![1.0, 2.0, -0.5]);
        let turn = quaternion::rotation_between(&from, &to).expect("not opposite");
        assert!((turn * from.normalize() - to.normalize()).norm() < 1e-15);
    }
}

#[test]
fn slerp_is_the_curve_of_constant_speed() {
    // a exp(t v) is its own interpolation: the derivative in v is t at v = 0, and that in t is v
    for v in [Vector3::zeros(), vector![1e-9, 0.0, 0.0], vector![0.3, -0.4, 0.5], vector![0.0, 3.0, 0.5]] {
        let a = quaternion::exp(vector![0.5, 1.0, -0.3]);
        let (_, j) = matrix::jacobian(
            |x| {
                let a = a.cast();
                let at = quaternion::slerp(&a, &(a * quaternion::exp(x)), 0.25.into());
                quaternion::log(&(a.inverse() * at))
            },
            v,
        );
        assert!((j - Matrix3::identity() * 0.25).norm() < 1e-14, "{v}{j}");
        let along = |t| quaternion::slerp(&a.cast(), &(a.cast() * quaternion::exp(v.constant())), t);
        let (_, speed) =
            derivative(|t| quaternion::log(&(a.cast().inverse() * along(t))).dot(&v.constant()), 0.25);
        assert_close("speed", speed, v.norm_squared(), 1e-14);
    }
}

#[test]
fn there_is_no_shortest_rotation_between_opposite_vectors_or_from_zero() {
    let x = Vector3::<f64>::x();
    assert!(quaternion::rotation_between(&x, &-x).is_none());
    assert!(quaternion::rotation_between(&x, &Vector3::zeros()).is_none());
    assert!(quaternion::rotation_between(&Vector3::zeros(), &x).is_none());
    assert!(so3::rotation_between(&x, &-x).is_none());
    let nearly = quaternion::rotation_between(&x, &vector![-1.0, 1e-6, 0.0]).expect("not opposite");
    assert!((nearly * x - vector![-1.0, 1e-6, 0.0].normalize()).norm() < 1e-15);
}

#[test]
fn the_shortest_rotation_does_not_depend_on_lengths() {
    let quarter = UnitQuaternion::from_axis_angle(&Vector3::z_axis(), PI / 2.0);
    for from in [5e-324, 1e-200, 1e-160, 1.0, 1e160, 1e200, f64::MAX] {
        for to in [5e-324, 1e-200, 1.0, 1e200, f64::MAX] {
            let turn = quaternion::rotation_between(&vector![from, 0.0, 0.0], &vector![0.0, to, 0.0]);
            assert!((turn.expect("not opposite").coords - quarter.coords).norm() < 1e-15, "{from:e}, {to:e}");
            assert!(
                quaternion::rotation_between(&vector![from, 0.0, 0.0], &vector![-to, 0.0, 0.0]).is_none()
            );
        }
    }
    // the angle from (s, s, 0) to (s, s + t, 0) begins to grow by 1 / (2 s)
    for scale in [1e-200, 1e200] {
        let turned = |t| {
            let (s, zero) = (t * 0.0 + scale, t * 0.0);
            quaternion::log(&so3_between(vector![s, s, zero], vector![s, s + t, zero])).z
        };
        assert_close("slope", derivative(turned, 0.0).1 * scale, 0.5, 1e-15);
    }
    let nan = quaternion::rotation_between(&vector![f64::NAN, 1.0, 0.0], &Vector3::x());
    assert!(nan.expect("neither 0 nor opposite").coords.iter().all(|x| x.is_nan()));
}

/// The shortest rotation, by way of its matrix.
fn so3_between<T: Number>(a: Vector3<T>, b: Vector3<T>) -> UnitQuaternion<T> {
    UnitQuaternion::from_rotation_matrix(&so3::rotation_between(&a, &b).expect("not opposite"))
}

/// The coefficient of `s^k` in `cos(sqrt(x + s))` for a = 0, and in `sin(sqrt(x + s)) / sqrt(x + s)` for a = 1:
/// the sum over n of `(-1)^n C(n, k) x^(n - k) / (2 n + a)!`
fn even_coefficient(a: usize, k: usize, x: f64) -> f64 {
    let term = |n: usize| {
        let inverse_factorial: f64 = (1..=2 * n + a).map(|i| 1.0 / i as f64).product();
        let binomial: f64 = (1..=k).map(|i| (n - k + i) as f64 / i as f64).product();
        (-1.0_f64).powi(n as i32) * binomial * inverse_factorial * x.powi((n - k) as i32)
    };
    (k..k + 25).rev().map(term).sum()
}

#[test]
fn the_exponential_is_accurate_in_the_derivatives_of_high_order() {
    const K: usize = 24;
    let t = Taylor::<f64, K>::variable(0.0);
    // across v: |v|^2 / 4 = length^2 / 4 + s with s = t^2 / 4
    for length in [0.0, 1e-9, 0.1, 0.5, 0.99, 1.01, 2.0, 3.0, PI, 4.0] {
        let q = quaternion::exp(vector![Taylor::constant(length), t, Taylor::constant(0.0)]);
        for k in 0..=K / 2 {
            let at = |a| even_coefficient(a, k, length * length / 4.0) / 4.0_f64.powi(k as i32);
            for (found, wanted) in [(q.w, at(0)), (q.i * 2.0, length * at(1))] {
                let error = (found.coefficient(2 * k) - wanted).abs();
                let size = if length > PI { 1.0 } else { wanted.abs() };
                // cos(pi / 2) is 0 up to rounding.
                let bound = if k == 0 { 1e-15 } else { 1e-14 * size };
                assert!(error <= bound, "|v| = {length}, order {}: {wanted:e} off by {error:e}", 2 * k);
            }
        }
    }
}

#[test]
fn the_logarithm_is_the_inverse_in_the_derivatives_of_high_order() {
    const K: usize = 24;
    let t = Taylor::<f64, K>::variable(0.0);
    for length in [0.0, 1e-9, 0.1, 0.5, 0.99, 1.01, 2.0, 3.0] {
        for along in [Vector3::x(), vector![0.0, 0.6, -0.8]] {
            let v = along.map(|x| t * x) + vector![length, 0.0, 0.0].map(Taylor::constant);
            let back = quaternion::log(&quaternion::exp(v));
            let error = |k: usize| {
                let errors = back.zip_map(&v, |back, v| (back.coefficient(k) - v.coefficient(k)).abs());
                errors.max()
            };
            for k in 0..=K {
                let bound = 2e-15 / 2.0_f64.powi(k as i32);
                assert!(error(k) <= bound, "|v| = {length}, order {k}: off by {:e}", error(k));
            }
        }
    }
}

/// With the tangent 1 + t of a quarter of the angle: 4 atan(1 + t), whose coefficients are
/// `-4 (-1)^k 2^(-k/2) sin(k pi / 4) / k`.
#[test]
fn the_logarithm_is_accurate_in_the_derivatives_of_high_order() {
    let tangent = Taylor::<f64, 96>::variable(1.0);
    let (scale, zero) = ((tangent * tangent + 1.0).recip(), Taylor::constant(0.0));
    let q = Quaternion::new((1.0 - tangent * tangent) * scale, tangent * scale * 2.0, zero, zero);
    let angle = quaternion::log(&UnitQuaternion::new_unchecked(q)).x;
    assert_close("angle", angle.coefficient(0), PI, 1e-15);
    for k in 1..=96 {
        let size = 4.0 * 0.5_f64.sqrt().powi(k) / f64::from(k);
        let wanted = -size * (-1.0_f64).powi(k) * (f64::from(k) * PI / 4.0).sin();
        let error = (angle.coefficient(k as usize) - wanted).abs() / size;
        assert!(error < 1e-12, "order {k}: off by {error:e}");
    }
}

#[test]
fn single_precision_and_arguments_that_are_not_finite_cause_no_panic() {
    let v = vector![0.3_f32, -0.4, 0.5].map(Dual::variable);
    let back = so3::log(&so3::exp(v));
    assert!(
        back.iter().zip(&v).all(|(x, y)| (x.value - y.value).abs() < 1e-6 && (x.tangent - 1.0).abs() < 1e-5)
    );
    let q = quaternion::exp(vector![f64::NAN, 0.0, f64::INFINITY]);
    assert!(q.coords.iter().any(|x| x.is_nan()));
    assert!(quaternion::log(&q).iter().any(|x| x.is_nan()));
    assert!(
        so3::log(&Rotation3::from_matrix_unchecked(Matrix3::repeat(f64::NAN))).iter().all(|x| x.is_nan())
    );
}
