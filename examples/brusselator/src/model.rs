//! The Brusselator in two dimensions, as in the benchmarks of stiff solvers: two substances u and v react and spread on a
//! periodic square, and from t = 1.1 on u is added in a disc.
//!
//! ```text
//! u' = 1 + u^2 v - 4.4 u + a (u_xx + u_yy) + g(x, y, t)
//! v' = 3.4 u - u^2 v     + a (v_xx + v_yy)
//! ```
//!
//! Hairer and Wanner, *Solving Ordinary Differential Equations II*, section IV.10 (BRUSS-2D), with a = 10.

use gradual::Real;

const SPREAD: f64 = 10.0;

/// The rates of change at the time t: those of all u, and then those of all v.
pub(crate) fn rates<R: Real>(state: &[R], t: f64) -> Vec<R> {
    let (u, v) = state.split_at(state.len() / 2);
    let n = u.len().isqrt();
    let spread = |w: &[R], i: usize| {
        let [left, right, above, below] = neighbours(n, i).map(|k| w[k]);
        (left + right + above + below - 4.0 * w[i]) * (SPREAD * (n * n) as f64)
    };
    let rate_of_u = |i: usize| 1.0 + u[i].powi(2) * v[i] - 4.4 * u[i] + spread(u, i) + added(n, i, t);
    let rate_of_v = |i: usize| 3.4 * u[i] - u[i].powi(2) * v[i] + spread(v, i);
    (0..n * n).map(rate_of_u).chain((0..n * n).map(rate_of_v)).collect()
}

/// The points to the left, to the right, above and below.
fn neighbours(n: usize, i: usize) -> [usize; 4] {
    let (x, y) = (i % n, i / n);
    [(x + n - 1, y), (x + 1, y), (x, y + n - 1), (x, y + 1)].map(|(x, y)| x % n + y % n * n)
}

/// What is added to u in the disc.
fn added(n: usize, i: usize, t: f64) -> f64 {
    let (x, y) = place(n, i);
    if t >= 1.1 && (x - 0.3).powi(2) + (y - 0.6).powi(2) <= 0.01 { 5.0 } else { 0.0 }
}

/// The place of a point in the square.
fn place(n: usize, i: usize) -> (f64, f64) {
    ((i % n) as f64 / n as f64, (i / n) as f64 / n as f64)
}

/// The state at t = 0.
pub(crate) fn start(n: usize) -> Vec<f64> {
    let u = |i| {
        let (_, y) = place(n, i);
        22.0 * (y * (1.0 - y)).powf(1.5)
    };
    let v = |i| {
        let (x, _) = place(n, i);
        27.0 * (x * (1.0 - x)).powf(1.5)
    };
    (0..n * n).map(u).chain((0..n * n).map(v)).collect()
}
