//! Large problems of the CUTEst collection, each as the terms of a sum.

use gradual::Real;
use gradual::sparse::SliceFunction;

/// A sum to minimise, where each unknown stays between two bounds.
pub(crate) struct Problem<F> {
    pub(crate) name: &'static str,
    pub(crate) terms: F,
    pub(crate) start: Vec<f64>,
    pub(crate) bounds: Vec<[f64; 2]>,
}

impl<F> Problem<F> {
    fn without_bounds(name: &'static str, terms: F, start: Vec<f64>) -> Self {
        let bounds = vec![[f64::NEG_INFINITY, f64::INFINITY]; start.len()];
        Self { name, terms, start, bounds }
    }
}

/// Rosenbrock's valley across two unknowns.
fn valley<R: Real>(x: R, y: R) -> R {
    100.0 * (y - x.powi(2)).powi(2) + (1.0 - x).powi(2)
}

/// SROSENBR: Rosenbrock's valley in pairs of unknowns.
#[derive(Clone, Copy)]
pub(crate) struct RosenbrockPairs;

impl<R: Real> SliceFunction<R> for RosenbrockPairs {
    fn call(&self, x: &[R], terms: &mut Vec<R>) {
        terms.extend(x.chunks_exact(2).map(|pair| valley(pair[0], pair[1])));
    }
}

pub(crate) fn rosenbrock_pairs(n: usize) -> Problem<RosenbrockPairs> {
    let start = (0..n).map(|i| if i % 2 == 0 { -1.2 } else { 1.0 }).collect();
    Problem::without_bounds("Rosenbrock, pairs", RosenbrockPairs, start)
}

/// The chained form: a valley across each unknown and the next, so the Hessian is tridiagonal. Its columns need 3 colours, and
/// its terms 2. The start is in the valley, because from the usual one the way to the minimum grows with the chain.
#[derive(Clone, Copy)]
pub(crate) struct RosenbrockChain;

impl<R: Real> SliceFunction<R> for RosenbrockChain {
    fn call(&self, x: &[R], terms: &mut Vec<R>) {
        terms.extend(x.windows(2).map(|x| valley(x[0], x[1])));
    }
}

pub(crate) fn rosenbrock_chain(n: usize) -> Problem<RosenbrockChain> {
    Problem::without_bounds("Rosenbrock, chained", RosenbrockChain, vec![0.5; n])
}

/// BROYDN3D: the squares of Broyden's tridiagonal equations `(3 - 2 x_i) x_i - x_(i-1) - 2 x_(i+1) + 1 = 0`.
#[derive(Clone, Copy)]
pub(crate) struct Broyden;

impl<R: Real> SliceFunction<R> for Broyden {
    fn call(&self, x: &[R], terms: &mut Vec<R>) {
        let at = |i: usize| x.get(i).copied().unwrap_or(R::lit(0.0));
        let equation = |i: usize| (3.0 - 2.0 * x[i]) * x[i] - at(i.wrapping_sub(1)) - 2.0 * at(i + 1) + 1.0;
        terms.extend((0..x.len()).map(|i| equation(i).powi(2)));
    }
}

pub(crate) fn broyden(n: usize) -> Problem<Broyden> {
    Problem::without_bounds("Broyden tridiagonal", Broyden, vec![-1.0; n])
}

/// TORSION: the elastic and plastic torsion of a square bar. The unknowns are the stress function on a grid; its slope is
/// limited, so it is not above the distance to the edge.
#[derive(Clone, Copy)]
pub(crate) struct Torsion {
    /// The number of points along a side.
    side: usize,
}

/// The angle by which the bar is twisted, per length.
const TWIST: f64 = 5.0;

impl<R: Real> SliceFunction<R> for Torsion {
    fn call(&self, x: &[R], terms: &mut Vec<R>) {
        let n = self.side;
        let h = 1.0 / (n + 1) as f64;
        // Outside the grid is the edge, where the function is 0. Point (1, 1) is the first of the grid.
        let at = |i: usize, j: usize| {
            if (1..=n).contains(&i) && (1..=n).contains(&j) { x[(i - 1) * n + j - 1] } else { R::lit(0.0) }
        };
        // Half the square of the slopes from each point to the right and down, minus the load.
        for i in 0..=n {
            for j in 0..=n {
                let here = at(i, j);
                let slopes = (at(i + 1, j) - here).powi(2) + (at(i, j + 1) - here).powi(2);
                terms.push(slopes / 2.0 - TWIST * h * h * here);
            }
        }
    }
}

pub(crate) fn torsion(n: usize) -> Problem<Torsion> {
    let side = n.isqrt();
    let edge = |k: usize| (k + 1).min(side - k) as f64 / (side + 1) as f64;
    let bounds: Vec<_> = (0..side * side)
        .map(|k| {
            let distance = edge(k / side).min(edge(k % side));
            [-distance, distance]
        })
        .collect();
    Problem { name: "Torsion with bounds", terms: Torsion { side }, start: vec![0.0; side * side], bounds }
}
