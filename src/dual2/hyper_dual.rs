//! `HyperDual<T, N, M>`: a value, its derivatives in N and in M directions, and the mixed second derivatives.

use core::array;

use super::{all_finite, argument, arguments, chained, combined, scaled};
use crate::dual::{Dual, DualVec};
use crate::kernels::{
    self, AddMultiple, Combine, GuardedCombine, GuardedScale, Map, Scale, ScaleAndAdd, Sum, Zip,
};
use crate::number::{ByRules, Number, nan_beside_nan};
use crate::scalar::Scalar;

/// A hyper-dual number: a value, its derivatives in N directions and in M other directions, and the second derivatives
/// in each pair of an N and an M direction. M is 1 unless you give it.
///
/// Its second derivatives are a block of M rows and N columns of a Hessian. For M = 1 they are the product of the
/// Hessian with a vector, and its partials are the full gradient: see [`hvp`](crate::hvp).
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
/// Comparisons read only the values, so a program branches as it does on plain floats. To compare everything, compare
/// [`parts`](Self::parts).
///
/// There is no `Hash`, because `==` on floats is not an equivalence relation: NaN is not equal to itself.
///
/// Hyper-dual numbers come from J. A. Fike and J. J. Alonso, "The Development of Hyper-Dual Numbers for Exact
/// Second-Derivative Calculations", AIAA 2011-886. Here they have several directions at once.
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
    /// A number with these parts.
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

    /// The tuple `(value, partials, tangents, mixed)`. `==` on it compares everything.
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
    /// A number that does not depend on any variable. All its derivatives are 0.
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

    /// All N variables. Partial `i` of number `i` is 1, and its other partials are 0. Its tangents are `tangents[i]`,
    /// and its second derivatives are 0.
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
    /// The tangents have a row for each variable, not for each vector. For a single vector v they are `v.map(|v| [v])`.
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
}

/// A constant whose value is the default of `T`: 0 for floats.
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

impl<T: Scalar, const N: usize, const M: usize> Number for HyperDual<T, N, M> {
    type Part = T;
    const ORDER: usize = 2;
    const DIRECTIONS: usize = N;

    #[inline(always)]
    fn constant(value: T) -> Self {
        Self::constant(value)
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
        self.partials.iter().chain(&self.tangents).chain(self.mixed.as_flattened())
    }

    #[inline(always)]
    fn map_lanes(&mut self, function: impl Map<T>) {
        kernels::map(&mut self.partials, function);
        kernels::map(&mut self.tangents, function);
        for row in &mut self.mixed {
            kernels::map(row, function);
        }
    }

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<T>) {
        kernels::zip(&mut self.partials, &y.partials, function);
        kernels::zip(&mut self.tangents, &y.tangents, function);
        for (row, y_row) in self.mixed.iter_mut().zip(&y.mixed) {
            kernels::zip(row, y_row, function);
        }
    }

    /// `(x y)_ij = y x_ij + (x_i y_j + y_i x_j) + x y_ij`, where i counts the tangents and j the partials
    #[inline(always)]
    fn times(&self, y: &Self) -> Self {
        let (x, mut product) = (self, *self);
        for (i, row) in product.mixed.iter_mut().enumerate() {
            let formula = ScaleAndAdd(y.value, x.tangents[i], y.tangents[i]);
            kernels::scale_and_add(row, &y.partials, &x.partials, formula);
            kernels::zip(row, &y.mixed[i], AddMultiple(x.value));
        }
        kernels::zip(&mut product.partials, &y.partials, Combine(y.value, x.value));
        kernels::zip(&mut product.tangents, &y.tangents, Combine(y.value, x.value));
        product.value *= y.value;
        product
    }

    #[inline(always)]
    fn beside_nan(&self, value: T) -> Self {
        Self::guarded_chain([*self], value, [value], [[value]])
    }

    #[inline(always)]
    fn guarded_mul(mut self, y: Self) -> Self {
        let formula = GuardedCombine(y.value, self.value);
        for (i, row) in self.mixed.iter_mut().enumerate() {
            let mut mixed = y.partials;
            kernels::zip(&mut mixed, &self.partials, GuardedCombine(self.tangents[i], y.tangents[i]));
            kernels::zip(row, &y.mixed[i], formula);
            kernels::zip(row, &mixed, Sum);
        }
        kernels::zip(&mut self.partials, &y.partials, formula);
        kernels::zip(&mut self.tangents, &y.tangents, formula);
        self.value = self.value.guarded_mul(y.value);
        self
    }
}

impl<T: Scalar, const N: usize, const M: usize> ByRules for HyperDual<T, N, M> {
    type Argument = Dual<T>;
    type Arguments = DualVec<T, 2>;
    type ArgumentsOf<const A: usize> = DualVec<T, A>;

    #[inline(always)]
    fn argument(&self) -> Dual<T> {
        argument(self.value)
    }

    #[inline(always)]
    fn arguments(x: &Self, y: &Self) -> (DualVec<T, 2>, DualVec<T, 2>) {
        arguments(x.value, y.value)
    }

    #[inline(always)]
    fn arguments_of<const A: usize>(xs: &[Self; A]) -> [DualVec<T, A>; A] {
        DualVec::variables(xs.map(|x| x.value))
    }

