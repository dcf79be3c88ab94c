//! Jacobians by plans, in comparison with dense ones, which are computed in another way.

use std::cell::Cell;

use gradual::sparse::coloring::{Coloring, Order, color_columns};
use gradual::sparse::{self, Error, JacobianPlan, Matrix, Pattern, RecoveryError, SliceFunction, generic};
use gradual::{DualVec, Real, slice};

use super::detection::random_program;
use super::problems::{arrow, brusselator, heat, waves, wide_band};

/// The dense Jacobian from chunks of inputs.
fn dense(f: impl Fn(&[slice::Chunk<f64>]) -> Vec<slice::Chunk<f64>>, x: &[f64]) -> (Vec<f64>, Vec<f64>) {
    slice::jacobian(f, x)
}

fn bits(numbers: &[f64]) -> Vec<u64> {
    // The sign of a zero entry is not specified.
    numbers.iter().map(|x| (x + 0.0).to_bits()).collect()
}

fn assert_same(found: (Vec<f64>, Matrix<f64>), expected: (Vec<f64>, Vec<f64>)) {
    assert_eq!(bits(&found.0), bits(&expected.0));
    assert_eq!(bits(&found.1.to_dense()), bits(&expected.1));
}

#[test]
fn the_jacobian_of_the_heat_equation_has_the_bits_of_the_dense_one() {
    for n in [1, 2, 3, 17, 100] {
        let x = waves(n);
        assert_same(sparse::jacobian(generic!(heat), &x).unwrap(), dense(heat, &x));
    }
}

#[test]
fn the_jacobian_of_the_brusselator_has_the_bits_of_the_dense_one() {
    for n in [4, 8] {
        let x = waves(2 * n * n);
        assert_same(sparse::jacobian(generic!(brusselator), &x).unwrap(), dense(brusselator, &x));
    }
}

#[test]
fn the_brusselator_of_32_has_12288_entries_and_at_most_12_colours_in_natural_order() {
    let plan = JacobianPlan::at(generic!(brusselator), &waves(2 * 32 * 32)).unwrap();
    assert_eq!((plan.pattern().rows(), plan.pattern().nonzeros()), (2048, 12_288));
    assert!(color_columns(plan.pattern(), Order::Natural).colors() <= 12);
    assert!(plan.colors() <= 12);
    assert_eq!(plan.sweeps(), 1);
}

#[test]
fn more_colours_than_a_number_has_directions_take_several_sweeps() {
    for width in [15, 16, 17, 32, 33, 50] {
        let x = waves(120);
        let f = generic!(|x| wide_band(x, width));
        let plan = JacobianPlan::at(f, &x).unwrap();
        assert_eq!((plan.colors(), plan.sweeps()), (width, width.div_ceil(16)));
        assert_same(sparse::jacobian(f, &x).unwrap(), dense(|x| wide_band(x, width), &x));
    }
}

#[test]
fn a_plan_is_right_at_every_point() {
    let f = generic!(|x| wide_band(x, 20));
    let mut plan = JacobianPlan::at(f, &waves(60)).unwrap();
    for shift in 0..4 {
        let x: Vec<f64> = waves(60).iter().map(|x| x + f64::from(shift)).collect();
        assert_same(plan.evaluate(f, &x).unwrap(), dense(|x| wide_band(x, 20), &x));
    }
}

#[test]
fn a_dense_row_and_a_dense_column_do_not_ruin_the_rest() {
    let x = waves(400);
    let plan = JacobianPlan::at(generic!(arrow), &x).unwrap();
    assert_eq!(plan.coloring().split_rows(), [0]);
    assert!(plan.colors() <= 3, "{} colours", plan.colors());
    assert_same(sparse::jacobian(generic!(arrow), &x).unwrap(), dense(arrow, &x));
}

#[test]
fn random_programs_have_the_bits_of_the_dense_jacobian() {
    for seed in 0..40 {
        let x = waves(30);
        let f = generic!(|x| random_program(x, seed, 80, 25));
        assert_same(sparse::jacobian(f, &x).unwrap(), dense(|x| random_program(x, seed, 80, 25), &x));
    }
}

#[test]
fn entries_by_columns_are_those_of_the_transpose() {
    for width in [3, 20] {
        let x = waves(50);
        let f = generic!(|x| wide_band(x, width));
        let mut plan = JacobianPlan::at(f, &x).unwrap();
        let (values, matrix) = plan.evaluate(f, &x).unwrap();
        let mut by_columns = plan.by_columns();
        let (mut again, mut entries) = (vec![0.0; values.len()], vec![0.0; matrix.nonzeros()]);
        by_columns.evaluate_into(f, &x, &mut again, &mut entries).unwrap();
        assert_eq!((again, &entries), (values, &matrix.csc_parts().2));
        assert_eq!(by_columns.evaluate(f, &x).unwrap().1, matrix);
    }
}

