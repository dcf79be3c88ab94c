//! Derivatives of functions that run on plain floats only, each with a bound on its error.
//!
//! Central differences at some fifty steps, each half the one before, extrapolated to step 0 as Ridders does:
//!
//! ```text
//! D_i,0 = (f(x + h_i) - f(x - h_i)) / 2 h_i = f'(x) + a h_i^2 + b h_i^4 + ...
//! D_i,j = D_i,j-1 + (D_i,j-1 - D_i-1,j-1) / (4^j - 1)
//! ```
//!
//! The entry is taken whose error is least: what the extrapolation changed, plus what the rounding of f does at that
//! step. The rounding is measured (fourth differences of f at neighbouring floats, after Hamming), and an estimate
//! that the smaller steps contradict is widened until they agree.
//!
//! Where f is NaN, infinite or panics on one side, the differences are one-sided, and all powers of h are
//! extrapolated. Where they do not settle as the step goes to 0 the slope is taken for infinite, without a bound.
//!
//! ```
//! use gradual::check::finite_difference::derivative;
//!
//! let slope = derivative(|x: f64| x.sin(), 1.0);
//! assert!(slope.error < 1e-10);
//! assert!((slope.value - 1.0_f64.cos()).abs() <= slope.error);
//! ```

use alloc::vec;
use alloc::vec::Vec;
use core::iter;
use core::ops::RangeBounds;

use num_traits::Float;

use crate::check::call::call;
use crate::check::domain::Interval;

/// A slope by finite differences, and how far it may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
pub struct Estimate {
    /// The slope; at a kink the mean of both sides'. NaN if the function is undefined on both sides.
    pub value: f64,
    /// The true slope is within this of `value`. Infinite where the slope seems to be.
    pub error: f64,
    /// At a kink, the slopes on the left and on the right.
    pub sides: Option<[f64; 2]>,
}

impl Estimate {
    pub(super) const fn exact(value: f64) -> Self {
        Self { value, error: 0.0, sides: None }
    }

    /// Nothing is known.
    const UNKNOWN: Self = Self { value: f64::NAN, error: f64::INFINITY, sides: None };
}

/// `f'(x)` for a function of one number.
///
/// ```
/// use gradual::check::finite_difference::derivative;
///
/// let slope = derivative(f64::sqrt, 4.0);
/// assert!((slope.value - 0.25).abs() <= slope.error && slope.error < 1e-10);
///
/// let kink = derivative(f64::abs, 0.0);
/// assert_eq!((kink.value, kink.sides), (0.0, Some([-1.0, 1.0])));
/// assert!((kink.error - 1.0).abs() < 1e-9);
/// ```
///
/// A panic of f counts as the end of its domain (with the feature `std`; without it passes through).
pub fn derivative(f: impl Fn(f64) -> f64, x: f64) -> Estimate {
    derivative_within(f, x, ..)
}

/// [`derivative`] that asks the function at points of the domain alone.
///
/// ```
/// use gradual::check::finite_difference::derivative_within;
///
/// // To the left of 0 this is another function.
/// let slope = derivative_within(|x: f64| if x < 0.0 { -1.0 } else { x * x + x }, 0.0, 0.0..);
/// assert!((slope.value - 1.0).abs() <= slope.error && slope.error < 1e-9);
/// ```
pub fn derivative_within(f: impl Fn(f64) -> f64, x: f64, domain: impl RangeBounds<f64>) -> Estimate {
    slopes_along(&|t| vec![f(t)], x, 1, &Interval::new(&domain)).swap_remove(0)
}

/// The gradient of a function of a slice, one estimate for each input.
///
/// ```
/// use gradual::check::finite_difference::gradient;
///
/// let slopes = gradient(|x| x[0] * x[1].exp(), &[2.0, 0.0]);
/// for (slope, wanted) in slopes.iter().zip([1.0, 2.0]) {
///     assert!((slope.value - wanted).abs() <= slope.error && slope.error < 1e-9);
/// }
/// ```
#[must_use]
pub fn gradient(f: impl Fn(&[f64]) -> f64, x: &[f64]) -> Vec<Estimate> {
    columns(&|x: &[f64]| vec![f(x)], x, 1, &vec![Interval::REAL; x.len()]).into_iter().flatten().collect()
}

