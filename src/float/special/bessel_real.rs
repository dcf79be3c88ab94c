//! Bessel functions of real order of a plain `f64`.
//!
//! The methods, by order `v >= 0` and argument `x > 0`:
//!
//! - a small x: the power series, and Temme's series for the second kinds (N. M. Temme, J. Comput. Phys. 19 (1975) 324
//!   and 21 (1976) 343);
//! - between: the continued fractions of Steed and Temme with Wronskians (Numerical Recipes, 3rd edition, section 6.6),
//!   and recurrences in the order;
//! - a large x: Hankel's expansions (DLMF 10.17 and 10.40), and for J and Y recurrences from an order of at most 1/2;
//! - a large order: Debye's expansions (DLMF 10.19 and 10.41). Near `x = v`, where they fail for J and Y, a recurrence
//!   over a multiple of `cbrt(v)` steps leads to v from an order at which they hold.
//!
//! Negative orders follow by reflection (DLMF 10.4 and 10.27). No loop has more than [`MOST_STEPS`] steps. Where this
//! is not enough, the result is NaN.
//!
//! The errors are within 4e-15 of the value for I and K, and within 6e-15 of the amplitude for J and Y. For orders above
//! 10,000 the error of J and Y grows to 2e-16 times x, which is that of the phase.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_PI, FRAC_PI_2, LN_2, PI};
use num_traits::Float;

use super::double::Double;
use super::gamma;

/// From this order on, Debye's expansions of I and K hold for all x.
const LARGE_MODIFIED_ORDER: f64 = 40.0;

/// From this order on, Debye's expansions of J and Y hold, except near `x = v`.
pub(super) const LARGE_ORDER: f64 = 100.0;

/// Up to this order, J and Y come upwards from an order of at most 1/2 if x allows.
const HUGE_ORDER: f64 = 10_000.0;

/// From this argument on, Hankel's expansions hold for orders up to 2.
const BEYOND_HANKEL: f64 = 20.0;

/// The most steps of a recurrence or of a continued fraction.
const MOST_STEPS: usize = 1_000_000;

// ----------------------------------------------------------------------------------- all orders and arguments

/// The Bessel function of the first kind `J_v(x)`. For x < 0 it is NaN, unless the order is an integer.
pub(crate) fn bessel_j(x: f64, order: f64) -> f64 {
    of_either_sign(x, order, 0, |x| {
        let [j, y] = j_and_y(order.abs(), x);
        if order < 0.0 {
            // J_-v = cos(pi v) J_v - sin(pi v) Y_v
            let [sin, cos] = sin_cos_pi(-order);
            product(cos, j) - product(sin, y)
        } else {
            j
        }
    })
}

/// The Bessel function of the second kind `Y_v(x)`. It is NaN for x < 0.
pub(crate) fn bessel_y(x: f64, order: f64) -> f64 {
    let [j, y] = j_and_y(order.abs(), x);
    if order < 0.0 {
        // Y_-v = sin(pi v) J_v + cos(pi v) Y_v
        let [sin, cos] = sin_cos_pi(-order);
        product(sin, j) + product(cos, y)
    } else {
        y
    }
}

/// The modified Bessel function of the first kind `I_v(x)`. For x < 0 it is NaN, unless the order is an integer.
pub(crate) fn bessel_i(x: f64, order: f64) -> f64 {
    of_either_sign(x, order, 0, |x| {
        if x.is_infinite() && order.is_finite() {
            return f64::INFINITY;
        }
        let [i, k] = i_and_k(order.abs(), x);
        i + reflected(order, k)
    })
}

/// The modified Bessel function of the second kind `K_v(x) = K_-v(x)`. It is NaN for x < 0.
pub(crate) fn bessel_k(x: f64, order: f64) -> f64 {
    i_and_k(order.abs(), x)[1]
}

/// `e^-|x| I_v(x)`, which does not overflow.
pub(crate) fn bessel_i_scaled(x: f64, order: f64) -> f64 {
    bessel_i_scaled_derivative(x, (order, 0))
}

