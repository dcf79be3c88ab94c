//! The mistake behind a wrong slope, where it is one that people make.
//!
//! A hypothesis is tried at the point that fails and at a handful of points around it, so that a coincidence of
//! numbers (every single ratio is a constant factor) is not taken for a cause.

use alloc::string::String;
use alloc::vec::Vec;
use core::f64::consts::PI;
use core::fmt::Write;

use crate::check::domain::Random;
use crate::check::examine::{Disagreement, Examiner};
use crate::check::report::Component;
use crate::check::slopes::Kind;

/// What is wrong with a claim, in one component or in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnosis {
    /// The row and the column, counted from 0; None if it is the claim as a whole.
    pub component: Option<(usize, usize)>,
    /// What is wrong there.
    pub mistake: Mistake,
}

/// A mistake that people make in derivatives. Components are (row, column), counted from 0; a gradient has the one
/// row 0.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Mistake {
    /// -1 times the true slope.
    Sign,
    /// A constant times the true slope.
    Factor(f64),
    /// pi / 180 times the true slope: degrees where radians are meant.
    Degrees,
    /// 180 / pi times the true slope: radians where degrees are meant.
    Radians,
    /// 0 where the slope is not.
    Zero,
    /// NaN or infinite where the slope is not.
    NotFinite,
    /// The rows are the columns.
    Transposed,
    /// Each component holds the slope in the input, or of the result, this far on.
    Shifted {
        /// By how many rows.
        rows: isize,
        /// By how many columns.
        columns: isize,
    },
    /// This component and the other have changed places.
    Swapped((usize, usize)),
    /// This component is the slope of another one.
    Equals((usize, usize)),
    /// A term is missing that is equal to another component.
    MissingTerm((usize, usize)),
    /// There is a term too much that is equal to another component.
    ExtraTerm((usize, usize)),
    /// Off by a constant.
    Offset(f64),
    /// A term is missing that is equal to this input.
    MissingInput(usize),
    /// There is a term too much that is equal to this input.
    ExtraInput(usize),
    /// A factor is missing that is equal to this input.
    MissingFactor(usize),
    /// There is a factor too much that is equal to this input.
    ExtraFactor(usize),
    /// Right to this many digits: a constant with too few of them, or single precision on the way.
    Digits(u32),
    /// Right around the point, where the function has a kink with these slopes on the left and the right, and
    /// not between them at the kink.
    AtKink([f64; 2]),
    /// Right around the point and wrong at it.
    OnlyHere,
}

/// How many points around the one that fails are looked at.
const PROBES: usize = 6;

/// Claimed and true slopes at one point.
struct Probe {
    x: Vec<f64>,
    claimed: Vec<f64>,
    truth: Vec<f64>,
    /// How far each claim may be off.
    allowed: Vec<f64>,
}

impl Probe {
    /// Whether two numbers of the size of slope i are equal but for rounding.
    fn is_near(&self, i: usize, a: f64, b: f64) -> bool {
        (a - b).abs() <= 1e-8 * a.abs().max(b.abs()) + 4.0 * self.allowed[i]
    }

    /// Whether the true slope i is more than rounding.
    fn is_notable(&self, i: usize) -> bool {
        self.truth[i].abs() > 1e3 * self.allowed[i]
    }

    fn is_right(&self, i: usize) -> bool {
        (self.claimed[i] - self.truth[i]).abs() <= self.allowed[i]
    }
}

/// The mistakes that explain the difference at x: one for the whole claim, or else those of the components.
pub(super) fn diagnose(
    examiner: &Examiner<'_, '_>,
    x: &[f64],
    disagreement: &Disagreement,
) -> Vec<Diagnosis> {
    if disagreement.components.is_empty() {
        return Vec::new();
    }
    let here = probe(examiner, x.to_vec());
    let around = around(examiner, x);
    let table = Table { rows: disagreement.rows, columns: disagreement.columns };
    let index = |c: &Component| c.row * disagreement.columns + c.column;
    let wrong: Vec<usize> = disagreement.components.iter().map(index).collect();

    // A kink or a special case first: the other hypotheses are about the points around.
    let is_local = |i: usize| around.len() > 1 && around.iter().all(|probe| probe.is_right(i));
    let local = disagreement.components.iter().filter(|c| is_local(index(c))).map(|c| Diagnosis {
        component: Some((c.row, c.column)),
        mistake: match c.sides {
            _ if !c.claimed.is_finite() => Mistake::NotFinite,
            Some(sides) => Mistake::AtKink(sides),
            None => Mistake::OnlyHere,
        },
    });
    let mut diagnoses: Vec<_> = local.collect();
    if !diagnoses.is_empty() {
        return diagnoses;
    }

    let probes: Vec<Probe> = here.into_iter().chain(around).collect();
    if probes.is_empty() {
        return Vec::new();
    }
    if let Some(mistake) = table.whole(&probes, &wrong) {
        return Vec::from([Diagnosis { component: None, mistake }]);
    }
    for &i in &wrong {
        if let Some(mistake) = table.component(&probes, i) {
            diagnoses.push(Diagnosis { component: Some((i / table.columns, i % table.columns)), mistake });
        }
    }
    // Of two that have changed places one says so.
    let mut seen = Vec::new();
    diagnoses.retain(|diagnosis| match diagnosis.mistake {
        Mistake::Swapped(other) if seen.contains(&Some(other)) => false,
        Mistake::Swapped(_) => {
            seen.push(diagnosis.component);
            true
        }
        _ => true,
    });
    diagnoses
}

