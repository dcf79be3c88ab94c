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
/// A step is not halved any more below this part of it.
const SMALLEST_SHARE: f64 = 1e-10;
/// The relative rounding of a sum.
const ROUNDING: f64 = 1e-12;

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

    let (mut x, mut values) = (start.clone(), Vec::new());
    let (mut gradient, mut entries) = (vec![0.0; n], vec![0.0; pattern.nonzeros()]);
    bar.set_length(ITERATIONS);
    let mut iteration = 0;
    loop {
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

        x = shorter_until_it_falls(problem, &x, &step, (value, &gradient), &mut values)?;
        iteration += 1;
    }
}

/// The point after the step, which is halved until the sum falls.
fn shorter_until_it_falls<F: SliceFunction<f64>>(
    Problem { name, terms, bounds, .. }: &Problem<F>,
    x: &[f64],
    step: &[f64],
    (value, gradient): (f64, &[f64]),
    values: &mut Vec<f64>,
) -> Result<Vec<f64>, Box<dyn Error>> {
    let mut share = 1.0;
    while share > SMALLEST_SHARE {
        let moved = |j: usize| (x[j] + share * step[j]).clamp(bounds[j][0], bounds[j][1]);
        let next: Vec<f64> = (0..x.len()).map(moved).collect();
        let fall: f64 = (0..x.len()).map(|j| gradient[j] * (next[j] - x[j])).sum();
        values.clear();
        terms.call(&next, values);
        // Close to the minimum the fall is less than the rounding of the sum.
        if values.iter().sum::<f64>() <= value + 1e-4 * fall + ROUNDING * value.abs() {
            return Ok(next);
        }
        share /= 2.0;
    }
    Err(format!("{name}: no part of the Newton step lowers the sum, which is {value:e}").into())
}
