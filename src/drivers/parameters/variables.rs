//! How the drivers seed the numbers on which a function runs, and what they read from its result.

use core::convert::Infallible;

use super::{Directions, Parameters};
use crate::dual::{CHUNK, Chunk, DualVec};
#[cfg(feature = "alloc")]
use crate::dual2::{Dual2Vec, HyperDual};
use crate::kernels;
use crate::scalar::Scalar;

/// Calls `seed` with the number of each input and its value. Returns the structure of the results.
#[inline(always)]
pub(crate) fn seeded<P: Parameters, D>(x: &P, mut seed: impl FnMut(usize, P::Scalar) -> D) -> P::Of<D> {
    const {
        let fits = match (P::LEN, P::Directions::LEN) {
            (_, None) => true,
            (Some(length), Some(n)) => length == n,
            (None, Some(_)) => false,
        };
        assert!(
            fits,
            "N in `type Directions` must be the number of parameters: write `InChunks` if it is not fixed"
        );
    }
    let mut count = 0;
    x.map(|x| {
        let i = count;
        count += 1;
        seed(i, x)
    })
}

/// Wraps what a function that cannot fail returns, for a driver of functions that may fail.
#[inline(always)]
pub(super) fn infallible<Y>(y: Y) -> Result<Y, Infallible> {
    Ok(y)
}

/// A number with some partials.
pub trait Variable<T>: Scalar {
    const DIRECTIONS: usize;
    /// What a report calls the type over `f64`.
    const NAME: &str;

    /// Variable number `i`, or a constant if `i` is not below the number of directions.
    fn seeded(value: T, i: usize) -> Self;
    fn value(&self) -> T;
    fn partials(self) -> impl IntoIterator<Item = T>;
}

impl<T: Scalar, const N: usize> Variable<T> for DualVec<T, N> {
    const DIRECTIONS: usize = N;
    const NAME: &str = "DualVec<f64, N>";

    #[inline(always)]
    fn seeded(value: T, i: usize) -> Self {
        // as in `DualVec::variables`
        if N <= 12 {
            Self::new(value, kernels::unit(i))
        } else {
            let mut x = Self::constant(value);
            if let Some(seed) = x.partials.get_mut(i) {
                *seed = T::one();
            }
            x
        }
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
    fn seeded(value: T, i: usize) -> Self {
        if i < CHUNK { Self::variable(value, i) } else { Self::constant(value) }
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

/// A number with a block of second derivatives.
#[cfg(feature = "alloc")]
pub trait Block<T>: Scalar {
    const ROWS: usize;
    const COLUMNS: usize;

    /// The variable of this column of the block, with the tangent `along` in this row. If the row or the column is not in
    /// the block, the number has no seed there.
    fn seeded(value: T, row: usize, along: T, column: usize) -> Self;
    fn value(&self) -> T;
    /// The first derivatives in the columns.
    fn slopes(&self) -> &[T];
    /// The second derivatives in row i.
    fn row(&self, i: usize) -> &[T];
}

/// All second derivatives in one block. Its rows have the same variables as its columns.
#[cfg(feature = "alloc")]
impl<T: Scalar, const N: usize> Block<T> for Dual2Vec<T, N> {
    const ROWS: usize = N;
    const COLUMNS: usize = N;

    #[inline(always)]
    fn seeded(value: T, _: usize, _: T, column: usize) -> Self {
        Self::variable(value, column)
    }

    #[inline(always)]
    fn value(&self) -> T {
        self.value
    }

    #[inline(always)]
    fn slopes(&self) -> &[T] {
        &self.gradient
    }

    #[inline(always)]
    fn row(&self, i: usize) -> &[T] {
        &self.hessian[i]
    }
}

#[cfg(feature = "alloc")]
impl<T: Scalar, const N: usize, const M: usize> Block<T> for HyperDual<T, N, M> {
    const ROWS: usize = M;
    const COLUMNS: usize = N;

    #[inline(always)]
    fn seeded(value: T, row: usize, along: T, column: usize) -> Self {
        let mut x = Self::constant(value);
        if let Some(tangent) = x.tangents.get_mut(row) {
            *tangent = along;
        }
        if let Some(seed) = x.partials.get_mut(column) {
            *seed = T::one();
        }
        x
    }

    #[inline(always)]
    fn value(&self) -> T {
        self.value
    }

    #[inline(always)]
    fn slopes(&self) -> &[T] {
        &self.partials
    }

    #[inline(always)]
    fn row(&self, i: usize) -> &[T] {
        &self.mixed[i]
    }
}