fn probe(examiner: &Examiner<'_, '_>, x: Vec<f64>) -> Option<Probe> {
    let (truth, claimed) = (examiner.truth(&x).ok()?, examiner.claim(&x).ok()?);
    let is_finite =
        truth.values.iter().chain(truth.table.iter().map(|slope| &slope.value)).all(|y| y.is_finite());
    let fits = truth.table.len() == claimed.slopes.len();
    let allowed = |i| examiner.tolerance.allowed(&truth.table[i], truth.unseen(i, &x));
    let allowed: Vec<f64> = (0..truth.table.len()).map(allowed).collect();
    let is_known = allowed.iter().all(|allowed| allowed.is_finite());
    let truth = truth.table.iter().map(|slope| slope.value).collect();
    (is_finite && is_known && fits).then_some(Probe { x, claimed: claimed.slopes, truth, allowed })
}

/// Points near x, no two numbers of which are related.
fn around(examiner: &Examiner<'_, '_>, x: &[f64]) -> Vec<Probe> {
    let mut random = Random::new(1);
    let mut moved = || {
        let numbers = x.iter().zip(examiner.domain).map(|(&x, interval)| {
            let size = x.abs().max(0.25).min(interval.width());
            let step = size * (0.05 + 0.25 * random.unit());
            let outward = x + if random.below(2) == 0 { step } else { -step };
            // back inside, where the step leads out
            if interval.contains(outward) {
                outward
            } else {
                (2.0 * x - outward).clamp(interval.low, interval.high)
            }
        });
        numbers.collect::<Vec<f64>>()
    };
    (0..4 * PROBES).filter_map(|_| probe(examiner, moved())).take(PROBES).collect()
}

/// The shape of the true slopes.
struct Table {
    rows: usize,
    columns: usize,
}

impl Table {
    fn len(&self) -> usize {
        self.rows * self.columns
    }

    /// A mistake that explains every slope.
    fn whole(&self, probes: &[Probe], wrong: &[usize]) -> Option<Mistake> {
        if self.len() < 2 {
            return None;
        }
        if let Some(mistake) = self.common_factor(probes, wrong) {
            return Some(mistake);
        }
        let transposed = |k: usize| {
            let (a, b) = (k / self.rows, k % self.rows);
            Some(b * self.columns + a)
        };
        if self.rows > 1 && self.columns > 1 && self.is_permuted(probes, wrong, transposed) {
            return Some(Mistake::Transposed);
        }
        let shifts = [(0, 1), (0, -1), (1, 0), (-1, 0)];
        let shift = shifts.into_iter().find(|&(rows, columns)| {
            self.is_permuted(probes, wrong, |k| {
                let row = (k / self.columns).checked_add_signed(rows).filter(|&row| row < self.rows)?;
                let column = (k % self.columns).checked_add_signed(columns)?;
                (column < self.columns).then_some(row * self.columns + column)
            })
        });
        shift.map(|(rows, columns)| Mistake::Shifted { rows, columns })
    }

    /// One factor for all slopes, at least two of which are not 0.
    fn common_factor(&self, probes: &[Probe], wrong: &[usize]) -> Option<Mistake> {
        let notable: Vec<usize> =
            (0..self.len()).filter(|&i| probes.iter().any(|p| p.is_notable(i))).collect();
        let &first = wrong.iter().find(|i| notable.contains(i))?;
        let mistake = factor(probes, first).filter(|_| notable.len() > 1)?;
        let k = match mistake {
            Mistake::Sign => -1.0,
            Mistake::Degrees => PI / 180.0,
            Mistake::Radians => 180.0 / PI,
            Mistake::Zero => 0.0,
            Mistake::Factor(k) => k,
            _ => return None,
        };
        let fits = |p: &Probe| (0..self.len()).all(|i| p.is_near(i, p.claimed[i], k * p.truth[i]));
        probes.iter().all(fits).then_some(mistake)
    }

