//! Rotations as matrices, with all derivatives: the functions of [`quaternion`] on [`Rotation3`].

use nalgebra::{Rotation3, UnitQuaternion, Vector3};

use super::quaternion;
use crate::interop::nalgebra::Number;

/// The exponential map: the rotation about v by the angle |v| in radians, which is the matrix exponential of `[v]x`.
///
/// ```
/// use gradual::matrix::{self, so3};
/// use nalgebra::{matrix, vector};
///
/// // At the identity a point p moves by v x p.
/// let p = vector![1.0, 2.0, 3.0];
/// let (_, j) = matrix::jacobian(|v| so3::exp(v) * p.map(Into::into), vector![0.0, 0.0, 0.0]);
/// assert_eq!(j, matrix![0.0, 3.0, -2.0; -3.0, 0.0, 1.0; 2.0, -1.0, 0.0]);
/// ```
///
/// All derivatives are accurate up to |v| = pi; [`quaternion::exp`] says how they are further out. This includes v = 0,
/// where nalgebra's `Rotation3::from_scaled_axis` has slope 0.
#[must_use]
pub fn exp<T: Number>(v: Vector3<T>) -> Rotation3<T> {
    quaternion::exp(v).to_rotation_matrix()
}

/// The logarithm, which is the inverse of [`exp`]: the vector along the axis whose length is the angle, in [0, pi].
///
/// ```
/// use gradual::matrix::{self, so3};
/// use nalgebra::{Matrix3, vector};
///
/// let (v, j) = matrix::jacobian(|v| so3::log(&so3::exp(v)), vector![0.0, 0.0, 0.0]);
/// assert_eq!((v, j), (vector![0.0, 0.0, 0.0], Matrix3::identity()));
/// ```
///
/// All derivatives are accurate from the identity up to the angle pi, where the logarithm jumps from v to -v. nalgebra's
/// `scaled_axis` has slope 0 at the identity, and no axis at pi.
#[must_use]
pub fn log<T: Number>(rotation: &Rotation3<T>) -> Vector3<T> {
    quaternion::log(&UnitQuaternion::from_rotation_matrix(rotation))
}

/// Interpolation along the shorter arc, `a (a⁻¹ b)^t`: it is a at t = 0 and b at t = 1.
///
/// ```
/// use gradual::matrix::so3;
/// use nalgebra::{Rotation3, vector};
///
/// let half = so3::slerp(&Rotation3::identity(), &so3::exp(vector![0.0, 0.0, 1.0]), 0.5);
/// assert!((so3::log(&half) - vector![0.0, 0.0, 0.5]).norm() < 1e-15);
/// ```
///
/// All derivatives are accurate, between equal rotations too. If a and b are half a turn apart, both arcs have the same
/// length, and the result follows one of them.
#[must_use]
pub fn slerp<T: Number>(a: &Rotation3<T>, b: &Rotation3<T>, t: T) -> Rotation3<T> {
    a * exp(log(&(a.inverse() * b)) * t)
}

/// The shortest rotation that takes the direction of a to that of b. Returns `None` if a or b is 0 or they are opposite.
///
/// ```
/// use gradual::matrix::so3;
/// use nalgebra::vector;
///
/// let quarter = so3::rotation_between(&vector![2.0, 0.0, 0.0], &vector![0.0, 3.0, 0.0]).unwrap();
/// assert!((quarter * vector![0.0, 1.0, 0.0] - vector![-1.0, 0.0, 0.0]).norm() < 1e-15);
/// assert!(so3::rotation_between(&vector![1.0, 0.0, 0.0], &vector![-1.0, 0.0, 0.0]).is_none());
/// ```
///
/// All derivatives are accurate, between parallel vectors too.
#[must_use]
pub fn rotation_between<T: Number>(a: &Vector3<T>, b: &Vector3<T>) -> Option<Rotation3<T>> {
    quaternion::rotation_between(a, b).map(|q| q.to_rotation_matrix())
}
