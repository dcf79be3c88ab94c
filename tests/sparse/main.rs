//! Sparse derivatives: detection, plans, evaluation.

mod detection;
mod surface;
