//! Operations on vectors, rotations and transformations of three numbers, at points where nalgebra branches on a value
//! and at others, compared with finite differences of high order on plain floats.

use gradual::matrix::{Number, quaternion, so3};
use gradual::{Dual, DualVec};
use nalgebra::{
    Isometry2, Isometry3, Matrix2, Matrix3, Matrix4, Orthographic3, Perspective3, Point3, Projective3,
    Quaternion, Reflection, Rotation2, Rotation3, SVector, Scale3, Similarity3, Translation3, Unit,
    UnitComplex, UnitDualQuaternion, UnitQuaternion, Vector2, Vector3, Vector4, vector,
};

use crate::guide::{Outcome, assert_table};

type Nested = Dual<Dual<f64>>;
type Function<T> = fn(Vector3<T>) -> Vec<T>;

struct Row {
    name: &'static str,
    plain: Function<f64>,
    dual: Function<Dual<f64>>,
    vec: Function<DualVec<f64, 3>>,
    nested: Function<Nested>,
}

macro_rules! rows {
    ($($name:literal: |$x:ident| $body:expr;)*) => {
        vec![$({
            fn f<T: Number>($x: Vector3<T>) -> Vec<T> {
                $body
            }
            Row { name: $name, plain: f, dual: f, vec: f, nested: f }
        }),*]
    };
}

/// A constant of the type.
fn c<T: Number>(x: f64) -> T {
    nalgebra::convert(x)
}

fn v3<T: Number>(x: f64, y: f64, z: f64) -> Vector3<T> {
    Vector3::new(c(x), c(y), c(z))
}

fn all<T: Copy>(m: impl AsRef<[T]>) -> Vec<T> {
    m.as_ref().to_vec()
}

/// A unit quaternion near the identity.
fn unit<T: Number>(x: Vector3<T>) -> UnitQuaternion<T> {
    UnitQuaternion::new_normalize(Quaternion::from_parts(T::one(), x))
}

fn parts<T: Number>(q: UnitQuaternion<T>) -> Vec<T> {
    all(q.coords.as_slice())
}

fn rotation<T: Number>(r: Rotation3<T>) -> Vec<T> {
    all(r.matrix().as_slice())
}

fn complex<T: Number>(z: UnitComplex<T>) -> Vec<T> {
    vec![z.re, z.im]
}

fn isometry<T: Number>(x: Vector3<T>) -> Isometry3<T> {
    Isometry3::from_parts(Translation3::from(x), unit(x))
}

/// The entries of any matrix that is held in an array.
fn entries<T: Number, const R: usize, const C: usize>(m: nalgebra::SMatrix<T, R, C>) -> Vec<T> {
    all(m.as_slice())
}

