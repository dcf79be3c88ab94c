//! What derivatives of each order cost, in runs of the plain function: `cargo bench -p benches --bench orders`.
//!
//! Everything that a table compares is run in turn, in short batches, and the shortest batch of each counts, so that
//! a busy machine disturbs all alike.

use std::array;
use std::f64::consts::TAU;
use std::hint::black_box;
use std::time::Instant;

use gradual::{
    Dual, Dual2Vec, DualVec, Real, Scalar, Taylor, derivatives, gradient, hessian, hvp, jacobian,
    second_derivative,
};

/// Rosenbrock's function.
fn rosenbrock<R: Real, const N: usize>(x: [R; N]) -> R {
    let term = |pair: &[R]| {
        let (a, b) = (pair[1] - pair[0].powi(2), pair[0] - 1.0);
        a.powi(2) * 100.0 + b.powi(2)
    };
    x.windows(2).fold(R::zero(), |sum, pair| sum + term(pair))
}

/// Ackley's function.
fn ackley<R: Real, const N: usize>(x: [R; N]) -> R {
    let mut squares = R::zero();
    let mut cosines = R::zero();
    for x in x {
        squares += x.powi(2);
        cosines += (x * TAU).cos();
    }
    let n = N as f64;
    ((squares / n).sqrt() * -0.2).exp() * -20.0 - (cosines / n).exp() + (20.0 + std::f64::consts::E)
}

/// Thirty operations on one number.
fn thirty<R: Real>(x: R) -> R {
    let a = (x * 0.7 + 0.3).sin() * (x * x + 1.0).ln();
    let b = (x.exp() + a) / (x.cos() + 2.0) - (a * a + 1.0).sqrt();
    let c = (b * 0.5).tanh() * x + a / (b * b + 1.5) - x * b;
    let d = (c * c + 2.0).sqrt() + (a * b * 0.25).exp() - x * 0.1;
    d * c + b / d - a
}

/// The shortest time of one call of each, in nanoseconds.
fn shortest<const M: usize>(calls: [(&str, &dyn Fn()); M]) -> [(String, f64); M] {
    let mut times = calls.map(|(name, _)| (name.to_string(), f64::INFINITY));
    for _ in 0..60 {
        for ((_, call), (_, time)) in calls.iter().zip(&mut times) {
            let runs = 300;
            let start = Instant::now();
            for _ in 0..runs {
                call();
            }
            *time = time.min(1e9 * start.elapsed().as_secs_f64() / f64::from(runs));
        }
    }
    times
}

/// Times in nanoseconds and in units of the first.
fn print(title: &str, times: &[(String, f64)]) {
    println!("\n{title}");
    let (_, unit) = times[0];
    for (name, time) in times {
        println!("{name:42} {time:10.1} ns {:8.1}", time / unit);
    }
}

macro_rules! second_order {
    ($function:ident, $n:literal) => {{
        let x: [f64; $n] = array::from_fn(|i| 0.5 + 0.1 * i as f64);
        let v = [1.0; $n];
        let times = shortest([
            ("f", &|| _ = black_box($function(black_box(x)))),
            ("gradient", &|| _ = black_box(gradient(|x| $function(x), black_box(x)))),
            ("hvp", &|| _ = black_box(hvp(|x| $function(x), black_box(x), v))),
            ("hessian, on Dual2Vec", &|| _ = black_box(hessian(|x| $function(x), black_box(x)))),
            ("Hessian, on DualVec<DualVec>", &|| {
                _ = black_box(jacobian(
                    |x| gradient(|x: [DualVec<DualVec<f64, $n>, $n>; $n]| $function(x), x).1,
                    black_box(x),
                ));
            }),
        ]);
        print(concat!(stringify!($function), ", ", $n, " variables"), &times);
    }};
}

type Order2 = Dual<Dual<f64>>;
type Order3 = Dual<Order2>;
type Order4 = Dual<Order3>;
type Order5 = Dual<Order4>;

