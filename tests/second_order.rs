//! Second derivatives of `Dual2Vec` and `HyperDual`, compared with nested types, with closed forms and with each other.

use std::f64::consts::PI;

use gradual::{Dual, Dual2Vec, DualVec, HyperDual, Real, Scalar, hvp, log_sum_exp};

type Nested = Dual<Dual<f64>>;
type NestedVec<const N: usize> = DualVec<DualVec<f64, N>, N>;

/// A function of two arguments. Most functions ignore the second one.
type Function<R> = (&'static str, fn(R, R) -> R);

/// Every function and operation.
fn functions<R: Scalar>() -> Vec<Function<R>> {
    macro_rules! unary {
        ($($name:ident)*) => { [$((stringify!($name), (|x, _| x.$name()) as fn(R, R) -> R)),*] };
    }
    let unary = unary! {
        sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh exp exp2 exp_m1 ln ln_1p log2 log10 sqrt cbrt
        recip abs signum floor fract to_degrees to_radians erf erfc normal_pdf normal_cdf gamma ln_gamma digamma
        trigamma bessel_j0 bessel_j1 bessel_y0 bessel_y1 sinc sigmoid softplus next_up
    };
    let others: [Function<R>; 28] = [
        ("sin_cos.0", |x, _| x.sin_cos().0),
        ("sin_cos.1", |x, _| x.sin_cos().1),
        ("powi(0)", |x, _| x.powi(0)),
        ("powi(1)", |x, _| x.powi(1)),
        ("powi(2)", |x, _| x.powi(2)),
        ("powi(5)", |x, _| x.powi(5)),
        ("powi(-3)", |x, _| x.powi(-3)),
        ("powf(2.5)", |x, _| x.powf(R::literal(2.5))),
        ("powf(-0.5)", |x, _| x.powf(R::literal(-0.5))),
        ("polygamma(2)", |x, _| x.polygamma(2)),
        ("bessel_jn(3)", |x, _| x.bessel_jn(3)),
        ("bessel_yn(2)", |x, _| x.bessel_yn(2)),
        ("neg", |x, _| -x),
        ("+", |x, y| x + y),
        ("-", |x, y| x - y),
        ("*", |x, y| x * y),
        ("/", |x, y| x / y),
        ("%", |x, y| x % y),
        ("mul_add", |x, y| x.mul_add(y, x)),
        ("powf", |x, y| x.powf(y)),
        ("hypot", |x, y| x.hypot(y)),
        ("atan2", |x, y| x.atan2(y)),
        ("log", |x, y| x.log(y)),
        ("max", |x, y| x.max(y)),
        ("min", |x, y| x.min(y)),
        ("copysign", |x, y| x.copysign(y)),
        ("rem_euclid", |x, y| x.rem_euclid(y)),
        ("midpoint", |x, y| x.midpoint(y)),
    ];
    [&unary[..], &others].concat()
}

const POINTS: [[f64; 2]; 8] = [
    [0.3, 0.8],
    [0.9, -0.35],
    [-0.6, 1.7],
    [1.25, 2.5],
    [3.7, 0.55],
    [-2.3, -1.4],
    [17.5, 3.25],
    [1e-3, 40.0],
];

/// A number from -1 to 1. It is the same for the same n.
fn noise(n: usize) -> f64 {
    ((n as f64 + 1.0) * 12.9898).sin()
}

/// A number with a gradient and a Hessian that have nothing in common.
fn dense<const N: usize>(value: f64, seed: usize) -> Dual2Vec<f64, N> {
    let gradient = std::array::from_fn(|i| noise(seed + i));
    let hessian =
        std::array::from_fn(|i| std::array::from_fn(|j| noise(seed + 100 + i.min(j) * N + i.max(j))));
    Dual2Vec::new(value, gradient, hessian)
}

/// The same number as a nested one.
fn nested<const N: usize>(x: Dual2Vec<f64, N>) -> NestedVec<N> {
    let row = |i: usize| DualVec::new(x.gradient[i], x.hessian[i]);
    DualVec::new(DualVec::new(x.value, x.gradient), std::array::from_fn(row))
}

/// First and second derivatives of a function of plain numbers, from nested types: `(f_a, f_ab)`.
fn slopes(f: fn(NestedVec<2>, NestedVec<2>) -> NestedVec<2>, [x, y]: [f64; 2]) -> ([f64; 2], [[f64; 2]; 2]) {
    let [x, y] = DualVec::variables(DualVec::variables([x, y]));
    let z = f(x, y);
    (z.value.partials, z.partials.map(|partial| partial.partials))
}

/// The sum of the magnitudes of the terms of each z_ij: `f_a x_a,ij` and `f_ab x_a,i x_b,j`.
fn terms<const N: usize>(
    (first, second): ([f64; 2], [[f64; 2]; 2]),
    xs: [Dual2Vec<f64, N>; 2],
) -> [[f64; N]; N] {
    let sum = |i: usize, j: usize| {
        let bent = (0..2).map(|a| (first[a] * xs[a].hessian[i][j]).abs());
        let pairs = [[0, 0], [0, 1], [1, 0], [1, 1]];
        let turned = pairs.map(|[a, b]| (second[a][b] * xs[a].gradient[i] * xs[b].gradient[j]).abs());
        bent.sum::<f64>() + turned.iter().sum::<f64>()
    };
    std::array::from_fn(|i| std::array::from_fn(|j| sum(i, j)))
}

#[test]
fn all_functions_agree_with_nested_duals_in_one_direction() {
    let mut count = 0;
    let all = functions::<Dual2Vec<f64, 1>>().into_iter().zip(functions::<Nested>());
    for ((name, f), (_, of_nested)) in all {
        for [x, y] in POINTS {
            let z = f(Dual2Vec::variable(x, 0), y.into());
            let wanted = of_nested(Dual::variable(Dual::variable(x)), y.into());
            let close =
                |a: f64, b: f64| (a - b).abs() <= 4.0 * f64::EPSILON * b.abs() || a.is_nan() && b.is_nan();
            assert_eq!(z.value.to_bits(), wanted.value.value.to_bits(), "{name} at {x}, {y}");
            let found = (z.gradient[0], z.hessian[0][0]);
            let wanted = wanted.tangent.parts();
            assert!(
                close(found.0, wanted.0) && close(found.1, wanted.1),
                "{name} at {x}, {y}: {found:?}, {wanted:?}"
            );
            count += usize::from(found.1.is_finite());
        }
    }
    assert!(count > 450, "{count}");
}

#[test]
fn all_functions_agree_with_nested_vectors_in_every_direction() {
    fn check<const N: usize>() {
        let all = functions::<Dual2Vec<f64, N>>().into_iter().zip(functions::<NestedVec<N>>());
        for (((name, f), (_, of_nested)), (_, of_two)) in all.zip(functions()) {
            for at in POINTS {
                let xs = [dense(at[0], 0), dense(at[1], 1000)];
                let z = f(xs[0], xs[1]);
                let wanted = of_nested(nested(xs[0]), nested(xs[1]));
                if !z.value.is_finite() {
                    continue;
                }
                let terms = terms(slopes(of_two, at), xs);
                for (i, row) in terms.into_iter().enumerate() {
                    for (j, largest) in row.into_iter().enumerate() {
                        let (found, wanted) = (z.hessian[i][j], wanted.partials[i].partials[j]);
                        let error = (found - wanted).abs() / (f64::EPSILON * largest);
                        assert!(
                            found == wanted || error <= 4.0,
                            "{name} at {at:?}: {found}, {wanted}, {error} ulps"
                        );
                    }
                }
            }
        }
    }
    check::<1>();
    check::<2>();
    check::<3>();
    check::<6>();
}

/// The number whose tangents are the first M parts of the gradient.
fn hyper<const N: usize, const M: usize>(x: Dual2Vec<f64, N>) -> HyperDual<f64, N, M> {
    let (tangents, mixed) = (std::array::from_fn(|i| x.gradient[i]), std::array::from_fn(|i| x.hessian[i]));
    HyperDual::new(x.value, x.gradient, tangents, mixed)
}

#[test]
fn hyper_duals_agree_with_rows_of_the_hessian_for_all_functions() {
    fn check<const N: usize, const M: usize>() {
        let all = functions::<HyperDual<f64, N, M>>().into_iter().zip(functions::<NestedVec<N>>());
        for (((name, f), (_, of_nested)), (_, of_two)) in all.zip(functions()) {
            for at in POINTS {
                let xs = [dense(at[0], 0), dense(at[1], 1000)];
                let z = f(hyper(xs[0]), hyper(xs[1]));
                let wanted = of_nested(nested(xs[0]), nested(xs[1]));
                assert!(
                    z.value.to_bits() == wanted.value.value.to_bits() || z.value.is_nan(),
                    "{name} at {at:?}"
                );
                if !z.value.is_finite() {
                    continue;
                }
                let terms = terms(slopes(of_two, at), xs);
                for (i, row) in z.mixed.into_iter().enumerate() {
                    for (j, found) in row.into_iter().enumerate() {
                        let wanted = wanted.partials[i].partials[j];
                        let error = (found - wanted).abs() / (f64::EPSILON * terms[i][j]);
                        assert!(
                            found == wanted || error <= 4.0,
                            "{name} at {at:?}: {found}, {wanted}, {error} ulps"
                        );
                    }
                }
                let slopes = z.partials.map(f64::to_bits);
                assert!(z.tangents.iter().zip(slopes).all(|(x, y)| x.to_bits() == y), "{name} at {at:?}");
            }
        }
    }
    check::<1, 1>();
    check::<3, 1>();
    check::<6, 2>();
    check::<9, 4>();
}

#[test]
fn lift_on_hyper_duals_keeps_dead_directions_and_nan_values() {
    // Only y moves along the tangent.
    let [x, y] = HyperDual::variables([0.0, 1.0], [[0.0], [1.0]]);
    let infinite = x.lift(|_| (0.0, f64::INFINITY, f64::NEG_INFINITY)) + y * y;
    let wanted = (1.0, [f64::INFINITY, 2.0], [2.0], [[0.0, 2.0]]);
    assert_eq!(infinite.parts(), wanted);
    let undefined = x.lift(|_| (f64::NAN, 1.0, 1.0));
    assert!(undefined.partials[0].is_nan());
    assert_eq!((undefined.partials[1], undefined.tangents, undefined.mixed), (0.0, [0.0], [[0.0; 2]]));
    let both =
        HyperDual::lift_n([x, y], |[_, y]| (y, [f64::INFINITY, 2.0], [[f64::INFINITY, 0.0], [0.0, 3.0]]));
    assert_eq!(both.parts(), (1.0, [f64::INFINITY, 2.0], [2.0], [[0.0, 3.0]]));
    // There is an infinite partial, and no curvature along the tangent.
    assert_eq!(x.sqrt().sin().mixed, [[0.0; 2]]);
    let nothing = HyperDual::<f64, 2>::lift_n([], |[]| (7.0, [], []));
    assert_eq!(nothing.parts(), HyperDual::constant(7.0).parts());
}

#[test]
fn the_hessian_of_a_gaussian_times_a_vector_has_the_closed_form() {
    const N: usize = 4;
    let (at, v) = ([0.3, -0.8, 1.1, 0.4], [1.0, 0.5, 0.0, -2.0]);
    let gaussian = |x: [HyperDual<f64, N>; N]| {
        let square: HyperDual<f64, N> = x.iter().map(|x| x * x).sum();
        (-square / 2.0).exp()
    };
    let (value, gradient, h_v) = hvp(gaussian, at, v);
    let along: f64 = at.iter().zip(v).map(|(x, v)| x * v).sum();
    assert_close([gradient], [at.map(|x| -x * value)]);
    assert_close([h_v], [std::array::from_fn(|i| (at[i] * along - v[i]) * value)]);
}

#[test]
fn tangents_of_hessian_products_over_duals_are_third_derivatives() {
    let at = AT.map(Dual::constant);
    let [x, y] = HyperDual::variables(at, [[Dual::constant(1.0)], [Dual::constant(2.0)]]);
    // The outer tangent moves x.
    let z = monomial_of([HyperDual { value: Dual::variable(AT[0]), ..x }, y]);
    let times = |[a, b]: [[f64; 2]; 2]| [[a[0] + 2.0 * a[1], b[0] + 2.0 * b[1]]];
    assert_close(z.mixed.map(|row| row.map(|part| part.value)), times(hessian_of_monomial(AT, 0, 0)));
    assert_close(z.mixed.map(|row| row.map(|part| part.tangent)), times(hessian_of_monomial(AT, 1, 0)));
}

#[test]
fn hessians_are_symmetric_in_every_bit() {
    fn check<T: Scalar, const N: usize>(convert: fn(f64) -> T, same: fn(T, T) -> bool) {
        let number = |x: Dual2Vec<f64, N>| {
            Dual2Vec::new(convert(x.value), x.gradient.map(convert), x.hessian.map(|row| row.map(convert)))
        };
        for (name, f) in functions::<Dual2Vec<T, N>>() {
            for [x, y] in POINTS {
                let z = f(number(dense(x, 0)), number(dense(y, 1000)));
                for i in 0..N {
                    for j in 0..i {
                        let (below, above) = (z.hessian[i][j], z.hessian[j][i]);
                        assert!(same(below, above), "{name} at {x}, {y}: {below:?}, {above:?}");
                    }
                }
            }
        }
    }
    /// The function depends on only two of the variables, so that some rows are zero.
    fn check_sparse<const N: usize>() {
        for (name, f) in functions::<Dual2Vec<f64, N>>() {
            for [x, y] in POINTS {
                let mut at = [0.5; N];
                (at[0], at[N - 1]) = (x, y);
                let variables = Dual2Vec::variables(at);
                for z in [f(variables[0], variables[N - 1]), f(variables[N - 1], variables[0])] {
                    for i in 0..N {
                        for j in 0..i {
                            let (below, above) = (z.hessian[i][j], z.hessian[j][i]);
                            assert!(same(below, above), "{name} at {x}, {y}: {below:?}, {above:?}");
                        }
                    }
                }
            }
        }
    }

    /// NaN has many forms, and the processor chooses one.
    fn same(x: f64, y: f64) -> bool {
        x.to_bits() == y.to_bits() || x.is_nan() && y.is_nan()
    }
    check_sparse::<2>();
    check_sparse::<3>();
    check_sparse::<6>();
    check::<f64, 2>(|x| x, same);
    check::<f64, 3>(|x| x, same);
    check::<f64, 7>(|x| x, same);
    check::<f32, 3>(|x| x as f32, |x, y| same(x.into(), y.into()));
    check::<f32, 9>(|x| x as f32, |x, y| same(x.into(), y.into()));
    check::<Dual<f64>, 3>(
        |x| Dual::new(x, (x * 77.0).sin()),
        |x, y| same(x.value, y.value) && same(x.tangent, y.tangent),
    );
    check::<DualVec<f32, 5>, 2>(
        |x| DualVec::new(x as f32, std::array::from_fn(|i| noise(i + (x * 1e3) as usize) as f32)),
        |x, y| x.partials.iter().zip(&y.partials).all(|(&x, &y)| same(x.into(), y.into())),
    );
}

fn assert_close<const M: usize, const N: usize>(found: [[f64; N]; M], wanted: [[f64; N]; M]) {
    for (found, wanted) in found.into_iter().flatten().zip(wanted.into_iter().flatten()) {
        assert!((found - wanted).abs() <= 1e-14 * wanted.abs().max(1.0), "{found} should be {wanted}");
    }
}

#[test]
fn lift_agrees_with_the_rule() {
    let x = dense::<5>(0.7, 3);
    assert_eq!(x.lift(|v| (v.exp(), v.exp(), v.exp())).parts(), x.exp().parts());
    assert_eq!(x.lift(|v| (v.sin(), v.cos(), -v.sin())).parts(), x.sin().parts());
}

#[test]
fn lift2_agrees_with_the_operators() {
    let (x, y) = (dense::<5>(0.7, 3), dense::<5>(1.9, 50));
    let z = x.lift2(y, |x: f64, y: f64| {
        (x / y, [1.0 / y, -x / (y * y)], [[0.0, -1.0 / (y * y)], [0.0, 2.0 * x / (y * y * y)]])
    });
    assert_close(z.hessian, (x / y).hessian);
    // The operand occurs twice: x^2.
    let z = x.lift2(x, |x, y| (x * y, [y, x], [[0.0, 1.0], [1.0, 0.0]]));
    assert_close(z.hessian, x.powi(2).hessian);
}

#[test]
fn lift_n_agrees_with_the_operators() {
    let [x, y, z] = [dense::<5>(0.7, 3), dense::<5>(1.9, 50), dense::<5>(-0.4, 90)];
    let w = Dual2Vec::lift_n([x, y, z], |[x, y, z]| {
        let e = (x * y).exp() * z;
        let second = [[y * y * e, (1.0 + x * y) * e, y * e / z], [0.0, x * x * e, x * e / z], [0.0; 3]];
        (e, [y * e, x * e, e / z], second)
    });
    let wanted = (x * y).exp() * z;
    assert_close(w.hessian, wanted.hessian);
    assert_close([w.gradient], [wanted.gradient]);
    for i in 0..5 {
        for j in 0..5 {
            assert_eq!(w.hessian[i][j].to_bits(), w.hessian[j][i].to_bits());
        }
    }
    let nothing = Dual2Vec::<f64, 2>::lift_n([], |[]| (7.0, [], []));
    assert_eq!(nothing.parts(), Dual2Vec::constant(7.0).parts());
}

#[test]
fn lift_keeps_dead_directions_and_nan_values() {
    let [x, y] = Dual2Vec::variables([0.0, 1.0]);
    let infinite = x.lift(|_| (0.0, f64::INFINITY, f64::NEG_INFINITY)) + y * y;
    assert_eq!(infinite.gradient, [f64::INFINITY, 2.0]);
    assert_eq!(infinite.hessian, [[f64::NEG_INFINITY, 0.0], [0.0, 2.0]]);
    let undefined = x.lift(|_| (f64::NAN, 1.0, 1.0));
    let [[xx, xy], [yx, yy]] = undefined.hessian;
    assert!(undefined.gradient[0].is_nan() && xx.is_nan() && (xy, yx, yy) == (0.0, 0.0, 0.0));
    let both =
        Dual2Vec::lift_n([x, y], |[_, y]| (y, [f64::NEG_INFINITY, 2.0], [[f64::INFINITY, 0.0], [0.0, 3.0]]));
    assert_eq!(both.gradient, [f64::NEG_INFINITY, 2.0]);
    assert_eq!(both.hessian, [[f64::INFINITY, 0.0], [0.0, 3.0]]);
}

#[test]
fn an_infinite_slope_does_not_change_dead_directions() {
    let [x, y] = Dual2Vec::variables([0.0, 3.0]);
    let z = x.sqrt() + y * y;
    assert_eq!(z.gradient, [f64::INFINITY, 6.0]);
    assert_eq!(z.hessian, [[f64::NEG_INFINITY, 0.0], [0.0, 2.0]]);
    let z = x.sqrt().exp() + y.powi(3);
    assert_eq!(z.gradient, [f64::INFINITY, 27.0]);
    let [[xx, xy], [yx, yy]] = z.hessian;
    assert!(!xx.is_finite(), "{xx}");
    assert_eq!((xy, yx, yy), (0.0, 0.0, 18.0));
}

#[test]
fn live_derivatives_are_nan_if_the_value_is_nan() {
    let [x, y] = Dual2Vec::variables([-1.0_f64, 3.0]);
    for z in [x.ln(), x.sqrt(), x.acosh(), x.powf(0.5), x % (y * 0.0)] {
        assert!(z.value.is_nan() && z.gradient[0].is_nan() && z.hessian[0][0].is_nan(), "{z:?}");
    }
    let z = x.ln() + y * y;
    assert_eq!((z.gradient[1], z.hessian[0][1], z.hessian[1]), (6.0, 0.0, [0.0, 2.0]));
}

/// `e^(a x) y^b` and its derivative of order m in x and n in y
fn monomial([x, y]: [f64; 2], m: i32, n: i32) -> f64 {
    let (a, b) = (0.5, 4);
    let falling: i32 = (0..n).map(|k| b - k).product();
    f64::powi(a, m) * (a * x).exp() * f64::from(falling) * y.powi(b - n)
}

fn monomial_of<R: Real>([x, y]: [R; 2]) -> R {
    (x * 0.5).exp() * y.powi(4)
}

/// The Hessian of the derivative of order m in x and n in y.
fn hessian_of_monomial(at: [f64; 2], m: i32, n: i32) -> [[f64; 2]; 2] {
    [
        [monomial(at, m + 2, n), monomial(at, m + 1, n + 1)],
        [monomial(at, m + 1, n + 1), monomial(at, m, n + 2)],
    ]
}

const AT: [f64; 2] = [0.8, -1.3];

#[test]
fn tangents_of_hessians_over_duals_are_third_derivatives() {
    let [x, y] = Dual2Vec::variables(AT.map(Dual::constant));
    // along (1, 2)
    let direction = [1.0, 2.0];
    let [x, y] = [
        Dual2Vec { value: Dual::new(AT[0], direction[0]), ..x },
        Dual2Vec { value: Dual::new(AT[1], direction[1]), ..y },
    ];
    let z = monomial_of([x, y]);
    let (in_x, in_y) = (hessian_of_monomial(AT, 1, 0), hessian_of_monomial(AT, 0, 1));
    let wanted = std::array::from_fn(|i| std::array::from_fn(|j| in_x[i][j] + 2.0 * in_y[i][j]));
    assert_close(z.hessian.map(|row| row.map(|part| part.value)), hessian_of_monomial(AT, 0, 0));
    assert_close(z.hessian.map(|row| row.map(|part| part.tangent)), wanted);
}

#[test]
fn hessians_of_the_partials_inside_duals_are_third_derivatives() {
    let [x, y] = DualVec::variables(Dual2Vec::variables(AT));
    let z = monomial_of([x, y]);
    assert_close(z.value.hessian, hessian_of_monomial(AT, 0, 0));
    assert_close(z.partials[0].hessian, hessian_of_monomial(AT, 1, 0));
    assert_close(z.partials[1].hessian, hessian_of_monomial(AT, 0, 1));
}

#[test]
fn hessians_of_hessians_are_fourth_derivatives() {
    let [x, y] = Dual2Vec::variables(Dual2Vec::variables(AT));
    let z = monomial_of([x, y]);
    assert_close(z.hessian[0][0].hessian, hessian_of_monomial(AT, 2, 0));
    assert_close(z.hessian[0][1].hessian, hessian_of_monomial(AT, 1, 1));
    assert_close(z.hessian[1][0].hessian, hessian_of_monomial(AT, 1, 1));
    assert_close(z.hessian[1][1].hessian, hessian_of_monomial(AT, 0, 2));
}

#[test]
fn rosenbrocks_hessian_is_tridiagonal() {
    const N: usize = 7;
    let at: [f64; N] = std::array::from_fn(|i| 1.5 * noise(i));
    let x = Dual2Vec::variables(at);
    let z: Dual2Vec<f64, N> =
        x.windows(2).map(|x| 100.0 * (x[1] - x[0].powi(2)).powi(2) + (1.0 - x[0]).powi(2)).sum();
    let wanted: [[f64; N]; N] = std::array::from_fn(|i| {
        let as_first = if i + 1 < N { 1200.0 * at[i] * at[i] - 400.0 * at[i + 1] + 2.0 } else { 0.0 };
        let as_second = if i > 0 { 200.0 } else { 0.0 };
        std::array::from_fn(|j| match i.abs_diff(j) {
            0 => as_first + as_second,
            1 => -400.0 * at[i.min(j)],
            _ => 0.0,
        })
    });
    for (found, wanted) in z.hessian.into_iter().flatten().zip(wanted.into_iter().flatten()) {
        assert!((found - wanted).abs() <= 1e-12 * wanted.abs().max(1.0), "{found} should be {wanted}");
    }
}

#[test]
fn logarithm_and_angle_in_the_plane_have_the_hessians_of_harmonic_functions() {
    let at @ [a, b] = [0.6_f64, -1.1];
    let [x, y] = Dual2Vec::variables(at);
    // ln z is analytic and (ln z)'' = -1 / z^2
    let r4 = (a * a + b * b).powi(2);
    let (re, im) = (-(a * a - b * b) / r4, 2.0 * a * b / r4);
    assert_close(((x * x + y * y).ln() / 2.0).hessian, [[re, -im], [-im, -re]]);
    assert_close(x.hypot(y).ln().hessian, [[re, -im], [-im, -re]]);
    assert_close(y.atan2(x).hessian, [[im, re], [re, -im]]);
}

#[test]
fn a_gaussian_has_hessian_x_x_minus_identity_times_itself() {
    const N: usize = 4;
    let at = [0.3, -0.8, 1.1, 0.4];
    let x = Dual2Vec::variables(at);
    let square: Dual2Vec<f64, N> = x.iter().map(|x| x * x).sum();
    let z = (-square / 2.0).exp() / (2.0 * PI).powf(0.5);
    let delta = |i, j| f64::from(i == j);
    assert_close(
        z.hessian,
        std::array::from_fn(|i| std::array::from_fn(|j| (at[i] * at[j] - delta(i, j)) * z.value)),
    );
}

#[test]
fn log_sum_exp_has_the_hessian_of_the_softmax() {
    let z = log_sum_exp(Dual2Vec::variables([1.0, -0.5, 3.0]));
    let p = z.gradient;
    let delta = |i, j| f64::from(i == j);
    assert_close(z.hessian, std::array::from_fn(|i| std::array::from_fn(|j| p[i] * (delta(i, j) - p[j]))));
}

#[test]
fn a_power_has_all_four_second_derivatives() {
    let at @ [a, b] = [1.7_f64, 2.3];
    let [x, y] = Dual2Vec::variables(at);
    let (z, ln) = (a.powf(b), a.ln());
    let mixed = z / a * (1.0 + b * ln);
    assert_close(x.powf(y).hessian, [[b * (b - 1.0) * z / (a * a), mixed], [mixed, z * ln * ln]]);
}

#[test]
fn a_quotient_has_all_four_second_derivatives_wherever_they_are_in_range() {
    // powers of two, so that every one is exact: 2^m / 2^n
    for (m, n) in
        [(0, 1), (3, -2), (-1060, -100), (-1074, -1), (-1022, -300), (600, 800), (-1000, 20), (1000, 1023)]
    {
        let power = |exponent: i32| {
            if exponent < -1074 {
                0.0
            } else {
                2.0_f64.powi(exponent / 2) * 2.0_f64.powi(exponent - exponent / 2)
            }
        };
        let [x, y] = Dual2Vec::variables([power(m), power(n)]);
        let mixed = -power(-2 * n);
        assert_eq!((x / y).gradient, [power(-n), -power(m - 2 * n)], "2^{m} / 2^{n}");
        let curvature = power(1 + m - 3 * n);
        assert_eq!((x / y).hessian, [[0.0, mixed], [mixed, curvature]], "2^{m} / 2^{n}");
        assert_eq!((power(m) / y).hessian, [[0.0, 0.0], [0.0, curvature]], "2^{m} / 2^{n}");
    }
    let [x] = Dual2Vec::variables([1.3]);
    assert!(((1.7e308 / x).hessian[0][0] / 2.0 * (1.3_f64.powi(3) / 1.7e308) - 1.0).abs() < 1e-15);
    let [x] = Dual2Vec::variables([4.0]);
    assert_eq!((3.0 / x).parts(), (0.75, [-0.1875], [[0.09375]]));
    let [x] = Dual2Vec::variables([Dual::variable(4.0)]);
    assert_eq!((3.0 / x).hessian[0][0].parts(), (0.09375, -0.0703125));
}

#[test]
fn a_number_in_no_direction_has_a_value_alone() {
    let x = Dual2Vec::<f64, 0>::constant(2.0);
    assert_eq!((x * x + x.ln()).parts(), (4.0 + 2.0_f64.ln(), [], []));
}

#[test]
#[should_panic(expected = "variable number 2 of a Dual2Vec in 2 directions")]
fn a_variable_beyond_the_directions_panics_with_both_numbers() {
    let _ = Dual2Vec::<f64, 2>::variable(1.0, 2);
}
