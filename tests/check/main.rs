//! `gradual::check`: right derivatives pass, mistakes are found and named, and nothing panics.
#![cfg(feature = "alloc")]

mod bad_input;
mod conventions;
mod correct;
mod doubt;
mod finite_difference;
mod guide;
#[allow(unreachable_pub)] // the page shows it as part of a library
mod page;
mod planted;
#[path = "../reference/tables.rs"]
#[allow(dead_code)] // the tables serve several tests
mod tables;
