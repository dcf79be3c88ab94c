//! A claim whose slopes are integers.
use gradual::check;

fn main() {
    check::assert_gradient(|[x, y]| 3.0 * x + y, |_| [3, 1], [1.0, 2.0]);
}
