//! An outer variable inside an inner derivative: perturbation confusion is a type error.
use gradual::derivative;

fn main() {
    let _ = derivative(|x| derivative(|y| x * y, 2.0).1, 3.0);
}
