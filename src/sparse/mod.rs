//! Sparse derivatives: which entries of a Jacobian or a Hessian can differ from zero, and their values.
//!
//! A [`Pattern`] says where the entries of a matrix are. A [`Matrix`] has a value for each of them.

#[cfg(feature = "std")]
mod detect;
#[cfg(feature = "alloc")]
mod error;
#[cfg(feature = "alloc")]
mod matrix;
#[cfg(feature = "alloc")]
mod pattern;
mod tracer;

#[cfg(feature = "std")]
pub use detect::{hessian_pattern, jacobian_pattern};
#[cfg(feature = "alloc")]
pub use error::Error;
#[cfg(feature = "alloc")]
pub use matrix::Matrix;
#[cfg(feature = "alloc")]
pub use pattern::Pattern;
pub use tracer::Tracer;
