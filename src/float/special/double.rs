//! Numbers of twice the digits of a float, for exponents that are much larger than their error may be (T. J. Dekker,
//! Numer. Math. 18 (1971) 224).

use core::f64::consts::LN_2;
use core::ops::{Add, Div, Mul, Neg, Sub};

use num_traits::Float;

use super::compensated::two_product;

/// The sum `high + low`, where low is at most half a unit in the last place of high.
#[derive(Clone, Copy)]
pub(super) struct Double {
    pub(super) high: f64,
    pub(super) low: f64,
}

impl Double {
    /// `high + low` for |low| < |high|.
    pub(super) fn new(high: f64, low: f64) -> Self {
        let sum = high + low;
        Self { high: sum, low: low - (sum - high) }
    }

    /// The square root, by one step of Newton's method.
    pub(super) fn sqrt(self) -> Self {
        let root = Float::sqrt(self.high);
        let (square, low) = two_product(root, root);
        Self::new(root, ((self.high - square) - low + self.low) / (2.0 * root))
    }

    /// The natural logarithm of a number between 1e-300 and 1e300: `k ln 2 + 2 (t + t^3 / 3 + t^5 / 5 + ...)` with
    /// `t = (m - 1) / (m + 1)` for the rest m between 2/3 and 4/3.
    pub(super) fn ln(self) -> Self {
        const LN_2_LOW: f64 = 2.3190468138462996e-17; // ln 2 - LN_2
        let k = Float::round(Float::log2(0.75 * self.high) + 0.5);
        let scale = Float::exp2(-k);
        let m = Self { high: scale * self.high, low: scale * self.low };
        let t = (m - 1.0.into()) / (m + 1.0.into());
        let square = t * t;
        let series = (0..18).rev().fold(Self::from(0.0), |sum, i| {
            sum * square + Self::from(1.0) / (2.0 * f64::from(i) + 1.0).into()
        });
        Self { high: LN_2, low: LN_2_LOW } * k.into() + series * t * 2.0.into()
    }
}

impl From<f64> for Double {
    fn from(x: f64) -> Self {
        Self { high: x, low: 0.0 }
    }
}

impl Neg for Double {
    type Output = Self;

    fn neg(self) -> Self {
        Self { high: -self.high, low: -self.low }
    }
}

impl Add for Double {
    type Output = Self;

    fn add(self, y: Self) -> Self {
        let sum = self.high + y.high;
        let part = sum - self.high;
        let error = (self.high - (sum - part)) + (y.high - part);
        Self::new(sum, error + self.low + y.low)
    }
}

impl Sub for Double {
    type Output = Self;

    fn sub(self, y: Self) -> Self {
        self + -y
    }
}

impl Mul for Double {
    type Output = Self;

    fn mul(self, y: Self) -> Self {
        let (high, low) = two_product(self.high, y.high);
        Self::new(high, low + self.high * y.low + self.low * y.high)
    }
}

impl Div for Double {
    type Output = Self;

    fn div(self, y: Self) -> Self {
        let quotient = self.high / y.high;
        let rest = self - y * quotient.into();
        Self::new(quotient, (rest.high + rest.low) / y.high)
    }
}
