//! Saturation wins: where a function approaches a constant faster than any power of its argument, it is that constant at an
//! infinite argument, whatever the partials of the argument are.

use gradual::batch::{self, Batch};
use gradual::{Dual, DualVec, Real, Scalar, Taylor};

use crate::types::{Number, on_every_type, same};

const INF: f64 = f64::INFINITY;

/// A function that is constant to all orders at a point.
struct Case<R> {
    name: &'static str,
    f: fn(R, R) -> R,
    at: [f64; 2],
    value: f64,
}

#[rustfmt::skip]
fn cases<R: Real>() -> Vec<Case<R>> {
    fn case<R>(name: &'static str, f: fn(R, R) -> R, at: [f64; 2], value: f64) -> Case<R> {
        Case { name, f, at, value }
    }
    vec![
        case("exp(-1/x)", |x, _| (-x.recip()).exp(), [0.0, 0.0], 0.0),
        case("exp(ln x)", |x, _| x.ln().exp(), [0.0, 0.0], 0.0),
        case("2^(-y/x)", |x, y| (-y / x).exp2(), [0.0, 3.0], 0.0),
        case("2^(-y/x) by powf", |x, y| R::lit(2.0).powf(-y / x), [0.0, 3.0], 0.0),
        case("(1/2)^(y/x) by powf", |x, y| R::lit(0.5).powf(y / x), [0.0, 3.0], 0.0),
        case("exp_m1(-1/x)", |x, _| (-x.recip()).exp_m1(), [0.0, 0.0], -1.0),
        case("tanh(y/x)", |x, y| (y / x).tanh(), [0.0, 3.0], 1.0),
        case("tanh(-y/x)", |x, y| (-y / x).tanh(), [0.0, 3.0], -1.0),
        case("sigmoid(y/x)", |x, y| (y / x).sigmoid(), [0.0, 3.0], 1.0),
        case("sigmoid(-y/x)", |x, y| (-y / x).sigmoid(), [0.0, 3.0], 0.0),
        case("erf(y/x)", |x, y| (y / x).erf(), [0.0, 3.0], 1.0),
        case("erf(-y/x)", |x, y| (-y / x).erf(), [0.0, 3.0], -1.0),
        case("erfc(y/x)", |x, y| (y / x).erfc(), [0.0, 3.0], 0.0),
        case("erfc(-y/x)", |x, y| (-y / x).erfc(), [0.0, 3.0], 2.0),
        case("normal_cdf(y/x)", |x, y| (y / x).normal_cdf(), [0.0, 3.0], 1.0),
        case("normal_cdf(-y/x)", |x, y| (-y / x).normal_cdf(), [0.0, 3.0], 0.0),
        case("normal_pdf(y/x)", |x, y| (y / x).normal_pdf(), [0.0, 3.0], 0.0),
        case("normal_pdf(-y/x)", |x, y| (-y / x).normal_pdf(), [0.0, 3.0], 0.0),
        case("softplus(-y/x)", |x, y| (-y / x).softplus(), [0.0, 3.0], 0.0),
        case("Arrhenius' rate at 0 K", |x, y| (-y * 1.2e4 / x).exp() * 1e13, [0.0, 1.0], 0.0),
        case("a dose response for the placebo", |x, y| (y * (R::lit(0.0).ln() - x.ln())).sigmoid(), [2.0, 1.5], 0.0),
        case("the left tail of a truncated normal", |x, y| ((-x + R::lit(INF)) / y).normal_cdf().ln(), [0.0, 1.0], 0.0),
        case("the logistic distribution at infinity", |x, y| ((-x + R::lit(INF)) / y).sigmoid(), [0.0, 1.0], 1.0),
        case("a NaN among the partials", |x, y| ((x * x + y * y).sqrt().sqrt() + R::lit(INF)).tanh(), [0.0, 0.0], 1.0),
    ]
}

fn check<R: Number>() {
    for Case { name, f, at, value } in cases::<R>() {
        let found = R::run(f, at);
        assert_eq!(found.value, value, "{name}");
        for slope in found.gradient.into_iter().chain(found.second.into_iter().flatten()) {
            assert_eq!(slope, 0.0, "{name}: {found:?}");
        }
    }
}

#[test]
fn a_function_that_has_reached_its_limit_is_a_constant() {
    on_every_type!(check());
    let third = Taylor::<f64, 3>::variable(0.0);
    assert_eq!((-1.0 / third).exp().parts(), (0.0, [0.0; 3]));
    assert_eq!(third.recip().tanh().parts(), (1.0, [0.0; 3]));
    let nested = Dual::variable(Dual::variable(Dual::variable(0.0)));
    assert_eq!((-1.0 / nested).exp().tangent.tangent.parts(), (0.0, 0.0));
}

/// Functions whose slope vanishes only as a power, whose slope is not yet 0, or which have no limit.
fn check_others<R: Number>() {
    let cases: [(&str, fn(R, R) -> R, [f64; 2], f64); 2] = [
        ("exp(1/x)", |x, _| x.recip().exp(), [0.0, 0.0], -INF),
        ("softplus(x + inf)", |x, _| (x + R::lit(INF)).softplus(), [0.0, 0.0], 1.0),
    ];
    for (name, f, at, slope) in cases {
        let found = R::run(f, at).gradient[0];
        assert!(same(found, slope), "{name}: the slope is {found}, not {slope}");
    }
}

#[test]
fn other_functions_do_not_saturate() {
    on_every_type!(check_others());
}

/// Black's formula for an option on the forward price f with the strike k, at the time t before expiry and the
/// volatility s.
fn black<R: Real>([f, k, t, s]: [R; 4]) -> R {
    let w = s * t.sqrt();
    let d = (f / k).ln() / w + w / 2.0;
    f * Scalar::normal_cdf(d) - k * Scalar::normal_cdf(d - w)
}

#[test]
fn an_option_without_volatility_or_without_time_has_its_intrinsic_value() {
    for at in [[110.0, 100.0, 1.0, 0.0], [110.0, 100.0, 0.0, 0.2]] {
        assert_eq!(gradual::hessian(black, at), (10.0, [1.0, -1.0, 0.0, 0.0], [[0.0; 4]; 4]), "{at:?}");
    }
    let out_of_the_money = [90.0, 100.0, 1.0, 0.0];
    assert_eq!(gradual::hessian(black, out_of_the_money), (0.0, [0.0; 4], [[0.0; 4]; 4]));
}

#[test]
fn a_normal_distribution_truncated_at_infinity_has_its_true_gradient() {
    let ln_mass =
        |[m, s]: [DualVec<f64, 2>; 2]| (((-m + INF) / s).normal_cdf() - ((-m + 1.0) / s).normal_cdf()).ln();
    let slopes = gradual::gradient(ln_mass, [0.0, 1.0]).1;
    for slope in slopes {
        assert!((slope - 1.525135276160981).abs() < 1e-14, "{slopes:?}");
    }
}

#[test]
fn a_batch_saturates_at_the_points_where_a_dual_does() {
    let f = |[x, y]: [Batch<f64, 2>; 2]| (-y / x).exp() + (y / x).tanh();
    let g = |[x, y]: [DualVec<f64, 2>; 2]| (-y / x).exp() + (y / x).tanh();
    let points = [[0.0, 3.0], [2.0, 3.0], [0.0, 1.0], [1.0, 0.0], [-1.0, 2.0]];
    let (values, slopes) = batch::gradient(f, &points);
    for ((point, value), slopes) in points.into_iter().zip(values).zip(slopes) {
        assert_eq!((value, slopes), gradual::gradient(g, point), "{point:?}");
    }
}