fn rows() -> Vec<Row> {
    rows! {
        "`UnitQuaternion::from_scaled_axis`": |x| parts(UnitQuaternion::from_scaled_axis(x));
        "`Rotation3::from_scaled_axis`": |x| rotation(Rotation3::from_scaled_axis(x));
        "`Rotation3::from_axis_angle`, in the angle": |x| rotation(Rotation3::from_axis_angle(&Unit::new_normalize(v3(1.0, 2.0, 3.0)), x[0]));
        "`UnitQuaternion::from_axis_angle`": |x| parts(UnitQuaternion::from_axis_angle(&Unit::new_normalize(Vector3::new(c(1.0), c(2.0), x[1])), x[0]));
        "`UnitQuaternion::from_euler_angles`": |x| parts(UnitQuaternion::from_euler_angles(x[0], x[1], x[2]));
        "`Rotation3::from_euler_angles`": |x| rotation(Rotation3::from_euler_angles(x[0], x[1], x[2]));
        "`Isometry3::new`, `Similarity3::new`": |x| entries(Similarity3::from_isometry(Isometry3::new(x, x), x[0] + T::one()).to_homogeneous());
        "`Matrix4::new_rotation`, `from_scaled_axis`": |x| entries(Matrix4::new_rotation(x));
        "`UnitQuaternion::scaled_axis`, `ln`": |x| [unit(x).scaled_axis(), unit(x).ln().imag()].iter().flat_map(|v| all(v.as_slice())).collect();
        "`Rotation3::scaled_axis`": |x| all(unit(x).to_rotation_matrix().scaled_axis().as_slice());
        "`angle`, `angle_to`": |x| vec![unit(x).angle(), unit(x).angle_to(&UnitQuaternion::identity())];
        "`Rotation3::angle`": |x| vec![unit(x).to_rotation_matrix().angle()];
        "`axis`": |x| unit(x).axis().map_or(vec![], |axis| all(axis.as_slice()));
        "`UnitQuaternion::euler_angles`": |x| { let (r, p, y) = unit(x).euler_angles(); vec![r, p, y] };
        "`UnitQuaternion::powf`": |x| parts(unit(x).powf(c(0.3)));
        "`Rotation3::powf`": |x| rotation(unit(x).to_rotation_matrix().powf(c(0.3)));
        "`UnitQuaternion::slerp`": |x| parts(unit(x).slerp(&UnitQuaternion::identity(), c(0.3)));
        "`Rotation3::slerp`": |x| rotation(unit(x).to_rotation_matrix().slerp(&Rotation3::identity(), c(0.3)));
        "`Isometry3::lerp_slerp`": |x| entries(isometry(x).lerp_slerp(&Isometry3::identity(), c(0.3)).to_homogeneous());
        "`Unit::slerp`, `Vector::slerp`": |x| all(Vector3::new(T::one(), x[0], x[1]).slerp(&Vector3::x(), c(0.3)).as_slice());
        "`UnitQuaternion::nlerp`": |x| parts(unit(x).nlerp(&UnitQuaternion::identity(), c(0.3)));
        "`UnitQuaternion::rotation_between`": |x| parts(UnitQuaternion::rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::x()).expect("not opposite"));
        "`Rotation3::rotation_between`": |x| rotation(Rotation3::rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::x()).expect("not opposite"));
        "`scaled_rotation_between`": |x| parts(UnitQuaternion::scaled_rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::x(), c(0.3)).expect("not opposite"));
        "`UnitQuaternion::from_matrix`": |x| parts(UnitQuaternion::from_matrix(unit(x).to_rotation_matrix().matrix()));
        "`Rotation3::from_matrix`, `renormalize`": |x| { let mut r = unit(x).to_rotation_matrix(); r.renormalize(); [rotation(r), rotation(Rotation3::from_matrix(r.matrix()))].concat() };
        "`UnitQuaternion::mean_of`": |x| { let q = UnitQuaternion::mean_of([unit(x), UnitQuaternion::identity()]); entries((q.to_rotation_matrix()).into_inner()) };
        "`UnitQuaternion` from `Rotation3` and back": |x| parts(UnitQuaternion::from_rotation_matrix(&unit(x).to_rotation_matrix()));
        "`from_rotation_matrix` at half a turn": |x| parts(UnitQuaternion::from_rotation_matrix(&UnitQuaternion::new_normalize(Quaternion::new(x[0], T::one(), x[1], x[2])).to_rotation_matrix()));
        "`face_towards`, `look_at_rh`": |x| { let (eye, up) = (Vector3::new(x[0], x[1], c(2.0)), Vector3::new(x[2], c(1.0), T::zero())); [parts(UnitQuaternion::face_towards(&eye, &up)), rotation(Rotation3::look_at_rh(&eye, &up)), entries(Isometry3::look_at_rh(&Point3::from(eye), &Point3::origin(), &up).to_homogeneous())].concat() };
        "`Quaternion::exp`": |x| entries(Quaternion::from_imag(x).exp().coords);
        "`Quaternion::ln`, `powf`, `sqrt`": |x| { let q = Quaternion::from_parts(c(2.0), x); [q.ln(), q.powf(c(0.3)), q.sqrt()].iter().flat_map(|q| all(q.coords.as_slice())).collect() };
        "`Quaternion::sin`, `cos`": |x| [Quaternion::from_parts(c(0.5), x).sin(), Quaternion::from_parts(c(0.5), x).cos()].iter().flat_map(|q| all(q.coords.as_slice())).collect();
        "`Quaternion::tan`": |x| entries(Quaternion::from_parts(c(0.5), x).tan().coords);
        "`Quaternion::sinh`, `cosh`, `tanh`": |x| { let q = Quaternion::from_parts(c(0.5), x); [q.sinh(), q.cosh(), q.tanh()].iter().flat_map(|q| all(q.coords.as_slice())).collect() };
        "`Quaternion::asin` to `atanh`": |x| { let q = Quaternion::from_parts(c(0.5), x); [q.asin(), q.acos(), q.asinh(), q.acosh(), q.atanh()].iter().flat_map(|q| all(q.coords.as_slice())).collect() };
        "`Quaternion::try_inverse`, `left_div`, `project`": |x| { let (q, p) = (Quaternion::from_parts(c(0.5), x), Quaternion::new(c(1.0), c(2.0), c(0.3), c(0.4))); let some = |q: Option<Quaternion<T>>| q.expect("not 0"); [some(q.try_inverse()), some(q.left_div(&p)), some(p.right_div(&q)), some(q.project(&p)), some(q.reject(&p)), q.inner(&p), q.outer(&p)].iter().flat_map(|q| all(q.coords.as_slice())).collect() };
        "`Quaternion::polar_decomposition`": |x| { let (norm, half_angle, _) = Quaternion::from_parts(c(2.0), x).polar_decomposition(); vec![norm, half_angle] };
        "`UnitDualQuaternion::sclerp`": |x| entries(UnitDualQuaternion::from_isometry(&isometry(x)).sclerp(&UnitDualQuaternion::from_isometry(&Isometry3::translation(c(1.0), c(2.0), c(3.0))), c(0.3)).to_homogeneous());
        "`UnitDualQuaternion::nlerp`": |x| entries(UnitDualQuaternion::from_isometry(&isometry(x)).nlerp(&UnitDualQuaternion::identity(), c(0.3)).to_homogeneous());
        "`Rotation2`: `new`, `slerp`, `powf`, `angle`": |x| entries((Rotation2::new(x[0]).slerp(&Rotation2::new(x[1]), c(0.3)) * Rotation2::new(x[2]).powf(c(0.3))).into_inner());
        "`UnitComplex`: `new`, `slerp`, `powf`, `rotation_between`": |x| complex(UnitComplex::new(x[0]).slerp(&UnitComplex::new(x[1]), c(0.3)) * UnitComplex::rotation_between(&Vector2::new(c(1.0), x[2]), &Vector2::x()));
        "`UnitComplex::axis_angle`": |x| UnitComplex::new(x[0]).axis_angle().map_or(vec![], |(_, angle)| vec![angle]);
        "`Rotation2::from_matrix`, `UnitComplex::from_matrix`": |x| entries(Rotation2::from_matrix(&Matrix2::new(T::one(), -x[0], x[0], T::one() + x[1])).into_inner());
        "`Isometry3`: product, inverse, on points": |x| all((isometry(x).inverse() * isometry(x.yzx()) * Point3::new(c::<T>(1.0), c(2.0), c(3.0))).coords.as_slice());
        "`Isometry2`": |x| entries(Isometry2::new(Vector2::new(x[0], x[1]), x[2]).inverse().to_homogeneous());
        "`Similarity3`: product, inverse": |x| entries(Similarity3::from_isometry(isometry(x), T::one() + x[1]).inverse().to_homogeneous());
        "`Scale3`, `Translation3`": |x| all((Scale3::new(T::one() + x[0], x[1], x[2]) * Point3::from(x)).coords.as_slice());
        "`Projective3`: inverse, on points": |x| { let mut m = isometry(x).to_homogeneous(); m[(3, 0)] = x[2]; all((Projective3::from_matrix_unchecked(m).inverse() * Point3::new(c::<T>(1.0), c(2.0), c(3.0))).coords.as_slice()) };
        "`Perspective3`": |x| { let p = Perspective3::new(T::one() + x[0], T::one() + x[1], c(0.1), c::<T>(10.0) + x[2]); [all(p.as_matrix().as_slice()), all(p.project_point(&Point3::new(x[0], x[1], x[2] - T::one())).coords.as_slice()), all(p.unproject_point(&Point3::from(x * c::<T>(0.1))).coords.as_slice()), vec![p.aspect(), p.fovy(), p.znear(), p.zfar()]].concat() };
        "`Orthographic3`": |x| entries(*Orthographic3::new(c(-1.0), T::one() + x[0], c(-1.0), T::one() + x[1], c(0.1), c::<T>(10.0) + x[2]).as_matrix());
        "`Reflection::reflect`": |x| { let mut m = Matrix3::from_fn(|i, j| c((i + 2 * j) as f64)); Reflection::new(Unit::new_normalize(Vector3::new(T::one(), x[0], x[1])), x[2]).reflect(&mut m); entries(m) };
        "`Reflection::reflect_rows`": |x| { let mut m = Matrix3::from_fn(|i, j| c((i + 2 * j) as f64)); Reflection::new(Unit::new_normalize(Vector3::new(T::one(), x[0], x[1])), x[2]).reflect_rows(&mut m, &mut Vector3::zeros()); entries(m) };
        "`norm`, `lp_norm`, `metric_distance`": |x| vec![x.norm(), x.lp_norm(3), x.metric_distance(&Vector3::zeros())];
        "`norm_squared`, `dot`, `cross`, `sum`, `variance`": |x| [all(x.cross(&x.yzx()).as_slice()), vec![x.norm_squared(), x.sum(), x.variance()]].concat();
        "`normalize` away from 0": |x| all((x + Vector3::x()).normalize().as_slice());
        "`try_normalize`": |x| x.try_normalize(T::zero()).map_or(vec![], |unit| all(unit.as_slice()));
        "`set_magnitude` away from 0, `cap_magnitude`": |x| { let mut v = x + Vector3::x(); v.set_magnitude(c(2.0)); [v, x.cap_magnitude(c(2.0))].iter().flat_map(|v| all(v.as_slice())).collect() };
        "`Vector::angle` of parallel vectors": |x| vec![Vector3::new(T::one(), x[0], x[1]).angle(&Vector3::x())];
        "`Vector::angle` otherwise": |x| vec![Vector3::new(T::one(), x[0], x[1]).angle(&Vector3::new(x[2], c(1.0), c(0.5)))];
        "`orthonormalize`": |x| { let mut v = [Vector3::new(T::one(), x[0], x[1]), Vector3::new(x[2], T::one(), T::zero())]; let _ = Vector3::orthonormalize(&mut v); v.iter().flat_map(|v| all(v.as_slice())).collect() };
        "`axpy`, `gemv`, `gemm`, `ger`, ... : a factor b that is 0": |x| { let mut y = v3::<T>(1.0, 2.0, 3.0); y.axpy(T::one(), &x, x[0]); all(y.as_slice()) };
        "the same: a factor a that is 0": |x| { let mut y = v3::<T>(1.0, 2.0, 3.0); y.gemv(x[0], &Matrix3::identity(), &v3(1.0, 2.0, 3.0), x[1] + T::one()); all(y.as_slice()) };
        "`solve_upper_triangular` and its like": |x| { let m = Matrix3::new(c(2.0), x[0], x[1], T::zero(), T::one(), x[2], T::zero(), T::zero(), c(3.0)); all(m.solve_upper_triangular(&x).expect("regular").as_slice()) };
        "`pow`": |x| entries(Matrix3::from_columns(&[x, x.yzx(), x.zxy()]).pow(3));
        "`exp` of a matrix": |x| entries(x.cross_matrix().exp());
        "`rank_one_update`, `insert_column` of Cholesky": |x| { let mut ch = Matrix3::from_diagonal(&v3(1.0, 2.0, 3.0)).cholesky().expect("positive"); ch.rank_one_update(&x, T::one()); let ch = ch.insert_column(1, Vector4::new(x[0], c(5.0), x[1], x[2])); entries(ch.l()) };
        "`balance_parlett_reinsch`": |x| { let mut m = Matrix3::new(c(1.0), x[0], c(30.0), c(0.01), c(2.0), x[1], c(1.0), x[2], c(3.0)); let d = nalgebra::linalg::balancing::balance_parlett_reinsch(&mut m); nalgebra::linalg::balancing::unbalance(&mut m, &d); entries(m) };
        "`gradual::matrix::quaternion::exp`": |x| parts(quaternion::exp(x));
        "`gradual::matrix::quaternion::log`": |x| all(quaternion::log(&unit(x)).as_slice());
        "`gradual::matrix::quaternion::slerp`": |x| parts(quaternion::slerp(&unit(x), &UnitQuaternion::identity(), c(0.3)));
        "`gradual::matrix::quaternion::rotation_between`": |x| parts(quaternion::rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::x()).expect("not opposite"));
        "`gradual::matrix::so3::exp`": |x| rotation(so3::exp(x));
        "`gradual::matrix::so3::log`": |x| all(so3::log(&unit(x).to_rotation_matrix()).as_slice());
        "`gradual::matrix::so3::slerp`": |x| rotation(so3::slerp(&unit(x).to_rotation_matrix(), &Rotation3::identity(), c(0.3)));
        "`gradual::matrix::so3::rotation_between`": |x| rotation(so3::rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::x()).expect("not opposite"));
    }
}

