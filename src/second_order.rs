//! The rules of product and chain for first and second derivatives.
//!
//! For z = f(x_1, x_2, ...), with f_a the slope in argument a and f_ab the slope of f_a in argument b,
//!
//! ```text
//! z_i  = sum over a of f_a x_a,i
//! z_ij = sum over a of f_a x_a,ij  +  sum over a and b of f_ab x_a,i x_b,j
//! ```
//!
//! A rule run on duals over its arguments' values returns f_ab as the tangents of f_a.

use core::ops::Mul;

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::operand::Operand;
use crate::rules;
use crate::scalar::Scalar;

impl<T: Scalar, const N: usize> Dual2Vec<T, N> {
    /// A function of one argument with a known slope and curvature: `f(x)'' = f'(x) x'' + f''(x) x'^2`.
    ///
    /// `f` takes the value and returns `(f(value), f'(value), f''(value))`. This is how a function that is not
    /// generic is differentiated.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// // A function from elsewhere, for f64 alone, and its derivatives.
    /// fn sinc(x: f64) -> f64 { x.sin() / x }
    /// fn slope(x: f64) -> f64 { (x.cos() - sinc(x)) / x }
    /// fn curvature(x: f64) -> f64 { -sinc(x) - 2.0 * slope(x) / x }
    ///
    /// let [x] = Dual2Vec::variables([2.0]);
    /// let y = (3.0 * x).lift(|v| (sinc(v), slope(v), curvature(v)));
    /// assert_eq!(y.value, sinc(6.0));
    /// assert_eq!(y.gradient, [3.0 * slope(6.0)]);
    /// assert_eq!(y.hessian, [[9.0 * curvature(6.0)]]);
    /// ```
    ///
    /// A direction whose derivatives are zero stays so, even where slope or curvature are infinite or NaN.
    /// Where the value is NaN they count as NaN too.
    #[must_use]
    #[inline(always)]
    pub fn lift(self, f: impl FnOnce(T) -> (T, T, T)) -> Self {
        let (value, slope, curvature) = f(self.value);
        self.chain((Dual::constant(value), Dual::new(slope, curvature)))
    }

    /// A function of two arguments with known first and second derivatives.
    ///
    /// `f` takes both values and returns `(f, gradient, hessian)`. Of the Hessian the part on and above the
    /// diagonal counts.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// let [x, y] = Dual2Vec::variables([2.0, 3.0]);
    /// let z = x.lift2(y, |x: f64, y: f64| (x * x * y, [2.0 * x * y, x * x], [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]]));
    /// assert_eq!(z.parts(), (x * x * y).parts());
    /// ```
    ///
    /// A direction whose derivatives are zero in both arguments stays so, even where the derivatives of f are
    /// infinite or NaN. Where the value is NaN they count as NaN too.
    #[must_use]
    #[inline(always)]
    pub fn lift2(self, y: impl Operand<Self>, f: impl FnOnce(T, T) -> (T, [T; 2], [[T; 2]; 2])) -> Self {
        let y = y.into_dual();
        let (value, [dx, dy], [[dxx, dxy], [_, dyy]]) = f(self.value, y.value);
        Self::chain2(self, y, (value.into(), DualVec::new(dx, [dxx, dxy]), DualVec::new(dy, [dxy, dyy])))
    }

    /// A function of M arguments with known first and second derivatives.
    ///
    /// `f` takes the values and returns `(f, gradient, hessian)`. Of the Hessian the part on and above the
    /// diagonal counts.
    ///
    /// ```
    /// use gradual::Dual2Vec;
    ///
    /// let [x] = Dual2Vec::variables([2.0]);
    /// let volume = Dual2Vec::lift_n([x, x, x * 2.0], |[a, b, c]| {
    ///     (a * b * c, [b * c, a * c, a * b], [[0.0, c, b], [c, 0.0, a], [b, a, 0.0]])
    /// });
    /// assert_eq!(volume.parts(), (16.0, [24.0], [[24.0]]));
    /// ```
    ///
    /// A direction whose derivatives are zero in all arguments stays so, even where the derivatives of f are
    /// infinite or NaN. Where the value is NaN they count as NaN too.
    #[must_use]
    #[inline(always)]
    pub fn lift_n<const M: usize>(xs: [Self; M], f: impl FnOnce([T; M]) -> (T, [T; M], [[T; M]; M])) -> Self {
        let (value, slopes, curvatures) = f(xs.map(|x| x.value));
        Self::guarded_chain(xs, value, slopes, curvatures)
    }

