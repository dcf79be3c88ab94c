//! Ackley's function.

use std::f64::consts::{E, TAU};

use crate::number::Number;
use crate::workloads::{Ackley, AsWritten, ScalarFunction};

fn mean<R: Number>(terms: &[R]) -> R {
    R::sum(terms.iter().copied()) / terms.len() as f64
}

impl<const N: usize> ScalarFunction<N, AsWritten> for Ackley {
    fn evaluate<R: Number>(x: [R; N]) -> R {
        let squares = mean(&x.map(|x| x.square()));
        let cosines = mean(&x.map(|x| (x * TAU).cos()));
        (squares.sqrt() * -0.2).exp() * -20.0 - cosines.exp() + (20.0 + E)
    }
}
