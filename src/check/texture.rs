//! How the error of a claim changes from point to point, if a few of its digits are right.
//!
//! A constant with too few digits has an error that is smooth over any distance. Single precision has one that is rough
//! even between neighbours. An iteration that stops early is between the two: its error is smooth as long as the number of
//! steps stays the same, and jumps where that number changes.

use alloc::vec::Vec;

use num_traits::Float;

use crate::check::comparison::Comparison;
use crate::check::mistake::Mistake;
use crate::check::roughness::roughness;
use crate::check::rounding::moved;
use crate::check::subject::Subject;

/// The distance of neighbours and that of points far apart, relative to the inputs.
const NEAR: f64 = 1e-6;
const FAR: f64 = 0.03;
/// What is rough relative to the largest error.
const ROUGH: f64 = 0.1;

/// Why claim i is right to this many digits at these points.
pub(super) fn cause(subject: &Subject<'_, '_>, points: &[&Comparison], i: usize, digits: u32) -> Mistake {
    let from = &points[0].x;
    let texture = |step: f64| -> Option<(f64, f64)> {
        let error = |k: i32| {
            let here = subject.compare(&moved(from, f64::from(k) * step)).ok()?;
            Some(here.relative_error(i))
        };
        let errors: Vec<f64> = (-4..=4).map(error).collect::<Option<_>>()?;
        let largest = errors.iter().fold(0.0, |largest: f64, error| largest.max(error.abs()));
        Some((roughness(errors.iter().copied()) / largest, largest))
    };
    match (texture(NEAR), texture(FAR)) {
        (Some((near, _)), Some((far, largest))) if near < ROUGH && far > ROUGH => {
            let others = points.iter().map(|point| point.relative_error(i).abs());
            let worst = others.fold(largest, f64::max);
            // The next power of ten, but not one that the worst error nearly reaches.
            let power = Float::ceil(Float::log10(3.0 * worst)) as i32;
            Mistake::StoppedEarly { digits, tolerance: Float::powi(10.0, power) }
        }
        _ => Mistake::Digits(digits),
    }
}

impl Comparison {
    /// The error of claim i, with its sign, relative to the true slope.
    fn relative_error(&self, i: usize) -> f64 {
        (self.claimed(i) - self.truth(i)) / self.truth(i)
    }
}
