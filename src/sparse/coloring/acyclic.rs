//! Acyclic colouring: two colours together form trees, so every cycle has three colours. This is algorithm 3.1 of *New
//! Acyclic and Star Coloring Algorithms*.

use alloc::vec;
use alloc::vec::Vec;

use super::graph::{Graph, SymmetricGraph};
use super::palette::Palette;
use super::{Coloring, NO_COLOR};

const NONE: usize = usize::MAX;

pub(super) fn color(graph: &SymmetricGraph, order: &[usize], mut palette: Palette) -> Option<Coloring> {
    let mut color_of = vec![NO_COLOR; graph.columns()];
    let mut trees = Trees { parent: (0..graph.edge_numbers()).collect() };
    // For each tree, the vertex that met it last, and the neighbour through which it did.
    let mut first_visit = vec![(NONE, NONE); graph.edge_numbers()];
    // For each colour, the vertex that met it last, and the edge to the first of its neighbours that has the colour.
    let mut first_neighbor: Vec<(usize, usize)> = Vec::new();

    for &v in order {
        let is_colored = |w: usize| color_of[w] != NO_COLOR;
        for &w in graph.neighbors(v) {
            if is_colored(w) {
                palette.forbid(color_of[w], v);
            }
        }
        for &w in graph.neighbors(v) {
            if !is_colored(w) {
                continue;
            }
            for (x, edge) in graph.edges(w) {
                if !is_colored(x) || palette.is_forbidden(color_of[x], v) {
                    continue;
                }
                // If v had the colour of x, it would close a cycle with a tree that it touches at two neighbours.
                let tree = trees.find(edge);
                let (u, neighbor) = first_visit[tree];
                if u != v {
                    first_visit[tree] = (v, w);
                } else if neighbor != w {
                    palette.forbid(color_of[x], v);
                }
            }
        }
        color_of[v] = palette.choose(v)?;
        first_neighbor.resize(palette.colors(), (NONE, NONE));

        for (w, edge) in graph.edges(v) {
            // A vertex without a colour is not in the list.
            let Some(&(u, first_edge)) = first_neighbor.get(color_of[w]) else { continue };
            if u == v {
                trees.join(edge, first_edge);
            } else {
                first_neighbor[color_of[w]] = (v, edge);
            }
            for (x, next_edge) in graph.edges(w) {
                if color_of[x] == color_of[v] {
                    trees.join(edge, next_edge);
                }
            }
        }
    }
    Some(Coloring::of(color_of, palette.colors()))
}

/// The edges as disjoint sets, one for each tree.
struct Trees {
    parent: Vec<usize>,
}

impl Trees {
    /// The edge that stands for the whole tree. Each search halves the way of the next.
    fn find(&mut self, mut edge: usize) -> usize {
        while self.parent[edge] != edge {
            self.parent[edge] = self.parent[self.parent[edge]];
            edge = self.parent[edge];
        }
        edge
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a] = b;
    }
}
