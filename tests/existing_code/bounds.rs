//! Functions over the smaller traits of `num_traits`.

use std::ops::{Add, Mul, Sub};

use gradual::{Dual, DualVec};
use num_traits::float::TotalOrder;
use num_traits::{
    AsPrimitive, Bounded, Euclid, Float, Inv, MulAdd, Num, NumAssign, NumAssignRef, NumCast, NumRef, One,
    Pow, RefNum, Signed, Zero,
};

use crate::on_all_types::{Expected, OnAllTypes, on_all_types};

/// A polynomial by Horner's scheme, the constant term first.
fn horner<T: Num + Copy>(coefficients: &[T], x: T) -> T {
    coefficients.iter().rev().fold(T::zero(), |sum, &c| sum * x + c)
}

/// 1 + c x + c^2 x^3
fn polynomial<T: Num + Copy>([c, x]: [T; 2]) -> T {
    horner(&[T::one(), c, T::zero(), c * c], x)
}

/// The same with one rounding for each coefficient.
fn fused_polynomial<T: MulAdd<Output = T> + Zero + One + Copy>([c, x]: [T; 2]) -> T {
    let coefficients = [T::one(), c, T::zero(), c * c];
    coefficients.iter().rev().fold(T::zero(), |sum, &c| sum.mul_add(x, c))
}

#[test]
fn horner_over_num_and_over_mul_add_carries_the_derivatives_in_argument_and_coefficients() {
    let (c, x) = (0.6_f64, 1.7_f64);
    let mixed = 1.0 + 6.0 * c * x * x;
    let expected = Expected {
        value: 1.0 + c * x + c * c * x.powi(3),
        gradient: [x + 2.0 * c * x.powi(3), c + 3.0 * c * c * x * x],
        hessian: [[2.0 * x.powi(3), mixed], [mixed, 6.0 * c * c * x]],
    };
    on_all_types!(polynomial).check([c, x], &expected);
    on_all_types!(fused_polynomial).check([c, x], &expected);
}

/// The determinant by expansion along the first row.
fn determinant<T: Num + Copy>(rows: &[Vec<T>]) -> T {
    let [first, rest @ ..] = rows else { return T::one() };
    let mut total = T::zero();
    for (j, &entry) in first.iter().enumerate() {
        let minor: Vec<Vec<T>> = rest.iter().map(|row| [&row[..j], &row[j + 1..]].concat()).collect();
        let term = entry * determinant(&minor);
        total = if j % 2 == 0 { total + term } else { total - term };
    }
    total
}

/// The determinant of [[x, 2, y], [1, y, x], [3, 1, 2]].
fn determinant_of_three<T: Num + Copy>([x, y]: [T; 2]) -> T {
    let one = T::one();
    let (two, three) = (one + one, one + one + one);
    determinant(&[vec![x, two, y], vec![one, y, x], vec![three, one, two]])
}

#[test]
fn a_determinant_over_num_carries_the_derivatives_in_entries_that_occur_twice() {
    // 2 x y - x^2 + 6 x + y - 3 y^2 - 4
    let (x, y) = (1.25, -0.5);
    let expected = Expected {
        value: 2.0 * x * y - x * x + 6.0 * x + y - 3.0 * y * y - 4.0,
        gradient: [2.0 * y - 2.0 * x + 6.0, 2.0 * x + 1.0 - 6.0 * y],
        hessian: [[-2.0, 2.0], [2.0, -6.0]],
    };
    on_all_types!(determinant_of_three).check([x, y], &expected);
}

/// x^7 by repeated squaring, in place.
fn power_by_assignment<T: NumAssign + Copy>([x]: [T; 1]) -> T {
    let (mut power, mut square, mut n) = (T::one(), x, 7);
    while n > 0 {
        if n % 2 == 1 {
            power *= square;
        }
        square *= square;
        n /= 2;
    }
    power
}

/// x^7 by assigning operators that take a reference.
fn power_by_reference<T: NumAssignRef + Clone>([x]: [T; 1]) -> T {
    let mut power = T::one();
    for factor in &vec![x; 7] {
        power *= factor;
    }
    power
}

/// x^7 by the function of `num_traits`.
fn power_by_num_traits<T: Clone + One + Mul<Output = T>>([x]: [T; 1]) -> T {
    num_traits::pow(x, 7)
}