/// `e^x K_v(x)`, which does not underflow.
pub(crate) fn bessel_k_scaled(x: f64, order: f64) -> f64 {
    bessel_k_scaled_derivative(x, (order, 0))
}

/// The m-th derivative of `e^-|x| I_v(x)`. For large x it comes from Hankel's expansion, term by term, because the
/// difference of `I_v'` and `I_v` would cancel.
pub(crate) fn bessel_i_scaled_derivative(x: f64, (order, m): (f64, u32)) -> f64 {
    of_either_sign(x, order, m, |x| {
        if is_beyond_hankel(order.abs(), x) {
            return hankel_modified(order.abs(), x, -1.0, m);
        }
        let scaled = |order: f64| {
            let [i, k] = scaled_i_and_k(order.abs(), x);
            i + reflected(order, times_exp(k, -2.0 * x))
        };
        order_difference(order, m, scaled)
    })
}

/// The m-th derivative of `e^x K_v(x)`.
pub(crate) fn bessel_k_scaled_derivative(x: f64, (order, m): (f64, u32)) -> f64 {
    if is_beyond_hankel(order.abs(), x) {
        return hankel_modified(order.abs(), x, 1.0, m);
    }
    let derivative = order_difference(order, m, |order| scaled_i_and_k(order.abs(), x)[1]);
    if m.is_multiple_of(2) { derivative } else { -derivative }
}

/// `f(x)` for `x >= 0`, and `(-1)^(v + m) f(-x)` below if the order v is an integer.
fn of_either_sign(x: f64, order: f64, m: u32, f: impl Fn(f64) -> f64) -> f64 {
    if x >= 0.0 {
        f(x)
    } else if order % 1.0 != 0.0 {
        f64::NAN
    } else if (order % 2.0 != 0.0) == m.is_multiple_of(2) {
        -f(-x)
    } else {
        f(-x)
    }
}

/// `2 / pi sin(pi v) k`, by which `I_-v` exceeds `I_v`, or 0 if the order is not negative.
fn reflected(order: f64, k: f64) -> f64 {
    if order < 0.0 { product(FRAC_2_PI * sin_cos_pi(-order)[0], k) } else { 0.0 }
}

/// `a b`, where an `a` of 0 wins over an infinity.
fn product(a: f64, b: f64) -> f64 {
    if a == 0.0 { 0.0 } else { a * b }
}

/// `y e^x`. The exponential may leave the range of floats if the product does not.
fn times_exp(y: f64, x: f64) -> f64 {
    if x.abs() < 700.0 {
        y * Float::exp(x)
    } else {
        let root = Float::exp(0.5 * x);
        y * root * root
    }
}

/// `sin(pi v)` and `cos(pi v)` for `v >= 0`. They are exact if 2 v is an integer.
pub(super) fn sin_cos_pi(v: f64) -> [f64; 2] {
    let quarter_turns = Float::round(2.0 * v);
    let (s, c) = Float::sin_cos(PI * (v - 0.5 * quarter_turns));
    match (quarter_turns % 4.0) as u8 {
        0 => [s, c],
        1 => [c, -s],
        2 => [-s, -c],
        _ => [-c, s],
    }
}

/// `(f(v - 1) - 2 f(v) + f(v + 1)) / 2`, applied m times.
///
/// This is the m-th derivative of the scaled functions, up to its sign for K, because
/// `I_v' - I_v = (I_(v-1) + I_(v+1)) / 2 - I_v`.
fn order_difference(order: f64, m: u32, f: impl Fn(f64) -> f64) -> f64 {
    let (twice, mut binomial, mut sum) = (2 * m, 1.0, 0.0);
    for j in 0..=twice {
        sum += binomial * f(order + f64::from(j) - f64::from(m));
        binomial *= -f64::from(twice - j) / f64::from(j + 1);
    }
    sum * Float::powi(0.5, m as i32)
}

// -------------------------------------------------------------------------------------- J and Y of order v >= 0

