//! `Dual2Vec<T, N>`: a value with its gradient and its Hessian in N directions.

use core::array;

use super::{all_finite, argument, arguments, chained, combined, scaled};
use crate::dual::{Dual, DualVec};
use crate::kernels::{
    self, AddMultiple, Combine, GuardedCombine, GuardedScale, Map, Scale, ScaleAndAdd, ScaleToSum, Sum, Zip,
};
use crate::number::{ByRules, Number, nan_beside_nan};
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
/// The Hessian is stored in full rows. It is symmetric in every bit.
///
/// Comparisons read only the values, so a program branches as it does on plain floats. To compare everything, compare
/// [`parts`](Self::parts).
///
/// There is no `Hash`, because `==` on floats is not an equivalence relation: NaN is not equal to itself.
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
    /// The Hessian should be symmetric. If it is not, some functions read all of it, and others only the diagonal and
    /// the part below it.
    #[must_use]
    #[inline(always)]
    pub const fn new(value: T, gradient: [T; N], hessian: [[T; N]; N]) -> Self {
        Self { value, gradient, hessian }
    }

    /// The tuple `(value, gradient, hessian)`. `==` on it compares everything.
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
    /// A number that does not depend on any variable. Its gradient and its Hessian are 0.
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

    /// Variable `i` of N, counted from 0. Part `i` of its gradient is 1 (the seed), and all other derivatives are 0.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// assert_eq!(Dual2Vec::variable(3.0, 1).parts(), (3.0, [0.0, 1.0], [[0.0; 2]; 2]));
    /// ```
    ///
    /// # Panics
    /// Panics if `i` is not below N.
    #[must_use]
    #[inline(always)]
    pub fn variable(value: T, i: usize) -> Self {
        assert!(i < N, "variable number {i} of a Dual2Vec in {N} directions: count from 0");
        let mut variable = Self::constant(value);
        variable.gradient[i] = T::one();
        variable
    }

    /// All N variables. Part `i` of the gradient of number `i` is 1, and all other derivatives are 0.
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
}

/// A constant whose value is the default of `T`: 0 for floats.
impl<T: Default, const N: usize> Default for Dual2Vec<T, N> {
    fn default() -> Self {
        Self {
            value: T::default(),
            gradient: array::from_fn(|_| T::default()),
            hessian: array::from_fn(|_| array::from_fn(|_| T::default())),
        }
    }
}

impl<T: Scalar, const N: usize> Number for Dual2Vec<T, N> {
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
        &self.gradient
    }

    #[inline(always)]
    fn lanes(&self) -> impl Iterator<Item = &T> {
        self.gradient.iter().chain(self.hessian.as_flattened())
    }

    #[inline(always)]
    fn map_lanes(&mut self, function: impl Map<T>) {
        kernels::map(&mut self.gradient, function);
        for row in &mut self.hessian {
            kernels::map(row, function);
        }
    }

    #[inline(always)]
    fn zip_lanes(&mut self, y: &Self, function: impl Zip<T>) {
        kernels::zip(&mut self.gradient, &y.gradient, function);
        for (row, y_row) in self.hessian.iter_mut().zip(&y.hessian) {
            kernels::zip(row, y_row, function);
        }
    }

    /// `(x y)_i = y x_i + x y_i` and `(x y)_ij = y x_ij + (x_i y_j + y_i x_j) + x y_ij`
    #[inline(always)]
    fn times(&self, y: &Self) -> Self {
        let (x, mut product) = (self, *self);
        for (i, row) in product.hessian.iter_mut().enumerate() {
            let formula = ScaleAndAdd(y.value, x.gradient[i], y.gradient[i]);
            kernels::scale_and_add(row, &y.gradient, &x.gradient, formula);
            kernels::zip(row, &y.hessian[i], AddMultiple(x.value));
        }
        kernels::zip(&mut product.gradient, &y.gradient, Combine(y.value, x.value));
        product.value *= y.value;
        mirror(&mut product.hessian);
        product
    }

    #[inline(always)]
    fn beside_nan(&self, value: T) -> Self {
        Self::guarded_chain([*self], value, [value], [[value]])
    }

    #[inline(always)]
    fn guarded_mul(self, y: Self) -> Self {
        let x = self;
        let mut product = Self::constant(x.value.guarded_mul(y.value));
        for i in 0..N {
            product.gradient[i] = x.value.guarded_mul(y.gradient[i]) + x.gradient[i].guarded_mul(y.value);
            for j in 0..=i {
                let of_hessians = x.value.guarded_mul(y.hessian[i][j]) + x.hessian[i][j].guarded_mul(y.value);
                let of_gradients =
                    x.gradient[i].guarded_mul(y.gradient[j]) + x.gradient[j].guarded_mul(y.gradient[i]);
                product.hessian[i][j] = of_hessians + of_gradients;
                product.hessian[j][i] = product.hessian[i][j];
            }
        }
        product
    }
}

impl<T: Scalar, const N: usize> ByRules for Dual2Vec<T, N> {
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

    /// `z_i = f' x_i` and `z_ij = f' x_ij + f'' x_i x_j`
    #[inline(always)]
    fn chain(mut self, (value, slope): (Dual<T>, Dual<T>)) -> Self {
        let (value, Dual { value: slope, tangent: curvature }) = (value.value, slope);
        let term = Term::new(slope, &self, scaled(T::literal_mul(0.5, curvature), self.gradient));
        if value.is_nan() || !term.is_tame(&self) {
            return Self::guarded_chain([self], value, [slope], [[curvature]]);
        }
        self.value = value;
        kernels::map(&mut self.gradient, Scale(slope));
        term.turn(&mut self.hessian);
        mirror(&mut self.hessian);
        self
    }

