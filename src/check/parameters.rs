//! Checks of functions of parameters in a structure. Their reports call each parameter by its name.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::marker::PhantomData;
use core::ops::{Range, RangeBounds, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

use crate::check::builder::Check;
use crate::check::domain::{Domain, Interval};
use crate::check::input::{Input, list};
use crate::check::kind::Kind;
use crate::check::sealed::Sealed;
use crate::check::slopes::Slopes;
use crate::drivers::parameters::{self, DualOf, Parameters};

/// The input of a check whose function takes a structure of parameters, `P`.
///
/// A point is a reference to such a structure. A domain is one range for all numbers, a pair of structures that have the
/// lower and the upper bounds, or a `Vec` with a range for each number.
///
/// ```
/// use gradual::check::Check;
///
/// let area = Check::parameters_gradient(|([x, y], s)| s * x * y, |&([x, y], s)| ([s * y, s * x], x * y), &([1.0; 2], 1.0));
/// area.at(&([2.0, 3.0], 5.0))?;
/// area.on(-1.0..=1.0)?;
/// area.on((([0.0, 0.0], 1.0), ([1.0, 1.0], 9.0)))?;
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
#[derive(Debug)]
pub struct ParametersOf<P>(PhantomData<P>);

impl<P> Sealed for ParametersOf<P> {}

impl<P: Parameters<Scalar = f64> + 'static> Input for ParametersOf<P> {
    type At<'a> = &'a P;

    fn numbers(at: &P) -> Vec<f64> {
        at.to_numbers()
    }

    fn source(numbers: &[f64]) -> String {
        format!("&model.with_numbers(&{})", list(numbers))
    }
}

macro_rules! one_range_for_all {
    ($($Range:ty),*) => {$(
        impl<P: Parameters<Scalar = f64> + 'static> Domain<ParametersOf<P>> for $Range {
            fn intervals(self) -> Vec<Interval> {
                vec![Interval::new(&self)]
            }
        }
    )*};
}

one_range_for_all!(
    Range<f64>,
    RangeInclusive<f64>,
    RangeFrom<f64>,
    RangeTo<f64>,
    RangeToInclusive<f64>,
    RangeFull
);

/// One range for each number, in order.
impl<P: Parameters<Scalar = f64> + 'static, R: RangeBounds<f64>> Domain<ParametersOf<P>> for Vec<R> {
    fn intervals(self) -> Vec<Interval> {
        Domain::<[f64]>::intervals(self)
    }
}

/// The lower bounds and the upper bounds.
impl<P: Parameters<Scalar = f64> + 'static> Domain<ParametersOf<P>> for (P, P) {
    fn intervals(self) -> Vec<Interval> {
        let (low, high) = self;
        low.numbers().zip(high.numbers()).map(|(&low, &high)| Interval::new(&(low..=high))).collect()
    }
}

impl<'a, P: Parameters<Scalar = f64> + 'static> Check<'a, ParametersOf<P>> {
    /// Claims that `claim` is the gradient of `f`, in the same structure. The structure `model` gives the lengths of its
    /// `Vec`s and its constants; its numbers do not count.
    ///
    #[cfg_attr(feature = "macros", doc = "```")]
    #[cfg_attr(not(feature = "macros"), doc = "```ignore")]
    /// use gradual::Parameters;
    /// use gradual::check::Check;
    ///
    /// #[derive(Clone, Parameters)]
    /// struct Spring<R> {
    ///     stiffness: R,
    ///     ends: [R; 2],
    /// }
    ///
    /// let spring = Spring { stiffness: 2.0, ends: [1.0, 4.0] };
    /// let energy = Check::parameters_gradient(
    ///     |s| 0.5 * s.stiffness * (s.ends[1] - s.ends[0]).powi(2),
    ///     |s| {
    ///         let length = s.ends[1] - s.ends[0];
    ///         let force = s.stiffness * length;
    ///         Spring { stiffness: 0.5 * length * length, ends: [force, force] } // the sign of the first is wrong
    ///     },
    ///     &spring,
    /// );
    /// assert_eq!(
    ///     energy.at(&spring).unwrap_err().to_string(),
    ///     "gradient: 1 of 3 components is wrong at &model.with_numbers(&[2.0, 1.0, 4.0])
    ///
    ///   component      claimed  true  absolute  relative
    ///   df/d(ends[0])        6    -6     1.2e1       2e0
    ///
    /// df/d(ends[0]) has the wrong sign"
    /// );
    /// ```
    pub fn parameters_gradient(
        f: impl Fn(&P::Of<DualOf<P>>) -> DualOf<P> + 'a,
        claim: impl Fn(&P) -> P + 'a,
        model: &P,
    ) -> Self {
        let (at, claimed_at) = (model.clone(), model.clone());
        let truth = move |x: &[f64]| {
            let (value, slopes) = parameters::gradient(&f, &at.with_numbers(x));
            Slopes::exact(&[value], x.len(), &slopes.to_numbers())
        };
        let claim = move |x: &[f64]| claim(&claimed_at.with_numbers(x)).to_numbers();
        Self::new(Kind::Gradient, move |x, _| truth(x), claim).named(model.names())
    }

    /// Claims that `claim` is the Jacobian of `f`, which returns numbers in a structure. Row i of the claim is the
    /// gradient of the i-th number. The structure `model` gives the lengths of the parameters' `Vec`s and their constants;
    /// its numbers do not count.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::parameters_jacobian(|&(x, y)| vec![x * y, y], |&(x, y)| vec![(y, x), (0.0, 1.0)], &(1.0, 1.0));
    /// f.at(&(2.0, 3.0))?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn parameters_jacobian<Y: Parameters<Scalar = DualOf<P>, Of<f64>: Parameters<Scalar = f64>>>(
        f: impl Fn(&P::Of<DualOf<P>>) -> Y + 'a,
        claim: impl Fn(&P) -> Vec<P> + 'a,
        model: &P,
    ) -> Self {
        let (at, claimed_at) = (model.clone(), model.clone());
        let truth = move |x: &[f64]| {
            let (values, jacobian) = parameters::jacobian(&f, &at.with_numbers(x));
            Slopes::exact(&values.to_numbers(), x.len(), jacobian.entries())
        };
        let claim =
            move |x: &[f64]| claim(&claimed_at.with_numbers(x)).iter().map(P::to_numbers).collect::<Vec<_>>();
        Self::new(Kind::Jacobian, move |x, _| truth(x), claim).named(model.names())
    }
}
