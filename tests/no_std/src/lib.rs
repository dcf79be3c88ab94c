//! A sensor model on a device without an operating system.
#![no_std]

use gradual::{Dual2Vec, DualVec, Real, gradient};

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
