use crate::compare::assert_same;
use crate::corpus::kalman::{numbers, plain};

#[test]
fn likelihood_of_a_run() {
    assert_same(
        |[v, q, r]| plain::log_likelihood(v, q, r),
        |[v, q, r]| numbers::log_likelihood(v, q, r),
        |[v, q, r]| numbers::log_likelihood(v, q, r),
        &[[1.5, 0.3, 0.05], [2.0, 1.0, 0.2]],
    );
}
