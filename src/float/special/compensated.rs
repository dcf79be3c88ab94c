//! Sums and products whose rounding errors are kept.

use num_traits::Float;

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