/// The Jacobian of a function from a slice to a `Vec`: row i is the gradient of f_i.
///
/// ```
/// use gradual::check::finite_difference::jacobian;
///
/// let rows = jacobian(|x| vec![x[0] * x[1], x[1]], &[2.0, 3.0]);
/// assert!((rows[0][1].value - 2.0).abs() <= rows[0][1].error);
/// assert_eq!(rows[1][0].value, 0.0);
/// ```
///
/// Empty if f panics at x. Where f returns another number of results than at x, it counts as undefined.
#[must_use]
pub fn jacobian(f: impl Fn(&[f64]) -> Vec<f64>, x: &[f64]) -> Vec<Vec<Estimate>> {
    let m = call(|| f(x)).map_or(0, |values| values.len());
    let columns = columns(&f, x, m, &vec![Interval::REAL; x.len()]);
    (0..m).map(|i| columns.iter().map(|column| column[i]).collect()).collect()
}

/// The slopes of all m results, input by input.
pub(super) fn columns(
    f: &dyn Fn(&[f64]) -> Vec<f64>,
    x: &[f64],
    m: usize,
    domain: &[Interval],
) -> Vec<Vec<Estimate>> {
    let column = |j: usize| {
        let along = |t: f64| {
            let mut moved = x.to_vec();
            moved[j] = t;
            f(&moved)
        };
        slopes_along(&along, x[j], m, &domain[j])
    };
    (0..x.len()).map(column).collect()
}

/// The first step in proportion to the scale: no binary fraction of a period that a function is likely to have.
const FIRST_STEP: f64 = 0.236_816_406_25;
/// Below this, a number says little about the scale of its function.
const SMALL: f64 = 1e-3;
/// The distances of the neighbours on which rounding is measured, in ulps: odd, since functions that round to a
/// coarser grid than x round alike at its points.
const NEAREST: f64 = 31.0;
const NEAR: f64 = 77.0;
const FAR: f64 = 4099.0 * NEAR;
/// How often the step is halved: down to the last digits of x.
const LEVELS: usize = 46;
/// How many terms of the error are extrapolated away.
const COLUMNS: usize = 8;

/// The m results of f at x, and at x + h and x - h for each step h; None where f is undefined.
struct Stencil {
    /// The distance of x to the next float.
    ulp: f64,
    at: Option<Vec<f64>>,
    /// From the largest step to the smallest.
    levels: Vec<Level>,
    /// How far a result may be off by rounding, as measured around x; None where it does not look differentiable.
    noise: Vec<Option<f64>>,
}

struct Level {
    /// The distances to the right and to the left, as rounded.
    steps: [f64; 2],
    results: [Option<Vec<f64>>; 2],
}

/// One row of the extrapolation: the difference at a step, and the step.
struct Difference {
    slope: f64,
    step: f64,
    /// What rounding may do to `slope`.
    rounding: f64,
}

fn slopes_along(f: &dyn Fn(f64) -> Vec<f64>, x: f64, m: usize, domain: &Interval) -> Vec<Estimate> {
    // At the scale of x, and for a small x also at scale 1, which most functions have, where the finer steps agree.
    let scale = if x == 0.0 { 1.0 } else { x.abs() };
    let own = Stencil::new(f, x, if scale < SMALL { scale } else { scale.max(1.0) }, m, domain);
    let coarse = (scale < SMALL).then(|| Stencil::new(f, x, 1.0, m, domain));
    let best = |i| {
        let estimate = own.slope(i, None);
        let coarse = coarse.as_ref().map_or(Estimate::UNKNOWN, |coarse| coarse.slope(i, Some(&own)));
        // large steps do not see a kink between them
        if estimate.sides.is_none() && coarse.error < estimate.error { coarse } else { estimate }
    };
    (0..m).map(best).collect()
}

