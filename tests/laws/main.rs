//! agreement of all types.

mod kinks;
mod types;
