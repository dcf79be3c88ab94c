//! Every function of a series. The comment above a function has its differential equation.

use core::f64::consts::{FRAC_PI_2, LN_2, LOG2_E, LOG10_E};

use super::{Taylor, recurrences};
use crate::dual::DualVec;
use crate::functions::{for_each_hidden_function, for_each_special_function};
use crate::number::{ByRules, Functions, Number};
use crate::rules;
use crate::scalar::{Curved, Curved2, Holomorphic, Hooks, Scalar};

/// Functions whose slope s depends only on the argument: `y' = s(x) x'`.
macro_rules! integrals {
    ($($kind:ident $function:ident: $slope:expr;)*) => {$(
        fn $function(self) -> Self {
            let (value, slope) = rules::$function(self.value);
            let slopes: fn(Self) -> Self = $slope;
            let x = integrals!(@$kind self, slope);
            Self::integral((value, slope), &slopes(x), &x)
        }
    )*};
    (@rule $x:expr, $slope:expr) => { $x };
    (@saturating $x:expr, $slope:expr) => { $x.saturated(&$slope) };
}

/// Functions of the kind `rule_n`: the integrals of their slopes.
macro_rules! by_slopes {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident $arguments:tt $(at $x:literal is $value:literal, slope $slope:literal)?;
    )*) => {
        $(by_slopes! { @$kind $name $arguments })*
    };
    (@rule_n $name:ident ($($y:ident $(= $example:literal)?),*)) => {
        fn $name(self $(, $y: Self)*) -> Self {
            let value = |[x $(, $y)*]: [T; _]| x.$name($($y),*);
            Self::by_slopes([self $(, $y)*], value, rules::$name, rules::$name)
        }
    };
    (@$kind:ident $name:ident $arguments:tt) => {};
}

impl<T: Scalar, const K: usize> Functions for Taylor<T, K> {
    for_each_special_function! { by_slopes! {} }
    for_each_hidden_function! { by_slopes! {} }

    // Quotients and powers

    fn recip(self) -> Self {
        let (value, slope) = rules::recip(self.value);
        Self::quotient((value, [slope]), [&self], &Self::constant(T::one()), &self)
    }

    fn div(self, y: Self) -> Self {
        if let Some(quotient) = self.quotient_of_leading_zeros(&y) {
            return quotient;
        }
        let (value, dx, dy) = rules::div(self.value, y.value);
        Self::quotient((value, [dx, dy]), [&self, &y], &self, &y)
    }

    fn div_literal_by(k: f64, x: Self) -> Self {
        let (value, slope) = rules::literal_div(k, x.value);
        Self::quotient((value, [slope]), [&x], &Self::literal(k), &x)
    }

    /// The integer quotient is constant, so the slopes are those of first order.
    fn rem(self, y: Self) -> Self {
        Self::linear(self, y, rules::rem(self.value, y.value))
    }

    fn rem_euclid(self, y: Self) -> Self {
        Self::linear(self, y, rules::rem_euclid(self.value, y.value))
    }

    fn rem_literal_by(k: f64, x: Self) -> Self {
        let (value, slope) = rules::literal_rem(k, x.value);
        Self { value, higher: DualVec::new(x.value, x.higher).chain((value, slope)).partials }
    }

    /// `x y' = n y x'`. A small n > 0 takes repeated squares instead, which need no division.
    fn integer_power(self, n: i32) -> Self {
        let x = self;
        let (value, slope) = if n == 2 { rules::square(x.value) } else { rules::powi(x.value, n) };
        if !(value.is_normal() && x.value.is_normal()) {
            return x.binomial_series((value, slope), T::literal(n.into()), |i| {
                x.value.powi(n.saturating_sub(i))
            });
        }
        if !(0..=16).contains(&n) {
            return x.constant_power((value, slope), T::literal(n.into()));
        }
        let (mut power, mut square, mut rest) = (Self::constant(T::one()), x, n);
        while rest > 0 {
            if rest % 2 == 1 {
                power *= square;
            }
            square *= square;
            rest /= 2;
        }
        Self::recurrence((value, [slope]), [&x], |_, k| power.at(k))
    }

    /// `x y' = p y x'` for a constant exponent p, else `x^p = exp(p ln x)`.
    fn power(self, p: Self) -> Self {
        let x = self;
        if !p.all_lanes(T::all_zero) {
            if x.value.all_zero() && p.value > T::zero() {
                return x.variable_power_at_0(p);
            }
            let (value, dx, dp) = rules::pow(x.value, p.value);
            if p.value.all_zero() && dx.all_zero() {
                // Where p is 0, the power is 1 whatever x is.
                return Self::exponential((value, [dp]), [&p], &(p * Functions::ln(x)));
            }
            return Self::exponential((value, [dx, dp]), [&x, &p], &(p * Functions::ln(x)));
        }
        let p = p.value;
        let (value, slope) = rules::powf(x.value, p);
        let power = |x: Self| x.power(Self::constant(p));
        if let Some(power) = x.power_of_leading_zeros(value, p, power) {
            power
        } else if value.is_normal() && x.value.is_normal() {
            x.constant_power((value, slope), p)
        } else {
            x.binomial_series((value, slope), p, |i| x.value.powf(p - T::literal(i.into())))
        }
    }

