//! Integrals of elementary functions of a plain `f64`: exponential, sine and cosine integrals, Dawson, Fresnel.
//!
//! Each has its power series near 0, and further out a continued fraction or an asymptotic series (DLMF 6.6, 6.9, 6.12,
//! 7.6, 7.9, 8.19; Numerical Recipes, 3rd edition, sections 6.3, 6.8 and 6.9).

use core::f64::consts::{FRAC_1_PI, FRAC_2_SQRT_PI, FRAC_PI_2, PI};
use num_traits::Float;

use super::compensated::two_product;

/// Euler's constant.
const EULER: f64 = 0.5772156649015329;

/// The sum of a series whose terms shrink by a given factor, from k - 1 to k, until they no longer count.
///
/// `term` turns the running product into the term that is added.
fn series(first: f64, factor: impl Fn(f64) -> f64, term: impl Fn(f64, f64) -> f64) -> f64 {
    let (mut product, mut sum, mut k) = (first, term(first, 0.0), 0.0);
    while k < 300.0 {
        k += 1.0;
        product *= factor(k);
        let next = term(product, k);
        sum += next;
        if next.abs() <= 1e-18 * Float::abs(sum) {
            break;
        }
    }
    sum
}

// ------------------------------------------------------------------------------------- exponential integrals

/// `E_1(x)`, the integral of `e^-t / t` from x to infinity. It is +inf at 0 and NaN for x < 0.
pub(crate) fn expint_e1(x: f64) -> f64 {
    expint_en(x, 1)
}

/// `Ei(x)`, the principal value of the integral of `e^t / t` from -infinity to x. It is -inf at 0.
pub(crate) fn expint_ei(x: f64) -> f64 {
    if x < 0.0 {
        -expint_e1(-x)
    } else if x < 40.0 {
        EULER + Float::ln(x) + power_series_of_ei(x)
    } else if x < 800.0 {
        // e^x / x (1 + 1! / x + 2! / x^2 + ...), up to the smallest term
        let root = Float::exp(0.5 * x);
        root * (series(1.0, |k| if k < x { k / x } else { 0.0 }, |term, _| term) / x) * root
    } else {
        // The value overflows. NaN stays NaN.
        x * f64::MAX
    }
}

/// `x + x^2 / (2 2!) + x^3 / (3 3!) + ...`
fn power_series_of_ei(x: f64) -> f64 {
    series(1.0, |k| x / k, |power, k| if k == 0.0 { 0.0 } else { power / k })
}

/// `E_n(x)`, the integral of `e^(-x t) / t^n` from 1 to infinity. It is NaN for x < 0.
pub(crate) fn expint_en(x: f64, n: i32) -> f64 {
    let order = f64::from(n);
    if x.is_nan() || x < 0.0 {
        f64::NAN
    } else if x == f64::INFINITY {
        0.0
    } else if n <= 0 {
        // m! e^-x / x^(m+1) (1 + x + ... + x^m / m!) with m = -n, from its last term to its first
        let sum = terms_down(-order, x);
        let e = Float::exp(-x);
        if e == 0.0 && sum.is_infinite() { f64::NAN } else { e * sum }
    } else if x == 0.0 {
        if n == 1 { f64::INFINITY } else { 1.0 / (order - 1.0) }
    } else if x >= 1.0 {
        expint_fraction(x, order)
    } else {
        // E_(k+1) = (e^-x - x E_k) / k from at most 40 orders below, where any start will do: its error shrinks by
        // x / k in each step
        let first = Float::max(order - 40.0, 1.0);
        let e = Float::exp(-x);
        let mut value =
            if first == 1.0 { -EULER - Float::ln(x) - power_series_of_ei(-x) } else { e / (x + first) };
        let mut k = first;
        while k < order {
            value = (e - x * value) / k;
            k += 1.0;
        }
        value
    }
}

/// `1/x (1 + m/x + m (m-1) / x^2 + ... + m! / x^m)`
fn terms_down(m: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut j) = (1.0 / x, 1.0 / x, m);
    while j > 0.0 && term > 1e-18 * sum && sum.is_finite() {
        term *= j / x;
        sum += term;
        j -= 1.0;
    }
    sum
}

/// `E_n(x) = e^-x / (x + n - n / (x + n + 2 - 2 (n+1) / (x + n + 4 - ...)))` for `x >= 1`, from a term that no longer
/// counts to the first. (From the first to the last, each step would add its rounding error.)
fn expint_fraction(x: f64, n: f64) -> f64 {
    let last = 20 + (90.0 / x) as u32;
    let fraction = (1..=last).rev().map(f64::from).fold(x + n + 2.0 * f64::from(last), |fraction, i| {
        x + n + 2.0 * (i - 1.0) - i * (n - 1.0 + i) / fraction
    });
    Float::exp(-x) / fraction
}

// ------------------------------------------------------------------------------- sine and cosine integrals

