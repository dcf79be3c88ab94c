//! The guides. These modules hold documentation and no code.

/// Gradients step by step, from partial derivatives to the training of a network.
///
#[doc = include_str!("textbook.md")]
pub mod textbook {}

/// How to differentiate functions that were written without derivatives in mind.
///
#[doc = include_str!("existing_code.md")]
pub mod existing_code {}

/// The value and the slope of every function where it is not smooth.
///
#[doc = include_str!("edge_cases.md")]
pub mod edge_cases {}

/// What dual numbers cannot see, and what you can do about it.
///
#[doc = include_str!("limitations.md")]
pub mod limitations {}

/// How to write functions whose derivatives keep their digits.
///
#[doc = include_str!("differentiating_well.md")]
pub mod differentiating_well {}

/// First, second and higher derivatives: which driver and which type to use, and what they cost.
///
#[doc = include_str!("orders.md")]
pub mod orders {}

/// The special functions: formula, domain, and where the value comes from.
///
#[doc = include_str!("special_functions_2.md")]
pub mod special_functions {}

/// The largest measured error of every derivative.
///
#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

/// Dual numbers in nalgebra: what works, where a branch loses a derivative, and what to call there.
///
#[cfg(feature = "nalgebra")]
#[doc = include_str!("nalgebra.md")]
pub mod nalgebra {}

/// What a gradient costs, as measured, and how to make it cost less.
///
#[doc = include_str!("performance.md")]
pub mod performance {}

/// How to test derivatives that were written by hand.
///
#[doc = include_str!("testing.md")]
pub mod testing {}
