//! Sparse derivatives: detection, plans, evaluation.

mod detection;
mod hessian;
mod jacobian;
mod problems;
mod surface;
