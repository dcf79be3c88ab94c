//! At each of its points, a batch has the same bits as a `DualVec`.
#![cfg(feature = "alloc")]

use std::cell::RefCell;
use std::panic;

use gradual::batch::{self, Batch, POINTS};
use gradual::{DualVec, gradient, jacobian};
use quickcheck::QuickCheck;

/// Equal in every bit, the sign of a zero included. Any two NaNs are equal.
fn same(x: impl Into<f64>, y: impl Into<f64>) -> bool {
    let (x, y) = (x.into(), y.into());
    x.to_bits() == y.to_bits() || x.is_nan() && y.is_nan()
}

/// Numbers from the whole range. The hard ones are frequent.
struct Numbers(u64);

impl Numbers {
    const HARD: [f64; 24] = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        -0.5,
        2.0,
        -3.0,
        2.5,
        -7.5,
        30.0,
        -40.0,
        800.0,
        -800.0,
        1e-310,
        -1e-310,
        1e-40,
        1e-160,
        1e300,
        -1e300,
        f64::MIN_POSITIVE,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::NAN,
    ];

    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let uniform = (self.0 >> 11) as f64 / (1_u64 << 53) as f64;
        match self.0 % 3 {
            0 => Self::HARD[(self.0 >> 8) as usize % Self::HARD.len()],
            1 => 8.0 * uniform - 4.0,
            _ => uniform,
        }
    }
}

/// Compares each function on three batches, with any values and partials, with the same function on the duals of each
/// point.
macro_rules! agrees {
    ($Float:ident: $($name:literal, |$x:pat_param, $y:pat_param, $z:pat_param| $body:expr $(, $on_dual:expr)?;)*) => {$({
        fn on_batch($x: Batch<$Float, 2>, $y: Batch<$Float, 2>, $z: Batch<$Float, 2>) -> Batch<$Float, 2> {
            $body
        }
        fn on_duals($x: DualVec<$Float, 2>, $y: DualVec<$Float, 2>, $z: DualVec<$Float, 2>) -> DualVec<$Float, 2> {
            agrees!(@last $body $(, $on_dual)?)
        }

        let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
        for _ in 0..300 {
            let [x, y, z] = [(); 3].map(|()| {
                let mut lanes = || [(); POINTS].map(|()| numbers.next() as $Float);
                Batch::new(lanes(), [lanes(), lanes()])
            });
            let batch = on_batch(x, y, z);
            for p in 0..POINTS {
                let (a, [b, c]) = batch.point(p).parts();
                let [x, y, z] = [x, y, z].map(|x| x.point(p));
                let (d, [e, f]) = on_duals(x, y, z).parts();
                assert!(
                    same(a, d) && same(b, e) && same(c, f),
                    "{} on {} at {x:?}, {y:?}, {z:?}: {:?} is not {:?}",
                    $name, stringify!($Float), (a, [b, c]), (d, [e, f]),
                );
            }
        }
    })*};
    (@last $body:expr) => { $body };
    (@last $body:expr, $on_dual:expr) => { $on_dual };
}

