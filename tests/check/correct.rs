//! Right derivatives pass on wide domains. Rounding, cancellation, overflow, kinks and poles cause no false alarm.

use std::f64::consts::PI;

use gradual::Scalar;
use gradual::check::{Check, Mismatch, Report};
use gradual::slice::Chunk;

/// The name of a function, the outcome of a right claim, and the outcome of that claim with an error of 1e-9.
type Outcome = (&'static str, Result<Report, Mismatch>, Result<Report, Mismatch>);

/// Tries many points, and different ones for each name.
macro_rules! outcomes {
    ($($name:literal: $kind:ident($f:expr, $claim:expr), $domain:expr;)*) => {
        vec![$({
            let (points, seed) = (400, $name.len() as u64);
            let right = Check::$kind($f, $claim).points(points).seed(seed).on($domain);
            let off = Check::$kind($f, off::$kind($claim)).points(points).seed(seed).on($domain);
            ($name, right, off)
        }),*]
    };
}

/// Claims that are wrong in the tenth digit.
mod off {
    pub(super) fn derivative(claim: impl Fn(f64) -> f64) -> impl Fn(f64) -> f64 {
        move |x| claim(x) * (1.0 + 1e-9)
    }

    pub(super) fn gradient<const N: usize>(
        claim: impl Fn([f64; N]) -> [f64; N],
    ) -> impl Fn([f64; N]) -> [f64; N] {
        move |x| claim(x).map(|slope| slope * (1.0 + 1e-9))
    }
}

fn assert_right_pass_and_wrong_fail(outcomes: Vec<Outcome>) -> usize {
    let count = outcomes.len();
    for (name, right, off) in outcomes {
        let report = right.unwrap_or_else(|mismatch| panic!("{name}: {mismatch}"));
        assert!(report.points() >= 100, "{name}: {report}");
        // The slope is 0, so an error in proportion to it is 0 as well.
        assert!(off.is_err() || name == "cos^2 + sin^2", "{name}: an error of 1e-9 passes: {off:?}");
    }
    count
}

#[test]
fn fifty_correct_gradients_pass_on_wide_domains_and_fail_when_off_by_1e_9() {
    // Polynomials and quotients, as people write their derivatives by hand.
    let algebraic = outcomes! {
        "x y": gradient(|[x, y]| x * y, |[x, y]| [y, x]), -1e100..=1e100;
        "x^2 + y^2": gradient(|[x, y]| x * x + y * y, |[x, y]| [2.0 * x, 2.0 * y]), -1e100..=1e100;
        "(x - y)^2": gradient(|[x, y]| (x - y).powi(2), |[x, y]| [2.0 * (x - y), -2.0 * (x - y)]), -1e6..=1e6;
        "(x - y)^2 expanded": gradient(|[x, y]| (x - y).powi(2), |[x, y]| [2.0 * x - 2.0 * y, 2.0 * y - 2.0 * x]), -1e6..=1e6;
        "x^2 - y^2 factored": gradient(|[x, y]| (x - y) * (x + y), |[x, y]| [2.0 * x, -2.0 * y]), -1e6..=1e6;
        "(x + y)^3": gradient(|[x, y]| (x + y).powi(3), |[x, y]| [3.0 * (x * x + 2.0 * x * y + y * y); 2]), -1e4..=1e4;
        "(x - 1)^6": gradient(|[x]| (x - 1.0).powi(6), |[x]| [6.0 * x.powi(5) - 30.0 * x.powi(4) + 60.0 * x.powi(3) - 60.0 * x * x + 30.0 * x - 6.0]), -10.0..=10.0;
        "x^10": derivative(|x| x.powi(10), |x: f64| 10.0 * x.powi(9)), -1e20..=1e20;
        "1 / x": derivative(|x| x.recip(), |x| -1.0 / (x * x)), -1e100..=1e100;
        "x / y": gradient(|[x, y]| x / y, |[x, y]| [1.0 / y, -x / (y * y)]), -1e10..=1e10;
        "x / (x + y)": gradient(|[x, y]| x / (x + y), |[x, y]| [y / (x + y).powi(2), -x / (x + y).powi(2)]), -1e3..=1e3;
        "1 / (1 + x^2)": derivative(|x| 1.0 / (1.0 + x * x), |x: f64| -2.0 * x / (1.0 + x * x).powi(2)), -1e50..=1e50;
        "(ax + b) / (cx + d)": gradient(|[x]| (3.0 * x + 2.0) / (x + 5.0), |[x]| [13.0 / (x + 5.0).powi(2)]), -1e5..=1e5;
        "rosenbrock": gradient(
            |[x, y]| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2),
            |[x, y]| [-2.0 * (1.0 - x) - 400.0 * x * (y - x * x), 200.0 * (y - x * x)]
        ), -1e5..=1e5;
        "himmelblau": gradient(
            |[x, y]| (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2),
            |[x, y]| [
                4.0 * x * (x * x + y - 11.0) + 2.0 * (x + y * y - 7.0),
                2.0 * (x * x + y - 11.0) + 4.0 * y * (x + y * y - 7.0),
            ]
        ), -100.0..=100.0;
        "beale": gradient(
            |[x, y]| (1.5 - x + x * y).powi(2) + (2.25 - x + x * y * y).powi(2),
            |[x, y]| {
                let (a, b) = (1.5 - x + x * y, 2.25 - x + x * y * y);
                [2.0 * a * (y - 1.0) + 2.0 * b * (y * y - 1.0), 2.0 * a * x + 4.0 * b * x * y]
            }
        ), -50.0..=50.0;
        "determinant": gradient(|[a, b, c, d]| a * d - b * c, |[a, b, c, d]| [d, -c, -b, a]), -1e9..=1e9;
        "triple product": gradient(
            |[a, b, c, d, e, f]| a * d - b * e + c * f,
            |[a, b, c, d, e, f]| [d, -e, f, a, -b, c]
        ), -1e100..=1e100;
    };
    let elementary = outcomes! {
        "sin x cos y": gradient(|[x, y]| x.sin() * y.cos(), |[x, y]| [x.cos() * y.cos(), -x.sin() * y.sin()]), -1e6..=1e6;
        "sin^2 x by the double angle": derivative(|x| x.sin().powi(2), |x: f64| (2.0 * x).sin()), -1e4..=1e4;
        "cos^2 + sin^2": derivative(|x| x.sin().powi(2) + x.cos().powi(2), |_| 0.0), -1e4..=1e4;
        "tan x": derivative(|x| x.tan(), |x: f64| 1.0 + x.tan().powi(2)), -1e3..=1e3;
        "exp(-x^2)": derivative(|x| (-x * x).exp(), |x: f64| -2.0 * x * (-x * x).exp()), -1e3..=1e3;
        "exp(x + y)": gradient(|[x, y]| (x + y).exp(), |[x, y]| [x.exp() * y.exp(); 2]), -100.0..=100.0;
        "x exp x": derivative(|x| x * x.exp(), |x: f64| (1.0 + x) * x.exp()), -700.0..=700.0;
        "ln(1 + x)": derivative(|x| x.ln_1p(), |x| 1.0 / (1.0 + x)), -1.0..=1e300;
        "x ln x": derivative(|x| x * x.ln(), |x: f64| x.ln() + 1.0), 0.0..=1e100;
        "ln(x / y)": gradient(|[x, y]| (x / y).ln(), |[x, y]| [1.0 / x, -1.0 / y]), 1e-50..=1e50;
        "x^y": gradient(|[x, y]| x.pow(y), |[x, y]| [y * x.powf(y - 1.0), x.ln() * x.powf(y)]), 0.01..=50.0;
        "log-sum-exp of two": gradient(
            |[x, y]| (x.exp() + y.exp()).ln(),
            |[x, y]| [1.0 / (1.0 + (y - x).exp()), 1.0 / (1.0 + (x - y).exp())]
        ), -300.0..=300.0;
        "logistic": derivative(|x| 1.0 / (1.0 + (-x).exp()), |x: f64| {
            let s = 1.0 / (1.0 + (-x).exp());
            s * (1.0 - s)
        }), -30.0..=30.0;
        "tanh": derivative(|x| x.tanh(), |x: f64| 1.0 / x.cosh().powi(2)), -300.0..=300.0;
        "tanh by its square": derivative(|x| x.tanh(), |x: f64| 1.0 - x.tanh().powi(2)), -40.0..=40.0;
        "softplus": derivative(|x| x.softplus(), |x: f64| 1.0 / (1.0 + (-x).exp())), -600.0..=1e10;
        "sqrt(1 + x^2)": derivative(|x| (1.0 + x * x).sqrt(), |x: f64| x / (1.0 + x * x).sqrt()), -1e150..=1e150;
        "norm": gradient(|[x, y, z]| (x * x + y * y + z * z).sqrt(), |[x, y, z]| {
            let norm = (x * x + y * y + z * z).sqrt();
            [x / norm, y / norm, z / norm]
        }), 1e-100..=1e100;
        "sqrt x": derivative(|x| x.sqrt(), |x: f64| 0.5 / x.sqrt()), 0.0..=1e300;
        "cbrt x": derivative(|x| x.cbrt(), |x: f64| 1.0 / (3.0 * x.cbrt().powi(2))), -1e100..=1e100;
        "atan2": gradient(|[y, x]| y.atan2(x), |[y, x]| [x / (x * x + y * y), -y / (x * x + y * y)]), -1e10..=1e10;
        "asin": derivative(|x| x.asin(), |x: f64| 1.0 / (1.0 - x * x).sqrt()), -1.0..=1.0;
        "acosh": derivative(|x| x.acosh(), |x: f64| 1.0 / (x * x - 1.0).sqrt()), 1.0..=1e100;
        "erf": derivative(|x| x.erf(), |x: f64| 2.0 / PI.sqrt() * (-x * x).exp()), -30.0..=30.0;
        "bessel j0": derivative(|x| x.bessel_j0(), |x: f64| -x.bessel_j1()), -1e3..=1e3;
        "ln gamma": derivative(|x| x.ln_gamma(), |x: f64| x.digamma()), 0.1..=1e10;
    };
    let kinked = outcomes! {
        "relu": derivative(|x| x.max(0.0), |x| if x >= 0.0 { 1.0 } else { 0.0 }), -1e10..=1e10;
        "leaky relu": derivative(|x| x.max(0.01 * x), |x| if x > 0.0 { 1.0 } else { 0.01 }), -1e10..=1e10;
        "|x|, slope 0 at 0": derivative(|x| x.abs(), |x: f64| if x == 0.0 { 0.0 } else { x.signum() }), -1e10..=1e10;
        "max(x, y), halves at a tie": gradient(|[x, y]| x.max(y), |[x, y]| {
            if x == y { [0.5, 0.5] } else { [f64::from(u8::from(x > y)), f64::from(u8::from(y > x))] }
        }), -10.0..=10.0;
        "clamp": derivative(|x| x.clamp(-1.0, 1.0), |x: f64| f64::from(u8::from(x.abs() < 1.0))), -3.0..=3.0;
        "huber": derivative(|x| if x.abs() < 1.0 { x * x / 2.0 } else { x.abs() - 0.5 }, |x: f64| x.clamp(-1.0, 1.0)), -1e5..=1e5;
        "floor": derivative(|x| x.floor() + x, |_| 1.0), -1e5..=1e5;
    };
    let count = assert_right_pass_and_wrong_fail(algebraic)
        + assert_right_pass_and_wrong_fail(elementary)
        + assert_right_pass_and_wrong_fail(kinked);
    assert!(count >= 50, "{count}");
}

