//! Logarithms beside a factor, of sums and of differences, which neither cancel nor overflow.

use core::f64::consts::LN_2;
use num_traits::Float;

use super::softplus;

/// `x ln x`, which is 0 at 0, within 2 ulps. It is NaN below 0.
#[inline(always)]
pub(crate) fn x_ln_x(x: f64) -> f64 {
    if x == 0.0 { 0.0 } else { x * Float::ln(x) }
}

/// `x ln y`, which is 0 at x = 0 for every y except NaN, within 2 ulps. It is NaN for y < 0 and x != 0.
#[inline(always)]
pub(crate) fn x_ln_y(x: f64, y: f64) -> f64 {
    if x == 0.0 && !y.is_nan() { 0.0 } else { x * Float::ln(y) }
}

/// `x ln(1 + y)`, which is 0 at x = 0 for every y except NaN, within 2 ulps. It is NaN for y < -1 and x != 0.
#[inline(always)]
pub(crate) fn x_ln_1p_y(x: f64, y: f64) -> f64 {
    if x == 0.0 && !y.is_nan() { 0.0 } else { x * Float::ln_1p(y) }
}

/// `ln(1 - e^x)` for x <= 0, by the form that keeps the digits: Mächler, *Accurately computing log(1 - exp(-|a|))*, 2012.
/// It is -inf at 0, and NaN above.
#[inline(always)]
pub(crate) fn ln_1m_exp(x: f64) -> f64 {
    if x > -LN_2 { Float::ln(-Float::exp_m1(x)) } else { Float::ln_1p(-Float::exp(x)) }
}

/// `ln(e^x + e^y)`. An infinity is the result if it is the larger number.
#[inline(always)]
pub(crate) fn ln_add_exp(x: f64, y: f64) -> f64 {
    let (larger, smaller) = if x > y || x.is_nan() { (x, y) } else { (y, x) };
    if larger.is_infinite() { larger } else { larger + softplus(smaller - larger) }
}

/// `ln(e^x - e^y)` for x >= y. It is -inf where they are equal, and NaN for x < y.
#[inline(always)]
pub(crate) fn ln_sub_exp(x: f64, y: f64) -> f64 {
    if y == f64::NEG_INFINITY { x } else { x + ln_1m_exp(y - x) }
}
