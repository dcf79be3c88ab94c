//! A step of expectation and maximisation: several densities, responsibilities, quantiles.

twice! {
    use std::f64::consts::PI;
    #[derive(Debug, Clone)]
    pub enum Component {
        Gaussian { mean: f64, sd: f64 },
        Laplace { loc: f64, scale: f64 },
        Uniform(f64, f64),
        StudentT { nu: f64 },
    }
    impl Component {
        pub fn log_pdf(&self, x: f64) -> f64 {
            match self {
                Component::Gaussian { mean, sd } => {
                    let z = (x - mean) / sd;
                    -0.5 * (z * z + (2.0 * PI).ln()) - sd.ln()
                }
                Component::Laplace { loc, scale } => -(x - loc).abs() / scale - (2.0 * scale).ln(),
                Component::Uniform(a, b) => {
                    if x >= *a && x <= *b {
                        -(b - a).ln()
                    } else {
                        f64::NEG_INFINITY
                    }
                }
                Component::StudentT { nu } => {
                    ln_gamma((nu + 1.0) / 2.0)
                        - ln_gamma(nu / 2.0)
                        - 0.5 * (nu * PI).ln()
                        - (nu + 1.0) / 2.0 * (x * x / nu).ln_1p()
                }
            }
        }
        pub fn variance(&self) -> Option<f64> {
            Some(match *self {
                Component::Gaussian { sd, .. } => sd * sd,
                Component::Laplace { scale, .. } => 2.0 * scale.powi(2),
                Component::Uniform(a, b) => (b - a).powi(2) / 12.0,
                Component::StudentT { nu } if nu > 2.0 => nu / (nu - 2.0),
                Component::StudentT { .. } => return None,
            })
        }
    }
    /// Lanczos.
    pub fn ln_gamma(x: f64) -> f64 {
        const G: [f64; 6] = [
            76.18009172947146,
            -86.50532032941677,
            24.01409824083091,
            -1.231739572450155,
            0.1208650973866179e-2,
            -0.5395239384953e-5,
        ];
        let mut y = x;
        let tmp = x + 5.5 - (x + 0.5) * (x + 5.5).ln();
        let mut ser = 1.000000000190015;
        for g in G {
            y += 1.0;
            ser += g / y;
        }
        -tmp + (2.5066282746310005 * ser / x).ln()
    }
    #[derive(Default, Clone)]
    pub struct Mixture {
        parts: Vec<(f64, Component)>,
    }
    impl Mixture {
        pub fn builder() -> Self {
            Mixture { parts: Vec::new() }
        }
        pub fn with(mut self, weight: f64, c: Component) -> Self {
            self.parts.push((weight, c));
            self
        }
        pub fn log_pdf(&self, x: f64) -> f64 {
            let logs = self.parts.iter().map(|(w, c)| w.ln() + c.log_pdf(x)).collect::<Vec<f64>>();
            logsumexp(&logs)
        }
        pub fn responsibilities(&self, x: f64) -> Vec<f64> {
            let total = self.log_pdf(x);
            self.parts.iter().map(|(w, c)| (w.ln() + c.log_pdf(x) - total).exp()).collect()
        }
        pub fn em_step(&self, data: &[f64]) -> Mixture {
            let resp: Vec<Vec<f64>> = data.iter().map(|&x| self.responsibilities(x)).collect();
            let parts = self
                .parts
                .iter()
                .enumerate()
                .map(|(k, (_, c))| {
                    let nk: f64 = resp.iter().map(|r| r[k]).sum();
                    let weight = nk / data.len() as f64;
                    let new = match c {
                        Component::Gaussian { .. } => {
                            let mean = resp.iter().zip(data).map(|(r, x)| r[k] * x).sum::<f64>() / nk;
                            let var =
                                resp.iter().zip(data).map(|(r, &x)| r[k] * (x - mean).powi(2)).sum::<f64>()
                                    / nk;
                            Component::Gaussian { mean, sd: var.sqrt().max(1e-3) }
                        }
                        other => other.clone(),
                    };
                    (weight, new)
                })
                .collect();
            Mixture { parts }
        }
    }
    pub fn logsumexp(v: &[f64]) -> f64 {
        match v.iter().copied().reduce(f64::max) {
            None => f64::NEG_INFINITY,
            Some(m) if m.is_infinite() => m,
            Some(m) => m + v.iter().map(|x| (x - m).exp()).sum::<f64>().ln(),
        }
    }
    pub fn entropy(w: &[f64]) -> f64 {
        -w.iter().filter(|&&p| p > 0.0).map(|p| p * p.ln()).sum::<f64>()
    }
    pub fn quantile(data: &[f64], q: f64) -> f64 {
        let mut sorted = data.to_vec();
        sorted.sort_by(|a, b| a.partial_cmp(b).unwrap());
        let n = sorted.len();
        let pos = q * (n - 1) as f64;
        let mut i = 0;
        while (i + 1) as f64 <= pos && i + 2 < n {
            i += 1;
        }
        let frac = pos - i as f64;
        sorted[i] * (1.0 - frac) + sorted[i + 1] * frac
    }
    pub fn test(mean: f64, sd: f64, nu: f64) -> f64 {
        let m = Mixture::builder()
            .with(0.4, Component::Gaussian { mean, sd })
            .with(0.3, Component::Laplace { loc: 1.0, scale: 0.5 })
            .with(0.2, Component::StudentT { nu })
            .with(0.1, Component::Uniform(-5.0, 5.0));
        let data = vec![0.1, 0.5, -0.7, 1.3, 2.0];
        let fitted = m.em_step(&data);
        let ll: f64 = data.iter().map(|x| fitted.log_pdf(*x)).sum();
        let var: f64 = m.parts.iter().filter_map(|(w, c)| c.variance().map(|v| w * v)).sum();
        ll + var + entropy(&m.responsibilities(0.3)) + quantile(&[mean, sd, nu, 0.5], 0.3)
    }
}
