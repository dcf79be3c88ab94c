//! One point: the claim beside the truth, with kinks, poles and rounding taken into account.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::check::call::call;
use crate::check::domain::{Interval, Random};
use crate::check::finite_difference::{Estimate, rounding};
use crate::check::place::Claimed;
use crate::check::problem::{Problem, Who};
use crate::check::report::Component;
use crate::check::slopes::{Kind, Slopes};
use crate::check::tolerance::Tolerance;

/// The true slopes at a point, found without leaving the domain.
pub(super) type Truth<'a> = Box<dyn Fn(&[f64], &[Interval]) -> Slopes + 'a>;
/// The claimed slopes at a point.
pub(super) type Claims<'a> = Box<dyn Fn(&[f64]) -> Claimed + 'a>;

/// A condition on top.
pub(super) type Condition<'a> = Box<dyn Fn(&[f64]) -> Result<(), Problem> + 'a>;

/// What a check looks at, point by point.
pub(super) struct Examiner<'c, 'a> {
    pub(super) kind: Kind,
    pub(super) truth: &'c Truth<'a>,
    pub(super) claim: &'c Claims<'a>,
    pub(super) condition: Option<&'c Condition<'a>>,
    pub(super) tolerance: Tolerance,
    pub(super) domain: &'c [Interval],
}

