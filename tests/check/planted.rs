//! Each mistake that is planted in a hand-written derivative is found and named.

use std::f64::consts::PI;

use gradual::Real;
use gradual::check::{self, Check, Mismatch, Mistake};
use gradual::slice::Chunk;

/// The only mistake that is diagnosed, and the component that has it.
fn diagnosis(mismatch: &Mismatch) -> (Option<(usize, usize)>, Mistake) {
    match mismatch.diagnoses() {
        [one] => (one.component, one.mistake.clone()),
        others => panic!("{} diagnoses: {mismatch}", others.len()),
    }
}

fn found(
    component: impl Into<Option<(usize, usize)>>,
    mistake: Mistake,
) -> (Option<(usize, usize)>, Mistake) {
    (component.into(), mistake)
}

fn rosenbrock<R: Real>([x, y]: [R; 2]) -> R {
    (-x + 1.0).powi(2) + (y - x * x).powi(2) * 100.0
}

/// The energy of a double pendulum with rods and masses of 1: two angles, then two angular velocities.
fn pendulum<R: Real>([a, b, v, w]: [R; 4]) -> R {
    let kinetic = v * v + w * w / 2.0 + v * w * (a - b).cos();
    kinetic - a.cos() * 19.62 - b.cos() * 9.81
}

fn pendulum_gradient([a, b, v, w]: [f64; 4]) -> [f64; 4] {
    let (sin, cos) = (a - b).sin_cos();
    [-v * w * sin + 19.62 * a.sin(), v * w * sin + 9.81 * b.sin(), 2.0 * v + w * cos, w + v * cos]
}

/// The squared error of a line a t + b over five samples.
fn squared_error<R: Real>([a, b]: [R; 2]) -> R {
    let samples = [(0.0, 1.0), (1.0, 3.5), (2.0, 4.0), (3.0, 7.5), (4.0, 8.0)];
    samples.iter().map(|(t, y)| (a * *t + b - *y).powi(2)).sum()
}

fn squared_error_gradient([a, b]: [f64; 2]) -> [f64; 2] {
    let samples = [(0.0, 1.0), (1.0, 3.5), (2.0, 4.0), (3.0, 7.5), (4.0, 8.0)];
    let residual = |(t, y): &(f64, f64)| a * t + b - y;
    [
        samples.iter().map(|sample| 2.0 * residual(sample) * sample.0).sum(),
        samples.iter().map(|sample| 2.0 * residual(sample)).sum(),
    ]
}

/// A planar arm of two links.
fn arm<R: Real>([a, b]: [R; 2]) -> [R; 2] {
    [a.cos() * 2.0 + (a + b).cos(), a.sin() * 2.0 + (a + b).sin()]
}

#[test]
fn a_wrong_sign_in_one_component() {
    let gradient = |[x, y]: [f64; 2]| [-2.0 * (1.0 - x) + 400.0 * x * (y - x * x), 200.0 * (y - x * x)];
    // The sign of one term is wrong first, which has no name. Then the sign of a component is wrong, which has one.
    let term = Check::gradient(rosenbrock, gradient).on(-2.0..=2.0).unwrap_err();
    assert_eq!((term.components()[0].column, term.components().len()), (0, 1));

    let gradient = |x| pendulum_gradient(x).map_at(1, |slope| -slope);
    let mismatch = Check::gradient(pendulum, gradient).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::Sign));
}

#[test]
fn a_wrong_sign_in_all_components() {
    let gradient = |x| pendulum_gradient(x).map(|slope| -slope);
    let mismatch = Check::gradient(pendulum, gradient).at([0.1, 0.2, 0.3, 0.4]).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found(None, Mistake::Sign));
}

#[test]
fn the_factor_of_a_square_is_forgotten() {
    let gradient = |x| squared_error_gradient(x).map(|slope| slope / 2.0);
    for mismatch in [
        Check::gradient(squared_error, gradient).at([1.0, 2.0]).unwrap_err(),
        Check::gradient(squared_error, gradient).on(-5.0..=5.0).unwrap_err(),
    ] {
        assert_eq!(diagnosis(&mismatch), found(None, Mistake::Factor(0.5)));
    }
}

#[test]
fn a_mean_is_taken_for_a_sum() {
    let gradient = |x| squared_error_gradient(x).map(|slope| slope / 5.0);
    let mismatch = Check::gradient(squared_error, gradient).on(-5.0..=5.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found(None, Mistake::Factor(0.2)));
    assert!(mismatch.to_string().contains("every component is 1/5 times the true slope"), "{mismatch}");
}

