//! Every decomposition at generic and special points, on `Dual`, `DualVec` and `Dual<Dual>`. The product of the factors
//! is compared with its closed form, whose derivatives are known.

use gradual::matrix::{self, Number};
use gradual::{Dual, DualVec};
use nalgebra::{DMatrix, Matrix3, Matrix6, Vector3, matrix, vector};

use crate::guide::{Outcome, assert_table};

type Nested = Dual<Dual<f64>>;
type Function<T> = fn(Matrix3<T>) -> Option<Vec<T>>;

/// The first and the second derivative, along E at A, of the result of an operation.
type Reference = fn(Matrix3<f64>, Matrix3<f64>) -> Option<[Vec<f64>; 2]>;

struct Row {
    name: &'static str,
    symmetric: bool,
    plain: Function<f64>,
    dual: Function<Dual<f64>>,
    vec: Function<DualVec<f64, 9>>,
    nested: Function<Nested>,
    reference: Reference,
}

/// Names each function once for each type, because a generic function is not a value.
macro_rules! rows {
    ($($name:literal $symmetric:literal: |$a:ident| $body:expr, $reference:expr;)*) => {
        [$({
            fn f<T: Number>($a: Matrix3<T>) -> Option<Vec<T>> {
                $body
            }
            Row { name: $name, symmetric: $symmetric, plain: f, dual: f, vec: f, nested: f, reference: $reference }
        }),*]
    };
}

fn all<T: Copy>(m: impl AsRef<[T]>) -> Vec<T> {
    m.as_ref().to_vec()
}

fn flat<T: nalgebra::Scalar + Copy>(m: Matrix3<T>) -> Option<Vec<T>> {
    Some(m.iter().copied().collect())
}

fn dynamic<T: Number>(a: &Matrix3<T>) -> DMatrix<T> {
    DMatrix::from_column_slice(3, 3, a.as_slice())
}

fn ones<T: Number>() -> Vector3<T> {
    Vector3::repeat(T::one())
}

/// The factors compose to A.
fn itself(_: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    Some([flat(e)?, vec![0.0; 9]])
}

/// `(A⁻¹)' = -A⁻¹ E A⁻¹`
fn inverse(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    let inverse = a.try_inverse()?;
    let first = -inverse * e * inverse;
    Some([flat(first)?, flat(-2.0 * inverse * e * first)?])
}

fn solution(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    let [first, second] = inverse(a, e)?;
    Some([first, second].map(|m| all((Matrix3::from_column_slice(&m) * ones()).as_slice())))
}

fn adjugate(a: Matrix3<f64>) -> Matrix3<f64> {
    Matrix3::from_columns(&[
        a.column(1).cross(&a.column(2)),
        a.column(2).cross(&a.column(0)),
        a.column(0).cross(&a.column(1)),
    ])
    .transpose()
}

/// `det(A + t E) = det A + t tr(adj(A) E) + t² tr(adj(E) A) + t³ det E`
fn determinant(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    Some([vec![(adjugate(a) * e).trace()], vec![2.0 * (adjugate(e) * a).trace()]])
}

/// `exp [A E; 0 A] = [exp A, (exp A)'; 0, exp A]`, and a third block for the second derivative
fn exponential(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    let mut blocks = nalgebra::SMatrix::<f64, 9, 9>::zeros();
    for i in 0..3 {
        blocks.fixed_view_mut::<3, 3>(3 * i, 3 * i).copy_from(&a);
        if i < 2 {
            blocks.fixed_view_mut::<3, 3>(3 * i, 3 * i + 3).copy_from(&e);
        }
    }
    let exp = blocks.exp();
    Some([flat(exp.fixed_view::<3, 3>(0, 3).into())?, flat(2.0 * exp.fixed_view::<3, 3>(0, 6))?])
}

/// `|A|' = <A, E> / |A|`
fn norm(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    let norm = a.norm();
    let first = a.dot(&e) / norm;
    (norm > 0.0).then(|| [vec![first], vec![(e.norm_squared() - first * first) / norm]])
}

/// The sum of the squares of the eigenvalues is the trace of A².
fn trace_of_square(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    Some([vec![2.0 * (a * e).trace()], vec![2.0 * (e * e).trace()]])
}

/// The sum of the squares of the singular values is the square of the norm.
fn square_of_norm(a: Matrix3<f64>, e: Matrix3<f64>) -> Option<[Vec<f64>; 2]> {
    Some([vec![2.0 * a.dot(&e)], vec![2.0 * e.norm_squared()]])
}

