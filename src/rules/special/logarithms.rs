//! Logarithms beside a factor, of sums and of differences.

use num_traits::Float;

use crate::rules::in_double;
use crate::scalar::{ONE, Scalar, ZERO};

/// `(x ln x)' = 1 + ln x`
#[inline(always)]
pub(crate) fn x_ln_x<T: Scalar>(x: T) -> (T, T) {
    (x.x_ln_x(), in_double(x, |x| 1.0 + Float::ln(x), |x| ONE + x.ln()))
}

/// `d/dx x ln y = ln y` and `d/dy x ln y = x / y`
#[inline(always)]
pub(crate) fn x_ln_y<T: Scalar>(x: T, y: T) -> (T, T, T) {
    (x.x_ln_y(y), y.ln(), quotient_at_0(x, y))
}

/// `d/dx x ln(1 + y) = ln(1 + y)` and `d/dy x ln(1 + y) = x / (1 + y)`
#[inline(always)]
pub(crate) fn x_ln_1p_y<T: Scalar>(x: T, y: T) -> (T, T, T) {
    (x.x_ln_1p_y(y), y.ln_1p(), quotient_at_0(x, ONE + y))
}

/// `x / y`, which is 0 where x is 0, even if y is 0 too.
#[inline(always)]
fn quotient_at_0<T: Scalar>(x: T, y: T) -> T {
    if x.is_zero() { T::guarded_mul(x, y.recip()) } else { x / y }
}

/// `(ln(1 - e^x))' = -1 / (e^-x - 1)`
#[inline(always)]
pub(crate) fn ln_1m_exp<T: Scalar>(x: T) -> (T, T) {
    let value = x.ln_1m_exp();
    let slope = if value.is_nan() {
        value
    } else if x < -T::one() {
        let e = x.exp();
        -(e / (ONE - e))
    } else {
        // 0 - x is not -0
        -(ZERO - x).exp_m1().recip()
    };
    (value, slope)
}

/// `d/dx ln(e^x + e^y) = sigmoid(x - y)` and `d/dy = sigmoid(y - x)`
#[inline(always)]
pub(crate) fn ln_add_exp<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x.ln_add_exp(y);
    if value.is_infinite() {
        let (dx, dy) = if x > y { (T::one(), T::zero()) } else { (T::zero(), T::one()) };
        return (value, dx, dy);
    }
    let above = x - y;
    (value, above.sigmoid(), (-above).sigmoid())
}

/// `d/dx ln(e^x - e^y) = 1 + 1 / e` and `d/dy = -1 / e` with `e = e^(x - y) - 1`
#[inline(always)]
pub(crate) fn ln_sub_exp<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x.ln_sub_exp(y);
    if y == T::neg_infinity() {
        return (value, T::one(), T::zero());
    }
    let r = (x - y).exp_m1().recip();
    (value, ONE + r, -r)
}
