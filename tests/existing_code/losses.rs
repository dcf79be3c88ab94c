//! Existing code that takes dual numbers but loses a derivative, and how to correct it.

use gradual::{Dual, derivative};
use num_traits::{AsPrimitive, Float, NumCast};

use crate::on_all_types::assert_close;

/// A square root from code that is only for `f64`.
fn sqrt_of_value<T: NumCast>(x: T) -> T {
    T::from(x.to_f64().unwrap().sqrt()).unwrap()
}

/// The same with the other kind of cast.
fn sqrt_of_primitive<T: AsPrimitive<f64>>(x: T) -> T
where
    f64: AsPrimitive<T>,
{
    AsPrimitive::<f64>::as_(x).sqrt().as_()
}

#[test]
fn a_cast_through_f64_ends_in_a_constant_and_lift_gives_it_its_slope() {
    assert_eq!(derivative(sqrt_of_value, 4.0), (2.0, 0.0));
    assert_eq!(derivative(sqrt_of_primitive, 4.0), (2.0, 0.0));
    assert_eq!(derivative(|x| x.lift(|v: f64| (sqrt_of_value(v), 0.5 / v.sqrt())), 4.0), (2.0, 0.25));
}

/// The root of f in an interval at whose ends the signs differ.
fn bisection<T: Float>(f: impl Fn(T) -> T, mut low: T, mut high: T) -> T {
    let two = T::one() + T::one();
    for _ in 0..60 {
        let middle = (low + high) / two;
        if f(middle) * f(low) > T::zero() {
            low = middle;
        } else {
            high = middle;
        }
    }
    (low + high) / two
}

#[test]
fn bisection_only_compares_and_one_newton_step_gives_its_root_the_derivative() {
    // x^2 = a, so dx/da = 1 / (2 x)
    let constant = |number: f64| Dual::constant(number);
    let root = |a: Dual<f64>| bisection(|x| x * x - a, constant(0.0), constant(2.0));
    let (value, slope) = derivative(root, 2.0);
    assert_close("value", value, 2.0_f64.sqrt());
    assert_eq!(slope, 0.0);

    let (value, slope) = derivative(
        |a| {
            let x = root(a);
            x - (x * x - a) / (x * 2.0)
        },
        2.0,
    );
    assert_close("value", value, 2.0_f64.sqrt());
    assert_close("slope", slope, 0.125_f64.sqrt());
}

/// The square root of a by Newton's method from `start`. It stops when the square is close enough to a, and then takes
/// some more steps.
fn newton_sqrt<T: Float>(a: T, start: f64, more: usize) -> T {
    let two = T::one() + T::one();
    let improve = |x: T| (x + a / x) / two;
    let mut x = T::from(start).unwrap();
    while (x * x - a).abs() > T::from(1e-10).unwrap() {
        x = improve(x);
    }
    (0..more).fold(x, |x, _| improve(x))
}

#[test]
fn a_newton_iteration_that_starts_at_the_root_needs_one_step_for_each_order_of_the_derivative() {
    let orders = |more| {
        let root = newton_sqrt(Dual::variable(Dual::variable(4.0)), 2.0, more);
        [root.value.value, root.value.tangent, root.tangent.tangent]
    };
    assert_eq!(orders(0), [2.0, 0.0, 0.0]);
    assert_eq!(orders(1), [2.0, 0.25, 0.0]);
    assert_eq!(orders(2), [2.0, 0.25, -0.03125]);
}

/// x^y with a special case, as you find it in libraries.
fn power_with_a_special_case<T: Float>(x: T, y: T) -> T {
    if y.is_zero() {
        return T::one();
    }
    (y * x.ln()).exp()
}

#[test]
fn a_branch_on_a_value_has_the_derivative_of_the_branch_that_is_taken() {
    // d/dy x^y = x^y ln x, which the branch for y = 0 leaves out.
    let power = |y: Dual<f64>| power_with_a_special_case(Dual::constant(2.0), y);
    assert_eq!(derivative(power, 0.0), (1.0, 0.0));
    assert_close("beside it", derivative(power, 1e-300).1, 2.0_f64.ln());
    assert_eq!(derivative(|y| Dual::constant(2.0).pow(y), 0.0), (1.0, 2.0_f64.ln()));
}
