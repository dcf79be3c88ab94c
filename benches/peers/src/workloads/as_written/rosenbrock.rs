//! Rosenbrock's valley.

use crate::number::Number;
use crate::workloads::{AsWritten, Rosenbrock, ScalarFunction};

impl<const N: usize> ScalarFunction<N, AsWritten> for Rosenbrock {
    fn evaluate<R: Number>(x: [R; N]) -> R {
        let term = |pair: &[R]| (pair[1] - pair[0].square()).square() * 100.0 + (pair[0] - 1.0).square();
        R::sum(x.windows(2).map(term))
    }
}
