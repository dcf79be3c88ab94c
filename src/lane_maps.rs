//! What linear functions do to lanes: one formula for an array of any length, so that a type that has several
//! arrays of lanes treats them alike.

use crate::scalar::Scalar;

/// A formula over two arrays of lanes, linear in them. Those that need only one of them ignore the second.
pub(crate) trait LaneMap<T: Scalar> {
    fn on<const N: usize>(&self, a: [T; N], b: [T; N]) -> [T; N];

    /// Where b is 0, whose sign does not count.
    #[inline(always)]
    fn on_first<const N: usize>(&self, a: [T; N]) -> [T; N] {
        self.on(a, [T::zero(); N])
    }

    /// Where a is 0, whose sign does not count.
    #[inline(always)]
    fn on_second<const N: usize>(&self, b: [T; N]) -> [T; N] {
        self.on([T::zero(); N], b)
    }
}

/// `a + b`
pub(crate) struct Sum;
/// `a - b`
pub(crate) struct Difference;
/// `-a`
pub(crate) struct Negation;
/// `k a`
pub(crate) struct Multiple(pub(crate) f64);
/// `(a + b) / 2`
pub(crate) struct Mean;
/// `slope a`, guarded, beside a value: see [`Scalar::lanes_chain`].
pub(crate) struct Chain<T> {
    pub(crate) value: T,
    pub(crate) slope: T,
}

impl<T: Scalar> LaneMap<T> for Sum {
    #[inline(always)]
    fn on<const N: usize>(&self, a: [T; N], b: [T; N]) -> [T; N] {
        T::lanes_add(a, b)
    }

    #[inline(always)]
    fn on_first<const N: usize>(&self, a: [T; N]) -> [T; N] {
        a
    }

    #[inline(always)]
    fn on_second<const N: usize>(&self, b: [T; N]) -> [T; N] {
        b
    }
}

impl<T: Scalar> LaneMap<T> for Difference {
    #[inline(always)]
    fn on<const N: usize>(&self, a: [T; N], b: [T; N]) -> [T; N] {
        T::lanes_sub(a, b)
    }

    #[inline(always)]
    fn on_first<const N: usize>(&self, a: [T; N]) -> [T; N] {
        a
    }

    #[inline(always)]
    fn on_second<const N: usize>(&self, b: [T; N]) -> [T; N] {
        T::lanes_neg(b)
    }
}

impl<T: Scalar> LaneMap<T> for Negation {
    #[inline(always)]
    fn on<const N: usize>(&self, a: [T; N], _: [T; N]) -> [T; N] {
        T::lanes_neg(a)
    }
}

impl<T: Scalar> LaneMap<T> for Multiple {
    #[inline(always)]
    fn on<const N: usize>(&self, a: [T; N], _: [T; N]) -> [T; N] {
        T::lanes_scale_literal(self.0, a)
    }
}

impl<T: Scalar> LaneMap<T> for Mean {
    #[inline(always)]
    fn on<const N: usize>(&self, a: [T; N], b: [T; N]) -> [T; N] {
        // half of each, since the sum may overflow where the mean does not
        T::lanes_add(T::lanes_scale_literal(0.5, a), T::lanes_scale_literal(0.5, b))
    }
}

impl<T: Scalar> LaneMap<T> for Chain<T> {
    #[inline(always)]
    fn on<const N: usize>(&self, a: [T; N], _: [T; N]) -> [T; N] {
        T::lanes_chain(self.value, self.slope, a)
    }
}
