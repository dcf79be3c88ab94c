//! What a function over any number must keep, whichever number it runs on.

use alloc::format;
use alloc::rc::Rc;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use crate::check::black_box;
use crate::check::builder::Check;
use crate::check::domain::{Domain, Interval};
use crate::check::finite_difference::columns;
use crate::check::input::{FixedInput, Input, ParametersOf};
use crate::check::kind::Kind;
use crate::check::mismatch::Mismatch;
use crate::check::problem::Problem;
use crate::check::report::Report;
use crate::check::subject::same;
use crate::drivers::Function;
use crate::drivers::parameters::{DualOf, Parameters, Variable, seeded};
use crate::dual::{Dual, DualVec};

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
/// use gradual::{Real, check, function};
///
/// /// A solver that is generic over the number.
/// fn newton_sqrt<R: Real>(x: R) -> R {
///     (0..40).fold(x, |root, _| (root + x / root) / 2.0)
/// }
/// check::conventions(function!(|x: &f64| -> f64 { newton_sqrt(*x) }), 0.1..=100.0)?;
///
/// // The plain float has no partials.
/// let square_of_value = function!(|x: &f64| -> f64 { Real::value(*x) * *x });
/// let mismatch = check::conventions(square_of_value, -2.0..=2.0).unwrap_err();
/// assert_eq!(mismatch.components()[0].column, 0);
/// # Ok::<(), check::Mismatch>(())
/// ```
///
/// For a function of a `Vec` or of a struct call [`Check::parameters_conventions`].
///
/// # Errors
/// If the function breaks a convention at a point, or nothing can be compared.
pub fn conventions<X: FixedInput>(
    f: impl Function<Input = X, Output = f64>,
    domain: impl Domain<X>,
) -> Result<Report, Mismatch> {
    Check::conventions(f).on(domain)
}

impl<'a, X: FixedInput> Check<'a, X> {
    /// Claims that a function of a number or of an array is the same on every number; see
    /// [`conventions`](crate::check::conventions).
    ///
    /// ```
    /// use gradual::{check, function};
    ///
    /// let product = function!(|&[x, y]: &[f64; 2]| -> f64 { x * y });
    /// check::Check::conventions(product).points(50).assert_on(-2.0..=2.0);
    /// ```
    pub fn conventions(f: impl Function<Input = X, Output = f64> + 'a) -> Self {
        Self::conventions_like(f, X::ZERO)
    }
}

impl<'a, P: Parameters<Scalar = f64, Of<f64> = P> + 'static> Check<'a, ParametersOf<P>> {
    /// Claims that a function of a structure is the same on every number; see
    /// [`conventions`](crate::check::conventions). The structure `model` gives the lengths of its `Vec`s and its
    /// constants; its numbers do not count.
    ///
    /// ```
    /// use gradual::{check, function};
    ///
    /// let f = function!(|x: &Vec<f64>| -> f64 { x.iter().map(|x| x * x).sum() });
    /// check::Check::parameters_conventions(f, &vec![0.0; 3]).points(50).assert_on(-2.0..=2.0);
    /// ```
    pub fn parameters_conventions(f: impl Function<Input = P, Output = f64> + 'a, model: &P) -> Self {
        Self::conventions_like(f, model.clone()).named(model.names())
    }
}

impl<'a, X: Input> Check<'a, X> {
    /// The points are structures like `model`.
    fn conventions_like<F: Function<Output = f64> + 'a>(f: F, model: F::Input) -> Self {
        let f = Rc::new((f, model));
        let [value, slopes] = [0, 1].map(|_| Rc::clone(&f));
        let value = move |x: &[f64]| vec![value.0.call::<f64>(&value.1.with_numbers(x))];
        let check = Self::new(
            Kind::Conventions,
            move |x, _| black_box::slopes(&value, x, &vec![Interval::REAL; x.len()]),
            move |x| slopes.0.gradient(&slopes.1.with_numbers(x)).1.to_numbers(),
        );
        check.and(move |x| match first_broken(&f.0, &f.1.with_numbers(x)) {
            Some(what) => Err(Problem::Convention { what }),
            None => Ok(()),
        })
    }
}