    /// `y^2 = x`
    fn sqrt(self) -> Self {
        let x = self;
        let (root, slope) = rules::sqrt(x.value);
        if let Some(root) = x.power_of_leading_zeros(root, T::literal(0.5), Functions::sqrt) {
            return root;
        }
        Self::recurrence((root, [slope]), [&x], |y, k| {
            let rest = x.at(k) - Self::convolution(y, y, k, 1, k - 1);
            // -0 has the root -0, whose slope is +inf all the same
            rest / T::literal_mul(2.0, T::literal_add(0.0, y.value))
        })
    }

    /// `3 q y' = x'` with q = y^2
    fn cbrt(self) -> Self {
        let x = self;
        let (root, slope) = rules::cbrt(x.value);
        if let Some(root) = x.power_of_leading_zeros(root, T::literal(1.0 / 3.0), Functions::cbrt) {
            return root;
        }
        let mut q = Self::constant(root.powi(2));
        Self::recurrence((root, [slope]), [&x], |y, k| {
            let mut sum = T::zero();
            for j in 1..k {
                sum += T::literal_mul(j as f64, y.at(j) * q.at(k - j));
            }
            let third = x.at(k) / T::literal(3.0);
            let y_k = (third - sum / T::literal(k as f64)) / q.value;
            q.higher[k - 1] =
                Self::convolution(y, y, k, 1, k - 1) + T::literal_mul(2.0, T::guarded_mul(y.value, y_k));
            y_k
        })
    }

    fn hypot(self, y: Self) -> Self {
        let [h, _, _] = Functions::length_and_direction(self, y);
        h
    }

