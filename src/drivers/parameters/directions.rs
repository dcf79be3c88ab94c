//! The number types on which the drivers run a function: all directions at once, or a chunk of them.

#[cfg(feature = "alloc")]
use super::NamedMatrix;
use super::{self as parameters, Parameters};
use crate::drivers::function::Function;
use crate::dual::{CHUNK, Chunk, DualVec};
use crate::scalar::Scalar;

/// How many directions one run of a function computes. The trait is sealed: [`AtOnce`], [`InChunks`] and [`Single`] have
/// it.
pub trait Directions: Sealed {
    /// The number type on which a function runs for its first derivatives: [`DualVec<T, N>`] or [`Chunk<T>`].
    type Dual<T: Scalar>: Variable<T>;

    /// The directions of an array of K such structures. Only an array of single numbers has a size that stable Rust
    /// knows in a type.
    #[doc(hidden)]
    type Array<const K: usize>: Directions;

    /// How many numbers the structure must have, if that is fixed.
    #[doc(hidden)]
    const LEN: Option<usize>;

    /// The gradient of a function that runs on any number. Only here does the compiler know that `Dual<f64>` is `Real`.
    #[doc(hidden)]
    fn gradient<F: Function<Output = f64>>(f: &F, x: &F::Input) -> (f64, F::Input)
    where
        F::Input: Parameters<Directions = Self>;

    /// The Jacobian of such a function.
    #[cfg(feature = "alloc")]
    #[doc(hidden)]
    fn jacobian<F: Function>(f: &F, x: &F::Input) -> (F::Output, NamedMatrix<f64>)
    where
        F::Input: Parameters<Directions = Self>,
        <F::Output as Parameters>::Of<Self::Dual<f64>>:
            Parameters<Scalar = Self::Dual<f64>, Of<f64> = F::Output>;
}

/// The functions of [`Directions`], which have the same text for each of its types.
macro_rules! drivers_of_functions {
    () => {
        fn gradient<F: Function<Output = f64>>(f: &F, x: &F::Input) -> (f64, F::Input)
        where
            F::Input: Parameters<Directions = Self>,
        {
            parameters::gradient(|x| f.call::<Self::Dual<f64>>(x), x)
        }

        #[cfg(feature = "alloc")]
        fn jacobian<F: Function>(f: &F, x: &F::Input) -> (F::Output, NamedMatrix<f64>)
        where
            F::Input: Parameters<Directions = Self>,
            <F::Output as Parameters>::Of<Self::Dual<f64>>:
                Parameters<Scalar = Self::Dual<f64>, Of<f64> = F::Output>,
        {
            parameters::jacobian(|x| f.call::<Self::Dual<f64>>(x), x)
        }
    };
}

/// The directions of a structure with N numbers. With `AT_ONCE` the derivatives in all of them come from one run, and
/// without it from a run for each [`CHUNK`] of them. [`AtOnce`] and [`InChunks`] are its names.
#[derive(Clone, Copy, Debug)]
pub struct Select<const AT_ONCE: bool, const N: usize>;

/// One run computes the derivatives in all N directions, on [`DualVec<T, N>`]. N is the number of parameters, and the
/// compiler checks it. The run is fast while the N² numbers of the variables fit into the stack: up to about a hundred
/// parameters.
///
/// ```
/// use gradual::parameters::{AtOnce, Directions};
///
/// let x: <AtOnce<2> as Directions>::Dual<f64> = gradual::DualVec::variable(3.0, 1);
/// assert_eq!(x.partials, [0.0, 1.0]);
/// ```
pub type AtOnce<const N: usize> = Select<true, N>;

/// Each run computes the derivatives in the next [`CHUNK`] directions, on [`Chunk<T>`]. It serves any number of
/// parameters.
///
/// ```
/// use gradual::parameters::{Directions, InChunks};
///
/// let x: <InChunks as Directions>::Dual<f64> = gradual::Chunk::variable(3.0, 1);
/// assert_eq!(x.partials()[1], 1.0);
/// ```
pub type InChunks = Select<false, 0>;

/// The direction of a single number, on [`DualVec<T, 1>`].
#[derive(Clone, Copy, Debug)]
pub struct Single;

impl Directions for Single {
    type Dual<T: Scalar> = DualVec<T, 1>;
    type Array<const K: usize> = AtOnce<K>;
    const LEN: Option<usize> = Some(1);

    drivers_of_functions! {}
}

impl<const N: usize> Directions for Select<true, N> {
    type Dual<T: Scalar> = DualVec<T, N>;
    type Array<const K: usize> = InChunks;
    const LEN: Option<usize> = Some(N);

    drivers_of_functions! {}
}

impl<const N: usize> Directions for Select<false, N> {
    type Dual<T: Scalar> = Chunk<T>;
    type Array<const K: usize> = InChunks;
    const LEN: Option<usize> = None;

    drivers_of_functions! {}
}

/// Up to how many parameters all directions go at once.
const AT_ONCE: usize = 100;

/// Whether all directions of a structure with so many numbers go at once. `#[derive(Parameters)]` calls it.
#[doc(hidden)]
#[must_use]
pub const fn fits_at_once(length: Option<usize>) -> bool {
    matches!(length, Some(..=AT_ONCE))
}

/// How many numbers there are if the number is fixed, and else 0. `#[derive(Parameters)]` calls it.
#[doc(hidden)]
#[must_use]
pub const fn count(length: Option<usize>) -> usize {
    match length {
        Some(length) => length,
        None => 0,
    }
}

/// A number with some partials, which can be a variable.
pub trait Variable<T>: Scalar {
    const DIRECTIONS: usize;
    const NAME: &str;

    fn constant(value: T) -> Self;
    fn variable(value: T, i: usize) -> Self;
    fn value(&self) -> T;
    fn partials(self) -> impl IntoIterator<Item = T>;
}

impl<T: Scalar, const N: usize> Variable<T> for DualVec<T, N> {
    const DIRECTIONS: usize = N;
    const NAME: &str = "DualVec<f64, N>";

    #[inline(always)]
    fn constant(value: T) -> Self {
        Self::constant(value)
    }

    #[inline(always)]
    fn variable(value: T, i: usize) -> Self {
        Self::variable(value, i)
    }

    #[inline(always)]
    fn value(&self) -> T {
        self.value
    }

    #[inline(always)]
    fn partials(self) -> impl IntoIterator<Item = T> {
        self.partials
    }
}

impl<T: Scalar> Variable<T> for Chunk<T> {
    const DIRECTIONS: usize = CHUNK;
    const NAME: &str = "Chunk<f64>";

    #[inline(always)]
    fn constant(value: T) -> Self {
        Self::constant(value)
    }

    #[inline(always)]
    fn variable(value: T, i: usize) -> Self {
        Self::variable(value, i)
    }

    #[inline(always)]
    fn value(&self) -> T {
        self.value
    }

    #[inline(always)]
    fn partials(self) -> impl IntoIterator<Item = T> {
        Self::partials(self)
    }
}

/// Other crates cannot name this trait, so they cannot implement [`Directions`].
pub trait Sealed {}
impl Sealed for Single {}
impl<const AT_ONCE: bool, const N: usize> Sealed for Select<AT_ONCE, N> {}
