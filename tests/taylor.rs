//! Taylor series, compared with mpmath's coefficients up to order 10 and with nested types, and at the hard points.

use gradual::{Dual, Dual2Vec, Real, Scalar, Taylor, derivatives};

type Series = Taylor<f64, 10>;

/// The largest error of a coefficient, in terms of its own size.
const TOLERANCE: f64 = 1e-12;

fn apply<R: Real>(name: &str, x: R) -> R {
    let one = R::lit(1.0);
    match name {
        "recip" => x.recip(),
        "powi(7)" => x.powi(7),
        "powi(-3)" => x.powi(-3),
        "powf(2.5)" => x.powf(R::lit(2.5)),
        "powf(-0.5)" => x.powf(R::lit(-0.5)),
        "sqrt" => x.sqrt(),
        "cbrt" => x.cbrt(),
        "exp" => x.exp(),
        "exp2" => x.exp2(),
        "exp_m1" => x.exp_m1(),
        "ln" => x.ln(),
        "ln_1p" => x.ln_1p(),
        "log2" => x.log2(),
        "log10" => x.log10(),
        "sin" => x.sin(),
        "cos" => x.cos(),
        "tan" => x.tan(),
        "asin" => x.asin(),
        "acos" => x.acos(),
        "atan" => x.atan(),
        "sinh" => x.sinh(),
        "cosh" => x.cosh(),
        "tanh" => x.tanh(),
        "asinh" => x.asinh(),
        "acosh" => x.acosh(),
        "atanh" => x.atanh(),
        "erf" => Scalar::erf(x),
        "erfc" => Scalar::erfc(x),
        "normal_pdf" => x.normal_pdf(),
        "normal_cdf" => x.normal_cdf(),
        "gamma" => Scalar::gamma(x),
        "ln_gamma" => Scalar::ln_gamma(x),
        "digamma" => x.digamma(),
        "trigamma" => x.trigamma(),
        "bessel_j0" => x.bessel_j0(),
        "bessel_j1" => x.bessel_j1(),
        "bessel_y0" => x.bessel_y0(),
        "sinc" => x.sinc(),
        "sigmoid" => x.sigmoid(),
        "softplus" => x.softplus(),
        "exp(sin x)" => x.sin().exp(),
        "ln(1 + x^2)" => (x * x + 1.0).ln(),
        "sqrt(1 + exp x)" => (x.exp() + 1.0).sqrt(),
        "x^x" => x.powf(x),
        "atan2(sin x 2 + cos x)" => x.sin().atan2(x.cos() + 2.0),
        "hypot(x exp x)" => x.hypot(x.exp()),
        "tanh(x) / (1 + x)" => x.tanh() / (x + 1.0),
        "cos(x)^3 erf(x)" => x.cos().powi(3) * Scalar::erf(x),
        "log(3 + x 1 + x)" => (x + 3.0).log(x + one),
        "gamma(1 + x) exp(-x)" => Scalar::gamma(x + 1.0) * (-x).exp(),
        _ => panic!("no function {name}"),
    }
}

struct Row {
    name: &'static str,
    x: f64,
    coefficients: Vec<f64>,
}

fn rows() -> Vec<Row> {
    let number = |cell: &str| f64::from_bits(u64::from_str_radix(cell, 16).expect("hexadecimal"));
    let rows = include_str!("data/taylor.csv").lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| match line.split(',').collect::<Vec<_>>()[..] {
        [name, x, coefficients] => {
            Row { name, x: number(x), coefficients: coefficients.split(';').map(number).collect() }
        }
        _ => panic!("{line}"),
    })
    .collect()
}

