//! The functions of complex numbers, on every number type: on the axes, off them and at the branch cuts. The references are
//! from mpmath (`tests/data/gen_complex.py`).
#![cfg(all(feature = "num-complex", feature = "std"))]

use gradual::slice::Chunk;
use gradual::{Dual, Dual2Vec, DualVec, HyperDual, Scalar, Taylor, complex};
use num_complex::Complex;

type Plain = Complex<f64>;

/// The functions of the table.
fn apply<T: Scalar>(name: &str, z: Complex<T>) -> Complex<T> {
    let number = |x: f64| T::from(x).expect("a float");
    match name {
        "exp" => complex::exp(z),
        "exp2" => complex::exp2(z),
        "ln" => complex::ln(z),
        "log2" => complex::log2(z),
        "log10" => complex::log10(z),
        "log 3" => complex::log(z, number(3.0)),
        "expf 3" => complex::expf(z, number(3.0)),
        "sqrt" => complex::sqrt(z),
        "cbrt" => complex::cbrt(z),
        "inv" => complex::inv(z),
        "powi 3" => complex::powi(z, 3),
        "powi -2" => complex::powi(z, -2),
        "powf 1.7" => complex::powf(z, number(1.7)),
        "powf 0.5" => complex::powf(z, number(0.5)),
        "powc 1.5-0.5i" => complex::powc(z, Complex::new(number(1.5), number(-0.5))),
        "sin" => complex::sin(z),
        "cos" => complex::cos(z),
        "tan" => complex::tan(z),
        "asin" => complex::asin(z),
        "acos" => complex::acos(z),
        "atan" => complex::atan(z),
        "sinh" => complex::sinh(z),
        "cosh" => complex::cosh(z),
        "tanh" => complex::tanh(z),
        "asinh" => complex::asinh(z),
        "acosh" => complex::acosh(z),
        "atanh" => complex::atanh(z),
        _ => panic!("there is no function {name}"),
    }
}

/// The same functions of `num_complex`.
fn plain(name: &str, z: Plain) -> Option<Plain> {
    Some(match name {
        "exp" => z.exp(),
        "exp2" => z.exp2(),
        "ln" => z.ln(),
        "log2" => z.log2(),
        "log10" => z.log10(),
        "log 3" => z.log(3.0),
        "expf 3" => z.expf(3.0),
        "sqrt" => z.sqrt(),
        "cbrt" => z.cbrt(),
        "powi 3" => z.powi(3),
        "powi -2" => z.powi(-2),
        "powf 1.7" => z.powf(1.7),
        "powf 0.5" => z.powf(0.5),
        "powc 1.5-0.5i" => z.powc(Complex::new(1.5, -0.5)),
        "sin" => z.sin(),
        "cos" => z.cos(),
        "tan" => z.tan(),
        "asin" => z.asin(),
        "acos" => z.acos(),
        "atan" => z.atan(),
        "sinh" => z.sinh(),
        "cosh" => z.cosh(),
        "tanh" => z.tanh(),
        "asinh" => z.asinh(),
        "acosh" => z.acosh(),
        "atanh" => z.atanh(),
        _ => return None,
    })
}

struct Row {
    name: String,
    z: Plain,
    value: Plain,
    first: Plain,
    second: Plain,
}

fn rows() -> Vec<Row> {
    let lines = include_str!("data/complex.csv").lines().filter(|line| !line.starts_with('#'));
    let row = |line: &str| {
        let mut cells = line.split(',');
        let name = cells.next().expect("a name").to_string();
        let mut number =
            || f64::from_bits(u64::from_str_radix(cells.next().expect("a cell"), 16).expect("digits"));
        let [z, value, first, second] = [(); 4].map(|()| Complex::new(number(), number()));
        Row { name, z, value, first, second }
    };
    lines.map(row).collect()
}

/// How far w is from what is wanted, relative to that.
fn error(found: Plain, wanted: Plain) -> f64 {
    if wanted == Complex::new(0.0, 0.0) { found.norm() } else { (found - wanted).norm() / wanted.norm() }
}

/// z + t d with `d = 0.8 - 1.3i`: the derivatives in t are f'(z) d and f''(z) d².
const DIRECTION: Plain = Complex::new(0.8, -1.3);

fn along<T: Scalar>(z: Plain, t: T) -> Complex<T> {
    let part = |x: f64, d: f64| t * T::from(d).expect("a float") + T::from(x).expect("a float");
    Complex::new(part(z.re, DIRECTION.re), part(z.im, DIRECTION.im))
}

