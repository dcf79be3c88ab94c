//! Densities and distribution functions of the common laws, for likelihoods whose parameters all have derivatives.
//!
//! Each law is a module. Its functions take the outcome and then the parameters, and all of these may be duals: the
//! derivative in a shape or in degrees of freedom is as exact as the one in the outcome.
//!
//! | function | |
//! |---|---|
//! | `ln_pdf`, `ln_pmf` | the logarithm of the density, or of the probability of a whole number |
//! | `cdf`, `sf` | the probability of the outcome or less, and of more than it; each keeps its digits where it is small |
//! | `ln_cdf`, `ln_sf` | their logarithms, also where they underflow |
//!
//! `cdf` is 0 and `sf` is 1 for an outcome below all possible ones. Above all possible ones, `cdf` is 1 and `sf` is 0. There,
//! `ln_pdf` is -inf or NaN, as each function says. All functions are NaN for parameters outside their domain: a negative scale,
//! rate, shape, mean or number of trials, or a probability outside [0, 1].
//!
//! Quantiles are methods: [`normal_quantile`](crate::Scalar::normal_quantile), [`gamma_p_inv`](crate::Scalar::gamma_p_inv) and
//! [`beta_reg_inv`](crate::Scalar::beta_reg_inv). For the upper tail take [`gamma_q_inv`](crate::Scalar::gamma_q_inv) and
//! [`beta_reg_c_inv`](crate::Scalar::beta_reg_c_inv).
//!
//! All arguments have the type of the result. On duals, an outcome that is a plain float becomes a constant by
//! `x.into()`; in a function over [`Real`](crate::Real) by `R::lit(x)`.
//!
//! ```
//! use gradual::{Real, gradient};
//! use gradual::statistics::gamma;
//!
//! /// Rainfall of some days, in mm.
//! const RAIN: [f64; 5] = [3.1, 0.4, 7.9, 1.2, 2.6];
//!
//! fn ln_likelihood<R: Real>([shape, rate]: [R; 2]) -> R {
//!     RAIN.iter().map(|&x| gamma::ln_pdf(R::lit(x), shape, rate)).sum()
//! }
//!
//! let (_, [in_shape, in_rate]) = gradient(ln_likelihood, [1.2, 0.4]);
//! // the slope in the rate is n shape / rate - sum x
//! assert!((in_rate - (5.0 * 1.2 / 0.4 - RAIN.iter().sum::<f64>())).abs() < 1e-13);
//! assert!(in_shape.is_finite());
//! ```

pub mod beta;
pub mod beta_binomial;
pub mod binomial;
pub mod cauchy;
pub mod dirichlet;
pub mod gamma;
pub mod logistic;
pub mod multivariate_normal;
pub mod negative_binomial;
pub mod normal;
pub mod poisson;
pub mod student_t;
pub mod weibull;

use crate::scalar::{Scalar, TWO};

/// `ln sqrt(2 pi)`
const LN_SQRT_TAU: f64 = 0.9189385332046727;

/// The outcome in units of the scale, from the location. It is NaN for a negative scale.
#[inline(always)]
fn standard<T: Scalar>(x: T, location: T, scale: T) -> T {
    (x - location) / not_negative(scale)
}

/// `ln(1 + z^2)`, also where the square overflows.
#[inline(always)]
fn ln_1p_square<T: Scalar>(z: T) -> T {
    if z.abs() < T::literal(1e8) { z.powi(2).ln_1p() } else { TWO * z.abs().ln() }
}

/// A parameter that is NaN below 0.
#[inline(always)]
fn not_negative<T: Scalar>(x: T) -> T {
    if x < T::zero() { x.ln() } else { x }
}

/// A parameter that is NaN outside [0, 1].
#[inline(always)]
fn probability<T: Scalar>(p: T) -> T {
    if p > T::one() { (-p).ln_1p() } else { not_negative(p) }
}

/// The value of a distribution function where no outcome can lie. It is NaN if an argument is NaN.
#[inline(always)]
fn constant<T: Scalar, const A: usize>(value: f64, arguments: [T; A]) -> T {
    arguments.into_iter().find(|x| x.is_nan()).unwrap_or_else(|| T::literal(value))
}
