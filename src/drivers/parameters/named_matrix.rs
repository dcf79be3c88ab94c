//! `NamedMatrix`: a flat matrix whose rows and columns have names.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt::{self, Display, Formatter};
use core::ops::Index;

/// A Jacobian or a Hessian in parameters: a flat matrix whose rows and columns have names.
///
/// ```
/// use gradual::parameters;
///
/// let (_, jacobian) = parameters::jacobian(|&[x, y]: &[_; 2]| (x * y, x + y), &[2.0, 3.0]);
/// assert_eq!(jacobian[["0", "[1]"]], 2.0); // by name
/// assert_eq!(jacobian[(0, 1)], 2.0); // by number
/// assert_eq!(jacobian.row(0), [3.0, 2.0]);
/// assert_eq!(
///     jacobian.to_string(),
///     "   [0]  [1]
/// 0    3    2
/// 1    1    1"
/// );
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct NamedMatrix<T> {
    entries: Vec<T>,
    row_names: Vec<String>,
    column_names: Vec<String>,
}

impl<T> NamedMatrix<T> {
    pub(super) fn new(entries: Vec<T>, row_names: Vec<String>, column_names: Vec<String>) -> Self {
        Self { entries, row_names, column_names }
    }

    /// All entries, row by row. Row i begins at `i * column_names().len()`.
    #[must_use]
    pub fn entries(&self) -> &[T] {
        &self.entries
    }

    /// All entries, row by row, without the names.
    #[must_use]
    pub fn into_entries(self) -> Vec<T> {
        self.entries
    }

    /// The names of the rows.
    #[must_use]
    pub fn row_names(&self) -> &[String] {
        &self.row_names
    }

    /// The names of the columns, which are those of the parameters.
    #[must_use]
    pub fn column_names(&self) -> &[String] {
        &self.column_names
    }

    /// Row i, counted from 0.
    ///
    /// # Panics
    /// Panics if there is no row i.
    #[must_use]
    pub fn row(&self, i: usize) -> &[T] {
        let (rows, columns) = (self.row_names.len(), self.column_names.len());
        assert!(i < rows, "there is no row number {i}: the matrix has {rows} rows, counted from 0");
        &self.entries[i * columns..][..columns]
    }

    /// The entry in the row and the column of these names, if there are such.
    ///
    /// ```
    /// use gradual::parameters;
    ///
    /// let (_, _, hessian) = parameters::hessian(|[x, y]| x * x * y, &[2.0, 3.0]);
    /// assert_eq!(hessian.get("[0]", "[1]"), Some(&4.0));
    /// assert_eq!(hessian.get("[0]", "[2]"), None);
    /// ```
    #[must_use]
    pub fn get(&self, row: &str, column: &str) -> Option<&T> {
        let i = self.row_names.iter().position(|name| name == row)?;
        let j = self.column_names.iter().position(|name| name == column)?;
        Some(&self.row(i)[j])
    }
}

/// The entry in row i and column j.
impl<T> Index<(usize, usize)> for NamedMatrix<T> {
    type Output = T;

    fn index(&self, (i, j): (usize, usize)) -> &T {
        &self.row(i)[j]
    }
}

/// The entry in the row and the column of these names.
impl<T> Index<[&str; 2]> for NamedMatrix<T> {
    type Output = T;

    fn index(&self, [row, column]: [&str; 2]) -> &T {
        self.get(row, column).unwrap_or_else(|| {
            let (rows, columns) = (self.row_names.join(", "), self.column_names.join(", "));
            panic!("there is no entry ({row}, {column}): the rows are {rows}, and the columns are {columns}")
        })
    }
}

/// A table with the names beside the rows and above the columns.
impl<T: Display> Display for NamedMatrix<T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let text = |entry: &T| match f.precision() {
            Some(precision) => format!("{entry:.precision$}"),
            None => entry.to_string(),
        };
        let entries: Vec<String> = self.entries.iter().map(text).collect();
        let rows = || entries.chunks(self.column_names.len().max(1));
        let longest = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| text.chars().count()).max();
        let first = longest(&mut self.row_names.iter()).unwrap_or(0);
        let widths: Vec<usize> = (self.column_names.iter().enumerate())
            .map(|(j, name)| longest(&mut rows().map(|row| &row[j]).chain([name])).unwrap_or(0))
            .collect();
        let mut line = |start: &str, name: &str, cells: &[String]| {
            write!(f, "{start}{name:<first$}")?;
            cells.iter().zip(&widths).try_for_each(|(cell, width)| write!(f, "  {cell:>width$}"))
        };
        line("", "", &self.column_names)?;
        for (name, row) in self.row_names.iter().zip(rows()) {
            line("\n", name, row)?;
        }
        Ok(())
    }
}
