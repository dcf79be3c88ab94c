//! In the natural order, each column takes the smallest colour that the definition of the colouring allows. Here the
//! definitions are checked by brute force.

use gradual::sparse::Pattern;
use gradual::sparse::coloring::{Coloring, Order, acyclic, color_columns, star};
use quickcheck::quickcheck;

use crate::patterns::{Hessian, Jacobian, ORDERS, colors};

/// The columns that have a colour.
type Colors = [Option<usize>];

/// Whether columns with an entry in the same row have different colours.
fn separates_columns(pattern: &Pattern, colors: &Colors) -> bool {
    (0..pattern.rows()).all(|i| {
        let row = pattern.row(i);
        row.iter().all(|&j| row.iter().all(|&k| j == k || colors[j].is_none() || colors[j] != colors[k]))
    })
}

fn neighbors(pattern: &Pattern, v: usize, colors: &Colors) -> Vec<usize> {
    pattern.row(v).iter().copied().filter(|&w| w != v && colors[w].is_some()).collect()
}

fn separates_neighbors(pattern: &Pattern, colors: &Colors) -> bool {
    let is_separate = |v: usize| neighbors(pattern, v, colors).iter().all(|&w| colors[v] != colors[w]);
    (0..pattern.rows()).all(is_separate)
}

/// Whether neighbours differ, and each path of four vertices has three colours.
fn is_star(pattern: &Pattern, colors: &Colors) -> bool {
    let next = |v: usize| neighbors(pattern, v, colors);
    let has_three_colors = |a: usize, b: usize, c: usize, d: usize| {
        a == c || b == d || a == d || colors[a] != colors[c] || colors[b] != colors[d]
    };
    separates_neighbors(pattern, colors)
        && (0..pattern.rows()).filter(|&a| colors[a].is_some()).all(|a| {
            next(a)
                .iter()
                .all(|&b| next(b).iter().all(|&c| next(c).iter().all(|&d| has_three_colors(a, b, c, d))))
        })
}

/// Whether neighbours differ, and no two colours contain a cycle. Without cycles, you can remove one vertex after the
/// other that has at most one neighbour.
fn is_acyclic(pattern: &Pattern, colors: &Colors) -> bool {
    let count = colors.iter().flatten().max().map_or(0, |last| last + 1);
    let has_no_cycle = |a: usize, b: usize| {
        let mut left: Vec<_> =
            colors.iter().map(|color| color.filter(|&color| color == a || color == b)).collect();
        let is_end = |v: usize, left: &Colors| left[v].is_some() && neighbors(pattern, v, left).len() <= 1;
        while let Some(v) = (0..left.len()).find(|&v| is_end(v, &left)) {
            left[v] = None;
        }
        left.iter().all(Option::is_none)
    };
    separates_neighbors(pattern, colors) && (0..count).all(|b| (0..b).all(|a| has_no_cycle(a, b)))
}

/// The first columns take the smallest colours that are valid, one after the other.
fn greedy(pattern: &Pattern, is_valid: fn(&Pattern, &Colors) -> bool) -> Vec<Option<usize>> {
    let transpose = pattern.transpose();
    let mut colors = vec![None; pattern.columns()];
    for v in (0..colors.len()).filter(|&v| !transpose.row(v).is_empty()) {
        for color in 0.. {
            colors[v] = Some(color);
            if is_valid(pattern, &colors) {
                break;
            }
        }
    }
    colors
}

/// Whether all columns with entries have a colour, no other column has one, and each colour is in use.
fn is_complete(pattern: &Pattern, coloring: &Coloring) -> bool {
    let transpose = pattern.transpose();
    let has_entry = |j: usize| !transpose.row(j).is_empty();
    (0..pattern.columns()).all(|j| coloring.color(j).is_some() == has_entry(j))
        && coloring.groups().iter().all(|group| !group.is_empty())
        && coloring.columns() == pattern.columns()
        && coloring.split_rows().is_empty()
}

quickcheck! {
    fn natural_columns_take_the_smallest_valid_color(jacobian: Jacobian) -> bool {
        let coloring = color_columns(&jacobian.0, Order::Natural);
        colors(&coloring) == greedy(&jacobian.0, separates_columns)
    }

    fn natural_star_colorings_take_the_smallest_valid_color(hessian: Hessian) -> bool {
        colors(&star(&hessian.0, Order::Natural)) == greedy(&hessian.0, is_star)
    }

    fn natural_acyclic_colorings_take_the_smallest_valid_color(hessian: Hessian) -> bool {
        colors(&acyclic(&hessian.0, Order::Natural)) == greedy(&hessian.0, is_acyclic)
    }

    fn column_colorings_are_valid_in_every_order(jacobian: Jacobian) -> bool {
        ORDERS.into_iter().all(|order| {
            let coloring = color_columns(&jacobian.0, order);
            is_complete(&jacobian.0, &coloring) && separates_columns(&jacobian.0, &colors(&coloring))
        })
    }

    fn star_colorings_are_valid_in_every_order(hessian: Hessian) -> bool {
        ORDERS.into_iter().all(|order| {
            let coloring = star(&hessian.0, order);
            is_complete(&hessian.0, &coloring) && is_star(&hessian.0, &colors(&coloring))
        })
    }

    fn acyclic_colorings_are_valid_in_every_order(hessian: Hessian) -> bool {
        ORDERS.into_iter().all(|order| {
            let coloring = acyclic(&hessian.0, order);
            is_complete(&hessian.0, &coloring) && is_acyclic(&hessian.0, &colors(&coloring))
        })
    }

    fn the_best_order_has_the_fewest_colors_of_all(jacobian: Jacobian, hessian: Hessian) -> bool {
        let is_best = |color: &dyn Fn(Order) -> Coloring| {
            let counts = ORDERS.map(|order| color(order).colors());
            counts.iter().min() == counts.last()
        };
        is_best(&|order| color_columns(&jacobian.0, order))
            && is_best(&|order| star(&hessian.0, order))
            && is_best(&|order| acyclic(&hessian.0, order))
    }
}

#[test]
#[should_panic(expected = "the pattern of a Hessian must be symmetric")]
fn a_star_coloring_of_a_pattern_that_is_not_symmetric_panics() {
    let _ = star(&Pattern::from_rows(2, [vec![0, 1], vec![1]]), Order::Best);
}

#[test]
#[should_panic(expected = "the pattern of a Hessian must be symmetric")]
fn an_acyclic_coloring_of_a_pattern_that_is_not_square_panics() {
    let _ = acyclic(&Pattern::from_rows(3, [vec![0, 1], vec![0]]), Order::Best);
}

#[test]
fn an_empty_pattern_has_no_colors() {
    for empty in [Pattern::from_rows(0, [[0; 0]; 0]), Pattern::from_rows(3, [[0; 0]; 3])] {
        for order in ORDERS {
            assert_eq!(color_columns(&empty, order).colors(), 0);
            assert_eq!(star(&empty, order).colors(), 0);
            assert_eq!(acyclic(&empty, order).colors(), 0);
        }
    }
}