/// `Si(x)`, the integral of `sin(t) / t` from 0 to x.
pub(crate) fn sin_integral(x: f64) -> f64 {
    let t = x.abs();
    if t < 3.0 {
        // x - x^3 / (3 3!) + x^5 / (5 5!) - ...
        series(x, |k| -(x / (2.0 * k)) * (x / (2.0 * k + 1.0)), |power, k| power / (2.0 * k + 1.0))
    } else {
        let ([f, g], (sin, cos)) = (auxiliary(t), sin_cos_or_0(t));
        (FRAC_PI_2 - f * cos - g * sin).copysign(x)
    }
}

/// `Ci(x) = gamma + ln x + integral of (cos(t) - 1) / t from 0 to x`. It is -inf at 0 and NaN for x < 0.
pub(crate) fn cos_integral(x: f64) -> f64 {
    if x < 0.0 {
        f64::NAN
    } else if x < 3.0 {
        // -x^2 / (2 2!) + x^4 / (4 4!) - ...
        let even = series(
            1.0,
            |k| -(x / (2.0 * k)) * (x / (2.0 * k - 1.0)),
            |power, k| if k == 0.0 { 0.0 } else { power / (2.0 * k) },
        );
        EULER + Float::ln(x) + even
    } else {
        let ([f, g], (sin, cos)) = (auxiliary(x), sin_cos_or_0(x));
        f * sin - g * cos
    }
}

/// The sine and the cosine, which count as 0 at infinity.
fn sin_cos_or_0(x: f64) -> (f64, f64) {
    if x.is_infinite() { (0.0, 0.0) } else { Float::sin_cos(x) }
}

/// The auxiliary functions with `Ci(x) + i (Si(x) - pi/2) = -i e^(i x) (f + i g)` for `x >= 3`: the continued fraction
/// `g - i f = 1 / (1 + i x - 1 / (3 + i x - 4 / (5 + i x - ...)))`.
fn auxiliary(x: f64) -> [f64; 2] {
    if x > 1e16 {
        return [1.0 / x, 0.0];
    }
    let [re, im] = lentz([1.0, x], |k| (-k * k, [1.0 + 2.0 * k, x]));
    [-im, re]
}

/// `1 / (b_0 + a_1 / (b_1 + a_2 / (b_2 + ...)))` by Lentz's method, with complex b and real a.
fn lentz(b: [f64; 2], coefficients: impl Fn(f64) -> (f64, [f64; 2])) -> [f64; 2] {
    let mut d = recip(b);
    let (mut c, mut h) = ([f64::INFINITY, 0.0], d);
    for k in 1..1000 {
        let (a, [re, im]) = coefficients(f64::from(k));
        d = recip([a * d[0] + re, a * d[1] + im]);
        let inverse = if k == 1 { [0.0; 2] } else { recip(c) };
        c = [re + a * inverse[0], im + a * inverse[1]];
        let delta = times(c, d);
        h = times(h, delta);
        if (delta[0] - 1.0).abs() + delta[1].abs() <= f64::EPSILON {
            return h;
        }
    }
    [f64::NAN; 2]
}

fn times([a, b]: [f64; 2], [c, d]: [f64; 2]) -> [f64; 2] {
    [a * c - b * d, a * d + b * c]
}

fn recip([a, b]: [f64; 2]) -> [f64; 2] {
    let square = a * a + b * b;
    [a / square, -b / square]
}

// ---------------------------------------------------------------------------------------------------- Dawson

/// Dawson's integral `D(x) = e^-x^2 (integral of e^t^2 from 0 to x)`.
pub(crate) fn dawson(x: f64) -> f64 {
    dawson_derivative(x, 0)
}

/// The k-th derivative of Dawson's integral.
///
/// Far out it is `D ~ sum of (2j - 1)!! / (2^(j+1) x^(2j+1))`, term by term, because the recurrence cancels there.
pub(crate) fn dawson_derivative(x: f64, k: u32) -> f64 {
    let y = x.abs();
    if y > 6.5 {
        let order = f64::from(k);
        let first = (1..=k).fold(0.5 / y, |product, i| product * -f64::from(i) / y);
        let square = 2.0 * y * y;
        let factor = |j: f64| {
            // (2j - 1) (2j + 1) ... over those of j - 1, for the power of x and its k derivatives
            let (upper, lower) = ((2.0 * j + order) * (2.0 * j - 1.0 + order), 2.0 * j * (2.0 * j - 1.0));
            if j < y * y { (2.0 * j - 1.0) / square * (upper / lower) } else { 0.0 }
        };
        let sum = series(first, factor, |term, _| term);
        return if k.is_multiple_of(2) { sum.copysign(x) } else { sum };
    }
    // D' = 1 - 2 x D and D^(k+1) = -2 x D^(k) - 2 k D^(k-1)
    let value = dawson_near_0(x);
    let (mut before, mut derivative) = (value, 1.0 - 2.0 * x * value);
    for i in 1..k {
        (before, derivative) = (derivative, -2.0 * (x * derivative + f64::from(i) * before));
    }
    if k == 0 { value } else { derivative }
}

