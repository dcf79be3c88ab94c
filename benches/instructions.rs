//! A guard of inlining: instructions per gradient over instructions per value, counted by valgrind, so that
//! neither the machine nor its load matters. Fails where a bound is exceeded.
//!
//! ```sh
//! cargo bench -p benches --bench instructions
//! ```

use std::hint::black_box;
use std::io;
use std::process::ExitCode;

use gradual::{gradient, jacobian};
use workloads::{
    Ackley, Annotated, Arm, AsWritten, BlackScholes, BundleAdjustment, Kepler, LennardJones, Network,
    Rosenbrock, ScalarFunction, Speelpenning, VectorFunction,
};

mod callgrind;
#[allow(dead_code, unreachable_pub, unused_imports, reason = "shared with the comparison of crates")]
#[path = "peers/src/number.rs"]
mod number;
#[allow(dead_code, unreachable_pub, unused_imports, reason = "shared with the comparison of crates")]
#[path = "peers/src/workloads/mod.rs"]
mod workloads;

/// A workload and how many instructions its derivatives may take for each one of its value. The bound is a
/// quarter more than were counted, since compilers differ. A product that is not inlined costs more.
struct Guarded {
    name: &'static str,
    bound: f64,
    /// Runs so many times: the value, and the derivatives.
    value: fn(usize),
    derivatives: fn(usize),
}

const GUARDED: [Guarded; 21] = [
    scalar::<Rosenbrock, Annotated, 4>("Rosenbrock 4", 5.0),
    scalar::<Ackley, Annotated, 8>("Ackley 8", 2.7),
    scalar::<BlackScholes, Annotated, 5>("Black-Scholes 5", 3.5),
    scalar::<LennardJones, Annotated, 24>("Lennard-Jones 24", 28.0),
    scalar::<Network, Annotated, 27>("Network 27", 13.9),
    vector::<Kepler, Annotated, 6, 6>("Kepler 6", 10.4),
    scalar::<Rosenbrock, AsWritten, 2>("Rosenbrock 2 as written", 1.0),
    scalar::<Rosenbrock, AsWritten, 4>("Rosenbrock 4 as written", 3.4),
    scalar::<Rosenbrock, AsWritten, 8>("Rosenbrock 8 as written", 5.6),
    scalar::<Rosenbrock, AsWritten, 16>("Rosenbrock 16 as written", 11.7),
    scalar::<Ackley, AsWritten, 4>("Ackley 4 as written", 2.2),
    scalar::<Ackley, AsWritten, 8>("Ackley 8 as written", 2.7),
    scalar::<Speelpenning, AsWritten, 8>("Speelpenning 8 as written", 10.5),
    scalar::<Speelpenning, AsWritten, 16>("Speelpenning 16 as written", 50.4),
    scalar::<BlackScholes, AsWritten, 5>("Black-Scholes 5 as written", 4.1),
    scalar::<LennardJones, AsWritten, 24>("Lennard-Jones 24 as written", 25.8),
    scalar::<Network, AsWritten, 27>("Network 27 as written", 23.7),
    vector::<BundleAdjustment, AsWritten, 12, 2>("Bundle adjustment as written", 14.1),
    vector::<Kepler, AsWritten, 4, 4>("Kepler 4 as written", 9.7),
    vector::<Kepler, AsWritten, 6, 6>("Kepler 6 as written", 12.2),
    vector::<Arm, AsWritten, 3, 2>("Arm as written", 1.5),
];

const fn scalar<W: ScalarFunction<N, Form>, Form, const N: usize>(name: &'static str, bound: f64) -> Guarded {
    Guarded { name, bound, value: value::<W, Form, N>, derivatives: gradients::<W, Form, N> }
}

const fn vector<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    name: &'static str,
    bound: f64,
) -> Guarded {
    Guarded { name, bound, value: values::<W, Form, N, M>, derivatives: jacobians::<W, Form, N, M> }
}

/// Functions of a number of runs, each of which starts at the same point.
macro_rules! runs {
    ($($run:ident<$($dimension:ident),*> of [$($Workload:tt)*]: $call:expr;)*) => {$(
        #[inline(never)]
        fn $run<W: $($Workload)*, Form, $(const $dimension: usize),*>(times: usize) {
            let x: [f64; N] = W::start();
            for _ in 0..times {
                black_box($call(black_box(x)));
            }
        }
    )*};
}

runs! {
    value<N> of [ScalarFunction<N, Form>]: W::evaluate;
    gradients<N> of [ScalarFunction<N, Form>]: |x| gradient(W::evaluate, x);
    values<N, M> of [VectorFunction<N, M, Form>]: W::evaluate;
    jacobians<N, M> of [VectorFunction<N, M, Form>]: |x| jacobian(W::evaluate, x);
}

fn main() -> ExitCode {
    let run = |name: &str, what: &str, times| {
        let guarded = GUARDED.iter().find(|guarded| guarded.name == name).expect("a guarded workload");
        if what == "value" { (guarded.value)(times) } else { (guarded.derivatives)(times) }
    };
    let complaint = "the derivatives take more instructions than they did: has something lost its inlining?";
    callgrind::guard(run, exceeded, complaint)
}

/// Prints the counts; whether one is beyond its bound.
fn exceeded() -> io::Result<bool> {
    let mut exceeded = false;
    println!("{:<29} {:>7} {:>12} {:>6} {:>6}", "instructions", "value", "derivatives", "ratio", "bound");
    for Guarded { name, bound, .. } in &GUARDED {
        let [value, derivatives] =
            [callgrind::count(name, "value", 1000)?, callgrind::count(name, "derivatives", 1000)?];
        let ratio = derivatives as f64 / value as f64;
        let verdict = if ratio > *bound { " too many" } else { "" };
        println!("{name:<29} {value:>7} {derivatives:>12} {ratio:>6.2} {bound:>6.2}{verdict}");
        exceeded |= ratio > *bound;
    }
    Ok(exceeded)
}
