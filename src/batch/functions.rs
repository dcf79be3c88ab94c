//! The functions, as inherent methods with the names that they have on [`DualVec`](crate::DualVec). They use the same
//! rules at each point.

use super::number::Batch;
use super::points::{Element, map2, negative};
use crate::rules;
use crate::surface::Operand;

/// The documentation of a method, with an example at x.
macro_rules! as_at_each_point {
    ($function:ident($($arguments:literal)?) at $x:literal) => {
        concat!(
            "[`DualVec::", stringify!($function), "`](crate::DualVec::", stringify!($function), ") at each point.\n\n",
            "```\nuse gradual::{batch, gradient};\n\n",
            "let (values, gradients) = batch::gradient(|[x]| x.", stringify!($function), "(", $($arguments,)? "), ",
            "&[[0.5], [", $x, "_f64]]);\n",
            "assert_eq!((values[1], gradients[1]), gradient(|[x]| x.", stringify!($function), "(", $($arguments,)? "), [",
            $x, "]));\n```",
        )
    };
}

macro_rules! functions {
    (by_rule at $x:literal: $($function:ident)*) => {$(
        #[doc = as_at_each_point!($function() at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self) -> Self {
            self.apply(rules::$function)
        }
    )*};
    (by_saturating_rule at $x:literal: $($function:ident)*) => {$(
        #[doc = as_at_each_point!($function() at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self) -> Self {
            self.apply_saturating(rules::$function)
        }
    )*};
    (by_rule_of_two at $x:literal, $example:literal: $($function:ident($y:ident))*) => {$(
        #[doc = as_at_each_point!($function($example) at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self, $y: impl Operand<Self>) -> Self {
            self.apply2(&$y.into_dual(), rules::$function)
        }
    )*};
    (by_point at $x:literal: $($function:ident)*) => {$(
        #[doc = as_at_each_point!($function() at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self) -> Self {
            Self::by_point([self], |[x]| x.$function())
        }
    )*};
    (by_point_of_two at $x:literal, $example:literal: $($function:ident($y:ident))*) => {$(
        #[doc = as_at_each_point!($function($example) at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self, $y: impl Operand<Self>) -> Self {
            Self::by_point([self, $y.into_dual()], |[x, y]| x.$function(y))
        }
    )*};
    (by_point_of_three at $x:literal, $example:literal: $($function:ident($y:ident, $z:ident))*) => {$(
        #[doc = as_at_each_point!($function($example) at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self, $y: impl Operand<Self>, $z: impl Operand<Self>) -> Self {
            Self::by_point([self, $y.into_dual(), $z.into_dual()], |[x, y, z]| x.$function(y, z))
        }
    )*};
    (by_point_with at $x:literal, $example:literal: $($function:ident($n:ident: $Integer:ty))*) => {$(
        #[doc = as_at_each_point!($function($example) at $x)]
        #[must_use]
        #[inline(always)]
        pub fn $function(self, $n: $Integer) -> Self {
            Self::by_point([self], |[x]| x.$function($n))
        }
    )*};
}

impl<T: Element, const N: usize> Batch<T, N> {
    functions! { by_rule at "0.75":
        recip sqrt cbrt ln ln_1p log2 log10 tan asin acos atan sinh cosh asinh atanh gamma ln_gamma digamma x_ln_x erfcx normal_quantile erf_inv erfc_inv
    }

    functions! { by_saturating_rule at "0.75":
        exp exp2 exp_m1 tanh erf erfc ln_erfc normal_pdf normal_cdf ln_normal_cdf sigmoid softplus
    }

    functions! { by_rule at "0.75":
        airy_bi airy_bi_prime airy_ai_scaled airy_ai_prime_scaled airy_bi_scaled airy_bi_prime_scaled dawson lambert_w0
    }

    functions! { by_rule at "-0.25": lambert_wm1 }

    functions! { by_saturating_rule at "0.75": airy_ai airy_ai_prime expint_e1 }

    functions! { by_point at "0.75":
        expint_ei sin_integral cos_integral erfi fresnel_s fresnel_c elliptic_k elliptic_e zeta
    }

    functions! { by_point_of_two at "1.75", "0.5": elliptic_f(m) elliptic_e_incomplete(m) hurwitz_zeta(a) }

    functions! { by_point_with at "0.75", "2.5":
        bessel_j(order: f64) bessel_y(order: f64) bessel_i(order: f64) bessel_k(order: f64) bessel_i_scaled(order: f64)
        bessel_k_scaled(order: f64)
    }

    functions! { by_point_with at "0.75", "2":
        spherical_jn(n: u32) spherical_yn(n: u32) spherical_in(n: u32) spherical_kn(n: u32) expint_en(n: i32)
    }

    functions! { by_rule at "1.25": acosh }

    functions! { by_saturating_rule at "-0.75": ln_1m_exp }

    functions! { by_point_of_two at "0.75", "-0.25": ln_sub_exp(y) ln_choose(k) }

