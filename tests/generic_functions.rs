//! Functions over `Real`, written as one writes them over `f64`: floats on either side of an operator, references, plain
//! arithmetic beside it. Each gives the same bits as a closure with the same text on the concrete type.

use std::array;
use std::f64::consts::PI;

use gradual::{Dual, DualVec, Primitive, Real, derivative, derivatives, gradient, hessian, hvp, jacobian};

/// Points where a literal that is lifted to a dual would show: at an infinity its partials make NaN of the product.
const POINTS: [[f64; 2]; 4] = [[0.75, -1.5], [-0.0, 3.0], [f64::INFINITY, 0.25], [-2.0, f64::NEG_INFINITY]];

/// Two numbers with partials that differ in every part.
fn duals([x, y]: [f64; 2]) -> [Dual<f64>; 2] {
    [Dual::new(x, 1.25), Dual::new(y, -0.5)]
}

fn nested_duals(point: [f64; 2]) -> [Dual<Dual<f64>>; 2] {
    let [x, y] = duals(point);
    [Dual::new(x, Dual::new(3.0, 0.5)), Dual::new(y, Dual::new(0.125, -7.0))]
}

fn nested_vectors(point: [f64; 2]) -> [DualVec<Dual<f64>, 2>; 2] {
    DualVec::variables(duals(point))
}

/// Defines each function generically and as closures on concrete types, and compares the results. Their `Debug` text shows
/// every part to the last bit.
macro_rules! same_bits_as_closures {
    ($($name:ident: |$x:ident, $y:ident, $c:ident| $body:expr;)*) => {$(
        #[test]
        fn $name() {
            fn generic<R: Real>([$x, $y]: [R; 2], $c: f64) -> R {
                $body
            }
            for point in POINTS {
                same_bits_as_closures! { @on f64, point, |$x, $y, $c| $body }
                same_bits_as_closures! { @on Dual<f64>, duals(point), |$x, $y, $c| $body }
                same_bits_as_closures! { @on DualVec<f64, 2>, DualVec::variables(point), |$x, $y, $c| $body }
                same_bits_as_closures! { @on Dual<Dual<f64>>, nested_duals(point), |$x, $y, $c| $body }
                same_bits_as_closures! { @on DualVec<Dual<f64>, 2>, nested_vectors(point), |$x, $y, $c| $body }
            }
        }
    )*};
    (@on $Number:ty, $point:expr, |$x:ident, $y:ident, $c:ident| $body:expr) => {
        let closure = |[$x, $y]: [$Number; 2], $c: f64| -> $Number { $body };
        let (expected, actual) = (closure($point, 3.5), generic($point, 3.5));
        assert_eq!(format!("{actual:?}"), format!("{expected:?}"), "on {}", stringify!($Number));
    };
}

