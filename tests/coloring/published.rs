//! Numbers of colours from the literature, for patterns that can be generated, and colourings from its figures.

use gradual::sparse::coloring::{Coloring, Order, acyclic, color_columns, star};
use gradual::sparse::{Pattern, Recovery};

use crate::patterns::{ORDERS, band, cross, cube, stencil};

/// A graph as the pattern of a Hessian: the diagonal, and both entries of each edge.
fn graph(vertices: usize, edges: impl IntoIterator<Item = (usize, usize)>) -> Pattern {
    let diagonal = (0..vertices).map(|v| (v, v));
    let pairs = edges.into_iter().flat_map(|(v, w)| [(v, w), (w, v)]).chain(diagonal);
    Pattern::from_triplets(vertices, vertices, pairs)
}

// Bands

/// Curtis, Powell and Reid, *On the estimation of sparse Jacobian matrices*, 1974: as many groups as a row has entries.
#[test]
fn columns_of_a_band_need_one_color_for_each_diagonal() {
    for width in 0..8 {
        for order in ORDERS {
            assert_eq!(color_columns(&band(300, width), order).colors(), 2 * width + 1);
        }
    }
}

/// Gebremedhin, Tarafdar, Pothen and Walther, *Efficient Computation of Sparse Hessians Using Coloring and Automatic
/// Differentiation*, 2009: with r diagonals beside the main one, r + 1 colours by star and r / 2 + 1 by acyclic colouring.
#[test]
fn hessians_that_are_bands_have_the_published_numbers_of_colors() {
    for width in [1, 2, 3, 5, 10] {
        let (r, pattern) = (2 * width, band(1_000, width));
        for order in ORDERS {
            assert_eq!(star(&pattern, order).colors(), r + 1, "{order:?}");
            assert_eq!(acyclic(&pattern, order).colors(), r / 2 + 1, "{order:?}");
        }
    }
}

#[test]
fn the_hessian_of_rosenbrock_needs_three_colors_by_star_and_two_by_acyclic_coloring() {
    let tridiagonal = band(100_000, 1);
    assert_eq!(star(&tridiagonal, Order::Best).colors(), 3);
    assert_eq!(acyclic(&tridiagonal, Order::Best).colors(), 2);
}

// Grids

/// Two species on a periodic square grid. Each depends on itself, its four neighbours and the other species.
fn brusselator(n: usize) -> Pattern {
    let grid = stencil([n, n], &cross(), true);
    let points = n * n;
    let row = |i: usize| {
        let (species, point) = (i / points, i % points);
        let same = grid.row(point).iter().map(move |&p| species * points + p);
        same.chain([(1 - species) * points + point])
    };
    Pattern::from_rows(2 * points, (0..2 * points).map(row))
}

/// The documentation of Julia's `SciML` prints 12 colours for this pattern, by greedy colouring in the natural order.
#[test]
fn the_brusselator_needs_twelve_colors_in_the_natural_order_and_eight_by_a_regular_pattern() {
    let pattern = brusselator(32);
    assert_eq!((pattern.rows(), pattern.columns(), pattern.nonzeros()), (2_048, 2_048, 12_288));
    assert_eq!(color_columns(&pattern, Order::Natural).colors(), 12);
    assert_eq!(color_columns(&pattern, Order::Best).colors(), 8);
}

/// Goldfarb and Toint, *Optimal estimation of Jacobian and Hessian matrices that arise in finite difference
/// calculations*, 1984: on a grid, a stencil needs as many colours as it has points.
#[test]
fn columns_on_grids_need_one_color_for_each_point_of_the_stencil() {
    let best = |pattern| color_columns(&pattern, Order::Best).colors();
    assert_eq!(best(stencil([20, 20], &cross(), false)), 5);
    assert_eq!(best(stencil([20, 20], &cross(), true)), 5);
    assert_eq!(best(stencil([20, 20], &cube(), false)), 9);
    assert_eq!(best(stencil([21, 18], &cube(), true)), 9);
    assert_eq!(best(stencil([10, 10, 10], &cross(), false)), 7);
    assert_eq!(best(stencil([14, 14, 14], &cross(), true)), 7);
    assert_eq!(best(stencil([9, 10, 11], &cube(), false)), 27);
    assert_eq!(best(stencil([9, 6, 12], &cube(), true)), 27);
}

/// Fertin, Raspaud and Reed, *Star coloring of graphs*, 2004: a square grid of at least 4 by 4 points needs 5 colours.
/// In d dimensions, 2 d + 1 are enough.
#[test]
fn hessians_on_grids_have_the_published_numbers_of_colors_by_star() {
    assert_eq!(star(&stencil([20, 20], &cross(), false), Order::Best).colors(), 5);
    assert_eq!(star(&stencil([10, 10, 10], &cross(), false), Order::Best).colors(), 7);
}

