//! Divided differences of a function at the eigenvalues of a matrix, for eigenvalues that are far apart, near or equal.
//!
//! For points `x_0 <= ... <= x_k` that are far apart, `f[x_0] = f(x_0)` and
//!
//! ```text
//! f[x_0, ..., x_k] = (f[x_1, ..., x_k] - f[x_0, ..., x_(k-1)]) / (x_k - x_0)
//! ```
//!
//! For points that are near, the difference cancels. There the series of f about one of them, `sum of a_n (x - c)^n`, gives
//!
//! ```text
//! f[x_0, ..., x_k] = sum over n from k of a_n h_(n-k)(x_0 - c, ..., x_k - c)
//! ```
//!
//! where `h_j` is the sum of all monomials of degree j. For points that are equal, this is `a_k`. N. J. Higham, *Functions
//! of Matrices*, SIAM 2008, appendix B.16.

use core::array;
use core::cmp::Ordering;

use nalgebra::allocator::Allocator;
use nalgebra::{DefaultAllocator, Dim, OVector};

use crate::interop::nalgebra::Number;
use crate::interop::nalgebra::number::SERIES_ORDER;

/// The coefficients of a series.
type Coefficients<T> = [T; SERIES_ORDER + 1];

/// A function at some points.
pub(super) struct DividedDifferences<T: Number, D: Dim>
where
    DefaultAllocator: Allocator<D>,
{
    points: OVector<T, D>,
    /// The series about each point, of which the coefficients up to `order` are known.
    series: OVector<Coefficients<T>, D>,
    order: usize,
}

/// A divided difference and how far rounding or a short series may have moved it.
#[derive(Clone, Copy)]
struct Estimate<T> {
    value: T,
    error: T,
}

impl<T: Number, D: Dim> DividedDifferences<T, D>
where
    DefaultAllocator: Allocator<D>,
{
    /// Those of f. The points are constants.
    pub(super) fn new(f: impl Fn(T::Series) -> T::Series, points: OVector<T, D>) -> Self {
        let series = points.map(|x| f(T::series_variable(x))).map(T::series_coefficients);
        Self { points, series, order: SERIES_ORDER }
    }

    /// Those of f', whose series has the coefficients `(n + 1) a_(n+1)`.
    pub(super) fn of_slope(&self) -> Self {
        let slope = |a: Coefficients<T>| {
            array::from_fn(|n| a.get(n + 1).map_or(T::zero(), |&a| a * T::literal(n as f64 + 1.0)))
        };
        Self { points: self.points.clone(), series: self.series.map(slope), order: self.order - 1 }
    }

    /// `f(x_i)`
    pub(super) fn value(&self, i: usize) -> T {
        self.series[i][0]
    }

    /// The divided difference at the points with these numbers, in any order.
    pub(super) fn at(&self, path: &[usize]) -> T {
        let mut sorted = [0; SERIES_ORDER + 1];
        let sorted = &mut sorted[..path.len()];
        sorted.copy_from_slice(path);
        sorted.sort_unstable_by(|&i, &j| {
            self.points[i].partial_cmp(&self.points[j]).unwrap_or(Ordering::Equal)
        });
        self.at_sorted(sorted).value
    }

    fn at_sorted(&self, sorted: &[usize]) -> Estimate<T> {
        let [first, .., last] = *sorted else {
            return Estimate { value: self.value(sorted[0]), error: T::zero() };
        };
        let spread = self.points[last] - self.points[first];
        if spread == T::zero() {
            return Estimate { value: self.series[first][sorted.len() - 1], error: T::zero() };
        }
        let [high, low] = [&sorted[1..], &sorted[..sorted.len() - 1]].map(|part| self.at_sorted(part));
        let rounding = (high.value.abs() + low.value.abs()) * T::default_epsilon();
        let quotient = Estimate {
            value: (high.value - low.value) / spread,
            error: (high.error + low.error + rounding) / spread,
        };
        let series = self.by_series(sorted);
        // A series about one point does not see a kink between the points, but the quotient does.
        let allowed = quotient.error * T::literal(1e4) + series.error;
        let agrees = (series.value - quotient.value).abs() <= allowed;
        if agrees && series.error <= quotient.error { series } else { quotient }
    }

    /// The series about the point in the middle of the list. Its last two terms tell how much the rest may add.
    fn by_series(&self, sorted: &[usize]) -> Estimate<T> {
        let (center, order) = (sorted[sorted.len() / 2], sorted.len() - 1);
        let mut monomials = [T::zero(); SERIES_ORDER + 1];
        monomials[0] = T::one();
        for &i in sorted {
            let distance = self.points[i] - self.points[center];
            for degree in 1..=self.order - order {
                monomials[degree] += distance * monomials[degree - 1];
            }
        }
        let term = |n: usize| self.series[center][n] * monomials[n - order];
        let value = (order..=self.order).rev().fold(T::zero(), |sum, n| sum + term(n));
        let last_but_one = order.max(self.order - 1);
        let rest = term(self.order).abs() + term(last_but_one).abs();
        Estimate { value, error: rest + value.abs() * T::default_epsilon() }
    }
}
