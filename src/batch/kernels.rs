//! The formulas over what a batch has at its points, for one to three arrays; sums, differences and multiples are
//! those of `lanes.rs`.

use super::number::POINTS;
use crate::lanes::{Kernel, Lane, Packet};

#[inline(always)]
pub(super) fn map<F: Lane>(kernel: impl Kernel<F>, a: [F; POINTS]) -> [F; POINTS] {
    F::zip(kernel, a, a, a)
}

#[inline(always)]
pub(super) fn map2<F: Lane>(kernel: impl Kernel<F>, a: [F; POINTS], b: [F; POINTS]) -> [F; POINTS] {
    F::zip(kernel, a, b, b)
}

#[inline(always)]
pub(super) fn map3<F: Lane>(
    kernel: impl Kernel<F>,
    a: [F; POINTS],
    b: [F; POINTS],
    c: [F; POINTS],
) -> [F; POINTS] {
    F::zip(kernel, a, b, c)
}

macro_rules! kernels {
    ($($(#[$doc:meta])* $Kernel:ident: |$a:pat_param, $b:pat_param, $c:pat_param| $formula:expr;)*) => {$(
        $(#[$doc])*
        pub(super) struct $Kernel;

        impl<F> Kernel<F> for $Kernel {
            #[inline(always)]
            fn on<P: Packet<F>>(&self, $a: P, $b: P, $c: P) -> P {
                $formula
            }
        }
    )*};
}

kernels! {
    /// `a b`
    Product: |a, b, _| a * b;
    /// `a / b`
    Quotient: |a, b, _| a / b;
    /// `a b + c`, fused where the target has the instruction
    ProductAndSum: |a, b, c| a.mul_add(b, c);
    /// `a b`, where a zero wins over an infinity or a NaN
    GuardedProduct: |a, b, _| a.guarded_mul(b);

    // Masks

    /// Where the chain rule needs its guard: beside a value a that is NaN, and at slopes b and c that are not finite.
    Irregular: |a, b, c| a.is_nan() | b.is_not_finite() | c.is_not_finite();
    /// `a < b`
    Less: |a, b, _| a.less(b);
    /// `a <= b`
    LessOrEqual: |a, b, _| a.less_or_equal(b);
    IsNan: |a, _, _| a.is_nan();
    IsSubnormal: |a, _, _| a.is_subnormal();
    IsSignNegative: |a, _, _| a.is_sign_negative();
    And: |a, b, _| a & b;
    Or: |a, b, _| a | b;
    /// All bits set are NaN, and no NaN is `<=` anything.
    Not: |a, _, _| a.less_or_equal(a);
    /// b where the mask a is set, and c elsewhere
    Select: |a, b, c| a.select(b, c);
}
