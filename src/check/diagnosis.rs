//! The mistake behind a wrong slope, if it is a common one.
//!
//! One point proves nothing: there every ratio of claim and truth is a constant factor. So a mistake must explain the
//! claim at the point that fails and at some points around it.

use alloc::vec;
use alloc::vec::Vec;
use core::f64::consts::PI;

use num_traits::Float;

use crate::check::comparison::Comparison;
use crate::check::examine::Wrong;
use crate::check::mistake::{Diagnosis, Mistake, whole};
use crate::check::sampling::Random;
use crate::check::subject::Subject;
use crate::check::texture;

/// At how many points around the one that fails claim and truth are compared.
const AROUND: usize = 6;

/// The mistake that explains the whole claim, or else the mistakes that explain its components.
pub(super) fn diagnose(subject: &Subject<'_, '_>, wrong: &Wrong) -> Vec<Diagnosis> {
    let Wrong { comparison: here, slopes, .. } = wrong;
    if slopes.is_empty() {
        return Vec::new();
    }
    let around = around(subject, &here.x);
    let one = |i: usize, mistake| Diagnosis { component: Some(here.truth.place(i)), mistake };

    // If the claim is right around the point, no other hypothesis fits: they are about the points around too.
    let is_local = |&&i: &&usize| around.len() > 1 && around.iter().all(|point| point.is_right(i));
    let local: Vec<_> = slopes.iter().filter(is_local).map(|&i| one(i, local_mistake(here, i))).collect();
    if !local.is_empty() {
        return local;
    }

    let here = Some(here).filter(|here| here.is_known());
    let points: Vec<&Comparison> = here.into_iter().chain(&around).collect();
    let Some(first) = points.first() else { return Vec::new() };
    let (rows, columns) = (first.truth.rows(), first.truth.columns);
    let evidence = Evidence { points, rows, columns };
    if let Some(mistake) = evidence.whole(slopes) {
        return vec![Diagnosis { component: None, mistake }];
    }
    let mut diagnoses: Vec<Diagnosis> = Vec::new();
    for (i, diagnosis) in slopes.iter().filter_map(|&i| Some((i, one(i, evidence.component(i)?)))) {
        let diagnosis = match diagnosis {
            Diagnosis { mistake: Mistake::Digits(digits), component } => {
                Diagnosis { mistake: texture::cause(subject, &evidence.points, i, digits), component }
            }
            other => other,
        };
        let is_swapped = |place| {
            let mut first = diagnoses.iter().filter(|first| first.component == Some(place));
            first.any(|first| matches!(first.mistake, Mistake::Swapped(_)))
        };
        // If two components are swapped, only the first one says so.
        if !matches!(diagnosis.mistake, Mistake::Swapped(other) if is_swapped(other)) {
            diagnoses.push(diagnosis);
        }
    }
    diagnoses
}

/// The mistake of a claim that is right around the point.
fn local_mistake(here: &Comparison, i: usize) -> Mistake {
    match here.truth.table[i].sides {
        _ if !here.claimed(i).is_finite() => Mistake::NotFinite,
        Some(sides) => Mistake::AtKink(sides),
        None => Mistake::OnlyHere,
    }
}

/// Points near x, no two numbers of which are related.
fn around(subject: &Subject<'_, '_>, x: &[f64]) -> Vec<Comparison> {
    let mut random = Random::new(1);
    let mut moved = || {
        let numbers = x.iter().zip(subject.domain).map(|(&x, interval)| {
            let size = x.abs().max(0.25).min(interval.width());
            let step = size * (0.05 + 0.25 * random.unit());
            let outward = x + if random.below(2) == 0 { step } else { -step };
            // A step that leaves the domain goes the other way.
            if interval.contains(outward) {
                outward
            } else {
                (2.0 * x - outward).clamp(interval.low, interval.high)
            }
        });
        numbers.collect::<Vec<f64>>()
    };
    let compare = |x: Vec<f64>| subject.compare(&x).ok().filter(Comparison::is_known);
    (0..4 * AROUND).filter_map(|_| compare(moved())).take(AROUND).collect()
}

impl Comparison {
    /// Whether all slopes and their tolerances are finite.
    fn is_known(&self) -> bool {
        self.truth.are_finite() && self.allowed.iter().all(|allowed| allowed.is_finite())
    }

    /// Whether two numbers of the size of slope i are equal up to rounding.
    fn is_near(&self, i: usize, [a, b]: [f64; 2]) -> bool {
        (a - b).abs() <= 1e-8 * a.abs().max(b.abs()) + 4.0 * self.allowed[i]
    }

    /// Whether the true slope i is more than rounding.
    fn is_notable(&self, i: usize) -> bool {
        self.truth(i).abs() > 1e3 * self.allowed[i]
    }

