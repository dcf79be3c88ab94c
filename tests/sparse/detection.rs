//! Patterns: what the trace sees, what it does not, and how its cost grows.

use gradual::sparse::{self, Error, Pattern, Tracer};
use gradual::{Real, slice};

type T = Tracer<f64>;

/// Whole numbers that look random.
fn random(seed: u64) -> impl FnMut(usize) -> usize {
    let mut state = seed;
    move |below| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) as usize % below
    }
}

/// A program of random sums, products and functions of random numbers before.
pub(crate) fn random_program<R: Real>(x: &[R], seed: u64, steps: usize, results: usize) -> Vec<R> {
    let mut random = random(seed);
    let mut numbers = x.to_vec();
    for _ in 0..steps {
        let [a, b] = [(); 2].map(|()| numbers[random(numbers.len())]);
        numbers.push(match random(6) {
            0 => a + b,
            1 => a - 0.5 * b,
            2 => (a * b).sin(),
            3 => a.sin(),
            4 => b + 1.0,
            _ => a / (2.0 + b * b),
        });
    }
    numbers.split_off(numbers.len() - results)
}

/// The sets of inputs by the definition: a set for each number, and a union for each operation.
fn sets_by_definition(n: usize, seed: u64, steps: usize, results: usize) -> Vec<Vec<usize>> {
    use std::collections::BTreeSet;
    let mut random = random(seed);
    let mut sets: Vec<BTreeSet<usize>> = (0..n).map(|i| BTreeSet::from([i])).collect();
    for _ in 0..steps {
        let [a, b] = [(); 2].map(|()| sets[random(sets.len())].clone());
        sets.push(match random(6) {
            3 => a,
            4 => b,
            _ => &a | &b,
        });
    }
    sets.split_off(sets.len() - results).into_iter().map(|set| set.into_iter().collect()).collect()
}

#[test]
pub(crate) fn random_programs_have_the_pattern_of_the_definition() {
    for seed in 0..200 {
        for (n, steps) in [(3, 10), (40, 100), (200, 400), (50, 2000)] {
            let x = vec![0.3; n];
            let pattern = sparse::jacobian_pattern(|x| random_program(x, seed, steps, 8), &x).unwrap();
            assert_eq!(pattern, Pattern::from_rows(n, sets_by_definition(n, seed, steps, 8)));
        }
    }
}

#[test]
fn the_exact_jacobian_of_a_random_program_lies_in_its_pattern() {
    for seed in 0..50 {
        let x: Vec<f64> = (0..20).map(|i| 0.1 + f64::from(i) / 7.0).collect();
        let pattern = sparse::jacobian_pattern(|x| random_program(x, seed, 60, 10), &x).unwrap();
        let (_, rows) = slice::jacobian(|x| random_program(x, seed, 60, 10), &x);
        for (i, row) in rows.chunks(20).enumerate() {
            for (j, slope) in row.iter().enumerate() {
                assert!(
                    *slope == 0.0 || pattern.index_of(i, j).is_some(),
                    "entry ({i}, {j}) of program {seed}"
                );
            }
        }
    }
}

#[test]
fn the_exact_hessian_of_a_random_program_lies_in_its_pattern() {
    for seed in 0..50 {
        let n = 12;
        let x: Vec<f64> = (0..n).map(|i| 0.1 + f64::from(i) / 7.0).collect();
        let pattern = sparse::hessian_pattern(|x| random_program(x, seed, 40, 5), &x).unwrap();
        assert!(pattern.is_symmetric());
        let sum = |x: &[slice::HessianChunk<f64>]| random_program(x, seed, 40, 5).into_iter().sum();
        let (_, _, hessian) = slice::hessian(sum, &x);
        for (i, row) in hessian.chunks(12).enumerate() {
            for (j, curvature) in row.iter().enumerate() {
                assert!(
                    *curvature == 0.0 || pattern.index_of(i, j).is_some(),
                    "entry ({i}, {j}) of program {seed}"
                );
            }
        }
    }
}

#[test]
fn a_branch_is_followed_at_the_point_and_a_union_has_both() {
    let f = |x: &[T]| vec![if x[0] > 0.0 { x[1] } else { x[2] }];
    let at = |x: [f64; 3]| sparse::jacobian_pattern(f, &x).unwrap();
    let (right, left) = (at([1.0, 1.0, 1.0]), at([-1.0, 1.0, 1.0]));
    assert_eq!((right.row(0), left.row(0)), (&[1][..], &[2][..]));
    assert_eq!(right.union(&left).row(0), [1, 2]);
}

#[test]
fn a_dependence_that_is_read_from_the_value_is_lost_as_it_is_for_duals() {
    let f = |x: &[T]| vec![T::constant(x[0].value) + x[1]];
    assert_eq!(sparse::jacobian_pattern(f, &[1.0, 2.0]).unwrap().row(0), [1]);
}

#[test]
fn a_function_without_inputs_or_without_results_has_an_empty_pattern() {
    let constant = sparse::jacobian_pattern(|_: &[T]| vec![T::constant(1.0)], &[]).unwrap();
    assert_eq!((constant.rows(), constant.columns(), constant.nonzeros()), (1, 0, 0));
    let nothing = sparse::jacobian_pattern(|_: &[T]| vec![], &[1.0]).unwrap();
    assert_eq!((nothing.rows(), nothing.columns(), nothing.nonzeros()), (0, 1, 0));
}

