//! Student's t distribution with `dof` degrees of freedom, median `location` and scale `scale`.

use super::{ln_1p_square, standard};
use crate::float::special::beta_power_series;
use crate::scalar::{HALF, ONE, Scalar};

/// The logarithm of the density, `-ln B(1/2, dof/2) - ln(dof) / 2 - (dof + 1) / 2 ln(1 + z^2 / dof) - ln scale` with
/// `z = (x - location) / scale`.
///
/// It is NaN for a negative dof or scale.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::student_t;
///
/// let (value, [dx, _]) = gradient(|[x, dof]| student_t::ln_pdf(x, dof, 0.0.into(), 1.0.into()), [1.0_f64, 1.0]);
/// assert!((value - -(2.0 * std::f64::consts::PI).ln()).abs() < 1e-15); // Cauchy
/// assert!((dx - -1.0).abs() < 1e-15);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar>(x: T, dof: T, location: T, scale: T) -> T {
    let t = standard(x, location, scale) / dof.sqrt();
    let peak = T::literal(0.5).ln_beta(HALF * dof) + HALF * dof.ln();
    -(peak + HALF * (ONE + dof) * ln_1p_square(t) + scale.ln())
}

/// The probability below x. With `u = z^2 / (dof + z^2)` it is `(1 + I_u(1/2, dof/2)) / 2` for positive z.
///
/// It is NaN for a negative dof or scale.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::student_t;
///
/// let (value, [dx, dof]) = gradient(|[x, dof]| student_t::cdf(x, dof, 0.0.into(), 1.0.into()), [1.0_f64, 1.0]);
/// assert!((value - 0.75).abs() < 1e-15);
/// assert!((dx - 0.15915494309189535).abs() < 1e-15 && (dof - 0.0662029804694617).abs() < 1e-15);
/// ```
#[must_use]
pub fn cdf<T: Scalar>(x: T, dof: T, location: T, scale: T) -> T {
    let z = standard(x, location, scale);
    if z > T::zero() { ONE - upper_tail(z, dof) } else { upper_tail(-z, dof) }
}

/// The probability above x, without cancellation.
///
/// It is NaN for a negative dof or scale.
///
/// ```
/// use gradual::statistics::student_t;
///
/// assert!((student_t::sf(1.0, 1.0, 0.0, 1.0) - 0.25_f64).abs() < 1e-15);
/// ```
#[must_use]
pub fn sf<T: Scalar>(x: T, dof: T, location: T, scale: T) -> T {
    cdf(-x, dof, -location, scale)
}

/// The probability above z of the standard distribution, for `z >= 0`.
///
/// With `t = z / sqrt(dof)` it is `I_v(dof/2, 1/2) / 2`, where `v = 1 / (1 + t^2)` and `u = 1 - v`. Only the smaller of u and v
/// has all its digits. The incomplete beta function has an infinite slope at z = 0, where this function is smooth. So near
/// 0 the root is taken out of its power series. Far out, where v underflows, the first term of the series is enough.
fn upper_tail<T: Scalar>(z: T, dof: T) -> T {
    const FAR: f64 = 1e100;
    let (half, b) = (T::literal(0.5), HALF * dof);
    let t = z / dof.sqrt();
    if t > T::literal(FAR) {
        return t.powf(-dof) / (dof * half.beta(b));
    }
    let square = t.powi(2);
    let v = (ONE + square).recip();
    let u = square * v;
    if u < half && (ONE + dof) * u < T::one() {
        let power = (-b * square.ln_1p()).exp();
        let root = t * v.sqrt();
        half - root * power / half.beta(b) * beta_power_series(half, b, u)
    } else if u < half {
        HALF * half.beta_reg_c(b, u)
    } else {
        HALF * b.beta_reg(half, v)
    }
}
