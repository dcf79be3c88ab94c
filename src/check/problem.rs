//! Why a claim could not be compared with the truth.

use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use crate::sparse;

/// One of the two functions of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The function under test.
    Function,
    /// The claimed derivative.
    Claim,
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Function => "the function",
            Self::Claim => "the claimed derivative",
        })
    }
}

/// Why a claim could not be compared with the truth.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Problem {
    /// The function takes no numbers.
    Empty,
    /// The function returns no numbers.
    NoResults,
    /// The point is NaN or infinite in this input.
    PointNotFinite {
        /// The number of the input. It counts from 0.
        input: usize,
    },
    /// The range of this input holds no finite float.
    EmptyRange {
        /// The number of the input. It counts from 0.
        input: usize,
    },
    /// The range of this input ends before it starts.
    ReversedRange {
        /// The number of the input. It counts from 0.
        input: usize,
    },
    /// A bound of the range of this input is NaN.
    NanRange {
        /// The number of the input. It counts from 0.
        input: usize,
    },
    /// The check was told to try no points.
    NoPoints,
    /// The function's value is NaN or infinite, so the point is outside its domain.
    Undefined {
        /// What the function returned.
        value: f64,
    },
    /// The function's value is NaN or infinite at every point that was tried.
    UndefinedEverywhere,
    /// One of the functions panicked.
    Panicked {
        /// Which function.
        who: Who,
        /// The message of the panic. It is empty if the panic carried no text.
        message: String,
    },
    /// The claim has another shape than the true slopes.
    Shape {
        /// The lengths of the claimed rows, or the length of the claimed list.
        claimed: Result<Vec<usize>, usize>,
        /// The number of results of the function.
        rows: usize,
        /// The number of slopes of each result.
        columns: usize,
    },
    /// The claim has another number of values than the function.
    Values {
        /// The number of claimed values.
        claimed: usize,
        /// The number of the function's values.
        truth: usize,
    },
    /// A function returned two different answers at the same point.
    NotDeterministic {
        /// Which function.
        who: Who,
        /// A number of the first answer.
        first: f64,
        /// The same number of the second answer.
        second: f64,
    },
    /// A function returned two answers of different lengths at the same point.
    LengthChanges {
        /// Which function.
        who: Who,
        /// The length of the first answer.
        first: usize,
        /// The length of the second answer.
        second: usize,
    },
    /// The claim was wrong at a point, and right when the check tried the point again.
    NotRepeatable,
    /// Every true entry is NaN or infinite at this point.
    AllPoles,
    /// There is no true sparse matrix at this point.
    Sparse(sparse::Error),
    /// The function breaks a convention of generic code; see [`conventions`](crate::check::conventions).
    Convention {
        /// What the function does.
        what: String,
    },
}

/// `1 row`, `2 rows`.
fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// `2 rows of 3 slopes`, or the lengths of rows that differ.
fn shape(rows: &[usize]) -> String {
    match rows {
        [] => "no rows".into(),
        [first, others @ ..] if others.iter().all(|length| length == first) => {
            format!("{} of {}", count(rows.len(), "row"), count(*first, "slope"))
        }
        _ => {
            let lengths: Vec<_> = rows.iter().map(|length| format!("{length}")).collect();
            format!("rows of the lengths {}", lengths.join(", "))
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the function takes no numbers, so there is nothing to check"),
            Self::NoResults => write!(f, "the function returns no numbers, so there is nothing to check"),
            Self::PointNotFinite { input } => {
                write!(f, "input {input} of the point is not finite: check at a finite point")
            }
            Self::EmptyRange { input } => {
                write!(f, "the range of input {input} holds no finite number: write `low..=high`")
            }
            Self::ReversedRange { input } => {
                write!(f, "the range of input {input} ends before it starts: write the lower bound first")
            }
            Self::NanRange { input } => {
                write!(f, "a bound of the range of input {input} is NaN: write `low..=high`")
            }
            Self::NoPoints => write!(f, "the check tries no points: write `.points(n)` with n of at least 1"),
            Self::Undefined { value } => {
                write!(f, "the function returns {value}, so the point is outside its domain")
            }
            Self::UndefinedEverywhere => {
                write!(
                    f,
                    "the function is NaN or infinite at every point that was tried: choose another domain"
                )
            }
            Self::Panicked { who, message } if message.is_empty() => write!(f, "{who} panicked"),
            Self::Panicked { who, message } => write!(f, "{who} panicked: {message}"),
            Self::Shape { claimed, rows, columns } => {
                let list = |length| count(length, "slope");
                let truth = if *rows == 1 { list(*columns) } else { shape(&vec![*columns; *rows]) };
                let text = claimed.as_ref().map_or_else(|length| list(*length), |rows| shape(rows));
                write!(f, "the claim has {text}, but the true derivative has {truth}")?;
                if *claimed == Ok(vec![*rows; *columns]) {
                    write!(f, "; the claim is transposed: row i should be the gradient of result i")?;
                }
                Ok(())
            }
            Self::Values { claimed, truth } => {
                write!(f, "the claim has {}, but the function has {truth}", count(*claimed, "value"))
            }
            Self::NotDeterministic { who, first, second } => {
                write!(f, "{who} is not deterministic: at this point it returned {first} and then {second}")
            }
            Self::LengthChanges { who, first, second } => write!(
                f,
                "{who} is not deterministic: at this point it returned {} and then {second}",
                count(*first, "number")
            ),
            Self::NotRepeatable => write!(
                f,
                "the claim was wrong at this point, and then it was right: the function or the claim is not deterministic"
            ),
            Self::AllPoles => {
                write!(f, "every true entry is NaN or infinite at this point: try another point")
            }
            Self::Sparse(error) => write!(f, "{error}"),
            Self::Convention { what } => f.write_str(what),
        }
    }
}
