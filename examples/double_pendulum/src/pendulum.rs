//! What is known of the double pendulum: where its masses are, and its Lagrangian.

use gradual::{Real, jvp};

use crate::mechanics::System;

/// Metres per second, squared.
pub(crate) const GRAVITY: f64 = 9.81;

/// Two masses on rods without mass, the second hung on the first.
pub(crate) struct DoublePendulum {
    /// Kilograms.
    pub(crate) masses: [f64; 2],
    /// Metres.
    pub(crate) lengths: [f64; 2],
}

impl DoublePendulum {
    /// The places of both masses, `[x1, y1, x2, y2]`, for the angles of the rods to the vertical.
    pub(crate) fn places<R: Real>(&self, [first, second]: [R; 2]) -> [R; 4] {
        let [l1, l2] = self.lengths;
        let (x, y) = (l1 * first.sin(), -l1 * first.cos());
        [x, y, x + l2 * second.sin(), y - l2 * second.cos()]
    }
}

impl System for DoublePendulum {
    /// Kinetic less potential energy, in joules. The velocities of the masses are the derivative of their places.
    fn lagrangian<R: Real>(&self, q: [R; 2], v: [R; 2]) -> R {
        let [m1, m2] = self.masses;
        let ([_, y1, _, y2], [vx1, vy1, vx2, vy2]) = jvp(|q| self.places(q), q, v);
        let kinetic = m1 / 2.0 * (vx1 * vx1 + vy1 * vy1) + m2 / 2.0 * (vx2 * vx2 + vy2 * vy2);
        let potential = GRAVITY * (m1 * y1 + m2 * y2);
        kinetic - potential
    }
}