#[test]
fn masked_rows_and_columns_have_no_entries_and_the_others_keep_theirs() {
    let x = waves(60);
    let f = generic!(|x| wide_band(x, 20));
    let mut plan = JacobianPlan::at(f, &x).unwrap();
    let (_, all) = plan.evaluate(f, &x).unwrap();
    let (stays_row, stays_column) = (|i: usize| !i.is_multiple_of(3), |j: usize| !j.is_multiple_of(4));
    let mut masked = plan.masked(stays_row, |_| true).masked(|_| true, stays_column);
    let (_, found) = masked.evaluate(f, &x).unwrap();
    let expected = all.triplets().filter(|&(i, j, _)| stays_row(i) && stays_column(j));
    assert!(found.triplets().eq(expected));
    assert!(masked.colors() < plan.colors());
}

#[test]
fn a_missing_entry_is_found_and_named() {
    let x = waves(60);
    let f = generic!(|x| wide_band(x, 5));
    let full = sparse::jacobian_pattern(|x| wide_band(x, 5), &x).unwrap();
    for (row, column) in [(0, 0), (7, 9), (55, 59), (30, 34)] {
        let holed =
            Pattern::from_triplets(full.rows(), 60, full.iter().filter(|&entry| entry != (row, column)));
        let found = JacobianPlan::new(holed).evaluate(f, &x);
        assert_eq!(found.unwrap_err(), Error::OutsidePattern { row, column });
    }
}

#[test]
fn an_entry_too_many_is_no_error() {
    let x = waves(20);
    let full = Pattern::from_rows(20, (0..20).map(|_| 0..20));
    assert_same(JacobianPlan::new(full).evaluate(generic!(heat), &x).unwrap(), dense(heat, &x));
}

#[test]
fn rounding_is_no_violation() {
    // In `J v` the two large numbers cancel in another way than in the entries.
    let f = generic!(|x| [(x[0] * 1e12 + x[1]) - x[0] * 1e12, x[2] * x[2]]);
    assert!(sparse::jacobian(f, &[1.0, 2.0, 3.0]).is_ok());
}

#[test]
fn rounding_in_every_row_costs_few_runs() {
    for n in [20, 200, 2000] {
        let runs = Cell::new(0);
        let f = generic!(|x| {
            runs.set(runs.get() + 1);
            x.windows(2).map(|x| (x[0] * 1e12 + x[1]) - x[0] * 1e12).collect::<Vec<_>>()
        });
        let x = waves(n);
        let mut plan = JacobianPlan::at(f, &x).unwrap();
        let before = runs.get();
        assert_eq!(plan.probe(f, &x), Ok(()));
        let runs = runs.get() - before;
        assert!(2 < runs && runs <= 2 + n.ilog2(), "{runs} runs for {n} inputs");
    }
}

#[test]
fn a_missing_entry_is_found_among_rows_with_rounding() {
    let x = waves(300);
    let f = generic!(|x| {
        x.windows(3).map(|x| (x[0] * 1e12 + x[1] + 1e9 * x[2]) - x[0] * 1e12).collect::<Vec<_>>()
    });
    let full = JacobianPlan::at(f, &x).unwrap().pattern().clone();
    for (row, column) in [(0, 2), (100, 102), (297, 299), (41, 43)] {
        let entries = full.iter().filter(|&entry| entry != (row, column));
        let mut holed = JacobianPlan::new(Pattern::from_triplets(298, 300, entries));
        assert_eq!(holed.probe(f, &x), Err(Error::OutsidePattern { row, column }));
    }
}

#[test]
fn a_branch_that_was_not_traced_is_found() {
    let f = generic!(|x| x.windows(3).map(|x| if x[1] > 1.2 { x[0] * x[1] } else { x[1] * x[2] }));
    let low = vec![1.0; 30];
    let mut plan = JacobianPlan::at(f, &low).unwrap();
    let mut high = low.clone();
    high[11] = 2.0;
    assert_eq!(plan.probe(f, &low), Ok(()));
    assert_eq!(plan.probe(f, &high), Err(Error::OutsidePattern { row: 10, column: 10 }));
    let mut over_both = JacobianPlan::over(f, [low, vec![2.0; 30]]).unwrap();
    assert_eq!(over_both.probe(f, &high), Ok(()));
}

