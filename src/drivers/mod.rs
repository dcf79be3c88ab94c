//! Drivers: functions that seed the inputs, call your function, and return its value with its derivatives.
//!
//! The verbs are the same in each room: `array` for inputs whose number is known to the compiler, `slice` for any
//! number of inputs, `groups` for inputs that are grouped in a tuple, `parameters` for a struct of your own. `newton` differentiates solutions of equations.

mod array;
mod function;
pub mod groups;
mod newton;
pub mod parameters;
#[cfg(feature = "alloc")]
pub mod slice;

pub use array::*;
pub use function::Function;
pub use newton::ImplicitError;