#[test]
fn the_inner_derivative_of_a_chain_is_a_constant_factor() {
    let gradient = |[x, y]: [f64; 2]| [-2.0 * x * y * gaussian(x, 1.7), gaussian(x, 1.7)];
    let mismatch = Check::gradient(|[x, y]| gaussian(x, 1.7) * y, gradient).on(-2.0..=2.0).unwrap_err();
    let (component, mistake) = diagnosis(&mismatch);
    let Mistake::Factor(k) = mistake else { panic!("{mismatch}") };
    assert_eq!(component, Some((0, 0)));
    assert!((k - 1.0 / 1.7).abs() < 1e-9, "{k}");
}

/// exp(-k x^2)
fn gaussian<R: Real>(x: R, k: f64) -> R {
    (-x * x * k).exp()
}

#[test]
fn a_transposed_jacobian() {
    let transposed = |[a, b]: [f64; 2]| {
        let (s, c) = (a + b).sin_cos();
        [[-2.0 * a.sin() - s, 2.0 * a.cos() + c], [-s, c]]
    };
    let mismatch = Check::jacobian(arm, transposed).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found(None, Mistake::Transposed));

    // This one is not square, and it is one list.
    let columns = |[x, y, z]: [f64; 3]| vec![y, 0.0, x, z * z, 0.0, 2.0 * y * z];
    let mismatch = Check::jacobian(|[x, y, z]| [x * y, y * z * z], columns).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found(None, Mistake::Transposed));
}

#[test]
fn an_index_that_is_off_by_one() {
    let weights = [1.0, 2.0, 3.0, 5.0, 8.0];
    let f = |x: &[Chunk<f64>]| x.iter().zip(&weights).map(|(x, w)| (x * *w).sin()).sum();
    let gradient = |x: &[f64]| {
        let slope = |i: usize| weights[i] * (x[i] * weights[i]).cos();
        (0..5).map(|i| slope((i + 1).min(4))).collect::<Vec<_>>()
    };
    let mismatch = Check::slice_gradient(f, gradient).on(vec![-1.0..=1.0; 5]).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found(None, Mistake::Shifted { rows: 0, columns: 1 }));
}

#[test]
fn two_components_that_are_swapped() {
    let gradient = |x| {
        let [a, b, v, w] = pendulum_gradient(x);
        [a, b, w, v]
    };
    let mismatch = Check::gradient(pendulum, gradient).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 2), Mistake::Swapped((0, 3))));
}

#[test]
fn a_missing_term_that_is_another_component() {
    // f = sin(x + y) + x^2: df/dx = cos(x + y) + 2x = df/dy + 2x
    let gradient = |[x, y]: [f64; 2]| [2.0 * x, (x + y).cos()];
    let mismatch = Check::gradient(sine_of_sum, gradient).on(-2.0..=2.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 0), Mistake::MissingTerm((0, 1))));
}

fn sine_of_sum<R: Real>([x, y]: [R; 2]) -> R {
    (x + y).sin() + x * x
}

#[test]
fn an_angle_in_degrees() {
    // The angle is in degrees, and the inner derivative pi / 180 is missing.
    let gradient = |[speed, degrees]: [f64; 2]| {
        let (sin, cos) = (2.0 * degrees.to_radians()).sin_cos();
        [2.0 * speed * sin / 9.81, 2.0 * speed * speed * cos / 9.81]
    };
    let mismatch = Check::gradient(range_of_throw, gradient).on([1.0..=20.0, 0.0..=90.0]).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::Radians));

    let mismatch =
        Check::derivative(|x| x.sin(), |x: f64| (PI / 180.0) * x.cos()).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 0), Mistake::Degrees));
}

fn range_of_throw<R: Real>([speed, degrees]: [R; 2]) -> R {
    speed * speed * (degrees.to_radians() * 2.0).sin() / 9.81
}

#[test]
fn a_slope_that_is_wrong_at_a_kink_only() {
    let relu = |x: f64| if x == 0.0 { 2.0 } else { f64::from(u8::from(x > 0.0)) };
    let mismatch = Check::derivative(|x| x.max(0.0), relu).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 0), Mistake::AtKink([0.0, 1.0])));
}

#[test]
fn a_special_case_that_returns_another_slope() {
    let slope = |x: f64| if x == 0.0 { 0.0 } else { x.cos() };
    let mismatch = Check::derivative(|x| x.sin(), slope).on(-3.0..=3.0).unwrap_err();
    assert_eq!(mismatch.point(), [0.0]);
    assert_eq!(diagnosis(&mismatch), found((0, 0), Mistake::OnlyHere));
}