    /// `h' = p x' + q y'`, where the unit vector (p, q) turns with the angle t: `p' = -q t'`, `q' = p t'` and
    /// `h t' = p y' - q x'`.
    fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
        let [h, p, q] = rules::length_and_direction(x.value, y.value);
        if h.0.is_zero() {
            let unknown = |(value, dx, dy)| Self::recurrence((value, [dx, dy]), [&x, &y], |_, _| T::nan());
            let (p_series, q_series) = (unknown(p), unknown(q));
            let length = Self::recurrence((h.0, [h.1, h.2]), [&x, &y], |_, k| {
                let along =
                    |x: &Self, p: &Self| recurrences::sum(1, k, |j| T::guarded_mul(x.at(j), p.at(k - j)));
                along(&x, &p_series) + along(&y, &q_series)
            });
            return [length, p_series, q_series];
        }
        let (mut p_series, mut q_series) = (Self::constant(p.0), Self::constant(q.0));
        let mut t = Self::constant(T::zero());
        let length = Self::recurrence((h.0, [h.1, h.2]), [&x, &y], |h, k| {
            let turned =
                Self::integral_coefficient(&y, &p_series, k) - Self::integral_coefficient(&x, &q_series, k);
            let known = Self::integral_coefficient(&t, h, k);
            t.higher[k - 1] = (turned - known) / h.value;
            let h_k =
                Self::integral_coefficient(&x, &p_series, k) + Self::integral_coefficient(&y, &q_series, k);
            let p_k = -Self::integral_coefficient(&t, &q_series, k);
            q_series.higher[k - 1] = Self::integral_coefficient(&t, &p_series, k);
            p_series.higher[k - 1] = p_k;
            h_k
        });
        let direction = |(value, dx, dy): (T, T, T), series: Self| {
            Self::recurrence((value, [dx, dy]), [&x, &y], |_, k| series.at(k))
        };
        [length, direction(p, p_series), direction(q, q_series)]
    }

    /// A series inside a dual uses the formula of the slope, as plain floats do.
    fn curved(rule: impl Curved, x: Self) -> (Self, Self) {
        rule.rule(x)
    }

    fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self) {
        rule.rule(x, y)
    }

    /// `w' = s z'` in the complex plane. If w is right up to order k, so is the slope s, and w is right up to order k + 1.
    fn holomorphic(rule: impl Holomorphic, x: Self, y: Self) -> [Self; 2] {
        let [re, im] = rule.rules([x.value, y.value]);
        let mut w = [Self::constant(re.0), Self::constant(im.0)];
        for _ in 0..K {
            let [a, b] = rule.slope([x, y], w);
            let part = |(value, dx, dy), s: &Self, t: &Self| {
                Self::recurrence((value, [dx, dy]), [&x, &y], |_, k| {
                    Self::integral_coefficient(&x, s, k) + Self::integral_coefficient(&y, t, k)
                })
            };
            w = [part(re, &a, &-b), part(im, &b, &a)];
        }
        w
    }

    // Exponentials and logarithms

    /// `y' = y x'`
    fn exp(self) -> Self {
        let (value, slope) = rules::exp(self.value);
        let x = self.saturated(&slope);
        Self::exponential((value, [slope]), [&x], &x)
    }

    /// `y' = y (x ln 2)'`
    fn exp2(self) -> Self {
        let (value, slope) = rules::exp2(self.value);
        let x = self.saturated(&slope);
        Self::exponential((value, [slope]), [&x], &Self::literal_mul(LN_2, x))
    }

    /// `y' = (e^x)'`
    fn exp_m1(self) -> Self {
        let (value, slope) = rules::exp_m1(self.value);
        let x = self.saturated(&slope);
        let exp = Functions::exp(x);
        Self::recurrence((value, [slope]), [&x], |_, k| exp.at(k))
    }

    /// `x y' = x'`
    fn ln(self) -> Self {
        Self::logarithm(rules::ln(self.value), &self)
    }

    /// `(1 + x) y' = x'`
    fn ln_1p(self) -> Self {
        Self::logarithm(rules::ln_1p(self.value), &Self::literal_add(1.0, self))
    }

    /// `y' = log2(e) (ln x)'`
    fn log2(self) -> Self {
        self.multiple_of_ln(rules::log2(self.value), LOG2_E)
    }

    /// `y' = log10(e) (ln x)'`
    fn log10(self) -> Self {
        self.multiple_of_ln(rules::log10(self.value), LOG10_E)
    }

    /// `y ln b = ln x`
    fn log(self, base: Self) -> Self {
        let (value, dx, db) = rules::log(self.value, base.value);
        Self::quotient((value, [dx, db]), [&self, &base], &Functions::ln(self), &Functions::ln(base))
    }

    // Trigonometry

    fn sin(self) -> Self {
        Functions::sin_cos(self).0
    }

    fn cos(self) -> Self {
        Functions::sin_cos(self).1
    }

    /// `sin' = cos` and `cos' = -sin`
    fn sin_cos(self) -> (Self, Self) {
        Self::sine_and_cosine(rules::sin_cos(self.value), -1.0, &self)
    }

    /// `y' = w x'` with w = 1 + y^2
    fn tan(self) -> Self {
        Self::riccati(rules::tan(self.value), 0.0, 2.0, &self)
    }

    integrals! {
        rule asin: rules::asin_slope;
        rule acos: |x| -rules::asin_slope(x);
        rule atan: rules::atan_slope;
        rule asinh: rules::asinh_slope;
        rule acosh: rules::acosh_slope;
        rule atanh: rules::atanh_slope;
        saturating erf: rules::erf_slope;
        saturating erfc: |x| -rules::erf_slope(x);
        saturating normal_cdf: rules::normal_cdf_slope;
        rule ln_gamma: Functions::digamma;
        saturating expint_e1: rules::expint_e1_slope;
        saturating softplus: Functions::sigmoid;
        saturating ln_erfc: rules::ln_erfc_slope;
        saturating ln_normal_cdf: rules::ln_normal_cdf_slope;
        saturating ln_1m_exp: |x| -Functions::recip(Functions::exp_m1(Self::literal_sub(0.0, x)));
    }

    /// `angle' = re y' + im x'`, the parts of 1 / (x + iy)
    fn atan2(self, x: Self) -> Self {
        let y = self;
        let (value, dy, dx) = rules::atan2(y.value, x.value);
        let [re, im] = Functions::complex_recip(x, y);
        Self::recurrence((value, [dy, dx]), [&y, &x], |_, k| {
            Self::integral_coefficient(&y, &re, k) + Self::integral_coefficient(&x, &im, k)
        })
    }

    /// w with `w z = 1` in the complex plane: `w_k = -w_0 (sum over j from 1 to k of z_j w_(k-j))`
    fn complex_recip(x: Self, y: Self) -> [Self; 2] {
        let [re, im] = rules::complex_recip(x.value, y.value);
        let mut im_series = Self::constant(im.0);
        let real = Self::recurrence((re.0, [re.1, re.2]), [&x, &y], |re, k| {
            let im = &mut im_series;
            let a = Self::convolution(&x, re, k, 1, k) - Self::convolution(&y, im, k, 1, k);
            let b = Self::convolution(&x, im, k, 1, k) + Self::convolution(&y, re, k, 1, k);
            im.higher[k - 1] = -(re.value * b + im.value * a);
            -(re.value * a - im.value * b)
        });
        [real, Self::recurrence((im.0, [im.1, im.2]), [&x, &y], |_, k| im_series.at(k))]
    }

    // Hyperbolic functions

    /// `sinh' = cosh` and `cosh' = sinh`
    fn sinh(self) -> Self {
        Self::sine_and_cosine([rules::sinh(self.value), rules::cosh(self.value)], 1.0, &self).0
    }

    fn cosh(self) -> Self {
        Self::sine_and_cosine([rules::sinh(self.value), rules::cosh(self.value)], 1.0, &self).1
    }

    /// `y' = w x'` with w = 1 - y^2
    fn tanh(self) -> Self {
        let (value, slope) = rules::tanh(self.value);
        Self::riccati((value, slope), 0.0, -2.0, &self.saturated(&slope))
    }

    // Special functions

    /// `y' = w x'` with w = y - y^2. Near 0 the derivative of w cancels, so there `y = (1 + tanh(x/2)) / 2`.
    fn sigmoid(self) -> Self {
        let rule = rules::sigmoid(self.value);
        if self.value.abs() < T::one() {
            let tangent = Functions::tanh(Self::literal_mul(0.5, self));
            Self::recurrence((rule.0, [rule.1]), [&self], |_, k| T::literal_mul(0.5, tangent.at(k)))
        } else {
            Self::riccati(rule, 1.0, -2.0, &self.saturated(&rule.1))
        }
    }

    fn exp_neg_square(self) -> Self {
        self.gaussian(rules::exp_neg_square(self.value), -1.0)
    }

    fn exp_neg_half_square(self) -> Self {
        self.gaussian(rules::exp_neg_half_square(self.value), -0.5)
    }

    fn normal_pdf(self) -> Self {
        self.gaussian(rules::normal_pdf(self.value), -0.5)
    }

    /// `y' = (2 x y - 2 / sqrt(pi)) x'`. Far out the slope has a series of its own.
    fn erfcx(self) -> Self {
        let (value, slope) = rules::erfcx(self.value);
        Self::recurrence((value, [slope]), [&self], |y, k| {
            Self::integral_coefficient(&self, &rules::erfcx_slope(self, *y), k)
        })
    }

    fn poisson_term(self, x: Self) -> Self {
        Self::exponential_of(
            [self, x],
            |[a, x]| a.poisson_term(x),
            rules::poisson_term,
            |[a, x]| Functions::ln_poisson_term(a, x),
        )
    }

    fn binomial_term(self, b: Self, x: Self) -> Self {
        let ln = |[a, b, x]: [Self; 3]| Functions::ln_binomial_term(a, b, x);
        Self::exponential_of([self, b, x], |[a, b, x]| a.binomial_term(b, x), rules::binomial_term, ln)
    }

    fn beta(self, b: Self) -> Self {
        Self::exponential_of([self, b], |[a, b]| a.beta(b), rules::beta, |[a, b]| Functions::ln_beta(a, b))
    }

    /// `z' = e p'` with `e = 1 / phi(z)`, whose logarithm has the slope z
    fn normal_quantile(self) -> Self {
        self.normal_inverse(rules::normal_quantile(self.value), 1.0)
    }

    /// `y' = e x'` with `e = sqrt(pi) / 2 exp(y^2)`
    fn erf_inv(self) -> Self {
        self.normal_inverse(rules::erf_inv(self.value), 2.0)
    }

    fn erfc_inv(self) -> Self {
        self.normal_inverse(rules::erfc_inv(self.value), 2.0)
    }

    fn gamma_p_inv(self, p: Self) -> Self {
        let a = self;
        Self::inverse(
            [a, p],
            |[a, p]| a.gamma_p_inv(p),
            rules::gamma_p_inv,
            |x| (Functions::gamma_p(a, x) - p) / rules::gamma_density(a, x),
        )
    }

    fn gamma_q_inv(self, q: Self) -> Self {
        let a = self;
        Self::inverse(
            [a, q],
            |[a, q]| a.gamma_q_inv(q),
            rules::gamma_q_inv,
            |x| (q - Functions::gamma_q(a, x)) / rules::gamma_density(a, x),
        )
    }

    fn beta_reg_inv(self, b: Self, p: Self) -> Self {
        let a = self;
        Self::inverse(
            [a, b, p],
            |[a, b, p]| a.beta_reg_inv(b, p),
            rules::beta_reg_inv,
            |x| (Functions::beta_reg(a, b, x) - p) / rules::beta_density(a, b, x),
        )
    }

    fn beta_reg_c_inv(self, b: Self, q: Self) -> Self {
        let a = self;
        Self::inverse(
            [a, b, q],
            |[a, b, q]| a.beta_reg_c_inv(b, q),
            rules::beta_reg_c_inv,
            |x| (q - Functions::beta_reg_c(a, b, x)) / rules::beta_density(a, b, x),
        )
    }

    /// `x ln x`, by the product of the two series
    fn x_ln_x(self) -> Self {
        let (value, slope) = rules::x_ln_x(self.value);
        let product = Number::guarded_mul(self, Functions::ln(self));
        Self::recurrence((value, [slope]), [&self], |_, k| product.at(k))
    }

    fn x_ln_y(self, y: Self) -> Self {
        let (value, dx, dy) = rules::x_ln_y(self.value, y.value);
        let product = Number::guarded_mul(self, Functions::ln(y));
        Self::recurrence((value, [dx, dy]), [&self, &y], |_, k| product.at(k))
    }

    /// `x + ln(1 + e^(y - x))`, in which x is the larger of the two
    fn ln_add_exp(self, y: Self) -> Self {
        let (value, dx, dy) = rules::ln_add_exp(self.value, y.value);
        let (larger, smaller) = if self.value > y.value { (self, y) } else { (y, self) };
        let sum = if value.is_infinite() { larger } else { larger + Functions::softplus(smaller - larger) };
        Self::recurrence((value, [dx, dy]), [&self, &y], |_, k| sum.at(k))
    }

    /// `x + ln(1 - e^(y - x))`
    fn ln_sub_exp(self, y: Self) -> Self {
        let (value, dx, dy) = rules::ln_sub_exp(self.value, y.value);
        let is_x = y.value == T::neg_infinity();
        let difference = if is_x { self } else { self + Functions::ln_1m_exp(y - self) };
        Self::recurrence((value, [dx, dy]), [&self, &y], |_, k| difference.at(k))
    }

    fn x_ln_1p_y(self, y: Self) -> Self {
        let (value, dx, dy) = rules::x_ln_1p_y(self.value, y.value);
        let product = Number::guarded_mul(self, Functions::ln_1p(y));
        Self::recurrence((value, [dx, dy]), [&self, &y], |_, k| product.at(k))
    }

    /// `y' = y (ln |Gamma|)'`
    fn gamma(self) -> Self {
        let (value, slope) = rules::gamma(self.value);
        Self::exponential((value, [slope]), [&self], &Functions::ln_gamma(self))
    }

    fn digamma(self) -> Self {
        self.compose(rules::digamma(self.value), |i, factorial| {
            self.value.polygamma(order(i)) / T::literal(factorial)
        })
    }

    fn polygamma(self, m: u32) -> Self {
        self.compose(rules::polygamma(self.value, m), |i, factorial| {
            rules::of_order(m.checked_add(order(i)), |m| self.value.polygamma(m)) / T::literal(factorial)
        })
    }

    fn bessel_jn(self, n: i32) -> Self {
        self.bessel(rules::bessel_jn(self.value, n), -1.0, |shift| {
            self.value.bessel_jn(n.saturating_add(shift))
        })
    }

    fn bessel_yn(self, n: i32) -> Self {
        self.bessel(rules::bessel_yn(self.value, n), -1.0, |shift| {
            self.value.bessel_yn(n.saturating_add(shift))
        })
    }

    fn bessel_j(self, v: f64) -> Self {
        self.bessel(rules::bessel_j(self.value, v), -1.0, |shift| self.value.bessel_j(v + f64::from(shift)))
    }

    fn bessel_y(self, v: f64) -> Self {
        self.bessel(rules::bessel_y(self.value, v), -1.0, |shift| self.value.bessel_y(v + f64::from(shift)))
    }

    fn bessel_i(self, v: f64) -> Self {
        self.bessel(rules::bessel_i(self.value, v), 1.0, |shift| self.value.bessel_i(v + f64::from(shift)))
    }

    /// `e^(pi i v) K_v` has the derivatives of `I_v`.
    fn bessel_k(self, v: f64) -> Self {
        self.bessel(rules::bessel_k(self.value, v), 1.0, |shift| {
            alternating(shift.unsigned_abs(), self.value.bessel_k(v + f64::from(shift)))
        })
    }

    fn bessel_i_scaled(self, v: f64) -> Self {
        Functions::bessel_i_scaled_derivative(self, (v, 0))
    }

    fn bessel_k_scaled(self, v: f64) -> Self {
        Functions::bessel_k_scaled_derivative(self, (v, 0))
    }

    fn bessel_i_scaled_derivative(self, (v, m): (f64, u32)) -> Self {
        self.by_derivatives(rules::bessel_i_scaled_derivative(self.value, (v, m)), |i| {
            self.value.bessel_i_scaled_derivative((v, m.saturating_add(i)))
        })
    }

    fn bessel_k_scaled_derivative(self, (v, m): (f64, u32)) -> Self {
        self.by_derivatives(rules::bessel_k_scaled_derivative(self.value, (v, m)), |i| {
            self.value.bessel_k_scaled_derivative((v, m.saturating_add(i)))
        })
    }

    fn spherical_jn(self, n: u32) -> Self {
        let derivative = |i| spherical_derivative(n, i, -1.0, &|n| self.value.spherical_jn(n));
        self.by_derivatives(rules::spherical_jn(self.value, n), derivative)
    }

    fn spherical_yn(self, n: u32) -> Self {
        let derivative = |i| spherical_derivative(n, i, -1.0, &|n| self.value.spherical_yn(n));
        self.by_derivatives(rules::spherical_yn(self.value, n), derivative)
    }

    fn spherical_in(self, n: u32) -> Self {
        let derivative = |i| spherical_derivative(n, i, 1.0, &|n| self.value.spherical_in(n));
        self.by_derivatives(rules::spherical_in(self.value, n), derivative)
    }

    fn spherical_kn(self, n: u32) -> Self {
        let derivative = |i| alternating(i, spherical_derivative(n, i, 1.0, &|n| self.value.spherical_kn(n)));
        self.by_derivatives(rules::spherical_kn(self.value, n), derivative)
    }

    fn airy_ai(self) -> Self {
        let rule = rules::airy_ai(self.value);
        Self::airy([rule, rules::airy_ai_prime(self.value)], &self.saturated(&rule.1)).0
    }

    fn airy_ai_prime(self) -> Self {
        let rule = rules::airy_ai_prime(self.value);
        Self::airy([rules::airy_ai(self.value), rule], &self.saturated(&rule.1)).1
    }

    fn airy_bi(self) -> Self {
        Self::airy([rules::airy_bi(self.value), rules::airy_bi_prime(self.value)], &self).0
    }

    fn airy_bi_prime(self) -> Self {
        Self::airy([rules::airy_bi(self.value), rules::airy_bi_prime(self.value)], &self).1
    }

    fn airy_ai_scaled(self) -> Self {
        self.scaled_airy(rules::airy_ai_scaled(self.value), 1.0, Functions::airy_ai, rules::airy_ai_far)
    }

    fn airy_ai_prime_scaled(self) -> Self {
        let rule = rules::airy_ai_prime_scaled(self.value);
        self.scaled_airy(rule, 1.0, Functions::airy_ai_prime, rules::airy_ai_prime_far)
    }

    fn airy_bi_scaled(self) -> Self {
        self.scaled_airy(rules::airy_bi_scaled(self.value), -1.0, Functions::airy_bi, rules::airy_bi_far)
    }

    fn airy_bi_prime_scaled(self) -> Self {
        let rule = rules::airy_bi_prime_scaled(self.value);
        self.scaled_airy(rule, -1.0, Functions::airy_bi_prime, rules::airy_bi_prime_far)
    }

    /// `E_n^(i) = (-1)^i E_(n-i)`
    fn expint_en(self, n: i32) -> Self {
        self.by_derivatives(rules::expint_en(self.value, n), |i| {
            alternating(i, self.value.expint_en(n.saturating_sub_unsigned(i)))
        })
    }

    fn dawson(self) -> Self {
        Functions::dawson_derivative(self, 0)
    }

    fn dawson_derivative(self, k: u32) -> Self {
        self.by_derivatives(rules::dawson_derivative(self.value, k), |i| {
            self.value.dawson_derivative(k.saturating_add(i))
        })
    }

    /// `y' = y (x^2)'`
    fn exp_square(self) -> Self {
        self.gaussian(rules::exp_square(self.value), 1.0)
    }

    fn sin_half_pi_square(self) -> Self {
        self.sin_cos_half_pi_square().0
    }

    fn cos_half_pi_square(self) -> Self {
        self.sin_cos_half_pi_square().1
    }

    fn lambert_w0(self) -> Self {
        self.with_rule(rules::lambert_w0(self.value), &Functions::lambert_w0_above_minus_1(self))
    }

    fn lambert_wm1(self) -> Self {
        self.with_rule(rules::lambert_wm1(self.value), &Functions::lambert_wm1_above_minus_1(self))
    }

    fn lambert_w0_above_minus_1(self) -> Self {
        self.lambert(rules::lambert_w0_above_minus_1(self.value))
    }

    fn lambert_wm1_above_minus_1(self) -> Self {
        self.lambert(rules::lambert_wm1_above_minus_1(self.value))
    }

    fn sinc_derivative(self, k: u32) -> Self {
        self.compose(rules::sinc_derivative(self.value, k), |i, factorial| {
            rules::of_order(k.checked_add(order(i)), |k| self.value.sinc_derivative(k))
                / T::literal(factorial)
        })
    }

    // The quotients by x of nalgebra

    fn sin_quotient(self) -> Self {
        self.compose(rules::sin_quotient(self.value), |i, factorial| {
            self.value.sinc_derivative(order(i)) / T::literal(factorial)
        })
    }

    fn sinh_quotient(self) -> Self {
        let rule = rules::sinh_quotient(self.value);
        if rules::sinh_quotient_is_near_0(self) {
            Self::integral(rule, &rules::sinh_quotient_slope_near_0(self), &self)
        } else {
            Self::quotient((rule.0, [rule.1]), [&self], &Functions::sinh(self), &self)
        }
    }

    fn cos_quotient(self) -> Self {
        let (value, slope) = rules::cos_quotient(self.value);
        Self::quotient((value, [slope]), [&self], &Functions::cos(self), &self)
    }

    fn cosh_quotient(self) -> Self {
        let (value, slope) = rules::cosh_quotient(self.value);
        Self::quotient((value, [slope]), [&self], &Functions::cosh(self), &self)
    }
}

