//! `+ - * / %` at all points, by the formulas of [`DualVec`](crate::DualVec).

use core::iter;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};

use super::number::Batch;
use super::points::{Element, POINTS, map, map2, map3, negative};
use crate::float::packets::Packet;
use crate::rules;
use crate::scalar::{Lanes, Primitive, Real, Scalar};
use crate::surface::{Operand, operands, operators};

/// `(x + y)' = x' + y'`
impl<T: Element, const N: usize> Add for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, y: Self) -> Self {
        let sum = |a, b| map2(a, b, |a, b| a + b);
        self.zip_partials(&y, sum(self.values, y.values), sum)
    }
}

/// `(x - y)' = x' - y'`
impl<T: Element, const N: usize> Sub for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, y: Self) -> Self {
        let difference = |a, b| map2(a, b, |a, b| a - b);
        self.zip_partials(&y, difference(self.values, y.values), difference)
    }
}

/// `(-x)' = -x'`
impl<T: Element, const N: usize> Neg for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map_partials(negative(self.values), negative)
    }
}

/// `(x y)' = y x' + x y'`
impl<T: Element, const N: usize> Mul for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, y: Self) -> Self {
        let (x_values, y_values) = (self.values, y.values);
        self.zip_partials(&y, map2(x_values, y_values, |x, y| x * y), |dx, dy| {
            let y_term = map2(x_values, dy, |x, dy| x * dy);
            map3(y_values, dx, y_term, |y, dx, y_term| y.mul_plus(dx, y_term))
        })
    }
}

/// `(x / y)' = x' / y - (x / y) / y y'`
impl<T: Element, const N: usize> Div for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn div(self, y: Self) -> Self {
        match quotient(self.values, y.values) {
            Some((values, dy)) => {
                let dx = map(y.values, |y| T::Packet::splat(T::one()) / y);
                self.chain2(&y, values, dx, dy)
            }
            None => self.apply2(&y, rules::div),
        }
    }
}

/// The quotient with its slope in y, `-(x / y) / y`: [`rules::div`] in packets, unless the rule takes its other branch
/// at some point.
#[inline(always)]
fn quotient<T: Element>(x: [T; POINTS], y: [T; POINTS]) -> Option<([T; POINTS], [T; POINTS])> {
    let (values, y) = (T::Packet::from(x) / T::Packet::from(y), T::Packet::from(y));
    let is_regular = !values.is_subnormal().any();
    is_regular.then(|| (values.into(), (-(values / y)).into()))
}

/// `(x % y)' = x' - q y'` with the integer quotient q
impl<T: Element, const N: usize> Rem for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn rem(self, y: Self) -> Self {
        self.apply2(&y, rules::rem)
    }
}

/// `(x + c)' = x'`
impl<S: Primitive, T: Element + Real<S>, const N: usize> Add<S> for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, c: S) -> Self {
        let values = map(self.values, |x| x + T::Packet::splat(T::lit(c)));
        Self { values, ..self }
    }
}

/// `(x - c)' = x'`
impl<S: Primitive, T: Element + Real<S>, const N: usize> Sub<S> for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, c: S) -> Self {
        let values = map(self.values, |x| x - T::Packet::splat(T::lit(c)));
        Self { values, ..self }
    }
}

/// `(x c)' = c x'`
impl<S: Primitive, T: Element + Real<S>, const N: usize> Mul<S> for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, c: S) -> Self {
        Self::literal_mul(c.into(), self)
    }
}

/// `(x / c)' = x' / c`
impl<S: Primitive, T: Element + Real<S>, const N: usize> Div<S> for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn div(self, c: S) -> Self {
        let values = map(self.values, |x| x / T::Packet::splat(T::lit(c)));
        self.chain(values, [T::literal(1.0 / c.into()); POINTS])
    }
}

/// `(x % c)' = x'`
impl<S: Primitive, T: Element + Real<S>, const N: usize> Rem<S> for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn rem(self, c: S) -> Self {
        self.apply(|x| (x % c, T::one()))
    }
}

/// Operators with a float on the left.
impl<T: Element, const N: usize> Batch<T, N> {
    #[inline(always)]
    pub(crate) fn literal_add(k: f64, x: Self) -> Self {
        Self { values: map(x.values, |x| T::Packet::splat(T::literal(k)) + x), ..x }
    }

    #[inline(always)]
    pub(crate) fn literal_sub(k: f64, x: Self) -> Self {
        x.map_partials(map(x.values, |x| T::Packet::splat(T::literal(k)) - x), negative)
    }

    #[inline(always)]
    pub(crate) fn literal_mul(k: f64, x: Self) -> Self {
        let scale = |lanes| map(lanes, |x: T::Packet| x.times_literal(k));
        x.map_partials(scale(x.values), scale)
    }

    #[inline(always)]
    pub(crate) fn literal_div(k: f64, x: Self) -> Self {
        match quotient([T::literal(k); POINTS], x.values) {
            Some((values, slopes)) => x.chain(values, slopes),
            None => x.apply(|x| rules::literal_div(k, x)),
        }
    }

    #[inline(always)]
    pub(crate) fn literal_rem(k: f64, x: Self) -> Self {
        x.apply(|x| rules::literal_rem(k, x))
    }
}

/// `dual op= &dual`. `operators!` makes the other forms from it.
macro_rules! assign {
    ($($Op:ident $op:ident, $OpAssign:ident $op_assign:ident;)*) => {$(
        impl<T: Element, const N: usize> $OpAssign<&Self> for Batch<T, N> {
            #[inline(always)]
            fn $op_assign(&mut self, y: &Self) {
                *self = $Op::$op(*self, *y);
            }
        }
    )*};
}

assign! {
    Add add, AddAssign add_assign;
    Sub sub, SubAssign sub_assign;
    Mul mul, MulAssign mul_assign;
    Div div, DivAssign div_assign;
    Rem rem, RemAssign rem_assign;
}

operators! { [+ Element, const N: usize] Batch<T, N>; }
operands! { [+ Element, const N: usize] Batch<T, N>; }