#[test]
fn a_claim_that_loses_digits_near_an_end_or_a_zero_passes() {
    let asin = Check::derivative(|x| x.asin(), |x: f64| 1.0 / (1.0 - x * x).sqrt());
    let power =
        Check::derivative(|x| (x - 1.0).powi(4), |x: f64| 4.0 * x.powi(3) - 12.0 * x * x + 12.0 * x - 4.0);
    let sine = Check::derivative(|x| -x.cos(), |x: f64| (1.0 - x.cos().powi(2)).sqrt());
    let square = Check::derivative(|x| x.tanh(), |x: f64| 1.0 - x.tanh().powi(2));
    for k in 1..=14 {
        let distance = 3.7 * 0.1_f64.powi(k);
        power.assert_at(1.0 + distance);
        power.assert_at(1.0 - distance);
        square.assert_at(f64::from(k) * 1.37);
        if k <= 4 {
            sine.assert_at(distance);
            asin.assert_at(1.0 - distance);
        }
    }
}

#[test]
fn the_gradient_of_a_long_sum_passes() {
    let f = |x: &[Chunk<f64>]| {
        x.windows(2).map(|w| (w[1] - w[0] * w[0]).powi(2) * 100.0 + (1.0 - w[0]).powi(2)).sum()
    };
    let gradient = |x: &[f64]| {
        let mut gradient = vec![0.0; x.len()];
        for i in 1..x.len() {
            let residual = x[i] - x[i - 1] * x[i - 1];
            gradient[i - 1] -= 400.0 * residual * x[i - 1] + 2.0 * (1.0 - x[i - 1]);
            gradient[i] += 200.0 * residual;
        }
        gradient
    };
    Check::slice_gradient(f, gradient).points(50).assert_on(vec![-1e3..=1e3; 60]);
}

