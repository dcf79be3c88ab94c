//! `Check`: a function and a claim about its slopes, to be held against each other at a point or on a domain.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use crate::check::diagnosis::diagnose;
use crate::check::domain::{Domain, Interval, points, shrink};
use crate::check::examine::{Agreement, Claims, Condition, Examiner, SEARCHED, Truth, Verdict};
use crate::check::place::Place;
use crate::check::problem::Problem;
use crate::check::report::{Component, Corner, Details, Found, Mismatch, Report, Sample};
use crate::check::slopes::Kind;
use crate::check::tolerance::Tolerance;

/// How many failures of a long input are looked at.
const ENOUGH: usize = 3;

/// A function of an `X` and a claim about its slopes.
///
/// Made by a constructor that says what is claimed, changed by the methods for tolerance and sampling, and ended by
/// [`at`](Self::at) or [`on`](Self::on), which return a `Result`, or by [`assert_at`](Self::assert_at) or
/// [`assert_on`](Self::assert_on), which panic with the report.
///
/// | against exact derivatives | against finite differences |
/// |---|---|
/// | [`derivative`](Self::derivative) | [`black_box_derivative`](Self::black_box_derivative), [`rule`](Self::rule) |
/// | [`gradient`](Self::gradient), [`slice_gradient`](Self::slice_gradient) | [`black_box_gradient`](Self::black_box_gradient), [`rule2`](Self::rule2) |
/// | [`jacobian`](Self::jacobian), [`slice_jacobian`](Self::slice_jacobian) | [`black_box_jacobian`](Self::black_box_jacobian) |
/// | [`hessian`](Self::hessian), [`jvp`](Self::jvp) | |
/// | of nalgebra's vectors: `vector_gradient`, `vector_jacobian`, `vector_hessian`, `dynamic_gradient`, `dynamic_jacobian` | |
///
/// ```
/// use gradual::check::Check;
///
/// Check::gradient(|[x, y]| x.sin() * y, |[x, y]| [x.cos() * y, x.sin()])
///     .relative(1e-14)
///     .points(1000)
///     .seed(7)
///     .assert_on([-3.0..=3.0, -1e6..=1e6]);
/// ```
#[must_use = "a check does nothing until `at`, `on`, `assert_at` or `assert_on` is called"]
pub struct Check<'a, X: Place + ?Sized> {
    kind: Kind,
    truth: Truth<'a>,
    claim: Claims<'a>,
    condition: Option<Condition<'a>>,
    tolerance: Tolerance,
    points: Option<usize>,
    seed: u64,
    place: PhantomData<fn(&X)>,
}

impl<X: Place + ?Sized> fmt::Debug for Check<'_, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, tolerance, points, seed, .. } = self;
        let mut debug = f.debug_struct("Check");
        debug.field("kind", kind).field("tolerance", tolerance).field("points", points).field("seed", seed);
        debug.finish_non_exhaustive()
    }
}

impl<'a, X: Place + ?Sized> Check<'a, X> {
    pub(super) fn new(kind: Kind, truth: Truth<'a>, claim: Claims<'a>) -> Self {
        Self {
            kind,
            truth,
            claim,
            condition: None,
            tolerance: Tolerance::default(),
            points: None,
            seed: 0,
            place: PhantomData,
        }
    }

    /// Asks for another condition where the claim is right.
    pub(super) fn and(mut self, condition: Condition<'a>) -> Self {
        self.condition = Some(condition);
        self
    }

    /// Allows this error in proportion to the slope, instead of 1e-12.
    pub fn relative(mut self, relative: f64) -> Self {
        self.tolerance.relative = relative;
        self
    }

    /// Allows this absolute error, instead of 0.
    pub fn absolute(mut self, absolute: f64) -> Self {
        self.tolerance.absolute = absolute;
        self
    }

    /// Allows this many units in the last place and no relative error.
    pub fn ulps(mut self, ulps: f64) -> Self {
        self.tolerance.ulps = ulps;
        self.tolerance.relative = 0.0;
        self
    }

    /// Sets all tolerances.
    ///
    /// ```
    /// use gradual::check::{Check, Tolerance};
    ///
    /// // to the bit
    /// let exact = Tolerance { relative: 0.0, absolute: 0.0, ulps: 0.0, rounding: 0.0 };
    /// Check::derivative(|x| x * x, |x| 2.0 * x).tolerance(exact).on(-1e9..=1e9)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn tolerance(mut self, tolerance: Tolerance) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Tries this many points of a domain, instead of 200, or of 3200 / n for n inputs if that is less (but 20 at least).
    pub fn points(mut self, points: usize) -> Self {
        self.points = Some(points);
        self
    }

    /// Draws other random points; the default is seed 0, so that a test tries the same points every time.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Compares at one point.
    ///
    /// Up to 16 inputs the report names the kinks at the point even where the claim is right; of more inputs, whose
    /// search would take long, only those are looked at whose slope is not the claimed one.
    ///
    /// # Errors
    /// If a slope is wrong, or nothing can be compared: see [`Mismatch`].
    pub fn at(&self, x: X::At<'_>) -> Result<Report, Mismatch> {
        let x = X::numbers(x);
        let domain = vec![Interval::REAL; x.len()];
        let examiner = self.examiner(&domain);
        match examiner.examine(&x, x.len() <= SEARCHED) {
            Verdict::Right(agreement) => {
                let mut report = self.report();
                self.add(&mut report, &x, &agreement);
                Ok(report)
            }
            verdict => Err(self.mismatch(&examiner, x, verdict, None)),
        }
    }