    /// Whether claim k is slope `source(k)`, for every k that has one; a few do, and it makes a difference.
    fn is_permuted(
        &self,
        probes: &[Probe],
        wrong: &[usize],
        source: impl Fn(usize) -> Option<usize>,
    ) -> bool {
        let pairs: Vec<_> = (0..self.len()).filter_map(|k| Some((k, source(k)?))).collect();
        let fits = |p: &Probe| pairs.iter().all(|&(k, i)| p.is_near(i, p.claimed[k], p.truth[i]));
        pairs.len() > 1 && pairs.iter().any(|(k, _)| wrong.contains(k)) && probes.iter().all(fits)
    }

    /// A mistake that explains slope i.
    fn component(&self, probes: &[Probe], i: usize) -> Option<Mistake> {
        let all = |holds: &dyn Fn(&Probe) -> bool| probes.iter().all(holds);
        let place = |j: usize| (j / self.columns, j % self.columns);
        let others = || (0..self.len()).filter(|&j| j != i);
        let is_live = |j: usize| probes.iter().any(|p| p.is_notable(j));

        if probes.iter().any(|p| !p.claimed[i].is_finite()) {
            return Some(Mistake::NotFinite);
        }
        let digits = |p: &Probe| {
            let error = (p.claimed[i] - p.truth[i]).abs() / p.truth[i].abs();
            (p.is_notable(i) && error <= 1e-5).then_some(error)
        };
        let errors: Option<Vec<f64>> = probes.iter().map(digits).collect();
        if let Some(errors) = errors {
            let worst = errors.into_iter().fold(f64::MIN_POSITIVE, f64::max);
            let digits = (1..16).take_while(|&n| worst < num_traits::Float::powi(0.1, n)).count();
            return Some(Mistake::Digits(digits as u32));
        }
        let factor = factor(probes, i);
        if let Some(mistake) = factor.clone().filter(|mistake| !matches!(mistake, Mistake::Factor(_))) {
            return Some(mistake);
        }
        if let Some(Mistake::Factor(k)) = factor.clone().filter(Self::is_common) {
            return Some(Mistake::Factor(k));
        }
        let equals = |j: usize| all(&|p| p.is_near(j, p.claimed[i], p.truth[j]));
        if let Some(j) = others().filter(|&j| is_live(j)).find(|&j| equals(j)) {
            let back = all(&|p| p.is_near(i, p.claimed[j], p.truth[i]));
            return Some(if back { Mistake::Swapped(place(j)) } else { Mistake::Equals(place(j)) });
        }
        let lacks = |p: &Probe, term: f64| p.is_near(i, p.truth[i] - p.claimed[i], term);
        for j in others().filter(|&j| is_live(j)) {
            if all(&|p| lacks(p, p.truth[j])) {
                return Some(Mistake::MissingTerm(place(j)));
            }
            if all(&|p| lacks(p, -p.truth[j])) {
                return Some(Mistake::ExtraTerm(place(j)));
            }
        }
        for j in 0..probes[0].x.len() {
            if all(&|p| lacks(p, p.x[j])) {
                return Some(Mistake::MissingInput(j));
            }
            if all(&|p| lacks(p, -p.x[j])) {
                return Some(Mistake::ExtraInput(j));
            }
            if is_live(i) && all(&|p| p.is_near(i, p.claimed[i] * p.x[j], p.truth[i])) {
                return Some(Mistake::MissingFactor(j));
            }
            if is_live(i) && all(&|p| p.is_near(i, p.claimed[i], p.truth[i] * p.x[j])) {
                return Some(Mistake::ExtraFactor(j));
            }
        }
        let offset = probes[0].claimed[i] - probes[0].truth[i];
        if factor.is_none() && probes.len() > 2 && all(&|p| p.is_near(i, p.claimed[i], p.truth[i] + offset)) {
            return Some(Mistake::Offset(offset));
        }
        factor
    }

    /// Whether a factor is one that is forgotten or doubled: a small whole number or one over it.
    fn is_common(mistake: &Mistake) -> bool {
        matches!(mistake, Mistake::Factor(k) if whole(*k).is_some() || whole(1.0 / k).is_some())
    }
}

/// A whole number of moderate size.
fn whole(k: f64) -> Option<f64> {
    let nearest = num_traits::Float::round(k);
    ((k - nearest).abs() <= 1e-7 * k.abs() && (1.0..=1e4).contains(&nearest.abs())).then_some(nearest)
}

