//! The drivers on nalgebra's vectors, of fixed and of any length.

#[cfg(feature = "alloc")]
pub mod dynamic;
mod fixed;

pub use fixed::{
    directional_derivative, gradient, hessian, hvp, implicit_derivatives, jacobian, jvp, laplacian,
    try_directional_derivative, try_gradient, try_hessian, try_hvp, try_jacobian, try_jvp, try_laplacian,
};
