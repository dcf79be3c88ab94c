//! Hessians by plans, in comparison with dense ones, which are computed in another way.

use gradual::sparse::coloring::Coloring;
use gradual::sparse::{self, Error, HessianPlan, JacobianPlan, Pattern, RecoveryError, generic};
use gradual::{Real, slice};

use super::detection::random_program;
use super::problems::waves;

/// Value, gradient and Hessian of the sum, by blocks of all inputs.
fn dense(
    f: impl Fn(&[slice::HessianChunk<f64>]) -> Vec<slice::HessianChunk<f64>>,
    x: &[f64],
) -> (f64, Vec<f64>, Vec<f64>) {
    slice::hessian(|x| f(x).into_iter().sum(), x)
}

/// Sums in another order differ by rounding.
fn assert_close(found: &[f64], expected: &[f64]) {
    assert_eq!(found.len(), expected.len());
    let scale = expected.iter().fold(1.0_f64, |scale, x| scale.max(x.abs()));
    for (a, b) in found.iter().zip(expected) {
        assert!((a - b).abs() <= 1e-13 * scale, "{a} is not {b}");
    }
}

fn assert_like_dense(
    sparse: impl sparse::TwiceDifferentiable<f64>,
    of_blocks: impl Fn(&[slice::HessianChunk<f64>]) -> Vec<slice::HessianChunk<f64>>,
    x: &[f64],
) {
    let (value, gradient, hessian) = sparse::hessian(sparse, x).unwrap();
    let expected = dense(of_blocks, x);
    assert_close(&[value], &[expected.0]);
    assert_close(&gradient, &expected.1);
    assert_close(&hessian.to_dense(), &expected.2);
    assert_eq!(hessian.transpose(), hessian);
}

/// Rosenbrock's valley.
fn valley<R: Real>(x: &[R]) -> Vec<R> {
    x.windows(2).map(|x| 100.0 * (x[1] - x[0].powi(2)).powi(2) + (1.0 - x[0]).powi(2)).collect()
}

/// Each term depends on so many neighbours.
fn bumps<R: Real>(x: &[R], width: usize) -> Vec<R> {
    x.windows(width).map(|x| (x.iter().copied().sum::<R>() * 0.3).sin() * x[0]).collect()
}

fn bumps_of_7<R: Real>(x: &[R]) -> Vec<R> {
    bumps(x, 7)
}

fn bumps_of_11<R: Real>(x: &[R]) -> Vec<R> {
    bumps(x, 11)
}

fn bumps_of_23<R: Real>(x: &[R]) -> Vec<R> {
    bumps(x, 23)
}

/// The valley as one number.
fn valley_in_one<R: Real>(x: &[R]) -> [R; 1] {
    [valley(x).into_iter().sum()]
}

/// All inputs meet the first one.
fn arrow<R: Real>(x: &[R]) -> Vec<R> {
    x.iter().map(|y| (x[0] * y).exp()).collect()
}

#[test]
fn the_hessian_of_the_valley_is_the_dense_one() {
    for n in [2, 3, 10, 57] {
        assert_like_dense(generic!(valley), valley, &waves(n));
    }
}

#[test]
fn terms_of_many_inputs_take_several_blocks() {
    assert_like_dense(generic!(bumps_of_7), bumps_of_7, &waves(30));
    assert_like_dense(generic!(bumps_of_11), bumps_of_11, &waves(40));
    assert_like_dense(generic!(bumps_of_23), bumps_of_23, &waves(50));
    let plan = HessianPlan::at(generic!(bumps_of_11), &waves(40)).unwrap();
    assert_eq!(plan.colors(), 11);
    assert!(plan.sweeps() > 1);
}

#[test]
fn a_sum_in_one_term_is_right_too() {
    assert_like_dense(generic!(valley_in_one), |x| valley_in_one(x).to_vec(), &waves(30));
    // Blocks without entries are left out: there are 30 / 8 columns of blocks, and a band crosses few of them.
    let plan = HessianPlan::at(generic!(valley_in_one), &waves(30)).unwrap();
    assert_eq!((plan.colors(), plan.pattern().nonzeros()), (30, 88));
    assert!(plan.sweeps() <= 11, "{} sweeps", plan.sweeps());
}

#[test]
fn a_dense_row_of_the_hessian_does_not_ruin_the_rest() {
    assert_like_dense(generic!(arrow), arrow, &waves(40));
    assert_eq!(HessianPlan::at(generic!(arrow), &waves(40)).unwrap().colors(), 2);
}

