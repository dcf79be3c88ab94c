//! The Dirichlet distribution of proportions, with a positive parameter for each of them.

use crate::scalar::Scalar;

/// The logarithm of the density `Gamma(a_0 + a_1 + ...) / (Gamma(a_0) Gamma(a_1) ...) x_0^(a_0-1) x_1^(a_1-1) ...`.
///
/// The gamma functions are paired to beta functions, which do not cancel. The proportions should sum to 1; the function
/// does not test it.
///
/// ```
/// use gradual::gradient;
/// use gradual::statistics::dirichlet;
///
/// let x = [0.2, 0.3, 0.5];
/// let (value, slopes) = gradient(|a| dirichlet::ln_pdf(&x.map(Into::into), &a), [1.0, 2.0, 3.0]);
/// assert!((value - 4.5_f64.ln()).abs() < 1e-14); // 5! / (1! 2!) 0.3 0.5^2
/// assert!((slopes[0] - (0.2_f64.ln() + 137.0 / 60.0)).abs() < 1e-14); // ln x + psi(6) - psi(1)
/// ```
///
/// # Panics
/// Panics if there are not as many proportions as parameters.
#[must_use]
pub fn ln_pdf<T: Scalar>(x: &[T], parameters: &[T]) -> T {
    assert!(
        x.len() == parameters.len(),
        "{} proportions for {} parameters: pass one of each",
        x.len(),
        parameters.len()
    );
    let (mut density, mut total) = (T::zero(), T::zero());
    for (i, (&x, &a)) in x.iter().zip(parameters).enumerate() {
        density += (a - T::one()).x_ln_y(x);
        if i > 0 {
            density -= total.ln_beta(a);
        }
        total += a;
    }
    density
}
