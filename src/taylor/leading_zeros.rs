//! Quotients, roots and powers of series that begin with zeros.
//!
//! A series that begins with t^v is `x = t^v X`, where X does not begin with 0. So for t > 0
//!
//! ```text
//! x / y = t^(u-v) X / Y        x^p = t^(p v) X^p
//! ```
//!
//! Of the K coefficients of x, X has K - v. The others are not known, and neither is what follows from them: it is NaN.

use super::Taylor;
use crate::number::Functions;
use crate::scalar::Scalar;

impl<T: Scalar, const K: usize> Taylor<T, K> {
    /// The number v of zeros before the first coefficient that is not 0. None if v is 0, or if all coefficients are 0.
    pub(super) fn leading_zeros(&self) -> Option<usize> {
        let first = || self.higher.iter().position(|coefficient| !coefficient.all_zero());
        if self.value.all_zero() { Some(first()? + 1) } else { None }
    }

    /// `x / t^v`
    fn lowered(&self, v: usize) -> Self {
        let mut lowered = Self::new(T::nan(), [T::nan(); K]);
        for k in v..=K {
            lowered.set(k - v, self.at(k));
        }
        lowered
    }

    fn set(&mut self, k: usize, coefficient: T) {
        if k == 0 { self.value = coefficient } else { self.higher[k - 1] = coefficient }
    }

    /// `x / y` where y begins with zeros and x begins with as many or more.
    pub(super) fn quotient_of_leading_zeros(&self, y: &Self) -> Option<Self> {
        let v = y.leading_zeros()?;
        let begins_with_zeros = (0..v).all(|k| self.at(k).all_zero());
        let quotient = begins_with_zeros.then(|| Functions::div(self.lowered(v), y.lowered(v)));
        quotient.filter(|quotient| !quotient.value.is_nan())
    }

    /// `x^p` where x begins with two zeros or more and p > 0 is constant, from `power(X) = X^p`. If p v is no integer, the
    /// power is no series: its first derivative of an order above p v is infinite.
    pub(super) fn power_of_leading_zeros(
        &self,
        value: T,
        p: T,
        power: impl FnOnce(Self) -> Self,
    ) -> Option<Self> {
        let v = self.leading_zeros().filter(|&v| v > 1)?;
        let order = p.to_f64()? * v as f64;
        let is_constant = (p - p.without_partials()).all_zero();
        if !(is_constant && order > 0.0) {
            return None;
        }
        let mut result = Self::constant(value);
        let power = power(self.lowered(v));
        // A large order is beyond K, and the conversion keeps it there.
        let start = num_traits::Float::ceil(order) as usize;
        for k in start..=K {
            let is_known = start as f64 == order && !power.value.is_nan();
            result.set(
                k,
                match k - start {
                    n if is_known => power.at(n),
                    0 => power.value * T::infinity(),
                    _ => T::nan(),
                },
            );
        }
        Some(result)
    }
}
