//! The result of a comparison of batches: true or false at each point.

use core::fmt::{self, Debug, Formatter};
use core::ops::{BitAnd, BitOr, Not};

use super::number::Batch;
use super::points::{Element, POINTS, map, map2, map3};
use crate::float::packets::Packet;
use crate::surface::Operand;

/// True or false at each point of a [`Batch`]: the result of a comparison.
///
/// ```
/// use gradual::batch;
///
/// // x ln x, and its limit 0 at 0
/// let (values, slopes) = batch::gradient(|[x]| x.gt(0.0).select(x * x.ln(), 0.0), &[[0.0], [1.0]]);
/// assert_eq!((values, slopes), (vec![0.0, 0.0], vec![[0.0], [1.0]]));
/// ```
///
/// Combine masks with `&`, `|` and `!`.
#[derive(Clone, Copy)]
pub struct Mask<T> {
    /// For each point, all bits are set or none.
    bits: [T; POINTS],
}

impl<T: Element> Mask<T> {
    /// `a` at the points where the mask is true, and `b` at the others, with their partials.
    ///
    /// Both are computed at all points. If the one that is not selected is an infinity or NaN there, this has no
    /// effect.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// let x = Batch::<f64, 1>::constant(-2.0);
    /// assert_eq!(x.lt(0.0).select(-x, x).values[0], 2.0);
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn select<const N: usize>(
        self,
        a: impl Operand<Batch<T, N>>,
        b: impl Operand<Batch<T, N>>,
    ) -> Batch<T, N> {
        let (a, b) = (a.into_dual(), b.into_dual());
        let select = |a, b| map3(self.bits, a, b, |mask, a, b| mask.select(a, b));
        a.zip_partials(&b, select(a.values, b.values), select)
    }

    /// Whether the mask is true at point p.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// let x = Batch::<f64, 1>::from([1.0, -2.0, 3.0, f64::NAN]);
    /// assert!(x.gt(0.0).point(2) && !x.gt(0.0).point(3));
    /// assert_eq!(format!("{:?}", x.gt(0.0)), "[true, false, true, false]");
    /// ```
    ///
    /// # Panics
    /// Panics if p is not below [`POINTS`].
    #[must_use]
    #[inline(always)]
    pub fn point(self, p: usize) -> bool {
        T::Packet::from([self.bits[p]; POINTS]).any()
    }

    /// Whether the mask is true at any point.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// let x = Batch::<f64, 1>::from(std::array::from_fn(|p| p as f64));
    /// assert!(x.gt(0.0).any());
    /// assert!(!x.lt(0.0).any());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn any(self) -> bool {
        T::Packet::from(self.bits).any()
    }

    /// Whether the mask is true at all points.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// let x = Batch::<f64, 1>::from(std::array::from_fn(|p| p as f64));
    /// assert!(x.ge(0.0).all());
    /// assert!(!x.gt(0.0).all());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn all(self) -> bool {
        !(!self).any()
    }
}

/// Prints a list, such as `[true, false, true, true]`.
impl<T: Element> Debug for Mask<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.debug_list().entries((0..POINTS).map(|p| self.point(p))).finish()
    }
}

impl<T: Element> BitAnd for Mask<T> {
    type Output = Self;
    #[inline(always)]
    fn bitand(self, other: Self) -> Self {
        Self { bits: map2(self.bits, other.bits, |a, b| a & b) }
    }
}

impl<T: Element> BitOr for Mask<T> {
    type Output = Self;
    #[inline(always)]
    fn bitor(self, other: Self) -> Self {
        Self { bits: map2(self.bits, other.bits, |a, b| a | b) }
    }
}

impl<T: Element> Not for Mask<T> {
    type Output = Self;
    #[inline(always)]
    fn not(self) -> Self {
        Self { bits: map(self.bits, |a| a.less_or_equal(a)) }
    }
}

/// Comparisons of the values. A comparison with NaN is false.
impl<T: Element, const N: usize> Batch<T, N> {
    /// The mask of the points where `self < other`.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// assert!(Batch::<f64, 1>::constant(1.0).lt(2.0).all());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn lt(self, other: impl Operand<Self>) -> Mask<T> {
        Mask { bits: map2(self.values, other.into_dual().values, |a, b| a.less(b)) }
    }

    /// The mask of the points where `self <= other`.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// assert!(Batch::<f64, 1>::constant(1.0).le(1.0).all());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn le(self, other: impl Operand<Self>) -> Mask<T> {
        Mask { bits: map2(self.values, other.into_dual().values, |a, b| a.less_or_equal(b)) }
    }

    /// The mask of the points where `self > other`.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// assert!(Batch::<f64, 1>::constant(2.0).gt(1.0).all());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn gt(self, other: impl Operand<Self>) -> Mask<T> {
        other.into_dual().lt(self)
    }

    /// The mask of the points where `self >= other`.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// assert!(Batch::<f64, 1>::constant(1.0).ge(1.0).all());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn ge(self, other: impl Operand<Self>) -> Mask<T> {
        other.into_dual().le(self)
    }

    /// The mask of the points where the value is NaN.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// assert!(Batch::<f64, 1>::constant(f64::NAN).is_nan().all());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn is_nan(self) -> Mask<T> {
        Mask { bits: map(self.values, |a| a.is_nan()) }
    }
}
