//! Text: `{}`, `{:e}` and parsing. A dual prints as `3 + 1ε`, a vector of partials as `3 + [1, 0]ε`,
//! where ε marks the part of first order; nested numbers stand in brackets: `(3 + 1ε) + (1 + 0ε)ε`.

use core::error::Error;
use core::fmt::{self, Alignment, Display, Formatter, LowerExp, UpperExp, Write};
use core::str::FromStr;

use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::scalar::Scalar;

/// Writes with `write`, padded to the width of `f`; like numbers, to the right unless `f` says otherwise.
fn pad(f: &mut Formatter<'_>, write: impl Fn(&mut dyn Write) -> fmt::Result) -> fmt::Result {
    let Some(width) = f.width() else {
        return write(f);
    };
    let mut counter = Counter(0);
    write(&mut counter)?;
    let missing = width.saturating_sub(counter.0);
    let before = match f.align() {
        Some(Alignment::Left) => 0,
        Some(Alignment::Center) => missing / 2,
        Some(Alignment::Right) | None => missing,
    };
    let fill = f.fill();
    (0..before).try_for_each(|_| f.write_char(fill))?;
    write(f)?;
    (before..missing).try_for_each(|_| f.write_char(fill))
}

/// Counts the characters written to it.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}

/// `3 + 1ε` or `3 - 1ε`; with brackets where the parts are duals themselves.
fn write_dual<T: Scalar>(
    out: &mut dyn Write,
    x: &Dual<T>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    if T::DEPTH > 0 {
        out.write_char('(')?;
        part(out, &x.value, plus)?;
        out.write_str(") + (")?;
        part(out, &x.tangent, plus)?;
        return out.write_str(")ε");
    }
    part(out, &x.value, plus)?;
    // the operator is the tangent's sign
    if x.tangent.is_sign_negative() && !x.tangent.is_nan() {
        out.write_str(" - ")?;
        part(out, &-x.tangent, false)?;
    } else {
        out.write_str(" + ")?;
        part(out, &x.tangent, false)?;
    }
    out.write_char('ε')
}

/// `3 + [1, 0]ε`, with brackets around the value where it is a dual itself.
fn write_dual_vec<T: Scalar, const N: usize>(
    out: &mut dyn Write,
    x: &DualVec<T, N>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    if T::DEPTH > 0 {
        out.write_char('(')?;
        part(out, &x.value, plus)?;
        out.write_char(')')?;
    } else {
        part(out, &x.value, plus)?;
    }
    out.write_str(" + [")?;
    for (i, partial) in x.partials.iter().enumerate() {
        if i > 0 {
            out.write_str(", ")?;
        }
        part(out, partial, plus)?;
    }
    out.write_str("]ε")
}

macro_rules! format {
    ($types:tt $($Trait:ident $plain:literal $precise:literal $signed:literal $both:literal;)*) => {$(
        format!(@ $types $Trait $plain $precise $signed $both);
    )*};
    (@ {$([$($generics:tt)*] $Dual:ty, $write:ident;)*} $Trait:ident $plain:literal $precise:literal $signed:literal $both:literal) => {$(
        /// `3 - 0.5ε` for a `Dual`, `3 + [1, -0.5]ε` for a `DualVec`, `(1 + 2ε) + (3 - 4ε)ε` for nested ones:
        /// ε marks the part of first order. Precision and sign are those of every part, the width that of
        /// the whole.
        impl<T: Scalar + $Trait $($generics)*> $Trait for $Dual {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                let (precision, plus) = (f.precision(), f.sign_plus());
                let part = |out: &mut dyn Write, part: &T, plus| match (precision, plus) {
                    (None, false) => write!(out, $plain, part),
                    (Some(digits), false) => write!(out, $precise, digits, part),
                    (None, true) => write!(out, $signed, part),
                    (Some(digits), true) => write!(out, $both, digits, part),
                };
                pad(f, |out| $write(out, self, part, plus))
            }
        }
    )*};
}

