//! One point: the claim beside the truth, with kinks, poles and rounding taken into account.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::check::call::call;
use crate::check::domain::{Interval, Random};
use crate::check::finite_difference::{Estimate, rounding};
use crate::check::place::Claimed;
use crate::check::problem::{Problem, Who};
use crate::check::report::Component;
use crate::check::slopes::Slopes;
use crate::check::tolerance::Tolerance;

/// The true slopes at a point, found without leaving the domain.
pub(super) type Truth<'a> = Box<dyn Fn(&[f64], &[Interval]) -> Slopes + 'a>;
/// The claimed slopes at a point.
pub(super) type Claims<'a> = Box<dyn Fn(&[f64]) -> Claimed + 'a>;

/// A condition on top.
pub(super) type Condition<'a> = Box<dyn Fn(&[f64]) -> Result<(), Problem> + 'a>;

/// What a check looks at, point by point.
pub(super) struct Examiner<'c, 'a> {
    pub(super) truth: &'c Truth<'a>,
    pub(super) claim: &'c Claims<'a>,
    pub(super) condition: Option<&'c Condition<'a>>,
    pub(super) tolerance: Tolerance,
    pub(super) domain: &'c [Interval],
}

/// What came out at one point.
pub(super) enum Verdict {
    Right(Agreement),
    Wrong(Box<Difference>),
    Problem(Problem),
}

pub(super) struct Agreement {
    pub(super) components: usize,
    pub(super) columns: usize,
    /// The largest relative error.
    pub(super) worst: f64,
    /// The components with a kink there, and the slopes on both sides.
    pub(super) kinks: Vec<(usize, [f64; 2])>,
    /// The components whose true slope is infinite or NaN.
    pub(super) poles: Vec<usize>,
}

pub(super) struct Difference {
    /// Claimed and true value, if they differ.
    pub(super) value: Option<[f64; 2]>,
    /// In their order.
    pub(super) components: Vec<Component>,
    pub(super) rows: usize,
    pub(super) columns: usize,
}

impl Verdict {
    /// Whether both fail in the same way: a simpler point must.
    pub(super) fn resembles(&self, other: &Self) -> bool {
        let indices = |difference: &Difference| {
            difference.components.iter().map(|c| (c.row, c.column)).collect::<Vec<_>>()
        };
        match (self, other) {
            (Self::Wrong(a), Self::Wrong(b)) => {
                indices(a) == indices(b) && a.value.is_some() == b.value.is_some()
            }
            (Self::Problem(a), Self::Problem(b)) => core::mem::discriminant(a) == core::mem::discriminant(b),
            _ => false,
        }
    }
}

/// Whether two floats print alike, so that NaN is NaN.
fn same(a: f64, b: f64) -> bool {
    a == b || a.is_nan() && b.is_nan()
}

/// The first pair of numbers that are not the same.
fn first_difference(a: &[f64], b: &[f64]) -> Option<[f64; 2]> {
    if a.len() != b.len() {
        return Some([a.len() as f64, b.len() as f64]);
    }
    a.iter().zip(b).find(|&(&a, &b)| !same(a, b)).map(|(&a, &b)| [a, b])
}

impl Examiner<'_, '_> {
    pub(super) fn truth(&self, x: &[f64]) -> Result<Slopes, String> {
        call(|| (self.truth)(x, self.domain))
    }

    pub(super) fn claim(&self, x: &[f64]) -> Result<Claimed, String> {
        call(|| (self.claim)(x))
    }

    /// `find_kinks` looks for kinks even where the claim is right.
    pub(super) fn examine(&self, x: &[f64], find_kinks: bool) -> Verdict {
        match self.both(x) {
            Ok((truth, claimed)) => match self.compare(x, truth, &claimed, find_kinks) {
                Verdict::Right(agreement) => match self.condition(x) {
                    Ok(()) => Verdict::Right(agreement),
                    Err(problem) => Verdict::Problem(problem),
                },
                verdict => verdict,
            },
            Err(problem) => Verdict::Problem(problem),
        }
    }

    fn condition(&self, x: &[f64]) -> Result<(), Problem> {
        let Some(condition) = self.condition else { return Ok(()) };
        call(|| condition(x)).unwrap_or_else(|message| Err(Problem::Panicked { who: Who::Function, message }))
    }

