//! The points of a domain that a check tries: special ones and random ones.
//!
//! The generator is SplitMix64 and not that of `quickcheck`: it draws within bounds, it needs no feature, and a seed
//! means the same points in every version of every dependency.

use alloc::vec::Vec;

use num_traits::Float;

use crate::check::domain::Interval;
use crate::float::simpler::{exponent, scale};

/// SplitMix64. It draws the same numbers from the same seed on every machine.
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

    /// A number of the interval: a uniform one, a small one, a round one, or one of any magnitude.
    fn within(&mut self, interval: &Interval) -> f64 {
        let Interval { low, high } = *interval;
        // Halves, because the width of all floats is infinite.
        let uniform = 2.0 * (low / 2.0 + (high / 2.0 - low / 2.0) * self.unit());
        let largest = low.abs().max(high.abs());
        let x = match self.below(4) {
            0 => uniform,
            1 => self.signed() * 10.0,
            2 => Float::round(self.signed() * largest.min(100.0) * 4.0) / 4.0,
            // Powers of two are exact. Powers of ten would differ between machines.
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

/// At most `count` different points. First come ones, zeros of both signs, the bounds and the middle; the others are
/// random, and every second one of them has one special number.
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
    for i in 0..count {
        let mut point: Vec<f64> = domain.iter().map(|interval| random.within(interval)).collect();
        if i % 2 == 0 {
            // Each number in turn takes each special value in turn.
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