/// `J_v(x)` and `Y_v(x)` for `v >= 0`. They are NaN for x < 0.
pub(super) fn j_and_y(v: f64, x: f64) -> [f64; 2] {
    if x.is_nan() || v.is_nan() || x < 0.0 {
        [f64::NAN; 2]
    } else if x == 0.0 || v.is_infinite() {
        let j = if v == 0.0 { 1.0 } else { 0.0 };
        if x.is_infinite() { [f64::NAN; 2] } else { [j, f64::NEG_INFINITY] }
    } else if x.is_infinite() {
        [0.0; 2]
    } else if is_beyond_hankel(v, x) {
        hankel(v, x, 0.0)
    } else if x < 2.0 && v < LARGE_ORDER {
        let steps = Float::round(v);
        let [y, y_next] = temme(v - steps, x, -1.0);
        let [y, _] = upwards([y, y_next], v - steps, steps, x, -1.0);
        [power_series(v, x, -1.0), y]
    } else if v < HUGE_ORDER && x > BEYOND_HANKEL {
        from_order_0(v, x)
    } else if v < LARGE_ORDER {
        steed(v, x)
    } else {
        j_and_y_of_large_order(v, x)
    }
}

/// Hankel's expansions hold from here on.
fn is_beyond_hankel(v: f64, x: f64) -> bool {
    let least = if v <= 2.0 { BEYOND_HANKEL } else { 25.0 };
    x.is_finite() && x > Float::max(least, 0.5 * v * v)
}

/// `J_v` and `Y_v` from an order of at most 1/2, where Hankel's expansions hold, upwards. This is stable for Y, and for J
/// up to `v = x`. It keeps the phase of Hankel's expansions, which is exact.
fn from_order_0(v: f64, x: f64) -> [f64; 2] {
    let steps = Float::round(v);
    let u = v - steps;
    let ([j, y], [j_next, y_next]) = (hankel(u, x, 0.0), hankel(u + 1.0, x, 0.0));
    let [y, _] = upwards([y, y_next], u, steps, x, -1.0);
    let j = if v <= x {
        upwards([j, j_next], u, steps, x, -1.0)[0]
    } else if v < LARGE_ORDER {
        steed(v, x)[0]
    } else {
        j_of_large_order(v, x)
    };
    [j, y]
}

/// `J_v` and `Y_v` at `x + low`, from `J + iY = sqrt(2 / (pi x)) e^(i w) sum of i^k a_k(v) / x^k`, where
/// `w = x - (v / 2 + 1 / 4) pi`. The second part of the argument is tiny.
pub(super) fn hankel(v: f64, x: f64, low: f64) -> [f64; 2] {
    let (mut p, mut q) = (0.0, 0.0);
    for (k, term) in HankelTerms::new(v, x).enumerate() {
        match k % 4 {
            0 => p += term,
            1 => q += term,
            2 => p -= term,
            _ => q -= term,
        }
    }
    let (sin, cos) = Float::sin_cos(x);
    let (sin, cos) = (sin + low * cos, cos - low * sin);
    let [turn_sin, turn_cos] = sin_cos_pi(0.5 * v + 0.25);
    let (sin, cos) = (sin * turn_cos - cos * turn_sin, cos * turn_cos + sin * turn_sin);
    let amplitude = Float::sqrt(FRAC_2_PI / x);
    [amplitude * (p * cos - q * sin), amplitude * (p * sin + q * cos)]
}

/// `a_k(v) / x^k`, where `a_k = (4 v^2 - 1) (4 v^2 - 9) ... (4 v^2 - (2k - 1)^2) / (k! 8^k)`, up to those that no longer
/// count.
struct HankelTerms {
    v: f64,
    x: f64,
    k: f64,
    term: f64,
}

impl HankelTerms {
    fn new(v: f64, x: f64) -> Self {
        Self { v, x, k: 0.0, term: 1.0 }
    }
}

impl Iterator for HankelTerms {
    type Item = f64;

