//! The verdict at one point: whether the claim is right there.

use alloc::vec::Vec;

use crate::check::comparison::Comparison;
use crate::check::kinks;
use crate::check::problem::Problem;
use crate::check::rounding::{self, Part};
use crate::check::subject::Subject;

/// What came out at one point.
pub(super) enum Verdict {
    Right(Comparison),
    Wrong(Wrong),
    Problem(Problem),
}

pub(super) struct Wrong {
    pub(super) comparison: Comparison,
    /// The slopes that are out of tolerance, in their order.
    pub(super) slopes: Vec<usize>,
    /// The claimed and the true value, if they differ.
    pub(super) value: Option<[f64; 2]>,
}

impl Wrong {
    /// The wrong slopes at removable kinks, with their automatic derivatives.
    pub(super) fn automatic(&self) -> Vec<((usize, usize), f64)> {
        let truth = &self.comparison.truth;
        let wrong = truth.removable.iter().filter(|(i, _)| self.slopes.contains(i));
        wrong.map(|&(i, automatic)| (truth.place(i), automatic)).collect()
    }
}

impl Verdict {
    /// Whether both fail in the same way. A simpler point must fail as the first one did.
    pub(super) fn resembles(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Wrong(a), Self::Wrong(b)) => {
                a.slopes == b.slopes && a.value.is_some() == b.value.is_some()
            }
            (Self::Problem(a), Self::Problem(b)) => core::mem::discriminant(a) == core::mem::discriminant(b),
            _ => false,
        }
    }
}

/// Compares claim and truth at x. With `find_kinks` it looks for kinks even where the claim is right.
pub(super) fn examine(subject: &Subject<'_, '_>, x: &[f64], find_kinks: bool) -> Verdict {
    verdict(subject, x, find_kinks).unwrap_or_else(Verdict::Problem)
}

fn verdict(subject: &Subject<'_, '_>, x: &[f64], find_kinks: bool) -> Result<Verdict, Problem> {
    let mut comparison = subject.compare(x)?;
    let is_exact = comparison.truth.are_exact;

    // The cheapest comes first: most points need neither kinks nor rounding.
    let wrong = comparison.wrong();
    if find_kinks || !wrong.is_empty() {
        subject.repeat(&comparison)?;
        // A finite difference knows both sides already.
        if is_exact {
            let all = find_kinks || !subject.kind.has_columns_of_inputs();
            let inputs = if all { (0..x.len()).collect() } else { columns(&comparison, &wrong) };
            kinks::widen(subject, &mut comparison, &inputs);
        }
    }
    rounding::allow(subject, &mut comparison, Part::Slopes, is_exact);

    let slopes = comparison.wrong();
    let value = wrong_value(subject, &comparison);
    if slopes.is_empty() && value.is_none() {
        subject.condition(x)?;
        return Ok(Verdict::Right(comparison));
    }
    Ok(Verdict::Wrong(Wrong { comparison, slopes, value }))
}

/// The columns in which these slopes are.
fn columns(comparison: &Comparison, slopes: &[usize]) -> Vec<usize> {
    let mut columns: Vec<usize> = slopes.iter().map(|&i| comparison.truth.place(i).1).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The first claimed value that is wrong, and the true one.
fn wrong_value(subject: &Subject<'_, '_>, comparison: &Comparison) -> Option<[f64; 2]> {
    let mut values = comparison.of_values(subject.tolerance)?;
    rounding::allow(subject, &mut values, Part::Values, comparison.truth.are_exact);
    let &first = values.wrong().first()?;
    Some([values.claimed(first), values.truth(first)])
}