/// Rybicki's sampling, `D(x) ~ 1 / sqrt(pi) sum over odd n of e^-(x - n h)^2 / n` (G. B. Rybicki, Comput. in Phys. 3
/// (1989) 85). With h = 1/4 its error is `e^-(pi / 2h)^2`, 7e-18.
fn dawson_near_0(x: f64) -> f64 {
    const STEP: f64 = 0.25;
    if x.abs() < 0.5 {
        // x (1 - 2/3 x^2 (1 - 2/5 x^2 (1 - ...)))
        return series(x, |k| -2.0 * x * x / (2.0 * k + 1.0), |term, _| term);
    }
    // the even multiple of the step that is nearest to x, and the odd multiples around it
    let middle = 2.0 * Float::round(x / (2.0 * STEP));
    let sum: f64 = (-14..14)
        .map(|i| {
            let n = middle + f64::from(2 * i + 1);
            Float::exp(-Float::powi(x - n * STEP, 2)) / n
        })
        .sum();
    0.5 * FRAC_2_SQRT_PI * sum
}

/// The imaginary error function `-i erf(i x) = 2 / sqrt(pi) e^x^2 D(x)`.
pub(crate) fn erfi(x: f64) -> f64 {
    let (h, l) = if x.abs() < 40.0 { two_product(x, x) } else { (x * x, 0.0) };
    let root = Float::exp(0.5 * h);
    FRAC_2_SQRT_PI * dawson(x) * root * (root + l * root)
}

/// `e^x^2`, which is within 2 ulps.
pub(crate) fn exp_square(x: f64) -> f64 {
    let (h, l) = if x.abs() < 40.0 { two_product(x, x) } else { (x * x, 0.0) };
    let e = Float::exp(h);
    if e.is_finite() { e + l * e } else { e }
}

// --------------------------------------------------------------------------------------------------- Fresnel

/// `S(x)`, the integral of `sin(pi t^2 / 2)` from 0 to x.
pub(crate) fn fresnel_s(x: f64) -> f64 {
    let t = x.abs();
    let square = FRAC_PI_2 * t * t;
    let value = if t > 1e17 {
        0.5
    } else if t < 1.5 {
        series(
            square * t,
            |k| -square / (2.0 * k) * (square / (2.0 * k + 1.0)),
            |power, k| power / (4.0 * k + 3.0),
        )
    } else {
        let [f, g] = fresnel_auxiliary(t);
        0.5 - f * cos_half_pi_square(t) - g * sin_half_pi_square(t)
    };
    value.copysign(x)
}

/// `C(x)`, the integral of `cos(pi t^2 / 2)` from 0 to x.
pub(crate) fn fresnel_c(x: f64) -> f64 {
    let t = x.abs();
    let square = FRAC_PI_2 * t * t;
    let value = if t > 1e17 {
        0.5
    } else if t < 1.5 {
        series(t, |k| -square / (2.0 * k) * (square / (2.0 * k - 1.0)), |power, k| power / (4.0 * k + 1.0))
    } else {
        let [f, g] = fresnel_auxiliary(t);
        0.5 + f * sin_half_pi_square(t) - g * cos_half_pi_square(t)
    };
    value.copysign(x)
}

/// The auxiliary functions f and g of Fresnel's integrals (DLMF 7.5.10) for `x >= 1.5`, from the continued fraction of
/// `erfc` (DLMF 7.9.2) at `z = sqrt(pi) / 2 (1 - i) x`: `g + i f = (1 + i) / 2 e^z^2 erfc(z)`.
fn fresnel_auxiliary(x: f64) -> [f64; 2] {
    if x > 1e7 {
        return [FRAC_1_PI / x, 0.0];
    }
    // e^z^2 erfc(z) = 2 z / sqrt(pi) / (2 z^2 + 1 - 1 2 / (2 z^2 + 5 - 3 4 / (2 z^2 + 9 - ...))), 2 z^2 = -i pi x^2
    let square = -PI * x * x;
    let fraction = lentz([1.0, square], |k| ((1.0 - 2.0 * k) * 2.0 * k, [1.0 + 4.0 * k, square]));
    // (1 + i) / 2 * (1 - i) x = x
    let [g, f] = fraction.map(|part| part * x);
    [f, g]
}

/// `sin(pi x^2 / 2)`, where the square is reduced to a turn exactly.
pub(crate) fn sin_half_pi_square(x: f64) -> f64 {
    Float::sin(half_pi_square(x))
}

/// `cos(pi x^2 / 2)`
pub(crate) fn cos_half_pi_square(x: f64) -> f64 {
    Float::cos(half_pi_square(x))
}

/// `pi x^2 / 2`, up to whole turns.
fn half_pi_square(x: f64) -> f64 {
    if x.abs() > 1e100 {
        // Every float of this size is a multiple of 2, so the square is a whole number of turns.
        return 0.0 * x;
    }
    let (h, l) = two_product(x, x);
    let (h, l) = (h % 4.0, l % 4.0);
    FRAC_PI_2 * ((h + l) % 4.0)
}
