//! The table of edge cases in `src/guide/edge_cases.md`, on every type.

use std::f64::consts::{FRAC_PI_2, PI};

use gradual::{Dual, Dual2Vec, DualVec, HyperDual, Real};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// A function of x and y at a point, with its value and its slopes in x and in y.
struct Case<R> {
    /// The first cell of the row in the documentation.
    row: &'static str,
    f: fn(R, R) -> R,
    at: [f64; 2],
    value: f64,
    slopes: [f64; 2],
}

const ABS: &str = "abs(+0), abs(-0)";
const ACOS: &str = "acos(1), acos(-1)";
const ASIN: &str = "asin(1), asin(-1)";
const ATAN2_FAR: &str = "atan2(y, inf), atan2(inf, x)";
const ATANH: &str = "atanh(1), atanh(-1)";
const CLAMP: &str = "clamp inside and at the upper bound";
const CLAMP_LOWER: &str = "clamp at the lower bound";
const CLAMP_BEYOND: &str = "clamp beyond a bound";
const CLAMP_NOWHERE: &str = "clamp with min > max or a NaN bound";
const COPYSIGN: &str = "copysign(x, s)";
const HYPOT_INF: &str = "hypot(inf, y)";
const LN: &str = "ln(0), log2(0), log10(0), ln_1p(-1)";
const MAX_NAN: &str = "max(x, NaN), max(NaN, x)";
const MIN_NAN: &str = "min(x, NaN), min(NaN, x)";
const OUTSIDE: &str = "outside the domain: ln(-1), sqrt(-1), asin(2), acosh(0), atanh(2), ln_1p(-2)";
const POW_ZERO: &str = "x^y at x = 0";
const POW_NEGATIVE: &str = "x^y at x < 0, y integral";
const POW_NAN: &str = "x^y at x < 0, y not integral";
const POWF: &str = "powf(0, p)";
const POWI: &str = "powi(0, 1), powi(0, 2)";
const POWI_0: &str = "powi(x, 0)";
const RECIP: &str = "1/0, recip(0)";
const REM: &str = "x % y, rem_euclid";
const ROOTS: &str = "sqrt(+0), sqrt(-0), cbrt(+0), cbrt(-0)";
const STEPS: &str = "signum, floor, ceil, round, round_ties_even, trunc";
const ERF: &str = "erf, normal_cdf, normal_pdf far out";
const SIGMOID: &str = "sigmoid, softplus far out";
const EXP_FAR: &str = "exp(-inf), exp2(-inf), exp_m1(-inf)";
const TANH: &str = "tanh far out";