impl<T: Scalar, const K: usize> Taylor<T, K> {
    /// y with `y' = s_1 x_1' + s_2 x_2' + ...`, by a rule that does not contain y. The rule runs on the values, for the first
    /// coefficient, and on the series.
    fn by_slopes<const A: usize>(
        xs: [Self; A],
        value: impl FnOnce([T; A]) -> T,
        rule_on_values: impl FnOnce([T; A], [bool; A]) -> [T; A],
        rule: impl FnOnce([Self; A], [bool; A]) -> [Self; A],
    ) -> Self {
        let (values, varies) = (xs.map(|x| x.value), xs.map(|x| x.varies()));
        let slopes = rule(xs, varies);
        Self::recurrence((value(values), rule_on_values(values, varies)), xs.each_ref(), |_, k| {
            let terms = xs.iter().zip(&slopes).filter(|(x, _)| x.varies());
            terms.map(|(x, slope)| Self::integral_coefficient(x, slope, k)).sum()
        })
    }

    /// y with `y' = e x'` and `e' = factor y e y'`, where e starts from the slope at the value.
    fn normal_inverse(self, (value, slope): (T, T), factor: f64) -> Self {
        let mut e = Self::constant(slope);
        Self::recurrence((value, [slope]), [&self], |y, k| {
            let y_k = Self::integral_coefficient(&self, &e, k);
            let mut y = *y;
            y.higher[k - 1] = y_k;
            let e_k = Self::integral_coefficient(&y, &Self::literal_mul(factor, y * e), k);
            e.higher[k - 1] = e_k;
            y_k
        })
    }