/// What came out at one point.
pub(super) enum Verdict {
    Right(Agreement),
    Wrong(Box<Disagreement>),
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

pub(super) struct Disagreement {
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
        let indices = |disagreement: &Disagreement| {
            disagreement.components.iter().map(|c| (c.row, c.column)).collect::<Vec<_>>()
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

/// Equal, NaN being equal to NaN and 0 to -0.
pub(super) fn same(a: f64, b: f64) -> bool {
    a == b || a.is_nan() && b.is_nan()
}

/// What `f` returns, or that it panicked.
fn asked<T>(who: Who, f: impl FnOnce() -> T) -> Result<T, Problem> {
    call(f).map_err(|message| Problem::Panicked { who, message })
}

/// That both answers of one function are the same.
fn unchanged(who: Who, first: &[f64], second: &[f64]) -> Result<(), Problem> {
    if first.len() != second.len() {
        return Err(Problem::LengthChanges { who, first: first.len(), second: second.len() });
    }
    match first.iter().zip(second).find(|&(&first, &second)| !same(first, second)) {
        Some((&first, &second)) => Err(Problem::NotDeterministic { who, first, second }),
        None => Ok(()),
    }
}

impl Examiner<'_, '_> {
    pub(super) fn truth(&self, x: &[f64]) -> Result<Slopes, Problem> {
        asked(Who::Function, || (self.truth)(x, self.domain))
    }

    pub(super) fn claim(&self, x: &[f64]) -> Result<Claimed, Problem> {
        asked(Who::Claim, || (self.claim)(x))
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

    /// The point of the domain that is next to x.
    fn inside(&self, x: &[f64]) -> Vec<f64> {
        x.iter().zip(self.domain).map(|(x, interval)| x.clamp(interval.low, interval.high)).collect()
    }

    fn condition(&self, x: &[f64]) -> Result<(), Problem> {
        let Some(condition) = self.condition else { return Ok(()) };
        asked(Who::Function, || condition(x))?
    }

    /// The truth and the claim, if they can be compared.
    fn both(&self, x: &[f64]) -> Result<(Slopes, Claimed), Problem> {
        if x.is_empty() {
            return Err(Problem::Empty);
        }
        if let Some(input) = x.iter().position(|x| !x.is_finite()) {
            return Err(Problem::PointNotFinite { input });
        }
        let truth = self.truth(x)?;
        if truth.table.is_empty() {
            return Err(Problem::NoResults);
        }
        if let Some(&value) = truth.values.iter().find(|value| !value.is_finite()) {
            return Err(Problem::Undefined { value });
        }
        let claimed = self.claim(x)?;
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

    /// That both answer as they did.
    fn again(&self, x: &[f64], truth: &Slopes, claimed: &Claimed) -> Result<(), Problem> {
        let again = self.truth(x)?;
        let slopes = |slopes: &Slopes| slopes.table.iter().map(|slope| slope.value).collect::<Vec<_>>();
        unchanged(Who::Function, &truth.values, &again.values)?;
        unchanged(Who::Function, &slopes(truth), &slopes(&again))?;
        unchanged(Who::Claim, &claimed.slopes, &self.claim(x)?.slopes)
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
                let all = find_kinks || !self.kind.has_columns_of_inputs();
                let inputs = if all { (0..x.len()).collect() } else { comparison.inputs_of(&wrong) };
                self.widen_at_kinks(x, &inputs, &mut comparison);
            }
            wrong = comparison.wrong();
        }
        if !wrong.is_empty() && self.tolerance.rounding > 0.0 {
            let noise = self.noise(x, &comparison.truth, None);
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
            Verdict::Wrong(Box::new(comparison.disagreement(&wrong, value)))
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

        let column = of.filter(|_| self.kind.has_columns_of_inputs());
        let (first, step) = column.map_or((0, 1), |j| (j, truth.columns));
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

    /// The rounding in each claimed slope, or in the claimed value `value`, as it shows along a line through x.
    ///
    /// Where the truth is smooth, and a mistake is as smooth as the truth, what is rough in the difference of claim
    /// and truth is rounding. A step of a few ulps may be too short for it to show (all of 1 - s for s near 1 rounds
    /// alike), so longer ones are taken as well, as long as the truth is smooth on them.
    ///
    /// Rounding has a limit, and what is rougher than that is a mistake: see [`Tolerance`].
    ///
    /// Beside finite differences, which have a bound of their own and take their time, the claim is looked at alone.
    fn noise(&self, x: &[f64], slopes: &Slopes, value: Option<usize>) -> Vec<f64> {
        let is_exact = slopes.are_exact();
        let mut random = Random::new(0);
        let direction: Vec<f64> =
            x.iter().map(|_| 0.5 * random.signed() + random.signed().signum()).collect();
        let moved = |step: f64, k: i32| -> Vec<f64> {
            let moved = x.iter().zip(&direction).map(|(&x, direction)| {
                // a 0 stays where the step is too short to leave its kink
                let size = if x == 0.0 && step > SHORT { 1.0 } else { x };
                x + f64::from(k) * step * size * direction
            });
            moved.collect()
        };
        let of_truth = |truth: &Slopes| -> Option<Vec<f64>> {
            match value {
                Some(i) => Some(Vec::from([*truth.values.get(i)?])),
                None => Some(truth.table.iter().map(|slope| slope.value).collect()),
            }
        };
        let of_claim = |claimed: Claimed| match value {
            Some(i) => Some(Vec::from([*claimed.values?.get(i)?])),
            None => Some(claimed.slopes),
        };
        let line = |step: f64| -> Option<Vec<(Vec<f64>, Vec<f64>)>> {
            let point = |k: i32| {
                let moved = moved(step, k);
                let claims = of_claim(self.claim(&moved).ok()?)?;
                let truth =
                    if is_exact { of_truth(&self.truth(&moved).ok()?)? } else { vec![0.0; claims.len()] };
                Some((truth, claims))
            };
            // beside x, where the claim may be a special case
            (1..=9).map(point).collect()
        };

        let mut noise: Vec<f64> = Vec::new();
        // on the shortest line, the roughness of the truth and what it changes by
        let mut own: Vec<[f64; 2]> = Vec::new();
        let steps = [SHORT, 1e-8, 1e-4];
        let steps = if is_exact { &steps[..] } else { &steps[..1] };
        let wanted = if value.is_some() { 1 } else { slopes.table.len() };
        for line in steps.iter().filter_map(|&step| line(step)) {
            let lengths = line.iter().map(|(truth, claimed)| truth.len().min(claimed.len()));
            let count = lengths.fold(wanted, usize::min);
            if noise.is_empty() {
                noise.resize(count, 0.0);
            }
            for i in 0..count.min(noise.len()) {
                let truth = || line.iter().map(|(truth, _)| truth[i]);
                let roughness = rounding(truth().collect());
                let error = rounding(line.iter().map(|(truth, claimed)| claimed[i] - truth[i]).collect());
                let largest = truth().map(f64::abs).fold(0.0, f64::max);
                if own.len() == i {
                    let change = truth().fold(f64::MIN, f64::max) - truth().fold(f64::MAX, f64::min);
                    own.push([roughness, change].map(|size| if size.is_finite() { size } else { 0.0 }));
                }
                let is_smooth = roughness <= (8.0 * own[i][0]).max(1e-9 * largest);
                if is_smooth && error.is_finite() {
                    noise[i] = noise[i].max(error);
                }
            }
        }

        let around =
            [-1, 1].into_iter().filter_map(|k| of_truth(&self.truth(&self.inside(&moved(WIDE, k))).ok()?));
        let around: Vec<Vec<f64>> = around.chain(of_truth(slopes)).collect();
        let columns = if value.is_some() { 1 } else { slopes.columns };
        for (i, noise) in noise.iter_mut().enumerate() {
            let row = i / columns * columns..(i / columns + 1) * columns;
            let beside = around.iter().filter_map(|truth| truth.get(row.clone())).flatten().map(|s| s.abs());
            let largest = beside.filter(|slope| slope.is_finite()).fold(0.0, f64::max);
            let unseen = match value {
                Some(i) => 16.0 * f64::EPSILON * slopes.values[i].abs(),
                None => slopes.unseen(i, x),
            };
            let [roughness, change] = own[i];
            *noise = noise.min(ROUGHEST * largest + 4.0 * unseen + roughness + change / 64.0);
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
        let noise = self.noise(x, slopes, Some(first)).into_iter().fold(0.0, f64::max);
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

    /// The inputs of these components, whose columns are inputs.
    fn inputs_of(&self, wrong: &[usize]) -> Vec<usize> {
        let mut inputs: Vec<usize> = wrong.iter().map(|i| i % self.truth.columns).collect();
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

    fn disagreement(&self, wrong: &[usize], value: Option<[f64; 2]>) -> Disagreement {
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
        Disagreement { value, components: wrong.iter().map(component).collect(), rows, columns }
    }
}

/// The least step along a line, in proportion to the inputs: a few hundred ulps.
const SHORT: f64 = 1e-13;
/// The step to the slopes around, in proportion to the inputs.
const WIDE: f64 = 0.25;
/// What may be rounding, in proportion to the largest slope around.
const ROUGHEST: f64 = 1e-10;
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
