//! Code that sorts by value: medians, quantiles and order statistics keep the derivatives of the numbers that they select.

use num_traits::Float;

use crate::on_all_types::{Expected, on_all_types};

/// Five numbers that depend on x and y. At (2, 3) their order is x, x², y², xy + 4, x³ + 3.
fn sample<T: Float>([x, y]: [T; 2]) -> Vec<T> {
    let number = |x: f64| T::from(x).expect("a float");
    vec![x * x * x + number(3.0), y * y, x * y + number(4.0), x, x * x]
}

/// The middle number, by sorting.
fn median<T: Float>(x: [T; 2]) -> T {
    let mut numbers = sample(x);
    numbers.sort_by(|a, b| a.partial_cmp(b).expect("no number is NaN"));
    numbers[numbers.len() / 2]
}

/// The number of rank 1, without sorting all.
fn second_smallest<T: Float>(x: [T; 2]) -> T {
    let mut numbers = sample(x);
    let (_, &mut second, _) =
        numbers.select_nth_unstable_by(1, |a, b| a.partial_cmp(b).expect("no number is NaN"));
    second
}

/// The quantile half way between the ranks 3 and 4.
fn quantile<T: Float>(x: [T; 2]) -> T {
    let mut numbers = sample(x);
    numbers.sort_unstable_by(|a, b| a.partial_cmp(b).expect("no number is NaN"));
    let rank = T::from(0.875 * (numbers.len() - 1) as f64).expect("a float");
    let below = rank.floor().to_usize().expect("a rank");
    let fraction = rank - rank.floor();
    numbers[below] * (T::one() - fraction) + numbers[below + 1] * fraction
}

/// A sum with a weight for each rank.
fn weighted_by_rank<T: Float>(x: [T; 2]) -> T {
    let mut numbers = sample(x);
    numbers.sort_by(|a, b| a.partial_cmp(b).expect("no number is NaN"));
    numbers.into_iter().zip(1..).fold(T::zero(), |sum, (x, rank)| sum + x * T::from(rank).expect("a float"))
}

const AT: [f64; 2] = [2.0, 3.0];

#[test]
fn a_median_has_the_derivatives_of_the_number_in_the_middle() {
    // y²
    let expected = Expected { value: 9.0, gradient: [0.0, 6.0], hessian: [[0.0, 0.0], [0.0, 2.0]] };
    on_all_types!(median).check(AT, &expected);
}

#[test]
fn a_selected_rank_has_the_derivatives_of_the_number_with_that_rank() {
    // x²
    let expected = Expected { value: 4.0, gradient: [4.0, 0.0], hessian: [[2.0, 0.0], [0.0, 0.0]] };
    on_all_types!(second_smallest).check(AT, &expected);
}

#[test]
fn a_quantile_has_the_derivatives_of_the_numbers_that_it_interpolates() {
    // half of x y + 4 and half of x³ + 3
    let expected = Expected { value: 10.5, gradient: [7.5, 1.0], hessian: [[6.0, 0.5], [0.5, 0.0]] };
    on_all_types!(quantile).check(AT, &expected);
}

#[test]
fn weights_by_rank_follow_the_numbers_that_sorting_moves() {
    // x + 2 x² + 3 y² + 4 (x y + 4) + 5 (x³ + 3)
    let expected = Expected {
        value: 2.0 + 8.0 + 27.0 + 40.0 + 55.0,
        gradient: [1.0 + 8.0 + 12.0 + 60.0, 18.0 + 8.0],
        hessian: [[4.0 + 60.0, 4.0], [4.0, 6.0]],
    };
    on_all_types!(weighted_by_rank).check(AT, &expected);
}
