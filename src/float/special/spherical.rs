//! Spherical Bessel functions of a plain `f64`: `sqrt(pi / (2 x))` times the Bessel functions of order n + 1/2 (DLMF
//! 10.47).

use core::f64::consts::FRAC_PI_2;
use num_traits::Float;

use super::bessel_real::{i_and_k, j_and_y};
use super::sinc::sinc;

/// `j_n(x)`. It has the parity of n.
pub(crate) fn spherical_jn(x: f64, n: u32) -> f64 {
    if n == 0 {
        return sinc(x);
    }
    of_parity(x, n, |x| small_or(x, n, -1.0, |order| amplitude(x) * j_and_y(order, x)[0]))
}

/// `y_n(x)`. It has the parity of n + 1. It is -inf at 0.
pub(crate) fn spherical_yn(x: f64, n: u32) -> f64 {
    if x == 0.0 {
        return f64::NEG_INFINITY;
    }
    of_parity(x, n ^ 1, |x| amplitude(x) * j_and_y(f64::from(n) + 0.5, x)[1])
}

/// The modified function `i_n(x) = sqrt(pi / (2 x)) I_(n+1/2)(x)`. It has the parity of n.
pub(crate) fn spherical_in(x: f64, n: u32) -> f64 {
    of_parity(x, n, |x| {
        if x.is_infinite() {
            return x;
        }
        small_or(x, n, 1.0, |order| amplitude(x) * i_and_k(order, x)[0])
    })
}

/// The modified function `k_n(x) = sqrt(pi / (2 x)) K_(n+1/2)(x)`. It is +inf at 0 and NaN for x < 0.
pub(crate) fn spherical_kn(x: f64, n: u32) -> f64 {
    if x == 0.0 {
        return f64::INFINITY;
    }
    amplitude(x) * i_and_k(f64::from(n) + 0.5, x)[1]
}

fn amplitude(x: f64) -> f64 {
    Float::sqrt(FRAC_PI_2 / x)
}

/// `f(|x|)`, with the sign of x if n is odd.
fn of_parity(x: f64, n: u32, f: impl Fn(f64) -> f64) -> f64 {
    let y = f(x.abs());
    if n % 2 == 1 && x < 0.0 { -y } else { y }
}

/// For a small x, `x^n / (1 3 5 ... (2n+1)) (1 + ...)`, else f of the order n + 1/2. The power of order n + 1/2 would
/// underflow too early.
fn small_or(x: f64, n: u32, sign: f64, f: impl Fn(f64) -> f64) -> f64 {
    if x < 1e-3 && n < 40 {
        let odd_product: f64 = (0..=n).map(|k| f64::from(2 * k + 1)).product();
        let leading = Float::powi(x, n as i32) / odd_product;
        let order = f64::from(n) + 1.5;
        let square = sign * 0.25 * x * x;
        leading * (1.0 + square / order * (1.0 + 0.5 * square / (order + 1.0)))
    } else {
        f(f64::from(n) + 0.5)
    }
}
