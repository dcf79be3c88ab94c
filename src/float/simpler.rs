//! Floats that are simpler than a given one. A search for a counterexample tries them, so it ends at a number that is
//! easy to read.

use core::iter;

use num_traits::Float;

/// Floats that are strictly simpler than x, the simplest first. The order of simplicity has no infinite descent, so a
/// search that replaces x by one of them again and again ends.
pub(crate) fn simpler(x: f64) -> impl Iterator<Item = f64> {
    let wanted = complexity(x);
    let leaps = [0.0, 1.0, -1.0, x.abs(), f64::MAX, f64::MIN, f64::INFINITY, x.trunc()];
    let simpler = leaps.into_iter().chain(nearer_integers(x)).chain(shorter(x)).chain(nearer_powers(x));
    simpler.filter(move |&y| complexity(y) < wanted)
}

/// A smaller tuple is a simpler float. First come 0, -0, 1, -1 and the other integers by size. Then come the other
/// finite numbers, by the count of their binary digits and by their distance from 1. Then come the infinities, and NaN.
pub(crate) fn complexity(x: f64) -> (u8, u64, u32, bool) {
    let negative = x.is_sign_negative();
    if x.is_nan() {
        (3, 0, 0, false)
    } else if x.is_infinite() {
        (2, 0, 0, negative)
    } else if is_small_integer(x) {
        (0, x.abs() as u64, 0, negative)
    } else {
        (1, digits(x), exponent(x).unsigned_abs(), negative)
    }
}

/// Whether all integers up to this one are floats.
fn is_small_integer(x: f64) -> bool {
    x.trunc() == x && x.abs() <= (1_u64 << 53) as f64
}

/// The 53 bits of the significand of a finite number, with its leading 1. A subnormal number has fewer.
fn significand(x: f64) -> u64 {
    let fraction = x.to_bits() & ((1 << 52) - 1);
    if x.abs() < f64::MIN_POSITIVE { fraction } else { fraction | 1 << 52 }
}

/// How many binary digits there are from the first 1 to the last 1.
fn digits(x: f64) -> u64 {
    let significand = significand(x);
    u64::from(significand.checked_ilog2().map_or(0, |first| first + 1 - significand.trailing_zeros()))
}

/// The n for which `2^n <= |x| < 2^(n+1)`.
pub(crate) fn exponent(x: f64) -> i32 {
    let biased = (x.to_bits() >> 52 & 0x7ff) as i32;
    let first = significand(x).checked_ilog2().unwrap_or(0) as i32;
    biased.max(1) - 1023 + first - 52
}

/// `2^n x`. It takes two steps because the power on its own may be out of range.
pub(crate) fn scale(x: f64, n: i32) -> f64 {
    x * 2.0.powi(n / 2) * 2.0.powi(n - n / 2)
}

/// n, its half, its quarter and so on down to 1 or -1.
fn halves(n: i64) -> impl Iterator<Item = i64> {
    iter::successors(Some(n), |n| Some(n / 2)).take_while(|&n| n != 0)
}

/// Integers between 0 and x. The first is x / 2 away or more, the last is 1 away.
fn nearer_integers(x: f64) -> impl Iterator<Item = f64> {
    let whole = if is_small_integer(x) { x as i64 } else { 0 };
    halves(whole).map(move |step| (whole - step) as f64)
}

/// x with its last binary digits rounded off, down and up. The first keeps one digit, the last loses one digit.
fn shorter(x: f64) -> impl Iterator<Item = f64> {
    let digits = if x.is_finite() { digits(x) } else { 0 };
    let surplus = digits.saturating_sub(1) as i64;
    let end = significand(x).trailing_zeros();
    halves(surplus).flat_map(move |cut| {
        let unit = 1_u64 << (end + cut as u32);
        let down = x.to_bits() & !(unit - 1);
        [down, down + unit].map(f64::from_bits)
    })
}

/// Numbers with the digits of x that are nearer to 1.
fn nearer_powers(x: f64) -> impl Iterator<Item = f64> {
    let n = if x.is_finite() { exponent(x) } else { 0 };
    halves(n.into()).map(move |step| scale(x, -step as i32))
}
