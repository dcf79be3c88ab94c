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

#[differentiable]
fn lift_coefficient(angle: f64) -> f64 {
    std::f64::consts::TAU * angle
}

/// Calls a function with an attribute of its own, which takes a constant.
#[differentiable]
fn glide(v: f64, angle: f64) -> f64 {
    lift_coefficient(angle) / drag(v, 1.2, 0.5) + drag(2.0, 1.2, 0.5) + reference(&angle)
}

#[differentiable]
fn reference(x: &f64) -> f64 {
    x.sin() * x
}

#[test]
fn functions_with_the_attribute_call_each_other() {
    let expected =
        std::f64::consts::TAU * 0.1 / drag(20.0, 1.2, 0.5) + drag(2.0, 1.2, 0.5) + 0.1_f64.sin() * 0.1;
    assert_eq!(glide(20.0, 0.1), expected);
    let (value, [dv, dangle]) = gradient(|[v, angle]| glide(v, angle), [20.0, 0.1]);
    assert_eq!(value, expected);
    let slope = std::f64::consts::TAU / drag(20.0, 1.2, 0.5);
    assert!((dv + 2.0 * slope * 0.1 / 20.0).abs() < 1e-15);
    assert!((dangle - slope - 0.1_f64.sin() - 0.1 * 0.1_f64.cos()).abs() < 1e-14);
}

#[differentiable]
fn collect(total: &mut f64, x: f64) {
    *total += x;
}

#[differentiable]
fn reverse(all: &mut [f64; 2], first: f64) {
    *all = [all[1], first];
}

/// The functions with the out-parameters are not in view.
#[differentiable]
fn collected(x: f64) -> f64 {
    let mut total = 0.0;
    collect(&mut total, x);
    collect(&mut total, 2.0);
    let mut all = [0.5, 1.5];
    reverse(&mut all, x);
    collect(&mut all[0], x);
    total * all[0] + all[1]
}

#[test]
fn a_function_with_the_attribute_writes_to_the_place_that_it_is_given() {
    assert_eq!(collected(3.0), 5.0 * 4.5 + 3.0);
    assert_eq!(gradual::derivative(collected, 3.0), (25.5, 4.5 + 5.0 + 1.0));
}

#[differentiable]
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spring {
    stiffness: f64,
    #[constant]
    rest: f64,
    coils: usize,
}

#[differentiable]
impl Spring {
    /// The energy at a length.
    fn energy(&self, length: f64) -> f64 {
        let stretch = length - self.rest;
        0.5 * self.stiffness * stretch * stretch / self.coils as f64
    }
}

#[test]
fn a_type_and_its_impl_take_numbers_in_their_fields() {
    let plain: Spring = Spring { stiffness: 8.0, rest: 1.0, coils: 2 };
    assert_eq!(plain.energy(1.5), 0.5);
    let energy =
        gradient(|[stiffness, length]| Spring { stiffness, rest: 1.0, coils: 2 }.energy(length), [8.0, 1.5]);
    assert_eq!(energy, (0.5, [0.0625, 2.0]));
}

#[differentiable]
trait Law {
    fn force(&self, x: f64) -> f64;
}

#[differentiable]
enum Cushion {
    Linear { stiffness: f64 },
    Cubic(f64),
}

#[differentiable]
impl Law for Cushion {
    fn force(&self, x: f64) -> f64 {
        match self {
            Cushion::Linear { stiffness } => x * stiffness,
            Cushion::Cubic(stiffness) => x.powi(3) * stiffness,
        }
    }
}

#[differentiable]
fn is_beyond(x: f64, #[constant] limit: f64) -> bool {
    x.abs() > limit
}

#[test]
fn an_enum_holds_numbers() {
    let cubic = gradient(|[k, x]| Cushion::Cubic(k).force(x), [2.0, 3.0]);
    assert_eq!(cubic, (54.0, [27.0, 54.0]));
    let linear = gradient(|[stiffness, x]| Cushion::Linear { stiffness }.force(x), [2.0, 3.0]);
    assert_eq!(linear, (6.0, [3.0, 2.0]));
    assert!(is_beyond(gradual::Dual::variable(-3.0), 2.0) && !is_beyond(1.0, 2.0));
}

#[differentiable]
fn line(x: f64) -> [f64; 2] {
    let weights = [0.5, 0.25];
    let mut sum = 0.0;
    for i in 0..3 {
        sum += i as f64 * weights[0];
    }
    [weights[0] * x + weights[1], sum * x]
}

#[test]
fn what_does_not_depend_on_a_parameter_has_no_partials() {
    // If a weight had a tangent of 0, its product with infinity would have the tangent NaN.
    let tangents = line(gradual::Dual::variable(f64::INFINITY)).map(|y| y.tangent);
    assert_eq!(tangents, [0.5, 1.5]);
}

#[test]
fn every_number_runs_converted_code() {
    let f = drag(2.0, 1.2, 0.5);
    let (value, slopes, curvature) = gradual::hessian(|[v, rho]| drag(v, rho, 0.5), [2.0, 1.2]);
    assert_eq!((value, slopes), gradient(|[v, rho]| drag(v, rho, 0.5), [2.0, 1.2]));
    assert!((curvature[0][0] - f / 2.0).abs() < 1e-14 && (curvature[0][1] - f / 1.2).abs() < 1e-14);
    assert_eq!(curvature[1][1], 0.0);
    #[cfg(feature = "alloc")]
    assert_eq!(gradual::slice::gradient(|x| drag(x[0], x[1], 0.5), &[2.0, 1.2]), (f, slopes.to_vec()));
    let (_, [first, second, third]) = gradual::derivatives(|v| drag(v, 1.2.into(), 0.5), 2.0);
    assert!((first - f).abs() < 1e-14 && (second - f / 2.0).abs() < 1e-14 && third.abs() < 1e-14);
}

#[differentiable]
mod tables {
    const TABLE: [f64; 2] = [0.5, 0.25];

    pub(super) fn line(table: &[f64], x: f64) -> f64 {
        table[0] * x + table[1]
    }

    pub(super) fn on_table(x: f64) -> f64 {
        line(&TABLE, x)
    }
}

#[test]
fn a_table_of_constants_stays_plain_in_a_public_function() {
    // If the table had tangents of 0, their product with infinity would be NaN.
    let y = tables::on_table(gradual::Dual::variable(f64::INFINITY));
    assert_eq!(y.tangent, 0.5);
    assert_eq!(gradient(|[a, b, x]| tables::line(&[a, b], x), [2.0, 1.0, 3.0]), (7.0, [3.0, 1.0, 2.0]));
}
