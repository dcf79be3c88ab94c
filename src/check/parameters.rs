//! Checks of functions of parameters in a structure. Their reports call each parameter by its name.

use alloc::vec::Vec;

use crate::check::builder::Check;
use crate::check::input::ParametersOf;
use crate::check::kind::Kind;
use crate::check::slopes::Slopes;
use crate::drivers::parameters::{self, DualOf, Parameters};

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
