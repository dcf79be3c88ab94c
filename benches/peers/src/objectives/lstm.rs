//! The loss of a network with long short-term memory that predicts the next of a sequence of characters, each
//! a vector of bits. A layer has a hidden vector h, cells c, weights `w` and biases `b`; all products are by
//! elements:
//!
//! ```text
//! forget = sigmoid(w1 x + b1)     enter = sigmoid(w2 h + b2)     c' = c forget + enter change
//! leave = sigmoid(w3 x + b3)      change = tanh(w4 h + b4)       h' = leave tanh(c')
//! ```
//!
//! The first layer gets the character times u, each other layer the hidden vector before it. The prediction
//! is `y = v h + o`, and the loss is the mean over all bits of `-bit (y - ln(2 + sum exp y))`.

use super::{Loss, Objective, spread};
use crate::number::Number;

pub struct Lstm {
    /// The hidden vector and the cells of each layer at the start, then the characters.
    data: Vec<f64>,
}

const LAYERS: usize = 2;
/// The bits of a character, and so the length of all vectors.
const BITS: usize = 14;
const CHARACTERS: usize = 1024;
const STATE: usize = 2 * LAYERS * BITS;

impl Lstm {
    pub fn new() -> Self {
        let state = (0..STATE).map(spread);
        let bits = (0..CHARACTERS * BITS).map(|i| if spread(i * i) > 0.0 { 1.0 } else { 0.0 });
        Self { data: state.chain(bits).collect() }
    }
}

fn sigmoid<R: Number>(x: R) -> R {
    ((-x).exp() + 1.0).recip()
}

struct Layer<'a, R> {
    weights: &'a [R],
    biases: &'a [R],
    hidden: Vec<R>,
    cells: Vec<R>,
}

impl<'a, R: Number> Layer<'a, R> {
    fn new(parameters: &'a [R], state: &[f64]) -> Self {
        let (weights, biases) = parameters.split_at(4 * BITS);
        let mut state = state.iter().copied().map(R::constant);
        let hidden = state.by_ref().take(BITS).collect();
        Self { weights, biases, hidden, cells: state.collect() }
    }

    fn step(&mut self, input: &[R]) {
        for (i, &input) in input.iter().enumerate() {
            let gate = |g: usize, x: R| x * self.weights[g * BITS + i] + self.biases[g * BITS + i];
            let forget = sigmoid(gate(0, input));
            let enter = sigmoid(gate(1, self.hidden[i]));
            let leave = sigmoid(gate(2, input));
            let change = gate(3, self.hidden[i]).tanh();
            self.cells[i] = self.cells[i] * forget + enter * change;
            self.hidden[i] = leave * self.cells[i].tanh();
        }
    }
}

impl Objective for Lstm {
    const NAME: &'static str = "lstm";

    fn sizes(&self) -> Vec<usize> {
        vec![LAYERS, BITS, CHARACTERS]
    }

    fn data(&self) -> &[f64] {
        &self.data
    }

    fn start(&self) -> Vec<f64> {
        (0..self.derivatives()).map(|i| 0.8 * spread(3 * i + 1)).collect()
    }

    fn derivatives(&self) -> usize {
        LAYERS * 8 * BITS + 3 * BITS
    }
}

impl Loss for Lstm {
    fn loss<R: Number>(&self, x: &[R]) -> R {
        let (layers, ends) = x.split_at(LAYERS * 8 * BITS);
        let (state, characters) = self.data.split_at(STATE);
        let mut layers: Vec<Layer<R>> = (layers.chunks(8 * BITS).zip(state.chunks(2 * BITS)))
            .map(|(parameters, state)| Layer::new(parameters, state))
            .collect();
        let (scale_in, scale_out, offset) = (&ends[..BITS], &ends[BITS..2 * BITS], &ends[2 * BITS..]);

        let mut total = R::constant(0.0);
        for pair in characters.windows(2 * BITS).step_by(BITS) {
            let (character, next) = pair.split_at(BITS);
            let mut input: Vec<R> = scale_in.iter().zip(character).map(|(&u, &bit)| u * bit).collect();
            for layer in &mut layers {
                layer.step(&input);
                input.copy_from_slice(&layer.hidden);
            }
            let predicted: Vec<R> = (0..BITS).map(|i| input[i] * scale_out[i] + offset[i]).collect();
            let normalisation = (R::sum(predicted.iter().map(|y| y.exp())) + 2.0).ln();
            total += R::sum(predicted.iter().zip(next).map(|(&y, &bit)| (y - normalisation) * bit));
        }
        -total / ((CHARACTERS - 1) * BITS) as f64
    }
}
