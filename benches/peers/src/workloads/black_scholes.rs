//! The price of a European call option by Black and Scholes, as a function of spot s, strike k, rate r,
//! volatility v and time t:
//!
//! ```text
//! d1 = (ln(s / k) + (r + v^2 / 2) t) / (v sqrt t)    d2 = d1 - v sqrt t
//! price = s Phi(d1) - k exp(-r t) Phi(d2)
//! ```

use super::{Annotated, ScalarFunction, Workload};
use crate::number::Number;

pub struct BlackScholes;

/// 1 / sqrt(2 pi)
pub(super) const DENSITY_AT_0: f64 = 0.398_942_280_401_432_7;
pub(super) const SCALE: f64 = 0.231_641_9;
pub(super) const COEFFICIENTS: [f64; 5] =
    [0.319_381_530, -0.356_563_782, 1.781_477_937, -1.821_255_978, 1.330_274_429];

/// The normal distribution `Phi(x)` by formula 26.2.17 of Abramowitz and Stegun, whose error is below 7.5e-8:
/// with `u = 1 / (1 + 0.2316419 |x|)` the tail is the density at x times a polynomial in u.
#[inline(always)]
fn normal_cdf<R: Number>(x: R) -> R {
    let [a, b, c, d, e] = COEFFICIENTS;
    let is_left = x.value() < 0.0;
    let distance = if is_left { -x } else { x };
    let u = (distance * SCALE + 1.0).recip();
    let polynomial = u * (u * (u * (u * (u * e + d) + c) + b) + a);
    let tail = (x.square() * -0.5).exp() * DENSITY_AT_0 * polynomial;
    if is_left { tail } else { -tail + 1.0 }
}

/// The value and the slope of `normal_cdf`.
#[inline(always)]
fn normal_cdf_by_hand(x: f64) -> (f64, f64) {
    let [a, b, c, d, e] = COEFFICIENTS;
    let u = (x.abs() * SCALE + 1.0).recip();
    let polynomial = u * (u * (u * (u * (u * e + d) + c) + b) + a);
    let slope_in_u = u * (u * (u * (u * 5.0 * e + 4.0 * d) + 3.0 * c) + 2.0 * b) + a;
    let density = (x * x * -0.5).exp() * DENSITY_AT_0;
    let tail = density * polynomial;
    // d/d|x| of the tail is negative, so the slope of Phi is its magnitude on both sides
    let slope = x.abs() * tail + density * slope_in_u * SCALE * u * u;
    (if x < 0.0 { tail } else { 1.0 - tail }, slope)
}

impl Workload<5, 1> for BlackScholes {
    fn start() -> [f64; 5] {
        [100.0, 105.0, 0.03, 0.25, 0.75]
    }

    #[inline(always)]
    fn by_hand(&[s, k, r, v, t]: &[f64; 5]) -> ([f64; 1], [[f64; 5]; 1]) {
        let root = t.sqrt();
        let spread = v * root;
        let per_spread = 1.0 / spread;
        let d1 = ((s / k).ln() + (r + 0.5 * v * v) * t) * per_spread;
        let d2 = d1 - spread;
        let (phi1, slope1) = normal_cdf_by_hand(d1);
        let (phi2, slope2) = normal_cdf_by_hand(d2);
        let discount = (-r * t).exp();
        let strike = k * discount;
        // dprice/dd1, with d2 moving alike; and by -v sqrt t alone
        let (by_d1, by_d2) = (s * slope1 - strike * slope2, strike * slope2);
        let d1_by_v = root - d1 / v;
        let d1_by_t = ((r + 0.5 * v * v) * per_spread) - d1 / (2.0 * t);
        let gradient = [
            phi1 + by_d1 * per_spread / s,
            -discount * phi2 - by_d1 * per_spread / k,
            t * strike * phi2 + by_d1 * t * per_spread,
            by_d1 * d1_by_v + by_d2 * root,
            r * strike * phi2 + by_d1 * d1_by_t + by_d2 * v / (2.0 * root),
        ];
        ([s * phi1 - strike * phi2], [gradient])
    }
}

impl ScalarFunction<5, Annotated> for BlackScholes {
    #[inline(always)]
    fn evaluate<R: Number>([s, k, r, v, t]: [R; 5]) -> R {
        let spread = v * t.sqrt();
        let d1 = ((s / k).ln() + (r + v.square() * 0.5) * t) / spread;
        let d2 = d1 - spread;
        s * normal_cdf(d1) - k * (-(r * t)).exp() * normal_cdf(d2)
    }
}
