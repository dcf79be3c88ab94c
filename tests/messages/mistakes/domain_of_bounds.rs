//! A domain given as a pair of bounds.
use gradual::check::Check;

fn main() {
    Check::gradient(|[x, y]| x * y, |[x, y]| [y, x]).assert_on((-1.0, 1.0));
}
