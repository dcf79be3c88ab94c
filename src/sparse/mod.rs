//! Sparse derivatives: which entries of a Jacobian or a Hessian can differ from zero, and their values.
//!
//! A [`Pattern`] says where the entries of a matrix are. A [`Matrix`] has a value for each of them.
//! [`coloring`] finds columns that can share a direction, and a [`Recovery`] separates their entries again.

pub mod coloring;
mod matrix;
mod pattern;
mod recovery;

pub use matrix::Matrix;
pub use pattern::Pattern;
pub use recovery::{Recovery, RecoveryError};
