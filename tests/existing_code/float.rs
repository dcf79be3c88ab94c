//! Functions over `num_traits::Float` and `Real`, alone or with other bounds that are usual together with them.

use std::fmt::{Debug, Display};
use std::iter::Sum;
use std::ops::AddAssign;
use std::thread;

use num_traits::{Float, FloatConst, FromPrimitive, NumAssign};

use crate::on_all_types::{Expected, on_all_types};

/// Newton's method with a fixed number of steps.
fn newton<T: Float>(f: impl Fn(T) -> T, slope: impl Fn(T) -> T, start: T, steps: usize) -> T {
    let mut x = start;
    for _ in 0..steps {
        x = x - f(x) / slope(x);
    }
    x
}

/// The root of x^3 + x = a.
fn root_of_cubic<T: Float>([a]: [T; 1]) -> T {
    let three = T::from(3.0).unwrap();
    newton(|x| x.powi(3) + x - a, |x| three * x * x + T::one(), T::one(), 20)
}

#[test]
fn newton_iteration_over_float_carries_the_derivatives_of_the_root() {
    // (3 x^2 + 1) x' = 1, and once more (3 x^2 + 1) x'' + 6 x x'^2 = 0; for a = 10 the root is 2.
    let slope = 1.0 / 13.0;
    let expected = Expected { value: 2.0, gradient: [slope], hessian: [[-12.0 * slope * slope / 13.0]] };
    on_all_types!(root_of_cubic).check([10.0], &expected);
}

/// One step of the classical Runge-Kutta method.
fn rk4_step<T: Float>(f: impl Fn(T, T) -> T, t: T, y: T, h: T) -> T {
    let two = T::from(2.0).unwrap();
    let six = T::from(6.0).unwrap();
    let k1 = f(t, y);
    let k2 = f(t + h / two, y + h / two * k1);
    let k3 = f(t + h / two, y + h / two * k2);
    let k4 = f(t + h, y + h * k3);
    y + h / six * (k1 + two * k2 + two * k3 + k4)
}

/// y(1) of y' = -k y in ten steps.
fn decay<T: Float>([k, start]: [T; 2]) -> T {
    let h = T::from(0.1).unwrap();
    let mut t = T::zero();
    let mut y = start;
    for _ in 0..10 {
        y = rk4_step(|_, y| -k * y, t, y, h);
        t = t + h;
    }
    y
}

#[test]
fn runge_kutta_over_float_carries_the_sensitivities_to_parameter_and_start() {
    // A step multiplies y by the polynomial r of z = -k h, so the sensitivities are known to rounding.
    let (k, y0, h) = (1.5, 2.0, 0.1);
    let z: f64 = -k * h;
    let r = 1.0 + z + z * z / 2.0 + z.powi(3) / 6.0 + z.powi(4) / 24.0;
    let r1 = 1.0 + z + z * z / 2.0 + z.powi(3) / 6.0;
    let r2 = 1.0 + z + z * z / 2.0;
    let dk = -h * 10.0 * r.powi(9) * r1;
    let dk2 = h * h * (90.0 * r.powi(8) * r1 * r1 + 10.0 * r.powi(9) * r2);
    let expected = Expected {
        value: y0 * r.powi(10),
        gradient: [y0 * dk, r.powi(10)],
        hessian: [[y0 * dk2, dk], [dk, 0.0]],
    };
    on_all_types!(decay).check([k, y0], &expected);
}

/// Simpson's rule with 2 n intervals.
fn simpson<T>(f: impl Fn(T) -> T, a: T, b: T, n: usize) -> T
where
    T: Float + FromPrimitive + Sum + AddAssign,
{
    let count = |i: usize| T::from_usize(i).unwrap();
    let h = (b - a) / count(2 * n);
    let mut total = f(a) + f(b);
    total += (0..n).map(|i| count(4) * f(a + h * count(2 * i + 1))).sum();
    total += (1..n).map(|i| count(2) * f(a + h * count(2 * i))).sum();
    total * h / count(3)
}

