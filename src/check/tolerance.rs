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
/// You choose the first line. The second line follows from the function:
///
/// - `noise` is how rough the error c - s is along a short line through the point (six standard deviations). Rounding
///   is rough and a mistake is smooth, so the noise is large exactly where digits cancel. It is measured only where
///   the rest of the tolerance does not suffice.
/// - The two terms in ulps are lost beside the other slopes in the row and beside the function's value.
/// - `error` is the bound of a finite difference. It is 0 for an exact slope.
///
/// A claim that is both rough and wrong must not pass: a finite difference, arithmetic in single precision, a table
/// with few digits. So the noise has a cap:
///
/// ```text
/// noise <= 1e-10 * largest slope around + 16 ulp(largest slope beside s) + 64 ulp(f) / max(1, |x|)
///          + noise of s + what a move of x by some 100 ulps changes s by
/// ```
///
/// "Around" means at x, and at x moved by about a quarter to either side, within the domain. The second line of the
/// cap is 0 for finite differences, because their bound covers it. A claimed value is compared in the same way, with
/// the true value as the only slope.
///
/// ```
/// use gradual::check::{Check, Tolerance};
///
/// let loose = Tolerance::default().relative(1e-9);
/// Check::derivative(|x| x.sin(), |x| x.cos() * (1.0 + 1e-10)).tolerance(loose).at(1.0)?;
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    relative: Option<f64>,
    absolute: f64,
    ulps: Option<f64>,
    pub(super) rounding: f64,
}

impl Default for Tolerance {
    /// A relative error of 1e-12, which is some 4500 ulps, and 2 times the noise. Sums of hundreds of terms stay below
    /// it. A constant with only eleven digits does not.
    fn default() -> Self {
        Self { relative: None, absolute: 0.0, ulps: None, rounding: 2.0 }
    }
}

impl Tolerance {
    /// The claim must be equal to the true slope, and no rounding is measured. (A finite difference keeps its bound.)
    ///
    /// ```
    /// use gradual::check::{Check, Tolerance};
    ///
    /// Check::derivative(|x| x * x, |x| x + x).tolerance(Tolerance::EXACT).on(-1e9..=1e9)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub const EXACT: Self = Self { relative: Some(0.0), absolute: 0.0, ulps: Some(0.0), rounding: 0.0 };

    /// Allows this error relative to the true slope.
    #[must_use]
    pub fn relative(self, relative: f64) -> Self {
        Self { relative: Some(relative), ..self }
    }

    /// Allows this error in the unit of the slope.
    #[must_use]
    pub fn absolute(self, absolute: f64) -> Self {
        Self { absolute, ..self }
    }

    /// Allows this many units in the last place of the true slope. They replace the default relative error; a relative
    /// error that you set stays.
    #[must_use]
    pub fn ulps(self, ulps: f64) -> Self {
        Self { ulps: Some(ulps), ..self }
    }

    /// Allows this many times the measured noise. With 0 only the first line of the formula and `error` remain.
    #[must_use]
    pub fn rounding(self, rounding: f64) -> Self {
        Self { rounding, ..self }
    }

    /// How far a claim may be from this true slope before noise is measured. `unseen` is that of
    /// [`Slopes`](crate::check::slopes::Slopes::unseen).
    pub(super) fn allowed(&self, truth: &Estimate, unseen: f64) -> f64 {
        let slope = truth.value.abs();
        let relative = self.relative.unwrap_or(if self.ulps.is_some() { 0.0 } else { 1e-12 });
        let wanted = (relative * slope).max(self.absolute).max(self.ulps.unwrap_or(4.0) * ulp(slope));
        wanted + if self.rounding > 0.0 { unseen } else { 0.0 } + truth.error
    }
}

/// The distance to the next larger float. It is 0 where there is none.
pub(super) fn ulp(x: f64) -> f64 {
    if x.is_finite() { x.next_up().min(f64::MAX) - x } else { 0.0 }
}