#[test]
fn coefficients_of_every_function_agree_with_mpmath() {
    let rows = rows();
    assert_eq!(rows.len(), 108);
    for Row { name, x, coefficients } in rows {
        let y = apply(name, Series::variable(x));
        // A coefficient that is much smaller than its neighbours is a difference of them.
        let size = |k: usize| {
            let neighbours = [k.saturating_sub(1), k, (k + 1).min(10)];
            neighbours.map(|k| coefficients[k].abs()).into_iter().fold(0.0, f64::max)
        };
        for (k, &wanted) in coefficients.iter().enumerate() {
            let (found, tolerance) = (y.coefficient(k), TOLERANCE * size(k));
            let error = (found - wanted).abs();
            assert!(error <= tolerance, "{name} at {x}, order {k}: {found:e} should be {wanted:e}");
        }
    }
}

/// The derivatives up to order 3, from three nested levels of duals.
fn nested(f: impl Fn(Dual<Dual<Dual<f64>>>) -> Dual<Dual<Dual<f64>>>, x: f64) -> [f64; 4] {
    let one = Dual::constant(Dual::constant(1.0));
    let x = Dual::new(Dual::new(Dual::variable(x), Dual::constant(1.0)), one);
    let y = f(x);
    [y.value.value.value, y.value.value.tangent, y.value.tangent.tangent, y.tangent.tangent.tangent]
}

#[test]
fn every_function_agrees_with_nested_duals() {
    for Row { name, x, .. } in rows() {
        let y = apply(name, Taylor::<f64, 3>::variable(x));
        let wanted = nested(|x| apply(name, x), x);
        for (k, wanted) in wanted.into_iter().enumerate() {
            let size = [0, 1, 2, 3].map(|k| y.derivative(k).abs()).into_iter().fold(0.0, f64::max);
            let error = (y.derivative(k) - wanted).abs();
            assert!(
                error <= 1e-13 * size,
                "{name} at {x}, order {k}: {} is {wanted} nested",
                y.derivative(k)
            );
        }
    }
}

/// A number whose coefficients start at t^2.
fn late(x: f64) -> Taylor<f64, 4> {
    Taylor::new(x, [0.0, 2.0, -1.0, 0.5])
}

#[test]
fn a_coefficient_stays_zero_if_those_of_the_argument_are_zero() {
    for name in rows().iter().map(|row| row.name) {
        for x in [0.0, -0.0, 1.0, -1.0, 1e300, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            let constant = apply(name, Taylor::<f64, 4>::constant(x));
            // The root of a t^2 is a series in t.
            if x == 0.0 && matches!(name, "sqrt" | "cbrt") {
                continue;
            }
            // The law exempts the sine and cosine of arguments that are not finite, and products with an infinity.
            if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') {
                assert_eq!(constant.higher, [0.0; 4], "{name} of the constant {x}");
                assert_eq!(apply(name, late(x)).higher[0], 0.0, "{name} of a late series at {x}");
            }
        }
    }
}

#[test]
fn every_coefficient_is_nan_if_the_value_is_nan() {
    let outside: [fn(Taylor<f64, 3>) -> Taylor<f64, 3>; 10] = [
        |x| x.ln(),
        |x| x.sqrt(),
        |x| x.powf(0.5),
        |x| x.ln_1p(),
        |x| x.acosh(),
        |x| x.asin(),
        |x| x.atanh(),
        |x| x.log2(),
        |x| (x - x.value) / (x - x.value).powi(2),
        |x| x.sin() * f64::NAN,
    ];
    for (i, f) in outside.into_iter().enumerate() {
        let y = f(Taylor::variable(-2.5));
        assert!(y.value.is_nan() && y.higher.iter().all(|x| x.is_nan()), "{i}: {y:?}");
    }
    let (sin, cos) = Taylor::<f64, 3>::variable(f64::INFINITY).sin_cos();
    assert!(sin.higher.iter().chain(&cos.higher).all(|x| x.is_nan()));
}

