//! Bundle adjustment: where a camera sees a point. A camera has 11 numbers (rotation w, center c, focal
//! length f, principal point o, two distortions), a point 3, and each observation a weight:
//!
//! ```text
//! p = R(w) (X - c)     u = (p_x, p_y) / p_z
//! residual = a (f (1 + k1 |u|^2 + k2 |u|^4) u + o - seen), 1 - a^2
//! ```

use std::array;

use super::{Objective, spread};
use crate::crates::Long;
use crate::number::Number;

pub struct Bundle {
    /// Where each point was seen.
    data: Vec<f64>,
}

const CAMERAS: usize = 49;
const POINTS: usize = 7776;
const OBSERVATIONS: usize = 31_843;

/// The inputs and the results of one observation.
pub const INPUTS: usize = 15;
pub const RESULTS: usize = 3;

impl Bundle {
    pub fn new() -> Self {
        Self { data: (0..2 * OBSERVATIONS).map(spread).collect() }
    }

    /// The Jacobians of all observations by that of one, which is given its inputs and where the point was
    /// seen.
    pub fn by(
        &'static self,
        jacobian: impl Fn([f64; INPUTS], [f64; 2]) -> ([f64; RESULTS], [[f64; INPUTS]; RESULTS]) + 'static,
    ) -> Long {
        Box::new(move |x, out| {
            let (cameras, rest) = x.split_at(11 * CAMERAS);
            let (points, weights) = rest.split_at(3 * POINTS);
            let mut sum = 0.0;
            for (i, out) in out.chunks_mut(RESULTS * INPUTS).enumerate() {
                let mut inputs = [weights[i]; INPUTS];
                inputs[..11].copy_from_slice(&cameras[11 * (i % CAMERAS)..][..11]);
                inputs[11..14].copy_from_slice(&points[3 * (i % POINTS)..][..3]);
                let (values, rows) = jacobian(inputs, [self.data[2 * i], self.data[2 * i + 1]]);
                sum += values.iter().sum::<f64>();
                out.copy_from_slice(rows.as_flattened());
            }
            sum
        })
    }
}

fn dot<R: Number>(a: &[R], b: &[R]) -> R {
    R::sum(a.iter().zip(b).map(|(&a, &b)| a * b))
}

fn cross<R: Number>([a, b, c]: [R; 3], [x, y, z]: [R; 3]) -> [R; 3] {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

/// Rodrigues' formula.
fn rotate<R: Number>(w: [R; 3], point: [R; 3]) -> [R; 3] {
    let angle = dot(&w, &w).sqrt();
    let (sin, cos) = angle.sin_cos();
    let axis = w.map(|w| w / angle);
    let side = cross(axis, point);
    let along = dot(&axis, &point) * (-cos + 1.0);
    array::from_fn(|i| point[i] * cos + side[i] * sin + axis[i] * along)
}

/// The residual of one observation.
pub fn residual<R: Number>(x: [R; INPUTS], seen: [f64; 2]) -> [R; RESULTS] {
    let [w0, w1, w2, c0, c1, c2, focal, o0, o1, k1, k2, x0, x1, x2, weight] = x;
    let p = rotate([w0, w1, w2], [x0 - c0, x1 - c1, x2 - c2]);
    let u = [p[0] / p[2], p[1] / p[2]];
    let square = dot(&u, &u);
    let scale = focal * (square * (k1 + k2 * square) + 1.0);
    [weight * (scale * u[0] + o0 - seen[0]), weight * (scale * u[1] + o1 - seen[1]), -weight.square() + 1.0]
}

impl Objective for Bundle {
    const NAME: &'static str = "bundle";

    fn sizes(&self) -> Vec<usize> {
        vec![CAMERAS, POINTS, OBSERVATIONS]
    }

    fn data(&self) -> &[f64] {
        &self.data
    }

    /// The centers of the cameras are behind all points.
    fn start(&self) -> Vec<f64> {
        let cameras =
            (0..11 * CAMERAS).map(|i| 0.3 * spread(3 * i + 1) - if i % 11 == 5 { 4.0 } else { 0.0 });
        let rest = (0..3 * POINTS + OBSERVATIONS).map(|i| spread(7 * i + 1));
        cameras.chain(rest).collect()
    }

    fn derivatives(&self) -> usize {
        OBSERVATIONS * RESULTS * INPUTS
    }
}
