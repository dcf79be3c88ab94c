//! Functions of many operations, each in a naive and in a stable form, compared with correctly rounded derivatives:
//! `data/composite.csv`, made with mpmath by `data/gen_composite.py`.

use std::collections::BTreeSet;
use std::f64::consts::{E, SQRT_2, TAU};

use gradual::{Dual, log_sum_exp};

type D = Dual<f64>;

struct Function {
    name: &'static str,
    /// The name in the table of the page `differentiating_well`.
    title: &'static str,
    naive: fn(&[D]) -> D,
    stable: fn(&[D]) -> D,
    /// The largest relative error of the stable form's value and derivative, in units of 2.2e-16.
    bounds: [f64; 2],
}

const FUNCTIONS: &[Function] = &[
    Function {
        name: "logsumexp",
        title: "log-sum-exp",
        naive: |z| z.iter().map(|z| z.exp()).sum::<D>().ln(),
        stable: |z| log_sum_exp(z.iter().copied()),
        bounds: [1.5, 1.5],
    },
    Function {
        name: "softplus",
        title: "softplus",
        naive: |x| (1.0 + x[0].exp()).ln(),
        stable: |x| x[0].softplus(),
        bounds: [1.5, 1.5],
    },
    Function {
        name: "norm3",
        title: "length of a vector",
        naive: |v| v.iter().map(|x| x * x).sum::<D>().sqrt(),
        stable: |v| v[0].hypot(v[1]).hypot(v[2]),
        bounds: [1.0, 1.5],
    },
    Function {
        name: "xent",
        title: "cross-entropy",
        naive: |z| log_sum_exp(z.iter().copied()) - z[0],
        stable: |z| log_sum_exp(z.iter().map(|zi| zi - z[0])),
        bounds: [1.5, 1.5],
    },
    Function {
        name: "black_scholes",
        title: "Black-Scholes",
        naive: black_scholes_naive,
        stable: black_scholes_stationary,
        bounds: [3e5, 400.0],
    },
    Function {
        name: "kepler",
        title: "Kepler's equation",
        naive: kepler_by_newton,
        stable: kepler_by_what_remains,
        bounds: [1.5, 10.0],
    },
    Function {
        name: "expm1_over_x",
        title: "(eˣ - 1) / x",
        naive: |x| (x[0].exp() - 1.0) / x[0],
        stable: |x| expm1_over_x(x[0]),
        bounds: [1.5, 1.5],
    },
    Function {
        name: "tanh_by_exp",
        title: "tanh",
        naive: |x| (x[0].exp() - (-x[0]).exp()) / (x[0].exp() + (-x[0]).exp()),
        stable: |x| x[0].tanh(),
        bounds: [1.0, 2.0],
    },
    Function {
        name: "gauss",
        title: "Gaussian",
        naive: |a| (-(a[0] * a[0]) / (2.0 * a[1] * a[1])).exp(),
        stable: |a| (a[0] / a[1]).normal_pdf() * TAU.sqrt(),
        bounds: [25.0, 25.0],
    },
    Function {
        name: "relativistic",
        title: "relativistic factor",
        naive: |v| 1.0 / (1.0 - v[0] * v[0]).sqrt(),
        stable: |v| relativistic(v[0]),
        bounds: [1.5, 1.5],
    },
    Function {
        name: "x_pow_x",
        title: "xˣ",
        naive: |x| (x[0] * x[0].ln()).exp(),
        stable: |x| x[0].pow(x[0]),
        bounds: [1.0, 1.5],
    },
];

/// The price of a call option, with `(1 + erf) / 2` as the normal distribution function.
fn black_scholes_naive(a: &[D]) -> D {
    let [spot, strike, volatility, time, rate] = *a else { panic!("five arguments") };
    let normal_cdf = |x: D| (1.0 + (x / SQRT_2).erf()) / 2.0;
    let spread = volatility * time.sqrt();
    let d = ((spot / strike).ln() + (rate + volatility * volatility / 2.0) * time) / spread;
    spot * normal_cdf(d) - strike * (-rate * time).exp() * normal_cdf(d - spread)
}

