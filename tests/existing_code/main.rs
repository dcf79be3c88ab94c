//! Generic numeric code that knows nothing of this crate takes dual numbers as it stands: functions over
//! the traits of `num_traits`, written as they are found in the wild. (`tests/other_crates` tests published crates.)
//!
//! Every function runs on `f64`, `Dual<f64>`, `DualVec<f64, N>`, `Dual<Dual<f64>>` and
//! `DualVec<Dual<f64>, N>`; value, gradient and Hessian are checked against closed forms.

mod bounds;
mod complex;
mod float;
mod losses;
mod on_all_types;