    /// The root y of an equation, by Newton's method on the series. The step is the residual over its slope in y. Every
    /// step doubles the number of right coefficients.
    fn inverse<const A: usize>(
        xs: [Self; A],
        value: impl FnOnce([T; A]) -> T,
        rule: impl FnOnce([T; A], [bool; A]) -> [T; A],
        step: impl Fn(Self) -> Self,
    ) -> Self {
        let values = xs.map(|x| x.value);
        let value = value(values);
        let slopes = rule(values, xs.map(|x| x.varies()));
        let mut root = Self::constant(value);
        let mut right = 1;
        while right <= K {
            root = (root - step(root)).with_value(value);
            right *= 2;
        }
        Self::recurrence((value, slopes), xs.each_ref(), |_, k| root.at(k))
    }

    /// `y' = y w'`, where w is the logarithm of y.
    fn exponential_of<const A: usize>(
        xs: [Self; A],
        value: impl FnOnce([T; A]) -> T,
        rule: impl FnOnce([T; A], [bool; A]) -> [T; A],
        ln: impl FnOnce([Self; A]) -> Self,
    ) -> Self {
        let values = xs.map(|x| x.value);
        let slopes = rule(values, xs.map(|x| x.varies()));
        Self::exponential((value(values), slopes), xs.each_ref(), &ln(xs))
    }

