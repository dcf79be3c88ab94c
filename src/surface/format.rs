//! Numbers as text: `{}`, `{:e}`, `{:E}` and parsing. Each type describes its text once, for both.
//!
//! | type | text |
//! |---|---|
//! | `Dual` | `3 - 0.5ε` |
//! | `DualVec`, `Chunk` | `3 + [1, -0.5]ε` |
//! | `Dual2Vec` | `3 + [1, 0]ε + [[2, 0], [0, 0]]ε²/2`, as in a Taylor series |
//! | `HyperDual` | `3 + [1, 0]ε + [2]τ + [[0, 4]]ετ` |
//! | `Taylor` | `3 + 1ε - 2ε² + 4ε³` |
//! | `Tracer` | `3` |
//! | nested numbers | `(1 + 2ε) + (3 - 4ε)ε` |
//!
//! ε and τ mark the first derivatives in the two sets of directions.

use core::error::Error;
use core::fmt::{self, Alignment, Display, Formatter, LowerExp, UpperExp, Write};
use core::str::FromStr;

use crate::dual::{CHUNK, Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::Scalar;
use crate::sparse::Tracer;
use crate::taylor::Taylor;

/// A text that is written or read, piece by piece.
trait Text<T: Scalar>: Sized {
    type Error;

    /// A piece that is always the same.
    fn fixed(&mut self, piece: &'static str) -> Result<(), Self::Error>;

    /// `3`
    fn number(&mut self, x: &mut T) -> Result<(), Self::Error>;

    /// ` + 3` or ` - 3`
    fn signed(&mut self, x: &mut T) -> Result<(), Self::Error>;

    /// `3`, or `(3 + 1ε)` if the number has derivatives itself.
    fn bracketed(&mut self, x: &mut T) -> Result<(), Self::Error> {
        if T::DEPTH == 0 {
            return self.number(x);
        }
        self.fixed("(")?;
        self.number(x)?;
        self.fixed(")")
    }

    /// `[1, 0]`
    fn list<X>(
        &mut self,
        items: &mut [X],
        item: impl Fn(&mut Self, &mut X) -> Result<(), Self::Error>,
    ) -> Result<(), Self::Error> {
        self.fixed("[")?;
        for (i, x) in items.iter_mut().enumerate() {
            if i > 0 {
                self.fixed(", ")?;
            }
            item(self, x)?;
        }
        self.fixed("]")
    }
}

/// A number that describes its text.
trait Describe<T: Scalar> {
    /// Goes through all pieces of the text, in order.
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error>;
}

impl<T: Scalar> Describe<T> for Dual<T> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        text.bracketed(&mut self.value)?;
        text.signed(&mut self.tangent)?;
        text.fixed("ε")
    }
}

impl<T: Scalar, const N: usize> Describe<T> for DualVec<T, N> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        text.bracketed(&mut self.value)?;
        text.fixed(" + ")?;
        text.list(&mut self.partials, W::number)?;
        text.fixed("ε")
    }
}

impl<T: Scalar> Describe<T> for Chunk<T> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        let mut x = DualVec::<T, CHUNK>::from(*self);
        x.describe(text)?;
        *self = x.into();
        Ok(())
    }
}

impl<T: Scalar, const N: usize> Describe<T> for Dual2Vec<T, N> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        text.bracketed(&mut self.value)?;
        text.fixed(" + ")?;
        text.list(&mut self.gradient, W::number)?;
        text.fixed("ε + ")?;
        text.list(&mut self.hessian, |text, row| text.list(row, W::number))?;
        text.fixed("ε²/2")
    }
}

impl<T: Scalar, const N: usize, const M: usize> Describe<T> for HyperDual<T, N, M> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        text.bracketed(&mut self.value)?;
        text.fixed(" + ")?;
        text.list(&mut self.partials, W::number)?;
        text.fixed("ε + ")?;
        text.list(&mut self.tangents, W::number)?;
        text.fixed("τ + ")?;
        text.list(&mut self.mixed, |text, row| text.list(row, W::number))?;
        text.fixed("ετ")
    }
}

