//! Gradients by gradual, by other crates, by Ceres' Jet and by hand, interleaved in one run.
//!
//! ```sh
//! benches/peers/run                        # every configuration, as Markdown
//! cargo run --release -- time              # this configuration
//! cargo run --release -- time Kepler       # and of it the workloads with this in the name
//! cargo run --release -- instructions      # instructions per call, counted by valgrind
//! ```

mod contest;
mod crates;
mod instructions;
mod number;
mod table;
mod timing;
mod workloads;

use std::env;

use contest::{Contest, derivatives, hessian, long};
use workloads::{
    Ackley, Arm, BlackScholes, BundleAdjustment, Kepler, LennardJones, Network, Rosenbrock, Speelpenning,
};

/// The workloads of fixed size.
fn fixed() -> Vec<Contest> {
    vec![
        derivatives::<Rosenbrock, 2, 1, 3>("Rosenbrock"),
        derivatives::<Rosenbrock, 4, 1, 5>("Rosenbrock"),
        derivatives::<Rosenbrock, 8, 1, 9>("Rosenbrock"),
        derivatives::<Rosenbrock, 16, 1, 17>("Rosenbrock"),
        derivatives::<Ackley, 4, 1, 5>("Ackley"),
        derivatives::<Ackley, 8, 1, 9>("Ackley"),
        derivatives::<Speelpenning, 8, 1, 9>("Speelpenning"),
        derivatives::<Speelpenning, 16, 1, 17>("Speelpenning"),
        derivatives::<BlackScholes, 5, 1, 6>("Black-Scholes"),
        derivatives::<LennardJones, 24, 1, 25>("Lennard-Jones"),
        derivatives::<Network, 27, 1, 28>("Network"),
        derivatives::<BundleAdjustment, 12, 2, 13>("Bundle adjustment"),
        derivatives::<Kepler, 4, 4, 5>("Kepler"),
        derivatives::<Kepler, 6, 6, 7>("Kepler"),
        derivatives::<Arm, 3, 2, 4>("Arm"),
    ]
}

fn hessians() -> Vec<Contest> {
    vec![
        hessian::<Rosenbrock, 2>("Rosenbrock"),
        hessian::<Rosenbrock, 3>("Rosenbrock"),
        hessian::<Rosenbrock, 6>("Rosenbrock"),
        hessian::<Rosenbrock, 10>("Rosenbrock"),
        hessian::<Ackley, 2>("Ackley"),
        hessian::<Ackley, 3>("Ackley"),
        hessian::<Ackley, 6>("Ackley"),
        hessian::<Ackley, 10>("Ackley"),
    ]
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["time"] => {
            table::print("Gradients and Jacobians", &mut fixed());
            table::print("Long gradients", &mut [long(100), long(1000)]);
            table::print("Hessians", &mut hessians());
        }
        ["time", part] => {
            let mut contests = fixed();
            contests.extend([long(100), long(1000)]);
            contests.extend(hessians());
            contests.retain(|contest| contest.name.contains(part));
            table::print(part, &mut contests);
        }
        ["instructions"] => instructions::print(&fixed()),
        ["repeat", workload, contender, times] => {
            let times = times.parse().expect("a number of calls");
            instructions::repeat(fixed(), workload, contender, times);
        }
        _ => panic!("one of: time, instructions"),
    }
}
