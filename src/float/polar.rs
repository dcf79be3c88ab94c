//! Vectors of the plane over plain floats: the slopes of their length and of their angle, over the whole
//! range. The slopes of these slopes, for the duals, are in `rules/plane.rs`.

use num_traits::Float;

/// The length h of (x, y) and its slopes, which are the unit vector `(x, y) / h`.
///
/// The vector is (0, 0) at the origin. `huge` is [`HUGE`](crate::scalar::Hooks::HUGE).
#[inline(always)]
pub(crate) fn length_and_direction<F: Float>(x: F, y: F, huge: F) -> [F; 3] {
    let h = x.hypot(y);
    if h.is_normal() {
        [h, x / h, y / h]
    } else if h.is_zero() {
        [h, F::zero(), F::zero()]
    } else if x.is_infinite() != y.is_infinite() {
        // The unit vector is along the one infinite component.
        let part = |x: F| if x.is_infinite() { x.signum() } else { F::zero() };
        [h, part(x), part(y)]
    } else {
        let k = rescaling(h, huge);
        let (x, y) = (k * x, k * y);
        let scaled = x.hypot(y);
        [h, x / scaled, y / scaled]
    }
}

/// The real and the imaginary part of `1 / (x + iy) = (x - iy) / (x^2 + y^2)`, which are the slopes of the angle.
///
/// Both parts are NaN at the origin, and 0 if one of x and y is infinite and the other one finite. `huge` is
/// [`HUGE`](crate::scalar::Hooks::HUGE).
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

/// The factor that brings a number of this magnitude to the middle of the range of exponents.
#[inline(always)]
fn rescaling<F: Float>(magnitude: F, huge: F) -> F {
    if magnitude > F::one() { huge.recip() } else { huge }
}
