//! Jacobians: the plan, and the call in one line.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

#[cfg(feature = "std")]
use super::SliceFunction;
use super::coloring::{Coloring, Order, color_columns, star};
use super::length::assert_length;
use super::packets::{AnyPackets, Sweep, Task, width};
use super::probe::{Kept, probe};
use super::{Differentiable, Error, Matrix, Pattern, Recovery, RecoveryError};
#[cfg(feature = "std")]
use super::{Tracer, detect};
use crate::scalar::Scalar;

/// Returns `(f(x), J)` for a function from a slice of n numbers to m numbers, with its Jacobian as a sparse [`Matrix`].
///
/// It finds the pattern, colours it, and runs the function once for each 16 colours. For more than one Jacobian keep a
/// [`JacobianPlan`], which does the first two steps once.
///
/// ```
/// use gradual::Real;
/// use gradual::sparse::{self, generic};
///
/// /// The heat equation on a rod whose ends are kept at 0.
/// fn heat<R: Real>(u: &[R]) -> Vec<R> {
///     let at = |i: usize| u.get(i).copied().unwrap_or(R::lit(0.0));
///     (0..u.len()).map(|i| at(i.wrapping_sub(1)) - 2.0 * u[i] + at(i + 1)).collect()
/// }
///
/// let (values, jacobian) = sparse::jacobian(generic!(heat), &[1.0, 2.0, 4.0, 8.0])?;
/// assert_eq!(values, [0.0, 1.0, 2.0, -12.0]);
/// assert_eq!(jacobian.row(1), (&[0, 1, 2][..], &[1.0, -2.0, 1.0][..]));
/// # Ok::<(), sparse::Error>(())
/// ```
///
/// # Errors
/// Those of [`JacobianPlan::at`] and of [`JacobianPlan::evaluate`].
#[cfg(feature = "std")]
pub fn jacobian<T: Scalar>(f: impl Differentiable<T>, x: &[T]) -> Result<(Vec<T>, Matrix<T>), Error> {
    JacobianPlan::at(&f, x)?.evaluate(f, x)
}

/// How to compute the Jacobian of a function, again and again: its pattern, the colours of its columns, and the memory.
///
/// ```
/// use gradual::Real;
/// use gradual::sparse::{JacobianPlan, generic};
///
/// fn products<R: Real>(x: &[R]) -> Vec<R> {
///     x.windows(2).map(|x| x[0] * x[1]).collect()
/// }
///
/// let mut x = vec![1.0; 1000];
/// let f = generic!(products);
/// let mut plan = JacobianPlan::at(f, &x)?;
/// assert_eq!((plan.colors(), plan.sweeps()), (2, 1));
///
/// let (mut values, mut entries) = (vec![0.0; 999], vec![0.0; plan.pattern().nonzeros()]);
/// for step in 0..3 {
///     x[7] = f64::from(step);
///     plan.evaluate_into(f, &x, &mut values, &mut entries)?;
///     assert_eq!((values[7], entries[14..16].to_vec()), (x[7], vec![1.0, x[7]]));
/// }
/// # Ok::<(), gradual::sparse::Error>(())
/// ```
///
/// The plan is for functions with the same pattern. A function that takes another branch may depend on more inputs. This
/// is found by [`probe`](Self::probe), and by [`evaluate`](Self::evaluate), which probes each time.
#[derive(Clone, Debug)]
pub struct JacobianPlan<T> {
    pattern: Arc<Pattern>,
    coloring: Coloring,
    kept: Kept,
    is_symmetric: bool,
    sweeps: Vec<Sweep>,
    packets: AnyPackets<T>,
    /// The place of each entry, row by row, if the entries are in the order of columns.
    places: Option<Vec<usize>>,
    /// Counts the probes, so that each takes another direction.
    probes: u64,
    #[cfg(feature = "rayon")]
    idle: Vec<(AnyPackets<T>, Vec<T>)>,
}