/// The integral of a x^3 + a^2 x from 0 to b.
fn integral<T: Float + FromPrimitive + Sum + AddAssign>([a, b]: [T; 2]) -> T {
    simpson(|x| a * x.powi(3) + a * a * x, T::zero(), b, 8)
}

#[test]
fn simpson_s_rule_carries_the_derivatives_in_a_parameter_and_in_a_bound() {
    // a b^4 / 4 + a^2 b^2 / 2, since Simpson's rule is exact for cubics.
    let (a, b) = (0.7_f64, 1.3_f64);
    let mixed = b.powi(3) + 2.0 * a * b;
    let expected = Expected {
        value: a * b.powi(4) / 4.0 + (a * b).powi(2) / 2.0,
        gradient: [b.powi(4) / 4.0 + a * b * b, a * b.powi(3) + a * a * b],
        hessian: [[b * b, mixed], [mixed, 3.0 * a * b * b + a * a]],
    };
    on_all_types!(integral).check([a, b], &expected);
}

/// The variance of a sample in one pass, after Welford.
fn variance<T: Float + FromPrimitive + AddAssign>([x, y]: [T; 2]) -> T {
    let (mut mean, mut squares, mut n) = (T::zero(), T::zero(), 0);
    for sample in [x, y, T::from_f64(3.0).unwrap()] {
        n += 1;
        let off = sample - mean;
        mean += off / T::from_i32(n).unwrap();
        squares += off * (sample - mean);
    }
    squares / T::from_i32(n - 1).unwrap()
}

#[test]
fn a_running_variance_carries_the_derivative_in_each_sample() {
    let samples = [1.0, 5.5, 3.0];
    let mean = samples.iter().sum::<f64>() / 3.0;
    let expected = Expected {
        value: samples.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / 2.0,
        gradient: [1.0 - mean, 5.5 - mean],
        hessian: [[2.0 / 3.0, -1.0 / 3.0], [-1.0 / 3.0, 2.0 / 3.0]],
    };
    on_all_types!(variance).check([1.0, 5.5], &expected);
}

/// ln(e^x + e^y), which does not overflow.
fn log_sum_exp<T: Float + Sum>(x: [T; 2]) -> T {
    let max = x.iter().copied().fold(T::neg_infinity(), T::max);
    max + x.iter().map(|&x| (x - max).exp()).sum::<T>().ln()
}

#[test]
fn log_sum_exp_has_the_softmax_for_its_gradient_where_a_plain_sum_of_exponentials_overflows() {
    let p = 1.0 / (1.0 + (-1.5_f64).exp());
    let expected = Expected {
        value: 1000.0 - p.ln(),
        gradient: [p, 1.0 - p],
        hessian: [[p * (1.0 - p), -p * (1.0 - p)], [-p * (1.0 - p), p * (1.0 - p)]],
    };
    on_all_types!(log_sum_exp).check([1000.0, 998.5], &expected);
}

/// Gaussian elimination with partial pivoting.
fn solve<T: Float>(mut a: Vec<Vec<T>>, mut b: Vec<T>) -> Option<Vec<T>> {
    let n = b.len();
    for k in 0..n {
        let pivot = (k..n).max_by(|&i, &j| a[i][k].abs().partial_cmp(&a[j][k].abs()).unwrap())?;
        if a[pivot][k].is_zero() {
            return None;
        }
        a.swap(k, pivot);
        b.swap(k, pivot);
        let pivot_row = a[k].clone();
        for i in k + 1..n {
            let factor = a[i][k] / pivot_row[k];
            for (entry, &above) in a[i].iter_mut().zip(&pivot_row) {
                *entry = *entry - factor * above;
            }
            b[i] = b[i] - factor * b[k];
        }
    }
    for k in (0..n).rev() {
        let known = (k + 1..n).fold(T::zero(), |sum, j| sum + a[k][j] * b[j]);
        b[k] = (b[k] - known) / a[k][k];
    }
    Some(b)
}

