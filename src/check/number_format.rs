//! Numbers as a report prints them.

use alloc::format;
use alloc::string::String;

use num_traits::Float;

/// All digits of a number, without the zeros of very large and small numbers.
pub(super) fn short(x: f64) -> String {
    if x == 0.0 || !x.is_finite() || (1e-5..1e10).contains(&x.abs()) {
        format!("{x}")
    } else {
        format!("{x:e}")
    }
}

/// A number with its bound, and without the digits that the bound makes meaningless.
pub(super) fn bounded(x: f64, bound: f64) -> String {
    if bound == 0.0 || !bound.is_finite() {
        return short(x);
    }
    if !(1e-17..1.0).contains(&bound) {
        return format!("{} ± {}", short(x), error(bound));
    }
    let digits = Float::ceil(-Float::log10(bound)) as usize;
    format!("{x:.digits$} ± {}", error(bound))
}

/// Two digits of an error. More of them mean nothing.
pub(super) fn error(x: f64) -> String {
    format!("{x:.1e}").replace(".0e", "e")
}