#[test]
fn a_constant_with_too_few_digits_and_single_precision() {
    let typed = 299_792.0; // km/s; the exact value is 299 792.458
    let mismatch = Check::derivative(|x| (x / 299_792.458).exp(), |x: f64| (x / 299_792.458).exp() / typed)
        .on(-3.0..=3.0)
        .unwrap_err();
    assert!(matches!(diagnosis(&mismatch).1, Mistake::Digits(5..=6)), "{mismatch}");

    let tenth_digit = |x: f64| x.exp() * (1.0 + 1e-10);
    let mismatch = Check::derivative(|x| x.exp(), tenth_digit).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 0), Mistake::Digits(9)));

    let single = |x: f64| f64::from((x as f32).exp());
    let mismatch = Check::derivative(|x| x.exp(), single).on(-3.0..=3.0).unwrap_err();
    assert!(matches!(diagnosis(&mismatch).1, Mistake::Digits(5..=7)), "{mismatch}");
}

#[test]
fn a_forgotten_component() {
    let gradient = |x| pendulum_gradient(x).map_at(3, |_| 0.0);
    let mismatch = Check::gradient(pendulum, gradient).on(-3.0..=3.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 3), Mistake::Zero));
}

#[test]
fn a_forgotten_factor_and_a_forgotten_term() {
    let factor = |[x, y]: [f64; 2]| [3.0 * x * y + y, x.powi(3) + x];
    let mismatch = Check::gradient(cubic, |[x, y]: [f64; 2]| [3.0 * x * x * y + y, x.powi(3)])
        .on(-2.0..=2.0)
        .unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::MissingInput(0)));
    let mismatch = Check::gradient(cubic, factor).on(-2.0..=2.0).unwrap_err();
    assert_eq!(mismatch.components()[0].column, 0);

    let square = |[x, y]: [f64; 2]| [2.0 * x * y, x];
    let mismatch = Check::gradient(|[x, y]| x * x * y, square).on(-2.0..=2.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::MissingFactor(0)));
}

#[test]
fn a_forgotten_factor_that_is_another_component() {
    let missing = |[x, y]: [f64; 2]| [y.exp(), x];
    let mismatch = Check::gradient(|[x, y]| x * y.exp(), missing).on(-2.0..=2.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::MissingSlope((0, 0))));
    let extra = |[x, y]: [f64; 2]| [y.exp(), x * (2.0 * y).exp()];
    let mismatch = Check::gradient(|[x, y]| x * y.exp(), extra).on(-2.0..=2.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::ExtraSlope((0, 0))));
    assert!(
        mismatch.to_string().contains("df/dx[1] has an extra factor that is equal to df/dx[0]"),
        "{mismatch}"
    );
}

/// A function of one number has the input x, and not x[0].
#[test]
fn inputs_have_the_names_that_the_components_have() {
    let text = |mismatch: Mismatch| mismatch.to_string();
    let cube = text(check::derivative(|x| x.powi(3), |x| 3.0 * x, 0.7).unwrap_err());
    assert!(cube.contains("df/dx lacks a factor that is equal to x"), "{cube}");
    assert!(!cube.contains("x[0]"), "{cube}");
    let rule = text(Check::rule2(|x, y| (x * x * y, 2.0 * x * y, x)).on(0.5..=2.0).unwrap_err());
    assert!(
        rule.ends_with("df/dy lacks a factor that is equal to x") || rule.contains("equal to x\n"),
        "{rule}"
    );
    let along = |[_, y]: [f64; 2], [v, _]: [f64; 2]| [y * v];
    let jvp = text(check::jvp(|[x, y]| [x * y * y], along, [2.0, 3.0], [1.0, 0.0]).unwrap_err());
    assert!(!jvp.contains("x[2]") && !jvp.contains("x[3]"), "{jvp}");
}

fn cubic<R: Real>([x, y]: [R; 2]) -> R {
    x.powi(3) * y + x * y
}

#[test]
fn a_mixed_second_derivative_with_the_wrong_sign() {
    let hessian = |[x, y]: [f64; 2]| [[1200.0 * x * x - 400.0 * y + 2.0, -400.0 * x], [400.0 * x, 200.0]];
    let mismatch = Check::hessian(rosenbrock, hessian).on(-2.0..=2.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((1, 0), Mistake::Sign));
}

#[test]
fn mistakes_in_black_boxes_and_rules() {
    let f = |x: &[f64]| pendulum([x[0], x[1], x[2], x[3]]);
    let gradient = |x: &[f64]| pendulum_gradient([x[0], x[1], x[2], x[3]]).map_at(2, |slope| -slope);
    let mismatch = Check::black_box_gradient(f, gradient).on(vec![-3.0..=3.0; 4]).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 2), Mistake::Sign));

    let mismatch = Check::rule(|x| (x.tan(), 1.0 / x.cos())).on(-1.0..=1.0).unwrap_err();
    assert_eq!(mismatch.components().len(), 1);
    let mismatch = Check::rule2(|x, y| (x * y * y, y * y, x * y)).on(-1.0..=1.0).unwrap_err();
    assert_eq!(diagnosis(&mismatch), found((0, 1), Mistake::Factor(0.5)));
}

