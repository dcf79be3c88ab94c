//! Distance-2 colouring of the columns of a Jacobian: columns with an entry in the same row have different colours.
//! This is algorithm 3.2 of *What Color Is Your Jacobian?*.

use alloc::vec;

use super::graph::{ColumnGraph, Graph};
use super::marks::Marks;
use super::{Coloring, NO_COLOR};

pub(super) fn color(graph: &ColumnGraph, order: &[usize]) -> Coloring {
    let mut color_of = vec![NO_COLOR; graph.columns()];
    let mut forbidden = Marks::new(0);
    for &v in order {
        for &row in graph.columns.row(v) {
            for &u in graph.rows.row(row) {
                if color_of[u] != NO_COLOR {
                    forbidden.mark(color_of[u], v);
                }
            }
        }
        color_of[v] = forbidden.first_without(v);
    }
    Coloring::of(color_of, forbidden.len())
}
