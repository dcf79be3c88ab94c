//! The rounding in a claim, as measured on short lines through the point.
//!
//! The truth is smooth, and a mistake is as smooth as the truth. So what is rough in their difference is rounding. On
//! a line of a few ulps rounding may not show: 1 - s rounds alike for all s near 1. So longer lines are measured as
//! well, as long as the truth is smooth on them. Rounding has a limit, and what is rougher than that is a mistake. The
//! formulas are those of [`Tolerance`](crate::check::Tolerance).

use alloc::vec;
use alloc::vec::Vec;

use crate::check::claim::Claimed;
use crate::check::comparison::Comparison;
use crate::check::roughness::roughness;
use crate::check::sampling::Random;
use crate::check::slopes::{Slopes, largest};
use crate::check::subject::Subject;

/// The shortest step relative to the inputs: a few hundred ulps. Then the longer ones.
const STEPS: [f64; 3] = [1e-13, 1e-8, 1e-4];
/// The distance of the slopes around, relative to the inputs.
const AROUND: f64 = 0.25;
/// The largest noise relative to the largest slope around.
const ROUGHEST: f64 = 1e-10;

/// What is compared: the slopes, or the values beside them.
#[derive(Clone, Copy)]
pub(super) enum Part {
    Slopes,
    Values,
}

impl Part {
    fn of_truth(self, truth: Slopes) -> Vec<f64> {
        match self {
            Self::Slopes => truth.numbers(),
            Self::Values => truth.values,
        }
    }

    fn of_claim(self, claimed: Claimed) -> Option<Vec<f64>> {
        match self {
            Self::Slopes => Some(claimed.slopes),
            Self::Values => claimed.values,
        }
    }
}

/// Allows for the rounding in the claims that are out of tolerance.
///
/// Finite differences have a bound of their own and take their time. So unless the truth `is_exact`, only the claim is
/// measured, and only on the shortest line.
pub(super) fn allow(subject: &Subject<'_, '_>, comparison: &mut Comparison, part: Part, is_exact: bool) {
    let mut wrong = comparison.wrong();
    wrong.retain(|&i| comparison.truth.table[i].sides.is_none());
    if wrong.is_empty() || subject.tolerance.rounding <= 0.0 {
        return;
    }
    let surroundings = Surroundings::new(subject, comparison, part, is_exact);
    for i in wrong {
        let noise = surroundings.noise(i).min(surroundings.cap(i, comparison));
        comparison.allowed[i] += subject.tolerance.rounding * noise;
    }
}

/// Claims and truth near x.
struct Surroundings {
    /// From the shortest to the longest.
    lines: Vec<Line>,
    /// The true slopes at x and around.
    around: Vec<Vec<f64>>,
}

/// Nine points at equal distances.
struct Line(Vec<Point>);

struct Point {
    claimed: Vec<f64>,
    truth: Vec<f64>,
}

impl Surroundings {
    fn new(subject: &Subject<'_, '_>, comparison: &Comparison, part: Part, is_exact: bool) -> Self {
        let Comparison { x, truth, .. } = comparison;
        let count = truth.table.len();
        let line = |&step: &f64| -> Option<Line> {
            let point = |k: i32| {
                let moved = moved(x, f64::from(k) * step);
                let claimed = part.of_claim(subject.claim(&moved).ok()?)?;
                let truth =
                    if is_exact { part.of_truth(subject.truth(&moved).ok()?) } else { vec![0.0; count] };
                (claimed.len() == count && truth.len() == count).then_some(Point { claimed, truth })
            };
            // The points are beside x, because the claim may have a special case at x.
            (1..=9).map(point).collect::<Option<_>>().map(Line)
        };
        let steps = if is_exact { &STEPS[..] } else { &STEPS[..1] };
        let around = [-AROUND, AROUND].into_iter().filter_map(|step| {
            let moved = moved(x, step).into_iter().zip(subject.domain);
            let inside: Vec<f64> = moved.map(|(x, interval)| x.clamp(interval.low, interval.high)).collect();
            subject.truth(&inside).ok().map(|truth| part.of_truth(truth))
        });
        Self {
            lines: steps.iter().filter_map(line).collect(),
            around: around.chain([truth.numbers()]).collect(),
        }
    }

    /// How rough the error of claim i is, on the lines where the truth is smooth.
    fn noise(&self, i: usize) -> f64 {
        let smooth = self.lines.iter().filter(|line| {
            let roughest = 8.0 * finite_or_0(roughness(self.lines[0].truth(i)));
            roughness(line.truth(i)) <= roughest.max(1e-9 * line.truth(i).map(f64::abs).fold(0.0, f64::max))
        });
        smooth.map(|line| roughness(line.error(i))).filter(|noise| noise.is_finite()).fold(0.0, f64::max)
    }

    /// The largest noise that may be rounding.
    fn cap(&self, i: usize, comparison: &Comparison) -> f64 {
        let Comparison { x, truth, .. } = comparison;
        let row = i / truth.columns * truth.columns;
        let beside = self.around.iter().filter_map(|slopes| slopes.get(row..row + truth.columns)).flatten();
        let own = self.lines.first().map_or(0.0, |shortest| {
            let slopes = || shortest.truth(i);
            let change = slopes().fold(f64::MIN, f64::max) - slopes().fold(f64::MAX, f64::min);
            finite_or_0(roughness(slopes())) + finite_or_0(change) / 64.0
        });
        ROUGHEST * largest(beside.copied()) + 4.0 * truth.unseen(i, x) + own
    }
}

impl Line {
    fn truth(&self, i: usize) -> impl Iterator<Item = f64> {
        self.0.iter().map(move |point| point.truth[i])
    }

    fn error(&self, i: usize) -> impl Iterator<Item = f64> {
        self.0.iter().map(move |point| point.claimed[i] - point.truth[i])
    }
}

fn finite_or_0(x: f64) -> f64 {
    if x.is_finite() { x } else { 0.0 }
}

/// x moved by this step relative to its numbers, in a direction in which no two of them move alike.
pub(super) fn moved(x: &[f64], step: f64) -> Vec<f64> {
    let mut random = Random::new(0);
    let moved = x.iter().map(|&x| {
        let direction = 0.5 * random.signed() + random.signed().signum();
        // A 0 stays if the step is too short to leave a kink at 0.
        let size = if x == 0.0 && step.abs() >= STEPS[1] { 1.0 } else { x };
        x + step * size * direction
    });
    moved.collect()
}
