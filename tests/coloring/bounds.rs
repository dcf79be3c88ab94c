//! Bounds that theorems give for the orders.

use gradual::sparse::Pattern;
use gradual::sparse::coloring::{Order, color_columns};
use quickcheck::quickcheck;

use crate::patterns::Jacobian;

/// For each column, the other columns with an entry in a common row.
fn intersections(pattern: &Pattern) -> Vec<Vec<usize>> {
    let share_a_row = |j: usize, k: usize| {
        (0..pattern.rows()).any(|i| pattern.row(i).contains(&j) && pattern.row(i).contains(&k))
    };
    let columns = 0..pattern.columns();
    let neighbors = |j: usize| columns.clone().filter(|&k| j != k && share_a_row(j, k)).collect();
    columns.clone().map(neighbors).collect()
}

fn longest_row(pattern: &Pattern) -> usize {
    (0..pattern.rows()).map(|i| pattern.row(i).len()).max().unwrap_or(0)
}

quickcheck! {
    /// Matula and Beck, *Smallest-last ordering and clustering and graph coloring algorithms*, 1983: one more than the
    /// degeneracy, the largest of the degrees at which vertices leave when the smallest leaves first.
    fn smallest_last_needs_at_most_one_more_than_the_degeneracy(jacobian: Jacobian) -> bool {
        let mut left = intersections(&jacobian.0);
        let mut degeneracy = 0;
        let mut vertices: Vec<_> = (0..left.len()).collect();
        while let Some(&v) = vertices.iter().min_by_key(|&&v| left[v].len()) {
            degeneracy = degeneracy.max(left[v].len());
            vertices.retain(|&u| u != v);
            for neighbors in &mut left {
                neighbors.retain(|&u| u != v);
            }
        }
        color_columns(&jacobian.0, Order::SmallestLast).colors() <= degeneracy + 1
    }

    /// Welsh and Powell, *An upper bound for the chromatic number of a graph*, 1967: the largest over k of the smaller of
    /// k and one more than the degree number k, from the largest degree on.
    fn largest_first_keeps_the_bound_of_welsh_and_powell(jacobian: Jacobian) -> bool {
        let mut degrees: Vec<_> = intersections(&jacobian.0).iter().map(Vec::len).collect();
        degrees.sort_by(|a, b| b.cmp(a));
        let bound = degrees.iter().enumerate().map(|(k, &degree)| (k + 1).min(degree + 1)).max();
        color_columns(&jacobian.0, Order::LargestFirst).colors() <= bound.unwrap_or(0)
    }

    /// Tarjan and Yannakakis, *Simple linear-time algorithms to test chordality of graphs*, 1984: the order by most
    /// neighbours so far is perfect on chordal graphs. If each column has its entries in an interval of rows, the columns
    /// form such a graph, and its largest clique is a row.
    fn incidence_degree_is_optimal_if_the_columns_are_intervals(intervals: Vec<(u8, u8)>) -> bool {
        let rows = 32;
        let columns = intervals.iter().map(|&(start, length)| {
            let start = usize::from(start) % rows;
            start..(start + 1 + usize::from(length) % 6).min(rows)
        });
        let pattern = Pattern::from_rows(rows, columns).transpose();
        color_columns(&pattern, Order::IncidenceDegree).colors() == longest_row(&pattern)
    }
}
