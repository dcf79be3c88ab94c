//! Colours for the columns of a sparse matrix. Columns of the same colour share a direction, so a derivative costs one
//! direction for each colour instead of one for each column.
//!
//! - [`color_columns`] is for Jacobians: two columns that have an entry in the same row get different colours.
//! - [`star`] is for Hessians: it needs fewer colours, because each entry appears twice.
//! - [`acyclic`] is for Hessians: it needs the fewest colours, but the entries then follow from each other by
//!   subtraction.
//!
//! [`Recovery`](super::Recovery) brings the derivatives in the directions back to the entries of the matrix.
//!
//! The algorithms are greedy: they go through the columns in some [`Order`], and each column takes the first colour
//! that it may have. They are from Gebremedhin, Manne and Pothen, *What Color Is Your Jacobian? Graph Coloring for
//! Computing Derivatives*, SIAM Review 47 (2005), and from Gebremedhin, Tarafdar, Manne and Pothen, *New Acyclic and
//! Star Coloring Algorithms with Application to Computing Hessians*, SIAM Journal on Scientific Computing 29 (2007).
//! Their time is at most proportional to the sum of the squared row lengths. ([`acyclic`] needs slightly more.)

mod acyclic;
mod columns;
mod dense;
mod graph;
mod marks;
mod order;
mod palette;
mod star;

use alloc::vec;
use alloc::vec::Vec;

use super::Pattern;
use crate::scalar::Scalar;
use graph::{ColumnGraph, SymmetricGraph};
pub use order::Order;

/// In a list of colours: this column has no colour.
const NO_COLOR: usize = usize::MAX;

/// A colour for each column of a matrix that has entries. The colours are numbered from 0.
///
/// ```
/// use gradual::sparse::Pattern;
/// use gradual::sparse::coloring::{Order, color_columns};
///
/// // x x . .
/// // . x x .
/// let pattern = Pattern::from_rows(4, [[0, 1], [1, 2]]);
/// let coloring = color_columns(&pattern, Order::Best);
/// assert_eq!(coloring.colors(), 2);
/// assert_eq!(coloring.groups(), [[0, 2].as_slice(), &[1]]);
/// assert_eq!(coloring.color(3), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coloring {
    color_of: Vec<usize>,
    colors: usize,
    split_rows: Vec<usize>,
}

impl Coloring {
    /// The colouring with the given colour for each column, chosen by hand. A column without entries needs none.
    ///
    /// ```
    /// use gradual::sparse::coloring::Coloring;
    ///
    /// let every_third = Coloring::new((0..10).map(|j| Some(j % 3)));
    /// assert_eq!((every_third.colors(), every_third.color(4)), (3, Some(1)));
    /// ```
    #[must_use]
    pub fn new(color_of: impl IntoIterator<Item = Option<usize>>) -> Self {
        let color_of: Vec<_> = color_of.into_iter().collect();
        let colors = color_of.iter().flatten().max().map_or(0, |last| last + 1);
        Self::of(color_of.into_iter().map(|color| color.unwrap_or(NO_COLOR)).collect(), colors)
    }

    fn of(color_of: Vec<usize>, colors: usize) -> Self {
        Self { color_of, colors, split_rows: Vec::new() }
    }

    /// The number of colours: the number of directions that the derivative needs.
    ///
    /// ```
    /// # use gradual::sparse::coloring::Coloring;
    /// assert_eq!(Coloring::new([Some(0), None, Some(1)]).colors(), 2);
    /// ```
    #[must_use]
    pub fn colors(&self) -> usize {
        self.colors
    }

    /// The number of columns.
    ///
    /// ```
    /// # use gradual::sparse::coloring::Coloring;
    /// assert_eq!(Coloring::new([Some(0), None, Some(1)]).columns(), 3);
    /// ```
    #[must_use]
    pub fn columns(&self) -> usize {
        self.color_of.len()
    }

    /// The colour of a column. A column without entries has none: do not seed its input.
    ///
    /// ```
    /// # use gradual::sparse::coloring::Coloring;
    /// let coloring = Coloring::new([Some(0), None, Some(1)]);
    /// assert_eq!((coloring.color(1), coloring.color(2)), (None, Some(1)));
    /// ```
    ///
    /// # Panics
    /// Panics if there is no such column.
    #[must_use]
    #[inline]
    pub fn color(&self, column: usize) -> Option<usize> {
        let color = self.color_of[column];
        (color != NO_COLOR).then_some(color)
    }

    /// The columns of each colour.
    ///
    /// ```
    /// # use gradual::sparse::coloring::Coloring;
    /// assert_eq!(Coloring::new([Some(0), Some(1), Some(0)]).groups(), [[0, 2].as_slice(), &[1]]);
    /// ```
    #[must_use]
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups = vec![Vec::new(); self.colors];
        for column in 0..self.columns() {
            if let Some(color) = self.color(column) {
                groups[color].push(column);
            }
        }
        groups
    }

    /// The seeds of all inputs: one row for each column of the matrix, with a 1 at its colour. This is the form that
    /// [`slice::jacobian_seeded`](crate::slice::jacobian_seeded) takes.
    ///
    /// ```
    /// # use gradual::sparse::coloring::Coloring;
    /// let coloring = Coloring::new([Some(0), None, Some(1)]);
    /// assert_eq!(coloring.seeds::<f64>(), [1.0, 0.0, 0.0, 0.0, 0.0, 1.0]);
    /// ```
    #[must_use]
    pub fn seeds<T: Scalar>(&self) -> Vec<T> {
        let mut seeds = vec![T::zero(); self.columns() * self.colors];
        for column in 0..self.columns() {
            if let Some(color) = self.color(column) {
                seeds[column * self.colors + color] = T::one();
            }
        }
        seeds
    }

    /// The rows that the colouring does not separate, because they are dense. See [`color_columns`].
    ///
    /// ```
    /// use gradual::sparse::Pattern;
    /// use gradual::sparse::coloring::{Order, color_columns};
    ///
    /// // A diagonal matrix, except for row 7, which is full.
    /// let pattern = Pattern::from_rows(1000, (0..1000).map(|i| if i == 7 { 0..1000 } else { i..i + 1 }));
    /// let coloring = color_columns(&pattern, Order::Best);
    /// assert_eq!((coloring.colors(), coloring.split_rows()), (1, &[7][..]));
    /// ```
    #[must_use]
    pub fn split_rows(&self) -> &[usize] {
        &self.split_rows
    }
}

