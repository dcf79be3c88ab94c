//! Quantiles: the inverses of the distribution functions.

use core::f64::consts::{FRAC_1_SQRT_2, LN_2};
use num_traits::Float;

use super::{
    Tail, beta_reg, beta_reg_c, binomial_term, gamma_p, gamma_q, ln_beta_reg, ln_beta_reg_c,
    ln_binomial_term, ln_gamma, ln_gamma_p, ln_gamma_q, ln_poisson_term, normal_cdf, normal_pdf,
    poisson_term,
};

/// The quantile of the standard normal distribution, within 4 ulps. It is -inf at 0 and +inf at 1, and NaN outside.
pub(crate) fn normal_quantile(p: f64) -> f64 {
    if p < 0.5 { quantile(p - 0.5, p) } else { -quantile(0.5 - p, 1.0 - p) }
}

/// The inverse of `erf`, within 4 ulps. It is -inf at -1 and +inf at 1, and NaN outside.
pub(crate) fn erf_inv(x: f64) -> f64 {
    FRAC_1_SQRT_2
        * if x < 0.0 { quantile(0.5 * x, 0.5 * (1.0 + x)) } else { -quantile(-0.5 * x, 0.5 * (1.0 - x)) }
}

/// The inverse of `erfc`, within 4 ulps. It is +inf at 0 and -inf at 2, and NaN outside.
pub(crate) fn erfc_inv(x: f64) -> f64 {
    -FRAC_1_SQRT_2 * normal_quantile(0.5 * x)
}

/// The normal quantile of the tail p <= 1/2, where `q = p - 1/2`. Each of the two may have digits that the other has lost.
///
/// Wichura, *Algorithm AS 241*, Applied Statistics 37 (1988), PPND16. In the tail, a step of Newton's method takes off its
/// last error.
fn quantile(q: f64, p: f64) -> f64 {
    if p.is_nan() || p < 0.0 {
        return f64::NAN;
    }
    if p == 0.0 {
        return f64::NEG_INFINITY;
    }
    if q.abs() <= 0.425 {
        return q * ratio(&CENTRE, 0.180625 - q * q);
    }
    let r = Float::sqrt(-Float::ln(p));
    let z = -if r <= 5.0 { ratio(&TAIL, r - 1.6) } else { ratio(&FAR_TAIL, r - 5.0) };
    if p > 1e-300 { z - (normal_cdf(z) - p) / normal_pdf(z) } else { z }
}

/// A quotient of two polynomials.
fn ratio([numerator, denominator]: &[[f64; 8]; 2], x: f64) -> f64 {
    let polynomial = |coefficients: &[f64; 8]| coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c);
    polynomial(numerator) / polynomial(denominator)
}

#[rustfmt::skip]
const CENTRE: [[f64; 8]; 2] = [
    [3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
     67265.7709270087, 33430.57558358813, 2509.0809287301227],
    [1.0, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
     39307.89580009271, 28729.085735721943, 5226.495278852854],
];

#[rustfmt::skip]
const TAIL: [[f64; 8]; 2] = [
    [1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
     0.2417807251774506, 0.022723844989269184, 0.0007745450142783414],
    [1.0, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
     0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-09],
];

#[rustfmt::skip]
const FAR_TAIL: [[f64; 8]; 2] = [
    [6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
     0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-05, 2.0103343992922881e-07],
    [1.0, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
     1.8463183175100548e-05, 1.421511758316446e-07, 2.0442631033899397e-15],
];

/// The x at which `P(a, x) = p`.
pub(crate) fn gamma_p_inv(a: f64, p: f64) -> f64 {
    if p > 0.5 { gamma_quantile(a, Tail::Upper, 1.0 - p) } else { gamma_quantile(a, Tail::Lower, p) }
}

/// The x at which `Q(a, x) = q`.
pub(crate) fn gamma_q_inv(a: f64, q: f64) -> f64 {
    if q > 0.5 { gamma_quantile(a, Tail::Lower, 1.0 - q) } else { gamma_quantile(a, Tail::Upper, q) }
}

