//! What a check found, for people.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use num_traits::Float;

use crate::check::diagnosis::Diagnosis;
use crate::check::place::is_whole;
use crate::check::problem::Problem;
use crate::check::slopes::Kind;

/// One wrong slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Component {
    /// The number of the result, from 0.
    pub row: usize,
    /// The number of the input, from 0.
    pub column: usize,
    /// What the claim says.
    pub claimed: f64,
    /// What the slope is.
    pub truth: f64,
    /// How far that may be off: 0 unless it is a finite difference.
    pub bound: f64,
    /// At a kink, the slopes on the left and on the right.
    pub sides: Option<[f64; 2]>,
    /// How large the absolute error may be.
    pub allowed: f64,
}

impl Component {
    /// `|claimed - truth|`; infinite where the claim is NaN.
    #[must_use]
    pub fn absolute_error(&self) -> f64 {
        let error = (self.claimed - self.truth).abs();
        if error.is_nan() { f64::INFINITY } else { error }
    }

    /// The absolute error in proportion to the true slope; infinite where that is 0.
    #[must_use]
    pub fn relative_error(&self) -> f64 {
        self.absolute_error() / self.truth.abs()
    }
}

/// How the points were chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample {
    pub(super) seed: u64,
    /// Points that were asked for; fewer are tried where they repeat.
    pub(super) asked: usize,
    /// Points that were compared.
    pub(super) compared: usize,
    /// Points outside the function's domain.
    pub(super) skipped: usize,
}

/// A point where a slope has two sides, or none.
#[derive(Clone, Debug)]
pub(super) struct Corner {
    pub(super) source: String,
    pub(super) component: (usize, usize),
    pub(super) sides: Option<[f64; 2]>,
}

/// A claim that is right: what was compared, and how well it agrees.
///
/// ```
/// use gradual::check;
///
/// let report = check::gradient(|[x, y]| x.exp() * y, |[x, y]| [x.exp() * y, x.exp()], [1.0, 2.0])?;
/// assert_eq!((report.points(), report.worst_relative_error()), (1, 0.0));
/// assert_eq!(report.to_string(), "gradient: 2 components are right at 1 point; the largest relative error is 0");
/// # Ok::<(), check::Mismatch>(())
/// ```
#[derive(Clone)]
pub struct Report {
    pub(super) kind: Kind,
    pub(super) components: usize,
    pub(super) points: usize,
    pub(super) skipped: usize,
    pub(super) worst: f64,
    pub(super) kinks: usize,
    pub(super) poles: usize,
    /// The first of each.
    pub(super) corners: Vec<Corner>,
}

impl Report {
    /// What was checked.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// At how many points.
    #[must_use]
    pub fn points(&self) -> usize {
        self.points
    }

    /// How many points of the domain were left out since the function is NaN or infinite there.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// How many slopes were found to differ from side to side; the claim lies between the sides.
    ///
    /// A point of [`at`](crate::check::Check::at) with up to 16 inputs is searched for them; others only where the
    /// claim is not the slope that the function has there.
    #[must_use]
    pub fn kinks(&self) -> usize {
        self.kinks
    }

    /// How many slopes are infinite or NaN, and were not compared.
    #[must_use]
    pub fn poles(&self) -> usize {
        self.poles
    }

    /// The largest error of an exact check, in proportion to the slope.
    #[must_use]
    pub fn worst_relative_error(&self) -> f64 {
        self.worst
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, components, points, worst, .. } = self;
        let name = kind.name();
        let (s, are) = if *components == 1 { ("", "is") } else { ("s", "are") };
        let plural = if *points == 1 { "" } else { "s" };
        write!(f, "{name}: {components} component{s} {are} right at {points} point{plural}")?;
        write!(f, "; the largest relative error is {}", short(*worst))?;
        if self.skipped > 0 {
            write!(f, "\n{} points were left out: the function is NaN or infinite there", self.skipped)?;
        }
        for corner in &self.corners {
            let name = kind.component(corner.component.0, corner.component.1);
            let source = &corner.source;
            match corner.sides {
                Some([left, right]) => write!(
                    f,
                    "\nkink at {source}: {name} is {} on the left and {} on the right; the claim is between",
                    short(left),
                    short(right)
                )?,
                None => {
                    write!(f, "\npole at {source}: {name} is infinite or undefined, and was not compared")?;
                }
            }
        }
        let others = (self.kinks + self.poles).saturating_sub(self.corners.len());
        if others > 0 {
            write!(f, "\nand {others} more kinks and poles")?;
        }
        Ok(())
    }
}

