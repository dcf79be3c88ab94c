//! The terms of the Poisson and the binomial distribution, at whole and other numbers. The densities of the gamma and the
//! beta distribution are multiples of them.
//!
//! Stirling's series splits a term into a power that does not cancel and small corrections: Loader, *Fast and accurate
//! computation of binomial probabilities*, 2000. The power is the exponential of a deviance, `a (e - ln(1 + e))`, where
//! e is the relative distance from the peak.

use core::f64::consts::TAU;
use num_traits::Float;

use super::compensated::{self, Pair};
use super::gamma::{STIRLING_FROM, gamma, ln_gamma, stirling_difference, stirling_rest};
use super::logarithms::{x_ln_1p_y, x_ln_y};

/// `x^a e^-x / Gamma(a + 1)` for `a >= 0` and `x >= 0`, within 8 ulps.
pub(crate) fn poisson_term(a: f64, x: f64) -> f64 {
    if !(a >= 0.0 && x >= 0.0) {
        return f64::NAN;
    }
    if a < STIRLING_FROM {
        // e^-x may underflow where its product with the power does not, and the power overflows far beyond that.
        let root = Float::exp(-0.5 * x);
        return if root == 0.0 { 0.0 } else { x.powf(a) * root / gamma(1.0 + a) * root };
    }
    let Some(deviance) = gamma_deviance(a, x) else { return 0.0 };
    compensated::exp((-deviance.0, -deviance.1)) * Float::exp(-stirling_rest(a)) / (TAU * a).sqrt()
}

/// The logarithm of [`poisson_term`], within a few ulps away from its zeros.
pub(crate) fn ln_poisson_term(a: f64, x: f64) -> f64 {
    if !(a >= 0.0 && x >= 0.0) {
        return f64::NAN;
    }
    if a < STIRLING_FROM {
        if x.is_infinite() {
            return f64::NEG_INFINITY;
        }
        return x_ln_y(a, x) - x - ln_gamma(1.0 + a);
    }
    let Some(deviance) = gamma_deviance(a, x) else { return f64::NEG_INFINITY };
    -deviance.0 - (0.5 * Float::ln(TAU * a) + stirling_rest(a))
}

/// `x - a - a ln(x / a)`, or `None` where it is infinite.
fn gamma_deviance(a: f64, x: f64) -> Option<Pair> {
    if x == 0.0 || x.is_infinite() || a.is_infinite() {
        return None;
    }
    let ratio = compensated::quotient((x, 0.0), (a, 0.0));
    Some(deviance(a, compensated::two_sum(x, -a), ratio))
}

/// `a (e - ln(1 + e))`, where `e = distance / a` and `1 + e = ratio`.
fn deviance(a: f64, distance: Pair, ratio: Pair) -> Pair {
    let e = compensated::quotient(distance, (a, 0.0));
    let in_units_of_a = if -0.4 < e.0 && e.0 < 0.5 {
        compensated::minus_ln_1p(e)
    } else {
        let ln = compensated::ln(ratio);
        compensated::sum(e, (-ln.0, -ln.1))
    };
    compensated::multiple(a, in_units_of_a)
}

/// `x^a (1 - x)^b Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1))` for `a >= 0`, `b >= 0` and `0 <= x <= 1`, within 12 ulps.
pub(crate) fn binomial_term(a: f64, b: f64, x: f64) -> f64 {
    if !(a >= 0.0 && b >= 0.0 && (0.0..=1.0).contains(&x)) {
        return f64::NAN;
    }
    if (x == 0.0 && a > 0.0) || (x == 1.0 && b > 0.0) {
        return 0.0;
    }
    if a.min(b) >= STIRLING_FROM {
        let deviance = binomial_deviance(a, b, x);
        return compensated::exp((-deviance.0, -deviance.1)) * binomial_scale(a, b);
    }
    // the probabilities of the side with the smaller count and of the side with the larger one, and its logarithm
    let (small, large, p, ln_q) =
        if a < b { (a, b, x, ln_1m as fn(f64) -> Pair) } else { (b, a, 1.0 - x, ln as fn(f64) -> Pair) };
    if large < STIRLING_FROM {
        let far = if a < b { power_of_complement(x, b) } else { x.powf(a) };
        let near = if a < b { x.powf(a) } else { power_of_complement(x, b) };
        return near * far * coefficient_of_small(a, b);
    }
    let n = a + b;
    // as in the Poisson term
    let root = compensated::exp(compensated::multiple(0.5 * large, ln_q(x)));
    if root == 0.0 { 0.0 } else { (n * p).powf(small) * root * coefficient_over_power(small, large) * root }
}

