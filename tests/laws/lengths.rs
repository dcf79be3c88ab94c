//! Functions of a length at length 0: the gradient is the subgradient 0, and second derivatives are NaN, not 0. Functions
//! of the squared length have them all.

use gradual::{Dual2Vec, Real, Taylor, gradient, hessian, hvp};

use crate::types::{Number, on_every_type};

/// Matérn's kernel of smoothness 5/2, of the distance.
fn matern<R: Real>(distance: R) -> R {
    let r = distance * 5.0_f64.sqrt();
    (r + 1.0 + r * r / 3.0) * (-r).exp()
}

/// A function of the length of (x, y), with its value at 0.
type Radial<R> = (&'static str, fn(R, R) -> R, f64);

fn check<R: Number>() {
    let cases: [Radial<R>; 5] = [
        ("hypot", |x, y| x.hypot(y), 0.0),
        ("a Matérn kernel of hypot", |x, y| matern(x.hypot(y)), 1.0),
        ("a Matérn kernel of a root", |x, y| matern((x * x + y * y).sqrt()), 1.0),
        ("sinc of hypot", |x, y| x.hypot(y).sinc(), 1.0),
        ("hypot squared", |x, y| x.hypot(y) * x.hypot(y) + 1.0, 1.0),
    ];
    for (name, f, value) in cases {
        let found = R::run(f, [0.0, 0.0]);
        assert_eq!((found.value, found.gradient), (value, [0.0, 0.0]), "{name}");
        // The root of a sum of squares has the mixed derivative 0.
        let [xx, xy, yy] = found.second;
        let unknown = if name == "a Matérn kernel of a root" { [xx, yy, yy] } else { [xx, xy, yy] };
        for second in unknown.into_iter().flatten() {
            assert!(second.is_nan(), "{name}: a second derivative is {second}");
        }
    }
}

#[test]
fn second_derivatives_of_a_length_at_0_are_unknown_beside_a_gradient_of_0() {
    on_every_type!(check());
}

#[test]
fn a_length_of_constants_has_no_partials() {
    let [x, _] = Dual2Vec::variables([2.0, 3.0]);
    let zero = Dual2Vec::constant(0.0);
    assert_eq!((zero.hypot(zero) + x).parts(), x.parts());
}

#[test]
fn a_series_of_a_length_is_known_up_to_the_order_where_it_bends() {
    let x = Taylor::new(0.0_f64, [0.0, 1.0, 1.0, 0.0, 0.0]);
    let length = x.hypot(0.0).higher;
    assert_eq!(length[..3], [0.0; 3]);
    assert!(length[3..].iter().all(|coefficient| coefficient.is_nan()), "{length:?}");
}

/// The same kernel of the squared distance s, with its first and second derivative in s.
fn matern_of_square(s: f64) -> (f64, f64, f64) {
    let r = (5.0 * s).sqrt();
    let e = (-r).exp();
    ((1.0 + r + r * r / 3.0) * e, -5.0 / 6.0 * (1.0 + r) * e, 25.0 / 12.0 * e)
}

/// The sine cardinal of the square root of s, by its series near 0.
fn sinc_of_root<R: Real>(s: R) -> R {
    if s < 1e-2 {
        let terms = [1.0 / 362_880.0, -1.0 / 5040.0, 1.0 / 120.0, -1.0 / 6.0, 1.0];
        terms.into_iter().fold(R::lit(0.0), |sum, term| sum * s + term)
    } else {
        R::sinc(s.sqrt())
    }
}

#[test]
fn functions_of_the_squared_length_have_their_second_derivatives_at_0() {
    let near = |found: [[f64; 2]; 2], diagonal: f64| {
        for (i, row) in found.iter().enumerate() {
            for (j, second) in row.iter().enumerate() {
                let wanted = if i == j { diagonal } else { 0.0 };
                assert!((second - wanted).abs() < 1e-15, "{found:?} should be {diagonal} on the diagonal");
            }
        }
    };
    let origin = [0.0, 0.0];
    near(hessian(|[x, y]| (x * x + y * y).lift(matern_of_square), origin).2, -5.0 / 3.0);
    near(hessian(|[x, y]| sinc_of_root(x * x + y * y), origin).2, -1.0 / 3.0);
    near(hessian(|[x, y]| (x * x + y * y + 1.0).powf(-0.5), origin).2, -1.0);
    let product = hvp(|[x, y]| (x * x + y * y).lift(matern_of_square), origin, [1.0, 2.0]).2;
    assert!((product[0] + 5.0 / 3.0).abs() < 1e-15 && (product[1] + 10.0 / 3.0).abs() < 1e-15, "{product:?}");
}

#[test]
fn functions_of_the_squared_length_agree_with_those_of_the_length_elsewhere() {
    let at = [0.3, -0.4];
    let (value, slopes, second) = hessian(|[x, y]| matern(x.hypot(y)), at);
    let of_square = hessian(|[x, y]| (x * x + y * y).lift(matern_of_square), at);
    let pairs = [value].into_iter().chain(slopes).chain(second.into_iter().flatten());
    let others = [of_square.0].into_iter().chain(of_square.1).chain(of_square.2.into_iter().flatten());
    for (a, b) in pairs.zip(others) {
        assert!((a - b).abs() < 1e-14, "{a} and {b}");
    }
    let (by_root, by_hypot) =
        (gradient(|[x, y]| sinc_of_root(x * x + y * y), at).1, gradient(|[x, y]| x.hypot(y).sinc(), at).1);
    assert!((by_root[0] - by_hypot[0]).abs() < 1e-15 && (by_root[1] - by_hypot[1]).abs() < 1e-15);
}
