//! The incomplete beta function, as a multiple of a density. The formulas are generic: run on duals, they return the slopes
//! in all arguments.
//!
//! The tails are `I_x(a, b) = C F` and `1 - I_x(a, b) = C G`, where `C = x^a (1-x)^b Gamma(a+b+1) / (Gamma(a+1) Gamma(b+1))` is
//! [`binomial_term`](super::binomial_term).

use num_traits::Float;

use super::incomplete_gamma::{backwards, between_integers, is_negligible, plain};
use super::{Tail, binomial_term};
use crate::scalar::{ONE, Scalar, TWO};

/// One of the two tails over [`binomial_term`], for positive a and b and `0 < x < 1`. It is the one that is not close to 1,
/// except where a or b is small.
pub(crate) fn beta_tail<T: Scalar>(a: T, b: T, x: T) -> (Tail, T) {
    let (n, y) = (a + b, ONE - x);
    let converges_fast = |x: T| x < T::literal(0.7) && n * x < T::literal(1.5);
    if converges_fast(x) {
        (Tail::Lower, b / n * beta_power_series(a, b, x))
    } else if converges_fast(y) {
        (Tail::Upper, a / n * beta_power_series(b, a, y))
    } else if n * x < a {
        (Tail::Lower, continued_fraction(a, b, x, y))
    } else {
        (Tail::Upper, continued_fraction(b, a, y, x))
    }
}

/// `a B(a, b) I / (x^a (1-x)^b) = 1 + (a+b) / (a+1) x + (a+b) (a+b+1) / ((a+1) (a+2)) x^2 + ...`, whose terms are positive.
/// DLMF 8.17.8.
pub(crate) fn beta_power_series<T: Scalar>(a: T, b: T, x: T) -> T {
    const MOST_TERMS: usize = 500;
    let (mut sum, mut term, mut a, mut n) = (T::one(), T::one(), a, a + b);
    for _ in 0..MOST_TERMS {
        a = ONE + a;
        term = term * x * n / a;
        n = ONE + n;
        let before = sum;
        sum += term;
        if is_negligible(sum - before) {
            return sum;
        }
    }
    T::nan()
}

/// `I / C` by the continued fraction of DiDonato and Morris, *Algorithm 708*, ACM Trans. Math. Softw. 18 (1992), for x below
/// the mean `a / (a + b)`. It takes about `2 sqrt(a + b)` terms near the mean. Where that is too many, the result is NaN.
fn continued_fraction<T: Scalar>(a: T, b: T, x: T, y: T) -> T {
    const MOST_TERMS: usize = 20_000;
    const LARGEST: f64 = 1e7;
    if a > T::literal(LARGEST) && b > T::literal(LARGEST) {
        return T::nan();
    }
    let terms_on_floats = fraction_terms(plain(a), between_integers(b), plain(x), plain(y));
    a * b / (a + b) / backwards(MOST_TERMS, terms_on_floats, fraction_terms(a, b, x, y))
}

/// The numerators and the denominators of the fraction.
fn fraction_terms<T: Scalar>(a: T, b: T, x: T, y: T) -> (impl Fn(usize) -> T, impl Fn(usize) -> T) {
    let n = a + b;
    // how far x is below the mean, times a + b
    let below = a * y - b * x;
    let numerator = move |k: usize| {
        let k = T::literal(k as f64);
        let s = a + TWO * k - T::one();
        let e = x / s;
        (a + k - T::one()) * (n + k - T::one()) * k * (b - k) * e * e
    };
    let denominator = move |k: usize| {
        if k == 0 {
            return a * (below + T::one()) / (a + T::one());
        }
        let k = T::literal(k as f64);
        let s = a + TWO * k;
        k + k * (b - k) * x / (s - T::one()) + (a + k) * (below + T::one() + k * (ONE + y)) / (s + T::one())
    };
    (numerator, denominator)
}

/// The distribution function of the beta distribution, `I_x(a, b)`.
pub(crate) fn beta_reg(a: f64, b: f64, x: f64) -> f64 {
    probability(Tail::Lower, a, b, x)
}

/// The probability above x of the beta distribution, `1 - I_x(a, b)`.
pub(crate) fn beta_reg_c(a: f64, b: f64, x: f64) -> f64 {
    probability(Tail::Upper, a, b, x)
}

