//! An integer passed to a function over `Real`.
use gradual::Real;

fn square<R: Real>(x: R) -> R {
    x * x
}

fn main() {
    let _ = square(3);
}
