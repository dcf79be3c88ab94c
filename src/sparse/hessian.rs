//! Hessians of sums: the plan, and the call in one line.

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::blocks::{AnyInputs, Block};
use super::coloring::{Coloring, Order, color_columns};
use super::length::assert_length;
use super::probe::probe_hessian;
use super::{Error, Matrix, Pattern, Recovery, RecoveryError, TwiceDifferentiable};
#[cfg(feature = "std")]
use super::{SliceFunction, Tracer, detect};
use crate::scalar::Scalar;

/// Returns `(f(x), gradient, H)` for a function of n numbers that is a sum, with its Hessian as a sparse [`Matrix`].
///
/// Your function returns the terms of the sum. [`HessianPlan`] says why, and computes more than one Hessian.
///
/// ```
/// use gradual::Real;
/// use gradual::sparse::{self, generic};
///
/// /// Rosenbrock's valley.
/// fn valley<R: Real>(x: &[R]) -> Vec<R> {
///     x.windows(2).map(|x| 100.0 * (x[1] - x[0].powi(2)).powi(2) + (1.0 - x[0]).powi(2)).collect()
/// }
///
/// let (value, gradient, hessian) = sparse::hessian(generic!(valley), &[1.0, 1.0, 1.0])?;
/// assert_eq!((value, gradient), (0.0, vec![0.0; 3]));
/// assert_eq!(hessian.to_dense(), [802.0, -400.0, 0.0, -400.0, 1002.0, -400.0, 0.0, -400.0, 200.0]);
/// # Ok::<(), sparse::Error>(())
/// ```
///
/// # Errors
/// Those of [`HessianPlan::at`] and of [`HessianPlan::evaluate`].
#[cfg(feature = "std")]
pub fn hessian<T: Scalar>(f: impl TwiceDifferentiable<T>, x: &[T]) -> Result<(T, Vec<T>, Matrix<T>), Error> {
    HessianPlan::at(&f, x)?.evaluate(f, x)
}

/// How to compute the value, the gradient and the Hessian of a sum, again and again: the patterns, the colours of the
/// inputs, and the memory.
///
/// Your function returns the terms of the sum, as many as there are: `vec![a, b, c]` for `a + b + c`. In a sparse problem each
/// term depends on few inputs. Two inputs may have the same colour if no term depends on both. So the number of colours is
/// about the number of inputs of a term, however many terms there are, and the derivatives of all terms come from one
/// run.
///
/// ```
/// use gradual::Real;
/// use gradual::sparse::{HessianPlan, generic};
///
/// fn valley<R: Real>(x: &[R]) -> Vec<R> {
///     x.windows(2).map(|x| 100.0 * (x[1] - x[0].powi(2)).powi(2) + (1.0 - x[0]).powi(2)).collect()
/// }
///
/// let f = generic!(valley);
/// let mut x = vec![0.5; 1000];
/// let mut plan = HessianPlan::at(f, &x)?;
/// assert_eq!((plan.colors(), plan.sweeps(), plan.pattern().nonzeros()), (2, 1, 2998));
///
/// let (mut gradient, mut entries) = (vec![0.0; 1000], vec![0.0; 2998]);
/// for _ in 0..3 {
///     x[7] += 0.5;
///     let value = plan.evaluate_into(f, &x, &mut gradient, &mut entries)?;
///     assert_eq!(value, valley(&x).iter().sum());
/// }
/// # Ok::<(), gradual::sparse::Error>(())
/// ```
///
/// If a term depends on many inputs, such as a function that returns its whole sum as one term, all of them need different
/// colours. Forward mode then has to run the function for each block of 4 by 8 colours in which the Hessian has an entry.
/// This is right, but it takes a time that is quadratic in the number of inputs.
///
/// If you have the gradient as a generic function, [`JacobianPlan::symmetric_at`](super::JacobianPlan::symmetric_at) needs
/// no terms.
#[derive(Clone, Debug)]
pub struct HessianPlan<T> {
    terms: Arc<Pattern>,
    pattern: Arc<Pattern>,
    coloring: Coloring,
    blocks: Vec<Block>,
    inputs: AnyInputs<T>,
    /// For each entry below the diagonal, its place and that of its mirror image.
    mirrors: Vec<(usize, usize)>,
    kept: Vec<bool>,
    /// Counts the probes, so that each takes another direction.
    probes: u64,
    #[cfg(feature = "rayon")]
    idle: Vec<AnyInputs<T>>,
}