impl<T: Scalar> JacobianPlan<T> {
    /// The plan for the pattern that the function has at x.
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// let plan = JacobianPlan::at(generic!(|x| [x[0] * x[1], x[2].sin()]), &[1.0, 2.0, 3.0])?;
    /// assert_eq!(plan.pattern().row(0), [0, 1]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`jacobian_pattern`](super::jacobian_pattern).
    #[cfg(feature = "std")]
    pub fn at(f: impl SliceFunction<Tracer<T>>, x: &[T]) -> Result<Self, Error> {
        Ok(Self::new(detect::pattern_of(&f, x)?))
    }

    /// The plan for the union of the patterns that the function has at several points.
    ///
    /// Use it if the function branches. Points that are spread over the domain reach more of its branches.
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// let upwind = generic!(|x| [if x[0] > 0.0 { x[0] * x[1] } else { x[0] * x[2] }]);
    /// let plan = JacobianPlan::over(upwind, [[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])?;
    /// assert_eq!(plan.pattern().row(0), [0, 1, 2]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// - Those of [`jacobian_pattern`](super::jacobian_pattern), at the first point that has one.
    /// - [`Error::Length`] if the points do not have the same number of inputs, or the function the same number of results.
    ///   The same error tells you that there is no point.
    #[cfg(feature = "std")]
    pub fn over(
        f: impl SliceFunction<Tracer<T>>,
        points: impl IntoIterator<Item = impl AsRef<[T]>>,
    ) -> Result<Self, Error> {
        let patterns = points.into_iter().map(|x| Ok([detect::pattern_of(&f, x.as_ref())?]));
        let [pattern] = detect::union_of(patterns)?;
        Ok(Self::new(pattern))
    }

    /// The plan for a function whose Jacobian is symmetric, such as the gradient of another function: a Hessian from a
    /// gradient of your own.
    ///
    /// It needs fewer colours than [`at`](Self::at), because it finds an entry in its row or in that of its mirror image: see
    /// [`star`]. In the matrix the two are the same number.
    ///
    /// ```
    /// use gradual::Real;
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// /// The gradient of the sum of (x_0 x_j)^2 / 2.
    /// fn gradient<R: Real>(x: &[R]) -> Vec<R> {
    ///     let others: R = x[1..].iter().map(|y| y * y).sum();
    ///     [x[0] * others].into_iter().chain(x[1..].iter().map(|&y| x[0] * x[0] * y)).collect()
    /// }
    ///
    /// let x = vec![1.0; 100];
    /// let mut plan = JacobianPlan::symmetric_at(generic!(gradient), &x)?;
    /// assert_eq!((plan.colors(), plan.sweeps()), (2, 1));
    /// let (_, hessian) = plan.evaluate(generic!(gradient), &x)?;
    /// assert_eq!((hessian.get(0, 0), hessian.get(7, 0), hessian.get(7, 7)), (99.0, 2.0, 1.0));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// - Those of [`jacobian_pattern`](super::jacobian_pattern).
    /// - [`Error::Length`] if the function does not return as many numbers as it takes.
    ///
    /// The function is not run on dual numbers here, so a Jacobian that is not symmetric is found by
    /// [`evaluate`](Self::evaluate) and by [`probe`](Self::probe).
    #[cfg(feature = "std")]
    pub fn symmetric_at(f: impl SliceFunction<Tracer<T>>, x: &[T]) -> Result<Self, Error> {
        let pattern = detect::pattern_of(&f, x)?;
        if pattern.rows() != x.len() {
            return Err(Error::Length { of: "results", found: pattern.rows(), expected: x.len() });
        }
        Ok(Self::symmetric(pattern.union(&pattern.transpose())))
    }