    /// What claim i lacks.
    fn missing(&self, i: usize) -> f64 {
        self.truth(i) - self.claimed(i)
    }

    fn is_right(&self, i: usize) -> bool {
        self.missing(i).abs() <= self.allowed[i]
    }
}

/// A mistake about component or input j, and the two numbers that are equal if claim i has that mistake.
type Hypothesis<J> = (fn(J) -> Mistake, fn(&Comparison, usize, usize) -> [f64; 2]);

const TERMS_OF_COMPONENTS: [Hypothesis<(usize, usize)>; 2] = [
    (Mistake::MissingTerm, |point, i, j| [point.missing(i), point.truth(j)]),
    (Mistake::ExtraTerm, |point, i, j| [point.missing(i), -point.truth(j)]),
];
const TERMS_OF_INPUTS: [Hypothesis<usize>; 2] = [
    (Mistake::MissingInput, |point, i, j| [point.missing(i), point.x[j]]),
    (Mistake::ExtraInput, |point, i, j| [point.missing(i), -point.x[j]]),
];
const FACTORS_OF_COMPONENTS: [Hypothesis<(usize, usize)>; 2] = [
    (Mistake::MissingSlope, |point, i, j| [point.claimed(i) * point.truth(j), point.truth(i)]),
    (Mistake::ExtraSlope, |point, i, j| [point.claimed(i), point.truth(i) * point.truth(j)]),
];
const FACTORS: [Hypothesis<usize>; 2] = [
    (Mistake::MissingFactor, |point, i, j| [point.claimed(i) * point.x[j], point.truth(i)]),
    (Mistake::ExtraFactor, |point, i, j| [point.claimed(i), point.truth(i) * point.x[j]]),
];

/// The points that a mistake must explain, and the shape of the slopes.
struct Evidence<'c> {
    points: Vec<&'c Comparison>,
    rows: usize,
    columns: usize,
}

