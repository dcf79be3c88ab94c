//! The table of reference derivatives of the functions of two and three arguments, `tests/data/special_n.csv`, and the
//! errors of the crate's functions over it.
//!
//! An error is relative. A second derivative whose terms cancel to less than a thousandth does not count, see
//! [`natural_size`].

use std::collections::BTreeMap;

use gradual::{Dual2Vec, DualVec, Scalar};

/// A row: a function, its arguments, and its value, gradient and the upper triangle of its Hessian.
struct Row {
    name: &'static str,
    at: Vec<f64>,
    value: f64,
    gradient: Vec<f64>,
    hessian: Vec<f64>,
}

/// Calls a function of the crate by its name, if it has two or three arguments.
fn call<T: Scalar>(name: &str, x: &[T]) -> T {
    match (name, x) {
        ("beta", &[a, b]) => a.beta(b),
        ("beta_reg", &[a, b, x]) => a.beta_reg(b, x),
        ("beta_reg_c", &[a, b, x]) => a.beta_reg_c(b, x),
        ("gamma_p", &[a, x]) => a.gamma_p(x),
        ("gamma_q", &[a, x]) => a.gamma_q(x),
        ("ln_add_exp", &[x, y]) => x.ln_add_exp(y),
        ("ln_beta", &[a, b]) => a.ln_beta(b),
        ("ln_beta_reg", &[a, b, x]) => a.ln_beta_reg(b, x),
        ("ln_beta_reg_c", &[a, b, x]) => a.ln_beta_reg_c(b, x),
        ("ln_choose", &[n, k]) => n.ln_choose(k),
        ("ln_gamma_p", &[a, x]) => a.ln_gamma_p(x),
        ("ln_gamma_q", &[a, x]) => a.ln_gamma_q(x),
        ("ln_gamma_ratio", &[x, d]) => x.ln_gamma_ratio(d),
        ("ln_sub_exp", &[x, y]) => x.ln_sub_exp(y),
        ("x_ln_1p_y", &[x, y]) => x.x_ln_1p_y(y),
        ("x_ln_y", &[x, y]) => x.x_ln_y(y),
        _ => panic!("{name} of {} arguments is not in the list", x.len()),
    }
}

fn rows() -> impl Iterator<Item = Row> {
    let table = include_str!("../data/special_n.csv").lines().filter(|line| !line.starts_with('#'));
    let floats = |hex: &str| -> Vec<f64> {
        let bits = |hex| u64::from_str_radix(hex, 16).expect("16 hex digits");
        hex.split(';').map(|hex| f64::from_bits(bits(hex))).collect()
    };
    table.map(move |line| {
        let [name, at, value, gradient, hessian] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("a row has five columns: {line}")
        };
        Row {
            name,
            at: floats(at),
            value: floats(value)[0],
            gradient: floats(gradient),
            hessian: floats(hessian),
        }
    })
}

/// What the crate finds: the value, the gradient and the upper triangle of the Hessian.
fn found<const N: usize>(name: &str, at: &[f64]) -> (f64, Vec<f64>, Vec<f64>) {
    let at: [f64; N] = at.try_into().expect("as many arguments");
    let first = call(name, &DualVec::variables(at));
    let second = call(name, &Dual2Vec::variables(at));
    let triangle = (0..N).flat_map(|i| second.hessian[i][i..].to_vec()).collect();
    (first.value, first.partials.to_vec(), triangle)
}

/// The largest relative errors of a function.
#[derive(Default)]
pub(crate) struct Errors {
    /// Of the value, of the first derivative in each argument, and of all second derivatives, and where.
    pub(crate) value: Worst,
    pub(crate) first: Vec<Worst>,
    pub(crate) second: Worst,
    pub(crate) points: usize,
}

#[derive(Default, Clone)]
pub(crate) struct Worst {
    pub(crate) error: f64,
    pub(crate) at: String,
}

impl Worst {
    fn update(&mut self, found: f64, wanted: f64, natural: f64, at: impl Fn() -> String) {
        assert_eq!(found.is_finite(), wanted.is_finite(), "{} found {found:e}, should be {wanted:e}", at());
        // a subnormal result has fewer digits
        if wanted.abs() < 1e-290 || wanted.abs() < 1e-3 * natural {
            return;
        }
        let error = if found == wanted { 0.0 } else { ((found - wanted) / wanted).abs() };
        if error.is_nan() || error > self.error {
            *self = Self { error, at: format!("{} found {found:e}, should be {wanted:e}", at()) };
        }
    }
}

/// The errors of every function over its rows.
pub(crate) fn measure() -> BTreeMap<&'static str, Errors> {
    let mut functions = BTreeMap::<_, Errors>::new();
    for row in rows() {
        let n = row.at.len();
        let (value, gradient, hessian) =
            if n == 2 { found::<2>(row.name, &row.at) } else { found::<3>(row.name, &row.at) };
        let errors = functions.entry(row.name).or_default();
        errors.points += 1;
        errors.first.resize(n, Worst::default());
        let at = || format!("{} at {:?}", row.name, row.at);
        errors.value.update(value, row.value, 0.0, at);
        for (worst, (&found, &wanted)) in errors.first.iter_mut().zip(gradient.iter().zip(&row.gradient)) {
            worst.update(found, wanted, 0.0, at);
        }
        let pairs = (0..n).flat_map(|i| (i..n).map(move |j| (i, j)));
        for (k, (i, j)) in pairs.enumerate() {
            errors.second.update(hessian[k], row.hessian[k], natural_size(&row, i, j), at);
        }
    }
    functions
}

/// The size of a second derivative whose terms do not cancel: `f_i / x_j` and `f_j / x_i`.
fn natural_size(row: &Row, i: usize, j: usize) -> f64 {
    let term = |i: usize, j: usize| (row.gradient[i] / row.at[j]).abs();
    term(i, j).min(term(j, i))
}
