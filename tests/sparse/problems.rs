//! Functions with sparse derivatives.

use gradual::Real;

/// A point without symmetries.
pub(crate) fn waves(n: usize) -> Vec<f64> {
    (0..n).map(|j| 1.0 + (j as f64 * 0.7).sin() / 3.0).collect()
}

/// The heat equation on a rod, with a source that depends on the temperature.
pub(crate) fn heat<R: Real>(u: &[R]) -> Vec<R> {
    let at = |i: usize| u.get(i).copied().unwrap_or(R::lit(0.0));
    (0..u.len()).map(|i| at(i.wrapping_sub(1)) - 2.0 * u[i] + at(i + 1) + u[i] * (1.0 - u[i])).collect()
}

/// The Brusselator in two dimensions on a periodic grid: u and v, one after the other.
pub(crate) fn brusselator<R: Real>(x: &[R]) -> Vec<R> {
    let n = (x.len() / 2).isqrt();
    let (u, v) = x.split_at(n * n);
    let at = |w: &[R], i: usize, j: usize| w[i % n * n + j % n];
    let laplacian = |w: &[R], i: usize, j: usize| {
        at(w, i + n - 1, j) + at(w, i + 1, j) + at(w, i, j + n - 1) + at(w, i, j + 1) - 4.0 * at(w, i, j)
    };
    let cells = || (0..n).flat_map(|i| (0..n).map(move |j| (i, j)));
    let reaction = |i, j| at(u, i, j).powi(2) * at(v, i, j);
    let du = cells().map(|(i, j)| 10.0 * laplacian(u, i, j) + 1.0 + reaction(i, j) - 4.4 * at(u, i, j));
    let dv = cells().map(|(i, j)| 10.0 * laplacian(v, i, j) + 3.4 * at(u, i, j) - reaction(i, j));
    du.chain(dv).collect()
}

/// Each result depends on so many neighbours.
pub(crate) fn wide_band<R: Real>(x: &[R], width: usize) -> Vec<R> {
    x.windows(width).map(|x| x.iter().map(|x| x.sin()).sum::<R>() * x[0]).collect()
}

/// A dense first row and a dense first column.
pub(crate) fn arrow<R: Real>(x: &[R]) -> Vec<R> {
    let sum = x.iter().map(|x| x * x).sum::<R>();
    [sum].into_iter().chain(x[1..].iter().map(|y| *y * x[0])).collect()
}
