//! The energy of atoms by Lennard-Jones.

use crate::number::Number;
use crate::workloads::{AsWritten, LennardJones, ScalarFunction};

fn distance_squared<R: Number>(a: &[R], b: &[R]) -> R {
    R::sum(a.iter().zip(b).map(|(&a, &b)| (a - b).square()))
}

fn pair_energy<R: Number>(distance_squared: R) -> R {
    let inverse = distance_squared.recip();
    let sixth = inverse.square() * inverse;
    (sixth.square() - sixth) * 4.0
}

impl ScalarFunction<24, AsWritten> for LennardJones {
    fn evaluate<R: Number>(x: [R; 24]) -> R {
        let (atoms, _) = x.as_chunks::<3>();
        let energy_with_those_before = |(i, atom): (usize, &[R; 3])| {
            R::sum(atoms[..i].iter().map(|other| pair_energy(distance_squared(atom, other))))
        };
        R::sum(atoms.iter().enumerate().map(energy_with_those_before))
    }
}
