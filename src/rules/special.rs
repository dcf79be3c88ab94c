//! Special functions. Each family is closed under differentiation: the slope of one member is another.

use core::f64::consts::FRAC_2_SQRT_PI;

use super::{HALF, Literal, ONE};
use crate::float::special::FRAC_1_SQRT_TAU;
use crate::scalar::{Curved, Scalar};

/// `(e^(-x^2))' = -2 x e^(-x^2)`
#[inline(always)]
pub(crate) fn exp_neg_square<T: Scalar>(x: T) -> (T, T) {
    let g = x.exp_neg_square();
    (g, gauss_slope(Literal(-2.0) * x, g, || x.exp_neg_half_square()))
}

/// `(e^(-x^2/2))' = -x e^(-x^2/2)`
#[inline(always)]
pub(crate) fn exp_neg_half_square<T: Scalar>(x: T) -> (T, T) {
    let g = x.exp_neg_half_square();
    (g, gauss_slope(-x, g, || (HALF * x).exp_neg_square()))
}

/// `k g`. A subnormal g has lost digits, and a large k would make this visible. There, k is multiplied
/// twice by the root of g. Far out, where g is 0, the slope is 0 even if k is infinite.
#[inline(always)]
fn gauss_slope<T: Scalar>(k: T, g: T, root: impl FnOnce() -> T) -> T {
    if g.is_normal() {
        k * g
    } else {
        let root = root();
        T::guarded_mul(T::guarded_mul(k, root), root)
    }
}

/// `erf' = 2 / sqrt(pi) e^(-x^2)`
#[inline(always)]
pub(crate) fn erf<T: Scalar>(x: T) -> (T, T) {
    (x.erf(), erf_slope(x))
}

#[inline(always)]
pub(crate) fn erf_slope<T: Scalar>(x: T) -> T {
    Literal(FRAC_2_SQRT_PI) * x.exp_neg_square()
}

/// `erfc' = -2 / sqrt(pi) e^(-x^2)`
#[inline(always)]
pub(crate) fn erfc<T: Scalar>(x: T) -> (T, T) {
    (x.erfc(), -erf_slope(x))
}

/// `phi' = -x phi`, for the density `phi(x) = e^(-x^2/2) / sqrt(2 pi)`
#[inline(always)]
pub(crate) fn normal_pdf<T: Scalar>(x: T) -> (T, T) {
    let (_, slope) = exp_neg_half_square(x);
    (x.normal_pdf(), Literal(FRAC_1_SQRT_TAU) * slope)
}

/// `Phi' = phi`
#[inline(always)]
pub(crate) fn normal_cdf<T: Scalar>(x: T) -> (T, T) {
    (x.normal_cdf(), normal_cdf_slope(x))
}

#[inline(always)]
pub(crate) fn normal_cdf_slope<T: Scalar>(x: T) -> T {
    Literal(FRAC_1_SQRT_TAU) * x.exp_neg_half_square()
}

/// `Gamma' = Gamma psi`
#[inline(always)]
pub(crate) fn gamma<T: Scalar>(x: T) -> (T, T) {
    let gamma = x.gamma();
    (gamma, T::guarded_mul(gamma, x.digamma()))
}

/// `(ln |Gamma|)' = psi`
#[inline(always)]
pub(crate) fn ln_gamma<T: Scalar>(x: T) -> (T, T) {
    (x.ln_gamma(), x.digamma())
}

/// `psi' = psi_1`
#[inline(always)]
pub(crate) fn digamma<T: Scalar>(x: T) -> (T, T) {
    (x.digamma(), x.polygamma(1))
}

/// `psi_m' = psi_(m+1)`
#[inline(always)]
pub(crate) fn polygamma<T: Scalar>(x: T, m: u32) -> (T, T) {
    (x.polygamma(m), x.polygamma(m.saturating_add(1)))
}

/// `J_n' = (J_(n-1) - J_(n+1)) / 2`, and `J_0' = -J_1`
#[inline(always)]
pub(crate) fn bessel_jn<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.bessel_jn(n), neighbours(n, |n| x.bessel_jn(n)))
}

/// `Y_n' = (Y_(n-1) - Y_(n+1)) / 2`, and `Y_0' = -Y_1`
#[inline(always)]
pub(crate) fn bessel_yn<T: Scalar>(x: T, n: i32) -> (T, T) {
    (x.bessel_yn(n), neighbours(n, |n| x.bessel_yn(n)))
}

#[inline(always)]
fn neighbours<T: Scalar>(n: i32, bessel: impl Fn(i32) -> T) -> T {
    if n == 0 {
        return -bessel(1);
    }
    let (before, after) = (bessel(n.saturating_sub(1)), bessel(n.saturating_add(1)));
    if !before.is_infinite() || !after.is_infinite() {
        HALF * (before - after)
    } else if n > 0 {
        // Near a pole, the higher order grows faster.
        HALF * -after
    } else {
        HALF * before
    }
}

/// The k-th derivative of `sin(x) / x`; its slope is the next one.
#[inline(always)]
pub(crate) fn sinc_derivative<T: Scalar>(x: T, k: u32) -> (T, T) {
    (x.sinc_derivative(k), x.sinc_derivative(k.saturating_add(1)))
}

#[inline(always)]
pub(crate) fn sigmoid<T: Scalar>(x: T) -> (T, T) {
    T::curved(Sigmoid, x)
}

#[derive(Clone, Copy)]
struct Sigmoid;

impl Curved for Sigmoid {
    /// `sigmoid' = sigmoid (1 - sigmoid)`. Near 0 it is `(1 - t^2) / 4` with t = tanh(x / 2). Further out, where
    /// that cancels, it is `e / (1 + e)^2` with e = exp(-|x|).
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T) -> (T, T) {
        let slope = if x.abs() < T::one() {
            Literal(0.25) * (ONE - tanh_of_half_near_0(x).powi(2))
        } else {
            let e = (-x.abs()).exp();
            e / (ONE + e).powi(2)
        };
        (x.sigmoid(), slope)
    }

    /// `sigmoid'' = -t sigmoid'`. Further out, `|t| = (1 - e) / (1 + e)`.
    #[inline(always)]
    fn curvature<T: Scalar>(self, x: T, _: T, slope: T) -> T {
        let t = if x.abs() < T::one() {
            tanh_of_half_near_0(x)
        } else {
            let e = (-x.abs()).exp();
            ((ONE - e) / (ONE + e)).copysign(x)
        };
        -(t * slope)
    }

    #[inline(always)]
    fn saturates(self) -> bool {
        true
    }
}

/// `tanh(x / 2) = x / (2 + x^2 / (6 + x^2 / (10 + ...)))`. This is the eighth convergent, which is exact up to
/// rounding for |x| < 1.
#[inline(always)]
fn tanh_of_half_near_0<T: Scalar>(x: T) -> T {
    const NUMERATOR: [f64; 4] = [72.0, 55440.0, 8648640.0, 259459200.0];
    const DENOMINATOR: [f64; 5] = [1.0, 2520.0, 831600.0, 60540480.0, 518918400.0];
    let square = x.powi(2);
    let [numerator, denominator] = [&NUMERATOR[..], &DENOMINATOR]
        .map(|coefficients| coefficients.iter().fold(T::zero(), |sum, &k| Literal(k) + square * sum));
    x * numerator / denominator
}

/// `softplus' = sigmoid`
#[inline(always)]
pub(crate) fn softplus<T: Scalar>(x: T) -> (T, T) {
    (x.softplus(), x.sigmoid())
}
