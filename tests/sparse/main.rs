//! Sparse derivatives: detection, plans, evaluation.

mod assemble;
mod check;
mod detection;
mod hessian;
mod jacobian;
mod problems;
mod surface;
