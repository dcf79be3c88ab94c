//! The Brusselator: two substances u and v react and spread on a periodic square of n by n points.
//!
//! ```text
//! u' = 1 + u^2 v - 4.4 u + a (u_left + u_right + u_up + u_down - 4 u)
//! v' = 3.4 u - u^2 v     + a (v_left + v_right + v_up + v_down - 4 v)
//! ```

use gradual::Real;
use gradual::sparse::Pattern;

/// How fast the substances spread, with the distance of the points.
const SPREAD: f64 = 10.0;

/// The rates of all u, and then of all v.
pub(crate) fn react<R: Real>(x: &[R]) -> Vec<R> {
    let (u, v) = x.split_at(x.len() / 2);
    let n = u.len().isqrt();
    let spread = |w: &[R], i: usize| {
        let [a, b, c, d] = neighbors(n, i).map(|k| w[k]);
        (a + b + c + d - 4.0 * w[i]) * SPREAD
    };
    let rate_of_u = |i: usize| 1.0 + u[i].powi(2) * v[i] - 4.4 * u[i] + spread(u, i);
    let rate_of_v = |i: usize| 3.4 * u[i] - u[i].powi(2) * v[i] + spread(v, i);
    (0..u.len()).map(rate_of_u).chain((0..v.len()).map(rate_of_v)).collect()
}

/// The points to the left, to the right, above and below.
fn neighbors(n: usize, i: usize) -> [usize; 4] {
    let (x, y) = (i % n, i / n);
    [(x + n - 1, y), (x + 1, y), (x, y + n - 1), (x, y + 1)].map(|(x, y)| x % n + y % n * n)
}

/// Each rate depends on its substance at the point and at the four neighbours, and on the other substance at the point.
pub(crate) fn pattern(n: usize) -> Pattern {
    let points = n * n;
    let row = |k: usize| {
        let (substance, point) = (k / points, k % points);
        let spread = neighbors(n, point).map(|i| substance * points + i);
        spread.into_iter().chain([point, points + point])
    };
    Pattern::from_rows(2 * points, (0..2 * points).map(row))
}

/// Some concentrations of all u, and then of all v.
pub(crate) fn start(n: usize) -> Vec<f64> {
    (0..2 * n * n).map(|k| 1.0 + 0.5 * (k as f64).sin()).collect()
}