/// x^7 by the operator trait.
fn power_by_trait<T: Pow<i32, Output = T>>([x]: [T; 1]) -> T {
    x.pow(7)
}

#[test]
fn an_integer_power_has_its_derivatives_over_every_bound() {
    let x = -1.1_f64;
    let expected = Expected { value: x.powi(7), gradient: [7.0 * x.powi(6)], hessian: [[42.0 * x.powi(5)]] };
    on_all_types!(power_by_assignment).check([x], &expected);
    on_all_types!(power_by_reference).check([x], &expected);
    on_all_types!(power_by_num_traits).check([x], &expected);
    on_all_types!(power_by_trait).check([x], &expected);
}

/// The potential of Lennard and Jones, with a negative exponent.
fn lennard_jones<T: Pow<i32, Output = T> + Sub<Output = T> + Copy>([r]: [T; 1]) -> T {
    r.pow(-12) - r.pow(-6)
}

#[test]
fn pow_takes_negative_exponents() {
    let r = 1.2_f64;
    let expected = Expected {
        value: r.powi(-12) - r.powi(-6),
        gradient: [-12.0 * r.powi(-13) + 6.0 * r.powi(-7)],
        hessian: [[156.0 * r.powi(-14) - 42.0 * r.powi(-8)]],
    };
    on_all_types!(lennard_jones).check([r], &expected);
}

/// A scalar product over references, as you write it for numbers that are costly to copy.
fn dot<T: NumRef>(a: &[T], b: &[T]) -> T
where
    for<'a> &'a T: RefNum<T>,
{
    a.iter().zip(b).fold(T::zero(), |sum, (a, b)| sum + &(a * b))
}

/// (x, y, x y) . (y, y, x)
fn product_of_vectors<T: NumRef>([x, y]: [T; 2]) -> T
where
    for<'a> &'a T: RefNum<T>,
{
    let product = &x * &y;
    dot::<T>(&[&x + T::zero(), &y * T::one(), product], &[&y - T::zero(), &y / T::one(), x])
}

#[test]
fn arithmetic_on_references_carries_the_derivatives() {
    // x y + y^2 + x^2 y
    let (x, y) = (1.5, -2.0);
    let mixed = 1.0 + 2.0 * x;
    let expected = Expected {
        value: x * y + y * y + x * x * y,
        gradient: [y + 2.0 * x * y, x + 2.0 * y + x * x],
        hessian: [[2.0 * y, mixed], [mixed, 2.0]],
    };
    // The types are named, because the implementations of the `sprs` crate send the inference of a bound on references in
    // a circle.
    let on_all_types = OnAllTypes {
        plain: product_of_vectors::<f64>,
        dual: product_of_vectors::<Dual<f64>>,
        dual_vec: product_of_vectors::<DualVec<f64, _>>,
        nested_dual: product_of_vectors::<Dual<Dual<f64>>>,
        nested_dual_vec: product_of_vectors::<DualVec<Dual<f64>, _>>,
    };
    on_all_types.check([x, y], &expected);
}

/// x |x|, the drag of a body with speed x.
fn drag<T: Signed>([x]: [T; 1]) -> T {
    if x.is_negative() { -(x.abs() * x.abs()) } else { x.abs() * x.signum() * x }
}

#[test]
fn signed_gives_magnitude_and_sign_their_slopes() {
    for x in [-1.5_f64, 2.5] {
        let expected =
            Expected { value: x * x.abs(), gradient: [2.0 * x.abs()], hessian: [[2.0 * x.signum()]] };
        on_all_types!(drag).check([x], &expected);
    }
}

/// 1 + r + r^2 + r^3
fn geometric_series<T: Zero + One + Copy>([r]: [T; 1]) -> T {
    let (mut sum, mut term) = (T::zero(), T::one());
    for _ in 0..4 {
        sum = sum + term;
        term = term * r;
    }
    sum
}

#[test]
fn zero_and_one_are_constants() {
    let r = 0.3;
    let expected = Expected {
        value: 1.0 + r + r * r + r * r * r,
        gradient: [1.0 + 2.0 * r + 3.0 * r * r],
        hessian: [[2.0 + 6.0 * r]],
    };
    on_all_types!(geometric_series).check([r], &expected);
}

