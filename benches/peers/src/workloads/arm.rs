//! The hand of a planar arm of three links: with `s_i = a_1 + ... + a_i`, it is at
//! `(sum l_i cos s_i, sum l_i sin s_i)`.

use super::{Annotated, VectorFunction, Workload};
use crate::number::Number;

pub struct Arm;

pub(super) const LENGTHS: [f64; 3] = [1.0, 0.8, 0.5];

impl Workload<3, 2> for Arm {
    fn start() -> [f64; 3] {
        [0.4, -0.7, 1.1]
    }

    /// A joint turns all that is behind it: column i is the way from joint i to the hand, turned by 90
    /// degrees.
    #[inline(always)]
    fn by_hand(&[a, b, c]: &[f64; 3]) -> ([f64; 2], [[f64; 3]; 2]) {
        let turned = |angle: f64, length: f64| {
            let (sin, cos) = angle.sin_cos();
            (length * cos, length * sin)
        };
        let (x3, y3) = turned(a + b + c, LENGTHS[2]);
        let (x2, y2) = turned(a + b, LENGTHS[1]);
        let (x1, y1) = turned(a, LENGTHS[0]);
        let (x2, y2) = (x2 + x3, y2 + y3);
        let (x1, y1) = (x1 + x2, y1 + y2);
        ([x1, y1], [[-y1, -y2, -y3], [x1, x2, x3]])
    }
}

impl VectorFunction<3, 2, Annotated> for Arm {
    #[inline(always)]
    fn evaluate<R: Number>(angles: [R; 3]) -> [R; 2] {
        let [mut x, mut y, mut sum] = [R::constant(0.0); 3];
        for (angle, length) in angles.into_iter().zip(LENGTHS) {
            sum += angle;
            let (sin, cos) = sum.sin_cos();
            x += cos * length;
            y += sin * length;
        }
        [x, y]
    }
}
