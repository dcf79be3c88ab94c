//! Sparse derivatives: which entries of a Jacobian or a Hessian can differ from zero, and their values.
//!
//! A [`Pattern`] says where the entries of a matrix are. A [`Matrix`] has a value for each of them.

mod matrix;
mod pattern;

pub use matrix::Matrix;
pub use pattern::Pattern;
