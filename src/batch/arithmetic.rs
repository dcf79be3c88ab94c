//! `+ - * / %` at all points, as in `first_order.rs` and `number/linear.rs`.

use core::ops::{Add, Div, Mul, Neg, Rem, Sub};

use super::kernels::{IsSubnormal, Product, ProductAndSum, Quotient, map, map2, map3};
use super::number::{Batch, Element, POINTS};
use crate::lanes;
use crate::rules;
use crate::scalar::{Primitive, Real};

/// `(x + y)' = x' + y'`
impl<T: Element, const N: usize> Add for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn add(self, y: Self) -> Self {
        self.zip_partials(&y, lanes::add(self.values, y.values), lanes::add)
    }
}

/// `(x - y)' = x' - y'`
impl<T: Element, const N: usize> Sub for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, y: Self) -> Self {
        self.zip_partials(&y, lanes::sub(self.values, y.values), lanes::sub)
    }
}

/// `(-x)' = -x'`
impl<T: Element, const N: usize> Neg for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        self.map_partials(lanes::neg(self.values), lanes::neg)
    }
}

/// `(x y)' = y x' + x y'`
impl<T: Element, const N: usize> Mul for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn mul(self, y: Self) -> Self {
        let (x_values, y_values) = (self.values, y.values);
        self.zip_partials(&y, map2(Product, x_values, y_values), |dx, dy| {
            map3(ProductAndSum, y_values, dx, map2(Product, x_values, dy))
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
                let dx = map2(Quotient, [T::one(); POINTS], y.values);
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
    let values = map2(Quotient, x, y);
    let is_regular = !T::any(map(IsSubnormal, values));
    is_regular.then(|| (values, lanes::neg(map2(Quotient, values, y))))
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
        Self { values: lanes::add(self.values, [T::lit(c); POINTS]), ..self }
    }
}

/// `(x - c)' = x'`
impl<S: Primitive, T: Element + Real<S>, const N: usize> Sub<S> for Batch<T, N> {
    type Output = Self;
    #[inline(always)]
    fn sub(self, c: S) -> Self {
        Self { values: lanes::sub(self.values, [T::lit(c); POINTS]), ..self }
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
        let values = map2(Quotient, self.values, [T::lit(c); POINTS]);
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

/// A float on the left.
impl<T: Element, const N: usize> Batch<T, N> {
    #[inline(always)]
    pub(crate) fn literal_add(k: f64, x: Self) -> Self {
        Self { values: lanes::add([T::literal(k); POINTS], x.values), ..x }
    }

    #[inline(always)]
    pub(crate) fn literal_sub(k: f64, x: Self) -> Self {
        x.map_partials(lanes::sub([T::literal(k); POINTS], x.values), lanes::neg)
    }

    #[inline(always)]
    pub(crate) fn literal_mul(k: f64, x: Self) -> Self {
        let scale = |lanes| lanes::scale(T::literal(k), lanes);
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
