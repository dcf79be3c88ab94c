//! Densities behind a trait: default methods, trait objects, bounds, supertraits.

twice! {
    use std::f64::consts::PI;
    use std::fmt::Debug;

    pub trait Named {
        fn name(&self) -> String;
    }

    pub trait Density: Named {
        fn ln_pdf(&self, x: f64) -> f64;

        fn pdf(&self, x: f64) -> f64 {
            self.ln_pdf(x).exp()
        }

        fn mean(&self) -> f64;

        fn score(&self, data: &[f64]) -> f64 {
            let mut total = 0.0;
            for &x in data {
                total += self.ln_pdf(x);
            }
            total / data.len() as f64
        }
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Normal {
        pub mu: f64,
        pub sigma: f64,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Exponential(pub f64);

    /// It has no parameters.
    #[derive(Debug, Clone, Copy)]
    pub struct Logistic;

    impl Named for Normal {
        fn name(&self) -> String {
            "normal".into()
        }
    }

    impl Named for Exponential {
        fn name(&self) -> String {
            String::from("exponential")
        }
    }

    impl Named for Logistic {
        fn name(&self) -> String {
            format!("{:?}", self)
        }
    }

    impl Density for Normal {
        fn ln_pdf(&self, x: f64) -> f64 {
            let z = (x - self.mu) / self.sigma;
            -0.5 * z * z - self.sigma.ln() - 0.5 * (2.0 * PI).ln()
        }

        fn mean(&self) -> f64 {
            self.mu
        }
    }

    impl Density for Exponential {
        fn ln_pdf(&self, x: f64) -> f64 {
            if x < 0.0 {
                return f64::NEG_INFINITY;
            }
            self.0.ln() - self.0 * x
        }

        fn mean(&self) -> f64 {
            1.0 / self.0
        }

        fn pdf(&self, x: f64) -> f64 {
            if x < 0.0 { 0.0 } else { self.0 * (-self.0 * x).exp() }
        }
    }

    impl Density for Logistic {
        fn ln_pdf(&self, x: f64) -> f64 {
            -x - 2.0 * (-x).exp().ln_1p()
        }

        fn mean(&self) -> f64 {
            0.0
        }
    }

    pub fn mixture_pdf(parts: &[(f64, Box<dyn Density>)], x: f64) -> f64 {
        parts.iter().map(|(weight, part)| weight * part.pdf(x)).sum()
    }

    pub fn ratio<A: Density + Debug, B>(a: &A, b: &B, x: f64) -> f64
    where
        B: Density,
    {
        a.pdf(x) / b.pdf(x) + a.mean() * x
    }

    pub fn best(candidates: &[&dyn Density], data: &[f64]) -> f64 {
        candidates.iter().map(|c| c.score(data)).fold(f64::NEG_INFINITY, f64::max)
    }

    pub fn all(mu: f64, sigma: f64, rate: f64, x: f64) -> f64 {
        let normal = Normal { mu, sigma };
        let exponential = Exponential(rate);
        let parts: Vec<(f64, Box<dyn Density>)> =
            vec![(0.25, Box::new(normal)), (0.5, Box::new(exponential)), (0.25, Box::new(Logistic))];
        let data = [0.1, 0.4, x];
        mixture_pdf(&parts, x) + ratio(&normal, &exponential, x) + best(&[&normal, &exponential], &data)
    }
}