impl<T: Scalar, const K: usize> Describe<T> for Taylor<T, K> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        const SUPERSCRIPTS: [&str; 10] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"];
        text.bracketed(&mut self.value)?;
        for (k, coefficient) in (1_usize..).zip(&mut self.higher) {
            text.signed(coefficient)?;
            text.fixed("ε")?;
            let digits = if k == 1 { 0 } else { k.ilog10() + 1 };
            for i in (0..digits).rev() {
                text.fixed(SUPERSCRIPTS[k / 10_usize.pow(i) % 10])?;
            }
        }
        Ok(())
    }
}

/// A tracer prints its value: its set of inputs has no meaning outside the trace.
impl<T: Scalar> Describe<T> for Tracer<T> {
    fn describe<W: Text<T>>(&mut self, text: &mut W) -> Result<(), W::Error> {
        text.number(&mut self.value)
    }
}

/// Writes a text. `part` writes one number, with a plus sign if its last argument says so.
struct Printer<'a, P> {
    out: &'a mut dyn Write,
    part: P,
    plus: bool,
}

impl<T: Scalar, P: Fn(&mut dyn Write, &T, bool) -> fmt::Result> Text<T> for Printer<'_, P> {
    type Error = fmt::Error;

    fn fixed(&mut self, piece: &'static str) -> fmt::Result {
        self.out.write_str(piece)
    }

    fn number(&mut self, x: &mut T) -> fmt::Result {
        (self.part)(self.out, x, self.plus)
    }

    fn signed(&mut self, x: &mut T) -> fmt::Result {
        if T::DEPTH > 0 {
            self.out.write_str(" + ")?;
            self.bracketed(x)
        } else if x.is_sign_negative() && !x.is_nan() {
            self.out.write_str(" - ")?;
            (self.part)(self.out, &-*x, false)
        } else {
            self.out.write_str(" + ")?;
            (self.part)(self.out, x, false)
        }
    }
}

/// Writes with `write` and pads to the width of `f`. Like a plain number, the text is aligned to the right by default.
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

/// Counts the characters that are written to it.
struct Counter(usize);

impl Write for Counter {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}

/// The reason why a text is not a number of this type: what was expected, and at which byte of the text. Spaces around
/// the text are ignored, and bytes are counted without them.
///
/// ```
/// use gradual::{Dual, DualVec};
///
/// let x: Dual<f64> = "3 - 0.5ε".parse()?;
/// assert_eq!(x.parts(), (3.0, -0.5));
///
/// let error = "3 + [1, 0]ε".parse::<DualVec<f64, 3>>().unwrap_err();
/// assert_eq!(error.to_string(), "expected `, ` at byte 9");
/// # Ok::<(), gradual::ParseDualError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseDualError {
    expected: Expected,
    byte: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expected {
    Number,
    Fixed(&'static str),
    End,
}

impl Display for ParseDualError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.expected {
            Expected::Number => write!(f, "expected a number at byte {}", self.byte),
            Expected::Fixed(piece) => write!(f, "expected `{piece}` at byte {}", self.byte),
            Expected::End => write!(f, "expected the end at byte {}", self.byte),
        }
    }
}

impl Error for ParseDualError {}

/// Reads a text. The bytes before `byte` have been read.
struct Parser<'a> {
    text: &'a str,
    byte: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.byte..]
    }

    fn error(&self, expected: Expected) -> ParseDualError {
        ParseDualError { expected, byte: self.byte }
    }

    /// Whether this piece is the next one. If it is, the parser moves past it.
    fn skip(&mut self, piece: &str) -> bool {
        let found = self.rest().starts_with(piece);
        self.byte += if found { piece.len() } else { 0 };
        found
    }
}