/// The constant that claim i is of slope i at every point, at two at least.
fn factor(probes: &[Probe], i: usize) -> Option<Mistake> {
    let largest = probes
        .iter()
        .filter(|p| p.is_notable(i))
        .max_by(|a, b| a.truth[i].abs().total_cmp(&b.truth[i].abs()))?;
    let k = largest.claimed[i] / largest.truth[i];
    let fits = probes.len() > 1 && probes.iter().all(|p| p.is_near(i, p.claimed[i], k * p.truth[i]));
    if !fits {
        return None;
    }
    let is = |wanted: f64| (k - wanted).abs() <= 1e-7 * wanted.abs();
    Some(if k == 0.0 {
        Mistake::Zero
    } else if is(-1.0) {
        Mistake::Sign
    } else if is(PI / 180.0) {
        Mistake::Degrees
    } else if is(180.0 / PI) {
        Mistake::Radians
    } else if let Some(k) = whole(k) {
        Mistake::Factor(k)
    } else if let Some(n) = whole(1.0 / k) {
        Mistake::Factor(1.0 / n)
    } else {
        Mistake::Factor(k)
    })
}

impl Diagnosis {
    /// One sentence, for a function of `inputs` numbers.
    pub(super) fn sentence(&self, kind: Kind, inputs: usize) -> String {
        let name = |(row, column): (usize, usize)| kind.component(row, column);
        let subject = self.component.map_or_else(|| "every component".into(), name);
        let mut text = subject.clone();
        let written = match &self.mistake {
            Mistake::Sign => write!(text, " has the wrong sign"),
            Mistake::Factor(k) => {
                let factor = factor_text(*k);
                let count = whole(*k).or_else(|| whole(1.0 / k));
                let is_count = inputs > 2 && count == Some(inputs as f64);
                let note = if is_count { ", the number of inputs" } else { "" };
                write!(text, " is {factor} times the true slope{note}")
            }
            Mistake::Degrees => {
                write!(text, " is pi/180 times the true slope: an angle in degrees that should be in radians")
            }
            Mistake::Radians => {
                write!(text, " is 180/pi times the true slope: an angle in radians that should be in degrees")
            }
            Mistake::Zero => write!(text, " is 0: its terms are missing"),
            Mistake::NotFinite => write!(text, " is NaN or infinite, and the true slope is finite"),
            Mistake::Transposed => {
                text.clear();
                write!(text, "the claim is transposed: row i should be the gradient of result i")
            }
            Mistake::Shifted { rows, columns } => {
                let here = name((0.max(-rows) as usize, 0.max(-columns) as usize));
                let there = name((0.max(*rows) as usize, 0.max(*columns) as usize));
                text.clear();
                write!(text, "the claim is off by one index: {here} holds {there}, and so on")
            }
            Mistake::Swapped(other) => write!(text, " and {} have changed places", name(*other)),
            Mistake::Equals(other) => write!(text, " holds {}", name(*other)),
            Mistake::MissingTerm(other) => write!(text, " lacks a term that is equal to {}", name(*other)),
            Mistake::ExtraTerm(other) => {
                write!(text, " has a term too much that is equal to {}", name(*other))
            }
            Mistake::Offset(d) => write!(text, " is off by the constant {}", factor_text(*d)),
            Mistake::MissingInput(j) => write!(text, " lacks a term that is equal to x[{j}]"),
            Mistake::ExtraInput(j) => write!(text, " has a term too much that is equal to x[{j}]"),
            Mistake::MissingFactor(j) => write!(text, " lacks a factor that is equal to x[{j}]"),
            Mistake::ExtraFactor(j) => write!(text, " has a factor too much that is equal to x[{j}]"),
            Mistake::Digits(digits) => write!(
                text,
                " is right to {digits} digits: a constant with too few of them, or single precision on the way"
            ),
            Mistake::AtKink([left, right]) => write!(
                text,
                " is not between the slopes at this kink, {left} on the left and {right} on the right"
            ),
            Mistake::OnlyHere => write!(text, " is right around this point and wrong at it: a special case?"),
        };
        // a String takes whatever is written
        debug_assert!(written.is_ok());
        text
    }
}

/// `1/3` rather than 0.333, and no more digits than mean something.
fn factor_text(k: f64) -> String {
    match (whole(k), whole(1.0 / k)) {
        (Some(k), _) => alloc::format!("{k}"),
        (_, Some(n)) if n < 0.0 => alloc::format!("-1/{}", -n),
        (_, Some(n)) => alloc::format!("1/{n}"),
        _ => {
            let short = alloc::format!("{k:.6e}");
            short.parse::<f64>().map_or(short, |k| alloc::format!("{k}"))
        }
    }
}