same_bits_as_closures! {
    a_literal_stands_on_the_left: |x, y, c| 2.0 * x + 1.0 / (1.0 + (-x).exp()) - (0.5 - y) + 7.0 % y + c;
    a_variable_stands_on_the_left: |x, y, c| c * x + c / y - (c - x) + (c + y) + c % x;
    a_cast_stands_on_the_left: |x, y, c| {
        let n = c as usize;
        n as f64 * x + f64::from(3_u8) * y + (n + 1) as f64 / x
    };
    a_constant_stands_on_either_side: |x, y, c| PI * x + x * PI + 2.0 * PI * y + f64::EPSILON * x + PI / c;
    a_call_on_floats_stands_on_the_left: |x, y, c| c.sqrt() * x + 2.0_f64.powi(3) * y + c.max(2.0) / x;
    literals_chain_with_methods: |x, y, c| {
        -2.0 * x.powi(3) * y + 100.0 * (1.0 - x * x).powi(2) - 0.5 * (c - y).tanh() + (1.0 + x).ln()
    };
    literals_stand_beside_references: |x, y, c| {
        let (x, y, c) = (&x, &y, &c);
        2.0 * x + x * 2.0 + 1.0 / y - (3.0 - x) + y / 4.0 + x % 2.0 + 2.0 % y - 2.0 * c
    };
    numbers_by_reference_combine: |x, y, c| {
        let (p, q) = (&x, &y);
        p * q + p / q - (p - q) + p * y + x * q + p % q + -p + (c - -q)
    };
    floats_by_reference_combine: |x, y, c| {
        let (p, d) = (&x, &c);
        x * d + p * d + d * x + d * p + y / d - (d - y) + p % d + d % p + (d + p)
    };
    assigning_takes_every_operand: |x, y, c| {
        let mut sum = 2.0 * x;
        sum += y;
        sum *= c;
        sum -= &y;
        sum /= &c;
        sum += 0.5;
        sum
    };
    plain_arithmetic_stays_plain: |x, y, c| {
        let two_pi = 2.0 * PI;
        let d = 2.0 * c - 1.0 / c + (1.0 - c) % 2.0;
        let (p, q) = (&c, &d);
        let e = p * q + 2.0 * p - q / 2.0 - c * p;
        let f = if 2.0 * d > 1.0 { 1.0 } else { 0.5 * c };
        let single: f32 = 2.0 * 1.5;
        let n = 2 * 3 + 1;
        (two_pi + d + e + f + f64::from(single) + n as f64) * x + y
    };
    plain_sums_stay_plain: |x, y, c| {
        let weights = [c, 2.0 * c, 1.0 - c];
        let mean = weights.iter().sum::<f64>() / weights.len() as f64;
        let variance: f64 = weights.iter().map(|w| (w - mean) * (w - mean)).sum();
        let most = weights.iter().fold(0.0, |most: f64, w| most.max(2.0 * w));
        let mut total = 0.0;
        for (i, w) in weights.iter().enumerate() {
            total += 0.5 * i as f64 * w;
            total *= 2.0;
        }
        let table: [f64; 3] = array::from_fn(|i| 1.0 / (1.0 + i as f64));
        (mean + variance + most + total + table[2] * table[1]) * x * y
    };
    iterators_need_no_dereference: |x, y, c| {
        let (numbers, weights) = ([x, y, 2.0 * x], [0.5, c, 1.0 - c]);
        let dot = numbers.iter().zip(&weights).map(|(x, w)| x * w).fold(0.0 * x, |sum, term| sum + term);
        let swapped = weights.iter().zip(&numbers).map(|(w, x)| w * x * x).fold(0.0 * x, |sum, term| sum + 2.0 * term);
        numbers.windows(2).fold(dot - swapped, |sum, pair| sum + 100.0 * (pair[1] - pair[0] * pair[0]).powi(2))
    };
    closures_inside_take_literals_on_the_left: |x, y, c| {
        let line = |t| c * t + 1.0;
        let blend = |t: f64| (1.0 - t) * x + t * y;
        blend(line(0.25)) + 2.0 * blend(0.5)
    };
}

#[test]
fn a_literal_carries_no_partials() {
    fn multiples<R: Real>(x: R) -> [R; 4] {
        [2.0 * x, 2.0 + x, 2.0 - x, x * 2.0]
    }
    // If the 2 had a tangent of 0, the product would have the tangent 2 x' + 0 inf, which is NaN.
    let tangents = multiples(Dual::variable(f64::INFINITY)).map(|y| y.tangent);
    assert_eq!(tangents, [2.0, 1.0, -1.0, 2.0]);
}

#[test]
fn references_of_different_lifetimes_combine() {
    fn combine<'a, 'b, R: Real>(x: &'a R, y: &'b R, c: &'a f64, d: &'b f64) -> R {
        x * y + c * y + x * d - d * x + c * d
    }
    let point = DualVec::variables([2.0, 5.0]);
    assert_eq!(combine(&point[0], &point[1], &3.0, &7.0).parts(), (46.0, [5.0, 5.0]));
}

#[test]
fn drivers_inside_a_generic_function_take_literals_on_the_left() {
    /// 0.5 q² (1 + 2 q)
    fn energy<R: Real>(q: R) -> R {
        0.5 * q.powi(2) * (1.0 + 2.0 * q)
    }
    fn force<R: Real>(q: R) -> R {
        -1.0 * derivative(energy, q).1
    }
    assert_eq!(derivative(force, 2.0), (-(2.0 + 12.0), -(1.0 + 12.0)));

    fn spread<R: Real>(x: R) -> R {
        let (value, [p, q]) = gradient(|[p, q]| 2.0 * p * q + 1.0 / q - 3.0 * p, [x, 2.0 * x]);
        2.0 * value + p * q
    }
    // 8 x² + 1 / x - 6 x + (4 x - 3) (2 x - 1 / (4 x²)), at x = 1
    assert_eq!(derivative(spread, 1.0), (3.0 + 1.75, 9.0 + 4.0 * 1.75 + 2.5));

    fn trace<R: Real>(x: R) -> R {
        let (_, [[a, _], [_, d]]) = jacobian(|[u, v]| [2.0 * u * u, 1.0 / v + u], [x, 0.5 * x]);
        a + 0.25 * d
    }
    assert_eq!(derivative(trace, 2.0), (8.0 - 0.25, 4.0 + 0.25));
}

