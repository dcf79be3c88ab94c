//! Plain floats: the functions alone.

pub type Gradient5 = f64;
pub type Gradient9 = f64;
pub type Gradient11 = f64;
pub type Hessian16 = f64;
pub type One = f64;
pub type Eight = f64;

pub fn gradient<const N: usize>(f: impl Fn([f64; N]) -> f64, x: [f64; N]) -> f64 {
    f(x)
}

pub fn hessian<const N: usize>(f: impl Fn([f64; N]) -> f64, x: [f64; N]) -> f64 {
    f(x)
}
