//! Forward-mode automatic differentiation with dual numbers.
#![no_std]

#[cfg(not(any(feature = "std", feature = "libm")))]
compile_error!("gradual needs the feature `std` (on by default) or `libm`: turn one of them on");

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod drivers;
mod dual;
mod dual_vec;
mod first_order;
mod lanes;
mod number;
mod rules;
mod scalar;

#[cfg(feature = "alloc")]
pub use drivers::slice;
pub use drivers::{
    derivative, directional_derivative, gradient, jacobian, jvp, partial_derivative, try_derivative,
    try_directional_derivative, try_gradient, try_jacobian, try_jvp, try_partial_derivative,
};
pub use dual::Dual;
pub use dual_vec::DualVec;
pub use number::{Operand, ParseDualError};
pub use scalar::{Primitive, Real, Scalar};
