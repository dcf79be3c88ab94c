//! `Parameters`: what the drivers ask of a structure of numbers, and the structures of the standard library.

#[cfg(feature = "alloc")]
use alloc::string::{String, ToString};
#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::{array, iter};

use super::{Directions, InChunks, Name, Single};
use crate::scalar::Scalar;

/// Numbers in a structure: one number, an array, a tuple, a `Vec`, or a struct of your own.
///
/// For a struct write `#[derive(Parameters)]` (feature `macros`). Its numbers have the type parameter as their type, so
/// the same struct holds plain floats or duals:
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// use gradual::{Parameters, Real, parameters};
///
/// #[derive(Clone, Parameters)]
/// struct Spring<R> {
///     stiffness: R,
///     ends: [R; 2],
///     #[constant]
///     name: &'static str,
/// }
///
/// impl<R: Real> Spring<R> {
///     fn energy(&self) -> R {
///         0.5 * self.stiffness * (self.ends[1] - self.ends[0]).powi(2)
///     }
/// }
///
/// let mut spring = Spring { stiffness: 2.0, ends: [1.0, 4.0], name: "left" };
/// let (energy, slope) = parameters::gradient(Spring::energy, &spring);
/// assert_eq!((energy, slope.stiffness, slope.ends), (9.0, 4.5, [-6.0, 6.0]));
///
/// spring.ends[0] -= 0.25 * slope.ends[0]; // one field
/// spring.add_scaled(-0.25, &slope); // all fields
/// assert_eq!(spring.names(), ["stiffness", "ends[0]", "ends[1]"]);
/// ```
///
/// Without the macro you implement the trait by hand. The three functions must visit the numbers in the same order:
///
/// ```
/// use gradual::parameters::{self, AtOnce, Name, Parameters};
/// use gradual::{Real, Scalar};
/// use std::iter::once;
///
/// #[derive(Clone)]
/// struct Spring<R> {
///     stiffness: R,
///     ends: [R; 2],
/// }
///
/// impl<R: Scalar> Parameters for Spring<R> {
///     type Scalar = R;
///     type Of<D> = Spring<D>;
///     type Directions = AtOnce<3>;
///     const LEN: Option<usize> = Some(3);
///
///     fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, R) -> D) -> Spring<D> {
///         Spring {
///             stiffness: f(name.field("stiffness"), self.stiffness),
///             ends: self.ends.map_named(name.field("ends"), f),
///         }
///     }
///
///     fn numbers(&self) -> impl Iterator<Item = &R> {
///         once(&self.stiffness).chain(&self.ends)
///     }
///
///     fn numbers_mut(&mut self) -> impl Iterator<Item = &mut R> {
///         once(&mut self.stiffness).chain(&mut self.ends)
///     }
/// }
///
/// let spring = Spring { stiffness: 2.0, ends: [1.0, 4.0] };
/// let (_, slope) = parameters::gradient(|s| s.stiffness * (s.ends[1] - s.ends[0]).powi(2) / 2.0, &spring);
/// assert_eq!((slope.stiffness, slope.ends), (4.5, [-6.0, 6.0]));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a structure of parameters",
    label = "expected a number, or an array, a tuple, a `Vec` or a struct of numbers",
    note = "for a struct of your own write `#[derive(Clone, Parameters)]` on it; the type of its numbers is its type parameter",
    note = "for a field that is no parameter write `#[constant]` before it",
    note = "all numbers must have the same type; for an integer write a float: `2.0`, not `2`"
)]
pub trait Parameters: Clone {
    /// The type of each number.
    type Scalar: Scalar;

    /// The same structure with a `D` in the place of each number.
    type Of<D>;

    /// Whether the drivers compute all derivatives in one run, [`AtOnce<N>`](super::AtOnce), or some in each of several
    /// runs, [`InChunks`].
    type Directions: Directions;

    /// How many numbers there are, or `None` if only the value tells, as in a `Vec`.
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// assert_eq!(<([f64; 11], [f64; 3], f64)>::LEN, Some(15));
    /// assert_eq!(Vec::<f64>::LEN, None);
    /// ```
    const LEN: Option<usize>;

