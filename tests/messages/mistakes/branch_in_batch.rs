//! A branch on a number that is at several points at once.
use gradual::batch;

fn main() {
    let _ = batch::gradient(|[x, y]| if x < y { x } else { y }, &[[1.0, 2.0]]);
    let _ = batch::gradient(|[x, y]| if x > 0.0 { x } else { y }, &[[1.0, 2.0]]);
}
