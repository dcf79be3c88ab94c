//! The slopes of `hypot` and `atan2`. They are functions too, and have slopes of their own.

use super::Literal;
use crate::scalar::Scalar;

/// The length h of (x, y) and the unit vector (p, q) along it, each with its two slopes. `h' = p x' + q y'`.
/// (p, q) turns with the angle t: `p' = -q t'` and `q' = p t'`, where `t' = (p y' - q x') / h`.
#[inline(always)]
pub(crate) fn length_and_direction<T: Scalar>(x: T, y: T) -> [(T, T, T); 3] {
    let [h, p, q] = T::length_and_direction(x, y);
    if h.is_zero() {
        // At the origin the unit vector is a subgradient. How it changes is not known.
        let unknown = T::nan();
        return [(h, p, q), (p, unknown, unknown), (q, unknown, unknown)];
    }
    let (p_over_h, q_over_h) = (p / h, q / h);
    let (pp, qq) = (T::guarded_mul(p, p_over_h), T::guarded_mul(q, q_over_h));
    // Divide the smaller one by h: this does not overflow before the product does.
    let pq = if p.abs() < q.abs() { T::guarded_mul(p_over_h, q) } else { T::guarded_mul(p, q_over_h) };
    [(h, p, q), (p, qq, -pq), (q, -pq, pp)]
}

/// The real part a and the imaginary part b of 1 / z, where z = x + iy, each with its two slopes.
/// `(1 / z)' = -(1 / z)^2 z'`, and the square of a + ib is `(a - b)(a + b) + 2iab`.
#[inline(always)]
pub(crate) fn complex_recip<T: Scalar>(x: T, y: T) -> [(T, T, T); 2] {
    let [a, b] = T::complex_recip(x, y);
    let (re, im) = (-T::guarded_mul(a - b, a + b), Literal(-2.0) * T::guarded_mul(a, b));
    [(a, re, -im), (b, im, re)]
}
