//! Every elementary function with its slope, once.
//!
//! A rule is a plain function from the argument to `(value, slope)`, or from two arguments to
//! `(value, d/dx, d/dy)`. It is generic in [`Scalar`], so that a nested type differentiates the rule
//! itself and no second derivative is ever written.
//!
//! The value is the one that the same method of `f64` returns. The slope keeps full accuracy: it is
//! computed by a formula that neither cancels nor overflows where the true slope does not. Outside the
//! domain, where the value is NaN, a rule may return any slope: the chain rule makes it NaN.

use core::f64::consts::{LN_2, LOG2_E, LOG10_E};
use core::ops::{Add, Div, Mul, Sub};

use crate::scalar::{Scalar, same_sign};

/// A float of the source code, on the left of an operator: `Literal(0.5) / s`.
#[derive(Clone, Copy)]
struct Literal(f64);

const ZERO: Literal = Literal(0.0);
const HALF: Literal = Literal(0.5);
const ONE: Literal = Literal(1.0);
const TWO: Literal = Literal(2.0);

macro_rules! literal_operators {
    ($($Op:ident, $op:ident, $hook:ident;)*) => {$(
        impl<T: Scalar> $Op<T> for Literal {
            type Output = T;
            #[inline(always)]
            fn $op(self, x: T) -> T {
                T::$hook(self.0, x)
            }
        }
    )*};
}

literal_operators! {
    Add, add, literal_add;
    Sub, sub, literal_sub;
    Mul, mul, literal_mul;
    Div, div, literal_div;
}

/// `1 - x^2`, whose every derivative is accurate: as a product near 1, where the difference cancels, but
/// not near 0, where the product's derivative `(1 - x) - (1 + x)` does.
#[inline(always)]
fn one_minus_square<T: Scalar>(x: T) -> T {
    if T::DEPTH > 0 && x.abs() < T::literal(0.5) { ONE - x.powi(2) } else { (ONE - x) * (ONE + x) }
}

// ---------------------------------------------------------------------------------------------------
// Division

/// `d/dx (x / y) = 1 / y` and `d/dy (x / y) = -(x / y) / y`, which squares nothing.
#[inline(always)]
pub(crate) fn div<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x / y;
    (value, ONE / y, divisor_slope(x, y, value))
}

/// `(x / c)' = 1 / c` for a plain float c
#[inline(always)]
pub(crate) fn div_by<T: Scalar>(value: T, c: f64) -> (T, T) {
    (value, T::literal(1.0 / c))
}

/// `(k / x)' = -(k / x) / x`
#[inline(always)]
pub(crate) fn literal_div<T: Scalar>(k: f64, x: T) -> (T, T) {
    let value = T::literal_div(k, x);
    (value, divisor_slope(T::literal(k), x, value))
}

/// `-quotient / y`, for the quotient x / y. A subnormal quotient has lost digits that a small y would
/// bring to light, so x is scaled up first.
#[inline(always)]
fn divisor_slope<T: Scalar>(x: T, y: T, quotient: T) -> T {
    if quotient.is_subnormal() {
        let (up, down) = (Literal(T::HUGE), Literal(1.0 / T::HUGE));
        down * -((up * x) / y / y)
    } else {
        -(quotient / y)
    }
}

/// `d/dx (x % y) = 1` and `d/dy (x % y) = -q`, where `x % y = x - q y`.
#[inline(always)]
pub(crate) fn rem<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x % y;
    (value, T::one(), -integer_quotient(x, y, value))
}

/// `(x % c)' = 1` for a plain float c
#[inline(always)]
pub(crate) fn rem_by<T: Scalar>(value: T) -> (T, T) {
    (value, T::one())
}

/// `(k % x)' = -q`, where `k % x = k - q x`.
#[inline(always)]
pub(crate) fn literal_rem<T: Scalar>(k: f64, x: T) -> (T, T) {
    let value = T::literal_rem(k, x);
    (value, -integer_quotient(T::literal(k), x, value))
}

/// `d/dx (x rem y) = 1` and `d/dy (x rem y) = -q`, where `x rem y = x - q y`.
#[inline(always)]
pub(crate) fn rem_euclid<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let value = x.rem_euclid(y);
    (value, T::one(), -integer_quotient(x, y, value))
}

/// The integer q for which `x = q y + remainder`. The division of what the remainder leaves is exact up
/// to rounding, unlike `(x / y).trunc()`, which may round up to the next integer.
#[inline(always)]
fn integer_quotient<T: Scalar>(x: T, y: T, remainder: T) -> T {
    ((x - remainder) / y).round()
}

