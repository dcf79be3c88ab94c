//! Floats of the source code beside numbers of any type.

use core::ops::{Add, Div, Mul, Sub};

use super::Scalar;

/// A literal float on the left of an operator: `Literal(0.5) / s`.
#[derive(Clone, Copy)]
pub(crate) struct Literal(pub(crate) f64);

pub(crate) const ZERO: Literal = Literal(0.0);
pub(crate) const HALF: Literal = Literal(0.5);
pub(crate) const ONE: Literal = Literal(1.0);
pub(crate) const TWO: Literal = Literal(2.0);

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