macro_rules! every_function_agrees {
    ($Float:ident) => {
        agrees! { $Float:
            "+", |x, y, _| x + y;
            "-", |x, y, _| x - y;
            "*", |x, y, _| x * y;
            "/", |x, y, _| x / y;
            "%", |x, y, _| x % y;
            "neg", |x, _, _| -x;
            "+ c", |x, _, _| x + 2.5;
            "- c", |x, _, _| x - 2.5;
            "* c", |x, _, _| x * 2.5;
            "/ c", |x, _, _| x / 2.5;
            "/ 0", |x, _, _| x / 0.0;
            "% c", |x, _, _| x % 2.5;
            "c +", |x, _, _| 2.5 + x;
            "c -", |x, _, _| 2.5 - x;
            "c *", |x, _, _| 2.5 * x;
            "c /", |x, _, _| 2.5 / x;
            "tiny /", |x, _, _| 1e-40 / x;
            "c %", |x, _, _| 2.5 % x;
            "by reference", |x, y, _| &(&x + &y) * &2.5 - &(2.5 * &x);
            "assigning", |mut x, y, z| { x += y; x -= &z; x *= y; x /= 2.5; x %= &2.5; x };
            "sum", |x, y, z| [x, y, z].iter().sum();
            "product", |x, y, z| [x, y, z].into_iter().product();
            "recip", |x, _, _| x.recip();
            "powi -3", |x, _, _| x.powi(-3);
            "powi 0", |x, _, _| x.powi(0);
            "powi 1", |x, _, _| x.powi(1);
            "powi 2", |x, _, _| x.powi(2);
            "powi 3", |x, _, _| x.powi(3);
            "powf", |x, y, _| x.powf(y);
            "powf c", |x, _, _| x.powf(1.5);
            "powf 0", |x, _, _| x.powf(0.0);
            "pow", |x, y, _| x.pow(y);
            "sqrt", |x, _, _| x.sqrt();
            "cbrt", |x, _, _| x.cbrt();
            "hypot", |x, y, _| x.hypot(y);
            "exp", |x, _, _| x.exp();
            "exp2", |x, _, _| x.exp2();
            "exp_m1", |x, _, _| x.exp_m1();
            "ln", |x, _, _| x.ln();
            "ln_1p", |x, _, _| x.ln_1p();
            "log2", |x, _, _| x.log2();
            "log10", |x, _, _| x.log10();
            "log", |x, y, _| x.log(y);
            "sin", |x, _, _| x.sin();
            "cos", |x, _, _| x.cos();
            "sin of sin_cos", |x, _, _| x.sin_cos().0;
            "cos of sin_cos", |x, _, _| x.sin_cos().1;
            "tan", |x, _, _| x.tan();
            "asin", |x, _, _| x.asin();
            "acos", |x, _, _| x.acos();
            "atan", |x, _, _| x.atan();
            "atan2", |x, y, _| x.atan2(y);
            "to_degrees", |x, _, _| x.to_degrees();
            "to_radians", |x, _, _| x.to_radians();
            "sinh", |x, _, _| x.sinh();
            "cosh", |x, _, _| x.cosh();
            "tanh", |x, _, _| x.tanh();
            "asinh", |x, _, _| x.asinh();
            "acosh", |x, _, _| x.acosh();
            "atanh", |x, _, _| x.atanh();
            "max", |x, y, _| x.max(y);
            "max c", |x, _, _| x.max(0.0);
            "min", |x, y, _| x.min(&y);
            "clamp", |x, y, z| x.clamp(y, z);
            "clamp c", |x, _, _| x.clamp(-1.0, 2.5);
            "abs", |x, _, _| x.abs();
            "copysign", |x, y, _| x.copysign(y);
            "signum", |x, _, _| x.signum();
            "floor", |x, _, _| x.floor();
            "ceil", |x, _, _| x.ceil();
            "round", |x, _, _| x.round();
            "round_ties_even", |x, _, _| x.round_ties_even();
            "trunc", |x, _, _| x.trunc();
            "fract", |x, _, _| x.fract();
            "div_euclid", |x, y, _| x.div_euclid(y);
            "rem_euclid", |x, y, _| x.rem_euclid(y);
            "midpoint", |x, y, _| x.midpoint(y);
            "next_up", |x, _, _| x.next_up();
            "next_down", |x, _, _| x.next_down();
            "mul_add", |x, y, z| x.mul_add(y, z);
            "erf", |x, _, _| x.erf();
            "erfc", |x, _, _| x.erfc();
            "normal_pdf", |x, _, _| x.normal_pdf();
            "normal_cdf", |x, _, _| x.normal_cdf();
            "gamma", |x, _, _| x.gamma();
            "ln_gamma", |x, _, _| x.ln_gamma();
            "digamma", |x, _, _| x.digamma();
            "trigamma", |x, _, _| x.trigamma();
            "polygamma", |x, _, _| x.polygamma(2);
            "bessel_j0", |x, _, _| x.bessel_j0();
            "bessel_j1", |x, _, _| x.bessel_j1();
            "bessel_jn", |x, _, _| x.bessel_jn(2);
            "bessel_y0", |x, _, _| x.bessel_y0();
            "bessel_y1", |x, _, _| x.bessel_y1();
            "bessel_yn", |x, _, _| x.bessel_yn(2);
            "sinc", |x, _, _| x.sinc();
            "sigmoid", |x, _, _| x.sigmoid();
            "softplus", |x, _, _| x.softplus();
            "lift", |x, _, _| x.lift(|x| (x.sqrt(), 0.5 / x.sqrt()));
            "lift2", |x, y, _| x.lift2(y, |x, y| (x / y, 1.0 / y, -x / y / y));
            "lift_n", |x, y, z| Batch::lift_n([x, y, z], |[x, y, z]| (x * y + z, [y, x, 1.0])),
                DualVec::lift_n([x, y, z], |[x, y, z]| (x * y + z, [y, x, 1.0]));
            "by_point", |x, y, _| Batch::by_point([x, y], |[x, y]| if x < y { x } else { x * y }),
                if x < y { x } else { x * y };
            "lt", |x, y, z| x.lt(y).select(z, 1.5), if x < y { z } else { DualVec::constant(1.5) };
            "le", |x, y, z| x.le(y).select(z, y), if x <= y { z } else { y };
            "gt", |x, y, z| x.gt(y).select(z, &y), if x > y { z } else { y };
            "ge", |x, y, z| x.ge(y).select(z, y), if x >= y { z } else { y };
            "gt c", |x, y, z| x.gt(0.5).select(z, y), if x > 0.5 { z } else { y };
            "is_nan", |x, y, _| x.is_nan().select(y, x), if x.is_nan() { y } else { x };
            "and", |x, y, z| (x.lt(y) & y.lt(z)).select(y, x), if x < y && y < z { y } else { x };
            "or", |x, y, z| (x.lt(y) | y.lt(z)).select(y, x), if x < y || y < z { y } else { x };
            "not", |x, y, z| (!x.lt(y)).select(z, x), if x < y { x } else { z };
        }
    };
}

