//! The checks in one call, with the default tolerance.

use crate::check::builder::{Check, assert_right};
use crate::check::domain::Domain;
use crate::check::place::Claim;
use crate::check::report::{Mismatch, Report};
use crate::dual::{Dual, DualVec};
use crate::dual2::Dual2Vec;

/// Compares a claimed derivative with the true one at x.
///
/// ```
/// use gradual::check;
///
/// check::derivative(|x| x.sin(), |x| x.cos(), 1.0)?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If a slope is wrong, or nothing can be compared.
pub fn derivative<C: Claim>(
    f: impl Fn(Dual<f64>) -> Dual<f64>,
    claim: impl Fn(f64) -> C,
    x: f64,
) -> Result<Report, Mismatch> {
    Check::derivative(f, claim).at(x)
}

/// Asserts that a claimed derivative is the true one at x.
///
/// ```
/// use gradual::check;
///
/// check::assert_derivative(|x| x.sin(), |x| x.cos(), 1.0);
/// ```
///
/// # Panics
/// With the report, if a slope is wrong or nothing can be compared.
#[track_caller]
pub fn assert_derivative<C: Claim>(f: impl Fn(Dual<f64>) -> Dual<f64>, claim: impl Fn(f64) -> C, x: f64) {
    assert_right(derivative(f, claim, x));
}

/// Compares a claimed gradient with the true one at x.
///
/// ```
/// use gradual::check;
///
/// check::gradient(|[x, y]| x * y, |[x, y]| [y, x], [2.0, 3.0])?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If a slope is wrong, or nothing can be compared.
pub fn gradient<C: Claim, const N: usize>(
    f: impl Fn([DualVec<f64, N>; N]) -> DualVec<f64, N>,
    claim: impl Fn([f64; N]) -> C,
    x: [f64; N],
) -> Result<Report, Mismatch> {
    Check::gradient(f, claim).at(x)
}

/// Asserts that a claimed gradient is the true one at x.
///
/// ```
/// use gradual::check;
///
/// check::assert_gradient(|[x, y]| x * y, |[x, y]| [y, x], [2.0, 3.0]);
/// ```
///
/// # Panics
/// With the report, if a slope is wrong or nothing can be compared.
#[track_caller]
pub fn assert_gradient<C: Claim, const N: usize>(
    f: impl Fn([DualVec<f64, N>; N]) -> DualVec<f64, N>,
    claim: impl Fn([f64; N]) -> C,
    x: [f64; N],
) {
    assert_right(gradient(f, claim, x));
}

/// Compares a claimed Jacobian with the true one at x. Row i is the gradient of result i.
///
/// ```
/// use gradual::check;
///
/// check::jacobian(|[x, y]| [x * y, y], |[x, y]| [[y, x], [0.0, 1.0]], [2.0, 3.0])?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If a slope is wrong, or nothing can be compared.
pub fn jacobian<C: Claim, const N: usize, const M: usize>(
    f: impl Fn([DualVec<f64, N>; N]) -> [DualVec<f64, N>; M],
    claim: impl Fn([f64; N]) -> C,
    x: [f64; N],
) -> Result<Report, Mismatch> {
    Check::jacobian(f, claim).at(x)
}

/// Asserts that a claimed Jacobian is the true one at x. Row i is the gradient of result i.
///
/// ```
/// use gradual::check;
///
/// check::assert_jacobian(|[x, y]| [x * y, y], |[x, y]| [[y, x], [0.0, 1.0]], [2.0, 3.0]);
/// ```
///
/// # Panics
/// With the report, if a slope is wrong or nothing can be compared.
#[track_caller]
pub fn assert_jacobian<C: Claim, const N: usize, const M: usize>(
    f: impl Fn([DualVec<f64, N>; N]) -> [DualVec<f64, N>; M],
    claim: impl Fn([f64; N]) -> C,
    x: [f64; N],
) {
    assert_right(jacobian(f, claim, x));
}

