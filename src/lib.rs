//! Exact derivatives of any numeric function, for the price of running it.
//!
//! Write a function once, over any number type, and run it on dual numbers. It then returns its value and its full
//! gradient at once, exact to rounding. You need no graph, no macro and no second function.
//!
//! ```
//! use gradual::gradient;
//!
//! // f = 3x³z - y² + 5z + 2yz
//! let (value, [dx, dy, dz]) = gradient(
//!     |[x, y, z]| 3.0 * x.powi(3) * z - y.powi(2) + 5.0 * z + 2.0 * y * z,
//!     [1.0, 2.0, 3.0],
//! );
//! assert_eq!(value, 32.0);
//! assert_eq!(dx, 27.0); // 9x²z
//! assert_eq!(dy, 2.0); // -2y + 2z
//! assert_eq!(dz, 12.0); // 3x³ + 5 + 2y
//! ```
//!
//! # How it works
//!
//! A dual number is a value with its derivative in one direction ([`Dual`]) or in N directions ([`DualVec`]). Each
//! operator and each elementary function computes both, by the sum rule, the product rule and the chain rule. Seed an
//! input with the derivative 1 and run the function: the result carries its derivative.
//!
//! ```
//! use gradual::Dual;
//!
//! let x = Dual::variable(2.0);
//! let y = (x * x + 1.0).ln();
//! assert_eq!(y.parts(), (5.0_f64.ln(), 4.0 / 5.0));
//! ```
//!
//! # Which driver
//!
//! | you have | you want | call | returns |
//! |---|---|---|---|
//! | f: one number to one | its derivative | [`derivative(f, x)`](derivative) | `(value, slope)` |
//! | | its first and second derivative | [`second_derivative(f, x)`](second_derivative) | `(f, f', f'')` |
//! | | its first K derivatives | [`derivatives::<K, _>(f, x)`](derivatives) | `(value, [derivative; K])` |
//! | f: N numbers to one | its gradient | [`gradient(f, [x; N])`](gradient) | `(value, [slope; N])` |
//! | | one partial derivative | [`partial_derivative(f, [x; N], i)`](partial_derivative) | `(value, slope)` |
//! | | the slope along v | [`directional_derivative(f, [x; N], [v; N])`](directional_derivative) | `(value, slope)` |
//! | | its Hessian H | [`hessian(f, [x; N])`](hessian) | `(value, gradient, [[T; N]; N])` |
//! | | H times v | [`hvp(f, [x; N], [v; N])`](hvp) | `(value, gradient, [H v; N])` |
//! | | the trace of H | [`laplacian(f, [x; N])`](laplacian) | `(value, gradient, trace)` |
//! | f: N numbers to M | its Jacobian J | [`jacobian(f, [x; N])`](jacobian) | `([value; M], [[slope; N]; M])` |
//! | | J times v | [`jvp(f, [x; N], [v; N])`](jvp) | `([value; M], [slope; M])` |
//! | | J times seeds: inputs share directions | [`jacobian_seeded(f, [x; N], [[seed; K]; N])`](jacobian_seeded) | `([value; M], [[slope; K]; M])` |
//! | f: N numbers to a `Vec` | its Jacobian | [`jacobian_rows(f, [x; N])`](jacobian_rows) | `(Vec<T>, Vec<[T; N]>)` |
//! | f: a tuple of numbers and arrays | gradient, Jacobian | [`groups::gradient::<N, _>(f, (a, b))`](groups::gradient), [`groups::jacobian`] | `(value, tuple)`, `([value; M], [tuple; M])` |
//! | f: a struct of parameters | gradient, Hessian, H times v | [`parameters::gradient(f, &model)`](parameters::gradient()), [`parameters::hessian`], [`parameters::hvp`] | `(value, model)` and so on |
//! | f: a struct to numbers | its Jacobian, J times v | [`parameters::jacobian`], [`parameters::jvp`] | matrix with named rows, `(results, slopes)` |
//! | f: a slice to one number | its gradient | [`slice::gradient(f, &x)`](slice::gradient) | `(value, Vec)` |
//! | | Hessian, H times v, the trace of H | [`slice::hessian`], [`slice::hvp`], [`slice::laplacian`] | `(value, Vec, Vec)`, `(value, Vec, trace)` |
//! | f: a slice to a `Vec` | its Jacobian | [`slice::jacobian(f, &x)`](slice::jacobian) | `(Vec, Vec)`, row by row |
//! | | J times seeds | [`slice::jacobian_seeded(f, &x, &seeds)`](slice::jacobian_seeded) | `(Vec, Vec)`, row by row |
//! | f: a slice | the slope along v, J times v | [`slice::directional_derivative`], [`slice::jvp`] | `(value, slope)`, `(Vec, Vec)` |
//! | | the same in a loop, without allocating | the methods of [`slice::Workspace`] | into your slices |
//! | | the same on all cores (feature `rayon`) | [`slice::parallel::gradient`] and so on | the same bits |
//! | f: N numbers to one or M, many points | gradients, Jacobians | [`batch::gradient(f, &points)`](batch::gradient()), [`batch::jacobian`](batch::jacobian()) | `(Vec, Vec)` |
//! | f: an `SVector` | any of the above | [`matrix::gradient(f, x)`](matrix::gradient) and so on | `SVector`, `SMatrix` |
//! | f: a `DVector` | the same | [`matrix::dynamic::gradient(f, &x)`](matrix::dynamic::gradient) and so on | `DVector`, `DMatrix` |
//! | f: a slice to a `Vec`, sparse | its sparse Jacobian | [`sparse::jacobian(f, &x)`](sparse::jacobian()), [`sparse::JacobianPlan`] | `Result` of `(Vec, Matrix)` |
//! | f: a slice to the terms of a sum, sparse | gradient and sparse Hessian | [`sparse::hessian(f, &x)`](sparse::hessian()), [`sparse::HessianPlan`] | `Result` of `(value, Vec, Matrix)` |
//! | an equation g(y, x) = 0 | y as a function of x | [`implicit_function(g, y, [x; N])`](implicit_function) | `Result` of `y` with derivatives |
//! | several equations | the same | [`implicit_functions`], [`slice::implicit_functions`] | `Result` of `[y; M]`, `Vec` |
//!
//! Every driver takes the function first and returns its value too. You call the implicit drivers inside your
//! function. They return a `Result` of a number (or numbers) with the value and the derivatives that x carries. On plain
//! floats these are none. Your function may capture variables.
//!
//! If your function returns a `Result`, put `try_` before the name: [`try_gradient`], [`slice::try_gradient`] and so
//! on. Two kinds of drivers have no such form. The implicit drivers need none, because your solver has already called g
//! at the solution. The function of a [`batch`](mod@batch) cannot fail at one point alone.
//!
//! # Which type
//!
//! A driver chooses the type for you. If you choose it yourself, take [`Dual`] for one input or one direction,
//! [`DualVec`] for the gradient in N inputs, and [`slice::Chunk`] for about a hundred inputs or more (that many
//! `DualVec`s would fill the stack). Take [`Dual2Vec`] for gradient and Hessian, [`HyperDual`] for a block of the
//! Hessian or its product with a vector, [`Taylor`] for many derivatives in one variable, and [`batch::Batch`] for the
//! gradient at several points at once.
//!
//! Types nest, and so do drivers:
//!
//! ```
//! use gradual::{Real, derivative, gradient};
//!
//! /// The energy of a spring. The force is its derivative; you can use it like any other function.
//! fn energy<R: Real>(x: R) -> R {
//!     x.powi(4) / 4.0
//! }
//! fn force<R: Real>(x: R) -> R {
//!     -derivative(energy, x).1
//! }
//!
//! let (work, [dx, dy]) = gradient(|[x, y]| force(x) * y, [2.0, 0.5]);
//! assert_eq!((work, [dx, dy]), (-4.0, [-6.0, -8.0]));
//! ```
//!
//! # Writing functions
//!
//! If you have code over `f64`, put [`#[differentiable]`](macro@differentiable) on it (feature `macros`).
//!
//! A closure inside a driver call needs no annotation. Write a named function over [`Real`]:
//!
//! ```
//! use gradual::{Real, gradient};
//!
//! /// Kinetic and potential energy of a mass m on a spring k.
//! fn energy<R: Real>([x, v]: [R; 2], m: f64, k: f64) -> R {
//!     0.5 * m * v * v + 0.5 * k * x * x
//! }
//!
//! assert_eq!(gradient(|state| energy(state, 2.0, 8.0), [1.0, 3.0]), (13.0, [8.0, 6.0]));
//! ```
//!
//! - A plain float stands on either side of an operator: `2.0 * x`, `1.0 - x`, `PI * x`, `n as f64 * x`. Operands may be
//!   references, as in `zip(weights).map(|(x, w)| w * x)`.
//! - In a generic function a constant on its own is `R::lit(2.0)`: `x.max(R::lit(0.0))`, `x.powf(R::lit(1.5))`. On concrete
//!   duals, and so in a closure, `x.max(0.0)` works as well.
//! - [`x.value()`](Real::value) is the plain float in a number, to print it or to choose a step.
//! - If you call a method on a literal or on a result in a closure, the literal may need its type, as in `1.0_f64`. If
//!   you bind the closure to a name before the call, its argument needs its type: `|x: Dual<f64>|`,
//!   `|[x, y]: [DualVec<f64, 2>; 2]|` or `|x: &[slice::Chunk<f64>]|`.
//! - A function that takes another function names the number type that it calls it on:
//!   `fn minimum(f: impl Fn(Dual<f64>) -> Dual<f64>, start: f64)`, with `derivative(&f, x)` inside.
//! - A closure runs on one type of number. Code that needs values, gradients and Hessians of one function takes a
//!   [`Function`](trait@Function): implement it for a struct that holds the data, or write [`function!`].
//! - Existing functions over `num_traits::Float`, `Real`, `Num + Copy` and similar traits run as they are. Wrap a
//!   function that is not generic with its known slope: [`Dual::lift`].
//! - The functions are inherent methods with the names that they have on `f64`, so you need no import. `f64` does not
//!   have the special functions. On plain floats, call those of [`Scalar`]: `Scalar::erf(0.5_f64)`.
//!
//! # Derivatives by hand
//!
//! [`check`] tests derivatives that you wrote by hand, and tells you what is wrong with them:
//!
//! ```should_panic
//! use gradual::check;
//!
//! // df/dx[1] has the wrong sign
//! check::assert_gradient(|[x, y]| x * y, |[x, y]| [y, -x], [2.0, 3.0]);
//! ```
//!
//! # Guides
//!
//! - [The textbook chapter](guide::textbook): from partial derivatives to gradient descent on a network.
//! - [Differentiating existing code](guide::existing_code).
//! - [Writing functions that differentiate well](guide::differentiating_well).
//! - [Testing your derivatives](guide::testing): compare gradients that you wrote by hand with the exact ones.
//! - [Which order, which type](guide::orders): second and higher derivatives, series, implicit functions.
//! - [Sparse derivatives](guide::sparse): patterns, colours, plans, and what detection cannot see.
//! - [Accuracy](guide::accuracy): the largest error of every function, measured.
//! - [Special functions](guide::special_functions): formulas, errors, and examples from statistics and finance.
//! - [Functions of mathematical physics](guide::mathematical_physics): Bessel, Airy, elliptic integrals and their kin.
//! - [Performance](guide::performance): what a gradient costs, compared with other implementations.
//! - [Edge cases](guide::edge_cases): kinks, poles, NaN, and the laws that every function obeys.
//! - [nalgebra: what to know](guide::nalgebra): which of its operations have right derivatives, and at which points.
//! - [Limitations](guide::limitations): what forward mode on dual numbers cannot see.
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `std` (default) | functions from the standard library, and `alloc` |
//! | `libm` | elementary functions from the `libm` crate, for no_std; one of `std` and `libm` must be on |
//! | `alloc` | [`mod@slice`], [`sparse`], [`check`] and vectors from [`batch`](mod@batch), in a no_std crate that has an allocator |
//! | `approx` | `AbsDiffEq`, `RelativeEq` and `UlpsEq` of the `approx` crate, which compare every partial too |
//! | `nalgebra` | [`mod@matrix`]; `RealField` and `ComplexField` of the `nalgebra` crate |
//! | `num-complex` | [`mod@complex`]: functions of complex numbers that are right on the axes and at the branch cuts |
//! | `rayon` | [`slice::parallel`]: the drivers of [`mod@slice`] on all cores; turns `std` on |
//! | `macros` | [`#[differentiable]`](macro@differentiable): plain code over `f64` runs on any number; `#[derive(Parameters)]` for [`parameters`] |
//! | `nalgebra-sparse`, `sprs`, `faer` | [`sparse::Matrix`] to and from the sparse matrices of these crates |
//! | `quickcheck` | `Arbitrary` of the `quickcheck` crate: random duals that shrink; a [`check`] as a property |
//! | `serde` | `Serialize` and `Deserialize` of the `serde` crate: `{"value":3.0,"partials":[1.0,0.0]}`. The crate `serde_path_to_error` adds the field to an error |
//!
//! Build with optimisation. A dual number is a few plain operations once the compiler has inlined it, and it is hundreds
//! of times slower without that. For debug builds put these lines into your `Cargo.toml`:
//!
//! ```toml
//! [profile.dev]
//! opt-level = 1
//!
//! [profile.dev.package.gradual]
//! opt-level = 3
//! ```
//!
//! `-C target-cpu=native` lets the partials use wider registers and fused multiply-add.
#![no_std]
// nalgebra's traits have two `unsafe fn`s. Unsafe code is allowed only for these two methods.
#![cfg_attr(not(feature = "nalgebra"), forbid(unsafe_code))]

