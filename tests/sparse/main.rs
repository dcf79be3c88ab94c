//! Sparse derivatives: detection, plans, evaluation.

mod detection;
mod jacobian;
mod problems;
mod surface;
