//! `Dual2Vec<T, N>`: a value with its gradient and its Hessian in N directions.

use core::array;

use crate::dual_vec::DualVec;
use crate::lane_maps::LaneMap;
use crate::scalar::Scalar;

/// A value, its gradient and its Hessian: the first and the second derivatives in N directions at once.
///
/// A function run on `Dual2Vec::variables([x, y])` returns its value, its full gradient and its full Hessian:
///
/// ```
/// use gradual::Dual2Vec;
///
/// let [x, y] = Dual2Vec::variables([2.0, 5.0]);
/// let z = x * x * y;
/// assert_eq!(z.parts(), (20.0, [20.0, 4.0], [[10.0, 4.0], [4.0, 0.0]]));
/// ```
///
/// The rows of the Hessian are full, and symmetric in every bit.
///
/// Two numbers compare by their values alone, so that a program branches as it does on plain floats; to
/// compare everything, compare [`parts`](Self::parts).
///
/// `Hash` is absent on purpose: it would have to agree with `==`, which floats do not have exactly.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[repr(C)]
pub struct Dual2Vec<T, const N: usize> {
    /// The value of the function.
    pub value: T,
    /// Its first derivatives in the N directions that were seeded.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[serde_with::Same; N]>"))]
    pub gradient: [T; N],
    /// Its second derivatives: `hessian[i][j]` is the one in directions i and j.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[[serde_with::Same; N]; N]>"))]
    pub hessian: [[T; N]; N],
}

impl<T, const N: usize> Dual2Vec<T, N> {
    /// A number with this value, this gradient and this Hessian.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// assert_eq!(Dual2Vec::new(3.0, [0.5], [[0.25]]).hessian[0][0], 0.25);
    /// ```
    ///
    /// The Hessian should be symmetric. Of one that is not, some functions read the part on and below the
    /// diagonal and some all of it.
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, gradient: [T; N], hessian: [[T; N]; N]) -> Self {
        Self { value, gradient, hessian }
    }

    /// `(value, gradient, hessian)`, a tuple, so that `==` on it compares everything.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// let (x, y) = (Dual2Vec::new(3.0, [0.5], [[0.0]]), Dual2Vec::new(3.0, [0.5], [[9.9]]));
    /// assert_eq!(x, y);
    /// assert_ne!(x.parts(), y.parts());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn parts(self) -> (T, [T; N], [[T; N]; N]) {
        (self.value, self.gradient, self.hessian)
    }
}

impl<T: Scalar, const N: usize> Dual2Vec<T, N> {
    /// A number that does not depend on any variable: its gradient and its Hessian are 0.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// assert_eq!(Dual2Vec::constant(3.0).parts(), (3.0, [0.0], [[0.0]]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn constant(value: T) -> Self {
        Self::new(value, [T::zero(); N], [[T::zero(); N]; N])
    }

    /// Variable number `i` of N, counted from 0: part `i` of its gradient, the seed, is 1; all other derivatives
    /// are 0.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// assert_eq!(Dual2Vec::variable(3.0, 1).parts(), (3.0, [0.0, 1.0], [[0.0; 2]; 2]));
    /// ```
    ///
    /// # Panics
    /// If `i` is not below N.
    #[must_use]
    #[inline(always)]
    pub fn variable(value: T, i: usize) -> Self {
        assert!(i < N, "variable number {i} of a Dual2Vec in {N} directions: count from 0");
        let mut variable = Self::constant(value);
        variable.gradient[i] = T::one();
        variable
    }

    /// All N variables: part `i` of the gradient of number `i` is 1; all other derivatives are 0.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// let [x, y] = Dual2Vec::variables([3.0, 4.0]);
    /// assert_eq!(x.gradient, [1.0, 0.0]);
    /// assert_eq!(y.gradient, [0.0, 1.0]);
    /// assert_eq!(x.hessian, [[0.0; 2]; 2]);
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn variables(values: [T; N]) -> [Self; N] {
        let mut variables = [Self::constant(T::zero()); N];
        for (variable, x) in variables.iter_mut().zip(DualVec::variables(values)) {
            (variable.value, variable.gradient) = x.parts();
        }
        variables
    }

    /// Every derivative.
    #[inline(always)]
    pub(crate) fn lanes(&self) -> impl Iterator<Item = &T> {
        self.gradient.iter().chain(self.hessian.as_flattened())
    }

    /// A value with lanes made from those of two numbers.
    #[inline(always)]
    pub(crate) fn zip_lanes(self, y: Self, value: T, map: &impl LaneMap<T>) -> Self {
        let mut hessian = self.hessian;
        for (row, y_row) in hessian.iter_mut().zip(y.hessian) {
            *row = map.on(*row, y_row);
        }
        Self { value, gradient: map.on(self.gradient, y.gradient), hessian }
    }
}

/// The constant 0, or whatever the default of `T` is.
impl<T: Default, const N: usize> Default for Dual2Vec<T, N> {
    fn default() -> Self {
        Self {
            value: T::default(),
            gradient: array::from_fn(|_| T::default()),
            hessian: array::from_fn(|_| array::from_fn(|_| T::default())),
        }
    }
}