    /// Compares at many points of a domain: special ones (zeros of both signs, ones, bounds, ties) and random ones.
    ///
    /// Points where the function is NaN or infinite are left out. If others fail, the mismatch is at the simplest one
    /// that fails in the same way. Of more than 16 inputs the search ends at the third failure.
    ///
    /// # Errors
    /// If a slope is wrong at any point, or nothing can be compared: see [`Mismatch`].
    pub fn on(&self, domain: impl Domain<X>) -> Result<Report, Mismatch> {
        let domain = domain.intervals();
        let examiner = self.examiner(&domain);
        let nowhere = |problem| Err(self.mismatch(&examiner, Vec::new(), Verdict::Problem(problem), None));
        if domain.is_empty() {
            return nowhere(Problem::Empty);
        }
        let problem = domain.iter().enumerate().find_map(|(input, interval)| interval.problem(input));
        if let Some(problem) = problem {
            return nowhere(problem);
        }
        let asked = self.points.unwrap_or((3200 / domain.len()).clamp(20, 200));
        if asked == 0 {
            return nowhere(Problem::NoPoints);
        }

        let mut report = self.report();
        let mut failures = Vec::new();
        for x in points(&domain, asked, self.seed) {
            match examiner.examine(&x, false) {
                Verdict::Right(agreement) => self.add(&mut report, &x, &agreement),
                Verdict::Problem(Problem::Undefined { .. }) => report.skipped += 1,
                verdict => failures.push((x, verdict)),
            }
            // long inputs take their time, and most of it where the claim is wrong
            if domain.len() > SEARCHED && failures.len() == ENOUGH {
                break;
            }
        }
        if failures.is_empty() {
            return if report.points > 0 { Ok(report) } else { nowhere(Problem::UndefinedEverywhere) };
        }

        let compared = report.points + failures.len();
        let sample = (Sample { seed: self.seed, asked, compared, skipped: report.skipped }, failures.len());
        let wrong_slopes = |verdict: &Verdict| match verdict {
            // a slope says more than a condition on top of the slopes
            Verdict::Problem(Problem::Convention { .. }) => 0,
            Verdict::Problem(_) => usize::MAX,
            Verdict::Wrong(wrong) => wrong.components.len(),
            Verdict::Right(_) => 0,
        };
        // of those where most is wrong the first: there the mistake shows best
        let worst = failures.iter().map(|(_, verdict)| wrong_slopes(verdict)).max();
        let first = failures.into_iter().find(|(_, verdict)| Some(wrong_slopes(verdict)) == worst);
        let Some((x, verdict)) = first else { return Ok(report) };
        let x = shrink(x, &domain, |simpler| examiner.examine(simpler, false).resembles(&verdict));
        let verdict = examiner.examine(&x, false);
        Err(self.mismatch(&examiner, x, verdict, Some(sample)))
    }

    /// [`at`](Self::at) for a test.
    ///
    /// # Panics
    /// With the report, if a slope is wrong or nothing can be compared.
    #[track_caller]
    pub fn assert_at(&self, x: X::At<'_>) {
        assert_right(self.at(x));
    }

    /// [`on`](Self::on) for a test.
    ///
    /// # Panics
    /// With the report, if a slope is wrong at any point or nothing can be compared.
    #[track_caller]
    pub fn assert_on(&self, domain: impl Domain<X>) {
        assert_right(self.on(domain));
    }

    fn examiner<'c>(&'c self, domain: &'c [Interval]) -> Examiner<'c, 'a> {
        Examiner {
            kind: self.kind,
            truth: &self.truth,
            claim: &self.claim,
            condition: self.condition.as_ref(),
            tolerance: self.tolerance,
            domain,
        }
    }

    fn report(&self) -> Report {
        Report {
            kind: self.kind,
            components: 0,
            points: 0,
            skipped: 0,
            worst: 0.0,
            kinks: 0,
            poles: 0,
            corners: Vec::new(),
        }
    }

    fn add(&self, report: &mut Report, x: &[f64], agreement: &Agreement) {
        let columns = agreement.columns.max(1);
        report.components = agreement.components;
        report.points += 1;
        report.worst = report.worst.max(agreement.worst);
        report.kinks += agreement.kinks.len();
        report.poles += agreement.poles.len();
        let kinks = agreement.kinks.iter().map(|&(i, sides)| (i, Some(sides)));
        let corners = kinks.chain(agreement.poles.iter().map(|&i| (i, None)));
        let room = 3_usize.saturating_sub(report.corners.len());
        report.corners.extend(corners.take(room).map(|(i, sides)| Corner {
            source: X::source(x),
            component: (i / columns, i % columns),
            sides,
        }));
    }

    fn mismatch(
        &self,
        examiner: &Examiner<'_, '_>,
        x: Vec<f64>,
        verdict: Verdict,
        sample: Option<(Sample, usize)>,
    ) -> Mismatch {
        let found = match verdict {
            Verdict::Wrong(disagreement) => {
                let diagnoses = diagnose(examiner, &x, &disagreement);
                let mut components = disagreement.components;
                let error = Component::relative_error;
                components.sort_by(|a, b| error(b).total_cmp(&error(a)));
                let of = disagreement.rows * disagreement.columns;
                Found::Wrong { value: disagreement.value, components, of, diagnoses }
            }
            Verdict::Problem(problem) => Found::Problem(problem),
            // `on` looks again at a point that failed: it was a function that changes
            Verdict::Right(_) => Found::Problem(Problem::Inconstant),
        };
        let source = if x.is_empty() { String::new() } else { X::source(&x) };
        Mismatch(Box::new(Details { kind: self.kind, point: x, source, found, sample }))
    }
}

/// Panics with the report of a mismatch.
#[track_caller]
pub(super) fn assert_right(result: Result<Report, Mismatch>) {
    if let Err(mismatch) = result {
        panic!("{}", mismatch.for_terminal());
    }
}
