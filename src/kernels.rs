//! Every formula over the lanes of a number, written once. (`batch` has its own, whose factors differ from lane to lane.)
//! A [`Sweep`] runs it over arrays, in SIMD packets if the lanes are plain
//! floats. The results replace the first array.

use core::array;

use crate::scalar::{Lanes, Scalar, Sweep};

/// A formula over one array of lanes.
pub(crate) trait Map<T>: Copy {
    fn on<L: Lanes<T>>(self, a: L) -> L;
}

/// A formula over two arrays of lanes. It is linear, so where one array is zero, it is a formula over the other array.
pub(crate) trait Zip<T>: Copy {
    fn on<L: Lanes<T>>(self, a: L, b: L) -> L;

    /// The formula if b is zero. The sign of that zero does not matter.
    fn on_first<L: Lanes<T>>(self, a: L) -> L;

    /// The formula if a is zero. The sign of that zero does not matter.
    fn on_second<L: Lanes<T>>(self, b: L) -> L;
}

/// Defines formulas over one array.
macro_rules! maps {
    ($($(#[$doc:meta])* $Map:ident $(<$T:ident>)? $(($($k:ident: $Constant:ty),*))?: |$a:ident| $formula:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(crate) struct $Map $(<$T>)? $(($(pub(crate) $Constant),*))?;

        impl<T: Scalar> Map<T> for $Map $(<$T>)? {
            #[inline(always)]
            fn on<L: Lanes<T>>(self, $a: L) -> L {
                let Self $(($($k),*))? = self;
                $formula
            }
        }
    )*};
}

/// Defines formulas over two arrays. A line has the formula itself, the formula if b is zero, and the formula if a is
/// zero.
macro_rules! zips {
    ($(
        $(#[$doc:meta])*
        $Zip:ident $(<$T:ident>)? $(($($k:ident: $Constant:ty),*))?:
            |$a:ident, $b:ident| $formula:expr, $first:expr, $second:expr;
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub(crate) struct $Zip $(<$T>)? $(($(pub(crate) $Constant),*))?;

        #[allow(unused_variables, reason = "a half of a formula may not need every constant")]
        impl<T: Scalar> Zip<T> for $Zip $(<$T>)? {
            #[inline(always)]
            fn on<L: Lanes<T>>(self, $a: L, $b: L) -> L {
                let Self $(($($k),*))? = self;
                $formula
            }

            #[inline(always)]
            fn on_first<L: Lanes<T>>(self, $a: L) -> L {
                let Self $(($($k),*))? = self;
                $first
            }

            #[inline(always)]
            fn on_second<L: Lanes<T>>(self, $b: L) -> L {
                let Self $(($($k),*))? = self;
                $second
            }
        }
    )*};
}

maps! {
    /// `a + 0`
    AddZero: |a| a.plus_zero();
    /// `-a`
    Negation: |a| -a;
    /// `k a` for a float of the source code
    Multiple(k: f64): |a| a.times_literal(k);
    /// `k a`
    Scale<T>(k: T): |a| L::splat(k) * a;
    /// `k a + k a`
    ScaleTwice<T>(k: T): |a| L::splat(k) * a + L::splat(k) * a;
    /// `k a`, where 0 times an infinity or NaN is 0
    GuardedScale<T>(k: T): |a| L::splat(k).guarded_mul(a);
    /// `k a + 0`. This is [`ScaleAndAdd`] with l and m zero.
    ScaleToSum<T>(k: T): |a| (L::splat(k) * a).plus_zero();
}

zips! {
    /// `a + b`
    Sum: |a, b| a + b, a, b;
    /// `a - b`
    Difference: |a, b| a - b, a, -b;
    /// `(a + b) / 2`, as the sum of the halves, because `a + b` may overflow where the mean does not
    Mean: |a, b| a.times_literal(0.5) + b.times_literal(0.5), a.times_literal(0.5), b.times_literal(0.5);
    /// `k a + l b`
    Combine<T>(k: T, l: T): |a, b| L::splat(k).mul_plus(a, L::splat(l) * b), L::splat(k) * a, L::splat(l) * b;
    /// `a + k b`
    AddMultiple<T>(k: T): |a, b| L::splat(k).mul_plus(b, a), a, L::splat(k) * b;
    /// a where b is not 0, and 0 elsewhere; k has the marks of the value, see `Hooks::directions`
    WhereMarked<T>(k: T): |a, b|
        a.where_marked(b, L::splat(k)),
        L::splat(T::zero()),
        L::splat(T::zero());
    /// `k a + l b`, where 0 times an infinity or NaN is 0 in each product
    GuardedCombine<T>(k: T, l: T): |a, b|
        L::splat(k).guarded_mul(a) + L::splat(l).guarded_mul(b),
        L::splat(k).guarded_mul(a),
        L::splat(l).guarded_mul(b);
}

/// `k a + (l b + m c)`. Each product in the brackets is rounded, so you can exchange (l, b) with (m, c) without
/// changing a bit. The sum in the brackets is never -0, so the result is that of [`ScaleToSum`] if l and m are zero.
#[derive(Clone, Copy)]
pub(crate) struct ScaleAndAdd<T>(pub(crate) T, pub(crate) T, pub(crate) T);

impl<T: Scalar> ScaleAndAdd<T> {
    #[inline(always)]
    fn on<L: Lanes<T>>(self, a: L, b: L, c: L) -> L {
        let Self(k, l, m) = self;
        L::splat(k).mul_plus(a, (L::splat(l) * b + L::splat(m) * c).plus_zero())
    }
}

/// A formula over two arrays whose second array is zero, as a formula over the first.
#[derive(Clone, Copy)]
pub(crate) struct First<K>(pub(crate) K);
/// A formula over two arrays whose first array is zero, as a formula over the second.
#[derive(Clone, Copy)]
pub(crate) struct Second<K>(pub(crate) K);

impl<T, K: Zip<T>> Map<T> for First<K> {
    #[inline(always)]
    fn on<L: Lanes<T>>(self, a: L) -> L {
        self.0.on_first(a)
    }
}

impl<T, K: Zip<T>> Map<T> for Second<K> {
    #[inline(always)]
    fn on<L: Lanes<T>>(self, b: L) -> L {
        self.0.on_second(b)
    }
}

/// `a = formula(a)`
#[inline(always)]
pub(crate) fn map<T: Scalar, const N: usize>(a: &mut [T; N], formula: impl Map<T>) {
    struct Run<'a, T, K, const N: usize>(&'a mut [T; N], K);

    impl<T, K: Map<T>, const N: usize> Sweep<T> for Run<'_, T, K, N> {
        #[inline(always)]
        fn on<L: Lanes<T>>(&mut self, first: usize) {
            self.1.on(L::load(self.0, first)).store(self.0, first);
        }
    }

    T::sweep::<N>(Run(a, formula));
}

