//! A check says why it compares nothing, and only the assertions panic.

use std::cell::Cell;

use gradual::check::{self, Check, Kind, Mismatch, Problem, Tolerance, Who};
use gradual::slice::Chunk;

fn problem(result: Result<check::Report, Mismatch>) -> Problem {
    let mismatch = result.unwrap_err();
    assert!(mismatch.components().is_empty() && mismatch.diagnoses().is_empty());
    // The report contains the problem.
    assert!(mismatch.to_string().contains(&mismatch.problem().unwrap().to_string()));
    mismatch.problem().unwrap().clone()
}

#[cfg(feature = "std")]
#[test]
fn a_panic_of_either_function_is_caught() {
    let message = String::from("no luck");
    let wanted = |who| Problem::Panicked { who, message: message.clone() };
    let panics = || if true { panic!("no luck") } else { 0.0 };
    assert_eq!(problem(check::derivative(|x| x * panics(), |x| x, 1.0)), wanted(Who::Function));
    assert_eq!(problem(check::derivative(|x| x, |x| x * panics(), 1.0)), wanted(Who::Claim));
    let formatted = |x: f64| if x > 2.0 { panic!("no {}", "luck") } else { 1.0 };
    let mismatch = Check::derivative(|x| x, formatted).on(0.0..=4.0).unwrap_err();
    assert_eq!(mismatch.problem(), Some(&wanted(Who::Claim)));
    // This is the simplest point where the claim panics.
    assert_eq!(mismatch.point(), [3.0]);
    let index = |x: &[Chunk<f64>]| x[5];
    let Problem::Panicked { message, .. } = problem(Check::slice_gradient(index, |_| 0.0).at(&[1.0])) else {
        panic!("another problem")
    };
    assert!(message.contains("index out of bounds"), "{message}");
    assert_eq!(problem(Check::black_box_derivative(|x| x * panics(), |x| x).at(1.0)), wanted(Who::Function));
}

#[test]
fn a_point_where_the_function_is_undefined_is_a_problem_or_is_left_out() {
    let ln = Check::derivative(|x| x.ln(), |x| 1.0 / x);
    assert!(matches!(problem(ln.at(-1.0)), Problem::Undefined { value } if value.is_nan()));
    assert_eq!(problem(ln.at(0.0)), Problem::Undefined { value: f64::NEG_INFINITY });
    assert_eq!(problem(ln.at(f64::NAN)), Problem::PointNotFinite { input: 0 });
    assert!(ln.at(-1.0).unwrap_err().is_undefined() && ln.at(f64::INFINITY).unwrap_err().is_undefined());
    let report = ln.on(-1.0..=1.0).unwrap();
    assert!(report.skipped() > 10 && report.points() > 10, "{report}");
    assert!(report.to_string().contains("points were left out"), "{report}");
    assert_eq!(problem(ln.on(-2.0..=-1.0)), Problem::UndefinedEverywhere);
}

#[test]
fn a_claim_that_is_nan_or_infinite_is_wrong() {
    for claim in [f64::NAN, f64::INFINITY] {
        let mismatch = check::gradient(|[x, y]| x * y, |[_, x]| [x, claim], [1.0, 2.0]).unwrap_err();
        assert_eq!(mismatch.components()[0].column, 1);
        assert_eq!(mismatch.diagnoses()[0].mistake, check::Mistake::NotFinite);
    }
}

#[test]
fn a_check_says_that_there_is_nothing_to_check() {
    assert_eq!(
        problem(Check::slice_gradient(|_| Chunk::constant(1.0), |_| [0.0; 0]).at(&[])),
        Problem::Empty
    );
    let none = |_: [gradual::DualVec<f64, 0>; 0]| gradual::DualVec::constant(1.0);
    assert_eq!(problem(Check::gradient(none, |_| [0.0; 0]).on(..)), Problem::Empty);
    let x = || Check::derivative(|x| x, |_| 1.0);
    assert_eq!(problem(x().points(0).on(..)), Problem::NoPoints);
    x().assert_on(1.0..=1.0);
    x().assert_on(0.0..);
}

