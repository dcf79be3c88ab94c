//! Why there was nothing to compare.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The function under test.
    Function,
    /// The function that claims to be its derivative.
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
    /// The point itself is not finite in this input.
    PointNotFinite {
        /// Counted from 0.
        input: usize,
    },
    /// The range of this input holds no finite float.
    EmptyRange {
        /// Counted from 0.
        input: usize,
    },
    /// The range of this input ends before it starts.
    ReversedRange {
        /// Counted from 0.
        input: usize,
    },
    /// A bound of the range of this input is NaN.
    NanRange {
        /// Counted from 0.
        input: usize,
    },
    /// No points were asked for.
    NoPoints,
    /// The function's value is NaN or infinite: the point is outside its domain.
    Undefined {
        /// What it returned.
        value: f64,
    },
    /// The value is NaN or infinite at every point of the domain that was tried.
    UndefinedEverywhere,
    /// A panic.
    Panicked {
        /// In which function.
        who: Who,
        /// Its message; empty if it was no text.
        message: String,
    },
    /// The claim has another shape than the true slopes.
    Shape {
        /// The lengths of the claimed rows, or the length of the claimed list.
        claimed: Result<Vec<usize>, usize>,
        /// The number of results of the function.
        rows: usize,
        /// The number of slopes of each.
        columns: usize,
    },
    /// The claim has values, but not as many as the function.
    Values {
        /// How many.
        claimed: usize,
        /// How many the function has.
        truth: usize,
    },
    /// Asked twice at the same point, it answered differently.
    NotDeterministic {
        /// Which function.
        who: Who,
        /// The first number that changed.
        first: f64,
        /// What it changed to.
        second: f64,
    },
    /// Asked twice at the same point, it returned another count of numbers.
    LengthChanges {
        /// Which function.
        who: Who,
        /// How many numbers it returned.
        first: usize,
        /// And how many then.
        second: usize,
    },
    /// A point that failed did not when it was tried again: a function is not deterministic.
    Inconstant,
    /// A convention of dual numbers is not kept; see [`conventions`](crate::check::conventions).
    Convention {
        /// What was found.
        what: String,
    },
}

fn plural(n: usize, one: &str, many: &str) -> String {
    alloc::format!("{n} {}", if n == 1 { one } else { many })
}

fn shape(rows: &[usize]) -> String {
    match rows {
        [] => "no rows".into(),
        [first, others @ ..] if others.iter().all(|length| length == first) => {
            alloc::format!("{} of {first}", plural(rows.len(), "row", "rows"))
        }
        _ => {
            let lengths: Vec<_> = rows.iter().map(|length| alloc::format!("{length}")).collect();
            alloc::format!("rows of {}", lengths.join(", "))
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the function takes no numbers: there is nothing to check"),
            Self::NoResults => write!(f, "the function returns no numbers: there is nothing to check"),
            Self::PointNotFinite { input } => {
                write!(f, "input {input} of the point is not finite: check where the function is defined")
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
            Self::NoPoints => write!(f, "no points were asked for: write `.points(n)` with n of 1 or more"),
            Self::Undefined { value } => {
                write!(f, "the function returns {value} there: the point is outside its domain")
            }
            Self::UndefinedEverywhere => write!(
                f,
                "the function is NaN or infinite at every point that was tried: check on another domain"
            ),
            Self::Panicked { who, message } if message.is_empty() => write!(f, "{who} panicked"),
            Self::Panicked { who, message } => write!(f, "{who} panicked: {message}"),
            Self::Shape { claimed, rows, columns } => {
                let truth = if *rows == 1 {
                    plural(*columns, "slope", "slopes")
                } else {
                    shape(&alloc::vec![*columns; *rows])
                };
                match claimed {
                    Ok(claimed) => {
                        write!(f, "the claim has {}, the truth {truth}", shape(claimed))?;
                        if claimed.len() == *columns && claimed.iter().all(|length| length == rows) {
                            write!(f, ": it is transposed; row i is the gradient of result i")?;
                        }
                        Ok(())
                    }
                    Err(length) => {
                        write!(f, "the claim has {}, the truth {truth}", plural(*length, "slope", "slopes"))
                    }
                }
            }
            Self::Values { claimed, truth } => {
                write!(f, "the claim has {}, the function {truth}", plural(*claimed, "value", "values"))
            }
            Self::NotDeterministic { who, first, second } => write!(
                f,
                "{who} is not deterministic: asked twice at this point it returned {first} and then {second}"
            ),
            Self::LengthChanges { who, first, second } => write!(
                f,
                "{who} is not deterministic: asked twice at this point it returned {} and then {second}",
                plural(*first, "number", "numbers")
            ),
            Self::Inconstant => {
                write!(
                    f,
                    "this point failed, and then did not: the function or the claim is not deterministic"
                )
            }
            Self::Convention { what } => f.write_str(what),
        }
    }
}
