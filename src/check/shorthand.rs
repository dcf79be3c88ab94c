//! The checks in one call, with the default tolerance.

use crate::check::builder::{Check, assert_right};
use crate::check::claim::Claim;
use crate::check::domain::Domain;
use crate::check::mismatch::Mismatch;
use crate::check::report::Report;
use crate::dual::{Dual, DualVec};
use crate::dual2::Dual2Vec;

/// For each derivative one function that returns the outcome, and one that asserts it.
macro_rules! checks_at_a_point {
    ($(
        $check:ident, $assert:ident, $what:literal, $example:literal,
        [$($N:ident),*] ($F:ty, $Claim:ty) ($($x:ident: $X:ty),*) $at:expr;
    )*) => {$(
        #[doc = concat!("Compares a claimed ", $what)]
        ///
        /// ```
        /// use gradual::check;
        ///
        #[doc = concat!("check::", stringify!($check), $example, "?;")]
        /// # Ok::<(), check::Mismatch>(())
        /// ```
        ///
        /// # Errors
        /// If a slope is wrong or nothing can be compared.
        pub fn $check<C: Claim $(, const $N: usize)*>(f: $F, claim: $Claim, $($x: $X),*) -> Result<Report, Mismatch> {
            Check::$check(f, claim).at($at)
        }

        #[doc = concat!("Asserts a claimed ", $what)]
        ///
        /// ```
        /// use gradual::check;
        ///
        #[doc = concat!("check::", stringify!($assert), $example, ";")]
        /// ```
        ///
        /// # Panics
        /// With the report, if a slope is wrong or nothing can be compared.
        #[track_caller]
        pub fn $assert<C: Claim $(, const $N: usize)*>(f: $F, claim: $Claim, $($x: $X),*) {
            assert_right($check(f, claim, $($x),*));
        }
    )*};
}

checks_at_a_point! {
    derivative, assert_derivative, "derivative with the true one at x.",
    "(|x| x.sin(), |x| x.cos(), 1.0)",
    [] (impl Fn(Dual<f64>) -> Dual<f64>, impl Fn(f64) -> C) (x: f64) x;

    gradient, assert_gradient, "gradient with the true one at x.",
    "(|[x, y]| x * y, |[x, y]| [y, x], [2.0, 3.0])",
    [N] (impl Fn([DualVec<f64, N>; N]) -> DualVec<f64, N>, impl Fn([f64; N]) -> C) (x: [f64; N]) x;

    jacobian, assert_jacobian, "Jacobian with the true one at x. Row i is the gradient of result i.",
    "(|[x, y]| [x * y, y], |[x, y]| [[y, x], [0.0, 1.0]], [2.0, 3.0])",
    [N, M] (impl Fn([DualVec<f64, N>; N]) -> [DualVec<f64, N>; M], impl Fn([f64; N]) -> C) (x: [f64; N]) x;

    hessian, assert_hessian, "Hessian with the true one at x. Row i is the gradient of df/dx_i.",
    "(|[x, y]| x * x * y, |[x, y]| [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]], [2.0, 3.0])",
    [N] (impl Fn([Dual2Vec<f64, N>; N]) -> Dual2Vec<f64, N>, impl Fn([f64; N]) -> C) (x: [f64; N]) x;

    jvp, assert_jvp, "Jacobian times a vector with the true one at x. The claim takes the point x and the vector v.",
    "(|[x, y]| [x * y], |[x, y], [v, w]| [y * v + x * w], [2.0, 3.0], [1.0, -1.0])",
    [N, M] (impl Fn([Dual<f64>; N]) -> [Dual<f64>; M], impl Fn([f64; N], [f64; N]) -> C)
    (x: [f64; N], v: [f64; N]) (x, v);
}

/// Compares the slope of a rule, as [`lift`](Dual::lift) takes it, with finite differences of its value on a domain.
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

/// Compares the slopes of a rule of two arguments, as [`lift2`](Dual::lift2) takes it, with finite differences of its
/// value on a domain.
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
