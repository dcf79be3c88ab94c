//! Plain code over `f64`, made differentiable by the attribute.

use gradual::{differentiable, gradient};

#[differentiable]
fn area(width: f64, height: f64) -> f64 {
    width * height
}

#[test]
fn a_function_of_two_numbers_has_a_gradient() {
    assert_eq!(area(2.0, 3.0), 6.0);
    assert_eq!(gradient(|[w, h]| area(w, h), [2.0, 3.0]), (6.0, [3.0, 2.0]));
}