/// The same with `normal_cdf`, and with a plain number d. The price is stationary in d, so the partials of d, which are
/// large, would only add rounding errors. (This is right for first derivatives only.)
fn black_scholes_stationary(a: &[D]) -> D {
    let [spot, strike, volatility, time, rate] = *a else { panic!("five arguments") };
    let spread = volatility * time.sqrt();
    let discounted = strike * (-rate * time).exp();
    let d = {
        let [s, k, v, t, r] = [spot, strike, volatility, time, rate].map(|x| x.value);
        let moneyness = if (0.5..2.0).contains(&(s / k)) { ((s - k) / k).ln_1p() } else { (s / k).ln() };
        D::constant((moneyness + (r + v * v / 2.0) * t) / spread.value)
    };
    if d.abs() < 0.5 {
        // 1/2 + erf / 2: the halves cancel in the difference
        return (spot - discounted + spot * (d / SQRT_2).erf() - discounted * ((d - spread) / SQRT_2).erf())
            / 2.0;
    }
    spot * d.normal_cdf() - discounted * (d - spread).normal_cdf()
}

/// Kepler's equation `E - e sin E = M`, all in dual numbers.
fn kepler_by_newton(a: &[D]) -> D {
    let [mean, e] = *a else { panic!("two arguments") };
    let mut x = mean + e;
    for _ in 0..60 {
        x -= (x - e * x.sin() - mean) / (1.0 - e * x.cos());
    }
    x
}

/// The root in plain floats, and then one step in dual numbers with the residual of the equation.
fn kepler_by_what_remains(a: &[D]) -> D {
    let [mean, e] = *a else { panic!("two arguments") };
    // E - e sin E - M and its slope, without cancellation near e = 1
    let remains = |x: f64| (1.0 - e) * x + e * x_minus_sin(x) - mean;
    let slope = |x: f64| (1.0 - e.value) + 2.0 * e.value * (x / 2.0).sin().powi(2);

    let mut x = (mean + e).value;
    for _ in 0..60 {
        x -= remains(x).value / slope(x);
    }
    x - remains(x) / slope(x)
}

/// `x - sin x`, by its series near 0
fn x_minus_sin(x: f64) -> f64 {
    if x.abs() > 1.0 {
        return x - x.sin();
    }
    // x^3/6 (1 - x^2/(4 5) (1 - x^2/(6 7) (...)))
    let series =
        (2..10).rev().map(f64::from).fold(1.0, |sum, k| 1.0 - x * x / (2.0 * k * (2.0 * k + 1.0)) * sum);
    x * x * x / 6.0 * series
}

/// `(e^x - 1) / x`, by its series near 0, because there the two terms of the quotient's derivative cancel.
fn expm1_over_x(x: D) -> D {
    if x.abs() > 1.0 {
        return x.exp_m1() / x;
    }
    // 1 + x/2 (1 + x/3 (1 + x/4 (...)))
    (2..20).rev().map(f64::from).fold(D::constant(1.0), |sum, k| 1.0 + x / k * sum)
}

/// `1 / sqrt(1 - v^2)`. Near 1 the difference is computed as a product. Near 0 the derivative of the product would
/// cancel.
fn relativistic(v: D) -> D {
    let difference = if v.abs() < 0.5 { 1.0 - v * v } else { (1.0 - v) * (1.0 + v) };
    1.0 / difference.sqrt()
}

struct Row {
    name: &'static str,
    variable: usize,
    arguments: Vec<f64>,
    /// Value and derivative.
    wanted: [f64; 2],
}

