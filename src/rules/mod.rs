//! Every elementary function with its slope, once.
//!
//! A rule is a plain function from the argument to `(value, slope)`, or from two arguments to
//! `(value, d/dx, d/dy)`. It is generic in [`Scalar`], so that a nested type differentiates the rule
//! itself. Where that would call the function once more or cancel, as for powers and `tanh`, the rule is
//! [`Curved`]: it says in one more formula how its slope changes, in terms of what it has already.
//!
//! The value is the one that the same method of `f64` returns. The slope keeps full accuracy: it is
//! computed by a formula that neither cancels nor overflows where the true slope does not. Outside the
//! domain, where the value is NaN, a rule may return any slope: the chain rule makes it NaN.
//!
//! Functions of constant slope (`floor`, `fract`, `to_degrees`) need no rule: the types have
//! `apply_step` and `apply_linear` for them.

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

use core::ops::{Add, Div, Mul, Sub};

use crate::scalar::{Curved, Curved2, Scalar};

/// A float of the source code, on the left of an operator: `Literal(0.5) / s`.
#[derive(Clone, Copy)]
struct Literal(f64);

const ZERO: Literal = Literal(0.0);
const HALF: Literal = Literal(0.5);
const ONE: Literal = Literal(1.0);
const TWO: Literal = Literal(2.0);

/// From here on 1 is lost beside x^2, and x^4 is still in the range of an f32: 2^28.
const FAR: f64 = 268_435_456.0;

macro_rules! literal_operators {
    ($($Op:ident, $op:ident, $hook:ident;)*) => {$(
        impl<T: Scalar> $Op<T> for Literal {
            type Output = T;
            #[inline(always)]
            fn $op(self, x: T) -> T {
                T::$hook(self.0, x)
            }
        }
    )*};
}

literal_operators! {
    Add, add, literal_add;
    Sub, sub, literal_sub;
    Mul, mul, literal_mul;
    Div, div, literal_div;
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

/// `1 - x^2`, whose every derivative is accurate: as a product near 1, where the difference cancels, but
/// not near 0, where the product's derivative `(1 - x) - (1 + x)` does.
#[inline(always)]
fn one_minus_square<T: Scalar>(x: T) -> T {
    if T::DEPTH > 0 && x.abs() < T::literal(0.5) { ONE - x.powi(2) } else { (ONE - x) * (ONE + x) }
}
