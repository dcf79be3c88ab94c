#![cfg(feature = "nalgebra")]
mod infer;
