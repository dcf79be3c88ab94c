//! The tables of the guide "nalgebra: what to know", row by row: what a test measures is what the page says.

use std::fmt::Debug;

const PAGE: &str = include_str!("../../src/guide/nalgebra.md");

/// The quality of the derivatives of an operation at a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Outcome {
    /// All derivatives are right, with at most this error.
    Right(f64),
    /// Some derivative is wrong, and nothing shows it.
    Lost,
    /// Some derivative is NaN although it exists. The others are right.
    Nan,
    /// The operation, or its derivative, does not exist there.
    None,
}

impl Outcome {
    pub(crate) const EXACT: Self = Self::Right(0.0);

    /// The worse of this outcome and that of a derivative compared with the true one. The error is relative if the
    /// derivative is larger than 1.
    pub(crate) fn with(self, found: f64, wanted: f64) -> Self {
        let error = (found - wanted).abs() / wanted.abs().max(1.0);
        match self {
            Self::Right(_) | Self::Nan if error > 1e-6 => Self::Lost,
            Self::Right(_) if error.is_nan() => Self::Nan,
            Self::Right(worst) => Self::Right(worst.max(error)),
            outcome => outcome,
        }
    }

    fn cell(self) -> &'static str {
        match self {
            Self::Right(_) => "right",
            Self::Lost => "lost",
            Self::Nan => "NaN",
            Self::None => "-",
        }
    }
}

/// The table under a heading holds these rows, in this order; its last column bounds the errors measured.
#[track_caller]
pub(crate) fn assert_table(heading: &str, columns: usize, measured: &[(&str, Vec<Outcome>)]) {
    let section = PAGE.split(&format!("# {heading}\n")).nth(1).expect("the heading");
    let section = section.split("\n# ").next().expect("a first part");
    let rows: Vec<Vec<&str>> = section
        .lines()
        .filter(|line| line.starts_with("| "))
        .skip(1)
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect();
    let mut wrong = Vec::new();
    for (i, (name, outcomes)) in measured.iter().enumerate() {
        let cells: Vec<_> = outcomes.iter().map(|outcome| outcome.cell()).collect();
        let error = outcomes.iter().fold(0.0_f64, |worst, outcome| match outcome {
            Outcome::Right(error) => worst.max(*error),
            _ => worst,
        });
        let holds = rows.get(i).is_some_and(|row| {
            let bound: f64 = row[columns + 1].parse().expect("a bound");
            row[0] == *name && row[1..=columns] == cells && error <= bound
        });
        if !holds {
            wrong.push(format!("| {name} | {} | {error:.0e} |", cells.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "measured under {heading}, and not on the page:\n{}", wrong.join("\n"));
    assert_eq!(rows.len(), measured.len(), "the page has rows under {heading} that no test measures");
}
