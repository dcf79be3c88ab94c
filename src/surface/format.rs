//! Text: `{}`, `{:e}` and parsing. A dual prints as `3 + 1ε`, a vector of partials as `3 + [1, 0]ε`,
//! where ε marks the part of first order; a Hessian follows as `[[2, 0], [0, 0]]ε²/2`, as in Taylor's series; a
//! hyper-dual number prints as `3 + [1, 0]ε + [2]τ + [[0, 4]]ετ`, where τ marks the other directions;
//! nested numbers stand in brackets: `(3 + 1ε) + (1 + 0ε)ε`.

use core::error::Error;
use core::fmt::{self, Alignment, Display, Formatter, LowerExp, UpperExp, Write};
use core::str::FromStr;

use crate::dual::{CHUNK, Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::Scalar;
use crate::taylor::Taylor;

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
    write_value(out, &x.value, |out, x| part(out, x, plus))?;
    write_term(out, &x.tangent, part, plus)
}

/// `3 + [1, 0]ε`, with brackets around the value where it is a dual itself.
fn write_dual_vec<T: Scalar, const N: usize>(
    out: &mut dyn Write,
    x: &DualVec<T, N>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    write_value(out, &x.value, |out, x| part(out, x, plus))?;
    out.write_str(" + ")?;
    write_list(out, &x.partials, |out, x| part(out, x, plus))?;
    out.write_str("ε")
}

/// As the `DualVec` of the same parts.
fn write_chunk<T: Scalar>(
    out: &mut dyn Write,
    x: &Chunk<T>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    write_dual_vec(out, &(*x).into(), part, plus)
}

/// `3 + [1, 0]ε + [[2, 0], [0, 0]]ε²/2`, with brackets around the value where it is a dual itself.
fn write_dual2_vec<T: Scalar, const N: usize>(
    out: &mut dyn Write,
    x: &Dual2Vec<T, N>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    let part = |out: &mut dyn Write, x: &T| part(out, x, plus);
    write_value(out, &x.value, part)?;
    out.write_str(" + ")?;
    write_list(out, &x.gradient, part)?;
    out.write_str("ε + ")?;
    write_list(out, &x.hessian, |out, row| write_list(out, row, part))?;
    out.write_str("ε²/2")
}

/// `3 + [1, 0]ε + [2]τ + [[0, 4]]ετ`, with brackets around the value where it is a dual itself.
fn write_hyper_dual<T: Scalar, const N: usize, const M: usize>(
    out: &mut dyn Write,
    x: &HyperDual<T, N, M>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    let part = |out: &mut dyn Write, x: &T| part(out, x, plus);
    write_value(out, &x.value, part)?;
    out.write_str(" + ")?;
    write_list(out, &x.partials, part)?;
    out.write_str("ε + ")?;
    write_list(out, &x.tangents, part)?;
    out.write_str("τ + ")?;
    write_list(out, &x.mixed, |out, row| write_list(out, row, part))?;
    out.write_str("ετ")
}

/// `3 + 1ε - 2ε² + 4ε³`, with brackets where the parts are duals themselves.
fn write_taylor<T: Scalar, const K: usize>(
    out: &mut dyn Write,
    x: &Taylor<T, K>,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    write_value(out, &x.value, |out, x| part(out, x, plus))?;
    for (k, coefficient) in (1..).zip(&x.higher) {
        write_term(out, coefficient, &part, plus)?;
        if k > 1 {
            write_superscript(out, k)?;
        }
    }
    Ok(())
}

/// ` + 1ε` or ` - 1ε`, the operator being the sign, or ` + (1 + 2ε)ε`.
fn write_term<T: Scalar>(
    out: &mut dyn Write,
    coefficient: &T,
    part: impl Fn(&mut dyn Write, &T, bool) -> fmt::Result,
    plus: bool,
) -> fmt::Result {
    if T::DEPTH > 0 {
        out.write_str(" + (")?;
        part(out, coefficient, plus)?;
        return out.write_str(")ε");
    }
    if coefficient.is_sign_negative() && !coefficient.is_nan() {
        out.write_str(" - ")?;
        part(out, &-*coefficient, false)?;
    } else {
        out.write_str(" + ")?;
        part(out, coefficient, false)?;
    }
    out.write_char('ε')
}

