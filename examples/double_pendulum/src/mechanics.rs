//! The mechanics of any system of two coordinates, from its Lagrangian alone.
//!
//! Everything is generic in the number, and so may be differentiated again.

use gradual::{Dual, DualVec, Real, directional_derivative, gradient, hessian};

/// The coordinates q, then their velocities v.
pub(crate) type State<R> = [R; 4];

/// A mechanical system of two coordinates.
pub(crate) trait System {
    /// L(q, v)
    fn lagrangian<R: Real>(&self, q: [R; 2], v: [R; 2]) -> R;
}

/// The accelerations a, from the equation of Euler and Lagrange:
///
/// ```text
/// d/dt dL/dv = dL/dq,  that is  L_vv a + L_vq v = L_q
/// ```
pub(crate) fn acceleration<R: Real>(system: &impl System, state: State<R>) -> [R; 2] {
    let (_, slopes, h) = hessian(|[q1, q2, v1, v2]| system.lagrangian([q1, q2], [v1, v2]), state);
    let [_, _, v1, v2] = state;
    let [l_vq_1, l_vq_2] = [h[2], h[3]].map(|row| row[0] * v1 + row[1] * v2);
    solve([[h[2][2], h[2][3]], [h[3][2], h[3][3]]], [slopes[0] - l_vq_1, slopes[1] - l_vq_2])
}

/// The solution of `m x = b`, by Cramer's rule.
fn solve<R: Real>([[a, b], [c, d]]: [[R; 2]; 2], [x, y]: [R; 2]) -> [R; 2] {
    let determinant = a * d - b * c;
    [(x * d - y * b) / determinant, (y * a - x * c) / determinant]
}

/// The energy `v . dL/dv - L`.
pub(crate) fn energy<R: Real>(system: &impl System, [q1, q2, v1, v2]: State<R>) -> R {
    let q = [q1, q2].map(Dual::constant);
    let (lagrangian, along_v) = directional_derivative(|v| system.lagrangian(q, v), [v1, v2], [v1, v2]);
    along_v - lagrangian
}

/// The coordinates with their momenta `p = dL/dv` in place of their velocities.
pub(crate) fn canonical<R: Real>(system: &impl System, [q1, q2, v1, v2]: State<R>) -> [R; 4] {
    let q = [q1, q2].map(DualVec::constant);
    let (_, [p1, p2]) = gradient(|v| system.lagrangian(q, v), [v1, v2]);
    [q1, q2, p1, p2]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pendulum::{DoublePendulum, GRAVITY};

    const PENDULUM: DoublePendulum = DoublePendulum { masses: [1.3, 0.7], lengths: [0.9, 1.1] };
    const STATE: State<f64> = [0.7, -1.9, 2.3, -0.4];

    /// As textbooks have it, after a page of algebra.
    fn textbook([q1, q2, v1, v2]: State<f64>) -> [f64; 2] {
        let ([m1, m2], [l1, l2], g) = (PENDULUM.masses, PENDULUM.lengths, GRAVITY);
        let (sin, cos) = (q1 - q2).sin_cos();
        let below = 2.0 * m1 + m2 - m2 * (2.0 * q1 - 2.0 * q2).cos();
        let first = -g * (2.0 * m1 + m2) * q1.sin()
            - m2 * g * (q1 - 2.0 * q2).sin()
            - 2.0 * sin * m2 * (v2 * v2 * l2 + v1 * v1 * l1 * cos);
        let second = 2.0 * sin * ((v1 * v1 * l1 + g * q1.cos()) * (m1 + m2) + v2 * v2 * l2 * m2 * cos);
        [first / (l1 * below), second / (l2 * below)]
    }

    fn assert_close<const N: usize>(found: [f64; N], wanted: [f64; N]) {
        for (found, wanted) in found.into_iter().zip(wanted) {
            assert!((found - wanted).abs() < 1e-14 * wanted.abs().max(10.0), "{found} should be {wanted}");
        }
    }

    #[test]
    fn accelerations_are_those_of_the_textbooks() {
        for turn in 0..10 {
            let state = STATE.map(|part| part * (1.0 + f64::from(turn)));
            assert_close(acceleration(&PENDULUM, state), textbook(state));
        }
    }

    #[test]
    fn energy_and_momenta_are_those_of_the_textbooks() {
        let ([m1, m2], [l1, l2], [q1, q2, v1, v2]) = (PENDULUM.masses, PENDULUM.lengths, STATE);
        let coupled = m2 * l1 * l2 * (q1 - q2).cos();
        let [p1, p2] = [(m1 + m2) * l1 * l1 * v1 + coupled * v2, m2 * l2 * l2 * v2 + coupled * v1];
        assert_close(canonical(&PENDULUM, STATE), [q1, q2, p1, p2]);
        let potential = -GRAVITY * ((m1 + m2) * l1 * q1.cos() + m2 * l2 * q2.cos());
        assert_close([energy(&PENDULUM, STATE)], [(p1 * v1 + p2 * v2) / 2.0 + potential]);
    }
}
