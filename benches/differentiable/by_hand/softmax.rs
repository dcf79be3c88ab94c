use gradual::Real;

#[derive(Clone, Copy)]
enum Activation {
    Tanh,
    Linear,
}

impl Activation {
    #[inline]
    fn apply<R: Real>(self, x: R) -> R {
        match self {
            Activation::Tanh => x.tanh(),
            Activation::Linear => x,
        }
    }
}

struct Layer<R> {
    weights: Vec<Vec<R>>,
    bias: Vec<R>,
    activation: Activation,
}

impl<R: Real> Layer<R> {
    #[inline]
    fn forward(&self, input: &[R]) -> Vec<R> {
        self.weights
            .iter()
            .zip(&self.bias)
            .map(|(row, b)| {
                let z: R = row.iter().zip(input).map(|(w, x)| w * x).sum::<R>() + b;
                self.activation.apply(z)
            })
            .collect()
    }
}

struct Network<R> {
    layers: Vec<Layer<R>>,
}

impl<R: Real> Network<R> {
    #[inline]
    fn forward(&self, input: &[R]) -> Vec<R> {
        let mut x = input.to_vec();
        for layer in &self.layers {
            x = layer.forward(&x);
        }
        x
    }

    #[inline]
    fn penalty(&self) -> R {
        self.layers.iter().flat_map(|layer| layer.weights.iter().flatten()).map(|w| w.powi(2)).sum::<R>()
    }
}

#[inline]
fn log_softmax<R: Real>(logits: &[R]) -> Vec<R> {
    let max = logits.iter().copied().fold(R::neg_infinity(), R::max);
    let sum: R = logits.iter().map(|l| (*l - max).exp()).sum();
    let log_sum = max + sum.ln();
    logits.iter().map(|&l| l - log_sum).collect()
}

#[inline]
fn cross_entropy<R: Real>(logits: &[R], label: usize) -> R {
    -log_softmax(logits)[label]
}

#[inline]
fn loss<R: Real>(network: &Network<R>, data: &[(Vec<R>, usize)], decay: R) -> R {
    let n = data.len() as f64;
    let fit = data.iter().map(|(x, label)| cross_entropy(&network.forward(x), *label)).sum::<R>() / n;
    fit + 0.5 * decay * network.penalty()
}

#[inline]
pub(crate) fn two_layers<R: Real>(w: [R; 6], b: [R; 2]) -> R {
    let hidden = Layer {
        weights: vec![vec![w[0], w[1]], vec![w[2], w[3]]],
        bias: b.to_vec(),
        activation: Activation::Tanh,
    };
    let out = Layer {
        weights: vec![vec![w[4], R::lit(-0.5)], vec![R::lit(0.25), w[5]]],
        bias: vec![R::zero(); 2],
        activation: Activation::Linear,
    };
    let network = Network { layers: vec![hidden, out] };
    let data = vec![(vec![R::lit(1.0), R::lit(-0.5)], 0), (vec![R::lit(-0.3), R::lit(0.8)], 1)];
    loss(&network, &data, R::lit(1e-2))
}