/// u of x u + v = 1, y u + 3 v = 2.
fn solution<T: Float>([x, y]: [T; 2]) -> T {
    let number = |k: f64| T::from(k).unwrap();
    let rows = vec![vec![x, number(1.0)], vec![y, number(3.0)]];
    solve(rows, vec![number(1.0), number(2.0)]).expect("a regular matrix")[0]
}

#[test]
fn gaussian_elimination_carries_the_derivative_in_an_entry_through_pivoting() {
    // u = 1 / (3 x - y); since y > x the rows are swapped.
    let u = 0.4_f64;
    let cube = u.powi(3);
    let expected = Expected {
        value: u,
        gradient: [-3.0 * u * u, u * u],
        hessian: [[18.0 * cube, -6.0 * cube], [-6.0 * cube, 2.0 * cube]],
    };
    on_all_types!(solution).check([1.5, 2.0], &expected);
}

/// The root of x^2 + b x + c nearer to 0, without cancellation.
fn smaller_root<R: num_traits::real::Real>([b, c]: [R; 2]) -> R {
    let two = R::one() + R::one();
    let discriminant = b.powi(2) - two * two * c;
    let larger = -(b + b.signum() * discriminant.sqrt()) / two;
    c / larger
}

#[test]
fn the_quadratic_formula_over_real_has_the_derivatives_of_the_implicit_function_theorem() {
    // r^2 + b r + c = 0 at r = 1, where 2 r + b = -1: r_b = -r / (2 r + b), r_c = -1 / (2 r + b).
    let expected = Expected { value: 1.0, gradient: [1.0, 1.0], hessian: [[4.0, 3.0], [3.0, 2.0]] };
    on_all_types!(smaller_root).check([-3.0, 2.0], &expected);
}

/// The density of the standard normal distribution.
fn normal_density<T: Float + FloatConst>([x]: [T; 1]) -> T {
    let two = T::from(2).unwrap();
    (-x * x / two).exp() / T::TAU().sqrt()
}

#[test]
fn constants_of_float_const_have_no_derivative() {
    // phi' = -x phi, phi'' = (x^2 - 1) phi
    let x = 0.8_f64;
    let phi = (-x * x / 2.0).exp() / std::f64::consts::TAU.sqrt();
    let expected = Expected { value: phi, gradient: [-x * phi], hessian: [[(x * x - 1.0) * phi]] };
    on_all_types!(normal_density).check([x], &expected);
}

/// The alias that numeric crates define for "a number".
trait Number:
    Float + FloatConst + FromPrimitive + NumAssign + Sum + Default + Debug + Display + Send + Sync + 'static
{
}

impl<T> Number for T where
    T: Float
        + FloatConst
        + FromPrimitive
        + NumAssign
        + Sum
        + Default
        + Debug
        + Display
        + Send
        + Sync
        + 'static
{
}

/// The energy of pairs of unit charges on a line, one thread for each charge.
fn energy<T: Number>([x, y]: [T; 2]) -> T {
    let charges = [T::default(), x, y];
    thread::scope(|scope| {
        let rows: Vec<_> = (0..3)
            .map(|i| scope.spawn(move || (0..i).map(|j| (charges[i] - charges[j]).abs().recip()).sum::<T>()))
            .collect();
        rows.into_iter().map(|row| row.join().unwrap()).sum()
    })
}

#[test]
fn duals_meet_an_alias_of_all_usual_bounds_and_threads_share_them() {
    // 1 / x + 1 / y + 1 / (y - x)
    let (x, y) = (1.0_f64, 3.0_f64);
    let d = y - x;
    let expected = Expected {
        value: 1.0 / x + 1.0 / y + 1.0 / d,
        gradient: [-x.powi(-2) + d.powi(-2), -y.powi(-2) - d.powi(-2)],
        hessian: [
            [2.0 * x.powi(-3) + 2.0 * d.powi(-3), -2.0 * d.powi(-3)],
            [-2.0 * d.powi(-3), 2.0 * y.powi(-3) + 2.0 * d.powi(-3)],
        ],
    };
    on_all_types!(energy).check([x, y], &expected);
}