#[test]
fn a_value_that_differs() {
    let both = |[x, y]: [f64; 2]| (x * y + 1.0, [y, x]);
    let mismatch = Check::gradient(|[x, y]| x * y, both).on(-2.0..=2.0).unwrap_err();
    assert_eq!((mismatch.value(), mismatch.components().len()), (Some([1.0, 0.0]), 0));
    let right = |[x, y]: [f64; 2]| (x * y, [y, x]);
    Check::gradient(|[x, y]| x * y, right).assert_on(-2.0..=2.0);
}

#[test]
fn shrinking_ends_at_a_point_that_a_reader_can_follow() {
    // The claim is wrong for x of at least 3.
    let slope = |x: f64| if x >= 3.0 { 0.0 } else { 1.0 };
    let mismatch = Check::derivative(|x| x, slope).on(-1e6..=1e6).unwrap_err();
    assert_eq!(mismatch.point(), [3.0]);
    let gradient = |[x, y, z]: [f64; 3]| [y * z, if y > 0.5 { -x * z } else { x * z }, x * y];
    let mismatch = Check::gradient(|[x, y, z]| x * y * z, gradient).on(-10.0..=10.0).unwrap_err();
    assert_eq!(mismatch.point(), [1.0; 3]);
}

#[test]
fn the_same_seed_gives_the_same_report() {
    let report = |seed| {
        let check = Check::gradient(pendulum, |x| pendulum_gradient(x).map(|slope| slope * 1.25));
        check.seed(seed).points(50).on(-3.0..=3.0).unwrap_err().to_string()
    };
    assert_eq!(report(7), report(7));
    assert!(report(7).contains(".points(50).seed(7)"), "{}", report(7));
}

trait MapAt {
    fn map_at(self, i: usize, f: impl Fn(f64) -> f64) -> Self;
}

impl<const N: usize> MapAt for [f64; N] {
    fn map_at(mut self, i: usize, f: impl Fn(f64) -> f64) -> Self {
        self[i] = f(self[i]);
        self
    }
}

/// These claims have an error that looks like rounding but is far larger.
#[test]
fn a_rough_error_that_is_too_large_for_rounding_fails() {
    let scatter =
        |x: f64| ((x.to_bits().wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as f64 / (1 << 23) as f64) - 1.0;
    let difference = |h: f64| move |x: f64| ((x + h).sin() - (x - h).sin()) / (2.0 * h);
    type Rough = (&'static str, Box<dyn Fn(f64) -> f64>);
    let claims: [Rough; 7] = [
        ("scattered", Box::new(move |x| x.cos() * (1.0 + 1e-3 * scatter(x)))),
        ("of four digits", Box::new(|x| (x.cos() * 1e4).round() / 1e4)),
        ("differences, h = 1e-15", Box::new(difference(1e-15))),
        ("differences, h = 1e-12", Box::new(difference(1e-12))),
        ("differences, h = 1e-9", Box::new(difference(1e-9))),
        ("in f32", Box::new(|x| f64::from((x as f32).cos()))),
        ("of an f32", Box::new(|x| f64::from(x.cos() as f32))),
    ];
    for (name, claim) in claims {
        for x in [0.3, 0.7, 1.1, 2.3] {
            let passes = check::derivative(|x| x.sin(), &claim, x).is_ok();
            assert!(!passes, "{name} at {x}");
        }
        assert!(Check::derivative(|x| x.sin(), &claim).on(0.1..=3.0).is_err(), "{name}");
        assert!(Check::black_box_derivative(f64::sin, &claim).on(0.1..=3.0).is_err(), "{name}, black box");
    }
    let h = 1e-12;
    let exp = Check::derivative(|x| x.exp(), |x: f64| ((x + h).exp() - x.exp()) / h).on(1.0..=2.0);
    let failed = exp.unwrap_err().to_string();
    assert!(failed.contains("points fail"), "{failed}");
    let single = |[x, y]: [f64; 2]| [y, x].map(|slope| f64::from(slope as f32));
    assert!(check::gradient(|[x, y]| x * y, single, [0.1, 0.3]).is_err());
    let value = |x: f64| (f64::from(x.sin() as f32), x.cos());
    assert!(check::derivative(|x| x.sin(), value, 0.7).is_err());
}

#[test]
fn a_slope_claimed_at_a_pole_is_not_compared() {
    let x_ln_x = |x: f64| if x == 0.0 { 0.0 } else { x * x.ln() };
    for claim in [f64::NEG_INFINITY, -27.0] {
        let report =
            Check::black_box_derivative(x_ln_x, move |x| if x == 0.0 { claim } else { x.ln() + 1.0 });
        assert_eq!(report.at(0.0).unwrap().poles(), 1);
        let _ = report.on(0.0..=10.0).unwrap();
    }
}
