//! The recurrences from which the functions of series are built.
//!
//! For y = f(x) the coefficient y_k follows from those before it. With `y' = s x'` it is the mean
//! `y_k = 1/k sum over j from 1 to k of j x_j s_(k-j)`, in which s may contain y itself up to order k - 1.
//! Griewank and Walther, *Evaluating Derivatives*, chapter 13.

use super::Taylor;
use crate::dual::Dual;
use crate::number::Number;
use crate::scalar::Scalar;

impl<T: Scalar, const K: usize> Taylor<T, K> {
    /// The series with the value and the slopes of a rule at the values of the arguments. Its coefficient k is a
    /// function of the coefficients before it.
    ///
    /// Let k be the first order at which an argument has a coefficient that is not 0. Below k the result is 0 too. At k
    /// it is `slope x_k`, as in first order, because at the ends of the range of floats the recurrence may overflow
    /// where the rule does not. If the value is NaN, so are all coefficients from k on.
    #[inline(always)]
    pub(super) fn recurrence<const M: usize>(
        (value, slopes): (T, [T; M]),
        arguments: [&Self; M],
        mut coefficient: impl FnMut(&Self, usize) -> T,
    ) -> Self {
        let mut y = Self::constant(value);
        let mut is_constant = true;
        for k in 1..=K {
            let starts = is_constant && !arguments.iter().all(|x| x.at(k).all_zero());
            is_constant &= !starts;
            if is_constant {
                continue;
            }
            // The recurrence runs at the start too, because it may keep other coefficients up to date.
            let y_k = coefficient(&y, k);
            y.higher[k - 1] = if value.is_nan() {
                value
            } else if starts {
                let terms = slopes.iter().zip(arguments).map(|(&slope, x)| slope_times(slope, x.at(k)));
                terms.reduce(|sum, term| sum + term).unwrap_or(y_k)
            } else {
                y_k
            };
        }
        y
    }

    /// Coefficient k of the integral of s dx: `1/k sum over j from 1 to k of j x_j s_(k-j)`
    #[inline(always)]
    pub(super) fn integral_coefficient(x: &Self, s: &Self, k: usize) -> T {
        let sum = sum(1, k, |j| T::literal_mul(j as f64, x.at(j) * s.at(k - j)));
        sum / T::literal(k as f64)
    }

    /// `sum over j from first to last of x_j y_(k-j)`
    #[inline(always)]
    pub(super) fn convolution(x: &Self, y: &Self, k: usize, first: usize, last: usize) -> T {
        sum(first, last, |j| x.at(j) * y.at(k - j))
    }

    /// y with `y' = s x'`, where s does not depend on y.
    #[inline(always)]
    pub(super) fn integral((value, slope): (T, T), s: &Self, x: &Self) -> Self {
        Self::recurrence((value, [slope]), [x], |_, k| Self::integral_coefficient(x, s, k))
    }

    /// y with `y' = y w'`: a constant times the exponential of w. Here w is a function of the arguments.
    #[inline(always)]
    pub(super) fn exponential<const M: usize>(rule: (T, [T; M]), arguments: [&Self; M], w: &Self) -> Self {
        Self::recurrence(rule, arguments, |y, k| Self::integral_coefficient(w, y, k))
    }

    /// y with `x y' = x'`: the logarithm of x, plus any constant.
    #[inline(always)]
    pub(super) fn logarithm((value, slope): (T, T), x: &Self) -> Self {
        Self::recurrence((value, [slope]), [x], |y, k| {
            let sum = sum(1, k - 1, |j| T::literal_mul(j as f64, y.at(j) * x.at(k - j)));
            (x.at(k) - sum / T::literal(k as f64)) / x.value
        })
    }

    /// q with `q y = x`. Here x and y are functions of the arguments.
    #[inline(always)]
    pub(super) fn quotient<const M: usize>(
        rule: (T, [T; M]),
        arguments: [&Self; M],
        x: &Self,
        y: &Self,
    ) -> Self {
        Self::recurrence(rule, arguments, |q, k| (x.at(k) - Self::convolution(y, q, k, 1, k)) / y.value)
    }

    /// s and c with `s' = c x'` and `c' = sign s x'`: sine and cosine, or their hyperbolic forms.
    #[inline(always)]
    pub(super) fn sine_and_cosine([s, c]: [(T, T); 2], sign: f64, x: &Self) -> (Self, Self) {
        let mut cosine = Self::constant(c.0);
        let sine = Self::recurrence((s.0, [s.1]), [x], |sine, k| {
            cosine.higher[k - 1] = T::literal_mul(sign, Self::integral_coefficient(x, sine, k));
            Self::integral_coefficient(x, &cosine, k)
        });
        (sine, Self::recurrence((c.0, [c.1]), [x], |_, k| cosine.at(k)))
    }

    /// y with `y' = w x'` and `w' = (linear + quadratic y) y'`, where w starts from the slope at the value.
    #[inline(always)]
    pub(super) fn riccati((value, slope): (T, T), linear: f64, quadratic: f64, x: &Self) -> Self {
        let mut w = Self::constant(slope);
        Self::recurrence((value, [slope]), [x], |y, k| {
            let y_k = Self::integral_coefficient(x, &w, k);
            // coefficient k of linear y + quadratic y^2 / 2
            let square = sum(1, k - 1, |j| y.at(j) * y.at(k - j)) / (T::one() + T::one()) + y.value * y_k;
            w.higher[k - 1] = T::literal_mul(linear, y_k) + T::literal_mul(quadratic, square);
            y_k
        })
    }

    /// `f(x(t))` from the value, the slope and the coefficients `f^(i) / i!` at the value, by Horner's rule in O(K^3).
    ///
    /// `coefficient` takes i and i!.
    #[inline(always)]
    pub(super) fn compose(
        &self,
        (value, slope): (T, T),
        mut coefficient: impl FnMut(usize, f64) -> T,
    ) -> Self {
        let mut coefficients = [T::zero(); K];
        let mut factorial = 1.0;
        for i in 1..=K {
            factorial *= i as f64;
            coefficients[i - 1] = coefficient(i, factorial);
        }
        let distance = Self { value: T::zero(), ..*self };
        let mut series = Self::constant(T::zero());
        for &coefficient in coefficients.iter().rev() {
            series = (series + Self::constant(coefficient)).guarded_mul(distance);
        }
        Self::recurrence((value, [slope]), [self], |_, k| series.at(k))
    }
}

/// `slope x`, guarded as in the chain rule of first order.
#[inline(always)]
fn slope_times<T: Scalar>(slope: T, x: T) -> T {
    let mut product = Dual::new(slope, x);
    product.guarded_scale(slope);
    product.tangent
}

/// `term(first) + ... + term(last)`, or 0 if there is no term.
#[inline(always)]
pub(super) fn sum<T: Scalar>(first: usize, last: usize, term: impl Fn(usize) -> T) -> T {
    let mut sum = T::zero();
    for j in first..=last {
        sum += term(j);
    }
    sum
}
