#![cfg(feature = "nalgebra")]
mod explore;
mod infer;