fn one_variable() {
    let x = 0.8;
    let times = shortest([
        ("f", &|| _ = black_box(thirty(black_box(x)))),
        ("order 1: Dual", &|| _ = black_box(thirty(Dual::variable(black_box(x))))),
        ("order 2: Dual2Vec<1>", &|| {
            _ = black_box(second_derivative(|x: Dual2Vec<f64, 1>| thirty(x), black_box(x)));
        }),
        ("order 2: nested duals", &|| _ = black_box(thirty(Order2::variable(Dual::variable(black_box(x)))))),
        ("order 3: nested duals", &|| _ = black_box(thirty(Order3::from(Order2::from(black_box(x)))))),
        ("order 4: nested duals", &|| _ = black_box(thirty(Order4::from(Order3::from(black_box(x)))))),
        ("order 5: nested duals", &|| _ = black_box(thirty(Order5::from(Order4::from(black_box(x)))))),
        ("order 2: Taylor", &|| _ = black_box(taylor::<2>(black_box(x)))),
        ("order 3: Taylor", &|| _ = black_box(taylor::<3>(black_box(x)))),
        ("order 5: Taylor", &|| _ = black_box(taylor::<5>(black_box(x)))),
        ("order 10: Taylor", &|| _ = black_box(taylor::<10>(black_box(x)))),
        ("order 20: Taylor", &|| _ = black_box(taylor::<20>(black_box(x)))),
    ]);
    print("thirty operations on one variable", &times);
    let growth = times[6].1 / times[5].1;
    let nested_20 = times[6].1 * growth.powi(15);
    println!(
        "20 nested duals, each {growth:.1} times the one before: {:.0e} times Taylor",
        nested_20 / times[11].1
    );
}

/// A function by its method, whose second slope its rule finds, and by `lift` with first and second slope by hand.
struct TwoWays<const N: usize> {
    name: &'static str,
    by_rule: fn(&Dual2Vec<f64, N>) -> Dual2Vec<f64, N>,
    by_hand: fn(&Dual2Vec<f64, N>) -> Dual2Vec<f64, N>,
}

