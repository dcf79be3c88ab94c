//! Tests for derivatives that you wrote by hand.
//!
//! A check compares a derivative, gradient, Jacobian or Hessian with the exact one. If the function runs on plain floats
//! only, it compares with finite differences and a bound on their error. A report names the components that are wrong,
//! the size of the error, and the mistake if it is a common one. The guide is
//! [testing your derivatives](crate::guide::testing).
//!
//! ```
//! use gradual::{Real, check};
//!
//! fn f<R: Real>([x, y]: [R; 2]) -> R {
//!     x.powi(2) * y.sin()
//! }
//!
//! fn gradient_by_hand([x, y]: [f64; 2]) -> [f64; 2] {
//!     [2.0 * x * y.sin(), x * x * y.cos()]
//! }
//!
//! // This checks one point.
//! check::assert_gradient(f, gradient_by_hand, [1.0, 2.0]);
//!
//! // This checks 200 points of a domain, special ones and random ones.
//! check::Check::gradient(f, gradient_by_hand).assert_on(-10.0..=10.0);
//! ```
//!
//! # Outcomes
//!
//! | at the point | outcome |
//! |---|---|
//! | the claim is within the [`Tolerance`] | The claim is right. |
//! | the function has a kink: its slopes on the two sides differ | A claim between the two slopes is right, and the [`Report`] mentions the kink. Any other claim is wrong. |
//! | the program has a kink that the function does not have: both sides have one slope, and the automatic derivative has another | Finite differences are the truth. A right claim passes, and the report mentions the removable kink. For a wrong one the [`Mismatch`] shows both slopes. |
//! | the function has a pole: its slope is infinite or NaN | The slope is not compared, and the report mentions the pole. |
//! | the function's value is NaN or infinite | The outcome is [`Problem::Undefined`]. On a domain the point is left out. |
//! | a function panics, changes its answer, or has no input or no result; the shapes differ | The outcome is the [`Problem`] of that name. |
//!
//! Only the functions with `assert` in their name panic. If a function under test panics and the feature `std` is on,
//! the check catches the panic, but the message still goes to the standard error stream. Without `std` the panic passes
//! through.

mod black_box;
mod builder;
mod catch_panic;
mod claim;
mod colour;
mod comparison;
mod component;
mod conventions;
mod diagnosis;
mod domain;
mod exact;
mod examine;
pub mod finite_difference;
mod input;
mod kind;
mod kinks;
mod mismatch;
mod mistake;
#[cfg(feature = "nalgebra")]
mod nalgebra;
mod names;
mod number_format;
mod parameters;
mod problem;
mod report;
mod roughness;
mod rounding;
mod sampling;
mod sealed;
mod shorthand;
mod shrinking;
mod slopes;
#[cfg(feature = "std")]
mod sparse;
mod subject;
mod texture;
mod tolerance;

pub use builder::Check;
pub use claim::Claim;
pub use component::Component;
pub use conventions::conventions;
pub use domain::Domain;
pub use input::{FixedInput, Input, ParametersOf};
pub use kind::Kind;
pub use mismatch::Mismatch;
pub use mistake::{Diagnosis, Mistake};
pub use problem::{Problem, Who};
pub use report::Report;
pub use shorthand::{
    assert_derivative, assert_gradient, assert_hessian, assert_jacobian, assert_jvp, derivative, gradient,
    hessian, jacobian, jvp, rule, rule2,
};
#[cfg(feature = "std")]
pub use sparse::{sparse_hessian, sparse_jacobian};
pub use tolerance::Tolerance;