#[rustfmt::skip]
fn cases<R: Real>() -> Vec<Case<R>> {
    fn case<R>(row: &'static str, f: fn(R, R) -> R, at: [f64; 2], value: f64, slopes: [f64; 2]) -> Case<R> {
        Case { row, f, at, value, slopes }
    }
    vec![
        case("max(x, y), x > y", |x, y| x.max(y), [2.0, 1.0], 2.0, [1.0, 0.0]),
        case("max(x, y), x < y", |x, y| x.max(y), [1.0, 2.0], 2.0, [0.0, 1.0]),
        case("max(x, y), x = y", |x, y| x.max(y), [2.0, 2.0], 2.0, [0.0, 1.0]),
        case("max(x, y), x = y", |x, _| x.max(R::lit(0.0)), [0.0, 9.0], 0.0, [0.0, 0.0]),
        case(MAX_NAN, |x, y| x.max(y), [2.0, NAN], 2.0, [1.0, 0.0]),
        case(MAX_NAN, |x, y| x.max(y), [NAN, 2.0], 2.0, [0.0, 1.0]),
        case("min(x, y), x < y", |x, y| x.min(y), [1.0, 2.0], 1.0, [1.0, 0.0]),
        case("min(x, y), x > y", |x, y| x.min(y), [2.0, 1.0], 1.0, [0.0, 1.0]),
        case("min(x, y), x = y", |x, y| x.min(y), [2.0, 2.0], 2.0, [1.0, 0.0]),
        case("min(x, y), x = y", |x, y| x.min(y) + x.max(y), [2.0, 2.0], 4.0, [1.0, 1.0]),
        case(MIN_NAN, |x, y| x.min(y), [2.0, NAN], 2.0, [1.0, 0.0]),
        case(MIN_NAN, |x, y| x.min(y), [NAN, 2.0], 2.0, [0.0, 1.0]),
        case(CLAMP, |x, y| x.clamp(R::lit(-1.0), y), [0.5, 2.0], 0.5, [1.0, 0.0]),
        case(CLAMP, |x, y| x.clamp(R::lit(-1.0), y), [2.0, 2.0], 2.0, [1.0, 0.0]),
        case(CLAMP_LOWER, |x, y| x.clamp(y, R::lit(9.0)), [2.0, 2.0], 2.0, [0.0, 1.0]),
        case(CLAMP_BEYOND, |x, y| x.clamp(R::lit(-1.0), y), [3.0, 2.0], 2.0, [0.0, 1.0]),
        case(CLAMP_BEYOND, |x, y| x.clamp(y, R::lit(9.0)), [1.0, 2.0], 2.0, [0.0, 1.0]),
        case(CLAMP_NOWHERE, |x, _| x.clamp(R::lit(1.0), R::lit(0.0)), [0.5, 0.0], NAN, [NAN, 0.0]),
        case(CLAMP_NOWHERE, |x, _| x.clamp(R::lit(NAN), R::lit(0.0)), [0.5, 0.0], NAN, [NAN, 0.0]),
        case(ABS, |x, _| x.abs(), [0.0, 0.0], 0.0, [-1.0, 0.0]),
        case(ABS, |x, _| x.abs(), [-0.0, 0.0], 0.0, [-1.0, 0.0]),
        case(STEPS, |x, _| x.signum(), [-2.5, 0.0], -1.0, [0.0, 0.0]),
        case(STEPS, |x, _| x.floor(), [2.0, 0.0], 2.0, [0.0, 0.0]),
        case(STEPS, |x, _| x.ceil(), [2.5, 0.0], 3.0, [0.0, 0.0]),
        case(STEPS, |x, _| x.round(), [2.5, 0.0], 3.0, [0.0, 0.0]),
        case(STEPS, |x, _| x.round_ties_even(), [2.5, 0.0], 2.0, [0.0, 0.0]),
        case(STEPS, |x, _| x.trunc(), [-2.5, 0.0], -2.0, [0.0, 0.0]),
        case("div_euclid", |x, y| x.div_euclid(y), [-7.0, 2.0], -4.0, [0.0, 0.0]),
        case("fract", |x, _| x.fract(), [2.25, 0.0], 0.25, [1.0, 0.0]),
        case("fract", |x, _| x.fract(), [2.0, 0.0], 0.0, [1.0, 0.0]),
        case(REM, |x, y| x % y, [7.0, 2.0], 1.0, [1.0, -3.0]),
        case(REM, |x, y| x % y, [-7.0, 2.0], -1.0, [1.0, 3.0]),
        case(REM, |x, y| x % y, [6.0, 2.0], 0.0, [1.0, -3.0]),
        case(REM, |x, y| x % y, [1.0, INF], 1.0, [1.0, 0.0]),
        case(REM, |x, y| x.rem_euclid(y), [-7.0, 2.0], 1.0, [1.0, 4.0]),
        case("x % 0", |x, y| x % y, [7.0, 0.0], NAN, [NAN, NAN]),
        case(COPYSIGN, |x, y| x.copysign(y), [2.0, 1.0], 2.0, [1.0, 0.0]),
        case(COPYSIGN, |x, y| x.copysign(y), [2.0, -0.0], -2.0, [-1.0, 0.0]),
        case(COPYSIGN, |x, y| x.copysign(y), [-2.0, -1.0], -2.0, [1.0, 0.0]),
        case("copysign(0, 0)", |x, _| x.abs().sin().copysign(x), [0.0, 0.0], 0.0, [1.0, 0.0]),
        case("copysign(0, 0)", |x, _| x.abs().sin().copysign(x), [-0.0, 0.0], 0.0, [1.0, 0.0]),
        case(ROOTS, |x, _| x.sqrt(), [0.0, 0.0], 0.0, [INF, 0.0]),
        case(ROOTS, |x, _| x.sqrt(), [-0.0, 0.0], -0.0, [INF, 0.0]),
        case(ROOTS, |x, _| x.cbrt(), [0.0, 0.0], 0.0, [INF, 0.0]),
        case(ROOTS, |x, _| x.cbrt(), [-0.0, 0.0], -0.0, [INF, 0.0]),
        case(ROOTS, |x, y| x.sqrt() + y * y, [0.0, 3.0], 9.0, [INF, 6.0]),
        case(LN, |x, _| x.ln(), [0.0, 0.0], -INF, [INF, 0.0]),
        case(LN, |x, _| x.ln(), [-0.0, 0.0], -INF, [INF, 0.0]),
        case(LN, |x, _| x.log2(), [0.0, 0.0], -INF, [INF, 0.0]),
        case(LN, |x, _| x.log10(), [0.0, 0.0], -INF, [INF, 0.0]),
        case(LN, |x, _| x.ln_1p(), [-1.0, 0.0], -INF, [INF, 0.0]),
        case(RECIP, |x, y| y / x, [0.0, 1.0], INF, [-INF, INF]),
        case(RECIP, |x, _| R::lit(1.0) / x, [0.0, 0.0], INF, [-INF, 0.0]),
        case(RECIP, |x, _| x.recip(), [0.0, 0.0], INF, [-INF, 0.0]),
        case(POWI_0, |x, _| x.powi(0), [0.0, 0.0], 1.0, [0.0, 0.0]),
        case(POWI_0, |x, _| x.powi(0), [INF, 0.0], 1.0, [0.0, 0.0]),
        case(POWI, |x, _| x.powi(1), [0.0, 0.0], 0.0, [1.0, 0.0]),
        case(POWI, |x, _| x.powi(2), [0.0, 0.0], 0.0, [0.0, 0.0]),
        case(POWI, |x, _| x.powi(3), [0.0, 0.0], 0.0, [0.0, 0.0]),
        case(POWF, |x, _| x.powf(R::lit(0.0)), [0.0, 0.0], 1.0, [0.0, 0.0]),
        case(POWF, |x, _| x.powf(R::lit(0.5)), [0.0, 0.0], 0.0, [INF, 0.0]),
        case(POWF, |x, _| x.powf(R::lit(1.0)), [0.0, 0.0], 0.0, [1.0, 0.0]),
        case(POWF, |x, _| x.powf(R::lit(1.5)), [0.0, 0.0], 0.0, [0.0, 0.0]),
        case(POWF, |x, _| x.powf(R::lit(-1.0)), [0.0, 0.0], INF, [-INF, 0.0]),
        case(POW_ZERO, |x, y| x.powf(y), [0.0, 2.0], 0.0, [0.0, 0.0]),
        case(POW_ZERO, |x, y| x.powf(y), [0.0, 1.0], 0.0, [1.0, 0.0]),
        case(POW_ZERO, |x, y| x.powf(y), [0.0, 0.5], 0.0, [INF, 0.0]),
        case(POW_ZERO, |x, y| x.powf(y), [0.0, 0.0], 1.0, [0.0, -INF]),
        case(POW_ZERO, |x, y| x.powf(y), [0.0, -1.0], INF, [-INF, -INF]),
        case(POW_NEGATIVE, |x, y| x.powf(y), [-2.0, 3.0], -8.0, [12.0, NAN]),
        case(POW_NEGATIVE, |x, y| x.powf(y), [-2.0, -1.0], -0.5, [-0.25, NAN]),
        case(POW_NAN, |x, y| x.powf(y), [-2.0, 0.5], NAN, [NAN, NAN]),
        case("hypot(0, 0)", |x, y| x.hypot(y), [0.0, 0.0], 0.0, [0.0, 0.0]),
        case("hypot(0, 0)", |x, y| (x * x + y * y).sqrt(), [0.0, 0.0], 0.0, [0.0, 0.0]),
        case(HYPOT_INF, |x, y| x.hypot(y), [INF, 2.0], INF, [1.0, 0.0]),
        case(HYPOT_INF, |x, y| x.hypot(y), [-INF, 2.0], INF, [-1.0, 0.0]),
        case(HYPOT_INF, |x, y| x.hypot(y), [2.0, INF], INF, [0.0, 1.0]),
        case("atan2(0, 0)", |y, x| y.atan2(x), [0.0, 0.0], 0.0, [NAN, NAN]),
        case(ATAN2_FAR, |y, x| y.atan2(x), [2.0, INF], 0.0, [0.0, 0.0]),
        case(ATAN2_FAR, |y, x| y.atan2(x), [INF, 2.0], FRAC_PI_2, [0.0, 0.0]),
        case(ASIN, |x, _| x.asin(), [1.0, 0.0], FRAC_PI_2, [INF, 0.0]),
        case(ASIN, |x, _| x.asin(), [-1.0, 0.0], -FRAC_PI_2, [INF, 0.0]),
        case(ACOS, |x, _| x.acos(), [1.0, 0.0], 0.0, [-INF, 0.0]),
        case(ACOS, |x, _| x.acos(), [-1.0, 0.0], PI, [-INF, 0.0]),
        case("acosh(1)", |x, _| x.acosh(), [1.0, 0.0], 0.0, [INF, 0.0]),
        case(ATANH, |x, _| x.atanh(), [1.0, 0.0], INF, [INF, 0.0]),
        case(ATANH, |x, _| x.atanh(), [-1.0, 0.0], -INF, [INF, 0.0]),
        case(OUTSIDE, |x, _| x.ln(), [-1.0, 0.0], NAN, [NAN, 0.0]),
        case(OUTSIDE, |x, _| x.sqrt(), [-1.0, 0.0], NAN, [NAN, 0.0]),
        case(OUTSIDE, |x, _| x.asin(), [2.0, 0.0], NAN, [NAN, 0.0]),
        case(OUTSIDE, |x, _| x.acosh(), [0.0, 0.0], NAN, [NAN, 0.0]),
        case(OUTSIDE, |x, _| x.acosh(), [-2.0, 0.0], NAN, [NAN, 0.0]),
        case(OUTSIDE, |x, _| x.atanh(), [2.0, 0.0], NAN, [NAN, 0.0]),
        case(OUTSIDE, |x, _| x.ln_1p(), [-2.0, 0.0], NAN, [NAN, 0.0]),
        case(TANH, |x, _| x.tanh(), [1e300, 0.0], 1.0, [0.0, 0.0]),
        case(TANH, |x, _| x.tanh(), [-1000.0, 0.0], -1.0, [0.0, 0.0]),
        case(TANH, |x, _| x.tanh(), [INF, 0.0], 1.0, [0.0, 0.0]),
        case(SIGMOID, |x, _| x.sigmoid(), [800.0, 0.0], 1.0, [0.0, 0.0]),
        case(SIGMOID, |x, _| x.sigmoid(), [-INF, 0.0], 0.0, [0.0, 0.0]),
        case(SIGMOID, |x, _| x.softplus(), [INF, 0.0], INF, [1.0, 0.0]),
        case(SIGMOID, |x, _| x.softplus(), [-800.0, 0.0], 0.0, [0.0, 0.0]),
        case(ERF, |x, _| x.erf(), [INF, 0.0], 1.0, [0.0, 0.0]),
        case(ERF, |x, _| x.normal_cdf(), [-INF, 0.0], 0.0, [0.0, 0.0]),
        case(ERF, |x, _| x.normal_pdf(), [-INF, 0.0], 0.0, [0.0, 0.0]),
        case("sinc(0)", |x, _| x.sinc(), [0.0, 0.0], 1.0, [0.0, 0.0]),
        case("gamma(0), ln_gamma(0)", |x, _| x.gamma(), [0.0, 0.0], INF, [-INF, 0.0]),
        case("gamma(0), ln_gamma(0)", |x, _| x.ln_gamma(), [0.0, 0.0], INF, [-INF, 0.0]),
        case("digamma(0)", |x, _| x.digamma(), [0.0, 0.0], -INF, [INF, 0.0]),
        case("gamma, digamma at a negative integer", |x, _| x.gamma(), [-2.0, 0.0], NAN, [NAN, 0.0]),
        case("gamma, digamma at a negative integer", |x, _| x.digamma(), [-2.0, 0.0], NAN, [NAN, 0.0]),
        case("bessel_y0(0), bessel_y1(0)", |x, _| x.bessel_y0(), [0.0, 0.0], -INF, [INF, 0.0]),
        case("bessel_y0(0), bessel_y1(0)", |x, _| x.bessel_y1(), [0.0, 0.0], -INF, [INF, 0.0]),
        case("exp overflow", |x, _| x.exp(), [1000.0, 0.0], INF, [INF, 0.0]),
        case(EXP_FAR, |x, _| x.exp(), [-INF, 0.0], 0.0, [0.0, 0.0]),
        case(EXP_FAR, |x, _| x.exp2(), [-INF, 0.0], 0.0, [0.0, 0.0]),
        case(EXP_FAR, |x, _| x.exp_m1(), [-INF, 0.0], -1.0, [0.0, 0.0]),
        case(EXP_FAR, |x, _| (-x.recip()).exp(), [0.0, 0.0], 0.0, [0.0, 0.0]),
        case("2^y at y = -inf, 0.5^y at y = inf", |x, y| y.powf(-x.recip()), [0.0, 2.0], 0.0, [0.0, 0.0]),
        case("2^y at y = -inf, 0.5^y at y = inf", |x, y| y.powf(x.recip()), [0.0, 0.5], 0.0, [0.0, 0.0]),
    ]
}

