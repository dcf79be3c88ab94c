//! Plain code over `f64`, made differentiable by the attribute.

use gradual::{differentiable, gradient};

#[differentiable]
fn drag(v: f64, rho: f64, #[constant] area: f64) -> f64 {
    let mut force = 0.0;
    for i in 0..3 {
        force += 0.5 * rho * v.powi(2).max(1e-3) * area * (i as f64 + 1.0).powf(1.5);
    }
    if v < 0.0 { -force } else { force }
}

#[test]
fn a_function_of_two_numbers_has_a_gradient() {
    assert_eq!(drag(2.0, 1.2, 0.5), 6.0);
    let (value, [dv, drho]) = gradient(|[v, rho]| drag(v, rho, 0.5), [2.0, 1.2]);
    assert_eq!(value, drag(2.0, 1.2, 0.5));
    assert_eq!([dv, drho], [value, value / 1.2]);
}