/// The same as `Display`.
impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A claim that is wrong, or could not be compared: where, by how much, and why.
///
/// `Display` and `Debug` both print the report, so that `?` in a test and `unwrap` show it:
///
/// ```
/// use gradual::check::{self, Mistake};
///
/// let mismatch = check::gradient(|[x, y]| x * x * y, |[x, y]| [2.0 * x * y, -x * x], [1.0, 3.0]).unwrap_err();
/// assert_eq!(mismatch.diagnoses()[0].mistake, Mistake::Sign);
/// assert_eq!(
///     mismatch.to_string(),
///     "gradient: 1 of 2 components is wrong at [1.0, 3.0]
///
///   component  claimed  true  absolute  relative
///   df/dx[1]        -1     1       2e0       2e0
///
/// df/dx[1] has the wrong sign"
/// );
/// ```
pub struct Mismatch(pub(super) Box<Details>);

#[derive(Clone)]
pub(super) struct Details {
    pub(super) kind: Kind,
    pub(super) point: Vec<f64>,
    /// The point as Rust source.
    pub(super) source: String,
    pub(super) found: Found,
    pub(super) sample: Option<(Sample, usize)>,
}

#[derive(Clone)]
pub(super) enum Found {
    Problem(Problem),
    Wrong {
        value: Option<[f64; 2]>,
        /// The worst first.
        components: Vec<Component>,
        of: usize,
        diagnoses: Vec<Diagnosis>,
    },
}

impl Mismatch {
    /// What was checked.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Where: the numbers of the input, at the simplest point that fails. Empty if there was no point.
    #[must_use]
    pub fn point(&self) -> &[f64] {
        &self.0.point
    }

    /// The wrong slopes, the worst first. Empty if only the value differs, or nothing could be compared.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        match &self.0.found {
            Found::Wrong { components, .. } => components,
            Found::Problem(_) => &[],
        }
    }

    /// The mistakes that would explain the wrong slopes; empty if none is known.
    #[must_use]
    pub fn diagnoses(&self) -> &[Diagnosis] {
        match &self.0.found {
            Found::Wrong { diagnoses, .. } => diagnoses,
            Found::Problem(_) => &[],
        }
    }

    /// Claimed and true value, if the claim has a value and it differs.
    #[must_use]
    pub fn value(&self) -> Option<[f64; 2]> {
        match self.0.found {
            Found::Wrong { value, .. } => value,
            Found::Problem(_) => None,
        }
    }

    /// Why nothing could be compared.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match &self.0.found {
            Found::Problem(problem) => Some(problem),
            Found::Wrong { .. } => None,
        }
    }

    /// Whether the point is outside the function's domain, so that a property test should try another.
    ///
    /// ```
    /// use gradual::check;
    ///
    /// let outside = check::derivative(|x| x.ln(), |x| 1.0 / x, -1.0);
    /// assert!(outside.unwrap_err().is_undefined());
    /// ```
    #[must_use]
    pub fn is_undefined(&self) -> bool {
        matches!(self.problem(), Some(Problem::Undefined { .. } | Problem::PointNotFinite { .. }))
    }

    /// The report, in colour if it is asked for.
    fn write(&self, f: &mut impl fmt::Write, paint: Paint) -> fmt::Result {
        let Details { kind, point, source, found, sample } = &*self.0;
        let name = kind.name();
        let place = if point.is_empty() { String::new() } else { format!(" at {source}") };
        match found {
            Found::Problem(problem) => {
                let head = paint.strong(&format!("{name}: no comparison{place}"));
                write!(f, "{head}\n\n{}", paint.strong(&problem.to_string()))?;
            }
            Found::Wrong { value, components, of, diagnoses } => {
                let count = components.len();
                let is = if count == 1 { "is" } else { "are" };
                let head = match (count, *of) {
                    (0, _) => format!("{name}: the slopes are right and the value is wrong{place}"),
                    (_, 1) => format!("{name}: wrong{place}"),
                    _ => format!("{name}: {count} of {of} components {is} wrong{place}"),
                };
                write!(f, "{}", paint.strong(&head))?;
                if let Some([claimed, truth]) = value {
                    write!(f, "\n\nthe value differs too: claimed {claimed:?}, true {truth:?}")?;
                }
                if count > 0 {
                    write!(f, "\n\n")?;
                    write_table(f, *kind, components, paint)?;
                }
                let inputs = point.len();
                let sentences = diagnoses.iter().map(|diagnosis| diagnosis.sentence(*kind, inputs));
                for (i, sentence) in sentences.take(ROWS).enumerate() {
                    write!(f, "{}{}", if i == 0 { "\n\n" } else { "\n" }, paint.strong(&sentence))?;
                }
            }
        }
        if let Some((Sample { seed, asked, compared, skipped }, failing)) = sample {
            write!(f, "\n\n{failing} of {compared} points fail; this is the simplest that was found")?;
            if *skipped > 0 {
                write!(f, "; {skipped} more are outside the function's domain")?;
            }
            write!(f, "\nthe same points again: .points({asked}).seed({seed})")?;
            if is_whole(point) {
                write!(f, "\nthis point alone: .at({source})")?;
            }
        }
        Ok(())
    }

    /// The report as an assertion prints it.
    pub(super) fn for_terminal(&self) -> String {
        let mut text = String::new();
        // a String takes whatever is written
        let written = self.write(&mut text, Paint::for_stderr());
        debug_assert!(written.is_ok());
        text
    }
}

