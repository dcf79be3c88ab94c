//! What a check reports about a claim that is right.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::check::comparison::Comparison;
use crate::check::kind::Kind;
use crate::check::names::Names;
use crate::check::number_format::{bounded, short};

/// How many kinks and poles are printed.
const SHOWN: usize = 3;

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
    names: Names,
    components: usize,
    points: usize,
    skipped: usize,
    worst: f64,
    kinks: usize,
    poles: usize,
    removable: usize,
    /// A line about each of the first kinks and poles.
    corners: Vec<String>,
}

impl Report {
    pub(super) fn new(names: Names) -> Self {
        let corners = Vec::new();
        Self {
            names,
            components: 0,
            points: 0,
            skipped: 0,
            worst: 0.0,
            kinks: 0,
            poles: 0,
            removable: 0,
            corners,
        }
    }

    /// A sparse matrix that is right at one point.
    #[cfg(feature = "std")]
    pub(super) fn of_entries(kind: Kind, components: usize, worst: f64) -> Self {
        Self { components, points: 1, worst, ..Self::new(kind.into()) }
    }

    /// Adds a point where the claim is right. `source` prints the point.
    pub(super) fn add(&mut self, comparison: &Comparison, source: impl Fn(&[f64]) -> String) {
        let truth = &comparison.truth;
        self.components = truth.table.len();
        self.points += 1;
        self.worst = self.worst.max(comparison.worst_relative_error());
        for &(i, automatic) in &truth.removable {
            self.removable += 1;
            if self.corners.len() < SHOWN {
                let (place, name) = (source(&comparison.x), self.names.component(truth.place(i)));
                self.corners.push(format!(
                    "removable kink at {place}: {name} is {}, as claimed; the automatic derivative of the program is {}, \
                     the slope of one of its pieces",
                    bounded(truth.table[i].value, truth.table[i].error),
                    short(automatic)
                ));
            }
        }
        for (i, slope) in truth.table.iter().enumerate() {
            self.kinks += usize::from(slope.sides.is_some());
            self.poles += usize::from(slope.is_pole());
            if self.corners.len() == SHOWN || slope.sides.is_none() && !slope.is_pole() {
                continue;
            }
            let (place, name) = (source(&comparison.x), self.names.component(truth.place(i)));
            self.corners.push(match slope.sides {
                Some([left, right]) => format!(
                    "kink at {place}: {name} is {} on the left and {} on the right, and the claim is between them",
                    short(left),
                    short(right)
                ),
                None => {
                    format!("pole at {place}: {name} is infinite or undefined there, so it was not compared")
                }
            });
        }
    }

    /// Adds a point outside the function's domain.
    pub(super) fn skip(&mut self) {
        self.skipped += 1;
    }

    /// What was checked.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.names.kind
    }

    /// The number of points that were compared.
    #[must_use]
    pub fn points(&self) -> usize {
        self.points
    }

    /// The number of points that were left out because the function is NaN or infinite there.
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skipped
    }

    /// The number of slopes that differ from side to side. The claim lies between the two sides.
    ///
    /// [`Check::at`](crate::check::Check::at) searches for kinks if there are at most 16 inputs. Otherwise a kink is
    /// found only where the claim is not the slope that the function has there.
    #[must_use]
    pub fn kinks(&self) -> usize {
        self.kinks
    }

    /// The number of slopes that are infinite or NaN. They were not compared.
    #[must_use]
    pub fn poles(&self) -> usize {
        self.poles
    }

    /// The number of slopes at removable kinks. There the kinks of the program cancel in the function, its finite differences
    /// agree with the claim, and its automatic derivative is the slope of one of its pieces.
    #[must_use]
    pub fn removable_kinks(&self) -> usize {
        self.removable
    }

    /// The largest error relative to its slope. Finite differences do not count.
    #[must_use]
    pub fn worst_relative_error(&self) -> f64 {
        self.worst
    }
}

impl fmt::Debug for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { names, components, points, skipped, worst, kinks, poles, removable, corners } = self;
        let mut debug = f.debug_struct("Report");
        debug.field("kind", &names.kind).field("components", components).field("points", points);
        debug.field("skipped", skipped).field("worst", worst).field("kinks", kinks).field("poles", poles);
        debug.field("removable", removable).field("corners", corners).finish()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { names, components, points, worst, .. } = self;
        let name = names.kind.name();
        let (s, are) = if *components == 1 { ("", "is") } else { ("s", "are") };
        let plural = if *points == 1 { "" } else { "s" };
        write!(f, "{name}: {components} component{s} {are} right at {points} point{plural}")?;
        write!(f, "; the largest relative error is {}", short(*worst))?;
        if self.skipped > 0 {
            write!(f, "\n{} points were left out: the function is NaN or infinite there", self.skipped)?;
        }
        for corner in &self.corners {
            write!(f, "\n{corner}")?;
        }
        let others = self.kinks + self.poles + self.removable - self.corners.len();
        if others > 0 {
            write!(f, "\nthere are {others} more kinks and poles")?;
        }
        Ok(())
    }
}