#[test]
fn integer_powers_are_polynomials_at_0_too() {
    let x = Taylor::<f64, 5>::variable(0.0);
    assert_eq!(x.powi(3).parts(), (0.0, [0.0, 0.0, 1.0, 0.0, 0.0]));
    assert_eq!((x * 2.0 + 1.0).powi(5).higher, [10.0, 40.0, 80.0, 80.0, 32.0]);
    assert_eq!(x.powf(3.0).higher, [0.0, 0.0, 1.0, 0.0, 0.0]);
    assert_eq!(x.powi(0).parts(), (1.0, [0.0; 5]));
    assert_eq!(x.powi(1).parts(), x.parts());
    assert_eq!((x + 1.0).powi(i32::MIN).higher[0], f64::from(i32::MIN));
    // x^2 where its value underflows
    assert_eq!(Taylor::<f64, 2>::variable(1e-200).powi(2).parts(), (0.0, [2e-200, 1.0]));
}

#[test]
fn roots_at_0_have_an_infinite_slope() {
    let x = Taylor::<f64, 2>::variable(0.0);
    assert_eq!(x.sqrt().higher, [f64::INFINITY, f64::NEG_INFINITY]);
    assert_eq!(x.cbrt().higher[0], f64::INFINITY);
    assert_eq!((-x).sqrt().higher[0], f64::NEG_INFINITY);
    assert_eq!(x.ln().parts().1[0], f64::INFINITY);
    // A power between two integers has derivatives up to the order of the lower integer.
    assert_eq!(Taylor::<f64, 3>::variable(0.0).powf(2.5).higher, [0.0, 0.0, f64::INFINITY]);
}

