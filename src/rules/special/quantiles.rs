//! Quantiles. The slope of an inverse function is the reciprocal of the slope at its value.

use core::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

use super::incomplete_beta::{beta_density, beta_reg};
use super::incomplete_gamma::{gamma_density, gamma_p};
use crate::scalar::{Literal, ONE, Scalar, TWO};

/// `sqrt(pi) / 2`
const HALF_SQRT_PI: f64 = 0.886226925452758;

/// `z' = 1 / phi(z)`, from the slope of `erfc_inv`
pub(crate) fn normal_quantile<T: Scalar>(p: T) -> (T, T) {
    let z = p.normal_quantile();
    let tail = if z < T::zero() { TWO * p } else { TWO * (ONE - p) };
    (z, Literal(2.0 * SQRT_2) * normal_inverse_slope(Literal(FRAC_1_SQRT_2) * z.abs(), tail))
}

/// `y' = sqrt(pi) / 2 e^(y^2)`
pub(crate) fn erf_inv<T: Scalar>(x: T) -> (T, T) {
    let y = x.erf_inv();
    (y, if y < T::zero() { normal_inverse_slope(-y, ONE + x) } else { normal_inverse_slope(y, ONE - x) })
}

/// `y' = -sqrt(pi) / 2 e^(y^2)`, in the same way
pub(crate) fn erfc_inv<T: Scalar>(x: T) -> (T, T) {
    let y = x.erfc_inv();
    (y, -if y < T::zero() { normal_inverse_slope(-y, TWO - x) } else { normal_inverse_slope(y, x) })
}

/// `sqrt(pi) / 2 e^(y^2)` where `erfc(y) = tail` and y >= 0. Far out, the rounding of y would cost y^2 ulps. There it is
/// `sqrt(pi) / 2 erfcx(y) / tail`.
fn normal_inverse_slope<T: Scalar>(y: T, tail: T) -> T {
    if y.is_infinite() {
        T::infinity()
    } else if y < T::one() {
        Literal(HALF_SQRT_PI) / y.exp_neg_square()
    } else {
        Literal(HALF_SQRT_PI) * y.erfcx() / tail
    }
}

/// `P(a, x) = p` gives `dx/da = -P_a / P_x` and `dx/dp = 1 / P_x`.
pub(crate) fn gamma_p_inv<T: Scalar>([a, p]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    gamma_inverse(a, a.gamma_p_inv(p), varies[0])
}

/// `Q(a, x) = q` gives `dx/da = -P_a / P_x` and `dx/dq = -1 / P_x`.
pub(crate) fn gamma_q_inv<T: Scalar>([a, q]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let [in_a, in_p] = gamma_inverse(a, a.gamma_q_inv(q), varies[0]);
    [in_a, -in_p]
}

fn gamma_inverse<T: Scalar>(a: T, x: T, a_varies: bool) -> [T; 2] {
    let density = gamma_density(a, x);
    let [in_a, _] = gamma_p([a, x], [a_varies, false]);
    [-(in_a / density), density.recip()]
}

/// `I_x(a, b) = p` gives `dx/da = -I_a / I_x` and so on, and `dx/dp = 1 / I_x`, where `I_x` is the slope in x.
pub(crate) fn beta_reg_inv<T: Scalar>([a, b, p]: [T; 3], varies: [bool; 3]) -> [T; 3] {
    beta_inverse([a, b], a.beta_reg_inv(b, p), || b.beta_reg_c_inv(a, p), varies)
}

/// `1 - I_x(a, b) = q` gives the same slopes in a and b, and `dx/dq = -1 / I_x`.
pub(crate) fn beta_reg_c_inv<T: Scalar>([a, b, q]: [T; 3], varies: [bool; 3]) -> [T; 3] {
    let [in_a, in_b, in_p] = beta_inverse([a, b], a.beta_reg_c_inv(b, q), || b.beta_reg_inv(a, q), varies);
    [in_a, in_b, -in_p]
}

/// Near 1, x has lost the digits of `y = 1 - x`. There, the slopes come from `I_x(a, b) = 1 - I_y(b, a)`.
fn beta_inverse<T: Scalar>([a, b]: [T; 2], x: T, y: impl FnOnce() -> T, varies: [bool; 3]) -> [T; 3] {
    let [a_varies, b_varies, _] = varies;
    if x > T::literal(0.5) {
        let y = y();
        let density = beta_density(b, a, y);
        let [in_b, in_a, _] = beta_reg([b, a, y], [b_varies, a_varies, false]);
        return [in_a / density, in_b / density, density.recip()];
    }
    let density = beta_density(a, b, x);
    let [in_a, in_b, _] = beta_reg([a, b, x], [a_varies, b_varies, false]);
    [-(in_a / density), -(in_b / density), density.recip()]
}
