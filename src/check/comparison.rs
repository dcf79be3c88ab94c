//! The claimed slopes at a point beside the true ones.

use alloc::vec::Vec;

use crate::check::claim::Claimed;
use crate::check::component::Component;
use crate::check::finite_difference::Estimate;
use crate::check::slopes::Slopes;
use crate::check::tolerance::Tolerance;

/// The claimed slopes at x beside the true ones, and how far each claimed one may be off.
pub(super) struct Comparison {
    pub(super) x: Vec<f64>,
    pub(super) claimed: Claimed,
    pub(super) truth: Slopes,
    pub(super) allowed: Vec<f64>,
}

impl Comparison {
    pub(super) fn new(x: &[f64], claimed: Claimed, truth: Slopes, tolerance: Tolerance) -> Self {
        let allowed = |i: usize| tolerance.allowed(&truth.table[i], truth.unseen(i, x));
        let allowed = (0..truth.table.len()).map(allowed).collect();
        Self { x: x.to_vec(), claimed, truth, allowed }
    }

    /// The claimed values beside the true ones, as if they were slopes. None if the claim has no values.
    pub(super) fn of_values(&self, tolerance: Tolerance) -> Option<Self> {
        let claimed = Claimed::list(self.claimed.values.clone()?);
        Some(Self::new(&self.x, claimed, Slopes::exact(&[], 1, &self.truth.values), tolerance))
    }

    pub(super) fn claimed(&self, i: usize) -> f64 {
        self.claimed.slopes[i]
    }

    pub(super) fn truth(&self, i: usize) -> f64 {
        self.truth.table[i].value
    }

    /// How far claim i is from the true slope, or at a kink from the range between the two slopes. None at a pole.
    fn error(&self, i: usize) -> Option<f64> {
        let (claimed, slope) = (self.claimed(i), &self.truth.table[i]);
        if slope.is_pole() {
            return None;
        }
        if !claimed.is_finite() {
            return Some(f64::INFINITY);
        }
        Some(match slope.sides {
            // The bound of a finite difference reaches to both sides already.
            Some([left, right]) if slope.error == 0.0 => {
                let (low, high) = (left.min(right).min(slope.value), left.max(right).max(slope.value));
                (low - claimed).max(claimed - high).max(0.0)
            }
            _ => (claimed - slope.value).abs(),
        })
    }

    /// The slopes whose claim is out of tolerance.
    pub(super) fn wrong(&self) -> Vec<usize> {
        let is_wrong = |&i: &usize| self.error(i).is_some_and(|error| error > self.allowed[i]);
        (0..self.truth.table.len()).filter(is_wrong).collect()
    }

    /// The largest error relative to its slope. Finite differences and slopes of 0 do not count.
    pub(super) fn worst_relative_error(&self) -> f64 {
        let relative = |(i, slope): (usize, &Estimate)| {
            let error = self.error(i).filter(|_| slope.error == 0.0 && slope.value != 0.0)?;
            Some(error / slope.value.abs())
        };
        self.truth.table.iter().enumerate().filter_map(relative).fold(0.0, f64::max)
    }

    pub(super) fn component(&self, i: usize) -> Component {
        let (row, column) = self.truth.place(i);
        let Estimate { value: truth, error: bound, sides } = self.truth.table[i];
        Component { row, column, claimed: self.claimed(i), truth, bound, sides, allowed: self.allowed[i] }
    }
}
