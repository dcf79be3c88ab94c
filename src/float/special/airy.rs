//! Airy functions of a plain `f64`: Maclaurin's series near 0, and Bessel functions of the orders 1/3 and 2/3 elsewhere
//! (DLMF 9.4 and 9.6).
//!
//! Their errors are within 4e-15 of the value for x > 0. For x < 0 they are within 4e-15 of the amplitude.

use core::f64::consts::{FRAC_1_PI, FRAC_2_PI};
use num_traits::Float;

use super::bessel_real::{hankel, j_and_y, scaled_i_and_k};
use super::compensated::two_product;

/// `1 / sqrt(3)`
const FRAC_1_SQRT_3: f64 = 0.5773502691896257;

/// `2 / 3 - f64(2 / 3)`
const TWO_THIRDS_LOW: f64 = 3.700743415417188e-17;

/// The Airy function `Ai(x)`.
pub(crate) fn airy_ai(x: f64) -> f64 {
    times_exp(airy_ai_scaled(x), x, -1.0)
}

/// Its derivative `Ai'(x)`.
pub(crate) fn airy_ai_prime(x: f64) -> f64 {
    times_exp(airy_ai_prime_scaled(x), x, -1.0)
}

/// The Airy function `Bi(x)`.
pub(crate) fn airy_bi(x: f64) -> f64 {
    times_exp(airy_bi_scaled(x), x, 1.0)
}

/// Its derivative `Bi'(x)`.
pub(crate) fn airy_bi_prime(x: f64) -> f64 {
    times_exp(airy_bi_prime_scaled(x), x, 1.0)
}

/// `e^z Ai(x)` with `z = 2/3 x^(3/2)` for x > 0, else `Ai(x)`.
pub(crate) fn airy_ai_scaled(x: f64) -> f64 {
    let root = Float::sqrt(x.abs());
    match Method::at(x) {
        Method::Series([f, g]) => scaled(AI_0 * f.0 - AI_PRIME_0 * g.0, x, 1.0),
        Method::Modified(z) => FRAC_1_PI * FRAC_1_SQRT_3 * root * scaled_i_and_k(1.0 / 3.0, z)[1],
        Method::Oscillating(z) => {
            let [j, y] = oscillating(1.0 / 3.0, z);
            0.5 * root * (j - FRAC_1_SQRT_3 * y)
        }
        Method::Limit => {
            if x.is_nan() {
                x
            } else {
                0.0
            }
        }
    }
}

/// `e^z Ai'(x)` for x > 0, else `Ai'(x)`.
pub(crate) fn airy_ai_prime_scaled(x: f64) -> f64 {
    match Method::at(x) {
        Method::Series([f, g]) => scaled(AI_0 * f.1 - AI_PRIME_0 * g.1, x, 1.0),
        Method::Modified(z) => -FRAC_1_PI * FRAC_1_SQRT_3 * x * scaled_i_and_k(2.0 / 3.0, z)[1],
        Method::Oscillating(z) => {
            let [j, y] = oscillating(2.0 / 3.0, z);
            -0.5 * x * (j + FRAC_1_SQRT_3 * y)
        }
        Method::Limit => {
            if x > 0.0 {
                f64::NEG_INFINITY
            } else {
                f64::NAN
            }
        }
    }
}

/// `e^-z Bi(x)` for x > 0, else `Bi(x)`.
pub(crate) fn airy_bi_scaled(x: f64) -> f64 {
    let root = Float::sqrt(x.abs());
    match Method::at(x) {
        Method::Series([f, g]) => scaled(SQRT_3 * (AI_0 * f.0 + AI_PRIME_0 * g.0), x, -1.0),
        Method::Modified(z) => FRAC_1_SQRT_3 * root * twice_i_and_k(1.0 / 3.0, z),
        Method::Oscillating(z) => {
            let [j, y] = oscillating(1.0 / 3.0, z);
            -0.5 * root * (FRAC_1_SQRT_3 * j + y)
        }
        Method::Limit => {
            if x.is_nan() {
                x
            } else {
                0.0
            }
        }
    }
}

