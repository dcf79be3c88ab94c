//! The attribute on a function, a type and an `impl` of its own.

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
fn a_function_stays_one_of_floats_and_becomes_one_of_numbers() {
    let sum = 1.0 + 2.0_f64.powf(1.5) + 3.0_f64.powf(1.5);
    assert!((drag(2.0, 1.2, 0.5) - 0.5 * 1.2 * 4.0 * 0.5 * sum).abs() < 1e-14);
    let (value, [dv, drho]) = gradient(|[v, rho]| drag(v, rho, 0.5), [2.0, 1.2]);
    assert_eq!(value, drag(2.0, 1.2, 0.5));
    assert!((dv - value).abs() < 1e-14 && (drho - value / 1.2).abs() < 1e-14);
}
