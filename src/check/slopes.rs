//! The truth at a point: the values of a function and the table of its slopes.

use alloc::vec::Vec;

use crate::check::finite_difference::Estimate;

/// The true slopes. The table has a row for each result and a column for each input, and the rows stand one after the
/// other. (A Hessian has a row for each input; a Jacobian times a vector is one row with a column for each result.)
#[derive(Clone, Debug)]
pub(super) struct Slopes {
    pub(super) values: Vec<f64>,
    pub(super) columns: usize,
    pub(super) table: Vec<Estimate>,
    /// Whether no slope is a finite difference.
    pub(super) are_exact: bool,
    /// The gradient beside a Hessian, whose slopes the Hessian has.
    pub(super) gradient: Option<Vec<f64>>,
    /// The slopes at removable kinks, each with the automatic derivative, which is that of one piece of the program. The
    /// table has the slope of the function.
    pub(super) removable: Vec<(usize, f64)>,
}

impl Slopes {
    pub(super) fn exact(values: &[f64], columns: usize, slopes: &[f64]) -> Self {
        let table = slopes.iter().map(|&slope| Estimate::exact(slope)).collect();
        Self {
            values: values.to_vec(),
            columns,
            table,
            are_exact: true,
            gradient: None,
            removable: Vec::new(),
        }
    }

    /// The numbers whose slopes the table has.
    pub(super) fn differentiated(&self) -> &[f64] {
        self.gradient.as_ref().unwrap_or(&self.values)
    }

    pub(super) fn rows(&self) -> usize {
        self.table.len() / self.columns.max(1)
    }

    /// The row and the column of slope i.
    pub(super) fn place(&self, i: usize) -> (usize, usize) {
        (i / self.columns, i % self.columns)
    }

    /// The slopes without their bounds.
    pub(super) fn numbers(&self) -> Vec<f64> {
        self.table.iter().map(|slope| slope.value).collect()
    }

    pub(super) fn are_finite(&self) -> bool {
        self.values.iter().copied().chain(self.numbers()).all(f64::is_finite)
    }

    /// An error of slope i at x that nobody would see beside the rest: 4 ulps of the largest slope in the row, plus
    /// what changes the value by 16 ulps when the input doubles (or moves by 1, if the input is less than 1).
    pub(super) fn unseen(&self, i: usize, x: &[f64]) -> f64 {
        let (row, column) = self.place(i);
        let slopes = &self.table[row * self.columns..(row + 1) * self.columns];
        let moved = |j: usize| x.get(j).map_or(1.0, |x| x.abs().max(1.0));
        let value = match self.values[..] {
            [] => 0.0,
            // In a Hessian the rows are inputs too.
            [value] if self.rows() > 1 => value / moved(row) / moved(column),
            [value] => value / moved(column),
            // In a Jacobian times a vector the columns are results.
            _ if self.rows() == 1 => self.values[column],
            _ => self.values[row] / moved(column),
        };
        let largest = largest(slopes.iter().map(|slope| slope.value));
        f64::EPSILON * (4.0 * largest + 16.0 * value.abs()) + f64::MIN_POSITIVE
    }
}

/// The largest magnitude of the finite numbers, or 0.
pub(super) fn largest(numbers: impl Iterator<Item = f64>) -> f64 {
    numbers.map(f64::abs).filter(|number| number.is_finite()).fold(0.0, f64::max)
}
