use gradual::*;
use nalgebra::*;

type D = Dual<f64>;
type DD = Dual<Dual<f64>>;

pub struct Op<const N: usize> {
    name: &'static str,
    plain: fn(SVector<f64, N>) -> Vec<f64>,
    dual: fn(SVector<D, N>) -> Vec<D>,
    nested: fn(SVector<DD, N>) -> Vec<DD>,
}

macro_rules! ops {
    ($N:literal; $($name:ident |$x:ident| $body:expr;)*) => {{
        vec![$({
            fn op<T: RealField + Copy>($x: SVector<T, $N>) -> Vec<T> { $body }
            Op::<$N> { name: stringify!($name), plain: op, dual: op, nested: op }
        }),*]
    }};
}

fn m3<T: RealField + Copy>(x: SVector<T, 9>) -> Matrix3<T> {
    Matrix3::from_column_slice(x.as_slice())
}
fn s3<T: RealField + Copy>(x: SVector<T, 9>) -> Matrix3<T> {
    let m = m3(x);
    (m + m.transpose()) * nalgebra::convert::<f64, T>(0.5)
}
fn all<T: Copy, R: Dim, C: Dim, S: RawStorage<T, R, C>>(m: &Matrix<T, R, C, S>) -> Vec<T>
where
    T: nalgebra::Scalar,
{
    m.iter().copied().collect()
}

const C8: [f64; 4] = [4.0 / 5.0, -1.0 / 5.0, 4.0 / 105.0, -1.0 / 280.0];
fn fd(f: impl Fn(f64) -> Vec<f64>, h: f64) -> Vec<f64> {
    let mut sum: Vec<f64> = vec![];
    for (k, c) in C8.iter().enumerate() {
        let k = (k + 1) as f64;
        let (p, m) = (f(k * h), f(-k * h));
        if sum.is_empty() {
            sum = vec![0.0; p.len()];
        }
        for i in 0..p.len() {
            sum[i] += c * (p[i] - m[i]) / h;
        }
    }
    sum
}
const F6: [f64; 7] = [-49.0 / 20.0, 6.0, -15.0 / 2.0, 20.0 / 3.0, -15.0 / 4.0, 6.0 / 5.0, -1.0 / 6.0];
fn one_sided(f: impl Fn(f64) -> Vec<f64>, h: f64) -> Vec<f64> {
    let mut sum: Vec<f64> = vec![];
    for (k, c) in F6.iter().enumerate() {
        let p = f(k as f64 * h);
        if sum.is_empty() {
            sum = vec![0.0; p.len()];
        }
        for i in 0..p.len() {
            sum[i] += c * p[i] / h;
        }
    }
    sum
}
fn guarded<Y>(f: impl FnOnce() -> Y) -> Option<Y> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(f)).ok()
}

fn explore<const N: usize>(ops: &[Op<N>], points: &[(&str, SVector<f64, N>)]) {
    std::panic::set_hook(Box::new(|_| {}));
    let only = std::env::var("ONLY").unwrap_or_default();
    let only: Vec<_> = only.split(",").collect();
    for op in ops {
        if !only.iter().any(|o| op.name.contains(o)) {
            continue;
        }
        for (point, x) in points {
            let Some(value) = guarded(|| (op.plain)(*x)) else {
                println!("{:24} {:12} plain panics", op.name, point);
                continue;
            };
            let mut worst = 0.0_f64;
            let mut nonsmooth = 0.0_f64;
            let mut second = 0.0_f64;
            let mut panics = false;
            let mut values = true;
            for j in 0..N {
                let e = SVector::<f64, N>::from_fn(|i, _| if i == j { 1.0 } else { 0.0 });
                let Some(d) = guarded(|| (op.dual)(x.zip_map(&e, Dual::new))) else {
                    panics = true;
                    continue;
                };
                if d.len() != value.len()
                    || !d
                        .iter()
                        .zip(&value)
                        .all(|(d, v)| d.value.to_bits() == v.to_bits() || d.value.is_nan() && v.is_nan())
                {
                    values = false;
                    continue;
                }
                let Some(a) = guarded(|| fd(|t| (op.plain)(x + e * t), 1e-3)) else {
                    panics = true;
                    continue;
                };
                let Some(b) = guarded(|| fd(|t| (op.plain)(x + e * t), 2.3e-4)) else {
                    panics = true;
                    continue;
                };
                let Some(r) = guarded(|| one_sided(|t| (op.plain)(x + e * t), 1e-3)) else {
                    panics = true;
                    continue;
                };
                let Some(l) = guarded(|| one_sided(|t| (op.plain)(x + e * t), -1e-3)) else {
                    panics = true;
                    continue;
                };
                for i in 0..d.len() {
                    let scale = 1.0 + a[i].abs();
                    let ns = (a[i] - b[i]).abs().max((l[i] - r[i]).abs()) / scale;
                    nonsmooth = nonsmooth.max(if ns.is_nan() { f64::INFINITY } else { ns });
                    if !(ns > 1e-6) {
                        let er = (d[i].tangent - a[i]).abs() / scale;
                        worst = worst.max(if er.is_nan() { f64::INFINITY } else { er });
                    }
                }
                // second, along e twice
                let tangent = |t: f64| -> Vec<f64> {
                    (op.dual)((x + e * t).zip_map(&e, Dual::new)).iter().map(|d| d.tangent).collect()
                };
                let Some(dd) = guarded(|| {
                    (op.nested)(x.zip_map(&e, |x, e| Dual::new(Dual::new(x, e), Dual::new(e, 0.0))))
                }) else {
                    panics = true;
                    continue;
                };
                let Some(a) = guarded(|| fd(tangent, 1e-3)) else {
                    panics = true;
                    continue;
                };
                let Some(b) = guarded(|| fd(tangent, 2.3e-4)) else {
                    panics = true;
                    continue;
                };
                let Some(r) = guarded(|| one_sided(tangent, 1e-3)) else {
                    panics = true;
                    continue;
                };
                let Some(l) = guarded(|| one_sided(tangent, -1e-3)) else {
                    panics = true;
                    continue;
                };
                for i in 0..dd.len() {
                    let scale = 1.0 + a[i].abs();
                    if (a[i] - b[i]).abs().max((l[i] - r[i]).abs()) / scale < 1e-6 {
                        let er = (dd[i].tangent.tangent - a[i]).abs() / scale;
                        second = second.max(if er.is_nan() { f64::INFINITY } else { er });
                    }
                }
            }
            let flag = if worst > 1e-8 || second > 1e-6 || panics || !values { "  <<<<" } else { "" };
            println!(
                "{:24} {:12} first {:8.1e} second {:8.1e} nonsmooth {:8.1e}{}{}{}",
                op.name,
                point,
                worst,
                second,
                nonsmooth,
                if panics { " PANIC" } else { "" },
                if values { "" } else { " VALUES" },
                flag
            );
        }
    }
}

