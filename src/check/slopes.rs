//! What is compared: the values of a function and a table of its slopes.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::check::finite_difference::Estimate;

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The derivative of a function of one number.
    Derivative,
    /// The gradient of a function of several numbers.
    Gradient,
    /// The Jacobian of a function with several results.
    Jacobian,
    /// The second derivatives.
    Hessian,
    /// A Jacobian times a vector.
    Jvp,
    /// A rule as for `lift`: a value with its slope or slopes.
    Rule,
    /// That a generic function is the same on every number.
    Conventions,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Derivative => "derivative",
            Self::Gradient => "gradient",
            Self::Jacobian => "Jacobian",
            Self::Hessian => "Hessian",
            Self::Jvp => "Jacobian times v",
            Self::Rule => "rule",
            Self::Conventions => "conventions",
        }
    }

    /// Whether each column of the slopes belongs to an input; those of a Jacobian times v are results.
    pub(super) const fn has_columns_of_inputs(self) -> bool {
        !matches!(self, Self::Jvp)
    }

    /// The name of a component, counted from 0.
    pub(super) fn component(self, row: usize, column: usize) -> String {
        match self {
            Self::Derivative => "df/dx".into(),
            Self::Gradient | Self::Rule | Self::Conventions => format!("df/dx[{column}]"),
            Self::Jacobian => format!("df[{row}]/dx[{column}]"),
            Self::Hessian => format!("d2f/dx[{row}]dx[{column}]"),
            Self::Jvp => format!("(J v)[{column}]"),
        }
    }
}

/// The true slopes: a table with a row for each result and a column for each input.
#[derive(Clone, Debug)]
pub(super) struct Slopes {
    pub(super) values: Vec<f64>,
    pub(super) columns: usize,
    pub(super) table: Vec<Estimate>,
}

impl Slopes {
    pub(super) fn exact(values: &[f64], columns: usize, slopes: &[f64]) -> Self {
        let table = slopes.iter().map(|&slope| Estimate::exact(slope)).collect();
        Self { values: values.to_vec(), columns, table }
    }

    pub(super) fn rows(&self) -> usize {
        self.table.len() / self.columns.max(1)
    }

    /// Whether these are no finite differences.
    pub(super) fn are_exact(&self) -> bool {
        self.table.iter().all(|slope| slope.error == 0.0)
    }

    /// The error that slope i may have by rounding alone, since nobody would see it beside the rest at x: 4 ulps of the
    /// row's largest slope, and what changes the value by 16 ulps when the input is doubled (or moved by 1, if it is
    /// less than that).
    pub(super) fn unseen(&self, i: usize, x: &[f64]) -> f64 {
        let columns = self.columns.max(1);
        let row = i / columns * columns;
        let slopes = self.table[row..row + columns].iter().map(|slope| slope.value.abs());
        let largest = slopes.filter(|slope| slope.is_finite()).fold(0.0, f64::max);
        let moved = |j: usize| x.get(j).map_or(1.0, |x| x.abs().max(1.0));
        let value = match self.values[..] {
            [] => 0.0,
            // a gradient, or a Hessian, whose rows are inputs
            [value] if self.rows() > 1 => value / moved(i / columns) / moved(i % columns),
            [value] => value / moved(i % columns),
            // a Jacobian, or a Jacobian times v, whose columns are results
            _ if self.rows() == 1 => self.values[i],
            _ => self.values[i / columns] / moved(i % columns),
        };
        f64::EPSILON * (4.0 * largest + 16.0 * value.abs()) + f64::MIN_POSITIVE
    }
}