#[test]
fn the_hessian_of_a_random_program_is_the_dense_one() {
    for seed in 0..30 {
        let f = generic!(|x| random_program(x, seed, 40, 10));
        assert_like_dense(f, |x| random_program(x, seed, 40, 10), &waves(12));
    }
}

#[test]
fn a_plan_is_right_at_every_point() {
    let f = generic!(bumps_of_11);
    let mut plan = HessianPlan::at(f, &waves(30)).unwrap();
    for shift in 0..3 {
        let x: Vec<f64> = waves(30).iter().map(|x| x + f64::from(shift)).collect();
        let (value, gradient, hessian) = plan.evaluate(f, &x).unwrap();
        let expected = dense(bumps_of_11, &x);
        assert_close(&[value], &[expected.0]);
        assert_close(&gradient, &expected.1);
        assert_close(&hessian.to_dense(), &expected.2);
    }
}

#[test]
fn a_frozen_input_has_no_entries_and_the_others_keep_theirs() {
    let f = generic!(bumps_of_7);
    let x = waves(30);
    let mut plan = HessianPlan::at(f, &x).unwrap();
    let (_, all_slopes, all) = plan.evaluate(f, &x).unwrap();
    let stays = |j: usize| !j.is_multiple_of(3);
    let (_, gradient, hessian) = plan.masked(stays).evaluate(f, &x).unwrap();
    let slopes: Vec<_> =
        all_slopes.iter().enumerate().map(|(j, &slope)| if stays(j) { slope } else { 0.0 }).collect();
    assert_close(&gradient, &slopes);
    let masked: Vec<_> = all.triplets().filter(|&(i, j, _)| stays(i) && stays(j)).collect();
    assert_eq!(hessian.nonzeros(), masked.len());
    assert_close(hessian.values(), &masked.iter().map(|&(_, _, value)| value).collect::<Vec<_>>());
}

#[test]
fn a_missing_entry_is_found_and_named() {
    let f = generic!(bumps_of_7);
    let x = waves(30);
    let plan = HessianPlan::at(f, &x).unwrap();
    let without = |pattern: &Pattern, holes: &[(usize, usize)]| {
        let entries = pattern.iter().filter(|entry| !holes.contains(entry));
        Pattern::from_triplets(pattern.rows(), pattern.columns(), entries)
    };
    let mut holed = HessianPlan::new(plan.terms().clone(), without(plan.pattern(), &[(3, 8), (8, 3)]));
    assert_eq!(holed.evaluate(f, &x), Err(Error::OutsideHessian { row: 3, column: 8 }));
    let mut holed = HessianPlan::new(without(plan.terms(), &[(5, 9)]), plan.pattern().clone());
    assert_eq!(holed.evaluate(f, &x), Err(Error::OutsidePattern { row: 5, column: 9 }));
}

#[test]
fn a_branch_that_was_not_traced_is_found() {
    let f = generic!(|x| x.windows(3).map(|x| if x[1] > 1.5 { x[0] * x[1] } else { x[1] * x[2] }));
    let low = vec![1.0; 20];
    let mut high = low.clone();
    high[11] = 2.0;
    let mut plan = HessianPlan::at(f, &low).unwrap();
    assert!(plan.evaluate(f, &low).is_ok());
    assert_eq!(plan.evaluate(f, &high), Err(Error::OutsidePattern { row: 10, column: 10 }));
    assert!(HessianPlan::over(f, [low, vec![2.0; 20]]).unwrap().evaluate(f, &high).is_ok());
}

#[test]
fn another_number_of_terms_is_an_error() {
    let f = generic!(|x| x.iter().filter(|&&x| x > 0.0).map(|&x| x * x));
    let mut plan = HessianPlan::at(f, &[1.0, 2.0]).unwrap();
    let expected = Error::Length { of: "results", found: 1, expected: 2 };
    assert_eq!(plan.evaluate(f, &[1.0, -2.0]), Err(expected));
}

#[test]
fn a_function_without_inputs_or_terms_has_an_empty_hessian() {
    let (value, gradient, hessian) = sparse::hessian(generic!(|x| [x.iter().sum()]), &[] as &[f64]).unwrap();
    assert_eq!((value, gradient.len(), hessian.nonzeros()), (0.0, 0, 0));
    let (value, gradient, hessian) = sparse::hessian(generic!(|x| x[2..].to_vec()), &[1.0, 2.0]).unwrap();
    assert_eq!((value, gradient, hessian.nonzeros()), (0.0, vec![0.0; 2], 0));
}

