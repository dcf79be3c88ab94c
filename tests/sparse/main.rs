//! Sparse derivatives: detection, plans, evaluation.

#![cfg(feature = "std")]

mod assemble;
mod check;
mod detection;
mod hessian;
mod jacobian;
mod problems;
mod surface;
