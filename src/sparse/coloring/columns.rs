//! Distance-2 colouring of the columns of a Jacobian: columns with an entry in the same row have different colours.
//! This is algorithm 3.2 of *What Color Is Your Jacobian?*.

use alloc::vec;

use super::graph::{ColumnGraph, Graph};
use super::palette::Palette;
use super::{Coloring, NO_COLOR};

pub(super) fn color(graph: &ColumnGraph, order: &[usize], mut palette: Palette) -> Option<Coloring> {
    let mut color_of = vec![NO_COLOR; graph.columns()];
    for &v in order {
        for &row in graph.columns.row(v) {
            for &u in graph.rows.row(row) {
                if color_of[u] != NO_COLOR {
                    palette.forbid(color_of[u], v);
                }
            }
        }
        color_of[v] = palette.choose(v)?;
    }
    Some(Coloring::of(color_of, palette.colors()))
}
