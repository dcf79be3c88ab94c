//! Hypergeometric functions, by their power series and the transformations of Kummer and Pfaff (DLMF 13.2, 13.7, 15.2,
//! 15.8). The formulas and their derivatives in every parameter are written over any number, so rules run them on duals.
//!
//! A sum whose terms cancel to less than [`KEPT`] of their size is NaN, as is a series that does not end within
//! [`MOST_TERMS`] terms.

use crate::scalar::{Literal, ONE, Scalar};

/// The least part of the terms that a sum may cancel to. Ten digits are left then.
const KEPT: f64 = 1e-5;

/// The most terms of a series.
const MOST_TERMS: usize = 20_000;

/// Kummer's function `1F1(a; b; x)`.
pub(crate) fn hypergeometric_1f1(x: f64, a: f64, b: f64) -> f64 {
    kummer(a, b, x).value
}

/// Gauss's function `2F1(a, b; c; x)` for x <= 1.
pub(crate) fn hypergeometric_2f1(x: f64, a: f64, b: f64, c: f64) -> f64 {
    gauss(a, b, c, x).value
}

/// A function and its slopes in the P upper and the Q lower parameters.
pub(crate) struct Sum<T, const P: usize, const Q: usize> {
    pub(crate) value: T,
    pub(crate) upper: [T; P],
    pub(crate) lower: [T; Q],
}

impl<T: Scalar, const P: usize, const Q: usize> Sum<T, P, Q> {
    fn unknown() -> Self {
        Self { value: T::nan(), upper: [T::nan(); P], lower: [T::nan(); Q] }
    }

    /// All parts times a factor that does not depend on the parameters.
    fn times(self, factor: T) -> Self {
        let scaled = |x: T| T::guarded_mul(factor, x);
        Self { value: scaled(self.value), upper: self.upper.map(scaled), lower: self.lower.map(scaled) }
    }
}

/// `pFq = sum over n of (u_1)_n ... (u_p)_n / ((l_1)_n ... (l_q)_n) x^n / n!` with its slopes in the parameters. An
/// asymptotic series ends at its smallest term.
fn series<T: Scalar, const P: usize, const Q: usize>(
    upper: [T; P],
    lower: [T; Q],
    x: T,
    is_asymptotic: bool,
) -> Sum<T, P, Q> {
    let zero = T::zero();
    let mut term = Sum { value: T::one(), upper: [zero; P], lower: [zero; Q] };
    let mut sum = Sum { value: T::one(), upper: [zero; P], lower: [zero; Q] };
    let mut size = T::one();
    for n in 0..MOST_TERMS {
        let n = n as f64;
        let before = term.value.abs();
        let mut scale = x / T::literal(n + 1.0);
        for parameter in lower {
            scale /= Literal(n) + parameter;
        }
        for (i, parameter) in lower.into_iter().enumerate() {
            term.lower[i] -= term.value / (Literal(n) + parameter);
        }
        for (i, parameter) in upper.into_iter().enumerate() {
            // by the product rule, for a factor that may be 0
            let factor = Literal(n) + parameter;
            for (j, slope) in term.upper.iter_mut().enumerate() {
                *slope = if i == j { *slope * factor + term.value } else { *slope * factor };
            }
            for slope in &mut term.lower {
                *slope *= factor;
            }
            term.value *= factor;
        }
        term = term.times(scale);
        if is_asymptotic && n > 2.0 && term.value.abs() > before {
            return sum;
        }
        let parts = sum.upper.iter_mut().chain(&mut sum.lower).zip(term.upper.iter().chain(&term.lower));
        let mut is_last = term.value.abs() <= Literal(1e-18) * sum.value.abs();
        sum.value += term.value;
        size += term.value.abs();
        for (part, &term) in parts {
            *part += term;
            is_last &= term.abs() <= Literal(1e-18) * part.abs();
        }
        if !sum.value.is_finite() {
            return sum;
        }
        if is_last {
            return if sum.value.abs() >= Literal(KEPT) * size { sum } else { Sum::unknown() };
        }
    }
    Sum::unknown()
}

