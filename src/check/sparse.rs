//! Sparse Jacobians and Hessians that you wrote by hand, beside the exact ones. No dense matrix is formed.

use alloc::vec;
use alloc::vec::Vec;

use crate::check::component::Component;
use crate::check::finite_difference::Estimate;
use crate::check::input::list;
use crate::check::kind::Kind;
use crate::check::mismatch::{Finding, Mismatch};
use crate::check::problem::Problem;
use crate::check::report::Report;
use crate::check::tolerance::{Tolerance, ulp};
use crate::sparse::{self, Differentiable, Matrix, TwiceDifferentiable};

/// Compares a claimed sparse Jacobian with the true one at x. An entry that the claim does not have counts as 0.
///
/// ```
/// use gradual::check;
/// use gradual::sparse::{Matrix, generic};
///
/// let f = generic!(|x| [x[0] * x[1], x[2].sin()]);
/// let x = [2.0, 3.0, 0.0];
/// check::sparse_jacobian(f, &Matrix::from_triplets(2, 3, [(0, 0, 3.0), (0, 1, 2.0), (1, 2, 1.0)]), &x)?;
///
/// let mismatch = check::sparse_jacobian(f, &Matrix::from_triplets(2, 3, [(0, 0, 3.0), (1, 2, 1.0)]), &x);
/// let wrong = mismatch.unwrap_err();
/// assert_eq!((wrong.components()[0].row, wrong.components()[0].column), (0, 1));
/// assert_eq!((wrong.components()[0].claimed, wrong.components()[0].truth), (0.0, 2.0));
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// An entry is right if it is within the default [`Tolerance`], where the rounding of an entry is taken as 16 units in the
/// last place of the largest entry in its row.
///
/// # Errors
/// If an entry is wrong or missing, or if nothing can be compared.
pub fn sparse_jacobian(
    f: impl Differentiable<f64>,
    claim: &Matrix<f64>,
    x: &[f64],
) -> Result<Report, Mismatch> {
    compare(Kind::Jacobian, x, claim, sparse::jacobian(f, x).map(|(_, truth)| truth))
}

/// Compares a claimed sparse Hessian with the true one at x. The function returns the terms of a sum, as for
/// [`sparse::hessian`]. An entry that the claim does not have counts as 0.
///
/// ```
/// use gradual::check;
/// use gradual::sparse::{Matrix, generic};
///
/// let f = generic!(|x| [x[0] * x[0] * x[1]]);
/// let claim = Matrix::from_triplets(2, 2, [(0, 0, 6.0), (0, 1, 4.0), (1, 0, 4.0)]);
/// check::sparse_hessian(f, &claim, &[2.0, 3.0])?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// The tolerance is that of [`sparse_jacobian`].
///
/// # Errors
/// If an entry is wrong or missing, or if nothing can be compared.
pub fn sparse_hessian(
    f: impl TwiceDifferentiable<f64>,
    claim: &Matrix<f64>,
    x: &[f64],
) -> Result<Report, Mismatch> {
    compare(Kind::Hessian, x, claim, sparse::hessian(f, x).map(|(_, _, truth)| truth))
}

fn compare(
    kind: Kind,
    x: &[f64],
    claim: &Matrix<f64>,
    truth: Result<Matrix<f64>, sparse::Error>,
) -> Result<Report, Mismatch> {
    let mismatch =
        |finding: Finding| Mismatch::new(kind.into(), x.to_vec(), alloc::format!("&{}", list(x)), finding);
    let truth = truth.map_err(|error| mismatch(Problem::Sparse(error).into()))?;
    let (rows, columns) = (truth.rows(), truth.columns());
    if (claim.rows(), claim.columns()) != (rows, columns) {
        let claimed = Ok(vec![claim.columns(); claim.rows()]);
        return Err(mismatch(Problem::Shape { claimed, rows, columns }.into()));
    }
    let union = claim.pattern().union(truth.pattern());
    if union.nonzeros() > 0 && !union.iter().any(|(row, column)| truth.get(row, column).is_finite()) {
        return Err(mismatch(Problem::AllPoles.into()));
    }
    let (mut components, mut worst) = (Vec::new(), 0.0_f64);
    for row in 0..rows {
        let largest = truth.row(row).1.iter().fold(0.0_f64, |largest, entry| largest.max(entry.abs()));
        for &column in union.row(row) {
            let (claimed, truth) = (claim.get(row, column), truth.get(row, column));
            let slope = Estimate::exact(truth);
            let allowed = Tolerance::default().allowed(&slope, 16.0 * ulp(largest));
            let component = Component { row, column, claimed, truth, bound: 0.0, sides: None, allowed };
            // A pole is not compared.
            if truth.is_finite() && component.absolute_error() > allowed {
                components.push(component);
            } else if truth.is_finite() && truth != 0.0 {
                worst = worst.max(component.relative_error());
            }
        }
    }
    let of = union.nonzeros();
    if components.is_empty() {
        return Ok(Report::of_entries(kind, of, worst));
    }
    Err(mismatch(Finding { components, of, ..Finding::default() }))
}
