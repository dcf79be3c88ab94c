//! The traits of `approx`: two duals are close if their values and all their derivatives are close.

use approx::{AbsDiffEq, RelativeEq, UlpsEq};

use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::number::Number;
use crate::scalar::Scalar;
use crate::sparse::Tracer;
use crate::surface::for_each_number;
use crate::taylor::Taylor;

/// Whether the values of two numbers are close and all their derivatives are. If a number has no partials, because it is
/// a constant chunk, they count as 0.
fn all_close<'a, T: Scalar>(
    values: [&T; 2],
    [mut x, mut y]: [impl Iterator<Item = &'a T>; 2],
    close: impl Fn(&T, &T) -> bool,
) -> bool {
    if !close(values[0], values[1]) {
        return false;
    }
    let zero = T::zero();
    loop {
        match (x.next(), y.next()) {
            (None, None) => return true,
            (x, y) if close(x.unwrap_or(&zero), y.unwrap_or(&zero)) => {}
            _ => return false,
        }
    }
}

macro_rules! approx {
    ($([$($generics:tt)*] $Number:ty;)*) => {$(
        /// Compares the value and every derivative by their absolute difference, at every level of nesting.
        ///
        /// The tolerance is a number of the same type, because nalgebra requires it. Its value applies to every part, and
        /// its derivatives have no effect. `into` converts a float.
        ///
        /// ```
        /// use approx::{abs_diff_ne, assert_abs_diff_eq};
        /// use gradual::DualVec;
        ///
        /// let x = DualVec::new(0.1 + 0.2, [1.0, 0.0]);
        /// let y = DualVec::new(0.3, [1.0, 0.0]);
        /// assert_abs_diff_eq!(x, y, epsilon = 1e-9.into());
        ///
        /// // Every derivative counts, although `==` compares the values alone.
        /// let z = DualVec::new(0.3, [1.0, 0.1]);
        /// assert!(y == z && abs_diff_ne!(y, z));
        /// ```
        impl<T: Scalar $($generics)*> AbsDiffEq for $Number {
            type Epsilon = Self;

            fn default_epsilon() -> Self {
                Self::constant(T::default_epsilon())
            }

            fn abs_diff_eq(&self, other: &Self, epsilon: Self) -> bool {
                let close = |x: &T, y: &T| x.abs_diff_eq(y, epsilon.value);
                all_close([&self.value, &other.value], [self.lanes(), other.lanes()], close)
            }
        }

        /// Compares the value and every derivative, each relative to its own size, at every level of nesting.
        ///
        /// The values of the two tolerances apply to every part.
        ///
        /// ```
        /// use approx::{assert_relative_eq, relative_ne};
        /// use gradual::DualVec;
        ///
        /// let x = DualVec::new(0.1 + 0.2, [1.0, 0.0]);
        /// let y = DualVec::new(0.3, [1.0, 0.0]);
        /// assert_relative_eq!(x, y);
        /// assert_relative_eq!(x, y, epsilon = 1e-9.into());
        /// assert_relative_eq!(x, y, max_relative = 1e-12.into());
        /// assert!(relative_ne!(y, DualVec::new(0.3, [1.0, 0.1])));
        /// ```
        impl<T: Scalar $($generics)*> RelativeEq for $Number {
            fn default_max_relative() -> Self {
                Self::constant(T::default_max_relative())
            }

            fn relative_eq(&self, other: &Self, epsilon: Self, max_relative: Self) -> bool {
                let close = |x: &T, y: &T| x.relative_eq(y, epsilon.value, max_relative.value);
                all_close([&self.value, &other.value], [self.lanes(), other.lanes()], close)
            }
        }

        /// Compares the value and every derivative by the number of floats between them, at every level of nesting.
        ///
        /// ```
        /// use approx::{assert_ulps_eq, ulps_ne};
        /// use gradual::DualVec;
        ///
        /// let x = DualVec::new(0.1 + 0.2, [1.0, 0.0]);
        /// let y = DualVec::new(0.3, [1.0, 0.0]);
        /// assert_ulps_eq!(x, y, max_ulps = 1);
        /// assert!(ulps_ne!(y, DualVec::new(0.3, [1.0, 0.1])));
        /// ```
        impl<T: Scalar $($generics)*> UlpsEq for $Number {
            fn default_max_ulps() -> u32 {
                T::default_max_ulps()
            }

            fn ulps_eq(&self, other: &Self, epsilon: Self, max_ulps: u32) -> bool {
                let close = |x: &T, y: &T| x.ulps_eq(y, epsilon.value, max_ulps);
                all_close([&self.value, &other.value], [self.lanes(), other.lanes()], close)
            }
        }
    )*};
}

for_each_number! { approx! {} }