/// By hand as cheap as can be: for arguments of ordinary size, and no better than the function itself.
fn two_ways<const N: usize>() -> Vec<TwoWays<N>> {
    macro_rules! list {
        ($($name:literal, $by_rule:expr, $by_hand:expr;)*) => {
            vec![$(TwoWays { name: $name, by_rule: $by_rule, by_hand: $by_hand }),*]
        };
    }
    /// Another number with the same derivatives.
    fn other<const N: usize>(x: &Dual2Vec<f64, N>) -> Dual2Vec<f64, N> {
        Dual2Vec::new(1.3, x.gradient, x.hessian)
    }
    list! {
        "sin", |x| x.sin(), |x| x.lift(|v| {
            let (sin, cos) = v.sin_cos();
            (sin, cos, -sin)
        });
        "cos", |x| x.cos(), |x| x.lift(|v| {
            let (sin, cos) = v.sin_cos();
            (cos, -sin, -cos)
        });
        "tan", |x| x.tan(), |x| x.lift(|v| {
            let t = v.tan();
            let slope = 1.0 + t * t;
            (t, slope, 2.0 * t * slope)
        });
        "exp", |x| x.exp(), |x| x.lift(|v| {
            let e = v.exp();
            (e, e, e)
        });
        "ln", |x| x.ln(), |x| x.lift(|v| {
            let r = 1.0 / v;
            (v.ln(), r, -r * r)
        });
        "sqrt", |x| x.sqrt(), |x| x.lift(|v| {
            let s = v.sqrt();
            let slope = 0.5 / s;
            (s, slope, -0.5 * slope / v)
        });
        "tanh", |x| x.tanh(), |x| x.lift(|v| {
            let t = v.tanh();
            let slope = 1.0 - t * t;
            (t, slope, -2.0 * t * slope)
        });
        "recip", |x| x.recip(), |x| x.lift(|v| {
            let r = 1.0 / v;
            (r, -r * r, 2.0 * r * r * r)
        });
        "2 / x", |x| 2.0 / x, |x| x.lift(|v| {
            let r = 1.0 / v;
            (2.0 * r, -2.0 * r * r, 4.0 * r * r * r)
        });
        "x / y", |x| x / other(x), |x| x.lift2(other(x), |v, w| {
            let r = 1.0 / w;
            let q = v * r;
            (q, [r, -q * r], [[0.0, -r * r], [-r * r, 2.0 * q * r * r]])
        });
        "powi(3)", |x| x.powi(3), |x| x.lift(|v| (v * v * v, 3.0 * v * v, 6.0 * v));
        "powf(2.5)", |x| x.powf(2.5), |x| x.lift(|v| {
            let (p, r) = (v.powf(2.5), 1.0 / v);
            let slope = 2.5 * p * r;
            (p, slope, 1.5 * slope * r)
        });
        "atan", |x| x.atan(), |x| x.lift(|v| {
            let slope = 1.0 / (1.0 + v * v);
            (v.atan(), slope, -2.0 * v * slope * slope)
        });
        "asin", |x| x.asin(), |x| x.lift(|v| {
            let square = 1.0 / (1.0 - v * v);
            let slope = square.sqrt();
            (v.asin(), slope, v * slope * square)
        });
        "sigmoid", |x| x.sigmoid(), |x| x.lift(|v| {
            let s = 1.0 / (1.0 + (-v).exp());
            let slope = s * (1.0 - s);
            (s, slope, slope * (1.0 - 2.0 * s))
        });
        "normal_cdf", |x| x.normal_cdf(), |x| x.lift(|v| {
            let density = (-0.5 * v * v).exp() / TAU.sqrt();
            (Scalar::normal_cdf(v), density, -v * density)
        });
    }
}

/// Nanoseconds of each function of a number in N directions, by the rule and by hand.
fn by_rule_and_by_hand<const N: usize>() -> Vec<[f64; 2]> {
    let points: [_; 16] = array::from_fn(|k| Dual2Vec::new(0.5 + 0.02 * k as f64, [0.5; N], [[0.25; N]; N]));
    let run = |f: fn(&Dual2Vec<f64, N>) -> Dual2Vec<f64, N>| {
        for x in black_box(&points) {
            black_box(&f(x));
        }
    };
    let times = |f: &TwoWays<N>| {
        let times = shortest([("", &|| run(f.by_rule)), ("", &|| run(f.by_hand))]);
        times.map(|(_, time)| time / points.len() as f64)
    };
    two_ways().iter().map(times).collect()
}

fn second_slopes() {
    println!(
        "\nfunctions of a Dual2Vec in 1, 2 and 6 directions: by the rule, by hand in ns, and their ratio"
    );
    let times = [by_rule_and_by_hand::<1>(), by_rule_and_by_hand::<2>(), by_rule_and_by_hand::<6>()];
    for (i, function) in two_ways::<1>().iter().enumerate() {
        print!("{:12}", function.name);
        for [by_rule, by_hand] in times.iter().map(|times| times[i]) {
            print!("   {by_rule:6.1} {by_hand:6.1} {:6.2}", by_rule / by_hand);
        }
        println!();
    }
}

fn taylor<const K: usize>(x: f64) -> (f64, [f64; K]) {
    derivatives(|x: Taylor<f64, K>| thirty(x), x)
}

fn main() {
    // as a test, `cargo test -p benches --benches`, there is nothing to measure
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    second_slopes();
    second_order!(rosenbrock, 2);
    second_order!(rosenbrock, 6);
    second_order!(rosenbrock, 10);
    second_order!(ackley, 6);
    second_order!(ackley, 10);
    one_variable();
}
