//! The checks in one call, with the default tolerance.

use crate::check::builder::{Check, assert_right};
use crate::check::domain::Domain;
use crate::check::exact::Second;
use crate::check::place::Claim;
use crate::check::report::{Mismatch, Report};
use crate::dual::Dual;
use crate::dual_vec::DualVec;

/// A check at a point, and its assertion.
macro_rules! at_a_point {
    ($(
        $check:ident, $assert:ident, $what:literal, $example:literal,
        [$($generics:tt)*] ($($Function:tt)*) ($($Claim:tt)*) $($x:ident: $X:ty),+ => $at:expr;
    )*) => {$(
        #[doc = concat!("Compares a claimed ", $what, " with the true one at x.")]
        ///
        /// ```
        /// use gradual::check;
        ///
        #[doc = concat!("check::", stringify!($check), $example, "?;")]
        /// # Ok::<(), check::Mismatch>(())
        /// ```
        ///
        /// # Errors
        /// If a slope is wrong, or nothing can be compared.
        pub fn $check<C: Claim, $($generics)*>(
            f: impl $($Function)*,
            claim: impl $($Claim)* -> C,
            $($x: $X),+
        ) -> Result<Report, Mismatch> {
            Check::$check(f, claim).at($at)
        }

        #[doc = concat!("Asserts that a claimed ", $what, " is the true one at x.")]
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
        pub fn $assert<C: Claim, $($generics)*>(
            f: impl $($Function)*,
            claim: impl $($Claim)* -> C,
            $($x: $X),+
        ) {
            assert_right($check(f, claim, $($x),+));
        }
    )*};
}

at_a_point! {
    derivative, assert_derivative, "derivative", "(|x| x.sin(), |x| x.cos(), 1.0)",
    [] (Fn(Dual<f64>) -> Dual<f64>) (Fn(f64)) x: f64 => x;

    gradient, assert_gradient, "gradient", "(|[x, y]| x * y, |[x, y]| [y, x], [2.0, 3.0])",
    [const N: usize] (Fn([DualVec<f64, N>; N]) -> DualVec<f64, N>) (Fn([f64; N])) x: [f64; N] => x;

    jacobian, assert_jacobian, "Jacobian", "(|[x, y]| [x * y, y], |[x, y]| [[y, x], [0.0, 1.0]], [2.0, 3.0])",
    [const N: usize, const M: usize] (Fn([DualVec<f64, N>; N]) -> [DualVec<f64, N>; M]) (Fn([f64; N])) x: [f64; N] => x;

    hessian, assert_hessian, "Hessian", "(|[x, y]| x * x * y, |[x, y]| [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]], [2.0, 3.0])",
    [const N: usize] (Fn([Second<N>; N]) -> Second<N>) (Fn([f64; N])) x: [f64; N] => x;

    jvp, assert_jvp, "Jacobian times v", "(|[x, y]| [x * y], |[x, y], [v, w]| [y * v + x * w], [2.0, 3.0], [1.0, -1.0])",
    [const N: usize, const M: usize] (Fn([Dual<f64>; N]) -> [Dual<f64>; M]) (Fn([f64; N], [f64; N])) x: [f64; N], v: [f64; N] => (x, v);
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
