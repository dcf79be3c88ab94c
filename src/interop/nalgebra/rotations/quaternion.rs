//! Rotations as unit quaternions, with all derivatives: exponential, logarithm, interpolation, and the rotation from
//! one vector to another.
//!
//! nalgebra's own `from_scaled_axis`, `scaled_axis`, `slerp`, `powf` and `rotation_between` return a constant where
//! the angle is 0, so their derivative is 0 there.

use nalgebra::{Quaternion, Unit, UnitQuaternion, Vector3};

use crate::interop::nalgebra::Number;

/// The exponential map: the rotation about v by the angle |v| in radians, `q = (cos(|v| / 2), v sin(|v| / 2) / |v|)`.
///
/// ```
/// use gradual::matrix::{self, quaternion};
/// use nalgebra::{Matrix4x3, vector};
///
/// // At the identity the quaternion moves by half of v.
/// let (_, j) = matrix::jacobian(|v| quaternion::exp(v).into_inner().coords, vector![0.0, 0.0, 0.0]);
/// assert_eq!(j, Matrix4x3::from_diagonal_element(0.5));
/// ```
///
/// All derivatives are accurate up to |v| = pi. This includes v = 0, where nalgebra's `UnitQuaternion::from_scaled_axis`
/// has slope 0. Further out the error of every Taylor coefficient is about that of rounding 1, but the coefficients of
/// high order are small: at |v| = 4 the relative error is about 1e-12 at order 10 and 0.1 at order 22.
#[must_use]
pub fn exp<T: Number>(v: Vector3<T>) -> UnitQuaternion<T> {
    let half_square = v.norm_squared() * T::literal(0.25);
    // The Taylor coefficients of the result fall as 1 / m! with their order m. Those of the square root do not, so that
    // it costs digits: near 0 the series does without it.
    let (cos, sin_quotient) = if half_square < T::literal(2.5) {
        (even_series(half_square, 1.0), even_series(half_square, 2.0))
    } else {
        let half = half_square.sqrt();
        let (sin, cos) = half.sin_cos();
        (cos, sin / half)
    };
    Unit::new_unchecked(Quaternion::from_parts(cos, v * (sin_quotient * T::literal(0.5))))
}

/// The logarithm, which is the inverse of [`exp`]: the vector along the axis whose length is the angle, in [0, pi].
///
/// ```
/// use gradual::matrix::{self, quaternion};
/// use nalgebra::{Matrix3, vector};
///
/// let (v, j) = matrix::jacobian(|v| quaternion::log(&quaternion::exp(v)), vector![0.0, 0.0, 0.0]);
/// assert_eq!((v, j), (vector![0.0, 0.0, 0.0], Matrix3::identity()));
/// ```
///
/// All derivatives are accurate from the identity, where nalgebra's `scaled_axis` has slope 0, up to the angle pi. At
/// pi the logarithm jumps from v to -v; the derivative there is that of the side where `w` of the quaternion is not
/// negative.
#[must_use]
pub fn log<T: Number>(q: &UnitQuaternion<T>) -> Vector3<T> {
    let [x, y, z, w] = q.coords.into();
    let sign = if w < T::zero() { -T::one() } else { T::one() };
    // tan(angle / 4) along the axis, at most 1
    let tangent = Vector3::new(x, y, z) / (sign + w);
    let square = tangent.norm_squared();
    // atan t = 2 atan(t / (1 + sqrt(1 + t²))), used twice: the argument is then below tan(pi / 16)
    let first = T::one() + (T::one() + square).sqrt();
    let square = square / (first * first);
    let second = T::one() + (T::one() + square).sqrt();
    let square = square / (second * second);
    tangent * (T::literal(16.0) / (first * second) * atan_quotient(square))
}

/// Spherical interpolation along the shorter arc, `a (a⁻¹ b)^t`: it is a at t = 0, and b or -b at t = 1.
///
/// ```
/// use gradual::{derivative, matrix::{Constant, quaternion}};
/// use nalgebra::{UnitQuaternion, Vector3, vector};
///
/// // The end begins to turn away from the start: a quarter of the way follows a quarter of the change.
/// let turned = |angle| {
///     let end = quaternion::exp(vector![angle, angle * 0.0, angle * 0.0]);
///     quaternion::log(&quaternion::slerp(&UnitQuaternion::identity(), &end, 0.25.into())).x
/// };
/// assert_eq!(derivative(turned, 0.0), (0.0, 0.25));
/// ```
///
/// All derivatives are accurate. This includes equal quaternions, where nalgebra's `slerp` has slope 0. If a and b are
/// half a turn apart, both arcs have the same length, and the result follows one of them.
#[must_use]
pub fn slerp<T: Number>(a: &UnitQuaternion<T>, b: &UnitQuaternion<T>, t: T) -> UnitQuaternion<T> {
    a * exp(log(&(a.inverse() * b)) * t)
}

/// The shortest rotation that takes the direction of a to that of b: `(|h|² / 2, a x b)`, normalised, with unit vectors
/// a and b and h = a + b. Returns `None` if a or b is 0 or they are opposite.
///
/// ```
/// use gradual::{derivative, matrix::quaternion};
/// use nalgebra::vector;
///
/// // The second vector begins to turn away from the first.
/// let turned = |t| {
///     let (one, zero) = (t * 0.0 + 1.0, t * 0.0);
///     let q = quaternion::rotation_between(&vector![one, zero, zero], &vector![one, t, zero]).unwrap();
///     quaternion::log(&q).z
/// };
/// assert_eq!(derivative(turned, 0.0), (0.0, 1.0));
/// ```
///
/// All derivatives are accurate. This includes parallel vectors, where nalgebra's `rotation_between` has slope 0.
#[must_use]
pub fn rotation_between<T: Number>(a: &Vector3<T>, b: &Vector3<T>) -> Option<UnitQuaternion<T>> {
    let (a, b) = (direction(a)?, direction(b)?);
    let half_way = a + b;
    if half_way.norm() <= T::default_epsilon() {
        return None;
    }
    let q = Quaternion::from_parts(half_way.norm_squared() * T::literal(0.5), a.cross(&b));
    Some(UnitQuaternion::new_normalize(q))
}

/// The unit vector along v, for any length except 0.
fn direction<T: Number>(v: &Vector3<T>) -> Option<Vector3<T>> {
    // The divisor may be a constant, because a direction does not depend on the length.
    let largest = v.iter().fold(T::zero(), |largest, x| largest.max(x.abs())).without_partials();
    if largest == T::zero() { None } else { Some((v / largest).normalize()) }
}

/// `1 - x / (a (a + 1)) (1 - x / ((a + 2) (a + 3)) (...))` for x up to 5/2, which is `cos(sqrt x)` for a = 1 and
/// `sin(sqrt x) / sqrt x` for a = 2. The k-th derivative loses the first k terms and needs 12 of the others.
fn even_series<T: Number>(x: T, a: f64) -> T {
    (0..11 + T::ORDER)
        .rev()
        .map(|k| a + 2.0 * k as f64)
        .fold(T::one(), |sum, a| T::one() - x * T::literal(1.0 / (a * (a + 1.0))) * sum)
}

/// `atan(sqrt x) / sqrt x = 1 - x / 3 + x² / 5 - ...` for x up to tan²(pi / 16) = 0.04. The k-th derivative loses the
/// first k terms and needs 12 + k of the others.
fn atan_quotient<T: Number>(x: T) -> T {
    (0..12 + 2 * T::ORDER).rev().fold(T::zero(), |sum, k| T::literal(1.0 / (2 * k + 1) as f64) - x * sum)
}
