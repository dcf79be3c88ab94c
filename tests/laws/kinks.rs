//! A kink is seen from below. Functions that are smooth, but are put together from functions with kinks, have their true
//! slope at the kink.

use gradual::batch::{self, Batch};
use gradual::{Dual, DualVec, Real, ln_add_exp, log_sum_exp};

use crate::types::{Number, on_every_type};

/// A function of x and y at its tie, with its slopes there.
struct Case<R> {
    name: &'static str,
    f: fn(R, R) -> R,
    at: [f64; 2],
    slopes: [f64; 2],
}

/// `max(x, 0) + ln(1 + exp(-|x|))`
fn softplus<R: Real>(x: R) -> R {
    x.max(R::lit(0.0)) + (-x.abs()).exp().ln_1p()
}

/// `min(x, 0) - ln(1 + exp(-|x|))`
fn log_sigmoid<R: Real>(x: R) -> R {
    x.min(R::lit(0.0)) - (-x.abs()).exp().ln_1p()
}

fn cross_entropy<R: Real>(logit: R, label: f64) -> R {
    logit.max(R::lit(0.0)) - logit * label + (-logit.abs()).exp().ln_1p()
}

fn log_add_exp<R: Real>(x: R, y: R) -> R {
    x.max(y) + (-(x - y).abs()).exp().ln_1p()
}

fn soft_min<R: Real>(x: R, y: R) -> R {
    x.min(y) - (-(x - y).abs()).exp().ln_1p()
}

/// Quadratic within 1 of 0 and linear outside.
fn huber<R: Real>(x: R) -> R {
    let inside = x.abs().min(R::lit(1.0));
    inside * inside / 2.0 + (x.abs() - inside)
}

fn symmetric_log<R: Real>(x: R) -> R {
    x.abs().ln_1p().copysign(x)
}

#[rustfmt::skip]
fn cases<R: Real>() -> Vec<Case<R>> {
    fn case<R>(name: &'static str, f: fn(R, R) -> R, at: [f64; 2], slopes: [f64; 2]) -> Case<R> {
        Case { name, f, at, slopes }
    }
    vec![
        case("softplus", |x, _| softplus(x), [0.0, 0.0], [0.5, 0.0]),
        case("softplus at -0", |x, _| softplus(x), [-0.0, 0.0], [0.5, 0.0]),
        case("log-sigmoid", |x, _| log_sigmoid(x), [0.0, 0.0], [0.5, 0.0]),
        case("log-sigmoid at -0", |x, _| log_sigmoid(x), [-0.0, 0.0], [0.5, 0.0]),
        case("cross-entropy of the label 0", |x, _| cross_entropy(x, 0.0), [0.0, 0.0], [0.5, 0.0]),
        case("cross-entropy of the label 1", |x, _| cross_entropy(x, 1.0), [0.0, 0.0], [-0.5, 0.0]),
        case("logaddexp", |x, y| log_add_exp(x, y), [1.5, 1.5], [0.5, 0.5]),
        case("softmin", |x, y| soft_min(x, y), [1.5, 1.5], [0.5, 0.5]),
        case("ln_add_exp(x, y)", |x, y| ln_add_exp(x, y), [1.5, 1.5], [0.5, 0.5]),
        case("ln_add_exp(y, x)", |x, y| ln_add_exp(y, x), [1.5, 1.5], [0.5, 0.5]),
        case("log_sum_exp([x, y])", |x, y| log_sum_exp([x, y]), [1.5, 1.5], [0.5, 0.5]),
        case("log_sum_exp([y, x])", |x, y| log_sum_exp([y, x]), [1.5, 1.5], [0.5, 0.5]),
        case("softplus, the method", |x, _| x.softplus(), [0.0, 0.0], [0.5, 0.0]),
        case("Huber at 0", |x, _| huber(x), [0.0, 0.0], [0.0, 0.0]),
        case("Huber at its bound", |x, _| huber(x), [1.0, 0.0], [1.0, 0.0]),
        case("Huber at the other bound", |x, _| huber(x), [-1.0, 0.0], [-1.0, 0.0]),
        case("a hinge pair", |x, _| (x - 1.0).max(R::lit(0.0)) + (x - 1.0).min(R::lit(0.0)), [1.0, 0.0], [1.0, 0.0]),
        case("a hinge pair, exchanged", |x, _| R::lit(0.0).max(x - 1.0) + R::lit(0.0).min(x - 1.0), [1.0, 0.0], [1.0, 0.0]),
        case("max(x, y) + min(x, y)", |x, y| x.max(y) + x.min(y), [2.0, 2.0], [1.0, 1.0]),
        case("max(x, y) - min(x, y)", |x, y| x.max(y) - x.min(y) - (x - y).abs(), [2.0, 2.0], [0.0, 0.0]),
        case("max by |x - y|", |x, y| (x + y + (x - y).abs()) / 2.0 - x.max(y), [2.0, 2.0], [0.0, 0.0]),
        case("clamp by max and min", |x, y| x.clamp(y, R::lit(3.0)) - x.max(y).min(R::lit(3.0)), [1.0, 1.0], [0.0, 0.0]),
        case("clamp by max and min, above", |x, y| x.clamp(R::lit(0.0), y) - x.max(R::lit(0.0)).min(y), [1.0, 1.0], [0.0, 0.0]),
        case("clamp to one number", |x, y| x.clamp(y, y), [1.0, 1.0], [0.0, 1.0]),
        case("clamp at the lower bound", |x, _| x.clamp(R::lit(1.0), R::lit(2.0)), [1.0, 0.0], [0.0, 0.0]),
        case("clamp at the upper bound", |x, _| x.clamp(R::lit(1.0), R::lit(2.0)), [2.0, 0.0], [1.0, 0.0]),
        case("abs_sub", |x, y| x.abs_sub(y) - (x - y).max(R::lit(0.0)), [2.0, 2.0], [0.0, 0.0]),
        case("symmetric logarithm", |x, _| symmetric_log(x), [0.0, 0.0], [1.0, 0.0]),
        case("symmetric logarithm at -0", |x, _| symmetric_log(x), [-0.0, 0.0], [1.0, 0.0]),
    ]
}

