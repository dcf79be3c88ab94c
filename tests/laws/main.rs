//! The laws behind the table of edge cases, on every number type: kinks, saturation, lengths at the origin, and the
//! agreement of all types.

#![cfg(feature = "alloc")]

mod agreement;
mod kinks;
mod lengths;
mod saturation;
mod types;