/// `1F1(a; b; x)` with its slopes. For x < 0 it is `e^x 1F1(b - a; b; -x)`, whose terms do not alternate if b > a > 0.
pub(crate) fn kummer<T: Scalar>(a: T, b: T, x: T) -> Sum<T, 1, 1> {
    let zero = T::zero();
    if x.is_infinite() || is_pole(b) {
        return Sum::unknown();
    }
    let distance = b - a;
    let far = T::literal(50.0) + Literal(2.0) * (ONE + a.abs()) * (ONE + distance.abs());
    if x < -far {
        return kummer_far(a, b, -x);
    }
    let mirrored = |sum: Sum<T, 1, 1>, factor: T| {
        let [in_upper] = sum.upper;
        let sum = Sum { lower: [sum.lower[0] + in_upper], upper: [-in_upper], value: sum.value };
        sum.times(factor)
    };
    if x > far {
        mirrored(kummer_far(distance, b, x), x.exp())
    } else if x < zero && a != zero {
        mirrored(series([distance], [b], -x, false), x.exp())
    } else {
        series([a], [b], x, false)
    }
}

/// `1F1(a; b; -x) ~ Gamma(b) / Gamma(b - a) x^-a 2F0(a, a - b + 1; 1 / x)` for a large x > 0.
fn kummer_far<T: Scalar>(a: T, b: T, x: T) -> Sum<T, 1, 1> {
    let distance = b - a;
    if is_pole(distance) {
        return series([a], [b], -x, false);
    }
    let tail = series([a, ONE - distance], [], x.recip(), true);
    let factor = x.powf(-a) * gamma_quotient(b, distance);
    let in_distance = distance.digamma();
    let in_a = tail.value * (in_distance - x.ln()) + tail.upper[0] + tail.upper[1];
    let in_b = tail.value * (b.digamma() - in_distance) - tail.upper[1];
    Sum { value: tail.value, upper: [in_a], lower: [in_b] }.times(factor)
}

/// `2F1(a, b; c; x)` with its slopes. For x < -1/2 it is `(1 - x)^-a 2F1(a, c - b; c; x / (x - 1))`.
pub(crate) fn gauss<T: Scalar>(a: T, b: T, c: T, x: T) -> Sum<T, 2, 1> {
    if is_pole(c) || x.is_nan() || x.is_infinite() || x > T::one() {
        Sum::unknown()
    } else if x == T::one() {
        gauss_at_1(a, b, c)
    } else if x >= T::literal(-0.5) {
        series([a, b], [c], x, false)
    } else {
        let rest = ONE - x;
        let sum = series([a, c - b], [c], -(x / rest), false);
        let ([in_a, in_other], [in_c]) = (sum.upper, sum.lower);
        let in_a = in_a - rest.ln() * sum.value;
        Sum { value: sum.value, upper: [in_a, -in_other], lower: [in_c + in_other] }.times(rest.powf(-a))
    }
}

/// `2F1(a, b; c; 1) = Gamma(c) Gamma(c - a - b) / (Gamma(c - a) Gamma(c - b))` for c > a + b, by Gauss.
fn gauss_at_1<T: Scalar>(a: T, b: T, c: T) -> Sum<T, 2, 1> {
    let [rest, without_a, without_b] = [c - a - b, c - a, c - b];
    if rest.is_nan() || rest <= T::zero() {
        return Sum::unknown();
    }
    let value = gamma_quotient(c, without_a) * gamma_quotient(rest, without_b);
    let [in_c, in_rest, in_a, in_b] = [c, rest, without_a, without_b].map(|x| x.digamma());
    let lower = in_c + in_rest - in_a - in_b;
    Sum { value: T::one(), upper: [in_a - in_rest, in_b - in_rest], lower: [lower] }.times(value)
}

/// `Gamma(x) / Gamma(y)`
fn gamma_quotient<T: Scalar>(x: T, y: T) -> T {
    let limit = T::literal(150.0);
    if (x < limit && y < limit) || y < T::zero() {
        x.gamma() / y.gamma()
    } else {
        (x.ln_gamma() - y.ln_gamma()).exp()
    }
}

/// Whether the gamma function has a pole here: 0 and the negative integers.
fn is_pole<T: Scalar>(x: T) -> bool {
    x <= T::zero() && x.fract().is_zero()
}
