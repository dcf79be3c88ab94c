//! Special functions of a plain `f64`: their values, and the building blocks of their slopes. One file for each family.
//!
//! The stated errors are the largest that were seen in comparison with mpmath, on the tables in `tests/data` and on
//! thousands of random arguments for each function. They are in ulps (steps between neighbouring floats). They hold
//! with the `exp`, `ln`, `sin` and `pow` of the C library and with those of libm. Every function returns NaN for NaN,
//! and nothing panics.

mod airy;
mod bessel;
mod bessel_real;
mod beta;
mod compensated;
mod double;
mod elliptic;
mod gamma;
mod hypergeometric;
mod incomplete_beta;
mod incomplete_gamma;
mod integrals;
mod lambert;
mod logarithms;
mod logistic;
mod normal;
mod quantiles;
mod quotients;
mod sinc;
mod spherical;
mod terms;
mod zeta;

pub(crate) use airy::*;
pub(crate) use bessel::*;
pub(crate) use bessel_real::*;
pub(crate) use beta::*;
pub(crate) use elliptic::*;
pub(crate) use gamma::*;
pub(crate) use hypergeometric::*;
pub(crate) use incomplete_beta::*;
pub(crate) use incomplete_gamma::*;
pub(crate) use integrals::*;
pub(crate) use lambert::*;
pub(crate) use logarithms::*;
pub(crate) use logistic::*;
pub(crate) use normal::*;
pub(crate) use quantiles::*;
pub(crate) use quotients::*;
pub(crate) use sinc::*;
pub(crate) use spherical::*;
pub(crate) use terms::*;
pub(crate) use zeta::*;
