//! What a check is about: the function, the claim, and where and how they are compared.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::check::catch_panic::catch_panic;
use crate::check::claim::Claimed;
use crate::check::comparison::Comparison;
use crate::check::domain::Interval;
use crate::check::kind::Kind;
use crate::check::problem::{Problem, Who};
use crate::check::slopes::Slopes;
use crate::check::tolerance::Tolerance;

/// Returns the true slopes at a point. It calls the function within the domain only.
pub(super) type Truth<'a> = Box<dyn Fn(&[f64], &[Interval]) -> Slopes + 'a>;

/// Returns the claimed slopes at a point.
pub(super) type Claims<'a> = Box<dyn Fn(&[f64]) -> Claimed + 'a>;

/// What else must hold at a point where the claim is right.
pub(super) type Condition<'a> = Box<dyn Fn(&[f64]) -> Result<(), Problem> + 'a>;

/// What a check is about.
pub(super) struct Subject<'c, 'a> {
    pub(super) kind: Kind,
    pub(super) truth: &'c Truth<'a>,
    pub(super) claim: &'c Claims<'a>,
    pub(super) condition: Option<&'c Condition<'a>>,
    pub(super) tolerance: Tolerance,
    pub(super) domain: &'c [Interval],
}

impl Subject<'_, '_> {
    pub(super) fn truth(&self, x: &[f64]) -> Result<Slopes, Problem> {
        ask(Who::Function, || (self.truth)(x, self.domain))
    }

    pub(super) fn claim(&self, x: &[f64]) -> Result<Claimed, Problem> {
        ask(Who::Claim, || (self.claim)(x))
    }

    pub(super) fn condition(&self, x: &[f64]) -> Result<(), Problem> {
        let Some(condition) = self.condition else { return Ok(()) };
        ask(Who::Function, || condition(x))?
    }

    /// The claim beside the truth, if they can be compared.
    pub(super) fn compare(&self, x: &[f64]) -> Result<Comparison, Problem> {
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
        if !claimed.fits(rows, columns) {
            let claimed = claimed.rows.ok_or(claimed.slopes.len());
            return Err(Problem::Shape { claimed, rows, columns });
        }
        let (values, truths) = (claimed.values.as_ref().map(Vec::len), truth.values.len());
        if let Some(claimed) = values.filter(|&values| values != truths) {
            return Err(Problem::Values { claimed, truth: truths });
        }
        Ok(Comparison::new(x, claimed, truth, self.tolerance))
    }

    /// Asks both functions again, and fails if one answers differently.
    pub(super) fn repeat(&self, comparison: &Comparison) -> Result<(), Problem> {
        let Comparison { x, claimed, truth, .. } = comparison;
        let again = self.truth(x)?;
        unchanged(Who::Function, &truth.values, &again.values)?;
        unchanged(Who::Function, &truth.numbers(), &again.numbers())?;
        unchanged(Who::Claim, &claimed.slopes, &self.claim(x)?.slopes)
    }
}

fn ask<T>(who: Who, f: impl FnOnce() -> T) -> Result<T, Problem> {
    catch_panic(f).map_err(|message| Problem::Panicked { who, message })
}

fn unchanged(who: Who, first: &[f64], second: &[f64]) -> Result<(), Problem> {
    if first.len() != second.len() {
        return Err(Problem::LengthChanges { who, first: first.len(), second: second.len() });
    }
    match first.iter().zip(second).find(|&(&first, &second)| !same(first, second)) {
        Some((&first, &second)) => Err(Problem::NotDeterministic { who, first, second }),
        None => Ok(()),
    }
}

/// Equality in which NaN is equal to NaN, and 0 to -0.
pub(super) fn same(a: f64, b: f64) -> bool {
    a == b || a.is_nan() && b.is_nan()
}
