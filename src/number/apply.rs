//! How a rule meets a number. A type of first order runs the rule on its value. A type of second order runs
//! the same rule on a dual over its value, whose slope then comes with its own derivative, the curvature.

use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;

macro_rules! apply {
    ($([$($generics:tt)*] $Dual:ty, $Argument:ty, $Arguments:ty;)*) => {$(
        impl<T: Scalar $($generics)*> $Dual {
            /// A rule of one argument.
            #[inline(always)]
            pub(crate) fn apply(self, rule: impl FnOnce($Argument) -> ($Argument, $Argument)) -> Self {
                self.chain(rule(self.argument()))
            }

            /// A rule whose slope is finite wherever its argument is, and so common that the guard of zero
            /// lanes would show (1.5 times the cost of a sine). In nested types the inner lanes need it.
            #[inline(always)]
            pub(crate) fn apply_unguarded(
                self,
                rule: impl FnOnce($Argument) -> ($Argument, $Argument),
            ) -> Self {
                self.chain_unguarded(rule(self.argument()))
            }

            /// Two rules of one argument at once, unguarded.
            #[inline(always)]
            pub(crate) fn apply_both_unguarded(
                self,
                rules: impl FnOnce($Argument) -> [($Argument, $Argument); 2],
            ) -> (Self, Self) {
                let [f, g] = rules(self.argument());
                (self.chain_unguarded(f), self.chain_unguarded(g))
            }

            /// Two rules of one argument at once.
            #[inline(always)]
            pub(crate) fn apply_both(
                self,
                rules: impl FnOnce($Argument) -> [($Argument, $Argument); 2],
            ) -> (Self, Self) {
                let [f, g] = rules(self.argument());
                (self.chain(f), self.chain(g))
            }

            /// A rule of one argument and a constant.
            #[inline(always)]
            pub(crate) fn apply_with(
                self,
                constant: T,
                rule: impl FnOnce($Argument, $Argument) -> ($Argument, $Argument),
            ) -> Self {
                self.chain(rule(self.argument(), constant.into()))
            }

            /// A rule of two arguments.
            #[inline(always)]
            pub(crate) fn apply2(
                self,
                y: Self,
                rule: impl FnOnce($Arguments, $Arguments) -> ($Arguments, $Arguments, $Arguments),
            ) -> Self {
                let (x_argument, y_argument) = Self::arguments(self, y);
                Self::chain2(self, y, rule(x_argument, y_argument))
            }

            /// Several rules of two arguments at once.
            #[inline(always)]
            pub(crate) fn apply2_all<const R: usize>(
                self,
                y: Self,
                rules: impl FnOnce($Arguments, $Arguments) -> [($Arguments, $Arguments, $Arguments); R],
            ) -> [Self; R] {
                let (x_argument, y_argument) = Self::arguments(self, y);
                // a loop, since the library's `map` may stay a call
                let mut results = [self; R];
                for (result, rule) in results.iter_mut().zip(rules(x_argument, y_argument)) {
                    *result = Self::chain2(self, y, rule);
                }
                results
            }
        }
    )*};
}

apply! {
    [] Dual<T>, T, T;
    [, const N: usize] DualVec<T, N>, T, T;
    [] Chunk<T>, T, T;
    [, const N: usize] Dual2Vec<T, N>, Dual<T>, DualVec<T, 2>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>, Dual<T>, DualVec<T, 2>;
}
