//! `Chunk<T>`: a value, and its derivatives in the directions of one chunk if it depends on an input of the chunk.

use super::{DualVec, FirstOrder};
use crate::kernels::{self, First, Map, Second, Zip};
use crate::number::Number;
use crate::scalar::Scalar;

/// How many directions a [`Chunk`] carries. It may change between versions.
// Measured at SSE2 and at AVX-512. Where each step depends on all inputs, 16 is up to twice as fast as 8. Where each
// step depends on few inputs, 16 is as fast or faster. Below 30 inputs, 8 is up to 1.5 times as fast as 16.
pub const CHUNK: usize = 16;

/// A value and its derivatives in [`CHUNK`](crate::slice::CHUNK) directions, or only a value. The drivers on
/// [slices](mod@crate::slice) run your function on this number.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let energy = |x: &[Chunk<f64>]| x.iter().map(|x| x.powi(2) / 2.0).sum::<Chunk<f64>>();
/// assert_eq!(slice::gradient(energy, &[3.0, 4.0]), (12.5, vec![3.0, 4.0]));
/// ```
///
/// One run seeds only a few of many inputs. A number that depends on none of them remembers this, and all work on its
/// partials is skipped.
///
/// The derivatives are those of a [`DualVec`] with the same parts, up to the sign of a zero. There is one exception, where
/// plain IEEE arithmetic would make partials NaN. The partials of a number without partials stay 0 if you multiply it by an
/// infinity or NaN, and if you take its sine or cosine where it is an infinity or NaN.
///
/// Comparisons read only the values, so a program branches as it does on plain floats. To compare everything, compare
/// [`parts`](Self::parts).
#[derive(Clone, Copy, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "DualVec<T, CHUNK>", into = "DualVec<T, CHUNK>"),
    serde(bound(serialize = "T: Scalar + serde::Serialize"))
)]
// The value lies in memory before the partials, so a number without partials reads only the start.
#[repr(C)]
pub struct Chunk<T> {
    /// The value of the function.
    pub value: T,
    /// Its derivatives, or `None` if all of them are known to be 0.
    pub(crate) partials: Option<[T; CHUNK]>,
}

impl<T> Chunk<T> {
    /// A number with this value and these partials.
    ///
    /// ```
    /// use gradual::slice::{CHUNK, Chunk};
    ///
    /// assert_eq!(Chunk::new(3.0, [0.5; CHUNK]).partials()[1], 0.5);
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, partials: [T; CHUNK]) -> Self {
        Self { value, partials: Some(partials) }
    }

    /// A number that does not depend on any variable: its partials are 0.
    ///
    /// ```
    /// use gradual::slice::{CHUNK, Chunk};
    ///
    /// assert_eq!(Chunk::constant(3.0).parts(), (3.0, [0.0; CHUNK]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn constant(value: T) -> Self {
        Self { value, partials: None }
    }
}

impl<T: Scalar> Chunk<T> {
    /// Variable `i` of the chunk, counted from 0. Its partial `i` is 1 (the seed), and the others are 0.
    ///
    /// ```
    /// use gradual::slice::Chunk;
    ///
    /// let x = Chunk::variable(3.0, 1);
    /// assert_eq!(x.partials()[..3], [0.0, 1.0, 0.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if `i` is not below [`CHUNK`](crate::slice::CHUNK).
    #[must_use]
    #[inline(always)]
    pub fn variable(value: T, i: usize) -> Self {
        assert!(i < CHUNK, "variable number {i} of a Chunk of {CHUNK} partials: count from 0");
        let mut partials = [T::zero(); CHUNK];
        partials[i] = T::one();
        Self::new(value, partials)
    }

    /// The derivatives in the directions of the chunk.
    ///
    /// ```
    /// use gradual::slice::Chunk;
    ///
    /// assert_eq!(Chunk::variable(3.0, 0).powi(2).partials()[0], 6.0);
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn partials(self) -> [T; CHUNK] {
        match self.partials {
            Some(partials) => partials,
            None => [T::zero(); CHUNK],
        }
    }

    /// The tuple `(value, partials)`. `==` on it compares everything.
    ///
    /// ```
    /// use gradual::slice::Chunk;
    ///
    /// assert_eq!(Chunk::variable(3.0, 0), Chunk::constant(3.0));
    /// assert_ne!(Chunk::variable(3.0, 0).parts(), Chunk::constant(3.0).parts());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn parts(self) -> (T, [T; CHUNK]) {
        (self.value, self.partials())
    }
}

impl<T: Scalar> FirstOrder for Chunk<T> {}

impl<T: Scalar> Number for Chunk<T> {
    type Part = T;
    const ORDER: usize = 1;
    const DIRECTIONS: usize = CHUNK;

    #[inline(always)]
    fn constant(value: T) -> Self {
        <Chunk<T>>::constant(value)
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
        self.partials.as_ref().map_or(&[], |partials| partials)
    }

    #[inline(always)]
    fn lanes(&self) -> impl Iterator<Item = &T> {
        self.partials.iter().flatten()
    }

    #[inline(always)]
    fn map_lanes(&mut self, function: impl Map<T>) {
        if let Some(x) = &mut self.partials {
            kernels::map(x, function);
        }
    }

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<T>) {
        match (&mut self.partials, &y.partials) {
            (Some(x), Some(y)) => kernels::zip(x, y, function),
            (Some(x), None) => kernels::map(x, First(function)),
            (x @ None, Some(y)) => kernels::map(x.insert(*y), Second(function)),
            (None, None) => {}
        }
    }

    #[inline(always)]
    fn map(&self, value: T, function: impl Map<T>) -> Self {
        let partials = match &self.partials {
            Some(x) => Some(mapped(x, function)),
            None => None,
        };
        Self { value, partials }
    }

    #[inline(always)]
    fn zip(&self, y: &Self, value: T, function: impl Zip<T>) -> Self {
        let partials = match (&self.partials, &y.partials) {
            (Some(x), Some(y)) => {
                let mut lanes = *x;
                kernels::zip(&mut lanes, y, function);
                Some(lanes)
            }
            (Some(x), None) => Some(mapped(x, First(function))),
            (None, Some(y)) => Some(mapped(y, Second(function))),
            (None, None) => None,
        };
        Self { value, partials }
    }

    #[inline(always)]
    fn times(&self, y: &Self) -> Self {
        self.product(y)
    }

    #[inline(always)]
    fn guarded_mul(self, y: Self) -> Self {
        self.guarded_product(&y)
    }
}

/// Keeps all parts.
impl<T> From<DualVec<T, CHUNK>> for Chunk<T> {
    #[inline(always)]
    fn from(DualVec { value, partials }: DualVec<T, CHUNK>) -> Self {
        Self::new(value, partials)
    }
}

/// Keeps all parts.
impl<T: Scalar> From<Chunk<T>> for DualVec<T, CHUNK> {
    #[inline(always)]
    fn from(x: Chunk<T>) -> Self {
        Self::new(x.value, x.partials())
    }
}

/// A constant whose value is the default of `T`: 0 for floats.
impl<T: Default> Default for Chunk<T> {
    fn default() -> Self {
        Self::constant(T::default())
    }
}

/// A linear function of an array of lanes.
#[inline(always)]
fn mapped<T: Scalar>(lanes: &[T; CHUNK], function: impl Map<T>) -> [T; CHUNK] {
    let mut lanes = *lanes;
    kernels::map(&mut lanes, function);
    lanes
}