    /// Calls `f` for each number, in order, with its name. Returns the structure of the results.
    ///
    /// ```
    /// use gradual::Parameters;
    /// use gradual::parameters::Name;
    ///
    /// let named = [2.0, 3.0].map_named(Name::ROOT.field("x"), &mut |name, x| format!("{name} = {x}"));
    /// assert_eq!(named, ["x[0] = 2", "x[1] = 3"]);
    /// ```
    fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, Self::Scalar) -> D) -> Self::Of<D>;

    /// The numbers in order.
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// let sum: f64 = ([1.0, 2.0], vec![3.0]).numbers().sum();
    /// assert_eq!(sum, 6.0);
    /// ```
    fn numbers(&self) -> impl Iterator<Item = &Self::Scalar>;

    /// The numbers in order, to change them.
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// let mut x = ([1.0, 2.0], 3.0);
    /// for x in x.numbers_mut() {
    ///     *x = f64::max(*x, 1.5);
    /// }
    /// assert_eq!(x, ([1.5, 2.0], 3.0));
    /// ```
    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut Self::Scalar>;

    /// Calls `f` for each number, in order. Returns the structure of the results.
    ///
    /// ```
    /// use gradual::{Dual, Parameters};
    ///
    /// let x = Parameters::map(&([1.0, 2.0], 3.0), Dual::constant);
    /// assert_eq!(x.0[1].parts(), (2.0, 0.0));
    /// ```
    #[inline(always)]
    fn map<D>(&self, mut f: impl FnMut(Self::Scalar) -> D) -> Self::Of<D> {
        self.map_named(Name::ROOT, &mut |_, x| f(x))
    }

    /// Adds k times `v` to each number: `x_i += k v_i`.
    ///
    /// ```
    /// use gradual::{Parameters, parameters};
    ///
    /// // one step of gradient descent
    /// let mut x = ([2.0, 1.0], 3.0);
    /// let (_, slope) = parameters::gradient(|([a, b], c)| a * b * c, &x);
    /// x.add_scaled(-0.5, &slope);
    /// assert_eq!(x, ([0.5, -2.0], 2.0));
    /// ```
    ///
    /// # Panics
    /// Panics if the two have different lengths, which only `Vec`s can.
    #[inline(always)]
    fn add_scaled(&mut self, k: Self::Scalar, v: &Self) {
        assert_same_length(self, v);
        self.numbers_mut().zip(v.numbers()).for_each(|(x, &v)| *x += k * v);
    }

    /// Returns the inner product, the sum of `x_i v_i`. `x.dot(&x).sqrt()` is the length.
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// assert_eq!(([1.0, 2.0], 3.0).dot(&([4.0, 5.0], 6.0)), 32.0);
    /// ```
    ///
    /// # Panics
    /// Panics if the two have different lengths, which only `Vec`s can.
    #[must_use]
    #[inline(always)]
    fn dot(&self, v: &Self) -> Self::Scalar {
        assert_same_length(self, v);
        self.numbers().zip(v.numbers()).map(|(&x, &v)| x * v).sum()
    }

    /// Returns the names of the numbers, in order. See [`Name`].
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// assert_eq!([vec![1.0, 2.0], vec![3.0]].names(), ["[0][0]", "[0][1]", "[1][0]"]);
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        self.map_named(Name::ROOT, &mut |name, _| names.push(name.to_string()));
        names
    }

    /// Returns the numbers in order, as a flat list.
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// assert_eq!(([1.0, 2.0], 3.0).to_numbers(), [1.0, 2.0, 3.0]);
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    fn to_numbers(&self) -> Vec<Self::Scalar> {
        self.numbers().copied().collect()
    }

    /// Returns the same structure with these numbers, in order. It undoes [`to_numbers`](Self::to_numbers).
    ///
    /// ```
    /// use gradual::Parameters;
    ///
    /// let x = ([1.0, 2.0], 3.0);
    /// assert_eq!(x.with_numbers(&[4.0, 5.0, 6.0]), ([4.0, 5.0], 6.0));
    /// ```
    ///
    /// # Panics
    /// Panics if there are more or fewer numbers than the structure has.
    #[must_use]
    #[inline(always)]
    fn with_numbers(&self, numbers: &[Self::Scalar]) -> Self {
        let (expected, found) = (Self::LEN.unwrap_or_else(|| self.numbers().count()), numbers.len());
        assert!(expected == found, "there are {found} numbers for a structure of {expected} parameters");
        let mut changed = self.clone();
        write(&mut changed, 0, numbers.iter().copied());
        changed
    }
}

/// Panics if two values of one type have different numbers of parameters.
#[inline(always)]
pub(super) fn assert_same_length<P: Parameters>(x: &P, v: &P) {
    if P::LEN.is_none() {
        let (x, v) = (x.numbers().count(), v.numbers().count());
        assert!(x == v, "a structure of {x} parameters meets one of {v}: give both `Vec`s the same length");
    }
}

