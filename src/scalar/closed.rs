//! Rules that are differentiated by hand once more, where to differentiate the formula of the slope would cost
//! another call of the function or cancel.

use super::Scalar;

/// A function of one argument whose second derivative is a formula in what is there already, the argument, the value
/// and the slope, and takes at most what the rule has called before.
///
/// A dual takes the slope's derivative from [`curvature`](Self::curvature), which is a formula over any number: so the
/// rule serves every order.
pub trait Closed: Copy {
    /// The value and the slope, on plain floats and on series: duals go by [`curvature`](Self::curvature) from there.
    fn rule<T: Scalar>(self, x: T) -> (T, T);

    /// The slope of the slope.
    fn curvature<T: Scalar>(self, x: T, value: T, slope: T) -> T;
}

/// The same of two arguments.
pub trait Closed2: Copy {
    /// The value and the slopes `d/dx` and `d/dy`.
    fn rule<T: Scalar>(self, x: T, y: T) -> (T, T, T);

    /// The slopes of the slopes, `d2/dx2`, `d2/dxdy` and `d2/dy2`, from the arguments, the value and the slopes.
    fn curvatures<T: Scalar>(self, x: T, y: T, value_and_slopes: (T, T, T)) -> [T; 3];
}
