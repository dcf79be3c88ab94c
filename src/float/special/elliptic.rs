//! Elliptic integrals in the parameter `m = k^2`, by Carlson's symmetric integrals (B. C. Carlson, Numer. Algorithms 10
//! (1995) 13; DLMF 19.25, 19.36). Carlson's algorithm is a formula over any number, so rules run it on duals.

use core::f64::consts::{FRAC_1_PI, PI};
use num_traits::Float;

use crate::scalar::Scalar;

/// The complete integral of the first kind, `K(m) = R_F(0, 1 - m, 1)`. It is +inf at 1 and NaN for m > 1.
pub(crate) fn elliptic_k(m: f64) -> f64 {
    if m == 1.0 { f64::INFINITY } else { carlson_rf(0.0, 1.0 - m, 1.0) }
}

/// The complete integral of the second kind, `E(m)`. It is 1 at 1 and NaN for m > 1.
///
/// It is `(1 - m) / 3 (R_D(0, 1 - m, 1) + R_D(0, 1, 1 - m))`, in which nothing cancels.
pub(crate) fn elliptic_e(m: f64) -> f64 {
    let rest = 1.0 - m;
    if m == 1.0 {
        1.0
    } else if m == f64::NEG_INFINITY {
        f64::INFINITY
    } else {
        rest * (carlson_rd(0.0, rest, 1.0) + carlson_rd(0.0, 1.0, rest)) / 3.0
    }
}

/// The incomplete integral of the first kind, `F(x, m)`: the integral of `1 / sqrt(1 - m sin^2 t)` from 0 to x.
pub(crate) fn elliptic_f(x: f64, m: f64) -> f64 {
    let (half_turns, Point { sin, cos_square, delta_square }) = reduced(x, m);
    let incomplete = sin * carlson_rf(cos_square, delta_square, 1.0);
    if half_turns == 0.0 { incomplete } else { incomplete + 2.0 * half_turns * elliptic_k(m) }
}

/// The incomplete integral of the second kind, `E(x, m)`: the integral of `sqrt(1 - m sin^2 t)` from 0 to x.
pub(crate) fn elliptic_e_incomplete(x: f64, m: f64) -> f64 {
    let (half_turns, Point { sin, cos_square, delta_square }) = reduced(x, m);
    let cube = sin * sin * sin;
    let incomplete = if m <= 0.0 {
        sin * carlson_rf(cos_square, delta_square, 1.0)
            - m / 3.0 * cube * carlson_rd(cos_square, delta_square, 1.0)
    } else if sin == 0.0 {
        sin
    } else {
        // DLMF 19.25.10, in which nothing cancels for 0 < m < 1
        let rest = 1.0 - m;
        let first = rest * sin * carlson_rf(cos_square, delta_square, 1.0);
        let third = rest * m / 3.0 * cube * carlson_rd(cos_square, 1.0, delta_square);
        first + third + m * sin * Float::sqrt(cos_square / delta_square)
    };
    if half_turns == 0.0 { incomplete } else { incomplete + 2.0 * half_turns * elliptic_e(m) }
}

/// What the integrands have at an angle.
pub(crate) struct Point<T> {
    /// The sine, with the sign of the reduced angle.
    pub(crate) sin: T,
    /// The square of the cosine.
    pub(crate) cos_square: T,
    /// `1 - m sin^2`, or `cos^2 + (1 - m) sin^2`.
    pub(crate) delta_square: T,
}

/// The number of half turns in the angle x, and the rest, which is between -pi/2 and pi/2.
pub(crate) fn reduced<T: Scalar>(x: T, m: T) -> (T, Point<T>) {
    const PI_LOW: f64 = 1.2246467991473532e-16; // pi - PI
    let half_turns = T::literal_mul(FRAC_1_PI, x).round();
    let rest = x - T::literal_mul(PI, half_turns);
    let low = T::literal_mul(-PI_LOW, half_turns);
    let (sin, cos) = rest.sin_cos();
    let (sin, cos) = (sin + low * cos, cos - low * sin);
    let cos_square = cos * cos;
    let sin_square = sin * sin;
    // Each form loses the digits of its derivative at the other end.
    let delta_square = if m < T::literal(0.5) {
        T::literal_sub(1.0, m * sin_square)
    } else {
        cos_square + T::literal_sub(1.0, m) * sin_square
    };
    (half_turns, Point { sin, cos_square, delta_square })
}