format! {
    {
        [] Dual<T>, write_dual;
        [, const N: usize] DualVec<T, N>, write_dual_vec;
    }
    Display "{}" "{:.*}" "{:+}" "{:+.*}";
    LowerExp "{:e}" "{:.*e}" "{:+e}" "{:+.*e}";
    UpperExp "{:E}" "{:.*E}" "{:+E}" "{:+.*E}";
}

/// Why a text is not a dual number.
///
/// ```
/// use gradual::{Dual, DualVec};
///
/// let x: Dual<f64> = "3 - 0.5ε".parse()?;
/// assert_eq!(x.parts(), (3.0, -0.5));
///
/// let error = "3 + [1, 0]ε".parse::<DualVec<f64, 3>>().unwrap_err();
/// assert_eq!(error.to_string(), "expected 3 partials, found 2");
/// # Ok::<(), gradual::ParseDualError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDualError(Reason);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    Empty,
    Form,
    Value,
    Partial(usize),
    Count { expected: usize, found: usize },
}

impl Display for ParseDualError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reason::Empty => f.write_str("expected a dual number, found nothing"),
            Reason::Form => {
                f.write_str("expected `value + tangentε`, as in `3 + 1ε` or `3 + [1, 0]ε`, or a value alone")
            }
            Reason::Value => f.write_str("the value is not a number"),
            Reason::Partial(i) => write!(f, "partial {i} is not a number"),
            Reason::Count { expected, found } => write!(f, "expected {expected} partials, found {found}"),
        }
    }
}

impl Error for ParseDualError {}

/// The texts of a number's parts.
struct Parts<'a> {
    value: &'a str,
    /// The operator, and what stands between it and ε.
    first_order: Option<(char, &'a str)>,
}

fn split(text: &str) -> Result<Parts<'_>, ParseDualError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ParseDualError(Reason::Empty));
    }
    let Some(body) = text.strip_suffix('ε') else {
        return Ok(Parts { value: text, first_order: None });
    };
    let mut depth = 0_isize;
    for (i, c) in body.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '+' | '-' if depth == 0 && body[..i].ends_with(' ') && body[i + 1..].starts_with(' ') => {
                let first_order = Some((c, body[i + 1..].trim()));
                return Ok(Parts { value: &body[..i], first_order });
            }
            _ => {}
        }
    }
    Err(ParseDualError(Reason::Form))
}

/// What stands in a pair of round brackets around the whole.
fn without_brackets(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text)
}

fn parse_part<T: FromStr>(text: &str, reason: Reason) -> Result<T, ParseDualError> {
    without_brackets(text).parse().map_err(|_| ParseDualError(reason))
}

/// What `{}` prints, as `3 - 0.5ε`, or a value alone for a constant. The operator has a space on either side.
impl<T: Scalar + FromStr> FromStr for Dual<T> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let parts = split(text)?;
        let value = parse_part(parts.value, Reason::Value)?;
        let Some((sign, tangent)) = parts.first_order else {
            return Ok(Self::constant(value));
        };
        let tangent: T = parse_part(tangent, Reason::Partial(0))?;
        Ok(Self::new(value, if sign == '-' { -tangent } else { tangent }))
    }
}

/// What `{}` prints, as `3 + [1, -0.5]ε`, or a value alone for a constant. The operator has a space on either
/// side.
impl<T: Scalar + FromStr, const N: usize> FromStr for DualVec<T, N> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let parts = split(text)?;
        let mut x = Self::constant(parse_part(parts.value, Reason::Value)?);
        let Some((sign, list)) = parts.first_order else {
            return Ok(x);
        };
        let list = list
            .strip_prefix('[')
            .and_then(|list| list.strip_suffix(']'))
            .filter(|_| sign == '+')
            .ok_or(ParseDualError(Reason::Form))?;
        let mut found = 0;
        for partial in top_level_items(list) {
            if let Some(slot) = x.partials.get_mut(found) {
                *slot = parse_part(partial, Reason::Partial(found))?;
            }
            found += 1;
        }
        if found == N { Ok(x) } else { Err(ParseDualError(Reason::Count { expected: N, found })) }
    }
}

/// The items between the commas that stand in no brackets.
fn top_level_items(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_isize;
    let commas = move |c| {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    };
    list.split(commas).filter(move |_| !list.trim().is_empty())
}
