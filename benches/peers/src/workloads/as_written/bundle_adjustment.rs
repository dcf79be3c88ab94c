//! Snavely's reprojection error.

use std::array;

use crate::number::Number;
use crate::workloads::bundle_adjustment::OBSERVED;
use crate::workloads::{AsWritten, BundleAdjustment, VectorFunction};

fn dot<R: Number>(a: &[R], b: &[R]) -> R {
    R::sum(a.iter().zip(b).map(|(&a, &b)| a * b))
}

fn cross<R: Number>([a, b, c]: [R; 3], [x, y, z]: [R; 3]) -> [R; 3] {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

fn add<R: Number>(a: [R; 3], b: [R; 3]) -> [R; 3] {
    array::from_fn(|i| a[i] + b[i])
}

/// Rodrigues' formula.
fn rotate<R: Number>(w: [R; 3], point: [R; 3]) -> [R; 3] {
    let square = dot(&w, &w);
    if square.value() > f64::EPSILON {
        let angle = square.sqrt();
        let (sin, cos) = angle.sin_cos();
        let inverse = angle.recip();
        let axis = w.map(|w| w * inverse);
        let side = cross(axis, point);
        let along = dot(&axis, &point) * (-cos + 1.0);
        array::from_fn(|i| point[i] * cos + side[i] * sin + axis[i] * along)
    } else {
        add(point, cross(w, point))
    }
}

struct Camera<R> {
    rotation: [R; 3],
    translation: [R; 3],
    focal: R,
    distortion: [R; 2],
}

impl<R: Number> Camera<R> {
    fn project(&self, point: [R; 3]) -> [R; 2] {
        let [x, y, z] = add(rotate(self.rotation, point), self.translation);
        let u = [-x / z, -y / z];
        let square = dot(&u, &u);
        let [k1, k2] = self.distortion;
        let scale = self.focal * (square * (k1 + k2 * square) + 1.0);
        u.map(|u| scale * u)
    }
}

impl VectorFunction<12, 2, AsWritten> for BundleAdjustment {
    fn evaluate<R: Number>([a, b, c, tx, ty, tz, focal, k1, k2, x, y, z]: [R; 12]) -> [R; 2] {
        let camera = Camera { rotation: [a, b, c], translation: [tx, ty, tz], focal, distortion: [k1, k2] };
        let [u, v] = camera.project([x, y, z]);
        [u - OBSERVED[0], v - OBSERVED[1]]
    }
}
