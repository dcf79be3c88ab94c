//! `num_complex`: complex numbers whose parts are duals.
//!
//! A holomorphic function f along the line z + t d has the derivatives f'(z) d and f''(z) d^2 in t.

use gradual::{Dual, DualVec, gradient, jacobian};
use num_complex::{Complex, ComplexFloat};
use num_traits::{Float, FloatConst, Num};

use crate::on_all_types::{Expected, assert_close, on_all_types};

type Plain = Complex<f64>;
type Nested = Complex<Dual<Dual<f64>>>;

/// A function of `num_complex` with its first two derivatives.
struct Holomorphic {
    name: &'static str,
    plain: fn(Plain) -> Plain,
    nested: fn(Nested) -> Nested,
    first: fn(Plain) -> Plain,
    second: fn(Plain) -> Plain,
}

macro_rules! holomorphic {
    ($($name:literal: $f:expr, $first:expr, $second:expr;)*) => {
        [$(Holomorphic { name: $name, plain: $f, nested: $f, first: $first, second: $second }),*]
    };
}

fn number<T: Float>(x: f64) -> T {
    T::from(x).unwrap()
}

fn complex<T: Float>(re: f64, im: f64) -> Complex<T> {
    Complex::new(number(re), number(im))
}

/// The exponent of the complex powers in the table.
const P: Plain = Complex::new(1.5, -0.5);

#[test]
fn holomorphic_functions_of_duals_have_their_complex_derivatives_along_a_real_parameter() {
    let table = holomorphic! {
        "exp": |z| z.exp(), |z| z.exp(), |z| z.exp();
        "exp2": |z| z.exp2(), |z| z.exp2() * f64::LN_2(), |z| z.exp2() * f64::LN_2().powi(2);
        "3^z": |z| z.expf(number(3.0)), |z| z.expf(3.0) * 3_f64.ln(), |z| z.expf(3.0) * 3_f64.ln().powi(2);
        "ln": |z| z.ln(), |z| z.inv(), |z| -z.powi(-2);
        "log3": |z| z.log(number(3.0)), |z| z.inv() / 3_f64.ln(), |z| -z.powi(-2) / 3_f64.ln();
        "log2": |z| z.log2(), |z| z.inv() / f64::LN_2(), |z| -z.powi(-2) / f64::LN_2();
        "log10": |z| z.log10(), |z| z.inv() / f64::LN_10(), |z| -z.powi(-2) / f64::LN_10();
        "sqrt": |z| z.sqrt(), |z| z.sqrt().inv() / 2.0, |z| -(z * z.sqrt()).inv() / 4.0;
        "cbrt": |z| z.cbrt(), |z| z.cbrt().powi(-2) / 3.0, |z| -z.cbrt().powi(-5) * 2.0 / 9.0;
        "inv": |z| z.inv(), |z| -z.powi(-2), |z| z.powi(-3) * 2.0;
        "finv": |z| z.finv(), |z| -z.powi(-2), |z| z.powi(-3) * 2.0;
        "powi 3": |z| z.powi(3), |z| z.powi(2) * 3.0, |z| z * 6.0;
        "powi -2": |z| z.powi(-2), |z| z.powi(-3) * -2.0, |z| z.powi(-4) * 6.0;
        "powf": |z| z.powf(number(1.7)), |z| z.powf(0.7) * 1.7, |z| z.powf(-0.3) * 1.19;
        "powc": |z| z.powc(complex(P.re, P.im)), |z| P * z.powc(P - 1.0), |z| P * (P - 1.0) * z.powc(P - 2.0);
        "z^z": |z| z.powc(z), |z| z.powc(z) * (z.ln() + 1.0), |z| z.powc(z) * ((z.ln() + 1.0).powi(2) + z.inv());
        "sin": |z| z.sin(), |z| z.cos(), |z| -z.sin();
        "cos": |z| z.cos(), |z| -z.sin(), |z| -z.cos();
        "tan": |z| z.tan(), |z| z.cos().powi(-2), |z| z.cos().powi(-2) * z.tan() * 2.0;
        "sinh": |z| z.sinh(), |z| z.cosh(), |z| z.sinh();
        "cosh": |z| z.cosh(), |z| z.sinh(), |z| z.cosh();
        "tanh": |z| z.tanh(), |z| z.cosh().powi(-2), |z| z.cosh().powi(-2) * z.tanh() * -2.0;
        "asin": |z| z.asin(), |z| (-z * z + 1.0).powf(-0.5), |z| z * (-z * z + 1.0).powf(-1.5);
        "acos": |z| z.acos(), |z| -(-z * z + 1.0).powf(-0.5), |z| -z * (-z * z + 1.0).powf(-1.5);
        "atan": |z| z.atan(), |z| (z * z + 1.0).inv(), |z| z * (z * z + 1.0).powi(-2) * -2.0;
        "asinh": |z| z.asinh(), |z| (z * z + 1.0).powf(-0.5), |z| -z * (z * z + 1.0).powf(-1.5);
        "acosh": |z| z.acosh(), |z| (z - 1.0).powf(-0.5) * (z + 1.0).powf(-0.5),
            |z| -z * (z - 1.0).powf(-1.5) * (z + 1.0).powf(-1.5);
        "atanh": |z| z.atanh(), |z| (-z * z + 1.0).inv(), |z| z * (-z * z + 1.0).powi(-2) * 2.0;
        "product, quotient": |z| z * z / (z + complex(1.0, 2.0)), |z| {
            let q = z + Complex::new(1.0, 2.0);
            (z * 2.0 * q - z * z) / (q * q)
        }, |z| {
            // z^2 / (z + c) = z - c + c^2 / (z + c)
            let c = Complex::new(1.0, 2.0);
            c * c * 2.0 / (z + c).powi(3)
        };
    };
    let direction = Complex::new(0.8, -1.3);
    for z in [Complex::new(0.6, 0.4), Complex::new(-0.7, 0.3), Complex::new(0.5, -0.8)] {
        for Holomorphic { name, plain, nested, first, second } in &table {
            let t = Dual::variable(Dual::variable(0.0));
            let found = nested(Complex::new(t * direction.re + z.re, t * direction.im + z.im));
            let value = plain(z);
            assert_eq!((found.re.value.value, found.im.value.value), (value.re, value.im), "{name} at {z}");
            let slope = first(z) * direction;
            assert_close(&format!("{name}' at {z}, re"), found.re.tangent.value, slope.re);
            assert_close(&format!("{name}' at {z}, im"), found.im.tangent.value, slope.im);
            let slope = second(z) * direction * direction;
            assert_close(&format!("{name}'' at {z}, re"), found.re.tangent.tangent, slope.re);
            assert_close(&format!("{name}'' at {z}, im"), found.im.tangent.tangent, slope.im);
        }
    }
}