    /// A function with constant slopes.
    fn linear(x: Self, y: Self, (value, dx, dy): (T, T, T)) -> Self {
        if value.is_nan() {
            return Self::recurrence((value, [value; 2]), [&x, &y], |_, _| value);
        }
        let [x, y] = [x, y].map(|x| DualVec::new(x.value, x.higher));
        Self { value, higher: x.chain2(&y, (value, dx, dy)).partials }
    }

    /// `x^p = x^(p_0) exp((p - p_0) ln x)` where x_0 = 0 and p_0 > 0. The logarithm has no series. Its product with the
    /// power is 0 up to the order where the power begins and p varies, and what follows is not known.
    fn variable_power_at_0(self, p: Self) -> Self {
        let power = self.power(Self::constant(p.value));
        let change_of_p = Self { value: T::zero(), ..p };
        let (Some(x_start), Some(p_start)) = (self.leading_zeros(), change_of_p.leading_zeros()) else {
            return power;
        };
        let order_of_power = p.value * T::literal(x_start as f64);
        let mut series = power;
        for k in 1..=K {
            if T::literal(k as f64 - p_start as f64) >= order_of_power {
                series.higher[k - 1] = T::nan();
            }
        }
        series
    }

    /// y with `x y' = p y x'`: `y_k = 1 / (k x_0) sum over j from 1 to k of ((p + 1) j - k) x_j y_(k-j)`
    fn constant_power(&self, (value, slope): (T, T), p: T) -> Self {
        let x = self;
        Self::recurrence((value, [slope]), [x], |y, k| {
            let mut sum = T::zero();
            for j in 1..=k {
                let weight = p * T::literal(j as f64) - T::literal((k - j) as f64);
                sum += weight * x.at(j) * y.at(k - j);
            }
            sum / T::literal(k as f64) / x.value
        })
    }

