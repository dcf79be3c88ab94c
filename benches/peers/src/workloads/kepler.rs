//! A Kepler orbit, `q'' = -q / |q|^3`, by 16 steps of Runge and Kutta's fourth order: the final position and
//! velocity by the initial ones, in the plane (4 numbers) and in space (6).

use std::array;

use super::{Annotated, VectorFunction, Workload};
use crate::number::Number;

pub struct Kepler;

pub(super) const STEPS: usize = 16;
pub(super) const DT: f64 = 0.05;

/// The time derivative of a state, position then velocity.
#[inline(always)]
fn flow<R: Number, const N: usize>(state: &[R; N]) -> [R; N] {
    let dimensions = N / 2;
    let mut square = state[0].square();
    for &q in &state[1..dimensions] {
        square += q.square();
    }
    let pull = -(square * square.sqrt()).recip();
    let mut rate = *state;
    for i in 0..dimensions {
        rate[i] = state[i + dimensions];
        rate[i + dimensions] = state[i] * pull;
    }
    rate
}

/// `state + h rate`
#[inline(always)]
fn step<R: Number, const N: usize>(state: &[R; N], h: f64, rate: &[R; N]) -> [R; N] {
    let mut moved = *state;
    for i in 0..N {
        moved[i] += rate[i] * h;
    }
    moved
}

/// How a state moves, and how a displacement M of it does: `M' = A M` with `A = [0, I; G, 0]`, where
/// `G = -I / r^3 + 3 q q^T / r^5`.
#[inline(always)]
fn tangent_flow<const N: usize>(state: &[f64; N], m: &[[f64; N]; N]) -> ([f64; N], [[f64; N]; N]) {
    let dimensions = N / 2;
    let square: f64 = state[..dimensions].iter().map(|q| q * q).sum();
    let cube = 1.0 / (square * square.sqrt());
    let fifth = 3.0 * cube / square;
    let rate =
        array::from_fn(
            |i| {
                if i < dimensions { state[i + dimensions] } else { -cube * state[i - dimensions] }
            },
        );
    let mut m_rate = [[0.0; N]; N];
    m_rate[..dimensions].copy_from_slice(&m[dimensions..]);
    // q^T M, one number for each column
    let along: [f64; N] =
        array::from_fn(|column| fifth * (0..dimensions).map(|k| state[k] * m[k][column]).sum::<f64>());
    for i in 0..dimensions {
        for column in 0..N {
            m_rate[i + dimensions][column] = state[i] * along[column] - cube * m[i][column];
        }
    }
    (rate, m_rate)
}

impl<const N: usize> Workload<N, N> for Kepler {
    fn start() -> [f64; N] {
        let (position, velocity) = ([1.0, 0.2, 0.1], [-0.1, 0.9, 0.2]);
        array::from_fn(|i| if i < N / 2 { position[i] } else { velocity[i - N / 2] })
    }

    /// The variational equations, by the same steps.
    #[inline(always)]
    fn by_hand(x: &[f64; N]) -> ([f64; N], [[f64; N]; N]) {
        let mut state = *x;
        let mut m: [[f64; N]; N] = array::from_fn(|i| array::from_fn(|j| if i == j { 1.0 } else { 0.0 }));
        for _ in 0..STEPS {
            let moved = |h: f64, m_rate: &[[f64; N]; N]| -> [[f64; N]; N] {
                array::from_fn(|i| step(&m[i], h, &m_rate[i]))
            };
            let (a, ma) = tangent_flow(&state, &m);
            let (b, mb) = tangent_flow(&step(&state, DT / 2.0, &a), &moved(DT / 2.0, &ma));
            let (c, mc) = tangent_flow(&step(&state, DT / 2.0, &b), &moved(DT / 2.0, &mb));
            let (d, md) = tangent_flow(&step(&state, DT, &c), &moved(DT, &mc));
            for i in 0..N {
                state[i] += (a[i] + (b[i] + c[i]) * 2.0 + d[i]) * (DT / 6.0);
                for j in 0..N {
                    m[i][j] += (ma[i][j] + (mb[i][j] + mc[i][j]) * 2.0 + md[i][j]) * (DT / 6.0);
                }
            }
        }
        (state, m)
    }
}

impl<const N: usize> VectorFunction<N, N, Annotated> for Kepler {
    #[inline(always)]
    fn evaluate<R: Number>(mut state: [R; N]) -> [R; N] {
        for _ in 0..STEPS {
            let a = flow(&state);
            let b = flow(&step(&state, DT / 2.0, &a));
            let c = flow(&step(&state, DT / 2.0, &b));
            let d = flow(&step(&state, DT, &c));
            for i in 0..N {
                state[i] += (a[i] + (b[i] + c[i]) * 2.0 + d[i]) * (DT / 6.0);
            }
        }
        state
    }
}
