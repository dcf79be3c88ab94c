//! Composite functions that are hard on derivatives, written naively and written well, against
//! `data/composite.csv`: values and derivatives with mpmath at 900 digits, by `data/gen_composite.py`.
//!
//! The errors are relative to the true number; the bounds are the ones of the guide
//! `src/guide/differentiating_well.md`.

use std::f64::consts::TAU;

use gradual::{Dual, Real, log_sum_exp};

type D = Dual<f64>;

/// A function in its two forms, and the largest relative error of value and derivative of the good one.
struct Function {
    name: &'static str,
    stable: fn(&[D]) -> D,
    naive: fn(&[D]) -> D,
    bound: f64,
}

const FUNCTIONS: &[Function] = &[
    Function {
        name: "logsumexp",
        stable: |z| log_sum_exp(z.iter().copied()),
        naive: ln_of_sum,
        bound: 4e-16,
    },
    Function {
        name: "softplus",
        stable: |x| x[0].softplus(),
        naive: |x| (1.0 + x[0].exp()).ln(),
        bound: 4e-16,
    },
    Function {
        name: "norm3",
        stable: |v| v[0].hypot(v[1]).hypot(v[2]),
        naive: root_of_squares,
        bound: 4e-16,
    },
    Function { name: "xent", stable: cross_entropy, naive: |z| ln_of_sum(z) - z[0], bound: 4e-16 },
    Function { name: "black_scholes", stable: black_scholes, naive: black_scholes_by_erf, bound: 2e-8 },
    Function { name: "kepler", stable: |x| kepler(x[0], x[1]), naive: kepler_by_iteration, bound: 1e-10 },
    Function {
        name: "expm1_over_x",
        stable: exp_m1_over_x,
        naive: |x| (x[0].exp() - 1.0) / x[0],
        bound: 1e-15,
    },
    Function { name: "tanh_by_exp", stable: |x| x[0].tanh(), naive: tanh_by_exponentials, bound: 4e-16 },
    Function {
        name: "gauss",
        stable: gauss,
        naive: |x| (-x[0] * x[0] / (2.0 * x[1] * x[1])).exp(),
        bound: 1e-14,
    },
    Function {
        name: "relativistic",
        stable: |v| v[0].atanh().cosh(),
        naive: |v| 1.0 / (1.0 - v[0] * v[0]).sqrt(),
        bound: 1e-14,
    },
    Function {
        name: "x_pow_x",
        stable: |x| x[0].powf(x[0]),
        naive: |x| (x[0] * x[0].ln()).exp(),
        bound: 1e-15,
    },
];

fn ln_of_sum(z: &[D]) -> D {
    z.iter().map(|z| z.exp()).sum::<D>().ln()
}

fn root_of_squares(v: &[D]) -> D {
    v.iter().map(|x| x * x).sum::<D>().sqrt()
}

/// `ln(sum of exp(z_i)) - z_0` as the log-sum-exp of the differences: nothing large cancels.
fn cross_entropy(z: &[D]) -> D {
    log_sum_exp(z.iter().map(|&x| x - z[0]))
}

fn tanh_by_exponentials(x: &[D]) -> D {
    let (up, down) = (x[0].exp(), (-x[0]).exp());
    (up - down) / (up + down)
}

/// `(e^x - 1) / x`, near 0 by its series `sum of x^k / (k + 1)!`: the quotient's derivative cancels there.
fn exp_m1_over_x(x: &[D]) -> D {
    let x = x[0];
    if x.abs() < 0.5 {
        (2..18).rev().fold(Dual::constant(1.0), |sum, k| sum * x / f64::from(k) + 1.0)
    } else {
        x.exp_m1() / x
    }
}

fn gauss(x: &[D]) -> D {
    (x[0] / x[1]).normal_pdf() * TAU.sqrt()
}

