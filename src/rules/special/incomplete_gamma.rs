//! The incomplete gamma function. Its slope in x is a density. Its slope in a comes from the formula of the value, run on
//! a dual.

use super::terms;
use crate::dual::Dual;
use crate::float::special::{Tail, gamma_tail};
use crate::rules::if_varies;
use crate::scalar::Scalar;

/// `dP/dx = x^(a-1) e^-x / Gamma(a)`, and dP/da
pub(crate) fn gamma_p<T: Scalar>([a, x]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    [
        if_varies(varies[0], || {
            if !is_inside(a, x) {
                return T::zero();
            }
            let (tail, factor, slope) = tail_with_slope(a, x);
            let slope = T::guarded_mul(a.poisson_term(x), ln_term_slope(a, x) * factor + slope);
            if tail == Tail::Lower { slope } else { -slope }
        }),
        if_varies(varies[1], || gamma_density(a, x)),
    ]
}

/// The slopes of `Q = 1 - P`
pub(crate) fn gamma_q<T: Scalar>(at: [T; 2], varies: [bool; 2]) -> [T; 2] {
    gamma_p(at, varies).map(|slope| -slope)
}

/// `(ln P)' = P' / P`, in which the density cancels where P itself is small.
pub(crate) fn ln_gamma_p<T: Scalar>(at: [T; 2], varies: [bool; 2]) -> [T; 2] {
    ln_tail(Tail::Lower, at, varies)
}

/// `(ln Q)' = Q' / Q`, in the same way
pub(crate) fn ln_gamma_q<T: Scalar>(at: [T; 2], varies: [bool; 2]) -> [T; 2] {
    ln_tail(Tail::Upper, at, varies)
}

/// The slopes of the logarithm of a tail `D F`: `(ln D)' + F' / F` in a, and `+-a / (x F)` in x. The other tail is `1 - D F`.
fn ln_tail<T: Scalar>(wanted: Tail, at: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let [a, x] = at;
    let signed = |slope: T| if wanted == Tail::Lower { slope } else { -slope };
    if a >= T::zero() && a.is_finite() && x >= T::zero() && x.is_finite() {
        let (tail, factor, slope) = tail_with_slope(a, x);
        if tail == wanted {
            return [ln_term_slope(a, x) + slope / factor, signed(a / x / factor)];
        }
    }
    if wanted == Tail::Upper && x == T::infinity() {
        // the tail of an exponential
        return [x.ln(), -T::one()];
    }
    let probability = if wanted == Tail::Lower { a.gamma_p(x) } else { a.gamma_q(x) };
    gamma_p(at, varies).map(|slope| signed(slope / probability))
}

/// `x^(a-1) e^-x / Gamma(a)`
pub(crate) fn gamma_density<T: Scalar>(a: T, x: T) -> T {
    if a.is_infinite() || x.is_infinite() {
        T::zero()
    } else if x.is_zero() && a == T::one() {
        (-x).exp()
    } else if x.is_zero() && a < T::one() {
        T::infinity()
    } else if x.is_zero() {
        T::zero()
    } else {
        a * a.poisson_term(x) / x
    }
}

/// Whether a and x are inside the domain, and not at one of its ends, where P is constant.
fn is_inside<T: Scalar>(a: T, x: T) -> bool {
    a >= T::zero() && a.is_finite() && x > T::zero() && x.is_finite()
}

/// `ln x - psi(a + 1)`, the slope in a of the logarithm of the term.
fn ln_term_slope<T: Scalar>(a: T, x: T) -> T {
    let [slope, _] = terms::ln_poisson_term([a, x], [true, false]);
    slope
}

/// The factor of a tail and its slope in a.
fn tail_with_slope<T: Scalar>(a: T, x: T) -> (Tail, T, T) {
    let (tail, factor) = gamma_tail(Dual::variable(a), Dual::constant(x));
    (tail, factor.value, factor.tangent)
}