    fn next(&mut self) -> Option<f64> {
        let term = self.term;
        if term.abs() < 1e-18 {
            return None;
        }
        self.k += 1.0;
        let odd_half = self.k - 0.5;
        self.term *= (self.v - odd_half) * (self.v + odd_half) / (2.0 * self.k * self.x);
        // An asymptotic series ends at its smallest term.
        if self.k > self.v && self.term.abs() > term.abs() {
            self.term = 0.0;
        }
        Some(term)
    }
}

/// `J_v` or, with sign 1, `I_v`: `(x/2)^v / Gamma(v + 1) sum of (sign x^2/4)^k / (k! (v+1) (v+2) ... (v+k))`
fn power_series(v: f64, x: f64, sign: f64) -> f64 {
    let (square, mut term, mut sum, mut k) = (sign * 0.25 * x * x, 1.0, 1.0, 0.0);
    while Float::abs(term) > 1e-17 * Float::abs(sum) && k < 500.0 {
        k += 1.0;
        term *= square / (k * (v + k));
        sum += term;
    }
    Float::powf(0.5 * x, v) / gamma(v + 1.0) * sum
}

/// `1 / Gamma(1 + z) = sum of c_k z^k`, the coefficients c_0, c_1, ...
const RECIPROCAL_GAMMA: [f64; 20] = [
    1.0,
    0.5772156649015329,
    -0.6558780715202539,
    -0.04200263503409524,
    0.16653861138229148,
    -0.04219773455554433,
    -0.009621971527876973,
    0.0072189432466631,
    -0.0011651675918590652,
    -0.00021524167411495098,
    0.0001280502823881162,
    -2.013485478078824e-05,
    -1.2504934821426706e-06,
    1.133027231981696e-06,
    -2.056338416977607e-07,
    6.116095104481416e-09,
    5.002007644469223e-09,
    -1.18127457048702e-09,
    1.0434267116911005e-10,
    7.782263439905071e-12,
];

/// Temme's series: `[Y_u, Y_(u+1)]` for sign -1, `[K_u, K_(u+1)]` for sign 1, where `|u| <= 1/2` and `x <= 2`.
fn temme(u: f64, x: f64, sign: f64) -> [f64; 2] {
    // g_1 = (1 / Gamma(1 - u) - 1 / Gamma(1 + u)) / 2u and g_2 = (1 / Gamma(1 - u) + 1 / Gamma(1 + u)) / 2
    let (mut g1, mut g2) = (0.0, 0.0);
    for pair in RECIPROCAL_GAMMA.chunks_exact(2).rev() {
        g1 = g1 * u * u - pair[1];
        g2 = g2 * u * u + pair[0];
    }
    let sinh_quotient = |z: f64| if z.abs() < 1e-8 { 1.0 } else { Float::sinh(z) / z };
    let sin_quotient = |z: f64| if z.abs() < 1e-8 { 1.0 } else { Float::sin(z) / z };
    let logarithm = LN_2 - Float::ln(x);
    let e = u * logarithm;
    let mut f = (g1 * Float::cosh(e) + g2 * sinh_quotient(e) * logarithm) / sin_quotient(PI * u);
    let mut p = 0.5 * Float::exp(e) / (g2 - u * g1);
    let mut q = 0.5 * Float::exp(-e) / (g2 + u * g1);
    // 2 sin^2(pi u / 2) / u
    let correction =
        if sign < 0.0 { 0.5 * PI * PI * u * Float::powi(sin_quotient(FRAC_PI_2 * u), 2) } else { 0.0 };
    let square = sign * 0.25 * x * x;
    let (mut c, mut sum, mut sum_next) = (1.0, f + correction * q, p);
    for i in 1..60 {
        let i = f64::from(i);
        f = (i * f + p + q) / (i * i - u * u);
        c *= square / i;
        p /= i - u;
        q /= i + u;
        let term = c * (f + correction * q);
        sum += term;
        sum_next += c * p - i * term;
        if term.abs() < 1e-17 * sum.abs() {
            break;
        }
    }
    let factor = if sign < 0.0 { -FRAC_2_PI } else { 1.0 };
    [factor * sum, factor * sum_next * 2.0 / x]
}