/// Finite differences for the first and the second derivative: centred ones of the 8th order, and one-sided ones of the
/// 6th order.
const FIRST: [f64; 4] = [4.0 / 5.0, -1.0 / 5.0, 4.0 / 105.0, -1.0 / 280.0];
const SECOND: [f64; 5] = [-205.0 / 72.0, 8.0 / 5.0, -1.0 / 5.0, 8.0 / 315.0, -1.0 / 560.0];
const ONE_SIDED: [f64; 7] = [-49.0 / 20.0, 6.0, -15.0 / 2.0, 20.0 / 3.0, -15.0 / 4.0, 6.0 / 5.0, -1.0 / 6.0];
const STEP: f64 = 1e-2;

/// The derivatives of a plain function along e, or `None` if it has none or is not defined.
fn differences(f: Function<f64>, x: Vector3<f64>, e: Vector3<f64>) -> Option<Vec<[f64; 2]>> {
    let at = |k: f64| f(x + e * (k * STEP));
    let centre = at(0.0);
    let [ahead, behind] =
        [1.0, -1.0].map(|side| (1..=6).map(|k| at(side * f64::from(k))).collect::<Vec<_>>());
    if centre.is_empty() || centre.iter().any(|value| value.is_nan()) {
        return None;
    }
    let derivatives = (0..centre.len()).map(|i| {
        let side = |values: &[Vec<f64>]| {
            let sum: f64 = (1..7).map(|k| ONE_SIDED[k] * values[k - 1][i]).sum();
            (ONE_SIDED[0] * centre[i] + sum) / STEP
        };
        let (right, left) = (side(&ahead), -side(&behind));
        let first = (0..4).map(|k| FIRST[k] * (ahead[k][i] - behind[k][i])).sum::<f64>() / STEP;
        let sum: f64 = (1..5).map(|k| SECOND[k] * (ahead[k - 1][i] + behind[k - 1][i])).sum();
        let second = (SECOND[0] * centre[i] + sum) / (STEP * STEP);
        ((right - left).abs() < 1e-3 * first.abs().max(1.0)).then_some([first, second])
    });
    derivatives.collect()
}

