//! A tracker: const generics on functions, `?` on options, a Cholesky factor.

twice! {
    pub type M<const R: usize, const C: usize> = [[f64; C]; R];
    pub fn matmul<const A: usize, const B: usize, const C: usize>(
        x: &[[f64; B]; A],
        y: &[[f64; C]; B],
    ) -> [[f64; C]; A] {
        let mut out = [[0.0; C]; A];
        for i in 0..A {
            for j in 0..C {
                for k in 0..B {
                    out[i][j] += x[i][k] * y[k][j];
                }
            }
        }
        out
    }
    pub fn transpose<const A: usize, const B: usize>(x: &[[f64; B]; A]) -> [[f64; A]; B] {
        std::array::from_fn(|j| std::array::from_fn(|i| x[i][j]))
    }
    pub fn add<const A: usize, const B: usize>(x: [[f64; B]; A], y: [[f64; B]; A]) -> [[f64; B]; A] {
        let mut z = x;
        for (zr, yr) in z.iter_mut().zip(y.iter()) {
            for (a, b) in zr.iter_mut().zip(yr.iter()) {
                *a += *b;
            }
        }
        z
    }
    fn eye<const N: usize>() -> [[f64; N]; N] {
        let mut m = [[0.0; N]; N];
        (0..N).for_each(|i| m[i][i] = 1.0);
        m
    }
    fn inv2(m: &[[f64; 2]; 2]) -> Option<[[f64; 2]; 2]> {
        let det = m[0][0] * m[1][1] - m[0][1] * m[1][0];
        if det.abs() < 1e-12 {
            None
        } else {
            Some([[m[1][1] / det, -m[0][1] / det], [-m[1][0] / det, m[0][0] / det]])
        }
    }
    fn cholesky(a: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, String> {
        let n = a.len();
        let mut l = vec![vec![0.0; n]; n];
        for i in 0..n {
            for j in 0..=i {
                let s: f64 = (0..j).map(|k| l[i][k] * l[j][k]).sum();
                if i == j {
                    let d = a[i][i] - s;
                    if d <= 0.0 {
                        return Err(format!("not positive at {}", i));
                    }
                    l[i][j] = d.sqrt();
                } else {
                    l[i][j] = (a[i][j] - s) / l[j][j];
                }
            }
        }
        Ok(l)
    }
    #[derive(Clone, Debug)]
    pub struct Kalman {
        pub x: [f64; 2],
        pub p: [[f64; 2]; 2],
        q: f64,
        r: [f64; 2],
    }
    pub struct Measurement {
        pub z: [f64; 2],
        pub time: f64,
        pub valid: bool,
    }
    impl Kalman {
        pub fn new(q: f64, r: f64) -> Self {
            Kalman { x: [0.0, 0.0], p: eye(), q, r: [r, 2.0 * r] }
        }
        pub fn predict(&mut self, dt: f64) {
            let f = [[1.0, dt], [0.0, 1.0]];
            let [x, v] = self.x;
            self.x = [x + v * dt, v];
            let fp = matmul(&f, &self.p);
            let q = [
                [self.q * dt.powi(3) / 3.0, self.q * dt.powi(2) / 2.0],
                [self.q * dt.powi(2) / 2.0, self.q * dt],
            ];
            self.p = add(matmul(&fp, &transpose(&f)), q);
        }
        pub fn update(&mut self, m: &Measurement) -> Option<f64> {
            if !m.valid {
                return None;
            }
            let y = [m.z[0] - self.x[0], m.z[1] - self.x[1]];
            let mut s = self.p;
            for i in 0..2 {
                s[i][i] += self.r[i];
            }
            let si = inv2(&s)?;
            let k = matmul(&self.p, &si);
            for i in 0..2 {
                self.x[i] += k[i].iter().zip(y.iter()).map(|(a, b)| a * b).sum::<f64>();
            }
            let mut ikh = eye::<2>();
            for i in 0..2 {
                for j in 0..2 {
                    ikh[i][j] -= k[i][j];
                }
            }
            self.p = matmul(&ikh, &self.p);
            let maha =
                y[0] * (si[0][0] * y[0] + si[0][1] * y[1]) + y[1] * (si[1][0] * y[0] + si[1][1] * y[1]);
            let det = s[0][0] * s[1][1] - s[0][1] * s[1][0];
            Some(-0.5 * (maha + det.ln() + 2.0 * (2.0 * std::f64::consts::PI).ln()))
        }
    }
    pub fn filter(q: f64, r: f64, data: &[Measurement]) -> (f64, Vec<[f64; 2]>) {
        let mut kf = Kalman::new(q, r);
        let mut ll = 0.0;
        let mut last = 0.0;
        let mut track = Vec::new();
        for m in data {
            kf.predict(m.time - last);
            last = m.time;
            if let Some(l) = kf.update(m) {
                ll += l;
            }
            track.push(kf.x);
        }
        (ll, track)
    }
    pub fn test(q: f64, r: f64, z: f64) -> f64 {
        let data: Vec<Measurement> = (1..6)
            .map(|i| {
                let t = 0.1 * i as f64;
                Measurement { z: [t * 1.1, z], time: t, valid: i != 3 }
            })
            .collect();
        let (ll, track) = filter(q, r, &data);
        let l = cholesky(&[vec![2.0 + q, 0.5], vec![0.5, r]]).unwrap();
        ll + track.last().map(|x| x[0] + x[1]).unwrap() + l[1][1]
    }
}
