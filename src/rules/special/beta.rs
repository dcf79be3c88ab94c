//! The beta function and its kin. Their slopes are differences of digamma functions.

use crate::float::special::DIGAMMA_SERIES;
use crate::rules::if_varies;
use crate::scalar::{HALF, ONE, Scalar};

/// `d/da ln B(a, b) = psi(a) - psi(a + b)`, and the same with a and b exchanged
pub(crate) fn ln_beta<T: Scalar>([a, b]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    [if_varies(varies[0], || -digamma_difference(a, b)), if_varies(varies[1], || -digamma_difference(b, a))]
}

/// `d/dx ln(Gamma(x + d) / Gamma(x)) = psi(x + d) - psi(x)` and `d/dd = psi(x + d)`
pub(crate) fn ln_gamma_ratio<T: Scalar>([x, d]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    [if_varies(varies[0], || digamma_difference(x, d)), if_varies(varies[1], || (x + d).digamma())]
}

/// `psi(x + d) - psi(x)` for `x > 0` and `x + d > 0`, without the cancellation of the two.
///
/// With `y = x + d`, and both moved up by n steps of the recurrence, the asymptotic series of psi gives
///
/// `psi(y) - psi(x) = sum_(k < n) d / ((x + k) (y + k)) + ln(1 + d / X) + d / (2 X Y) + p(1/X^2) - p(1/Y^2)`
///
/// with `p(u) = sum B_2k / 2k u^k`, whose difference is taken by its difference quotient.
pub(super) fn digamma_difference<T: Scalar>(x: T, d: T) -> T {
    const ASYMPTOTIC_FROM: f64 = 10.0;
    let (mut x, mut y, mut sum) = (x, x + d, T::zero());
    if !(x > T::zero() && y > T::zero() && y.is_finite()) {
        return y.digamma() - x.digamma();
    }
    while x.min(y) < T::literal(ASYMPTOTIC_FROM) {
        sum += d / x / y;
        (x, y) = (ONE + x, ONE + y);
    }
    let (p, q) = (x.recip(), y.recip());
    let (u, v) = (p.powi(2), q.powi(2));
    let (mut series, mut quotient) = (T::zero(), T::zero());
    for &c in DIGAMMA_SERIES.iter().rev() {
        quotient = quotient * v + series;
        series = series * u + T::literal(c);
    }
    // p(u) - p(v) = (u - v) (series + v quotient), where u - v = d p q (p + q)
    let step = d * p * q;
    sum + (d * p).ln_1p() + step * (HALF + (p + q) * (series + v * quotient))
}

/// `d/da B(a, b) = B(a, b) (psi(a) - psi(a + b))`, and the same with a and b exchanged
pub(crate) fn beta<T: Scalar>(at: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let [a, b] = at;
    let beta = a.beta(b);
    ln_beta(at, varies).map(|slope| T::guarded_mul(beta, slope))
}

/// `d/dn = psi(n + 1) - psi(n - k + 1)` and `d/dk = psi(n - k + 1) - psi(k + 1)`
pub(crate) fn ln_choose<T: Scalar>([n, k]: [T; 2], varies: [bool; 2]) -> [T; 2] {
    let rest = n - k;
    [
        if_varies(varies[0], || digamma_difference(ONE + rest, k)),
        if_varies(varies[1], || {
            // from the smaller one to the larger one, which loses no digits of the smaller one
            if k < rest {
                digamma_difference(ONE + k, rest - k)
            } else {
                -digamma_difference(ONE + rest, k - rest)
            }
        }),
    ]
}
