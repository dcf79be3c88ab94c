//! The network and its loss, written once over any number: plain floats to classify, duals to train.

use std::array;
use std::iter::zip;
use std::ops::Mul;

use gradual::{Parameters, Real};

/// How many features describe a sample.
pub(crate) const INPUTS: usize = 4;
/// How many units the hidden layer has.
pub(crate) const HIDDEN: usize = 8;
/// How many classes a sample may belong to.
pub(crate) const CLASSES: usize = 3;
/// What was measured, and the class that it belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample {
    /// The measurements.
    pub(crate) features: [f64; INPUTS],
    /// The number of the class, counted from 0.
    pub(crate) label: usize,
}

/// One hidden layer with the activation `relu(x) = max(x, 0)`:
///
/// ```text
/// z(x) = W2 relu(W1 x + b1) + b2
/// ```
#[derive(Clone, Debug, Parameters)]
pub(crate) struct Network<R> {
    /// W1 and b1
    pub(crate) hidden: Layer<R, INPUTS, HIDDEN>,
    /// W2 and b2
    pub(crate) output: Layer<R, HIDDEN, CLASSES>,
}

impl<R: Real> Network<R> {
    /// The logits z(x): one score for each class, the greatest for the class that x most likely belongs to.
    pub(crate) fn logits(&self, features: &[f64; INPUTS]) -> [R; CLASSES] {
        let hidden = self.hidden.apply(features).map(relu);
        self.output.apply(&hidden)
    }

    /// The mean cross-entropy over the samples.
    pub(crate) fn loss(&self, samples: &[Sample]) -> R {
        let total: R = samples.iter().map(|s| cross_entropy(self.logits(&s.features), s.label)).sum();
        total / samples.len() as f64
    }
}

/// A fully connected layer: `W x + b`.
#[derive(Clone, Debug, Parameters)]
pub(crate) struct Layer<R, const IN: usize, const OUT: usize> {
    /// W, row by row
    pub(crate) weights: [[R; IN]; OUT],
    /// b
    pub(crate) bias: [R; OUT],
}

impl<R: Real, const IN: usize, const OUT: usize> Layer<R, IN, OUT> {
    /// `(W x + b)_i = b_i + sum_j W_ij x_j`, where x may be plain floats (the features) or of type R.
    fn apply<X: Copy>(&self, x: &[X; IN]) -> [R; OUT]
    where
        R: Mul<X, Output = R>,
    {
        array::from_fn(|i| zip(&self.weights[i], x).fold(self.bias[i], |sum, (&w, &x)| sum + w * x))
    }
}

/// `relu(x) = max(x, 0)`; its slope at 0 is 0.
fn relu<R: Real>(x: R) -> R {
    x.max(R::lit(0.0))
}

/// How surprising class y is to the softmax of the logits z:
///
/// ```text
/// -ln (exp(z_y) / sum_k exp(z_k)) = ln sum_k exp(z_k - m) - (z_y - m)    with m = max_k z_k
/// ```
///
/// Both sides are equal for any m. With the greatest logit no exponential overflows and the sum is at
/// least 1.
fn cross_entropy<R: Real>(logits: [R; CLASSES], label: usize) -> R {
    let max = logits.into_iter().fold(R::neg_infinity(), R::max);
    let shifted = logits.map(|z| z - max);
    let sum: R = shifted.into_iter().map(R::exp).sum();
    sum.ln() - shifted[label]
}