    /// `sum over i of binomial(p, i) x_0^(p - i) (x - x_0)^i`, for an x_0 or a power of it at the ends of the range of
    /// floats.
    fn binomial_series(&self, rule: (T, T), p: T, power_less: impl Fn(i32) -> T) -> Self {
        let mut binomial = T::one();
        self.compose(rule, |i, _| {
            binomial = binomial * (p - T::literal((i - 1) as f64)) / T::literal(i as f64);
            T::guarded_mul(binomial, power_less(order(i) as i32))
        })
    }

    /// A multiple of the logarithm.
    fn multiple_of_ln(self, (value, slope): (T, T), factor: f64) -> Self {
        let ln = Functions::ln(self);
        Self::recurrence((value, [slope]), [&self], |_, k| T::literal_mul(factor, ln.at(k)))
    }

    /// `y' = y (factor x^2)'`
    fn gaussian(self, (value, slope): (T, T), factor: f64) -> Self {
        let x = self.saturated(&slope);
        let exponent = Self::literal_mul(factor, Number::guarded_mul(x, x));
        Self::exponential((value, [slope]), [&x], &exponent)
    }

    /// A function f_v with `f_v' = (f_(v-1) + sign f_(v+1)) / 2`, whose i-th derivative is
    /// `sum over l of (i choose l) sign^l f_(v-i+2l) / 2^i`. The closure takes the shift of the order.
    fn bessel(&self, rule: (T, T), sign: f64, shifted: impl Fn(i32) -> T) -> Self {
        self.compose(rule, |i, factorial| {
            let (mut binomial, mut sum) = (1.0, T::zero());
            for l in 0..=i {
                sum += T::literal_mul(binomial, shifted(2 * order(l) as i32 - order(i) as i32));
                binomial *= sign * (i - l) as f64 / (l + 1) as f64;
            }
            sum / T::literal(factorial * (0..i).fold(1.0, |power, _| 2.0 * power))
        })
    }

