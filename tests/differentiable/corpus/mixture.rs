//! A mixture of Gaussians: components in a vector, log-sum-exp, sorting, scans.

twice! {
    use std::f64::consts::PI;

    #[derive(Debug, Clone, Copy)]
    pub struct Component {
        pub weight: f64,
        pub mean: f64,
        pub sigma: f64,
    }

    impl Component {
        pub fn log_density(&self, x: f64) -> f64 {
            let z = (x - self.mean) / self.sigma;
            self.weight.ln() - self.sigma.ln() - 0.5 * (2.0 * PI).ln() - 0.5 * z * z
        }
    }

    #[derive(Debug, Clone, Default)]
    pub struct Mixture {
        components: Vec<Component>,
    }

    fn log_sum_exp(terms: &[f64]) -> f64 {
        let top = terms.iter().cloned().fold(f64::NEG_INFINITY, |a, b| a.max(b));
        if top == f64::NEG_INFINITY {
            return top;
        }
        top + terms.iter().map(|t| f64::exp(t - top)).sum::<f64>().ln()
    }

    impl Mixture {
        pub fn push(&mut self, component: Component) -> &mut Self {
            self.components.push(component);
            self
        }

        /// Weights that sum to one.
        pub fn normalized(&self) -> Mixture {
            let total: f64 = self.components.iter().map(|c| c.weight).sum();
            Mixture {
                components: self
                    .components
                    .iter()
                    .map(|c| Component { weight: c.weight / total, ..*c })
                    .collect(),
            }
        }

        pub fn log_likelihood(&self, data: &[f64]) -> f64 {
            data.iter()
                .map(|&x| {
                    let terms: Vec<f64> = self.components.iter().map(|c| c.log_density(x)).collect();
                    log_sum_exp(&terms)
                })
                .sum()
        }

        pub fn mean_and_variance(&self) -> (f64, f64) {
            let mean = self.components.iter().fold(0.0, |acc, c| acc + c.weight * c.mean);
            let variance = self
                .components
                .iter()
                .map(|c| c.weight * (c.sigma.powi(2) + (c.mean - mean).powi(2)))
                .sum::<f64>();
            (mean, variance)
        }

        /// Cumulative weights, the heaviest first.
        pub fn cumulative(&self) -> Vec<f64> {
            let mut weights: Vec<_> = self.components.iter().map(|c| c.weight).collect();
            weights.sort_by(|a, b| b.partial_cmp(a).unwrap());
            weights
                .iter()
                .scan(0.0, |sum, w| {
                    *sum += w;
                    Some(*sum)
                })
                .collect()
        }
    }

    pub fn score(weights: [f64; 3], means: [f64; 3], sigma: f64) -> f64 {
        let mut mixture = Mixture { components: Vec::with_capacity(3) };
        for (&weight, &mean) in weights.iter().zip(means.iter()) {
            mixture.push(Component { weight, mean, sigma });
        }
        let mixture = mixture.normalized();
        let data = [0.5, -1.2, 2.2, 0.1];
        let (mean, variance) = mixture.mean_and_variance();
        let spread: f64 = mixture.cumulative().iter().product();
        mixture.log_likelihood(&data) + 0.1 * mean - variance.sqrt() + spread
    }
}
