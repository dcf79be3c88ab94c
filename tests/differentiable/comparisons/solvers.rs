use crate::compare::assert_same;
use crate::corpus::solvers::{numbers, plain};

#[test]
fn systems_behind_a_trait() {
    assert_same(
        |[b, d, t]| plain::populations(b, d, t),
        |[b, d, t]| numbers::populations(b, d, t),
        |[b, d, t]| numbers::populations(b, d, t),
        &[[1.1, 0.7, 2.03]],
    );
}

#[test]
fn closures_in_a_struct() {
    assert_same(
        |[r, y]| plain::decay(r, y),
        |[r, y]| numbers::decay(r, y),
        |[r, y]| numbers::decay(r, y),
        &[[0.7, 2.0]],
    );
}

#[test]
fn values_of_a_labelled_block() {
    assert_same(
        |x| plain::first_event(&x, 0.5),
        |x| numbers::first_event(&x, 0.5),
        |x| numbers::first_event(&x, 0.5.into()),
        &[[0.1, 0.3, 0.9], [0.1, 0.2, 0.3]],
    );
}