    functions! { by_rule_of_two at "0.75", "2.0": hypot(y) log(base) atan2(x) }

    functions! { by_point at "0.75":
        signum floor ceil round round_ties_even trunc fract next_up next_down to_degrees to_radians
        trigamma bessel_j0 bessel_j1 bessel_y0 bessel_y1 sinc
    }

    functions! { by_point_of_two at "0.75", "2.0":
        powf(y) pow(y) copysign(sign) div_euclid(divisor) rem_euclid(divisor) midpoint(other)
        x_ln_y(y) x_ln_1p_y(y) ln_add_exp(y) ln_gamma_ratio(d)
        beta(b) ln_beta(b) gamma_p(x) gamma_q(x) ln_gamma_p(x) ln_gamma_q(x)
    }

    functions! { by_point_of_two at "0.75", "0.25": gamma_p_inv(p) gamma_q_inv(q) }

    functions! { by_point_of_three at "0.75", "2.0, 0.5":
        beta_reg(b, x) beta_reg_c(b, x) ln_beta_reg(b, x) ln_beta_reg_c(b, x) beta_reg_inv(b, p)
        beta_reg_c_inv(b, q)
    }

    functions! { by_point_with at "0.75", "2": polygamma(m: u32) bessel_jn(n: i32) bessel_yn(n: i32) }

    #[doc = as_at_each_point!(sin() at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn sin(self) -> Self {
        self.sin_cos().0
    }

    #[doc = as_at_each_point!(cos() at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn cos(self) -> Self {
        self.sin_cos().1
    }

    /// [`DualVec::sin_cos`](crate::DualVec::sin_cos) at each point.
    ///
    /// ```
    /// use gradual::{batch, gradient};
    ///
    /// let (values, gradients) = batch::gradient(|[x]| x.sin_cos().1, &[[0.5], [0.75_f64]]);
    /// assert_eq!((values[1], gradients[1]), gradient(|[x]| x.sin_cos().1, [0.75]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn sin_cos(self) -> (Self, Self) {
        let (mut sin, mut cos) = (self.values, self.values);
        for (sin, cos) in sin.iter_mut().zip(&mut cos) {
            (*sin, *cos) = sin.sin_cos();
        }
        // There is no guard for zero partials, as in `DualVec`.
        let chain = |values, slopes| self.map_partials(values, |x| map2(slopes, x, |slope, x| slope * x));
        (chain(sin, cos), chain(cos, negative(sin)))
    }

    #[doc = as_at_each_point!(powi("3") at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn powi(self, n: i32) -> Self {
        match n {
            0 | 1 => Self::by_point([self], |[x]| x.powi(n)),
            2 => {
                // x x' + x x'
                let x = self.values;
                self.map_partials(map2(x, x, |x, y| x * y), |lanes| {
                    map2(x, lanes, |x, lanes| x * lanes + x * lanes)
                })
            }
            _ => self.apply(|x| rules::powi(x, n)),
        }
    }

    #[doc = as_at_each_point!(mul_add("2.0, 3.0") at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn mul_add(self, a: impl Operand<Self>, b: impl Operand<Self>) -> Self {
        let (a, b) = (a.into_dual(), b.into_dual());
        let mut values = self.values;
        for ((x, &a), &b) in values.iter_mut().zip(&a.values).zip(&b.values) {
            *x = x.mul_add(a, b);
        }
        (self * a).zip_partials(&b, values, |a, b| map2(a, b, |a, b| a + b))
    }

    #[doc = as_at_each_point!(max("0.5") at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn max(self, y: impl Operand<Self>) -> Self {
        let y = y.into_dual();
        (self.gt(y) | y.is_nan()).select(self, y)
    }

    #[doc = as_at_each_point!(min("0.5") at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn min(self, y: impl Operand<Self>) -> Self {
        let y = y.into_dual();
        (self.le(y) | y.is_nan()).select(self, y)
    }

    #[doc = as_at_each_point!(clamp("0.0, 1.0") at "0.75")]
    #[must_use]
    #[inline(always)]
    pub fn clamp(self, min: impl Operand<Self>, max: impl Operand<Self>) -> Self {
        let (min, max) = (min.into_dual(), max.into_dual());
        if min.le(max).all() {
            let mut clamped = self.gt(max).select(max, self.le(min).select(min, self));
            for (((value, x), min), max) in
                clamped.values.iter_mut().zip(self.values).zip(min.values).zip(max.values)
            {
                *value = x.clamp(min, max);
            }
            clamped
        } else {
            // At some point there is no interval.
            Self::by_point([self, min, max], |[x, min, max]| x.clamp(min, max))
        }
    }

    #[doc = as_at_each_point!(abs() at "-0.75")]
    #[must_use]
    #[inline(always)]
    pub fn abs(self) -> Self {
        let mut absolute = self.le(Self::constant(T::zero())).select(-self, self);
        absolute.values = self.values.map(|x| x.abs());
        absolute
    }
}