#[test]
#[allow(clippy::reversed_empty_ranges)]
fn a_range_without_a_float_is_a_problem_of_its_own() {
    let x = || Check::derivative(|x| x, |_| 1.0);
    for backwards in [2.0..=1.0, f64::INFINITY..=1.0] {
        assert_eq!(problem(x().on(backwards)), Problem::ReversedRange { input: 0 });
    }
    assert_eq!(problem(x().on(2.0..1.0)), Problem::ReversedRange { input: 0 });
    for nan in [f64::NAN..=1.0, 0.0..=f64::NAN] {
        assert_eq!(problem(x().on(nan)), Problem::NanRange { input: 0 });
    }
    assert_eq!(problem(x().on(1.0..1.0)), Problem::EmptyRange { input: 0 });
    assert_eq!(problem(x().on(f64::INFINITY..=f64::INFINITY)), Problem::EmptyRange { input: 0 });
    let second = Check::gradient(|[x, y]| x * y, |[x, y]| [y, x]).on([0.0..=1.0, 1.0..=0.0]);
    assert_eq!(problem(second), Problem::ReversedRange { input: 1 });
}

#[test]
fn an_infinite_bound_stands_for_all_finite_floats() {
    let points = |report: Result<check::Report, Mismatch>| report.unwrap().to_string();
    let x = || Check::derivative(|x| x * 3.0, |_| 3.0);
    assert_eq!(points(x().on(0.0..=f64::INFINITY)), points(x().on(0.0..)));
    assert_eq!(points(x().on(f64::NEG_INFINITY..=f64::INFINITY)), points(x().on(..)));
}

#[test]
fn a_function_without_results_is_a_problem() {
    assert_eq!(problem(Check::jacobian(|[_]| [], |[_]| [[0.0; 1]; 0]).at([1.0])), Problem::NoResults);
    assert_eq!(
        problem(Check::slice_jacobian(|_| vec![], |_| vec![0.0; 0]).on([0.0..=1.0])),
        Problem::NoResults
    );
    assert_eq!(problem(Check::jvp(|[_]| [], |_, [_]| [0.0; 0]).at(([1.0], [1.0]))), Problem::NoResults);
    assert_eq!(
        problem(Check::black_box_jacobian(|_| vec![], |_| vec![0.0; 0]).at(&[1.0])),
        Problem::NoResults
    );
}

#[test]
fn a_claim_of_another_shape_is_a_problem() {
    let short = Check::slice_gradient(|x| x[0] * x[1], |x| vec![x[1]]).at(&[1.0, 2.0]);
    assert_eq!(
        short.as_ref().unwrap_err().problem().unwrap().to_string(),
        "the claim has 1 slope, but the true derivative has 2 slopes"
    );
    assert_eq!(problem(short), Problem::Shape { claimed: Err(1), rows: 1, columns: 2 });

    let f = |x: &[Chunk<f64>]| vec![x[0] * x[1], x[0], x[1]];
    let transposed = Check::slice_jacobian(f, |x| [[x[1], 1.0, 0.0], [x[0], 0.0, 1.0]]).at(&[1.0, 2.0]);
    let text = problem(transposed).to_string();
    assert_eq!(
        text,
        "the claim has 2 rows of 3 slopes, but the true derivative has 3 rows of 2 slopes; \
         the claim is transposed: row i should be the gradient of result i"
    );
    let ragged = Check::slice_jacobian(f, |_| vec![vec![1.0], vec![]]).at(&[1.0, 2.0]);
    assert_eq!(
        problem(ragged).to_string(),
        "the claim has rows of the lengths 1, 0, but the true derivative has 3 rows of 2 slopes"
    );
    let values = Check::slice_jacobian(f, |_| (vec![1.0], vec![0.0; 6])).at(&[1.0, 2.0]);
    assert_eq!(problem(values), Problem::Values { claimed: 1, truth: 3 });
}

#[test]
fn a_function_that_changes_its_answer_is_a_problem() {
    let calls = Cell::new(0.0);
    let count = || {
        calls.set(calls.get() + 1.0);
        calls.get()
    };
    let problem_of = |result| problem(result);
    assert!(matches!(
        problem_of(check::derivative(|x| x * count(), |x| x, 1.0)),
        Problem::NotDeterministic { who: Who::Function, .. }
    ));
    assert!(matches!(
        problem_of(check::derivative(|x| x, |_| count(), 1.0)),
        Problem::NotDeterministic { who: Who::Claim, .. }
    ));
    let on_a_domain = Check::derivative(|x| x, |_| count()).on(-1.0..=1.0);
    assert!(matches!(problem_of(on_a_domain), Problem::NotDeterministic { who: Who::Claim, .. }));
}