    /// `f(x(t))` from the derivatives of f at the value.
    fn by_derivatives(&self, rule: (T, T), derivative: impl Fn(u32) -> T) -> Self {
        self.compose(rule, |i, factorial| derivative(order(i)) / T::literal(factorial))
    }

    /// The series, with the value and the slope of a rule.
    fn with_rule(self, (value, slope): (T, T), series: &Self) -> Self {
        Self::recurrence((value, [slope]), [&self], |_, k| series.at(k))
    }

    /// A solution y of `y'' = x y`, and its derivative.
    fn airy([value, slope]: [(T, T); 2], x: &Self) -> (Self, Self) {
        let mut derivative = Self::constant(slope.0);
        let y = Self::recurrence((value.0, [value.1]), [x], |y, k| {
            let y_k = Self::integral_coefficient(x, &derivative, k);
            // (x y) x'
            let product = |k: usize| recurrences::sum(0, k, |j| T::guarded_mul(x.at(j), y.at(k - j)));
            derivative.higher[k - 1] =
                recurrences::sum(1, k, |j| T::literal_mul(j as f64, x.at(j) * product(k - j)))
                    / T::literal(k as f64);
            y_k
        });
        (y, Self::recurrence((slope.0, [slope.1]), [x], |_, k| derivative.at(k)))
    }

    /// A scaled Airy function: a plain one for x <= 0, with its exponential near 0, and by Bessel functions of
    /// `z = 2/3 x^(3/2)` far out.
    fn scaled_airy(
        self,
        rule: (T, T),
        sign: f64,
        plain: fn(Self) -> Self,
        far: fn(Self, Self) -> Self,
    ) -> Self {
        let series = match rules::Scale::at(self) {
            rules::Scale::None => plain(self),
            rules::Scale::Near { root } => {
                plain(self) * Functions::exp(Self::literal_mul(sign * 2.0 / 3.0, self * root))
            }
            rules::Scale::Far { root, z } => far(root, z),
        };
        self.with_rule(rule, &series)
    }

    /// The sine and the cosine of `w = pi x^2 / 2`.
    fn sin_cos_half_pi_square(self) -> (Self, Self) {
        let (s, c) = (self.value.sin_half_pi_square(), self.value.cos_half_pi_square());
        let w = Self::literal_mul(FRAC_PI_2, Number::guarded_mul(self, self));
        Self::sine_and_cosine([(s, c), (c, -s)], -1.0, &w)
    }

    /// u with `u e^(u-1) u' = x'`: a branch of Lambert's function plus 1.
    fn lambert(self, (value, slope): (T, T)) -> Self {
        let mut e = Self::constant(T::literal_add(-1.0, value).exp());
        let mut product = Self::constant(value * e.value);
        Self::recurrence((value, [slope]), [&self], |u, k| {
            let count = T::literal(k as f64);
            let known =
                |s: &Self| recurrences::sum(1, k - 1, |j| T::literal_mul(j as f64, u.at(j) * s.at(k - j)));
            let u_k = (self.at(k) - known(&product) / count) / product.value;
            e.higher[k - 1] = known(&e) / count + u_k * e.value;
            product.higher[k - 1] = value * e.at(k) + Self::convolution(u, &e, k, 1, k - 1) + u_k * e.value;
            u_k
        })
    }
}

/// The number of a derivative as an order.
fn order(i: usize) -> u32 {
    i as u32
}

/// x if n is even, else -x.
fn alternating<T: Scalar>(n: u32, x: T) -> T {
    if n.is_multiple_of(2) { x } else { -x }
}

/// The i-th derivative of a spherical Bessel function, by `f_n' = (n f_(n-1) + sign (n+1) f_(n+1)) / (2n + 1)`.
fn spherical_derivative<T: Scalar>(n: u32, i: u32, sign: f64, f: &dyn Fn(u32) -> T) -> T {
    if i == 0 { f(n) } else { rules::weighted(n, sign, |n| spherical_derivative(n, i - 1, sign, f)) }
}
