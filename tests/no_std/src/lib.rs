//! A sensor model on a device without an operating system.
#![no_std]

use gradual::batch::{self, Batch};
use gradual::{Dual2Vec, DualVec, HyperDual, Real, gradient, hvp};

/// Temperature, in kelvin, of a thermistor of resistance r by the Steinhart-Hart equation.
pub fn temperature<R: Real>([a, b, c, r]: [R; 4]) -> R {
    let ln_r = r.ln();
    (a + b * ln_r + c * ln_r.powi(3)).recip()
}

/// The temperature and its sensitivity to each coefficient and to the resistance.
pub fn sensitivities(inputs: [f64; 4]) -> (f64, [f64; 4]) {
    gradient(|inputs: [DualVec<f64, 4>; 4]| temperature(inputs), inputs)
}

/// How the sensitivities change with the inputs: the Hessian.
pub fn curvatures(inputs: [f64; 4]) -> [[f64; 4]; 4] {
    temperature(Dual2Vec::variables(inputs)).hessian
}

/// How they change along v.
pub fn change_along(inputs: [f64; 4], v: [f64; 4]) -> [f64; 4] {
    hvp(|inputs: [HyperDual<f64, 4>; 4]| temperature(inputs), inputs, v).2
}

/// The temperatures of several thermistors of one kind, and their slopes in the resistance.
pub fn temperatures(resistances: &[[f64; 1]], values: &mut [f64], slopes: &mut [[f64; 1]]) {
    let [a, b, c] = [1.4e-3, 2.37e-4, 9.9e-8];
    let temperature = |[r]: [Batch<f64, 1>; 1]| {
        let ln_r = r.ln();
        (ln_r * b + ln_r.powi(3) * c + a).recip()
    };
    batch::gradient_into(temperature, resistances, values, slopes);
}

/// Every function whose value comes from elsewhere without std.
pub fn all_without_std<R: Real>(x: R) -> R {
    let rounded = x.round_ties_even() + x.floor() + x.ceil() + x.round() + x.trunc();
    let euclid = x.rem_euclid(R::lit(0.75)) + x.div_euclid(R::lit(0.75));
    let steps = x.midpoint(R::lit(1.0)) + x.next_up() - x.next_down();
    x.sin().mul_add(x.exp2(), x.cbrt() + x.atan2(R::lit(2.0)) + x.tanh() + x.powf(R::lit(1.5)))
        + rounded
        + euclid
        + steps
}
