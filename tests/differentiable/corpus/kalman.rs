//! A step of a Kalman filter: matrices of fixed size with const generics, operators, mutable state.

twice! {
    use std::ops::{Add, Index, IndexMut, Mul, Sub};

    #[derive(Clone, Copy, Debug, PartialEq)]
    pub struct Matrix<const M: usize, const N: usize> {
        data: [[f64; N]; M],
    }

    impl<const M: usize, const N: usize> Matrix<M, N> {
        pub fn from_rows(data: [[f64; N]; M]) -> Self {
            Matrix { data }
        }

        pub fn zeros() -> Self {
            Matrix { data: [[0.0; N]; M] }
        }

        pub fn transpose(&self) -> Matrix<N, M> {
            let mut out = Matrix { data: [[0.0; M]; N] };
            for i in 0..M {
                for j in 0..N {
                    out.data[j][i] = self.data[i][j];
                }
            }
            out
        }

        pub fn scale(mut self, factor: f64) -> Self {
            self.data.iter_mut().flatten().for_each(|x| *x *= factor);
            self
        }
    }

    impl<const N: usize> Matrix<N, N> {
        pub fn trace(&self) -> f64 {
            (0..N).map(|i| self.data[i][i]).sum()
        }
    }

    impl<const M: usize, const N: usize> Index<(usize, usize)> for Matrix<M, N> {
        type Output = f64;
        fn index(&self, (i, j): (usize, usize)) -> &f64 {
            &self.data[i][j]
        }
    }

    impl<const M: usize, const N: usize> IndexMut<(usize, usize)> for Matrix<M, N> {
        fn index_mut(&mut self, (i, j): (usize, usize)) -> &mut f64 {
            &mut self.data[i][j]
        }
    }

    impl<const M: usize, const N: usize> Add for Matrix<M, N> {
        type Output = Self;
        fn add(mut self, other: Self) -> Self {
            for (a, b) in self.data.iter_mut().zip(other.data.iter()) {
                for (x, y) in a.iter_mut().zip(b) {
                    *x += y;
                }
            }
            self
        }
    }

    impl<const M: usize, const N: usize> Sub for Matrix<M, N> {
        type Output = Self;
        fn sub(self, other: Self) -> Self {
            self + other.scale(-1.0)
        }
    }

    impl<const M: usize, const K: usize, const N: usize> Mul<Matrix<K, N>> for Matrix<M, K> {
        type Output = Matrix<M, N>;
        fn mul(self, other: Matrix<K, N>) -> Matrix<M, N> {
            let mut data = [[0.0; N]; M];
            for i in 0..M {
                for j in 0..N {
                    let mut sum = 0.0;
                    for k in 0..K {
                        sum += self.data[i][k] * other.data[k][j];
                    }
                    data[i][j] = sum;
                }
            }
            Matrix { data }
        }
    }

    pub struct Filter {
        pub x: Matrix<2, 1>,
        pub p: Matrix<2, 2>,
        pub log_likelihood: f64,
    }

    impl Filter {
        pub fn new(position: f64, velocity: f64, variance: f64) -> Self {
            let mut p = Matrix::from_rows([[1.0, 0.0], [0.0, 1.0]]);
            p[(0, 0)] *= variance;
            p[(1, 1)] *= variance;
            Filter { x: Matrix::from_rows([[position], [velocity]]), p, log_likelihood: 0.0 }
        }

        pub fn predict(&mut self, dt: f64, q: f64) {
            let f = Matrix::from_rows([[1.0, dt], [0.0, 1.0]]);
            let noise = Matrix::from_rows([
                [q * dt.powi(3) / 3.0, q * dt * dt / 2.0],
                [q * dt * dt / 2.0, q * dt],
            ]);
            self.x = f * self.x;
            self.p = f * self.p * f.transpose() + noise;
        }

        pub fn update(&mut self, z: f64, r: f64) {
            let innovation = z - self.x[(0, 0)];
            let s = self.p[(0, 0)] + r;
            let k = [self.p[(0, 0)] / s, self.p[(1, 0)] / s];
            self.x[(0, 0)] += k[0] * innovation;
            self.x[(1, 0)] += k[1] * innovation;
            let kh = Matrix::from_rows([[k[0], 0.0], [k[1], 0.0]]);
            self.p = self.p - kh * self.p;
            self.log_likelihood -= 0.5 * ((2.0 * std::f64::consts::PI * s).ln() + innovation.powi(2) / s);
        }
    }

    const MEASURED: [f64; 5] = [0.11, 0.29, 0.52, 0.68, 0.93];

    pub fn log_likelihood(velocity: f64, q: f64, r: f64) -> f64 {
        let mut filter = Filter::new(0.0, velocity, 1.0);
        for z in MEASURED {
            filter.predict(0.1, q);
            filter.update(z, r);
        }
        filter.log_likelihood + 0.1 * filter.p.trace()
    }
}
