//! Where the automatic derivative is not the derivative of the function, and where the function itself is not exact, the
//! report says so.

use gradual::check::{self, Check, Mistake};
use gradual::{Dual, Dual2Vec, Scalar};

/// The stable form of softplus with the constant first. Its two kinks cancel at 0, but one is seen from above and the other
/// from below, so the automatic derivative is 1.5.
fn softplus(x: Dual<f64>) -> Dual<f64> {
    Dual::constant(0.0).max(x) + (-x.abs()).exp().ln_1p()
}

/// `y² - x²/6`, with a branch that loses the second derivative in x.
fn branch([x, y]: [Dual2Vec<f64, 2>; 2]) -> Dual2Vec<f64, 2> {
    if x == 0.0 { x * 0.0 + y * y } else { y * y - x * x / 6.0 }
}

#[test]
fn at_a_removable_kink_the_slope_of_the_function_passes_with_a_note() {
    assert_eq!(gradual::derivative(softplus, 0.0).1, 1.5);
    let report = check::derivative(softplus, Scalar::sigmoid, 0.0).expect("the claim is right");
    assert_eq!((report.removable_kinks(), report.kinks(), report.poles()), (1, 0, 0));
    let text = report.to_string();
    assert!(text.contains("removable kink at 0.0: df/dx is 0.5"), "{text}");
    assert!(
        text.ends_with("the automatic derivative of the program is 1.5, the slope of one of its pieces"),
        "{text}"
    );

    let report = Check::derivative(softplus, Scalar::sigmoid).on(-3.0..=3.0).expect("the claim is right");
    assert_eq!(report.removable_kinks(), 2); // at both zeros
    let report =
        check::hessian(branch, |_| [[-1.0 / 3.0, 0.0], [0.0, 2.0]], [0.0, 1.0]).expect("the claim is right");
    assert_eq!(report.removable_kinks(), 1);
}

#[test]
fn a_claim_that_is_neither_slope_fails_and_the_report_shows_both() {
    // The automatic derivative is no better than any other wrong claim.
    for claim in [0.75, 1.5] {
        let mismatch = check::derivative(softplus, move |_| claim, 0.0).unwrap_err();
        let wrong = mismatch.components()[0];
        assert!((wrong.truth - 0.5).abs() <= wrong.bound && wrong.bound < 1e-9, "{mismatch}");
        assert!(mismatch.to_string().contains("the automatic derivative df/dx is 1.5"), "{mismatch}");
    }
    let mismatch = check::hessian(branch, |_| [[-1.0, 0.0], [0.0, 2.0]], [0.0, 1.0]).unwrap_err();
    assert!(mismatch.to_string().contains("the automatic derivative d2f/dx[0]dx[0] is 0"), "{mismatch}");
    assert_eq!(mismatch.components().len(), 1);
}

#[test]
fn a_kink_that_does_not_cancel_is_no_removable_one() {
    let report = check::derivative(|x| x.abs(), |_| 0.5, 0.0).expect("between both slopes");
    assert_eq!((report.removable_kinks(), report.kinks()), (0, 1));
    let mismatch = check::derivative(|x| x.abs(), |_| 1.5, 0.0).unwrap_err();
    assert_eq!(mismatch.components()[0].sides, Some([-1.0, 1.0]));
}

#[test]
fn the_textbooks_cross_entropy_and_a_kernel_at_coincident_points_pass() {
    let loss = |x: Dual<f64>| x.max(0.0) - x + (-x.abs()).exp().ln_1p();
    check::derivative(loss, |x| Scalar::sigmoid(x) - 1.0, 0.0).expect("the claim is right");
    let kernel = |[x, y]: [Dual2Vec<f64, 2>; 2]| {
        let s = x.hypot(y) * 5.0_f64.sqrt();
        (s + 1.0 + s * s / 3.0) * (-s).exp()
    };
    let claim = |_| [[-5.0 / 3.0, 0.0], [0.0, -5.0 / 3.0]];
    check::hessian(kernel, claim, [0.0, 0.0]).expect("the claim is right");
}

/// The fixed point of `x = (x + cos(p x)) / 2`, where the last step is below `stop`.
fn fixed_point(p: f64, stop: f64) -> f64 {
    let mut x = 0.3;
    loop {
        let next = 0.5 * x + 0.5 * (p * x).cos();
        let step = (next - x).abs();
        x = next;
        if step < stop {
            return x;
        }
    }
}

fn fixed_point_slope(p: f64) -> f64 {
    let x = fixed_point(p, 1e-16);
    -x * (p * x).sin() / (1.0 + p * (p * x).sin())
}

#[test]
fn an_iteration_that_stops_early_is_named_with_a_tolerance_that_passes() {
    for stop in [1e-7, 1e-8, 1e-9, 1e-10] {
        let check = || Check::black_box_derivative(move |p| fixed_point(p, stop), fixed_point_slope);
        let mismatch = check().on(0.1..=0.9).unwrap_err();
        let Mistake::StoppedEarly { tolerance, .. } = mismatch.diagnoses()[0].mistake else {
            panic!("{stop:e}: {mismatch}")
        };
        assert!(mismatch.to_string().contains(&format!(".relative({tolerance:e})")), "{mismatch}");
        check().relative(tolerance).on(0.1..=0.9).expect("the tolerance of the report passes");
        assert!(tolerance < 1e4 * stop, "{stop:e}: {tolerance:e}");
    }
    // the same program on dual numbers
    let on_duals = |p: Dual<f64>| {
        let mut x = Dual::constant(0.3);
        while (0.5 * x - 0.5 * (p * x).cos()).abs() > 1e-9 {
            x = 0.5 * x + 0.5 * (p * x).cos();
        }
        x
    };
    let mismatch = Check::derivative(on_duals, fixed_point_slope).on(0.1..=0.9).unwrap_err();
    assert!(matches!(mismatch.diagnoses()[0].mistake, Mistake::StoppedEarly { .. }), "{mismatch}");
}

#[test]
fn black_boxes_take_arrays_and_so_several_arguments() {
    let simulation = |x: f64, y: f64| x * y.cos();
    let gradient = |[x, y]: [f64; 2]| [y.cos(), -x * y.sin()];
    Check::black_box_array_gradient(|[x, y]| simulation(x, y), gradient).assert_on([0.0..=1.0, -3.0..=3.0]);
    let wrong = |[x, y]: [f64; 2]| [y.cos(), x * y.sin()];
    let mismatch =
        Check::black_box_array_gradient(|[x, y]| simulation(x, y), wrong).at([0.5, 1.0]).unwrap_err();
    assert_eq!(mismatch.diagnoses()[0].mistake, Mistake::Sign);
    let polar = |[r, phi]: [f64; 2]| [r * phi.cos(), r * phi.sin()];
    let rows = |[r, phi]: [f64; 2]| [[phi.cos(), -r * phi.sin()], [phi.sin(), r * phi.cos()]];
    Check::black_box_array_jacobian(polar, rows).assert_on(0.1..=3.0);
}