    /// The truth and the claim, if they can be compared.
    fn both(&self, x: &[f64]) -> Result<(Slopes, Claimed), Problem> {
        if x.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(input) = x.iter().position(|x| !x.is_finite()) {
            return Err(Problem::PointNotFinite { input });
        }
        let panicked = |who| move |message| Problem::Panicked { who, message };
        let truth = self.truth(x).map_err(panicked(Who::Function))?;
        if let Some(&value) = truth.values.iter().find(|value| !value.is_finite()) {
            return Err(Problem::Undefined { value });
        }
        let claimed = self.claim(x).map_err(panicked(Who::Claim))?;
        let (rows, columns) = (truth.rows(), truth.columns);
        let fits = claimed.slopes.len() == truth.table.len()
            && claimed.rows.as_ref().is_none_or(|claimed| {
                claimed.len() == rows && claimed.iter().all(|&length| length == columns)
            });
        if !fits {
            let claimed = claimed.rows.ok_or(claimed.slopes.len());
            return Err(Problem::Shape { claimed, rows, columns });
        }
        if claimed.values.as_ref().is_some_and(|values| values.len() != truth.values.len()) {
            let claimed = claimed.values.map_or(0, |values| values.len());
            return Err(Problem::Values { claimed, truth: truth.values.len() });
        }

        Ok((truth, claimed))
    }

    /// Whether both answer as they did.
    fn again(&self, x: &[f64], truth: &Slopes, claimed: &Claimed) -> Result<(), Problem> {
        let panicked = |who| move |message| Problem::Panicked { who, message };
        let again = self.truth(x).map_err(panicked(Who::Function))?;
        let slopes = |slopes: &Slopes| slopes.table.iter().map(|slope| slope.value).collect::<Vec<_>>();
        let change = first_difference(&truth.values, &again.values)
            .or_else(|| first_difference(&slopes(truth), &slopes(&again)));
        if let Some([first, second]) = change {
            return Err(Problem::NotDeterministic { who: Who::Function, first, second });
        }
        let again = self.claim(x).map_err(panicked(Who::Claim))?;
        match first_difference(&claimed.slopes, &again.slopes) {
            Some([first, second]) => Err(Problem::NotDeterministic { who: Who::Claim, first, second }),
            None => Ok(()),
        }
    }

    fn compare(&self, x: &[f64], truth: Slopes, claimed: &Claimed, find_kinks: bool) -> Verdict {
        let allowed = |i: usize| self.tolerance.allowed(&truth.table[i], truth.unseen(i, x));
        let allowed = (0..truth.table.len()).map(allowed).collect();
        let mut comparison = Comparison { claimed: &claimed.slopes, truth, allowed };

        // Cheapest first: most points need neither kinks nor rounding.
        let mut wrong = comparison.wrong();
        if find_kinks || !wrong.is_empty() {
            if let Err(problem) = self.again(x, &comparison.truth, claimed) {
                return Verdict::Problem(problem);
            }
            // a finite difference has both sides already
            if comparison.truth.are_exact() {
                let inputs = comparison.inputs_of(&wrong, x.len(), find_kinks);
                self.widen_at_kinks(x, &inputs, &mut comparison);
            }
            wrong = comparison.wrong();
        }
        if !wrong.is_empty() && self.tolerance.rounding > 0.0 {
            let noise = self.noise(x, None, comparison.truth.are_exact());
            for &i in wrong.iter().filter(|&&i| comparison.truth.table[i].sides.is_none()) {
                comparison.allowed[i] += self.tolerance.rounding * noise.get(i).unwrap_or(&0.0);
            }
            wrong = comparison.wrong();
        }

        let value = claimed.values.as_ref();
        let value = value.and_then(|values| self.value_differs(x, values, &comparison.truth));
        if wrong.is_empty() && value.is_none() {
            Verdict::Right(comparison.agreement())
        } else {
            Verdict::Wrong(Box::new(comparison.difference(&wrong, value)))
        }
    }

    /// Gives exact slopes that jump at x the slopes of both sides. For a continuous function, the slope in x_j can
    /// only jump where a step along x_j crosses the kink.
    fn widen_at_kinks(&self, x: &[f64], inputs: &[usize], comparison: &mut Comparison<'_>) {
        if inputs.len() <= SEARCHED {
            for &j in inputs {
                self.widen_across(x, Some(j), |i| f64::from(u8::from(i == j)), comparison);
            }
            return;
        }
        // Of many inputs all at once, in a few directions.
        let mut random = Random::new(0);
        for _ in 0..DIRECTIONS {
            let direction: Vec<f64> = x.iter().map(|_| random.signed() + random.signed().signum()).collect();
            self.widen_across(x, None, |i| direction[i], comparison);
        }
    }