/// The first and the second derivative in t on each type that has them.
fn derivatives(name: &str, z: Plain) -> Vec<(&'static str, Plain, Option<Plain>)> {
    let dual = apply(name, along(z, Dual::<f64>::variable(0.0)));
    let vec = apply(name, along(z, DualVec::<f64, 3>::variable(0.0, 1)));
    let chunk = apply(name, along(z, Chunk::<f64>::variable(0.0, 2)));
    let nested = apply(name, along(z, Dual::variable(Dual::<f64>::variable(0.0))));
    let second = apply(name, along(z, Dual2Vec::<f64, 1>::variable(0.0, 0)));
    let [t] = HyperDual::<f64, 1>::variables([0.0], [[1.0]]);
    let hyper = apply(name, along(z, t));
    let series = apply(name, along(z, Taylor::<f64, 3>::variable(0.0)));
    let pair = |part: &dyn Fn(usize) -> f64| Complex::new(part(0), part(1));
    vec![
        ("Dual", Complex::new(dual.re.tangent, dual.im.tangent), None),
        ("DualVec", Complex::new(vec.re.partials[1], vec.im.partials[1]), None),
        ("Chunk", Complex::new(chunk.re.partials()[2], chunk.im.partials()[2]), None),
        (
            "Dual<Dual>",
            pair(&|i| [nested.re, nested.im][i].tangent.value),
            Some(pair(&|i| [nested.re, nested.im][i].tangent.tangent)),
        ),
        (
            "Dual2Vec",
            pair(&|i| [second.re, second.im][i].gradient[0]),
            Some(pair(&|i| [second.re, second.im][i].hessian[0][0])),
        ),
        (
            "HyperDual",
            pair(&|i| [hyper.re, hyper.im][i].partials[0]),
            Some(pair(&|i| [hyper.re, hyper.im][i].mixed[0][0])),
        ),
        (
            "Taylor",
            pair(&|i| [series.re, series.im][i].derivative(1)),
            Some(pair(&|i| [series.re, series.im][i].derivative(2))),
        ),
    ]
}

#[test]
fn derivatives_agree_with_mpmath_on_the_axes_and_off_them_on_every_type() {
    let rows = rows();
    assert_eq!(rows.len(), 424);
    for Row { name, z, value, first, second } in rows {
        assert!(error(apply(&name, z), value) < 1e-9, "{name} at {z} has another branch than mpmath");
        for (on, slope, curvature) in derivatives(&name, z) {
            let off = error(slope, first * DIRECTION);
            assert!(off < 1e-14, "{name}' at {z} on {on}: off by {off:e}");
            if let Some(curvature) = curvature {
                let off = error(curvature, second * DIRECTION * DIRECTION);
                assert!(off < 3e-14, "{name}'' at {z} on {on}: off by {off:e}");
            }
        }
    }
}

#[test]
fn values_are_those_of_num_complex_on_every_type() {
    for Row { name, z, .. } in rows() {
        let Some(wanted) = plain(&name, z) else { continue };
        let bits = |re: f64, im: f64| [re.to_bits(), im.to_bits()];
        let wanted = bits(wanted.re, wanted.im);
        let on_plain = apply(&name, z);
        let dual = apply(&name, along(z, Dual::<f64>::variable(0.0)));
        let nested = apply(&name, along(z, Dual::variable(Dual::<f64>::variable(0.0))));
        let second = apply(&name, along(z, Dual2Vec::<f64, 1>::variable(0.0, 0)));
        let series = apply(&name, along(z, Taylor::<f64, 3>::variable(0.0)));
        assert_eq!(bits(on_plain.re, on_plain.im), wanted, "{name} at {z}");
        assert_eq!(bits(dual.re.value, dual.im.value), wanted, "{name} at {z} on Dual");
        assert_eq!(bits(nested.re.value.value, nested.im.value.value), wanted, "{name} at {z} on Dual<Dual>");
        assert_eq!(bits(second.re.value, second.im.value), wanted, "{name} at {z} on Dual2Vec");
        assert_eq!(bits(series.re.value, series.im.value), wanted, "{name} at {z} on Taylor");
    }
}

/// At a branch cut the slope is that of the side on which the value is: the inverse function leads back to z.
#[test]
fn at_a_branch_cut_the_slope_belongs_to_the_side_of_the_value() {
    type Function = fn(Plain) -> Plain;
    let inverses: [(&str, Function, &[Plain]); 8] = [
        ("sqrt", |w| w * 2.0, &[Complex::new(-4.0, 0.0), Complex::new(-0.3, 0.0)]),
        ("cbrt", |w| w * w * 3.0, &[Complex::new(-8.0, 0.0)]),
        ("ln", |w| w.exp(), &[Complex::new(-2.0, 0.0)]),
        ("asin", |w| w.cos(), &[Complex::new(3.0, 0.0), Complex::new(-1.5, 0.0)]),
        ("acos", |w| -w.sin(), &[Complex::new(3.0, 0.0), Complex::new(-1.5, 0.0)]),
        ("asinh", |w| w.cosh(), &[Complex::new(0.0, 2.0), Complex::new(0.0, -1.5)]),
        ("acosh", |w| w.sinh(), &[Complex::new(0.5, 0.0), Complex::new(-2.0, 0.0)]),
        ("atanh", |w| w.cosh().powi(-2), &[Complex::new(2.0, 0.0), Complex::new(-3.0, 0.0)]),
    ];
    for (name, slope_of_inverse, points) in inverses {
        for z in points {
            // both zeros on the cut
            let sides = [*z, if z.re == 0.0 { -z.conj() } else { z.conj() }];
            for z in sides {
                let wanted = slope_of_inverse(apply(name, z)).inv() * DIRECTION;
                for (on, slope, _) in derivatives(name, z) {
                    let off = error(slope, wanted);
                    assert!(off < 1e-13, "{name}' at {z} on {on}: {slope} should be {wanted}");
                }
            }
        }
    }
}

