//! A Gaussian process with a Matérn kernel of real order. The smoothness v of the process is any positive number, since the
//! Bessel function `K_v` has a slope at every order. Newton's method finds the amplitude, the length and the noise that
//! make the data most likely, with the exact Hessian of the likelihood.
//!
//! ```sh
//! cargo run --release --example matern
//! ```

use gradual::{Real, Scalar, hessian};

/// The points: a curve that is smooth on the left and has a corner on the right, with a little noise.
fn data() -> Vec<(f64, f64)> {
    (0..24)
        .map(|i| {
            let x = 0.25 * f64::from(i);
            let noise = 0.05 * (12.9898 * f64::from(i * i + 1)).sin();
            (x, (1.3 * x).sin() + 0.4 * (x - 4.0).abs() + noise)
        })
        .collect()
}

/// The covariance of two points at a distance, `a^2 2^(1-v) / Gamma(v) z^v K_v(z)` with `z = sqrt(2 v) distance / length`.
fn matern<R: Real>(distance: f64, [amplitude, length]: [R; 2], v: f64) -> R {
    let variance = amplitude * amplitude;
    if distance == 0.0 {
        return variance;
    }
    let z = (2.0 * v).sqrt() * distance / length;
    variance * (1.0 - v).exp2() / Scalar::gamma(v) * z.powf(R::lit(v)) * z.bessel_k(v)
}

/// Minus the logarithm of the likelihood of the data, in the logarithms of amplitude, length and noise.
fn loss<R: Real>(parameters: [R; 3], v: f64, data: &[(f64, f64)]) -> R {
    let [amplitude, length, noise] = parameters.map(|x| x.exp());
    let covariance = |i: usize, j: usize| {
        let k = matern((data[i].0 - data[j].0).abs(), [amplitude, length], v);
        if i == j { k + noise * noise } else { k }
    };
    // Cholesky's factor L row by row, and the solution of L w = y beside it
    let mut rows = Vec::<Vec<R>>::new();
    let mut w = Vec::<R>::new();
    let mut loss = R::lit(0.0);
    for (i, (_, y)) in data.iter().enumerate() {
        let mut row = Vec::new();
        for (j, above) in rows.iter().enumerate() {
            let dot: R = row.iter().zip(above).map(|(a, b)| a * b).sum();
            row.push((covariance(i, j) - dot) / above[j]);
        }
        let square: R = row.iter().map(|a| a * a).sum();
        let pivot = (covariance(i, i) - square).sqrt();
        let dot: R = row.iter().zip(&w).map(|(a, b)| a * b).sum();
        let next = (y - dot) / pivot;
        loss += pivot.ln() + 0.5 * next * next;
        w.push(next);
        row.push(pivot);
        rows.push(row);
    }
    loss
}

/// The solution of `H step = gradient` by elimination, where H is made positive definite by a multiple of 1.
fn newton_step(mut h: [[f64; 3]; 3], mut g: [f64; 3], damping: f64) -> Option<[f64; 3]> {
    for (i, row) in h.iter_mut().enumerate() {
        row[i] += damping;
    }
    for i in 0..3 {
        if h[i][i] <= 0.0 {
            return None;
        }
        for row in i + 1..3 {
            let factor = h[row][i] / h[i][i];
            let pivot_row = h[i];
            for (entry, pivot) in h[row].iter_mut().zip(pivot_row) {
                *entry -= factor * pivot;
            }
            g[row] -= factor * g[i];
        }
    }
    for i in (0..3).rev() {
        let known: f64 = (i + 1..3).map(|j| h[i][j] * g[j]).sum();
        g[i] = (g[i] - known) / h[i][i];
    }
    Some(g)
}

/// The most likely parameters for an order: minus the logarithm of the likelihood, the parameters, and how many steps.
fn fit(v: f64, data: &[(f64, f64)]) -> (f64, [f64; 3], usize) {
    let mut x = [0.0, 0.0, -2.0];
    let mut damping = 1.0;
    for steps in 0..200 {
        let (value, gradient, curvature) = hessian(|x| loss(x, v, data), x);
        if gradient.iter().all(|slope| slope.abs() < 1e-9) {
            return (value, x, steps);
        }
        loop {
            let candidate =
                newton_step(curvature, gradient, damping).map(|step| [0, 1, 2].map(|i| x[i] - step[i]));
            match candidate {
                Some(candidate) if loss(candidate, v, data) <= value => {
                    x = candidate;
                    damping *= 0.1;
                    break;
                }
                _ => damping = 10.0 * damping + 1e-12,
            }
            assert!(damping < 1e12, "no step lowers the loss at {x:?}");
        }
    }
    panic!("Newton's method does not converge for the order {v}")
}

fn main() {
    let data = data();
    println!("{:>5} {:>12} {:>10} {:>8} {:>8} {:>6}", "v", "-ln L", "amplitude", "length", "noise", "steps");
    for v in [0.5, 0.8, 1.15, 1.5, 2.0, 2.5, 3.7, 6.2] {
        let (loss, parameters, steps) = fit(v, &data);
        let [amplitude, length, noise] = parameters.map(f64::exp);
        println!("{v:>5} {loss:>12.6} {amplitude:>10.4} {length:>8.4} {noise:>8.4} {steps:>6}");
    }
}