impl<T: Scalar> HessianPlan<T> {
    /// The plan for the patterns that the function has at x.
    ///
    /// ```
    /// use gradual::sparse::{HessianPlan, generic};
    ///
    /// let plan = HessianPlan::at(generic!(|x| [x[0] * x[1], x[2].sin(), x[3]]), &[1.0; 4])?;
    /// assert!(plan.pattern().iter().eq([(0, 1), (1, 0), (2, 2)]));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`jacobian_pattern`](super::jacobian_pattern).
    #[cfg(feature = "std")]
    pub fn at(f: impl SliceFunction<Tracer<T>>, x: &[T]) -> Result<Self, Error> {
        let [terms, hessian] = detect::patterns_of(&f, x)?;
        Ok(Self::of(terms.into(), hessian.into(), vec![true; x.len()]))
    }

    /// The plan for the union of the patterns that the function has at several points.
    ///
    /// ```
    /// use gradual::sparse::{HessianPlan, generic};
    ///
    /// let f = generic!(|x| [if x[0] > 0.0 { x[0] * x[1] } else { x[0] * x[2] }]);
    /// let plan = HessianPlan::over(f, [[1.0, 1.0, 1.0], [-1.0, 1.0, 1.0]])?;
    /// assert_eq!(plan.pattern().row(0), [1, 2]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// - Those of [`jacobian_pattern`](super::jacobian_pattern), at the first point that has one.
    /// - [`Error::Length`] if the points do not have the same number of inputs, or the function the same number of terms.
    ///   The same error tells you that there is no point.
    #[cfg(feature = "std")]
    pub fn over(
        f: impl SliceFunction<Tracer<T>>,
        points: impl IntoIterator<Item = impl AsRef<[T]>>,
    ) -> Result<Self, Error> {
        let patterns = points.into_iter().map(|x| detect::patterns_of(&f, x.as_ref()));
        let [terms, hessian] = detect::union_of(patterns)?;
        let kept = vec![true; terms.columns()];
        Ok(Self::of(terms.into(), hessian.into(), kept))
    }

    /// The plan for patterns of your own: the inputs of each term, one row for each term, and the entries of the Hessian.
    ///
    /// A pattern that lacks an entry gives wrong numbers in others. So call [`probe`](Self::probe) once, or use
    /// [`evaluate`](Self::evaluate), which probes each time.
    ///
    /// ```
    /// use gradual::sparse::{HessianPlan, Pattern, generic};
    ///
    /// let terms = Pattern::from_rows(3, [[0, 1], [1, 2]]);
    /// let tridiagonal = Pattern::from_rows(3, [vec![0, 1], vec![0, 1, 2], vec![1, 2]]);
    /// let mut plan = HessianPlan::new(terms, tridiagonal);
    /// let f = generic!(|x| x.windows(2).map(|x| (x[0] * x[1]).powi(2)));
    /// let (_, _, hessian) = plan.evaluate(f, &[1.0, 1.0, 1.0])?;
    /// assert_eq!(hessian.values(), [2.0, 4.0, 4.0, 4.0, 4.0, 4.0, 2.0]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Panics
    /// - Panics if the pattern of the Hessian is not symmetric.
    /// - Panics if the patterns have different numbers of columns.
    #[must_use]
    pub fn new(terms: impl Into<Arc<Pattern>>, hessian: impl Into<Arc<Pattern>>) -> Self {
        let (terms, hessian) = (terms.into(), hessian.into());
        assert_patterns(&terms, &hessian);
        let kept = vec![true; terms.columns()];
        Self::of(terms, hessian, kept)
    }

    /// The plan for patterns and a colouring of your own.
    ///
    /// ```
    /// use gradual::sparse::coloring::Coloring;
    /// use gradual::sparse::{HessianPlan, Pattern};
    ///
    /// let terms = Pattern::from_rows(3, [[0, 1], [1, 2]]);
    /// let tridiagonal = Pattern::from_rows(3, [vec![0, 1], vec![0, 1, 2], vec![1, 2]]);
    /// let coloring = Coloring::new((0..3).map(|j| Some(j % 2)));
    /// assert_eq!(HessianPlan::<f64>::with_coloring(terms, tridiagonal, coloring)?.colors(), 2);
    /// # Ok::<(), gradual::sparse::RecoveryError>(())
    /// ```
    ///
    /// # Errors
    /// If two inputs of a term have the same colour, or an input of a term has none. This holds for the
    /// [split rows](Coloring::split_rows) of the colouring too.
    ///
    /// # Panics
    /// - Those of [`new`](Self::new).
    /// - Panics if the colouring has another number of columns than the patterns.
    pub fn with_coloring(
        terms: impl Into<Arc<Pattern>>,
        hessian: impl Into<Arc<Pattern>>,
        coloring: Coloring,
    ) -> Result<Self, RecoveryError> {
        let (terms, hessian) = (terms.into(), hessian.into());
        assert_patterns(&terms, &hessian);
        let coloring = Coloring::new((0..coloring.columns()).map(|j| coloring.color(j)));
        Recovery::jacobian(&terms, &coloring)?;
        let kept = vec![true; terms.columns()];
        Ok(Self::colored(terms, hessian, coloring, kept))
    }

