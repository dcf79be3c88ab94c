//! The backward differentiation formula of order 2, solved by Newton's method on the sparse Jacobian.
//!
//! ```text
//! G(y) = y - 4/3 y_n + 1/3 y_(n-1) - 2/3 h f(y, t) = 0
//! ```

use std::error::Error;

use faer::ColMut;
use faer::linalg::solvers::Solve;
use faer::sparse::linalg::solvers::{Lu, SymbolicLu};
use faer::sparse::{SparseColMatRef, SymbolicSparseColMatRef};
use gradual::sparse::{JacobianPlan, Pattern, generic};

use crate::model::rates;

/// How much work the solver did.
#[derive(Default)]
pub(crate) struct Work {
    pub(crate) steps: usize,
    /// Each iteration computes a Jacobian, its LU decomposition and one solution.
    pub(crate) iterations: usize,
}

/// The most iterations of Newton's method in a step.
const ITERATIONS: usize = 10;

/// Integrates from t = 0 to `end` in equal steps, and leaves the result in `state`.
pub(crate) fn integrate(
    state: &mut Vec<f64>,
    end: f64,
    steps: usize,
    plan: &JacobianPlan<f64>,
) -> Result<Work, Box<dyn Error>> {
    let mut plan = plan.clone().by_columns();
    let columns = plan.pattern().transpose();
    let symbolic = SymbolicLu::try_new(symbolic(&columns))?;
    let (mut residuals, mut entries) = (vec![0.0; state.len()], vec![0.0; columns.nonzeros()]);
    let (h, mut before, mut work) = (end / steps as f64, state.clone(), Work::default());
    for step in 1..=steps {
        let t = step as f64 * h;
        // The first step is that of the backward Euler method.
        let [now, earlier, new] =
            if step == 1 { [1.0, 0.0, 1.0] } else { [4.0 / 3.0, -1.0 / 3.0, 2.0 / 3.0] };
        let known: Vec<_> = state.iter().zip(&before).map(|(y, z)| now * y + earlier * z).collect();
        let equation = generic!(|y| {
            let rates = rates(y, t);
            y.iter()
                .zip(rates)
                .zip(&known)
                .map(|((y, rate), &known)| *y - known - new * h * rate)
                .collect::<Vec<_>>()
        });
        before.clone_from(state);
        let mut change = f64::INFINITY;
        for _ in 0..ITERATIONS {
            plan.evaluate_into(equation, state, &mut residuals, &mut entries)?;
            let jacobian = SparseColMatRef::new(self::symbolic(&columns), &entries);
            let lu = Lu::try_new_with_symbolic(symbolic.clone(), jacobian)?;
            lu.solve_in_place(ColMut::from_slice_mut(&mut residuals).as_mat_mut());
            for (y, step) in state.iter_mut().zip(&residuals) {
                *y -= step;
            }
            work.iterations += 1;
            change = residuals.iter().fold(0.0, |largest: f64, step| largest.max(step.abs()));
            if change < 1e-8 {
                break;
            }
        }
        if change > 1e-6 {
            return Err(format!("Newton's method did not converge at t = {t}").into());
        }
        work.steps += 1;
    }
    Ok(work)
}

/// The pattern in faer's form. `columns` is the transpose, whose rows are the columns.
fn symbolic(columns: &Pattern) -> SymbolicSparseColMatRef<'_, usize> {
    let (column_starts, row_indices) = columns.csr_parts();
    SymbolicSparseColMatRef::new_checked(columns.columns(), columns.rows(), column_starts, None, row_indices)
}
