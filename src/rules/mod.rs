//! Every elementary function with its slope. Each rule is written once.
//!
//! A rule is a plain function from the argument to `(value, slope)`, or from two arguments to
//! `(value, d/dx, d/dy)`. It is generic over [`Scalar`], so a nested type can differentiate the rule
//! itself. For some functions, such as powers and `tanh`, that would cancel or call the function once more.
//! Their rule is [`Curved`]: it has one more formula, which gives the slope of the slope from what is already
//! computed.
//!
//! A rule of the kind `rule_n` returns only the slopes, and may leave out those of arguments that do not vary.
//!
//! The value is the one that the same method of `f64` returns. The slope keeps full accuracy: its formula
//! does not cancel, and it overflows only where the true slope does. Outside the domain, where the value is
//! NaN, a rule may return any slope: the chain rule makes it NaN.
//!
//! Functions with a constant slope (`floor`, `fract`, `to_degrees`) need no rule: the types have
//! `step` and `linear` for them.

mod division;
mod exponential;
mod hyperbolic;
mod plane;
mod powers;
mod quotients;
mod selection;
mod special;
mod trigonometric;

pub(crate) use division::*;
pub(crate) use exponential::*;
pub(crate) use hyperbolic::*;
pub(crate) use plane::*;
pub(crate) use powers::*;
pub(crate) use quotients::*;
pub(crate) use selection::*;
pub(crate) use special::*;
pub(crate) use trigonometric::*;

use crate::scalar::{Curved, Curved2, HALF, Literal, ONE, Scalar, TWO, ZERO};

/// 2^28. From here on, 1 + x^2 rounds to x^2, while x^4 is still in the range of an f32.
const FAR: f64 = 268_435_456.0;

/// A slope of a function of the kind `rule_n`, which is computed only if its argument varies.
pub(crate) fn if_varies<T: Scalar>(varies: bool, slope: impl FnOnce() -> T) -> T {
    if varies { slope() } else { T::zero() }
}

/// A member of a family whose order is a `u32`. There is none above the largest order, so the result is NaN.
#[inline(always)]
pub(crate) fn of_order<T: Scalar>(order: Option<u32>, member: impl FnOnce(u32) -> T) -> T {
    order.map_or_else(T::nan, member)
}

/// A formula that cancels: plain floats compute it in double precision, and other numbers in their own.
#[inline(always)]
fn in_double<T: Scalar>(x: T, on_double: impl FnOnce(f64) -> f64, on_number: impl FnOnce(T) -> T) -> T {
    if T::DEPTH == 0 { T::literal(on_double(x.to_f64().unwrap_or(f64::NAN))) } else { on_number(x) }
}

/// The value and the slope, each with its own slope.
#[inline(always)]
pub(crate) fn curved<T: Scalar>(rule: impl Curved, x: T) -> [(T, T); 2] {
    let (value, slope) = T::curved(rule, x);
    [(value, slope), (slope, rule.curvature(x, value, slope))]
}

/// The value and the two slopes, each with its own slopes.
#[inline(always)]
pub(crate) fn curved2<T: Scalar>(rule: impl Curved2, x: T, y: T) -> [(T, T, T); 3] {
    let (value, dx, dy) = T::curved2(rule, x, y);
    let [dxx, dxy, dyy] = rule.curvatures(x, y, (value, dx, dy));
    [(value, dx, dy), (dx, dxx, dxy), (dy, dxy, dyy)]
}

/// `1 - x^2`, in a form whose derivatives are all accurate. Near 1 the difference cancels, so this is the
/// product. Near 0 the derivative of the product, `(1 - x) - (1 + x)`, cancels, so in a nested type this is the
/// difference.
#[inline(always)]
fn one_minus_square<T: Scalar>(x: T) -> T {
    if T::DEPTH > 0 && x.abs() < T::literal(0.5) { ONE - x.powi(2) } else { (ONE - x) * (ONE + x) }
}