#[test]
fn decompositions() {
    let ops = ops! { 9;
        lu_l |x| all(&m3(x).lu().l());
        lu_u |x| all(&m3(x).lu().u());
        lu_det |x| vec![m3(x).lu().determinant()];
        lu_inv |x| m3(x).lu().try_inverse().map_or(vec![], |m| all(&m));
        lu_solve |x| m3(x).lu().solve(&Vector3::new(T::one(), T::one(), T::one())).map_or(vec![], |m| all(&m));
        full_l |x| all(&m3(x).full_piv_lu().l());
        full_u |x| all(&m3(x).full_piv_lu().u());
        full_det |x| vec![m3(x).full_piv_lu().determinant()];
        full_inv |x| m3(x).full_piv_lu().try_inverse().map_or(vec![], |m| all(&m));
        full_solve |x| m3(x).full_piv_lu().solve(&Vector3::new(T::one(), T::one(), T::one())).map_or(vec![], |m| all(&m));
        qr_q |x| all(&m3(x).qr().q());
        qr_r |x| all(&m3(x).qr().r());
        qr_qr |x| { let qr = m3(x).qr(); all(&(qr.q() * qr.r())) };
        qr_inv |x| m3(x).qr().try_inverse().map_or(vec![], |m| all(&m));
        qr_solve |x| m3(x).qr().solve(&Vector3::new(T::one(), T::one(), T::one())).map_or(vec![], |m| all(&m));
        cpqr_q |x| all(&m3(x).col_piv_qr().q());
        cpqr_r |x| all(&m3(x).col_piv_qr().r());
        cpqr_det |x| vec![m3(x).col_piv_qr().determinant()];
        cpqr_solve |x| m3(x).col_piv_qr().solve(&Vector3::new(T::one(), T::one(), T::one())).map_or(vec![], |m| all(&m));
        cpqr_inv |x| m3(x).col_piv_qr().try_inverse().map_or(vec![], |m| all(&m));
        cholesky_l |x| s3(x).cholesky().map_or(vec![], |c| all(&c.l()));
        cholesky_inv |x| s3(x).cholesky().map_or(vec![], |c| all(&c.inverse()));
        cholesky_det |x| s3(x).cholesky().map_or(vec![], |c| vec![c.determinant(), c.ln_determinant()]);
        cholesky_solve |x| s3(x).cholesky().map_or(vec![], |c| all(&c.solve(&Vector3::new(T::one(), T::one(), T::one()))));
        udu |x| s3(x).udu().map_or(vec![], |c| [all(&c.u), all(&c.d)].concat());
        lblt_d |x| { let f = s3(x).lblt(); f.solve(&Vector3::new(T::one(), T::one(), T::one())).map_or(vec![], |m| all(&m)) };
        hess_h |x| all(&m3(x).hessenberg().h());
        hess_q |x| all(&m3(x).hessenberg().q());
        bidiag_d |x| { let b = m3(x).bidiagonalize(); [all(&b.diagonal()), all(&b.off_diagonal())].concat() };
        bidiag_u |x| all(&m3(x).bidiagonalize().u());
        bidiag_vt |x| all(&m3(x).bidiagonalize().v_t());
        tridiag |x| { let (q, d, o) = s3(x).symmetric_tridiagonalize().unpack(); [all(&q), all(&d), all(&o)].concat() };
        schur_t |x| all(&m3(x).schur().unpack().1);
        schur_q |x| all(&m3(x).schur().unpack().0);
        schur_qtq |x| { let (q, t) = m3(x).schur().unpack(); all(&(q * t * q.transpose())) };
        eigenvalues |x| m3(x).eigenvalues().map_or(vec![], |v| all(&v));
        complex_eig |x| m3(x).complex_eigenvalues().iter().flat_map(|z| [z.re, z.im]).collect();
        sym_values |x| all(&s3(x).symmetric_eigenvalues());
        sym_vectors |x| all(&s3(x).symmetric_eigen().eigenvectors);
        sym_recompose |x| all(&s3(x).symmetric_eigen().recompose());
        svd_values |x| all(&m3(x).svd(true, true).singular_values);
        singular_values |x| all(&m3(x).singular_values());
        svd_u |x| all(&m3(x).svd(true, true).u.unwrap());
        svd_vt |x| all(&m3(x).svd(true, true).v_t.unwrap());
        svd_recompose |x| all(&m3(x).svd(true, true).recompose().unwrap());
        svd_unordered_u |x| all(&m3(x).svd_unordered(true, true).u.unwrap());
        pinv |x| m3(x).pseudo_inverse(nalgebra::convert(1e-12)).map_or(vec![], |m| all(&m));
        inverse |x| m3(x).try_inverse().map_or(vec![], |m| all(&m));
        det |x| vec![m3(x).determinant()];
        exp |x| all(&m3(x).exp());
        pow3 |x| all(&m3(x).pow(3));
        norm |x| vec![m3(x).norm()];
        norm_sq |x| vec![m3(x).norm_squared()];
        lp3 |x| vec![m3(x).lp_norm(3)];
        lp_norm1 |x| vec![m3(x).lp_norm(1), m3(x).apply_norm(&UniformNorm)];
        normalize |x| all(&m3(x).normalize());
        amax |x| vec![m3(x).amax(), m3(x).camax(), m3(x).amin(), m3(x).max(), m3(x).min()];
        rank_trace |x| vec![m3(x).trace(), m3(x).sum(), m3(x).mean(), m3(x).variance(), m3(x).product()];
        polar |x| { let (p, u) = m3(x).polar(); [all(&p), all(&u)].concat() };
        mix |x| { let m = m3(x); vec![m.column(0).angle(&m.column(1)), m.column(0).metric_distance(&m.column(1)), m.column(0).cross(&m.column(1)).norm()] };
        bal |x| { let mut m = m3(x); let d = nalgebra::linalg::balancing::balance_parlett_reinsch(&mut m); [all(&m), all(&d)].concat() };
    };
    let q = Rotation3::from_euler_angles(0.3, -0.5, 0.8).into_inner();
    let flat = |m: Matrix3<f64>| SVector::<f64, 9>::from_column_slice(m.as_slice());
    let points = [
        ("generic", flat(matrix![4.0, 1.0, -0.5; 0.3, 3.0, 0.7; -0.2, 1.1, 2.0])),
        ("generic2", flat(matrix![0.4, 1.3, -2.5; 2.3, -0.8, 0.7; -1.2, 1.1, 0.6])),
        ("zero", flat(Matrix3::zeros())),
        ("identity", flat(Matrix3::identity())),
        ("diagonal", flat(Matrix3::from_diagonal(&vector![3.0, 2.0, 0.5]))),
        ("diag.unsort", flat(Matrix3::from_diagonal(&vector![0.5, 3.0, 2.0]))),
        ("diag.neg", flat(Matrix3::from_diagonal(&vector![3.0, -2.0, 0.5]))),
        ("upper", flat(matrix![3.0, 1.0, 0.5; 0.0, 2.0, 0.7; 0.0, 0.0, 1.0])),
        ("block", flat(matrix![3.0, 1.0, 0.0; 1.0, 2.0, 0.0; 0.0, 0.0, 1.0])),
        ("sym", flat(matrix![3.0, 1.0, 0.4; 1.0, 2.0, 0.3; 0.4, 0.3, 1.0])),
        ("repeat", flat(q * Matrix3::from_diagonal(&vector![2.0, 2.0, 3.0]) * q.transpose())),
        ("diag.rep", flat(Matrix3::from_diagonal(&vector![2.0, 2.0, 3.0]))),
        ("rank2", flat(matrix![1.0, 2.0, 3.0; 4.0, 5.0, 6.0; 5.0, 7.0, 9.0])),
        ("rotation", flat(q)),
        ("permut", flat(matrix![0.0, 1.0, 0.0; 0.0, 0.0, 1.0; 1.0, 0.0, 0.0])),
    ];
    explore(&ops, &points);
}

