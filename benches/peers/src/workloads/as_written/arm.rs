//! The hand of a planar arm.

use crate::number::Number;
use crate::workloads::arm::LENGTHS;
use crate::workloads::{Arm, AsWritten, VectorFunction};

/// A joint, and the direction of the link before it.
#[derive(Clone, Copy)]
struct Joint<R> {
    position: [R; 2],
    direction: R,
}

impl<R: Number> Joint<R> {
    fn shoulder() -> Self {
        Self { position: [R::constant(0.0); 2], direction: R::constant(0.0) }
    }

    /// The joint at the end of a link.
    fn link(self, angle: R, length: f64) -> Self {
        let [x, y] = self.position;
        let direction = self.direction + angle;
        let (sin, cos) = direction.sin_cos();
        Self { position: [x + cos * length, y + sin * length], direction }
    }
}

impl VectorFunction<3, 2, AsWritten> for Arm {
    fn evaluate<R: Number>(angles: [R; 3]) -> [R; 2] {
        let links = angles.into_iter().zip(LENGTHS);
        links.fold(Joint::shoulder(), |joint, (angle, length)| joint.link(angle, length)).position
    }
}