#[test]
fn a_complex_slope_turns_into_the_four_real_ones() {
    // sqrt at 4, where num_complex has the slope 1 in place of 1/4 across the axis
    let [x, y] = DualVec::variables([4.0, 0.0]);
    let w = complex::sqrt(Complex::new(x, y));
    assert_eq!((w.re.parts(), w.im.parts()), ((2.0, [0.25, 0.0]), (0.0, [0.0, 0.25])));
    // and its second derivatives: the real part of -1/32 (dx + i dy)²
    let [x, y] = Dual2Vec::variables([4.0, 0.0]);
    let w = complex::sqrt(Complex::new(x, y));
    assert_eq!(w.re.hessian, [[-1.0 / 32.0, 0.0], [0.0, 1.0 / 32.0]]);
    assert_eq!(w.im.hessian, [[0.0, -1.0 / 32.0], [-1.0 / 32.0, 0.0]]);
}

#[test]
fn exponents_have_derivatives_where_they_are_zero() {
    let z = Complex::new(0.3, -0.8);
    let (base, ln) = (Complex::new(Dual::constant(z.re), Dual::constant(z.im)), z.ln());
    for p in [0.0, 1.0, -1.7] {
        let w = complex::powf(base, Dual::variable(p));
        assert_eq!(Complex::new(w.re.value, w.im.value), z.powf(p));
        assert!(error(Complex::new(w.re.tangent, w.im.tangent), z.powf(p) * ln) < 1e-15);
        let (re, im) = (Dual::new(p, DIRECTION.re), Dual::new(0.0, DIRECTION.im));
        let w = complex::powc(base, Complex::new(re, im));
        let power = z.powc(Complex::new(p, 0.0));
        assert_eq!(Complex::new(w.re.value, w.im.value), power);
        assert!(error(Complex::new(w.re.tangent, w.im.tangent), power * ln * DIRECTION) < 1e-15);
    }
    // z^z has the slope z^z (ln z + 1), and the second one z^z ((ln z + 1)² + 1 / z).
    let t = Dual::variable(Dual::variable(0.0));
    let w = complex::powc(along(z, t), along(z, t));
    let power = z.powc(z);
    let second = power * ((ln + 1.0) * (ln + 1.0) + z.inv()) * DIRECTION * DIRECTION;
    assert!(error(Complex::new(w.re.tangent.tangent, w.im.tangent.tangent), second) < 1e-14);
}

#[test]
fn powers_at_zero_have_the_slopes_of_polynomials_and_no_invented_ones() {
    let z = along(Complex::new(0.0, 0.0), Dual::variable(Dual::variable(0.0)));
    let parts = |p: f64| {
        let w = complex::powf(z, Dual::constant(Dual::constant(p)));
        (
            Complex::new(w.re.tangent.value, w.im.tangent.value),
            Complex::new(w.re.tangent.tangent, w.im.tangent.tangent),
        )
    };
    let zero = Complex::new(0.0, 0.0);
    assert_eq!(parts(0.0), (zero, zero));
    assert_eq!(parts(1.0), (DIRECTION, zero));
    assert_eq!(parts(2.0), (zero, DIRECTION * DIRECTION * 2.0));
    assert_eq!(parts(3.0), (zero, zero));
    assert_eq!(parts(4.5), (zero, zero));
    assert!(parts(1.5).1.is_nan() && parts(0.5).0.is_nan());
}

#[test]
fn directions_that_are_zero_stay_zero_at_a_branch_point() {
    for (name, z) in
        [("sqrt", 0.0), ("ln", 0.0), ("asin", 1.0), ("acosh", 1.0), ("atanh", -1.0), ("powf 0.5", 0.0)]
    {
        let z = Complex::new(DualVec::new(z, [1.0, 0.0]), DualVec::new(0.0_f64, [0.0, 0.0]));
        let w = apply(name, z);
        assert!(!w.re.partials[0].is_finite(), "{name}: {w}");
        assert_eq!((w.re.partials[1], w.im.partials[1]), (0.0, 0.0), "{name}");
    }
}

#[test]
fn single_precision_has_its_own_digits() {
    for Row { name, z, first, .. } in rows().iter().filter(|row| row.z.norm() > 1e-3) {
        let part = |x: f64| x as f32;
        let z = Complex::new(Dual::variable(part(z.re)), Dual::constant(part(z.im)));
        let w = apply(name, z);
        let slope = Complex::new(f64::from(w.re.tangent), f64::from(w.im.tangent));
        // Near 1 and -1 the rounding of the point itself counts.
        let is_near_a_branch_point = (z.re.value.abs() - 1.0).abs() < 1e-3;
        let off = error(slope, *first);
        assert!(off < 1e-5 || is_near_a_branch_point, "{name}' at {z}: off by {off:e}");
    }
}
