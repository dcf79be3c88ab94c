//! Every function of a series, each by the differential equation above it.

use core::f64::consts::{LN_2, LOG2_E, LOG10_E};

use super::Taylor;
use crate::number::Analytic;
use crate::rules;
use crate::scalar::Scalar;

/// Functions whose slope s is a function of the argument alone: `y' = s(x) x'`.
macro_rules! integrals {
    ($($function:ident: $slope:expr;)*) => {$(
        fn $function(self) -> Self {
            let slope: fn(Self) -> Self = $slope;
            Self::integral(self.value.$function(), &slope(self), &self)
        }
    )*};
}

impl<T: Scalar, const K: usize> Analytic for Taylor<T, K> {
    // Quotients and powers

    fn recip(self) -> Self {
        Self::quotient(self.value.recip(), &Self::constant(T::one()), &self)
    }

    fn div(self, y: Self) -> Self {
        Self::quotient(self.value / y.value, &self, &y)
    }

    fn literal_div(k: f64, x: Self) -> Self {
        Self::quotient(T::literal_div(k, x.value), &Self::literal(k), &x)
    }

    /// The integer quotient is a constant: the slopes are those of first order.
    fn rem(self, y: Self) -> Self {
        Self::linear(self, y, rules::rem(self.value, y.value))
    }

    fn rem_euclid(self, y: Self) -> Self {
        Self::linear(self, y, rules::rem_euclid(self.value, y.value))
    }

    fn literal_rem(k: f64, x: Self) -> Self {
        let (value, slope) = rules::literal_rem(k, x.value);
        Self { value, higher: T::lanes_chain(value, slope, x.higher) }
    }

    /// By squaring over and over, which divides by nothing.
    fn powi(self, n: i32) -> Self {
        let mut power = Self::constant(T::one());
        let (mut square, mut rest) = (self, n.unsigned_abs());
        while rest > 0 {
            if rest % 2 == 1 {
                power = if power.lanes().all(T::all_zero) { square } else { power * square };
            }
            rest /= 2;
            if rest > 0 {
                square = square * square;
            }
        }
        let power = if n < 0 { Analytic::recip(power) } else { power };
        Self::recurrence(self.value.powi(n), [&self], |_, k| power.at(k))
    }

    /// `x y' = p y x'` for a constant exponent p; else `x^p = exp(p ln x)`.
    fn powf(self, p: Self) -> Self {
        let x = self;
        let value = x.value.powf(p.value);
        if !p.lanes().all(T::all_zero) {
            return Self::exponential(value, &(p * Analytic::ln(x)));
        }
        let p = p.value;
        if value.is_normal() && x.value.is_normal() {
            Self::recurrence(value, [&x], |y, k| {
                // 1 / (k x_0) sum of ((p + 1) j - k) x_j y_(k-j)
                let mut sum = T::zero();
                for j in 1..=k {
                    let weight = p * T::literal(j as f64) - T::literal((k - j) as f64);
                    sum += weight * x.at(j) * y.at(k - j);
                }
                sum / T::literal(k as f64) / x.value
            })
        } else {
            // p (p - 1) ... x^(p - i) / i!
            let mut falling = T::one();
            x.compose(value, |i, factorial| {
                falling *= p - T::literal((i - 1) as f64);
                T::chain(falling / T::literal(factorial), x.value.powf(p - T::literal(i as f64)))
            })
        }
    }

    /// `y^2 = x`
    fn sqrt(self) -> Self {
        let x = self;
        Self::recurrence(x.value.sqrt(), [&x], |y, k| {
            let rest = x.at(k) - Self::convolution(y, y, k, 1, k - 1);
            rest / (T::literal_mul(2.0, y.value)).abs()
        })
    }

    /// `3 q y' = x'` with q = y^2
    fn cbrt(self) -> Self {
        let x = self;
        let root = x.value.cbrt();
        let mut q = Self::constant(root.powi(2));
        Self::recurrence(root, [&x], |y, k| {
            let mut sum = T::zero();
            for j in 1..k {
                sum += T::literal_mul(j as f64, y.at(j) * q.at(k - j));
            }
            let third = x.at(k) / T::literal(3.0);
            let y_k = (third - sum / T::literal(k as f64)) / q.value;
            q.higher[k - 1] =
                Self::convolution(y, y, k, 1, k - 1) + T::literal_mul(2.0, T::chain(y.value, y_k));
            y_k
        })
    }

    fn hypot(self, y: Self) -> Self {
        let [h, _, _] = Analytic::length_and_direction(self, y);
        h
    }

