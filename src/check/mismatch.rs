//! What a check reports about a claim that is wrong, or that could not be compared.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::check::colour::Paint;
use crate::check::component::Component;
use crate::check::input::is_whole;
use crate::check::kind::Kind;
use crate::check::mistake::Diagnosis;
use crate::check::names::Names;
use crate::check::number_format::{bounded, error, short};
use crate::check::problem::Problem;

/// A claim that is wrong, or that could not be compared: where, by how much, and why.
///
/// `Display` prints the report. `Debug` contains it, so that you see it if you use `?` or `unwrap` in a test.
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
#[derive(Clone)]
pub struct Mismatch(Box<Details>);

#[derive(Clone)]
struct Details {
    names: Names,
    point: Vec<f64>,
    /// The point as Rust source.
    source: String,
    finding: Finding,
    sample: Option<Sample>,
}

/// What is wrong at the point: either a problem or one of the others.
#[derive(Clone, Default)]
pub(super) struct Finding {
    pub(super) problem: Option<Problem>,
    /// The claimed and the true value, if they differ.
    pub(super) value: Option<[f64; 2]>,
    /// The wrong slopes.
    pub(super) components: Vec<Component>,
    /// The automatic derivatives of wrong slopes at removable kinks.
    pub(super) automatic: Vec<((usize, usize), f64)>,
    /// How many slopes there are, right and wrong.
    pub(super) of: usize,
    pub(super) diagnoses: Vec<Diagnosis>,
}

/// The points of a domain that were tried.
#[derive(Clone, Copy)]
pub(super) struct Sample {
    pub(super) seed: u64,
    /// How many points were asked for. Fewer are tried if some are the same.
    pub(super) asked: usize,
    pub(super) compared: usize,
    pub(super) failing: usize,
    /// How many points are outside the function's domain.
    pub(super) skipped: usize,
}

impl From<Problem> for Finding {
    fn from(problem: Problem) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }
}

impl Mismatch {
    pub(super) fn new(names: Names, point: Vec<f64>, source: String, mut finding: Finding) -> Self {
        finding.components.sort_by(|a, b| b.relative_error().total_cmp(&a.relative_error()));
        Self(Box::new(Details { names, point, source, finding, sample: None }))
    }

    pub(super) fn of_sample(mut self, sample: Sample) -> Self {
        self.0.sample = Some(sample);
        self
    }

    /// What was checked.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.0.names.kind
    }

    /// The numbers of the input at the simplest point that fails. It is empty if there is no such point.
    #[must_use]
    pub fn point(&self) -> &[f64] {
        &self.0.point
    }

    /// The wrong slopes. The first one has the largest relative error. It is empty if only the value differs, or
    /// if nothing was compared.
    #[must_use]
    pub fn components(&self) -> &[Component] {
        &self.0.finding.components
    }

    /// The mistakes that would explain the wrong slopes. It is empty if no known mistake does.
    #[must_use]
    pub fn diagnoses(&self) -> &[Diagnosis] {
        &self.0.finding.diagnoses
    }

    /// The claimed value and the true one, if the claim has a value and it differs.
    #[must_use]
    pub fn value(&self) -> Option<[f64; 2]> {
        self.0.finding.value
    }

    /// Why nothing was compared.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.0.finding.problem.as_ref()
    }

    /// Whether the point is outside the function's domain, so that a property test should try another one.
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

    /// The report as a panic prints it.
    pub(super) fn for_terminal(&self) -> String {
        self.text(Paint::for_stderr())
    }

    fn text(&self, paint: Paint) -> String {
        let Details { names, point, source, finding, sample } = &*self.0;
        let Finding { problem, value, components, diagnoses, automatic, .. } = finding;
        let place = if point.is_empty() { String::new() } else { format!(" at {source}") };
        let headline = format!("{}: {}{place}", names.kind.name(), finding.headline());
        let mut paragraphs = Vec::from([paint.strong(&headline)]);
        paragraphs.extend(problem.as_ref().map(|problem| paint.strong(&problem.to_string())));
        paragraphs.extend(value.map(|[claimed, truth]| {
            format!("the claimed value is {claimed:?}, but the true value is {truth:?}")
        }));
        if !components.is_empty() {
            paragraphs.push(table(names, components, paint));
        }
        paragraphs.extend(automatic.iter().take(ROWS).map(|&(place, slope)| {
            format!(
                "the kinks of the program cancel here, so the true slope is a finite difference; the automatic derivative \
                 {} is {}, the slope of one of its pieces",
                names.component(place),
                short(slope)
            )
        }));
        if !diagnoses.is_empty() {
            let sentence = |diagnosis: &Diagnosis| paint.strong(&diagnosis.sentence(names, point.len()));
            let sentences: Vec<_> = diagnoses.iter().take(ROWS).map(sentence).collect();
            paragraphs.push(sentences.join("\n"));
        }
        paragraphs.extend(sample.map(|sample| sample.text(source, is_whole(point))));
        paragraphs.join("\n\n")
    }
}