/// The logarithm of [`binomial_term`], within a few ulps away from its zeros.
pub(crate) fn ln_binomial_term(a: f64, b: f64, x: f64) -> f64 {
    if !(a >= 0.0 && b >= 0.0 && (0.0..=1.0).contains(&x)) {
        return f64::NAN;
    }
    if (x == 0.0 && a > 0.0) || (x == 1.0 && b > 0.0) {
        return f64::NEG_INFINITY;
    }
    if a.min(b) >= STIRLING_FROM {
        return Float::ln(binomial_scale(a, b)) - binomial_deviance(a, b, x).0;
    }
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    let coefficient = super::ln_gamma_ratio(1.0 + large, small) - ln_gamma(1.0 + small);
    coefficient + x_ln_y(a, x) + x_ln_1p_y(b, -x)
}

/// `ln x`
fn ln(x: f64) -> Pair {
    compensated::ln((x, 0.0))
}

/// `ln(1 - x)`
fn ln_1m(x: f64) -> Pair {
    if x < 0.4 { compensated::ln_1p((-x, 0.0)) } else { compensated::ln(compensated::two_sum(1.0, -x)) }
}

/// `(1 - x)^b` for b < 10
fn power_of_complement(x: f64, b: f64) -> f64 {
    if x < 0.5 { Float::exp(b * Float::ln_1p(-x)) } else { (1.0 - x).powf(b) }
}

/// `Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1))` for a and b below 10
fn coefficient_of_small(a: f64, b: f64) -> f64 {
    gamma(1.0 + (a + b)) / (gamma(1.0 + a) * gamma(1.0 + b))
}

/// The binomial coefficient of a small and a large count over `(small + large)^small`.
fn coefficient_over_power(small: f64, large: f64) -> f64 {
    let correction = stirling_difference(large, large + small, small);
    let exponent = (large + 0.5) * Float::ln_1p(small / large) - small + correction;
    Float::exp(exponent) / gamma(1.0 + small)
}

/// The exponent of the term, as the sum of the deviances of both sides from `(a + b) x` and `(a + b) (1 - x)`.
fn binomial_deviance(a: f64, b: f64, x: f64) -> Pair {
    let n = compensated::two_sum(a, b);
    let (p, q) = ((x, 0.0), compensated::two_sum(1.0, -x));
    let [mean_a, mean_b] = [p, q].map(|p| compensated::product(n, p));
    let above = compensated::sum(mean_a, (-a, 0.0));
    let of_a = deviance(a, above, compensated::quotient(mean_a, (a, 0.0)));
    let of_b = deviance(b, (-above.0, -above.1), compensated::quotient(mean_b, (b, 0.0)));
    compensated::sum(of_a, of_b)
}

/// The binomial term at its peak, `sqrt(n / (2 pi a b)) exp(s(n) - s(a) - s(b))` with `n = a + b`, for a and b from 10 on.
fn binomial_scale(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    let n = small + large;
    let rest = stirling_difference(large, n, small) - stirling_rest(small);
    (n / large / (TAU * small)).sqrt() * Float::exp(rest)
}

/// `Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1))` for `a >= 0` and `b >= 0`, within 12 ulps. It overflows to +inf.
pub(super) fn binomial_coefficient(a: f64, b: f64) -> f64 {
    let (small, large) = if a < b { (a, b) } else { (b, a) };
    if large < STIRLING_FROM {
        return coefficient_of_small(a, b);
    }
    let n = compensated::two_sum(small, large);
    if small < STIRLING_FROM {
        return n.0.powf(small) * coefficient_over_power(small, large);
    }
    let ln_power = |a: f64| compensated::multiple(a, compensated::ln(compensated::quotient(n, (a, 0.0))));
    compensated::exp(compensated::sum(ln_power(small), ln_power(large))) * binomial_scale(a, b)
}
