//! What the attribute `#[differentiable]` costs: instructions per gradient of converted code over those of the same code
//! made generic by hand, counted by valgrind. Fails where the ratio is beyond 1.02.
//!
//! ```sh
//! cargo bench -p benches --bench differentiable
//! ```

use std::hint::black_box;
use std::io;
use std::process::ExitCode;

use gradual::gradient;

mod by_hand;
#[path = "../callgrind.rs"]
mod callgrind;

/// The code with the attribute.
macro_rules! twice {
    ($($code:tt)*) => {
        #[gradual::differentiable]
        #[allow(clippy::all, dead_code, unreachable_pub, reason = "it stands for the code of another crate")]
        pub(crate) mod numbers { $($code)* }
    };
}

#[path = "../../tests/differentiable/corpus/drag_table.rs"]
mod drag_table;
#[path = "../../tests/differentiable/corpus/mixture.rs"]
mod mixture;
#[path = "../../tests/differentiable/corpus/pendulum.rs"]
mod pendulum;
#[path = "../../tests/differentiable/corpus/softmax.rs"]
mod softmax;

const BOUND: f64 = 1.02;

struct Program {
    name: &'static str,
    /// Runs so many times.
    converted: fn(usize),
    by_hand: fn(usize),
}

macro_rules! programs {
    ($($name:ident: |[$($x:ident),*]| $function:ident($($argument:expr),*) at $point:expr;)*) => {
        const PROGRAMS: &[Program] = &[$(Program {
            name: stringify!($name),
            converted: |times| {
                for _ in 0..times {
                    black_box(gradient(|[$($x),*]| $name::numbers::$function($($argument),*), black_box($point)));
                }
            },
            by_hand: |times| {
                for _ in 0..times {
                    black_box(gradient(|[$($x),*]| by_hand::$name::$function($($argument),*), black_box($point)));
                }
            },
        }),*];
    };
}

programs! {
    pendulum: |[theta, length, damping, time]| energy_after(theta, length, damping, time) at [0.5, 1.2, 0.3, 2.0];
    softmax: |[a, b, c, d, e, f, g, h]| two_layers([a, b, c, d, e, f], [g, h]) at
        [0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8];
    mixture: |[a, b, c, d, e, f, g]| score([a, b, c], [d, e, f], g) at [0.3, 0.5, 0.2, -1.0, 0.5, 2.0, 0.8];
    drag_table: |[speed, angle, mass]| range(speed, angle, mass) at [500.0, 0.7, 10.0];
}

fn main() -> ExitCode {
    let run = |name: &str, what: &str, times| {
        let program = PROGRAMS.iter().find(|program| program.name == name).expect("a program");
        if what == "converted" { (program.converted)(times) } else { (program.by_hand)(times) }
    };
    let complaint =
        "converted code takes more instructions than code by hand: is a plain value lifted too early?";
    callgrind::guard(run, exceeded, complaint)
}

/// Prints the counts; whether one is beyond the bound.
fn exceeded() -> io::Result<bool> {
    let mut exceeded = false;
    println!("{:<12} {:>9} {:>9} {:>6}", "instructions", "converted", "by hand", "ratio");
    for Program { name, .. } in PROGRAMS {
        let [converted, by_hand] =
            [callgrind::count(name, "converted", 100)?, callgrind::count(name, "by hand", 100)?];
        let ratio = converted as f64 / by_hand as f64;
        let verdict = if ratio > BOUND { " too many" } else { "" };
        println!("{name:<12} {converted:>9} {by_hand:>9} {ratio:>6.3}{verdict}");
        exceeded |= ratio > BOUND;
    }
    Ok(exceeded)
}
