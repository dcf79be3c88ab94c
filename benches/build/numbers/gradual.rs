//! gradual.

use gradual::{Dual, Dual2Vec, DualVec};
pub use gradual::{gradient, hessian};

pub type Gradient5 = DualVec<f64, 5>;
pub type Gradient9 = DualVec<f64, 9>;
pub type Gradient11 = DualVec<f64, 11>;
pub type Hessian16 = Dual2Vec<f64, 16>;
pub type One = Dual<f64>;
pub type Eight = DualVec<f64, 8>;
