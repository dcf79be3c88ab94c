//! A Kepler orbit.

use std::array;

use crate::number::Number;
use crate::workloads::kepler::{DT, STEPS};
use crate::workloads::{AsWritten, Kepler, VectorFunction};

/// The time derivative of a state.
fn flow<R: Number, const N: usize>(state: [R; N]) -> [R; N] {
    let (position, velocity) = state.split_at(N / 2);
    let square = R::sum(position.iter().map(|q| q.square()));
    let pull = -(square * square.sqrt()).recip();
    array::from_fn(|i| if i < N / 2 { velocity[i] } else { position[i - N / 2] * pull })
}

/// `state + h rate`
fn step<R: Number, const N: usize>(state: [R; N], h: f64, rate: [R; N]) -> [R; N] {
    array::from_fn(|i| state[i] + rate[i] * h)
}

/// One step of Runge and Kutta.
fn advance<R: Number, const N: usize>(state: [R; N]) -> [R; N] {
    let a = flow(state);
    let b = flow(step(state, DT / 2.0, a));
    let c = flow(step(state, DT / 2.0, b));
    let d = flow(step(state, DT, c));
    array::from_fn(|i| state[i] + (a[i] + (b[i] + c[i]) * 2.0 + d[i]) * (DT / 6.0))
}

impl<const N: usize> VectorFunction<N, N, AsWritten> for Kepler {
    fn evaluate<R: Number>(state: [R; N]) -> [R; N] {
        (0..STEPS).fold(state, |state, _| advance(state))
    }
}