/// How many slopes a table shows.
const ROWS: usize = 8;

fn write_table(f: &mut impl fmt::Write, kind: Kind, components: &[Component], paint: Paint) -> fmt::Result {
    let head = ["component", "claimed", "true", "absolute", "relative"].map(String::from);
    let row = |c: &Component| {
        [
            kind.component(c.row, c.column),
            short(c.claimed),
            bounded(c.truth, c.bound),
            error(c.absolute_error()),
            error(c.relative_error()),
        ]
    };
    let rows: Vec<_> = [head].into_iter().chain(components.iter().take(ROWS).map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 5] = core::array::from_fn(width);
    for (i, row) in rows.iter().enumerate() {
        let [name, claimed, truth, absolute, relative] = row;
        let claimed = format!("{claimed:>0$}", widths[1]);
        let claimed = if i > 0 { paint.wrong(&claimed) } else { claimed };
        write!(
            f,
            "{}  {name:<1$}  {claimed}  {truth:>2$}  {absolute:>3$}  {relative:>4$}",
            if i > 0 { "\n" } else { "" },
            widths[0],
            widths[2],
            widths[3],
            widths[4]
        )?;
    }
    if components.len() > ROWS {
        write!(f, "\n  and {} more", components.len() - ROWS)?;
    }
    Ok(())
}

/// All digits, without the zeros of very large and small numbers.
fn short(x: f64) -> String {
    let magnitude = x.abs();
    if x == 0.0 || !x.is_finite() || (1e-5..1e10).contains(&magnitude) {
        format!("{x}")
    } else {
        format!("{x:e}")
    }
}

/// A number with its bound, and without the digits that the bound makes meaningless.
fn bounded(x: f64, bound: f64) -> String {
    if bound == 0.0 || !bound.is_finite() {
        return short(x);
    }
    if !(1e-17..1.0).contains(&bound) {
        return format!("{} ± {}", short(x), error(bound));
    }
    let digits = Float::ceil(-Float::log10(bound)) as usize;
    format!("{x:.digits$} ± {}", error(bound))
}

/// Two digits: more mean nothing in an error.
fn error(x: f64) -> String {
    let text = format!("{x:.1e}");
    text.replace(".0e", "e")
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f, Paint::Plain)
    }
}

/// The same as `Display`, on lines of its own: `unwrap` prints it behind a text of its own.
impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\n\n")?;
        self.write(f, Paint::Plain)?;
        f.write_str("\n")
    }
}

impl core::error::Error for Mismatch {}

impl Clone for Mismatch {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

/// Colour, where it is wanted.
#[derive(Clone, Copy)]
enum Paint {
    Plain,
    #[cfg(feature = "std")]
    Colour,
}

impl Paint {
    /// In colour if a terminal shows it, and nobody has asked for none (<https://no-color.org>).
    fn for_stderr() -> Self {
        #[cfg(feature = "std")]
        {
            use std::io::IsTerminal;

            let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            if std::io::stderr().is_terminal() && !is_set("NO_COLOR") {
                return Self::Colour;
            }
        }
        Self::Plain
    }

    fn with(self, text: &str, code: &str) -> String {
        match self {
            Self::Plain => {
                let _ = code;
                text.to_string()
            }
            #[cfg(feature = "std")]
            Self::Colour => format!("\x1b[{code}m{text}\x1b[0m"),
        }
    }

    fn strong(self, text: &str) -> String {
        self.with(text, "1")
    }

    fn wrong(self, text: &str) -> String {
        self.with(text, "31")
    }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use crate::check;
    use crate::check::report::Paint;
    use alloc::string::{String, ToString};

    #[test]
    fn colour_adds_codes_and_changes_no_word() {
        let mismatch = check::gradient(|[x, y]| x * y, |[x, y]| [y, -x], [1.0, 2.0]).unwrap_err();
        let mut text = String::new();
        mismatch.write(&mut text, Paint::Colour).unwrap();
        assert!(text.contains("\x1b[31m     -1\x1b[0m") && text.ends_with("\x1b[0m"), "{text:?}");
        let plain = ["\x1b[0m", "\x1b[1m", "\x1b[31m"].iter().fold(text, |text, code| text.replace(code, ""));
        assert_eq!(plain, mismatch.to_string());
    }
}