/// The x at which a tail of the gamma distribution has this probability of at most 1/2.
fn gamma_quantile(a: f64, tail: Tail, probability: f64) -> f64 {
    if !(a > 0.0 && probability >= 0.0 && a.is_finite()) {
        return f64::NAN;
    }
    if probability == 0.0 {
        return if tail == Tail::Lower { 0.0 } else { f64::INFINITY };
    }
    let (sign, value, ln_value): (f64, fn(f64, f64) -> f64, fn(f64, f64) -> f64) = match tail {
        Tail::Lower => (1.0, gamma_p, ln_gamma_p),
        Tail::Upper => (-1.0, gamma_q, ln_gamma_q),
    };
    let ln_p = Float::ln(probability);
    let start = if a > 1.0 {
        // Wilson and Hilferty, *The distribution of chi-square*, 1931
        let root = 1.0 - 1.0 / (9.0 * a) + sign * normal_quantile(probability) / (3.0 * Float::sqrt(a));
        Float::ln(a) + 3.0 * Float::ln(root.max(1e-3))
    } else if tail == Tail::Lower {
        (ln_p + ln_gamma(1.0 + a)) / a
    } else {
        Float::ln(a)
    };
    let u = newton(start, |u| {
        let x = Float::exp(u);
        let ln_tail = ln_value(a, x);
        (sign * (ln_tail - ln_p), a * Float::exp(ln_poisson_term(a, x) - ln_tail))
    });
    let x = Float::exp(u);
    let step = sign * (value(a, x) - probability) / (a * poisson_term(a, x));
    if step.abs() < 1e-6 { x - x * step } else { x }
}

/// The x at which `I_x(a, b) = p`.
pub(crate) fn beta_reg_inv(a: f64, b: f64, p: f64) -> f64 {
    if p > 0.5 { beta_quantile(b, a, 1.0 - p)[1] } else { beta_quantile(a, b, p)[0] }
}

/// The x at which `1 - I_x(a, b) = q`.
pub(crate) fn beta_reg_c_inv(a: f64, b: f64, q: f64) -> f64 {
    if q > 0.5 { beta_quantile(a, b, 1.0 - q)[0] } else { beta_quantile(b, a, q)[1] }
}

/// The x at which `I_x(a, b)` is p, for p of at most 1/2, and `1 - x`. Each keeps its digits where it is small.
fn beta_quantile(a: f64, b: f64, p: f64) -> [f64; 2] {
    if !(a > 0.0 && b > 0.0 && p >= 0.0 && a.is_finite() && b.is_finite()) {
        return [f64::NAN; 2];
    }
    if p == 0.0 {
        return [0.0, 1.0];
    }
    let ln_p = Float::ln(p);
    let scale = a / (a + b) * b;
    let u = newton(Float::ln(a) - Float::ln(b), |u| {
        let (ln_tail, ln_term) = if u < 0.0 {
            let x = super::sigmoid(u);
            (ln_beta_reg(a, b, x), ln_binomial_term(a, b, x))
        } else {
            let y = super::sigmoid(-u);
            (ln_beta_reg_c(b, a, y), ln_binomial_term(b, a, y))
        };
        (ln_tail - ln_p, scale * Float::exp(ln_term - ln_tail))
    });
    // A last step, on the smaller of x and y, takes off the rounding of u.
    let [x, y] = [super::sigmoid(u), super::sigmoid(-u)];
    let is_near = |step: f64| step.abs() < 1e-6;
    if u < 0.0 {
        let step = (beta_reg(a, b, x) - p) / (scale * binomial_term(a, b, x));
        let x = if is_near(step) { x - x * y * step } else { x };
        [x, 1.0 - x]
    } else {
        let step = (beta_reg_c(b, a, y) - p) / (scale * binomial_term(b, a, y));
        let y = if is_near(step) { y + x * y * step } else { y };
        [1.0 - y, y]
    }
}

/// The root of an increasing function from its value and its slope, by Newton's method between bounds.
///
/// Where a step is not between the points that are known to lie below and above the root, it is replaced. Between two
/// such points, their mean is next. If there is only one, the walk from it goes in steps that double. The result is NaN
/// if a value is NaN or if this does not end.
fn newton(start: f64, f: impl Fn(f64) -> (f64, f64)) -> f64 {
    const MOST_STEPS: usize = 200;
    /// Further left, the exponential of u is 0.
    const LEFTMOST: f64 = -1100.0 * LN_2;
    let (mut below, mut above) = (f64::NEG_INFINITY, f64::INFINITY);
    let (mut u, mut reach) = (start, 1.0);
    for _ in 0..MOST_STEPS {
        let (value, slope) = f(u);
        if value.is_nan() {
            break;
        }
        let step = value / slope;
        if step.abs() <= 1e-12 * u.abs().max(1.0) {
            return u - step;
        }
        if value < 0.0 {
            below = u
        } else {
            above = u
        }
        if above < LEFTMOST || above - below <= 1e-12 * u.abs().max(1.0) {
            return above;
        }
        let newton = u - step;
        u = if below < newton && newton < above && step >= -reach {
            newton
        } else if below.is_infinite() || above.is_infinite() {
            reach *= 2.0;
            u - (0.5 * reach).copysign(value)
        } else {
            0.5 * (below + above)
        };
    }
    f64::NAN
}
