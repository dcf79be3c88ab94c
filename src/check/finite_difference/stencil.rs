//! The values of a function around a point, and the slopes that they show.

use alloc::vec::Vec;
use core::iter;

use num_traits::Float;

use super::estimate::Estimate;
use super::extrapolation::{Difference, Trend, extrapolate, trend};
use crate::check::catch_panic::catch_panic;
use crate::check::domain::Interval;
use crate::check::roughness::roughness;

/// The first step relative to the scale. A function is unlikely to have a period of which this is a binary fraction.
const FIRST_STEP: f64 = 0.236_816_406_25;
/// A number below this says little about the scale of its function.
const SMALL: f64 = 1e-3;
/// The distances in ulps of the neighbours that show the rounding. They are odd, because a function that rounds to a
/// coarser grid than x rounds alike at the points of that grid.
const NEAREST: f64 = 31.0;
const NEAR: f64 = 77.0;
const FAR: f64 = 4099.0 * NEAR;
/// How often the step is halved: down to the last digits of x.
const LEVELS: usize = 46;
/// The sides of x.
const RIGHT: usize = 0;
const LEFT: usize = 1;

/// The slopes of the m results of f at x.
pub(in crate::check) fn slopes(
    f: &dyn Fn(f64) -> Vec<f64>,
    x: f64,
    m: usize,
    domain: &Interval,
) -> Vec<Estimate> {
    // The first step has the scale of x. For a small x scale 1 is tried as well, because most functions have it.
    let scale = if x == 0.0 { 1.0 } else { x.abs() };
    let own = Stencil::new(f, x, if scale < SMALL { scale } else { scale.max(1.0) }, m, domain);
    let coarse = (scale < SMALL).then(|| Stencil::new(f, x, 1.0, m, domain));
    let best = |i| {
        let estimate = own.slope(i, None);
        match &coarse {
            // Large steps do not see a kink between them.
            Some(coarse) if estimate.sides.is_none() => estimate.or_better(coarse.slope(i, Some(&own))),
            _ => estimate,
        }
    };
    (0..m).map(best).collect()
}

/// The m results of f at x, and at x + h and x - h for each step h.
struct Stencil {
    /// The distance of x to the next float.
    ulp: f64,
    /// None where f is undefined: outside the domain, and where it is NaN, infinite or panics.
    at: Option<Vec<f64>>,
    /// From the largest step to the smallest.
    levels: Vec<Level>,
    /// How far each result may be off by rounding, as measured around x. None if it does not look differentiable.
    rounding: Vec<Option<f64>>,
}

struct Level {
    /// The distances to the right and to the left, after rounding.
    steps: [f64; 2],
    results: [Option<Vec<f64>>; 2],
}

impl Stencil {
    fn new(f: &dyn Fn(f64) -> Vec<f64>, x: f64, scale: f64, m: usize, domain: &Interval) -> Self {
        let f = |t: f64| {
            let results = catch_panic(|| domain.contains(t).then(|| f(t))).ok()??;
            (results.len() == m && results.iter().all(|y| y.is_finite())).then_some(results)
        };
        let level = |h: f64| {
            let points = [x + h, x - h];
            Level { steps: [points[RIGHT] - x, x - points[LEFT]], results: points.map(f) }
        };
        let first = FIRST_STEP * scale.min(domain.width());
        let steps = iter::successors(Some(first), |h| Some(h / 2.0)).take(LEVELS);
        let levels = steps.map(level).filter(|level| level.steps.iter().all(|&h| h > 0.0));
        let (at, levels): (_, Vec<Level>) = (f(x), levels.collect());

        let below_max = scale.min(f64::MAX / 2.0);
        let ulp = below_max.next_up() - below_max;
        let neighbours = |spacing: f64| {
            let from = |first: i32| -> Option<Vec<Vec<f64>>> {
                (first..first + 9).map(|k| f(x + f64::from(k) * spacing * ulp)).collect()
            };
            // On both sides if f is defined there, else on one side.
            [-4, 0, -8].into_iter().find_map(from).unwrap_or_default()
        };
        let [nearest, near, far] = [NEAREST, NEAR, FAR].map(neighbours);
        let results = || levels.iter().flat_map(|level| level.results.iter().flatten()).chain(&at);
        let rounding = |i: usize| {
            let rounding = |all: &[Vec<f64>]| roughness(all.iter().map(|y| y[i]));
            let (near, far) = (rounding(&near).max(rounding(&nearest)), rounding(&far));
            let largest = results().map(|y| y[i].abs()).fold(0.0, f64::max);
            // Rounding does not depend on the spacing, and a kink grows with it, by 4099. What grows in another way is
            // a jump, the end of a root, or a wave that is too short to follow.
            let growth = far / near;
            let grows = growth > 8.0 && !(1e3..2e4).contains(&growth);
            let is_rough = near > 1e-4 * largest || near > 1e-13 * largest && grows;
            // Neighbours that are too near to show any change show no rounding either.
            (!is_rough).then_some(if near == 0.0 { far } else { near })
        };
        let rounding = (0..m).map(rounding).collect();
        Self { ulp: (x.abs().next_up() - x.abs()).min(ulp), at, levels, rounding }
    }

