use crate::compare::assert_same;
use crate::corpus::mixture::{numbers, plain};

#[test]
fn score_of_a_mixture() {
    assert_same(
        |[a, b, c, d, e, f, s]| plain::score([a, b, c], [d, e, f], s),
        |[a, b, c, d, e, f, s]| numbers::score([a, b, c], [d, e, f], s),
        |[a, b, c, d, e, f, s]| numbers::score([a, b, c], [d, e, f], s),
        &[[0.3, 0.5, 0.2, -1.0, 0.5, 2.0, 0.8]],
    );
}
