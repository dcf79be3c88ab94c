//! The gamma function, its logarithm and the derivatives of that.

use crate::rules::of_order;
use crate::scalar::Scalar;

/// `Gamma' = Gamma psi`
#[inline(always)]
pub(crate) fn gamma<T: Scalar>(x: T) -> (T, T) {
    let gamma = x.gamma();
    (gamma, T::guarded_mul(gamma, x.digamma()))
}

/// `(ln |Gamma|)' = psi`
#[inline(always)]
pub(crate) fn ln_gamma<T: Scalar>(x: T) -> (T, T) {
    (x.ln_gamma(), x.digamma())
}

/// `psi' = psi_1`
#[inline(always)]
pub(crate) fn digamma<T: Scalar>(x: T) -> (T, T) {
    (x.digamma(), x.polygamma(1))
}

/// `psi_m' = psi_(m+1)`
#[inline(always)]
pub(crate) fn polygamma<T: Scalar>(x: T, m: u32) -> (T, T) {
    (x.polygamma(m), of_order(m.checked_add(1), |m| x.polygamma(m)))
}
