//! The graphs whose vertices are the columns of a matrix.

use alloc::borrow::Cow;
use alloc::vec;
use alloc::vec::Vec;

use super::marks::Marks;
use crate::sparse::Pattern;

/// What an [`Order`](super::Order) needs to know about a graph.
pub(super) trait Graph {
    /// The number of columns of the matrix.
    fn columns(&self) -> usize;

    /// The vertices that need a colour, in increasing order.
    fn vertices(&self) -> &[usize];

    /// Calls `f` once for each neighbour of `v`. `seen` has an item for each column, and no mark of `v`.
    fn for_each_neighbor(&self, v: usize, seen: &mut Marks, f: impl FnMut(usize));
}

/// Two columns of a Jacobian are neighbours if they have an entry in the same row.
pub(super) struct ColumnGraph<'a> {
    /// The rows of the matrix. Those that are split off are empty.
    pub(super) rows: Cow<'a, Pattern>,
    /// The transpose of `rows`.
    pub(super) columns: Pattern,
    vertices: Vec<usize>,
}

impl<'a> ColumnGraph<'a> {
    pub(super) fn new(pattern: &'a Pattern, split_rows: &[usize]) -> Self {
        let rows = match split_rows {
            [] => Cow::Borrowed(pattern),
            _ => Cow::Owned(without(pattern, split_rows, |_, _| true)),
        };
        let columns = rows.transpose();
        let vertices = (0..columns.rows()).filter(|&j| !columns.row(j).is_empty()).collect();
        Self { rows, columns, vertices }
    }

    /// A row needs as many colours as it has entries.
    pub(super) fn fewest_colors(&self) -> usize {
        (0..self.rows.rows()).map(|i| self.rows.row(i).len()).max().unwrap_or(0)
    }
}

impl Graph for ColumnGraph<'_> {
    fn columns(&self) -> usize {
        self.columns.rows()
    }

    fn vertices(&self) -> &[usize] {
        &self.vertices
    }

    fn for_each_neighbor(&self, v: usize, seen: &mut Marks, mut f: impl FnMut(usize)) {
        seen.mark(v, v);
        for &row in self.columns.row(v) {
            for &u in self.rows.row(row) {
                if seen.mark(u, v) {
                    f(u);
                }
            }
        }
    }
}

/// Two columns of a Hessian are neighbours if there is an entry where one crosses the other.
pub(super) struct SymmetricGraph {
    /// Row v has the neighbours of v. There is no diagonal.
    neighbors: Pattern,
    /// Where the mirror image of each entry of `neighbors` is.
    mirror: Vec<usize>,
    vertices: Vec<usize>,
}

impl SymmetricGraph {
    /// The graph without the vertices in `dense`.
    pub(super) fn new(pattern: &Pattern, dense: &[usize]) -> Self {
        pattern.check_symmetry();
        let mut is_dense = vec![false; pattern.columns()];
        for &v in dense {
            is_dense[v] = true;
        }
        let neighbors = without(pattern, dense, |i, j| i != j && !is_dense[j]);
        let (_, mirror) = neighbors.transpose_with_indices();
        let needs_color = |&v: &usize| !is_dense[v] && !pattern.row(v).is_empty();
        let vertices = (0..pattern.columns()).filter(needs_color).collect();
        Self { neighbors, mirror, vertices }
    }

    pub(super) fn neighbors(&self, v: usize) -> &[usize] {
        self.neighbors.row(v)
    }

    /// Each neighbour of `v` with the number of the edge to it. An edge has the same number from both ends.
    pub(super) fn edges(&self, v: usize) -> impl Iterator<Item = (usize, usize)> {
        let range = self.neighbors.row_range(v);
        let numbers = range.clone().zip(&self.mirror[range]).map(|(here, &there)| here.min(there));
        self.neighbors(v).iter().copied().zip(numbers)
    }

    /// An upper bound of the numbers of edges.
    pub(super) fn edge_numbers(&self) -> usize {
        self.mirror.len()
    }

    /// Two colours together have no cycle, so n vertices of k colours have at most `(k - 1) n - k (k - 1) / 2` edges.
    pub(super) fn fewest_colors(&self) -> usize {
        let (vertices, edges) = (self.vertices.len(), self.mirror.len() / 2);
        let most_edges = |colors: usize| (colors - 1) * vertices - colors * (colors - 1) / 2;
        (1..vertices).find(|&colors| edges <= most_edges(colors)).unwrap_or(vertices)
    }
}

impl Graph for SymmetricGraph {
    fn columns(&self) -> usize {
        self.neighbors.rows()
    }

    fn vertices(&self) -> &[usize] {
        &self.vertices
    }

    fn for_each_neighbor(&self, v: usize, _seen: &mut Marks, f: impl FnMut(usize)) {
        self.neighbors(v).iter().copied().for_each(f);
    }
}

/// The pattern with the entries that `keep` accepts. Some rows become empty.
fn without(pattern: &Pattern, empty_rows: &[usize], keep: impl Fn(usize, usize) -> bool) -> Pattern {
    let mut is_empty = vec![false; pattern.rows()];
    for &i in empty_rows {
        is_empty[i] = true;
    }
    let (is_empty, keep) = (&is_empty, &keep);
    let rows = (0..pattern.rows())
        .map(|i| pattern.row(i).iter().copied().filter(move |&j| !is_empty[i] && keep(i, j)));
    Pattern::from_rows(pattern.columns(), rows)
}