/// Runs the table on one type. `run` evaluates a function on this type and returns the value and the slopes.
fn check<R: Real>(run: impl Fn(fn(R, R) -> R, [f64; 2]) -> (f64, [f64; 2])) {
    let same = |x: f64, y: f64| x == y || (x.is_nan() && y.is_nan());
    for Case { row, f, at, value, slopes } in cases::<R>() {
        let found = run(f, at);
        let holds = same(found.0, value) && same(found.1[0], slopes[0]) && same(found.1[1], slopes[1]);
        assert!(holds, "{row} at {at:?}: {found:?} should be {:?}", (value, slopes));
    }
}

#[test]
fn the_table_holds_on_dual() {
    check(|f, [x, y]| {
        let in_x = f(Dual::variable(x), Dual::constant(y));
        let in_y = f(Dual::constant(x), Dual::variable(y));
        (in_x.value, [in_x.tangent, in_y.tangent])
    });
}

#[test]
fn the_table_holds_on_dual_vec() {
    check(|f, at| {
        let [x, y] = DualVec::variables(at);
        f(x, y).parts()
    });
}

#[test]
fn the_table_holds_on_dual2_vec() {
    check(|f, at| {
        let [x, y] = Dual2Vec::variables(at);
        let z = f(x, y);
        (z.value, z.gradient)
    });
}

