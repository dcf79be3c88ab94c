//! The functions, as inherent methods with the names of those of [`DualVec`]: by the same rules at each point.

use super::kernels::{Product, map2};
use super::number::{Batch, Element};

use crate::lanes;
use crate::operand::Operand;
use crate::rules;

macro_rules! as_at_each_point {
    ($function:ident) => {
        concat!("[`DualVec::", stringify!($function), "`] at each point.")
    };
}

macro_rules! functions {
    (by_rule: $($function:ident)*) => {$(
        #[doc = as_at_each_point!($function)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self) -> Self {
            self.apply(rules::$function)
        }
    )*};
    (by_rule_of_two: $($function:ident($y:ident))*) => {$(
        #[doc = as_at_each_point!($function)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self, $y: impl Operand<Self>) -> Self {
            self.apply2(&$y.into_dual(), rules::$function)
        }
    )*};
    (by_point: $($function:ident($($y:ident),*))*) => {$(
        #[doc = as_at_each_point!($function)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self $(, $y: impl Operand<Self>)*) -> Self {
            Self::by_point([self $(, $y.into_dual())*], |[x $(, $y)*]| x.$function($($y),*))
        }
    )*};
    (by_order: $($function:ident($n:ident: $Order:ty))*) => {$(
        #[doc = as_at_each_point!($function)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self, $n: $Order) -> Self {
            Self::by_point([self], |[x]| x.$function($n))
        }
    )*};
}

impl<T: Element, const N: usize> Batch<T, N> {
    functions! { by_rule:
        recip sqrt cbrt exp exp2 exp_m1 ln ln_1p log2 log10 tan asin acos atan sinh cosh tanh asinh acosh atanh
        erf erfc normal_pdf normal_cdf gamma ln_gamma digamma sigmoid softplus
    }

    functions! { by_rule_of_two: hypot(y) log(base) atan2(x) }

    functions! { by_point:
        powf(y) pow(y)
        signum() floor() ceil() round() round_ties_even() trunc() fract() next_up() next_down()
        to_degrees() to_radians()
        copysign(sign) div_euclid(divisor) rem_euclid(divisor) midpoint(other)
        trigamma() bessel_j0() bessel_j1() bessel_y0() bessel_y1() sinc()
    }

    functions! { by_order: polygamma(m: u32) bessel_jn(n: i32) bessel_yn(n: i32) }

    #[doc = as_at_each_point!(sin)]
    #[must_use]
    #[inline(always)]
    pub fn sin(self) -> Self {
        self.sin_cos().0
    }

    #[doc = as_at_each_point!(cos)]
    #[must_use]
    #[inline(always)]
    pub fn cos(self) -> Self {
        self.sin_cos().1
    }

    #[doc = as_at_each_point!(sin_cos)]
    #[must_use]
    #[inline(always)]
    pub fn sin_cos(self) -> (Self, Self) {
        let (mut sin, mut cos) = (self.values, self.values);
        for (sin, cos) in sin.iter_mut().zip(&mut cos) {
            (*sin, *cos) = sin.sin_cos();
        }
        let scaled = |values, slopes| self.map_partials(values, |x| map2(Product, slopes, x));
        (scaled(sin, cos), scaled(cos, lanes::neg(sin)))
    }

    #[doc = as_at_each_point!(powi)]
    #[must_use]
    #[inline(always)]
    pub fn powi(self, n: i32) -> Self {
        match n {
            0 | 1 => Self::by_point([self], |[x]| x.powi(n)),
            2 => {
                let x = self.values;
                self.map_partials(map2(Product, x, x), |lanes| {
                    let term = map2(Product, x, lanes);
                    lanes::add(term, term)
                })
            }
            _ => self.apply(|x| rules::powi(x, n)),
        }
    }

    #[doc = as_at_each_point!(mul_add)]
    #[must_use]
    #[inline(always)]
    pub fn mul_add(self, a: impl Operand<Self>, b: impl Operand<Self>) -> Self {
        let (a, b) = (a.into_dual(), b.into_dual());
        let mut values = self.values;
        for ((x, &a), &b) in values.iter_mut().zip(&a.values).zip(&b.values) {
            *x = x.mul_add(a, b);
        }
        (self * a).zip_partials(&b, values, lanes::add)
    }

    #[doc = as_at_each_point!(max)]
    #[must_use]
    #[inline(always)]
    pub fn max(self, y: impl Operand<Self>) -> Self {
        let y = y.into_dual();
        (self.gt(y) | y.is_nan()).select(self, y)
    }

    #[doc = as_at_each_point!(min)]
    #[must_use]
    #[inline(always)]
    pub fn min(self, y: impl Operand<Self>) -> Self {
        let y = y.into_dual();
        (self.le(y) | y.is_nan()).select(self, y)
    }

    #[doc = as_at_each_point!(clamp)]
    #[must_use]
    #[inline(always)]
    pub fn clamp(self, min: impl Operand<Self>, max: impl Operand<Self>) -> Self {
        let (min, max) = (min.into_dual(), max.into_dual());
        if min.le(max).all() {
            let raised = self.lt(min).select(min, self);
            self.gt(max).select(max, raised)
        } else {
            Self::by_point([self, min, max], |[x, min, max]| x.clamp(min, max))
        }
    }

    #[doc = as_at_each_point!(abs)]
    #[must_use]
    #[inline(always)]
    pub fn abs(self) -> Self {
        self.is_sign_negative().select(-self, self)
    }
}
