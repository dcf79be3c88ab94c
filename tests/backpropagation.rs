//! Forward mode and backpropagation give the same gradient: the network of the example `train_classifier`
//! against a backward pass written by hand, and against finite differences.
#![cfg(all(feature = "alloc", feature = "macros"))]

#[path = "../examples/train_classifier/src/network.rs"]
mod network;
#[path = "../examples/train_classifier/src/random.rs"]
mod random;

use std::array;

use gradual::check::{Check, finite_difference};
use gradual::{Parameters, gradient, parameters, slice};
use network::{CLASSES, HIDDEN, INPUTS, Layer, Network, Sample};
use random::SplitMix64;

/// How many numbers are trained: the weights and the bias of both layers.
const PARAMETERS: usize = Network::<f64>::LEN.unwrap();

const ZEROS: Network<f64> = Network {
    hidden: Layer { weights: [[0.0; INPUTS]; HIDDEN], bias: [0.0; HIDDEN] },
    output: Layer { weights: [[0.0; HIDDEN]; CLASSES], bias: [0.0; CLASSES] },
};

/// The network with these parameters, in the order W1, b1, W2, b2.
fn network<R: Copy>(numbers: &[R]) -> Network<R> {
    let mut numbers = numbers.iter();
    ZEROS.map(|_| *numbers.next().expect("there is one number for each parameter"))
}

#[test]
fn gradient_equals_the_hand_written_backward_pass() {
    for seed in 0..10 {
        let (parameters, samples) = problem(seed, 1.0);
        let by_hand = |p: &[f64]| backward(p, &samples);
        Check::slice_gradient(|p| network(p).loss(&samples), by_hand).assert_at(&parameters);
    }
}

#[test]
fn an_array_and_a_struct_of_layers_equal_the_chunks_bit_for_bit() {
    for seed in 0..10 {
        let (parameters, samples) = problem(seed, 1.0);
        let in_chunks = slice::gradient(|p| network(p).loss(&samples), &parameters);
        let at_once = gradient(|p| network(&p).loss(&samples), parameters);
        assert_eq!(in_chunks.0.to_bits(), at_once.0.to_bits(), "loss, seed {seed}");
        let (loss, slopes) = parameters::gradient(|n| n.loss(&samples), &network(&parameters));
        assert_eq!(loss.to_bits(), at_once.0.to_bits(), "loss, seed {seed}");
        for (i, &in_layers) in slopes.numbers().enumerate() {
            let (chunked, whole) = (in_chunks.1[i], at_once.1[i]);
            assert_eq!(in_layers.to_bits(), whole.to_bits(), "parameter {i}, seed {seed}");
            assert_eq!(
                chunked.to_bits(),
                whole.to_bits(),
                "parameter {i}, seed {seed}: {chunked} and {whole}"
            );
        }
    }
}

#[test]
fn loss_is_the_same_with_and_without_derivatives() {
    for seed in 0..10 {
        let (parameters, samples) = problem(seed, 1.0);
        let (loss, _) = gradient(|p| network(&p).loss(&samples), parameters);
        assert_eq!(loss.to_bits(), network(&parameters).loss(&samples).to_bits(), "seed {seed}");
    }
}

/// The gradient is the claim here, and the finite differences of the loss on plain floats are the truth.
#[test]
fn gradient_agrees_with_finite_differences() {
    for seed in 0..3 {
        let (parameters, samples) = problem(seed, 1.0);
        let loss = |p: &[f64]| network(p).loss(&samples);
        let gradient = |p: &[f64]| slice::gradient(|p| network(p).loss(&samples), p).1;
        Check::black_box_gradient(loss, gradient).assert_at(&parameters);
        // The bounds of the differences are small enough for a useful comparison.
        let differences = finite_difference::gradient(loss, &parameters);
        assert!(differences.iter().all(|slope| slope.error < 1e-6), "{differences:?}");
    }
}

/// If all parameters are 0, every relu is at its kink, where the slope is 0, and all logits tie for the maximum. This
/// tie must have no effect. Only the output bias has a gradient, `1/3 - share of the class`.
#[test]
fn kinks_and_ties_at_zero_weights_leave_the_gradient_exact() {
    let (_, samples) = problem(0, 1.0);
    let (loss, gradient) = slice::gradient(|p| network(p).loss(&samples), &[0.0; PARAMETERS]);
    assert!((loss - 3.0_f64.ln()).abs() < 1e-14);
    let (weights, output_bias) = gradient.split_at(PARAMETERS - CLASSES);
    assert!(weights.iter().all(|&slope| slope == 0.0));
    for (class, slope) in output_bias.iter().enumerate() {
        let members = samples.iter().filter(|s| s.label == class).count();
        let share = members as f64 / samples.len() as f64;
        assert!((slope - (1.0 / 3.0 - share)).abs() < 1e-15, "class {class}: {slope}");
    }
}