#[test]
fn the_table_holds_on_dual2_vec_inside_and_outside() {
    check(|f, at| {
        let [x, y] = Dual2Vec::variables(at.map(Dual::constant));
        let z = f(x, y);
        (z.value.value, z.gradient.map(|part| part.value))
    });
    check(|f, at| {
        let [x, y] = Dual2Vec::variables(at).map(Dual::variable);
        let z = f(x, y).value;
        (z.value, z.gradient)
    });
}

#[test]
fn the_table_holds_on_hyper_duals() {
    let tangents = [[1.0, 0.0], [0.0, 1.0]];
    check(|f, at| {
        let [x, y] = HyperDual::variables(at, tangents);
        let z = f(x, y);
        (z.value, z.partials)
    });
    check(|f, at| {
        let [x, y] = HyperDual::variables(at, tangents);
        let z = f(x, y);
        (z.value, z.tangents)
    });
}

#[test]
fn the_table_holds_on_the_outer_level_of_nested_types() {
    check(|f, at| {
        let [x, y] = DualVec::variables(at.map(Dual::constant));
        let z = f(x, y);
        (z.value.value, z.partials.map(|partial| partial.value))
    });
}

#[test]
fn the_table_holds_on_the_inner_level_of_nested_types() {
    check(|f, at| {
        let [x, y] = DualVec::variables(at).map(Dual::variable);
        f(x, y).value.parts()
    });
}

