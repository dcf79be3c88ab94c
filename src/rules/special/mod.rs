//! Special functions. Each family is closed under differentiation: the slope of one member is another.

mod bessel;
mod beta;
mod gamma;
mod incomplete_beta;
mod incomplete_gamma;
mod logarithms;
mod logistic;
mod normal;
mod quantiles;
mod sinc;
mod terms;

pub(crate) use bessel::*;
pub(crate) use beta::*;
pub(crate) use gamma::*;
pub(crate) use incomplete_beta::*;
pub(crate) use incomplete_gamma::*;
pub(crate) use logarithms::*;
pub(crate) use logistic::*;
pub(crate) use normal::*;
pub(crate) use quantiles::*;
pub(crate) use sinc::*;
pub(crate) use terms::*;