#[test]
fn the_reference_of_the_exponential_is_the_derivative() {
    let a = matrix![0.1, 0.2, 0.0; -0.3, 0.1, 0.5; 0.0, 0.4, -0.2];
    let mut blocks = Matrix6::zeros();
    blocks.fixed_view_mut::<3, 3>(0, 0).copy_from(&a);
    blocks.fixed_view_mut::<3, 3>(3, 3).copy_from(&a);
    blocks.fixed_view_mut::<3, 3>(0, 3).copy_from(&a);
    // along A itself the derivative is A exp A
    let along = blocks.exp().fixed_view::<3, 3>(0, 3).into_owned();
    assert!((along - a * a.exp()).norm() < 1e-15);
}

fn rows() -> Vec<Row> {
    rows! {
        "LU" false: |a| { let lu = a.lu(); let mut m = lu.l() * lu.u(); lu.p().inv_permute_rows(&mut m); flat(m) }, itself;
        "LU with full pivoting" false: |a| {
            let lu = a.full_piv_lu();
            let mut m = lu.l() * lu.u();
            lu.p().inv_permute_rows(&mut m);
            lu.q().inv_permute_columns(&mut m);
            flat(m)
        }, itself;
        "QR" false: |a| { let qr = a.qr(); flat(qr.q() * qr.r()) }, itself;
        "QR with column pivoting" false: |a| {
            let qr = a.col_piv_qr();
            let mut m = qr.q() * qr.r();
            qr.p().inv_permute_columns(&mut m);
            flat(m)
        }, itself;
        "Cholesky" true: |a| a.cholesky().and_then(|c| flat(c.l() * c.l().transpose())), itself;
        "UDU" true: |a| a.udu().and_then(|f| flat(f.u * f.d_matrix() * f.u.transpose())), itself;
        "LBLT, `solve`" true: |a| a.lblt().solve(&ones()).map(|x| all(x.as_slice())), solution;
        "`symmetric_tridiagonalize`" true: |a| flat(a.symmetric_tridiagonalize().recompose()), itself;
        "`hessenberg`" false: |a| { let (q, h) = a.hessenberg().unpack(); flat(q * h * q.transpose()) }, itself;
        "`bidiagonalize`" false: |a| { let (u, d, v_t) = a.bidiagonalize().unpack(); flat(u * d * v_t) }, itself;
        "`schur`" false: |a| { let (q, t) = a.schur().unpack(); flat(q * t * q.transpose()) }, itself;
        "`complex_eigenvalues`" false: |a| {
            Some(vec![a.complex_eigenvalues().iter().map(|z| z.re * z.re - z.im * z.im).fold(T::zero(), |s, x| s + x)])
        }, trace_of_square;
        "`symmetric_eigen`" true: |a| flat(a.symmetric_eigen().recompose()), itself;
        "its eigenvalues alone" true: |a| Some(vec![a.symmetric_eigenvalues().norm_squared()]), trace_of_square;
        "`gradual::matrix::symmetric_eigen`" true: |a| flat(matrix::symmetric_eigen(&a).recompose()), itself;
        "its eigenvalues alone, ours" true: |a| Some(vec![matrix::symmetric_eigen(&a).eigenvalues.norm_squared()]), trace_of_square;
        "`gradual::matrix::symmetric_exp`" true: |a| flat(matrix::symmetric_exp(&a)), exponential;
        "`gradual::matrix::spectral_sum`" true: |a| Some(vec![matrix::spectral_sum(&a, |x| x * x)]), trace_of_square;
        "`svd`" false: |a| a.svd(true, true).recompose().ok().and_then(flat), itself;
        "`singular_values`" false: |a| Some(vec![a.singular_values().norm_squared()]), square_of_norm;
        "`svd` of a `DMatrix`" false: |a| dynamic(&a).svd(true, true).recompose().ok().map(|m| all(m.as_slice())), itself;
        "its `singular_values`" false: |a| Some(vec![dynamic(&a).singular_values().norm_squared()]), square_of_norm;
        "`polar`" false: |a| { let (p, u) = a.polar(); flat(p * u) }, itself;
        "`gradual::matrix::svd`" false: |a| matrix::svd(&a).recompose().ok().and_then(flat), itself;
        "its singular values alone, ours" false: |a| Some(vec![matrix::svd(&a).singular_values.norm_squared()]), square_of_norm;
        "`pseudo_inverse`" false: |a| a.pseudo_inverse(T::literal(1e-9)).ok().and_then(flat), inverse;
        "`pseudo_inverse` of a `DMatrix`" false: |a| dynamic(&a).pseudo_inverse(T::literal(1e-9)).ok().map(|m| all(m.as_slice())), inverse;
        "`gradual::matrix::pseudo_inverse`" false: |a| flat(matrix::pseudo_inverse(&a, T::literal(1e-9))), inverse;
        "`try_inverse`" false: |a| a.try_inverse().and_then(flat), inverse;
        "`try_inverse` of a `DMatrix`" false: |a| dynamic(&a).try_inverse().map(|m| all(m.as_slice())), inverse;
        "LU, `try_inverse`" false: |a| a.lu().try_inverse().and_then(flat), inverse;
        "LU, `solve`" false: |a| a.lu().solve(&ones()).map(|x| all(x.as_slice())), solution;
        "QR, `solve`" false: |a| a.qr().solve(&ones()).map(|x| all(x.as_slice())), solution;
        "Cholesky, `solve`" true: |a| a.cholesky().map(|c| all(c.solve(&ones()).as_slice())), solution;
        "`determinant`" false: |a| Some(vec![a.determinant()]), determinant;
        "LU, `determinant`" false: |a| Some(vec![a.lu().determinant()]), determinant;
        "`exp`" false: |a| flat(a.exp()), exponential;
        "`exp` of a `DMatrix`" false: |a| Some(all(dynamic(&a).exp().as_slice())), exponential;
        "`norm`" false: |a| Some(vec![a.norm()]), norm;
    }
    .into()
}

