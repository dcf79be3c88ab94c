//! What a claimed derivative returns.

use alloc::vec;
use alloc::vec::Vec;

use crate::check::sealed::Sealed;

/// What a claimed derivative returns: the slopes alone, or `(value, slopes)`.
///
/// | claim | type of the slopes |
/// |---|---|
/// | derivative | `f64` |
/// | gradient, Jacobian times a vector | `[f64; N]` or `Vec<f64>` |
/// | Jacobian, Hessian, by rows | `[[f64; N]; M]`, `Vec<Vec<f64>>` or `Vec<[f64; N]>` |
/// | Jacobian, Hessian, as one list of all rows | `Vec<f64>` |
///
/// If the function has several results, the value is an array or a `Vec` too. With the feature `nalgebra`, its vectors
/// and matrices are claims as well. The trait is sealed.
///
/// ```
/// use gradual::check;
///
/// check::gradient(|[x, y]| x * y, |[x, y]| (x * y, [y, x]), [3.0, 4.0])?;
/// check::jacobian(|[x, y]| [x * y, x], |[x, y]| [[y, x], [1.0, 0.0]], [3.0, 4.0])?;
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of slopes",
    label = "expected `f64`, arrays or `Vec`s of it, or `(value, slopes)`",
    note = "the claimed derivative works on plain floats: it takes `f64`s and returns `f64`s",
    note = "write a float instead of an integer: `2.0`, not `2`"
)]
pub trait Claim: Sealed {
    #[doc(hidden)]
    fn claimed(self) -> Claimed;
}

/// The claimed slopes as one list, and the shape in which they came.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Claimed {
    pub(super) values: Option<Vec<f64>>,
    pub(super) slopes: Vec<f64>,
    /// The lengths of the rows. None if the slopes came as one list.
    pub(super) rows: Option<Vec<usize>>,
}

impl Claimed {
    pub(super) fn list(slopes: Vec<f64>) -> Self {
        Self { values: None, slopes, rows: None }
    }

    fn rows<R: AsRef<[f64]>>(rows: &[R]) -> Self {
        let rows = rows.iter().map(AsRef::as_ref);
        Self {
            values: None,
            slopes: rows.clone().flatten().copied().collect(),
            rows: Some(rows.map(<[f64]>::len).collect()),
        }
    }

    /// Whether the slopes fill a table of this shape.
    pub(super) fn fits(&self, rows: usize, columns: usize) -> bool {
        let fit = |lengths: &Vec<usize>| lengths.len() == rows && lengths.iter().all(|&n| n == columns);
        self.slopes.len() == rows * columns && self.rows.as_ref().is_none_or(fit)
    }
}

impl Claim for f64 {
    fn claimed(self) -> Claimed {
        Claimed::list(vec![self])
    }
}

impl<const N: usize> Claim for [f64; N] {
    fn claimed(self) -> Claimed {
        Claimed::list(self.to_vec())
    }
}

impl Claim for Vec<f64> {
    fn claimed(self) -> Claimed {
        Claimed::list(self)
    }
}

impl<const N: usize, const M: usize> Claim for [[f64; N]; M] {
    fn claimed(self) -> Claimed {
        Claimed::rows(&self)
    }
}

impl<const N: usize> Claim for Vec<[f64; N]> {
    fn claimed(self) -> Claimed {
        Claimed::rows(&self)
    }
}

impl Claim for Vec<Vec<f64>> {
    fn claimed(self) -> Claimed {
        Claimed::rows(&self)
    }
}

impl<V: Claim, S: Claim> Claim for (V, S) {
    fn claimed(self) -> Claimed {
        Claimed { values: Some(self.0.claimed().slopes), ..self.1.claimed() }
    }
}
