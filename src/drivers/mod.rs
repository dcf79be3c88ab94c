//! Functions that seed the inputs, call your function, and hand back its value with its derivatives.
//!
//! One direction runs on [`Dual`](crate::Dual) (`derivative.rs`), all directions at once on
//! [`DualVec`](crate::DualVec) (`gradient.rs`), second derivatives on [`Dual2Vec`](crate::Dual2Vec)
//! (`hessian.rs`), inputs of any length in chunks (`slice`).

mod derivative;
mod gradient;
mod hessian;
#[cfg(feature = "alloc")]
pub mod slice;

pub use derivative::{
    derivative, directional_derivative, jvp, partial_derivative, try_derivative, try_directional_derivative,
    try_jvp, try_partial_derivative,
};
pub use gradient::{gradient, jacobian, try_gradient, try_jacobian};
pub use hessian::{
    hessian, hvp, laplacian, second_derivative, try_hessian, try_hvp, try_laplacian, try_second_derivative,
};