#[test]
fn an_infinite_slope_does_not_change_the_other_second_derivatives() {
    type Case<R> = (&'static str, fn(R) -> R);

    // These are functions of sqrt(x) at 0, each plus y^2. Only the second derivative in x is not finite.
    fn cases<R: Real>() -> [Case<R>; 9] {
        [
            ("s", |s| s),
            ("s / 3", |s| s / 3.0),
            ("s % 3", |s| s % 3.0),
            ("(s + 2) / 2", |s| s.midpoint(R::lit(2.0))),
            ("s in degrees", |s| s.to_degrees()),
            ("sin s", |s| s.sin()),
            ("tan s", |s| s.tan()),
            ("exp s", |s| s.exp()),
            ("s^1", |s| s.powi(1)),
        ]
    }

    fn check<R: Real>(at: [R; 2], hessian: impl Fn(R) -> [[f64; 2]; 2]) {
        let [x, y] = at;
        for (name, f) in cases() {
            let [[xx, xy], [yx, yy]] = hessian(f(x.sqrt()) + y * y);
            assert!(!xx.is_finite(), "{name}: {xx}");
            assert_eq!((xy, yx, yy), (0.0, 0.0, 2.0), "{name}");
        }
    }

    let at = [0.0, 3.0];
    let nested = DualVec::variables(DualVec::variables(at));
    check(nested, |z| z.partials.map(|partial| partial.partials));
    check(Dual2Vec::variables(at), |z| z.hessian);
    check(HyperDual::variables(at, [[1.0, 0.0], [0.0, 1.0]]), |z| z.mixed);
}

#[test]
fn a_step_has_slope_zero_where_the_slope_of_its_argument_is_infinite() {
    let x = Dual::variable(0.0).sqrt();
    for step in [x.floor(), x.signum(), x.powi(0), x.powf(0.0), x.round(), x.div_euclid(1.0)] {
        assert_eq!(step.tangent, 0.0, "{step:?}");
    }
}

#[test]
fn the_slope_of_a_remainder_in_the_divisor_is_the_quotient_over_the_whole_range() {
    let cases = [
        (7.0, 2.0, -3.0),
        (-7.0, 2.0, 4.0),
        (f64::MIN, 1e300, 179_769_314.0),
        (-1.7e308, 1e308, 2.0),
        (-1.0, INF, 1.0),
        (1.0, INF, 0.0),
        (1e15, 3.0, -333_333_333_333_333.0),
    ];
    for (x, y, slope) in cases {
        assert_eq!(Dual::constant(x).rem_euclid(Dual::variable(y)).tangent, slope, "{x} mod {y}");
    }
}

#[test]
fn powers_keep_their_sign_where_the_exponent_minus_one_rounds() {
    let minus_two = Dual::variable(-2.0);
    assert_eq!(minus_two.powf(1e17).parts(), (INF, -INF));
    let minus_two = Dual::variable(-2.0_f32);
    assert_eq!(minus_two.powi(16_777_217).parts(), (f32::NEG_INFINITY, f32::INFINITY));
}

#[test]
fn a_bound_that_is_nan_makes_its_own_partials_nan() {
    let bound = Dual::new(NAN, 1.0);
    assert!(Dual::constant(1.0).clamp(bound, 2.0).tangent.is_nan());
}

#[test]
fn every_case_has_its_row_in_the_documentation() {
    let (_, page) = include_str!("../src/guide/edge_cases.md").split_once("# The table\n").unwrap();
    for case in cases::<f64>() {
        assert!(page.contains(&format!("| {} |", case.row)), "no row for {}", case.row);
    }
    let rows = page.lines().filter(|line| line.starts_with("| ")).count() - 1;
    let mut tested: Vec<_> = cases::<f64>().into_iter().map(|case| case.row).collect();
    tested.dedup();
    assert_eq!(rows, tested.len(), "every row is tested, in the same order");
}

/// `n (n-1) ... (n-k+1)` at 0 where k = p, 0 below it, and an infinity above it unless p is an integer.
#[test]
fn powers_at_0_have_every_derivative_of_the_monomial() {
    use gradual::{derivative, hvp, second_derivative};
    let nested = |p: f64, x: f64| {
        let first = move |x: Dual<Dual<f64>>| derivative(move |x| x.powf(p), x).1;
        let second = move |x: Dual<f64>| derivative(first, x).1;
        (second_derivative(move |x| x.powf(p), x).2, derivative(second, x))
    };
    for (p, second, third) in [
        (1.0, 0.0, 0.0),
        (1.5, INF, -INF),
        (2.0, 2.0, 0.0),
        (2.5, 0.0, INF),
        (3.0, 0.0, 6.0),
        (4.0, 0.0, 0.0),
    ] {
        assert_eq!(nested(p, 0.0), (second, (second, third)), "x^{p}");
    }
    assert_eq!(hvp(|[x, y]| x.powf(2.0) + y, [0.0, 1.0], [1.0, 0.0]).2, [2.0, 0.0]);
    assert_eq!(second_derivative(|x| x.powf(2.0), INF), (INF, INF, 2.0));
    assert_eq!(gradual::derivative(|x| x.powf(0.5), -0.0), (0.0, INF));
}