impl<T: Scalar + FromStr> Text<T> for Parser<'_> {
    type Error = ParseDualError;

    fn fixed(&mut self, piece: &'static str) -> Result<(), ParseDualError> {
        if self.skip(piece) { Ok(()) } else { Err(self.error(Expected::Fixed(piece))) }
    }

    /// The number ends before a comma or a bracket of the surrounding text. A plain number also ends before a space or
    /// a mark.
    fn number(&mut self, x: &mut T) -> Result<(), ParseDualError> {
        let mut depth = 0;
        let is_end = |c| {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth -= 1,
                _ => {}
            }
            depth < 0 || depth == 0 && (c == ',' || T::DEPTH == 0 && matches!(c, ' ' | 'ε'))
        };
        let rest = self.rest();
        let number = &rest[..rest.find(is_end).unwrap_or(rest.len())];
        *x = number.parse().map_err(|_| self.error(Expected::Number))?;
        self.byte += number.len();
        Ok(())
    }

    fn signed(&mut self, x: &mut T) -> Result<(), ParseDualError> {
        let is_negative = T::DEPTH == 0 && self.skip(" - ");
        if !is_negative {
            Text::<T>::fixed(self, " + ")?;
        }
        self.bracketed(x)?;
        if is_negative {
            *x = -*x;
        }
        Ok(())
    }
}

/// Reads a number that `{}` has printed, or a T, which gives a constant.
fn parse<T: Scalar + FromStr, X: Describe<T>>(
    text: &str,
    constant: impl Fn(T) -> X,
) -> Result<X, ParseDualError> {
    let text = text.trim();
    if let Ok(value) = text.parse() {
        return Ok(constant(value));
    }
    let mut x = constant(T::zero());
    let mut parser = Parser { text, byte: 0 };
    x.describe(&mut parser)?;
    if parser.rest().is_empty() { Ok(x) } else { Err(parser.error(Expected::End)) }
}

macro_rules! print {
    ($Trait:ident $plain:literal $precise:literal $signed:literal $both:literal; $([$($generics:tt)*] $Number:ty;)*) => {$(
        /// Prints the value and all derivatives: `3 - 0.5ε` for a `Dual`, `3 + [1, -0.5]ε` for a `DualVec` or `Chunk`,
        /// `3 + [1, 0]ε + [[2, 0], [0, 0]]ε²/2` for a `Dual2Vec`, `3 + [1, 0]ε + [2]τ + [[0, 4]]ετ` for a `HyperDual`,
        /// `3 + 1ε - 2ε² + 4ε³` for a `Taylor`, `3` for a `Tracer`, and `(1 + 2ε) + (3 - 4ε)ε` for a nested number. The
        /// precision and the sign apply to each part, and the width to the whole text.
        impl<T: Scalar + $Trait $($generics)*> $Trait for $Number {
            fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
                let (precision, plus) = (f.precision(), f.sign_plus());
                let part = |out: &mut dyn Write, part: &T, plus| match (precision, plus) {
                    (None, false) => write!(out, $plain, part),
                    (Some(digits), false) => write!(out, $precise, digits, part),
                    (None, true) => write!(out, $signed, part),
                    (Some(digits), true) => write!(out, $both, digits, part),
                };
                pad(f, |out| {
                    let mut x = *self;
                    x.describe(&mut Printer { out, part, plus })
                })
            }
        }
    )*};
}

macro_rules! from_str {
    ($([$($generics:tt)*] $Number:ty;)*) => {$(
        /// Parses what `{}` prints. A text that parses as a T gives a constant.
        impl<T: Scalar + FromStr $($generics)*> FromStr for $Number {
            type Err = ParseDualError;

            fn from_str(text: &str) -> Result<Self, ParseDualError> {
                parse(text, Self::constant)
            }
        }
    )*};
}

super::for_each_number! { print! { Display "{}" "{:.*}" "{:+}" "{:+.*}"; } }
super::for_each_number! { print! { LowerExp "{:e}" "{:.*e}" "{:+e}" "{:+.*e}"; } }
super::for_each_number! { print! { UpperExp "{:E}" "{:.*E}" "{:+E}" "{:+.*E}"; } }
super::for_each_number! { from_str! {} }
