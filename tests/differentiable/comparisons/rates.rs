use crate::compare::assert_same;
use crate::corpus::rates::{numbers, plain};

#[test]
fn roots_inside_a_function() {
    assert_same(
        |[i, y]| plain::rate_of_return(i, y),
        |[i, y]| numbers::rate_of_return(i, y),
        |[i, y]| numbers::rate_of_return(i, y),
        &[[100.0, 40.0]],
    );
}

#[test]
fn closures_in_boxes() {
    assert_same(
        |[a, ea, t]| plain::total_rate(a, ea, t),
        |[a, ea, t]| numbers::total_rate(a, ea, t),
        |[a, ea, t]| numbers::total_rate(a, ea, t),
        &[[2.0, 4000.0, 350.0]],
    );
}

#[test]
fn price_of_an_option() {
    assert_same(
        |[s, k, r, v, t]| plain::black_scholes(s, k, r, v, t),
        |[s, k, r, v, t]| numbers::black_scholes(s, k, r, v, t),
        |[s, k, r, v, t]| numbers::black_scholes(s, k, r, v, t),
        &[[100.0, 95.0, 0.02, 0.3, 1.5]],
    );
}

#[test]
fn functions_as_values() {
    assert_same(
        |[x]| plain::apply_all(x),
        |[x]| numbers::apply_all(x),
        |[x]| numbers::apply_all(x),
        &[[0.7]],
    );
}

#[test]
fn smallest_of_several() {
    assert_same(
        |x| plain::smallest_positive(&x),
        |x| numbers::smallest_positive(&x),
        |x| numbers::smallest_positive(&x),
        &[[0.7, -1.0, 0.4]],
    );
}

#[test]
fn norms_of_a_vector() {
    assert_same(plain::norms, numbers::norms, numbers::norms, &[[0.7, -1.0, 0.4]]);
}