    /// `z_i = f' x_i`, `z_j = f' x_j` and `z_ij = f' x_ij + f'' x_i x_j`
    #[inline(always)]
    fn chain(mut self, (value, slope): (Dual<T>, Dual<T>)) -> Self {
        let (value, Dual { value: slope, tangent: curvature }) = (value.value, slope);
        let bends = scaled(curvature, self.tangents);
        if value.is_nan() || !self.is_tame(slope, &bends) {
            return Self::guarded_chain([self], value, [slope], [[curvature]]);
        }
        self.value = value;
        self.bend(slope, bends);
        kernels::map(&mut self.partials, Scale(slope));
        kernels::map(&mut self.tangents, Scale(slope));
        self
    }

    /// The same for two arguments.
    #[inline(always)]
    fn chain2(mut self, y: &Self, (value, dx, dy): (DualVec<T, 2>, DualVec<T, 2>, DualVec<T, 2>)) -> Self {
        let value = value.value;
        let ([dxx, dxy], [_, dyy]) = (dx.partials, dy.partials);
        let (dx, dy) = (dx.value, dy.value);
        let x_bends = combined(dxx, self.tangents, dxy, &y.tangents);
        let y_bends = combined(dxy, self.tangents, dyy, &y.tangents);
        if value.is_nan() || !self.is_tame(dx, &x_bends) || !y.is_tame(dy, &y_bends) {
            return Self::guarded_chain([self, *y], value, [dx, dy], [[dxx, dxy], [dxy, dyy]]);
        }
        let mut y_term = *y;
        y_term.bend(dy, y_bends);
        self.value = value;
        self.bend(dx, x_bends);
        for (row, y_row) in self.mixed.iter_mut().zip(&y_term.mixed) {
            kernels::zip(row, y_row, Sum);
        }
        kernels::zip(&mut self.partials, &y.partials, Combine(dx, dy));
        kernels::zip(&mut self.tangents, &y.tangents, Combine(dx, dy));
        self
    }

    /// Where y is 0, `x^y` is 1 whatever x is. So the slope 0 in x and its curvature 0 win over every lane of x.
    #[inline(always)]
    fn chain_power(self, y: &Self, (value, dx, dy): (DualVec<T, 2>, DualVec<T, 2>, DualVec<T, 2>)) -> Self {
        let [dxx, dxy] = dx.partials;
        if !(y.value.is_zero() && dx.value.all_zero() && dxx.all_zero()) {
            return self.chain2(y, (value, dx, dy));
        }
        let mut power = y.chain((value.value.into(), Dual::new(dy.value, dy.partials[1])));
        for (i, row) in power.mixed.iter_mut().enumerate() {
            let mut mixed = y.partials;
            kernels::zip(&mut mixed, &self.partials, GuardedCombine(self.tangents[i], y.tangents[i]));
            kernels::map(&mut mixed, GuardedScale(dxy));
            kernels::zip(row, &mixed, Sum);
        }
        power
    }

    #[inline(always)]
    fn chain_n<const A: usize>(xs: [Self; A], value: T, slopes: [DualVec<T, A>; A]) -> Self {
        Self::guarded_chain(xs, value, slopes.map(|slope| slope.value), slopes.map(|slope| slope.partials))
    }
}

impl<T: Scalar, const N: usize, const M: usize> HyperDual<T, N, M> {
    /// `x_ij = slope x_ij + bend_i x_j`
    #[inline(always)]
    fn bend(&mut self, slope: T, bends: [T; M]) {
        for (row, bend) in self.mixed.iter_mut().zip(bends) {
            // If no curvature acts on a row, it is only scaled. So 0 does not meet an infinite partial.
            if bend.all_zero() {
                kernels::map(row, Scale(slope));
            } else {
                kernels::zip(row, &self.partials, Combine(slope, bend));
            }
        }
    }

    /// Whether no infinity or NaN can meet a zero.
    #[inline(always)]
    fn is_tame(&self, slope: T, bends: &[T; M]) -> bool {
        slope.all_finite() && all_finite(bends) && (T::DEPTH == 0 || self.all_lanes(T::all_finite))
    }

    /// The chain rule for any number of arguments, where a lane of 0 times an infinity or NaN is 0.
    #[inline(always)]
    pub(crate) fn guarded_chain<const A: usize>(
        xs: [Self; A],
        value: T,
        slopes: [T; A],
        curvatures: [[T; A]; A],
    ) -> Self {
        let mut sum = Self::constant(value);
        for (a, mut x) in xs.into_iter().enumerate() {
            let slope = nan_beside_nan(value, slopes[a]);
            let mut bends = [T::zero(); M];
            for (b, y) in xs.iter().enumerate() {
                let curvature = curvatures[a.min(b)][a.max(b)];
                kernels::zip(&mut bends, &chained(value, curvature, y.tangents), Sum);
            }
            for (row, bend) in x.mixed.iter_mut().zip(bends) {
                let mut bent = x.partials;
                kernels::map(&mut bent, GuardedScale(bend));
                *row = chained(value, slope, *row);
                kernels::zip(row, &bent, Sum);
            }
            x.partials = chained(value, slope, x.partials);
            x.tangents = chained(value, slope, x.tangents);
            sum.zip_lanes(&x, Sum);
        }
        sum
    }
}