    /// What a rule of one argument is run on.
    #[inline(always)]
    pub(crate) fn argument(self) -> Dual<T> {
        Dual::variable(self.value)
    }

    /// What a rule of two arguments is run on.
    #[inline(always)]
    pub(crate) fn arguments(x: Self, y: Self) -> (DualVec<T, 2>, DualVec<T, 2>) {
        let [x, y] = DualVec::variables([x.value, y.value]);
        (x, y)
    }

    /// `f(x)' = f' x'` and `f(x)'' = f' x'' + f'' x'^2`, from value and slope.
    #[inline(always)]
    pub(crate) fn chain(self, (value, slope): (Dual<T>, Dual<T>)) -> Self {
        let (value, Dual { value: slope, tangent: curvature }) = (value.value, slope);
        let term = Term::new(slope, &self, T::lanes_scale(T::literal_mul(0.5, curvature), self.gradient));
        if value.is_nan() || !term.is_tame(&self) {
            return Self::guarded_chain([self], value, [slope], [[curvature]]);
        }
        let gradient = T::lanes_scale(slope, self.gradient);
        Self { value, gradient, hessian: symmetric(term.hessian(self.hessian)) }
    }

    /// The guard is cheap beside the Hessian.
    #[inline(always)]
    pub(crate) fn chain_unguarded(self, value_and_slope: (Dual<T>, Dual<T>)) -> Self {
        self.chain(value_and_slope)
    }

    /// `x^2`
    #[inline(always)]
    pub(crate) fn square(self) -> Self {
        self.apply(rules::square)
    }

    /// The chain rule for two arguments, from value and slopes.
    #[inline(always)]
    pub(crate) fn chain2(
        x: Self,
        y: Self,
        (value, dx, dy): (DualVec<T, 2>, DualVec<T, 2>, DualVec<T, 2>),
    ) -> Self {
        let value = value.value;
        let ([dxx, dxy], [_, dyy]) = (dx.partials, dy.partials);
        let p = T::lanes_combine(T::literal_mul(0.5, dxx), x.gradient, dxy, y.gradient);
        let x_term = Term::new(dx.value, &x, p);
        let y_term = Term::new(dy.value, &y, T::lanes_scale(T::literal_mul(0.5, dyy), y.gradient));
        if value.is_nan() || !x_term.is_tame(&x) || !y_term.is_tame(&y) {
            return Self::guarded_chain([x, y], value, [dx.value, dy.value], [[dxx, dxy], [dxy, dyy]]);
        }
        let gradient = T::lanes_combine(dx.value, x.gradient, dy.value, y.gradient);
        let hessian = rows_add(x_term.hessian(x.hessian), &y_term.hessian(y.hessian));
        Self { value, gradient, hessian: symmetric(hessian) }
    }

    /// The chain rule for M arguments, where a zero wins over an infinity or a NaN in every product.
    #[inline(always)]
    fn guarded_chain<const M: usize>(
        xs: [Self; M],
        value: T,
        slopes: [T; M],
        curvatures: [[T; M]; M],
    ) -> Self {
        let mut sum = Self::constant(value);
        for (a, x) in xs.iter().enumerate() {
            let mut p = T::lanes_chain(value, T::literal_mul(0.5, curvatures[a][a]), x.gradient);
            for b in a + 1..M {
                p = T::lanes_add(p, T::lanes_chain(value, curvatures[a][b], xs[b].gradient));
            }
            // beside a value that is NaN the slope is too
            let slope = if value.is_nan() { value } else { slopes[a] };
            let term = Term::new(slope, x, p);
            sum.hessian = rows_add(sum.hessian, &term.guarded_hessian(x.hessian));
            sum.gradient = T::lanes_add(sum.gradient, T::lanes_chain(value, slope, x.gradient));
        }
        Self { hessian: symmetric(sum.hessian), ..sum }
    }

