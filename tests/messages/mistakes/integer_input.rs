//! Integers where floats are meant, as the inputs of a function.
use gradual::gradient;

fn main() {
    let _ = gradient(|[x, y]| x * y, [1, 2]);
}