/// f = 3x²y + 2 / y
fn cubic<R: Real>(x: R, y: R) -> R {
    3.0 * x * x * y + 2.0 / y
}

#[test]
fn every_number_runs_the_same_function() {
    let (value, slopes) = (6.0 + 4.0 / 4.0, [12.0, 3.0 - 0.5]);
    assert_eq!(cubic(1.0, 2.0), value);
    assert_eq!(gradient(|[x, y]| cubic(x, y), [1.0, 2.0]), (value, slopes));
    #[cfg(feature = "alloc")]
    assert_eq!(gradual::slice::gradient(|x| cubic(x[0], x[1]), &[1.0, 2.0]), (value, slopes.to_vec()));
    assert_eq!(hessian(|[x, y]| cubic(x, y), [1.0, 2.0]), (value, slopes, [[12.0, 6.0], [6.0, 0.5]]));
    assert_eq!(hvp(|[x, y]| cubic(x, y), [1.0, 2.0], [1.0, 2.0]), (value, slopes, [24.0, 7.0]));
    assert_eq!(derivatives::<3, _>(|x| cubic(x, 2.0 * x), 1.0), (7.0, [17.0, 38.0, 30.0]));
}

#[test]
fn single_precision_takes_floats_on_the_right_and_references_on_both_sides() {
    fn f<R: Real<f32>>(x: R, y: &R, c: &f32) -> R {
        let half: f32 = 0.5 * 2.0 * c;
        let p = &x;
        x * 2.0 + R::lit(2.0) * y - -y + p * y + y * c + y * half - y / 2.0
    }
    assert_eq!(gradient(|[x, y]| f(x, &y, &3.0), [1.0_f32, 2.0]), (2.0 + 6.0 + 2.0 + 12.0 - 1.0, [4.0, 9.5]));
    let nested = derivative(|x| derivative(|x| f(x * x, &x, &3.0), x).1, 2.0_f32);
    assert_eq!(nested.1, 4.0 + 6.0 * 2.0);
}

#[test]
fn a_function_in_both_precisions_takes_floats_on_the_right_and_references_on_both_sides() {
    fn f<B: Primitive + From<f32>, R: Real<B>>(x: R, y: &R, c: &B) -> R {
        let p = &x;
        x * B::from(2.0) + R::lit(B::from(2.0)) * y - -y + p * y + y * *c
    }
    assert_eq!(gradient(|[x, y]| f(x, &y, &3.0_f32), [1.0, 2.0]), (2.0 + 6.0 + 2.0 + 6.0, [4.0, 7.0]));
    assert_eq!(gradient(|[x, y]| f(x, &y, &3.0_f64), [1.0, 2.0]), (2.0 + 6.0 + 2.0 + 6.0, [4.0, 7.0]));

    fn slope<B: Primitive + From<f32>, R: Real<B>>(x: R, c: &B) -> R
    where
        Dual<R>: Real<B>,
    {
        derivative(|x| f(x, &x, c), x).1
    }
    assert_eq!(derivative(|x| slope(x, &3.0_f32), 2.0), (8.0 + 4.0, 2.0));
    assert_eq!(derivative(|x| slope(x, &3.0_f64), 2.0), (8.0 + 4.0, 2.0));
}

#[test]
fn the_value_is_the_plain_float_at_every_depth() {
    fn value<R: Real>(x: R) -> f64 {
        x.value()
    }
    assert_eq!(value(1.5), 1.5);
    for point in POINTS {
        let values = point.map(f64::to_bits);
        assert_eq!(duals(point).map(|x| value(x).to_bits()), values);
        assert_eq!(nested_duals(point).map(|x| value(x).to_bits()), values);
        assert_eq!(nested_vectors(point).map(|x| value(x).to_bits()), values);
    }
    let single: f32 = Dual::variable(Dual::variable(0.1_f32)).value();
    assert_eq!(single, 0.1);
}