#[test]
fn real_and_imaginary_part_as_two_variables_meet_the_equations_of_cauchy_and_riemann() {
    let f = |[re, im]: [DualVec<f64, 2>; 2]| {
        let z = Complex::new(re, im);
        let w = (z.sin() + z.ln()).sqrt();
        [w.re, w.im]
    };
    let (_, [[a, b], [c, d]]) = jacobian(f, [0.4, 1.1]);
    assert_close("df_re/dx = df_im/dy", a, d);
    assert_close("df_re/dy = -df_im/dx", b, -c);
    assert!(a.abs() > 0.1 && b.abs() > 0.1, "a Jacobian of zeros would meet them too");
}

/// The point with these polar coordinates, there and back, as radius times angle.
fn polar<T: Float>([r, angle]: [T; 2]) -> T {
    let (r, angle) = Complex::from_polar(r, angle).to_polar();
    r * angle
}

#[test]
fn polar_coordinates_and_back_keep_the_derivatives() {
    let expected = Expected { value: 2.0 * 0.75, gradient: [0.75, 2.0], hessian: [[0.0, 1.0], [1.0, 0.0]] };
    on_all_types!(polar).check([2.0, 0.75], &expected);
}

/// One line of the power spectrum of a signal.
fn power<T: Float + FloatConst>([x, y]: [T; 2]) -> T {
    let signal = [x, y, T::one(), number(-2.0)];
    let turn = |n: usize| Complex::cis(-T::TAU() * T::from(n).unwrap() / T::from(signal.len()).unwrap());
    signal.iter().enumerate().map(|(n, &sample)| turn(n) * sample).sum::<Complex<T>>().norm_sqr()
}

