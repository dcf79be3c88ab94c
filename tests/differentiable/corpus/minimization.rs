//! The test functions for unconstrained minimisation of Moré, Garbow and Hillstrom (ACM TOMS 7, 1981, pp. 17-41), as
//! sums of squares.

twice! {
    use std::f64::consts::PI;

    fn sum_of_squares(residuals: &[f64]) -> f64 {
        residuals.iter().map(|r| r * r).sum()
    }

    pub fn helical_valley(x: &[f64]) -> f64 {
        let turn = if x[0] > 0.0 {
            (x[1] / x[0]).atan() / (2.0 * PI)
        } else if x[0] < 0.0 {
            (x[1] / x[0]).atan() / (2.0 * PI) + 0.5
        } else {
            0.25
        };
        let radius = (x[0] * x[0] + x[1] * x[1]).sqrt();
        sum_of_squares(&[10.0 * (x[2] - 10.0 * turn), 10.0 * (radius - 1.0), x[2]])
    }

    pub fn biggs_exp6(x: &[f64]) -> f64 {
        let mut f = 0.0;
        for i in 1..=13 {
            let t = 0.1 * i as f64;
            let y = (-t).exp() - 5.0 * (-10.0 * t).exp() + 3.0 * (-4.0 * t).exp();
            let r = x[2] * (-t * x[0]).exp() - x[3] * (-t * x[1]).exp() + x[5] * (-t * x[4]).exp() - y;
            f += r * r;
        }
        f
    }

    pub fn gaussian(x: &[f64]) -> f64 {
        const Y: [f64; 15] = [
            0.0009, 0.0044, 0.0175, 0.0540, 0.1295, 0.2420, 0.3521, 0.3989, 0.3521, 0.2420, 0.1295, 0.0540, 0.0175,
            0.0044, 0.0009,
        ];
        Y.iter()
            .enumerate()
            .map(|(i, y)| {
                let t = (8.0 - (i + 1) as f64) / 2.0;
                x[0] * (-x[1] * (t - x[2]).powi(2) / 2.0).exp() - y
            })
            .map(|r| r.powi(2))
            .sum()
    }

    pub fn powell_badly_scaled(x: &[f64]) -> f64 {
        let f1 = 1e4 * x[0] * x[1] - 1.0;
        let f2 = (-x[0]).exp() + (-x[1]).exp() - 1.0001;
        f1 * f1 + f2 * f2
    }

    pub fn box_three_dimensional(x: &[f64]) -> f64 {
        let residual = |i: usize| {
            let t = 0.1 * i as f64;
            f64::exp(-t * x[0]) - f64::exp(-t * x[1]) - x[2] * ((-t).exp() - (-10.0 * t).exp())
        };
        (1..=10).map(residual).fold(0.0, |sum, r| sum + r * r)
    }

    pub fn variably_dimensioned(x: &[f64]) -> f64 {
        let weighted: f64 = x.iter().enumerate().map(|(j, xj)| (j + 1) as f64 * (xj - 1.0)).sum();
        let mut f = weighted.powi(2) + weighted.powi(4);
        for xj in x {
            f += (xj - 1.0).powi(2);
        }
        f
    }

    pub fn watson(x: &[f64]) -> f64 {
        let n = x.len();
        let mut residuals = Vec::with_capacity(31);
        for i in 1..=29 {
            let t = i as f64 / 29.0;
            let mut slope = 0.0;
            let mut power = 1.0;
            for j in 1..n {
                slope += j as f64 * power * x[j];
                power *= t;
            }
            let mut value = 0.0;
            power = 1.0;
            for xj in x.iter() {
                value += power * *xj;
                power *= t;
            }
            residuals.push(slope - value * value - 1.0);
        }
        residuals.push(x[0]);
        residuals.push(x[1] - x[0].powi(2) - 1.0);
        sum_of_squares(&residuals)
    }

    pub fn penalty_1(x: &[f64]) -> f64 {
        let a = 1e-5;
        let inside: f64 = x.iter().map(|xi| a * (xi - 1.0).powi(2)).sum();
        inside + (x.iter().map(|xi| xi * xi).sum::<f64>() - 0.25).powi(2)
    }

    pub fn penalty_2(x: &[f64]) -> f64 {
        let n = x.len();
        let a = 1e-5_f64.sqrt();
        let mut residuals = vec![0.0; 2 * n];
        residuals[0] = x[0] - 0.2;
        for i in 1..n {
            let y = ((i + 1) as f64 / 10.0).exp() + (i as f64 / 10.0).exp();
            residuals[i] = a * ((x[i] / 10.0).exp() + (x[i - 1] / 10.0).exp() - y);
            residuals[n + i - 1] = a * ((x[i] / 10.0).exp() - (-0.1_f64).exp());
        }
        let last = &mut residuals[2 * n - 1];
        *last = x.iter().enumerate().map(|(j, xj)| (n - j) as f64 * xj * xj).sum::<f64>() - 1.0;
        sum_of_squares(&residuals)
    }

    pub fn brown_badly_scaled(x: &[f64]) -> f64 {
        let &[a, b] = x else { panic!("two variables") };
        sum_of_squares(&[a - 1e6, b - 2e-6, a * b - 2.0])
    }

    pub fn brown_and_dennis(x: &[f64]) -> f64 {
        let mut f = 0.0;
        let mut i = 1;
        while i <= 20 {
            let t = i as f64 / 5.0;
            let first = x[0] + t * x[1] - t.exp();
            let second = x[2] + x[3] * t.sin() - t.cos();
            let r = first.powi(2) + second.powi(2);
            f += r.powi(2);
            i += 1;
        }
        f
    }

    pub fn gulf(x: &[f64]) -> f64 {
        let mut f = 0.0;
        for i in 1..=10_i32 {
            let t = f64::from(i) / 100.0;
            let y = 25.0 + (-50.0 * t.ln()).powf(2.0 / 3.0);
            let r = (-(y - x[1]).abs().powf(x[2]) / x[0]).exp() - t;
            f += r * r;
        }
        f
    }

    pub fn trigonometric(x: &[f64]) -> f64 {
        let n = x.len() as f64;
        let cosines = x.iter().map(|xj| xj.cos()).sum::<f64>();
        x.iter()
            .zip(1..)
            .map(|(xi, i)| (n - cosines + i as f64 * (1.0 - xi.cos()) - xi.sin()).powi(2))
            .sum()
    }

    pub fn extended_rosenbrock(x: &[f64]) -> f64 {
        x.chunks_exact(2).map(|pair| 100.0 * (pair[1] - pair[0].powi(2)).powi(2) + (1.0 - pair[0]).powi(2)).sum()
    }

    pub fn extended_powell_singular(x: &[f64]) -> f64 {
        let mut f = 0.0;
        for block in x.chunks(4) {
            if let [a, b, c, d] = block {
                f += (a + 10.0 * b).powi(2) + 5.0 * (c - d).powi(2) + (b - 2.0 * c).powi(4) + 10.0 * (a - d).powi(4);
            }
        }
        f
    }

    pub fn beale(x: &[f64]) -> f64 {
        let y = [1.5, 2.25, 2.625];
        (0..3).map(|i| (y[i] - x[0] * (1.0 - x[1].powi(i as i32 + 1))).powi(2)).sum()
    }

    pub fn wood(x: &[f64]) -> f64 {
        let (x1, x2, x3, x4) = (x[0], x[1], x[2], x[3]);
        100.0 * (x2 - x1 * x1).powi(2)
            + (1.0 - x1).powi(2)
            + 90.0 * (x4 - x3 * x3).powi(2)
            + (1.0 - x3).powi(2)
            + 10.0 * (x2 + x4 - 2.0).powi(2)
            + 0.1 * (x2 - x4).powi(2)
    }

    pub fn chebyquad(x: &[f64]) -> f64 {
        let n = x.len();
        let mut residuals = vec![0.0; n];
        for &xj in x {
            let (mut previous, mut current) = (1.0, 2.0 * xj - 1.0);
            let twice = 2.0 * current;
            for r in residuals.iter_mut() {
                *r += current;
                let next = twice * current - previous;
                previous = current;
                current = next;
            }
        }
        for (i, r) in residuals.iter_mut().enumerate() {
            *r /= n as f64;
            let order = i + 1;
            if order % 2 == 0 {
                *r += 1.0 / ((order * order) as f64 - 1.0);
            }
        }
        sum_of_squares(&residuals)
    }
}
