//! A slope with a bound on its error.

/// A slope by finite differences, and how far it may be off.
#[derive(Clone, Copy, Debug, PartialEq)]
#[must_use]
#[non_exhaustive]
pub struct Estimate {
    /// The slope, or at a kink the mean of both sides. NaN if the function is undefined on both sides.
    pub value: f64,
    /// The true slope is within this distance of `value`. Infinite if the slope seems to be infinite.
    pub error: f64,
    /// At a kink, the slopes on the left and on the right.
    pub sides: Option<[f64; 2]>,
}

impl Estimate {
    /// An estimate of which nothing is known.
    pub(super) const UNKNOWN: Self = Self { value: f64::NAN, error: f64::INFINITY, sides: None };

    pub(in crate::check) const fn exact(value: f64) -> Self {
        Self { value, error: 0.0, sides: None }
    }

    /// Whether there is no finite slope.
    pub(in crate::check) const fn is_pole(&self) -> bool {
        !self.value.is_finite() || self.error.is_infinite()
    }

    pub(super) fn or_better(self, other: Self) -> Self {
        if other.error < self.error { other } else { self }
    }
}
