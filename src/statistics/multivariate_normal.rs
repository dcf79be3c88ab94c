//! The normal distribution of several numbers.

use super::LN_SQRT_TAU;
use crate::scalar::{HALF, Scalar};

/// The logarithm of the density, `-|L^-1 (x - mean)|^2 / 2 - ln det L - N ln sqrt(2 pi)` with `L L^T = covariance` by Cholesky.
///
/// Only the diagonal of the covariance and the part below it are read. If it is not positive definite, the result is NaN.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::multivariate_normal;
///
/// let f = |[x, y]: [_; 2]| {
///     let covariance = [[4.0, 2.0], [2.0, 10.0]].map(|row| row.map(Into::into));
///     multivariate_normal::ln_pdf([x, y], [0.0.into(); 2], covariance)
/// };
/// let (value, [dx, dy]) = gradient(f, [2.0, 4.0]);
/// // determinant 36, and the covariance times (1/3, 1/3) is (2, 4)
/// assert!((value - (-1.0 - 6.0_f64.ln() - (2.0 * std::f64::consts::PI).ln())).abs() < 1e-14);
/// assert!((dx - -1.0 / 3.0).abs() < 1e-14 && (dy - -1.0 / 3.0).abs() < 1e-14);
/// ```
#[must_use]
pub fn ln_pdf<T: Scalar, const N: usize>(x: [T; N], mean: [T; N], covariance: [[T; N]; N]) -> T {
    let mut factor = covariance;
    let mut z = [T::zero(); N];
    let mut ln_pdf = T::literal(-(N as f64) * LN_SQRT_TAU);
    for i in 0..N {
        for j in 0..i {
            let dot = product(&factor[i][..j], &factor[j][..j]);
            factor[i][j] = (factor[i][j] - dot) / factor[j][j];
        }
        let variance = factor[i][i] - product(&factor[i][..i], &factor[i][..i]);
        factor[i][i] = if variance > T::zero() { variance.sqrt() } else { T::nan() };
        z[i] = (x[i] - mean[i] - product(&factor[i][..i], &z[..i])) / factor[i][i];
        ln_pdf = ln_pdf - HALF * z[i].powi(2) - factor[i][i].ln();
    }
    ln_pdf
}

/// `x_0 y_0 + x_1 y_1 + ...`
fn product<T: Scalar>(x: &[T], y: &[T]) -> T {
    x.iter().zip(y).map(|(&x, &y)| x * y).sum()
}
