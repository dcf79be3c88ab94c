//! Functions that seed the inputs, call your function, and hand back its value with its derivatives.
//!
//! One direction runs on [`Dual`](crate::Dual) (`derivative.rs`), all directions at once on
//! [`DualVec`](crate::DualVec) (`gradient.rs`), second derivatives on [`Dual2Vec`](crate::Dual2Vec) and
//! [`HyperDual`](crate::HyperDual) (`hessian.rs`), any order in one variable on [`Taylor`](crate::Taylor) (`taylor.rs`), inputs of any length in
//! chunks (`slice`). `implicit.rs` gives solutions of equations their derivatives.

mod derivative;
mod gradient;
mod hessian;
mod implicit;
#[cfg(feature = "alloc")]
pub mod slice;
mod taylor;

pub use derivative::{
    derivative, directional_derivative, jvp, partial_derivative, try_derivative, try_directional_derivative,
    try_jvp, try_partial_derivative,
};
pub use gradient::{gradient, jacobian, try_gradient, try_jacobian};
pub use hessian::{
    hessian, hvp, laplacian, second_derivative, try_hessian, try_hvp, try_laplacian, try_second_derivative,
};
pub use implicit::{ImplicitError, implicit_derivative, implicit_derivatives};
pub use taylor::{nth_derivatives, third_derivative, try_nth_derivatives, try_third_derivative};