/// The gradient of the bumps, by hand.
fn gradient_of_bumps<R: Real>(x: &[R], width: usize) -> Vec<R> {
    let mut gradient = vec![R::lit(0.0); x.len()];
    for (first, inputs) in x.windows(width).enumerate() {
        let (sin, cos) = (inputs.iter().copied().sum::<R>() * 0.3).sin_cos();
        gradient[first] += sin;
        for slope in &mut gradient[first..first + width] {
            *slope += 0.3 * cos * inputs[0];
        }
    }
    gradient
}

#[test]
fn the_jacobian_of_a_gradient_is_the_hessian() {
    for width in [2, 3, 7, 30] {
        let x = waves(80);
        let f = generic!(|x| gradient_of_bumps(x, width));
        let mut plan = JacobianPlan::symmetric_at(f, &x).unwrap();
        let (slopes, hessian) = plan.evaluate(f, &x).unwrap();
        let (_, gradient, expected) = dense(|x| bumps(x, width), &x);
        assert_close(&slopes, &gradient);
        assert_close(&hessian.to_dense(), &expected);
        assert_eq!(hessian.transpose(), hessian);

        let (mut by_columns, mut entries) = (plan.clone().by_columns(), vec![0.0; hessian.nonzeros()]);
        by_columns.evaluate_into(f, &x, &mut slopes.clone(), &mut entries).unwrap();
        assert_eq!(entries, hessian.values());

        let stays = |j: usize| !j.is_multiple_of(5);
        let (_, masked) = plan.masked(|_| true, stays).evaluate(f, &x).unwrap();
        // With other colours an entry may come from its mirror image, which is rounded in another way.
        for (i, j, entry) in masked.triplets() {
            assert!(stays(i) && stays(j) && (entry - hessian.get(i, j)).abs() < 1e-13, "entry ({i}, {j})");
        }
        assert_eq!(masked.nonzeros(), hessian.triplets().filter(|&(i, j, _)| stays(i) && stays(j)).count());
    }
}

#[test]
fn a_star_colouring_of_the_valley_has_3_colours() {
    let gradient = |x: &[sparse::Tracer<f64>]| gradient_of_bumps(x, 2);
    let pattern = sparse::jacobian_pattern(gradient, &waves(1000)).unwrap();
    assert_eq!(JacobianPlan::<f64>::symmetric(pattern).colors(), 3);
}

#[test]
fn a_missing_entry_of_a_symmetric_jacobian_is_found() {
    let x = waves(40);
    let f = generic!(|x| gradient_of_bumps(x, 4));
    let full = JacobianPlan::symmetric_at(f, &x).unwrap().pattern().clone();
    let entries = full.iter().filter(|&entry| entry != (7, 9) && entry != (9, 7));
    let found = JacobianPlan::symmetric(Pattern::from_triplets(40, 40, entries)).evaluate(f, &x);
    assert_eq!(found.unwrap_err(), Error::OutsidePattern { row: 7, column: 9 });
}

#[test]
fn a_gradient_of_another_length_is_an_error() {
    let found = JacobianPlan::symmetric_at(generic!(|x| x[1..].to_vec()), &[1.0, 2.0]);
    assert_eq!(found.err(), Some(Error::Length { of: "results", found: 1, expected: 2 }));
}

#[test]
fn an_input_that_enters_linearly_and_is_missing_is_found() {
    let f = generic!(|x| [if x[0] > 0.0 { x[0] * x[0] } else { x[0] * x[0] + x[1] }]);
    let mut plan = HessianPlan::at(f, &[1.0, 1.0]).unwrap();
    assert_eq!(plan.probe(f, &[1.0, 1.0]), Ok(()));
    assert_eq!(plan.evaluate(f, &[-1.0, 1.0]), Err(Error::OutsidePattern { row: 0, column: 1 }));
    // The slopes of all terms cancel at a minimum, which is no reason to complain.
    let x = [1.0; 50];
    let mut plan = HessianPlan::at(generic!(valley), &x).unwrap();
    assert_eq!(plan.probe(generic!(valley), &x), Ok(()));
}

