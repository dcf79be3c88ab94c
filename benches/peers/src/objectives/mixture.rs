//! The log-posterior of a Gaussian mixture with a Wishart prior. Component k has a weight `a_k`, a mean `m_k`
//! and a lower triangular matrix `Q_k`, whose diagonal is `exp(q_k)` and which is the square root of the
//! inverse covariance:
//!
//! ```text
//! sum_i ln sum_k exp(a_k + sum(q_k) - |Q_k (x_i - m_k)|^2 / 2) - n ln sum_k exp(a_k) - n d / 2 ln(2 pi)
//!     + sum_k (|Q_k|^2 / 2 - C)
//! ```
//!
//! `C` is the normalising constant of Wishart's distribution with `d + 1` degrees of freedom.

use std::f64::consts::{LN_2, PI, TAU};

use super::{Loss, Objective, log_sum_exp, spread};
use crate::number::Number;

pub struct Mixture {
    dimensions: usize,
    components: usize,
    points: usize,
    /// The points one after the other, then the terms of the sum that depend on no input.
    data: Vec<f64>,
}

impl Mixture {
    pub fn new(dimensions: usize, components: usize) -> Self {
        let points = 1000;
        let mut data: Vec<f64> = (0..points * dimensions).map(spread).collect();
        let normalisation = -0.5 * (points * dimensions) as f64 * TAU.ln();
        data.push(normalisation - components as f64 * ln_wishart(dimensions));
        Self { dimensions, components, points, data }
    }

    /// The numbers of a triangular matrix.
    fn entries(&self) -> usize {
        self.dimensions * (self.dimensions + 1) / 2
    }
}

/// `C = -n d ln(2) / 2 - ln Gamma_d(n / 2)` with `n = d + 1`.
fn ln_wishart(d: usize) -> f64 {
    let n = d + 1;
    let gammas: f64 = (0..d).map(|j| ln_gamma_of_half(n - j)).sum();
    let ln_multivariate_gamma = 0.25 * (d * (d - 1)) as f64 * PI.ln() + gammas;
    -0.5 * (n * d) as f64 * LN_2 - ln_multivariate_gamma
}

/// `ln Gamma(k / 2)` by `Gamma(x + 1) = x Gamma(x)`.
fn ln_gamma_of_half(k: usize) -> f64 {
    match k {
        1 => 0.5 * PI.ln(),
        2 => 0.0,
        _ => (0.5 * (k - 2) as f64).ln() + ln_gamma_of_half(k - 2),
    }
}

struct Component<'a, R> {
    mean: &'a [R],
    diagonal: Vec<R>,
    /// The rows below the diagonal, one after the other.
    below: &'a [R],
    /// The logarithm of the determinant of `Q`.
    ln_determinant: R,
    weight: R,
}

impl<'a, R: Number> Component<'a, R> {
    fn new(weight: R, mean: &'a [R], matrix: &'a [R]) -> Self {
        let (ln_diagonal, below) = matrix.split_at(mean.len());
        let diagonal = ln_diagonal.iter().map(|q| q.exp()).collect();
        Self { mean, diagonal, below, ln_determinant: R::sum(ln_diagonal.iter().copied()), weight }
    }

    /// `a + sum(q) - |Q (x - m)|^2 / 2`
    fn ln_density(&self, point: &[f64], centered: &mut Vec<R>) -> R {
        centered.clear();
        centered.extend(self.mean.iter().zip(point).map(|(&mean, &x)| mean - x));
        let row = |i: usize| {
            let below = &self.below[i * (i.max(1) - 1) / 2..][..i];
            self.diagonal[i] * centered[i] + R::sum(below.iter().zip(&*centered).map(|(&q, &x)| q * x))
        };
        let square = R::sum((0..centered.len()).map(|i| row(i).square()));
        self.weight + self.ln_determinant - square * 0.5
    }

    /// `|Q|^2 / 2`
    fn ln_prior(&self) -> R {
        R::sum(self.diagonal.iter().chain(self.below).map(|q| q.square())) * 0.5
    }
}

impl Objective for Mixture {
    const NAME: &'static str = "mixture";

    fn sizes(&self) -> Vec<usize> {
        vec![self.dimensions, self.components, self.points]
    }

    fn data(&self) -> &[f64] {
        &self.data
    }

    fn start(&self) -> Vec<f64> {
        (0..self.derivatives()).map(|i| 0.5 * spread(3 * i + 1)).collect()
    }

    fn derivatives(&self) -> usize {
        self.components * (1 + self.dimensions + self.entries())
    }
}

impl Loss for Mixture {
    fn loss<R: Number>(&self, x: &[R]) -> R {
        let (weights, rest) = x.split_at(self.components);
        let (means, matrices) = rest.split_at(self.components * self.dimensions);
        let means_and_matrices = means.chunks(self.dimensions).zip(matrices.chunks(self.entries()));
        let components: Vec<Component<R>> = (weights.iter().zip(means_and_matrices))
            .map(|(&weight, (mean, matrix))| Component::new(weight, mean, matrix))
            .collect();

        let (mut centered, mut densities) = (Vec::new(), Vec::new());
        let ln_likelihood = |point: &[f64]| {
            densities.clear();
            densities.extend(components.iter().map(|component| component.ln_density(point, &mut centered)));
            log_sum_exp(&densities)
        };
        let (points, constant) = self.data.split_at(self.points * self.dimensions);
        let likelihood = R::sum(points.chunks(self.dimensions).map(ln_likelihood));
        let prior = R::sum(components.iter().map(Component::ln_prior));
        likelihood - log_sum_exp(weights) * self.points as f64 + prior + constant[0]
    }
}
