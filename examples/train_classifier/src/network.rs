//! The network and its loss, written once over any number: plain floats to classify, duals to train.

use std::array;
use std::iter::zip;
use std::ops::Mul;

use gradual::Real;

/// How many features describe a sample.
pub(crate) const INPUTS: usize = 4;
/// How many units the hidden layer has.
pub(crate) const HIDDEN: usize = 8;
/// How many classes a sample may belong to.
pub(crate) const CLASSES: usize = 3;
/// How many numbers are trained: the weights and the bias of both layers.
pub(crate) const PARAMETERS: usize = HIDDEN * INPUTS + HIDDEN + CLASSES * HIDDEN + CLASSES;

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
#[derive(Clone, Copy, Debug)]
pub(crate) struct Network<'a, R> {
    hidden: Layer<'a, R, INPUTS, HIDDEN>,
    output: Layer<'a, R, HIDDEN, CLASSES>,
}

impl<'a, R: Real> Network<'a, R> {
    /// The network with these parameters, in the order W1, b1, W2, b2, each matrix row by row.
    pub(crate) fn new(parameters: &'a [R]) -> Self {
        let (hidden, rest) = Layer::split_off(parameters);
        let (output, rest) = Layer::split_off(rest);
        assert!(rest.is_empty(), "{} parameters for a network of {PARAMETERS}", parameters.len());
        Self { hidden, output }
    }

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
#[derive(Clone, Copy, Debug)]
struct Layer<'a, R, const IN: usize, const OUT: usize> {
    weights: &'a [[R; IN]],
    bias: &'a [R],
}

impl<'a, R: Real, const IN: usize, const OUT: usize> Layer<'a, R, IN, OUT> {
    /// The layer whose parameters come first, and the parameters after them.
    fn split_off(parameters: &'a [R]) -> (Self, &'a [R]) {
        let (weights, rest) = parameters.split_at(OUT * IN);
        let (bias, rest) = rest.split_at(OUT);
        (Self { weights: weights.as_chunks().0, bias }, rest)
    }

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
