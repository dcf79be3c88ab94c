//! `Scalar` and `Real` for the dual types, so that they nest.

use num_traits::ConstZero;

use super::for_each_number;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::functions::{
    for_each_constant, for_each_hidden_function, for_each_special_function, type_of_argument,
};
use crate::kernels::{GuardedScale, Multiple, Negation, WhereMarked};
use crate::number::{Functions, Number};
use crate::scalar::{Curved, Curved2, Holomorphic, Hooks, Operands, Real, Scalar, Sweep, one_by_one};
use crate::sparse::Tracer;
use crate::taylor::Taylor;

macro_rules! scalar {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        scalar! { @over f32, [$($generics)*] $Dual }
        scalar! { @over f64, [$($generics)*] $Dual }

        impl<T: Scalar $($generics)*> Scalar for $Dual {
            for_each_constant! { constants! {} }

            forward! {
                div_euclid(divisor: Self);
                rem_euclid(divisor: Self);
                round_ties_even();
                midpoint(other: Self);
                next_up();
                next_down();
            }
            for_each_special_function! { forward_functions! {} }
            for_each_hidden_function! { forward_functions! {} }
        }

        impl<T: Scalar $($generics)*> Hooks for $Dual {
            const DEPTH: usize = T::DEPTH + 1;
            const ORDER: usize = T::ORDER + <Self as Number>::ORDER;
            const HUGE: f64 = T::HUGE;

            #[inline(always)]
            fn literal(k: f64) -> Self {
                Self::constant(T::literal(k))
            }

            #[inline(always)]
            fn literal_add(k: f64, mut x: Self) -> Self {
                x.value = T::literal_add(k, x.value);
                x
            }

            #[inline(always)]
            fn literal_sub(k: f64, x: Self) -> Self {
                x.map(T::literal_sub(k, x.value), Negation)
            }

            #[inline(always)]
            fn literal_mul(k: f64, x: Self) -> Self {
                x.map(T::literal_mul(k, x.value), Multiple(k))
            }

            #[inline(always)]
            fn literal_div(k: f64, x: Self) -> Self {
                Functions::div_literal_by(k, x)
            }

            #[inline(always)]
            fn literal_rem(k: f64, x: Self) -> Self {
                Functions::rem_literal_by(k, x)
            }

            #[inline(always)]
            fn all_zero(&self) -> bool {
                self.value.all_zero() && self.all_lanes(T::all_zero)
            }

            #[inline(always)]
            fn all_finite(&self) -> bool {
                self.value.all_finite() & self.all_lanes(T::all_finite)
            }

            #[inline(always)]
            fn without_partials(self) -> Self {
                Self::constant(self.value.without_partials())
            }

            #[inline(always)]
            fn guarded_mul(self, factor: Self) -> Self {
                Number::guarded_mul(self, factor)
            }

            #[inline(always)]
            fn directions(self) -> Self {
                self.map(self.value.directions(), GuardedScale(T::nan()))
            }

            #[inline(always)]
            fn in_directions(self, marks: Self) -> Self {
                self.zip(&marks, self.value.in_directions(marks.value), WhereMarked(marks.value))
            }

            #[inline(always)]
            fn mul_plus(self, factor: Self, term: Self) -> Self {
                self * factor + term
            }

            #[inline(always)]
            fn plus_zero(self) -> Self {
                self
            }

            #[inline(always)]
            fn length_and_direction(x: Self, y: Self) -> [Self; 3] {
                Functions::length_and_direction(x, y)
            }

            #[inline(always)]
            fn complex_recip(x: Self, y: Self) -> [Self; 2] {
                Functions::complex_recip(x, y)
            }

            #[inline(always)]
            fn curved(rule: impl Curved, x: Self) -> (Self, Self) {
                Functions::curved(rule, x)
            }

            #[inline(always)]
            fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self) {
                Functions::curved2(rule, x, y)
            }

            #[inline(always)]
            fn holomorphic(rule: impl Holomorphic, [x, y]: [Self; 2]) -> [Self; 2] {
                Functions::holomorphic(rule, x, y)
            }

            #[inline(always)]
            fn sweep<const LANES: usize>(sweep: impl Sweep<Self>) {
                one_by_one::<Self, LANES>(sweep);
            }
        }
    )*};
    // One impl for each float, since only one of them stands on the left of a dual.
    (@over $Float:ident, [$($generics:tt)*] $Dual:ty) => {
        impl<T: Real<$Float> $($generics)*> Operands<$Float> for $Dual {}

        impl<T: Real<$Float> $($generics)*> Real<$Float> for $Dual {
            #[inline(always)]
            fn value(self) -> $Float {
                self.value.value()
            }
        }
    };
}

/// The constants of plain floats, without partials.
macro_rules! constants {
    ($($NAME:ident, $what:literal;)*) => {$(
        const $NAME: Self = Self { value: T::$NAME, ..Self::ZERO };
    )*};
}

/// Functions of the trait, forwarded to those of the number.
macro_rules! forward {
    ($($name:ident($($argument:ident: $Type:ty),*);)*) => {$(
        #[inline(always)]
        fn $name(self $(, $argument: $Type)*) -> Self {
            Functions::$name(self $(, $argument)*)
        }
    )*};
}

/// The same for lines of the table.
macro_rules! forward_functions {
    ($(
        $(#[doc = $doc:literal])*
        $kind:ident $name:ident($($y:ident $(: $Parameter:ty)? $(= $example:literal)?),*)
            $(at $x:literal is $value:literal, slope $slope:literal)?;
    )*) => {
        forward! { $($name($($y: type_of_argument!($($Parameter)?)),*);)* }
    };
}
for_each_number! { scalar! {} }
