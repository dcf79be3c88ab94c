//! `from` of `num_traits` returns an `Option`.

use gradual::{Real, derivative};

fn twice<R: Real>(x: R) -> R {
    x * R::from(2.0)
}

fn relu<R: Real>(x: R) -> R {
    x.max(R::from(0.0))
}

fn main() {
    let _ = derivative(|x| x * num_traits::NumCast::from(2.0), 1.0);
}