#[test]
fn a_claim_that_changes_its_length_is_a_problem() {
    let calls = Cell::new(0);
    // The first answer has the right length and a wrong sign.
    let claim = |x: &[f64]| {
        calls.set(calls.get() + 1);
        vec![-x[0]; if calls.get() == 1 { 2 } else { 3 }]
    };
    let mismatch = Check::slice_gradient(|x| x[0] * x[1], claim).at(&[1.0, 1.0]).unwrap_err();
    let text = mismatch.problem().unwrap().to_string();
    assert_eq!(
        text,
        "the claimed derivative is not deterministic: at this point it returned 2 numbers and then 3"
    );
}

#[test]
fn a_claim_whose_length_differs_elsewhere_is_still_wrong_here() {
    for length in [0, 1, 3] {
        let claim = move |x: &[f64]| vec![-1.0; if x == [1.0, 1.0] { 2 } else { length }];
        let product = Check::slice_gradient(|x| x[0] * x[1], claim).at(&[1.0, 1.0]);
        assert_eq!(product.unwrap_err().components().len(), 2);
        let product = Check::black_box_gradient(|x| x[0] * x[1], claim).at(&[1.0, 1.0]);
        assert_eq!(product.unwrap_err().components().len(), 2);
    }
}

#[test]
fn several_results_of_a_jacobian_times_a_vector_can_have_kinks() {
    let at = ([0.0], [1.0]);
    assert_eq!(Check::jvp(|[x]| [x.abs()], |_, _| [0.0]).at(at).unwrap().kinks(), 1);
    assert_eq!(Check::jvp(|[x]| [x, x.abs()], |_, [v]| [v, 0.0]).at(at).unwrap().kinks(), 1);
    assert_eq!(Check::jvp(|[x]| [x.abs(), x, x.abs()], |_, [v]| [0.0, v, 0.0]).at(at).unwrap().kinks(), 2);
    assert!(Check::jvp(|[x]| [x, x.abs()], |_, [v]| [v, 2.0]).at(at).is_err());
}

#[test]
fn a_report_mentions_kinks_and_poles() {
    let halves = check::gradient(|[x, y]| x.max(y), |_| [0.5, 0.5], [1.0, 1.0]).unwrap();
    assert_eq!(halves.kinks(), 2);
    assert_eq!(
        halves.to_string(),
        "gradient: 2 components are right at 1 point; the largest relative error is 0
kink at [1.0, 1.0]: df/dx[0] is 0 on the left and 1 on the right, and the claim is between them
kink at [1.0, 1.0]: df/dx[1] is 0 on the left and 1 on the right, and the claim is between them"
    );
    assert!(check::gradient(|[x, y]| x.max(y), |_| [1.5, 0.0], [1.0, 1.0]).is_err());
    // The report mentions a kink even if the claim is one of the two slopes.
    assert_eq!(check::derivative(|x| x.abs(), |x| x.signum(), 0.0).unwrap().kinks(), 1);
    assert_eq!(check::derivative(|x| x * x.abs(), |x| 2.0 * x.abs(), 0.0).unwrap().kinks(), 0);
    let black_box = Check::black_box_derivative(f64::abs, |_| 0.3).at(0.0).unwrap();
    assert_eq!(black_box.kinks(), 1);

    for claim in [f64::INFINITY, 1e300, f64::NAN] {
        let pole = check::derivative(|x| x.sqrt(), |_| claim, 0.0).unwrap();
        assert_eq!(pole.poles(), 1);
        assert!(pole.to_string().contains("pole at 0.0"), "{pole}");
    }
}

#[test]
fn tolerances_are_relative_absolute_and_in_ulps() {
    let off_by = |error: f64| Check::derivative(|x| x * 3.0, move |_| 3.0 + error);
    assert!(off_by(1e-12).at(1.0).is_ok());
    assert!(off_by(1e-11).at(1.0).is_err());
    assert!(off_by(1e-11).relative(1e-11).at(1.0).is_ok());
    assert!(off_by(1e-11).absolute(1e-10).at(1.0).is_ok());
    let ulp = 3.0_f64.next_up() - 3.0;
    assert!(off_by(100.0 * ulp).ulps(100.0).at(1.0).is_ok());
    assert!(off_by(200.0 * ulp).ulps(100.0).at(1.0).is_err());
    let to_the_bit = Tolerance::EXACT;
    assert!(off_by(0.0).tolerance(to_the_bit).at(1.0).is_ok());
    assert!(off_by(ulp).tolerance(to_the_bit).at(1.0).is_err());
}

