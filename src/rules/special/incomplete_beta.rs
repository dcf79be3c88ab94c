//! The incomplete beta function. Its slope in x is a density. Its slopes in a and b come from the formula of the value, run
//! on a dual.

use super::terms;
use crate::dual::DualVec;
use crate::float::special::{Tail, beta_tail};
use crate::scalar::{ONE, Scalar};

/// `dI/dx = x^(a-1) (1-x)^(b-1) / B(a, b)`, dI/da and dI/db
pub(crate) fn beta_reg<T: Scalar>(at: [T; 3], varies: [bool; 3]) -> [T; 3] {
    let [a, b, x] = at;
    let [da, db] = if (varies[0] || varies[1]) && is_inside(a, b, x) {
        let (tail, factor, slopes) = tail_with_slopes(at);
        let term = a.binomial_term(b, x);
        let [ln_da, ln_db, _] = terms::ln_binomial_term(at, [true, true, false]);
        let in_parameter = |ln_slope: T, slope: T| {
            let slope = T::guarded_mul(term, ln_slope * factor + slope);
            if tail == Tail::Lower { slope } else { -slope }
        };
        [in_parameter(ln_da, slopes[0]), in_parameter(ln_db, slopes[1])]
    } else {
        [T::zero(); 2]
    };
    [da, db, if varies[2] { beta_density(a, b, x) } else { T::zero() }]
}

/// The slopes of `1 - I`
pub(crate) fn beta_reg_c<T: Scalar>(at: [T; 3], varies: [bool; 3]) -> [T; 3] {
    beta_reg(at, varies).map(|slope| -slope)
}

/// `(ln I)' = I' / I`, in which the density cancels where I itself is small.
pub(crate) fn ln_beta_reg<T: Scalar>(at: [T; 3], varies: [bool; 3]) -> [T; 3] {
    ln_tail(Tail::Lower, at, varies)
}

/// `(ln(1 - I))' = -I' / (1 - I)`, in the same way
pub(crate) fn ln_beta_reg_c<T: Scalar>(at: [T; 3], varies: [bool; 3]) -> [T; 3] {
    ln_tail(Tail::Upper, at, varies)
}

/// The slopes of the logarithm of a tail `C F`: `(ln C)' + F' / F` in the parameters, and `+-ab / ((a+b) x (1-x) F)` in x. The
/// other tail is `1 - C F`.
fn ln_tail<T: Scalar>(wanted: Tail, at: [T; 3], varies: [bool; 3]) -> [T; 3] {
    let [a, b, x] = at;
    let signed = |slope: T| if wanted == Tail::Lower { slope } else { -slope };
    if is_parameter(a) && is_parameter(b) && x >= T::zero() && x <= T::one() {
        let (tail, factor, slopes) = tail_with_slopes(at);
        if tail == wanted {
            let [ln_da, ln_db, _] = terms::ln_binomial_term(at, varies);
            let in_x = signed(a * b / (a + b) / x / (ONE - x) / factor);
            return [ln_da + slopes[0] / factor, ln_db + slopes[1] / factor, in_x];
        }
    }
    let probability = if wanted == Tail::Lower { a.beta_reg(b, x) } else { a.beta_reg_c(b, x) };
    beta_reg(at, varies).map(|slope| signed(slope / probability))
}

/// `x^(a-1) (1-x)^(b-1) / B(a, b)`
pub(crate) fn beta_density<T: Scalar>(a: T, b: T, x: T) -> T {
    if a.is_infinite() || b.is_infinite() {
        T::zero()
    } else if x.is_zero() {
        // `b x^(a-1)` with a = 1
        end_of_density(a, b)
    } else if x == T::one() {
        end_of_density(b, a)
    } else {
        a * b / (a + b) * a.binomial_term(b, x) / x / (ONE - x)
    }
}

/// The density at the end that belongs to the parameter a.
fn end_of_density<T: Scalar>(a: T, b: T) -> T {
    if a < T::one() {
        T::infinity()
    } else if a == T::one() {
        b
    } else {
        T::zero()
    }
}

/// Whether the arguments are inside the domain, and not at one of its ends, where I is constant.
fn is_inside<T: Scalar>(a: T, b: T, x: T) -> bool {
    is_parameter(a) && is_parameter(b) && x > T::zero() && x < T::one()
}

fn is_parameter<T: Scalar>(a: T) -> bool {
    a > T::zero() && a.is_finite()
}

/// The factor of a tail and its slopes in a and b.
fn tail_with_slopes<T: Scalar>([a, b, x]: [T; 3]) -> (Tail, T, [T; 2]) {
    let [a, b] = DualVec::variables([a, b]);
    let (tail, factor) = beta_tail(a, b, DualVec::constant(x));
    (tail, factor.value, factor.partials)
}
