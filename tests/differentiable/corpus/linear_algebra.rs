//! Dense matrices with operators on references, LU, a Gaussian process.

twice! {
    use std::ops::*;
    #[derive(Clone, Debug, PartialEq)]
    pub struct Matrix {
        rows: usize,
        cols: usize,
        data: Vec<f64>,
    }
    impl Matrix {
        pub fn zeros(rows: usize, cols: usize) -> Self {
            Matrix { rows, cols, data: vec![0.0; rows * cols] }
        }
        pub fn identity(n: usize) -> Self {
            let mut m = Self::zeros(n, n);
            for i in 0..n {
                m[(i, i)] = 1.0;
            }
            m
        }
        pub fn from_fn(rows: usize, cols: usize, f: impl Fn(usize, usize) -> f64) -> Self {
            let mut data = Vec::with_capacity(rows * cols);
            for i in 0..rows {
                for j in 0..cols {
                    data.push(f(i, j));
                }
            }
            Self { rows, cols, data }
        }
        pub fn row(&self, i: usize) -> &[f64] {
            &self.data[i * self.cols..(i + 1) * self.cols]
        }
        pub fn transpose(&self) -> Matrix {
            Matrix::from_fn(self.cols, self.rows, |i, j| self[(j, i)])
        }
        pub fn lu(&self) -> Option<(Matrix, Vec<usize>, f64)> {
            let n = self.rows;
            let mut a = self.clone();
            let mut perm: Vec<usize> = (0..n).collect();
            let mut sign = 1.0;
            for k in 0..n {
                let mut p = k;
                let mut best = a[(k, k)].abs();
                for i in k + 1..n {
                    let v = a[(i, k)].abs();
                    if v > best {
                        best = v;
                        p = i;
                    }
                }
                if best == 0.0 {
                    return None;
                }
                if p != k {
                    for j in 0..n {
                        let t = a[(k, j)];
                        a[(k, j)] = a[(p, j)];
                        a[(p, j)] = t;
                    }
                    perm.swap(k, p);
                    sign = -sign;
                }
                for i in k + 1..n {
                    let f = a[(i, k)] / a[(k, k)];
                    a[(i, k)] = f;
                    for j in k + 1..n {
                        let akj = a[(k, j)];
                        a[(i, j)] -= f * akj;
                    }
                }
            }
            Some((a, perm, sign))
        }
        pub fn det(&self) -> f64 {
            match self.lu() {
                Some((lu, _, sign)) => (0..self.rows).map(|i| lu[(i, i)]).product::<f64>() * sign,
                None => 0.0,
            }
        }
        pub fn solve(&self, b: &[f64]) -> Result<Vec<f64>, String> {
            let (lu, perm, _) = self.lu().ok_or_else(|| "singular".to_string())?;
            let n = self.rows;
            let mut x: Vec<f64> = perm.iter().map(|&i| b[i]).collect();
            for i in 0..n {
                for j in 0..i {
                    let xj = x[j];
                    x[i] -= lu[(i, j)] * xj;
                }
            }
            for i in (0..n).rev() {
                for j in i + 1..n {
                    x[i] -= lu[(i, j)] * x[j];
                }
                x[i] /= lu[(i, i)];
            }
            Ok(x)
        }
        pub fn norm(&self) -> f64 {
            self.data.iter().map(|x| x * x).sum::<f64>().sqrt()
        }
    }
    impl Index<(usize, usize)> for Matrix {
        type Output = f64;
        fn index(&self, (i, j): (usize, usize)) -> &Self::Output {
            &self.data[i * self.cols + j]
        }
    }
    impl IndexMut<(usize, usize)> for Matrix {
        fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut Self::Output {
            &mut self.data[i * self.cols + j]
        }
    }
    impl<'a> Mul<&'a Matrix> for &'a Matrix {
        type Output = Matrix;
        fn mul(self, o: &Matrix) -> Matrix {
            Matrix::from_fn(self.rows, o.cols, |i, j| (0..self.cols).map(|k| self[(i, k)] * o[(k, j)]).sum())
        }
    }
    impl Mul<f64> for Matrix {
        type Output = Matrix;
        fn mul(mut self, k: f64) -> Matrix {
            self.data.iter_mut().for_each(|x| *x *= k);
            self
        }
    }
    impl Add for &Matrix {
        type Output = Matrix;
        fn add(self, o: &Matrix) -> Matrix {
            let data = self.data.iter().zip(&o.data).map(|(a, b)| a + b).collect();
            Matrix { data, ..*self }
        }
    }
    impl MulAssign<f64> for Matrix {
        fn mul_assign(&mut self, k: f64) {
            for x in &mut self.data {
                *x *= k
            }
        }
    }
    impl Mul<&[f64]> for &Matrix {
        type Output = Vec<f64>;
        fn mul(self, v: &[f64]) -> Vec<f64> {
            (0..self.rows).map(|i| self.row(i).iter().zip(v).map(|(a, b)| a * b).sum()).collect()
        }
    }
    pub fn expm(a: &Matrix) -> Matrix {
        let mut term = Matrix::identity(a.rows);
        let mut sum = term.clone();
        for k in 1..=15 {
            term = &term * a;
            term *= 1.0 / k as f64;
            sum = &sum + &term;
        }
        sum
    }
    pub struct Gp {
        x: Vec<f64>,
        y: Vec<f64>,
        length: f64,
        noise: f64,
    }
    impl Gp {
        fn kernel(&self, a: f64, b: f64) -> f64 {
            (-0.5 * ((a - b) / self.length).powi(2)).exp()
        }
        pub fn nll(&self) -> Result<f64, String> {
            let n = self.x.len();
            let k = Matrix::from_fn(n, n, |i, j| {
                self.kernel(self.x[i], self.x[j]) + if i == j { self.noise } else { 0.0 }
            });
            let alpha = k.solve(&self.y)?;
            let fit: f64 = self.y.iter().zip(&alpha).map(|(y, a)| y * a).sum();
            Ok(0.5 * fit + 0.5 * k.det().ln() + 0.5 * n as f64 * (2.0 * std::f64::consts::PI).ln())
        }
    }
    pub fn test(a: f64, b: f64, c: f64) -> f64 {
        let gp = Gp { x: vec![0.0, 0.5, 1.3], y: vec![0.1, -0.3, 0.8], length: a, noise: b };
        let m = Matrix::from_fn(2, 2, |i, j| if i == j { 0.5 } else { c * (i as f64 + 1.0) });
        let e = expm(&m) * 2.0;
        let v = &e * &[a, b][..];
        gp.nll().unwrap() + e.norm() + e.det() + v[0] * v[1] + e.transpose().row(0)[1]
    }
}
