//! Rules that say how their slope changes. They exist where the derivative of the slope's formula would call the
//! function once more, or would lose digits by cancellation.

use super::Scalar;

/// A function of one argument with a formula for its second derivative. The formula uses what is known already: the
/// argument, the value and the slope.
///
/// A dual takes the derivative of the slope from [`curvature`](Self::curvature). That is a formula over any number, so
/// the rule serves every order.
pub trait Curved: Copy {
    /// The value and the slope. Plain floats and series use it as it is.
    fn rule<T: Scalar>(self, x: T) -> (T, T);

    /// The slope of the slope.
    fn curvature<T: Scalar>(self, x: T, value: T, slope: T) -> T;

    /// Whether the function approaches a constant faster than any power.
    #[inline(always)]
    fn saturates(self) -> bool {
        false
    }
}

/// The same for two arguments.
pub trait Curved2: Copy {
    /// The value and the slopes `d/dx` and `d/dy`.
    fn rule<T: Scalar>(self, x: T, y: T) -> (T, T, T);

    /// Whether the function is x^y, which is 1 for y = 0 whatever x is.
    #[inline(always)]
    fn is_power(self) -> bool {
        false
    }

    /// The slopes of the slopes, `d2/dx2`, `d2/dxdy` and `d2/dy2`, from the arguments, the value and the slopes.
    fn curvatures<T: Scalar>(self, x: T, y: T, value_and_slopes: (T, T, T)) -> [T; 3];
}
