//! The cross-entropy of a network with 2 inputs, 4 hidden ReLU units and 3 classes, over 16 samples: 27
//! weights and biases, in the order W1, b1, W2, b2, each matrix row by row.
//!
//! ```text
//! z = W2 max(W1 x + b1, 0) + b2        loss = mean over samples of ln sum_k exp(z_k) - z_label
//! ```

use std::array;

use super::{Annotated, ScalarFunction, Workload};
use crate::number::Number;

pub struct Network;

const INPUTS: usize = 2;
pub(super) const HIDDEN: usize = 4;
pub(super) const CLASSES: usize = 3;
pub(super) const SAMPLES: usize = 16;

pub(super) const B1: usize = HIDDEN * INPUTS;
pub(super) const W2: usize = B1 + HIDDEN;
pub(super) const B2: usize = W2 + CLASSES * HIDDEN;
pub(super) const PARAMETERS: usize = B2 + CLASSES;

#[derive(Clone, Copy)]
pub(super) struct Sample {
    pub(super) features: [f64; INPUTS],
    pub(super) label: usize,
}

/// The points of a 4 by 4 grid, in three classes.
pub(super) static DATA: [Sample; SAMPLES] = {
    let mut data = [Sample { features: [0.0; INPUTS], label: 0 }; SAMPLES];
    let mut i = 0;
    while i < SAMPLES {
        data[i].features = [0.5 * (i % 4) as f64 - 0.75, 0.5 * (i / 4) as f64 - 0.75];
        data[i].label = (i % 4 + i / 4) % CLASSES;
        i += 1;
    }
    data
};

impl Workload<PARAMETERS, 1> for Network {
    fn start() -> [f64; PARAMETERS] {
        array::from_fn(|i| ((11 * i + 5) % 17) as f64 / 17.0 - 0.45)
    }

    /// Back-propagation.
    #[inline(always)]
    fn by_hand(p: &[f64; PARAMETERS]) -> ([f64; 1], [[f64; PARAMETERS]; 1]) {
        let (mut loss, mut gradient) = (0.0, [0.0; PARAMETERS]);
        for Sample { features, label } in &DATA {
            let hidden: [f64; HIDDEN] = array::from_fn(|i| {
                (p[B1 + i] + p[i * INPUTS] * features[0] + p[i * INPUTS + 1] * features[1]).max(0.0)
            });
            let logits: [f64; CLASSES] = array::from_fn(|k| {
                (0..HIDDEN).fold(p[B2 + k], |sum, i| sum + p[W2 + k * HIDDEN + i] * hidden[i])
            });
            let greatest = logits[0].max(logits[1]).max(logits[2]);
            let exponentials = logits.map(|z| (z - greatest).exp());
            let total: f64 = exponentials.iter().sum();
            loss += total.ln() - (logits[*label] - greatest);

            let mut by_logit = exponentials.map(|e| e / (total * SAMPLES as f64));
            by_logit[*label] -= 1.0 / SAMPLES as f64;
            let mut by_hidden = [0.0; HIDDEN];
            for k in 0..CLASSES {
                gradient[B2 + k] += by_logit[k];
                for i in 0..HIDDEN {
                    gradient[W2 + k * HIDDEN + i] += by_logit[k] * hidden[i];
                    by_hidden[i] += by_logit[k] * p[W2 + k * HIDDEN + i];
                }
            }
            for i in 0..HIDDEN {
                if hidden[i] > 0.0 {
                    gradient[B1 + i] += by_hidden[i];
                    gradient[i * INPUTS] += by_hidden[i] * features[0];
                    gradient[i * INPUTS + 1] += by_hidden[i] * features[1];
                }
            }
        }
        ([loss / SAMPLES as f64], [gradient])
    }
}

impl ScalarFunction<PARAMETERS, Annotated> for Network {
    #[inline(always)]
    fn evaluate<R: Number>(p: [R; PARAMETERS]) -> R {
        let mut loss = R::constant(0.0);
        for Sample { features, label } in &DATA {
            let mut hidden = [R::constant(0.0); HIDDEN];
            for (i, hidden) in hidden.iter_mut().enumerate() {
                let mut sum = p[B1 + i];
                for (j, &x) in features.iter().enumerate() {
                    sum += p[i * INPUTS + j] * x;
                }
                *hidden = sum.max(R::constant(0.0));
            }
            let mut logits = [R::constant(0.0); CLASSES];
            for (k, logit) in logits.iter_mut().enumerate() {
                let mut sum = p[B2 + k];
                for (i, &hidden) in hidden.iter().enumerate() {
                    sum += p[W2 + k * HIDDEN + i] * hidden;
                }
                *logit = sum;
            }
            // moved by the greatest, so that no exponential overflows
            let greatest = logits[0].max(logits[1]).max(logits[2]);
            let mut total = R::constant(0.0);
            for logit in &mut logits {
                *logit = *logit - greatest;
                total += logit.exp();
            }
            loss += total.ln() - logits[*label];
        }
        loss / SAMPLES as f64
    }
}