    /// The same for two arguments.
    #[inline(always)]
    fn chain2(mut self, y: &Self, (value, dx, dy): (DualVec<T, 2>, DualVec<T, 2>, DualVec<T, 2>)) -> Self {
        let value = value.value;
        let ([dxx, dxy], [_, dyy]) = (dx.partials, dy.partials);
        let p = combined(T::literal_mul(0.5, dxx), self.gradient, dxy, &y.gradient);
        let x_term = Term::new(dx.value, &self, p);
        let y_term = Term::new(dy.value, y, scaled(T::literal_mul(0.5, dyy), y.gradient));
        if value.is_nan() || !x_term.is_tame(&self) || !y_term.is_tame(y) {
            return Self::guarded_chain([self, *y], value, [dx.value, dy.value], [[dxx, dxy], [dxy, dyy]]);
        }
        self.value = value;
        kernels::zip(&mut self.gradient, &y.gradient, Combine(dx.value, dy.value));
        x_term.turn(&mut self.hessian);
        let mut y_hessian = y.hessian;
        y_term.turn(&mut y_hessian);
        add_rows(&mut self.hessian, &y_hessian);
        mirror(&mut self.hessian);
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
        add_rows(&mut power.hessian, &self.guarded_mixed(y, dxy));
        mirror(&mut power.hessian);
        power
    }

    #[inline(always)]
    fn chain_n<const A: usize>(xs: [Self; A], value: T, slopes: [DualVec<T, A>; A]) -> Self {
        Self::guarded_chain(xs, value, slopes.map(|slope| slope.value), slopes.map(|slope| slope.partials))
    }
}

impl<T: Scalar, const N: usize> Dual2Vec<T, N> {
    /// `slope (x_i y_j + y_i x_j)`, where 0 times an infinity or NaN is 0.
    fn guarded_mixed(&self, y: &Self, slope: T) -> [[T; N]; N] {
        let mut rows = [y.gradient; N];
        for (i, row) in rows.iter_mut().enumerate() {
            kernels::zip(row, &self.gradient, GuardedCombine(self.gradient[i], y.gradient[i]));
            kernels::map(row, GuardedScale(slope));
        }
        rows
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
        for (a, x) in xs.iter().enumerate() {
            let mut p = chained(value, T::literal_mul(0.5, curvatures[a][a]), x.gradient);
            for b in a + 1..A {
                kernels::zip(&mut p, &chained(value, curvatures[a][b], xs[b].gradient), Sum);
            }
            let term = Term::new(nan_beside_nan(value, slopes[a]), x, p);
            // This is a copy, so that the numbers of the fast path may stay in registers.
            let mut hessian = x.hessian;
            term.guarded_turn(value, &mut hessian);
            add_rows(&mut sum.hessian, &hessian);
            kernels::zip(&mut sum.gradient, &chained(value, term.slope, x.gradient), Sum);
        }
        mirror(&mut sum.hessian);
        sum
    }
}

/// What one argument x adds to the Hessian: `slope x_ij + x_i p_j + p_i x_j`. Here p is half of the curvature times the
/// gradients, so that the sum is symmetric in every bit.
struct Term<T, const N: usize> {
    slope: T,
    gradient: [T; N],
    p: [T; N],
}

impl<T: Scalar, const N: usize> Term<T, N> {
    #[inline(always)]
    fn new(slope: T, x: &Dual2Vec<T, N>, p: [T; N]) -> Self {
        Self { slope, gradient: x.gradient, p }
    }

    /// Whether no infinity or NaN can meet a zero.
    #[inline(always)]
    fn is_tame(&self, x: &Dual2Vec<T, N>) -> bool {
        let is_finite_inside = || all_finite(&x.gradient) && all_finite(x.hessian.as_flattened());
        self.slope.all_finite() && all_finite(&self.p) && (T::DEPTH == 0 || is_finite_inside())
    }

    /// Turns the Hessian of x into the term.
    #[inline(always)]
    fn turn(&self, hessian: &mut [[T; N]; N]) {
        for (i, row) in hessian.iter_mut().enumerate() {
            // If no curvature acts on a row, it is only scaled.
            if self.gradient[i].all_zero() & self.p[i].all_zero() {
                kernels::map(row, ScaleToSum(self.slope));
            } else {
                let formula = ScaleAndAdd(self.slope, self.gradient[i], self.p[i]);
                kernels::scale_and_add(row, &self.p, &self.gradient, formula);
            }
        }
    }

    /// The same, where 0 times an infinity or NaN is 0.
    #[cold]
    #[inline(never)]
    fn guarded_turn(&self, value: T, hessian: &mut [[T; N]; N]) {
        for (i, row) in hessian.iter_mut().enumerate() {
            let mut mixed = self.p;
            kernels::zip(&mut mixed, &self.gradient, GuardedCombine(self.gradient[i], self.p[i]));
            *row = chained(value, self.slope, *row);
            kernels::zip(row, &mixed, Sum);
        }
    }
}

/// `a += b`, row by row.
#[inline(always)]
fn add_rows<T: Scalar, const N: usize>(a: &mut [[T; N]; N], b: &[[T; N]; N]) {
    for (a, b) in a.iter_mut().zip(b) {
        kernels::zip(a, b, Sum);
    }
}

/// Copies the lower triangle to the upper one in nested types, because their products do not commute in every bit.
#[inline(always)]
fn mirror<T: Scalar, const N: usize>(hessian: &mut [[T; N]; N]) {
    if T::DEPTH > 0 {
        for i in 1..N {
            let (above, rest) = hessian.split_at_mut(i);
            for (row, part) in above.iter_mut().zip(rest[0]) {
                row[i] = part;
            }
        }
    }
}
