//! The laws behind the table of edge cases, on every number type: kinks, saturation, lengths at the origin, and the
//! agreement of all types.

mod kinks;
mod saturation;
mod types;
