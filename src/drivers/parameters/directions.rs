//! The number types on which the drivers run a function: all directions at once, or a chunk of them.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

use super::variables::Variable;
#[cfg(feature = "alloc")]
use super::variables::{Block, infallible};
use super::{self as parameters, Parameters};
use crate::drivers::function::Function;
#[cfg(feature = "alloc")]
use crate::drivers::slice::{HessianChunk, HvpChunk};
use crate::dual::{Chunk, DualVec};
#[cfg(feature = "alloc")]
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::Scalar;

/// How many directions one run of a function computes. The trait is sealed: [`Small`], [`AtOnce`], [`InChunks`] and
/// [`Single`] have it.
pub trait Directions: Sealed {
    /// The number type for first derivatives.
    type Dual<T: Scalar>: Variable<T>;

    /// The number type for the Hessian.
    #[cfg(feature = "alloc")]
    type Hessian<T: Scalar>: Block<T>;

    /// The number type for the product of the Hessian with a vector.
    #[cfg(feature = "alloc")]
    type Hvp<T: Scalar>: Block<T>;

    /// The directions of an array of K such structures. Only an array of single numbers has a size that stable Rust
    /// knows in a type.
    #[doc(hidden)]
    type Array<const K: usize>: Directions;

    /// How many numbers the structure must have, if that is fixed.
    #[doc(hidden)]
    const LEN: Option<usize>;

    // The drivers of a function that runs on any number. The compiler knows only here that the number types are `Real`.

    #[doc(hidden)]
    fn gradient<F: Function<Output = f64>>(f: &F, x: &F::Input) -> (f64, F::Input)
    where
        F::Input: Parameters<Directions = Self>;

    #[cfg(feature = "alloc")]
    #[doc(hidden)]
    fn jacobian<F: Function>(f: &F, x: &F::Input) -> (F::Output, Vec<f64>)
    where
        F::Input: Parameters<Directions = Self>,
        <F::Output as Parameters>::Of<Self::Dual<f64>>:
            Parameters<Scalar = Self::Dual<f64>, Of<f64> = F::Output>;

    #[cfg(feature = "alloc")]
    #[doc(hidden)]
    fn hessian<F: Function<Output = f64>>(f: &F, x: &F::Input) -> (f64, F::Input, Vec<f64>)
    where
        F::Input: Parameters<Directions = Self>;

    #[cfg(feature = "alloc")]
    #[doc(hidden)]
    fn hvp<F: Function<Output = f64>>(f: &F, x: &F::Input, v: &F::Input) -> (f64, F::Input, F::Input)
    where
        F::Input: Parameters<Directions = Self>;
}

/// The drivers of a function that runs on any number. Their text is the same for all directions.
macro_rules! drivers_of_functions {
    () => {
        fn gradient<F: Function<Output = f64>>(f: &F, x: &F::Input) -> (f64, F::Input)
        where
            F::Input: Parameters<Directions = Self>,
        {
            parameters::gradient(|x| f.call::<Self::Dual<f64>>(x), x)
        }

        #[cfg(feature = "alloc")]
        fn jacobian<F: Function>(f: &F, x: &F::Input) -> (F::Output, Vec<f64>)
        where
            F::Input: Parameters<Directions = Self>,
            <F::Output as Parameters>::Of<Self::Dual<f64>>:
                Parameters<Scalar = Self::Dual<f64>, Of<f64> = F::Output>,
        {
            let Ok((y, entries)) =
                parameters::jacobian::entries(|x| infallible(f.call::<Self::Dual<f64>>(x)), x);
            (y.map(|y| y.value()), entries)
        }

        #[cfg(feature = "alloc")]
        fn hessian<F: Function<Output = f64>>(f: &F, x: &F::Input) -> (f64, F::Input, Vec<f64>)
        where
            F::Input: Parameters<Directions = Self>,
        {
            let Ok(found) = parameters::hessian::entries(|x| infallible(f.call::<Self::Hessian<f64>>(x)), x);
            found
        }

        #[cfg(feature = "alloc")]
        fn hvp<F: Function<Output = f64>>(f: &F, x: &F::Input, v: &F::Input) -> (f64, F::Input, F::Input)
        where
            F::Input: Parameters<Directions = Self>,
        {
            parameters::hvp(|x| f.call::<Self::Hvp<f64>>(x), x, v)
        }
    };
}

/// The directions of a structure with N numbers, of one of three kinds. [`Small`], [`AtOnce`] and [`InChunks`] are its
/// names.
#[derive(Clone, Copy, Debug)]
pub struct Select<const KIND: u8, const N: usize>;

