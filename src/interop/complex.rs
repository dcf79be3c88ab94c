//! The functions of complex numbers whose parts are duals (feature `num-complex`).
//!
//! `num_complex` computes some functions by a branch on a part that is exactly 0. So they have a wrong derivative on the
//! axes: `z.sqrt()` of a positive number copies the imaginary part. The functions here have the values of those of
//! `num_complex` (except [`inv`], which does not overflow) and the derivatives of a holomorphic function: one complex slope,
//! which acts on every partial. They work on [`Complex`] of every number of this crate, to every order, and on plain floats.
//!
//! ```
//! use gradual::{Dual, complex};
//! use num_complex::Complex;
//!
//! // The root of 4 + it, at t = 0, is 2 + it / 4.
//! let z = Complex::new(Dual::constant(4.0), Dual::variable(0.0));
//! assert_eq!(complex::sqrt(z).im.parts(), (0.0, 0.25));
//! assert_eq!(z.sqrt().im.parts(), (0.0, 1.0)); // num_complex copies it
//! ```
//!
//! A real function of z has four derivatives, so it has no place here: `norm`, `arg`, `to_polar`, `from_polar`, `norm_sqr`
//! and `l1_norm` of `num_complex` are right, at 0 as [`hypot`](crate::Dual::hypot) and [`atan2`](crate::Dual::atan2). So are
//! the operators, `powu`, `finv`, `fdiv` and `cis`.
//!
//! # Branch cuts
//!
//! On a branch cut the value is on one side of the cut, by the signs of the zeros in z, and the slope is the one of that
//! side. At a branch point, such as 0 for the root and 1 for `asin`, no complex slope exists. It is NaN there.

use num_complex::Complex;
use num_traits::{Float, FloatConst, One, Zero};

use crate::scalar::{Holomorphic, Scalar};

/// A function by its rule.
#[inline(always)]
fn apply<T: Scalar>(rule: impl Holomorphic, z: Complex<T>) -> Complex<T> {
    complex(T::holomorphic(rule, [z.re, z.im]))
}

#[inline(always)]
fn complex<T>([re, im]: [T; 2]) -> Complex<T> {
    Complex::new(re, im)
}

