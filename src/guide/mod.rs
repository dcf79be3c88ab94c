//! Guides: pages of documentation, no code.

/// Gradients from partial derivatives to the training of a network.
///
#[doc = include_str!("textbook.md")]
pub mod textbook {}

/// Differentiating functions that were written without derivatives in mind.
///
#[doc = include_str!("existing_code.md")]
pub mod existing_code {}

/// The value and the slope of every function where it is not smooth.
///
#[doc = include_str!("edge_cases.md")]
pub mod edge_cases {}

/// What dual numbers cannot see, and what to do about it.
///
#[doc = include_str!("limitations.md")]
pub mod limitations {}

/// Forms of functions whose derivatives keep their digits.
///
#[doc = include_str!("differentiating_well.md")]
pub mod differentiating_well {}

/// First, second and higher derivatives: which driver, which type, and what they cost.
///
#[doc = include_str!("orders.md")]
pub mod orders {}

/// The largest error of every derivative, measured.
///
#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

/// Duals in nalgebra: what works, where a branch loses a derivative, and what to call there.
///
#[cfg(feature = "nalgebra")]
#[doc = include_str!("nalgebra.md")]
pub mod nalgebra {}

/// What a gradient costs, measured, and how to make it cost less.
///
#[doc = include_str!("performance.md")]
pub mod performance {}

/// Unit tests for derivatives that were written by hand.
///
#[doc = include_str!("testing.md")]
pub mod testing {}
