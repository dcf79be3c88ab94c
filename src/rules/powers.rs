//! Powers, roots and the length of a vector.

use super::{HALF, Literal, ONE, TWO, ZERO};
use crate::scalar::{Curved, Curved2, Scalar};

/// `(1 / x)' = -(1 / x)^2`. In -1 / x^2 the denominator would leave the range before the slope does.
#[inline(always)]
pub(crate) fn recip<T: Scalar>(x: T) -> (T, T) {
    let r = x.recip();
    (r, -guarded_square(r))
}

/// `(x^2)' = 2 x`
#[inline(always)]
pub(crate) fn square<T: Scalar>(x: T) -> (T, T) {
    (x.powi(2), TWO * x)
}

/// `x^2`, where a zero partial of x stays zero even if x is infinite.
#[inline(always)]
pub(crate) fn guarded_square<T: Scalar>(x: T) -> T {
    if T::DEPTH == 0 || x.is_finite() { x.powi(2) } else { T::guarded_mul(x, x) }
}

/// `(x^n)' = n x^(n-1)`, for n other than 0, 1 and 2
#[inline(always)]
pub(crate) fn powi<T: Scalar>(x: T, n: i32) -> (T, T) {
    T::curved(Powi(n), x)
}

#[derive(Clone, Copy)]
struct Powi(i32);

impl Curved for Powi {
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T) -> (T, T) {
        let Self(n) = self;
        let value = x.powi(n);
        let factor = T::literal(f64::from(n));
        let slope = match n {
            // This takes one division. It would cancel in a nested type or a series, which use it only for
            // i32::MIN, where n - 1 would overflow.
            ..0 if T::DEPTH == 0 || n == i32::MIN => power_slope(x, factor, value),
            _ => {
                let power = x.powi(n - 1);
                if power.is_normal() && power.all_finite() || x.is_zero() && n > 0 {
                    Literal(f64::from(n)) * power
                } else {
                    power_slope_at_the_ends(x, factor, value)
                }
            }
        };
        (value, slope)
    }

    /// `n (n-1) x^(n-2)`. Where that power has lost digits, the slope of `x^(n-1)` gives it.
    #[inline(always)]
    fn curvature<T: Scalar>(self, x: T, _: T, slope: T) -> T {
        let Self(n) = self;
        let factor = f64::from(n);
        if n <= i32::MIN + 1 {
            return Literal(factor - 1.0) * (slope / x);
        }
        let power = x.powi(n - 2);
        if power.is_normal() && power.all_finite() || x.is_zero() && n > 0 {
            Literal(factor * (factor - 1.0)) * power
        } else {
            let (_, slope) = powi(x, n - 1);
            Literal(factor) * slope
        }
    }
}

/// `(x^p)' = p x^(p-1)` for a constant p; 0 everywhere for p = 0
#[inline(always)]
pub(crate) fn powf<T: Scalar>(x: T, p: T) -> (T, T) {
    match p.to_f64() {
        Some(plain) if T::DEPTH > 0 && (p - p.without_partials()).all_zero() => T::curved(Powf(plain), x),
        _ if T::DEPTH > 0 => {
            let (value, slope, _) = pow(x, p);
            (value, slope)
        }
        _ => powf_with_slope(x, p),
    }
}

#[inline(always)]
fn powf_with_slope<T: Scalar>(x: T, p: T) -> (T, T) {
    let value = x.powf(p);
    if p.all_zero() {
        return (value, T::zero());
    }
    (value, power_slope(x, p, value))
}

/// A power whose exponent is a plain float.
#[derive(Clone, Copy)]
struct Powf(f64);

impl Curved for Powf {
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T) -> (T, T) {
        powf_with_slope(x, T::literal(self.0))
    }

    #[inline(always)]
    fn curvature<T: Scalar>(self, x: T, value: T, _: T) -> T {
        power_curvature(x, T::literal(self.0), value)
    }
}

/// `p (p-1) x^(p-2)`, from `p (p-1) x^p / x^2`. Where that loses digits, the slope of `x^(p-1)` gives it. For a negative x
/// that is the slope of `|x|^(p-1)` with the sign of `x^p`, since p - 1 may round to an even integer.
#[inline(always)]
fn power_curvature<T: Scalar>(x: T, p: T, value: T) -> T {
    let factor = p * (p - T::one());
    if factor.all_zero() {
        return T::zero();
    }
    let power = value / x;
    let multiple = factor * power;
    if value.is_normal() && power.is_normal() && multiple.is_normal() && multiple.all_finite() {
        return multiple / x;
    }
    let is_negative = x < T::zero();
    let (_, slope) = powf(if is_negative { -x } else { x }, p - T::one());
    let curvature = T::guarded_mul(p, slope);
    if is_negative && value.is_sign_negative() { -curvature } else { curvature }
}

