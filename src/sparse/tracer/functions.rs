//! Every function of a tracer: the value of the plain float, and what the result depends on.

use super::Tracer;
use crate::functions::{for_each_elementary_function, for_each_hidden_function, for_each_special_function};
use crate::number::Functions;
use crate::rules::{self, Clamped};
use crate::scalar::{Curved, Curved2, Holomorphic, Scalar};

/// The functions that a rule computes for other numbers. None of them is linear, except the remainder, and two that are
/// linear in the first number.
macro_rules! functions {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident $arguments:tt $(at $x:literal $(is $value:literal)?, slope $slope:literal)?;
    )*) => {
        $(functions! { @$kind $name $arguments })*
    };
    (@shared $name:ident $arguments:tt) => {};
    (@rule2 rem_euclid ($y:ident = $example:literal)) => {
        fn rem_euclid(self, $y: Self) -> Self {
            self.linear_in_both($y, self.value.rem_euclid($y.value))
        }
    };
    (@rule2 x_ln_y $y:tt) => { functions! { @linear_in_first x_ln_y $y } };
    (@rule2 x_ln_1p_y $y:tt) => { functions! { @linear_in_first x_ln_1p_y $y } };
    (@linear_in_first $name:ident ($y:ident = $example:literal)) => {
        fn $name(self, $y: Self) -> Self {
            self.linear_in_first($y, self.value.$name($y.value))
        }
    };
    (@$kind:ident $name:ident ()) => {
        fn $name(self) -> Self {
            self.curve(self.value.$name())
        }
    };
    (@$kind:ident $name:ident ($($y:ident $(= $example:literal)?),+)) => {
        fn $name(self $(, $y: Self)+) -> Self {
            Self { value: self.value.$name($($y.value),+), link: self.link$(.union($y.link))+.curved() }
        }
    };
    (@$kind:ident $name:ident ($parameter:ident: $Parameter:ty $(= $example:literal)?)) => {
        fn $name(self, $parameter: $Parameter) -> Self {
            self.curve(self.value.$name($parameter))
        }
    };
}

impl<T: Scalar> Functions for Tracer<T> {
    for_each_elementary_function! { functions! {} }
    for_each_special_function! { functions! {} }
    for_each_hidden_function! { functions! {} }

    /// `x / y` is linear in x.
    fn div(self, y: Self) -> Self {
        self.linear_in_first(y, self.value / y.value)
    }

    /// The integer quotient is constant, so the remainder is linear.
    fn rem(self, y: Self) -> Self {
        self.linear_in_both(y, self.value % y.value)
    }

    fn div_literal_by(k: f64, x: Self) -> Self {
        x.curve(T::literal_div(k, x.value))
    }

    fn rem_literal_by(k: f64, x: Self) -> Self {
        Self { value: T::literal_rem(k, x.value), ..x }
    }

    fn sin_cos(self) -> (Self, Self) {
        let (sin, cos) = self.value.sin_cos();
        let x = self.curve(sin);
        (x, Self { value: cos, ..x })
    }

    fn integer_power(self, n: i32) -> Self {
        self.curve(self.value.powi(n))
    }

    fn powf(self, y: Self) -> Self {
        self.power(y)
    }

    fn power(self, y: Self) -> Self {
        self.curved_in_both(y, self.value.powf(y.value))
    }

    fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
        T::length_and_direction(x.value, y.value).map(|part| x.curved_in_both(y, part))
    }

    fn complex_recip(x: Self, y: Self) -> [Self; 2] {
        T::complex_recip(x.value, y.value).map(|part| x.curved_in_both(y, part))
    }

    fn curved(rule: impl Curved, x: Self) -> (Self, Self) {
        rule.rule(x)
    }

    fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self) {
        rule.rule(x, y)
    }

    fn holomorphic(rule: impl Holomorphic, x: Self, y: Self) -> [Self; 2] {
        T::holomorphic(rule, [x.value, y.value]).map(|part| x.curved_in_both(y, part))
    }

    /// Both sides count.
    fn max(self, y: Self) -> Self {
        let larger = if rules::max_is_first(self.value, y.value) { self } else { y };
        self.linear_in_both(y, larger.value)
    }

    fn min(self, y: Self) -> Self {
        let smaller = if rules::min_is_first(self.value, y.value) { self } else { y };
        self.linear_in_both(y, smaller.value)
    }

    fn clamp(self, min: Self, max: Self) -> Self {
        let value = match rules::clamp(self.value, min.value, max.value) {
            Clamped::Nowhere => T::nan(),
            _ => self.value.clamp(min.value, max.value),
        };
        self.linear_in_both(min, value).linear_in_both(max, value)
    }
}

impl<T: Scalar> Tracer<T> {
    /// A function of one number that is not linear.
    fn curve(self, value: T) -> Self {
        Self { value, link: self.link.curved() }
    }

    /// A function of two numbers that is linear in them, or in pieces.
    fn linear_in_both(self, y: Self, value: T) -> Self {
        Self { value, link: self.link.union(y.link) }
    }

    /// A function of two numbers that is linear in the first one.
    fn linear_in_first(self, y: Self, value: T) -> Self {
        Self { value, link: self.link.product(y.link.curved()) }
    }

    /// A function of two numbers of which nothing is known.
    fn curved_in_both(self, y: Self, value: T) -> Self {
        Self { value, link: self.link.union(y.link).curved() }
    }
}
