//! Special functions. Each family is closed under differentiation: the slope of one member is another.

mod airy;
mod bessel;
mod bessel_real;
mod beta;
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
mod sinc;
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
pub(crate) use sinc::*;
pub(crate) use terms::*;
pub(crate) use zeta::*;