/// `[f_(u+n), f_(u+n+1)]` from `[f_u, f_(u+1)]` with `f_(u+1) = 2 u / x f_u + sign f_(u-1)`: Y for sign -1, K for sign
/// 1. Where the values overflow, the rest are the same infinity.
fn upwards([mut f, mut next]: [f64; 2], u: f64, n: f64, x: f64, sign: f64) -> [f64; 2] {
    let (mut order, last) = (u + 1.0, u + n + 0.5);
    while order < last && f.is_finite() {
        // A division in each step, since the rounding error of 2 / x would add up.
        (f, next) = (next, 2.0 * order / x * next + sign * f);
        order += 1.0;
    }
    [f, if f.is_finite() { next } else { f }]
}

/// `J_v` and `Y_v` for `x >= 2` by two continued fractions: Lentz's for `J_v' / J_v`, and Steed's for
/// `(J_u' + i Y_u') / (J_u + i Y_u) = p + i q`, where `v - u` is an integer and u is not far above x.
fn steed(v: f64, x: f64) -> [f64; 2] {
    const TINY: f64 = 1e-300;
    let above_0 = |y: f64| if y.abs() < TINY { TINY } else { y };
    let steps = Float::floor(Float::max(v - x + 1.5, 0.0));
    let u = v - steps;

    let (mut sign, mut slope) = (1.0, above_0(v / x));
    let (mut b, mut c, mut d) = (2.0 * v / x, slope, 0.0);
    if !(0..MOST_STEPS).any(|_| {
        b += 2.0 / x;
        d = 1.0 / above_0(b - d);
        c = above_0(b - 1.0 / c);
        slope *= c * d;
        if d < 0.0 {
            sign = -sign;
        }
        (c * d - 1.0).abs() < f64::EPSILON
    }) {
        return [f64::NAN; 2];
    }
    // downwards from any small J_v to J_u
    let start = sign * TINY;
    let (mut j, mut j_slope, mut order) = (start, slope * start, v);
    while order > u + 0.5 {
        let below = order / x * j + j_slope;
        order -= 1.0;
        j_slope = order / x * below - j;
        j = below;
    }
    let slope = j_slope / above_0(j);

    let (mut a, mut p, mut q) = (0.25 - u * u, -0.5 / x, 1.0);
    let (re, mut im) = (2.0 * x, 2.0);
    let factor = a / x / (p * p + q * q);
    let (mut c_re, mut c_im) = (re + q * factor, im + p * factor);
    let (mut d_re, mut d_im) = (re / (re * re + im * im), -im / (re * re + im * im));
    let converged = (1..MOST_STEPS).any(|i| {
        let (delta_re, delta_im) = (c_re * d_re - c_im * d_im, c_re * d_im + c_im * d_re);
        (p, q) = (p * delta_re - q * delta_im, p * delta_im + q * delta_re);
        a += 2.0 * i as f64;
        im += 2.0;
        let factor = a / (c_re * c_re + c_im * c_im);
        (c_re, c_im) = (re + c_re * factor, im - c_im * factor);
        (d_re, d_im) = (a * d_re + re, a * d_im + im);
        let square = d_re * d_re + d_im * d_im;
        (d_re, d_im) = (d_re / square, -d_im / square);
        (delta_re - 1.0).abs() + delta_im.abs() < f64::EPSILON
    });
    if !converged {
        return [f64::NAN; 2];
    }
    // the Wronskian J Y' - J' Y = 2 / (pi x)
    let gamma = (p - slope) / q;
    let j_u = Float::copysign(Float::sqrt(FRAC_2_PI / x / ((p - slope) * gamma + q)), j);
    let y_u = j_u * gamma;
    let y_next = u / x * y_u - (y_u * p + j_u * q);
    [start * (j_u / j), upwards([y_u, y_next], u, steps, x, -1.0)[0]]
}

