//! Snavely's reprojection error, the residual of bundle adjustment: a camera of 9 numbers (rotation as an
//! angle times an axis, translation, focal length, two distortions) sees a point of 3.
//!
//! ```text
//! p = R(w) X + t      u = -(p_x, p_y) / p_z      residual = f (1 + k1 |u|^2 + k2 |u|^4) u - observed
//! ```

use std::array;

use super::{Annotated, VectorFunction, Workload};
use crate::number::Number;

pub struct BundleAdjustment;

pub(super) const OBSERVED: [f64; 2] = [-120.0, 85.0];

#[inline(always)]
fn cross<R: Number>([a, b, c]: [R; 3], [x, y, z]: [R; 3]) -> [R; 3] {
    [b * z - c * y, c * x - a * z, a * y - b * x]
}

#[inline(always)]
fn dot<R: Number>(a: [R; 3], b: [R; 3]) -> R {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

/// Rodrigues' formula with the axis `k = w / |w|` and the angle `|w|`; near 0 its first order, `X + w x X`.
#[inline(always)]
fn rotate<R: Number>(w: [R; 3], point: [R; 3]) -> [R; 3] {
    let square = dot(w, w);
    if square.value() > f64::EPSILON {
        let angle = square.sqrt();
        let (sin, cos) = angle.sin_cos();
        let inverse = angle.recip();
        let axis = [w[0] * inverse, w[1] * inverse, w[2] * inverse];
        let side = cross(axis, point);
        let along = dot(axis, point) * (-cos + 1.0);
        let rotated = |i: usize| point[i] * cos + side[i] * sin + axis[i] * along;
        [rotated(0), rotated(1), rotated(2)]
    } else {
        let side = cross(w, point);
        [point[0] + side[0], point[1] + side[1], point[2] + side[2]]
    }
}

impl Workload<12, 2> for BundleAdjustment {
    fn start() -> [f64; 12] {
        [0.02, -0.11, 0.07, -0.3, 0.2, -1.5, 400.0, -0.1, 0.02, 1.2, -0.8, -3.0]
    }

    /// The chain rule backwards: residual by u, u by p, p by the rotation and the point.
    #[inline(always)]
    fn by_hand(&[a, b, c, tx, ty, tz, f, k1, k2, x, y, z]: &[f64; 12]) -> ([f64; 2], [[f64; 12]; 2]) {
        let (w, point) = ([a, b, c], [x, y, z]);
        // R X = cos X + s (w x X) + h (w . X) w, with s = sin / angle and h = (1 - cos) / angle^2
        let square = dot(w, w);
        let side = cross(w, point);
        let along = dot(w, point);
        let (cos, s, h, ds, dh) = if square > f64::EPSILON {
            let angle = square.sqrt();
            let (sin, cos) = angle.sin_cos();
            let (s, h) = (sin / angle, (1.0 - cos) / square);
            // ds/dw = ds w and dh/dw = dh w
            (cos, s, h, (cos - s) / square, (s - 2.0 * h) / square)
        } else {
            (1.0, 1.0, 0.0, 0.0, 0.0)
        };
        let p: [f64; 3] =
            array::from_fn(|i| cos * point[i] + s * side[i] + h * along * w[i] + [tx, ty, tz][i]);

        let inverse = -1.0 / p[2];
        let (u, v) = (p[0] * inverse, p[1] * inverse);
        let r2 = u * u + v * v;
        let distortion = 1.0 + r2 * (k1 + k2 * r2);
        let by_r2 = f * (k1 + 2.0 * k2 * r2);
        // the residual by (u, v), a symmetric matrix
        let (uu, uv, vv) =
            (f * distortion + 2.0 * by_r2 * u * u, 2.0 * by_r2 * u * v, f * distortion + 2.0 * by_r2 * v * v);
        // du/dp = (inverse, 0, u inverse) and dv/dp = (0, inverse, v inverse)
        let by_p = [
            [uu * inverse, uv * inverse, (uu * u + uv * v) * inverse],
            [uv * inverse, vv * inverse, (uv * u + vv * v) * inverse],
        ];

        let values = [f * distortion * u - OBSERVED[0], f * distortion * v - OBSERVED[1]];
        let rows = array::from_fn(|row| {
            let g = by_p[row];
            let q = [u, v][row];
            // g . d(R X)/dw
            let (gx, gs, gw) = (dot(g, point), dot(g, side), dot(g, w));
            let from_length = -s * gx + ds * gs + dh * along * gw;
            let turn = cross(point, g);
            let by_w: [f64; 3] =
                array::from_fn(|i| from_length * w[i] + s * turn[i] + h * (gw * point[i] + along * g[i]));
            // R^T g
            let back = cross(g, w);
            let by_point: [f64; 3] = array::from_fn(|i| cos * g[i] + s * back[i] + h * gw * w[i]);
            [
                by_w[0],
                by_w[1],
                by_w[2],
                g[0],
                g[1],
                g[2],
                distortion * q,
                f * r2 * q,
                f * r2 * r2 * q,
                by_point[0],
                by_point[1],
                by_point[2],
            ]
        });
        (values, rows)
    }
}

impl VectorFunction<12, 2, Annotated> for BundleAdjustment {
    #[inline(always)]
    fn evaluate<R: Number>([a, b, c, tx, ty, tz, f, k1, k2, x, y, z]: [R; 12]) -> [R; 2] {
        let [px, py, pz] = rotate([a, b, c], [x, y, z]);
        let (px, py, pz) = (px + tx, py + ty, pz + tz);
        let (u, v) = (-px / pz, -py / pz);
        let square = u * u + v * v;
        let scale = f * (square * (k1 + k2 * square) + 1.0);
        [scale * u - OBSERVED[0], scale * v - OBSERVED[1]]
    }
}