/// Colours the columns of a Jacobian, so that two columns with an entry in the same row have different colours.
///
/// There are at least as many colours as there are entries in the longest row. A column without entries gets no colour.
///
/// ```
/// use gradual::slice::{self, Chunk};
/// use gradual::sparse::coloring::{Order, color_columns};
/// use gradual::sparse::{Matrix, Pattern, Recovery};
///
/// // f_i depends on x_i, x_(i+1) and x_(i+2).
/// let f = |x: &[Chunk<f64>]| x.windows(3).map(|x| x[0] * x[1] * x[2]).collect::<Vec<_>>();
/// let x: Vec<f64> = (0..1000).map(f64::from).collect();
/// let pattern = Pattern::from_rows(1000, (0..998).map(|i| i..i + 3));
///
/// let coloring = color_columns(&pattern, Order::Best);
/// assert_eq!(coloring.colors(), 3);
///
/// let (_, mut compressed) = slice::jacobian_seeded(f, &x, &coloring.seeds());
/// let mut values = vec![0.0; pattern.nonzeros()];
/// Recovery::jacobian(&pattern, &coloring)?.recover(&mut compressed, &mut values);
/// let jacobian = Matrix::new(pattern, values);
/// assert_eq!(jacobian.row(2), (&[2, 3, 4][..], &[12.0, 8.0, 6.0][..]));
/// # Ok::<(), gradual::sparse::RecoveryError>(())
/// ```
///
/// # Dense rows
///
/// A row with k entries needs k colours. So that a few dense rows do not cost all others their saving, the colouring
/// leaves them out. [`Coloring::split_rows`] lists them, and you compute their entries in another way, such as by
/// [`slice::gradient`](crate::slice::gradient). A row is dense if it has more than 16 entries and more than `10 sqrt(n)`
/// of n columns (the rule of COLAMD: Davis, Gilbert, Larimore and Ng, ACM Transactions on Mathematical Software 30,
/// 2004). Nothing is left out if more than `sqrt(m)` of m rows are dense. A dense column takes a colour for itself and
/// disturbs no other.
#[must_use]
pub fn color_columns(pattern: &Pattern, order: Order) -> Coloring {
    let split_rows = dense::find(pattern);
    let graph = ColumnGraph::new(pattern, &split_rows);
    Coloring { split_rows, ..order.color(&graph, graph.fewest_colors(), columns::color) }
}

/// Colours the columns of a Hessian, so that each entry can be read directly, at its own place or at its mirror image.
///
/// In the graph that has an edge for each entry off the diagonal, this is a star colouring: neighbours have different
/// colours, and every path of four vertices has at least three. A dense row and its column take a colour for
/// themselves.
///
/// ```
/// use gradual::sparse::Pattern;
/// use gradual::sparse::coloring::{Order, color_columns, star};
///
/// // An arrow: the diagonal, the first row and the first column.
/// let arrow = Pattern::from_rows(9, (0..9).map(|i| if i == 0 { (0..9).collect() } else { vec![0, i] }));
/// assert_eq!(color_columns(&arrow, Order::Best).colors(), 9);
/// assert_eq!(star(&arrow, Order::Best).colors(), 2);
/// ```
///
/// # Panics
/// Panics if the pattern is not symmetric.
#[must_use]
pub fn star(pattern: &Pattern, order: Order) -> Coloring {
    color_symmetric(pattern, order, star::color)
}

/// Colours the columns of a Hessian, so that the entries can be found one after the other, each by subtraction of
/// entries that are known.
///
/// In the graph that has an edge for each entry off the diagonal, this is an acyclic colouring: neighbours have different
/// colours, and every cycle has at least three. It needs the fewest colours. The price is rounding: the error of an
/// entry contains the errors of the entries that were subtracted. A dense row and its column take a colour for
/// themselves.
///
/// ```
/// use gradual::sparse::Pattern;
/// use gradual::sparse::coloring::{Order, acyclic, star};
///
/// let tridiagonal = Pattern::from_rows(9, (0..9_usize).map(|i| i.saturating_sub(1)..(i + 2).min(9)));
/// assert_eq!(star(&tridiagonal, Order::Best).colors(), 3);
/// assert_eq!(acyclic(&tridiagonal, Order::Best).colors(), 2);
/// ```
///
/// # Panics
/// Panics if the pattern is not symmetric.
#[must_use]
pub fn acyclic(pattern: &Pattern, order: Order) -> Coloring {
    color_symmetric(pattern, order, acyclic::color)
}

fn color_symmetric(pattern: &Pattern, order: Order, color: order::Algorithm<SymmetricGraph>) -> Coloring {
    let dense = dense::find(pattern);
    let graph = SymmetricGraph::new(pattern, &dense);
    let mut coloring = order.color(&graph, graph.fewest_colors(), color);
    // A path of four vertices and a cycle have no two colours if one of their vertices has a colour for itself.
    for v in dense {
        coloring.color_of[v] = coloring.colors;
        coloring.colors += 1;
    }
    coloring
}
