//! An integer where a float is meant, as the argument of a method.
use gradual::Dual;

fn main() {
    let _ = Dual::variable(3.0).max(0);
}