#[test]
fn another_number_of_results_is_an_error() {
    let f = generic!(|x| x.iter().filter(|&&x| x > 0.0).map(|&x| x * x));
    let mut plan = JacobianPlan::at(f, &[1.0, 2.0]).unwrap();
    let expected = Error::Length { of: "results", found: 1, expected: 2 };
    assert_eq!(plan.evaluate(f, &[1.0, -2.0]), Err(expected.clone()));
    assert_eq!(JacobianPlan::over(f, [[1.0, 2.0], [1.0, -2.0]]).err(), Some(expected));
    assert_eq!(
        JacobianPlan::<f64>::over(f, [] as [[f64; 2]; 0]).err(),
        Some(Error::Length { of: "points", found: 0, expected: 1 })
    );
}

#[test]
#[should_panic(expected = "x has 1 numbers, but the pattern has 2 columns")]
fn another_number_of_inputs_is_a_panic_that_says_so() {
    let f = generic!(|x| x.iter().map(|x| x * x));
    let mut plan = JacobianPlan::at(f, &[1.0, 2.0]).unwrap();
    let _ = plan.evaluate(f, &[1.0]);
}

#[test]
fn a_function_without_inputs_or_results_has_an_empty_jacobian() {
    let (values, matrix) = sparse::jacobian(generic!(|x| [x.iter().sum()]), &[] as &[f64]).unwrap();
    assert_eq!((values, matrix.rows(), matrix.columns()), (vec![0.0], 1, 0));
}

#[test]
fn a_colouring_by_hand_is_checked() {
    let pattern = Pattern::from_rows(4, [[0, 1], [1, 2], [2, 3]]);
    let good = Coloring::new((0..4).map(|j| Some(j % 2)));
    let f = generic!(|x| x.windows(2).map(|x| x[0] * x[1]));
    let mut plan = JacobianPlan::with_coloring(pattern.clone(), good).unwrap();
    assert_eq!(plan.evaluate(f, &[1.0, 2.0, 3.0, 4.0]).unwrap().1.values(), [2.0, 1.0, 3.0, 2.0, 4.0, 3.0]);
    let bad = JacobianPlan::<f64>::with_coloring(pattern, Coloring::new([Some(0); 4]));
    assert_eq!(bad.err(), Some(RecoveryError::SameColor { row: 0, columns: [0, 1] }));
}

#[test]
fn an_error_of_a_colouring_is_an_error_of_a_plan() {
    let plan = || -> Result<JacobianPlan<f64>, Error> {
        Ok(JacobianPlan::with_coloring(Pattern::from_rows(2, [[0, 1]]), Coloring::new([Some(0); 2]))?)
    };
    let expected = RecoveryError::SameColor { row: 0, columns: [0, 1] };
    assert_eq!(plan().err(), Some(Error::Coloring(expected)));
    assert_eq!(Error::Coloring(expected).to_string(), expected.to_string());
}

#[test]
fn a_type_of_your_own_is_a_function() {
    struct Scaled(f64);
    impl<R: Real> SliceFunction<R> for Scaled {
        fn call(&self, x: &[R], results: &mut Vec<R>) {
            results.extend(x.iter().map(|x| self.0 * x * x));
        }
    }
    let (_, jacobian) = sparse::jacobian(Scaled(3.0), &[1.0, 2.0]).unwrap();
    assert_eq!(jacobian.values(), [6.0, 12.0]);
}

#[test]
fn single_precision_and_nested_numbers_have_jacobians() {
    let (_, jacobian) = sparse::jacobian(generic!(|x| [x[0] * x[1]]), &[2.0_f32, 3.0]).unwrap();
    assert_eq!(jacobian.values(), [3.0_f32, 2.0]);

    // The derivative of the Jacobian in a parameter.
    let at = DualVec::<f64, 1>::variable(2.0, 0);
    let (_, jacobian) = sparse::jacobian(generic!(|x| [x[0] * x[0] * x[1]]), &[at, at]).unwrap();
    assert_eq!(jacobian.values()[0].parts(), (8.0, [8.0]));
}

#[cfg(feature = "rayon")]
#[test]
fn the_parallel_jacobian_has_the_same_bits() {
    let x = waves(200);
    for width in [3, 16, 40, 90] {
        let f = generic!(|x| wide_band(x, width));
        let mut plan = JacobianPlan::at(f, &x).unwrap();
        let sizes = (plan.pattern().rows(), plan.pattern().nonzeros());
        let (mut serial, mut parallel) =
            ([vec![0.0; sizes.0], vec![0.0; sizes.1]], [vec![0.0; sizes.0], vec![0.0; sizes.1]]);
        let [values, entries] = &mut serial;
        plan.evaluate_into(f, &x, values, entries).unwrap();
        for _ in 0..2 {
            let [values, entries] = &mut parallel;
            plan.parallel_evaluate_into(f, &x, values, entries).unwrap();
            assert_eq!(parallel, serial);
        }
    }
}
