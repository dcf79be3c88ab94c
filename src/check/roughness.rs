//! How rough a row of values is: what rounding does to them, and smoothness does not.

use alloc::vec::Vec;

/// Six standard deviations of the noise in nine values at equal distances.
///
/// The fourth difference of a smooth function is nearly 0. That of noise has sqrt(70) = 8.37 times the noise's
/// deviation, and the mean magnitude of a normal variable is 0.8 times its deviation.
pub(super) fn roughness(values: impl Iterator<Item = f64>) -> f64 {
    let mut differences: Vec<f64> = values.collect();
    for _ in 0..4 {
        differences = differences.windows(2).map(|pair| pair[1] - pair[0]).collect();
    }
    let count = differences.len().max(1) as f64;
    let mean = differences.iter().map(|d| d.abs() / count).sum::<f64>();
    6.0 * mean / (0.8 * 8.37)
}