/// Functions of one complex number. A line has the function of `num_complex`, the slope from z and the value w, and the
/// slope at z for the example.
macro_rules! holomorphic {
    ($(
        $(#[doc = $doc:literal])*
        $name:ident $Rule:ident: |$z:pat_param, $w:pat_param| $slope:expr,
            $example:literal;
    )*) => {$(
        #[derive(Clone, Copy)]
        struct $Rule;

        impl Holomorphic for $Rule {
            #[inline(always)]
            fn plain<F: Float + FloatConst>(self, z: [F; 2]) -> [F; 2] {
                let w = complex(z).$name();
                [w.re, w.im]
            }

            #[inline(always)]
            fn slope<T: Scalar>(self, z: [T; 2], value: [T; 2]) -> [T; 2] {
                let ($z, $w): (Complex<T>, Complex<T>) = (complex(z), complex(value));
                let slope = $slope;
                [slope.re, slope.im]
            }
        }

        $(#[doc = $doc])*
        ///
        /// ```
        /// use gradual::{Dual, complex};
        /// use num_complex::Complex;
        ///
        /// let z = Complex::new(0.6_f64, 0.4);
        #[doc = concat!("let w = complex::", stringify!($name), "(Complex::new(Dual::variable(z.re), Dual::constant(z.im))", ");")]
        #[doc = concat!("assert_eq!(Complex::new(w.re.value, w.im.value), z.", stringify!($name), "());")]
        #[doc = concat!("let slope: Complex<f64> = ", $example, ";")]
        /// assert!((Complex::new(w.re.tangent, w.im.tangent) - slope).norm() < 1e-15);
        /// ```
        #[must_use]
        #[inline(always)]
        pub fn $name<T: Scalar>(z: Complex<T>) -> Complex<T> {
            apply($Rule, z)
        }
    )*};
}

holomorphic! {
    /// The exponential function: `(e^z)' = e^z`.
    exp Exp: |_, w| w, "z.exp()";

    /// A power of two: `(2^z)' = 2^z ln 2`.
    exp2 Exp2: |_, w| w.scale(T::LN_2()), "z.exp2() * 2.0_f64.ln()";

    /// The natural logarithm: `(ln z)' = 1 / z`. At 0 the slope is NaN.
    ln Ln: |z, _| inv(z), "z.inv()";

    /// The logarithm to base 2: `(log2 z)' = 1 / (z ln 2)`. At 0 the slope is NaN.
    log2 Log2: |z, _| inv(z).scale(T::LOG2_E()), "z.inv() / 2.0_f64.ln()";

    /// The logarithm to base 10: `(log10 z)' = 1 / (z ln 10)`. At 0 the slope is NaN.
    log10 Log10: |z, _| inv(z).scale(T::LOG10_E()), "z.inv() / 10.0_f64.ln()";

    /// The square root: `(sqrt z)' = 1 / (2 sqrt z)`. At 0 the slope is NaN.
    sqrt Sqrt: |_, w| inv(w + w), "0.5 / z.sqrt()";

    /// The cube root: `(cbrt z)' = 1 / (3 (cbrt z)^2)`. At 0 the slope is NaN.
    cbrt Cbrt: |_, w| { let root = inv(w); (root * root).unscale(T::literal(3.0)) }, "1.0 / (3.0 * z.cbrt().powi(2))";

    /// The sine: `(sin z)' = cos z`.
    sin Sin: |z, _| z.cos(), "z.cos()";

    /// The cosine: `(cos z)' = -sin z`.
    cos Cos: |z, _| -z.sin(), "-z.sin()";

    /// The tangent: `(tan z)' = 1 / cos^2 z`.
    tan Tan: |z, _| { let secant = inv(z.cos()); secant * secant }, "z.cos().powi(-2)";

    /// The arc sine: `(asin z)' = 1 / sqrt(1 - z^2)`. At -1 and 1 the slope is NaN.
    asin Asin: |z, w| inv(root(one_minus(z), one_plus(z), plain(w).cos())), "(1.0 - z * z).powf(-0.5)";

    /// The arc cosine: `(acos z)' = -1 / sqrt(1 - z^2)`. At -1 and 1 the slope is NaN.
    acos Acos: |z, w| -inv(root(one_minus(z), one_plus(z), plain(w).sin())), "-(1.0 - z * z).powf(-0.5)";

    /// The arc tangent: `(atan z)' = 1 / (1 + z^2)`. At i and -i the slope is NaN.
    atan Atan: |z, _| inv(one_plus(times_i(z)) * one_minus(times_i(z))), "1.0 / (1.0 + z * z)";

    /// The hyperbolic sine: `(sinh z)' = cosh z`.
    sinh Sinh: |z, _| z.cosh(), "z.cosh()";

    /// The hyperbolic cosine: `(cosh z)' = sinh z`.
    cosh Cosh: |z, _| z.sinh(), "z.sinh()";

    /// The hyperbolic tangent: `(tanh z)' = 1 / cosh^2 z`.
    tanh Tanh: |z, _| { let secant = inv(z.cosh()); secant * secant }, "z.cosh().powi(-2)";

    /// The inverse of the hyperbolic sine: `(asinh z)' = 1 / sqrt(1 + z^2)`. At i and -i the slope is NaN.
    asinh Asinh: |z, w| inv(root(one_plus(times_i(z)), one_minus(times_i(z)), plain(w).cosh())), "(1.0 + z * z).powf(-0.5)";

    /// The inverse of the hyperbolic cosine: `(acosh z)' = 1 / (sqrt(z - 1) sqrt(z + 1))`. At -1 and 1 the slope is NaN.
    acosh Acosh: |z, w| inv(root(-one_minus(z), one_plus(z), plain(w).sinh())), "(z - 1.0).powf(-0.5) * (z + 1.0).powf(-0.5)";

    /// The inverse of the hyperbolic tangent: `(atanh z)' = 1 / (1 - z^2)`. At -1 and 1 the slope is NaN.
    atanh Atanh: |z, _| inv(one_plus(z) * one_minus(z)), "1.0 / (1.0 - z * z)";
}

/// The reciprocal: `(1 / z)' = -1 / z^2`. It does not overflow where the result does not. At 0 it is NaN.
///
/// ```
/// use gradual::complex;
/// use num_complex::Complex;
///
/// assert_eq!(complex::inv(Complex::new(3e200, 4e200)), Complex::new(0.12e-200, -0.16e-200));
/// ```
#[must_use]
#[inline(always)]
pub fn inv<T: Scalar>(z: Complex<T>) -> Complex<T> {
    complex(T::complex_recip(z.re, z.im))
}

/// A power with a real exponent: `d/dz z^p = p z^(p-1)` and `d/dp z^p = z^p ln z`.
///
/// ```
/// use gradual::{Dual, complex};
/// use num_complex::Complex;
///
/// // The derivative of i^p in the exponent, at p = 0, is ln i = i pi / 2.
/// let i = Complex::new(Dual::constant(0.0_f64), Dual::constant(1.0));
/// let w = complex::powf(i, Dual::variable(0.0));
/// assert_eq!((w.re.parts(), w.im.value), ((1.0, 0.0), 0.0));
/// assert!((w.im.tangent - std::f64::consts::FRAC_PI_2).abs() < 1e-15);
/// ```
///
/// At z = 0 the slope in z is 0 for p = 0 and p > 1, 1 for p = 1, and NaN otherwise.
#[must_use]
#[inline(always)]
pub fn powf<T: Scalar>(z: Complex<T>, p: T) -> Complex<T> {
    let power = apply(Powf(to_f64(p)), z);
    with_exponent(z, power, Complex::new(p - p.without_partials(), T::zero()))
}

/// A power with a complex exponent: `d/dz z^p = p z^(p-1)` and `d/dp z^p = z^p ln z`.
///
/// ```
/// use gradual::{Dual, complex};
/// use num_complex::Complex;
///
/// let (z, i) = (Complex::new(Dual::variable(2.0), Dual::constant(0.0)), Complex::new(0.0, 1.0));
/// let w = complex::powc(z, Complex::new(Dual::constant(i.re), Dual::constant(i.im)));
/// let slope = i * Complex::new(2.0, 0.0).powc(i - 1.0);
/// assert!((Complex::new(w.re.tangent, w.im.tangent) - slope).norm() < 1e-15);
/// ```
///
/// At z = 0 the value is NaN, as in `num_complex`, unless p is 0. There the slopes are NaN.
#[must_use]
#[inline(always)]
pub fn powc<T: Scalar>(z: Complex<T>, p: Complex<T>) -> Complex<T> {
    let power = apply(Powc(to_f64(p.re), to_f64(p.im)), z);
    with_exponent(z, power, Complex::new(p.re - p.re.without_partials(), p.im - p.im.without_partials()))
}

/// An integer power: `(z^n)' = n z^(n-1)`.
///
/// ```
/// use gradual::{Dual, complex};
/// use num_complex::Complex;
///
/// // (2i + t)^3 = -8i - 12 t + ...
/// let z = Complex::new(Dual::variable(0.0), Dual::constant(2.0));
/// let w = complex::powi(z, 3);
/// assert_eq!((w.re.parts(), w.im.parts()), ((0.0, -12.0), (-8.0, 0.0)));
/// ```
#[must_use]
#[inline(always)]
pub fn powi<T: Scalar>(z: Complex<T>, n: i32) -> Complex<T> {
    z.powi(n)
}

/// A power of a real base: `d/dz b^z = b^z ln b` and `d/db b^z = z b^(z-1)`.
///
/// ```
/// use gradual::{Dual, complex};
/// use num_complex::Complex;
///
/// let z = Complex::new(Dual::constant(2.0), Dual::constant(0.0));
/// assert_eq!(complex::expf(z, Dual::variable(3.0)).re.parts(), (9.0, 6.0));
/// ```
#[must_use]
#[inline(always)]
pub fn expf<T: Scalar>(z: Complex<T>, base: T) -> Complex<T> {
    z.expf(base)
}

/// The logarithm to a real base: `d/dz = 1 / (z ln b)` and `d/db = -ln z / (b ln^2 b)`.
///
/// ```
/// use gradual::{Dual, complex};
/// use num_complex::Complex;
///
/// let z = Complex::new(Dual::variable(9.0_f64), Dual::constant(0.0));
/// let w = complex::log(z, Dual::constant(3.0));
/// assert!((w.re.value - 2.0).abs() < 1e-15 && (w.re.tangent - 1.0 / (9.0 * 3.0_f64.ln())).abs() < 1e-15);
/// ```
#[must_use]
#[inline(always)]
pub fn log<T: Scalar>(z: Complex<T>, base: T) -> Complex<T> {
    z.log(base)
}

/// A power with a real exponent that is constant.
#[derive(Clone, Copy)]
struct Powf(f64);

impl Holomorphic for Powf {
    #[inline(always)]
    fn plain<F: Float + FloatConst>(self, z: [F; 2]) -> [F; 2] {
        let w = complex(z).powf(from_f64(self.0));
        [w.re, w.im]
    }

    #[inline(always)]
    fn slope<T: Scalar>(self, z: [T; 2], value: [T; 2]) -> [T; 2] {
        let (Self(p), z) = (self, complex(z));
        let slope = if z.is_zero() { self.slope_at_0(z) } else { complex(value) * inv(z) };
        let slope = slope.scale(T::literal(p));
        [slope.re, slope.im]
    }
}

impl Powf {
    /// `z^(p-1)` at 0. It is a polynomial if p is an integer; otherwise its derivatives of order p - 1 and more are unknown.
    fn slope_at_0<T: Scalar>(self, z: Complex<T>) -> Complex<T> {
        let less = self.0 - 1.0;
        if Float::fract(less) == 0.0 && (0.0..64.0).contains(&less) {
            z.powi(less as i32)
        } else if less > T::ORDER as f64 || self.0 == 0.0 {
            Complex::zero()
        } else {
            Complex::new(T::nan(), T::nan())
        }
    }
}

/// A power with a complex exponent that is constant.
#[derive(Clone, Copy)]
struct Powc(f64, f64);

impl Holomorphic for Powc {
    #[inline(always)]
    fn plain<F: Float + FloatConst>(self, z: [F; 2]) -> [F; 2] {
        let w = complex(z).powc(Complex::new(from_f64(self.0), from_f64(self.1)));
        [w.re, w.im]
    }

    #[inline(always)]
    fn slope<T: Scalar>(self, z: [T; 2], value: [T; 2]) -> [T; 2] {
        let Self(re, im) = self;
        let slope = Complex::new(T::literal(re), T::literal(im)) * (complex(value) * inv(complex(z)));
        [slope.re, slope.im]
    }
}

/// `z^p = z^(p_0) e^((p - p_0) ln z)`, where the power has the constant exponent `p_0`, and the change `p - p_0` has the
/// value 0.
fn with_exponent<T: Scalar>(z: Complex<T>, power: Complex<T>, change: Complex<T>) -> Complex<T> {
    if change.re.all_zero() && change.im.all_zero() {
        return power;
    }
    power + guarded_product(power, exp(guarded_product(change, ln(z))) - Complex::one())
}

/// `a b`, where 0 times an infinity is 0.
fn guarded_product<T: Scalar>(a: Complex<T>, b: Complex<T>) -> Complex<T> {
    Complex::new(
        T::guarded_mul(a.re, b.re) - T::guarded_mul(a.im, b.im),
        T::guarded_mul(a.re, b.im) + T::guarded_mul(a.im, b.re),
    )
}

/// `sqrt(a b)`, on the side of its branch cut on which `near` is. A number that has lost digits is good enough for that.
fn root<T: Scalar>(a: Complex<T>, b: Complex<T>, near: Complex<T>) -> Complex<T> {
    let root = sqrt(a) * sqrt(b);
    if root.re * near.re + root.im * near.im < T::zero() { -root } else { root }
}

fn one_plus<T: Scalar>(z: Complex<T>) -> Complex<T> {
    Complex::new(T::literal_add(1.0, z.re), z.im)
}

fn one_minus<T: Scalar>(z: Complex<T>) -> Complex<T> {
    Complex::new(T::literal_sub(1.0, z.re), -z.im)
}

fn times_i<T: Scalar>(z: Complex<T>) -> Complex<T> {
    Complex::new(-z.im, z.re)
}

fn plain<T: Scalar>(z: Complex<T>) -> Complex<T> {
    Complex::new(z.re.without_partials(), z.im.without_partials())
}

/// The value as a plain float.
fn to_f64<T: Scalar>(x: T) -> f64 {
    x.to_f64().unwrap_or(f64::NAN) // never `None`: every value is a float
}

fn from_f64<F: Float>(x: f64) -> F {
    F::from(x).unwrap_or_else(F::nan) // never `None`: every float can be rounded to another
}
