//! `HyperDual<T, N, M>`: a value with its derivatives in N and in M directions, and the mixed second ones.

use core::array;

use crate::dual_vec::DualVec;
use crate::lane_maps::LaneMap;
use crate::scalar::Scalar;

/// A hyper-dual number: a value, its derivatives in N directions and in M others (one, unless M is given), and
/// the second derivatives in each pair of the two.
///
/// It is a block of M rows and N columns of a Hessian, and for M = 1 the product of the Hessian with a vector,
/// beside the full gradient: [`hvp`](crate::hvp).
///
/// ```
/// use gradual::HyperDual;
///
/// // all partials, and the derivatives along (1, -1)
/// let [x, y] = HyperDual::variables([2.0, 5.0], [[1.0], [-1.0]]);
/// let z = x * x * y;
/// assert_eq!(z.value, 20.0);
/// assert_eq!(z.partials, [20.0, 4.0]);
/// assert_eq!(z.tangents, [20.0 - 4.0]);
/// // the Hessian [[10, 4], [4, 0]] times (1, -1)
/// assert_eq!(z.mixed, [[6.0, 4.0]]);
/// ```
///
/// Two numbers compare by their values alone, so that a program branches as it does on plain floats; to
/// compare everything, compare [`parts`](Self::parts).
///
/// `Hash` is absent on purpose: it would have to agree with `==`, which floats do not have exactly.
///
/// The numbers are those of J. A. Fike and J. J. Alonso, "The Development of Hyper-Dual Numbers for Exact
/// Second-Derivative Calculations", AIAA 2011-886, with several directions at once.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(deny_unknown_fields))]
#[repr(C)]
pub struct HyperDual<T, const N: usize, const M: usize = 1> {
    /// The value of the function.
    pub value: T,
    /// Its derivatives in the N directions that were seeded.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[serde_with::Same; N]>"))]
    pub partials: [T; N],
    /// Its derivatives in the M other directions.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[serde_with::Same; M]>"))]
    pub tangents: [T; M],
    /// Its second derivatives: `mixed[i][j]` is the one in direction i of the M and direction j of the N.
    #[cfg_attr(feature = "serde", serde(with = "serde_with::As::<[[serde_with::Same; N]; M]>"))]
    pub mixed: [[T; N]; M],
}

/// `(value, partials, tangents, mixed)` of a [`HyperDual`].
pub(crate) type Parts<T, const N: usize, const M: usize> = (T, [T; N], [T; M], [[T; N]; M]);

impl<T, const N: usize, const M: usize> HyperDual<T, N, M> {
    /// A number of these parts.
    ///
    /// ```
    /// use gradual::HyperDual;
    ///
    /// assert_eq!(HyperDual::new(3.0, [0.5], [2.0], [[0.25]]).mixed[0][0], 0.25);
    /// ```
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, partials: [T; N], tangents: [T; M], mixed: [[T; N]; M]) -> Self {
        Self { value, partials, tangents, mixed }
    }

    /// `(value, partials, tangents, mixed)`, a tuple, so that `==` on it compares everything.
    ///
    /// ```
    /// use gradual::HyperDual;
    ///
    /// let (x, y) = (HyperDual::new(3.0, [0.5], [2.0], [[0.0]]), HyperDual::new(3.0, [0.5], [2.0], [[9.9]]));
    /// assert_eq!(x, y);
    /// assert_ne!(x.parts(), y.parts());
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn parts(self) -> Parts<T, N, M> {
        (self.value, self.partials, self.tangents, self.mixed)
    }
}

impl<T: Scalar, const N: usize, const M: usize> HyperDual<T, N, M> {
    /// A number that does not depend on any variable: all its derivatives are 0.
    ///
    /// ```
    /// use gradual::HyperDual;
    ///
    /// assert_eq!(HyperDual::<f64, 2>::constant(3.0).parts(), (3.0, [0.0; 2], [0.0], [[0.0; 2]]));
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn constant(value: T) -> Self {
        Self::new(value, [T::zero(); N], [T::zero(); M], [[T::zero(); N]; M])
    }

    /// All N variables: partial `i` of number `i` is 1, the others are 0; `tangents[i]` are its tangents; its second
    /// derivatives are 0.
    ///
    /// ```
    /// use gradual::HyperDual;
    ///
    /// // along v and along w
    /// let (v, w) = ([0.5, 2.0], [0.0, -1.0]);
    /// let [x, y] = HyperDual::variables([3.0, 4.0], [[v[0], w[0]], [v[1], w[1]]]);
    /// assert_eq!(x.parts(), (3.0, [1.0, 0.0], [0.5, 0.0], [[0.0; 2]; 2]));
    /// assert_eq!(y.parts(), (4.0, [0.0, 1.0], [2.0, -1.0], [[0.0; 2]; 2]));
    /// ```
    ///
    /// The tangents have a row for each variable, not for each vector; those of a single vector are `v.map(|v| [v])`.
    #[must_use]
    #[inline(always)]
    pub fn variables(values: [T; N], tangents: [[T; M]; N]) -> [Self; N] {
        let mut variables = [Self::constant(T::zero()); N];
        for ((variable, x), tangents) in variables.iter_mut().zip(DualVec::variables(values)).zip(tangents) {
            (variable.value, variable.partials) = x.parts();
            variable.tangents = tangents;
        }
        variables
    }

    /// Every derivative.
    #[inline(always)]
    pub(crate) fn lanes(&self) -> impl Iterator<Item = &T> {
        self.partials.iter().chain(&self.tangents).chain(self.mixed.as_flattened())
    }

    /// A value with lanes made from those of two numbers.
    #[inline(always)]
    pub(crate) fn zip_lanes(self, y: Self, value: T, map: &impl LaneMap<T>) -> Self {
        let mut mixed = self.mixed;
        for (row, y_row) in mixed.iter_mut().zip(y.mixed) {
            *row = map.on(*row, y_row);
        }
        Self {
            value,
            partials: map.on(self.partials, y.partials),
            tangents: map.on(self.tangents, y.tangents),
            mixed,
        }
    }
}

/// The constant 0, or whatever the default of `T` is.
impl<T: Default, const N: usize, const M: usize> Default for HyperDual<T, N, M> {
    fn default() -> Self {
        Self {
            value: T::default(),
            partials: array::from_fn(|_| T::default()),
            tangents: array::from_fn(|_| T::default()),
            mixed: array::from_fn(|_| array::from_fn(|_| T::default())),
        }
    }
}