fn rows() -> impl Iterator<Item = Row> {
    let float = |hex: &str| f64::from_bits(u64::from_str_radix(hex, 16).expect("16 hex digits"));
    include_str!("data/composite.csv").lines().filter(|line| !line.starts_with('#')).map(move |line| {
        let fields: Vec<_> = line.split(',').collect();
        let [name, variable, arguments, value, slope] = fields[..] else { panic!("five columns") };
        Row {
            name,
            variable: variable.parse().expect("an index"),
            arguments: arguments.split(';').map(float).collect(),
            wanted: [value, slope].map(float),
        }
    })
}

impl Row {
    /// The relative error of value and derivative, in units of 2.2e-16; infinite where there is no finite result.
    fn errors(&self, f: fn(&[D]) -> D) -> [f64; 2] {
        let mut arguments: Vec<_> = self.arguments.iter().map(|&x| D::constant(x)).collect();
        arguments[self.variable].tangent = 1.0;
        let y = f(&arguments);
        // At the minimum of x^x the slope is 0 except for the rounding of the argument.
        let at_minimum = self.name == "x_pow_x" && self.arguments[0] == 1.0 / E;
        let smallest = if at_minimum { 1.0 } else { f64::MIN_POSITIVE };
        [(y.value, self.wanted[0]), (y.tangent, self.wanted[1])].map(|(found, wanted)| {
            let error = (found - wanted).abs() / f64::EPSILON / wanted.abs().max(smallest);
            if found == wanted {
                0.0
            } else if error.is_nan() {
                f64::INFINITY
            } else {
                error
            }
        })
    }
}

/// The largest errors of the value and of the derivative over all arguments, and the argument where the derivative has
/// its largest error.
fn worst(name: &str, f: fn(&[D]) -> D) -> ([f64; 2], String) {
    let mut worst = ([0.0; 2], String::new());
    for row in rows().filter(|row| row.name == name) {
        let errors = row.errors(f);
        if errors[1] > worst.0[1] {
            worst.1 = format!("argument {} of {:?}", row.variable, row.arguments);
        }
        worst.0 = [errors[0].max(worst.0[0]), errors[1].max(worst.0[1])];
    }
    worst
}

#[test]
fn stable_forms_are_within_their_bounds() {
    for f in FUNCTIONS {
        let (errors, at) = worst(f.name, f.stable);
        for (error, bound) in errors.iter().zip(f.bounds) {
            assert!(*error <= bound, "{}: {errors:.1?}, allowed {:?}; {at}", f.name, f.bounds);
        }
    }
    let names: BTreeSet<_> = rows().map(|row| row.name).collect();
    assert!(names == FUNCTIONS.iter().map(|f| f.name).collect(), "the lists differ");
}

#[test]
fn naive_forms_are_worse() {
    for f in FUNCTIONS {
        let (naive, at) = worst(f.name, f.naive);
        let (stable, _) = worst(f.name, f.stable);
        assert!(naive[1] > 15.0 * stable[1], "{}: naive {naive:.1?}, stable {stable:.1?}; {at}", f.name);
    }
}

#[test]
fn the_page_has_these_errors() {
    let page = include_str!("../src/guide/differentiating_well.md");
    let figure =
        |cell: &str| if cell == "no number" { f64::INFINITY } else { cell.parse().expect("a figure") };
    for f in FUNCTIONS {
        let start = format!("| {} |", f.title);
        let row = page.lines().find(|line| line.starts_with(&start)).expect("a row of the table");
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [.., naive, stable, ""] = cells[..] else { panic!("a row of figures") };
        let (found, at) = worst(f.name, f.naive);
        let found = found[1] * f64::EPSILON;
        assert!(found >= 0.5 * figure(naive), "{}: naive {found:e}, published {naive}; {at}", f.name);
        let (found, at) = worst(f.name, f.stable);
        let found = found[1] * f64::EPSILON;
        assert!(found <= figure(stable), "{}: stable {found:e}, published {stable}; {at}", f.name);
    }
}
