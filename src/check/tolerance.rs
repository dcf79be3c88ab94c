//! How far a claim may be from the truth.

use crate::check::finite_difference::Estimate;

/// How far a claimed slope may be from the true one.
///
/// With s the true slope, a claim c is right if
///
/// ```text
/// |c - s| <= max(relative |s|, absolute, ulps ulp(s))
///            + rounding * noise + 4 ulp(largest slope beside s) + 16 ulp(f) / max(1, |x|) + error(s)
/// ```
///
/// The first line is the user's. The second is measured: `noise` is how rough the error c - s is along a short line
/// through the point, six deviations of it. A mistake is smooth where the slope is, and rounding is not, so this is
/// large exactly where digits cancel. It is asked for only where the rest does not suffice. The ulps are of the
/// largest slope in the same row and of the function's value: an error below them is lost beside the others. `error`
/// is the bound of a finite difference, and 0 for an exact slope.
///
/// The noise has a cap, so that a claim which is rough and wrong does not pass (a finite difference, arithmetic in
/// single precision, a table rounded to a few digits):
///
/// ```text
/// noise <= 1e-10 * largest slope around + 16 ulp(largest slope beside s) + 64 ulp(f) / max(1, |x|)
///          + noise of s + what a move of x by some 100 ulps changes s by
/// ```
///
/// "Around" is at x and at x moved by about a quarter to either side, within the domain. The second line of the cap
/// is left out beside finite differences, whose bound covers it. For a claimed value, s is the true value, and the
/// cap has `64 ulp(f)` for the two terms in ulps.
///
/// ```
/// use gradual::check::Tolerance;
///
/// let default = Tolerance::default();
/// assert_eq!((default.relative, default.absolute, default.ulps, default.rounding), (1e-12, 0.0, 4.0, 2.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    /// In proportion to the true slope.
    pub relative: f64,
    /// In the unit of the slope.
    pub absolute: f64,
    /// In units in the last place of the true slope.
    pub ulps: f64,
    /// In multiples of the measured noise; 0 switches off all of the second line but `error`. The noise is capped.
    pub rounding: f64,
}

impl Default for Tolerance {
    /// Relative 1e-12, some 4500 ulps: sums of hundreds of terms stay below it, a constant typed with eleven digits
    /// does not.
    fn default() -> Self {
        Self { relative: 1e-12, absolute: 0.0, ulps: 4.0, rounding: 2.0 }
    }
}

impl Tolerance {
    /// What is allowed at this true slope before any measurement; `unseen` as in `Slopes::unseen`.
    pub(super) fn allowed(&self, truth: &Estimate, unseen: f64) -> f64 {
        let slope = truth.value.abs();
        let wanted = (self.relative * slope).max(self.absolute).max(self.ulps * ulp(slope));
        wanted + if self.rounding > 0.0 { unseen } else { 0.0 } + truth.error
    }
}

/// The distance to the next larger float; 0 for what has none.
fn ulp(x: f64) -> f64 {
    if x.is_finite() { x.next_up().min(f64::MAX) - x } else { 0.0 }
}
