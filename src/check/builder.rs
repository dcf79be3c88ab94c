//! `Check`: a function and a claim about its slopes, which you compare at a point or on a domain.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use crate::check::claim::Claim;
use crate::check::diagnosis::diagnose;
use crate::check::domain::{Domain, Interval};
use crate::check::examine::{Verdict, examine};
use crate::check::input::Input;
use crate::check::kind::Kind;
use crate::check::kinks::SEARCHED;
use crate::check::mismatch::{Finding, Mismatch, Sample};
use crate::check::names::Names;
use crate::check::problem::Problem;
use crate::check::report::Report;
use crate::check::sampling::points;
use crate::check::shrinking::shrink;
use crate::check::slopes::Slopes;
use crate::check::subject::{Claims, Condition, Subject, Truth};
use crate::check::tolerance::Tolerance;

/// How many failures of a long input are looked at.
const ENOUGH: usize = 3;

/// A function of an `X` and a claim about its slopes.
///
/// First call a constructor, which says what is claimed. Then you may set tolerances, the number of points and the
/// seed. End with [`at`](Self::at) or [`on`](Self::on), which return a `Result`, or with [`assert_at`](Self::assert_at)
/// or [`assert_on`](Self::assert_on), which panic with the report.
///
/// | against exact derivatives | against finite differences |
/// |---|---|
/// | [`derivative`](Self::derivative) | [`black_box_derivative`](Self::black_box_derivative), [`rule`](Self::rule) |
/// | [`gradient`](Self::gradient), [`slice_gradient`](Self::slice_gradient) | [`black_box_gradient`](Self::black_box_gradient), [`black_box_array_gradient`](Self::black_box_array_gradient), [`rule2`](Self::rule2) |
/// | [`jacobian`](Self::jacobian), [`slice_jacobian`](Self::slice_jacobian) | [`black_box_jacobian`](Self::black_box_jacobian), [`black_box_array_jacobian`](Self::black_box_array_jacobian) |
/// | [`hessian`](Self::hessian), [`jvp`](Self::jvp) | |
/// | for a structure: [`parameters_gradient`](Self::parameters_gradient), [`parameters_jacobian`](Self::parameters_jacobian) | |
/// | for nalgebra's vectors: `vector_gradient`, `vector_jacobian`, `vector_hessian`, `dynamic_gradient`, `dynamic_jacobian` | |
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
pub struct Check<'a, X: Input + ?Sized> {
    names: Names,
    truth: Truth<'a>,
    claim: Claims<'a>,
    condition: Option<Condition<'a>>,
    tolerance: Tolerance,
    points: Option<usize>,
    seed: u64,
    input: PhantomData<fn(&X)>,
}

impl<X: Input + ?Sized> fmt::Debug for Check<'_, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { names, tolerance, points, seed, .. } = self;
        let mut debug = f.debug_struct("Check");
        debug
            .field("kind", &names.kind)
            .field("tolerance", tolerance)
            .field("points", points)
            .field("seed", seed);
        debug.finish_non_exhaustive()
    }
}

impl<'a, X: Input + ?Sized> Check<'a, X> {
    pub(super) fn new<C: Claim>(
        kind: Kind,
        truth: impl Fn(&[f64], &[Interval]) -> Slopes + 'a,
        claim: impl Fn(&[f64]) -> C + 'a,
    ) -> Self {
        Self {
            names: kind.into(),
            truth: Box::new(truth),
            claim: Box::new(move |x| claim(x).claimed()),
            condition: None,
            tolerance: Tolerance::default(),
            points: None,
            seed: 0,
            input: PhantomData,
        }
    }

