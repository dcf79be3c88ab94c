use crate::compare::assert_same;
use crate::corpus::orbit::{numbers, plain};

#[test]
fn distance_on_an_orbit() {
    assert_same(
        |[a, e, m]| plain::distance(a, e, m),
        |[a, e, m]| numbers::distance(a, e, m),
        |[a, e, m]| numbers::distance(a, e, m),
        &[[1.5, 0.3, 1.0], [1.0, 0.9, 7.0], [1.0, 1.5, 1.0]],
    );
}

#[test]
fn size_of_an_orbit() {
    assert_same(
        |[a, e]| plain::orbit_size(a, e, 12),
        |[a, e]| numbers::orbit_size(a, e, 12),
        |[a, e]| numbers::orbit_size(a, e, 12),
        &[[1.5, 0.3], [10.0, 0.6]],
    );
}
