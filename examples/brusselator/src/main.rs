//! A stiff reaction with diffusion, integrated by an implicit method: its Newton steps solve with the sparse Jacobian.
//!
//! ```sh
//! cargo run --release -p brusselator
//! ```

mod model;
mod picture;
mod solver;

use std::error::Error;
use std::time::Instant;

use gradual::sparse::{JacobianPlan, generic};
use model::{rates, start};

/// The end of the integration.
const END: f64 = 2.0;

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:>4}{:>10}{:>10}{:>9}{:>8}{:>12}{:>10}",
        "N", "unknowns", "entries", "colours", "steps", "Newton", "time"
    );
    for (n, steps) in [(32, 200), (64, 10)] {
        let mut state = start(n);
        let clock = Instant::now();
        // The equation of a step has the pattern of the rates and the diagonal, which the rates have as well.
        let plan = JacobianPlan::at(generic!(|state| rates(state, 0.0)), &state)?;
        let end = END * steps as f64 / 200.0;
        let work = solver::integrate(&mut state, end, steps, &plan)?;
        println!(
            "{n:>4}{:>10}{:>10}{:>9}{:>8}{:>12}{:>9.1}s",
            state.len(),
            plan.pattern().nonzeros(),
            plan.colors(),
            work.steps,
            work.iterations,
            clock.elapsed().as_secs_f64()
        );
        if n == 32 {
            let picture = picture::save(&state, &format!("Brusselator at t = {end}: u and v"))?;
            let pattern = coloring::save(
                "brusselator_pattern",
                &format!("The Jacobian in {} colours", plan.colors()),
                plan.pattern(),
                plan.coloring(),
            )?;
            println!("pictures: {} and {}", picture.display(), pattern.display());
        }
    }
    Ok(())
}