/// Writes numbers into the structure, from number `first` on, as far as both go.
///
/// The numbers of the structure drive the loop, because a chain of iterators is fast only if it calls its body itself.
#[inline(always)]
pub(super) fn write<P: Parameters>(x: &mut P, first: usize, numbers: impl IntoIterator<Item = P::Scalar>) {
    let mut numbers = numbers.into_iter();
    x.numbers_mut().skip(first).for_each(|slot| {
        if let Some(number) = numbers.next() {
            *slot = number;
        }
    });
}

/// How many numbers several structures have in all, or `None` if only their values tell. `#[derive(Parameters)]` calls
/// it.
#[doc(hidden)]
#[must_use]
pub const fn total(lengths: &[Option<usize>]) -> Option<usize> {
    let (mut sum, mut i) = (0, 0);
    while i < lengths.len() {
        let Some(length) = lengths[i] else { return None };
        sum += length;
        i += 1;
    }
    Some(sum)
}

impl<T: Scalar> Parameters for T {
    type Scalar = T;
    type Of<D> = D;
    type Directions = Single;
    const LEN: Option<usize> = Some(1);

    #[inline(always)]
    fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, T) -> D) -> D {
        f(name, *self)
    }

    #[inline(always)]
    fn numbers(&self) -> impl Iterator<Item = &T> {
        iter::once(self)
    }

    #[inline(always)]
    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut T> {
        iter::once(self)
    }
}

impl<P: Parameters, const K: usize> Parameters for [P; K] {
    type Scalar = P::Scalar;
    type Of<D> = [P::Of<D>; K];
    type Directions = <P::Directions as Directions>::Array<K>;
    const LEN: Option<usize> = match P::LEN {
        Some(length) => Some(K * length),
        None => None,
    };

    #[inline(always)]
    fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, P::Scalar) -> D) -> [P::Of<D>; K] {
        array::from_fn(|i| self[i].map_named(name.element(i), f))
    }

    #[inline(always)]
    fn numbers(&self) -> impl Iterator<Item = &P::Scalar> {
        self.iter().flat_map(P::numbers)
    }

    #[inline(always)]
    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut P::Scalar> {
        self.iter_mut().flat_map(P::numbers_mut)
    }
}

#[cfg(feature = "alloc")]
impl<P: Parameters> Parameters for Vec<P> {
    type Scalar = P::Scalar;
    type Of<D> = Vec<P::Of<D>>;
    type Directions = InChunks;
    const LEN: Option<usize> = None;

    #[inline(always)]
    fn map_named<D>(&self, name: Name<'_>, f: &mut impl FnMut(Name<'_>, P::Scalar) -> D) -> Vec<P::Of<D>> {
        self.iter().enumerate().map(|(i, x)| x.map_named(name.element(i), f)).collect()
    }

    #[inline(always)]
    fn numbers(&self) -> impl Iterator<Item = &P::Scalar> {
        self.iter().flat_map(P::numbers)
    }

    #[inline(always)]
    fn numbers_mut(&mut self) -> impl Iterator<Item = &mut P::Scalar> {
        self.iter_mut().flat_map(P::numbers_mut)
    }
}

/// Each member of a tuple comes after the one before it. Its name is its number.
macro_rules! tuples {
    ($(($First:ident $first:tt $($Next:ident $next:tt)*))*) => {$(
        impl<$First: Parameters, $($Next: Parameters<Scalar = $First::Scalar>),*> Parameters for ($First, $($Next,)*) {
            type Scalar = $First::Scalar;
            type Of<U> = ($First::Of<U>, $($Next::Of<U>,)*);
            type Directions = InChunks;
            const LEN: Option<usize> = total(&[$First::LEN, $($Next::LEN),*]);

            #[inline(always)]
            fn map_named<U>(
                &self,
                name: Name<'_>,
                f: &mut impl FnMut(Name<'_>, Self::Scalar) -> U,
            ) -> Self::Of<U> {
                (
                    self.$first.map_named(name.field(stringify!($first)), f),
                    $(self.$next.map_named(name.field(stringify!($next)), f),)*
                )
            }

            #[inline(always)]
            fn numbers(&self) -> impl Iterator<Item = &Self::Scalar> {
                self.$first.numbers()$(.chain(self.$next.numbers()))*
            }

            #[inline(always)]
            fn numbers_mut(&mut self) -> impl Iterator<Item = &mut Self::Scalar> {
                self.$first.numbers_mut()$(.chain(self.$next.numbers_mut()))*
            }
        }
    )*};
}

tuples! { (A 0) (A 0 B 1) (A 0 B 1 C 2) (A 0 B 1 C 2 D 3) (A 0 B 1 C 2 D 3 E 4) (A 0 B 1 C 2 D 3 E 4 F 5) }
