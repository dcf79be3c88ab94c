//! Every elementary function against correctly rounded derivatives: `data/unary.csv` and `data/binary.csv`,
//! made with mpmath by `data/gen_reference.py`. `data/README.md` explains the columns.
//!
//! Errors are counted in units in the last place: steps between neighbouring floats.

use std::collections::BTreeMap;

use gradual::Dual;

type D = Dual<f64>;
type Nested = Dual<D>;

/// A function of the table, and the largest errors that its first and second derivative may have.
type Unary = (&'static str, fn(D) -> D, fn(Nested) -> Nested, u64, u64);
/// A function of the table, and the largest errors that its two first derivatives may have.
type Binary = (&'static str, fn(D, D) -> D, u64, u64);

/// Those with a parameter, `powi` and `powf`, are apart.
const UNARY: &[Unary] = &[
    ("abs", D::abs, Nested::abs, 0, 4),
    ("acos", D::acos, Nested::acos, 3, 20),
    ("acosh", D::acosh, Nested::acosh, 3, 20),
    ("asin", D::asin, Nested::asin, 2, 20),
    ("asinh", D::asinh, Nested::asinh, 3, 24),
    ("atan", D::atan, Nested::atan, 2, 20),
    ("atanh", D::atanh, Nested::atanh, 2, 20),
    ("cbrt", D::cbrt, Nested::cbrt, 4, 20),
    ("cos", D::cos, Nested::cos, 2, 12),
    ("cosh", D::cosh, Nested::cosh, 2, 12),
    ("digamma", D::digamma, Nested::digamma, 5, 28),
    ("erf", D::erf, Nested::erf, 4, 16),
    ("erfc", D::erfc, Nested::erfc, 5, 24),
    ("exp", D::exp, Nested::exp, 2, 12),
    ("exp2", D::exp2, Nested::exp2, 2, 16),
    ("exp_m1", D::exp_m1, Nested::exp_m1, 2, 12),
    ("gamma", D::gamma, Nested::gamma, 6, 28),
    ("ln", D::ln, Nested::ln, 1, 16),
    ("ln_1p", D::ln_1p, Nested::ln_1p, 2, 20),
    ("ln_gamma", D::ln_gamma, Nested::ln_gamma, 3, 24),
    ("log10", D::log10, Nested::log10, 2, 16),
    ("log2", D::log2, Nested::log2, 2, 16),
    ("recip", D::recip, Nested::recip, 3, 20),
    ("sigmoid", D::sigmoid, Nested::sigmoid, 4, 24),
    ("sin", D::sin, Nested::sin, 2, 12),
    ("sinc", D::sinc, Nested::sinc, 3, 16),
    ("sinh", D::sinh, Nested::sinh, 2, 12),
    ("softplus", D::softplus, Nested::softplus, 3, 20),
    ("sqrt", D::sqrt, Nested::sqrt, 2, 16),
    ("square", |x| x * x, |x| x * x, 0, 0),
    ("tan", D::tan, Nested::tan, 3, 20),
    ("tanh", D::tanh, Nested::tanh, 4, 24),
];

const BINARY: &[Binary] = &[
    ("atan2", |y, x| y.atan2(x), 3, 3),
    ("div", |x, y| x / y, 1, 2),
    ("hypot", |x, y| x.hypot(y), 2, 2),
    ("log", |x, base| x.log(base), 3, 5),
    ("mul", |x, y| x * y, 0, 0),
    ("pow", |x, y| x.pow(y), 3, 3),
];

const POWI: (u64, u64) = (6, 12);
const POWF: (u64, u64) = (3, 20);

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
    /// Where a relative error says nothing, or the C library's own function is off.
    fn is_exempt(&self) -> bool {
        let [x, _, slope, ..] = self.numbers[..] else { panic!("a row has x, f, d1") };
        match self.name {
            // the argument nearest to a multiple of pi / 2
            "sin" | "tan" => x.abs() == 6381956970095103.0 * 2.0_f64.powi(797),
            // near the zeros of the slope, at tan x = x
            "sinc" => x.abs() > 1.0 && (slope * x).abs() < 1e-3,
            // the polygamma functions have zeros between all their poles
            "gamma" | "ln_gamma" | "digamma" => x < 0.0,
            _ => false,
        }
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

/// The function of a row of `unary.csv`, with its bounds.
struct Function {
    first: Box<dyn Fn(D) -> D>,
    second: Box<dyn Fn(Nested) -> Nested>,
    bounds: (u64, u64),
}

fn unary(row: &Row) -> Option<Function> {
    Some(match row.name {
        "powi" => {
            let n: i32 = row.parameter.parse().expect("an integer exponent");
            let second = Box::new(move |x: Nested| x.powi(n));
            Function { first: Box::new(move |x| x.powi(n)), second, bounds: POWI }
        }
        "powf" => {
            let p = float(row.parameter);
            let second = Box::new(move |x: Nested| x.powf(p));
            Function { first: Box::new(move |x| x.powf(p)), second, bounds: POWF }
        }
        name => {
            let &(_, first, second, d1, d2) = UNARY.iter().find(|f| f.0 == name)?;
            Function { first: Box::new(first), second: Box::new(second), bounds: (d1, d2) }
        }
    })
}

#[test]
fn derivatives_of_one_argument_are_within_a_few_ulps_over_the_whole_range() {
    let mut functions = BTreeMap::<String, [(u64, Worst); 2]>::new();
    for row in unary_rows().filter(|row| row.tag == Tag::Smooth && !row.is_exempt()) {
        let Some(Function { first, second, bounds }) = unary(&row) else { continue };
        let [x, _, slope, curvature, _] = row.numbers[..] else { panic!("a row has x, f, d1, d2, d3") };
        let [d1, d2] = functions
            .entry(format!("{}({})", row.name, row.parameter))
            .or_insert([(bounds.0, Worst::default()), (bounds.1, Worst::default())]);
        d1.1.see(first(D::variable(x)).tangent, slope, || format!("the slope at {x:e}"));
        let nested = second(Dual::variable(Dual::variable(x)));
        d2.1.see(nested.tangent.tangent, curvature, || format!("the second derivative at {x:e}"));
    }
    assert_eq!(functions.len(), UNARY.len() + 7 + 14, "a function of the list is not in the data");
    for (name, errors) in functions {
        for (bound, worst) in errors {
            assert!(worst.ulps <= bound, "{name}: {} ulps, allowed {bound}: {}", worst.ulps, worst.at);
        }
    }
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
        let Some(Function { first, .. }) = unary(&row) else { continue };
        let [x, value, slope, ..] = row.numbers[..] else { panic!("a row has x, f, d1") };
        let y = first(D::variable(x));
        let at = format!("{}({}) at {x:e}", row.name, row.parameter);
        assert_eq!(y.value, value, "{at}");
        // NaN in the table means that the limit is not specified
        assert!(slope.is_nan() || y.tangent == slope, "{at}: {} should be {slope}", y.tangent);
        count += 1;
    }
    assert!(count > 50, "{count} rows");
}
