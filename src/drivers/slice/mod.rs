//! Drivers for functions of any number of inputs: gradients, Jacobians and Hessians of functions of a slice.
//!
//! The function takes a slice of [`Chunk`]s. It runs once for each chunk of [`CHUNK`] inputs, and skips the partials of
//! numbers that depend on none of them. A gradient of n numbers costs about n / [`CHUNK`] runs.
//!
//! ```
//! use gradual::slice::{self, Chunk};
//!
//! fn sum_of_squares(x: &[Chunk<f64>]) -> Chunk<f64> {
//!     x.iter().map(|x| x * x).sum()
//! }
//!
//! let x: Vec<f64> = (0..100).map(f64::from).collect();
//! let (value, gradient) = slice::gradient(sum_of_squares, &x);
//! assert_eq!(value, 328_350.0);
//! assert_eq!(gradient[99], 198.0);
//! ```
//!
//! [`directional_derivative`] and [`jvp`] run the function once, on [`Dual`](crate::Dual)s.
//!
//! If you call a driver in a loop, keep a [`Workspace`]. It has the methods `gradient`, `jacobian`,
//! `jvp`, `hessian`, `hvp` and `laplacian`. They write into your slices and allocate nothing. A function with many results
//! writes them into its second argument and returns no `Vec`.
//!
//! With the feature `rayon`, [`parallel`] has `gradient`, `jacobian`, `hessian`, `hvp` and `laplacian` on all cores. They
//! return the same bits.

mod chunks;
mod directional;
mod gradient;
mod hessian;
mod hvp;
mod implicit;
mod jacobian;
#[cfg(feature = "rayon")]
pub mod parallel;

pub use crate::dual::{CHUNK, Chunk};
pub use chunks::{COLUMNS, HessianChunk, HvpChunk, ROWS, Workspace};
pub use directional::{directional_derivative, jvp, try_directional_derivative, try_jvp};
pub use gradient::{gradient, try_gradient};
pub use hessian::{hessian, laplacian, try_hessian, try_laplacian};
pub use hvp::{hvp, try_hvp};
pub use implicit::implicit_functions;
#[cfg(feature = "nalgebra")]
pub(crate) use implicit::solution_of;
pub use jacobian::{jacobian, jacobian_seeded, try_jacobian, try_jacobian_seeded};
