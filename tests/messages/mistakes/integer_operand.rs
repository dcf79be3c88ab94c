//! An integer where a float is meant, after a dual.
use gradual::derivative;

fn main() {
    let _ = derivative(|x| x * 2, 3.0);
}
