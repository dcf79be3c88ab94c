//! The cross-entropy of a small network.

use std::array;
use std::ops::Mul;

use crate::number::Number;
use crate::workloads::network::{B1, B2, CLASSES, DATA, HIDDEN, PARAMETERS, SAMPLES, Sample, W2};
use crate::workloads::{AsWritten, Network, ScalarFunction};

/// A matrix row by row, and what is added to its product with a vector.
struct Layer<'a, R> {
    weights: &'a [R],
    biases: &'a [R],
}

impl<R: Number> Layer<'_, R> {
    /// `W x + b` of a vector of numbers or of plain floats, with OUT rows.
    fn apply<X: Copy, const OUT: usize>(&self, x: &[X]) -> [R; OUT]
    where
        R: Mul<X, Output = R>,
    {
        array::from_fn(|i| {
            let row = &self.weights[i * x.len()..(i + 1) * x.len()];
            self.biases[i] + R::sum(row.iter().zip(x).map(|(&weight, &x)| weight * x))
        })
    }
}

/// `ln sum_k exp(z_k)`, moved by the greatest, so that no exponential overflows.
fn log_sum_exp<R: Number>(z: &[R]) -> R {
    let greatest = z.iter().copied().reduce(R::max).expect("there are classes");
    greatest + R::sum(z.iter().map(|&z| (z - greatest).exp())).ln()
}

impl ScalarFunction<PARAMETERS, AsWritten> for Network {
    fn evaluate<R: Number>(p: [R; PARAMETERS]) -> R {
        let first = Layer { weights: &p[..B1], biases: &p[B1..W2] };
        let second = Layer { weights: &p[W2..B2], biases: &p[B2..] };
        let loss = |Sample { features, label }: &Sample| {
            let hidden = first.apply::<_, HIDDEN>(features).map(|x| x.max(R::constant(0.0)));
            let logits: [R; CLASSES] = second.apply(&hidden);
            log_sum_exp(&logits) - logits[*label]
        };
        R::sum(DATA.iter().map(loss)) / SAMPLES as f64
    }
}
