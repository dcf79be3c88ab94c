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
//! Quantiles are methods: [`normal_quantile`](crate::Scalar::normal_quantile), [`gamma_p_inv`](crate::Scalar::gamma_p_inv) and
//! [`beta_reg_inv`](crate::Scalar::beta_reg_inv).
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

use crate::scalar::Scalar;

/// `ln sqrt(2 pi)`
const LN_SQRT_TAU: f64 = 0.9189385332046727;

/// The outcome in units of the scale, from the location.
#[inline(always)]
fn standard<T: Scalar>(x: T, location: T, scale: T) -> T {
    (x - location) / scale
}