/// Compares a claimed Hessian with the true one at x. Row i is the gradient of df/dx_i.
///
/// ```
/// use gradual::check;
///
/// check::hessian(|[x, y]| x * x * y, |[x, y]| [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]], [2.0, 3.0])?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If a slope is wrong, or nothing can be compared.
pub fn hessian<C: Claim, const N: usize>(
    f: impl Fn([Dual2Vec<f64, N>; N]) -> Dual2Vec<f64, N>,
    claim: impl Fn([f64; N]) -> C,
    x: [f64; N],
) -> Result<Report, Mismatch> {
    Check::hessian(f, claim).at(x)
}

/// Asserts that a claimed Hessian is the true one at x. Row i is the gradient of df/dx_i.
///
/// ```
/// use gradual::check;
///
/// check::assert_hessian(|[x, y]| x * x * y, |[x, y]| [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]], [2.0, 3.0]);
/// ```
///
/// # Panics
/// With the report, if a slope is wrong or nothing can be compared.
#[track_caller]
pub fn assert_hessian<C: Claim, const N: usize>(
    f: impl Fn([Dual2Vec<f64, N>; N]) -> Dual2Vec<f64, N>,
    claim: impl Fn([f64; N]) -> C,
    x: [f64; N],
) {
    assert_right(hessian(f, claim, x));
}

/// Compares a claimed Jacobian-vector product with the true one at x and v. The claim takes the point and the vector.
///
/// ```
/// use gradual::check;
///
/// check::jvp(|[x, y]| [x * y], |[x, y], [v, w]| [y * v + x * w], [2.0, 3.0], [1.0, -1.0])?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If a slope is wrong, or nothing can be compared.
pub fn jvp<C: Claim, const N: usize, const M: usize>(
    f: impl Fn([Dual<f64>; N]) -> [Dual<f64>; M],
    claim: impl Fn([f64; N], [f64; N]) -> C,
    x: [f64; N],
    v: [f64; N],
) -> Result<Report, Mismatch> {
    Check::jvp(f, claim).at((x, v))
}

/// Asserts that a claimed Jacobian-vector product is the true one at x and v. The claim takes the point and the vector.
///
/// ```
/// use gradual::check;
///
/// check::assert_jvp(|[x, y]| [x * y], |[x, y], [v, w]| [y * v + x * w], [2.0, 3.0], [1.0, -1.0]);
/// ```
///
/// # Panics
/// With the report, if a slope is wrong or nothing can be compared.
#[track_caller]
pub fn assert_jvp<C: Claim, const N: usize, const M: usize>(
    f: impl Fn([Dual<f64>; N]) -> [Dual<f64>; M],
    claim: impl Fn([f64; N], [f64; N]) -> C,
    x: [f64; N],
    v: [f64; N],
) {
    assert_right(jvp(f, claim, x, v));
}

/// Compares the slope of a rule, as for [`lift`](Dual::lift), with its value's finite differences.
///
/// ```
/// use gradual::check;
///
/// check::rule(|x| (x.tanh(), 1.0 - x.tanh().powi(2)), -3.0..=3.0)?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If the slope is wrong at any point, or nothing can be compared.
pub fn rule(rule: impl Fn(f64) -> (f64, f64), domain: impl Domain<f64>) -> Result<Report, Mismatch> {
    Check::rule(rule).on(domain)
}

/// Compares the slopes of a rule of two arguments, as for [`lift2`](Dual::lift2), with its value's finite differences.
///
/// ```
/// use gradual::check;
///
/// check::rule2(|x, y| (x / y, 1.0 / y, -x / (y * y)), [-3.0..=3.0, 1.0..=9.0])?;
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// # Errors
/// If a slope is wrong at any point, or nothing can be compared.
pub fn rule2(
    rule: impl Fn(f64, f64) -> (f64, f64, f64),
    domain: impl Domain<[f64; 2]>,
) -> Result<Report, Mismatch> {
    Check::rule2(rule).on(domain)
}
