//! Star colouring: two colours together form stars, so every path of four vertices has three colours. This is algorithm
//! 4.1 of *New Acyclic and Star Coloring Algorithms*.
//!
//! An edge belongs to the star of its two colours. A star of two or more edges has a hub, where they meet.

use alloc::vec;
use alloc::vec::Vec;

use super::graph::{Graph, SymmetricGraph};
use super::marks::Marks;
use super::palette::Palette;
use super::{Coloring, NO_COLOR};

const NONE: usize = usize::MAX;

/// A neighbour of a vertex, and the edge between them.
#[derive(Clone, Copy)]
struct Neighbor {
    of: usize,
    vertex: usize,
    edge: usize,
}

pub(super) fn color(graph: &SymmetricGraph, order: &[usize], mut palette: Palette) -> Option<Coloring> {
    let mut color_of = vec![NO_COLOR; graph.columns()];
    let mut stars = Stars { star_of: vec![0; graph.edge_numbers()], hubs: Vec::new() };
    // For each colour, the first neighbour with it that the last vertex had which met it.
    let mut first_neighbor: Vec<Neighbor> = Vec::new();
    let mut treated = Marks::new(graph.columns());

    for &v in order {
        let mut forbid_neighbors_of = |w: usize, palette: &mut Palette| {
            if treated.mark(w, v) {
                for &x in graph.neighbors(w) {
                    if color_of[x] != NO_COLOR {
                        palette.forbid(color_of[x], v);
                    }
                }
            }
        };
        for (w, edge) in graph.edges(v) {
            // A vertex without a colour is not in the list.
            let Some(first) = first_neighbor.get(color_of[w]).copied() else { continue };
            palette.forbid(color_of[w], v);
            if first.of == v {
                // v is between two vertices of one colour, so it must not have the colour of a neighbour of either.
                forbid_neighbors_of(first.vertex, &mut palette);
                forbid_neighbors_of(w, &mut palette);
            } else {
                first_neighbor[color_of[w]] = Neighbor { of: v, vertex: w, edge };
                // If x is a hub, then v - w - x goes on to another leaf, which has the colour of w.
                for (x, edge) in graph.edges(w) {
                    if color_of[x] != NO_COLOR && stars.hub(edge) == x {
                        palette.forbid(color_of[x], v);
                    }
                }
            }
        }
        color_of[v] = palette.choose(v)?;
        first_neighbor.resize(palette.colors(), Neighbor { of: NONE, vertex: NONE, edge: NONE });
        stars.add(graph, v, &color_of, &first_neighbor);
    }
    Some(Coloring::of(color_of, palette.colors()))
}

struct Stars {
    /// The star of each edge between coloured vertices.
    star_of: Vec<usize>,
    hubs: Vec<usize>,
}

impl Stars {
    fn hub(&self, edge: usize) -> usize {
        self.hubs[self.star_of[edge]]
    }

    /// Puts the edges from `v` to coloured vertices into stars.
    fn add(&mut self, graph: &SymmetricGraph, v: usize, color_of: &[usize], first_neighbor: &[Neighbor]) {
        for (w, edge) in graph.edges(v) {
            let Some(first) = first_neighbor.get(color_of[w]) else { continue };
            let has_color_of_v = |&(x, _): &(usize, usize)| x != v && color_of[x] == color_of[v];
            if let Some((_, sibling)) = graph.edges(w).find(has_color_of_v) {
                self.join(edge, sibling, w);
            } else if first.vertex != w {
                self.join(edge, first.edge, v);
            } else {
                self.star_of[edge] = self.hubs.len();
                self.hubs.push(NONE);
            }
        }
    }

    fn join(&mut self, edge: usize, sibling: usize, hub: usize) {
        self.star_of[edge] = self.star_of[sibling];
        self.hubs[self.star_of[edge]] = hub;
    }
}
