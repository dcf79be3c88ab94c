//! What a function written over any number must keep, whichever number it runs on.

use alloc::boxed::Box;
use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec;
use core::array;

use crate::check::black_box;
use crate::check::builder::Check;
use crate::check::domain::{Domain, Interval};
use crate::check::exact::array;
use crate::check::examine::same;
use crate::check::finite_difference::columns;
use crate::check::place::Claim;
use crate::check::problem::Problem;
use crate::check::report::{Mismatch, Report};
use crate::check::slopes::Kind;
use crate::drivers::{gradient, jacobian};
use crate::dual::{Dual, DualVec};
use crate::scalar::Real;

/// A function over any number, for [`conventions`]: a closure is not generic, a method is.
///
/// ```
/// use gradual::{Real, check};
///
/// /// Somebody's solver, generic over the number.
/// fn newton_sqrt<R: Real>(x: R) -> R {
///     (0..40).fold(x, |root, _| (root + x / root) / 2.0)
/// }
///
/// struct NewtonSqrt;
///
/// impl check::Generic<1> for NewtonSqrt {
///     fn call<R: Real>(&self, [x]: [R; 1]) -> R {
///         newton_sqrt(x)
///     }
/// }
///
/// check::conventions(NewtonSqrt, 0.1..=100.0)?;
/// # Ok::<(), check::Mismatch>(())
/// ```
pub trait Generic<const N: usize> {
    /// The function's value at x.
    fn call<R: Real>(&self, x: [R; N]) -> R;
}

/// Checks on a domain that a generic function is the same function on every number:
///
/// - its value is that of `f64`, to the bit but for the sign of 0;
/// - its gradient agrees with the finite differences of its values on `f64`, so that no cast and no branch drops a
///   partial;
/// - a lane that is zero in all inputs is zero in the result;
/// - one direction at a time, several, and all at once give the same slopes, to the bit;
/// - nested numbers have the slopes of plain ones, symmetric second derivatives, and those agree with the finite
///   differences of the gradient.
///
/// ```
/// use gradual::{Real, check};
///
/// struct Cube;
///
/// impl check::Generic<1> for Cube {
///     fn call<R: Real>(&self, [x]: [R; 1]) -> R {
///         // a cast drops the partials
///         x * x * R::lit(x.to_f64().unwrap())
///     }
/// }
///
/// let mismatch = check::conventions(Cube, -2.0..=2.0).unwrap_err();
/// assert_eq!(mismatch.components()[0].column, 0);
/// ```
///
/// # Errors
/// If a convention is broken at a point, or nothing can be compared.
pub fn conventions<const N: usize>(
    f: impl Generic<N>,
    domain: impl Domain<[f64; N]>,
) -> Result<Report, Mismatch> {
    Check::conventions(f).on(domain)
}

impl<'a, const N: usize> Check<'a, [f64; N]> {
    /// The function is the same on every number; see [`conventions`](crate::check::conventions).
    pub fn conventions(f: impl Generic<N> + 'a) -> Self {
        let f = Rc::new(f);
        let [value, slopes] = [0, 1].map(|_| Rc::clone(&f));
        let check = Self::new(
            Kind::Conventions,
            Box::new(move |x, _| {
                black_box::slopes(&|x| vec![value.call(array::<N>(x))], x, &[Interval::REAL; N])
            }),
            Box::new(move |x| gradient(|x| slopes.call(x), array::<N>(x)).claimed()),
        );
        check.and(Box::new(move |x| {
            let broken = first_broken(&*f, array(x));
            broken.map_or(Ok(()), |what| Err(Problem::Convention { what }))
        }))
    }
}

/// The first convention that f does not keep at x.
fn first_broken<const N: usize>(f: &impl Generic<N>, x: [f64; N]) -> Option<String> {
    let value = f.call(x);
    let (_, slopes) = gradient(|x| f.call(x), x);
    let values = [
        ("Dual<f64>", f.call(x.map(Dual::constant)).value),
        ("DualVec<f64, N>", f.call(DualVec::variables(x)).value),
        ("Dual<Dual<f64>>", f.call(x.map(|x| Dual::variable(Dual::variable(x)))).value.value),
    ];
    if let Some((number, other)) = values.into_iter().find(|&(_, other)| !same(other, value)) {
        return Some(format!("the value on {number} is {other}, that on f64 is {value}"));
    }

    let constants = f.call(x.map(DualVec::<f64, 2>::constant)).partials;
    if constants != [0.0; 2] {
        return Some(format!("of constants it has the partials {constants:?}, and they should be 0"));
    }
    for (i, all) in slopes.into_iter().enumerate() {
        // two directions, the second of which is none
        let seeds = |j: usize| DualVec::new(x[j], [f64::from(i == j), 0.0]);
        let [along, zero] = f.call(array::from_fn(seeds)).partials;
        if zero != 0.0 {
            return Some(format!(
                "a lane that is 0 in all inputs is {zero} in the result, with x[{i}] seeded"
            ));
        }
        let single = f.call(array::from_fn(|j| Dual::new(x[j], f64::from(i == j)))).tangent;
        for (how, slope) in [("alone", single), ("in a chunk", along)] {
            if !same(slope, all) {
                return Some(format!("df/dx[{i}] {how} is {slope}, and with all directions at once {all}"));
            }
        }
    }
    second_order(f, x, slopes)
}

fn second_order<const N: usize>(f: &impl Generic<N>, x: [f64; N], slopes: [f64; N]) -> Option<String> {
    let (inner, hessian) = jacobian(|x| gradient(|x| f.call(x), x).1, x);
    if let Some(i) = (0..N).find(|&i| !same(inner[i], slopes[i])) {
        let (nested, plain) = (inner[i], slopes[i]);
        return Some(format!("df/dx[{i}] on nested numbers is {nested}, on plain ones {plain}"));
    }
    let differences =
        columns(&|x| gradient(|x| f.call(x), array::<N>(x)).1.to_vec(), &x, N, &[Interval::REAL; N]);
    let largest = hessian.as_flattened().iter().fold(0.0, |largest: f64, h| largest.max(h.abs()));
    for i in 0..N {
        for j in 0..N {
            // one pair of directions at a time
            let seeds = |k: usize| {
                let x = Dual::new(x[k], f64::from(k == j));
                Dual::new(x, Dual::constant(f64::from(k == i)))
            };
            let (nested, all) = (f.call(array::from_fn(seeds)).tangent.tangent, hessian[i][j]);
            let rounding = 1e-9 * largest;
            if (nested - all).abs() > rounding || (all - hessian[j][i]).abs() > rounding {
                let other = hessian[j][i];
                return Some(format!(
                    "d2f/dx[{i}]dx[{j}] is {nested} on Dual<Dual<f64>>, {all} on DualVec<DualVec<f64, N>, N>, and \
                     {other} the other way round"
                ));
            }
            let difference = differences[j][i];
            if (all - difference.value).abs() > difference.error + rounding {
                let value = difference.value;
                return Some(format!(
                    "d2f/dx[{i}]dx[{j}] on nested numbers is {all}, and the finite difference of df/dx[{i}] is \
                     {value}: a branch or a cast drops a partial"
                ));
            }
        }
    }
    None
}
