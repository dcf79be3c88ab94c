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

/// Jacobians and Hessians that are mostly zero: patterns, colours, plans, and what detection cannot see.
///
#[cfg(feature = "std")]
#[doc = include_str!("sparse.md")]
pub mod sparse {}

/// Bessel and Airy functions, elliptic integrals and their kin: formula, domain, and where the value comes from.
///
#[doc = include_str!("mathematical_physics.md")]
pub mod mathematical_physics {}

/// The largest measured error of every derivative.
///
#[doc = include_str!("accuracy.md")]
pub mod accuracy {}

/// The special functions: formulas, domains, errors and sources, and three examples.
///
#[doc = include_str!("special_functions.md")]
pub mod special_functions {}

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