fn measure(row: &Row, x: Vector3<f64>) -> Outcome {
    let mut outcome = Outcome::EXACT;
    let on_vec = (row.vec)(SVector::from(DualVec::variables(x.into())));
    for k in 0..3 {
        let e: Vector3<f64> = SVector::from_fn(|i, _| f64::from(i == k));
        let Some(derivatives) = differences(row.plain, x, e) else { return Outcome::None };
        let on_dual = (row.dual)(x.zip_map(&e, Dual::new));
        let twice = x.zip_map(&e, |x, e| Dual::new(Dual::new(x, e), Dual::constant(e)));
        let on_nested = (row.nested)(twice);
        for (i, [first, second]) in derivatives.into_iter().enumerate() {
            outcome = outcome.with(on_dual[i].tangent, first);
            outcome = outcome.with(on_vec[i].partials[k], first);
            outcome = outcome.with(on_nested[i].tangent.value, first);
            // The noise of second differences is a hundred times as large as that of first differences.
            let scale = 1e-2;
            outcome = outcome.with(on_nested[i].tangent.tangent * scale, second * scale);
        }
    }
    outcome
}

#[test]
fn operations_are_as_the_guide_says() {
    let points = [vector![0.3, -0.4, 0.5], vector![1e-9, 2e-9, -1e-9], Vector3::zeros()];
    let measured: Vec<_> =
        rows().iter().map(|row| (row.name, points.map(|x| measure(row, x)).to_vec())).collect();
    assert_table("Vectors, rotations, transformations", 3, &measured);
}
