//! What a function over any number must keep, whichever number it runs on.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec;
use core::array;

use crate::check::black_box;
use crate::check::builder::Check;
use crate::check::domain::{Domain, Interval};
use crate::check::exact::array;
use crate::check::finite_difference::columns;
use crate::check::kind::Kind;
use crate::check::mismatch::Mismatch;
use crate::check::problem::Problem;
use crate::check::report::Report;
use crate::check::subject::same;
use crate::drivers::{gradient, jacobian};
use crate::dual::{Dual, DualVec};
use crate::scalar::Real;

/// A function over any number, for [`conventions`]. A closure is not generic, but a method can be.
///
/// ```
/// use gradual::{Real, check};
///
/// /// A solver that is generic over the number.
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
/// - Its value is that of `f64` to the bit, except for the sign of 0.
/// - Its gradient agrees with finite differences of its values on `f64`. So no cast and no branch drops a partial.
/// - If a partial is 0 in all inputs, it is 0 in the result.
/// - One direction, two directions and all directions at once give the same slopes, to the bit.
/// - Nested numbers have the slopes of plain numbers. Their second derivatives are symmetric and agree with finite
///   differences of the gradient.
///
/// ```
/// use gradual::{Real, check};
///
/// struct Cube;
///
/// impl check::Generic<1> for Cube {
///     fn call<R: Real>(&self, [x]: [R; 1]) -> R {
///         // the plain float has no partials
///         x.value() * x * x
///     }
/// }
///
/// let mismatch = check::conventions(Cube, -2.0..=2.0).unwrap_err();
/// assert_eq!(mismatch.components()[0].column, 0);
/// ```
///
/// # Errors
/// If the function breaks a convention at a point, or nothing can be compared.
pub fn conventions<const N: usize>(
    f: impl Generic<N>,
    domain: impl Domain<[f64; N]>,
) -> Result<Report, Mismatch> {
    Check::conventions(f).on(domain)
}

impl<'a, const N: usize> Check<'a, [f64; N]> {
    /// Claims that the function is the same on every number; see [`conventions`](crate::check::conventions).
    ///
    /// ```
    /// use gradual::{Real, check};
    ///
    /// struct Product;
    ///
    /// impl check::Generic<2> for Product {
    ///     fn call<R: Real>(&self, [x, y]: [R; 2]) -> R {
    ///         x * y
    ///     }
    /// }
    ///
    /// check::Check::conventions(Product).points(50).assert_on(-2.0..=2.0);
    /// ```
    pub fn conventions(f: impl Generic<N> + 'a) -> Self {
        let f = Rc::new(f);
        let [value, slopes] = [0, 1].map(|_| Rc::clone(&f));
        let value = move |x: &[f64]| vec![value.call(array::<N>(x))];
        let check = Self::new(
            Kind::Conventions,
            move |x, _| black_box::slopes(&value, x, &[Interval::REAL; N]),
            move |x| gradient(|x| slopes.call(x), array::<N>(x)).1,
        );
        check.and(move |x| match first_broken(&*f, array(x)) {
            Some(what) => Err(Problem::Convention { what }),
            None => Ok(()),
        })
    }
}

/// What f does at x if it breaks a convention.
fn first_broken<const N: usize>(f: &impl Generic<N>, x: [f64; N]) -> Option<String> {
    let value = f.call(x);
    let (_, slopes) = gradient(|x| f.call(x), x);
    let values = [
        ("Dual<f64>", f.call(x.map(Dual::constant)).value),
        ("DualVec<f64, N>", f.call(DualVec::variables(x)).value),
        ("Dual<Dual<f64>>", f.call(x.map(|x| Dual::variable(Dual::variable(x)))).value.value),
    ];
    if let Some((number, other)) = values.into_iter().find(|&(_, other)| !same(other, value)) {
        return Some(format!("the value is {other} on {number}, but {value} on f64"));
    }

    let constants = f.call(x.map(DualVec::<f64, 2>::constant)).partials;
    if constants != [0.0; 2] {
        return Some(format!("the inputs are constants, but the partials of the result are {constants:?}"));
    }
    for (i, all) in slopes.into_iter().enumerate() {
        // The second direction is 0.
        let seeds = |j: usize| DualVec::new(x[j], [f64::from(i == j), 0.0]);
        let [along, zero] = f.call(array::from_fn(seeds)).partials;
        if zero != 0.0 {
            return Some(format!(
                "a partial is 0 in all inputs, but {zero} in the result (another partial seeds x[{i}])"
            ));
        }
        let single = f.call(array::from_fn(|j| Dual::new(x[j], f64::from(i == j)))).tangent;
        for (number, slope) in [("Dual<f64>", single), ("DualVec<f64, 2>", along)] {
            if !same(slope, all) {
                return Some(format!("df/dx[{i}] is {slope} on {number}, but {all} on DualVec<f64, N>"));
            }
        }
    }
    second_order(f, x, slopes)
}

fn second_order<const N: usize>(f: &impl Generic<N>, x: [f64; N], slopes: [f64; N]) -> Option<String> {
    let (inner, hessian) = jacobian(|x| gradient(|x| f.call(x), x).1, x);
    if let Some(i) = (0..N).find(|&i| !same(inner[i], slopes[i])) {
        let (nested, plain) = (inner[i], slopes[i]);
        return Some(format!("df/dx[{i}] is {nested} on nested numbers, but {plain} on plain ones"));
    }
    let differences =
        columns(&|x| gradient(|x| f.call(x), array::<N>(x)).1.to_vec(), &x, N, &[Interval::REAL; N]);
    // If a second derivative is infinite, nothing below is compared.
    let largest = hessian.as_flattened().iter().fold(0.0, |largest: f64, h| largest.max(h.abs()));
    let rounding = 1e-9 * largest;
    for i in 0..N {
        for j in 0..N {
            // One pair of directions at a time.
            let seeds = |k: usize| {
                let x = Dual::new(x[k], f64::from(k == j));
                Dual::new(x, Dual::constant(f64::from(k == i)))
            };
            let (nested, all) = (f.call(array::from_fn(seeds)).tangent.tangent, hessian[i][j]);
            if (nested - all).abs() > rounding || (all - hessian[j][i]).abs() > rounding {
                let other = hessian[j][i];
                return Some(format!(
                    "d2f/dx[{i}]dx[{j}] is {nested} on Dual<Dual<f64>> and {all} on DualVec<DualVec<f64, N>, N>, and \
                     d2f/dx[{j}]dx[{i}] is {other}"
                ));
            }
            let difference = differences[j][i];
            if (all - difference.value).abs() > difference.error + rounding {
                let value = difference.value;
                return Some(format!(
                    "d2f/dx[{i}]dx[{j}] is {all} on nested numbers, but the finite difference of df/dx[{i}] is \
                     {value}: a branch or a cast drops a partial"
                ));
            }
        }
    }
    None
}
