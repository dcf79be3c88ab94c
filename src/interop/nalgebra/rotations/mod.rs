//! Rotations with every derivative, as quaternions and as matrices.

pub mod quaternion;
pub mod so3;