const SUPERSCRIPTS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

fn write_superscript(out: &mut dyn Write, k: usize) -> fmt::Result {
    if k >= 10 {
        write_superscript(out, k / 10)?;
    }
    out.write_char(SUPERSCRIPTS[k % 10])
}

fn write_value<T: Scalar>(
    out: &mut dyn Write,
    value: &T,
    part: impl Fn(&mut dyn Write, &T) -> fmt::Result,
) -> fmt::Result {
    if T::DEPTH == 0 {
        return part(out, value);
    }
    out.write_char('(')?;
    part(out, value)?;
    out.write_char(')')
}

/// `[1, 0]`
fn write_list<X>(
    out: &mut dyn Write,
    items: &[X],
    item: impl Fn(&mut dyn Write, &X) -> fmt::Result,
) -> fmt::Result {
    out.write_char('[')?;
    for (i, x) in items.iter().enumerate() {
        if i > 0 {
            out.write_str(", ")?;
        }
        item(out, x)?;
    }
    out.write_char(']')
}

macro_rules! format {
    ($types:tt $($Trait:ident $plain:literal $precise:literal $signed:literal $both:literal;)*) => {$(
        format!(@ $types $Trait $plain $precise $signed $both);
    )*};
    (@ {$([$($generics:tt)*] $Dual:ty, $write:ident;)*} $Trait:ident $plain:literal $precise:literal $signed:literal $both:literal) => {$(
        /// `3 - 0.5ε` for a `Dual`, `3 + [1, -0.5]ε` for a `DualVec` or `Chunk`, `3 + [1, 0]ε + [[2, 0], [0, 0]]ε²/2` for a
        /// `Dual2Vec`, `3 + [1, 0]ε + [2]τ + [[0, 4]]ετ` for a `HyperDual`, `3 + 1ε - 2ε² + 4ε³` for a `Taylor`,
        /// `(1 + 2ε) + (3 - 4ε)ε` for nested ones: ε and τ mark the parts of first order. Precision and sign are those of every part, the width that of the whole.
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
        [] Chunk<T>, write_chunk;
        [, const N: usize] Dual2Vec<T, N>, write_dual2_vec;
        [, const N: usize, const M: usize] HyperDual<T, N, M>, write_hyper_dual;
        [, const K: usize] Taylor<T, K>, write_taylor;
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
    Part { what: &'static str, number: usize },
    Count { what: &'static str, expected: usize, found: usize },
}

impl Display for ParseDualError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Reason::Empty => f.write_str("expected a dual number, found nothing"),
            Reason::Form => {
                f.write_str("expected a value alone, or one with its derivatives, as in `3 + 1ε`, `3 + [1, 0]ε`, `3 + [1]ε + [[2]]ε²/2` or `3 + [1]ε + [2]τ + [[4]]ετ`")
            }
            Reason::Value => f.write_str("the value is not a number"),
            Reason::Part { what, number } => write!(f, "{what} {number} is not a number"),
            Reason::Count { what, expected, found } => write!(f, "expected {expected} {what}, found {found}"),
        }
    }
}

impl Error for ParseDualError {}

/// A term, and the operator and the terms after it.
type Split<'a> = (&'a str, Option<(char, &'a str)>);

/// The value alone, if there is no ε and no τ; or else what stands on either side of the first operator that is in no
/// brackets.
fn split(text: &str) -> Result<Split<'_>, ParseDualError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ParseDualError(Reason::Empty));
    }
    if !text.trim_end_matches("/2").trim_end_matches(SUPERSCRIPTS).ends_with(['ε', 'τ']) {
        return Ok((text, None));
    }
    let mut depth = 0_isize;
    for (i, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            '+' | '-' if depth == 0 && text[..i].ends_with(' ') && text[i + 1..].starts_with(' ') => {
                return Ok((&text[..i], Some((c, text[i + 1..].trim()))));
            }
            _ => {}
        }
    }
    Err(ParseDualError(Reason::Form))
}

