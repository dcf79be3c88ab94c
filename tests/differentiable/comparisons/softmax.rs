use crate::compare::assert_same;
use crate::corpus::softmax::{numbers, plain};

#[test]
fn loss_of_a_network() {
    assert_same(
        |[a, b, c, d, e, f, g, h]| plain::two_layers([a, b, c, d, e, f], [g, h]),
        |[a, b, c, d, e, f, g, h]| numbers::two_layers([a, b, c, d, e, f], [g, h]),
        |[a, b, c, d, e, f, g, h]| numbers::two_layers([a, b, c, d, e, f], [g, h]),
        &[[0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.7, -0.8]],
    );
}

#[test]
fn the_most_likely_class() {
    assert_same(
        |x| plain::most_likely(&x).unwrap().1,
        |x| numbers::most_likely(&x).unwrap().1,
        |x| numbers::most_likely(&x).unwrap().1,
        &[[0.1, 0.5, -0.2]],
    );
}

#[test]
fn activations_with_guards() {
    assert_same(
        |[x]| plain::activated(x),
        |[x]| numbers::activated(x),
        |[x]| numbers::activated(x),
        &[[0.3], [-0.7]],
    );
}