/// A step function: slope 0 in both arguments.
#[inline(always)]
pub(crate) fn div_euclid<T: Scalar>(x: T, y: T) -> (T, T, T) {
    (x.div_euclid(y), T::zero(), T::zero())
}

// ---------------------------------------------------------------------------------------------------
// Powers and roots

/// `(1 / x)' = -(1 / x)^2`, not -1 / x^2, whose denominator leaves the range first.
#[inline(always)]
pub(crate) fn recip<T: Scalar>(x: T) -> (T, T) {
    let r = x.recip();
    (r, -r.powi(2))
}

/// `(x^n)' = n x^(n-1)`, and 0 everywhere for n = 0.
#[inline(always)]
pub(crate) fn powi<T: Scalar>(x: T, n: i32) -> (T, T) {
    let value = x.powi(n);
    let slope = match n {
        0 => T::zero(),
        1 => T::one(),
        2 => TWO * x,
        ..0 => power_slope(x, T::literal(f64::from(n)), value),
        3.. => {
            let power = x.powi(n - 1);
            if power.is_normal() || x.is_zero() {
                Literal(f64::from(n)) * power
            } else {
                power_slope_at_the_ends(x, T::literal(f64::from(n)), value)
            }
        }
    };
    (value, slope)
}

/// `(x^p)' = p x^(p-1)` for a constant p, and 0 everywhere for p = 0.
#[inline(always)]
pub(crate) fn powf<T: Scalar>(x: T, p: T) -> (T, T) {
    let value = x.powf(p);
    if p.all_zero() || (p.is_zero() && x.is_zero()) {
        return (value, T::zero());
    }
    (value, power_slope(x, p, value))
}

/// `p x^(p-1)` as p (x^p / x): one power for both.
#[inline(always)]
fn power_slope<T: Scalar>(x: T, p: T, value: T) -> T {
    let power = value / x;
    if value.is_normal() && power.is_normal() && power.all_finite() && p.is_finite() {
        p * power
    } else {
        power_slope_at_the_ends(x, p, value)
    }
}

/// `p x^(p-1)` where x^p or x^p / x has lost digits or all meaning.
#[inline(always)]
fn power_slope_at_the_ends<T: Scalar>(x: T, p: T, value: T) -> T {
    // For a subnormal x, x^p / x may overflow where the slope does not.
    let slope = p * value / x;
    if p.abs() < T::one() && value.is_normal() && slope.all_finite() {
        return slope;
    }
    // x^(p-1) in two factors, of which neither is subnormal where the slope is not. The first exponent is
    // an integer, so that the second one is too where p is, as it must be for x < 0.
    let exponent = p - T::one();
    let half = (HALF * exponent).trunc();
    T::chain(T::chain(p, x.powf(half)), x.powf(exponent - half))
}

/// `d/dx x^y = y x^(y-1)` and `d/dy x^y = x^y ln x`.
///
/// d/dy at x = 0 is the limit 0 for y > 0 and -inf for y <= 0; for x < 0 it is NaN.
#[inline(always)]
pub(crate) fn pow<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let (value, dx) = powf(x, y);
    let ln = x.ln();
    let dy = if value.is_normal() && ln.is_finite() {
        value * ln
    } else if value.is_zero() && (x.is_zero() || x == T::infinity()) {
        T::zero()
    } else {
        // x^y has left the range; its product with ln x may not have
        let root = x.powf(HALF * y);
        T::chain(root, T::chain(root, ln))
    };
    (value, dx, dy)
}

/// `(sqrt x)' = 1 / (2 sqrt x)`, +inf at 0 and at -0 (whose root is -0).
#[inline(always)]
pub(crate) fn sqrt<T: Scalar>(x: T) -> (T, T) {
    let s = x.sqrt();
    (s, HALF / (ZERO + s))
}

/// `(cbrt x)' = 1 / (3 c^2)` with c = cbrt x
#[inline(always)]
pub(crate) fn cbrt<T: Scalar>(x: T) -> (T, T) {
    let c = x.cbrt();
    (c, ONE / (Literal(3.0) * c.powi(2)))
}

/// `d/dx hypot = x / hypot` and `d/dy hypot = y / hypot`, the unit vector along (x, y); both 0 at the
/// origin, a subgradient.
#[inline(always)]
pub(crate) fn hypot<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let h = x.hypot(y);
    let (dx, dy) = T::unit_vector(x, y, h);
    (h, dx, dy)
}

// ---------------------------------------------------------------------------------------------------
// Exponentials and logarithms

/// `(e^x)' = e^x`
#[inline(always)]
pub(crate) fn exp<T: Scalar>(x: T) -> (T, T) {
    let e = x.exp();
    (e, e)
}

