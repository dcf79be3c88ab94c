use crate::compare::assert_same;
use crate::corpus::vectors::{numbers, plain};

#[test]
fn two_bodies_after_some_time() {
    assert_same(
        |[mass, speed]| plain::after(mass, speed),
        |[mass, speed]| numbers::after(mass, speed),
        |[mass, speed]| numbers::after(mass, speed),
        &[[0.1, 1.0], [0.5, 0.7]],
    );
}