const IN_CHUNKS: u8 = 0;
const AT_ONCE: u8 = 1;
const SMALL: u8 = 2;

/// One run computes all first derivatives, on [`DualVec<T, N>`], and one run computes the whole Hessian, on
/// [`Dual2Vec<T, N>`]. N is the number of parameters, and the compiler checks it. By measurement it is the fastest for
/// up to eight.
///
/// ```
/// use gradual::parameters::{Directions, Small};
///
/// let x: <Small<2> as Directions>::Hessian<f64> = gradual::Dual2Vec::variable(3.0, 1);
/// assert_eq!(x.gradient, [0.0, 1.0]);
/// ```
pub type Small<const N: usize> = Select<SMALL, N>;

/// One run computes all first derivatives, on [`DualVec<T, N>`]. The Hessian comes in blocks, one from each run. N is the
/// number of parameters, and the compiler checks it. The N² numbers of the variables should fit into the stack: choose it
/// for up to about a hundred.
///
/// ```
/// use gradual::parameters::{AtOnce, Directions};
///
/// let x: <AtOnce<2> as Directions>::Dual<f64> = gradual::DualVec::variable(3.0, 1);
/// assert_eq!(x.partials, [0.0, 1.0]);
/// ```
pub type AtOnce<const N: usize> = Select<AT_ONCE, N>;

/// Each run computes the derivatives in the next [`CHUNK`](crate::CHUNK) directions, on [`Chunk<T>`]. It serves any
/// number of parameters.
///
/// ```
/// use gradual::parameters::{Directions, InChunks};
///
/// let x: <InChunks as Directions>::Dual<f64> = gradual::Chunk::variable(3.0, 1);
/// assert_eq!(x.partials()[1], 1.0);
/// ```
pub type InChunks = Select<IN_CHUNKS, 0>;

/// The kind for a structure of this length. `#[derive(Parameters)]` calls it.
#[doc(hidden)]
#[must_use]
pub const fn kind(length: Option<usize>) -> u8 {
    match length {
        Some(..=8) => SMALL,
        Some(..=100) => AT_ONCE,
        _ => IN_CHUNKS,
    }
}

/// The length if it is fixed, and else 0. `#[derive(Parameters)]` calls it.
#[doc(hidden)]
#[must_use]
pub const fn count(length: Option<usize>) -> usize {
    match length {
        Some(length) => length,
        None => 0,
    }
}

impl<const N: usize> Directions for Select<SMALL, N> {
    type Dual<T: Scalar> = DualVec<T, N>;
    #[cfg(feature = "alloc")]
    type Hessian<T: Scalar> = Dual2Vec<T, N>;
    #[cfg(feature = "alloc")]
    type Hvp<T: Scalar> = HyperDual<T, N>;
    type Array<const K: usize> = InChunks;
    const LEN: Option<usize> = Some(N);

    drivers_of_functions! {}
}

impl<const N: usize> Directions for Select<AT_ONCE, N> {
    type Dual<T: Scalar> = DualVec<T, N>;
    #[cfg(feature = "alloc")]
    type Hessian<T: Scalar> = HessianChunk<T>;
    #[cfg(feature = "alloc")]
    type Hvp<T: Scalar> = HyperDual<T, N>;
    type Array<const K: usize> = InChunks;
    const LEN: Option<usize> = Some(N);

    drivers_of_functions! {}
}

impl<const N: usize> Directions for Select<IN_CHUNKS, N> {
    type Dual<T: Scalar> = Chunk<T>;
    #[cfg(feature = "alloc")]
    type Hessian<T: Scalar> = HessianChunk<T>;
    #[cfg(feature = "alloc")]
    type Hvp<T: Scalar> = HvpChunk<T>;
    type Array<const K: usize> = InChunks;
    const LEN: Option<usize> = None;

    drivers_of_functions! {}
}

/// The direction of a single number.
#[derive(Clone, Copy, Debug)]
pub struct Single;

impl Directions for Single {
    type Dual<T: Scalar> = DualVec<T, 1>;
    #[cfg(feature = "alloc")]
    type Hessian<T: Scalar> = Dual2Vec<T, 1>;
    #[cfg(feature = "alloc")]
    type Hvp<T: Scalar> = HyperDual<T, 1>;
    type Array<const K: usize> = AtOnce<K>;
    const LEN: Option<usize> = Some(1);

    drivers_of_functions! {}
}

/// Other crates cannot name this trait, so they cannot implement [`Directions`].
pub trait Sealed {}
impl Sealed for Single {}
impl<const KIND: u8, const N: usize> Sealed for Select<KIND, N> {}
