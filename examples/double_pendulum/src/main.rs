//! A double pendulum from its Lagrangian alone: no equation of motion is written down.
//!
//! `pendulum.rs` says where the masses are and what L is. `mechanics.rs` takes the accelerations from second
//! derivatives of L, `flow.rs` follows them through time, and the whole is differentiated once more, for what
//! becomes of a small displacement of the start: the numbers are then three levels deep.
//!
//! ```sh
//! cargo run --release -p double_pendulum
//! ```

mod flow;
mod mechanics;
mod pendulum;
mod plot;

use std::error::Error;
use std::f64::consts::{PI, SQRT_2};
use std::iter::{successors, zip};

use gradual::jacobian;

use flow::{flow, greatest, growth, norm, step, symplectic_defect};
use mechanics::{State, acceleration, energy};
use pendulum::{DoublePendulum, GRAVITY};
use plot::Scene;

const PENDULUM: DoublePendulum = DoublePendulum { masses: [1.0, 1.0], lengths: [1.0, 1.0] };
/// Angles in radians, at rest: it swings gently from the one, and tumbles from the other.
const GENTLE: State<f64> = [0.2, 0.1, 0.0, 0.0];
const WILD: State<f64> = [2.0, 2.5, 0.0, 0.0];
const STARTS: [(&str, State<f64>); 2] = [("gentle", GENTLE), ("wild", WILD)];
/// How long the motion is followed, in seconds.
const TIME: f64 = 14.0;

fn main() -> Result<(), Box<dyn Error>> {
    require("error of the frequencies", small_oscillations(), 1e-14)?;
    require("drift of the energy", energy_drift(), 1e-6)?;
    require("change of the area", sensitivity(), 1e-9)?;
    lyapunov_exponents();
    let scene = neighbours();
    require("error of the predicted distance", misprediction(&scene), 1e-3)?;
    let picture = plot::save(&scene)?;
    println!("\npicture: {}", picture.display());
    Ok(())
}

/// An error if a number is greater than its bound, or NaN.
fn require(what: &str, number: f64, bound: f64) -> Result<(), String> {
    if number <= bound { Ok(()) } else { Err(format!("the {what} is {number:.0e}, more than {bound:.0e}")) }
}

/// About rest the accelerations are `-K q`, with the eigenvalues of K the squares of the frequencies.
///
/// For equal masses and lengths they are `g / l (2 -+ sqrt(2))`. Returns the greatest difference, relative.
fn small_oscillations() -> f64 {
    let (_, [[a, b, ..], [c, d, ..]]) = jacobian(|state| acceleration(&PENDULUM, state), [0.0; 4]);
    let (mean, determinant) = (-(a + d) / 2.0, a * d - b * c);
    let spread = (mean * mean - determinant).sqrt();
    println!("frequencies of small oscillations, in hertz:");
    let frequencies = [(mean - spread, 2.0 - SQRT_2), (mean + spread, 2.0 + SQRT_2)]
        .map(|(found, known)| [found, known * GRAVITY].map(|square| square.sqrt() / (2.0 * PI)));
    for [found, known] in frequencies {
        println!("{found:>12.6}, in closed form {known:.6}");
    }
    greatest(frequencies.iter().map(|[found, known]| (found / known - 1.0).abs()))
}

/// The greatest change of the energy, for steps ever shorter. Returns that of the shortest.
fn energy_drift() -> f64 {
    println!("\ngreatest change of the energy in {TIME} seconds of tumbling, in joules:");
    let start = energy(&PENDULUM, WILD);
    let mut drift = f64::NAN;
    for steps_per_second in [125.0, 250.0, 500.0, 1000.0, 2000.0] {
        let change = |state: State<f64>| (energy(&PENDULUM, state) - start).abs();
        drift = greatest(trajectory(WILD, 1.0 / steps_per_second).map(change));
        println!("{:>12} s a step{drift:>12.1e}", 1.0 / steps_per_second);
    }
    drift
}

/// The angles two seconds on and their derivatives by those at the start. Returns by how much the derivative fails
/// to be symplectic.
fn sensitivity() -> f64 {
    println!(
        "\nangles after 2 seconds, and their derivatives by the first and the second angle at the start:"
    );
    let (h, steps) = (5e-4, 4000);
    for (name, start) in STARTS {
        let (end, rows) = jacobian(|start| flow(&PENDULUM, start, h, steps), start);
        for i in 0..2 {
            println!("{name:>12}{:>12.6}{:>12.6}{:>12.6}", end[i], rows[i][0], rows[i][1]);
        }
    }
    let worst = greatest(STARTS.iter().map(|&(_, start)| symplectic_defect(&PENDULUM, start, h, steps)));
    println!("the area dq1 dp1 + dq2 dp2 of two displacements changes by {worst:.0e} at most");
    worst
}

/// How fast small displacements grow in the long run, and so for how long the motion can be foretold.
fn lyapunov_exponents() {
    println!("\ngreatest Lyapunov exponent over 200 seconds, per second:");
    let (h, steps) = (0.005, 40_000);
    for (name, start) in STARTS {
        let exponent = growth(&PENDULUM, start, h, steps)[steps - 1] / (h * steps as f64);
        println!("{name:>12}{exponent:>12.2}");
    }
}

/// Two pendulums whose first angles differ by 1e-9 at the start.
fn neighbours() -> Scene {
    let (h, apart) = (1e-3, 1e-9);
    let mut displaced = WILD;
    displaced[0] += apart;
    let [first, second] = [WILD, displaced].map(|start| trajectory(start, h).collect::<Vec<_>>());
    let place = |state: &State<f64>| {
        let [x1, y1, x2, y2] = PENDULUM.places([state[0], state[1]]);
        [(0.0, 0.0), (x1, y1), (x2, y2)]
    };
    let distance = |(a, b): (&State<f64>, &State<f64>)| norm(std::array::from_fn(|i| a[i] - b[i]));
    let times = || (1..).map(|i| f64::from(i) * h);
    Scene {
        paths: [&first, &second].map(|states| states.iter().map(|state| place(state)[2]).collect()),
        rods: place(&WILD),
        distance: zip(times(), zip(&first, &second).map(distance)).collect(),
        predicted: zip(times(), growth(&PENDULUM, WILD, h, first.len()))
            .map(|(time, growth)| (time, apart * growth.exp()))
            .collect(),
    }
}

/// The greatest error of the predicted distance in the first five seconds, relative.
fn misprediction(scene: &Scene) -> f64 {
    let early = zip(&scene.distance, &scene.predicted).take_while(|((time, _), _)| *time < 5.0);
    let worst = greatest(early.map(|((_, observed), (_, predicted))| (predicted / observed - 1.0).abs()));
    println!("\nthe derivative foretells how far two pendulums part in 5 seconds to within {worst:.0e}");
    worst
}

/// The states after each step of h.
fn trajectory(start: State<f64>, h: f64) -> impl Iterator<Item = State<f64>> {
    let steps = (TIME / h).round() as usize;
    successors(Some(start), move |&state| Some(step(&PENDULUM, state, h))).skip(1).take(steps)
}
