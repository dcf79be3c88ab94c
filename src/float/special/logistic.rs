//! The logistic function and its integral.

use num_traits::Float;

/// `1 / (1 + exp(-x))`, from the exponential of `-|x|`, which cannot overflow.
#[inline(always)]
pub(crate) fn sigmoid(x: f64) -> f64 {
    let e = Float::exp(-x.abs());
    if x.is_sign_negative() { e / (1.0 + e) } else { 1.0 / (1.0 + e) }
}

/// `ln(1 + exp(x)) = max(x, 0) + ln(1 + exp(-|x|))`
#[inline(always)]
pub(crate) fn softplus(x: f64) -> f64 {
    if x.is_nan() { x } else { x.max(0.0) + Float::ln_1p(Float::exp(-x.abs())) }
}
