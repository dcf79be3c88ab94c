//! `Dual<T>`: a value and its derivative in one direction.

use core::{iter, slice};

use super::FirstOrder;
use crate::kernels::{Map, Zip};
use crate::number::Number;
use crate::scalar::Scalar;

/// A value and its tangent: the derivative in one direction.
///
/// A function run on `Dual::variable(x)` returns its value and its derivative at `x`:
///
/// ```
/// use gradual::Dual;
///
/// let x = Dual::variable(2.0);
/// let y = x * x * 3.0;
/// assert_eq!(y.parts(), (12.0, 12.0));
/// ```
///
/// Comparisons read only the values, so a program branches as it does on plain floats. To compare everything, compare
/// [`parts`](Self::parts).
///
/// There is no `Hash`, because `==` on floats is not an equivalence relation: NaN is not equal to itself.
#[derive(Clone, Copy, Debug, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[repr(C)]
pub struct Dual<T> {
    /// The value of the function.
    pub value: T,
    /// Its derivative in the direction that was seeded.
    pub tangent: T,
}

impl<T> Dual<T> {
    /// A dual with this value and this tangent.
    ///
    /// ```
    /// use gradual::Dual;
    ///
    /// assert_eq!(Dual::new(3.0, 0.5).tangent, 0.5);
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, tangent: T) -> Self {
        Self { value, tangent }
    }

    /// The tuple `(value, tangent)`. `==` on it compares both.
    ///
    /// ```
    /// use gradual::Dual;
    ///
    /// assert_eq!(Dual::new(3.0, 0.5), Dual::new(3.0, 9.9));
    /// assert_ne!(Dual::new(3.0, 0.5).parts(), Dual::new(3.0, 9.9).parts());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn parts(self) -> (T, T) {
        (self.value, self.tangent)
    }
}

impl<T: Scalar> Dual<T> {
    /// A number that does not depend on the variable. Its tangent is 0.
    ///
    /// ```
    /// use gradual::Dual;
    ///
    /// assert_eq!(Dual::constant(3.0).parts(), (3.0, 0.0));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn constant(value: T) -> Self {
        Self::new(value, T::zero())
    }

    /// The variable itself. Its tangent is 1 (the seed).
    ///
    /// ```
    /// use gradual::Dual;
    ///
    /// assert_eq!(Dual::variable(3.0).parts(), (3.0, 1.0));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn variable(value: T) -> Self {
        Self::new(value, T::one())
    }
}

impl<T: Scalar> FirstOrder for Dual<T> {}

impl<T: Scalar> Number for Dual<T> {
    type Part = T;
    const ORDER: usize = 1;
    const DIRECTIONS: usize = 1;

    #[inline(always)]
    fn constant(value: T) -> Self {
        <Dual<T>>::constant(value)
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
        slice::from_ref(&self.tangent)
    }

    #[inline(always)]
    fn lanes(&self) -> impl Iterator<Item = &T> {
        iter::once(&self.tangent)
    }

    #[inline(always)]
    fn map_lanes(&mut self, function: impl Map<T>) {
        self.tangent = function.on(self.tangent);
    }

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<T>) {
        self.tangent = function.on(self.tangent, y.tangent);
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