impl Stencil {
    fn new(f: &dyn Fn(f64) -> Vec<f64>, x: f64, scale: f64, m: usize, domain: &Interval) -> Self {
        let f = |t: f64| {
            let inside = domain.contains(t);
            let results = inside.then(|| call(|| f(t)).ok()).flatten();
            results.filter(|results| results.len() == m && results.iter().all(|y| y.is_finite()))
        };
        let first = FIRST_STEP * scale.min(domain.width());
        let steps = iter::successors(Some(first), |h| Some(h / 2.0)).take(LEVELS);
        let level = |h: f64| {
            let points = [x + h, x - h];
            Level { steps: [points[0] - x, x - points[1]], results: points.map(f) }
        };
        let levels: Vec<Level> =
            steps.map(level).filter(|level| level.steps.iter().all(|&h| h > 0.0)).collect();
        let at = f(x);
        // on both sides, else on one
        let below_max = scale.min(f64::MAX / 2.0);
        let ulp = below_max.next_up() - below_max;
        let neighbours = |spacing: f64| {
            let from = |first: i32| -> Option<Vec<Vec<f64>>> {
                (first..first + 9).map(|k| f(x + f64::from(k) * spacing * ulp)).collect()
            };
            [-4, 0, -8].into_iter().find_map(from).unwrap_or_default()
        };
        let [nearest, near, far] = [NEAREST, NEAR, FAR].map(neighbours);
        let results = || levels.iter().flat_map(|level| level.results.iter().flatten()).chain(&at);
        let noise = |i: usize| {
            let rounding = |all: &[Vec<f64>]| rounding(all.iter().map(|y| y[i]).collect());
            let (near, far) = (rounding(&near).max(rounding(&nearest)), rounding(&far));
            let largest = results().map(|y| y[i].abs()).fold(0.0, f64::max);
            // Rounding does not depend on the spacing; a kink goes in proportion, by 4099; anything else is a jump,
            // the end of a root, or a wave too short to follow.
            let growth = far / near;
            let grows = growth > 8.0 && !(1e3..2e4).contains(&growth);
            let is_rough = near > 1e-4 * largest || near > 1e-13 * largest && grows;
            // Too near to see any change, they see no rounding either.
            (!is_rough).then_some(if near == 0.0 { far } else { near })
        };
        let noise = (0..m).map(noise).collect();
        Self { ulp: (x.abs().next_up() - x.abs()).min(ulp), at, levels, noise }
    }

    /// The slope of result i; `finer` knows it at smaller steps.
    fn slope(&self, i: usize, finer: Option<&Self>) -> Estimate {
        let witnesses = finer.map_or(Vec::new(), |finer| finer.central(i));
        let central = extrapolate(&self.central(i), &witnesses, |j| 4.0.powi(j));
        let sides = || {
            [1, 0].map(|side| {
                let witnesses = finer.map_or(Vec::new(), |finer| finer.one_sided(i, side));
                extrapolate(&self.one_sided(i, side), &witnesses, |j| 2.0.powi(j))
            })
        };
        match self.jump(i) {
            Jump::Kink => {
                let [left, right] = sides();
                let (low, high) = (left.value.min(right.value), left.value.max(right.value));
                let half = (high - low) / 2.0;
                let error = half + left.error.max(right.error);
                Estimate { value: low + half, error, sides: Some([left.value, right.value]) }
            }
            Jump::Pole => Estimate { error: f64::INFINITY, ..central },
            // Near the end of the domain the central steps are short, and one side may do better.
            Jump::None if self.is_cut() => {
                let better = |a: Estimate, b: Estimate| if b.error < a.error { b } else { a };
                let best = sides().into_iter().fold(central, better);
                let is_pole = [0, 1].into_iter().any(|side| self.grows(i, side));
                if is_pole { Estimate { error: f64::INFINITY, ..best } } else { best }
            }
            Jump::None => central,
        }
    }

    /// Whether f is undefined somewhere.
    fn is_cut(&self) -> bool {
        self.levels.iter().any(|level| level.results.iter().any(Option::is_none))
    }

    /// How far any of these values of result i may be off: as measured, and at least by an ulp of its own and of x.
    fn rounding(&self, i: usize, values: [f64; 2], slope: f64) -> Option<f64> {
        let of_value = f64::EPSILON * values[0].abs().max(values[1].abs());
        let least = f64::MIN_POSITIVE * f64::EPSILON;
        Some(self.noise[i]?.max(of_value).max(self.ulp * slope.abs()).max(least))
    }

    /// `(f(x + h) - f(x - h)) / 2h`, from the largest step below which f is defined throughout.
    fn central(&self, i: usize) -> Vec<Difference> {
        self.differences(|level| {
            let [right, left] = level.results.each_ref().map(|results| results.as_ref().map(|y| y[i]));
            let (right, left, step) = (right?, left?, (level.steps[0] + level.steps[1]) / 2.0);
            let slope = (right / 2.0 - left / 2.0) / step;
            // Each entry of the extrapolation is a mean of differences with weights of at most 2 together.
            let rounding = 2.0 * self.rounding(i, [right, left], slope)? / step;
            Some(Difference { slope, step, rounding })
        })
    }

    /// `(f(x + h) - f(x)) / h` on the right, and its like on the left.
    fn one_sided(&self, i: usize, side: usize) -> Vec<Difference> {
        self.differences(|level| {
            let (there, here) = (level.results[side].as_ref()?[i], self.at.as_ref()?[i]);
            let step = level.steps[side];
            let slope = if side == 0 { there - here } else { here - there } / step;
            // as above, with weights of at most 9
            let rounding = 18.0 * self.rounding(i, [there, here], slope)? / step;
            Some(Difference { slope, step, rounding })
        })
    }