impl Finding {
    fn headline(&self) -> String {
        let of = self.of;
        match self.components.len() {
            _ if self.problem.is_some() => "nothing was compared".into(),
            0 => "the slopes are right, but the value is wrong".into(),
            _ if of == 1 => "the claim is wrong".into(),
            1 => format!("1 of {of} components is wrong"),
            count => format!("{count} of {of} components are wrong"),
        }
    }
}

impl Sample {
    fn text(self, source: &str, is_whole: bool) -> String {
        let Self { seed, asked, compared, failing, skipped } = self;
        let mut text =
            format!("{failing} of {compared} points fail, and this is the simplest one that was found");
        if skipped > 0 {
            text += &format!("; {skipped} more are outside the function's domain");
        }
        text += &format!("\nto try the same points again: .points({asked}).seed({seed})");
        if is_whole {
            text += &format!("\nto try this point alone: .at({source})");
        }
        text
    }
}

/// How many slopes a table shows.
const ROWS: usize = 8;

fn table(names: &Names, components: &[Component], paint: Paint) -> String {
    let head = ["component", "claimed", "true", "absolute", "relative"].map(String::from);
    let row = |c: &Component| {
        [
            names.component((c.row, c.column)),
            short(c.claimed),
            bounded(c.truth, c.bound),
            error(c.absolute_error()),
            error(c.relative_error()),
        ]
    };
    let rows: Vec<_> = [head].into_iter().chain(components.iter().take(ROWS).map(row)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let [w0, w1, w2, w3, w4] = core::array::from_fn(width);
    let line = |(i, [name, claimed, truth, absolute, relative]): (usize, &[String; 5])| {
        let claimed = format!("{claimed:>w1$}");
        let claimed = if i > 0 { paint.wrong(&claimed) } else { claimed };
        format!("  {name:<w0$}  {claimed}  {truth:>w2$}  {absolute:>w3$}  {relative:>w4$}")
    };
    let mut lines: Vec<_> = rows.iter().enumerate().map(line).collect();
    if components.len() > ROWS {
        lines.push(format!("  and {} more", components.len() - ROWS));
    }
    lines.join("\n")
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text(Paint::PLAIN))
    }
}

impl fmt::Debug for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let report = format_args!("\n\n{self}\n\n");
        let mut debug = f.debug_struct("Mismatch");
        debug
            .field("kind", &self.0.names.kind)
            .field("point", &self.0.point)
            .field("report", &report)
            .finish()
    }
}

impl core::error::Error for Mismatch {}

#[cfg(all(test, feature = "std"))]
mod tests {
    use alloc::string::ToString;

    use crate::check;
    use crate::check::colour::Paint;

    #[test]
    fn colour_adds_codes_and_changes_no_word() {
        let mismatch = check::gradient(|[x, y]| x * y, |[x, y]| [y, -x], [1.0, 2.0]).unwrap_err();
        let text = mismatch.text(Paint { is_coloured: true });
        assert!(text.contains("\x1b[31m     -1\x1b[0m") && text.ends_with("\x1b[0m"), "{text:?}");
        let plain = ["\x1b[0m", "\x1b[1m", "\x1b[31m"].iter().fold(text, |text, code| text.replace(code, ""));
        assert_eq!(plain, mismatch.to_string());
    }
}