    fn of(terms: Arc<Pattern>, pattern: Arc<Pattern>, kept: Vec<bool>) -> Self {
        let mut coloring = color_columns(&terms, Order::Best);
        if !coloring.split_rows().is_empty() {
            // A dense term needs a colour for each of its inputs, and then there is little to share.
            coloring = Coloring::new((0..terms.columns()).map(Some));
        }
        Self::colored(terms, pattern, coloring, kept)
    }

    fn colored(terms: Arc<Pattern>, pattern: Arc<Pattern>, coloring: Coloring, kept: Vec<bool>) -> Self {
        let inputs = AnyInputs::new(coloring.colors());
        let blocks = Block::all(&terms, &pattern, &coloring, inputs.shape());
        let (_, mirror) = pattern.transpose_with_indices();
        let below = pattern.iter().zip(mirror).enumerate().filter(|&(_, ((i, j), _))| i > j);
        let mirrors = below.map(|(place, (_, mirror))| (place, mirror)).collect();
        Self {
            terms,
            pattern,
            coloring,
            blocks,
            inputs,
            mirrors,
            kept,
            probes: 0,
            #[cfg(feature = "rayon")]
            idle: Vec::new(),
        }
    }

    /// The plan without some inputs, such as frozen parameters. The matrix keeps its shape, but it has no entries in their
    /// rows and columns, and their part of the gradient is 0. The closure takes the number of an input, and returns whether
    /// it stays.
    ///
    /// ```
    /// use gradual::sparse::{HessianPlan, generic};
    ///
    /// let f = generic!(|x| [x[0] * x[1] * x[1]]);
    /// let mut plan = HessianPlan::at(f, &[1.0, 1.0])?.masked(|input| input != 0);
    /// let (value, gradient, hessian) = plan.evaluate(f, &[3.0, 5.0])?;
    /// assert_eq!((value, gradient), (75.0, vec![0.0, 30.0]));
    /// assert_eq!(hessian.to_dense(), [0.0, 0.0, 0.0, 6.0]);
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    #[must_use]
    pub fn masked(&self, input: impl Fn(usize) -> bool) -> Self {
        let kept: Vec<_> = self.kept.iter().zip(0..).map(|(&stays, j)| stays && input(j)).collect();
        let masked = |pattern: &Pattern, row: &dyn Fn(usize) -> bool| {
            let of_row = |i| {
                let columns = if row(i) { pattern.row(i) } else { &[] };
                columns.iter().copied().filter(|&j| kept[j])
            };
            Arc::new(Pattern::from_rows(pattern.columns(), (0..pattern.rows()).map(of_row)))
        };
        let (terms, pattern) = (masked(&self.terms, &|_| true), masked(&self.pattern, &|i| kept[i]));
        Self::of(terms, pattern, kept)
    }

    /// Where the entries of the Hessian are. The pattern is symmetric.
    ///
    /// ```
    /// # use gradual::sparse::{HessianPlan, Pattern};
    /// let plan = HessianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]]), Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.pattern().nonzeros(), 2);
    /// ```
    #[must_use]
    pub fn pattern(&self) -> &Arc<Pattern> {
        &self.pattern
    }

    /// The inputs of each term, one row for each term.
    ///
    /// ```
    /// # use gradual::sparse::{HessianPlan, Pattern};
    /// let plan = HessianPlan::<f64>::new(Pattern::from_rows(2, [[0, 1]]), Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.terms().row(0), [0, 1]);
    /// ```
    #[must_use]
    pub fn terms(&self) -> &Arc<Pattern> {
        &self.terms
    }

    /// The colours of the inputs. Two inputs of one term have different colours.
    ///
    /// ```
    /// # use gradual::sparse::{HessianPlan, Pattern};
    /// let plan = HessianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]]), Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.coloring().groups(), [[0, 1]]);
    /// ```
    #[must_use]
    pub fn coloring(&self) -> &Coloring {
        &self.coloring
    }

