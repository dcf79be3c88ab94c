//! The recovered entries are those of the matrix. The entries are integers, so all sums and differences are exact.

use gradual::sparse::coloring::{Coloring, acyclic, color_columns, star};
use gradual::sparse::{Matrix, Pattern, Recovery, RecoveryError};
use quickcheck::quickcheck;

use crate::patterns::{Hessian, Jacobian, ORDERS, band};

/// The sums of the columns of each colour.
fn compressed(matrix: &Matrix<f64>, coloring: &Coloring) -> Vec<f64> {
    let colors = coloring.colors();
    let mut sums = vec![0.0; matrix.rows() * colors];
    for (i, j, value) in matrix.triplets() {
        if let Some(color) = coloring.color(j) {
            sums[i * colors + color] += value;
        }
    }
    sums
}

fn recovered(recovery: &Recovery, matrix: &Matrix<f64>, coloring: &Coloring) -> Vec<f64> {
    let mut values = vec![0.0; matrix.nonzeros()];
    recovery.recover(&mut compressed(matrix, coloring), &mut values);
    values
}

/// Different values, except that a symmetric pattern has the same value in mirrored places.
fn fill(pattern: &Pattern) -> Matrix<f64> {
    let value = |(i, j): (usize, usize)| (1_000 * i.min(j) + i.max(j)) as f64;
    Matrix::new(pattern.clone(), pattern.iter().map(value).collect())
}

fn jacobian_comes_back(pattern: &Pattern, coloring: &Coloring) -> bool {
    let matrix = fill(pattern);
    let recovery = Recovery::jacobian(pattern, coloring).unwrap();
    recovery.is_direct() && recovered(&recovery, &matrix, coloring) == matrix.values()
}

fn hessian_comes_back(pattern: &Pattern, coloring: &Coloring) -> bool {
    let matrix = fill(pattern);
    let recovery = Recovery::hessian(pattern, coloring).unwrap();
    recovered(&recovery, &matrix, coloring) == matrix.values()
}

quickcheck! {
    fn jacobians_come_back_from_every_order(jacobian: Jacobian) -> bool {
        ORDERS.into_iter().all(|order| jacobian_comes_back(&jacobian.0, &color_columns(&jacobian.0, order)))
    }

    fn hessians_come_back_from_star_colorings_without_subtractions(hessian: Hessian) -> bool {
        ORDERS.into_iter().all(|order| {
            let coloring = star(&hessian.0, order);
            Recovery::hessian(&hessian.0, &coloring).unwrap().is_direct()
                && hessian_comes_back(&hessian.0, &coloring)
        })
    }

    fn hessians_come_back_from_acyclic_colorings(hessian: Hessian) -> bool {
        ORDERS.into_iter().all(|order| hessian_comes_back(&hessian.0, &acyclic(&hessian.0, order)))
    }

    /// A random colouring is accepted if and only if the compressed matrix determines all entries.
    fn a_coloring_by_hand_is_accepted_or_refused(jacobian: Jacobian, colors: Vec<u8>) -> bool {
        let color = |j: usize| colors.get(j).map(|color| usize::from(color % 12));
        let coloring = Coloring::new((0..jacobian.0.columns()).map(color));
        match Recovery::jacobian(&jacobian.0, &coloring) {
            Ok(_) => jacobian_comes_back(&jacobian.0, &coloring),
            Err(RecoveryError::SameColor { row, columns: [a, b] }) => {
                let entries = jacobian.0.row(row);
                a != b && entries.contains(&a) && entries.contains(&b) && color(a) == color(b)
            }
            Err(RecoveryError::NoColor { row, column }) => {
                jacobian.0.row(row).contains(&column) && color(column).is_none()
            }
            Err(_) => false,
        }
    }

    fn a_coloring_of_a_hessian_by_hand_gives_its_entries_or_an_error(hessian: Hessian, colors: Vec<u8>) -> bool {
        let color = |j: usize| Some(usize::from(colors.get(j).copied().unwrap_or(0) % 6));
        let coloring = Coloring::new((0..hessian.0.columns()).map(color));
        match Recovery::hessian(&hessian.0, &coloring) {
            Ok(_) => hessian_comes_back(&hessian.0, &coloring),
            // Two neighbours of the same colour hide each other, or two colours form a cycle.
            Err(RecoveryError::Undetermined { row, column }) => hessian.0.index_of(row, column).is_some(),
            Err(_) => false,
        }
    }
}

#[test]
fn a_hessian_whose_colors_hide_entries_is_an_error() {
    // A cycle of four with two colours
    let pattern = Pattern::from_rows(4, [[1, 3], [0, 2], [1, 3], [0, 2]]);
    let coloring = Coloring::new([0, 1, 0, 1].map(Some));
    let error = Recovery::hessian(&pattern, &coloring).unwrap_err();
    assert_eq!(error, RecoveryError::Undetermined { row: 0, column: 1 });
    assert!(error.to_string().contains("colour the pattern by `star` or `acyclic`"));
}

#[test]
fn entries_of_split_rows_are_nan() {
    let rows = (0..1000).map(|i| if i == 500 { (0..1000).collect() } else { vec![i] });
    let pattern = Pattern::from_rows(1000, rows);
    let coloring = color_columns(&pattern, ORDERS[0]);
    let matrix = fill(&pattern);
    let recovery = Recovery::jacobian(&pattern, &coloring).unwrap();
    let values = recovered(&recovery, &matrix, &coloring);
    for ((i, _), (found, value)) in pattern.iter().zip(values.iter().zip(matrix.values())) {
        if i == 500 { assert!(found.is_nan()) } else { assert_eq!(found, value) }
    }
}

#[test]
fn errors_of_substitution_stay_near_rounding_on_a_band() {
    let pattern = band(5_000, 3);
    let coloring = acyclic(&pattern, ORDERS[0]);
    let value = |(i, j): (usize, usize)| ((i + j) as f64).sin();
    let matrix = Matrix::new(pattern.clone(), pattern.iter().map(value).collect());
    let recovery = Recovery::hessian(&pattern, &coloring).unwrap();
    let values = recovered(&recovery, &matrix, &coloring);
    let errors = values.iter().zip(matrix.values()).map(|(found, value)| (found - value).abs());
    // The error of an entry is at most the sum of the errors along its tree of 2,500 entries.
    let largest = errors.fold(0.0, f64::max);
    assert!(largest <= 2_500.0 * f64::EPSILON, "{largest:e}");
}

#[test]
#[should_panic(expected = "the pattern has 3 columns, but the colouring has 2")]
fn a_coloring_of_another_length_panics() {
    let _ = Recovery::jacobian(&Pattern::from_rows(3, [[0, 1, 2]]), &Coloring::new([Some(0), Some(1)]));
}

#[test]
#[should_panic(expected = "the compressed matrix has 3 numbers, but rows times colours are 2")]
fn a_compressed_matrix_of_another_length_panics() {
    let pattern = Pattern::from_rows(2, [[0, 1]]);
    let recovery = Recovery::jacobian(&pattern, &Coloring::new([Some(0), Some(1)])).unwrap();
    recovery.recover(&mut [1.0, 2.0, 3.0], &mut [0.0; 2]);
}