/// Logits of this size overflow `exp`, so a softmax that does not subtract the maximum is NaN.
#[test]
fn logits_beyond_the_range_of_exp_keep_the_gradient_exact() {
    for seed in 0..10 {
        let (parameters, samples) = problem(seed, 100.0);
        let network_at = network(&parameters);
        assert!(samples.iter().any(|s| network_at.logits(&s.features).iter().any(|z| z.exp().is_infinite())));
        assert!(network_at.loss(&samples).is_finite());
        let by_hand = |p: &[f64]| backward(p, &samples);
        Check::slice_gradient(|p| network(p).loss(&samples), by_hand).assert_at(&parameters);
    }
}

/// Random weights and biases in `-scale..scale`, and 30 random samples.
fn problem(seed: u64, scale: f64) -> ([f64; PARAMETERS], Vec<Sample>) {
    let mut random = SplitMix64::new(seed);
    let parameters = array::from_fn(|_| random.uniform(-scale, scale));
    let mut sample = || Sample {
        features: array::from_fn(|_| random.uniform(-2.0, 2.0)),
        label: random.uniform(0.0, CLASSES as f64) as usize,
    };
    (parameters, (0..30).map(|_| sample()).collect())
}

/// Where each group of parameters starts: the weights W1 and W2 row by row, the biases b1 and b2.
const W1: usize = 0;
const B1: usize = W1 + HIDDEN * INPUTS;
const W2: usize = B1 + HIDDEN;
const B2: usize = W2 + CLASSES * HIDDEN;

/// The inputs of the hidden units: `W1 x + b1`.
fn hidden_inputs(p: &[f64], x: &[f64; INPUTS]) -> [f64; HIDDEN] {
    array::from_fn(|h| p[B1 + h] + (0..INPUTS).map(|j| p[W1 + h * INPUTS + j] * x[j]).sum::<f64>())
}

/// Backpropagation by the book, in plain floats and without this crate. For one sample (x, y), with
/// `u = W1 x + b1`, `a = relu(u)`, `z = W2 a + b2` and `q = softmax(z)`:
///
/// ```text
/// dL/dz  = q - onehot(y)
/// dL/dW2 = dL/dz a^T            dL/db2 = dL/dz
/// dL/du  = W2^T dL/dz * [u > 0]
/// dL/dW1 = dL/du x^T            dL/db1 = dL/du
/// ```
///
/// The gradient of the mean loss is the mean over the samples.
fn backward(p: &[f64], samples: &[Sample]) -> [f64; PARAMETERS] {
    let mut gradient = [0.0; PARAMETERS];
    for Sample { features: x, label } in samples {
        let u = hidden_inputs(p, x);
        let a = u.map(|u| if u > 0.0 { u } else { 0.0 });
        let z: [f64; CLASSES] =
            array::from_fn(|k| p[B2 + k] + (0..HIDDEN).map(|h| p[W2 + k * HIDDEN + h] * a[h]).sum::<f64>());
        let q = softmax(z);

        let dz: [f64; CLASSES] = array::from_fn(|k| if k == *label { q[k] - 1.0 } else { q[k] });
        for k in 0..CLASSES {
            gradient[B2 + k] += dz[k];
            for h in 0..HIDDEN {
                gradient[W2 + k * HIDDEN + h] += dz[k] * a[h];
            }
        }
        for h in (0..HIDDEN).filter(|&h| u[h] > 0.0) {
            let du: f64 = (0..CLASSES).map(|k| p[W2 + k * HIDDEN + h] * dz[k]).sum();
            gradient[B1 + h] += du;
            for j in 0..INPUTS {
                gradient[W1 + h * INPUTS + j] += du * x[j];
            }
        }
    }
    gradient.map(|slope| slope / samples.len() as f64)
}

/// `exp(z_k) / sum_i exp(z_i)`. The greatest logit is subtracted first, so nothing overflows.
fn softmax(z: [f64; CLASSES]) -> [f64; CLASSES] {
    let max = z[0].max(z[1]).max(z[2]);
    let exponentials = z.map(|z| (z - max).exp());
    let sum: f64 = exponentials.iter().sum();
    exponentials.map(|e| e / sum)
}
