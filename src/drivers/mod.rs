//! Functions that seed the inputs, call your function, and hand back its value with its derivatives.
//!
//! One direction runs on [`Dual`](crate::Dual) (`derivative.rs`), all directions at once on
//! [`DualVec`](crate::DualVec) (`gradient.rs`), inputs of any length in chunks (`slice.rs`).

mod derivative;
mod gradient;
#[cfg(feature = "alloc")]
pub mod slice;

pub use derivative::{
    derivative, directional_derivative, jvp, partial_derivative, try_derivative, try_directional_derivative,
    try_jvp, try_partial_derivative,
};
pub use gradient::{gradient, jacobian, try_gradient, try_jacobian};
