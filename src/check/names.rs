//! What the components of a check are called in its reports.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::check::kind::Kind;

/// What is checked, and the names of the inputs. Without names, input j is `x[j]`.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) kind: Kind,
    pub(super) inputs: Vec<String>,
}

impl From<Kind> for Names {
    fn from(kind: Kind) -> Self {
        Self { kind, inputs: Vec::new() }
    }
}

impl Names {
    /// The name of input j of several, counted from 0.
    pub(super) fn input(&self, j: usize, inputs: usize) -> String {
        match self.kind {
            Kind::Derivative => "x".into(),
            Kind::Rule => if j == 0 { "x" } else { "y" }.into(),
            // The point comes first, and then the vector.
            Kind::Jvp if j >= inputs / 2 => format!("v[{}]", j - inputs / 2),
            _ => self.inputs.get(j).cloned().unwrap_or_else(|| format!("x[{j}]")),
        }
    }

    /// The input as the differential of a slope.
    fn differential(&self, j: usize) -> String {
        match self.inputs.get(j) {
            Some(name) => format!("d({name})"),
            None => format!("dx[{j}]"),
        }
    }

    /// The name of a component. Rows and columns count from 0.
    pub(super) fn component(&self, (row, column): (usize, usize)) -> String {
        let dx = |j| self.differential(j);
        match self.kind {
            Kind::Derivative => "df/dx".into(),
            Kind::Rule => if column == 0 { "df/dx" } else { "df/dy" }.into(),
            Kind::Gradient | Kind::Conventions => format!("df/{}", dx(column)),
            Kind::Jacobian => format!("df[{row}]/{}", dx(column)),
            Kind::Hessian => format!("d2f/{}{}", dx(row), dx(column)),
            Kind::Jvp => format!("(J v)[{column}]"),
        }
    }
}
