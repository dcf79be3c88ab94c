//! What this crate offers to users of other crates: one file or folder for each crate, one feature for each. No other
//! module imports from here.

#[cfg(feature = "approx")]
mod approx;
#[cfg(feature = "num-complex")]
pub mod complex;
#[cfg(feature = "faer")]
mod faer;
#[cfg(feature = "nalgebra")]
pub mod nalgebra;
#[cfg(feature = "nalgebra-sparse")]
mod nalgebra_sparse;
#[cfg(feature = "quickcheck")]
mod quickcheck;
#[cfg(feature = "sprs")]
mod sprs;
