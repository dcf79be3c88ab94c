//! What the types of first order share: the rules of sum, product and chain, over any number of lanes.
//!
//! `value` is the function, a lane its derivative in one direction. `Dual` has one lane and `DualVec` N;
//! both go through the same kernels, so that they agree in every bit.

use core::ops::{Add, Mul, Neg, Sub};

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::operand::Operand;
use crate::rules;
use crate::scalar::{Primitive, Real, Scalar, Sealed};

/// Functions of the trait, forwarded to the inherent methods of the same name and form.
macro_rules! inherent {
    ($($method:ident($($argument:ident: $Type:ty)?);)*) => {$(
        #[inline(always)]
        fn $method(self $(, $argument: $Type)?) -> Self {
            <Self>::$method(self $(, $argument)?)
        }
    )*};
}

macro_rules! first_order {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $seed:literal, $lanes:literal;)*) => {$(
        /// The chain rule.
        impl<T: Scalar $($generics)*> $Dual {
            /// A function of one argument with a known slope: the chain rule, `f(x)' = f'(x) x'`.
            ///
            /// `f` takes the value and returns `(f(value), f'(value))`. This is how a function that is not
            /// generic is differentiated.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            /// // A function from elsewhere, for f64 alone, and its derivative.
            /// fn sinc(x: f64) -> f64 { if x == 0.0 { 1.0 } else { x.sin() / x } }
            /// fn sinc_slope(x: f64) -> f64 { if x == 0.0 { 0.0 } else { (x.cos() - sinc(x)) / x } }
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            /// let y = (x * x).lift(|v| (sinc(v), sinc_slope(v)));
            /// assert_eq!(y.value, sinc(4.0));
            #[doc = concat!("assert_eq!(y.", $lanes, ", sinc_slope(4.0) * 4.0);")]
            /// ```
            ///
            /// A lane that is zero stays zero, even where the slope is infinite or NaN. Where the value is
            /// NaN the slope counts as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift(self, f: impl FnOnce(T) -> (T, T)) -> Self {
                self.apply(f)
            }

            /// A function of two arguments with known slopes: `f(x, y)' = df/dx x' + df/dy y'`.
            ///
            /// `f` takes both values and returns `(f, df/dx, df/dy)`.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            /// let z = x.lift2(3.0, |x: f64, y: f64| (x * y, y, x));
            /// assert_eq!(z.value, 6.0);
            #[doc = concat!("assert_eq!(z.", $lanes, ", 3.0);")]
            /// ```
            ///
            /// A lane that is zero in both arguments stays zero, even where a slope is infinite or NaN. Where
            /// the value is NaN the slopes count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift2(self, y: impl Operand<Self>, f: impl FnOnce(T, T) -> (T, T, T)) -> Self {
                self.apply2(y.into_dual(), f)
            }

            /// A function of M arguments with known slopes: `f(x)' = sum over i of df/dx_i x_i'`.
            ///
            /// `f` takes the values and returns `(f, [df/dx_0, df/dx_1, ...])`.
            ///
            #[doc = concat!("```\nuse gradual::", $name, ";")]
            ///
            #[doc = concat!("let x = ", $name, "::", $seed, ";")]
            #[doc = concat!("let volume = ", $name, "::lift_n([x, x, x * 2.0], |[a, b, c]| {")]
            ///     (a * b * c, [b * c, a * c, a * b])
            /// });
            /// assert_eq!(volume.value, 16.0);
            #[doc = concat!("assert_eq!(volume.", $lanes, ", 24.0);")]
            /// ```
            ///
            /// A lane that is zero in all arguments stays zero, even where a slope is infinite or NaN. Where
            /// the value is NaN the slopes count as NaN too.
            #[must_use]
            #[inline(always)]
            pub fn lift_n<const M: usize>(
                xs: [Self; M],
                f: impl FnOnce([T; M]) -> (T, [T; M]),
            ) -> Self {
                let (value, slopes) = f(xs.map(|x| x.value));
                let mut lanes = Self::constant(T::zero()).lanes();
                for (x, slope) in xs.into_iter().zip(slopes) {
                    lanes = T::lanes_add(lanes, T::lanes_chain(value, slope, x.lanes()));
                }
                Self::from_lanes(value, lanes)
            }

            /// A rule of one argument: `f(x)' = f'(x) x'`.
            #[inline(always)]
            pub(crate) fn apply(self, rule: impl FnOnce(T) -> (T, T)) -> Self {
                let (value, slope) = rule(self.value);
                Self::from_lanes(value, T::lanes_chain(value, slope, self.lanes()))
            }

            /// A rule of two arguments: `f(x, y)' = df/dx x' + df/dy y'`.
            #[inline(always)]
            pub(crate) fn apply2(self, y: Self, rule: impl FnOnce(T, T) -> (T, T, T)) -> Self {
                let (value, dx, dy) = rule(self.value, y.value);
                Self::from_lanes(value, T::lanes_chain2(value, dx, self.lanes(), dy, y.lanes()))
            }

            /// A rule whose slope is finite wherever its argument is, and so common that the guard of zero
            /// lanes would show (1.5 times the cost of a sine). In nested types the inner lanes need it.
            #[inline(always)]
            pub(crate) fn apply_unguarded(self, rule: impl FnOnce(T) -> (T, T)) -> Self {
                if T::DEPTH > 0 {
                    return self.apply(rule);
                }
                let (value, slope) = rule(self.value);
                Self::from_lanes(value, T::lanes_scale(slope, self.lanes()))
            }

            /// A function of constant slope k: `f(x)' = k x'`.
            #[inline(always)]
            pub(crate) fn apply_linear(self, k: f64, f: impl FnOnce(T) -> T) -> Self {
                let (value, slope) = (f(self.value), T::literal(k));
                let lanes = if slope.all_finite() && !value.is_nan() {
                    T::lanes_scale_literal(k, self.lanes())
                } else {
                    T::lanes_chain(value, slope, self.lanes())
                };
                Self::from_lanes(value, lanes)
            }

            /// A step function of any number of arguments: its slopes are 0, and NaN beside a value that is NaN.
            #[inline(always)]
            pub(crate) fn apply_step<const M: usize>(xs: [Self; M], f: impl FnOnce([T; M]) -> T) -> Self {
                let value = f(xs.map(|x| x.value));
                if value.is_nan() {
                    Self::lift_n(xs, |_| (value, [value; M]))
                } else {
                    Self::constant(value)
                }
            }
        }

        /// `(x + y)' = x' + y'`
        impl<T: Scalar $($generics)*> Add for $Dual {
            type Output = Self;
            #[inline(always)]
            fn add(self, y: Self) -> Self {
                Self::from_lanes(self.value + y.value, T::lanes_add(self.lanes(), y.lanes()))
            }
        }

        /// `(x - y)' = x' - y'`
        impl<T: Scalar $($generics)*> Sub for $Dual {
            type Output = Self;
            #[inline(always)]
            fn sub(self, y: Self) -> Self {
                Self::from_lanes(self.value - y.value, T::lanes_sub(self.lanes(), y.lanes()))
            }
        }

        /// `(-x)' = -x'`
        impl<T: Scalar $($generics)*> Neg for $Dual {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                Self::from_lanes(-self.value, T::lanes_neg(self.lanes()))
            }
        }

        /// `(x y)' = y x' + x y'`
        impl<T: Scalar $($generics)*> Mul for $Dual {
            type Output = Self;
            #[inline(always)]
            fn mul(self, y: Self) -> Self {
                let lanes = T::lanes_combine(y.value, self.lanes(), self.value, y.lanes());
                Self::from_lanes(self.value * y.value, lanes)
            }
        }

        /// `(x + c)' = x'`
        impl<S: Primitive, T: Real<S> $($generics)*> Add<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn add(self, c: S) -> Self {
                Self::from_lanes(self.value + c, self.lanes())
            }
        }

        /// `(x - c)' = x'`
        impl<S: Primitive, T: Real<S> $($generics)*> Sub<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn sub(self, c: S) -> Self {
                Self::from_lanes(self.value - c, self.lanes())
            }
        }

        /// `(x c)' = c x'`
        impl<S: Primitive, T: Real<S> $($generics)*> Mul<S> for $Dual {
            type Output = Self;
            #[inline(always)]
            fn mul(self, c: S) -> Self {
                Self::from_lanes(self.value * c, T::lanes_scale_literal(c.into(), self.lanes()))
            }
        }

        /// `(x a + b)' = a x' + x a' + b'`
        impl<T: Scalar $($generics)*> $Dual {
            #[inline(always)]
            pub(crate) fn fused_multiply_add(self, a: Self, b: Self) -> Self {
                let product = T::lanes_combine(a.value, self.lanes(), self.value, a.lanes());
                Self::from_lanes(self.value.mul_add(a.value, b.value), T::lanes_add(product, b.lanes()))
            }
        }

        /// `((x + y) / 2)' = (x' + y') / 2`
        impl<T: Scalar $($generics)*> $Dual {
            #[inline(always)]
            pub(crate) fn half_way(self, y: Self) -> Self {
                let sum = T::lanes_add(self.lanes(), y.lanes());
                Self::from_lanes(self.value.midpoint(y.value), T::lanes_scale_literal(0.5, sum))
            }
        }

        impl<T: Real<B> $($generics)*, B: Primitive> Real<B> for $Dual {}

        impl<T: Scalar $($generics)*> Sealed for $Dual {}

        impl<T: Scalar $($generics)*> Scalar for $Dual {
            const DEPTH: usize = T::DEPTH + 1;
            const ORDER: usize = T::ORDER + 1;
            const HUGE: f64 = T::HUGE;

            #[inline(always)]
            fn literal(k: f64) -> Self {
                Self::constant(T::literal(k))
            }

            #[inline(always)]
            fn literal_add(k: f64, x: Self) -> Self {
                Self::from_lanes(T::literal_add(k, x.value), x.lanes())
            }

            #[inline(always)]
            fn literal_sub(k: f64, x: Self) -> Self {
                Self::from_lanes(T::literal_sub(k, x.value), T::lanes_neg(x.lanes()))
            }

            #[inline(always)]
            fn literal_mul(k: f64, x: Self) -> Self {
                Self::from_lanes(T::literal_mul(k, x.value), T::lanes_scale_literal(k, x.lanes()))
            }

            #[inline(always)]
            fn literal_div(k: f64, x: Self) -> Self {
                x.apply(|x| rules::literal_div(k, x))
            }

            #[inline(always)]
            fn literal_rem(k: f64, x: Self) -> Self {
                x.apply(|x| rules::literal_rem(k, x))
            }

            #[inline(always)]
            fn all_zero(&self) -> bool {
                self.value.all_zero() && self.lanes().iter().all(T::all_zero)
            }

            #[inline(always)]
            fn all_finite(&self) -> bool {
                self.value.all_finite() && self.lanes().iter().all(T::all_finite)
            }

            #[inline(always)]
            fn chain(slope: Self, lane: Self) -> Self {
                let mut lanes = slope.lanes();
                for (s, l) in lanes.iter_mut().zip(lane.lanes()) {
                    *s = T::chain(slope.value, l) + T::chain(*s, lane.value);
                }
                Self::from_lanes(T::chain(slope.value, lane.value), lanes)
            }

            /// The unit vector (p, q) turns with the angle t: `p' = -q t'` and `q' = p t'`, where
            /// `t' = (p y' - q x') / h`.
            #[inline(always)]
            fn unit_vector(x: Self, y: Self, h: Self) -> (Self, Self) {
                let (p, q) = T::unit_vector(x.value, y.value, h.value);
                if h.value.is_zero() {
                    // a subgradient is a constant
                    return (Self::constant(p), Self::constant(q));
                }
                let (p_over_h, q_over_h) = (p / h.value, q / h.value);
                let (pp, qq) = (p * p_over_h, q * q_over_h);
                // the smaller one over h: it cannot overflow before the product does
                let pq = if p.abs() < q.abs() { p_over_h * q } else { p * q_over_h };
                let p_lanes = T::lanes_chain2(p, qq, x.lanes(), -pq, y.lanes());
                let q_lanes = T::lanes_chain2(q, -pq, x.lanes(), pp, y.lanes());
                (Self::from_lanes(p, p_lanes), Self::from_lanes(q, q_lanes))
            }

            /// `(1 / z)' = -(1 / z)^2 z'`, the square of a + ib being `(a - b)(a + b) + 2iab`.
            #[inline(always)]
            fn complex_recip(x: Self, y: Self) -> (Self, Self) {
                let (a, b) = T::complex_recip(x.value, y.value);
                let (re, im) = (-((a - b) * (a + b)), T::literal_mul(-2.0, T::chain(a, b)));
                let a_lanes = T::lanes_chain2(a, re, x.lanes(), -im, y.lanes());
                let b_lanes = T::lanes_chain2(b, im, x.lanes(), re, y.lanes());
                (Self::from_lanes(a, a_lanes), Self::from_lanes(b, b_lanes))
            }

            #[inline(always)]
            fn exp_neg_square(self) -> Self {
                self.apply(rules::exp_neg_square)
            }

            #[inline(always)]
            fn exp_neg_half_square(self) -> Self {
                self.apply(rules::exp_neg_half_square)
            }

            #[inline(always)]
            fn sinc_derivative(self, k: u32) -> Self {
                self.apply(|x| rules::sinc_derivative(x, k))
            }

            #[inline(always)]
            fn sin_quotient(self) -> Self {
                self.apply(rules::sin_quotient)
            }

            #[inline(always)]
            fn sinh_quotient(self) -> Self {
                self.apply(rules::sinh_quotient)
            }

            #[inline(always)]
            fn cos_quotient(self) -> Self {
                self.apply(rules::cos_quotient)
            }

            #[inline(always)]
            fn cosh_quotient(self) -> Self {
                self.apply(rules::cosh_quotient)
            }

            #[inline(always)]
            fn without_partials(self) -> Self {
                Self::constant(self.value.without_partials())
            }

            // The functions that `Float` lacks, as inherent methods.
            inherent! {
                div_euclid(divisor: Self);
                rem_euclid(divisor: Self);
                round_ties_even();
                midpoint(other: Self);
                next_up();
                next_down();
                erf();
                erfc();
                normal_pdf();
                normal_cdf();
                gamma();
                ln_gamma();
                digamma();
                polygamma(m: u32);
                bessel_jn(n: i32);
                bessel_yn(n: i32);
                sigmoid();
                softplus();
            }
        }
    )*};
}

first_order! {
    [] Dual<T>, "Dual", "variable(2.0)", "tangent";
    [, const N: usize] DualVec<T, N>, "DualVec", "new(2.0, [1.0, 0.0])", "partials[0]";
}
