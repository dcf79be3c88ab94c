//! The energy of 8 atoms by Lennard-Jones: `sum over pairs of 4 (1 / r^12 - 1 / r^6)`.

use std::array;

use super::{Annotated, ScalarFunction, Workload};
use crate::number::Number;

pub struct LennardJones;

const ATOMS: usize = 8;

impl Workload<24, 1> for LennardJones {
    /// The corners of a cube, slightly moved.
    fn start() -> [f64; 24] {
        array::from_fn(|i| {
            let (atom, axis) = (i / 3, i % 3);
            let corner = if atom >> axis & 1 == 1 { 1.15 } else { 0.0 };
            corner + 0.01 * ((7 * i) % 5) as f64
        })
    }

    /// Each pair pulls with `dE/d(r^2) = (-24 / r^12 + 12 / r^6) / r^2`.
    #[inline(always)]
    fn by_hand(x: &[f64; 24]) -> ([f64; 1], [[f64; 24]; 1]) {
        let (atoms, _) = x.as_chunks::<3>();
        let (mut energy, mut gradient) = (0.0, [0.0; 24]);
        for i in 0..ATOMS {
            for j in 0..i {
                let apart: [f64; 3] = array::from_fn(|k| atoms[i][k] - atoms[j][k]);
                let inverse = 1.0 / (apart[0] * apart[0] + apart[1] * apart[1] + apart[2] * apart[2]);
                let sixth = inverse * inverse * inverse;
                energy += 4.0 * (sixth * sixth - sixth);
                let pull = 2.0 * inverse * (12.0 * sixth - 24.0 * sixth * sixth);
                for (k, apart) in apart.into_iter().enumerate() {
                    gradient[3 * i + k] += pull * apart;
                    gradient[3 * j + k] -= pull * apart;
                }
            }
        }
        ([energy], [gradient])
    }
}

impl ScalarFunction<24, Annotated> for LennardJones {
    #[inline(always)]
    fn evaluate<R: Number>(x: [R; 24]) -> R {
        let (atoms, _) = x.as_chunks::<3>();
        let mut energy = R::constant(0.0);
        for i in 0..ATOMS {
            for j in 0..i {
                let (a, b) = (&atoms[i], &atoms[j]);
                let square = (a[0] - b[0]).square() + (a[1] - b[1]).square() + (a[2] - b[2]).square();
                let inverse = square.recip();
                let sixth = inverse.square() * inverse;
                energy += (sixth.square() - sixth) * 4.0;
            }
        }
        energy
    }
}
