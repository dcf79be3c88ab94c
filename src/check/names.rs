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
    /// The name of an input, which counts from 0.
    pub(super) fn input(&self, j: usize) -> String {
        self.inputs.get(j).cloned().unwrap_or_else(|| format!("x[{j}]"))
    }

    /// The input as the differential of a slope.
    fn differential(&self, j: usize) -> String {
        let name = self.input(j);
        if self.inputs.is_empty() { format!("d{name}") } else { format!("d({name})") }
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
