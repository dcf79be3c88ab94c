use crate::compare::assert_same;
use crate::corpus::densities::{numbers, plain};

#[test]
fn objects_bounds_and_defaults() {
    assert_same(
        |[mu, sigma, rate, x]| plain::all(mu, sigma, rate, x),
        |[mu, sigma, rate, x]| numbers::all(mu, sigma, rate, x),
        |[mu, sigma, rate, x]| numbers::all(mu, sigma, rate, x),
        &[[0.3, 1.2, 0.8, 0.6]],
    );
}