    /// The number of colours.
    ///
    /// ```
    /// # use gradual::sparse::{HessianPlan, Pattern};
    /// let plan = HessianPlan::<f64>::new(Pattern::from_rows(2, [[0, 1]]), Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.colors(), 2);
    /// ```
    #[must_use]
    pub fn colors(&self) -> usize {
        self.coloring.colors()
    }

    /// How many times an evaluation runs the function: once for up to 8 colours, and else once for each block of 4 by 8
    /// colours that has an entry of the Hessian or of the gradient.
    ///
    /// ```
    /// # use gradual::sparse::{HessianPlan, Pattern};
    /// let plan = HessianPlan::<f64>::new(Pattern::from_rows(2, [[0], [1]]), Pattern::from_rows(2, [[0], [1]]));
    /// assert_eq!(plan.sweeps(), 1);
    /// ```
    #[must_use]
    pub fn sweeps(&self) -> usize {
        self.blocks.len()
    }

    /// Returns `(f(x), gradient, H)`, and probes the patterns: see [`probe`](Self::probe).
    ///
    /// ```
    /// use gradual::sparse::{Error, HessianPlan, generic};
    ///
    /// let f = generic!(|x| [if x[0] > 0.0 { x[0] * x[1] } else { x[0] * x[0] }]);
    /// let mut plan = HessianPlan::at(f, &[1.0, 1.0])?;
    /// let (value, gradient, hessian) = plan.evaluate(f, &[2.0, 3.0])?;
    /// assert_eq!((value, gradient, hessian.to_dense()), (6.0, vec![3.0, 2.0], vec![0.0, 1.0, 1.0, 0.0]));
    /// assert_eq!(plan.evaluate(f, &[-2.0, 3.0]), Err(Error::OutsideHessian { row: 0, column: 0 }));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// - [`Error::OutsidePattern`] if a term depends at x on an input that it does not have in the plan.
    /// - [`Error::OutsideHessian`] if the Hessian has an entry at x where the pattern has none.
    /// - [`Error::Length`] if the function does not return one number for each term.
    ///
    /// # Panics
    /// Panics if x does not have one number for each column of the pattern.
    pub fn evaluate(
        &mut self,
        f: impl TwiceDifferentiable<T>,
        x: &[T],
    ) -> Result<(T, Vec<T>, Matrix<T>), Error> {
        let mut gradient = vec![T::zero(); self.pattern.columns()];
        let mut entries = vec![T::zero(); self.pattern.nonzeros()];
        let value = self.evaluate_into(&f, x, &mut gradient, &mut entries)?;
        let matrix = Matrix::new(self.pattern.clone(), entries);
        self.probes += 1;
        probe_hessian(&f, x, (&gradient, &matrix), &self.terms, &self.kept, self.probes)?;
        Ok((value, gradient, matrix))
    }

    /// Compares the slope along v and `vᵀ H w` for random v and w with the products of the gradient and of the matrix. They
    /// differ if a term depends at x on an input, or two inputs meet, where the patterns have no entry. Then the error names
    /// the place.
    ///
    /// It costs an evaluation and one more run of the function. It finds what is missing if it is not smaller than about
    /// 1e-8 times the sum of the sizes of all slopes, or of all entries. What [`x.value`](crate::Real::value) has cut off, it
    /// cannot find.
    ///
    /// ```
    /// use gradual::sparse::{Error, HessianPlan, generic};
    ///
    /// let f = generic!(|x| [if x[0] > 0.0 { x[0] * x[0] } else { x[0] * x[0] + x[1] }]);
    /// let mut plan = HessianPlan::at(f, &[1.0, 1.0])?;
    /// assert_eq!(plan.probe(f, &[2.0, 1.0]), Ok(()));
    /// assert_eq!(plan.probe(f, &[-1.0, 1.0]), Err(Error::OutsidePattern { row: 0, column: 1 }));
    /// # Ok::<(), Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`evaluate`](Self::evaluate).
    ///
    /// # Panics
    /// Panics if x does not have one number for each column of the pattern.
    pub fn probe(&mut self, f: impl TwiceDifferentiable<T>, x: &[T]) -> Result<(), Error> {
        self.evaluate(f, x).map(|_| ())
    }

