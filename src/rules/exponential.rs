//! Exponentials and logarithms.

use core::f64::consts::{LN_2, LOG2_E, LOG10_E};

use super::{Literal, ONE, TWO, ZERO};
use crate::scalar::{Curved2, Scalar};

/// `(e^x)' = e^x`
#[inline(always)]
pub(crate) fn exp<T: Scalar>(x: T) -> (T, T) {
    let e = x.exp();
    (e, e)
}

/// `(2^x)' = 2^x ln 2`
#[inline(always)]
pub(crate) fn exp2<T: Scalar>(x: T) -> (T, T) {
    let e = x.exp2();
    let slope = if e.is_infinite() {
        // 2^x overflows first. The slope overflows where x is half a unit larger.
        Literal(16.0 * LN_2) * (Literal(-4.0) + x).exp2()
    } else {
        Literal(LN_2) * e
    };
    (e, slope)
}

/// `(e^x - 1)' = e^x`, computed as 1 + (e^x - 1) unless that cancels.
#[inline(always)]
pub(crate) fn exp_m1<T: Scalar>(x: T) -> (T, T) {
    let value = x.exp_m1();
    let slope = if x < T::literal(-0.5) { x.exp() } else { ONE + value };
    (value, slope)
}

/// `(ln x)' = 1 / x`, +inf at 0 and -0
#[inline(always)]
pub(crate) fn ln<T: Scalar>(x: T) -> (T, T) {
    (x.ln(), (ZERO + x).recip())
}

/// `(log2 x)' = log2(e) / x`, +inf at 0 and -0
#[inline(always)]
pub(crate) fn log2<T: Scalar>(x: T) -> (T, T) {
    (x.log2(), Literal(LOG2_E) / (ZERO + x))
}

/// `(log10 x)' = log10(e) / x`, +inf at 0 and -0
#[inline(always)]
pub(crate) fn log10<T: Scalar>(x: T) -> (T, T) {
    (x.log10(), Literal(LOG10_E) / (ZERO + x))
}

/// `(ln(1 + x))' = 1 / (1 + x)`
#[inline(always)]
pub(crate) fn ln_1p<T: Scalar>(x: T) -> (T, T) {
    (x.ln_1p(), (ONE + x).recip())
}

#[inline(always)]
pub(crate) fn log<T: Scalar>(x: T, base: T) -> (T, T, T) {
    T::curved2(Log, x, base)
}

/// `ln x / ln b`
#[derive(Clone, Copy)]
struct Log;

impl Curved2 for Log {
    /// For `f = ln x / ln b`: `df/dx = (1 / ln b) / x` and `df/db = -(f / ln b) / b`. These formulas contain no
    /// product that could overflow.
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T, base: T) -> (T, T, T) {
        let value = x.log(base);
        let ln_base = base.ln();
        (value, ONE / ln_base / (ZERO + x), -(value / ln_base / base))
    }

    /// `d2f/dx2 = -(df/dx) / x`, `d2f/dxdb = -(df/dx / ln b) / b` and `d2f/db2 = -(df/db) (1 + 2 / ln b) / b`
    #[inline(always)]
    fn curvatures<T: Scalar>(self, x: T, base: T, (_, dx, db): (T, T, T)) -> [T; 3] {
        let ln_base = base.ln();
        [-(dx / x), -(dx / ln_base / base), -T::guarded_mul(db / base, ONE + TWO / ln_base)]
    }
}
