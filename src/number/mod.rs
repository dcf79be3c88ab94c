//! The surface that all dual types share: operators, methods, comparison, text, and the traits of
//! `num_traits`. Each file lists the types; a new type adds its name there.

/// The list of the number types: `for_each_number! { callback! { arguments } }` calls `callback!` with the arguments and
/// then with a line for each type, its generics after `T` in brackets and its name.
macro_rules! for_each_number {
    ($callback:ident! { $($arguments:tt)* }) => {
        $callback! {
            $($arguments)*
            [] Dual<T>;
            [, const N: usize] DualVec<T, N>;
            [] Chunk<T>;
            [, const N: usize] Dual2Vec<T, N>;
            [, const N: usize, const M: usize] HyperDual<T, N, M>;
            [, const K: usize] Taylor<T, K>;
        }
    };
}
pub(crate) use for_each_number;

/// The runnable example of a method: `$value` checks its value, and its slope is the one given.
macro_rules! example_with {
    ($imports:expr, $name:literal, $seed:literal, $end:literal, $lanes:literal, $at:literal, $call:literal, $value:expr, $slope:literal) => {
        concat!(
            "\n```\nuse gradual::",
            $imports,
            ";\n\nlet y = ",
            $name,
            "::",
            $seed,
            $at,
            $end,
            ".",
            $call,
            ";\n",
            $value,
            "assert!((y.",
            $lanes,
            " - (",
            $slope,
            ")).abs() < 1e-14);\n```\n",
        )
    };
}

/// Of a method that plain floats have too: its value is that of the same call on one (or of another, `$plain`).
macro_rules! example {
    ($name:literal, $seed:literal, $end:literal, $lanes:literal, $at:literal, $call:literal, $plain:literal, $slope:literal) => {
        example_with!(
            $name,
            $name,
            $seed,
            $end,
            $lanes,
            $at,
            $call,
            concat!("assert_eq!(y.value, (", $at, ").", $plain, ");\n"),
            $slope
        )
    };
}

/// Of a special function, which plain floats have in `Scalar`.
macro_rules! special_example {
    ($name:literal, $seed:literal, $end:literal, $lanes:literal, $at:literal, $call:literal, $slope:literal) => {
        example_with!(concat!("{", $name, ", Scalar}"), $name, $seed, $end, $lanes, $at, $call, "", $slope)
    };
}

mod analytic;
mod apply;
mod arithmetic;
mod compare;
mod convert;
mod elementary;
mod float;
mod format;
mod linear;
mod log_sum_exp;
mod scalar;
mod special;

pub(crate) use analytic::Analytic;
pub use format::ParseDualError;
pub use log_sum_exp::log_sum_exp;