/// `J_v` and `Y_v` for a large order. Near `x = v`, Y comes upwards from a lower order, which is stable.
fn j_and_y_of_large_order(v: f64, x: f64) -> [f64; 2] {
    let width = transition(x);
    if v < x - width {
        return debye_beyond(v, x);
    } else if v > x + width {
        return debye_below(v, x);
    } else if width > MOST_STEPS as f64 {
        return [f64::NAN; 2];
    }
    let steps = Float::ceil(v - x + width);
    let ([_, y], [_, next]) = (debye_beyond(v - steps, x), debye_beyond(v - steps + 1.0, x));
    [j_of_large_order(v, x), upwards([y, next], v - steps, steps, x, -1.0)[0]]
}

/// `J_v` for a large order that is not far below x. Near `x = v` it comes downwards from a higher order, which is stable.
fn j_of_large_order(v: f64, x: f64) -> f64 {
    let steps = Float::ceil(Float::max(x + transition(x) - v, 0.0));
    let ([mut j, _], [mut above, _]) = (debye_below(v + steps, x), debye_below(v + steps + 1.0, x));
    let mut order = v + steps;
    while order > v + 0.5 {
        (j, above) = (2.0 * order / x * j - above, j);
        order -= 1.0;
    }
    j
}

/// How far from x the order must be for Debye's expansions.
fn transition(x: f64) -> f64 {
    10.0 * Float::cbrt(x)
}

// ---------------------------------------------------------------------------------------- Debye's expansions

/// Wherever the expansions are used, their terms shrink at least this far, and the rest is below 1e-17.
const DEBYE_TERMS: usize = 18;

/// Debye's polynomials `u_k(p) = p^k sum over j of c_kj p^2j` (DLMF 10.41.9), from
/// `u_(k+1) = p^2 (1 - p^2) u_k' / 2 + (integral from 0 to p of (1 - 5 t^2) u_k(t) dt) / 8`.
const DEBYE: [[f64; DEBYE_TERMS]; DEBYE_TERMS] = {
    let mut table = [[0.0; DEBYE_TERMS]; DEBYE_TERMS];
    table[0][0] = 1.0;
    let mut k = 0;
    while k + 1 < DEBYE_TERMS {
        let mut j = 0;
        while j <= k + 1 {
            let power = (k + 2 * j) as f64;
            let before = if j > 0 { table[k][j - 1] } else { 0.0 };
            table[k + 1][j] = table[k][j] * (0.5 * power + 0.125 / (power + 1.0))
                - before * (0.5 * (power - 2.0) + 0.625 / (power + 1.0));
            j += 1;
        }
        k += 1;
    }
    table
};

/// The sums over even and over odd k of `sign^(k/2) u_k / v^k`, with k/2 rounded down, for `u_k` at the argument p or,
/// with the square -p^2, at i p. It takes `p / v` because p and v may be huge.
fn debye_sums(p_over_v: f64, square: f64, sign: f64) -> [f64; 2] {
    let (mut sums, mut power) = ([0.0; 2], 1.0);
    for (k, coefficients) in DEBYE.iter().enumerate() {
        let polynomial = coefficients[..=k].iter().rev().fold(0.0, |sum, c| sum * square + c);
        sums[k % 2] += if k % 4 < 2 { power * polynomial } else { sign * power * polynomial };
        power *= p_over_v;
    }
    sums
}

/// For x < v (DLMF 10.19.3): with `x = v sech(a)` and `p = coth(a)`,
/// `J ~ e^(v (tanh a - a)) / sqrt(2 pi v tanh a) sum of u_k(p) / v^k` and
/// `Y ~ -e^(v (a - tanh a)) / sqrt(pi v tanh(a) / 2) sum of (-1)^k u_k(p) / v^k`.
fn debye_below(v: f64, x: f64) -> [f64; 2] {
    let root = Float::sqrt(v - x) * Float::sqrt(v + x); // v tanh a
    let exponent = if fits_double(v, x) {
        let (v, x) = (Double::from(v), Double::from(x));
        let root = ((v - x) * (v + x)).sqrt();
        root - v * ((v + root) / x).ln()
    } else {
        Double::from(root - v * Float::asinh(root / x))
    };
    let p = v / root;
    let [even, odd] = debye_sums(1.0 / root, p * p, 1.0);
    let j = times_exp_of((even + odd) / Float::sqrt(2.0 * PI * root), exponent);
    [j, times_exp_of(-(even - odd) / Float::sqrt(FRAC_PI_2 * root), -exponent)]
}

