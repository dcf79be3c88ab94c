//! Drivers for parameters in a structure of your own: a struct, a tuple, an array or a `Vec`, nested as you like.
//!
//! The function takes a reference to the structure, and the gradient comes back in the same structure. You do not count
//! or pack any numbers. Put `#[derive(Clone, Parameters)]` (feature `macros`) on a struct whose type parameter is the
//! type of its numbers:
//!
#![cfg_attr(feature = "macros", doc = "```")]
#![cfg_attr(not(feature = "macros"), doc = "```ignore")]
//! use gradual::{Parameters, Real, parameters};
//!
//! /// A sum of two decays with the same amplitude
//! #[derive(Clone, Debug, PartialEq, Parameters)]
//! struct Decay<R> {
//!     amplitude: R,
//!     rates: [R; 2],
//!     #[constant]
//!     times: Vec<f64>,
//! }
//!
//! impl<R: Real> Decay<R> {
//!     fn curve(&self) -> Vec<R> {
//!         let [fast, slow] = self.rates;
//!         let at = |t: f64| self.amplitude * ((-fast * t).exp() + (-slow * t).exp());
//!         self.times.iter().copied().map(at).collect()
//!     }
//!
//!     fn integral(&self) -> R {
//!         self.amplitude * (self.rates[0].recip() + self.rates[1].recip())
//!     }
//! }
//!
//! let mut decay = Decay { amplitude: 4.0, rates: [2.0, 0.5], times: vec![0.0, 1.0] };
//! let (integral, slopes) = parameters::gradient(Decay::integral, &decay);
//! assert_eq!((integral, slopes.amplitude, slopes.rates), (10.0, 2.5, [-1.0, -16.0]));
//!
//! // Rows and columns have names.
//! let (values, jacobian) = parameters::jacobian(Decay::curve, &decay);
//! assert_eq!(jacobian.column_names(), ["amplitude", "rates[0]", "rates[1]"]);
//! assert_eq!(jacobian[["[0]", "amplitude"]], 2.0);
//!
//! // Gradient descent
//! decay.add_scaled(-0.01, &slopes);
//! assert_eq!(decay.rates, [2.01, 0.66]);
//! ```
//!
//! You do not choose the number type. A struct of fixed size with up to a hundred numbers runs on
//! [`DualVec`](crate::DualVec), with all partials at once. It costs what [`gradient`](crate::gradient()) on an array
//! costs. From about thirty numbers on, it costs up to 1.8 times as much if the function does only a few operations for
//! each number.
//!
//! A struct that has a `Vec`, a const generic, or more numbers runs on [`Chunk`](crate::Chunk), as
//! [`slice::gradient`](crate::slice::gradient) does. Each run builds the struct anew. This costs up to 1.8 times as much as
//! the slice if the function does only a few operations for each number, and little if it does many.
//!
//! The results are flat or in structures as follows. P is the structure of the parameters, Y that of the results of f:
//!
//! | call | returns |
//! |---|---|
//! | [`gradient(f, &x)`](gradient()) | `(value, P)` |
//! | [`jacobian(f, &x)`](jacobian()) | `(Y, NamedMatrix)`, one row for each number in Y |
//! | [`jvp(f, &x, &v)`](jvp) | `(Y, Y)`: the value and its slope along v |
//! | [`hessian(f, &x)`](hessian()) | `(value, P, NamedMatrix)` |
//! | [`hvp(f, &x, &v)`](hvp) | `(value, P, P)` |

mod directional;
mod directions;
mod gradient;
#[cfg(feature = "alloc")]
mod hessian;
#[cfg(feature = "alloc")]
mod jacobian;
mod name;
#[cfg(feature = "alloc")]
mod named_matrix;
mod structure;
mod variables;

pub use directional::{jvp, try_jvp};
pub use directions::{AtOnce, Directions, InChunks, Select, Single, Small};
#[doc(hidden)]
pub use directions::{count, kind};
pub use gradient::{gradient, try_gradient};
#[cfg(feature = "alloc")]
pub use hessian::{hessian, hvp, try_hessian, try_hvp};
#[cfg(feature = "alloc")]
pub use jacobian::{jacobian, try_jacobian};
pub use name::Name;
#[cfg(feature = "alloc")]
pub use named_matrix::NamedMatrix;
pub use structure::Parameters;
#[doc(hidden)]
pub use structure::total;
pub(crate) use variables::{Variable, seeded};

/// The number type on which the drivers run a function of the parameters `P` for its first derivatives.
pub type DualOf<P> = <<P as Parameters>::Directions as Directions>::Dual<<P as Parameters>::Scalar>;

/// The number type on which [`hessian`] runs a function of the parameters `P`.
#[cfg(feature = "alloc")]
pub type HessianOf<P> = <<P as Parameters>::Directions as Directions>::Hessian<<P as Parameters>::Scalar>;

/// The number type on which [`hvp`] runs a function of the parameters `P`.
#[cfg(feature = "alloc")]
pub type HvpOf<P> = <<P as Parameters>::Directions as Directions>::Hvp<<P as Parameters>::Scalar>;
