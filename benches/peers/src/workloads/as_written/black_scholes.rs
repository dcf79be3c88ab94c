//! The price of a European call option by Black and Scholes.

use crate::number::Number;
use crate::workloads::black_scholes::{COEFFICIENTS, DENSITY_AT_0, SCALE};
use crate::workloads::{AsWritten, BlackScholes, ScalarFunction};

fn normal_density<R: Number>(x: R) -> R {
    (x.square() * -0.5).exp() * DENSITY_AT_0
}

/// By Horner's rule, without a constant term.
fn polynomial<R: Number>(u: R, coefficients: &[f64]) -> R {
    coefficients.iter().rev().fold(R::constant(0.0), |sum, &c| (sum + c) * u)
}

fn normal_cdf<R: Number>(x: R) -> R {
    let is_left = x.value() < 0.0;
    let distance = if is_left { -x } else { x };
    let u = (distance * SCALE + 1.0).recip();
    let tail = normal_density(x) * polynomial(u, &COEFFICIENTS);
    if is_left { tail } else { -tail + 1.0 }
}

struct Call<R> {
    spot: R,
    strike: R,
    rate: R,
    volatility: R,
    time: R,
}

impl<R: Number> Call<R> {
    fn price(&self) -> R {
        let spread = self.volatility * self.time.sqrt();
        let drift = self.rate + self.volatility.square() * 0.5;
        let d1 = ((self.spot / self.strike).ln() + drift * self.time) / spread;
        let d2 = d1 - spread;
        self.spot * normal_cdf(d1) - self.strike * self.discount() * normal_cdf(d2)
    }

    fn discount(&self) -> R {
        (-(self.rate * self.time)).exp()
    }
}

impl ScalarFunction<5, AsWritten> for BlackScholes {
    fn evaluate<R: Number>([spot, strike, rate, volatility, time]: [R; 5]) -> R {
        Call { spot, strike, rate, volatility, time }.price()
    }
}