/// Whether the exponent can be computed in twice the digits. Elsewhere the result is next to 0 or to infinity, or the
/// order is huge.
fn fits_double(v: f64, x: f64) -> bool {
    v < 1e10 && (1e-100..1e100).contains(&x)
}

/// `y e^x`
fn times_exp_of(y: f64, x: Double) -> f64 {
    let product = times_exp(y, x.high);
    if product.is_finite() { product + x.low * product } else { product }
}

/// For x > v (DLMF 10.19.6): with `x = v sec(b)`, `p = cot(b)` and `w = v (tan b - b) - pi / 4`,
/// `J + iY ~ sqrt(2 / (pi v tan b)) e^(i w) sum of (-i)^k u_k(i p) / v^k`, up to the signs of the odd terms.
fn debye_beyond(v: f64, x: f64) -> [f64; 2] {
    let root = Float::sqrt(x - v) * Float::sqrt(x + v); // v tan b
    let phase = root - v * Float::atan2(root, v);
    let p = v / root;
    // u_k(i p) = i^k p^k (...), and i^2k = (-1)^k
    let [even, odd] = debye_sums(1.0 / root, -p * p, -1.0);
    let (sin, cos) = Float::sin_cos(phase);
    let (sin, cos) = ((sin - cos) * FRAC_1_SQRT_2, (sin + cos) * FRAC_1_SQRT_2);
    let amplitude = Float::sqrt(FRAC_2_PI / root);
    [amplitude * (even * cos + odd * sin), amplitude * (even * sin - odd * cos)]
}

// -------------------------------------------------------------------------------------- I and K of order v >= 0

/// `I_v(x)` and `K_v(x)` for `v >= 0`. They are NaN for x < 0.
pub(super) fn i_and_k(v: f64, x: f64) -> [f64; 2] {
    if v > LARGE_MODIFIED_ORDER && v.is_finite() && x > 0.0 && x.is_finite() && !is_beyond_hankel(v, x) {
        // The scaled functions may leave the range of floats where these do not.
        return debye_modified(v, x, 0.0);
    }
    let [i, k] = scaled_i_and_k(v, x);
    [times_exp(i, x), times_exp(k, -x)]
}

/// `e^-x I_v(x)` and `e^x K_v(x)` for `v >= 0`. They are NaN for x < 0.
pub(super) fn scaled_i_and_k(v: f64, x: f64) -> [f64; 2] {
    if x.is_nan() || v.is_nan() || x < 0.0 {
        return [f64::NAN; 2];
    } else if x == 0.0 || v.is_infinite() {
        let i = if v == 0.0 { 1.0 } else { 0.0 };
        return if x.is_infinite() { [f64::NAN; 2] } else { [i, f64::INFINITY] };
    } else if x.is_infinite() {
        return [0.0; 2];
    } else if is_beyond_hankel(v, x) {
        return [-1.0, 1.0].map(|sign| hankel_modified(v, x, sign, 0));
    } else if v > LARGE_MODIFIED_ORDER {
        return debye_modified(v, x, x);
    }
    let steps = Float::round(v);
    let u = v - steps;
    let start = if x < 2.0 { temme(u, x, 1.0).map(|k| k * Float::exp(x)) } else { temme_fraction(u, x) };
    let [k, k_next] = upwards(start, u, steps, x, 1.0);
    let i = if x < 25.0 {
        power_series(v, x, 1.0) * Float::exp(-x)
    } else {
        // the Wronskian I_v K_(v+1) + I_(v+1) K_v = 1 / x
        1.0 / (x * (modified_ratio(v, x) * k + k_next))
    };
    [i, k]
}

