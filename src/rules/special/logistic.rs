//! The logistic function and its integral.

use crate::scalar::{Curved, Scalar};
use crate::scalar::{Literal, ONE};

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
