//! The rules of product and chain for a gradient and a Hessian, symmetric in every bit.

use core::ops::Mul;

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::scalar::Scalar;

use super::{all_finite, rows_add};

impl<T: Scalar, const N: usize> Dual2Vec<T, N> {
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

    /// The chain rule for M arguments, where a zero direction wins over derivatives that are infinite or NaN.
    #[inline(always)]
    pub(super) fn guarded_chain<const M: usize>(
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
            *row = if self.gradient[i].all_zero() & self.p[i].all_zero() {
                T::lanes_scale_to_sum(self.slope, *row)
            } else {
                T::lanes_scale_and_add(self.slope, *row, self.gradient[i], self.p, self.p[i], self.gradient)
            };
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