#[test]
fn jacobians_hessians_and_products_pass() {
    let polar = |[r, phi]: [f64; 2]| [[phi.cos(), -r * phi.sin()], [phi.sin(), r * phi.cos()]];
    Check::jacobian(|[r, phi]| [r * phi.cos(), r * phi.sin()], polar).assert_on(-100.0..=100.0);
    Check::slice_jacobian(|x| vec![x[0] * x[1].cos(), x[0] * x[1].sin()], |x| polar([x[0], x[1]]))
        .assert_on([-100.0..=100.0, -100.0..=100.0]);
    Check::jvp(|[r, phi]| [r * phi.cos(), r * phi.sin()], |x, [v, w]| polar(x).map(|[a, b]| a * v + b * w))
        .assert_on(-100.0..=100.0);
    Check::hessian(
        |[x, y]| x.powi(3) * y + (x * y).sin(),
        |[x, y]| {
            let (sin, cos) = (x * y).sin_cos();
            let mixed = 3.0 * x * x + cos - x * y * sin;
            [[6.0 * x * y - y * y * sin, mixed], [mixed, -x * x * sin]]
        },
    )
    .assert_on(-20.0..=20.0);
}

#[test]
fn black_boxes_and_rules_pass() {
    let bessel = |x: f64| x.bessel_j0();
    Check::black_box_derivative(bessel, |x| -x.bessel_j1()).assert_on(-50.0..=50.0);
    Check::black_box_derivative(f64::sqrt, |x| 0.5 / x.sqrt()).assert_on(0.0..=1e6);
    Check::black_box_derivative(|x: f64| x.max(0.0), |x| f64::from(u8::from(x > 0.0)))
        .assert_on(-10.0..=10.0);
    Check::black_box_gradient(
        |x| x[0] * (x[1] / x[2]).exp() + x[2].sin(),
        |x| {
            let e = (x[1] / x[2]).exp();
            [e, x[0] * e / x[2], -x[0] * e * x[1] / (x[2] * x[2]) + x[2].cos()]
        },
    )
    .assert_on([-1e3..=1e3, -10.0..=10.0, 0.5..=20.0]);
    Check::black_box_jacobian(
        |x| vec![x[0] * x[1].cos(), x[0] * x[1].sin()],
        |x| [[x[1].cos(), -x[0] * x[1].sin()], [x[1].sin(), x[0] * x[1].cos()]],
    )
    .assert_on([0.0..=10.0, -4.0..=4.0]);
    Check::rule(|x| (x.tanh(), 1.0 - x.tanh().powi(2))).assert_on(-20.0..=20.0);
    Check::rule2(|x, y| (x.powf(y), y * x.powf(y - 1.0), x.powf(y) * x.ln()))
        .assert_on([0.1..=9.0, -3.0..=3.0]);
}