    /// [`symmetric_at`](Self::symmetric_at) for a pattern of your own.
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, Pattern};
    ///
    /// let arrow = Pattern::from_rows(9, (0..9).map(|i| if i == 0 { (0..9).collect() } else { vec![0, i] }));
    /// assert_eq!(JacobianPlan::<f64>::symmetric(arrow.clone()).colors(), 2);
    /// assert_eq!(JacobianPlan::<f64>::new(arrow).colors(), 9);
    /// ```
    ///
    /// # Panics
    /// Panics if the pattern is not symmetric.
    #[must_use]
    pub fn symmetric(pattern: impl Into<Arc<Pattern>>) -> Self {
        let pattern = pattern.into();
        let coloring = star(&pattern, Order::Best);
        Self::of(pattern, coloring, true)
    }

    /// The plan for a pattern of your own.
    ///
    /// A pattern that lacks an entry gives wrong numbers in others. So call [`probe`](Self::probe) once, or use
    /// [`evaluate`](Self::evaluate), which probes each time.
    ///
    /// ```
    /// use gradual::sparse::{Error, JacobianPlan, Pattern, generic};
    ///
    /// let f = generic!(|x| [x[0] * x[1], x[1] * x[2]]);
    /// let mut right = JacobianPlan::new(Pattern::from_rows(3, [[0, 1], [1, 2]]));
    /// assert_eq!(right.evaluate(f, &[2.0, 3.0, 5.0])?.1.values(), [3.0, 2.0, 5.0, 3.0]);
    ///
    /// let mut wrong = JacobianPlan::new(Pattern::from_rows(3, [vec![0, 1], vec![1]]));
    /// assert_eq!(wrong.evaluate(f, &[2.0, 3.0, 5.0]), Err(Error::OutsidePattern { row: 1, column: 2 }));
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn new(pattern: impl Into<Arc<Pattern>>) -> Self {
        let pattern = pattern.into();
        let coloring = color_columns(&pattern, Order::Best);
        Self::of(pattern, coloring, false)
    }

    /// The plan for a pattern and a colouring of your own.
    ///
    /// ```
    /// use gradual::sparse::coloring::Coloring;
    /// use gradual::sparse::{JacobianPlan, Pattern};
    ///
    /// let pattern = Pattern::from_rows(4, [[0, 1], [1, 2], [2, 3]]);
    /// let coloring = Coloring::new((0..4).map(|j| Some(j % 2)));
    /// assert_eq!(JacobianPlan::<f64>::with_coloring(pattern, coloring)?.colors(), 2);
    /// # Ok::<(), gradual::sparse::RecoveryError>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Recovery::jacobian`].
    ///
    /// # Panics
    /// Panics if the colouring has another number of columns than the pattern.
    pub fn with_coloring(
        pattern: impl Into<Arc<Pattern>>,
        coloring: Coloring,
    ) -> Result<Self, RecoveryError> {
        let pattern = pattern.into();
        Recovery::jacobian(&pattern, &coloring)?;
        Ok(Self::of(pattern, coloring, false))
    }

    fn of(pattern: Arc<Pattern>, coloring: Coloring, is_symmetric: bool) -> Self {
        let sweeps = if is_symmetric {
            Sweep::all_symmetric(&pattern, &coloring)
        } else {
            Sweep::all(&pattern, &coloring, None)
        };
        Self {
            kept: Kept::all(pattern.rows(), pattern.columns()),
            packets: AnyPackets::new(width(&sweeps)),
            pattern,
            coloring,
            is_symmetric,
            sweeps,
            places: None,
            probes: 0,
            #[cfg(feature = "rayon")]
            idle: Vec::new(),
        }
    }

    /// The plan without some rows and columns, such as those of frozen parameters. The matrix keeps its shape, but it has
    /// no entries there. Each closure takes the number of a row or a column, and returns whether it stays. In a symmetric plan a
    /// row and the column of the same number stay or go together.
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// let f = generic!(|x| [x[0] * x[1], x[1] * x[2]]);
    /// let mut plan = JacobianPlan::at(f, &[1.0, 1.0, 1.0])?.masked(|_| true, |column| column != 1);
    /// assert_eq!(plan.evaluate(f, &[2.0, 3.0, 5.0])?.1.to_dense(), [3.0, 0.0, 0.0, 0.0, 0.0, 3.0]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    #[must_use]
    pub fn masked(&self, row: impl Fn(usize) -> bool, column: impl Fn(usize) -> bool) -> Self {
        let stays = |(before, n): (bool, usize), keep: &dyn Fn(usize) -> bool| before && keep(n);
        let filter = |before: &[bool], keep: &dyn Fn(usize) -> bool| -> Vec<bool> {
            before.iter().copied().zip(0..).map(|number| stays(number, keep)).collect()
        };
        let mut kept =
            Kept { rows: filter(&self.kept.rows, &row), columns: filter(&self.kept.columns, &column) };
        if self.is_symmetric {
            kept.rows = kept.rows.iter().zip(&kept.columns).map(|(&row, &column)| row && column).collect();
            kept.columns.clone_from(&kept.rows);
        }
        let of_row = |i: usize| {
            let columns = if kept.rows[i] { self.pattern.row(i) } else { &[] };
            columns.iter().copied().filter(|&j| kept.columns[j])
        };
        let pattern = Pattern::from_rows(self.pattern.columns(), (0..self.pattern.rows()).map(of_row));
        let plan = if self.is_symmetric { Self::symmetric(pattern) } else { Self::new(pattern) };
        let plan = Self { kept, ..plan };
        if self.places.is_some() { plan.by_columns() } else { plan }
    }

    /// The plan that writes the entries column by column, which is the order of compressed sparse columns (CSC). The column
    /// starts and the row indices are those of [`Pattern::transpose`].
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// let f = generic!(|x| [x[0] * x[1], 7.0 * x[0]]);
    /// let mut plan = JacobianPlan::at(f, &[1.0, 1.0])?.by_columns();
    /// let (mut values, mut entries) = ([0.0; 2], [0.0; 3]);
    /// plan.evaluate_into(f, &[2.0, 3.0], &mut values, &mut entries)?;
    /// assert_eq!(entries, [3.0, 7.0, 2.0]);
    /// assert_eq!(plan.pattern().transpose().csr_parts(), (&[0, 2, 3][..], &[0, 1, 0][..]));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    #[must_use]
    pub fn by_columns(self) -> Self {
        if self.is_symmetric {
            return self;
        }
        let (_, indices) = self.pattern.transpose_with_indices();
        let mut places = vec![0; indices.len()];
        for (place, index) in indices.into_iter().enumerate() {
            places[index] = place;
        }
        let sweeps = Sweep::all(&self.pattern, &self.coloring, Some(&places));
        Self { sweeps, places: Some(places), ..self }
    }

    /// Where the entries of the Jacobian are.
    ///
    /// ```
    /// # use gradual::sparse::{JacobianPlan, Pattern};
    /// let plan = JacobianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.pattern().nonzeros(), 2);
    /// ```
    #[must_use]
    pub fn pattern(&self) -> &Arc<Pattern> {
        &self.pattern
    }

    /// The colours of the columns. Columns of the same colour share a direction.
    ///
    /// ```
    /// # use gradual::sparse::{JacobianPlan, Pattern};
    /// let plan = JacobianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.coloring().groups(), [[0, 1]]);
    /// ```
    #[must_use]
    pub fn coloring(&self) -> &Coloring {
        &self.coloring
    }

    /// The number of colours.
    ///
    /// ```
    /// # use gradual::sparse::{JacobianPlan, Pattern};
    /// assert_eq!(JacobianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]])).colors(), 1);
    /// ```
    #[must_use]
    pub fn colors(&self) -> usize {
        self.coloring.colors()
    }

    /// How many times an evaluation runs the function: once for each 16 colours. If the pattern has dense rows that the
    /// colouring [splits off](Coloring::split_rows), it runs also once for each 16 columns of those.
    ///
    /// ```
    /// # use gradual::sparse::{JacobianPlan, Pattern};
    /// assert_eq!(JacobianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]])).sweeps(), 1);
    /// ```
    #[must_use]
    pub fn sweeps(&self) -> usize {
        self.sweeps.len()
    }

    /// Returns `(f(x), J)`, and probes the pattern: see [`probe`](Self::probe).
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// let f = generic!(|x| [x[0] * x[1], x[1].powi(2)]);
    /// let mut plan = JacobianPlan::at(f, &[1.0, 1.0])?;
    /// let (values, jacobian) = plan.evaluate(f, &[2.0, 3.0])?;
    /// assert_eq!((values, jacobian.to_dense()), (vec![6.0, 9.0], vec![3.0, 2.0, 0.0, 6.0]));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// - [`Error::OutsidePattern`] if a result depends at x on an input that the pattern does not have.
    /// - [`Error::NotSymmetric`] if the plan is for a symmetric Jacobian, and this one is not symmetric at x.
    /// - [`Error::Length`] if the function does not return one number for each row of the pattern.
    ///
    /// # Panics
    /// Panics if x does not have one number for each column of the pattern.
    pub fn evaluate(&mut self, f: impl Differentiable<T>, x: &[T]) -> Result<(Vec<T>, Matrix<T>), Error> {
        let mut values = vec![T::zero(); self.pattern.rows()];
        let mut entries = vec![T::zero(); self.pattern.nonzeros()];
        self.evaluate_into(&f, x, &mut values, &mut entries)?;
        if let Some(places) = &self.places {
            entries = places.iter().map(|&place| entries[place]).collect();
        }
        let matrix = Matrix::new(self.pattern.clone(), entries);
        self.probes += 1;
        probe(&f, x, &matrix, &self.kept, self.is_symmetric, self.probes)?;
        Ok((values, matrix))
    }

    /// Compares `J v` for a random v with the product of the matrix and v. They differ if a result depends at x on an
    /// input that the pattern does not have, and then the error names the two.
    ///
    /// It costs an evaluation and one more run of the function. Call it where branches may have changed. It finds an
    /// entry that is missing if it is not smaller than about 1e-8 times the sizes of the entries in its row. What
    /// [`x.value`](crate::Real::value) has cut off, it cannot find: there the derivative is 0.
    ///
    /// The two may also differ because large numbers cancel in the function. To tell this from a missing entry costs more
    /// runs: one if it concerns up to 8 rows, and else about a quarter of the number of colours times the binary logarithm
    /// of the number of columns. A dense row that the colouring splits off costs an eighth of a run.
    ///
    /// ```
    /// use gradual::sparse::{Error, JacobianPlan, generic};
    ///
    /// let upwind = generic!(|x| [if x[0] > 0.0 { x[0] * x[1] } else { x[0] * x[2] }]);
    /// let mut plan = JacobianPlan::at(upwind, &[1.0, 1.0, 1.0])?;
    /// assert_eq!(plan.probe(upwind, &[2.0, 3.0, 5.0]), Ok(()));
    /// assert_eq!(plan.probe(upwind, &[-2.0, 3.0, 5.0]), Err(Error::OutsidePattern { row: 0, column: 2 }));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`evaluate`](Self::evaluate).
    ///
    /// # Panics
    /// Panics if x does not have one number for each column of the pattern.
    pub fn probe(&mut self, f: impl Differentiable<T>, x: &[T]) -> Result<(), Error> {
        self.evaluate(f, x).map(|_| ())
    }

    /// Writes the values of the function and the entries of its Jacobian into your slices, without a probe. From the second
    /// call on it allocates nothing, if the function does not.
    ///
    /// The entries are in the order of the pattern (CSR), or in that of the columns: see [`by_columns`](Self::by_columns).
    ///
    /// ```
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// let f = generic!(|x, results| results.extend(x.windows(2).map(|x| x[0] * x[1])));
    /// let mut plan = JacobianPlan::at(f, &[1.0, 1.0, 1.0])?;
    /// let (mut values, mut entries) = ([0.0; 2], [0.0; 4]);
    /// plan.evaluate_into(f, &[2.0, 3.0, 5.0], &mut values, &mut entries)?;
    /// assert_eq!((values, entries), ([6.0, 15.0], [3.0, 2.0, 5.0, 3.0]));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Length`] if the function does not return one number for each row of the pattern.
    ///
    /// # Panics
    /// Panics if x does not have one number for each column of the pattern, `values` one for each row, or `entries` one for
    /// each entry.
    pub fn evaluate_into(
        &mut self,
        f: impl Differentiable<T>,
        x: &[T],
        values: &mut [T],
        entries: &mut [T],
    ) -> Result<(), Error> {
        self.assert_lengths(x, values, entries);
        let mut values = Some(values);
        for number in 0..self.sweeps.len() {
            let task = Task { sweeps: &self.sweeps, number, rows: self.pattern.rows(), to_places: true };
            self.packets.evaluate(&f, x, task, values.take(), entries)?;
        }
        Ok(())
    }

    /// [`evaluate_into`](Self::evaluate_into) on all cores: the same bits. It pays if there is more than one
    /// [sweep](Self::sweeps), because each sweep is one run of the function.
    ///
    /// ```
    /// use gradual::Real;
    /// use gradual::sparse::{JacobianPlan, generic};
    ///
    /// fn sums_of_50_squares<R: Real>(x: &[R]) -> Vec<R> {
    ///     x.windows(50).map(|x| x.iter().map(|x| x * x).sum()).collect()
    /// }
    ///
    /// let sums = generic!(sums_of_50_squares);
    /// let x: Vec<f64> = (0..1000).map(f64::from).collect();
    /// let mut plan = JacobianPlan::at(sums, &x)?;
    /// assert_eq!((plan.colors(), plan.sweeps()), (50, 4));
    /// let (mut values, mut entries) = (vec![0.0; 951], vec![0.0; 951 * 50]);
    /// plan.parallel_evaluate_into(sums, &x, &mut values, &mut entries)?;
    /// assert_eq!(entries[..3], [0.0, 2.0, 4.0]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Length`] if the function does not return one number for each row of the pattern.
    ///
    /// # Panics
    /// Panics if x does not have one number for each column of the pattern, `values` one for each row, or `entries` one for
    /// each entry.
    #[cfg(feature = "rayon")]
    pub fn parallel_evaluate_into(
        &mut self,
        f: impl Differentiable<T> + Sync,
        x: &[T],
        values: &mut [T],
        entries: &mut [T],
    ) -> Result<(), Error> {
        use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

        self.assert_lengths(x, values, entries);
        if self.sweeps.len() == 1 {
            return self.evaluate_into(f, x, values, entries);
        }
        let (sweeps, rows) = (&self.sweeps, self.pattern.rows());
        self.idle.resize_with(sweeps.len(), || (AnyPackets::new(width(sweeps)), Vec::new()));
        let mut values = Some(values);
        let mut tasks: Vec<_> = self.idle.iter_mut().map(|own| (own, values.take())).collect();
        let run = |(number, ((packets, found), values)): (usize, &mut (&mut (AnyPackets<T>, Vec<T>), _))| {
            found.resize(sweeps[number].len(), T::zero());
            let task = Task { sweeps, number, rows, to_places: false };
            packets.evaluate(&f, x, task, Option::take(values), found)
        };
        tasks.par_iter_mut().enumerate().map(run).reduce(|| Ok(()), Result::and)?;
        for (sweep, (_, found)) in sweeps.iter().zip(&self.idle) {
            sweep.place(found, entries);
        }
        Ok(())
    }

    fn assert_lengths(&self, x: &[T], values: &[T], entries: &[T]) {
        assert_length("x", x.len(), self.pattern.columns(), "columns");
        assert_length("the slice for the values", values.len(), self.pattern.rows(), "rows");
        assert_length("the slice for the entries", entries.len(), self.pattern.nonzeros(), "entries");
    }
}
