//! Formulas over lanes are written over the trait [`Lanes`]. So one formula serves SIMD packets and single numbers.

use core::ops::{Add, Mul, Neg, Sub};

use super::Scalar;

/// Lanes that are computed together: a SIMD packet of floats, or a single number of any type.
pub trait Lanes<T>:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Neg<Output = Self>
{
    /// The lanes of an array from index `first` on.
    fn load<const N: usize>(lanes: &[T; N], first: usize) -> Self;

    /// Writes the lanes to an array from index `first` on.
    fn store<const N: usize>(self, lanes: &mut [T; N], first: usize);

    /// x in every lane.
    fn splat(x: T) -> Self;

    /// `k self`, for a float of the source code.
    fn times_literal(self, k: f64) -> Self;

    /// `self * factor + term`, see [`Hooks::mul_plus`](super::Hooks::mul_plus).
    fn mul_plus(self, factor: Self, term: Self) -> Self;

    /// `self * factor`, where 0 times an infinity or NaN is 0.
    fn guarded_mul(self, factor: Self) -> Self;

    /// `self + 0`, see [`Hooks::plus_zero`](super::Hooks::plus_zero).
    fn plus_zero(self) -> Self;

    /// `self` where the mark is not 0, and 0 elsewhere. Inside a lane, the marks of `value` count too. See
    /// [`Hooks::directions`](super::Hooks::directions).
    fn where_marked(self, mark: Self, value: Self) -> Self;
}

/// Work on arrays of lanes, a few lanes at a time.
pub trait Sweep<T> {
    /// Does the work for as many lanes as L holds, from index `first` on.
    fn on<L: Lanes<T>>(&mut self, first: usize);
}

/// Every number is a single lane.
impl<T: Scalar> Lanes<T> for T {
    #[inline(always)]
    fn load<const N: usize>(lanes: &[T; N], first: usize) -> Self {
        lanes[first]
    }

    #[inline(always)]
    fn store<const N: usize>(self, lanes: &mut [T; N], first: usize) {
        lanes[first] = self;
    }

    #[inline(always)]
    fn splat(x: T) -> Self {
        x
    }

    #[inline(always)]
    fn times_literal(self, k: f64) -> Self {
        T::literal_mul(k, self)
    }

    #[inline(always)]
    fn mul_plus(self, factor: Self, term: Self) -> Self {
        T::mul_plus(self, factor, term)
    }

    #[inline(always)]
    fn guarded_mul(self, factor: Self) -> Self {
        T::guarded_mul(self, factor)
    }

    #[inline(always)]
    fn plus_zero(self) -> Self {
        T::plus_zero(self)
    }

    #[inline(always)]
    fn where_marked(self, mark: Self, value: Self) -> Self {
        if mark.all_zero() { T::zero() } else { self.in_directions(mark + value) }
    }
}

/// A sweep over N lanes, one after the other.
#[inline(always)]
pub(crate) fn one_by_one<T: Scalar, const N: usize>(mut sweep: impl Sweep<T>) {
    let mut lane = 0;
    while lane < N {
        sweep.on::<T>(lane);
        lane += 1;
    }
}
