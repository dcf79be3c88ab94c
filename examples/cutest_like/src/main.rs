//! Newton's method with sparse Hessians on problems of 100,000 unknowns.
//!
//! ```sh
//! cargo run --release -p cutest_like
//! ```

mod newton;
mod problems;

use std::error::Error;
use std::time::Instant;

use gradual::sparse::{SliceFunction, TwiceDifferentiable};
use indicatif::{ProgressBar, ProgressStyle};
use problems::{Problem, broyden, rosenbrock_chain, rosenbrock_pairs, torsion};

const UNKNOWNS: usize = 100_000;

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:<22}{:>10}{:>9}{:>12}{:>14}{:>12}{:>10}{:>8}",
        "problem", "unknowns", "colours", "iterations", "f", "|gradient|", "at bound", "time"
    );
    solve(&rosenbrock_pairs(UNKNOWNS))?;
    solve(&rosenbrock_chain(UNKNOWNS))?;
    solve(&broyden(UNKNOWNS))?;
    solve(&torsion(UNKNOWNS))
}

/// Minimises the sum with a progress bar, and prints a line; an error if it did not end at a minimum.
fn solve<F>(problem: &Problem<F>) -> Result<(), Box<dyn Error>>
where
    F: TwiceDifferentiable<f64> + SliceFunction<f64> + Copy,
{
    let clock = Instant::now();
    let bar = ProgressBar::no_length().with_style(ProgressStyle::with_template("{bar:30} {pos} {msg}")?);
    let found = newton::minimise(problem, &bar)?;
    bar.finish_and_clear();
    println!(
        "{:<22}{:>10}{:>9}{:>12}{:>14.6e}{:>12.1e}{:>10}{:>7.1}s",
        problem.name,
        problem.start.len(),
        found.colors,
        found.iterations,
        found.value,
        found.slope,
        found.at_bounds,
        clock.elapsed().as_secs_f64()
    );
    if found.slope > 1e-8 { Err("the search did not end at a minimum".into()) } else { Ok(()) }
}
