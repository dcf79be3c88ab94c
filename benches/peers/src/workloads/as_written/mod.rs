//! The workloads as a user writes them first, with the same formulas as in the form `Annotated`.
//!
//! No function has an attribute. Arrays are made by `from_fn` and `map`, sums by iterators. Helpers are plain
//! functions over slices or arrays, and what belongs together is a struct with methods. Nothing is chosen for
//! one crate: all of them, gradual included, run these functions through the same trait, whose methods vanish
//! (see `number`). A driver gets the function itself if it passes arrays, else a closure that unpacks what it
//! passes.

mod ackley;
mod arm;
mod black_scholes;
mod bundle_adjustment;
mod kepler;
mod lennard_jones;
mod network;
mod rosenbrock;
mod speelpenning;
