//! Newton's method with bounds: unknowns at a bound stay there as long as the gradient pushes them outwards, and the others
//! take a Newton step, which is cut off at the bounds.
//!
//! Bertsekas, *Projected Newton Methods for Optimization Problems with Simple Constraints*, SIAM Journal on Control and
//! Optimization 20 (1982).

use std::error::Error;

use faer::linalg::solvers::Solve;
use faer::sparse::linalg::solvers::{Llt, SymbolicLlt};
use faer::sparse::{SparseColMatRef, SymbolicSparseColMatRef};
use faer::{ColMut, Side};
use gradual::sparse::{HessianPlan, SliceFunction, TwiceDifferentiable};
use indicatif::ProgressBar;

use crate::problems::Problem;

/// What the search found, and how much work it was.
pub(crate) struct Found {
    pub(crate) value: f64,
    /// The largest slope of an unknown that is free to move.
    pub(crate) slope: f64,
    pub(crate) iterations: usize,
    pub(crate) at_bounds: usize,
    pub(crate) colors: usize,
}

const ITERATIONS: u64 = 100;
const TOLERANCE: f64 = 1e-8;

pub(crate) fn minimise<F>(problem: &Problem<F>, bar: &ProgressBar) -> Result<Found, Box<dyn Error>>
where
    F: TwiceDifferentiable<f64> + SliceFunction<f64> + Copy,
{
    let Problem { terms, start, bounds, .. } = problem;
    let mut plan = HessianPlan::at(terms, start)?;
    let pattern = plan.pattern().clone();
    let (starts, rows) = pattern.csr_parts();
    let n = start.len();
    let symbolic = SymbolicSparseColMatRef::new_checked(n, n, starts, None, rows);
    let decomposition = SymbolicLlt::try_new(symbolic, Side::Lower)?;
    let value_at = |x: &[f64], values: &mut Vec<f64>| {
        values.clear();
        terms.call(x, values);
        values.iter().sum::<f64>()
    };

    let (mut x, mut values) = (start.clone(), Vec::new());
    let (mut gradient, mut entries) = (vec![0.0; n], vec![0.0; pattern.nonzeros()]);
    bar.set_length(ITERATIONS);
    for iteration in 0.. {
        let value = plan.evaluate_into(terms, &x, &mut gradient, &mut entries)?;
        let is_held =
            |j: usize| x[j] <= bounds[j][0] && gradient[j] > 0.0 || x[j] >= bounds[j][1] && gradient[j] < 0.0;
        let held: Vec<bool> = (0..n).map(is_held).collect();
        let slope = (0..n).filter(|&j| !held[j]).fold(0.0, |largest: f64, j| largest.max(gradient[j].abs()));
        bar.set_position(iteration);
        bar.set_message(format!("{}: f = {value:.6e}, |gradient| = {slope:.1e}", problem.name));
        if slope < TOLERANCE || iteration == ITERATIONS {
            let at_bounds = (0..n).filter(|&j| bounds[j].contains(&x[j])).count();
            let colors = plan.colors();
            return Ok(Found { value, slope, iterations: iteration as usize, at_bounds, colors });
        }
        // The held unknowns take no step: their rows and columns become those of the identity.
        for (place, (i, j)) in pattern.iter().enumerate() {
            if held[i] || held[j] {
                entries[place] = if i == j { 1.0 } else { 0.0 };
            }
        }
        let mut step: Vec<f64> = (0..n).map(|j| if held[j] { 0.0 } else { -gradient[j] }).collect();
        let mut damping = 0.0;
        let llt = loop {
            let hessian = SparseColMatRef::new(symbolic, &entries[..]);
            match Llt::try_new_with_symbolic(decomposition.clone(), hessian, Side::Lower) {
                Ok(llt) => break llt,
                // Where the Hessian is not positive definite, its diagonal grows.
                Err(_) => {
                    let more = if damping == 0.0 { 1e-3 } else { 9.0 * damping };
                    damping += more;
                    for j in 0..n {
                        if let Some(place) = pattern.index_of(j, j) {
                            entries[place] += more;
                        }
                    }
                }
            }
        };
        llt.solve_in_place(ColMut::from_slice_mut(&mut step).as_mat_mut());

        // The step is halved until the sum falls.
        let mut share = 1.0;
        loop {
            let moved = |j: usize| (x[j] + share * step[j]).clamp(bounds[j][0], bounds[j][1]);
            let next: Vec<f64> = (0..n).map(moved).collect();
            let fall: f64 = (0..n).map(|j| gradient[j] * (next[j] - x[j])).sum();
            if value_at(&next, &mut values) <= value + 1e-4 * fall || share < 1e-10 {
                x = next;
                break;
            }
            share /= 2.0;
        }
    }
    unreachable!("the loop ends by returning")
}
