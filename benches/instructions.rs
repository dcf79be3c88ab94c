//! A guard of inlining: instructions per gradient over instructions per value, counted by valgrind, so that
//! neither the machine nor its load matters. Fails where a bound is exceeded.
//!
//! ```sh
//! cargo bench -p benches --bench instructions
//! ```

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::{env, io};

use gradual::{gradient, jacobian};
use workloads::{Ackley, BlackScholes, Kepler, LennardJones, Network, Rosenbrock, Workload};

#[allow(dead_code, unreachable_pub, unused_imports, reason = "shared with the comparison of crates")]
#[path = "peers/src/number.rs"]
mod number;
#[allow(dead_code, unreachable_pub, unused_imports, reason = "shared with the comparison of crates")]
#[path = "peers/src/workloads/mod.rs"]
mod workloads;

/// A workload and how many instructions its derivatives may take for each one of its value: a quarter more than
/// were counted, since compilers differ. A product that is not inlined costs more.
struct Guarded {
    name: &'static str,
    bound: f64,
    /// Runs so many times: the value, and the derivatives.
    value: fn(usize),
    derivatives: fn(usize),
}

const GUARDED: [Guarded; 6] = [
    guarded::<Rosenbrock, 4, 1>("Rosenbrock 4", 5.5),
    guarded::<Ackley, 8, 1>("Ackley 8", 2.6),
    guarded::<BlackScholes, 5, 1>("Black-Scholes 5", 3.55),
    guarded::<LennardJones, 24, 1>("Lennard-Jones 24", 28.7),
    guarded::<Network, 27, 1>("Network 27", 14.0),
    guarded::<Kepler, 6, 6>("Kepler 6", 10.3),
];

const fn guarded<W: Workload<N, M>, const N: usize, const M: usize>(
    name: &'static str,
    bound: f64,
) -> Guarded {
    Guarded { name, bound, value: value::<W, N, M>, derivatives: derivatives::<W, N, M> }
}

#[inline(never)]
fn value<W: Workload<N, M>, const N: usize, const M: usize>(times: usize) {
    let x = W::start();
    for _ in 0..times {
        black_box(W::evaluate(&black_box(x)));
    }
}

#[inline(never)]
fn derivatives<W: Workload<N, M>, const N: usize, const M: usize>(times: usize) {
    let x = W::start();
    for _ in 0..times {
        let x = black_box(x);
        if M == 1 {
            black_box(gradient(|x| W::evaluate(&x)[0], x));
        } else {
            black_box(jacobian(|x| W::evaluate(&x), x));
        }
    }
}

fn main() -> ExitCode {
    // under valgrind: `repeat WORKLOAD value|derivatives TIMES`
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let [command, workload, what, times] = &arguments[..]
        && command == "repeat"
    {
        let guarded = GUARDED.iter().find(|guarded| guarded.name == workload).expect("a guarded workload");
        let run = if what == "value" { guarded.value } else { guarded.derivatives };
        run(times.parse().expect("a number of runs"));
        return ExitCode::SUCCESS;
    }

    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("valgrind is not installed: instructions are not counted");
        return ExitCode::SUCCESS;
    }
    match exceeded() {
        Ok(false) => ExitCode::SUCCESS,
        Ok(true) => {
            eprintln!(
                "the derivatives take more instructions than they did: has something lost its inlining?"
            );
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("instructions cannot be counted (valgrind knows the baseline target only): {error}");
            ExitCode::FAILURE
        }
    }
}

/// Prints the counts; whether one is beyond its bound.
fn exceeded() -> io::Result<bool> {
    let mut exceeded = false;
    println!("{:<17} {:>7} {:>12} {:>6} {:>6}", "instructions", "value", "derivatives", "ratio", "bound");
    for Guarded { name, bound, .. } in &GUARDED {
        let [value, derivatives] = [count(name, "value")?, count(name, "derivatives")?];
        let ratio = derivatives as f64 / value as f64;
        let verdict = if ratio > *bound { " too many" } else { "" };
        println!("{name:<17} {value:>7} {derivatives:>12} {ratio:>6.2} {bound:>6.2}{verdict}");
        exceeded |= ratio > *bound;
    }
    Ok(exceeded)
}

/// Instructions of one run: the difference that a thousand more make, by the thousand.
fn count(workload: &str, what: &str) -> io::Result<u64> {
    Ok((total(workload, what, "1010")? - total(workload, what, "10")?) / 1000)
}

fn total(workload: &str, what: &str, times: &str) -> io::Result<u64> {
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(env::current_exe()?)
        .args(["repeat", workload, what, times])
        .output()?;
    let report = String::from_utf8_lossy(&output.stderr);
    let collected = report.split_once("Collected :").and_then(|(_, rest)| rest.split_whitespace().next());
    collected
        .and_then(|count| count.parse().ok())
        .ok_or_else(|| io::Error::other(format!("no count in the output of valgrind:\n{report}")))
}