/// `p x^(p-1)`
#[inline(always)]
fn power_slope<T: Scalar>(x: T, p: T, value: T) -> T {
    let exponent = p - T::one();
    let is_exact = exponent + T::one() == p && p - exponent == T::one();
    let power = if T::DEPTH > 0 && is_exact {
        // The derivative of this power is a power again. That of x^p / x cancels where p is near an integer.
        x.powf(exponent)
    } else {
        // One power gives both the value and the slope, and the exponent is not rounded.
        value / x
    };
    if value.is_normal() && power.is_normal() && power.all_finite() && p.is_finite() {
        p * power
    } else {
        power_slope_at_the_ends(x, p, value)
    }
}

/// `p x^(p-1)` where x^p or x^p / x has lost digits or means nothing.
#[cold]
#[inline(never)]
fn power_slope_at_the_ends<T: Scalar>(x: T, p: T, value: T) -> T {
    if x.is_zero() || x.is_infinite() {
        // The slope is a power again, with derivatives of its own.
        return T::guarded_mul(p, x.powf(p - T::one()));
    }
    // For a subnormal x, x^p / x may overflow where the slope does not.
    let slope = p * value / x;
    if p.abs() < T::one() && value.is_normal() && slope.all_finite() {
        return slope;
    }
    // Square the root of the slope: the root is normal where the slope is not. The sign is that of x^p / x.
    let root = x.abs().powf(HALF * (p - T::one()));
    let slope = T::guarded_mul(T::guarded_mul(p, root), root);
    if value.is_sign_negative() == x.is_sign_negative() { slope } else { -slope }
}

#[inline(always)]
pub(crate) fn pow<T: Scalar>(x: T, y: T) -> (T, T, T) {
    T::curved2(Pow, x, y)
}

/// `x^y` where both vary.
#[derive(Clone, Copy)]
struct Pow;

impl Curved2 for Pow {
    /// `d/dx x^y = y x^(y-1)` and `d/dy x^y = x^y ln x`.
    ///
    /// At x = 0, d/dy is the limit: 0 for y > 0 and -inf for y <= 0. For x < 0 it is NaN.
    #[inline(always)]
    fn rule<T: Scalar>(self, x: T, y: T) -> (T, T, T) {
        let (value, dx) = powf_with_slope(x, y);
        let ln = x.ln();
        let dy = if value.is_normal() && value.all_finite() && ln.is_finite() {
            value * ln
        } else if value.is_zero() && (x.is_zero() || x == T::infinity()) {
            T::zero()
        } else {
            // x^y is out of range, but its product with ln x may be in range.
            let root = x.powf(HALF * y);
            T::guarded_mul(root, T::guarded_mul(root, ln))
        };
        (value, dx, dy)
    }

    #[inline(always)]
    fn is_power(self) -> bool {
        true
    }

    /// `d2/dx2 = y (y-1) x^(y-2)`, `d2/dxdy = x^(y-1) (1 + y ln x)` and `d2/dy2 = x^y (ln x)^2`
    #[inline(always)]
    fn curvatures<T: Scalar>(self, x: T, y: T, (value, dx, dy): (T, T, T)) -> [T; 3] {
        let ln = x.ln();
        let power = value / x;
        let dxy = if power.is_normal() && dx.all_finite() && ln.is_finite() {
            dx * ln + power
        } else if ln.is_nan() {
            ln
        } else {
            let power = x.powf(y - T::one());
            T::guarded_mul(power, ONE + T::guarded_mul(y, ln))
        };
        [power_curvature(x, y, value), dxy, T::guarded_mul(dy, ln)]
    }
}

/// `(sqrt x)' = 1 / (2 sqrt x)`; +inf at 0 and also at -0, whose root is -0
#[inline(always)]
pub(crate) fn sqrt<T: Scalar>(x: T) -> (T, T) {
    let s = x.sqrt();
    (s, HALF * (ZERO + s).recip())
}

/// `(cbrt x)' = 1 / (3 c^2)` with c = cbrt x
#[inline(always)]
pub(crate) fn cbrt<T: Scalar>(x: T) -> (T, T) {
    let c = x.cbrt();
    (c, (Literal(3.0) * guarded_square(c)).recip())
}

/// `d/dx hypot = x / hypot` and `d/dy hypot = y / hypot`: the unit vector along (x, y). At the origin both
/// are 0, a subgradient.
#[inline(always)]
pub(crate) fn hypot<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let [h, p, q] = T::length_and_direction(x, y);
    (h, p, q)
}