    fn differences(&self, difference: impl Fn(&Level) -> Option<Difference>) -> Vec<Difference> {
        let mut differences: Vec<_> = self.levels.iter().rev().map_while(difference).collect();
        differences.reverse();
        differences
    }

    /// How the difference of the one-sided slopes goes with the step: in proportion if f is smooth.
    fn jump(&self, i: usize) -> Jump {
        let [right, left] = [0, 1].map(|side| self.one_sided(i, side));
        let jumps: Vec<_> = {
            let pairs = right.iter().rev().zip(left.iter().rev());
            pairs.map(|(right, left)| (right.slope - left.slope, right.rounding + left.rounding)).collect()
        };
        match ratios(&jumps) {
            Some(ratios) if ratios.iter().all(|&ratio| ratio > 1.1) => Jump::Pole,
            Some(ratios) if ratios.iter().all(|&ratio| ratio > 0.9) => Jump::Kink,
            _ => Jump::None,
        }
    }

    /// Whether the one-sided slope does not settle as the step goes to 0: what it changes by from step to step goes in
    /// proportion to the step if f is smooth, and grows, or stays as it is (x ln x), at a pole.
    fn grows(&self, i: usize, side: usize) -> bool {
        let slopes = self.one_sided(i, side);
        let changes: Vec<_> = {
            let pairs = slopes.windows(2).rev();
            pairs.map(|pair| (pair[1].slope - pair[0].slope, pair[1].rounding + pair[0].rounding)).collect()
        };
        ratios(&changes).is_some_and(|ratios| ratios.iter().all(|&ratio| ratio > 0.9))
    }
}

/// By what a number changes as the step goes down by 8, three times; given with its rounding from the smallest step
/// on. It starts at the first that stands out from rounding; None where there are too few.
fn ratios(numbers: &[(f64, f64)]) -> Option<[f64; 3]> {
    let first = numbers.iter().position(|(number, rounding)| *rounding < 0.02 * number.abs())?;
    let at = |k: usize| Some(numbers.get(first + 3 * k)?.0);
    let numbers = [at(0)?, at(1)?, at(2)?, at(3)?];
    Some([0, 1, 2].map(|k| numbers[k] / numbers[k + 1]))
}

enum Jump {
    None,
    /// The slopes differ.
    Kink,
    /// They grow apart as the step goes to 0.
    Pole,
}

/// The limit at step 0 of differences at halving steps, whose error goes with the powers `factor(j)` of 1 / 2.
/// `witnesses` are differences at steps smaller still.
fn extrapolate(
    differences: &[Difference],
    witnesses: &[Difference],
    factor: impl Fn(i32) -> f64,
) -> Estimate {
    let mut best = Estimate::UNKNOWN;
    let mut previous: Vec<f64> = Vec::new();
    for (i, difference) in differences.iter().enumerate() {
        let mut row = vec![difference.slope];
        for (j, &above) in previous.iter().enumerate().take(COLUMNS) {
            let left = row[j];
            let entry = left + (left - above) / (factor(j as i32 + 1) - 1.0);
            let change = (entry - left).abs().max((entry - above).abs());
            let error = 2.0 * (change + difference.rounding) + f64::EPSILON * entry.abs();
            if error < best.error {
                // What smaller steps see and this estimate does not.
                let finer = differences[i + 1..].iter().chain(witnesses);
                let own = change.max((difference.slope - entry).abs()) * 2.0 / difference.step;
                let contradiction = finer.map(|finer| {
                    // by this much the difference itself may be off, in proportion to its step
                    (finer.slope - entry).abs() - 2.0 * finer.rounding - own * finer.step
                });
                let error = contradiction.fold(error, f64::max);
                if error < best.error {
                    best = Estimate { value: entry, error, sides: None };
                }
            }
            row.push(entry);
        }
        previous = row;
    }
    best
}

/// The size of the rounding in nine values at equal distances: the fourth difference of a smooth function vanishes,
/// and that of noise is sqrt(70) times the noise.
pub(super) fn rounding(values: Vec<f64>) -> f64 {
    let mut differences = values;
    for _ in 0..4 {
        differences = differences.windows(2).map(|pair| pair[1] - pair[0]).collect();
    }
    let count = differences.len().max(1) as f64;
    // the mean magnitude of a normal variable is 0.8 times its deviation; six deviations to be safe
    let mean = differences.iter().map(|d| d.abs() / count).sum::<f64>();
    6.0 * mean / (0.8 * 8.37)
}