/// The most steps of the duplication theorem. Each makes the arguments four times as close to each other, so these are
/// enough for the whole range of floats.
const MOST_STEPS: usize = 1100;

/// The relative differences at which the series of order 8 is exact up to rounding.
const CLOSE: f64 = 0.004;

/// `R_F(x, y, z)`, half of the integral of `1 / sqrt((t + x) (t + y) (t + z))` from 0 to infinity. It is NaN if an
/// argument is negative.
pub(crate) fn carlson_rf<T: Scalar>(mut x: T, mut y: T, mut z: T) -> T {
    for _ in 0..MOST_STEPS {
        let mean = T::literal_mul(1.0 / 3.0, x + y + z);
        let [dx, dy, dz] = [x, y, z].map(|x| (mean - x) / mean);
        if [dx, dy, dz].iter().all(|d| d.abs() < T::literal(CLOSE)) {
            let (e2, e3) = (dx * dy - dz * dz, dx * dy * dz);
            let series = [(-1.0 / 10.0, e2), (1.0 / 14.0, e3), (1.0 / 24.0, e2 * e2), (-3.0 / 44.0, e2 * e3)];
            return sum_of(&series) / mean.sqrt();
        }
        let [a, b, c] = [x, y, z].map(|x| x.sqrt());
        let shift = a * b + b * c + c * a;
        [x, y, z] = [x, y, z].map(|x| T::literal_mul(0.25, x + shift));
    }
    T::nan()
}

/// `R_D(x, y, z)`, 3/2 of the integral of `1 / (sqrt((t + x) (t + y)) (t + z)^(3/2))` from 0 to infinity. It is NaN if an
/// argument is negative.
pub(crate) fn carlson_rd<T: Scalar>(mut x: T, mut y: T, mut z: T) -> T {
    if z.is_zero() || (x.is_zero() && y.is_zero()) {
        return T::infinity();
    }
    let (mut sum, mut scale) = (T::zero(), 1.0);
    for _ in 0..MOST_STEPS {
        let mean = T::literal_mul(0.2, x + y + T::literal_mul(3.0, z));
        let [dx, dy, dz] = [x, y, z].map(|x| (mean - x) / mean);
        if [dx, dy, dz].iter().all(|d| d.abs() < T::literal(CLOSE)) {
            let (product, square) = (dx * dy, dz * dz);
            let e2 = product - T::literal_mul(6.0, square);
            let e3 = (T::literal_mul(3.0, product) - T::literal_mul(8.0, square)) * dz;
            let e4 = T::literal_mul(3.0, product - square) * square;
            let e5 = product * square * dz;
            let series = [
                (-3.0 / 14.0, e2),
                (1.0 / 6.0, e3),
                (9.0 / 88.0, e2 * e2),
                (-3.0 / 22.0, e4),
                (-9.0 / 52.0, e2 * e3),
                (3.0 / 26.0, e5),
            ];
            return T::literal_mul(scale, sum_of(&series) / (mean * mean.sqrt())) + T::literal_mul(3.0, sum);
        }
        let [a, b, c] = [x, y, z].map(|x| x.sqrt());
        let shift = a * b + b * c + c * a;
        sum += T::literal(scale) / (c * (z + shift));
        scale *= 0.25;
        [x, y, z] = [x, y, z].map(|x| T::literal_mul(0.25, x + shift));
    }
    T::nan()
}

/// `1 + c_1 e_1 + c_2 e_2 + ...`, the small terms first.
fn sum_of<T: Scalar>(terms: &[(f64, T)]) -> T {
    T::literal_add(1.0, terms.iter().rev().fold(T::zero(), |sum, &(c, e)| sum + T::literal_mul(c, e)))
}
