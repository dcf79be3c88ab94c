//! Where to check: intervals, the special and random points in them, and the way to the simplest one that fails.
//!
//! The generator is SplitMix64, ten lines, and not that of `quickcheck`: it draws within bounds, it is there without
//! any feature, and a seed means the same points in every version of every dependency.

use alloc::vec::Vec;
use core::ops::{Bound, Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use num_traits::Float;

use crate::check::place::Place;
use crate::check::problem::Problem;
use crate::simpler::{complexity, exponent, scale, simpler};

/// All finite floats from `low` to `high`, both included.
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
        // an infinite bound stands for the finite floats up to it
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

    /// Why there is nothing to draw for this input, if so.
    pub(super) fn problem(&self, input: usize) -> Option<Problem> {
        let Self { low, high } = *self;
        // excluded bounds that are equal have moved past each other, by no more than this
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

/// Where the numbers of a function of `X` are drawn from.
///
/// For an `f64` any range of floats; for arrays one range for all numbers, or an array with one each; for slices an
/// array, slice or `Vec` of ranges, whose length is that of the input. For `(x, v)`, a point and a direction, one
/// range or a pair of arrays. An infinite bound stands for all finite floats up to it.
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
    note = "for an array of N also an array of ranges, `.on([0.0..=1.0, -1.0..=1.0])`",
    note = "for a slice one range for each number, `.on(vec![-1.0..=1.0; n])`"
)]
pub trait Domain<X: Place + ?Sized> {
    /// One interval for each number.
    #[doc(hidden)]
    fn intervals(self) -> Vec<Interval>;
}

macro_rules! one_range_for_all {
    ($($Range:ty),*) => {$(
        impl Domain<f64> for $Range {
            fn intervals(self) -> Vec<Interval> {
                Vec::from([Interval::new(&self)])
            }
        }

        impl<const N: usize> Domain<[f64; N]> for $Range {
            fn intervals(self) -> Vec<Interval> {
                Vec::from([Interval::new(&self); N])
            }
        }

        impl<const N: usize> Domain<([f64; N], [f64; N])> for $Range {
            fn intervals(self) -> Vec<Interval> {
                [[Interval::new(&self); N]; 2].concat()
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

/// SplitMix64: the same numbers for the same seed, on every machine.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let x = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ x >> 31
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    /// From 0 to 1.
    pub(super) fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From -1 to 1.
    pub(super) fn signed(&mut self) -> f64 {
        2.0 * self.unit() - 1.0
    }

    /// A number of the interval: of its size, of any magnitude, or a round one.
    fn within(&mut self, interval: &Interval) -> f64 {
        let Interval { low, high } = *interval;
        // halves, since the width of all floats is infinite
        let uniform = 2.0 * (low / 2.0 + (high / 2.0 - low / 2.0) * self.unit());
        let largest = low.abs().max(high.abs());
        let x = match self.below(4) {
            0 => uniform,
            1 => self.signed() * 10.0,
            2 => Float::round(self.signed() * largest.min(100.0) * 4.0) / 4.0,
            // Powers of two, which are exact: those of ten would differ from one machine to another.
            _ => {
                let (least, greatest) = (-30, exponent(largest).max(0));
                let power = least + self.below((greatest - least) as usize + 1) as i32;
                let mantissa = 1.0 + self.unit();
                scale(if self.below(2) == 0 { mantissa } else { -mantissa }, power)
            }
        };
        if interval.contains(x) { x } else { uniform.clamp(low, high) }
    }
}

/// `count` points, the special ones first: zeros of both signs, ones, bounds, the middle, and ties.
pub(super) fn points(domain: &[Interval], count: usize, seed: u64) -> Vec<Vec<f64>> {
    let mut random = Random::new(seed);
    let mut points: Vec<Vec<f64>> = Vec::new();
    let mut add = |point: Vec<f64>| {
        let bits = |point: &[f64]| point.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
        if points.len() < count && !points.iter().any(|old| bits(old) == bits(&point)) {
            points.push(point);
        }
    };
    for x in [1.0, 0.0, -0.0, -1.0] {
        if domain.iter().all(|interval| interval.contains(x)) {
            add(domain.iter().map(|_| x).collect());
        }
    }
    add(domain.iter().map(|interval| interval.low).collect());
    add(domain.iter().map(|interval| interval.high).collect());
    add(domain.iter().map(|interval| interval.low / 2.0 + interval.high / 2.0).collect());
    // The rest at random; in every other one a single number is special, each in turn.
    for i in 0..count {
        let mut point: Vec<f64> = domain.iter().map(|interval| random.within(interval)).collect();
        if i % 2 == 0 {
            let (kind, j) = (i / 2 / point.len(), i / 2 % point.len());
            let interval = &domain[j];
            let tie = point[(j + 1) % point.len()];
            let special = [0.0, tie, 1.0, interval.low, interval.high, -tie, -1.0, -0.0][kind % 8];
            if interval.contains(special) {
                point[j] = special;
            }
        }
        add(point);
    }
    points
}

/// How many simpler points are tried: fewer, the more inputs there are, since each then takes longer.
fn shrinking_steps(inputs: usize) -> usize {
    (100_000 / (inputs * inputs).max(1)).min(2000)
}

/// The simplest point of the domain, reached number by number, that still fails.
pub(super) fn shrink(mut x: Vec<f64>, domain: &[Interval], fails: impl Fn(&[f64]) -> bool) -> Vec<f64> {
    // all numbers at once, for long inputs
    for leap in [0.0, 1.0] {
        let inside = domain.iter().all(|interval| interval.contains(leap));
        let point: Vec<f64> = x.iter().map(|_| leap).collect();
        if inside && fails(&point) {
            x = point;
            break;
        }
    }
    let limit = shrinking_steps(x.len());
    let mut steps = 0;
    let mut is_simpler = true;
    while is_simpler {
        is_simpler = false;
        for j in 0..x.len() {
            let bounds = [domain[j].low, domain[j].high];
            let bounds = bounds.into_iter().filter(|&bound| complexity(bound) < complexity(x[j]));
            let candidates: Vec<f64> = bounds.chain(simpler(x[j])).collect();
            for candidate in candidates.into_iter().filter(|&candidate| domain[j].contains(candidate)) {
                if steps == limit {
                    return x;
                }
                steps += 1;
                let mut point = x.clone();
                point[j] = candidate;
                if fails(&point) {
                    x = point;
                    is_simpler = true;
                    break;
                }
            }
        }
    }
    x
}
