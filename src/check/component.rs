//! One wrong slope.

/// One wrong slope.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct Component {
    /// The number of the result. It counts from 0.
    pub row: usize,
    /// The number of the input. It counts from 0.
    pub column: usize,
    /// The claimed slope.
    pub claimed: f64,
    /// The true slope.
    pub truth: f64,
    /// How far `truth` may be off. It is 0 unless `truth` is a finite difference.
    pub bound: f64,
    /// At a kink, the slopes on the left and on the right.
    pub sides: Option<[f64; 2]>,
    /// The largest absolute error that is allowed.
    pub allowed: f64,
}

impl Component {
    /// `|claimed - truth|`. It is infinite if that is NaN.
    #[must_use]
    pub fn absolute_error(&self) -> f64 {
        let error = (self.claimed - self.truth).abs();
        if error.is_nan() { f64::INFINITY } else { error }
    }

    /// `|claimed - truth| / |truth|`. It is infinite if the true slope is 0.
    #[must_use]
    pub fn relative_error(&self) -> f64 {
        self.absolute_error() / self.truth.abs()
    }
}
