//! The ranges from which the numbers of a point are drawn.

use alloc::vec;
use alloc::vec::Vec;
use core::ops::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::check::input::{Input, ParametersOf};
use crate::check::problem::Problem;
use crate::check::sealed::Sealed;
use crate::drivers::parameters::Parameters;

/// All finite floats from `low` to `high`, including both.
#[doc(hidden)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Interval {
    pub(super) const REAL: Self = Self { low: f64::MIN, high: f64::MAX };

    pub(super) fn new(range: &impl RangeBounds<f64>) -> Self {
        let low = match range.start_bound() {
            Bound::Included(&low) => low,
            Bound::Excluded(&low) => low.next_up(),
            Bound::Unbounded => f64::MIN,
        };
        let high = match range.end_bound() {
            Bound::Included(&high) => high,
            Bound::Excluded(&high) => high.next_down(),
            Bound::Unbounded => f64::MAX,
        };
        // An infinite bound stands for all finite floats up to it.
        let low = if low == f64::NEG_INFINITY { f64::MIN } else { low };
        let high = if high == f64::INFINITY { f64::MAX } else { high };
        Self { low, high }
    }

    pub(super) fn contains(&self, x: f64) -> bool {
        self.low <= x && x <= self.high
    }

    pub(super) fn width(&self) -> f64 {
        (self.high - self.low).min(f64::MAX)
    }

    /// Why no number can be drawn for this input, if that is so.
    pub(super) fn problem(&self, input: usize) -> Option<Problem> {
        let Self { low, high } = *self;
        // The bounds of `1.0..1.0` have moved past each other, but only by one float each.
        let is_reversed = low.next_down() > high.next_up();
        if low.is_nan() || high.is_nan() {
            Some(Problem::NanRange { input })
        } else if is_reversed {
            Some(Problem::ReversedRange { input })
        } else {
            (low > high || low.is_infinite() || high.is_infinite()).then_some(Problem::EmptyRange { input })
        }
    }
}

/// Where a check draws the numbers of an input `X` from.
///
/// | input | domain |
/// |---|---|
/// | a number | a range of floats |
/// | an array | one range for all numbers, or an array of ranges |
/// | a slice | an array, a slice or a `Vec` of ranges, one for each number |
/// | a point and a direction | one range for all numbers, or a pair of arrays of ranges |
/// | a structure of parameters | one range for all numbers, a `Vec` of ranges, or a pair of structures: the lower and the upper bounds |
///
/// An infinite bound stands for all finite floats up to it. The trait is sealed.
///
/// ```
/// use gradual::check::Check;
///
/// let product = Check::gradient(|[x, y]| x * y, |[x, y]| [y, x]);
/// product.on(-2.0..=2.0)?;
/// product.on([0.0..=1.0, -5.0..=5.0])?;
/// product.on(..)?; // all finite floats
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a domain to check a function of this input on",
    label = "expected ranges of floats",
    note = "for a number or an array write one range, `.on(-1.0..=1.0)`",
    note = "for an array of N you can also write an array of ranges, `.on([0.0..=1.0, -1.0..=1.0])`",
    note = "for a slice write one range for each number, `.on(vec![-1.0..=1.0; n])`"
)]
pub trait Domain<X: Input + ?Sized>: Sealed {
    /// One interval for each number.
    #[doc(hidden)]
    fn intervals(self) -> Vec<Interval>;
}

macro_rules! one_range_for_all {
    ($($Range:ty),*) => {$(
        impl Domain<f64> for $Range {
            fn intervals(self) -> Vec<Interval> {
                vec![Interval::new(&self)]
            }
        }

        impl<const N: usize> Domain<[f64; N]> for $Range {
            fn intervals(self) -> Vec<Interval> {
                vec![Interval::new(&self); N]
            }
        }

        impl<const N: usize> Domain<([f64; N], [f64; N])> for $Range {
            fn intervals(self) -> Vec<Interval> {
                vec![Interval::new(&self); 2 * N]
            }
        }

        /// The check knows how many numbers there are.
        impl<P: Parameters<Scalar = f64> + 'static> Domain<ParametersOf<P>> for $Range {
            fn intervals(self) -> Vec<Interval> {
                vec![Interval::new(&self)]
            }
        }
    )*};
}

one_range_for_all!(
    Range<f64>,
    RangeInclusive<f64>,
    RangeFrom<f64>,
    RangeTo<f64>,
    RangeToInclusive<f64>,
    RangeFull
);

fn each(ranges: &[impl RangeBounds<f64>]) -> Vec<Interval> {
    ranges.iter().map(Interval::new).collect()
}

impl<R: RangeBounds<f64>, const N: usize> Domain<[f64; N]> for [R; N] {
    fn intervals(self) -> Vec<Interval> {
        each(&self)
    }
}

impl<R: RangeBounds<f64>, S: RangeBounds<f64>, const N: usize> Domain<([f64; N], [f64; N])>
    for ([R; N], [S; N])
{
    fn intervals(self) -> Vec<Interval> {
        [each(&self.0), each(&self.1)].concat()
    }
}

impl<R: RangeBounds<f64>, const N: usize> Domain<[f64]> for [R; N] {
    fn intervals(self) -> Vec<Interval> {
        each(&self)
    }
}

impl<R: RangeBounds<f64>> Domain<[f64]> for &[R] {
    fn intervals(self) -> Vec<Interval> {
        each(self)
    }
}

impl<R: RangeBounds<f64>> Domain<[f64]> for Vec<R> {
    fn intervals(self) -> Vec<Interval> {
        each(&self)
    }
}

impl<P: Parameters<Scalar = f64> + 'static, R: RangeBounds<f64>> Domain<ParametersOf<P>> for Vec<R> {
    fn intervals(self) -> Vec<Interval> {
        each(&self)
    }
}

/// The lower bounds and the upper bounds.
impl<P: Parameters<Scalar = f64> + 'static> Domain<ParametersOf<P>> for (P, P) {
    fn intervals(self) -> Vec<Interval> {
        let (low, high) = self;
        low.numbers().zip(high.numbers()).map(|(&low, &high)| Interval::new(&(low..=high))).collect()
    }
}