impl Evidence<'_> {
    fn len(&self) -> usize {
        self.rows * self.columns
    }

    fn all(&self, holds: impl Fn(&Comparison) -> bool) -> bool {
        self.points.iter().all(|point| holds(point))
    }

    /// Whether slope i is more than rounding somewhere.
    fn is_live(&self, i: usize) -> bool {
        self.points.iter().any(|point| point.is_notable(i))
    }

    /// A mistake that explains every slope.
    fn whole(&self, wrong: &[usize]) -> Option<Mistake> {
        if self.len() < 2 {
            return None;
        }
        if let Some(mistake) = self.common_factor(wrong) {
            return Some(mistake);
        }
        let transposed = |k: usize| Some(k % self.rows * self.columns + k / self.rows);
        if self.rows > 1 && self.columns > 1 && self.is_permuted(wrong, transposed) {
            return Some(Mistake::Transposed);
        }
        let shifts = [(0, 1), (0, -1), (1, 0), (-1, 0)];
        let shift = shifts.into_iter().find(|&(rows, columns)| {
            self.is_permuted(wrong, |k| {
                let row = (k / self.columns).checked_add_signed(rows).filter(|&row| row < self.rows)?;
                let column = (k % self.columns).checked_add_signed(columns)?;
                (column < self.columns).then_some(row * self.columns + column)
            })
        });
        shift.map(|(rows, columns)| Mistake::Shifted { rows, columns })
    }

    /// One factor for all slopes, at least two of which are not 0.
    fn common_factor(&self, wrong: &[usize]) -> Option<Mistake> {
        let live: Vec<usize> = (0..self.len()).filter(|&i| self.is_live(i)).collect();
        let &first = wrong.iter().find(|i| live.contains(i))?;
        let (k, mistake) = self.factor(first).filter(|_| live.len() > 1)?;
        let fits = |point: &Comparison, i| point.is_near(i, [point.claimed(i), k * point.truth(i)]);
        self.all(|point| (0..self.len()).all(|i| fits(point, i))).then_some(mistake)
    }

    /// Whether claim k is slope `source(k)` wherever there is one, in more than one place, and in a wrong one.
    fn is_permuted(&self, wrong: &[usize], source: impl Fn(usize) -> Option<usize>) -> bool {
        let pairs: Vec<_> = (0..self.len()).filter_map(|k| Some((k, source(k)?))).collect();
        let fits = |point: &Comparison, k, i| point.is_near(i, [point.claimed(k), point.truth(i)]);
        pairs.len() > 1
            && pairs.iter().any(|(k, _)| wrong.contains(k))
            && self.all(|point| pairs.iter().all(|&(k, i)| fits(point, k, i)))
    }

    /// The constant by which claim i is slope i at every point, and at two at least.
    fn factor(&self, i: usize) -> Option<(f64, Mistake)> {
        let notable = self.points.iter().filter(|point| point.is_notable(i));
        let largest = notable.max_by(|a, b| a.truth(i).abs().total_cmp(&b.truth(i).abs()))?;
        let k = largest.claimed(i) / largest.truth(i);
        let fits = |point: &Comparison| point.is_near(i, [point.claimed(i), k * point.truth(i)]);
        if self.points.len() < 2 || !self.all(fits) {
            return None;
        }
        let is = |wanted: f64| (k - wanted).abs() <= 1e-7 * wanted.abs();
        Some(if k == 0.0 {
            (0.0, Mistake::Zero)
        } else if is(-1.0) {
            (-1.0, Mistake::Sign)
        } else if is(PI / 180.0) {
            (PI / 180.0, Mistake::Degrees)
        } else if is(180.0 / PI) {
            (180.0 / PI, Mistake::Radians)
        } else {
            let k = whole(k).or_else(|| whole(1.0 / k).map(|n| 1.0 / n)).unwrap_or(k);
            (k, Mistake::Factor(k))
        })
    }

    /// How many digits of claim i are right, if there are five or more at every point.
    fn digits(&self, i: usize) -> Option<u32> {
        let errors = self.points.iter().map(|point| {
            let error = (point.missing(i) / point.truth(i)).abs();
            (point.is_notable(i) && error <= 1e-5).then_some(error)
        });
        let worst = errors.collect::<Option<Vec<f64>>>()?.into_iter().fold(f64::MIN_POSITIVE, f64::max);
        Some((1..16).take_while(|&n| worst < Float::powi(0.1, n)).count() as u32)
    }

    /// A mistake that explains claim i.
    fn component(&self, i: usize) -> Option<Mistake> {
        if !self.all(|point| point.claimed(i).is_finite()) {
            return Some(Mistake::NotFinite);
        }
        if let Some(digits) = self.digits(i) {
            return Some(Mistake::Digits(digits));
        }
        // A factor that people forget or double comes before the other mistakes, any other factor after them.
        let factor = self.factor(i);
        let is_common = |(k, mistake): &(f64, Mistake)| {
            whole(*k).is_some() || whole(1.0 / k).is_some() || *mistake != Mistake::Factor(*k)
        };
        if let Some((_, mistake)) = factor.clone().filter(is_common) {
            return Some(mistake);
        }
        let others = (0..self.len()).filter(|&j| j != i && self.is_live(j));
        let others = others.map(|j| (j, (j / self.columns, j % self.columns)));
        let is_slope = |&(j, _): &(usize, _)| self.holds(j, |point| [point.claimed(i), point.truth(j)]);
        if let Some((j, place)) = others.clone().find(is_slope) {
            let is_swap = self.holds(i, |point| [point.claimed(j), point.truth(i)]);
            return Some(if is_swap { Mistake::Swapped(place) } else { Mistake::Equals(place) });
        }
        let inputs = (0..self.points[0].x.len()).map(|j| (j, j));
        self.explain(i, &TERMS_OF_COMPONENTS, others.clone())
            .or_else(|| self.explain(i, &TERMS_OF_INPUTS, inputs.clone()))
            .or_else(|| self.explain(i, &FACTORS, inputs).filter(|_| self.is_live(i)))
            .or_else(|| self.explain(i, &FACTORS_OF_COMPONENTS, others).filter(|_| self.is_live(i)))
            .or_else(|| self.offset(i).filter(|_| factor.is_none()))
            .or_else(|| Some(factor?.1))
    }

    /// The first of these mistakes that explains claim i. It is about one of these components or inputs.
    fn explain<J>(
        &self,
        i: usize,
        hypotheses: &[Hypothesis<J>],
        mut about: impl Iterator<Item = (usize, J)>,
    ) -> Option<Mistake> {
        about.find_map(|(j, place)| {
            let holds = |(_, equation): &&Hypothesis<J>| self.holds(i, |point| equation(point, i, j));
            hypotheses.iter().find(holds).map(|(mistake, _)| mistake(place))
        })
    }

    /// The constant by which claim i is off at every point, and at three at least.
    fn offset(&self, i: usize) -> Option<Mistake> {
        let offset = -self.points[0].missing(i);
        let holds = self.holds(i, |point| [point.claimed(i), point.truth(i) + offset]);
        (self.points.len() > 2 && holds).then_some(Mistake::Offset(offset))
    }

    /// Whether the two numbers are equal at every point, up to the rounding of slope i.
    fn holds(&self, i: usize, equation: impl Fn(&Comparison) -> [f64; 2]) -> bool {
        self.all(|point| point.is_near(i, equation(point)))
    }
}
