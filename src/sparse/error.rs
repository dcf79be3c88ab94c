//! What can go wrong with a sparse derivative.

use core::fmt;

use super::RecoveryError;

/// Why there is no pattern or no matrix.
///
/// ```
/// use gradual::sparse::{self, Error, Tracer};
///
/// let f = |x: &[Tracer<f64>]| vec![x[0], x[1].ln()];
/// let error = sparse::jacobian_pattern(f, &[1.0, -1.0]).unwrap_err();
/// assert_eq!(error, Error::NotFinite { row: 1 });
/// assert_eq!(error.to_string(), "result 1 is not finite at this point: trace at a point of the function's domain");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// A result is NaN or infinite at the point where the function was traced. The branches that it took may not be those
    /// of other points.
    NotFinite {
        /// The number of the result. It counts from 0.
        row: usize,
    },
    /// A result depends on a number whose set of inputs is lost, because another thread computed it or because it was kept
    /// from an earlier trace.
    Untraceable {
        /// The number of the result. It counts from 0.
        row: usize,
    },
    /// A result depends on an input, but the pattern has no such entry.
    OutsidePattern {
        /// The number of the result. It counts from 0.
        row: usize,
        /// The number of the input. It counts from 0.
        column: usize,
    },
    /// The Hessian has an entry where the pattern has none.
    OutsideHessian {
        /// The number of one input. It counts from 0.
        row: usize,
        /// The number of the other input.
        column: usize,
    },
    /// Two entries of a Jacobian that should be symmetric differ: one and its mirror image.
    NotSymmetric {
        /// The row of one of the two. It counts from 0.
        row: usize,
        /// Its column. It counts from 0.
        column: usize,
    },
    /// The colours do not determine the matrix.
    Coloring(RecoveryError),
    /// The pattern, the point or a slice does not have the size that the function needs.
    Length {
        /// What has the wrong size.
        of: &'static str,
        /// Its size.
        found: usize,
        /// The size that it needs.
        expected: usize,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFinite { row } => {
                write!(
                    f,
                    "result {row} is not finite at this point: trace at a point of the function's domain"
                )
            }
            Self::Untraceable { row } => write!(
                f,
                "result {row} depends on a number that another thread computed or that was kept from an earlier trace: \
                 trace a function that computes on its own thread, from its arguments"
            ),
            Self::OutsidePattern { row, column } => write!(
                f,
                "result {row} depends on input {column}, but the pattern has no such entry: make a new plan at this point, \
                 or trace several points with `JacobianPlan::over`"
            ),
            Self::OutsideHessian { row, column } => write!(
                f,
                "the second derivative in the inputs {row} and {column} is not 0, but the pattern has no such entry: make a \
                 new plan at this point, or trace several points with `HessianPlan::over`"
            ),
            Self::NotSymmetric { row, column } => write!(
                f,
                "the entry in row {row} and column {column} is not that in row {column} and column {row}, so the Jacobian is \
                 not symmetric: use `JacobianPlan::at`"
            ),
            Self::Coloring(error) => error.fmt(f),
            Self::Length { of, found, expected } => {
                write!(f, "the number of {of} is {found}, but it should be {expected}")
            }
        }
    }
}

impl core::error::Error for Error {}

/// ```
/// use gradual::sparse::coloring::Coloring;
/// use gradual::sparse::{Error, JacobianPlan, Pattern};
///
/// fn plan() -> Result<JacobianPlan<f64>, Error> {
///     Ok(JacobianPlan::with_coloring(Pattern::from_rows(2, [[0, 1]]), Coloring::new([Some(0); 2]))?)
/// }
/// assert!(matches!(plan(), Err(Error::Coloring(_))));
/// ```
impl From<RecoveryError> for Error {
    fn from(error: RecoveryError) -> Self {
        Self::Coloring(error)
    }
}