    /// `x y`, where a zero wins over an infinity or a NaN in every term of every derivative.
    #[inline(always)]
    pub(crate) fn guarded_product(x: Self, y: Self) -> Self {
        let mut product = Self::constant(T::chain(x.value, y.value));
        for i in 0..N {
            product.gradient[i] = T::chain(x.value, y.gradient[i]) + T::chain(x.gradient[i], y.value);
            for j in 0..=i {
                let of_hessians = T::chain(x.value, y.hessian[i][j]) + T::chain(x.hessian[i][j], y.value);
                let of_gradients =
                    T::chain(x.gradient[i], y.gradient[j]) + T::chain(x.gradient[j], y.gradient[i]);
                product.hessian[i][j] = of_hessians + of_gradients;
                product.hessian[j][i] = product.hessian[i][j];
            }
        }
        product
    }
}

/// `(x y)' = y x' + x y'` and `(x y)'' = y x'' + x y'' + x' y' + y' x'`
impl<T: Scalar, const N: usize> Mul for Dual2Vec<T, N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, y: Self) -> Self {
        let (x_i, y_i) = (self.gradient, y.gradient);
        let mut hessian = self.hessian;
        for (i, row) in hessian.iter_mut().enumerate() {
            *row = T::lanes_scale_and_add(y.value, *row, x_i[i], y_i, y_i[i], x_i);
            *row = T::lanes_add(*row, T::lanes_scale(self.value, y.hessian[i]));
        }
        let gradient = T::lanes_combine(y.value, x_i, self.value, y_i);
        Self { value: self.value * y.value, gradient, hessian: symmetric(hessian) }
    }
}

/// What argument x_a adds to the Hessian of f: `f_a x_a,ij + x_a,i p_j + p_i x_a,j`.
///
/// The vector `p = f_aa x_a,i / 2 + sum over b > a of f_ab x_b,i` makes two equal halves of the square, and
/// each product of two different arguments, so that to exchange i and j changes no bit.
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

    /// Whether no zero can meet an infinity or a NaN. Where p is finite, so is the gradient of a plain float.
    #[inline(always)]
    fn is_tame(&self, x: &Dual2Vec<T, N>) -> bool {
        let is_finite_inside = || all_finite(&x.gradient) && all_finite(x.hessian.as_flattened());
        self.slope.all_finite() && all_finite(&self.p) && (T::DEPTH == 0 || is_finite_inside())
    }

    #[inline(always)]
    fn hessian(&self, mut x: [[T; N]; N]) -> [[T; N]; N] {
        for (i, row) in x.iter_mut().enumerate() {
            *row =
                T::lanes_scale_and_add(self.slope, *row, self.gradient[i], self.p, self.p[i], self.gradient);
        }
        x
    }

    /// The same with a zero that wins over an infinity or a NaN in every product.
    #[inline(always)]
    fn guarded_hessian(&self, mut x: [[T; N]; N]) -> [[T; N]; N] {
        // of copies, so that the numbers of the usual way may stay in registers
        let term = Self { ..*self };
        term.guard_hessian(&mut x);
        x
    }

    #[cold]
    #[inline(never)]
    fn guard_hessian(&self, x: &mut [[T; N]; N]) {
        for (i, row) in x.iter_mut().enumerate() {
            let mixed = T::lanes_guarded_combine(self.gradient[i], self.p, self.p[i], self.gradient);
            *row = T::lanes_add(T::lanes_guarded_scale(self.slope, *row), mixed);
        }
    }
}

/// Without a branch for each part.
#[inline(always)]
fn all_finite<T: Scalar>(parts: &[T]) -> bool {
    parts.iter().fold(true, |all, part| all & part.all_finite())
}

/// `a + b`
#[inline(always)]
fn rows_add<T: Scalar, const N: usize>(mut a: [[T; N]; N], b: &[[T; N]; N]) -> [[T; N]; N] {
    for (a, b) in a.iter_mut().zip(b) {
        *a = T::lanes_add(*a, *b);
    }
    a
}

/// Mirrors what is below the diagonal where products of nested numbers do not commute in every bit.
#[inline(always)]
fn symmetric<T: Scalar, const N: usize>(mut hessian: [[T; N]; N]) -> [[T; N]; N] {
    if T::DEPTH > 0 {
        for (i, row) in hessian.into_iter().enumerate() {
            for (j, part) in row.into_iter().enumerate().take(i) {
                hessian[j][i] = part;
            }
        }
    }
    hessian
}
