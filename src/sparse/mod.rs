//! Sparse derivatives: which entries of a Jacobian or a Hessian can differ from zero, and their values.
//!
//! A [`Pattern`] says where the entries of a matrix are. A [`Matrix`] has a value for each of them.
//! [`coloring`] finds columns that can share a direction, and a [`Recovery`] separates their entries again.

#[cfg(feature = "alloc")]
pub mod assemble;
#[cfg(feature = "alloc")]
mod blocks;
#[cfg(feature = "alloc")]
pub mod coloring;
#[cfg(feature = "std")]
mod detect;
#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "alloc")]
mod function;
#[cfg(feature = "alloc")]
mod hessian;
#[cfg(feature = "alloc")]
mod jacobian;
#[cfg(feature = "alloc")]
mod length;
#[cfg(feature = "alloc")]
mod matrix;
#[cfg(feature = "alloc")]
mod packets;
#[cfg(feature = "alloc")]
mod pattern;
#[cfg(feature = "alloc")]
mod probe;
#[cfg(feature = "alloc")]
mod recovery;
mod tracer;

#[cfg(feature = "std")]
pub use detect::{hessian_pattern, jacobian_pattern};
#[cfg(feature = "alloc")]
pub use error::Error;
#[cfg(feature = "alloc")]
pub use function::{Differentiable, SliceFunction, TwiceDifferentiable, generic};
#[cfg(feature = "alloc")]
#[doc(hidden)]
pub use function::{Generic, append};
#[cfg(feature = "alloc")]
pub use hessian::HessianPlan;
#[cfg(feature = "std")]
pub use hessian::hessian;
#[cfg(feature = "alloc")]
pub use jacobian::JacobianPlan;
#[cfg(feature = "std")]
pub use jacobian::jacobian;
#[cfg(feature = "alloc")]
pub use matrix::Matrix;
#[cfg(feature = "alloc")]
pub use pattern::Pattern;
#[cfg(feature = "alloc")]
pub use recovery::{Recovery, RecoveryError};
pub use tracer::Tracer;