    /// The same check for another container of the same numbers.
    #[cfg(feature = "nalgebra")]
    pub(super) fn with_input<Y: Input + ?Sized>(self) -> Check<'a, Y> {
        let Self { names, truth, claim, condition, tolerance, points, seed, .. } = self;
        Check { names, truth, claim, condition, tolerance, points, seed, input: PhantomData }
    }

    /// Gives the inputs names, by which the reports call them.
    pub(super) fn named(mut self, inputs: Vec<String>) -> Self {
        self.names.inputs = inputs;
        self
    }

    /// Tests another condition where the claim is right.
    pub(super) fn and(mut self, condition: impl Fn(&[f64]) -> Result<(), Problem> + 'a) -> Self {
        self.condition = Some(Box::new(condition));
        self
    }

    /// Sets the whole tolerance.
    ///
    /// ```
    /// use gradual::check::{Check, Tolerance};
    ///
    /// let square = Check::derivative(|x| x * x, |x| 2.0 * x);
    /// square.tolerance(Tolerance::EXACT).on(-1e9..=1e9)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn tolerance(mut self, tolerance: Tolerance) -> Self {
        self.tolerance = tolerance;
        self
    }

    /// Allows this error relative to the slope. The default is 1e-12. See [`Tolerance::relative`].
    pub fn relative(self, relative: f64) -> Self {
        let tolerance = self.tolerance.relative(relative);
        self.tolerance(tolerance)
    }

    /// Allows this error in the unit of the slope. The default is 0. See [`Tolerance::absolute`].
    pub fn absolute(self, absolute: f64) -> Self {
        let tolerance = self.tolerance.absolute(absolute);
        self.tolerance(tolerance)
    }

    /// Allows this many units in the last place. They replace the default relative error. See [`Tolerance::ulps`].
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// Check::derivative(|x| x * x, |x| x + x).ulps(1.0).assert_on(..);
    /// ```
    pub fn ulps(self, ulps: f64) -> Self {
        let tolerance = self.tolerance.ulps(ulps);
        self.tolerance(tolerance)
    }

    /// Tries this many points of a domain. The default is 200, or 3200 / n for n > 16 inputs, but at least 20.
    pub fn points(mut self, points: usize) -> Self {
        self.points = Some(points);
        self
    }

    /// Draws other random points. The default seed is 0, so a test tries the same points every time.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Compares at one point.
    ///
    /// If there are at most 16 inputs, the report names the kinks at the point even where the claim is right. With
    /// more inputs that search would take long, so only the slopes that differ from the claim are searched.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let report = Check::derivative(|x| x * x, |x| 2.0 * x).at(3.0)?;
    /// assert_eq!(report.worst_relative_error(), 0.0);
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    ///
    /// # Errors
    /// If a slope is wrong or nothing can be compared; see [`Mismatch`].
    pub fn at(&self, x: X::At<'_>) -> Result<Report, Mismatch> {
        let x = X::numbers(x);
        let domain = vec![Interval::REAL; x.len()];
        let subject = self.subject(&domain);
        match examine(&subject, &x, x.len() <= SEARCHED) {
            Verdict::Right(comparison) => {
                let mut report = Report::new(self.names.clone());
                report.add(&comparison, X::source);
                Ok(report)
            }
            verdict => Err(self.mismatch(&subject, x, verdict)),
        }
    }

    /// Compares at many points of a domain: special ones (zeros of both signs, ones, bounds, ties) and random ones.
    ///
    /// Points where the function is NaN or infinite are left out. If the claim fails somewhere, the mismatch is at the
    /// simplest point where it fails in the same way. With more than 16 inputs the search ends at the third failure.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let wrong_from_3_on = |x| if x < 3.0 { 1.0 } else { 0.0 };
    /// let mismatch = Check::derivative(|x| x, wrong_from_3_on).on(-1e6..=1e6).unwrap_err();
    /// assert_eq!(mismatch.point(), [3.0]);
    /// ```
    ///
    /// # Errors
    /// If a slope is wrong at any point, or nothing can be compared; see [`Mismatch`].
    pub fn on(&self, domain: impl Domain<X>) -> Result<Report, Mismatch> {
        let mut domain = domain.intervals();
        if let [all] = domain[..] {
            // one range for all of the named inputs
            domain.resize(self.names.inputs.len().max(1), all);
        }
        let asked = self.points.unwrap_or((3200 / domain.len().max(1)).clamp(20, 200));
        if let Some(problem) = nothing_to_try(&domain, asked) {
            return Err(self.without_point(problem));
        }
        let subject = self.subject(&domain);
        let mut report = Report::new(self.names.clone());
        let mut failing = 0;
        let mut worst: Option<(Vec<f64>, Verdict)> = None;
        for x in points(&domain, asked, self.seed) {
            match examine(&subject, &x, false) {
                Verdict::Right(comparison) => report.add(&comparison, X::source),
                Verdict::Problem(Problem::Undefined { .. }) => report.skip(),
                verdict => {
                    failing += 1;
                    if worst.as_ref().is_none_or(|(_, worst)| badness(&verdict) > badness(worst)) {
                        worst = Some((x, verdict));
                    }
                }
            }
            // Long inputs take their time, and most of it where the claim is wrong.
            if domain.len() > SEARCHED && failing == ENOUGH {
                break;
            }
        }
        let Some((x, verdict)) = worst else {
            let none = report.points() == 0;
            return if none { Err(self.without_point(Problem::UndefinedEverywhere)) } else { Ok(report) };
        };
        let (compared, skipped) = (report.points() + failing, report.skipped());
        let x = shrink(x, &domain, |simpler| examine(&subject, simpler, false).resembles(&verdict));
        let mismatch = self.mismatch(&subject, x.clone(), examine(&subject, &x, false));
        Err(mismatch.of_sample(Sample { seed: self.seed, asked, compared, failing, skipped }))
    }

    /// Compares at one point, for a test.
    ///
    /// # Panics
    /// With the report, if a slope is wrong or nothing can be compared.
    #[track_caller]
    pub fn assert_at(&self, x: X::At<'_>) {
        assert_right(self.at(x));
    }

    /// Compares at many points of a domain, for a test.
    ///
    /// # Panics
    /// With the report, if a slope is wrong at any point or nothing can be compared.
    #[track_caller]
    pub fn assert_on(&self, domain: impl Domain<X>) {
        assert_right(self.on(domain));
    }

    fn subject<'c>(&'c self, domain: &'c [Interval]) -> Subject<'c, 'a> {
        let Self { ref names, ref truth, ref claim, ref condition, tolerance, .. } = *self;
        Subject { kind: names.kind, truth, claim, condition: condition.as_ref(), tolerance, domain }
    }

    fn mismatch(&self, subject: &Subject<'_, '_>, x: Vec<f64>, verdict: Verdict) -> Mismatch {
        let finding = match verdict {
            Verdict::Wrong(wrong) => Finding {
                problem: None,
                value: wrong.value,
                components: wrong.slopes.iter().map(|&i| wrong.comparison.component(i)).collect(),
                automatic: wrong.automatic(),
                of: wrong.comparison.truth.table.len(),
                diagnoses: diagnose(subject, &wrong),
            },
            Verdict::Problem(problem) => problem.into(),
            // `on` has looked again at a point that failed.
            Verdict::Right(_) => Problem::NotRepeatable.into(),
        };
        let source = if x.is_empty() { String::new() } else { X::source(&x) };
        Mismatch::new(self.names.clone(), x, source, finding)
    }

    fn without_point(&self, problem: Problem) -> Mismatch {
        Mismatch::new(self.names.clone(), Vec::new(), String::new(), problem.into())
    }
}

/// Why there is no point to try, if that is so.
fn nothing_to_try(domain: &[Interval], points: usize) -> Option<Problem> {
    if domain.is_empty() {
        return Some(Problem::Empty);
    }
    let range = domain.iter().enumerate().find_map(|(input, interval)| interval.problem(input));
    range.or((points == 0).then_some(Problem::NoPoints))
}

/// A mistake shows best where most slopes are wrong. A wrong slope says more than a broken convention.
fn badness(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Wrong(wrong) => wrong.slopes.len(),
        Verdict::Problem(Problem::Convention { .. }) | Verdict::Right(_) => 0,
        Verdict::Problem(_) => usize::MAX,
    }
}

/// Panics with the report of a mismatch.
#[track_caller]
pub(super) fn assert_right(result: Result<Report, Mismatch>) {
    if let Err(mismatch) = result {
        panic!("{}", mismatch.for_terminal());
    }
}
