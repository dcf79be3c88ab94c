//! The drivers on nalgebra's vectors, of fixed and of any length.

#[cfg(feature = "alloc")]
pub mod dynamic;
mod fixed;

pub use fixed::{
    directional_derivative, gradient, hessian, hvp, implicit_functions, jacobian, jvp, laplacian,
    try_directional_derivative, try_gradient, try_hessian, try_hvp, try_jacobian, try_jvp, try_laplacian,
};

/// Converts both parts of an answer to nalgebra's types.
#[inline(always)]
fn pair<A, B, X: From<A>, Y: From<B>>((a, b): (A, B)) -> (X, Y) {
    (a.into(), b.into())
}

/// Converts the three parts of an answer to nalgebra's types.
#[inline(always)]
fn triple<A, B, C, X: From<A>, Y: From<B>, Z: From<C>>((a, b, c): (A, B, C)) -> (X, Y, Z) {
    (a.into(), b.into(), c.into())
}
