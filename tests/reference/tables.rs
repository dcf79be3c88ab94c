//! The tables of reference derivatives in `tests/data`, the crate's function for each of their rows, and the
//! errors of these functions.
//!
//! Errors are counted in units in the last place (ulps), which are the steps between neighbouring floats. For functions
//! with many zeros (Bessel, and the gamma family below 0) the unit is 2.2e-16 of their magnitude or of their amplitude,
//! whichever is larger.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use gradual::{Dual, Dual2Vec};

type D = Dual<f64>;
type Nested = Dual<D>;
type Second = Dual2Vec<f64, 1>;

/// A function of one argument: in one type for the first derivative, and in two types for the second.
pub(crate) struct Function {
    pub(crate) first: Box<dyn Fn(D) -> D>,
    nested: Box<dyn Fn(Nested) -> Nested>,
    second: Box<dyn Fn(Second) -> Second>,
}

/// The same expression in every type.
macro_rules! function {
    (|$x:ident| $f:expr) => {
        Function {
            first: Box::new(move |$x: D| $f),
            nested: Box::new(move |$x: Nested| $f),
            second: Box::new(move |$x: Second| $f),
        }
    };
}

/// A function of one argument, by the name of its rows, and in single precision.
type Unary = (&'static str, fn() -> Function, fn(D) -> D, fn(Dual<f32>) -> Dual<f32>);
/// A function of two arguments, as a function of each argument with the other one fixed.
type Binary = (&'static str, fn(f64) -> Function, fn(f64) -> Function);

macro_rules! unary {
    ($($method:ident)*) => {
        &[$((stringify!($method), || function!(|x| x.$method()), Dual::$method, Dual::$method)),*]
    };
}

macro_rules! binary {
    ($($name:literal: |$x:ident, $y:ident| $f:expr;)*) => {
        &[$((
            $name,
            |y| function!(|$x| { let $y = beside($x, y); $f }),
            |x| function!(|$y| { let $x = beside($y, x); $f }),
        )),*]
    };
}

/// A constant of the same type.
fn beside<N: From<f64>>(_: N, constant: f64) -> N {
    constant.into()
}

/// The methods of one argument and no parameter.
#[rustfmt::skip]
pub(crate) const UNARY: &[Unary] = unary! {
    abs acos acosh asin asinh atan atanh cbrt cos cosh digamma erf erf_inv erfc erfc_inv erfcx exp exp2 exp_m1 gamma ln
    ln_1m_exp ln_1p ln_erfc ln_gamma ln_normal_cdf log10 log2 normal_cdf normal_pdf normal_quantile recip sigmoid sin sinc
    sinh softplus sqrt tan tanh x_ln_x
};

const BINARY: &[Binary] = binary! {
    "atan2": |y, x| y.atan2(x);
    "div": |x, y| x / y;
    "hypot": |x, y| x.hypot(y);
    "log": |x, base| x.log(base);
    "mul": |x, y| x * y;
    "pow": |x, y| x.pow(y);
};

/// The functions whose values this crate computes. The values of all others come from the standard library.
#[rustfmt::skip]
const OWN_VALUES: &[&str] = &[
    "bessel_j0", "bessel_j1", "bessel_jn(2)", "bessel_jn(5)", "bessel_y0", "bessel_y1", "bessel_yn(2)", "bessel_yn(5)",
    "digamma", "erf", "erf_inv", "erfc", "erfc_inv", "erfcx", "gamma", "ln_1m_exp", "ln_erfc", "ln_gamma", "ln_normal_cdf",
    "normal_cdf", "normal_pdf", "normal_quantile", "polygamma(2)", "polygamma(3)", "sigmoid", "sinc", "softplus", "trigamma",
    "x_ln_x",
];

/// A row of a table: a function of one argument, the argument, and the results that it should have.
pub(crate) struct Sample {
    /// The name in the list of bounds and in the documentation.
    pub(crate) function: String,
    /// For messages: the function with its parameter and arguments.
    pub(crate) at: String,
    pub(crate) f: Function,
    /// Whether the value, the first and the second derivative are compared.
    counts: [bool; 3],
    /// Whether the function is smooth here; otherwise the row holds limits.
    pub(crate) is_smooth: bool,
    pub(crate) x: f64,
    /// Value, first and second derivative.
    pub(crate) wanted: [f64; 3],
    /// For functions with many zeros, how large value, first and second derivative are between them.
    amplitudes: Option<[f64; 3]>,
}

impl Sample {
    fn unary(function: String, parameter: &str, row: &Row, f: Function) -> Self {
        let [x, value, slope, curvature, ..] = row.numbers[..] else { panic!("a row has x, f, d1, d2") };
        Self {
            at: format!("{function}{parameter} at {x:e}"),
            counts: [OWN_VALUES.contains(&&*function), true, true],
            function,
            f,
            is_smooth: row.is_smooth,
            x,
            wanted: [value, slope, curvature],
            amplitudes: None,
        }
    }

    /// Why this argument does not count, if so.
    pub(crate) fn exemption(&self) -> Option<&'static str> {
        let [_, slope, _] = self.wanted;
        match &*self.function {
            "sin" | "tan" if self.x.abs() == 6381956970095103.0 * 2.0_f64.powi(797) => Some(
                "at ±6381956970095103 · 2^797, the doubles nearest to a multiple of π/2, where the C library's own value is off",
            ),
            "sinc" if self.x.abs() > 1.0 && (slope * self.x).abs() < 1e-3 => {
                Some("next to the zeros of the slope, where tan x = x")
            }
            _ => None,
        }
    }

    /// The gamma family has zeros between all its poles below 0: a row of its own there, in units of the nearest pole's
    /// term. `m` is the number of derivatives from the logarithm of the gamma function.
    fn split_below_zero(self, m: i32) -> Self {
        if self.x >= 0.0 {
            return self;
        }
        let distance = (self.x - self.x.round()).abs();
        let amplitudes = [m, m + 1, m + 2].map(|m| match m {
            0 => 1.0,
            _ => (1..m).map(f64::from).product::<f64>() / distance.powi(m),
        });
        let amplitudes = if self.function == "gamma" {
            [0.0, 1.0 / distance, 2.0 / distance.powi(2)].map(|factor| factor * self.wanted[0].abs())
        } else {
            amplitudes
        };
        Self { function: format!("{}, x < 0", self.function), amplitudes: Some(amplitudes), ..self }
    }

    /// What the crate finds: value, first derivative and, by each of its types, second derivative, under their numbers.
    fn found(&self) -> [(usize, f64); 4] {
        let y = (self.f.first)(D::variable(self.x));
        let nested = (self.f.nested)(Dual::variable(Dual::variable(self.x)));
        let second = (self.f.second)(Dual2Vec::variable(self.x, 0));
        // Dual2Vec adds two halves, which are rounded where they are subnormal
        let halves_count = self.wanted[2] == 0.0 || (self.wanted[2] / 2.0).is_normal();
        let curvature = if halves_count { second.hessian[0][0] } else { nested.tangent.tangent };
        [(0, y.value), (1, y.tangent), (2, nested.tangent.tangent), (2, curvature)]
    }

    /// The error of number i of the three, in the unit of this function.
    fn error(&self, i: usize, found: f64) -> f64 {
        let wanted = self.wanted[i];
        match self.amplitudes {
            None => ulps(found, wanted) as f64,
            Some(_) if found.to_bits() == wanted.to_bits() => 0.0,
            Some(_) if !found.is_finite() => f64::INFINITY,
            Some(amplitudes) => (found - wanted).abs() / (f64::EPSILON * wanted.abs().max(amplitudes[i])),
        }
    }
}

struct Row {
    name: &'static str,
    parameter: &'static str,
    is_smooth: bool,
    /// Arguments, value and derivatives, as in the columns.
    numbers: Vec<f64>,
}

fn rows(table: &'static str, has_parameter: bool) -> impl Iterator<Item = Row> {
    table.lines().filter(|line| !line.starts_with('#')).map(move |line| {
        let mut fields = line.split(',');
        let mut next = || fields.next().expect("a row has all columns");
        let name = next();
        let parameter = if has_parameter { next() } else { "" };
        let is_smooth = next() == "r";
        Row { name, parameter, is_smooth, numbers: fields.map(float).collect() }
    })
}

fn float(hex: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hex digits"))
}

/// A row of the functions of mathematical physics: func, parameters, x, f, d1, d2, s0, s1, s2.
fn physics(line: &str) -> Sample {
    let mut fields = line.split(',');
    let mut next = || fields.next().expect("a row has all columns");
    let (name, parameters) = (next(), next());
    let mut number = || float(next());
    let (x, wanted, sizes) = (number(), [number(), number(), number()], [number(), number(), number()]);
    let mut given = parameters.split(';').filter(|parameter| !parameter.is_empty()).map(float);
    let [p, q, r] = std::array::from_fn(|_| given.next().unwrap_or(0.0));
    let (n, order) = (p as i32, p as u32);
    let f = match name {
        "airy_ai" => function!(|x| x.airy_ai()),
        "airy_ai_prime" => function!(|x| x.airy_ai_prime()),
        "airy_ai_prime_scaled" => function!(|x| x.airy_ai_prime_scaled()),
        "airy_ai_scaled" => function!(|x| x.airy_ai_scaled()),
        "airy_bi" => function!(|x| x.airy_bi()),
        "airy_bi_prime" => function!(|x| x.airy_bi_prime()),
        "airy_bi_prime_scaled" => function!(|x| x.airy_bi_prime_scaled()),
        "airy_bi_scaled" => function!(|x| x.airy_bi_scaled()),
        "bessel_i" => function!(|x| x.bessel_i(p)),
        "bessel_i_scaled" => function!(|x| x.bessel_i_scaled(p)),
        "bessel_j" => function!(|x| x.bessel_j(p)),
        "bessel_k" => function!(|x| x.bessel_k(p)),
        "bessel_k_scaled" => function!(|x| x.bessel_k_scaled(p)),
        "bessel_y" => function!(|x| x.bessel_y(p)),
        "cos_integral" => function!(|x| x.cos_integral()),
        "dawson" => function!(|x| x.dawson()),
        "elliptic_e" => function!(|x| x.elliptic_e()),
        "elliptic_e_incomplete" => function!(|x| x.elliptic_e_incomplete(p)),
        "elliptic_e_incomplete in m" => function!(|m| beside(m, p).elliptic_e_incomplete(m)),
        "elliptic_f" => function!(|x| x.elliptic_f(p)),
        "elliptic_f in m" => function!(|m| beside(m, p).elliptic_f(m)),
        "elliptic_k" => function!(|x| x.elliptic_k()),
        "erfi" => function!(|x| x.erfi()),
        "expint_e1" => function!(|x| x.expint_e1()),
        "expint_ei" => function!(|x| x.expint_ei()),
        "expint_en" => function!(|x| x.expint_en(n)),
        "fresnel_c" => function!(|x| x.fresnel_c()),
        "fresnel_s" => function!(|x| x.fresnel_s()),
        "hurwitz_zeta" => function!(|s| s.hurwitz_zeta(p)),
        "hurwitz_zeta in a" => function!(|a| beside(a, p).hurwitz_zeta(a)),
        "hypergeometric_1f1" => function!(|x| x.hypergeometric_1f1(p, q)),
        "hypergeometric_1f1 in a" => function!(|a| beside(a, q).hypergeometric_1f1(a, p)),
        "hypergeometric_1f1 in b" => function!(|b| beside(b, q).hypergeometric_1f1(p, b)),
        "hypergeometric_2f1" => function!(|x| x.hypergeometric_2f1(p, q, r)),
        "hypergeometric_2f1 in a" => function!(|a| beside(a, r).hypergeometric_2f1(a, p, q)),
        "hypergeometric_2f1 in b" => function!(|b| beside(b, r).hypergeometric_2f1(p, b, q)),
        "hypergeometric_2f1 in c" => function!(|c| beside(c, r).hypergeometric_2f1(p, q, c)),
        "lambert_w0" => function!(|x| x.lambert_w0()),
        "lambert_wm1" => function!(|x| x.lambert_wm1()),
        "sin_integral" => function!(|x| x.sin_integral()),
        "spherical_in" => function!(|x| x.spherical_in(order)),
        "spherical_jn" => function!(|x| x.spherical_jn(order)),
        "spherical_kn" => function!(|x| x.spherical_kn(order)),
        "spherical_yn" => function!(|x| x.spherical_yn(order)),
        "zeta" => function!(|x| x.zeta()),
        _ => panic!("no function {name}"),
    };
    let is_large = name.starts_with("bessel") && p > 40.0;
    Sample {
        function: format!("{name}{}", if is_large { ", order > 40" } else { "" }),
        at: format!("{name}({p}) at {x:e}"),
        f,
        counts: [true; 3],
        is_smooth: true,
        x,
        wanted,
        amplitudes: Some(sizes),
    }
}

/// Every row of every table.
pub(crate) fn samples() -> impl Iterator<Item = Sample> {
    let elementary = rows(include_str!("../data/unary.csv"), true).filter_map(|row| unary(&row));
    let binary = rows(include_str!("../data/binary.csv"), false).flat_map(|row| partials(&row));
    let special = rows(include_str!("../data/special.csv"), true).filter_map(|row| unary(&row));
    let physics =
        include_str!("../data/physics.csv").lines().filter(|line| !line.starts_with('#')).map(physics);
    elementary.chain(binary).chain(special).chain(physics)
}

/// `None` if the crate does not have the function.
fn unary(row: &Row) -> Option<Sample> {
    let name = row.name.to_string();
    let order = || row.parameter.parse().expect("an integer parameter");
    let of_order = |special: &str, all: &str| match order() {
        n @ 0..2 => format!("{special}{n}"),
        n => format!("{all}({n})"),
    };
    Some(match row.name {
        "square" => Sample::unary(name, "", row, function!(|x| x * x)),
        "powi" => {
            let n = order();
            Sample::unary(name, &format!("({n})"), row, function!(|x| x.powi(n)))
        }
        "powf" => {
            let p = float(row.parameter);
            Sample::unary(name, &format!("({p})"), row, function!(|x| x.powf(p)))
        }
        "polygamma" => {
            let m = row.parameter.parse().expect("an integer order");
            let name = if m == 1 { "trigamma".to_string() } else { format!("polygamma({m})") };
            let sample = Sample::unary(name, "", row, function!(|x| x.polygamma(m)));
            sample.split_below_zero(m as i32 + 1)
        }
        "bessel_j" => {
            let n = order();
            let name = of_order("bessel_j", "bessel_jn");
            let sample = Sample::unary(name, "", row, function!(|x| x.bessel_jn(n)));
            Sample { amplitudes: Some([bessel_amplitude(n, sample.x); 3]), ..sample }
        }
        "bessel_y" => {
            let n = order();
            let name = of_order("bessel_y", "bessel_yn");
            let sample = Sample::unary(name, "", row, function!(|x| x.bessel_yn(n)));
            Sample { amplitudes: Some([bessel_amplitude(n, sample.x); 3]), ..sample }
        }
        _ => {
            let &(_, f, ..) = UNARY.iter().find(|f| f.0 == name)?;
            let sample = Sample::unary(name, "", row, f());
            match row.name {
                "gamma" | "ln_gamma" => sample.split_below_zero(0),
                "digamma" => sample.split_below_zero(1),
                _ => sample,
            }
        }
    })
}

/// A Bessel function of order n oscillates beyond n.
fn bessel_amplitude(n: i32, x: f64) -> f64 {
    if x.abs() > f64::from(n) { (2.0 / (PI * x.abs())).sqrt() } else { 0.0 }
}

/// A function of two arguments as a function of each.
fn partials(row: &Row) -> [Sample; 2] {
    let &(name, in_first, in_second) =
        BINARY.iter().find(|f| f.0 == row.name).expect("a function of the list");
    let [x, y, value, dx, dy, dxx, _, dyy, ..] = row.numbers[..] else {
        panic!("a row has x, y, f, ..., fyy")
    };
    let at = format!("{name} at ({x:e}, {y:e})");
    let sample = |argument: &str, f, x, wanted: [f64; 3]| Sample {
        function: format!("{name}, {argument} argument"),
        at: format!("{at}, {argument} argument"),
        f,
        // the formulas of two arguments are not made for second derivatives out of range
        counts: [false, true, wanted[2].is_normal() || wanted[2] == 0.0],
        is_smooth: row.is_smooth,
        x,
        wanted,
        amplitudes: None,
    };
    [sample("first", in_first(y), x, [value, dx, dxx]), sample("second", in_second(x), y, [value, dy, dyy])]
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

/// The largest error, and where.
pub(crate) type Worst = (f64, String);

/// The largest errors of a function.
#[derive(Default)]
pub(crate) struct Measured {
    /// Of the value, if it is the crate's own, the first and the second derivative.
    pub(crate) worst: [Option<Worst>; 3],
    pub(crate) arguments: usize,
    /// Whether the errors are in units of 2.2e-16 of the amplitude, not in ulps.
    pub(crate) by_amplitude: bool,
    /// How many arguments do not count, and why.
    pub(crate) exempt: BTreeMap<&'static str, usize>,
}

/// The errors of every function over all its rows.
pub(crate) fn measure() -> BTreeMap<String, Measured> {
    let mut functions = BTreeMap::<String, Measured>::new();
    for sample in samples().filter(|sample| sample.is_smooth) {
        let measured = functions.entry(sample.function.clone()).or_default();
        if let Some(reason) = sample.exemption() {
            *measured.exempt.entry(reason).or_default() += 1;
            continue;
        }
        measured.arguments += 1;
        measured.by_amplitude = sample.amplitudes.is_some();
        for (i, found) in sample.found() {
            if sample.counts[i] {
                let worst = measured.worst[i].get_or_insert_default();
                let error = sample.error(i, found);
                if error > worst.0 {
                    *worst = (error, format!("{}: {found:e}, should be {:e}", sample.at, sample.wanted[i]));
                }
            }
        }
    }
    functions
}
