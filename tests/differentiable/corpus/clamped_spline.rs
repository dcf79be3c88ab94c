//! A spline with clamped ends: several vectors at once, searches, an iterator that is returned.

twice! {
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub enum Boundary {
        Natural,
        NotAKnot,
        Periodic,
    }
    #[derive(Debug, Clone, Copy, PartialEq)]
    pub enum End {
        Natural,
        Clamped(f64),
    }
    pub struct CubicSpline {
        knots: Vec<f64>,
        coefs: Vec<[f64; 4]>,
    }
    #[derive(Debug, PartialEq)]
    pub struct SplineError(pub &'static str);
    impl CubicSpline {
        pub fn fit(xs: &[f64], ys: &[f64], ends: (End, End)) -> Result<CubicSpline, SplineError> {
            let n = xs.len();
            if n < 3 || ys.len() != n {
                return Err(SplineError("too few points"));
            }
            for w in xs.windows(2) {
                if !(w[0] < w[1]) {
                    return Err(SplineError("not sorted"));
                }
            }
            let h: Vec<_> = xs.iter().zip(xs.iter().skip(1)).map(|(a, b)| b - a).collect();
            let slope: Vec<_> = (0..n - 1).map(|i| (ys[i + 1] - ys[i]) / h[i]).collect();
            let (mut a, mut b, mut c, mut d) = (vec![0.0; n], vec![0.0; n], vec![0.0; n], vec![0.0; n]);
            match ends.0 {
                End::Natural => {
                    b[0] = 1.0;
                }
                End::Clamped(s) => {
                    b[0] = 2.0 * h[0];
                    c[0] = h[0];
                    d[0] = 6.0 * (slope[0] - s);
                }
            }
            for i in 1..n - 1 {
                a[i] = h[i - 1];
                b[i] = 2.0 * (h[i - 1] + h[i]);
                c[i] = h[i];
                d[i] = 6.0 * (slope[i] - slope[i - 1]);
            }
            if let End::Clamped(s) = ends.1 {
                a[n - 1] = h[n - 2];
                b[n - 1] = 2.0 * h[n - 2];
                d[n - 1] = 6.0 * (s - slope[n - 2]);
            } else {
                b[n - 1] = 1.0;
            }
            let m = thomas(&a, &b, &c, &d);
            let coefs = (0..n - 1)
                .map(|i| {
                    [
                        ys[i],
                        slope[i] - h[i] * (2.0 * m[i] + m[i + 1]) / 6.0,
                        m[i] / 2.0,
                        (m[i + 1] - m[i]) / (6.0 * h[i]),
                    ]
                })
                .collect();
            Ok(Self { knots: xs.to_vec(), coefs })
        }
        fn locate(&self, x: f64) -> usize {
            let i = self.knots.partition_point(|&k| k <= x);
            i.saturating_sub(1).min(self.coefs.len() - 1)
        }
        fn locate2(&self, x: f64) -> usize {
            match self.knots.binary_search_by(|k| k.partial_cmp(&x).unwrap()) {
                Ok(i) => i.min(self.coefs.len() - 1),
                Err(0) => 0,
                Err(i) => (i - 1).min(self.coefs.len() - 1),
            }
        }
        pub fn eval(&self, x: f64) -> f64 {
            let i = self.locate(x);
            let t = x - self.knots[i];
            let [a, b, c, d] = self.coefs[i];
            a + t * (b + t * (c + t * d))
        }
        pub fn derivative(&self, x: f64) -> f64 {
            let i = self.locate2(x);
            let t = x - self.knots[i];
            let c = &self.coefs[i];
            c[1] + t * (2.0 * c[2] + 3.0 * t * c[3])
        }
        pub fn integrate(&self, lo: f64, hi: f64) -> f64 {
            if lo > hi {
                return -self.integrate(hi, lo);
            }
            let prim = |i: usize, t: f64| -> f64 {
                self.coefs[i].iter().enumerate().map(|(k, c)| c * t.powi(k as i32 + 1) / (k + 1) as f64).sum()
            };
            let mut total = 0.0;
            for (i, pair) in self.knots.windows(2).enumerate() {
                let (l, r) = (pair[0].max(lo), pair[1].min(hi));
                if l < r {
                    total += prim(i, r - pair[0]) - prim(i, l - pair[0]);
                }
            }
            total
        }
        pub fn sample(&self, n: usize) -> impl Iterator<Item = (f64, f64)> + '_ {
            let lo = self.knots[0];
            let hi = self.knots[self.knots.len() - 1];
            (0..=n).map(move |i| {
                let x = lo + (hi - lo) * (i as f64 / n as f64);
                (x, self.eval(x))
            })
        }
    }
    fn thomas(a: &[f64], b: &[f64], c: &[f64], d: &[f64]) -> Vec<f64> {
        let n = d.len();
        let mut cp = vec![0.0; n];
        let mut dp = vec![0.0; n];
        cp[0] = c[0] / b[0];
        dp[0] = d[0] / b[0];
        for i in 1..n {
            let den = b[i] - a[i] * cp[i - 1];
            cp[i] = c[i] / den;
            dp[i] = (d[i] - a[i] * dp[i - 1]) / den;
        }
        let mut x = vec![0.0; n];
        x[n - 1] = dp[n - 1];
        for i in (0..n - 1).rev() {
            x[i] = dp[i] - cp[i] * x[i + 1];
        }
        x
    }
    pub fn test(y1: f64, y2: f64, x: f64) -> f64 {
        let xs = [0.0, 1.0, 2.5, 4.0];
        let ys = [0.0, y1, y2, 1.0];
        let s = CubicSpline::fit(&xs, &ys, (End::Natural, End::Clamped(0.5))).unwrap();
        let arc: f64 = s
            .sample(8)
            .collect::<Vec<_>>()
            .windows(2)
            .map(|w| (w[1].0 - w[0].0).hypot(w[1].1 - w[0].1))
            .sum();
        s.eval(x) + s.derivative(x) + s.integrate(x, 3.0) + arc
    }
}