/// `e^-z Bi'(x)` for x > 0, else `Bi'(x)`.
pub(crate) fn airy_bi_prime_scaled(x: f64) -> f64 {
    match Method::at(x) {
        Method::Series([f, g]) => scaled(SQRT_3 * (AI_0 * f.1 + AI_PRIME_0 * g.1), x, -1.0),
        Method::Modified(z) => FRAC_1_SQRT_3 * x * twice_i_and_k(2.0 / 3.0, z),
        Method::Oscillating(z) => {
            let [j, y] = oscillating(2.0 / 3.0, z);
            -0.5 * x * (FRAC_1_SQRT_3 * j - y)
        }
        Method::Limit => {
            if x > 0.0 {
                x
            } else {
                f64::NAN
            }
        }
    }
}

const SQRT_3: f64 = 1.7320508075688772;

/// `Ai(0)` and `-Ai'(0)`
const AI_0: f64 = 0.3550280538878172;
const AI_PRIME_0: f64 = 0.2588194037928068;

/// How the functions are computed at an argument, and what they have in common there.
enum Method {
    /// Near 0: `f = 1 + x^3 / (2 3) + ...` and `g = x + x^4 / (3 4) + ...`, each with its derivative.
    Series([(f64, f64); 2]),
    /// By modified Bessel functions at z.
    Modified(f64),
    /// By Bessel functions at `z = h + l`.
    Oscillating((f64, f64)),
    /// At an infinity or NaN.
    Limit,
}

impl Method {
    fn at(x: f64) -> Self {
        if !x.is_finite() {
            Self::Limit
        } else if x.abs() < 1.0 {
            Self::Series([power_series(x, 0.0), power_series(x, 1.0)])
        } else if x > 0.0 {
            Self::Modified(exponent(x).0)
        } else {
            Self::Oscillating(exponent(-x))
        }
    }
}

/// The solution of `y'' = x y` that starts with `x^first`, and its derivative, for |x| < 1.
fn power_series(x: f64, first: f64) -> (f64, f64) {
    let cube = x * x * x;
    // The derivative has the terms k x^(k-1); the first is 0 or 1.
    let (mut k, mut term) = (first, if first == 0.0 { 1.0 } else { x });
    let mut slope_term = x * x / 2.0;
    let (mut sum, mut slope) = (term, 0.0);
    if first == 1.0 {
        (slope, slope_term) = (1.0, cube / 3.0);
    }
    for _ in 0..12 {
        k += 3.0;
        term *= cube / (k * (k - 1.0));
        sum += term;
        slope += slope_term;
        slope_term *= cube / (k * (k + 2.0));
    }
    (sum, slope)
}

/// `z = 2/3 x^(3/2) = h + l` for x > 0, in twice the digits of a float.
fn exponent(x: f64) -> (f64, f64) {
    let root = Float::sqrt(x);
    let (square, low) = two_product(root, root);
    let root_low = ((x - square) - low) / (2.0 * root);
    let (power, power_low) = two_product(x, root);
    let power_low = power_low + x * root_low;
    let (h, l) = two_product(power, 2.0 / 3.0);
    (h, l + power * TWO_THIRDS_LOW + power_low * (2.0 / 3.0))
}

/// `y e^(sign z)` for x > 0, else y.
fn times_exp(y: f64, x: f64, sign: f64) -> f64 {
    if x <= 0.0 || y == 0.0 || x.is_nan() {
        return y;
    }
    if x > 1e4 {
        return if sign > 0.0 { y / 0.0 } else { Float::copysign(0.0, y) };
    }
    let (h, l) = exponent(x);
    let root = Float::exp(0.5 * sign * h);
    y * root * (root + sign * l * root)
}

/// The inverse of `times_exp` near 0.
fn scaled(y: f64, x: f64, sign: f64) -> f64 {
    if x > 0.0 { y * Float::exp(sign * exponent(x).0) } else { y }
}

/// `J_v(h + l)` and `Y_v(h + l)`.
fn oscillating(v: f64, (h, l): (f64, f64)) -> [f64; 2] {
    if h > 25.0 { hankel(v, h, l) } else { j_and_y(v, h) }
}

/// `e^-z (I_v(z) + I_-v(z)) = e^-z (2 I_v(z) + 2/pi sin(pi v) K_v(z))`, where `sin(pi/3) = sin(2 pi/3) = sqrt(3) / 2`.
fn twice_i_and_k(v: f64, z: f64) -> f64 {
    let [i, k] = scaled_i_and_k(v, z);
    2.0 * i + FRAC_2_PI * 0.5 * SQRT_3 * k * Float::exp(-2.0 * z)
}
