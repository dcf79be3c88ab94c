//! `Chunk<T>`: a value and its derivatives in the directions of one chunk, if there are any.

use core::ops::Mul;

use crate::dual_vec::DualVec;
use crate::lane_maps::LaneMap;
use crate::rules;
use crate::scalar::Scalar;

/// How many directions a [`Chunk`] carries. It may change between versions.
// Measured at SSE2 and at AVX-512: 16 is up to twice as fast as 8 where each step depends on all inputs, and as fast
// or faster where few do; below 30 inputs 8 is ahead, up to 1.5 times.
pub const CHUNK: usize = 16;

/// A value and its derivatives in [`CHUNK`](crate::slice::CHUNK) directions, or a value alone: the number that a
/// function of a [slice](mod@crate::slice) is run on.
///
/// ```
/// use gradual::slice::{self, Chunk};
///
/// let energy = |x: &[Chunk<f64>]| x.iter().map(|x| x.powi(2) / 2.0).sum::<Chunk<f64>>();
/// assert_eq!(slice::gradient(energy, &[3.0, 4.0]), (12.5, vec![3.0, 4.0]));
/// ```
///
/// One run seeds only a few of many inputs. A chunk remembers that it depends on none of them, and work on its
/// partials is skipped. Its derivatives are those of a [`DualVec`] of the same parts, up to the sign of a zero; but a
/// product of a number that depends on no input and an infinity or NaN, which by IEEE 754 makes NaN of partials that
/// are 0, leaves them 0.
///
/// Two numbers compare by their values alone, so that a program branches as it does on plain floats; to compare
/// everything, compare [`parts`](Self::parts).
#[derive(Clone, Copy, Debug)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(from = "DualVec<T, CHUNK>", into = "DualVec<T, CHUNK>"),
    serde(bound(serialize = "T: Scalar + serde::Serialize"))
)]
pub struct Chunk<T> {
    /// The value of the function.
    pub value: T,
    /// Its derivatives, or none where all are 0 for certain.
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

#[allow(clippy::manual_map, reason = "a `map` may stay a call, which takes the lanes through memory")]
impl<T: Scalar> Chunk<T> {
    /// Variable number `i` of the chunk, counted from 0: its partial `i`, the seed, is 1 and the others are 0.
    ///
    /// ```
    /// use gradual::slice::Chunk;
    ///
    /// let x = Chunk::variable(3.0, 1);
    /// assert_eq!(x.partials()[..3], [0.0, 1.0, 0.0]);
    /// ```
    ///
    /// # Panics
    /// If `i` is not below [`CHUNK`](crate::slice::CHUNK).
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

    /// `(value, partials)`, a tuple, so that `==` on it compares everything.
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

    /// Every derivative that may be other than 0.
    #[inline(always)]
    pub(crate) fn lanes(&self) -> impl Iterator<Item = &T> {
        self.partials.iter().flatten()
    }

    /// A value with lanes made from those of two numbers.
    #[inline(always)]
    pub(crate) fn zip_lanes(self, y: Self, value: T, map: &impl LaneMap<T>) -> Self {
        let partials = match (self.partials, y.partials) {
            (None, None) => None,
            (Some(x), None) => Some(map.on_first(x)),
            (None, Some(y)) => Some(map.on_second(y)),
            (Some(x), Some(y)) => Some(map.on(x, y)),
        };
        Self { value, partials }
    }

    /// `f(x)' = f'(x) x'`, from value and slope.
    #[inline(always)]
    pub(crate) fn chain(self, (value, slope): (T, T)) -> Self {
        let partials = match self.partials {
            None => None,
            Some(x) => Some(T::lanes_chain(value, slope, x)),
        };
        Self { value, partials }
    }

    /// [`chain`](Self::chain) without the guard of zero lanes where no lane has an inside.
    #[inline(always)]
    pub(crate) fn chain_unguarded(self, (value, slope): (T, T)) -> Self {
        if T::DEPTH > 0 {
            return self.chain((value, slope));
        }
        let partials = match self.partials {
            None => None,
            Some(x) => Some(T::lanes_scale(slope, x)),
        };
        Self { value, partials }
    }

    /// `(x^2)' = x x' + x x'`, as in `first_order.rs`.
    #[inline(always)]
    pub(crate) fn square(self) -> Self {
        if T::DEPTH > 0 {
            return self.apply(rules::square);
        }
        let x = self.value;
        let partials = match self.partials {
            None => None,
            Some(lanes) => Some(T::lanes_symmetric(x, lanes, x, lanes)),
        };
        Self { value: x.powi(2), partials }
    }

    /// `f(x, y)' = df/dx x' + df/dy y'`, from value and slopes.
    #[inline(always)]
    pub(crate) fn chain2(x: Self, y: Self, (value, dx, dy): (T, T, T)) -> Self {
        let partials = match (x.partials, y.partials) {
            (None, None) => None,
            (Some(x), None) => Some(T::lanes_chain(value, dx, x)),
            (None, Some(y)) => Some(T::lanes_chain(value, dy, y)),
            (Some(x), Some(y)) => Some(T::lanes_chain2(value, dx, x, dy, y)),
        };
        Self { value, partials }
    }

    /// `x y`, where a zero wins over an infinity or a NaN in every term of every lane.
    #[inline(always)]
    pub(crate) fn guarded_product(x: Self, y: Self) -> Self {
        let partials = match (x.partials, y.partials) {
            (None, None) => None,
            (Some(dx), None) => Some(T::lanes_guarded_scale(y.value, dx)),
            (None, Some(dy)) => Some(T::lanes_guarded_scale(x.value, dy)),
            (Some(dx), Some(dy)) => Some(T::lanes_guarded_combine(y.value, dx, x.value, dy)),
        };
        Self { value: T::chain(x.value, y.value), partials }
    }
}

/// `(x y)' = y x' + x y'`
impl<T: Scalar> Mul for Chunk<T> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, y: Self) -> Self {
        let partials = match (self.partials, y.partials) {
            (None, None) => None,
            (Some(dx), None) => Some(T::lanes_scale(y.value, dx)),
            (None, Some(dy)) => Some(T::lanes_scale(self.value, dy)),
            (Some(dx), Some(dy)) => Some(T::lanes_combine(y.value, dx, self.value, dy)),
        };
        Self { value: self.value * y.value, partials }
    }
}

/// The same parts.
impl<T> From<DualVec<T, CHUNK>> for Chunk<T> {
    #[inline(always)]
    fn from(DualVec { value, partials }: DualVec<T, CHUNK>) -> Self {
        Self::new(value, partials)
    }
}

/// The same parts.
impl<T: Scalar> From<Chunk<T>> for DualVec<T, CHUNK> {
    #[inline(always)]
    fn from(x: Chunk<T>) -> Self {
        Self::new(x.value, x.partials())
    }
}

/// The constant 0, or whatever the default of `T` is.
impl<T: Default> Default for Chunk<T> {
    fn default() -> Self {
        Self::constant(T::default())
    }
}