    /// The same for steps in one direction; for the slopes in input `of`, or for all.
    fn widen_across(
        &self,
        x: &[f64],
        of: Option<usize>,
        direction: impl Fn(usize) -> f64,
        comparison: &mut Comparison<'_>,
    ) {
        let Comparison { truth, allowed, .. } = comparison;
        let beside = |step: f64| {
            let moved = x.iter().enumerate().map(|(i, &x)| {
                let scale = if x == 0.0 { 1.0 } else { x.abs() };
                x + step * scale * direction(i)
            });
            // a hair beyond the bounds too: a tie may lie on one
            let slopes = self.truth(&moved.collect::<Vec<_>>()).ok()?;
            let is_defined = slopes.values.iter().all(|value| value.is_finite());
            (is_defined && slopes.table.len() == truth.table.len()).then_some(slopes.table)
        };
        let side = |sign: f64| beside(sign * NEAR).zip(beside(sign * FAR));
        let (right, left) = (side(1.0), side(-1.0));
        if right.is_none() && left.is_none() {
            return;
        }
        // Where the function ends, the slopes at x stand for the side that is not there.
        let here = &truth.table;
        let [right, left] = [right, left].map(|side| side.unwrap_or_else(|| (here.clone(), here.clone())));

        // the columns of a Jacobian times v are results, not inputs
        let columns = if truth.columns == x.len() { x.len() } else { 1 };
        let (first, step) = of.map_or((0, 1), |j| (j % columns, columns));
        for i in (first..truth.table.len()).step_by(step) {
            let at_step = |side: &(Vec<Estimate>, Vec<Estimate>)| (side.0[i].value, side.1[i].value);
            let (right, left) = (at_step(&right), at_step(&left));
            let (near_jump, far_jump) = (right.0 - left.0, right.1 - left.1);
            // In proportion to the step where the slope is continuous, the same where it is not.
            let is_kink = (near_jump - far_jump).abs() <= 1e-3 * near_jump.abs()
                && near_jump.abs() > 1e-9 * right.0.abs().max(left.0.abs());
            if is_kink && truth.table[i].value.is_finite() {
                // linear, to step 0
                let limit = |(near, far): (f64, f64)| near - (far - near) / (FAR / NEAR - 1.0);
                let (left, right) = (limit(left), limit(right));
                let sides = match truth.table[i].sides {
                    None => [left, right],
                    Some([a, b]) => [a.min(b).min(left).min(right), a.max(b).max(left).max(right)],
                };
                truth.table[i].sides = Some(sides);
                let larger = Estimate::exact(sides[0].abs().max(sides[1].abs()));
                allowed[i] = self.tolerance.allowed(&larger, truth.unseen(i, x));
            }
        }
    }

    /// The rounding in each claimed slope, and in the claimed value `value`, as it shows along a line through x.
    ///
    /// Where the truth is smooth, and a mistake is as smooth as the truth, what is rough in the difference of claim
    /// and truth is rounding. A step of a few ulps may be too short for it to show (all of 1 - s for s near 1 rounds
    /// alike), so longer ones are taken as well, as long as the truth is smooth on them.
    ///
    /// Beside finite differences, which have a bound of their own and take their time, the claim is looked at alone.
    fn noise(&self, x: &[f64], value: Option<usize>, is_exact: bool) -> Vec<f64> {
        let mut random = Random::new(0);
        let direction: Vec<f64> =
            x.iter().map(|_| 0.5 * random.signed() + random.signed().signum()).collect();
        let line = |step: f64| -> Option<Vec<(Vec<f64>, Vec<f64>)>> {
            let point = |k: i32| {
                let moved = x.iter().zip(&direction).map(|(&x, direction)| {
                    // a 0 stays where the step is too short to leave its kink
                    let size = if x == 0.0 && step > SHORT { 1.0 } else { x };
                    x + f64::from(k) * step * size * direction
                });
                let moved: Vec<f64> = moved.collect();
                let claimed = self.claim(&moved).ok()?;
                let claims = match value {
                    Some(i) => Vec::from([*claimed.values?.get(i)?]),
                    None => claimed.slopes,
                };
                if !is_exact {
                    return Some((claims.iter().map(|_| 0.0).collect(), claims));
                }
                let truth = self.truth(&moved).ok()?;
                let truth = match value {
                    Some(i) => Vec::from([*truth.values.get(i)?]),
                    None => truth.table.iter().map(|slope| slope.value).collect(),
                };
                Some((truth, claims))
            };
            // beside x, where the claim may be a special case
            (1..=9).map(point).collect()
        };

        let mut noise: Vec<f64> = Vec::new();
        let mut own: Vec<f64> = Vec::new();
        let steps = [SHORT, 1e-8, 1e-4];
        let steps = if is_exact { &steps[..] } else { &steps[..1] };
        for line in steps.iter().filter_map(|&step| line(step)) {
            let count = line.iter().map(|(truth, claimed)| truth.len().min(claimed.len())).min().unwrap_or(0);
            if noise.is_empty() {
                noise.resize(count, 0.0);
            }
            for i in 0..count.min(noise.len()) {
                let truth = rounding(line.iter().map(|(truth, _)| truth[i]).collect());
                let error = rounding(line.iter().map(|(truth, claimed)| claimed[i] - truth[i]).collect());
                let largest = line.iter().map(|(truth, _)| truth[i].abs()).fold(0.0, f64::max);
                if own.len() == i {
                    own.push(truth);
                }
                let is_smooth = truth <= (8.0 * own[i]).max(1e-9 * largest);
                if is_smooth && error.is_finite() {
                    noise[i] = noise[i].max(error);
                }
            }
        }
        noise
    }

