//! Every elementary function against correctly rounded derivatives: `data/unary.csv` and `data/binary.csv`,
//! made with mpmath by `data/gen_reference.py`. `data/README.md` explains the columns.
//!
//! Errors are counted in units in the last place: steps between neighbouring floats.

use std::collections::BTreeMap;

use gradual::Dual;

type D = Dual<f64>;
type Nested = Dual<D>;

/// A function of the table, and the largest error its first derivative may have.
type Unary = (&'static str, fn(D) -> D, fn(Nested) -> Nested, u64);
type Binary = (&'static str, fn(D, D) -> D, u64, u64);

/// Those with a parameter, `powi` and `powf`, are apart.
const UNARY: &[Unary] = &[
    ("abs", D::abs, Nested::abs, 0),
    ("acos", D::acos, Nested::acos, 3),
    ("acosh", D::acosh, Nested::acosh, 3),
    ("asin", D::asin, Nested::asin, 2),
    ("asinh", D::asinh, Nested::asinh, 3),
    ("atan", D::atan, Nested::atan, 2),
    ("atanh", D::atanh, Nested::atanh, 2),
    ("cbrt", D::cbrt, Nested::cbrt, 4),
    ("cos", D::cos, Nested::cos, 2),
    ("cosh", D::cosh, Nested::cosh, 2),
    ("exp", D::exp, Nested::exp, 2),
    ("exp2", D::exp2, Nested::exp2, 2),
    ("exp_m1", D::exp_m1, Nested::exp_m1, 2),
    ("ln", D::ln, Nested::ln, 1),
    ("ln_1p", D::ln_1p, Nested::ln_1p, 2),
    ("log10", D::log10, Nested::log10, 2),
    ("log2", D::log2, Nested::log2, 2),
    ("recip", D::recip, Nested::recip, 3),
    ("sin", D::sin, Nested::sin, 2),
    ("sinh", D::sinh, Nested::sinh, 2),
    ("sqrt", D::sqrt, Nested::sqrt, 2),
    ("square", |x| x * x, |x| x * x, 0),
    ("tan", D::tan, Nested::tan, 3),
    ("tanh", D::tanh, Nested::tanh, 4),
];

const BINARY: &[Binary] = &[
    ("atan2", |y, x| y.atan2(x), 3, 3),
    ("div", |x, y| x / y, 1, 2),
    ("hypot", |x, y| x.hypot(y), 2, 2),
    ("log", |x, base| x.log(base), 3, 5),
    ("mul", |x, y| x * y, 0, 0),
    ("pow", |x, y| x.pow(y), 3, 3),
];

const POWI: u64 = 6;
const POWF: u64 = 3;

/// The same on nested duals.
fn nested_unary(row: &Row) -> Option<Box<dyn Fn(Nested) -> Nested>> {
    Some(match row.name {
        "powi" => {
            let n: i32 = row.parameter.parse().expect("an integer exponent");
            Box::new(move |x: Nested| x.powi(n))
        }
        "powf" => {
            let p = float(row.parameter);
            Box::new(move |x: Nested| x.powf(p))
        }
        name => Box::new(UNARY.iter().find(|f| f.0 == name)?.2),
    })
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Tag {
    Smooth,
    Limit,
}

struct Row {
    name: &'static str,
    parameter: &'static str,
    tag: Tag,
    /// Arguments, value and derivatives, as in the columns.
    numbers: Vec<f64>,
}

impl Row {
    /// The one argument at which the C library's own sine and tangent are off.
    fn is_worst_case_of_pi(&self) -> bool {
        matches!(self.name, "sin" | "tan") && self.numbers[0].abs() == 6381956970095103.0 * 2.0_f64.powi(797)
    }

    /// Neither tiny nor huge, and away from the singularities of the list at 0 and +-1.
    fn is_ordinary(&self) -> bool {
        let x = self.numbers[0].abs();
        (1e-3..20.0).contains(&x) && (x - 1.0).abs() > 1e-3
    }
}

fn rows(table: &'static str, has_parameter: bool) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| !line.starts_with('#')).map(move |line| {
        let mut fields = line.split(',');
        let mut next = || fields.next().expect("a row has all columns");
        let name = next();
        let parameter = if has_parameter { next() } else { "" };
        let tag = if next() == "r" { Tag::Smooth } else { Tag::Limit };
        Row { name, parameter, tag, numbers: fields.map(float).collect() }
    })
}

fn unary_rows() -> impl Iterator<Item = Row> {
    rows(include_str!("data/unary.csv"), true)
}

fn binary_rows() -> impl Iterator<Item = Row> {
    rows(include_str!("data/binary.csv"), false)
}

fn float(hex: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hex digits"))
}

/// Steps between neighbouring floats; two zeros are one.
fn ulps(x: f64, y: f64) -> u64 {
    let position = |x: f64| {
        let magnitude = (x.to_bits() & !(1 << 63)) as i64;
        if x.is_sign_negative() { -magnitude } else { magnitude }
    };
    match (x.is_nan(), y.is_nan()) {
        (true, true) => 0,
        (false, false) => position(x).abs_diff(position(y)),
        _ => u64::MAX,
    }
}

/// The largest error of a function, and where.
#[derive(Default)]
struct Worst {
    ulps: u64,
    at: String,
}

impl Worst {
    fn see(&mut self, found: f64, wanted: f64, at: impl FnOnce() -> String) {
        let ulps = ulps(found, wanted);
        if ulps > self.ulps {
            *self = Self { ulps, at: format!("{} is {found:e}, should be {wanted:e}", at()) };
        }
    }
}

/// The function of a row of `unary.csv`.
fn unary(row: &Row) -> Option<(Box<dyn Fn(D) -> D>, u64)> {
    match row.name {
        "powi" => {
            let n: i32 = row.parameter.parse().expect("an integer exponent");
            Some((Box::new(move |x: D| x.powi(n)), POWI))
        }
        "powf" => {
            let p = float(row.parameter);
            Some((Box::new(move |x: D| x.powf(p)), POWF))
        }
        name => {
            let &(_, f, _, bound) = UNARY.iter().find(|f| f.0 == name)?;
            Some((Box::new(f), bound))
        }
    }
}

/// Runs `see` over the smooth rows of `unary.csv`, and fails where a function exceeds its bound.
fn check_unary(mut see: impl FnMut(&Row, &dyn Fn(D) -> D, &mut Worst)) {
    let mut functions = BTreeMap::<String, (u64, Worst)>::new();
    for row in unary_rows().filter(|row| row.tag == Tag::Smooth && !row.is_worst_case_of_pi()) {
        let Some((f, bound)) = unary(&row) else { continue };
        let name = format!("{}({})", row.name, row.parameter);
        see(&row, &f, &mut functions.entry(name).or_insert((bound, Worst::default())).1);
    }
    assert_eq!(functions.len(), UNARY.len() + 7 + 14, "a function of the list is not in the data");
    for (name, (bound, worst)) in functions {
        assert!(worst.ulps <= bound, "{name}: {} ulps, allowed {bound}: {}", worst.ulps, worst.at);
    }
}

#[test]
fn slopes_of_one_argument_are_within_a_few_ulps_over_the_whole_range() {
    check_unary(|row, f, worst| {
        let [x, _, slope, ..] = row.numbers[..] else { panic!("a row has x, f, d1") };
        worst.see(f(D::variable(x)).tangent, slope, || format!("the slope at {x:e}"));
    });
}

#[test]
fn slopes_of_two_arguments_are_within_a_few_ulps_over_the_whole_range() {
    for &(name, f, bound_x, bound_y) in BINARY {
        let (mut in_x, mut in_y) = (Worst::default(), Worst::default());
        let mut count = 0;
        for row in binary_rows().filter(|row| row.name == name) {
            let [x, y, _, dx, dy, ..] = row.numbers[..] else { panic!("a row has x, y, f, fx, fy") };
            in_x.see(f(D::variable(x), D::constant(y)).tangent, dx, || format!("d/dx at ({x:e}, {y:e})"));
            in_y.see(f(D::constant(x), D::variable(y)).tangent, dy, || format!("d/dy at ({x:e}, {y:e})"));
            count += 1;
        }
        assert!(count > 50, "{name} has {count} rows");
        assert!(in_x.ulps <= bound_x, "{name}: {} ulps, allowed {bound_x}: {}", in_x.ulps, in_x.at);
        assert!(in_y.ulps <= bound_y, "{name}: {} ulps, allowed {bound_y}: {}", in_y.ulps, in_y.at);
    }
}

#[test]
fn at_poles_and_boundaries_the_slope_is_the_limit() {
    let mut count = 0;
    for row in unary_rows().filter(|row| row.tag == Tag::Limit) {
        let Some((f, _)) = unary(&row) else { continue };
        let [x, value, slope, ..] = row.numbers[..] else { panic!("a row has x, f, d1") };
        let y = f(D::variable(x));
        let at = format!("{}({}) at {x:e}", row.name, row.parameter);
        assert_eq!(y.value, value, "{at}");
        // NaN in the table means that the limit is not specified
        assert!(slope.is_nan() || y.tangent == slope, "{at}: {} should be {slope}", y.tangent);
        count += 1;
    }
    assert!(count > 50, "{count} rows");
}

/// At ordinary points, where the second derivative is not lost beside the first: 1e-12.
#[test]
fn second_derivatives_by_nesting_agree_at_ordinary_points() {
    let mut count = 0;
    for row in unary_rows().filter(|row| row.tag == Tag::Smooth && row.is_ordinary()) {
        let Some(f) = nested_unary(&row) else { continue };
        let [x, _, slope, second, ..] = row.numbers[..] else { panic!("a row has x, f, d1, d2") };
        let y = f(Dual::variable(Dual::variable(x)));
        let error = (y.tangent.tangent - second).abs();
        let scale = second.abs().max(slope.abs());
        assert!(
            error <= 1e-12 * scale,
            "{}({}) at {x:e}: {:e} should be {second:e}",
            row.name,
            row.parameter,
            y.tangent.tangent,
        );
        count += 1;
    }
    assert!(count > 500, "{count} rows");
}