/// The price of a call: spot s, strike k, volatility sigma, time t, rate r.
fn price([s, k, sigma, t, r]: [D; 5], normal_cdf: fn(D) -> D) -> D {
    let spread = sigma * t.sqrt();
    let d1 = ((s / k).ln() + (r + sigma * sigma / 2.0) * t) / spread;
    s * normal_cdf(d1) - k * (-r * t).exp() * normal_cdf(d1 - spread)
}

fn black_scholes(x: &[D]) -> D {
    price([x[0], x[1], x[2], x[3], x[4]], D::normal_cdf)
}

fn black_scholes_by_erf(x: &[D]) -> D {
    price([x[0], x[1], x[2], x[3], x[4]], |x| 0.5 * (1.0 + (x / 2.0_f64.sqrt()).erf()))
}

/// The root x of `x - e sin x = m` by Newton's method.
fn kepler<R: Real>(m: R, e: R) -> R {
    let mut x = m + e;
    for _ in 0..60 {
        x -= (x - e * x.sin() - m) / (-e * x.cos() + 1.0);
    }
    x
}

fn kepler_by_iteration(x: &[D]) -> D {
    (0..100).fold(x[0], |angle, _| x[0] + x[1] * angle.sin())
}
/// A row of the table: the arguments, the number of the one to differentiate in, value and derivative.
struct Row {
    arguments: Vec<f64>,
    variable: usize,
    value: f64,
    derivative: f64,
}

fn rows(name: &str) -> impl Iterator<Item = Row> {
    let table = include_str!("data/composite.csv");
    table.lines().filter(move |line| line.split(',').next() == Some(name)).map(|line| {
        let [_, variable, arguments, value, derivative] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("a row has 5 columns: {line}");
        };
        Row {
            arguments: arguments.split(';').map(float).collect(),
            variable: variable.parse().expect("the number of an argument"),
            value: float(value),
            derivative: float(derivative),
        }
    })
}

fn float(hex: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hex digits"))
}

fn relative_error(found: f64, wanted: f64) -> f64 {
    let error = ((found - wanted) / wanted).abs();
    match (found == wanted, error.is_nan()) {
        (true, _) => 0.0,
        (false, true) => f64::INFINITY,
        (false, false) => error,
    }
}

/// The largest relative error of value and derivative of a form over the rows of its function.
fn worst(name: &str, form: fn(&[D]) -> D) -> (f64, f64) {
    let mut worst = (0.0_f64, 0.0_f64);
    let mut count = 0;
    for row in rows(name) {
        let seeded = |(i, &x)| Dual::new(x, f64::from(u8::from(i == row.variable)));
        let arguments: Vec<D> = row.arguments.iter().enumerate().map(seeded).collect();
        let y = form(&arguments);
        worst.0 = worst.0.max(relative_error(y.value, row.value));
        // the slope of x^x at the float next to 1 / e is the rounding of its zero
        if row.derivative.abs() > 1e-16 || name != "x_pow_x" {
            worst.1 = worst.1.max(relative_error(y.tangent, row.derivative));
        }
        count += 1;
    }
    assert!(count >= 6, "{name} has {count} rows");
    worst
}

#[test]
fn functions_written_well_have_accurate_derivatives() {
    for function in FUNCTIONS {
        let (value, derivative) = worst(function.name, function.stable);
        let holds = value <= function.bound && derivative <= function.bound;
        assert!(holds, "{}: errors {value:e}, {derivative:e}", function.name);
    }
}

#[test]
fn functions_written_naively_do_not() {
    for function in FUNCTIONS {
        let (value, derivative) = worst(function.name, function.naive);
        let error = value.max(derivative);
        assert!(error > 10.0 * function.bound, "{}: {error:e}, so the naive form will do", function.name);
    }
}

#[test]
fn the_guide_has_the_bounds_of_the_test() {
    let page = include_str!("../src/guide/differentiating_well.md");
    for function in FUNCTIONS {
        let row = page.lines().find(|line| line.contains(&format!("`{}`", function.name)));
        let row = row.unwrap_or_else(|| panic!("no row for {}", function.name));
        assert!(row.ends_with(&format!("| {:e} |", function.bound)), "{row}");
    }
}