    /// `h' = p x' + q y'` with `p h = x` and `q h = y`
    fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
        let [h, p, q] = T::length_and_direction(x.value, y.value);
        let (mut p, mut q) = (Self::constant(p), Self::constant(q));
        let h = Self::recurrence(h, [&x, &y], |h, k| {
            if h.value.is_zero() {
                return T::zero(); // a subgradient is a constant
            }
            let h_k = Self::integral_coefficient(&x, &p, k) + Self::integral_coefficient(&y, &q, k);
            let direction = |z: &Self, d: &Self| {
                let known = Self::convolution(h, d, k, 1, k - 1) + h_k * d.value;
                (z.at(k) - known) / h.value
            };
            (p.higher[k - 1], q.higher[k - 1]) = (direction(&x, &p), direction(&y, &q));
            h_k
        });
        [h, p, q]
    }

    // Exponentials and logarithms

    /// `y' = y x'`
    fn exp(self) -> Self {
        Self::exponential(self.value.exp(), &self)
    }

    /// `y' = y (x ln 2)'`
    fn exp2(self) -> Self {
        Self::exponential(self.value.exp2(), &Self::literal_mul(LN_2, self))
    }

    /// `y' = (e^x)'`
    fn exp_m1(self) -> Self {
        Self { value: self.value.exp_m1(), ..Analytic::exp(self) }
    }

    /// `x y' = x'`
    fn ln(self) -> Self {
        Self::logarithm(self.value.ln(), &self)
    }

    /// `(1 + x) y' = x'`
    fn ln_1p(self) -> Self {
        Self::logarithm(self.value.ln_1p(), &Self::literal_add(1.0, self))
    }

    /// `y' = log2(e) (ln x)'`
    fn log2(self) -> Self {
        let ln = Self::literal_mul(LOG2_E, Analytic::ln(self));
        Self { value: self.value.log2(), ..ln }
    }

    /// `y' = log10(e) (ln x)'`
    fn log10(self) -> Self {
        let ln = Self::literal_mul(LOG10_E, Analytic::ln(self));
        Self { value: self.value.log10(), ..ln }
    }

    /// `y ln b = ln x`
    fn log(self, base: Self) -> Self {
        let (ln_x, ln_base) = (Analytic::ln(self), Analytic::ln(base));
        Self::quotient(self.value.log(base.value), &ln_x, &ln_base)
    }

    // Trigonometry

    fn sin(self) -> Self {
        Analytic::sin_cos(self).0
    }

    fn cos(self) -> Self {
        Analytic::sin_cos(self).1
    }

    /// `sin' = cos` and `cos' = -sin`
    fn sin_cos(self) -> (Self, Self) {
        let (sin, cos) = self.value.sin_cos();
        Self::sine_and_cosine(sin, cos, -1.0, &self)
    }

    /// `y' = w x'` with w = 1 + y^2
    fn tan(self) -> Self {
        let (value, slope) = rules::tan(self.value);
        Self::riccati(value, slope, 0.0, 2.0, &self)
    }

    integrals! {
        asin: rules::asin_slope;
        acos: |x| -rules::asin_slope(x);
        atan: rules::atan_slope;
        asinh: rules::asinh_slope;
        acosh: rules::acosh_slope;
        atanh: rules::atanh_slope;
        erf: rules::erf_slope;
        erfc: |x| -rules::erf_slope(x);
        normal_cdf: rules::normal_cdf_slope;
        ln_gamma: Analytic::digamma;
        softplus: Analytic::sigmoid;
    }

    /// `angle' = re y' + im x'`, the parts of 1 / (x + iy)
    fn atan2(self, x: Self) -> Self {
        let y = self;
        let [re, im] = Analytic::complex_recip(x, y);
        Self::recurrence(y.value.atan2(x.value), [&x, &y], |_, k| {
            Self::integral_coefficient(&y, &re, k) + Self::integral_coefficient(&x, &im, k)
        })
    }

    /// w with `w z = 1` in the complex plane: `w_k = -w_0 (sum over j from 1 to k of z_j w_(k-j))`
    fn complex_recip(x: Self, y: Self) -> [Self; 2] {
        let [re_0, im_0] = T::complex_recip(x.value, y.value);
        let mut im = Self::constant(im_0);
        let re = Self::recurrence(re_0, [&x, &y], |re, k| {
            let a = Self::convolution(&x, re, k, 1, k) - Self::convolution(&y, &im, k, 1, k);
            let b = Self::convolution(&x, &im, k, 1, k) + Self::convolution(&y, re, k, 1, k);
            im.higher[k - 1] = -(re_0 * b + im_0 * a);
            -(re_0 * a - im_0 * b)
        });
        if re_0.is_nan() {
            im = Self::recurrence(im_0, [&x, &y], |_, _| im_0); // the recurrence stood still
        }
        [re, im]
    }

    // Hyperbolic functions

    /// `sinh' = cosh` and `cosh' = sinh`
    fn sinh(self) -> Self {
        Self::sine_and_cosine(self.value.sinh(), self.value.cosh(), 1.0, &self).0
    }

    fn cosh(self) -> Self {
        Self::sine_and_cosine(self.value.sinh(), self.value.cosh(), 1.0, &self).1
    }

    /// `y' = w x'` with w = 1 - y^2
    fn tanh(self) -> Self {
        let (value, slope) = rules::tanh(self.value);
        Self::riccati(value, slope, 0.0, -2.0, &self)
    }

    // Special functions

    /// `y' = w x'` with w = y - y^2
    fn sigmoid(self) -> Self {
        let (value, slope) = rules::sigmoid(self.value);
        Self::riccati(value, slope, 1.0, -2.0, &self)
    }

    fn exp_neg_square(self) -> Self {
        Self::exponential(self.value.exp_neg_square(), &-Self::guarded_product(self, self))
    }

    fn exp_neg_half_square(self) -> Self {
        Self::exponential(
            self.value.exp_neg_half_square(),
            &Self::literal_mul(-0.5, Self::guarded_product(self, self)),
        )
    }

    fn normal_pdf(self) -> Self {
        Self::exponential(
            self.value.normal_pdf(),
            &Self::literal_mul(-0.5, Self::guarded_product(self, self)),
        )
    }

    /// `y' = y (ln |Gamma|)'`
    fn gamma(self) -> Self {
        Self::exponential(self.value.gamma(), &Analytic::ln_gamma(self))
    }

    fn digamma(self) -> Self {
        self.compose(self.value.digamma(), |i, factorial| {
            self.value.polygamma(order(i)) / T::literal(factorial)
        })
    }

    fn polygamma(self, m: u32) -> Self {
        self.compose(self.value.polygamma(m), |i, factorial| {
            self.value.polygamma(m.saturating_add(order(i))) / T::literal(factorial)
        })
    }

    fn bessel_jn(self, n: i32) -> Self {
        self.bessel(n, |n| self.value.bessel_jn(n))
    }

    fn bessel_yn(self, n: i32) -> Self {
        self.bessel(n, |n| self.value.bessel_yn(n))
    }

    fn sinc_derivative(self, k: u32) -> Self {
        self.compose(self.value.sinc_derivative(k), |i, factorial| {
            self.value.sinc_derivative(k.saturating_add(order(i))) / T::literal(factorial)
        })
    }

    // nalgebra's quotients by x

    fn sin_quotient(self) -> Self {
        self.compose(self.value.sin_quotient(), |i, factorial| {
            self.value.sinc_derivative(order(i)) / T::literal(factorial)
        })
    }

    fn sinh_quotient(self) -> Self {
        let value = self.value.sinh_quotient();
        if rules::sinh_quotient_is_near_0(self) {
            Self::integral(value, &rules::sinh_quotient_slope_near_0(self), &self)
        } else {
            Self::quotient(value, &Analytic::sinh(self), &self)
        }
    }

    fn cos_quotient(self) -> Self {
        Self::quotient(self.value.cos_quotient(), &Analytic::cos(self), &self)
    }

    fn cosh_quotient(self) -> Self {
        Self::quotient(self.value.cosh_quotient(), &Analytic::cosh(self), &self)
    }
}

impl<T: Scalar, const K: usize> Taylor<T, K> {
    /// A function of constant slopes.
    fn linear(x: Self, y: Self, (value, dx, dy): (T, T, T)) -> Self {
        Self { value, higher: T::lanes_chain2(value, dx, x.higher, dy, y.higher) }
    }

    /// `2 C_n' = C_(n-1) - C_(n+1)`, i times over: `2^i C_n^(i) = sum over l of (-1)^l binomial(i, l) C_(n-i+2l)`
    fn bessel(&self, n: i32, bessel: impl Fn(i32) -> T) -> Self {
        self.compose(bessel(n), |i, factorial| {
            let (mut binomial, mut sum) = (1.0, T::zero());
            for l in 0..=i {
                let order = n.saturating_sub_unsigned(order(i)).saturating_add_unsigned(2 * order(l));
                sum += T::literal_mul(binomial, bessel(order));
                binomial *= -((i - l) as f64) / (l + 1) as f64;
            }
            sum / T::literal(factorial * 2.0_f64.powi(order(i) as i32))
        })
    }
}

/// The number of a derivative as an order.
fn order(i: usize) -> u32 {
    i as u32
}
