//! Gradients by gradual, by other crates, by Ceres' Jet and by hand, interleaved in one run.
//!
//! ```sh
//! benches/peers/run                        # every configuration, as Markdown
//! cargo run --release -- time              # this configuration
//! cargo run --release -- time Kepler       # and of it the workloads with this in the name
//! cargo run --release -- objectives        # milliseconds of the objectives of ADBench
//! cargo run --release -- forms             # microseconds of a long gradient in the forms that users write
//! cargo run --release -- instructions      # instructions per call, counted by valgrind
//! ```
//!
//! Each workload has two forms, as a user writes it first and annotated for speed. With the environment
//! variable `ROUNDS` at a small number, such as 20, a run is quick and its times are rough. If your Rust is
//! older than xad-rs asks for, add `--ignore-rust-version`.

mod contest;
mod crates;
mod forms;
mod instructions;
mod number;
mod objectives;
mod ratios;
mod table;
mod timing;
mod workloads;

use std::{env, io};

use contest::{Contest, gradient, hessian, jacobian, long};
use workloads::{
    Ackley, Annotated, Arm, AsWritten, BlackScholes, BundleAdjustment, Kepler, LennardJones, Network,
    Rosenbrock, Speelpenning,
};

/// The workloads of fixed size in one form.
macro_rules! fixed {
    ($Form:ty) => {
        vec![
            gradient::<Rosenbrock, $Form, 2, 3>("Rosenbrock"),
            gradient::<Rosenbrock, $Form, 4, 5>("Rosenbrock"),
            gradient::<Rosenbrock, $Form, 8, 9>("Rosenbrock"),
            gradient::<Rosenbrock, $Form, 16, 17>("Rosenbrock"),
            gradient::<Ackley, $Form, 4, 5>("Ackley"),
            gradient::<Ackley, $Form, 8, 9>("Ackley"),
            gradient::<Speelpenning, $Form, 8, 9>("Speelpenning"),
            gradient::<Speelpenning, $Form, 16, 17>("Speelpenning"),
            gradient::<BlackScholes, $Form, 5, 6>("Black-Scholes"),
            gradient::<LennardJones, $Form, 24, 25>("Lennard-Jones"),
            gradient::<Network, $Form, 27, 28>("Network"),
            jacobian::<BundleAdjustment, $Form, 12, 2, 13>("Bundle adjustment"),
            jacobian::<Kepler, $Form, 4, 4, 5>("Kepler"),
            jacobian::<Kepler, $Form, 6, 6, 7>("Kepler"),
            jacobian::<Arm, $Form, 3, 2, 4>("Arm"),
        ]
    };
}

macro_rules! hessians {
    ($Form:ty) => {
        vec![
            hessian::<Rosenbrock, $Form, 2>("Rosenbrock"),
            hessian::<Rosenbrock, $Form, 3>("Rosenbrock"),
            hessian::<Rosenbrock, $Form, 6>("Rosenbrock"),
            hessian::<Rosenbrock, $Form, 10>("Rosenbrock"),
            hessian::<Ackley, $Form, 2>("Ackley"),
            hessian::<Ackley, $Form, 3>("Ackley"),
            hessian::<Ackley, $Form, 6>("Ackley"),
            hessian::<Ackley, $Form, 10>("Ackley"),
        ]
    };
}

/// The table whose times of gradual are recorded.
const HEADLINE: &str = "Gradients and Jacobians as written";

/// The tables of a run in their order.
fn tables() -> Vec<(&'static str, Vec<Contest>)> {
    vec![
        (HEADLINE, fixed!(AsWritten)),
        ("Hessians as written", hessians!(AsWritten)),
        ("Gradients and Jacobians, annotated", fixed!(Annotated)),
        ("Hessians, annotated", hessians!(Annotated)),
        ("Long gradients, annotated", vec![long(100), long(1000)]),
    ]
}

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["time"] => time(|_| true),
        ["time", part] => time(|workload| workload.contains(part)),
        ["objectives"] => {
            table::print_times("ms", 1e6, &mut objectives::contests());
            Ok(())
        }
        ["forms"] => {
            table::print_times("us", 1e3, &mut [forms::contest()]);
            Ok(())
        }
        ["ratios", base, ref others @ ..] => ratios::print(base, others),
        ["instructions"] => {
            instructions::print(&fixed!(Annotated));
            Ok(())
        }
        ["repeat", workload, contender, times] => {
            let times = times.parse().expect("a number of calls");
            instructions::repeat(fixed!(Annotated), workload, contender, times);
            Ok(())
        }
        _ => panic!("one of: time, objectives, forms, ratios, instructions"),
    }
}

fn time(takes_part: impl Fn(&str) -> bool) -> io::Result<()> {
    for (title, mut contests) in tables() {
        contests.retain(|contest| takes_part(&contest.name));
        if !contests.is_empty() {
            let times = table::print(title, &mut contests);
            if title == HEADLINE {
                ratios::record(&contests, &times)?;
            }
        }
    }
    Ok(())
}
