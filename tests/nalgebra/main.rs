//! Duals in nalgebra: the traits, the drivers, and every operation at generic and at special points.
#![cfg(all(feature = "nalgebra", feature = "std"))]

mod decompositions;
mod drivers;
mod fields;
mod geometry;
mod globs;
mod guide;
mod rotations;
mod spectra;
mod symmetric_functions;
