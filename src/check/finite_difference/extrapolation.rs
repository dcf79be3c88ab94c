//! The limit of difference quotients as the step goes to 0.

use alloc::vec;
use alloc::vec::Vec;

use super::estimate::Estimate;

/// How many terms of the error are extrapolated away.
const COLUMNS: usize = 8;

/// A difference quotient.
pub(super) struct Difference {
    pub(super) slope: f64,
    pub(super) step: f64,
    /// How far rounding may move `slope`.
    pub(super) rounding: f64,
}

/// The limit at step 0 of differences at halving steps, by Ridders' table. Column j removes the error whose ratio
/// from step to step is `ratio(j)`. `witnesses` are differences at still smaller steps.
pub(super) fn extrapolate(
    differences: &[Difference],
    witnesses: &[Difference],
    ratio: impl Fn(i32) -> f64,
) -> Estimate {
    let mut best = Estimate::UNKNOWN;
    let mut previous: Vec<f64> = Vec::new();
    for (i, difference) in differences.iter().enumerate() {
        let mut row = vec![difference.slope];
        for (j, &above) in previous.iter().enumerate().take(COLUMNS) {
            let left = row[j];
            let entry = left + (left - above) / (ratio(j as i32 + 1) - 1.0);
            let change = (entry - left).abs().max((entry - above).abs());
            let error = 2.0 * (change + difference.rounding) + f64::EPSILON * entry.abs();
            if error < best.error {
                // Smaller steps may see what this entry does not. Each of them is off by an error of its own, which is
                // proportional to its step.
                let finer = differences[i + 1..].iter().chain(witnesses);
                let own = change.max((difference.slope - entry).abs()) * 2.0 / difference.step;
                let contradiction =
                    finer.map(|finer| (finer.slope - entry).abs() - 2.0 * finer.rounding - own * finer.step);
                let error = contradiction.fold(error, f64::max);
                best = best.or_better(Estimate { value: entry, error, sides: None });
            }
            row.push(entry);
        }
        previous = row;
    }
    best
}

/// How a number behaves as the step goes to 0.
pub(super) enum Trend {
    Shrinking,
    Steady,
    Growing,
}

/// How these numbers behave as the step goes to 0. They start at the smallest step, and each has its rounding beside it.
/// From the first number that stands out from its rounding, every third one is looked at: those steps differ by a factor
/// of 8. None if there are too few.
pub(super) fn trend(numbers: impl Iterator<Item = (f64, f64)>) -> Option<Trend> {
    let numbers: Vec<_> = numbers.collect();
    let first = numbers.iter().position(|(number, rounding)| *rounding < 0.02 * number.abs())?;
    let at = |k: usize| Some(numbers.get(first + 3 * k)?.0);
    let numbers = [at(0)?, at(1)?, at(2)?, at(3)?];
    let all = |least: f64| numbers.windows(2).all(|pair| pair[0] / pair[1] > least);
    Some(if all(1.1) {
        Trend::Growing
    } else if all(0.9) {
        Trend::Steady
    } else {
        Trend::Shrinking
    })
}
