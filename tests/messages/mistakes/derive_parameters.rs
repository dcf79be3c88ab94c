//! Structs that cannot derive `Parameters`.

use gradual::Parameters;

#[derive(Clone, Parameters)]
struct Plain {
    mass: f64,
}

#[derive(Clone, Parameters)]
struct Bounded<R: gradual::Real> {
    mass: R,
}

#[derive(Clone, Parameters)]
struct Count<R> {
    mass: R,
    steps: usize,
}

#[derive(Clone, Parameters)]
struct Constant<R> {
    mass: R,
    #[constant]
    scale: R,
}

#[derive(Clone, Parameters)]
enum Shape<R> {
    Circle(R),
    Square(R),
}

fn main() {}
