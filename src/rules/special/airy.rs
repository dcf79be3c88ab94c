//! Airy functions: `Ai'' = x Ai` and `Bi'' = x Bi`. At -inf, `Ai'` and `Bi'` have no limit.

use core::f64::consts::FRAC_1_PI;

use crate::scalar::{Literal, Scalar, TWO};

#[inline(always)]
pub(crate) fn airy_ai<T: Scalar>(x: T) -> (T, T) {
    (x.airy_ai(), x.airy_ai_prime())
}

#[inline(always)]
pub(crate) fn airy_ai_prime<T: Scalar>(x: T) -> (T, T) {
    let value = x.airy_ai_prime();
    (value, if value.is_nan() { value } else { T::guarded_mul(x, x.airy_ai()) })
}

#[inline(always)]
pub(crate) fn airy_bi<T: Scalar>(x: T) -> (T, T) {
    (x.airy_bi(), x.airy_bi_prime())
}

#[inline(always)]
pub(crate) fn airy_bi_prime<T: Scalar>(x: T) -> (T, T) {
    (x.airy_bi_prime(), T::guarded_mul(x, x.airy_bi()))
}

/// `1 / (pi sqrt 3)` and `1 / sqrt 3`
const OF_AI: f64 = FRAC_1_PI * OF_BI;
const OF_BI: f64 = 0.5773502691896257;

/// The scale of the scaled functions, `e^z` or `e^-z` with `z = 2/3 x^(3/2)`, for x > 0. Near 0 their slope is a
/// difference of two terms. Far out this would cancel, so there they are Bessel functions of z.
pub(crate) enum Scale<T> {
    None,
    Near { root: T },
    Far { root: T, z: T },
}

impl<T: Scalar> Scale<T> {
    #[inline(always)]
    pub(crate) fn at(x: T) -> Self {
        if x.is_zero() || x < T::zero() {
            return Self::None;
        }
        let root = x.sqrt();
        if x < T::one() { Self::Near { root } } else { Self::Far { root, z: Literal(2.0 / 3.0) * x * root } }
    }
}

/// `e^z Ai = sqrt(x) k / (pi sqrt 3)` with `k = e^z K_(1/3)(z)`
pub(crate) fn airy_ai_far<T: Scalar>(root: T, z: T) -> T {
    Literal(OF_AI) * root * z.bessel_k_scaled(1.0 / 3.0)
}

/// `e^z Ai' = -x k / (pi sqrt 3)` with `k = e^z K_(2/3)(z)`
pub(crate) fn airy_ai_prime_far<T: Scalar>(root: T, z: T) -> T {
    Literal(-OF_AI) * root * root * z.bessel_k_scaled(2.0 / 3.0)
}

/// `e^-z Bi = sqrt(x) b / sqrt 3` with `b = e^-z (I_(1/3)(z) + I_(-1/3)(z))`
pub(crate) fn airy_bi_far<T: Scalar>(root: T, z: T) -> T {
    Literal(OF_BI) * root * both_i(z, 1.0 / 3.0, 0)
}

/// `e^-z Bi' = x b / sqrt 3` with `b = e^-z (I_(2/3)(z) + I_(-2/3)(z))`
pub(crate) fn airy_bi_prime_far<T: Scalar>(root: T, z: T) -> T {
    Literal(OF_BI) * root * root * both_i(z, 2.0 / 3.0, 0)
}

/// The m-th derivative of `e^-z (I_v(z) + I_-v(z))`.
fn both_i<T: Scalar>(z: T, order: f64, m: u32) -> T {
    z.bessel_i_scaled_derivative((order, m)) + z.bessel_i_scaled_derivative((-order, m))
}

/// `(e^z Ai)' = e^z (Ai' + sqrt(x) Ai)`, and far out `(k / (2 sqrt x) + x k') / (pi sqrt 3)`.
#[inline(always)]
pub(crate) fn airy_ai_scaled<T: Scalar>(x: T) -> (T, T) {
    let slope = match Scale::at(x) {
        Scale::None => x.airy_ai_prime(),
        Scale::Near { root } => x.airy_ai_prime_scaled() + root * x.airy_ai_scaled(),
        Scale::Far { root, z } => {
            let (k, k_slope) = (z.bessel_k_scaled(1.0 / 3.0), z.bessel_k_scaled_derivative((1.0 / 3.0, 1)));
            Literal(OF_AI) * (k / (TWO * root) + x * k_slope)
        }
    };
    (x.airy_ai_scaled(), slope)
}

/// `(e^z Ai')' = e^z (x Ai + sqrt(x) Ai')`, and far out `-(k + x^(3/2) k') / (pi sqrt 3)`.
#[inline(always)]
pub(crate) fn airy_ai_prime_scaled<T: Scalar>(x: T) -> (T, T) {
    let slope = match Scale::at(x) {
        Scale::None => x * x.airy_ai(),
        Scale::Near { root } => x * x.airy_ai_scaled() + root * x.airy_ai_prime_scaled(),
        Scale::Far { root, z } => {
            let (k, k_slope) = (z.bessel_k_scaled(2.0 / 3.0), z.bessel_k_scaled_derivative((2.0 / 3.0, 1)));
            Literal(-OF_AI) * (k + x * root * k_slope)
        }
    };
    (x.airy_ai_prime_scaled(), slope)
}

/// `(e^-z Bi)' = e^-z (Bi' - sqrt(x) Bi)`, and far out `(b / (2 sqrt x) + x b') / sqrt 3`.
#[inline(always)]
pub(crate) fn airy_bi_scaled<T: Scalar>(x: T) -> (T, T) {
    let slope = match Scale::at(x) {
        Scale::None => x.airy_bi_prime(),
        Scale::Near { root } => x.airy_bi_prime_scaled() - root * x.airy_bi_scaled(),
        Scale::Far { root, z } => {
            let [b, b_slope] = [0, 1].map(|m| both_i(z, 1.0 / 3.0, m));
            Literal(OF_BI) * (b / (TWO * root) + x * b_slope)
        }
    };
    (x.airy_bi_scaled(), slope)
}

/// `(e^-z Bi')' = e^-z (x Bi - sqrt(x) Bi')`, and far out `(b + x^(3/2) b') / sqrt 3`.
#[inline(always)]
pub(crate) fn airy_bi_prime_scaled<T: Scalar>(x: T) -> (T, T) {
    let slope = match Scale::at(x) {
        Scale::None => x * x.airy_bi(),
        Scale::Near { root } => x * x.airy_bi_scaled() - root * x.airy_bi_prime_scaled(),
        Scale::Far { root, z } => {
            let [b, b_slope] = [0, 1].map(|m| both_i(z, 2.0 / 3.0, m));
            Literal(OF_BI) * (b + x * root * b_slope)
        }
    };
    (x.airy_bi_prime_scaled(), slope)
}
