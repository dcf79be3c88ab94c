//! A closure where a function on any number is expected.

use gradual::check;

fn main() {
    let _ = check::conventions(|[x, y]: [f64; 2]| x * y, -1.0..=1.0);
}