fn points() -> [Matrix3<f64>; 7] {
    let turn = nalgebra::Rotation3::from_euler_angles(0.3, -0.5, 0.8).into_inner();
    [
        matrix![4.0, 1.0, -0.5; 0.3, 3.0, 0.7; -0.2, 1.1, 2.0],
        Matrix3::zeros(),
        Matrix3::identity(),
        Matrix3::from_diagonal(&vector![0.5, 3.0, 2.0]),
        matrix![3.0, 1.0, 0.0; 1.0, 2.0, 0.0; 0.0, 0.0, 1.0],
        turn * Matrix3::from_diagonal(&vector![2.0, 2.0, 3.0]) * turn.transpose(),
        matrix![1.0, 2.0, 3.0; 2.0, 5.0, 6.0; 3.0, 7.0, 9.0],
    ]
}

fn measure(row: &Row, a: Matrix3<f64>) -> Outcome {
    let symmetric = |m: Matrix3<f64>| if row.symmetric { (m + m.transpose()) / 2.0 } else { m };
    let a = symmetric(a);
    let Some(values) = (row.plain)(a) else { return Outcome::None };
    let direction = |k| symmetric(Matrix3::from_fn(|i, j| f64::from(3 * i + j == k)));
    let seeded =
        Matrix3::from_fn(|i, j| DualVec::new(a[(i, j)], std::array::from_fn(|k| direction(k)[(i, j)])));
    let on_vec = (row.vec)(seeded).expect("a result as on floats");
    let mut outcome = Outcome::EXACT;
    for k in 0..9 {
        let e = direction(k);
        let Some([first, second]) = (row.reference)(a, e) else { return Outcome::None };
        let on_dual = (row.dual)(a.zip_map(&e, Dual::new)).expect("a result as on floats");
        let twice = a.zip_map(&e, |a, e| Dual::new(Dual::new(a, e), Dual::constant(e)));
        let on_nested = (row.nested)(twice).expect("a result as on floats");
        for i in 0..values.len() {
            for value in [on_dual[i].value, on_vec[i].value, on_nested[i].value.value] {
                assert_eq!(
                    value.to_bits(),
                    values[i].to_bits(),
                    "{}: the value is not that of f64",
                    row.name
                );
            }
            for slope in [on_dual[i].tangent, on_vec[i].partials[k], on_nested[i].tangent.value] {
                outcome = outcome.with(slope, first[i]);
            }
            outcome = outcome.with(on_nested[i].tangent.tangent, second[i]);
        }
    }
    outcome
}

#[test]
fn decompositions_are_as_the_guide_says() {
    let measured: Vec<_> =
        rows().iter().map(|row| (row.name, points().map(|a| measure(row, a)).to_vec())).collect();
    assert_table("Decompositions", 7, &measured);
}
