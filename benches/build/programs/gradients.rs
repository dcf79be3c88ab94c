//! Three gradients, of 5, 9 and 11 inputs.

mod numbers;

use numbers::*;

const SCALE: f64 = 1.0;

/// The price of a call option by Black and Scholes, with a logistic curve for the normal distribution.
fn price([spot, strike, rate, volatility, time]: [Gradient5; 5]) -> Gradient5 {
    let spread = volatility * time.sqrt();
    let d1 = ((spot / strike).ln() + (rate + volatility * volatility * 0.5) * time) / spread;
    let d2 = d1 - spread;
    let cdf = |x: Gradient5| ((x * -1.702).exp() + 1.0).recip();
    (spot * cdf(d1) - strike * (-(rate * time)).exp() * cdf(d2)) * SCALE
}

/// How far off a camera sees a point: the camera has a rotation, a position, a focal length and two
/// distortions.
fn reprojection([a, b, c, tx, ty, tz, focal, k1, k2]: [Gradient9; 9]) -> Gradient9 {
    let dot = |x: [Gradient9; 3], y: [Gradient9; 3]| x[0] * y[0] + x[1] * y[1] + x[2] * y[2];
    let point = [1.2, -0.8, -3.0].map(Gradient9::from);
    let angle = dot([a, b, c], [a, b, c]).sqrt();
    let (sin, cos) = angle.sin_cos();
    let [u, v, w] = [a, b, c].map(|x| x / angle);
    let side = [v * point[2] - w * point[1], w * point[0] - u * point[2], u * point[1] - v * point[0]];
    let along = dot([u, v, w], point) * (-cos + 1.0);
    let moved: [Gradient9; 3] =
        std::array::from_fn(|i| point[i] * cos + side[i] * sin + [u, v, w][i] * along + [tx, ty, tz][i]);
    let [x, y] = [-moved[0] / moved[2], -moved[1] / moved[2]];
    let square = x * x + y * y;
    let scale = focal * (square * (k1 + k2 * square) + 1.0);
    (scale * x + 120.0) * (scale * x + 120.0) + (scale * y - 85.0) * (scale * y - 85.0)
}

/// How far the hand of an arm with 11 joints is from a point.
fn reach(angles: [Gradient11; 11]) -> Gradient11 {
    let [mut x, mut y, mut direction] = [Gradient11::from(0.0); 3];
    for (i, angle) in angles.into_iter().enumerate() {
        direction = direction + angle;
        let (sin, cos) = direction.sin_cos();
        x = x + cos / (i + 1) as f64;
        y = y + sin / (i + 1) as f64;
    }
    ((x - 1.0) * (x - 1.0) + (y - 0.5) * (y - 0.5)).sqrt()
}

fn main() {
    println!("{:?}", gradient(price, [100.0, 105.0, 0.03, 0.25, 0.75]));
    println!("{:?}", gradient(reprojection, [0.02, -0.11, 0.07, -0.3, 0.2, -1.5, 400.0, -0.1, 0.02]));
    println!("{:?}", gradient(reach, [0.2, -0.3, 0.4, 0.1, 0.2, -0.1, 0.3, 0.2, -0.2, 0.1, 0.3]));
}