    /// Writes the gradient and the entries of the Hessian into your slices, without a probe, and returns the value. From
    /// the second call on it allocates nothing, if the function does not.
    ///
    /// The entries are in the order of the pattern. This is that of compressed rows and that of compressed columns too,
    /// because the Hessian is symmetric.
    ///
    /// ```
    /// use gradual::sparse::{HessianPlan, generic};
    ///
    /// let f = generic!(|x, terms| terms.extend(x.windows(2).map(|x| x[0] * x[1])));
    /// let mut plan = HessianPlan::at(f, &[1.0; 3])?;
    /// let (mut gradient, mut entries) = ([0.0; 3], [0.0; 4]);
    /// let value = plan.evaluate_into(f, &[2.0, 3.0, 5.0], &mut gradient, &mut entries)?;
    /// assert_eq!((value, gradient, entries), (21.0, [3.0, 7.0, 3.0], [1.0; 4]));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Length`] if the function does not return one number for each term.
    ///
    /// # Panics
    /// Panics if x or `gradient` does not have one number for each column of the pattern, or `entries` one for each entry.
    pub fn evaluate_into(
        &mut self,
        f: impl TwiceDifferentiable<T>,
        x: &[T],
        gradient: &mut [T],
        entries: &mut [T],
    ) -> Result<T, Error> {
        self.clear(x, gradient, entries);
        let mut value = T::zero();
        for (number, block) in self.blocks.iter().enumerate() {
            value = self.inputs.run(&f, x, (&self.blocks, number), self.terms.rows())?;
            self.inputs.add(block, gradient, entries);
        }
        self.mirror(entries);
        Ok(value)
    }

    /// [`evaluate_into`](Self::evaluate_into) on all cores: the same bits. It pays if there is more than one
    /// [sweep](Self::sweeps), because each sweep is one run of the function.
    ///
    /// ```
    /// use gradual::Real;
    /// use gradual::sparse::{HessianPlan, generic};
    ///
    /// fn bumps_of_20<R: Real>(x: &[R]) -> Vec<R> {
    ///     x.windows(20).map(|x| x.iter().copied().sum::<R>().powi(2)).collect()
    /// }
    ///
    /// let (f, x) = (generic!(bumps_of_20), vec![1.0; 100]);
    /// let mut plan = HessianPlan::at(f, &x)?;
    /// assert!(plan.sweeps() > 1);
    /// let (mut gradient, mut entries) = (vec![0.0; 100], vec![0.0; plan.pattern().nonzeros()]);
    /// let value = plan.parallel_evaluate_into(f, &x, &mut gradient, &mut entries)?;
    /// assert_eq!((value, gradient[0], entries[0]), (81.0 * 400.0, 40.0, 2.0));
    /// # Ok::<(), gradual::sparse::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Length`] if the function does not return one number for each term.
    ///
    /// # Panics
    /// Panics if x or `gradient` does not have one number for each column of the pattern, or `entries` one for each entry.
    #[cfg(feature = "rayon")]
    pub fn parallel_evaluate_into(
        &mut self,
        f: impl TwiceDifferentiable<T> + Sync,
        x: &[T],
        gradient: &mut [T],
        entries: &mut [T],
    ) -> Result<T, Error> {
        use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};

        if self.blocks.len() == 1 {
            return self.evaluate_into(f, x, gradient, entries);
        }
        self.clear(x, gradient, entries);
        let (blocks, terms, colors) = (&self.blocks, self.terms.rows(), self.coloring.colors());
        self.idle.resize_with(blocks.len(), || AnyInputs::new(colors));
        let run =
            |(number, inputs): (usize, &mut AnyInputs<T>)| inputs.run(&f, x, (&blocks[..], number), terms);
        let values: Vec<_> = self.idle.par_iter_mut().enumerate().map(run).collect::<Result<_, _>>()?;
        for (block, inputs) in blocks.iter().zip(&self.idle) {
            inputs.add(block, gradient, entries);
        }
        self.mirror(entries);
        Ok(values.last().copied().unwrap_or_else(T::zero))
    }

    fn clear(&self, x: &[T], gradient: &mut [T], entries: &mut [T]) {
        assert_length("x", x.len(), self.pattern.columns(), "columns");
        assert_length("the slice for the gradient", gradient.len(), self.pattern.columns(), "columns");
        assert_length("the slice for the entries", entries.len(), self.pattern.nonzeros(), "entries");
        gradient.fill(T::zero());
        entries.fill(T::zero());
    }

    /// Writes the entries below the diagonal.
    fn mirror(&self, entries: &mut [T]) {
        for &(place, mirror) in &self.mirrors {
            entries[place] = entries[mirror];
        }
    }
}

fn assert_patterns(terms: &Pattern, hessian: &Pattern) {
    assert!(
        hessian.is_symmetric(),
        "the pattern of a Hessian must be symmetric: call `pattern.union(&pattern.transpose())`"
    );
    assert!(
        terms.columns() == hessian.columns(),
        "the terms have {} inputs, but the Hessian has {} columns",
        terms.columns(),
        hessian.columns()
    );
}
