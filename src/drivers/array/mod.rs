//! The drivers for functions of one number or of an array.
//!
//! Each driver calls the function once. The inputs are [`Dual`](crate::Dual) for one direction,
//! [`DualVec`](crate::DualVec) for all directions, [`Dual2Vec`](crate::Dual2Vec) and
//! [`HyperDual`](crate::HyperDual) for second derivatives, and [`Taylor`](crate::Taylor) for higher ones.

mod derivative;
mod directional;
mod gradient;
mod hessian;
mod implicit;
mod jacobian;

pub use derivative::{
    derivative, derivatives, second_derivative, try_derivative, try_derivatives, try_second_derivative,
};
pub use directional::{
    directional_derivative, jvp, partial_derivative, try_directional_derivative, try_jvp,
    try_partial_derivative,
};
pub use gradient::{gradient, try_gradient};
pub use hessian::{hessian, hvp, laplacian, try_hessian, try_hvp, try_laplacian};
pub use implicit::{implicit_function, implicit_functions};
pub use jacobian::{jacobian, jacobian_seeded, try_jacobian, try_jacobian_seeded};
#[cfg(feature = "alloc")]
pub use jacobian::{jacobian_rows, try_jacobian_rows};