/// Fertin, Godard and Raspaud, *Acyclic and k-distance coloring of the grid*, 2003: d + 1 colours in d dimensions.
#[test]
fn hessians_on_grids_have_the_published_numbers_of_colors_by_acyclic_coloring() {
    assert_eq!(acyclic(&stencil([20, 20], &cross(), false), Order::Best).colors(), 3);
    assert_eq!(acyclic(&stencil([10, 10, 10], &cross(), false), Order::Best).colors(), 4);
}

// Graphs, after Fertin, Raspaud and Reed

#[test]
fn paths_need_three_colors_by_star() {
    for n in 4..20 {
        assert_eq!(star(&graph(n, (1..n).map(|v| (v - 1, v))), Order::Best).colors(), 3);
    }
}

#[test]
fn trees_need_three_colors_by_star_and_two_by_acyclic_coloring() {
    let tree = graph(200, (1..200).map(|v| ((v - 1) / 3, v)));
    assert_eq!(star(&tree, Order::Best).colors(), 3);
    assert_eq!(acyclic(&tree, Order::Best).colors(), 2);
}

/// A cycle needs 4 colours if it has 5 vertices, and 3 otherwise. Greedy colouring uses at most one more.
#[test]
fn cycles_need_three_or_four_colors_by_star_and_three_by_acyclic_coloring() {
    for n in 3..20 {
        let cycle = graph(n, (0..n).map(|v| (v, (v + 1) % n)));
        let fewest = if n == 5 { 4 } else { 3 };
        assert!((fewest..=4).contains(&star(&cycle, Order::Best).colors()), "{n}");
        assert_eq!(acyclic(&cycle, Order::Best).colors(), 3, "{n}");
    }
}

#[test]
fn complete_bipartite_graphs_need_one_color_more_than_the_smaller_side_has_vertices() {
    for (m, n) in [(1, 9), (2, 3), (4, 4), (5, 11)] {
        let edges = (0..m).flat_map(|v| (0..n).map(move |w| (v, m + w)));
        let pattern = graph(m + n, edges);
        assert_eq!(star(&pattern, Order::Best).colors(), m + 1);
        assert_eq!(acyclic(&pattern, Order::Best).colors(), m + 1);
    }
}

#[test]
fn complete_graphs_need_a_color_for_each_vertex() {
    let full = Pattern::from_rows(12, vec![0..12; 12]);
    assert_eq!(color_columns(&full, Order::Best).colors(), 12);
    assert_eq!(star(&full, Order::Best).colors(), 12);
    assert_eq!(acyclic(&full, Order::Best).colors(), 12);
}

#[test]
fn the_graph_of_petersen_needs_five_colors_by_star() {
    let edges = (0..5).flat_map(|v| [(v, (v + 1) % 5), (v, v + 5), (v + 5, (v + 2) % 5 + 5)]);
    assert_eq!(star(&graph(10, edges), Order::Best).colors(), 5);
}

// Figures

/// Figure 4.1 of *What Color Is Your Jacobian?*: a star colouring with three colours.
#[test]
fn the_published_star_coloring_determines_its_hessian() {
    let edges = [(0, 1), (1, 2), (1, 4), (1, 5), (2, 3), (3, 5)];
    let pattern = graph(6, edges);
    let published = Coloring::new([0, 1, 0, 2, 0, 0].map(Some));
    assert!(Recovery::hessian(&pattern, &published).unwrap().is_direct());
    assert_eq!(star(&pattern, Order::Best).colors(), 3);
}

/// The graph of ten vertices in figure 6.1 of *What Color Is Your Jacobian?*.
fn ten_vertices() -> Pattern {
    let edges = [
        (0, 1),
        (0, 6),
        (1, 2),
        (1, 4),
        (2, 3),
        (2, 5),
        (3, 9), //
        (4, 5),
        (4, 7),
        (5, 8),
        (6, 7),
        (7, 8),
        (8, 9),
    ];
    graph(10, edges)
}

/// Figure 6.1: an acyclic colouring with three colours.
#[test]
fn the_published_acyclic_coloring_determines_its_hessian() {
    let published = Coloring::new([0, 1, 0, 1, 0, 2, 1, 2, 1, 2].map(Some));
    assert!(!Recovery::hessian(&ten_vertices(), &published).unwrap().is_direct());
    assert_eq!(acyclic(&ten_vertices(), Order::Best).colors(), 3);
}

/// Figure 1 of *Efficient Computation of Sparse Hessians*: a star colouring of the same graph with five colours.
#[test]
fn five_colors_determine_the_same_hessian_directly() {
    let published = Coloring::new([0, 1, 0, 2, 0, 3, 2, 4, 0, 1].map(Some));
    assert!(Recovery::hessian(&ten_vertices(), &published).unwrap().is_direct());
    assert!(star(&ten_vertices(), Order::Best).colors() <= 5);
}