/// A value, and the lists that are added to it with these marks after them; no lists for a constant.
#[allow(clippy::type_complexity)] // as it stands it is read at a glance
fn split_lists<'a, const K: usize>(
    text: &'a str,
    marks: [&str; K],
) -> Result<(&'a str, Option<[&'a str; K]>), ParseDualError> {
    let form = ParseDualError(Reason::Form);
    let (value, mut rest) = split(text)?;
    if rest.is_none() {
        return Ok((value, None));
    }
    let mut lists = [""; K];
    for (list, mark) in lists.iter_mut().zip(marks) {
        let Some(('+', terms)) = rest else {
            return Err(form);
        };
        let term;
        (term, rest) = split_term(terms)?;
        *list = term.trim().strip_suffix(mark).ok_or(form)?;
    }
    if rest.is_none() { Ok((value, Some(lists))) } else { Err(form) }
}

/// The first of some terms, and what is after it unless it is the last.
fn split_term(terms: &str) -> Result<Split<'_>, ParseDualError> {
    match split(terms) {
        Err(ParseDualError(Reason::Form)) => Ok((terms, None)),
        split => split,
    }
}

/// What stands in a pair of round brackets around the whole.
fn without_brackets(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text)
}

fn parse_part<T: FromStr>(text: &str, reason: Reason) -> Result<T, ParseDualError> {
    without_brackets(text).parse().map_err(|_| ParseDualError(reason))
}

/// Reads `[1, 0]` into as many places, by a function of the item's number and text.
fn parse_list<X>(
    text: &str,
    what: &'static str,
    places: &mut [X],
    parse: impl Fn(usize, &str) -> Result<X, ParseDualError>,
) -> Result<(), ParseDualError> {
    let text = text.trim();
    let list = text.strip_prefix('[').and_then(|list| list.strip_suffix(']'));
    let mut found = 0;
    for item in top_level_items(list.ok_or(ParseDualError(Reason::Form))?) {
        if let Some(place) = places.get_mut(found) {
            *place = parse(found, item)?;
        }
        found += 1;
    }
    let expected = places.len();
    if found == expected { Ok(()) } else { Err(ParseDualError(Reason::Count { what, expected, found })) }
}

/// Reads a list of numbers, which are called by their singular and their plural.
fn parse_numbers<T: FromStr>(
    text: &str,
    [one, many]: [&'static str; 2],
    places: &mut [T],
) -> Result<(), ParseDualError> {
    parse_list(text, many, places, |number, item| parse_part(item, Reason::Part { what: one, number }))
}

/// Reads `[[1, 0], [2, 3]]`, whose rows are called by their plural, and their numbers as in [`parse_numbers`].
fn parse_rows<T: Scalar + FromStr, const N: usize>(
    text: &str,
    rows: &'static str,
    names: [&'static str; 2],
    places: &mut [[T; N]],
) -> Result<(), ParseDualError> {
    parse_list(text, rows, places, |_, text| {
        let mut row = [T::zero(); N];
        parse_numbers(text, names, &mut row)?;
        Ok(row)
    })
}

const PARTIALS: [&str; 2] = ["partial", "partials"];

/// What `{}` prints, as `3 - 0.5ε`, or a value alone for a constant. The operator has a space on either side.
impl<T: Scalar + FromStr> FromStr for Dual<T> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let (value, rest) = split(text)?;
        let value = parse_part(value, Reason::Value)?;
        let Some((sign, tangent)) = rest else {
            return Ok(Self::constant(value));
        };
        let tangent = tangent.strip_suffix('ε').ok_or(ParseDualError(Reason::Form))?;
        let tangent: T = parse_part(tangent, Reason::Part { what: "partial", number: 0 })?;
        Ok(Self::new(value, if sign == '-' { -tangent } else { tangent }))
    }
}

