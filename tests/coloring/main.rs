//! Colourings of sparse matrices, and the entries that they give back.

#![cfg(feature = "alloc")]

mod bounds;
mod dense;
mod greedy;
mod patterns;
mod published;
mod recovery;