/// The seeds of variable i: 1 in lane i, and 0 in the others.
///
/// The sum with 0 makes packets of them before they reach memory. If your function is a call, it loads its arguments in
/// packets, and a load that spans several narrower stores waits for them.
#[inline(always)]
pub(crate) fn unit<T: Scalar, const N: usize>(i: usize) -> [T; N] {
    let mut lanes = array::from_fn(|lane| if lane == i { T::one() } else { T::zero() });
    map(&mut lanes, AddZero);
    lanes
}

/// `a = formula(a, b)`
#[inline(always)]
pub(crate) fn zip<T: Scalar, const N: usize>(a: &mut [T; N], b: &[T; N], formula: impl Zip<T>) {
    struct Run<'a, T, K, const N: usize>(&'a mut [T; N], &'a [T; N], K);

    impl<T, K: Zip<T>, const N: usize> Sweep<T> for Run<'_, T, K, N> {
        #[inline(always)]
        fn on<L: Lanes<T>>(&mut self, first: usize) {
            self.2.on(L::load(self.0, first), L::load(self.1, first)).store(self.0, first);
        }
    }

    T::sweep::<N>(Run(a, b, formula));
}

/// `a = k a + (l b + m c)`
#[inline(always)]
pub(crate) fn scale_and_add<T: Scalar, const N: usize>(
    a: &mut [T; N],
    b: &[T; N],
    c: &[T; N],
    formula: ScaleAndAdd<T>,
) {
    struct Run<'a, T, const N: usize>(&'a mut [T; N], &'a [T; N], &'a [T; N], ScaleAndAdd<T>);

    impl<T: Scalar, const N: usize> Sweep<T> for Run<'_, T, N> {
        #[inline(always)]
        fn on<L: Lanes<T>>(&mut self, first: usize) {
            let (a, b, c) = (L::load(self.0, first), L::load(self.1, first), L::load(self.2, first));
            self.3.on(a, b, c).store(self.0, first);
        }
    }

    T::sweep::<N>(Run(a, b, c, formula));
}
