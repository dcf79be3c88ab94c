//! The product rule and the chain rule for first and second derivatives.
//!
//! For z = f(x_1, x_2, ...), with f_a the slope in argument a and f_ab the slope of f_a in argument b,
//!
//! ```text
//! z_i  = sum over a of f_a x_a,i
//! z_ij = sum over a of f_a x_a,ij  +  sum over a and b of f_ab x_a,i x_b,j
//! ```
//!
//! If a rule runs on duals over the values of its arguments, it returns f_ab as the tangents of f_a.

mod dual2_vec;
mod hyper_dual;

pub use dual2_vec::Dual2Vec;
pub use hyper_dual::HyperDual;

use crate::dual::{Dual, DualVec};
use crate::kernels::{self, Combine, Scale};
use crate::number::ByRules;
use crate::scalar::Scalar;

/// The argument of a rule, with a seed for the slope of the slope.
#[inline(always)]
fn argument<T: Scalar>(value: T) -> Dual<T> {
    Dual::variable(value)
}

/// Two arguments of a rule, with seeds for the slopes of both slopes.
#[inline(always)]
fn arguments<T: Scalar>(x: T, y: T) -> (DualVec<T, 2>, DualVec<T, 2>) {
    let [x, y] = DualVec::variables([x, y]);
    (x, y)
}

/// `k a`
#[inline(always)]
fn scaled<T: Scalar, const N: usize>(k: T, mut a: [T; N]) -> [T; N] {
    kernels::map(&mut a, Scale(k));
    a
}

/// `k a + l b`
#[inline(always)]
fn combined<T: Scalar, const N: usize>(k: T, mut a: [T; N], l: T, b: &[T; N]) -> [T; N] {
    kernels::zip(&mut a, b, Combine(k, l));
    a
}

/// `slope a`, with the guard of the chain rule of first order.
#[inline(always)]
fn chained<T: Scalar, const N: usize>(value: T, slope: T, a: [T; N]) -> [T; N] {
    DualVec::new(value, a).chain((value, slope)).partials
}

/// Whether every part is finite. There is no branch for each part.
#[inline(always)]
fn all_finite<T: Scalar>(parts: &[T]) -> bool {
    parts.iter().fold(true, |all, part| all & part.all_finite())
}
