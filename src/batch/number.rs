//! `Batch<T, N>`: a value and its derivatives in N directions, at several points at once.

use core::array;

use super::points::{Element, POINTS, map2};
use crate::dual::DualVec;
use crate::float::packets::Packet;
use crate::scalar::Lanes;
use crate::surface::Operand;

/// A number at [`POINTS`] points at once: its value and its N partials at each of them.
///
/// At each point it has the same bits as a [`DualVec`] there:
///
/// ```
/// use gradual::batch::{Batch, POINTS};
///
/// let [x, y] = Batch::variables([[2.0, 5.0]; POINTS]);
/// let z = x * y + x;
/// assert_eq!(z.point(0).parts(), (12.0, [6.0, 2.0]));
/// ```
///
/// It has the methods of a [`DualVec`], except those that ask about the value. It has no order and no equality, because
/// a program cannot branch differently at each point. Comparisons return a [`Mask`](super::Mask), which selects at each
/// point.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Batch<T, const N: usize> {
    /// The value at each point.
    pub values: [T; POINTS],
    /// The derivative in each of N directions, at each point.
    pub partials: [[T; POINTS]; N],
}

impl<T, const N: usize> Batch<T, N> {
    /// A number with these values and these partials: `partials[i][p]` is the derivative in direction i at point p.
    ///
    /// ```
    /// use gradual::batch::{Batch, POINTS};
    ///
    /// let x = Batch::new([3.0; POINTS], [[0.5; POINTS], [0.25; POINTS]]);
    /// assert_eq!(x.point(0).parts(), (3.0, [0.5, 0.25]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn new(values: [T; POINTS], partials: [[T; POINTS]; N]) -> Self {
        Self { values, partials }
    }
}

