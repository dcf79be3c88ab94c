//! The surface that all dual types share: operators, methods, comparison, text, and the traits of
//! `num_traits`. Each file lists the types; a new type adds its name there.

/// The runnable example of a method: its value is that of the same call on a plain float (or of another,
/// `$plain`), its slope the one given.
macro_rules! example {
    ($name:literal, $seed:literal, $end:literal, $lanes:literal, $at:literal, $call:literal, $plain:literal, $slope:literal) => {
        concat!(
            "\n```\nuse gradual::",
            $name,
            ";\n\n",
            "let y = ",
            $name,
            "::",
            $seed,
            $at,
            $end,
            ".",
            $call,
            ";\n",
            "assert_eq!(y.value, (",
            $at,
            ").",
            $plain,
            ");\n",
            "assert!((y.",
            $lanes,
            " - (",
            $slope,
            ")).abs() < 1e-14);\n```\n",
        )
    };
}

/// The runnable example of a special function, whose value is that of `Scalar`.
macro_rules! special_example {
    ($name:literal, $seed:literal, $end:literal, $lanes:literal, $at:literal, $call:literal, $slope:literal) => {
        concat!(
            "\n```\nuse gradual::{",
            $name,
            ", Scalar};\n\n",
            "let y = ",
            $name,
            "::",
            $seed,
            $at,
            $end,
            ".",
            $call,
            ";\n",
            "assert!((y.",
            $lanes,
            " - (",
            $slope,
            ")).abs() < 1e-14);\n```\n",
        )
    };
}

mod arithmetic;
mod compare;
mod convert;
mod elementary;
mod float;
mod format;
mod log_sum_exp;
mod special;

pub use format::ParseDualError;
pub use log_sum_exp::log_sum_exp;