#[test]
fn a_fourier_transform_carries_the_derivative_in_each_sample() {
    // (x - 1)^2 + (y + 2)^2
    let (x, y): (f64, f64) = (1.75, 0.5);
    let expected = Expected {
        value: (x - 1.0).powi(2) + (y + 2.0).powi(2),
        gradient: [2.0 * (x - 1.0), 2.0 * (y + 2.0)],
        hessian: [[2.0, 0.0], [0.0, 2.0]],
    };
    on_all_types!(power).check([x, y], &expected);
}

/// z^2 + z / 2, over the trait for real and complex numbers alike.
fn parabola<Z: ComplexFloat>(z: Z) -> Z {
    z.powi(2) + z / (Z::one() + Z::one())
}

/// |z^2 + z / 2|^2 of a complex number plus the same of a real one.
fn parabolas<T: Float + FloatConst>([x, y]: [T; 2]) -> T {
    parabola(Complex::new(x, y)).norm_sqr() + parabola(x).powi(2)
}

#[test]
fn duals_and_complex_numbers_of_duals_are_complex_floats() {
    // |z|^2 |z + 1/2|^2 + x^2 (x + 1/2)^2
    let (x, y) = (1.5_f64, -0.5_f64);
    let (h, q) = (x * x + y * y, (x + 0.5).powi(2) + y * y);
    let (p, p1, p2) = (x * x + x / 2.0, 2.0 * x + 0.5, 2.0);
    let (qx, mixed) = (2.0 * x + 1.0, 2.0 * y * (2.0 * x + 1.0) + 2.0 * x * 2.0 * y);
    let expected = Expected {
        value: h * q + p * p,
        gradient: [2.0 * x * q + h * qx + 2.0 * p * p1, 2.0 * y * (q + h)],
        hessian: [
            [2.0 * q + 4.0 * x * qx + 2.0 * h + 2.0 * p1 * p1 + 2.0 * p * p2, mixed],
            [mixed, 2.0 * (q + h) + 8.0 * y * y],
        ],
    };
    on_all_types!(parabolas).check([x, y], &expected);
}

/// A polynomial with real coefficients at a complex point.
fn horner<T: Num + Copy>(coefficients: &[T], z: Complex<T>) -> Complex<T> {
    coefficients.iter().rev().fold(Complex::new(T::zero(), T::zero()), |sum, &c| sum * z + c)
}

#[test]
fn newtons_method_in_the_complex_plane_has_the_derivatives_of_a_root_in_the_coefficients() {
    // z^2 + b z + c = 0 has dz/db = -z / (2 z + b) and dz/dc = -1 / (2 z + b).
    let root = |[b, c]: [_; 2]| {
        let one = num_traits::one();
        let mut z = Complex::new(one, one);
        for _ in 0..20 {
            z = z - horner(&[c, b, one], z) / horner(&[b, one + one], z);
        }
        z
    };
    let z = Complex::new(-1.0, 2.0); // of z^2 + 2 z + 5
    let (db, dc) = (-z / (z * 2.0 + 2.0), -(z * 2.0 + 2.0).inv());
    let (re, [re_db, re_dc]) = gradient(|x| root(x).re, [2.0, 5.0]);
    let (im, [im_db, im_dc]) = gradient(|x| root(x).im, [2.0, 5.0]);
    for (what, found, expected) in
        [("z", (re, im), z), ("dz/db", (re_db, im_db), db), ("dz/dc", (re_dc, im_dc), dc)]
    {
        assert_close(what, found.0, expected.re);
        assert_close(what, found.1, expected.im);
    }
}

#[test]
fn on_the_real_axis_a_power_of_one_half_has_the_derivative_of_the_square_root() {
    // `Complex::sqrt` has a branch for numbers on the axes that copies the imaginary part: its value is
    // right, its derivative across the axis is not.
    let root = |[re, im]: [_; 2]| {
        let w = Complex::new(re, im).powf(Float::recip(Dual::constant(2.0)));
        [w.re, w.im]
    };
    for x in [[4.0_f64, 0.0], [2.25, 0.0]] {
        let slope = 0.5 / x[0].sqrt();
        let (value, along) = gradual::jvp(root, x, [1.0, 0.0]);
        let (_, across) = gradual::jvp(root, x, [0.0, 1.0]);
        assert_eq!(value, [x[0].sqrt(), 0.0]);
        for (found, expected) in along.into_iter().chain(across).zip([slope, 0.0, 0.0, slope]) {
            assert_close("slope", found, expected);
        }
    }
}