fn v3<T: RealField + Copy>(x: &[T]) -> Vector3<T> {
    Vector3::new(x[0], x[1], x[2])
}
fn c<T: RealField>(x: f64) -> T {
    nalgebra::convert(x)
}
fn uq<T: RealField + Copy>(x: &[T]) -> UnitQuaternion<T> {
    // smooth unit quaternion near the identity or the given point: x[0..4] normalised
    UnitQuaternion::new_normalize(Quaternion::new(x[0], x[1], x[2], x[3]))
}
fn fq<T: RealField + Copy>(q: UnitQuaternion<T>) -> Vec<T> {
    vec![q.w, q.i, q.j, q.k]
}

#[test]
fn vectors3() {
    let ops = ops! { 3;
        uq_from_scaled_axis |x| fq(UnitQuaternion::from_scaled_axis(x));
        uq_new_eps |x| fq(UnitQuaternion::new_eps(x, T::zero()));
        rot_from_scaled_axis |x| all(Rotation3::from_scaled_axis(x).matrix());
        uq_euler |x| fq(UnitQuaternion::from_euler_angles(x[0], x[1], x[2]));
        rot_euler |x| all(Rotation3::from_euler_angles(x[0], x[1], x[2]).matrix());
        uq_axis_angle |x| fq(UnitQuaternion::from_axis_angle(&Unit::new_normalize(Vector3::new(c(1.0), c(2.0), x[1])), x[0]));
        rot_axis_angle |x| all(Rotation3::from_axis_angle(&Unit::new_normalize(Vector3::new(c(1.0), c(2.0), x[1])), x[0]).matrix());
        rot2 |x| all(Rotation2::new(x[0]).matrix());
        rot2_sa |x| all(Rotation2::from_scaled_axis(Vector1::new(x[0])).matrix());
        uc |x| { let z = UnitComplex::new(x[0]); vec![z.re, z.im, z.angle()] };
        uc_powf |x| { let z = UnitComplex::new(x[0]).powf(x[1]); vec![z.re, z.im] };
        uc_slerp |x| { let z = UnitComplex::new(x[0]).slerp(&UnitComplex::new(x[1]), x[2]); vec![z.re, z.im] };
        uc_between |x| { let z = UnitComplex::rotation_between(&Vector2::new(c(1.0), x[0]), &Vector2::new(c(1.0), x[1])); vec![z.re, z.im] };
        uc_scaled |x| { let z = UnitComplex::scaled_rotation_between(&Vector2::new(c(1.0), x[0]), &Vector2::new(c(1.0), x[1]), x[2]); vec![z.re, z.im] };
        uc_axis_angle |x| UnitComplex::new(x[0]).axis_angle().map_or(vec![], |(_, a)| vec![a]);
        uc_scaled_axis |x| all(&UnitComplex::new(x[0]).scaled_axis());
        rot2_angle |x| vec![Rotation2::new(x[0]).angle(), Rotation2::new(x[0]).angle_to(&Rotation2::new(x[1]))];
        rot2_between |x| all(Rotation2::rotation_between(&Vector2::new(c(1.0), x[0]), &Vector2::new(c(1.0), x[1])).matrix());
        rot2_slerp |x| all(Rotation2::new(x[0]).slerp(&Rotation2::new(x[1]), x[2]).matrix());
        rot2_powf |x| all(Rotation2::new(x[0]).powf(x[1]).matrix());
        rot2_from_matrix |x| all(Rotation2::from_matrix(&Matrix2::new(c(1.0), -x[0], x[0], T::one() + x[1])).matrix());
        rot2_scaled_axis |x| all(&Rotation2::new(x[0]).scaled_axis());
        uc_from_matrix |x| { let z = UnitComplex::from_matrix(&Matrix2::new(c(1.0), -x[0], x[0], T::one() + x[1])); vec![z.re, z.im] };
        quat_exp |x| { let q = Quaternion::from_imag(x).exp(); all(&q.coords) };
        quat_ln |x| { let q = Quaternion::from_parts(c(2.0), x).ln(); all(&q.coords) };
        quat_powf |x| { let q = Quaternion::from_parts(c(2.0), x).powf(c(0.5)); all(&q.coords) };
        quat_sqrt |x| { let q = Quaternion::from_parts(c(2.0), x).sqrt(); all(&q.coords) };
        quat_sin |x| all(&Quaternion::from_parts(c(0.5), x).sin().coords);
        quat_cos |x| all(&Quaternion::from_parts(c(0.5), x).cos().coords);
        quat_tan |x| all(&Quaternion::from_parts(c(0.5), x).tan().coords);
        quat_asin |x| all(&Quaternion::from_parts(c(0.5), x).asin().coords);
        quat_acos |x| all(&Quaternion::from_parts(c(0.5), x).acos().coords);
        quat_atan |x| all(&Quaternion::from_parts(c(0.5), x).atan().coords);
        quat_sinh |x| all(&Quaternion::from_parts(c(0.5), x).sinh().coords);
        quat_cosh |x| all(&Quaternion::from_parts(c(0.5), x).cosh().coords);
        quat_tanh |x| all(&Quaternion::from_parts(c(0.5), x).tanh().coords);
        quat_asinh |x| all(&Quaternion::from_parts(c(0.5), x).asinh().coords);
        quat_acosh |x| all(&Quaternion::from_parts(c(0.5), x).acosh().coords);
        quat_atanh |x| all(&Quaternion::from_parts(c(0.5), x).atanh().coords);
        quat_inv |x| Quaternion::from_parts(c(0.5), x).try_inverse().map_or(vec![], |q| all(&q.coords));
        quat_inv_pure |x| Quaternion::from_imag(x).try_inverse().map_or(vec![], |q| all(&q.coords));
        quat_project |x| { let a = Quaternion::from_parts(c(0.5), x); let b = Quaternion::new(c(1.0), c(2.0), c(0.3), c(0.4)); [all(&a.project(&b).unwrap().coords), all(&a.reject(&b).unwrap().coords), all(&a.inner(&b).coords), all(&a.outer(&b).coords), all(&a.left_div(&b).unwrap().coords), all(&a.right_div(&b).unwrap().coords)].concat() };
        quat_polar |x| { let (n, h, _) = Quaternion::from_parts(c(2.0), x).polar_decomposition(); vec![n, h] };
        quat_polar_axis |x| { Quaternion::from_parts(c(2.0), x).polar_decomposition().2.map_or(vec![], |a| all(&a)) };
        quat_norm |x| { let q = Quaternion::from_parts(c(2.0), x); vec![q.norm(), q.norm_squared()] };
        uq_scaled_axis |x| all(&uq(&[T::one(), x[0], x[1], x[2]]).scaled_axis());
        uq_angle |x| vec![uq(&[T::one(), x[0], x[1], x[2]]).angle()];
        uq_angle_to |x| vec![uq(&[T::one(), x[0], x[1], x[2]]).angle_to(&uq(&[T::one(), x[1], x[2], x[0]]))];
        uq_axis |x| uq(&[T::one(), x[0], x[1], x[2]]).axis().map_or(vec![], |a| all(&a));
        uq_axis_angle_of |x| uq(&[T::one(), x[0], x[1], x[2]]).axis_angle().map_or(vec![], |(a, b)| [all(&a), vec![b]].concat());
        uq_ln |x| all(&uq(&[T::one(), x[0], x[1], x[2]]).ln().coords);
        uq_exp |x| all(&uq(&[T::one(), x[0], x[1], x[2]]).exp().coords);
        uq_powf |x| fq(uq(&[T::one(), x[0], x[1], x[2]]).powf(c(0.3)));
        uq_euler_of |x| { let (a, b, d) = uq(&[T::one(), x[0], x[1], x[2]]).euler_angles(); vec![a, b, d] };
        uq_to_rot |x| all(uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().matrix());
        uq_from_rot |x| fq(UnitQuaternion::from_rotation_matrix(&uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix()));
        uq_from_rot_pi |x| fq(UnitQuaternion::from_rotation_matrix(&uq(&[x[0], T::one(), x[1], x[2]]).to_rotation_matrix()));
        uq_from_rot_pi2 |x| fq(UnitQuaternion::from_rotation_matrix(&uq(&[x[0], c(0.3), x[1] + c(0.7), x[2] + c(0.7)]).to_rotation_matrix()));
        uq_from_matrix |x| fq(UnitQuaternion::from_matrix(uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().matrix()));
        rot_from_matrix |x| all(Rotation3::from_matrix(uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().matrix()).matrix());
        uq_renorm |x| { let mut q = UnitQuaternion::new_unchecked(Quaternion::new(T::one() + x[0], x[1], x[2], T::zero())); q.renormalize(); fq(q) };
        uq_renorm_fast |x| { let mut q = UnitQuaternion::new_unchecked(Quaternion::new(T::one() + x[0], x[1], x[2], T::zero())); q.renormalize_fast(); fq(q) };
        rot_angle |x| vec![uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().angle()];
        rot_scaled_axis |x| all(&uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().scaled_axis());
        rot_axis |x| uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().axis().map_or(vec![], |a| all(&a));
        rot_angle_pi |x| vec![uq(&[x[0], T::one(), x[1], x[2]]).to_rotation_matrix().angle()];
        rot_scaled_axis_pi |x| all(&uq(&[x[0], T::one(), x[1], x[2]]).to_rotation_matrix().scaled_axis());
        uq_scaled_axis_pi |x| all(&uq(&[x[0], T::one(), x[1], x[2]]).scaled_axis());
        rot_powf |x| all(uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().powf(c(0.3)).matrix());
        rot_euler_of |x| { let (a, b, d) = uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().euler_angles(); vec![a, b, d] };
        rot_slerp |x| all(uq(&[T::one(), x[0], x[1], x[2]]).to_rotation_matrix().slerp(&Rotation3::identity(), c(0.3)).matrix());
        uq_slerp |x| fq(uq(&[T::one(), x[0], x[1], x[2]]).slerp(&UnitQuaternion::identity(), c(0.3)));
        uq_slerp_t |x| fq(uq(&[T::one(), c(0.1), x[1], x[2]]).slerp(&UnitQuaternion::identity(), x[0]));
        uq_nlerp |x| fq(uq(&[T::one(), x[0], x[1], x[2]]).nlerp(&UnitQuaternion::identity(), c(0.3)));
        uq_between |x| UnitQuaternion::rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::new(c(1.0), x[2], T::zero())).map_or(vec![], fq);
        uq_scaled_between |x| UnitQuaternion::scaled_rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::new(c(1.0), x[2], T::zero()), c(0.5)).map_or(vec![], fq);
        rot_between |x| Rotation3::rotation_between(&Vector3::new(c(1.0), x[0], x[1]), &Vector3::new(c(1.0), x[2], T::zero())).map_or(vec![], |r| all(r.matrix()));
        uq_face |x| fq(UnitQuaternion::face_towards(&Vector3::new(x[0], x[1], c(2.0)), &Vector3::new(x[2], c(1.0), T::zero())));
        uq_look |x| fq(UnitQuaternion::look_at_rh(&Vector3::new(x[0], x[1], c(2.0)), &Vector3::new(x[2], c(1.0), T::zero())));
        rot_face |x| all(Rotation3::face_towards(&Vector3::new(x[0], x[1], c(2.0)), &Vector3::new(x[2], c(1.0), T::zero())).matrix());
        uq_mean |x| fq(UnitQuaternion::mean_of(vec![uq(&[T::one(), x[0], x[1], x[2]]), uq(&[T::one(), x[1], c(0.1), c(0.0)])]));
        iso_point |x| all(&(Isometry3::new(x, Vector3::new(x[1], x[2], x[0])) * Point3::new(c::<T>(1.0), c(2.0), c(3.0))).coords);
        iso_inv |x| all(&Isometry3::from_parts(Translation3::from(x), UnitQuaternion::from_euler_angles(x[1], x[2], x[0])).inverse().to_homogeneous());
        iso_lerp |x| all(&Isometry3::from_parts(Translation3::from(x), uq(&[T::one(), x[0], x[1], x[2]])).lerp_slerp(&Isometry3::identity(), c(0.3)).to_homogeneous());
        iso_look |x| all(&Isometry3::look_at_rh(&Point3::new(x[0], x[1], c(2.0)), &Point3::new(x[2], T::zero(), T::zero()), &Vector3::y()).to_homogeneous());
        iso2 |x| all(&Isometry2::new(Vector2::new(x[0], x[1]), x[2]).inverse().to_homogeneous());
        iso2_lerp |x| all(&Isometry2::new(Vector2::new(x[0], x[1]), x[2]).lerp_slerp(&Isometry2::identity(), c(0.3)).to_homogeneous());
        sim |x| all(&Similarity3::new(x, Vector3::new(x[1], x[2], x[0]), T::one() + x[0]).to_homogeneous());
        sim_inv |x| all(&Similarity3::from_parts(Translation3::from(x), UnitQuaternion::from_euler_angles(x[1], x[2], x[0]), T::one() + x[0]).inverse().to_homogeneous());
        persp |x| all(Perspective3::new(T::one() + x[0], T::one() + x[1], c(0.1), c::<T>(10.0) + x[2]).as_matrix());
        persp_pt |x| all(&Perspective3::new(c(1.0), c(1.0), c(0.1), c(10.0)).project_point(&Point3::new(x[0], x[1], x[2] - c(1.0))).coords);
        persp_unproj |x| all(&Perspective3::new(c(1.0), c(1.0), c(0.1), c(10.0)).unproject_point(&Point3::new(x[0], x[1], x[2] * c(0.1))).coords);
        persp_get |x| { let p = Perspective3::new(T::one() + x[0], T::one() + x[1], c(0.1), c::<T>(10.0) + x[2]); vec![p.aspect(), p.fovy(), p.znear(), p.zfar()] };
        ortho |x| all(Orthographic3::new(c(-1.0), T::one() + x[0], c(-1.0), T::one() + x[1], c(0.1), c::<T>(10.0) + x[2]).as_matrix());
        refl |x| { let mut m = Matrix3::from_row_slice(&[c(1.0), c(2.0), c(3.0), c(4.0), c(5.0), c(6.0), c(7.0), c(8.0), c(9.5)]); Reflection::new(Unit::new_normalize(Vector3::new(T::one(), x[0], x[1])), x[2]).reflect(&mut m); all(&m) };
        refl_rows |x| { let mut m = Matrix3::from_row_slice(&[c(1.0), c(2.0), c(3.0), c(4.0), c(5.0), c(6.0), c(7.0), c(8.0), c(9.5)]); let mut w = Vector3::zeros(); Reflection::new(Unit::new_normalize(Vector3::new(T::one(), x[0], x[1])), x[2]).reflect_rows(&mut m, &mut w); all(&m) };
        transform |x| { let t = Transform3::from_matrix_unchecked(Matrix4::new_nonuniform_scaling(&Vector3::new(c::<T>(1.0), c(2.0), c(3.0))) * Isometry3::new(x, Vector3::zeros()).to_homogeneous()); t.try_inverse().map_or(vec![], |t| all(t.matrix())) };
        projective |x| { let mut m = Matrix4::<T>::identity(); m[(3, 0)] = x[0]; m[(3, 1)] = x[1]; m[(3, 2)] = x[2]; all(&Projective3::from_matrix_unchecked(m).transform_point(&Point3::new(x[0], c(2.0), c(3.0))).coords) };
        homog |x| Point3::from_homogeneous(Vector4::new(x[0], x[1], x[2], T::one() + x[0])).map_or(vec![], |p| all(&p.coords));
        from_homog_vec |x| Vector3::from_homogeneous(Vector4::new(x[0], x[1], x[2], T::zero() * x[0])).map_or(vec![], |p| all(&p));
        scale_inv |x| Scale3::new(T::one() + x[0], x[1], x[2]).pseudo_inverse().vector.iter().copied().collect();
        norm |x| vec![x.norm()];
        norms |x| vec![x.lp_norm(1), x.lp_norm(2), x.lp_norm(3), x.lp_norm(4)];
        uniform |x| vec![x.apply_norm(&UniformNorm)];
        metric |x| vec![x.metric_distance(&Vector3::new(x[1], x[2], T::zero())), nalgebra::distance(&Point3::from(x), &Point3::origin())];
        normalize |x| all(&(x + Vector3::x()).normalize());
        try_norm |x| x.try_normalize(T::zero()).map_or(vec![], |v| all(&v));
        cap |x| all(&x.cap_magnitude(c(0.5)));
        setmag |x| { let mut v = x; v.set_magnitude(c(2.0)); all(&v) };
        unit_slerp |x| all(&Unit::new_normalize(Vector3::new(T::one(), x[0], x[1])).slerp(&Unit::new_normalize(Vector3::x()), c(0.3)));
        vec_slerp |x| all(&Vector3::new(T::one(), x[0], x[1]).slerp(&Vector3::x(), c(0.3)));
        angle |x| vec![Vector3::new(T::one(), x[0], x[1]).angle(&Vector3::new(T::one(), x[2], T::zero()))];
        angle_perp |x| vec![Vector3::new(T::one(), x[0], x[1]).angle(&Vector3::new(x[2], T::one(), T::zero()))];
        orthonormal |x| { let mut v = [Vector3::new(T::one(), x[0], x[1]), Vector3::new(x[2], T::one(), T::zero())]; let n = Vector3::orthonormalize(&mut v); [all(&v[0]), all(&v[1]), vec![c(n as f64)]].concat() };
        dq_sclerp |x| { let a = UnitDualQuaternion::from_isometry(&Isometry3::from_parts(Translation3::from(x), uq(&[T::one(), x[0], x[1], x[2]]))); let b = UnitDualQuaternion::identity(); all(&a.sclerp(&b, c(0.3)).to_homogeneous()) };
        dq_nlerp |x| { let a = UnitDualQuaternion::from_isometry(&Isometry3::from_parts(Translation3::from(x), uq(&[T::one(), x[0], x[1], x[2]]))); let b = UnitDualQuaternion::identity(); all(&a.nlerp(&b, c(0.3)).to_homogeneous()) };
        dq_iso |x| all(&UnitDualQuaternion::from_isometry(&Isometry3::from_parts(Translation3::from(x), uq(&[T::one(), x[0], x[1], x[2]]))).to_isometry().to_homogeneous());
        convolve |x| all(&nalgebra::DVector::from_column_slice(x.as_slice()).convolve_full(nalgebra::DVector::from_element(2, x[0])));
        stats |x| vec![x.variance(), x.mean(), x.sum(), x.product(), x.norm_squared()];
        gemv |x| { let mut y = x; y.gemv(x[0], &Matrix3::from_diagonal_element(x[1]), &x, x[2]); all(&y) };
        gemv0 |x| { let mut y = x; y.gemv(T::one(), &Matrix3::identity(), &Vector3::x(), x[2]); all(&y) };
        gemm0 |x| { let mut y = Matrix3::from_diagonal(&x); y.gemm(x[0], &Matrix3::identity(), &Matrix3::from_diagonal_element(c(2.0)), x[2]); all(&y) };
        gemm_dyn |x| { let mut y = DMatrix::from_diagonal_element(3, 3, x[0]); y.gemm(x[1], &DMatrix::from_element(3, 3, c(2.0)), &DMatrix::from_element(3, 3, c(3.0)), x[2]); all(&y) };
        axpy0 |x| { let mut y = Vector3::new(c(1.0), c(2.0), c(3.0)); y.axpy(x[0], &x, x[1]); all(&y) };
        ger0 |x| { let mut y = Matrix3::from_element(c(2.0)); y.ger(x[0], &Vector3::new(c(1.0), c(2.0), c(3.0)), &x, x[1]); all(&y) };
        sygemv0 |x| { let mut y = Vector3::new(c(1.0), c(2.0), c(3.0)); y.sygemv(x[0], &Matrix3::from_element(c(2.0)), &Vector3::new(c(1.0), c(2.0), c(3.0)), x[1]); all(&y) };
        syger0 |x| { let mut y = Matrix3::from_element(c(2.0)); y.hegerc(x[0], &Vector3::new(c(1.0), c(2.0), c(3.0)), &x, x[1]); all(&y) };
        quadform0 |x| { let mut y = Matrix3::from_element(c(2.0)); y.quadform(x[0], &Matrix3::from_element(c(2.0)), &Matrix3::from_element(c(3.0)), x[1]); all(&y) };
        cmpy0 |x| { let mut y = x; y.cmpy(x[0], &Vector3::new(c(1.0), c(2.0), c(3.0)), &Vector3::new(c(1.0), c(2.0), c(3.0)), x[1]); all(&y) };
        tri_solve |x| { let m = Matrix3::new(c(2.0), x[0], x[1], T::zero(), T::one(), x[2], T::zero(), T::zero(), c(3.0)); [all(&m.solve_upper_triangular(&x).unwrap()), all(&m.tr_solve_upper_triangular(&x).unwrap()), all(&m.transpose().solve_lower_triangular(&x).unwrap())].concat() };
        powi |x| { let m = Matrix3::new(c(2.0), x[0], x[1], T::zero(), T::one(), x[2], T::zero(), T::zero(), c(3.0)); [all(&m.pow(0)), all(&m.pow(1)), all(&m.pow(5))].concat() };
        kron |x| all(&x.kronecker(&x));
        clamps |x| all(&x.map(|x| nalgebra::clamp(x, c(-1.0), c(1.0))));
        supinf |x| { let (a, b) = x.inf_sup(&Vector3::new(c(0.1), c(-0.1), c(0.3))); [all(&a), all(&b)].concat() };
        cardinal |x| x.iter().flat_map(|x| [x.sinc(), x.sinhc()]).collect();
        caylay |x| { let m = Matrix3::new(T::zero(), -x[2], x[1], x[2], T::zero(), -x[0], -x[1], x[0], T::zero()); all(&m.exp()) };
        exp_dyn |x| { let m = DMatrix::from_row_slice(3, 3, &[T::zero(), -x[2], x[1], x[2], T::zero(), -x[0], -x[1], x[0], x[0]]); all(&m.exp()) };
        rank1chol |x| { let m = Matrix3::from_diagonal(&Vector3::new(c(1.0), c(2.0), c(3.0))); let mut ch = m.cholesky().unwrap(); ch.rank_one_update(&x, T::one()); all(&ch.l()) };
        inscol |x| { let m = Matrix3::from_diagonal(&Vector3::new(c(4.0), c(2.0), c(3.0))); let ch = m.cholesky().unwrap().insert_column(1, Vector4::new(x[0], c(5.0), x[1], x[2])); all(&ch.l()) };
        skew |x| all(&x.cross_matrix());
        persp_f |x| vec![Perspective3::new(c(1.0), T::one() + x[0], c(0.1), c(10.0)).to_projective().transform_point(&Point3::new(x[0], x[1], x[2] - T::one())).x];
    };
    let points = [
        ("generic", vector![0.3, -0.4, 0.5]),
        ("large", vector![1.3, 0.7, -2.0]),
        ("zero", vector![0.0, 0.0, 0.0]),
        ("axis", vector![0.5, 0.0, 0.0]),
        ("axis2", vector![0.0, 0.5, 0.0]),
        ("equal", vector![0.5, 0.5, 0.5]),
        ("tiny", vector![1e-9, 2e-9, -1e-9]),
        ("unit", vector![1.0, 0.0, 0.0]),
    ];
    explore(&ops, &points);
}
