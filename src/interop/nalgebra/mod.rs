//! Derivatives of functions of nalgebra's vectors and matrices (feature `nalgebra`).
//!
//! The drivers have the names that they have at the top level. Those in this module take an
//! [`SVector`](nalgebra::SVector), and those in [`dynamic`] take a [`DVector`](nalgebra::DVector).
//!
//! ```
//! use gradual::matrix;
//! use nalgebra::{RealField, Vector3, vector};
//!
//! // This function was not written with derivatives in mind.
//! fn energy<T: RealField + Copy>(q: Vector3<T>) -> T {
//!     q.norm_squared() + q.x * q.y.sin()
//! }
//!
//! let (value, gradient) = matrix::gradient(energy, vector![1.0, 0.0, 2.0]);
//! assert_eq!((value, gradient), (5.0, vector![2.0, 1.0, 4.0]));
//! ```
//!
//! To combine a matrix of plain numbers with one of duals, convert it with [`constant`](Constant::constant).
//!
//! nalgebra branches on values, and some of its branches lose a derivative. The functions of this module for rotations,
//! eigenvalues, singular values, the pseudo-inverse and functions of a symmetric matrix keep all derivatives. The guide [nalgebra: what to
//! know](crate::guide::nalgebra) has a table of every operation.

mod constant;
mod drivers;
mod number;
mod parameters;
mod real_field;
mod rotations;
mod spectra;

pub use constant::Constant;
pub use drivers::*;
pub use number::Number;
pub use rotations::{quaternion, so3};
pub use spectra::*;