    /// The slope of result i. `finer` knows it at smaller steps.
    fn slope(&self, i: usize, finer: Option<&Self>) -> Estimate {
        let witnesses = finer.map_or(Vec::new(), |finer| finer.central(i));
        let central = extrapolate(&self.central(i), &witnesses, |j| 4.0.powi(j));
        let sides = || {
            [LEFT, RIGHT].map(|side| {
                let witnesses = finer.map_or(Vec::new(), |finer| finer.one_sided(i, side));
                extrapolate(&self.one_sided(i, side), &witnesses, |j| 2.0.powi(j))
            })
        };
        match self.jump(i) {
            Some(Trend::Steady) => {
                let [left, right] = sides();
                let (low, high) = (left.value.min(right.value), left.value.max(right.value));
                let half = (high - low) / 2.0;
                let error = half + left.error.max(right.error);
                Estimate { value: low + half, error, sides: Some([left.value, right.value]) }
            }
            Some(Trend::Growing) => Estimate { error: f64::INFINITY, ..central },
            // Near the end of the domain the central steps are short, and one side may do better.
            _ if self.is_cut() => {
                let best = sides().into_iter().fold(central, Estimate::or_better);
                let is_pole = [RIGHT, LEFT].into_iter().any(|side| self.grows(i, side));
                if is_pole { Estimate { error: f64::INFINITY, ..best } } else { best }
            }
            _ => central,
        }
    }

    /// Whether f is undefined somewhere.
    fn is_cut(&self) -> bool {
        self.levels.iter().any(|level| level.results.iter().any(Option::is_none))
    }

    /// How far these values of result i may be off: as measured, but at least by an ulp of their own and of x.
    fn rounding(&self, i: usize, values: [f64; 2], slope: f64) -> Option<f64> {
        let of_value = f64::EPSILON * values[0].abs().max(values[1].abs());
        let least = f64::MIN_POSITIVE * f64::EPSILON;
        Some(self.rounding[i]?.max(of_value).max(self.ulp * slope.abs()).max(least))
    }

    /// `(f(x + h) - f(x - h)) / 2h`, from the largest step below which f is defined throughout.
    fn central(&self, i: usize) -> Vec<Difference> {
        self.differences(|level| {
            let [right, left] = level.results.each_ref().map(|results| results.as_ref().map(|y| y[i]));
            let (right, left, step) = (right?, left?, (level.steps[RIGHT] + level.steps[LEFT]) / 2.0);
            let slope = (right / 2.0 - left / 2.0) / step;
            // An entry of the extrapolation is a mean of differences. The weights have a sum of at most 2.
            let rounding = 2.0 * self.rounding(i, [right, left], slope)? / step;
            Some(Difference { slope, step, rounding })
        })
    }

    /// `(f(x + h) - f(x)) / h` on the right, and `(f(x) - f(x - h)) / h` on the left.
    fn one_sided(&self, i: usize, side: usize) -> Vec<Difference> {
        self.differences(|level| {
            let (there, here) = (level.results[side].as_ref()?[i], self.at.as_ref()?[i]);
            let step = level.steps[side];
            let slope = if side == RIGHT { there - here } else { here - there } / step;
            // Here the weights have a sum of at most 9.
            let rounding = 18.0 * self.rounding(i, [there, here], slope)? / step;
            Some(Difference { slope, step, rounding })
        })
    }

    fn differences(&self, difference: impl Fn(&Level) -> Option<Difference>) -> Vec<Difference> {
        let mut differences: Vec<_> = self.levels.iter().rev().map_while(difference).collect();
        differences.reverse();
        differences
    }

    /// How the jump from the slope on the left to that on the right goes on as the step goes to 0. It shrinks if f is
    /// smooth, it is steady at a kink, and it grows at a pole.
    fn jump(&self, i: usize) -> Option<Trend> {
        let [right, left] = [RIGHT, LEFT].map(|side| self.one_sided(i, side));
        trend(right.iter().rev().zip(left.iter().rev()).map(|(right, left)| change(left, right)))
    }

    /// Whether the slope on one side does not settle as the step goes to 0. Its changes from step to step shrink if f
    /// is smooth. They grow, or are steady as for x ln x, at a pole.
    fn grows(&self, i: usize, side: usize) -> bool {
        let slopes = self.one_sided(i, side);
        let trend = trend(slopes.windows(2).rev().map(|pair| change(&pair[0], &pair[1])));
        matches!(trend, Some(Trend::Steady | Trend::Growing))
    }
}

/// By how much the slope changes, and how far rounding may move that.
fn change(from: &Difference, to: &Difference) -> (f64, f64) {
    (to.slope - from.slope, to.rounding + from.rounding)
}
