//! Sums and products whose rounding errors are kept: a pair `(h, l)` stands for the number `h + l`, where l is the rounding
//! error of h.
//!
//! The exponent of a density may be as large as 745. Its rounding error alone would cost 745 ulps of the result, so the
//! densities compute their exponents in pairs.

use core::f64::consts::{LN_2, SQRT_2};
use num_traits::Float;

/// A number as a sum of two floats.
pub(super) type Pair = (f64, f64);

/// `a b = h + l` exactly, by Dekker's product. The halves of Veltkamp's split have at most 26 bits, so their products
/// are exact. This holds for `|a|, |b| < 2^500`, unless the product is subnormal. (On baseline x86-64 an fma would be a
/// slow call.)
#[inline(always)]
pub(super) fn two_product(a: f64, b: f64) -> (f64, f64) {
    let split = |v: f64| {
        let c = 134_217_729.0 * v; // 2^27 + 1
        let high = c - (c - v);
        (high, v - high)
    };
    let (h, (ah, al), (bh, bl)) = (a * b, split(a), split(b));
    (h, ((ah * bh - h) + ah * bl + al * bh) + al * bl)
}

/// `exp(-(h + l)) = exp(-h) (1 - l)` for `|l| < 1e-13`.
#[inline(always)]
pub(super) fn exp_neg_sum(h: f64, l: f64) -> f64 {
    let e = Float::exp(-h);
    e - e * l
}

/// `a + b` exactly, by Knuth's sum.
#[inline(always)]
pub(super) fn two_sum(a: f64, b: f64) -> Pair {
    let h = a + b;
    let b_part = h - a;
    (h, (a - (h - b_part)) + (b - b_part))
}

/// `a + b`, within 2^-104 of the larger of the two.
#[inline(always)]
pub(super) fn sum(a: Pair, b: Pair) -> Pair {
    let (h, l) = two_sum(a.0, b.0);
    two_sum(h, l + (a.1 + b.1))
}

/// `a b`
#[inline(always)]
pub(super) fn product(a: Pair, b: Pair) -> Pair {
    let (h, l) = two_product(a.0, b.0);
    two_sum(h, l + (a.0 * b.1 + a.1 * b.0))
}

/// `k a`
#[inline(always)]
pub(super) fn multiple(k: f64, a: Pair) -> Pair {
    product((k, 0.0), a)
}

/// `a / b`. The correction is left out where it is out of range.
#[inline(always)]
pub(super) fn quotient(a: Pair, b: Pair) -> Pair {
    let q = a.0 / b.0;
    let (h, l) = two_product(q, b.0);
    let rest = ((a.0 - h) - l + a.1 - q * b.1) / b.0;
    if rest.is_finite() { two_sum(q, rest) } else { (q, 0.0) }
}

/// `ln(1 + e) = 2 atanh(s)` with `s = e / (2 + e)`, for `|e| < 1/2`. Its relative error is below 2^-58: the terms after
/// the first one are small, and single floats.
pub(super) fn ln_1p(e: Pair) -> Pair {
    let s = quotient(e, sum((2.0, 0.0), e));
    let rest = 2.0 * s.0 * atanh_rest(s.0);
    sum((2.0 * s.0, 2.0 * s.1), (rest, 0.0))
}

/// `e - ln(1 + e)` for `|e| < 1/2`, without cancellation: `e s - 2 (atanh(s) - s)` with `s = e / (2 + e)`.
pub(super) fn minus_ln_1p(e: Pair) -> Pair {
    let s = quotient(e, sum((2.0, 0.0), e));
    sum(product(e, s), (-2.0 * s.0 * atanh_rest(s.0), 0.0))
}

/// `atanh(s) / s - 1 = s^2 / 3 + s^4 / 5 + ...` for `|s| < 1/3`
fn atanh_rest(s: f64) -> f64 {
    let u = s * s;
    (1..=17).rev().fold(0.0, |sum, k| (sum + 1.0 / f64::from(2 * k + 1)) * u)
}

/// `ln x` for a positive x, within 2^-60 of the larger of 1 and the value.
pub(super) fn ln(x: Pair) -> Pair {
    const LN_2_LOW: f64 = 2.3190468138462996e-17; // ln 2 - LN_2
    let (mantissa, exponent) = libm::frexp(x.0);
    let exponent = if mantissa * SQRT_2 < 1.0 { exponent - 1 } else { exponent };
    let m = (libm::ldexp(x.0, -exponent), libm::ldexp(x.1, -exponent));
    let whole = product((LN_2, LN_2_LOW), (f64::from(exponent), 0.0));
    sum(whole, ln_1p(sum((m.0 - 1.0, 0.0), (m.1, 0.0))))
}

/// `exp(x)` for an exponent below 710.
#[inline(always)]
pub(super) fn exp(x: Pair) -> f64 {
    exp_neg_sum(-x.0, -x.1)
}
