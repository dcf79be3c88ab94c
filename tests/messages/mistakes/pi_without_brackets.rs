//! The constants of `std::f64::consts` are functions of the number. Those of `f64` itself are constants of it.

use gradual::Real;

fn smallest<R: Real>(x: &[R]) -> R {
    x.iter().copied().fold(R::INFINITY, R::min) + R::EPSILON
}

fn turn<R: Real>(x: R) -> R {
    x * R::PI
}

fn main() {}