    /// The first claimed value that is not the function's, beside the latter.
    fn value_differs(&self, x: &[f64], claimed: &[f64], slopes: &Slopes) -> Option<[f64; 2]> {
        let truth = &slopes.values;
        let error = |i: usize| (claimed[i] - truth[i]).abs();
        let allowed = |i: usize| {
            self.tolerance.allowed(&Estimate::exact(truth[i]), 8.0 * f64::EPSILON * truth[i].abs())
        };
        let first = (0..truth.len()).find(|&i| error(i).is_nan() || error(i) > allowed(i))?;
        let noise = self.noise(x, Some(first), slopes.are_exact()).into_iter().fold(0.0, f64::max);
        let right = error(first) <= allowed(first) + self.tolerance.rounding * noise;
        (!right).then_some([claimed[first], truth[first]])
    }
}

/// The claimed slopes at a point beside the true ones, and how far each may be off.
struct Comparison<'v> {
    claimed: &'v [f64],
    truth: Slopes,
    allowed: Vec<f64>,
}

impl Comparison<'_> {
    /// The components that are out of tolerance.
    fn wrong(&self) -> Vec<usize> {
        let is_wrong = |&i: &usize| {
            distance(self.claimed[i], &self.truth.table[i]).is_some_and(|error| error > self.allowed[i])
        };
        (0..self.truth.table.len()).filter(is_wrong).collect()
    }

    /// The inputs, of n, whose kinks matter to these components.
    fn inputs_of(&self, wrong: &[usize], n: usize, all: bool) -> Vec<usize> {
        // the columns of a Jacobian times v are results, not inputs
        if all || self.truth.columns != n {
            return (0..n).collect();
        }
        let mut inputs: Vec<usize> = wrong.iter().map(|i| i % n).collect();
        inputs.sort_unstable();
        inputs.dedup();
        inputs
    }

    fn agreement(&self) -> Agreement {
        let table = || self.truth.table.iter().enumerate();
        let is_pole = |slope: &Estimate| !slope.value.is_finite() || slope.error.is_infinite();
        let relative = table().filter_map(|(i, slope)| {
            let error = distance(self.claimed[i], slope).filter(|_| slope.error == 0.0)?;
            (slope.value != 0.0).then(|| error / slope.value.abs())
        });
        Agreement {
            components: self.truth.table.len(),
            columns: self.truth.columns,
            worst: relative.fold(0.0, f64::max),
            kinks: table().filter_map(|(i, slope)| Some((i, slope.sides?))).collect(),
            poles: table().filter(|(_, slope)| is_pole(slope)).map(|(i, _)| i).collect(),
        }
    }

    fn difference(&self, wrong: &[usize], value: Option<[f64; 2]>) -> Difference {
        let (rows, columns) = (self.truth.rows(), self.truth.columns);
        let component = |&i: &usize| Component {
            row: i / columns,
            column: i % columns,
            claimed: self.claimed[i],
            truth: self.truth.table[i].value,
            bound: self.truth.table[i].error,
            sides: self.truth.table[i].sides,
            allowed: self.allowed[i],
        };
        Difference { value, components: wrong.iter().map(component).collect(), rows, columns }
    }
}

/// The least step along a line, in proportion to the inputs: a few hundred ulps.
const SHORT: f64 = 1e-13;
/// Up to how many inputs are searched for kinks one by one.
pub(super) const SEARCHED: usize = 16;
/// In how many directions more of them are moved together.
const DIRECTIONS: usize = 3;
/// The steps that tell a kink, in proportion to the input: two, since a smooth slope differs by them.
const NEAR: f64 = 1e-10;
const FAR: f64 = 1e-8;

/// How far a claim is from the true slope, or from the slopes between both sides of a kink; None where there is no
/// slope to compare with.
fn distance(claimed: f64, truth: &Estimate) -> Option<f64> {
    let Estimate { value, error, sides } = *truth;
    if !value.is_finite() || error.is_infinite() {
        return None;
    }
    if !claimed.is_finite() {
        return Some(f64::INFINITY);
    }
    Some(match sides {
        // the error of a finite difference covers both sides already
        Some([left, right]) if error == 0.0 => {
            let (low, high) = (left.min(right).min(value), left.max(right).max(value));
            (low - claimed).max(claimed - high).max(0.0)
        }
        _ => (claimed - value).abs(),
    })
}
