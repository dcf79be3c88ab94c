//! `DualVec<T, N>`: a value and its derivatives in N directions.

use core::array;

use super::FirstOrder;
use crate::kernels::{self, Map, Zip};
use crate::number::Number;
use crate::scalar::Scalar;

/// A value and its N partials: the derivatives in N directions at once.
///
/// A function run on `DualVec::variables([x, y])` returns its value and its full gradient:
///
/// ```
/// use gradual::DualVec;
///
/// let [x, y] = DualVec::variables([2.0, 5.0]);
/// let z = x * y + x;
/// assert_eq!(z.parts(), (12.0, [6.0, 2.0]));
/// ```
///
/// Comparisons read only the values, so a program branches as it does on plain floats. To compare everything, compare
/// [`parts`](Self::parts).
///
/// There is no `Hash`, because `==` on floats is not an equivalence relation: NaN is not equal to itself.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[repr(C)]
pub struct DualVec<T, const N: usize> {
    /// The value of the function.
    pub value: T,
    /// Its derivatives in the N directions that were seeded.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[serde_with::Same; N]>"))]
    pub partials: [T; N],
}

impl<T, const N: usize> DualVec<T, N> {
    /// A dual with this value and these partials.
    ///
    /// ```
    /// use gradual::DualVec;
    ///
    /// assert_eq!(DualVec::new(3.0, [0.5, 0.25]).partials[1], 0.25);
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, partials: [T; N]) -> Self {
        Self { value, partials }
    }

    /// The tuple `(value, partials)`. `==` on it compares everything.
    ///
    /// ```
    /// use gradual::DualVec;
    ///
    /// assert_eq!(DualVec::new(3.0, [0.5]), DualVec::new(3.0, [9.9]));
    /// assert_ne!(DualVec::new(3.0, [0.5]).parts(), DualVec::new(3.0, [9.9]).parts());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn parts(self) -> (T, [T; N]) {
        (self.value, self.partials)
    }
}

impl<T: Scalar, const N: usize> DualVec<T, N> {
    /// A number that does not depend on any variable. Its partials are 0.
    ///
    /// ```
    /// use gradual::DualVec;
    ///
    /// assert_eq!(DualVec::constant(3.0).parts(), (3.0, [0.0, 0.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn constant(value: T) -> Self {
        Self::new(value, [T::zero(); N])
    }

    /// Variable `i` of N, counted from 0. Its partial `i` is 1 (the seed), and the others are 0.
    ///
    /// ```
    /// use gradual::DualVec;
    ///
    /// assert_eq!(DualVec::variable(3.0, 1).parts(), (3.0, [0.0, 1.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if `i` is not below N.
    #[must_use]
    #[inline(always)]
    pub fn variable(value: T, i: usize) -> Self {
        assert!(i < N, "variable number {i} of a DualVec with {N} partials: count from 0");
        Self::new(value, kernels::unit(i))
    }

    /// All N variables. Partial `i` of number `i` is 1, and the others are 0.
    ///
    /// ```
    /// use gradual::DualVec;
    ///
    /// let [x, y] = DualVec::variables([3.0, 4.0]);
    /// assert_eq!(x.parts(), (3.0, [1.0, 0.0]));
    /// assert_eq!(y.parts(), (4.0, [0.0, 1.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn variables(values: [T; N]) -> [Self; N] {
        // By measurement, a few variables are fastest as constants in registers. Many are fastest if memory is filled
        // with 0 first.
        if N <= 12 {
            array::from_fn(|i| Self::new(values[i], kernels::unit(i)))
        } else {
            let mut variables = [Self::constant(T::zero()); N];
            for (i, variable) in variables.iter_mut().enumerate() {
                variable.value = values[i];
                variable.partials[i] = T::one();
            }
            variables
        }
    }
}

impl<T: Scalar, const N: usize> FirstOrder for DualVec<T, N> {}

impl<T: Scalar, const N: usize> Number for DualVec<T, N> {
    type Part = T;
    const ORDER: usize = 1;
    const DIRECTIONS: usize = N;

    #[inline(always)]
    fn constant(value: T) -> Self {
        <DualVec<T, N>>::constant(value)
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
        &self.partials
    }

    #[inline(always)]
    fn lanes(&self) -> impl Iterator<Item = &T> {
        self.partials.iter()
    }

    #[inline(always)]
    fn map_lanes(&mut self, function: impl Map<T>) {
        kernels::map(&mut self.partials, function);
    }

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<T>) {
        kernels::zip(&mut self.partials, &y.partials, function);
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

/// A constant whose value is the default of `T`: 0 for floats.
impl<T: Default, const N: usize> Default for DualVec<T, N> {
    fn default() -> Self {
        Self { value: T::default(), partials: array::from_fn(|_| T::default()) }
    }
}
