//! `approx`: two duals are close if their values and all their partials are, each as the floats they are.

use approx::{AbsDiffEq, RelativeEq, UlpsEq};

use crate::chunk::{CHUNK, Chunk};
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;
use crate::taylor::Taylor;

/// The runnable example of a comparison: its imports, the call that holds and the one that does not.
macro_rules! example {
    ($name:literal, $near:literal, $far:literal, $imports:literal, $assert:literal, $differ:literal) => {
        concat!(
            "\n```\nuse approx::{",
            $imports,
            "};\nuse gradual::",
            $name,
            ";\n\nlet x = ",
            $name,
            "::new(0.1 + 0.2, ",
            $near,
            ");\nlet y = ",
            $name,
            "::new(0.3, ",
            $near,
            ");\n",
            $assert,
            "\n\n// Every partial counts, though `==` sees the value alone.\nlet z = ",
            $name,
            "::new(0.3, ",
            $far,
            ");\nassert!(y == z && ",
            $differ,
            ");\n```\n",
        )
    };
}

macro_rules! approx {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $near:literal, $far:literal;)*) => {$(
        /// Compares the value and every partial, nested ones too.
        ///
        /// The tolerance is a dual, since nalgebra wants it so; its value is that of all parts, and its
        /// partials are ignored. `into` makes one from a float.
        #[doc = example!($name, $near, $far, "abs_diff_ne, assert_abs_diff_eq",
            "assert_abs_diff_eq!(x, y, epsilon = 1e-9.into());", "abs_diff_ne!(y, z)")]
        impl<T: Scalar $($generics)*> AbsDiffEq for $Dual {
            type Epsilon = Self;

            fn default_epsilon() -> Self {
                Self::constant(T::default_epsilon())
            }

            fn abs_diff_eq(&self, other: &Self, epsilon: Self) -> bool {
                let close = |x: &T, y: &T| x.abs_diff_eq(y, epsilon.value);
                close(&self.value, &other.value)
                    && self.lanes().zip(other.lanes()).all(|(x, y)| close(x, y))
            }
        }

        /// Compares the value and every partial, nested ones too, each relative to its own size.
        ///
        /// The values of the two tolerances are those of all parts.
        #[doc = example!($name, $near, $far, "assert_relative_eq, relative_ne",
            "assert_relative_eq!(x, y);\nassert_relative_eq!(x, y, epsilon = 1e-9.into());\n\
             assert_relative_eq!(x, y, max_relative = 1e-12.into());", "relative_ne!(y, z)")]
        impl<T: Scalar $($generics)*> RelativeEq for $Dual {
            fn default_max_relative() -> Self {
                Self::constant(T::default_max_relative())
            }

            fn relative_eq(&self, other: &Self, epsilon: Self, max_relative: Self) -> bool {
                let close = |x: &T, y: &T| x.relative_eq(y, epsilon.value, max_relative.value);
                close(&self.value, &other.value)
                    && self.lanes().zip(other.lanes()).all(|(x, y)| close(x, y))
            }
        }

        /// Compares the value and every partial, nested ones too, each by the floats in between.
        #[doc = example!($name, $near, $far, "assert_ulps_eq, ulps_ne",
            "assert_ulps_eq!(x, y, max_ulps = 1);", "ulps_ne!(y, z)")]
        impl<T: Scalar $($generics)*> UlpsEq for $Dual {
            fn default_max_ulps() -> u32 {
                T::default_max_ulps()
            }

            fn ulps_eq(&self, other: &Self, epsilon: Self, max_ulps: u32) -> bool {
                let close = |x: &T, y: &T| x.ulps_eq(y, epsilon.value, max_ulps);
                close(&self.value, &other.value)
                    && self.lanes().zip(other.lanes()).all(|(x, y)| close(x, y))
            }
        }
    )*};
}

approx! {
    [] Dual<T>, "Dual", "1.0", "1.1";
    [, const N: usize] DualVec<T, N>, "DualVec", "[1.0, 0.0]", "[1.0, 0.1]";
    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", "[1.0], [[2.0]]", "[1.0], [[2.1]]";
    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", "[1.0], [0.0], [[2.0]]", "[1.0], [0.0], [[2.1]]";
    [, const K: usize] Taylor<T, K>, "Taylor", "[1.0, 0.0]", "[1.0, 0.1]";
}

// By way of `DualVec`, since of two chunks one may have partials and the other none.

/// Compares the value and every partial, as a [`DualVec`] does.
impl<T: Scalar> AbsDiffEq for Chunk<T> {
    type Epsilon = Self;

    fn default_epsilon() -> Self {
        Self::constant(T::default_epsilon())
    }

    fn abs_diff_eq(&self, other: &Self, epsilon: Self) -> bool {
        dual_vec(self).abs_diff_eq(&dual_vec(other), dual_vec(&epsilon))
    }
}

/// Compares the value and every partial, as a [`DualVec`] does.
impl<T: Scalar> RelativeEq for Chunk<T> {
    fn default_max_relative() -> Self {
        Self::constant(T::default_max_relative())
    }

    fn relative_eq(&self, other: &Self, epsilon: Self, max_relative: Self) -> bool {
        dual_vec(self).relative_eq(&dual_vec(other), dual_vec(&epsilon), dual_vec(&max_relative))
    }
}

/// Compares the value and every partial, as a [`DualVec`] does.
impl<T: Scalar> UlpsEq for Chunk<T> {
    fn default_max_ulps() -> u32 {
        T::default_max_ulps()
    }

    fn ulps_eq(&self, other: &Self, epsilon: Self, max_ulps: u32) -> bool {
        dual_vec(self).ulps_eq(&dual_vec(other), dual_vec(&epsilon), max_ulps)
    }
}

fn dual_vec<T: Scalar>(x: &Chunk<T>) -> DualVec<T, CHUNK> {
    (*x).into()
}
