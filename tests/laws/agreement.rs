//! All types agree at the hard points, in first and in second order.

use gradual::slice::{self, Chunk};
use gradual::{Real, Taylor};

use crate::types::{Number, on_every_type, same};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// A function of x and y at a point, with its gradient and `[d2/dx2, d2/dxdy, d2/dy2]`.
struct Case<R> {
    name: &'static str,
    f: fn(R, R) -> R,
    at: [f64; 2],
    gradient: [f64; 2],
    second: [f64; 3],
}

#[rustfmt::skip]
fn cases<R: Real>() -> Vec<Case<R>> {
    fn case<R>(name: &'static str, f: fn(R, R) -> R, at: [f64; 2], gradient: [f64; 2], second: [f64; 3]) -> Case<R> {
        Case { name, f, at, gradient, second }
    }
    vec![
        // A slope of 0 does not win over an infinite partial.
        case("cos(sqrt x)", |x, _| x.sqrt().cos(), [0.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("atan(1/x)", |x, _| x.recip().atan(), [0.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("1 / (1/x)", |x, _| x.recip().recip(), [0.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("exp(sqrt x - 800)", |x, _| (x.sqrt() - 800.0).exp(), [0.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("log(sqrt x + 1) to the base 0", |x, _| (x.sqrt() + 1.0).log(R::lit(0.0)), [0.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("1^NaN", |x, _| R::lit(1.0).powf((x - 8.0).sqrt()), [1.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        // Second derivatives of powers and logarithms at the ends of their domains
        case("x^y at (0, 0)", |x, y| x.powf(y), [0.0, 0.0], [0.0, -INF], [0.0, INF, INF]),
        case("x^y at (0, 1)", |x, y| x.powf(y), [0.0, 1.0], [1.0, 0.0], [0.0, -INF, 0.0]),
        case("x^y at (0, 2)", |x, y| x.powf(y), [0.0, 2.0], [0.0, 0.0], [2.0, 0.0, 0.0]),
        case("x^y at (-1, 0)", |x, y| x.powf(y), [-1.0, 0.0], [0.0, NAN], [0.0, NAN, NAN]),
        case("x^y at (-2, 3)", |x, y| x.powf(y), [-2.0, 3.0], [12.0, NAN], [-12.0, NAN, NAN]),
        case("log of 1 to the base 0", |x, y| x.log(y), [1.0, 0.0], [0.0, NAN], [0.0, NAN, NAN]),
        // Where y is 0, the power is 1 whatever x is, even if x has infinite partials.
        case("(1 + sqrt x)^y at (0, 0)", |x, y| (x.sqrt() + 1.0).powf(y), [0.0, 0.0], [0.0, 0.0], [0.0, INF, 0.0]),
        case("(2 + sqrt x)^y at (0, 0)", |x, y| (x.sqrt() + 2.0).powf(y), [0.0, 0.0], [0.0, std::f64::consts::LN_2], [0.0, INF, std::f64::consts::LN_2.powi(2)]),
        case("x^1e16 at -3", |x, _| x.powf(R::lit(1e16)), [-3.0, 1.0], [-INF, 0.0], [INF, 0.0, 0.0]),
        // Beside a value that is NaN
        case("the Euclidean quotient 0 / 0", |x, y| x.div_euclid(y), [0.0, 0.0], [NAN, NAN], [NAN, NAN, NAN]),
        case("x % 0", |x, _| x % 0.0, [7.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("x % y at y = 0", |x, y| x % y, [7.0, 0.0], [NAN, NAN], [NAN, NAN, NAN]),
        case("x / 0 at 0", |x, _| x / 0.0, [0.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
        case("floor of NaN", |x, _| (x - 8.0).sqrt().floor(), [1.0, 1.0], [NAN, 0.0], [NAN, 0.0, 0.0]),
    ]
}

fn check<R: Number>() {
    for Case { name, f, at, gradient, second } in cases::<R>() {
        let found = R::run(f, at);
        let first = found.gradient.into_iter().zip(gradient);
        let higher =
            found.second.into_iter().zip(second).filter_map(|(found, wanted)| Some((found?, wanted)));
        for (slope, wanted) in first.chain(higher) {
            let number = std::any::type_name::<R>();
            assert!(same(slope, wanted), "{name} on {number}: {found:?} should be {gradient:?}, {second:?}");
        }
    }
}

#[test]
fn every_type_says_the_same_at_the_hard_points() {
    on_every_type!(check());
}

#[test]
fn drivers_on_slices_agree_with_those_on_arrays() {
    let nan_gradient = |gradient: &[f64]| assert!(gradient[0].is_nan(), "{gradient:?}");
    nan_gradient(&gradual::hvp(|[x]| x.sqrt().cos(), [0.0], [1.0]).1);
    nan_gradient(&slice::hessian(|x| x[0].recip().atan(), &[0.0]).1);
    nan_gradient(&gradual::derivatives::<2, _>(|x| x.recip().atan(), 0.0).1);
}

/// Where IEEE arithmetic makes the partials of a constant NaN, those of a chunk stay 0.
#[test]
fn the_sine_of_an_infinite_constant_has_no_partials_on_a_chunk() {
    let f = |infinite: Chunk<f64>| infinite.sin() + infinite.cos() + Chunk::variable(1.0, 0);
    assert_eq!(f(Chunk::constant(INF)).partials()[0], 1.0);
    assert!(f(Chunk::new(INF, [0.0; slice::CHUNK])).partials()[0].is_nan());
}

#[test]
fn a_square_near_overflow_has_the_slope_of_the_product() {
    let at = [1.0_f64];
    let (_, wanted) = gradual::gradient(|[x]| (x * 1e-291 + 1.7e308) * (x * 1e-291 + 1.7e308), at);
    let (_, by_hessian, _) = gradual::hessian(|[x]| (x * 1e-291 + 1.7e308).powi(2), at);
    let (_, by_hvp, _) = gradual::hvp(|[x]| (x * 1e-291 + 1.7e308).powi(2), at, [1.0]);
    let (_, by_gradient) = gradual::gradient(|[x]| (x * 1e-291 + 1.7e308).powi(2), at);
    assert!(wanted[0].is_finite());
    assert_eq!([by_hessian, by_hvp, by_gradient], [wanted; 3]);
}

#[test]
fn a_series_to_a_variable_power_is_known_as_far_as_it_is_a_series() {
    // 0^(1 + t) is 0 near t = 0.
    let t = Taylor::<f64, 3>::variable(0.0);
    assert_eq!(Taylor::constant(0.0).powf(t + 1.0).parts(), (0.0, [0.0; 3]));
    // t^(t + 2) = t^2 (1 + t ln t + ...)
    let (value, coefficients) = t.powf(t + 2.0).parts();
    assert_eq!((value, coefficients[..2].to_vec()), (0.0, vec![0.0, 1.0]));
    assert!(coefficients[2].is_nan());
    assert_eq!(gradual::second_derivative(|x| x.powf(x + 2.0), 0.0), (0.0, 0.0, 2.0));
}

#[test]
fn a_product_follows_ieee_arithmetic_beside_a_value_that_is_nan() {
    let (value, [in_x, in_y]) = gradual::gradient(|[x, y]| x * y, [0.0, -INF]);
    assert!(value.is_nan() && in_x == -INF && in_y.is_nan(), "{value} {in_x} {in_y}");
}