#[test]
fn a_result_that_is_not_finite_is_an_error() {
    let f = |x: &[T]| vec![x[0], x[0].ln()];
    assert_eq!(sparse::jacobian_pattern(f, &[-1.0]), Err(Error::NotFinite { row: 1 }));
    assert_eq!(sparse::jacobian_pattern(f, &[0.0]), Err(Error::NotFinite { row: 1 }));
}

#[test]
fn a_number_from_another_thread_is_an_error_if_a_set_had_to_grow_there() {
    let sum = |x: &[T]| {
        let (a, b) = (x[0], x[1]);
        vec![a, std::thread::spawn(move || a + b).join().unwrap() * x[2]]
    };
    assert_eq!(sparse::jacobian_pattern(sum, &[1.0; 3]), Err(Error::Untraceable { row: 1 }));
    // A function of one number has the set of its argument, so nothing is lost.
    let sine = |x: &[T]| {
        let a = x[0];
        vec![std::thread::spawn(move || a.sin()).join().unwrap() * x[2]]
    };
    assert_eq!(sparse::jacobian_pattern(sine, &[1.0; 3]).unwrap().row(0), [0, 2]);
    // For a Hessian the trace has to record it.
    assert_eq!(sparse::hessian_pattern(sine, &[1.0; 3]), Err(Error::Untraceable { row: 0 }));
}

#[test]
fn a_number_of_an_earlier_trace_is_an_error() {
    let mut kept = T::constant(0.0);
    let _ = sparse::jacobian_pattern(
        |x: &[T]| {
            kept = x[0] * x[1];
            vec![kept]
        },
        &[1.0, 2.0],
    );
    let uses: [fn(&[T], T) -> T; 4] =
        [|_, kept| kept, |x, kept| x[0] + kept, |x, kept| kept * x[0].sin(), |_, kept| kept * (kept + 1.0)];
    for f in uses {
        let found = sparse::jacobian_pattern(|x| vec![f(x, kept)], &[1.0, 2.0]);
        assert_eq!(found, Err(Error::Untraceable { row: 0 }));
    }
    // Outside any trace it is a number like any other.
    assert_eq!((kept * kept + 1.0).value, 5.0);
}

#[test]
fn a_panic_ends_the_trace() {
    let panic = std::panic::catch_unwind(|| {
        let _ = sparse::jacobian_pattern(|x: &[T]| if x[0] > 0.0 { panic!("no") } else { vec![] }, &[1.0]);
    });
    assert!(panic.is_err());
    let after = sparse::jacobian_pattern(|x: &[T]| vec![x[0] * x[1]], &[1.0, 2.0]).unwrap();
    assert_eq!(after.row(0), [0, 1]);
}

#[test]
fn a_traced_function_may_trace_another_one() {
    let f = |x: &[T]| {
        let inner = |y: &[Tracer<T>]| vec![y[0] * Tracer::constant(x[1]).sin(), y[0] + y[1]];
        let pattern = sparse::jacobian_pattern(inner, x).unwrap();
        assert_eq!(pattern, Pattern::from_rows(2, [vec![0], vec![0, 1]]));
        vec![x[0] * x[1]]
    };
    assert_eq!(sparse::jacobian_pattern(f, &[1.0, 2.0]).unwrap().row(0), [0, 1]);
}

#[test]
fn single_precision_traces_too() {
    let f = |x: &[Tracer<f32>]| vec![x[0] * 2.0 + x[1].sin()];
    assert_eq!(sparse::jacobian_pattern(f, &[1.0, 2.0]).unwrap().row(0), [0, 1]);
}

/// The function of `num_traits` users: it knows nothing of this crate.
fn existing_code<F: num_traits::Float>(x: &[F]) -> Vec<F> {
    x.windows(2).map(|x| (x[0] - x[1]).exp().max(F::epsilon())).collect()
}

#[test]
fn a_function_over_float_traces_as_it_is() {
    let pattern = sparse::jacobian_pattern(existing_code::<T>, &[1.0, 2.0, 3.0]).unwrap();
    assert_eq!(pattern, Pattern::from_rows(3, [[0, 1], [1, 2]]));
}

#[test]
fn a_long_sum_takes_no_more_memory_than_its_terms() {
    // As lists, the sets of all partial sums would have five billion members.
    let n = 100_000;
    let pattern = sparse::jacobian_pattern(|x: &[T]| vec![x.iter().sum::<T>()], &vec![1.0; n]).unwrap();
    assert!(pattern.row(0).iter().copied().eq(0..n));
}

#[test]
fn results_that_share_a_long_history_share_its_list() {
    // A time stepper whose every step is a result.
    let steps = 3_000;
    let f = |x: &[T]| {
        let mut state = x.to_vec();
        let mut results = Vec::new();
        for _ in 0..steps {
            let total: T = state.iter().sum();
            state.iter_mut().for_each(|x| *x = x.sin() + total / 50.0);
            results.push(state[0]);
        }
        results
    };
    let pattern = sparse::jacobian_pattern(f, &[0.1; 30]).unwrap();
    assert_eq!((pattern.rows(), pattern.nonzeros()), (steps, steps * 30));
}