/// The m-th derivative of `sum of sign^k a_k(v) / x^k / sqrt(x)`, times `sqrt(pi / 2)` for K (sign 1), or
/// `1 / sqrt(2 pi)` for I (sign -1).
fn hankel_modified(v: f64, x: f64, sign: f64, m: u32) -> f64 {
    let mut sum = 0.0;
    for (k, term) in HankelTerms::new(v, x).enumerate() {
        // x^-(k + 1/2) has the m-th derivative (-1)^m (k + 1/2) (k + 3/2) ... (k + m - 1/2) x^-(k + m + 1/2)
        let factor = (0..m).fold(1.0, |factor, i| factor * -(k as f64 + f64::from(i) + 0.5) / x);
        sum += if k % 2 == 1 { sign * factor * term } else { factor * term };
    }
    let square = if sign < 0.0 { 0.5 / PI } else { FRAC_PI_2 };
    Float::sqrt(square / x) * sum
}

/// Temme's continued fraction for `e^x K_u(x)` and `e^x K_(u+1)(x)`, where `|u| <= 1/2` and `x >= 2`.
fn temme_fraction(u: f64, x: f64) -> [f64; 2] {
    let start = 0.25 - u * u;
    let (mut b, mut a, mut q) = (2.0 * (1.0 + x), -start, start);
    let (mut c, mut q_before, mut q_here) = (start, 0.0, 1.0);
    let mut d = 1.0 / b;
    let (mut h, mut delta) = (d, d);
    let mut sum = 1.0 + q * delta;
    for i in 2..500 {
        let i = f64::from(i);
        a -= 2.0 * (i - 1.0);
        c *= -a / i;
        (q_before, q_here) = (q_here, (q_before - b * q_here) / a);
        q += c * q_here;
        b += 2.0;
        d = 1.0 / (b + a * d);
        delta *= b * d - 1.0;
        h += delta;
        sum += q * delta;
        if (q * delta).abs() < 1e-17 * sum {
            break;
        }
    }
    let k = Float::sqrt(FRAC_PI_2 / x) / sum;
    [k, k * (u + x + 0.5 - start * h) / x]
}

/// The continued fraction for `I_(v+1) / I_v`, `1 / (2 (v+1) / x + 1 / (2 (v+2) / x + ...))`, by Lentz's method.
fn modified_ratio(v: f64, x: f64) -> f64 {
    let mut b = 2.0 * (v + 1.0) / x;
    let (mut c, mut d) = (f64::INFINITY, 1.0 / b);
    let mut ratio = d;
    for _ in 0..MOST_STEPS {
        b += 2.0 / x;
        d = 1.0 / (b + d);
        c = b + 1.0 / c;
        ratio *= c * d;
        if (c * d - 1.0).abs() < f64::EPSILON {
            return ratio;
        }
    }
    f64::NAN
}

/// Debye's expansions (DLMF 10.41.3): with `r = hypot(v, x)` and `p = v / r`,
/// `I ~ e^(r - v asinh(v / x)) / sqrt(2 pi r) sum of u_k(p) / v^k` and
/// `K ~ e^(v asinh(v / x) - r) sqrt(pi / (2 r)) sum of (-1)^k u_k(p) / v^k`. The scale is x for the scaled functions, or 0.
fn debye_modified(v: f64, x: f64, scale: f64) -> [f64; 2] {
    let r = Float::hypot(v, x);
    let exponent = if fits_double(v, x) {
        let (v, x) = (Double::from(v), Double::from(x));
        let r = (v * v + x * x).sqrt();
        r - scale.into() - v * ((v + r) / x).ln()
    } else {
        // r - x, without cancellation
        let distance = if scale == 0.0 { r } else { v * (v / (r + x)) };
        Double::from(distance - v * Float::asinh(v / x))
    };
    let p = v / r;
    let [even, odd] = debye_sums(1.0 / r, p * p, 1.0);
    let i = times_exp_of((even + odd) / Float::sqrt(2.0 * PI * r), exponent);
    [i, times_exp_of((even - odd) * Float::sqrt(FRAC_PI_2 / r), -exponent)]
}