/// `(2^x)' = 2^x ln 2`
#[inline(always)]
pub(crate) fn exp2<T: Scalar>(x: T) -> (T, T) {
    let e = x.exp2();
    let slope = if e.is_infinite() {
        // 2^x overflows half a unit before its slope does
        Literal(16.0 * LN_2) * (Literal(-4.0) + x).exp2()
    } else {
        Literal(LN_2) * e
    };
    (e, slope)
}

/// `(e^x - 1)' = e^x`, as 1 + (e^x - 1) unless that cancels.
#[inline(always)]
pub(crate) fn exp_m1<T: Scalar>(x: T) -> (T, T) {
    let value = x.exp_m1();
    let slope = if x < T::literal(-0.5) { x.exp() } else { ONE + value };
    (value, slope)
}

/// `(ln x)' = 1 / x`, +inf at 0 and -0
#[inline(always)]
pub(crate) fn ln<T: Scalar>(x: T) -> (T, T) {
    (x.ln(), ONE / (ZERO + x))
}

/// `(log2 x)' = log2(e) / x`, +inf at 0 and -0
#[inline(always)]
pub(crate) fn log2<T: Scalar>(x: T) -> (T, T) {
    (x.log2(), Literal(LOG2_E) / (ZERO + x))
}

/// `(log10 x)' = log10(e) / x`, +inf at 0 and -0
#[inline(always)]
pub(crate) fn log10<T: Scalar>(x: T) -> (T, T) {
    (x.log10(), Literal(LOG10_E) / (ZERO + x))
}

/// `(ln(1 + x))' = 1 / (1 + x)`
#[inline(always)]
pub(crate) fn ln_1p<T: Scalar>(x: T) -> (T, T) {
    (x.ln_1p(), ONE / (ONE + x))
}

/// For `f = ln x / ln b`: `df/dx = (1 / ln b) / x` and `df/db = -(f / ln b) / b`, which multiply nothing
/// that could overflow.
#[inline(always)]
pub(crate) fn log<T: Scalar>(x: T, base: T) -> (T, T, T) {
    let value = x.log(base);
    let ln_base = base.ln();
    (value, ONE / ln_base / (ZERO + x), -(value / ln_base / base))
}

// ---------------------------------------------------------------------------------------------------
// Trigonometry, in radians

/// `sin' = cos`
#[inline(always)]
pub(crate) fn sin<T: Scalar>(x: T) -> (T, T) {
    x.sin_cos()
}

/// `cos' = -sin`
#[inline(always)]
pub(crate) fn cos<T: Scalar>(x: T) -> (T, T) {
    let (sin, cos) = x.sin_cos();
    (cos, -sin)
}

/// `tan' = 1 + tan^2`
#[inline(always)]
pub(crate) fn tan<T: Scalar>(x: T) -> (T, T) {
    let t = x.tan();
    (t, ONE + t.powi(2))
}

/// `asin' = 1 / sqrt(1 - x^2)`
#[inline(always)]
pub(crate) fn asin<T: Scalar>(x: T) -> (T, T) {
    (x.asin(), ONE / one_minus_square(x).sqrt())
}

/// `acos' = -1 / sqrt(1 - x^2)`
#[inline(always)]
pub(crate) fn acos<T: Scalar>(x: T) -> (T, T) {
    (x.acos(), Literal(-1.0) / one_minus_square(x).sqrt())
}

/// `atan' = 1 / (1 + x^2)`, and `(1 / x)^2` far out, where x^2 would overflow.
#[inline(always)]
pub(crate) fn atan<T: Scalar>(x: T) -> (T, T) {
    let slope = if x.abs() < T::literal(1e15) { ONE / (ONE + x.powi(2)) } else { x.recip().powi(2) };
    (x.atan(), slope)
}

/// `d/dy atan2(y, x) = x / (x^2 + y^2)` and `d/dx atan2(y, x) = -y / (x^2 + y^2)`: the parts of
/// 1 / (x + iy). NaN at the origin.
#[inline(always)]
pub(crate) fn atan2<T: Scalar>(y: T, x: T) -> (T, T, T) {
    let (re, im) = T::complex_recip(x, y);
    (y.atan2(x), re, im)
}

// ---------------------------------------------------------------------------------------------------
// Hyperbolic functions

/// `sinh' = cosh`
#[inline(always)]
pub(crate) fn sinh<T: Scalar>(x: T) -> (T, T) {
    (x.sinh(), x.cosh())
}

/// `cosh' = sinh`
#[inline(always)]
pub(crate) fn cosh<T: Scalar>(x: T) -> (T, T) {
    (x.cosh(), x.sinh())
}

