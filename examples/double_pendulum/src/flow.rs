//! Where a system goes from a state, and what becomes of states nearby.

use std::array;

use gradual::{Real, jacobian, jvp};

use crate::mechanics::{State, System, acceleration, canonical};

/// The state a time h later, by the classical method of Runge and Kutta; the error of a step is O(h⁵).
pub(crate) fn step<R: Real>(system: &impl System, state: State<R>, h: f64) -> State<R> {
    let rate = |state: State<R>| {
        let [a1, a2] = acceleration(system, state);
        [state[2], state[3], a1, a2]
    };
    let ahead = |by: f64, rate: State<R>| array::from_fn(|i| state[i] + by * rate[i]);
    let k1 = rate(state);
    let k2 = rate(ahead(h / 2.0, k1));
    let k3 = rate(ahead(h / 2.0, k2));
    let k4 = rate(ahead(h, k3));
    ahead(h / 6.0, array::from_fn(|i| k1[i] + 2.0 * (k2[i] + k3[i]) + k4[i]))
}

/// The state after so many steps of h.
pub(crate) fn flow<R: Real>(system: &impl System, start: State<R>, h: f64, steps: usize) -> State<R> {
    (0..steps).fold(start, |state, _| step(system, state, h))
}

/// `ln |J u|` after each step, J being the derivative of the state by the start: how a small displacement along the
/// unit vector u has grown. Its mean slope in the long run is the greatest Lyapunov exponent.
///
/// The derivative of each step by the state before it carries the displacement on, which is made a unit vector again
/// before it can overflow (Benettin et al. 1980).
pub(crate) fn growth(system: &impl System, start: State<f64>, h: f64, steps: usize) -> Vec<f64> {
    let (mut state, mut displacement, mut growth) = (start, [1.0, 0.0, 0.0, 0.0], 0.0);
    (0..steps)
        .map(|_| {
            let (next, moved) = jvp(|state| step(system, state, h), state, displacement);
            let length = norm(moved);
            state = next;
            displacement = moved.map(|part| part / length);
            growth += length.ln();
            growth
        })
        .collect()
}

/// By how much the flow changes the area `dq1 dp1 + dq2 dp2` of any two displacements of the start.
///
/// The laws of mechanics leave it as it is, so what is found is the error of the steps, of O(h⁴), and of the
/// derivative.
pub(crate) fn symplectic_defect(system: &impl System, start: State<f64>, h: f64, steps: usize) -> f64 {
    let (_, before) = jacobian(|state| canonical(system, state), start);
    let (_, after) = jacobian(|state| canonical(system, flow(system, state, h, steps)), start);
    let area = |j: &[[f64; 4]; 4], a: usize, b: usize| -> f64 {
        (0..2).map(|k| j[k][a] * j[k + 2][b] - j[k + 2][a] * j[k][b]).sum()
    };
    let pairs = (0..4).flat_map(|a| (0..a).map(move |b| (a, b)));
    greatest(pairs.map(|(a, b)| (area(&after, a, b) - area(&before, a, b)).abs()))
}

/// The greatest of numbers that are not negative; NaN if there is one.
pub(crate) fn greatest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.fold(0.0, |most, x| if most > x || most.is_nan() { most } else { x })
}

/// The length of a vector.
pub(crate) fn norm(v: [f64; 4]) -> f64 {
    v.iter().map(|part| part * part).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pendulum::DoublePendulum;

    const PENDULUM: DoublePendulum = DoublePendulum { masses: [1.3, 0.7], lengths: [0.9, 1.1] };
    const START: State<f64> = [0.7, -1.9, 2.3, -0.4];

    #[test]
    fn growth_is_that_of_the_jacobian_of_the_whole_flow() {
        let (_, j) = jacobian(|state| flow(&PENDULUM, state, 1e-2, 50), START);
        let whole = norm(j.map(|row| row[0])).ln();
        assert!((growth(&PENDULUM, START, 1e-2, 50)[49] - whole).abs() < 1e-13);
    }
}
