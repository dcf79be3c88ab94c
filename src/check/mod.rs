//! Testing derivatives that were written by hand.
//!
//! A hand-written derivative, gradient, Jacobian or Hessian is held against the exact one, or, where the function runs
//! on plain floats only, against finite differences with a bound on their error. What does not agree is reported with
//! its place, its size and, where it is a common one, the mistake. The guide is
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
//! // At a point,
//! check::assert_gradient(f, gradient_by_hand, [1.0, 2.0]);
//!
//! // and at the special and 200 other points of a domain.
//! check::Check::gradient(f, gradient_by_hand).assert_on(-10.0..=10.0);
//! ```
//!
//! # Outcomes
//!
//! | at the point | outcome |
//! |---|---|
//! | the claim is within the [`Tolerance`] | right |
//! | a kink, where the slopes differ from side to side | right between the two slopes, and the [`Report`] says so; else wrong |
//! | a pole, where the true slope is infinite or NaN | not compared, and the report says so |
//! | the function's value is NaN or infinite | [`Problem::Undefined`]; on a domain the point is left out |
//! | a panic, another shape than the truth's, answers that change, no input or no result at all | the [`Problem`] of that name |
//!
//! The checks themselves do not panic, except in the forms with `assert`. A panic of a function under test is caught
//! with the feature `std` (its message still goes to the standard error stream) and passes through without.

mod black_box;
mod builder;
mod call;
mod conventions;
mod diagnosis;
mod domain;
mod exact;
mod examine;
pub mod finite_difference;
#[cfg(feature = "nalgebra")]
mod matrix;
mod place;
mod problem;
mod report;
mod shorthand;
mod slopes;
mod tolerance;

pub use builder::Check;
pub use conventions::{Generic, conventions};
pub use diagnosis::{Diagnosis, Mistake};
pub use domain::{Domain, Interval};
pub use place::{Claim, Place};
pub use problem::{Problem, Who};
pub use report::{Component, Mismatch, Report};
pub use shorthand::{
    assert_derivative, assert_gradient, assert_hessian, assert_jacobian, assert_jvp, derivative, gradient,
    hessian, jacobian, jvp, rule, rule2,
};
pub use slopes::Kind;
pub use tolerance::Tolerance;