fn check<R: Number>() {
    for Case { name, f, at, slopes } in cases::<R>() {
        let found = R::run(f, at);
        for (found, wanted) in found.gradient.into_iter().zip(slopes) {
            let error = (found - wanted).abs();
            assert!(error <= f64::EPSILON, "{name} at {at:?}: the slope is {found}, not {wanted}");
        }
    }
}

#[test]
fn smooth_functions_with_kinks_inside_have_their_true_slopes_at_the_ties() {
    on_every_type!(check());
}

#[test]
fn a_batch_sees_kinks_as_a_dual_does() {
    let softplus = |[x]: [Batch<f64, 1>; 1]| x.max(0.0) + (-x.abs()).exp().ln_1p();
    assert_eq!(batch::gradient(softplus, &[[0.0], [-0.0]]).1, [[0.5], [0.5]]);
    let (values, slopes) = batch::gradient(|[x]| x.clamp(0.0, 1.0), &[[0.0_f64], [-0.0], [1.0], [0.5]]);
    assert_eq!(slopes, [[0.0], [0.0], [1.0], [1.0]]);
    assert!(values[1].is_sign_negative(), "f64::clamp returns -0");
    let (values, slopes) = batch::gradient(|[x]| x.abs(), &[[0.0_f64], [-0.0], [2.0], [-2.0]]);
    assert_eq!((values[0].is_sign_negative(), values[1].is_sign_negative()), (false, false));
    assert_eq!(slopes, [[-1.0], [-1.0], [1.0], [-1.0]]);
}

#[test]
fn values_at_a_tie_have_the_sign_of_the_zero_that_f64_returns() {
    for zero in [0.0_f64, -0.0] {
        for (bound, other) in [(0.0, 1.0), (-0.0, 1.0)] {
            let clamped = Dual::variable(zero).clamp(bound, other).value;
            assert_eq!(clamped.to_bits(), zero.clamp(bound, other).to_bits(), "{zero} to {bound}");
        }
        assert_eq!(Dual::variable(zero).abs().value.to_bits(), 0);
    }
}

#[test]
fn logistic_regression_from_zero_weights_has_its_true_gradient() {
    let data = [([1.0, 2.0], 1.0), ([-1.0, 0.5], 0.0), ([0.3, -1.0], 1.0)];
    let loss = |w: [DualVec<f64, 3>; 3]| {
        let losses = data.iter().map(|&(x, label)| cross_entropy(w[0] * x[0] + w[1] * x[1] + w[2], label));
        losses.sum::<DualVec<f64, 3>>() / 3.0
    };
    let found = gradual::gradient(loss, [0.0; 3]).1;
    // the mean of (1/2 - label) x
    for (found, wanted) in found.into_iter().zip([-2.3 / 6.0, -0.5 / 6.0, -1.0 / 6.0]) {
        assert!((found - wanted).abs() < 1e-15, "{found} should be {wanted}");
    }
}

#[test]
fn ln_add_exp_keeps_its_digits_and_its_limits() {
    let (value, slopes, second) = gradual::hessian(|[x, y]| ln_add_exp(x, y), [0.0, -100.0]);
    let e = (-100.0_f64).exp();
    assert_eq!((value, slopes), (e, [1.0, e]));
    for (found, wanted) in second.as_flattened().iter().zip([e, -e, -e, e]) {
        assert!((found - wanted).abs() <= 1e-15 * e, "{found} should be {wanted}");
    }
    let inf = f64::INFINITY;
    assert_eq!(gradual::gradient(|[x, y]| ln_add_exp(x, y), [2.0, -inf]), (2.0, [1.0, 0.0]));
    assert_eq!(gradual::gradient(|[x, y]| ln_add_exp(x, y), [2.0, inf]), (inf, [0.0, 1.0]));
    assert_eq!((ln_add_exp(-inf, -inf), ln_add_exp(inf, inf)), (-inf, inf));
    assert!(ln_add_exp(f64::NAN, 1.0).is_nan() && ln_add_exp(1.0, f64::NAN).is_nan());
}
