//! Quotient and remainder.

use super::{Literal, TWO, guarded_square};
use crate::scalar::{Curved, Curved2, Scalar};

#[inline(always)]
pub(crate) fn div<T: Scalar>(x: T, y: T) -> (T, T, T) {
    T::curved2(Div, x, y)
}

#[derive(Clone, Copy)]
struct Div;

impl Curved2 for Div {
    /// `d/dx (x / y) = 1 / y` and `d/dy (x / y) = -(x / y) / y`. No square leaves the range early.
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T, y: T) -> (T, T, T) {
        let value = x / y;
        (value, y.recip(), divisor_slope(x, y, value))
    }

    /// `d2/dx2 = 0`, `d2/dxdy = -(1 / y)^2` and `d2/dy2 = -2 (d/dy) / y`
    #[inline(always)]
    fn curvatures<T: Scalar>(self, x: T, y: T, (_, dx, dy): (T, T, T)) -> [T; 3] {
        [T::zero(), -guarded_square(dx), divisor_curvature(x, y, dx, dy)]
    }
}

#[inline(always)]
pub(crate) fn literal_div<T: Scalar>(k: f64, x: T) -> (T, T) {
    T::curved(LiteralDiv(k), x)
}

#[derive(Clone, Copy)]
struct LiteralDiv(f64);

impl Curved for LiteralDiv {
    /// `(k / x)' = -(k / x) / x`
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T) -> (T, T) {
        let Self(k) = self;
        let value = T::literal_div(k, x);
        (value, divisor_slope(T::literal(k), x, value))
    }

    /// `(k / x)'' = -2 (k / x)' (1 / x)`
    #[inline(always)]
    fn curvature<T: Scalar>(self, x: T, _: T, slope: T) -> T {
        divisor_curvature(T::literal(self.0), x, x.recip(), slope)
    }
}

/// `-quotient / y`, where the quotient is x / y.
#[inline(always)]
fn divisor_slope<T: Scalar>(x: T, y: T, quotient: T) -> T {
    if has_lost_digits(quotient) { scaled(x, |x| -(x / y / y)) } else { -(quotient / y) }
}

/// `-2 slope (1 / y)`, where the slope is that of the quotient x / y in y.
#[inline(always)]
fn divisor_curvature<T: Scalar>(x: T, y: T, recip: T, slope: T) -> T {
    if has_lost_digits(slope) && y.abs() < T::one() {
        scaled(x, |x| TWO * (x / y / y / y))
    } else {
        Literal(-2.0) * T::guarded_mul(recip, slope)
    }
}

/// Whether the quotient is subnormal. It has then lost digits, and a small divisor would make this visible.
#[inline(always)]
fn has_lost_digits<T: Scalar>(quotient: T) -> bool {
    quotient.abs() < T::min_positive_value() && !quotient.is_zero()
}

/// Computes a multiple of x with x scaled to the middle of the range.
#[inline(always)]
fn scaled<T: Scalar>(x: T, multiple: impl FnOnce(T) -> T) -> T {
    Literal(1.0 / T::HUGE) * multiple(Literal(T::HUGE) * x)
}

/// `d/dx (x % y) = 1` and `d/dy (x % y) = -q`, where `x % y = x - q y`.
#[inline(always)]
pub(crate) fn rem<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x % y;
    (value, T::one(), -integer_quotient(x, y, value))
}

/// `(k % x)' = -q`, where `k % x = k - q x`.
#[inline(always)]
pub(crate) fn literal_rem<T: Scalar>(k: f64, x: T) -> (T, T) {
    let value = T::literal_rem(k, x);
    (value, -integer_quotient(T::literal(k), x, value))
}

/// `d/dx (x rem y) = 1` and `d/dy (x rem y) = -q`, where `x rem y = x - q y`.
#[inline(always)]
pub(crate) fn rem_euclid<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x.rem_euclid(y);
    (value, T::one(), -integer_quotient(x, y, value))
}

/// The integer q for which `x = q y + remainder`. It is `(x - remainder) / y`, rounded to remove the error of
/// the division. `(x / y).trunc()` would not do: the quotient may round up to the next integer.
#[inline(always)]
fn integer_quotient<T: Scalar>(x: T, y: T, remainder: T) -> T {
    let multiple = x - remainder;
    if multiple.is_finite() {
        (multiple / y).round()
    } else if y.is_finite() {
        // The difference has overflowed.
        (x / y - remainder / y).round()
    } else {
        // The divisor and the remainder are infinite: x was moved once, by |y|.
        -y.signum()
    }
}