impl<T: Element, const N: usize> Batch<T, N> {
    /// A number that is the same at all points and depends on no variable. Its partials are 0. For a number that
    /// differs from point to point, use [`from`](Self::from).
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// assert_eq!(Batch::constant(3.0).point(0).parts(), (3.0, [0.0, 0.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn constant(value: T) -> Self {
        Self::from([value; POINTS])
    }

    /// All N variables at these points. Partial i of number i is 1, and the others are 0.
    ///
    /// ```
    /// use gradual::batch::{Batch, POINTS};
    ///
    /// let [x, y] = Batch::variables([[3.0, 4.0]; POINTS]);
    /// assert_eq!(x.point(0).parts(), (3.0, [1.0, 0.0]));
    /// assert_eq!(y.point(0).parts(), (4.0, [0.0, 1.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn variables(points: [[T; N]; POINTS]) -> [Self; N] {
        let mut variables = [Self::constant(T::zero()); N];
        for (i, variable) in variables.iter_mut().enumerate() {
            variable.partials[i] = [T::one(); POINTS];
            for (value, point) in variable.values.iter_mut().zip(&points) {
                *value = point[i];
            }
        }
        variables
    }

    /// The dual number at point p, counted from 0.
    ///
    /// ```
    /// use gradual::batch::Batch;
    ///
    /// let x = Batch::from(std::array::from_fn(|p| p as f64));
    /// assert_eq!(x.point(3).parts(), (3.0, [0.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if `p` is not below [`POINTS`].
    #[must_use]
    #[inline(always)]
    pub fn point(&self, p: usize) -> DualVec<T, N> {
        assert!(p < POINTS, "point number {p} of a Batch of {POINTS} points: count from 0");
        let mut point = DualVec::constant(self.values[p]);
        for (partial, partials) in point.partials.iter_mut().zip(&self.partials) {
            *partial = partials[p];
        }
        point
    }

    /// Runs a function of M numbers point by point on [`DualVec`]s. There the function may branch.
    ///
    /// ```
    /// use gradual::batch::{Batch, POINTS};
    ///
    /// let x = Batch::variables([[2.0]; POINTS])[0];
    /// let steps = Batch::by_point([x], |[mut x]| {
    ///     while x > 0.1 {
    ///         x = x * x / 8.0;
    ///     }
    ///     x
    /// });
    /// assert_eq!(steps.point(0).parts(), (0.03125, [0.0625]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn by_point<const M: usize>(
        xs: [Self; M],
        mut f: impl FnMut([DualVec<T, N>; M]) -> DualVec<T, N>,
    ) -> Self {
        let mut y = Self::constant(T::zero());
        for p in 0..POINTS {
            let point = f(array::from_fn(|i| xs[i].point(p)));
            y.values[p] = point.value;
            for (partials, partial) in y.partials.iter_mut().zip(point.partials) {
                partials[p] = partial;
            }
        }
        y
    }

    /// A function of one argument with a known slope: the chain rule, `f(x)' = f'(x) x'`.
    ///
    /// `f` takes the value at each point in turn and returns `(f(value), f'(value))`, as in [`DualVec::lift`].
    ///
    /// ```
    /// use gradual::batch::{Batch, POINTS};
    ///
    /// let [x] = Batch::variables([[2.0_f64]; POINTS]);
    /// let y = x.lift(|v| (v.powi(3), 3.0 * v.powi(2)));
    /// assert_eq!(y.point(0).parts(), (8.0, [12.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn lift(self, f: impl FnMut(T) -> (T, T)) -> Self {
        self.apply(f)
    }

    /// A function of two arguments with known slopes: `f(x, y)' = df/dx x' + df/dy y'`.
    ///
    /// `f` takes both values at each point in turn and returns `(f, df/dx, df/dy)`, as in [`DualVec::lift2`].
    ///
    /// ```
    /// use gradual::batch::{Batch, POINTS};
    ///
    /// let [x, y] = Batch::variables([[2.0_f64, 3.0]; POINTS]);
    /// let z = x.lift2(y, |x, y| (x * y, y, x));
    /// assert_eq!(z.point(0).parts(), (6.0, [3.0, 2.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn lift2(self, y: impl Operand<Self>, f: impl FnMut(T, T) -> (T, T, T)) -> Self {
        self.apply2(&y.into_dual(), f)
    }

    /// A function of M arguments with known slopes: `f(x)' = sum over i of df/dx_i x_i'`.
    ///
    /// `f` takes the values at each point in turn and returns `(f, [df/dx_0, df/dx_1, ...])`, as in
    /// [`DualVec::lift_n`].
    ///
    /// ```
    /// use gradual::batch::{Batch, POINTS};
    ///
    /// let sides = Batch::variables([[1.0, 2.0, 3.0]; POINTS]);
    /// let volume = Batch::lift_n(sides, |[a, b, c]| (a * b * c, [b * c, a * c, a * b]));
    /// assert_eq!(volume.point(0).parts(), (6.0, [6.0, 3.0, 2.0]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn lift_n<const M: usize>(xs: [Self; M], mut f: impl FnMut([T; M]) -> (T, [T; M])) -> Self {
        Self::by_point(xs, |xs| DualVec::lift_n(xs, &mut f))
    }

    /// A number with new values. Each array of partials is computed from the old one.
    #[inline(always)]
    pub(super) fn map_partials(
        mut self,
        values: [T; POINTS],
        f: impl Fn([T; POINTS]) -> [T; POINTS],
    ) -> Self {
        for lanes in &mut self.partials {
            *lanes = f(*lanes);
        }
        self.values = values;
        self
    }

    /// A number with new values. Each array of partials is computed from those of two numbers.
    #[inline(always)]
    pub(super) fn zip_partials(
        mut self,
        y: &Self,
        values: [T; POINTS],
        f: impl Fn([T; POINTS], [T; POINTS]) -> [T; POINTS],
    ) -> Self {
        for (lanes, y) in self.partials.iter_mut().zip(&y.partials) {
            *lanes = f(*lanes, *y);
        }
        self.values = values;
        self
    }

    /// A rule of one argument, at each point.
    #[inline(always)]
    pub(super) fn apply(self, mut rule: impl FnMut(T) -> (T, T)) -> Self {
        let (mut values, mut slopes) = (self.values, self.values);
        for (value, slope) in values.iter_mut().zip(&mut slopes) {
            (*value, *slope) = rule(*value);
        }
        self.chain(values, slopes)
    }

    /// A rule of a function that approaches a constant faster than any power. At a point where it has reached that
    /// constant, no partial counts, be it infinite or NaN.
    #[inline(always)]
    pub(super) fn apply_saturating(self, mut rule: impl FnMut(T) -> (T, T)) -> Self {
        let (mut values, mut slopes) = (self.values, self.values);
        let mut x = self;
        for p in 0..POINTS {
            (values[p], slopes[p]) = rule(self.values[p]);
            if !(self.values[p] * slopes[p]).all_finite() {
                let is_constant = slopes[p].is_zero() && self.values[p].is_infinite();
                for partials in &mut x.partials {
                    // the guard turns -0 into 0, as in `DualVec`
                    partials[p] = if is_constant { T::zero() } else { partials[p].plus_zero() };
                }
                slopes[p] = slopes[p].plus_zero();
            }
        }
        x.chain(values, slopes)
    }

    /// A rule of two arguments, at each point.
    #[inline(always)]
    pub(super) fn apply2(self, y: &Self, mut rule: impl FnMut(T, T) -> (T, T, T)) -> Self {
        let (mut values, mut dx, mut dy) = (self.values, self.values, y.values);
        for ((value, dx), dy) in values.iter_mut().zip(&mut dx).zip(&mut dy) {
            (*value, *dx, *dy) = rule(*value, *dy);
        }
        self.chain2(y, values, dx, dy)
    }

    /// `f(x)' = f'(x) x'`, with the guard for zero partials at the points that need it.
    #[inline(always)]
    pub(super) fn chain(self, values: [T; POINTS], slopes: [T; POINTS]) -> Self {
        let (value_packet, slope) = (T::Packet::from(values), T::Packet::from(slopes));
        let irregular = value_packet.is_nan() | slope.is_not_finite();
        if !irregular.any() {
            return self.map_partials(values, |x| (slope * T::Packet::from(x)).into());
        }
        let guarded = nan_beside_nan::<T>(value_packet, slope);
        self.map_partials(values, |x| {
            let x = T::Packet::from(x);
            irregular.select(guarded.guarded_mul(x), slope * x).into()
        })
    }

    /// `f(x, y)' = df/dx x' + df/dy y'`, with the same guard.
    #[inline(always)]
    pub(super) fn chain2(self, y: &Self, values: [T; POINTS], dx: [T; POINTS], dy: [T; POINTS]) -> Self {
        let (value_packet, dx, dy) = (T::Packet::from(values), T::Packet::from(dx), T::Packet::from(dy));
        let combine = |x: T::Packet, y: T::Packet| dx.mul_plus(x, dy * y);
        let irregular = value_packet.is_nan() | dx.is_not_finite() | dy.is_not_finite();
        if !irregular.any() {
            return self.zip_partials(y, values, |x, y| map2(x, y, combine));
        }
        let (guarded_dx, guarded_dy) =
            (nan_beside_nan::<T>(value_packet, dx), nan_beside_nan::<T>(value_packet, dy));
        self.zip_partials(y, values, |x, y| {
            map2(x, y, |x, y| {
                // a slope of 0 does not win over an infinity: see `DualVec`
                let term =
                    |slope: T::Packet, x| slope.is_not_finite().select(slope.guarded_mul(x), slope * x);
                let guarded = term(guarded_dx, x) + term(guarded_dy, y);
                irregular.select(guarded, combine(x, y))
            })
        })
    }
}

/// The slopes, or NaN where the value is NaN.
#[inline(always)]
fn nan_beside_nan<T: Element>(values: T::Packet, slopes: T::Packet) -> T::Packet {
    values.is_nan().select(values, slopes)
}

/// A number that differs from point to point and depends on no variable. Its partials are 0.
impl<T: Element, const N: usize> From<[T; POINTS]> for Batch<T, N> {
    #[inline(always)]
    fn from(values: [T; POINTS]) -> Self {
        Self { values, partials: [[T::zero(); POINTS]; N] }
    }
}

/// The constant 0.
impl<T: Element, const N: usize> Default for Batch<T, N> {
    fn default() -> Self {
        Self::constant(T::zero())
    }
}
