//! A softmax loss of a small network: vectors of vectors, folds with `f64::max`, activations as an enum and as functions.

twice! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Activation {
        Relu,
        Tanh,
        Sigmoid,
        Linear,
    }

    impl Activation {
        pub fn apply(self, x: f64) -> f64 {
            match self {
                Activation::Relu if x > 0.0 => x,
                Activation::Relu => 0.0,
                Activation::Tanh => x.tanh(),
                Activation::Sigmoid => 1.0 / (1.0 + (-x).exp()),
                Activation::Linear => x,
            }
        }
    }

    pub struct Layer {
        pub weights: Vec<Vec<f64>>,
        pub bias: Vec<f64>,
        pub activation: Activation,
    }

    impl Layer {
        pub fn forward(&self, input: &[f64]) -> Vec<f64> {
            self.weights
                .iter()
                .zip(&self.bias)
                .map(|(row, b)| {
                    let z: f64 = row.iter().zip(input).map(|(w, x)| w * x).sum::<f64>() + b;
                    self.activation.apply(z)
                })
                .collect()
        }
    }

    pub struct Network {
        pub layers: Vec<Layer>,
    }

    impl Network {
        pub fn forward(&self, input: &[f64]) -> Vec<f64> {
            let mut x = input.to_vec();
            for layer in &self.layers {
                x = layer.forward(&x);
            }
            x
        }

        pub fn penalty(&self) -> f64 {
            self.layers.iter().flat_map(|layer| layer.weights.iter().flatten()).map(|w| w.powi(2)).sum::<f64>()
        }
    }

    pub fn log_softmax(logits: &[f64]) -> Vec<f64> {
        let max = logits.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logits.iter().map(|l| (l - max).exp()).sum();
        let log_sum = max + sum.ln();
        logits.iter().map(|&l| l - log_sum).collect()
    }

    pub fn cross_entropy(logits: &[f64], label: usize) -> f64 {
        -log_softmax(logits)[label]
    }

    pub fn loss(network: &Network, data: &[(Vec<f64>, usize)], decay: f64) -> f64 {
        let n = data.len() as f64;
        let fit = data.iter().map(|(x, label)| cross_entropy(&network.forward(x), *label)).sum::<f64>() / n;
        fit + 0.5 * decay * network.penalty()
    }

    pub fn two_layers(w: [f64; 6], b: [f64; 2]) -> f64 {
        let hidden = Layer {
            weights: vec![vec![w[0], w[1]], vec![w[2], w[3]]],
            bias: b.to_vec(),
            activation: Activation::Tanh,
        };
        let out = Layer {
            weights: vec![vec![w[4], -0.5], vec![0.25, w[5]]],
            bias: vec![0.0; 2],
            activation: Activation::Linear,
        };
        let network = Network { layers: vec![hidden, out] };
        let data = vec![(vec![1.0, -0.5], 0), (vec![-0.3, 0.8], 1)];
        loss(&network, &data, 1e-2)
    }

    pub fn most_likely(logits: &[f64]) -> Option<(usize, f64)> {
        logits
            .iter()
            .enumerate()
            .max_by(|a, b| a.1.partial_cmp(b.1).unwrap())
            .map(|(i, &l)| (i, l))
    }

    pub fn activated(x: f64) -> f64 {
        let all = [Activation::Relu, Activation::Tanh, Activation::Sigmoid, Activation::Linear];
        let mut product = 1.0;
        for (i, a) in all.iter().enumerate() {
            product *= a.apply(x) + 2.0 * i as f64;
        }
        product
    }
}
