//! Vectors of the plane over plain floats: the slopes of their length and of their angle, over the whole
//! range. The slopes of these slopes, for the duals, are in `rules/plane.rs`.

use num_traits::Float;

/// The length of (x, y) and the unit vector along it, `(x, y) / h`: the length's slopes.
///
/// The vector is (0, 0) at the origin. `huge` is a power of two that takes any float from beyond the range of
/// squares into it.
#[inline(always)]
pub(crate) fn length_and_direction<F: Float>(x: F, y: F, huge: F) -> [F; 3] {
    let h = x.hypot(y);
    if h.is_normal() {
        [h, x / h, y / h]
    } else if h.is_zero() {
        [h, F::zero(), F::zero()]
    } else if x.is_infinite() != y.is_infinite() {
        // along the one infinite component
        let part = |x: F| if x.is_infinite() { x.signum() } else { F::zero() };
        [h, part(x), part(y)]
    } else {
        let k = rescaling(h, huge);
        let (x, y) = (k * x, k * y);
        let scaled = x.hypot(y);
        [h, x / scaled, y / scaled]
    }
}

/// Real and imaginary part of `1 / (x + iy) = (x - iy) / (x^2 + y^2)`, the slopes of the angle.
///
/// NaN at the origin, 0 where one of x and y is infinite. `huge` as above.
#[inline(always)]
pub(crate) fn complex_recip<F: Float>(x: F, y: F, huge: F) -> [F; 2] {
    let square = x * x + y * y;
    if square.is_normal() {
        [x / square, -(y / square)]
    } else if x.is_infinite() && y.is_finite() || x.is_finite() && y.is_infinite() {
        [F::zero(), F::zero()]
    } else {
        // 1 / z = k / (k z)
        let k = rescaling(x.abs().max(y.abs()), huge);
        let (x, y) = (k * x, k * y);
        let square = x * x + y * y;
        [k * (x / square), k * -(y / square)]
    }
}

/// The factor that brings a number of this magnitude to the middle of the exponents.
#[inline(always)]
fn rescaling<F: Float>(magnitude: F, huge: F) -> F {
    if magnitude > F::one() { huge.recip() } else { huge }
}
