//! A few dense rows and columns do not ruin the rest.

use gradual::sparse::Pattern;
use gradual::sparse::coloring::{Order, acyclic, color_columns, star};

use crate::patterns::{ORDERS, band};

const N: usize = 2_000;

/// A tridiagonal pattern with full rows.
fn with_full_rows(full: &[usize]) -> Pattern {
    let band = band(N, 1);
    let row = |i: usize| if full.contains(&i) { (0..N).collect() } else { band.row(i).to_vec() };
    Pattern::from_rows(N, (0..N).map(row))
}

#[test]
fn dense_rows_are_split_off() {
    let pattern = with_full_rows(&[0, 700, 1999]);
    for order in ORDERS {
        let coloring = color_columns(&pattern, order);
        assert_eq!(coloring.split_rows(), [0, 700, 1999]);
        // Where the full rows were, the neighbours have a smaller degree, which disturbs the orders by degree.
        assert!(coloring.colors() <= 4, "{order:?}: {} colours", coloring.colors());
    }
    assert_eq!(color_columns(&pattern, Order::Best).colors(), 3);
}

#[test]
fn a_dense_column_takes_one_color() {
    let coloring = color_columns(&with_full_rows(&[700]).transpose(), Order::Best);
    assert_eq!((coloring.colors(), coloring.split_rows()), (4, &[][..]));
    assert_eq!(coloring.groups().iter().filter(|group| **group == [700]).count(), 1);
}

#[test]
fn a_matrix_of_dense_rows_only_is_not_split() {
    let full = Pattern::from_rows(300, vec![0..300; 300]);
    let coloring = color_columns(&full, Order::Best);
    assert_eq!((coloring.colors(), coloring.split_rows()), (300, &[][..]));
}

#[test]
fn a_short_row_is_never_dense() {
    let coloring = color_columns(&Pattern::from_rows(16, vec![0..16; 1]), Order::Best);
    assert_eq!((coloring.colors(), coloring.split_rows()), (16, &[][..]));
}

#[test]
fn a_single_long_row_needs_no_colors_because_it_is_a_gradient() {
    let coloring = color_columns(&Pattern::from_rows(1000, vec![0..1000; 1]), Order::Best);
    assert_eq!((coloring.colors(), coloring.split_rows()), (0, &[0][..]));
    assert_eq!(coloring.color(5), None);
}

#[test]
fn dense_rows_of_a_hessian_take_one_color_each() {
    let rows = with_full_rows(&[5, 1200]);
    let pattern = rows.union(&rows.transpose());
    for order in ORDERS {
        let (star, acyclic) = (star(&pattern, order), acyclic(&pattern, order));
        assert!(star.colors() <= 3 + 2, "{order:?}: {} colours", star.colors());
        assert!(acyclic.colors() <= 2 + 2, "{order:?}: {} colours", acyclic.colors());
        assert_eq!(star.groups().iter().filter(|group| group.contains(&5)).count(), 1);
        assert!(star.groups().contains(&vec![5]) && star.groups().contains(&vec![1200]));
    }
}
