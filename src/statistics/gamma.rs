//! The gamma distribution with shape `shape` and rate `rate`: mean `shape / rate`.

use super::{constant, not_negative};
use crate::scalar::Scalar;

/// The logarithm of the density `rate^shape x^(shape-1) e^(-rate x) / Gamma(shape)`.
///
/// It is computed from the distance to the mode, and keeps its digits for a large shape. It is NaN for negative arguments.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::gamma;
///
/// let (value, [dx, _, _]) = gradient(|[x, shape, rate]| gamma::ln_pdf(x, shape, rate), [2.0, 3.0, 1.5]);
/// assert!((value - (6.75_f64 * (-3.0_f64).exp()).ln()).abs() < 1e-14);
/// assert!((dx - -0.5).abs() < 1e-14);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, shape: T, rate: T) -> T {
    let (x, rate) = (not_negative(x), not_negative(rate));
    let z = rate * x;
    if z.is_zero() {
        return rate.ln() + (shape - T::one()).x_ln_y(z) - shape.ln_gamma();
    }
    shape.ln_poisson_term(z) + (shape / x).ln()
}

/// The probability below x, `P(shape, rate x)`.
///
/// It is 0 for a negative x, and NaN for a negative shape or rate.
///
/// ```
/// use gradual::statistics::gamma;
///
/// assert!((gamma::cdf(3.0_f64, 2.0, 0.5) - 0.4421745996289252).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, shape: T, rate: T) -> T {
    let (shape, rate) = (not_negative(shape), not_negative(rate));
    if x < T::zero() { constant(0.0, [shape, rate]) } else { shape.gamma_p(rate * x) }
}

/// The probability above x, `Q(shape, rate x)`, without cancellation.
///
/// It is 1 for a negative x, and NaN for a negative shape or rate.
///
/// ```
/// use gradual::statistics::gamma;
///
/// assert!((gamma::sf(3.0_f64, 2.0, 0.5) - 0.5578254003710748).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, shape: T, rate: T) -> T {
    let (shape, rate) = (not_negative(shape), not_negative(rate));
    if x < T::zero() { constant(1.0, [shape, rate]) } else { shape.gamma_q(rate * x) }
}
