//! Fugacities by Redlich and Kwong: nested loops over species, roots of a cubic, enums of errors.

twice! {
    use std::collections::BTreeMap;
    pub const GAS_CONSTANT: f64 = 8.314_462_618_153_24;
    const OMEGA_A: f64 = 0.42748;
    const OMEGA_B: f64 = 0.08664;

    #[derive(Debug, Clone, PartialEq)]
    pub struct Species {
        pub name: String,
        pub tc: f64,
        pub pc: f64,
        pub acentric: Option<f64>,
    }

    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
    pub enum Phase {
        Liquid,
        Vapor,
    }

    #[derive(Debug)]
    pub enum Error {
        Negative { value: f64 },
        Roots(usize),
        Other(String),
    }

    impl std::error::Error for Error {}
    impl std::fmt::Display for Error {
        fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
            match self {
                Error::Negative { value } => write!(f, "negative: {}", value),
                Error::Roots(n) => write!(f, "{n} roots"),
                Error::Other(s) => write!(f, "{s}"),
            }
        }
    }

    pub struct Mixture {
        species: Vec<Species>,
        kij: Vec<Vec<f64>>,
    }

    impl Mixture {
        pub fn new(species: Vec<Species>) -> Self {
            let n = species.len();
            Mixture { species, kij: vec![vec![0.0; n]; n] }
        }
        pub fn set_kij(&mut self, i: usize, j: usize, k: f64) -> &mut Self {
            self.kij[i][j] = k;
            self.kij[j][i] = k;
            self
        }
        fn a_i(&self, i: usize, t: f64) -> f64 {
            let s = &self.species[i];
            let tr = t / s.tc;
            let alpha = match s.acentric {
                Some(w) => {
                    let m = 0.48 + 1.574 * w - 0.176 * w * w;
                    (1. + m * (1. - tr.sqrt())).powi(2)
                }
                None => 1.0 / tr.sqrt(),
            };
            OMEGA_A * (GAS_CONSTANT * s.tc).powi(2) / s.pc * alpha
        }
        fn b_i(&self, i: usize) -> f64 {
            OMEGA_B * GAS_CONSTANT * self.species[i].tc / self.species[i].pc
        }
        pub fn a_b(&self, t: f64, x: &[f64]) -> (f64, f64) {
            let n = self.species.len();
            let ai: Vec<f64> = (0..n).map(|i| self.a_i(i, t)).collect();
            let mut a = 0.0;
            for i in 0..n {
                for j in 0..n {
                    a += x[i] * x[j] * (ai[i] * ai[j]).sqrt() * (1.0 - self.kij[i][j]);
                }
            }
            let b = x.iter().enumerate().map(|(i, xi)| xi * self.b_i(i)).sum();
            (a, b)
        }
        /// Real roots of the cubic by Cardano.
        pub fn z_factor(&self, t: f64, p: f64, x: &[f64], phase: Phase) -> Result<f64, Error> {
            if p <= 0.0 {
                return Err(Error::Negative { value: p });
            }
            let (a, b) = self.a_b(t, x);
            let rt = GAS_CONSTANT * t;
            let aa = a * p / rt.powi(2);
            let bb = b * p / rt;
            let roots = cubic_roots(-1.0, aa - bb - bb * bb, -aa * bb);
            let valid: Vec<f64> = roots.into_iter().filter(|z| *z > bb).collect();
            if valid.is_empty() {
                return Err(Error::Roots(0));
            }
            let z = match phase {
                Phase::Liquid => valid.iter().cloned().fold(f64::INFINITY, f64::min),
                Phase::Vapor => valid.iter().cloned().fold(f64::NEG_INFINITY, f64::max),
            };
            Ok(z)
        }
        pub fn ln_phi(&self, t: f64, p: f64, x: &[f64], phase: Phase) -> Result<Vec<f64>, Error> {
            let z = self.z_factor(t, p, x, phase)?;
            let (a, b) = self.a_b(t, x);
            let rt = GAS_CONSTANT * t;
            let bb = b * p / rt;
            let mut out = Vec::with_capacity(x.len());
            for i in 0..x.len() {
                let bi = self.b_i(i);
                let sum_a: f64 = (0..x.len())
                    .map(|j| x[j] * (self.a_i(i, t) * self.a_i(j, t)).sqrt() * (1.0 - self.kij[i][j]))
                    .sum();
                let term = a / (b * rt) * (bi / b - 2.0 * sum_a / a) * (1.0 + bb / z).ln();
                out.push(bi / b * (z - 1.0) - (z - bb).ln() + term);
            }
            Ok(out)
        }
    }

    fn cubic_roots(c2: f64, c1: f64, c0: f64) -> Vec<f64> {
        let q = (3.0 * c1 - c2 * c2) / 9.0;
        let r = (9.0 * c2 * c1 - 27.0 * c0 - 2.0 * c2.powi(3)) / 54.0;
        let disc = q.powi(3) + r * r;
        if disc > 0.0 {
            let s = (r + disc.sqrt()).cbrt();
            let t = (r - disc.sqrt()).cbrt();
            vec![s + t - c2 / 3.0]
        } else {
            let theta = (r / (-q * q * q).sqrt()).acos();
            let m = 2.0 * (-q).sqrt();
            (0..3)
                .map(|k| m * ((theta + 2.0 * std::f64::consts::PI * k as f64) / 3.0).cos() - c2 / 3.0)
                .collect()
        }
    }

    pub fn antoine(coefs: &BTreeMap<String, (f64, f64, f64)>, name: &str, t: f64) -> Option<f64> {
        coefs.get(name).map(|&(a, b, c)| 10f64.powf(a - b / (c + t)))
    }

    pub fn test(t: f64, p: f64, x0: f64) -> f64 {
        let s = |name: &str, tc, pc, w| Species { name: name.to_string(), tc, pc, acentric: w };
        let mut mix =
            Mixture::new(vec![s("methane", 190.6, 4.6e6, Some(0.011)), s("propane", 369.8, 4.25e6, None)]);
        mix.set_kij(0, 1, 0.02).set_kij(1, 0, 0.02);
        let x = [x0, 1.0 - x0];
        match mix.ln_phi(t, p, &x, Phase::Vapor) {
            Ok(v) => v.iter().zip(&x).map(|(l, x)| l * x).sum(),
            Err(Error::Negative { value }) => value,
            Err(_) => f64::NAN,
        }
    }
}
