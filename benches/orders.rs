//! What derivatives of each order cost, in runs of the plain function: `cargo bench --bench orders`.
//!
//! Everything that a table compares is run in turn, in short batches, and the shortest batch of each counts, so that
//! a busy machine disturbs all alike.

use std::hint::black_box;
use std::time::{Duration, Instant};

use gradual::{
    Dual, Dual2Vec, DualVec, Real, Taylor, gradient, hessian, hvp, jacobian, nth_derivatives,
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
        cosines += (x * std::f64::consts::TAU).cos();
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

/// The shortest time of one call of each.
fn shortest<const M: usize>(calls: [(&str, &dyn Fn()); M]) -> [(String, Duration); M] {
    let mut times = calls.map(|(name, _)| (name.to_string(), Duration::MAX));
    for _ in 0..60 {
        for ((_, call), (_, time)) in calls.iter().zip(&mut times) {
            let runs = 300;
            let start = Instant::now();
            for _ in 0..runs {
                call();
            }
            *time = (*time).min(start.elapsed() / runs);
        }
    }
    times
}

/// Times in nanoseconds and in units of the first.
fn print(title: &str, times: &[(String, Duration)]) {
    println!("\n{title}");
    let nanoseconds = |time: &Duration| time.as_secs_f64() * 1e9;
    let unit = nanoseconds(&times[0].1);
    for (name, time) in times {
        println!("{name:42} {:10.0} ns {:8.1}", nanoseconds(time), nanoseconds(time) / unit);
    }
}

macro_rules! second_order {
    ($function:ident, $n:literal) => {{
        let x: [f64; $n] = std::array::from_fn(|i| 0.5 + 0.1 * i as f64);
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
    let growth = times[6].1.as_secs_f64() / times[5].1.as_secs_f64();
    let nested_20 = times[6].1.as_secs_f64() * growth.powi(15);
    println!(
        "20 nested duals, each {growth:.1} times the one before: {:.0e} times Taylor",
        nested_20 / times[11].1.as_secs_f64()
    );
}

fn taylor<const K: usize>(x: f64) -> (f64, [f64; K]) {
    nth_derivatives(|x: Taylor<f64, K>| thirty(x), x)
}

fn main() {
    // as a test, `cargo test --benches`, there is nothing to measure
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    second_order!(rosenbrock, 2);
    second_order!(rosenbrock, 6);
    second_order!(rosenbrock, 10);
    second_order!(ackley, 6);
    second_order!(ackley, 10);
    one_variable();
}
