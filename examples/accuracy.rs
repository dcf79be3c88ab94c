//! The accuracy of every function's derivatives, as a table: the largest errors over the correctly rounded
//! references in `tests/data`. The table stands in the documentation, `src/guide/accuracy.md`.
//!
//! ```sh
//! cargo run --release --example accuracy
//! ```

use std::collections::BTreeMap;

use tables::Worst;

#[path = "../tests/reference/several.rs"]
mod several;
#[path = "../tests/reference/tables.rs"]
mod tables;

fn main() {
    let functions = tables::measure();

    println!("| function | first derivative | second derivative | value | arguments |");
    println!("|---|---|---|---|---|");
    for (name, measured) in &functions {
        let [value, first, second] =
            measured.worst.each_ref().map(|worst| figure(worst.as_ref(), measured.by_amplitude));
        println!("| `{name}` | {first} | {second} | {value} | {} |", measured.arguments);
    }

    println!("\nLeft out:\n");
    let mut exemptions = BTreeMap::<&str, Vec<String>>::new();
    for (name, measured) in &functions {
        for (reason, count) in &measured.exempt {
            exemptions.entry(reason).or_default().push(format!("`{name}` ({count})"));
        }
    }
    for (reason, functions) in exemptions {
        println!("- {}: {reason}", functions.join(", "));
    }

    print_functions_of_several_arguments();
}

/// The functions of two and three arguments: the largest relative errors, rounded up to one digit.
fn print_functions_of_several_arguments() {
    println!("\n| function | value | first derivatives | second derivatives | points |");
    println!("|---|---|---|---|---|");
    let functions = several::measure();
    for (name, errors) in &functions {
        let first = errors.first.iter().map(|worst| worst.error).fold(0.0, f64::max);
        let [value, first, second] = [errors.value.error, first, errors.second.error].map(rounded_up);
        println!("| `{name}` | {value} | {first} | {second} | {} |", errors.points);
    }
    let seconds = functions.values().map(|errors| &errors.second);
    if let Some(worst) = seconds.max_by(|a, b| a.error.total_cmp(&b.error)) {
        println!("\nThe largest error of a second derivative: {}", worst.at);
    }
}

/// An error with one digit, rounded up.
fn rounded_up(error: f64) -> String {
    if error == 0.0 {
        return "0".to_string();
    }
    let unit = 10_f64.powf(error.log10().floor());
    format!("{:.0e}", (error / unit).ceil() * unit)
}

/// In ulps, or in units of the amplitude to one decimal, rounded up.
fn figure(worst: Option<&Worst>, by_amplitude: bool) -> String {
    match worst {
        None => "-".to_string(),
        Some(worst) if by_amplitude => format!("{:.1} A", (worst.0 * 10.0).ceil() / 10.0),
        Some(worst) => worst.0.to_string(),
    }
}
