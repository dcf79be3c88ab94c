//! Derivatives of functions of nalgebra's vectors, and functions for where nalgebra's own lose one
//! (feature `nalgebra`).
//!
//! The drivers of the top level, by the same names: here on [`SVector`](nalgebra::SVector), in [`dynamic`] on
//! [`DVector`](nalgebra::DVector).
//!
//! ```
//! use gradual::matrix;
//! use nalgebra::{RealField, Vector3, vector};
//!
//! // Not written with derivatives in mind.
//! fn energy<T: RealField + Copy>(q: Vector3<T>) -> T {
//!     q.norm_squared() + q.x * q.y.sin()
//! }
//!
//! let (value, gradient) = matrix::gradient(energy, vector![1.0, 0.0, 2.0]);
//! assert_eq!((value, gradient), (5.0, vector![2.0, 1.0, 4.0]));
//! ```
//!
//! A matrix of plain numbers beside one of duals becomes one of constants by [`constant`](Constant::constant).
//!
//! nalgebra branches on values, and some of its branches lose a derivative. For rotations, eigenvalues, singular values
//! and the pseudo-inverse there are functions here that do not; the guide, [nalgebra: what to
//! know](crate::guide::nalgebra), has a table of every operation.

mod constant;
#[cfg(feature = "alloc")]
pub mod dynamic;
mod element;
mod fixed;
mod pseudo_inverse;
pub mod quaternion;
pub mod so3;
mod spectrum;
mod svd;
mod symmetric_eigen;

pub use constant::Constant;
pub use element::Element;
pub use fixed::{
    directional_derivative, gradient, hessian, hvp, implicit_functions, jacobian, jvp, laplacian,
    try_directional_derivative, try_gradient, try_hessian, try_hvp, try_jacobian, try_jvp, try_laplacian,
};
pub use pseudo_inverse::pseudo_inverse;
pub use svd::svd;
pub use symmetric_eigen::symmetric_eigen;