#[test]
fn every_function_agrees_with_duals_at_each_point() {
    every_function_agrees!(f64);
    every_function_agrees!(f32);
}

#[test]
fn masks_tell_whether_they_are_true_at_any_or_at_all_points() {
    let numbers = Batch::<f64, 1>::from(std::array::from_fn(|p| p as f64));
    let last = (POINTS - 1) as f64;
    for (bound, any, all) in
        [(0.0, false, false), (0.5, true, false), (last, true, false), (last + 1.0, true, true)]
    {
        assert_eq!((numbers.lt(bound).any(), numbers.lt(bound).all()), (any, all), "< {bound}");
        assert_eq!((numbers.ge(bound).any(), numbers.ge(bound).all()), (!all, !any), ">= {bound}");
    }
}

/// An operation of each kind. One of the functions has more than one branch.
macro_rules! smooth {
    ([$x:ident, $y:ident]) => {
        ($x * $y - 2.0 * $x).sin().max($y / $x) + ($x.abs() + 0.25).sqrt().ln() * $y.exp()
    };
}

#[test]
fn gradients_at_many_points_agree_with_single_gradients() {
    fn agrees(points: Vec<(f64, f64)>) -> bool {
        let points: Vec<[f64; 2]> = points.into_iter().map(<[f64; 2]>::from).collect();
        let (values, gradients) = batch::gradient(|[x, y]| smooth!([x, y]), &points);
        assert_eq!((values.len(), gradients.len()), (points.len(), points.len()));
        points.iter().zip(values).zip(gradients).all(|((&point, value), [dx, dy])| {
            let (wanted, [wanted_dx, wanted_dy]) = gradient(|[x, y]| smooth!([x, y]), point);
            same(value, wanted) && same(dx, wanted_dx) && same(dy, wanted_dy)
        })
    }
    QuickCheck::new().tests(2000).quickcheck(agrees as fn(Vec<(f64, f64)>) -> bool);
}

#[test]
fn any_number_of_points_works() {
    for count in [0, 1, POINTS - 1, POINTS, POINTS + 1, 2 * POINTS, 1000] {
        let points: Vec<[f32; 2]> = (0..count).map(|i| [i as f32, 0.5]).collect();
        let (values, jacobians) = batch::jacobian(|[x, y]| [x * y, x / y, y.exp()], &points);
        let wanted = points.iter().map(|&point| jacobian(|[x, y]| [x * y, x / y, y.exp()], point));
        assert!(values.into_iter().zip(jacobians).eq(wanted), "{count} points");
    }
}

#[test]
fn the_function_is_called_only_at_the_given_points() {
    let points: Vec<[f64; 1]> = (1..=2 * POINTS + 1).map(|i| [i as f64]).collect();
    let asked = RefCell::new(Vec::new());
    let sees = |[x]: [Batch<f64, 1>; 1]| {
        asked.borrow_mut().extend(x.values);
        x
    };
    let _ = batch::gradient(sees, &points);
    let asked = asked.into_inner();
    assert_eq!(asked.len(), 3 * POINTS);
    assert!(asked.iter().all(|&x| points.contains(&[x])));
}

#[test]
fn a_zero_partial_stays_zero_beside_regular_points() {
    // In one point of each pack x is 0, where the slope is infinite. The function does not depend on y.
    let points: Vec<[f64; 2]> = (0..3 * POINTS).map(|i| [(i % POINTS) as f64, 1.0]).collect();
    let (_, gradients) = batch::gradient(|[x, _]| x.sqrt() + x.powf(0.5) + x.ln() + 1.0 / x, &points);
    assert!(gradients.iter().all(|&[_, dy]| same(dy, 0.0)), "{gradients:?}");
    let (_, gradients) = batch::gradient(|[x, y]| (x - x).sqrt() + y, &points);
    assert!(gradients.iter().all(|&[_, dy]| dy == 1.0), "{gradients:?}");
}

#[test]
fn slices_for_another_number_of_points_are_refused() {
    let refused = |values: usize, gradients: usize| {
        let (mut values, mut gradients) = (vec![0.0; values], vec![[0.0; 2]; gradients]);
        let call = || batch::gradient_into(|[x, y]| x * y, &[[1.0, 2.0]; 5], &mut values, &mut gradients);
        let message = panic::catch_unwind(panic::AssertUnwindSafe(call)).unwrap_err();
        *message.downcast::<String>().unwrap()
    };
    assert_eq!(
        refused(4, 5),
        "there are 5 points, but there is room for 4 values, and for the derivatives at 5 points"
    );
    assert_eq!(
        refused(5, 6),
        "there are 5 points, but there is room for 5 values, and for the derivatives at 6 points"
    );
}
