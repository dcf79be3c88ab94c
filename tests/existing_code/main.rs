//! Generic numeric code that does not know this crate takes dual numbers without changes. The functions here are over
//! the traits of `num_traits`, written as you find them in other code. (`tests/other_crates` tests published crates.)
//!
//! Every function runs on `f64`, `Dual<f64>`, `DualVec<f64, N>`, `Dual<Dual<f64>>` and `DualVec<Dual<f64>, N>`. The
//! value, the gradient and the Hessian are compared with closed forms.

mod bounds;
mod complex;
mod float;
mod losses;
mod on_all_types;
mod order;