/// What `{}` prints, as `3 + [1, -0.5]ε`, or a value alone for a constant. The operator has a space on either
/// side.
impl<T: Scalar + FromStr, const N: usize> FromStr for DualVec<T, N> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let (value, lists) = split_lists(text, ["ε"])?;
        let mut x = Self::constant(parse_part(value, Reason::Value)?);
        if let Some([partials]) = lists {
            parse_numbers(partials, PARTIALS, &mut x.partials)?;
        }
        Ok(x)
    }
}

/// What `{}` prints, as a `DualVec` does, or a value alone for a constant.
impl<T: Scalar + FromStr> FromStr for Chunk<T> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        text.parse::<DualVec<T, CHUNK>>().map(Self::from)
    }
}

/// What `{}` prints, as `3 + [1, 0]ε + [[2, 0], [0, 0]]ε²/2`, or a value alone for a constant. The operators have
/// a space on either side.
impl<T: Scalar + FromStr, const N: usize> FromStr for Dual2Vec<T, N> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let (value, lists) = split_lists(text, ["ε", "ε²/2"])?;
        let mut x = Self::constant(parse_part(value, Reason::Value)?);
        if let Some([gradient, hessian]) = lists {
            parse_numbers(gradient, ["part of the gradient", "parts of the gradient"], &mut x.gradient)?;
            let row = ["part of a row of the Hessian", "parts of a row of the Hessian"];
            parse_rows(hessian, "rows of the Hessian", row, &mut x.hessian)?;
        }
        Ok(x)
    }
}

/// What `{}` prints, as `3 + [1, 0]ε + [2]τ + [[0, 4]]ετ`, or a value alone for a constant. The operators have a
/// space on either side.
impl<T: Scalar + FromStr, const N: usize, const M: usize> FromStr for HyperDual<T, N, M> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let (value, lists) = split_lists(text, ["ε", "τ", "ετ"])?;
        let mut x = Self::constant(parse_part(value, Reason::Value)?);
        if let Some([partials, tangents, mixed]) = lists {
            parse_numbers(partials, PARTIALS, &mut x.partials)?;
            parse_numbers(tangents, ["tangent", "tangents"], &mut x.tangents)?;
            let row = ["part of a row of mixed derivatives", "parts of a row of mixed derivatives"];
            parse_rows(mixed, "rows of mixed derivatives", row, &mut x.mixed)?;
        }
        Ok(x)
    }
}

/// What `{}` prints, as `3 + 1ε - 2ε²`, all K terms of it, or a value alone for a constant. The operators have a
/// space on either side.
impl<T: Scalar + FromStr, const K: usize> FromStr for Taylor<T, K> {
    type Err = ParseDualError;

    fn from_str(text: &str) -> Result<Self, ParseDualError> {
        let (value, mut rest) = split(text)?;
        let mut x = Self::constant(parse_part(value, Reason::Value)?);
        let mut found = 0;
        while let Some((operator, terms)) = rest {
            let (term, next) = split_term(terms)?;
            let coefficient = parse_power(term.trim(), found + 1)?;
            if let Some(place) = x.higher.get_mut(found) {
                let reason = Reason::Part { what: "coefficient", number: found + 1 };
                let coefficient: T = parse_part(coefficient, reason)?;
                *place = if operator == '-' { -coefficient } else { coefficient };
            }
            found += 1;
            rest = next;
        }
        if found == 0 || found == K {
            Ok(x)
        } else {
            Err(ParseDualError(Reason::Count { what: "powers of ε", expected: K, found }))
        }
    }
}

/// What stands before `εᵏ`.
fn parse_power(term: &str, k: usize) -> Result<&str, ParseDualError> {
    let form = ParseDualError(Reason::Form);
    let coefficient = term.trim_end_matches(SUPERSCRIPTS);
    let digit = |c| SUPERSCRIPTS.iter().position(|&superscript| superscript == c);
    let power = term[coefficient.len()..].chars().filter_map(digit);
    let power = power.fold(0_usize, |power, digit| power.saturating_mul(10).saturating_add(digit));
    if power != if k == 1 { 0 } else { k } {
        return Err(form);
    }
    coefficient.strip_suffix('ε').ok_or(form)
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
