//! A natural cubic spline: vectors, a tridiagonal solver in place, a search, errors as texts.

twice! {
    #[derive(Debug, Clone)]
    pub struct Spline {
        x: Vec<f64>,
        y: Vec<f64>,
        m: Vec<f64>,
    }

    /// Solves a tridiagonal system in place.
    fn solve_tridiagonal(lower: &[f64], diag: &mut [f64], upper: &[f64], rhs: &mut [f64]) {
        let n = diag.len();
        for i in 1..n {
            let w = lower[i - 1] / diag[i - 1];
            diag[i] -= w * upper[i - 1];
            rhs[i] = rhs[i] - w * rhs[i - 1];
        }
        rhs[n - 1] /= diag[n - 1];
        for i in (0..n - 1).rev() {
            let next = rhs[i + 1];
            rhs[i] = (rhs[i] - upper[i] * next) / diag[i];
        }
    }

    impl Spline {
        pub fn new(x: Vec<f64>, y: Vec<f64>) -> Result<Self, String> {
            if x.len() != y.len() {
                return Err(format!("{} abscissas but {} ordinates", x.len(), y.len()));
            }
            if x.windows(2).any(|w| w[1] <= w[0]) {
                return Err("abscissas must increase".to_string());
            }
            let n = x.len();
            let h: Vec<f64> = x.windows(2).map(|w| w[1] - w[0]).collect();
            let mut diag = vec![1.0; n];
            let mut rhs = vec![0.0; n];
            let mut lower = vec![0.0; n - 1];
            let mut upper = vec![0.0; n - 1];
            for i in 1..n - 1 {
                lower[i - 1] = h[i - 1];
                diag[i] = 2.0 * (h[i - 1] + h[i]);
                upper[i] = h[i];
                rhs[i] = 6.0 * ((y[i + 1] - y[i]) / h[i] - (y[i] - y[i - 1]) / h[i - 1]);
            }
            solve_tridiagonal(&lower, &mut diag, &upper, &mut rhs);
            Ok(Spline { x, y, m: rhs })
        }

        fn segment(&self, t: f64) -> usize {
            let mut lo = 0;
            let mut hi = self.x.len() - 1;
            while hi - lo > 1 {
                let mid = (lo + hi) / 2;
                if self.x[mid] > t { hi = mid } else { lo = mid }
            }
            lo
        }

        pub fn value(&self, t: f64) -> f64 {
            let i = self.segment(t);
            let h = self.x[i + 1] - self.x[i];
            let a = (self.x[i + 1] - t) / h;
            let b = (t - self.x[i]) / h;
            a * self.y[i]
                + b * self.y[i + 1]
                + ((a.powi(3) - a) * self.m[i] + (b.powi(3) - b) * self.m[i + 1]) * (h * h) / 6.0
        }

        pub fn integral(&self, n: usize) -> f64 {
            let (first, last) = (self.x[0], *self.x.last().unwrap());
            let h = (last - first) / n as f64;
            let inner: f64 = (1..n).map(|i| self.value(first + i as f64 * h)).sum();
            h * (inner + 0.5 * (self.y[0] + self.y[self.y.len() - 1]))
        }
    }

    /// A smooth curve through four heights, at t.
    pub fn through(heights: [f64; 4], t: f64) -> f64 {
        let x: Vec<f64> = (0..heights.len()).map(|i| i as f64).collect();
        let spline = Spline::new(x, heights.to_vec()).expect("increasing");
        let clamped = t.clamp(0.0, 3.0);
        spline.value(clamped) + 0.25 * spline.integral(10)
    }
}
