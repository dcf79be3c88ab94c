//! Newton's method with exact Hessians, on functions that methods of minimisation are usually tried on.
//!
//! Where a Hessian is not positive definite it is damped, and where a step is too long it is shortened.
//!
//! ```sh
//! cargo run --release -p newton
//! ```

mod minimise;
mod objectives;
mod plot;

use std::error::Error;

use minimise::{Step, newton};
use objectives::{Beale, Himmelblau, Objective, Rosenbrock, Wood};

fn main() -> Result<(), Box<dyn Error>> {
    let rosenbrock = Rosenbrock { start: vec![-1.2, 1.0] };
    let way = newton(&rosenbrock);
    println!(
        "{:>4}{:>12}{:>12}{:>10}{:>12}{:>10}{:>8}",
        "step", "x", "y", "f", "|gradient|", "damping", "share"
    );
    for (i, step) in way.iter().enumerate() {
        let Step { x, value, gradient, damping, share } = step;
        println!(
            "{i:>4}{:>12.8}{:>12.8}{value:>10.1e}{:>12.1e}{damping:>10}{share:>8}",
            x[0],
            x[1],
            gradient.amax()
        );
    }

    println!(
        "\n{:<12}{:>9}{:>7}{:>8}{:>11}{:>10}{:>12}",
        "function", "variables", "steps", "damped", "shortened", "f", "|gradient|"
    );
    report(&rosenbrock)?;
    // From (-1.2, 1, -1.2, 1 ...) it would end at a second minimum, near x_1 = -1.
    report(&Rosenbrock { start: vec![-1.2; 20] })?;
    report(&Himmelblau)?;
    report(&Beale)?;
    report(&Wood)?;

    let points: Vec<_> = way.iter().map(|step| (step.x[0], step.x[1])).collect();
    let picture = plot::save(Rosenbrock::NAME, |x, y| rosenbrock.at(&[x, y]), &points)?;
    println!("\npicture: {}", picture.display());
    Ok(())
}

/// Prints how the search went; an error if it did not end at a minimum with the value 0.
fn report<O: Objective>(objective: &O) -> Result<(), Box<dyn Error>> {
    let way = newton(objective);
    let end = way.last().expect("the start, if no more");
    let steps = way.len() - 1;
    let damped = way.iter().filter(|step| step.damping > 0.0).count();
    let shortened = way[..steps].iter().filter(|step| step.share < 1.0).count();
    println!(
        "{:<12}{:>9}{steps:>7}{damped:>8}{shortened:>11}{:>10.1e}{:>12.1e}",
        O::NAME,
        end.x.len(),
        end.value,
        end.gradient.amax()
    );
    // not where it is NaN
    if end.value <= 1e-20 { Ok(()) } else { Err(format!("{} is not at its minimum", O::NAME).into()) }
}
