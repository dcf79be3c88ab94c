//! Kinks in exact slopes: a kink has a slope on each side, and dual numbers see only one of them.

use alloc::vec::Vec;

use crate::check::comparison::Comparison;
use crate::check::finite_difference::{Estimate, stencil};
use crate::check::sampling::Random;
use crate::check::slopes::Slopes;
use crate::check::subject::Subject;

/// How many inputs are searched one by one.
pub(super) const SEARCHED: usize = 16;
/// In how many directions a longer input moves as a whole.
const DIRECTIONS: usize = 3;
/// The two steps that tell a kink, relative to the input. A smooth slope changes from one to the other.
const NEAR: f64 = 1e-10;
const FAR: f64 = 1e-8;

/// Gives each slope that jumps at x the slopes on both sides. It searches along these inputs: the slope of a continuous
/// function in `x_j` can only jump where a step along `x_j` crosses the kink.
pub(super) fn widen(subject: &Subject<'_, '_>, comparison: &mut Comparison, inputs: &[usize]) {
    if inputs.len() <= SEARCHED {
        for &j in inputs {
            let column = subject.kind.has_columns_of_inputs().then_some(j);
            widen_along(subject, comparison, column, |i| f64::from(u8::from(i == j)));
        }
        return;
    }
    let mut random = Random::new(0);
    for _ in 0..DIRECTIONS {
        let direction: Vec<f64> =
            comparison.x.iter().map(|_| random.signed() + random.signed().signum()).collect();
        widen_along(subject, comparison, None, |i| direction[i]);
    }
}

/// The same for steps in one direction, and for the slopes in one column or in all columns.
fn widen_along(
    subject: &Subject<'_, '_>,
    comparison: &mut Comparison,
    column: Option<usize>,
    direction: impl Fn(usize) -> f64,
) {
    let Comparison { x, truth, allowed, .. } = comparison;
    let beside = |step: f64| {
        // A step may leave the domain by a hair: a tie may lie on a bound.
        let moved = x.iter().enumerate().map(|(i, &x)| {
            let scale = if x == 0.0 { 1.0 } else { x.abs() };
            x + step * scale * direction(i)
        });
        let slopes = subject.truth(&moved.collect::<Vec<_>>()).ok()?;
        let is_defined = slopes.values.iter().all(|value| value.is_finite());
        (is_defined && slopes.table.len() == truth.table.len()).then(|| slopes.numbers())
    };
    let [right, left] = [1.0, -1.0].map(|sign| Some([beside(sign * NEAR)?, beside(sign * FAR)?]));
    if right.is_none() && left.is_none() {
        return;
    }
    // Where the function ends, the slopes at x stand for those of the missing side.
    let [right, left] = [right, left].map(|side| side.unwrap_or_else(|| [truth.numbers(), truth.numbers()]));

    let mut removable = Vec::new();
    let (first, step) = column.map_or((0, 1), |j| (j, truth.columns));
    for i in (first..truth.table.len()).step_by(step) {
        let [right, left] = [&right, &left].map(|[near, far]| Side { near: near[i], far: far[i] });
        if !truth.table[i].value.is_finite() {
            continue;
        }
        if column.is_some() && is_removable(&left, &right, truth.table[i].value) {
            removable.push(i);
        }
        let Some([left, right]) = kink(left, right) else { continue };
        let sides = match truth.table[i].sides {
            None => [left, right],
            Some([a, b]) => [a.min(b).min(left).min(right), a.max(b).max(left).max(right)],
        };
        truth.table[i].sides = Some(sides);
        let larger = Estimate::exact(sides[0].abs().max(sides[1].abs()));
        allowed[i] = subject.tolerance.allowed(&larger, truth.unseen(i, x));
    }
    if let (Some(j), false) = (column, removable.is_empty()) {
        let differences = differences(subject, x, truth, j);
        for i in removable {
            let automatic = truth.table[i].value;
            let slope = differences[truth.place(i).0];
            if (slope.value - automatic).abs() > slope.error {
                truth.removable.push((i, automatic));
                truth.table[i] = slope;
                allowed[i] = subject.tolerance.allowed(&slope, truth.unseen(i, x));
            }
        }
    }
}

/// The finite differences of the function along input j.
fn differences(subject: &Subject<'_, '_>, x: &[f64], truth: &Slopes, j: usize) -> Vec<Estimate> {
    let along = |t: f64| {
        let mut moved = x.to_vec();
        moved[j] = t;
        subject.truth(&moved).map_or_else(|_| Vec::new(), |slopes| slopes.differentiated().to_vec())
    };
    stencil::slopes(&along, x[j], truth.differentiated().len(), &subject.domain[j])
}

/// A slope on one side of x, at both steps.
struct Side {
    near: f64,
    far: f64,
}

impl Side {
    /// The linear extrapolation to step 0.
    fn limit(&self) -> f64 {
        self.near - (self.far - self.near) / (FAR / NEAR - 1.0)
    }
}

/// Whether the slopes on both sides agree with each other, but not with the automatic derivative between them. Then the
/// kinks of the program may cancel in the function.
fn is_removable(left: &Side, right: &Side, automatic: f64) -> bool {
    let (left, right) = (left.limit(), right.limit());
    let near = 1e-6 * left.abs().max(right.abs()).max(automatic.abs());
    (left - right).abs() <= near && (automatic - (left + right) / 2.0).abs() > near
}

/// The slopes on the left and on the right of a kink. The jump between them is the same at both steps. Where the slope
/// is continuous, the jump is proportional to the step.
fn kink(left: Side, right: Side) -> Option<[f64; 2]> {
    let (near, far) = (right.near - left.near, right.far - left.far);
    let is_kink =
        (near - far).abs() <= 1e-3 * near.abs() && near.abs() > 1e-9 * right.near.abs().max(left.near.abs());
    is_kink.then(|| [left.limit(), right.limit()])
}
