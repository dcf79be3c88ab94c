//! The order in which the columns are coloured.

use alloc::vec;
use alloc::vec::Vec;
use core::cmp::Reverse;

use super::Coloring;
use super::graph::Graph;
use super::marks::Marks;
use super::palette::Palette;

/// The order in which the columns are coloured. Each takes the first colour that it may have, so the number of colours
/// depends on the order.
///
/// The degree of a column is the number of its neighbours. For a Jacobian, these are the columns with an entry in a
/// common row. For a Hessian, they are the columns of the entries in its row, except the diagonal.
///
/// ```
/// use gradual::sparse::Pattern;
/// use gradual::sparse::coloring::{Order, color_columns};
///
/// // The columns form a path 0 - 2 - 3 - 1. In their natural order both ends take colour 0.
/// let path = Pattern::from_rows(4, [[0, 2], [2, 3], [3, 1]]);
/// assert_eq!(color_columns(&path, Order::Natural).colors(), 3);
/// assert_eq!(color_columns(&path, Order::LargestFirst).colors(), 2);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// The columns come in the order of their numbers.
    Natural,
    /// The column with the largest degree comes first.
    LargestFirst,
    /// The last column has the smallest degree. The one before it has the smallest degree once the last is removed, and
    /// so on.
    SmallestLast,
    /// The next column has the most neighbours that are already in the order.
    IncidenceDegree,
    /// This takes whatever gives the fewest colours: one of the orders above, or a search for regular patterns. The search
    /// gives each column the next colour in a circle, and finds the fewest possible colours of many grids. The work ends
    /// early when a simple bound shows that there cannot be fewer. This is the default.
    #[default]
    Best,
}

/// Colours a graph in the order of a list of vertices. It returns `None` if the palette does not suffice.
pub(super) type Algorithm<G> = fn(&G, &[usize], Palette) -> Option<Coloring>;

/// How many sizes of the circle the search for a regular pattern tries.
const CIRCLES: usize = 8;

impl Order {
    /// Colours a graph in this order.
    pub(super) fn color<G: Graph>(self, graph: &G, fewest: usize, color: Algorithm<G>) -> Coloring {
        if self != Self::Best {
            return color(graph, &self.sort(graph), Palette::unlimited()).expect("the palette has no limit");
        }
        let natural = Self::Natural.color(graph, fewest, color);
        let mut sizes = fewest..natural.colors.min(fewest + CIRCLES);
        let regular = sizes.find_map(|size| color(graph, graph.vertices(), Palette::circle(size)));
        let mut best = regular.unwrap_or(natural);
        for order in [Self::SmallestLast, Self::IncidenceDegree, Self::LargestFirst] {
            if best.colors > fewest {
                let other = order.color(graph, fewest, color);
                best = if other.colors < best.colors { other } else { best };
            }
        }
        best
    }

    fn sort(self, graph: &impl Graph) -> Vec<usize> {
        match self {
            Self::Natural | Self::Best => graph.vertices().to_vec(),
            Self::LargestFirst => {
                let degree_of = degrees(graph);
                let mut order = graph.vertices().to_vec();
                order.sort_by_key(|&v| Reverse(degree_of[v]));
                order
            }
            Self::SmallestLast => {
                let mut order = take_all(graph, degrees(graph), Buckets::smallest, |degree| degree - 1);
                order.reverse();
                order
            }
            Self::IncidenceDegree => {
                take_all(graph, vec![0; graph.columns()], Buckets::largest, |degree| degree + 1)
            }
        }
    }
}

fn degrees(graph: &impl Graph) -> Vec<usize> {
    let mut seen = Marks::new(graph.columns());
    let mut degrees = vec![0; graph.columns()];
    for &v in graph.vertices() {
        graph.for_each_neighbor(v, &mut seen, |_| degrees[v] += 1);
    }
    degrees
}

/// Repeatedly takes the vertex that `next` finds among those that are left, and changes the degrees of those of its
/// neighbours that are left.
fn take_all(
    graph: &impl Graph,
    degree_of: Vec<usize>,
    next: fn(&mut Buckets) -> usize,
    change: impl Fn(usize) -> usize,
) -> Vec<usize> {
    let mut left = Buckets::new(graph, degree_of);
    let mut seen = Marks::new(graph.columns());
    let take = |_: &usize| {
        let v = next(&mut left);
        left.remove(v);
        left.degree_of[v] = TAKEN;
        graph.for_each_neighbor(v, &mut seen, |u| {
            if left.degree_of[u] != TAKEN {
                left.remove(u);
                left.degree_of[u] = change(left.degree_of[u]);
                left.insert(u);
            }
        });
        v
    };
    graph.vertices().iter().map(take).collect()
}

const END: usize = usize::MAX;
const TAKEN: usize = usize::MAX;

/// The vertices by degree: a list for each degree, linked in both directions. The last that came in is the first.
struct Buckets {
    degree_of: Vec<usize>,
    /// The first vertex of each degree.
    first: Vec<usize>,
    /// The neighbours of each vertex in its list.
    links: Vec<Link>,
    /// The degree of the vertex that was found last.
    degree: usize,
}

#[derive(Clone, Copy)]
struct Link {
    before: usize,
    after: usize,
}

impl Buckets {
    fn new(graph: &impl Graph, degree_of: Vec<usize>) -> Self {
        let unlinked = Link { before: END, after: END };
        let links = vec![unlinked; graph.columns()];
        let mut buckets = Self { degree_of, first: Vec::new(), links, degree: 0 };
        // In reverse, so that the first column is the first of its list.
        for &v in graph.vertices().iter().rev() {
            buckets.insert(v);
        }
        buckets
    }

    /// The first vertex of the smallest degree. From one call to the next the degree falls by one at most.
    fn smallest(&mut self) -> usize {
        self.degree = self.degree.saturating_sub(1);
        while self.first[self.degree] == END {
            self.degree += 1;
        }
        self.first[self.degree]
    }

    /// The first vertex of the largest degree. From one call to the next the degree rises by one at most.
    fn largest(&mut self) -> usize {
        self.degree = (self.degree + 1).min(self.first.len() - 1);
        while self.first[self.degree] == END {
            self.degree -= 1;
        }
        self.first[self.degree]
    }

    fn insert(&mut self, v: usize) {
        let degree = self.degree_of[v];
        if degree >= self.first.len() {
            self.first.resize(degree + 1, END);
        }
        let after = self.first[degree];
        if after != END {
            self.links[after].before = v;
        }
        self.links[v] = Link { before: END, after };
        self.first[degree] = v;
    }

    fn remove(&mut self, v: usize) {
        let Link { before, after } = self.links[v];
        match before {
            END => self.first[self.degree_of[v]] = after,
            _ => self.links[before].after = after,
        }
        if after != END {
            self.links[after].before = before;
        }
    }
}
