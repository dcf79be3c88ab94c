//! Rotations as unit quaternions, with every derivative: the exponential and the logarithm, interpolation, the
//! rotation from one vector to another.
//!
//! nalgebra's own `from_scaled_axis`, `scaled_axis`, `slerp`, `powf` and `rotation_between` return a constant where
//! the angle is 0, and so a derivative of 0.

use nalgebra::{Quaternion, Unit, UnitQuaternion, Vector3};

use super::element::Element;

/// The exponential map: the rotation about v by the angle |v|, `q = (cos(|v| / 2), v sin(|v| / 2) / |v|)`, in radians.
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
/// Accurate in all derivatives up to |v| = pi, at v = 0 too, where nalgebra's `UnitQuaternion::from_scaled_axis` has
/// slope 0. Further out every Taylor coefficient is right up to rounding of 1, and those of high order are small: at
/// |v| = 4 the relative error is about 1e-12 at order 10 and 0.1 at order 22.
#[must_use]
pub fn exp<T: Element>(v: Vector3<T>) -> UnitQuaternion<T> {
    let half_square = v.norm_squared() * T::literal(0.25);
    // the Taylor coefficients of order m fall as 1 / m!, but those of the square root do not: they cost digits
    let (cos, sin_quotient) = if half_square < T::literal(2.5) {
        (even_series(half_square, 1.0), even_series(half_square, 2.0))
    } else {
        let half = half_square.sqrt();
        let (sin, cos) = half.sin_cos();
        (cos, sin / half)
    };
    Unit::new_unchecked(Quaternion::from_parts(cos, v * (sin_quotient * T::literal(0.5))))
}

/// The logarithm, the inverse of [`exp`]: the vector along the axis whose length is the angle, in [0, pi].
///
/// ```
/// use gradual::matrix::{self, quaternion};
/// use nalgebra::{Matrix3, vector};
///
/// let (v, j) = matrix::jacobian(|v| quaternion::log(&quaternion::exp(v)), vector![0.0, 0.0, 0.0]);
/// assert_eq!((v, j), (vector![0.0, 0.0, 0.0], Matrix3::identity()));
/// ```
///
/// Accurate in all derivatives, at the identity and up to the angle pi. There the logarithm jumps from v to -v; at pi
/// itself the derivative is that of the side on which the quaternion's `w` is not negative. nalgebra's `scaled_axis`
/// has slope 0 at the identity.
#[must_use]
pub fn log<T: Element>(q: &UnitQuaternion<T>) -> Vector3<T> {
    let [x, y, z, w] = q.coords.into();
    let sign = if w < T::zero() { -T::one() } else { T::one() };
    // tan(angle / 4) along the axis, at most 1
    let tangent = Vector3::new(x, y, z) / (sign + w);
    let square = tangent.norm_squared();
    // atan t = 2 atan(t / (1 + sqrt(1 + t^2))), twice: what remains is below tan(pi / 16)
    let first = T::one() + (T::one() + square).sqrt();
    let square = square / (first * first);
    let second = T::one() + (T::one() + square).sqrt();
    let square = square / (second * second);
    tangent * (T::literal(16.0) / (first * second) * atan_quotient(square))
}

/// Spherical interpolation along the shorter arc: `a (a⁻¹ b)^t`, which is a at t = 0 and b, or -b, at t = 1.
///
/// ```
/// use gradual::{derivative, matrix::{Constant, quaternion}};
/// use nalgebra::{UnitQuaternion, Vector3, vector};
///
/// // Between a rotation and itself: a quarter of the way follows a quarter of the change.
/// let turned = |angle| {
///     let end = quaternion::exp(vector![angle, angle * 0.0, angle * 0.0]);
///     quaternion::log(&quaternion::slerp(&UnitQuaternion::identity(), &end, 0.25.into())).x
/// };
/// assert_eq!(derivative(turned, 0.0), (0.0, 0.25));
/// ```
///
/// Accurate in all derivatives, between equal quaternions too, where nalgebra's `slerp` has slope 0. Half a turn apart
/// both arcs are as long; the result is one of them.
#[must_use]
pub fn slerp<T: Element>(a: &UnitQuaternion<T>, b: &UnitQuaternion<T>, t: T) -> UnitQuaternion<T> {
    a * exp(log(&(a.inverse() * b)) * t)
}

/// The shortest rotation that takes the direction of a to that of b, `(|h|² / 2, a x b)` normalised, with unit
/// vectors a, b and h = a + b; `None` where a or b is 0 or they are opposite.
///
/// ```
/// use gradual::{derivative, matrix::quaternion};
/// use nalgebra::vector;
///
/// // From one vector to itself, which begins to turn.
/// let turned = |t| {
///     let (one, zero) = (t * 0.0 + 1.0, t * 0.0);
///     let q = quaternion::rotation_between(&vector![one, zero, zero], &vector![one, t, zero]).unwrap();
///     quaternion::log(&q).z
/// };
/// assert_eq!(derivative(turned, 0.0), (0.0, 1.0));
/// ```
///
/// Accurate in all derivatives, between parallel vectors too, where nalgebra's `rotation_between` has slope 0.
#[must_use]
pub fn rotation_between<T: Element>(a: &Vector3<T>, b: &Vector3<T>) -> Option<UnitQuaternion<T>> {
    let (a, b) = (direction(a)?, direction(b)?);
    let half_way = a + b;
    if half_way.norm() <= T::default_epsilon() {
        return None;
    }
    let q = Quaternion::from_parts(half_way.norm_squared() * T::literal(0.5), a.cross(&b));
    Some(UnitQuaternion::new_normalize(q))
}

/// The unit vector along v, of any length but 0.
fn direction<T: Element>(v: &Vector3<T>) -> Option<Vector3<T>> {
    // the largest component is a constant here: a direction does not depend on lengths
    let largest = v.iter().fold(T::zero(), |largest, x| largest.max(x.abs())).without_partials();
    if largest == T::zero() { None } else { Some((v / largest).normalize()) }
}

/// `1 - x / (a (a + 1)) (1 - x / ((a + 2) (a + 3)) (...))` for x up to 5/2: `cos(sqrt x)` for a = 1, and
/// `sin(sqrt x) / sqrt x` for a = 2. Of the k-th derivative in x, 12 terms are enough.
fn even_series<T: Element>(x: T, a: f64) -> T {
    (0..11 + T::ORDER)
        .rev()
        .map(|k| a + 2.0 * k as f64)
        .fold(T::one(), |sum, a| T::one() - x * T::literal(1.0 / (a * (a + 1.0))) * sum)
}

/// `atan(sqrt x) / sqrt x = 1 - x/3 + x^2/5 - ...` for x up to tan²(pi / 16) = 0.04. Of the k-th derivative in x,
/// 12 + k terms are enough.
fn atan_quotient<T: Element>(x: T) -> T {
    (0..12 + 2 * T::ORDER).rev().fold(T::zero(), |sum, k| T::literal(1.0 / (2 * k + 1) as f64) - x * sum)
}