#[test]
fn every_missing_entry_of_a_hessian_is_found_in_large_problems() {
    let f = generic!(bumps_of_7);
    let x = waves(300);
    let plan = HessianPlan::at(f, &x).unwrap();
    for (i, j) in [(0, 0), (0, 5), (100, 103), (150, 150), (293, 299)] {
        let without = |pattern: &Pattern, holes: [(usize, usize); 2]| {
            let entries = pattern.iter().filter(|entry| !holes.contains(entry));
            Pattern::from_triplets(pattern.rows(), pattern.columns(), entries)
        };
        let mut holed = HessianPlan::new(plan.terms().clone(), without(plan.pattern(), [(i, j), (j, i)]));
        assert_eq!(holed.probe(f, &x), Err(Error::OutsideHessian { row: i, column: j }));
        let term = i.min(293);
        let mut holed = HessianPlan::new(without(plan.terms(), [(term, j); 2]), plan.pattern().clone());
        assert_eq!(holed.probe(f, &x), Err(Error::OutsidePattern { row: term, column: j }));
    }
}

#[test]
fn a_jacobian_that_is_not_symmetric_is_found_by_a_symmetric_plan() {
    let f = generic!(|x| [x[0] + 2.0 * x[1], 3.0 * x[0] + x[1]]);
    let mut plan = JacobianPlan::symmetric_at(f, &[1.0, 1.0]).unwrap();
    let error = plan.evaluate(f, &[1.0, 1.0]).unwrap_err();
    assert!(matches!(
        error,
        Error::NotSymmetric { row: 0, column: 1 } | Error::NotSymmetric { row: 1, column: 0 }
    ));
    let text = error.to_string();
    assert!(
        text.contains("row 0") && text.contains("column 1") && text.contains("`JacobianPlan::at`"),
        "{text}"
    );

    // Only one of many entries is wrong.
    let x = waves(60);
    let f = generic!(|x| {
        let mut slopes = gradient_of_bumps(x, 5);
        slopes[30] += 1e-3 * x[33];
        slopes
    });
    let error = JacobianPlan::symmetric_at(f, &x).unwrap().probe(f, &x).unwrap_err();
    assert!(matches!(
        error,
        Error::NotSymmetric { row: 30, column: 33 } | Error::NotSymmetric { row: 33, column: 30 }
    ));
}

#[test]
fn a_colouring_of_a_hessian_by_hand_is_checked() {
    let (f, x) = (generic!(valley), waves(20));
    let mut plan = HessianPlan::at(f, &x).unwrap();
    let (terms, pattern) = (plan.terms().clone(), plan.pattern().clone());
    let by_hand =
        |colors: &dyn Fn(usize) -> usize| Coloring::new((0..20).map(|j| Some(colors(j))).collect::<Vec<_>>());
    let mut three = HessianPlan::with_coloring(terms.clone(), pattern.clone(), by_hand(&|j| j % 3)).unwrap();
    assert_eq!(three.colors(), 3);
    assert_eq!(three.evaluate(f, &x).unwrap(), plan.evaluate(f, &x).unwrap());
    let same = HessianPlan::<f64>::with_coloring(terms, pattern, by_hand(&|j| j / 2));
    assert_eq!(same.err(), Some(RecoveryError::SameColor { row: 0, columns: [0, 1] }));
}

#[test]
fn a_colouring_of_a_hessian_may_not_split_terms() {
    let rows = (0..400).map(|i| if i == 0 { (0..400).collect() } else { vec![i] });
    let terms = Pattern::from_rows(400, rows);
    let coloring = sparse::coloring::color_columns(&terms, sparse::coloring::Order::Best);
    assert_eq!(coloring.split_rows(), [0]);
    let diagonal = Pattern::from_rows(400, (0..400).map(|i| [i]));
    assert!(HessianPlan::<f64>::with_coloring(terms, diagonal, coloring).is_err());
}

#[cfg(feature = "rayon")]
#[test]
fn the_parallel_hessian_has_the_same_bits() {
    let x = waves(60);
    let f = generic!(bumps_of_23);
    let mut plan = HessianPlan::at(f, &x).unwrap();
    assert!(plan.sweeps() > 1);
    let nonzeros = plan.pattern().nonzeros();
    let (mut gradient, mut entries) = (vec![0.0; 60], vec![0.0; nonzeros]);
    let value = plan.evaluate_into(f, &x, &mut gradient, &mut entries).unwrap();
    for _ in 0..2 {
        let (mut slopes, mut again) = (vec![7.0; 60], vec![7.0; nonzeros]);
        let found = plan.parallel_evaluate_into(f, &x, &mut slopes, &mut again).unwrap();
        assert_eq!((found, &slopes, &again), (value, &gradient, &entries));
    }
}
