//! Pseudo-random numbers, the same on every machine.

/// SplitMix64 (Steele, Lea and Flood 2014): a counter whose bits are mixed.
///
/// A dozen lines and good enough to shuffle and to draw weights, so no dependency is needed.
pub(crate) struct SplitMix64(u64);

impl SplitMix64 {
    /// The sequence that belongs to this seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number, uniform in `low..high`.
    pub(crate) fn uniform(&mut self, low: f64, high: f64) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        // The upper 53 bits are as many as the significand of an f64 holds.
        let unit = (bits >> 11) as f64 / (1_u64 << 53) as f64;
        low + (high - low) * unit
    }
}
