use std::f64::consts::PI;

use gradual::Real;

#[derive(Clone, Copy)]
struct Component<R> {
    weight: R,
    mean: R,
    sigma: R,
}

impl<R: Real> Component<R> {
    #[inline]
    fn log_density(&self, x: R) -> R {
        let z = (x - self.mean) / self.sigma;
        self.weight.ln() - self.sigma.ln() - 0.5 * (2.0 * PI).ln() - 0.5 * z * z
    }
}

struct Mixture<R> {
    components: Vec<Component<R>>,
}

#[inline]
fn log_sum_exp<R: Real>(terms: &[R]) -> R {
    let top = terms.iter().cloned().fold(R::neg_infinity(), |a, b| a.max(b));
    if top == f64::NEG_INFINITY {
        return top;
    }
    top + terms.iter().map(|t| R::exp(*t - top)).sum::<R>().ln()
}

impl<R: Real> Mixture<R> {
    #[inline]
    fn push(&mut self, component: Component<R>) -> &mut Self {
        self.components.push(component);
        self
    }

    #[inline]
    fn normalized(&self) -> Self {
        let total: R = self.components.iter().map(|c| c.weight).sum();
        Mixture {
            components: self
                .components
                .iter()
                .map(|c| Component { weight: c.weight / total, ..*c })
                .collect(),
        }
    }

    #[inline]
    fn log_likelihood(&self, data: &[R]) -> R {
        data.iter()
            .map(|&x| {
                let terms: Vec<R> = self.components.iter().map(|c| c.log_density(x)).collect();
                log_sum_exp(&terms)
            })
            .sum()
    }

    #[inline]
    fn mean_and_variance(&self) -> (R, R) {
        let mean = self.components.iter().fold(R::zero(), |acc, c| acc + c.weight * c.mean);
        let variance =
            self.components.iter().map(|c| c.weight * (c.sigma.powi(2) + (c.mean - mean).powi(2))).sum::<R>();
        (mean, variance)
    }

    #[inline]
    fn cumulative(&self) -> Vec<R> {
        let mut weights: Vec<_> = self.components.iter().map(|c| c.weight).collect();
        weights.sort_by(|a, b| b.partial_cmp(a).unwrap());
        weights
            .iter()
            .scan(R::zero(), |sum, w| {
                *sum += w;
                Some(*sum)
            })
            .collect()
    }
}

#[inline]
pub(crate) fn score<R: Real>(weights: [R; 3], means: [R; 3], sigma: R) -> R {
    let mut mixture = Mixture { components: Vec::with_capacity(3) };
    for (&weight, &mean) in weights.iter().zip(means.iter()) {
        mixture.push(Component { weight, mean, sigma });
    }
    let mixture = mixture.normalized();
    let data = [0.5, -1.2, 2.2, 0.1].map(R::lit);
    let (mean, variance) = mixture.mean_and_variance();
    let spread: R = mixture.cumulative().iter().product();
    mixture.log_likelihood(&data) + 0.1 * mean - variance.sqrt() + spread
}