#[test]
fn first_coefficients_agree_with_other_types_at_the_ends_of_the_range() {
    type D = Dual<f64>;
    type S = Taylor<f64, 3>;
    type Case = (&'static str, fn(D) -> D, fn(S) -> S);
    macro_rules! cases {
        ($($x:ident => $f:expr;)*) => {
            [$((stringify!($f), |$x: D| $f, |$x: S| $f)),*]
        };
    }
    let cases: [Case; 22] = cases! {
        x => x.log(2.0);
        x => x.ln();
        x => x.log2();
        x => Scalar::normal_pdf(x);
        x => Scalar::erf(x);
        x => x / 2.0;
        x => x.recip();
        x => 3.0 / x;
        x => x.powi(-2);
        x => x.powi(-3);
        x => x.powi(3);
        x => x.powf(2.0);
        x => x.powf(2.5);
        x => x.powf(0.5);
        x => x.powf(x);
        x => x.sqrt();
        x => x.cbrt();
        x => x.exp();
        x => x.tanh();
        x => x.atan();
        x => Scalar::bessel_yn(x, 2);
        x => x.hypot(3.0);
    };
    let ends =
        [0.0, -0.0, 5e-324, 1e-310, 1e-200, 1e-160, 1e160, 1e308, f64::INFINITY, f64::NEG_INFINITY, -1e-310];
    for (name, dual, series) in cases {
        for x in ends {
            let (wanted, found) = (dual(Dual::variable(x)), series(Taylor::variable(x)));
            let same = |x: f64, y: f64| x == y || x.is_nan() && y.is_nan();
            assert!(same(found.value, wanted.value), "{name} at {x}");
            assert!(
                same(found.higher[0], wanted.tangent),
                "{name} at {x}: {} {}",
                found.higher[0],
                wanted.tangent
            );
        }
    }
}

#[test]
fn second_coefficients_do_not_cancel() {
    // hypot(x, 1)'' = 1 / h^3
    for x in [1e4_f64, 1e6, 1e9] {
        let h = Taylor::<f64, 2>::variable(x).hypot(1.0);
        let wanted = x.hypot(1.0).powi(-3);
        assert!((h.derivative(2) / wanted - 1.0).abs() < 1e-14, "{x}: {} {wanted}", h.derivative(2));
    }
    // sigmoid'' = -x / 8 near 0
    for x in [1e-9, 1e-160] {
        let y = Taylor::<f64, 2>::variable(x).sigmoid();
        assert!((y.derivative(2) / (-x / 8.0) - 1.0).abs() < 1e-14, "{x}: {}", y.derivative(2));
    }
    assert_eq!(Taylor::<f64, 2>::variable(1e160).powi(3).derivative(2), 6e160);
}

#[test]
fn the_length_is_smooth_except_at_the_origin() {
    let t = Taylor::<f64, 3>::variable(0.0);
    let (value, [slope, second, third]) = t.hypot(t * 2.0).parts();
    assert!((value, slope) == (0.0, 0.0) && second.is_nan() && third.is_nan());
    // sqrt((3 + t)^2 + 16) = 5 + 3/5 t + 8/125 t^2 - 24/3125 t^3
    let h = (t + 3.0).hypot(4.0);
    let wanted = [0.6, 0.064, -0.00768];
    assert!(h.higher.iter().zip(wanted).all(|(x, y)| (x - y).abs() < 1e-16), "{h}");
    // The squares of these numbers are out of range.
    let far = (t * 1e300 + 3e300).hypot(4e300);
    assert!((far.higher[1] / 0.064e300 - 1.0).abs() < 1e-14, "{far}");
}

#[test]
fn steps_kinks_and_remainders_follow_the_value() {
    let x = Taylor::<f64, 2>::new(-7.5, [1.0, 3.0]);
    assert_eq!(x.floor().parts(), (-8.0, [0.0, 0.0]));
    assert_eq!(x.abs().parts(), (7.5, [-1.0, -3.0]));
    assert_eq!(x.max(0.0).parts(), (0.0, [0.0, 0.0]));
    assert_eq!(x.rem_euclid(2.0).parts(), (0.5, [1.0, 3.0]));
    assert_eq!((x % x).higher, [0.0, 0.0]);
    assert_eq!((7.0 % (x + 10.5)).parts(), (1.0, [-2.0, -6.0]));
    assert_eq!(x.fract().higher, [1.0, 3.0]);
}

#[test]
fn series_nest_with_duals_on_either_side() {
    // d/da of the second derivative of exp(a x) in x is (2 a + a^2 x) exp(a x)
    let (a, x) = (0.5_f64, 0.3_f64);
    let wanted = (2.0 * a + a * a * x) * (a * x).exp();
    let inside = gradual::derivative(
        |a| {
            derivatives::<2, _>(|x: Taylor<Dual<f64>, 2>| (x * Taylor::constant(a)).exp(), Dual::constant(x))
                .1[1]
        },
        a,
    );
    let outside = (Dual::constant(Taylor::<f64, 2>::variable(x)) * Dual::variable(Taylor::constant(a))).exp();
    assert!((inside.1 - wanted).abs() < 1e-15);
    assert!((outside.tangent.derivative(2) - wanted).abs() < 1e-15);
    let second = Taylor::<Dual2Vec<f64, 1>, 2>::variable(Dual2Vec::variable(x, 0)).sin();
    assert!((second.derivative(2).hessian[0][0] - x.sin()).abs() < 1e-15); // the fourth derivative
}

#[test]
fn single_precision_has_its_own_digits() {
    let (value, [first, second]) = derivatives::<2, f32>(|x| x.sin().exp(), 0.5);
    assert_eq!(value, 0.5_f32.sin().exp());
    let exact = derivatives::<2, f64>(|x| x.sin().exp(), 0.5);
    assert!((first - exact.1[0] as f32).abs() < 3e-7 && (second - exact.1[1] as f32).abs() < 3e-7);
}

#[test]
fn a_short_series_has_the_first_derivatives_of_a_long_one() {
    let (_, long) = derivatives::<9, _>(|x| (x * x).sin(), 0.7);
    let (_, [first, second, third]) = derivatives(|x| (x * x).sin(), 0.7);
    assert_eq!([first, second, third], long[..3]);
}

#[test]
fn a_series_of_order_zero_is_a_plain_number() {
    let x = Taylor::<f64, 0>::variable(2.0);
    assert_eq!((x.sin() * x + 1.0).parts(), (2.0_f64.sin() * 2.0 + 1.0, []));
}

#[test]
#[should_panic(expected = "coefficient 4 of a Taylor series of order 3")]
fn a_coefficient_beyond_the_order_is_refused() {
    let _ = Taylor::<f64, 3>::variable(1.0).coefficient(4);
}

#[test]
fn printed_text_parses_to_the_same_series() {
    let x = Taylor::<f64, 12>::variable(0.5).ln();
    let text = x.to_string();
    assert!(text.starts_with("-0.6931471805599453 + 2ε - 2ε² + "), "{text}");
    assert!(text.ends_with("ε¹²"), "{text}");
    assert_eq!(text.parse::<Taylor<f64, 12>>().expect("printed by us").parts(), x.parts());
    let error = |text: &str| text.parse::<Taylor<f64, 2>>().unwrap_err().to_string();
    assert_eq!(error("1 + 2ε"), "expected ` + ` at byte 7");
    assert_eq!(error("1 + 2ε + xε²"), "expected a number at byte 10");
    assert_eq!(error("1 + 2ε + 3ε³"), "expected `²` at byte 13");
    assert_eq!("1.5".parse::<Taylor<f64, 2>>().expect("a text of only a value").parts(), (1.5, [0.0; 2]));
}

/// The coefficients from that of t^0 on. Those that are not known must be NaN.
fn coefficients_are<const K: usize>(x: Taylor<f64, K>, wanted: &[f64]) {
    let all: Vec<f64> = (0..=K).map(|k| x.coefficient(k)).collect();
    let (known, unknown) = all.split_at(wanted.len());
    let is_near = |(x, y): (&f64, &f64)| x == y || (x - y).abs() < 1e-15 * y.abs().max(1.0);
    assert!(known.iter().zip(wanted).all(is_near), "{all:?}, wanted {wanted:?}");
    assert!(unknown.iter().all(|x| x.is_nan()), "{all:?}, wanted {wanted:?} and NaN");
}

#[test]
fn a_quotient_of_series_that_begin_with_zeros_loses_as_many_orders() {
    let t = Taylor::<f64, 6>::variable(0.0);
    coefficients_are(
        ((1.0 + 4.0 * t * t).sqrt() - 1.0 + 2.0 * t) / (2.0 * t),
        &[1.0, 1.0, 0.0, -1.0, 0.0, 2.0],
    );
    coefficients_are(t.sin() / t, &[1.0, 0.0, -1.0 / 6.0, 0.0, 1.0 / 120.0, 0.0]);
    coefficients_are(t.exp_m1() / t, &[1.0, 0.5, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0]);
    coefficients_are((1.0 - t.cos()) / (t * t), &[0.5, 0.0, -1.0 / 24.0, 0.0, 1.0 / 720.0]);
    coefficients_are((t - t.sin()) / t.powi(3), &[1.0 / 6.0, 0.0, -1.0 / 120.0, 0.0]);
    // A numerator that begins later, and a denominator with more terms
    coefficients_are(t.powi(3) / t, &[0.0, 0.0, 1.0, 0.0, 0.0, 0.0]);
    coefficients_are(t.sin() / t.tan(), &[1.0, 0.0, -0.5, 0.0, 1.0 / 24.0, 0.0]);
    // x / (e^x - 1), the generating function of the Bernoulli numbers
    coefficients_are(t / t.exp_m1(), &[1.0, -0.5, 1.0 / 12.0, 0.0, -1.0 / 720.0, 0.0]);
    // Away from 0 nothing is lost, and a pole stays a pole.
    coefficients_are(
        (t + 1.0).ln() / (t + 1.0),
        &[0.0, 1.0, -1.5, 11.0 / 6.0, -25.0 / 12.0, 137.0 / 60.0, -2.45],
    );
    assert!((t / (t * t)).value.is_nan());
    assert_eq!(((t + 1.0) / t).value, f64::INFINITY);
    assert!(((t * 0.0) / (t * 0.0)).value.is_nan());
}

#[test]
fn a_root_or_power_of_a_series_that_begins_with_a_fitting_power_is_a_series() {
    let t = Taylor::<f64, 6>::variable(0.0);
    coefficients_are((t * t + t * t * t).sqrt(), &[0.0, 1.0, 0.5, -0.125, 0.0625, -5.0 / 128.0]);
    // sqrt(2 - 2 cos t) = 2 sin(t / 2)
    coefficients_are((2.0 - 2.0 * t.cos()).sqrt(), &[0.0, 1.0, 0.0, -1.0 / 24.0, 0.0, 1.0 / 1920.0]);
    coefficients_are((t.powi(4) * (t + 1.0)).sqrt(), &[0.0, 0.0, 1.0, 0.5, -0.125]);
    coefficients_are((t.powi(3) * (t + 1.0).powi(3)).cbrt(), &[0.0, 1.0, 1.0, 0.0, 0.0]);
    coefficients_are((t * t + t * t * t).powf(1.5), &[0.0, 0.0, 0.0, 1.0, 1.5, 0.375, -0.0625]);
    coefficients_are((t * t + t * t * t).powf(0.5), &[0.0, 1.0, 0.5, -0.125, 0.0625, -5.0 / 128.0]);
    coefficients_are((t.powi(4) * 16.0).powf(0.25), &[0.0, 2.0, 0.0, 0.0]);
    // A zero beyond the order of the series
    coefficients_are(Taylor::<f64, 6>::constant(0.0).sqrt(), &[0.0; 7]);
}

#[test]
fn a_power_of_a_series_that_is_no_series_has_an_infinite_derivative_where_its_order_ends() {
    let t = Taylor::<f64, 5>::variable(0.0);
    let infinite = f64::INFINITY;
    coefficients_are(t.powi(3).sqrt(), &[0.0, 0.0, infinite]); // t^(3/2)
    coefficients_are((t * t).cbrt(), &[0.0, infinite]);
    coefficients_are((t * t).powf(1.2), &[0.0, 0.0, 0.0, infinite]);
    coefficients_are((-t * t).sqrt(), &[0.0]);
    // The powers of t itself have all their infinite derivatives, with their signs.
    assert_eq!(t.powf(1.5).higher[..3], [0.0, infinite, -infinite]);
}

#[test]
fn quotients_and_roots_of_leading_zeros_work_on_nested_series() {
    // sin(a t) / t about t = 0: a - a^3 t^2 / 6, with its derivatives in a
    let (a, t) = (Dual::variable(0.7), Taylor::<Dual<f64>, 4>::variable(Dual::constant(0.0)));
    let quotient = (t * Taylor::constant(a)).sin() / t;
    assert_eq!(quotient.value.parts(), (0.7, 1.0));
    let second = quotient.higher[1];
    assert!((second.value + 0.343 / 6.0).abs() < 1e-16 && (second.tangent + 0.245).abs() < 1e-16);
    let root = (t * t * Taylor::constant(a)).sqrt().higher[0];
    assert!((root.tangent - 0.5 / 0.7_f64.sqrt()).abs() < 1e-15);
    // Where the zero of the denominator moves, there is nothing to divide out.
    let moving = Taylor::<Dual<f64>, 4>::variable(Dual::variable(0.0));
    assert!((moving.sin() / moving).value.is_nan());
}

#[test]
fn the_derivatives_of_a_quotient_at_a_gap_are_those_of_the_function_that_fills_it() {
    let (value, found) = derivatives::<5, f64>(|x| x.sin() / x, 0.0);
    let (filled, wanted) = derivatives::<5, f64>(|x| x.sinc(), 0.0);
    assert_eq!(value, filled);
    assert!(found[..4].iter().zip(wanted).all(|(x, y)| (x - y).abs() < 1e-15), "{found:?} {wanted:?}");
    assert!(found[4].is_nan());
}