/// What f does at x if it breaks a convention.
fn first_broken<F: Function<Output = f64>>(f: &F, x: &F::Input) -> Option<String> {
    let value = f.call::<f64>(x);
    let (value_of_all, slopes) = f.gradient(x);
    let all = DualOf::<F::Input>::NAME;
    let values = [
        ("Dual<f64>", f.call::<Dual<f64>>(&x.map(Dual::constant)).value),
        (all, value_of_all),
        (
            "Dual<Dual<f64>>",
            f.call::<Dual<Dual<f64>>>(&x.map(|x| Dual::variable(Dual::variable(x)))).value.value,
        ),
    ];
    if let Some((number, other)) = values.into_iter().find(|&(_, other)| !same(other, value)) {
        return Some(format!("the value is {other} on {number}, but {value} on f64"));
    }

    let constants = f.call::<DualVec<f64, 2>>(&x.map(DualVec::constant)).partials;
    if constants != [0.0; 2] {
        return Some(format!("the inputs are constants, but the partials of the result are {constants:?}"));
    }
    for (i, &slope_of_all) in slopes.numbers().enumerate() {
        // The second direction is 0.
        let seeds = |j, x| DualVec::new(x, [f64::from(i == j), 0.0]);
        let [along, zero] = f.call::<DualVec<f64, 2>>(&seeded(x, seeds)).partials;
        if zero != 0.0 {
            return Some(format!(
                "a partial is 0 in all inputs, but {zero} in the result (another partial seeds x[{i}])"
            ));
        }
        let single = f.call::<Dual<f64>>(&seeded(x, |j, x| Dual::new(x, f64::from(i == j)))).tangent;
        for (number, slope) in [("Dual<f64>", single), ("DualVec<f64, 2>", along)] {
            if !same(slope, slope_of_all) {
                return Some(format!("df/dx[{i}] is {slope} on {number}, but {slope_of_all} on {all}"));
            }
        }
    }
    second_order(f, x, &slopes.to_numbers())
}

/// What f does at x if its second derivatives break a convention.
fn second_order<F: Function<Output = f64>>(f: &F, x: &F::Input, slopes: &[f64]) -> Option<String> {
    type Pair<T> = DualVec<T, 2>;
    let numbers = x.to_numbers();
    let n = numbers.len();
    // The directions i and j at both levels: the value, two slopes, and four second derivatives.
    let nested = |i: usize, j: usize| {
        let seeds = |k, x| {
            let in_direction = [k == i, k == j].map(f64::from);
            Pair::new(Pair::new(x, in_direction), in_direction.map(Pair::constant))
        };
        f.call::<Pair<Pair<f64>>>(&seeded(x, seeds))
    };
    let blocks: Vec<_> = (0..n * n).map(|k| nested(k / n, k % n)).collect();
    let hessian = |i: usize, j: usize| blocks[i * n + j].partials[0].partials[1];
    if let Some(i) = (0..n).find(|&i| !same(blocks[i * n + i].partials[0].value, slopes[i])) {
        let (nested, plain) = (blocks[i * n + i].partials[0].value, slopes[i]);
        return Some(format!("df/dx[{i}] is {nested} on nested numbers, but {plain} on plain ones"));
    }
    let gradient = |numbers: &[f64]| f.gradient(&x.with_numbers(numbers)).1.to_numbers();
    let differences = columns(&gradient, &numbers, n, &vec![Interval::REAL; n]);
    // If a second derivative is infinite, nothing below is compared.
    let all_hessian = (0..n * n).map(|k| hessian(k / n, k % n));
    let largest = all_hessian.fold(0.0, |largest: f64, h| largest.max(h.abs()));
    let rounding = 1e-9 * largest;
    for (i, j) in (0..n * n).map(|k| (k / n, k % n)) {
        // One pair of directions at a time.
        let seeds = |k, x| Dual::new(Dual::new(x, f64::from(k == j)), Dual::constant(f64::from(k == i)));
        let single = f.call::<Dual<Dual<f64>>>(&seeded(x, seeds)).tangent.tangent;
        let (all, other) = (hessian(i, j), hessian(j, i));
        if (single - all).abs() > rounding || (all - other).abs() > rounding {
            return Some(format!(
                "d2f/dx[{i}]dx[{j}] is {single} on Dual<Dual<f64>> and {all} on DualVec<DualVec<f64, 2>, 2>, and \
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
    None
}