#[cfg(not(any(feature = "std", feature = "libm")))]
compile_error!("gradual needs the feature `std` (on by default) or `libm`: turn one of them on");

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod batch;
#[cfg(feature = "alloc")]
pub mod check;
mod drivers;
mod dual;
mod dual2;
mod float;
mod functions;
#[cfg(feature = "alloc")]
pub mod guide;
mod interop;
mod kernels;
#[cfg(feature = "macros")]
#[doc(hidden)]
pub mod lifting;
mod number;
mod rules;
mod scalar;
pub mod sparse;
pub mod statistics;
mod surface;
mod taylor;

pub use drivers::parameters::Parameters;
pub use drivers::{
    Function, ImplicitError, derivative, derivatives, directional_derivative, gradient, groups, hessian, hvp,
    implicit_function, implicit_functions, jacobian, jacobian_seeded, jvp, laplacian, parameters,
    partial_derivative, second_derivative, try_derivative, try_derivatives, try_directional_derivative,
    try_gradient, try_hessian, try_hvp, try_jacobian, try_jacobian_seeded, try_jvp, try_laplacian,
    try_partial_derivative, try_second_derivative,
};
#[cfg(feature = "alloc")]
pub use drivers::{jacobian_rows, slice, try_jacobian_rows};
pub use dual::{CHUNK, Chunk, Dual, DualVec};
pub use dual2::{Dual2Vec, HyperDual};
#[cfg(feature = "macros")]
pub use gradual_macros::Parameters;
#[cfg(feature = "macros")]
#[doc = include_str!("differentiable.md")]
pub use gradual_macros::differentiable;
#[cfg(feature = "num-complex")]
pub use interop::complex;
#[cfg(feature = "nalgebra")]
pub use interop::nalgebra as matrix;
pub use scalar::{Primitive, Real, Scalar};
pub use surface::{Operand, ParseDualError, ln_add_exp, log_sum_exp};
pub use taylor::Taylor;

/// The examples of the README are tests.
#[cfg(all(doctest, feature = "macros"))]
#[doc = include_str!("../README.md")]
struct Readme;