/// The square of what is left of x after whole periods.
fn squared_phase<T: Euclid + Num + Copy>([x, period]: [T; 2]) -> T {
    let phase = x.rem_euclid(&period);
    phase * phase
}

#[test]
fn a_euclidean_remainder_has_the_quotient_for_its_slope_in_the_divisor() {
    // -3.25 = -2 * 2 + 0.75, so the phase has the slopes 1 and 2.
    let expected = Expected { value: 0.5625, gradient: [1.5, 3.0], hessian: [[2.0, 4.0], [4.0, 8.0]] };
    on_all_types!(squared_phase).check([-3.25, 2.0], &expected);
}

/// Linear interpolation in a table at 0, 1, 2, 3: the index is a cast, the fraction is not.
fn table<T>([x]: [T; 1]) -> T
where
    T: Float + AsPrimitive<usize>,
    f64: AsPrimitive<T>,
{
    let table = [1.0, 4.0, 2.0, 8.0];
    let i: usize = x.as_();
    let (left, right): (T, T) = (table[i].as_(), table[i + 1].as_());
    left + (right - left) * x.fract()
}

#[test]
fn as_primitive_picks_the_interval_of_a_table_and_the_slope_is_that_of_the_interval() {
    for (x, value, slope) in [(0.25, 1.75, 3.0), (1.5, 3.0, -2.0), (2.125, 2.75, 6.0)] {
        let expected = Expected { value, gradient: [slope], hessian: [[0.0]] };
        on_all_types!(table).check([x], &expected);
    }
}

/// x^2 (3 - 2 x)
fn smoothstep<T: NumCast + Num + Copy>([x]: [T; 1]) -> T {
    x * x * (T::from(3).unwrap() - T::from(2.0_f32).unwrap() * x)
}

#[test]
fn num_cast_makes_constants_of_plain_numbers() {
    let x = 0.4;
    let expected = Expected {
        value: x * x * (3.0 - 2.0 * x),
        gradient: [6.0 * x * (1.0 - x)],
        hessian: [[6.0 - 12.0 * x]],
    };
    on_all_types!(smoothstep).check([x], &expected);
}

/// Two resistors side by side: 1 / (1 / x + 1 / y).
fn parallel<T: Inv<Output = T> + Add<Output = T>>([x, y]: [T; 2]) -> T {
    (x.inv() + y.inv()).inv()
}

#[test]
fn inv_is_the_reciprocal() {
    let (x, y) = (2.0_f64, 3.0_f64);
    let sum = x + y;
    let mixed = 2.0 * x * y / sum.powi(3);
    let expected = Expected {
        value: x * y / sum,
        gradient: [(y / sum).powi(2), (x / sum).powi(2)],
        hessian: [[-2.0 * y * y / sum.powi(3), mixed], [mixed, -2.0 * x * x / sum.powi(3)]],
    };
    on_all_types!(parallel).check([x, y], &expected);
}

/// The median of five numbers.
fn median<T: TotalOrder + Num + Copy>([x, y]: [T; 2]) -> T {
    let mut samples = [y * y, x * y, T::one(), y, T::zero()];
    samples.sort_by(TotalOrder::total_cmp);
    samples[2]
}

#[test]
fn sorting_by_total_order_moves_the_derivatives_along() {
    // 0 < 1 < x y < y < y^2
    let expected = Expected { value: 1.5, gradient: [3.0, 0.5], hessian: [[0.0, 1.0], [1.0, 0.0]] };
    on_all_types!(median).check([0.5, 3.0], &expected);
}

/// The least of three numbers, searched from the greatest number that there is.
fn least<T: Bounded + PartialOrd + Num + Copy>([x, y]: [T; 2]) -> T {
    let mut least = T::max_value();
    for x in [x * y, x * x, y] {
        if x < least {
            least = x;
        }
    }
    least
}

#[test]
fn a_minimum_searched_from_the_bound_has_the_derivatives_of_the_least() {
    let expected = Expected { value: 0.25, gradient: [1.0, 0.0], hessian: [[2.0, 0.0], [0.0, 0.0]] };
    on_all_types!(least).check([0.5, 3.0], &expected);
}
