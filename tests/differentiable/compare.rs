//! What every file of the corpus is tested for.

use gradual::{DualVec, gradient};

/// Compares the plain function with the converted one on floats and on numbers, at each point.
pub(crate) fn assert_same<const N: usize>(
    plain: impl Fn([f64; N]) -> f64,
    on_floats: impl Fn([f64; N]) -> f64,
    on_numbers: impl Fn([DualVec<f64, N>; N]) -> DualVec<f64, N>,
    points: &[[f64; N]],
) {
    for &point in points {
        let expected = plain(point);
        assert_eq!(on_floats(point).to_bits(), expected.to_bits(), "on floats at {point:?}");
        let (value, slopes) = gradient(&on_numbers, point);
        assert_eq!(
            value.to_bits(),
            expected.to_bits(),
            "on numbers at {point:?}: {value} instead of {expected}"
        );
        for (i, slope) in slopes.into_iter().enumerate() {
            let difference = central_difference(&plain, point, i);
            let scale = difference.abs().max(slope.abs()).max(1e-3 * expected.abs()).max(1e-6);
            assert!(
                (slope - difference).abs() < 1e-6 * scale,
                "slope {i} at {point:?}: {slope} instead of {difference}"
            );
        }
    }
}

/// The slope in one input by central differences, extrapolated to step 0.
fn central_difference<const N: usize>(f: impl Fn([f64; N]) -> f64, point: [f64; N], i: usize) -> f64 {
    let step = 1e-5 * point[i].abs().max(1e-1);
    let difference = |step: f64| {
        let (mut above, mut below) = (point, point);
        above[i] += step;
        below[i] -= step;
        (f(above) - f(below)) / (above[i] - below[i])
    };
    let [d1, d2, d3] = [step, step / 2.0, step / 4.0].map(difference);
    let (e1, e2) = ((4.0 * d2 - d1) / 3.0, (4.0 * d3 - d2) / 3.0);
    (16.0 * e2 - e1) / 15.0
}
