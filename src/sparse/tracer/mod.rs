//! `Tracer`: a number that records on which inputs it depends.

mod functions;
#[cfg(feature = "std")]
mod interactions;
mod link;
#[cfg(feature = "std")]
mod sets;
#[cfg(feature = "std")]
mod trace;
#[cfg(not(feature = "std"))]
#[path = "no_trace.rs"]
mod trace;

use link::Link;
#[cfg(feature = "std")]
pub(super) use trace::{Found, Lost, Trace};

use core::iter;

use crate::kernels::{Map, Zip};
use crate::number::Number;
use crate::scalar::Scalar;

/// A value and the set of inputs that it depends on. The functions of [`sparse`](crate::sparse) run your function on this
/// number to find the pattern of its Jacobian or of its Hessian.
///
/// ```
/// use gradual::sparse::{self, Pattern, Tracer};
///
/// let f = |x: &[Tracer<f64>]| vec![x[0] * x[1], 2.0 * x[2], x[1].floor()];
/// let pattern = sparse::jacobian_pattern(f, &[1.0, 2.0, 3.0])?;
/// assert_eq!(pattern, Pattern::from_rows(3, [vec![0, 1], vec![2], vec![]]));
/// # Ok::<(), sparse::Error>(())
/// ```
///
/// What counts as a dependence does not follow from the values, with the exceptions of the last two lines:
///
/// | operation | depends on |
/// |---|---|
/// | `+ - * / %`, powers, and functions of one or two numbers | all that its operands depend on |
/// | a product with 0 | the other factor too, because the 0 may be a parameter that you change later |
/// | `max`, `min`, `clamp` | all operands, not only the one that is returned |
/// | `floor`, `ceil`, `round`, `trunc`, `signum`, `div_euclid`, `powi(0)` | nothing, because the slope is 0 everywhere |
/// | `copysign` | the number, not the sign |
/// | `x.value`, and a cast to a plain number | nothing, so the dependence is lost, as it is for dual numbers |
/// | `max`, `min`, `clamp`, `ln_add_exp`, `ln_sub_exp` of duals over tracers | Only the operand that is returned counts in the partials, as after a comparison. For the last two this happens only if a value is infinite. |
/// | a comparison | The program goes on as on plain floats, and only the branch that it takes is seen. |
///
/// For a Hessian the trace records also which pairs of inputs meet in an operation that is not linear in both.
///
/// A tracer is a plain copy of a few bytes. Its set is in the memory of the trace, which belongs to one thread and lasts
/// as long as the call that traces. A sum or a product that another thread computes, and a number that you keep from
/// an earlier trace, lose their sets: if a result depends on one of them, you get an
/// [`Error`](crate::sparse::Error), not a pattern without the entry.
#[derive(Clone, Copy, Debug)]
pub struct Tracer<T> {
    /// The value of the function.
    pub value: T,
    /// Where the trace keeps the set of inputs.
    pub(crate) link: Link,
}

impl<T> Tracer<T> {
    /// A number that does not depend on any input.
    ///
    /// ```
    /// use gradual::sparse::{self, Tracer};
    ///
    /// let f = |_: &[Tracer<f64>]| vec![Tracer::constant(3.0)];
    /// assert_eq!(sparse::jacobian_pattern(f, &[1.0])?.nonzeros(), 0);
    /// # Ok::<(), sparse::Error>(())
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn constant(value: T) -> Self {
        Self { value, link: Link::CONSTANT }
    }
}

impl<T: Scalar> Number for Tracer<T> {
    type Part = T;
    /// The trace has the pairs of a Hessian too.
    const ORDER: usize = 2;
    const DIRECTIONS: usize = 0;

    #[inline(always)]
    fn constant(value: T) -> Self {
        <Tracer<T>>::constant(value)
    }

    #[inline(always)]
    fn value(&self) -> T {
        self.value
    }

    #[inline(always)]
    fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    #[inline(always)]
    fn first_order(&self) -> &[T] {
        &[]
    }

    #[inline(always)]
    fn lanes(&self) -> impl Iterator<Item = &T> {
        iter::empty()
    }

    /// A number that depends on an input passes for one with a slope of 1.
    #[inline(always)]
    fn all_lanes(&self, test: impl Fn(&T) -> bool) -> bool {
        self.link == Link::CONSTANT || test(&T::one())
    }

    #[inline(always)]
    fn map_lanes(&mut self, _: impl Map<T>) {}

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, _: impl Zip<T>) {
        self.link = self.link.union(y.link);
    }

    #[inline(always)]
    fn times(&self, y: &Self) -> Self {
        Self { value: self.value * y.value, link: self.link.product(y.link) }
    }

    #[inline(always)]
    fn guarded_mul(self, y: Self) -> Self {
        Self { value: self.value.guarded_mul(y.value), link: self.link.product(y.link) }
    }

    /// The slopes of a step are 0, so it depends on nothing.
    #[inline(always)]
    fn step<const A: usize>(xs: [Self; A], f: impl FnOnce([T; A]) -> T) -> Self {
        Self::constant(f(xs.map(|x| x.value)))
    }
}

/// A constant whose value is the default of `T`: 0 for floats.
impl<T: Default> Default for Tracer<T> {
    fn default() -> Self {
        Self::constant(T::default())
    }
}