/// `tanh' = 1 - tanh^2`, and further out, where that cancels, `sech^2 = 4e / (1 + e)^2` with e = exp(-2|x|)
#[inline(always)]
pub(crate) fn tanh<T: Scalar>(x: T) -> (T, T) {
    let t = x.tanh();
    let slope = if t.abs() < T::literal(0.5) {
        ONE - t.powi(2)
    } else {
        let e = (Literal(-2.0) * x.abs()).exp();
        Literal(4.0) * e / (ONE + e).powi(2)
    };
    (t, slope)
}

/// `asinh' = 1 / sqrt(1 + x^2)`, the root as a hypotenuse, which does not overflow
#[inline(always)]
pub(crate) fn asinh<T: Scalar>(x: T) -> (T, T) {
    (x.asinh(), ONE / x.hypot(T::one()))
}

/// `acosh' = 1 / sqrt((x - 1)(x + 1))`, and 1 / x far out, where the product would overflow
#[inline(always)]
pub(crate) fn acosh<T: Scalar>(x: T) -> (T, T) {
    let slope = if x < T::literal(1e15) { ONE / ((Literal(-1.0) + x) * (ONE + x)).sqrt() } else { x.recip() };
    (x.acosh(), slope)
}

/// `atanh' = 1 / (1 - x^2)`
#[inline(always)]
pub(crate) fn atanh<T: Scalar>(x: T) -> (T, T) {
    (x.atanh(), ONE / one_minus_square(x))
}

// ---------------------------------------------------------------------------------------------------
// Functions of constant slope

/// A step function, already evaluated: slope 0.
#[inline(always)]
pub(crate) fn step<T: Scalar>(value: T) -> (T, T) {
    (value, T::zero())
}

/// `x.fract() = x - x.trunc()`: slope 1
#[inline(always)]
pub(crate) fn fract<T: Scalar>(x: T) -> (T, T) {
    (x.fract(), T::one())
}

/// One step to the next float is a shift: slope 1
#[inline(always)]
pub(crate) fn next_up<T: Scalar>(x: T) -> (T, T) {
    (x.next_up(), T::one())
}

/// One step to the float before is a shift: slope 1
#[inline(always)]
pub(crate) fn next_down<T: Scalar>(x: T) -> (T, T) {
    (x.next_down(), T::one())
}

/// Slope 180 / pi
#[inline(always)]
pub(crate) fn to_degrees<T: Scalar>(x: T) -> (T, T) {
    (x.to_degrees(), T::one().to_degrees())
}

/// Slope pi / 180
#[inline(always)]
pub(crate) fn to_radians<T: Scalar>(x: T) -> (T, T) {
    (x.to_radians(), T::one().to_radians())
}

/// `(x + y) / 2`: slope 1/2 in both
#[inline(always)]
pub(crate) fn midpoint<T: Scalar>(x: T, y: T) -> (T, T, T) {
    let half = T::literal(0.5);
    (x.midpoint(y), half, half)
}

// ---------------------------------------------------------------------------------------------------
// Selections: the result is one of the arguments, or its negative, with its slope 1 or -1

/// `d/dx max = 1(x > y)`, else y's. A tie takes the second, so that relu'(0) = 0. NaN is missing data.
#[inline(always)]
pub(crate) fn max_is_first<T: Scalar>(x: T, y: T) -> bool {
    x > y || y.is_nan()
}

/// `d/dx min = 1(x <= y)`, else y's. A tie takes the first, so that max + min = x + y in every lane.
#[inline(always)]
pub(crate) fn min_is_first<T: Scalar>(x: T, y: T) -> bool {
    x <= y || y.is_nan()
}

/// Where a number stands to the interval it is clamped to.
pub(crate) enum Clamped {
    /// Inside or at a bound: slope 1.
    Inside,
    Below,
    Above,
    /// There is no interval: min > max, or one of them is NaN.
    Nowhere,
}

/// `x.clamp(min, max)` is x at the bounds too, as in std.
#[inline(always)]
pub(crate) fn clamp<T: Scalar>(x: T, min: T, max: T) -> Clamped {
    if min > max || min.is_nan() || max.is_nan() {
        Clamped::Nowhere
    } else if x < min {
        Clamped::Below
    } else if x > max {
        Clamped::Above
    } else {
        Clamped::Inside
    }
}

/// `|x|' = -1` where the sign bit is set (-0 included), else 1.
#[inline(always)]
pub(crate) fn abs_is_negated<T: Scalar>(x: T) -> bool {
    x.is_sign_negative()
}

/// `copysign(x, s)`: slope 1 where the sign bits agree, else -1, and 0 in s.
#[inline(always)]
pub(crate) fn copysign_is_negated<T: Scalar>(x: T, sign: T) -> bool {
    !same_sign(x, sign)
}