#[test]
fn a_relative_error_that_you_set_stays_beside_ulps() {
    let off_by = |error: f64| Check::derivative(|x| x * 3.0, move |_| 3.0 + error);
    for error in [1e-11, 1e-13] {
        assert!(off_by(error).relative(1e-11).ulps(1.0).at(1.0).is_ok());
        assert!(off_by(error).ulps(1.0).relative(1e-11).at(1.0).is_ok());
        assert!(off_by(error).ulps(1.0).at(1.0).is_err());
    }
}

#[test]
fn a_check_reports_what_it_checks() {
    let rule = Check::rule(|x| (x.sin(), -x.cos()));
    let mismatch = rule.at(1.0).unwrap_err();
    assert_eq!(mismatch.kind(), Kind::Rule);
    assert!(mismatch.to_string().contains("\n\ndf/dx has the wrong sign"), "{mismatch}");
    let rule2 = Check::rule2(|x, y| (x * y, y, -x)).at([1.0, 2.0]).unwrap_err();
    assert_eq!(rule2.kind(), Kind::Rule);
    assert!(rule2.to_string().contains("\n\ndf/dy has the wrong sign"), "{rule2}");
    assert_eq!(check::derivative(|x| x, |_| 1.0, 2.0).unwrap().kind(), Kind::Derivative);
}

#[test]
fn debug_names_the_type_and_contains_the_report() {
    let mismatch = check::derivative(|x| x * x, |x| -2.0 * x, 3.0).unwrap_err();
    let debug = format!("{mismatch:?}");
    assert!(debug.starts_with("Mismatch { kind: Derivative, point: [3.0], report: "), "{debug}");
    assert!(debug.contains(&mismatch.to_string()), "{debug}");
    let report = check::derivative(|x| x * x, |x| 2.0 * x, 3.0).unwrap();
    assert!(format!("{report:?}").starts_with("Report { kind: Derivative, "), "{report:?}");
}

#[test]
fn a_later_value_is_compared_if_the_first_is_off_by_rounding_only() {
    // (x - 1)^2 loses digits when it is expanded. The other value is wrong.
    let f = |[x]: [gradual::DualVec<f64, 1>; 1]| [(x - 1.0).powi(2), x];
    let values = |[x]: [f64; 1]| ([x * x - 2.0 * x + 1.0, x + 1.0], [[2.0 * (x - 1.0)], [1.0]]);
    let mismatch = Check::jacobian(f, values).at([1.001]).unwrap_err();
    assert_eq!(mismatch.value(), Some([2.001, 1.001]));
}

#[test]
#[should_panic(expected = "df/dx[1] has the wrong sign")]
fn assertions_panic_with_the_report() {
    check::assert_gradient(|[x, y]| x * y, |[x, y]| [y, -x], [1.0, 2.0]);
}

#[test]
#[should_panic(expected = "d2f/dx[0]dx[1] is 1/2 times the true slope")]
fn unwrap_panics_with_the_report() {
    let half = |[x, y]: [f64; 2]| [[2.0 * y, x], [2.0 * x, 0.0]];
    check::hessian(|[x, y]| x * x * y, half, [1.0, 2.0]).unwrap();
}

#[test]
fn a_mismatch_is_an_error_that_crosses_threads() {
    fn is_error<T: std::error::Error + Send + Sync + 'static>() {}
    is_error::<Mismatch>();
    let boxed: Box<dyn std::error::Error> = check::derivative(|x| x, |x| x, 2.0).unwrap_err().into();
    assert!(boxed.to_string().starts_with("derivative: the claim is wrong at 2.0"));
}

#[test]
fn a_report_of_a_long_vector_shows_the_worst_components_first() {
    let f = |x: &[Chunk<f64>]| x.iter().map(|x| x * x).sum();
    let claim = |x: &[f64]| x.iter().enumerate().map(|(i, x)| 2.0 * x + (i * i) as f64).collect::<Vec<_>>();
    let mismatch = Check::slice_gradient(f, claim).at(&[1.0; 40]).unwrap_err();
    assert_eq!((mismatch.components().len(), mismatch.components()[0].column), (39, 39));
    let text = mismatch.to_string();
    assert!(text.starts_with("gradient: 39 of 40 components are wrong at &[1.0; 40]\n"), "{text}");
    assert!(text.contains("  df/dx[39]     1523     2     1.5e3     7.6e2\n"), "{text}");
    assert!(text.contains("\n  and 31 more\n") && text.lines().count() < 30, "{text}");

    let x: Vec<f64> = (0..40).map(f64::from).collect();
    let text = Check::slice_gradient(f, claim).at(&x).unwrap_err().to_string();
    assert!(text.contains(", 10.0, 11.0, and 28 more]\n"), "{text}");
}