/// `ln I_x(a, b)`, also where I underflows.
pub(crate) fn ln_beta_reg(a: f64, b: f64, x: f64) -> f64 {
    ln_probability(Tail::Lower, a, b, x)
}

/// `ln(1 - I_x(a, b))`, also where that underflows.
pub(crate) fn ln_beta_reg_c(a: f64, b: f64, x: f64) -> f64 {
    ln_probability(Tail::Upper, a, b, x)
}

fn probability(wanted: Tail, a: f64, b: f64, x: f64) -> f64 {
    if let Some(probability) = limit(wanted, a, b, x).or_else(|| small_probability(wanted, a, b, x)) {
        return probability;
    }
    let (tail, factor) = beta_tail(a, b, x);
    let probability = binomial_term(a, b, x) * factor;
    if tail == wanted { probability } else { 1.0 - probability }
}

fn ln_probability(wanted: Tail, a: f64, b: f64, x: f64) -> f64 {
    if let Some(probability) = limit(wanted, a, b, x).or_else(|| small_probability(wanted, a, b, x)) {
        return Float::ln(probability);
    }
    let other = if wanted == Tail::Lower { Tail::Upper } else { Tail::Lower };
    if let Some(rest) = small_probability(other, a, b, x).filter(|&rest| rest < 0.5) {
        return Float::ln_1p(-rest);
    }
    let (tail, factor) = beta_tail(a, b, x);
    if tail == wanted {
        super::ln_binomial_term(a, b, x) + Float::ln(factor)
    } else {
        Float::ln_1p(-binomial_term(a, b, x) * factor)
    }
}

/// The probability at the ends of the domain, NaN outside, and `None` inside.
fn limit(wanted: Tail, a: f64, b: f64, x: f64) -> Option<f64> {
    if !(a >= 0.0 && b >= 0.0 && (0.0..=1.0).contains(&x)) {
        return Some(f64::NAN);
    }
    // The mass lies at 0 where a is 0 or b is infinite, and at 1 where b is 0 or a is infinite.
    let (at_0, at_1) = (a == 0.0 || b.is_infinite(), b == 0.0 || a.is_infinite());
    let lower = match (at_0, at_1) {
        (true, true) => f64::NAN,
        (true, false) if x == 0.0 => f64::NAN,
        (false, true) if x == 1.0 => f64::NAN,
        (true, false) => 1.0,
        (false, true) => 0.0,
        (false, false) if x == 0.0 || x == 1.0 => x,
        (false, false) => return None,
    };
    Some(if wanted == Tail::Lower { lower } else { 1.0 - lower })
}

/// The wanted tail where it may be close to 0, while [`beta_tail`] gives the other one: the upper tail for a below 1/2 and x
/// near 0, and the lower tail for b below 1/2 and x near 1.
fn small_probability(wanted: Tail, a: f64, b: f64, x: f64) -> Option<f64> {
    let y = 1.0 - x;
    let (a, b, x, ln_x) = match wanted {
        Tail::Upper => (a, b, x, Float::ln(x)),
        Tail::Lower => (b, a, y, Float::ln_1p(-x)),
    };
    if a < 0.5 && x < 0.7 && (a + b) * x < 1.5 { Some(complement_of_small(a, b, x, ln_x)) } else { None }
}

/// `1 - I_x(a, b)` for small a and x, without cancellation: with `e^w = x^a / (a B(a, b))`, DLMF 8.17.7 gives
/// `1 - I = 1 - e^w - a e^w ((1-b) x / (a+1) + (1-b) (2-b) x^2 / (2! (a+2)) + ...)`.
fn complement_of_small(a: f64, b: f64, x: f64, ln_x: f64) -> f64 {
    let w = a * ln_x + super::ln_gamma_ratio(b, a) - super::ln_gamma_1p(a);
    let (mut sum, mut power) = (0.0, 1.0);
    for n in 1..150 {
        let n = f64::from(n);
        power *= x * (n - b) / n;
        sum += power / (a + n);
        if power.abs() < 1e-18 {
            break;
        }
    }
    -Float::exp_m1(w) - a * Float::exp(w) * sum
}
