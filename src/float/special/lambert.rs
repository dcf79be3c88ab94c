//! Lambert's function, `W e^W = x`, of a plain `f64`: a series at the branch point -1/e, and the iteration of Fritsch,
//! Shafer and Crowley (Comm. ACM 16 (1973) 123, algorithm 443) elsewhere.

use num_traits::Float;

use super::compensated::two_product;

/// The principal branch, `W_0(x) >= -1`. It is NaN for `x < -1/e`.
pub(crate) fn lambert_w0(x: f64) -> f64 {
    if x == 0.0 || x == f64::INFINITY {
        return x;
    }
    let p = Float::sqrt(distance_from_branch(x));
    if p < SERIES_ENDS {
        above_minus_1(p) - 1.0
    } else if x < 1.0 {
        // an approximant of order 2 at 0, or the series; each is within a tenth
        let start = if x < -0.25 {
            p * (1.0 - p / 3.0) - 1.0
        } else {
            x * (1.0 + 4.0 / 3.0 * x) / (1.0 + x * (7.0 / 3.0 + 5.0 / 6.0 * x))
        };
        iterate(x, start)
    } else {
        let l = Float::ln(x);
        iterate(x, if x < 3.0 { 0.5 * x * (1.4 - 0.2 * x) } else { l - Float::ln(l) })
    }
}

/// The other real branch, `W_-1(x) <= -1`, for `-1/e <= x < 0`. It is -inf at 0, and NaN elsewhere.
pub(crate) fn lambert_wm1(x: f64) -> f64 {
    if x >= 0.0 {
        return if x == 0.0 { f64::NEG_INFINITY } else { f64::NAN };
    }
    let p = Float::sqrt(distance_from_branch(x));
    if p < SERIES_ENDS {
        above_minus_1(-p) - 1.0
    } else if x < -0.1 {
        iterate(x, -1.0 - p * (1.0 + p * (1.0 / 3.0 + p * 11.0 / 72.0)))
    } else {
        let l = Float::ln(-x);
        let ll = Float::ln(-l);
        iterate(x, l - ll + ll / l)
    }
}

/// `1 + W_0(x)`, which keeps its digits at the branch point.
pub(crate) fn lambert_w0_above_minus_1(x: f64) -> f64 {
    let p = Float::sqrt(distance_from_branch(x));
    if p < SERIES_ENDS { above_minus_1(p) } else { 1.0 + lambert_w0(x) }
}

/// `1 + W_-1(x)`
pub(crate) fn lambert_wm1_above_minus_1(x: f64) -> f64 {
    let p = Float::sqrt(distance_from_branch(x));
    if p < SERIES_ENDS && x < 0.0 { above_minus_1(-p) } else { 1.0 + lambert_wm1(x) }
}

/// `2 (1 + e x)`, with all digits near x = -1/e.
fn distance_from_branch(x: f64) -> f64 {
    const E: f64 = core::f64::consts::E;
    const E_LOW: f64 = 1.4456468917292502e-16; // e - E
    if x > 0.0 {
        return 2.0 * (1.0 + E * x);
    }
    let (h, l) = two_product(x, E);
    let distance = 2.0 * ((1.0 + h) + (l + x * E_LOW));
    // The float nearest to -1/e is 1e-17 below it. It counts as the branch point.
    if -1e-16 < distance && distance < 0.0 { 0.0 } else { distance }
}

/// The series is used for `|p| < 0.3`. It converges for `|p| < sqrt(2)`.
const SERIES_ENDS: f64 = 0.3;

const TERMS: usize = 24;

/// The coefficients of `W = -1 + p - p^2 / 3 + 11 p^3 / 72 - ...` (R. M. Corless et al., Adv. Comput. Math. 5 (1996) 329,
/// equations 4.23 and 4.24).
const SERIES: [f64; TERMS] = {
    let (mut mu, mut alpha) = ([0.0; TERMS], [0.0; TERMS]);
    (mu[0], mu[1], alpha[0], alpha[1]) = (-1.0, 1.0, 2.0, -1.0);
    let mut k = 2;
    while k < TERMS {
        let mut j = 2;
        while j < k {
            alpha[k] += mu[j] * mu[k + 1 - j];
            j += 1;
        }
        let (before, after) = ((k - 1) as f64, (k + 1) as f64);
        mu[k] = before / after * (mu[k - 2] / 2.0 + alpha[k - 2] / 4.0) - alpha[k] / 2.0 - mu[k - 1] / after;
        k += 1;
    }
    mu
};

/// `1 + W` by the series in `p = +- sqrt(2 (1 + e x))`.
fn above_minus_1(p: f64) -> f64 {
    SERIES[1..].iter().rev().fold(0.0, |sum, c| (sum + c) * p)
}

/// The steps `w (1 + e)` of order 4.
fn iterate(x: f64, mut w: f64) -> f64 {
    for _ in 0..8 {
        let z = Float::ln(x / w) - w;
        let q = 2.0 * (1.0 + w) * (1.0 + w + 2.0 / 3.0 * z);
        let step = z / (1.0 + w) * ((q - z) / (q - 2.0 * z));
        w += w * step;
        if step.abs() < 1e-5 {
            return w;
        }
    }
    f64::NAN
}
