//! The rules of product and chain for a block of second derivatives.

use core::ops::Mul;

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;

use super::{all_finite, rows_add};

impl<T: Scalar, const N: usize, const M: usize> HyperDual<T, N, M> {
    /// `f(x)' = f' x'` and `f(x)_ij = f' x_ij + (f'' x_i) x_j`, from value and slope.
    #[inline(always)]
    pub(crate) fn chain(self, (value, slope): (Dual<T>, Dual<T>)) -> Self {
        let (value, Dual { value: slope, tangent: curvature }) = (value.value, slope);
        let bends = T::lanes_scale(curvature, self.tangents);
        if value.is_nan() || !self.is_tame(slope, &bends) {
            return Self::guarded_chain([self], value, [slope], [[curvature]]);
        }
        Self {
            value,
            partials: T::lanes_scale(slope, self.partials),
            tangents: T::lanes_scale(slope, self.tangents),
            mixed: self.bent(slope, bends),
        }
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
        let (dx, dy) = (dx.value, dy.value);
        let x_bends = T::lanes_combine(dxx, x.tangents, dxy, y.tangents);
        let y_bends = T::lanes_combine(dxy, x.tangents, dyy, y.tangents);
        if value.is_nan() || !x.is_tame(dx, &x_bends) || !y.is_tame(dy, &y_bends) {
            return Self::guarded_chain([x, y], value, [dx, dy], [[dxx, dxy], [dxy, dyy]]);
        }
        Self {
            value,
            partials: T::lanes_combine(dx, x.partials, dy, y.partials),
            tangents: T::lanes_combine(dx, x.tangents, dy, y.tangents),
            mixed: rows_add(x.bent(dx, x_bends), &y.bent(dy, y_bends)),
        }
    }

    /// What an argument adds to the second derivatives of f: `f_a x_ij + bends_i x_j`, where
    /// `bends_i = sum over b of f_ab x_b,i`.
    #[inline(always)]
    fn bent(self, slope: T, bends: [T; M]) -> [[T; N]; M] {
        let mut mixed = self.mixed;
        for (row, bend) in mixed.iter_mut().zip(bends) {
            // a row along which nothing bends stays so beside an infinite partial
            *row = if bend.all_zero() {
                T::lanes_scale(slope, *row)
            } else {
                T::lanes_combine(slope, *row, bend, self.partials)
            };
        }
        mixed
    }

    /// Whether no zero can meet an infinity or a NaN that comes from f.
    #[inline(always)]
    fn is_tame(&self, slope: T, bends: &[T; M]) -> bool {
        slope.all_finite() && all_finite(bends) && (T::DEPTH == 0 || self.lanes().all(T::all_finite))
    }

    /// The chain rule for any number of arguments, where a zero direction wins over derivatives that are infinite or NaN.
    #[inline(always)]
    pub(super) fn guarded_chain<const A: usize>(
        xs: [Self; A],
        value: T,
        slopes: [T; A],
        curvatures: [[T; A]; A],
    ) -> Self {
        let mut sum = Self::constant(value);
        for (a, x) in xs.iter().enumerate() {
            // beside a value that is NaN the slopes are too
            let slope = if value.is_nan() { value } else { slopes[a] };
            let mut bends = [T::zero(); M];
            for (b, y) in xs.iter().enumerate() {
                bends =
                    T::lanes_add(bends, T::lanes_chain(value, curvatures[a.min(b)][a.max(b)], y.tangents));
            }
            for ((row, x_row), bend) in sum.mixed.iter_mut().zip(x.mixed).zip(bends) {
                *row = T::lanes_add(*row, T::lanes_guarded_combine(slope, x_row, bend, x.partials));
            }
            sum.partials = T::lanes_add(sum.partials, T::lanes_guarded_scale(slope, x.partials));
            sum.tangents = T::lanes_add(sum.tangents, T::lanes_guarded_scale(slope, x.tangents));
        }
        sum
    }

    /// `x y`, where a zero wins over an infinity or a NaN in every term of every derivative.
    #[inline(always)]
    pub(crate) fn guarded_product(x: Self, y: Self) -> Self {
        let mut mixed = x.mixed;
        for (i, row) in mixed.iter_mut().enumerate() {
            let of_first = T::lanes_guarded_combine(x.tangents[i], y.partials, y.tangents[i], x.partials);
            *row = T::lanes_add(T::lanes_guarded_combine(y.value, *row, x.value, y.mixed[i]), of_first);
        }
        Self {
            value: T::chain(x.value, y.value),
            partials: T::lanes_guarded_combine(y.value, x.partials, x.value, y.partials),
            tangents: T::lanes_guarded_combine(y.value, x.tangents, x.value, y.tangents),
            mixed,
        }
    }
}

/// `(x y)' = y x' + x y'` and `(x y)_ij = y x_ij + x y_ij + x_i y_j + y_i x_j`
impl<T: Scalar, const N: usize, const M: usize> Mul for HyperDual<T, N, M> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, y: Self) -> Self {
        let x = self;
        let mut mixed = x.mixed;
        for (i, row) in mixed.iter_mut().enumerate() {
            let of_x =
                T::lanes_scale_and_add(y.value, *row, x.tangents[i], y.partials, y.tangents[i], x.partials);
            *row = T::lanes_add(of_x, T::lanes_scale(x.value, y.mixed[i]));
        }
        Self {
            value: x.value * y.value,
            partials: T::lanes_combine(y.value, x.partials, x.value, y.partials),
            tangents: T::lanes_combine(y.value, x.tangents, x.value, y.tangents),
            mixed,
        }
    }
}
