//! Structured problems: the same small function for each of many items, such as the observations of a bundle adjustment or
//! the elements of a mesh. The pattern is known from the inputs of each item, so nothing is traced and nothing is coloured.
//!
//! - [`Residuals`]: an item has M results of its own. They are M rows of a Jacobian.
//! - [`Energies`]: an item is a term of a sum, which has a gradient and a Hessian.
//!
//! The function takes the number of the item and the N numbers that it depends on. Everything else that it needs, such as
//! an observation, it looks up by the number.
//!
//! ```
//! use gradual::sparse::assemble::Residuals;
//!
//! // Distances between points on a line, each measured once.
//! let measured = [(0, 1, 1.1), (1, 2, 0.9), (0, 2, 2.1)];
//! let residuals = Residuals::new(3, measured.map(|(a, b, _)| [a, b]));
//! let x = [0.0_f64, 1.0, 2.0];
//! let (values, jacobian) = residuals.evaluate(|item, [a, b]| [b - a - measured[item].2], &x);
//! assert_eq!(jacobian.to_dense(), [-1.0, 1.0, 0.0, 0.0, -1.0, 1.0, -1.0, 0.0, 1.0]);
//! assert!((values[2] + 0.1).abs() < 1e-12);
//! ```

use alloc::sync::Arc;
use alloc::vec;
use alloc::vec::Vec;

use super::length::assert_length;
use super::{Matrix, Pattern};
use crate::dual::DualVec;
use crate::dual2::Dual2Vec;
use crate::scalar::Scalar;

fn check_item<const N: usize>(number: usize, item: &[usize; N], inputs: usize) {
    for (at, j) in item.iter().enumerate() {
        assert!(*j < inputs, "item {number} has input {j}, but there are {inputs} inputs");
        assert!(
            !item[..at].contains(j),
            "item {number} has input {j} twice: give it once, and use it twice in the function"
        );
    }
}

/// Items with M results each, which depend on N of the inputs. Row `M i + r` of the Jacobian belongs to result r of item i.
///
/// ```
/// use gradual::sparse::assemble::Residuals;
///
/// // Points in the plane: item i says how far point i is from the next.
/// let residuals = Residuals::new(6, [[0, 1, 2, 3], [2, 3, 4, 5]]);
/// let difference = |_, [x, y, z, w]: [_; 4]| [z - x, w - y];
/// let (values, jacobian) = residuals.evaluate(difference, &[0.0, 0.0, 3.0, 4.0, 6.0, 8.0]);
/// assert_eq!(values, [3.0, 4.0, 3.0, 4.0]);
/// assert_eq!(jacobian.row(3), (&[2, 3, 4, 5][..], &[0.0, -1.0, 0.0, 1.0][..]));
/// ```
#[derive(Clone, Debug)]
pub struct Residuals<const N: usize, const M: usize> {
    items: Vec<[usize; N]>,
    /// For each item, where its inputs are among them in increasing order. None if the inputs of all items increase.
    ranks: Option<Vec<[usize; N]>>,
    pattern: Arc<Pattern>,
}

impl<const N: usize, const M: usize> Residuals<N, M> {
    /// The problem with so many inputs in all, and with the inputs of each item.
    ///
    /// ```
    /// use gradual::sparse::assemble::Residuals;
    ///
    /// let neighbours = Residuals::<2, 1>::new(1000, (0..999).map(|i| [i, i + 1]));
    /// assert_eq!(neighbours.pattern().nonzeros(), 1998);
    /// ```
    ///
    /// # Panics
    /// Panics if an item has the same input twice, or an input that is not below `inputs`.
    #[must_use]
    pub fn new(inputs: usize, items: impl IntoIterator<Item = [usize; N]>) -> Self {
        const { assert!(N > 0 && M > 0, "an item needs at least one input and one result") };
        let items: Vec<_> = items.into_iter().collect();
        items.iter().enumerate().for_each(|(number, item)| check_item(number, item, inputs));
        let rank = |item: &[usize; N]| item.map(|j| item.iter().filter(|&&other| other < j).count());
        let ranks = (!items.iter().all(|item| item.is_sorted())).then(|| items.iter().map(rank).collect());
        let pattern = Arc::new(Pattern::from_rows(inputs, items.iter().flat_map(|&item| [item; M])));
        Self { items, ranks, pattern }
    }

    /// Where the entries of the Jacobian are. Row `M i + r` has the inputs of item i.
    ///
    /// ```
    /// # use gradual::sparse::assemble::Residuals;
    /// assert_eq!(Residuals::<2, 1>::new(3, [[2, 0]]).pattern().row(0), [0, 2]);
    /// ```
    #[must_use]
    pub fn pattern(&self) -> &Arc<Pattern> {
        &self.pattern
    }

    /// Returns all results and the Jacobian.
    ///
    /// ```
    /// use gradual::sparse::assemble::Residuals;
    ///
    /// let products = Residuals::new(3, [[0, 1], [2, 1]]);
    /// let (values, jacobian) = products.evaluate(|_, [x, y]| [x * y], &[2.0, 3.0, 5.0]);
    /// assert_eq!((values, jacobian.to_dense()), (vec![6.0, 15.0], vec![3.0, 2.0, 0.0, 0.0, 5.0, 3.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if x does not have the number of inputs of the problem.
    #[must_use]
    pub fn evaluate<T: Scalar>(
        &self,
        f: impl Fn(usize, [DualVec<T, N>; N]) -> [DualVec<T, N>; M],
        x: &[T],
    ) -> (Vec<T>, Matrix<T>) {
        let mut values = vec![T::zero(); self.pattern.rows()];
        let mut entries = vec![T::zero(); self.pattern.nonzeros()];
        self.evaluate_into(f, x, &mut values, &mut entries);
        (values, Matrix::new(self.pattern.clone(), entries))
    }

    /// Writes all results and the entries of the Jacobian into your slices. It allocates nothing.
    ///
    /// ```
    /// use gradual::sparse::assemble::Residuals;
    ///
    /// let products = Residuals::new(3, [[0, 1], [2, 1]]);
    /// let (mut values, mut entries) = ([0.0; 2], [0.0; 4]);
    /// products.evaluate_into(|_, [x, y]| [x * y], &[2.0, 3.0, 5.0], &mut values, &mut entries);
    /// assert_eq!((values, entries), ([6.0, 15.0], [3.0, 2.0, 5.0, 3.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if a slice does not have the length that the problem needs.
    pub fn evaluate_into<T: Scalar>(
        &self,
        f: impl Fn(usize, [DualVec<T, N>; N]) -> [DualVec<T, N>; M],
        x: &[T],
        values: &mut [T],
        entries: &mut [T],
    ) {
        self.assert_lengths(x, values, entries);
        let places = values.chunks_mut(M).zip(entries.chunks_mut(M * N));
        for (number, (values, entries)) in places.enumerate() {
            self.write(&f, number, x, values, entries);
        }
    }

    /// [`evaluate_into`](Self::evaluate_into) on all cores: the same bits.
    ///
    /// ```
    /// use gradual::sparse::assemble::Residuals;
    ///
    /// let products = Residuals::new(1001, (0..1000).map(|i| [i, i + 1]));
    /// let (mut values, mut entries) = (vec![0.0; 1000], vec![0.0; 2000]);
    /// products.parallel_evaluate_into(|_, [x, y]| [x * y], &[3.0; 1001], &mut values, &mut entries);
    /// assert_eq!((values[999], entries[1999]), (9.0, 3.0));
    /// ```
    ///
    /// # Panics
    /// Panics if a slice does not have the length that the problem needs.
    #[cfg(feature = "rayon")]
    pub fn parallel_evaluate_into<T: Scalar>(
        &self,
        f: impl Fn(usize, [DualVec<T, N>; N]) -> [DualVec<T, N>; M] + Sync,
        x: &[T],
        values: &mut [T],
        entries: &mut [T],
    ) {
        use rayon::iter::{IndexedParallelIterator, ParallelIterator};
        use rayon::slice::ParallelSliceMut;

        self.assert_lengths(x, values, entries);
        let places = values.par_chunks_mut(M).zip(entries.par_chunks_mut(M * N));
        places.enumerate().with_min_len(16).for_each(|(number, (values, entries))| {
            self.write(&f, number, x, values, entries);
        });
    }

    fn assert_lengths<T>(&self, x: &[T], values: &[T], entries: &[T]) {
        assert_length("x", x.len(), self.pattern.columns(), "columns");
        assert_length("the slice for the values", values.len(), self.pattern.rows(), "rows");
        assert_length("the slice for the entries", entries.len(), self.pattern.nonzeros(), "entries");
    }

    /// Writes the results of an item and its rows of the Jacobian.
    #[inline(always)]
    fn write<T: Scalar>(
        &self,
        f: &impl Fn(usize, [DualVec<T, N>; N]) -> [DualVec<T, N>; M],
        number: usize,
        x: &[T],
        values: &mut [T],
        entries: &mut [T],
    ) {
        let results = f(number, DualVec::variables(self.items[number].map(|j| x[j])));
        for (r, y) in results.iter().enumerate() {
            values[r] = y.value;
            let row = &mut entries[r * N..][..N];
            match &self.ranks {
                None => row.copy_from_slice(&y.partials),
                Some(ranks) => {
                    for (&rank, &partial) in ranks[number].iter().zip(&y.partials) {
                        row[rank] = partial;
                    }
                }
            }
        }
    }
}

/// Items that are the terms of a sum, each of which depends on N of the inputs: the energy of a mesh by its elements, the
/// energy of atoms by their bonds.
///
/// ```
/// use gradual::sparse::assemble::Energies;
///
/// // Springs between neighbours: the sum of (x_(i+1) - x_i)^2 / 2.
/// let springs = Energies::new(3, [[0, 1], [1, 2]]);
/// let spring = |_, [a, b]: [gradual::Dual2Vec<f64, 2>; 2]| (b - a).powi(2) / 2.0;
/// let (energy, gradient, hessian) = springs.evaluate(spring, &[0.0, 1.0, 3.0]);
/// assert_eq!((energy, gradient), (2.5, vec![-1.0, -1.0, 2.0]));
/// assert_eq!(hessian.to_dense(), [1.0, -1.0, 0.0, -1.0, 2.0, -1.0, 0.0, -1.0, 1.0]);
/// ```
#[derive(Clone, Debug)]
pub struct Energies<const N: usize> {
    items: Vec<[usize; N]>,
    /// For each item, where its entries of the Hessian are among all entries.
    places: Vec<[[usize; N]; N]>,
    pattern: Arc<Pattern>,
}

impl<const N: usize> Energies<N> {
    /// The problem with so many inputs in all, and with the inputs of each item.
    ///
    /// ```
    /// use gradual::sparse::assemble::Energies;
    ///
    /// let neighbours = Energies::new(1000, (0..999).map(|i| [i, i + 1]));
    /// assert_eq!(neighbours.pattern().nonzeros(), 2998);
    /// ```
    ///
    /// # Panics
    /// Panics if an item has the same input twice, or an input that is not below `inputs`.
    #[must_use]
    pub fn new(inputs: usize, items: impl IntoIterator<Item = [usize; N]>) -> Self {
        let items: Vec<_> = items.into_iter().collect();
        let mut rows = vec![Vec::new(); inputs];
        for (number, &item) in items.iter().enumerate() {
            check_item(number, &item, inputs);
            for j in item {
                rows[j].extend(item);
            }
        }
        let pattern = Pattern::from_rows(inputs, rows);
        let place = |j, k| pattern.index_of(j, k).expect("the pattern has all pairs of an item");
        let of_item = |item: &[usize; N]| item.map(|j| item.map(|k| place(j, k)));
        let places = items.iter().map(of_item).collect();
        Self { items, places, pattern: Arc::new(pattern) }
    }

    /// Where the entries of the Hessian are: two inputs have one if they belong to the same item.
    ///
    /// ```
    /// # use gradual::sparse::assemble::Energies;
    /// assert_eq!(Energies::new(3, [[2, 0]]).pattern().row(0), [0, 2]);
    /// ```
    #[must_use]
    pub fn pattern(&self) -> &Arc<Pattern> {
        &self.pattern
    }

    /// Returns the sum, its gradient and its Hessian.
    ///
    /// ```
    /// use gradual::sparse::assemble::Energies;
    ///
    /// let products = Energies::new(3, [[0, 1], [2, 1]]);
    /// let (sum, gradient, hessian) = products.evaluate(|_, [x, y]| x * y, &[2.0, 3.0, 5.0]);
    /// assert_eq!((sum, gradient), (21.0, vec![3.0, 7.0, 3.0]));
    /// assert_eq!(hessian.to_dense(), [0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0, 1.0, 0.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if x does not have the number of inputs of the problem.
    #[must_use]
    pub fn evaluate<T: Scalar>(
        &self,
        f: impl Fn(usize, [Dual2Vec<T, N>; N]) -> Dual2Vec<T, N>,
        x: &[T],
    ) -> (T, Vec<T>, Matrix<T>) {
        let mut gradient = vec![T::zero(); x.len()];
        let mut entries = vec![T::zero(); self.pattern.nonzeros()];
        let sum = self.evaluate_into(f, x, &mut gradient, &mut entries);
        (sum, gradient, Matrix::new(self.pattern.clone(), entries))
    }

    /// Writes the gradient and the entries of the Hessian into your slices, and returns the sum. It allocates nothing.
    ///
    /// ```
    /// use gradual::sparse::assemble::Energies;
    ///
    /// let products = Energies::new(3, [[0, 1], [2, 1]]);
    /// let (mut gradient, mut entries) = ([0.0; 3], vec![0.0; products.pattern().nonzeros()]);
    /// let sum = products.evaluate_into(|_, [x, y]| x * y, &[2.0, 3.0, 5.0], &mut gradient, &mut entries);
    /// assert_eq!((sum, gradient), (21.0, [3.0, 7.0, 3.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if a slice does not have the length that the problem needs.
    pub fn evaluate_into<T: Scalar>(
        &self,
        f: impl Fn(usize, [Dual2Vec<T, N>; N]) -> Dual2Vec<T, N>,
        x: &[T],
        gradient: &mut [T],
        entries: &mut [T],
    ) -> T {
        self.clear(x, gradient, entries);
        let energy = |number: usize| f(number, Dual2Vec::variables(self.items[number].map(|j| x[j])));
        (0..self.items.len()).map(|number| self.add(number, &energy(number), gradient, entries)).sum()
    }

    /// [`evaluate_into`](Self::evaluate_into) on all cores: the same bits. The items are computed in parallel and added in
    /// order.
    ///
    /// ```
    /// use gradual::sparse::assemble::Energies;
    ///
    /// let products = Energies::new(1001, (0..1000).map(|i| [i, i + 1]));
    /// let (mut gradient, mut entries) = (vec![0.0; 1001], vec![0.0; products.pattern().nonzeros()]);
    /// let sum =
    ///     products.parallel_evaluate_into(|_, [x, y]| x * y, &[3.0; 1001], &mut gradient, &mut entries);
    /// assert_eq!((sum, gradient[500]), (9000.0, 6.0));
    /// ```
    ///
    /// # Panics
    /// Panics if a slice does not have the length that the problem needs.
    #[cfg(feature = "rayon")]
    pub fn parallel_evaluate_into<T: Scalar>(
        &self,
        f: impl Fn(usize, [Dual2Vec<T, N>; N]) -> Dual2Vec<T, N> + Sync,
        x: &[T],
        gradient: &mut [T],
        entries: &mut [T],
    ) -> T {
        use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

        self.clear(x, gradient, entries);
        let energy =
            |(number, item): (usize, &[usize; N])| f(number, Dual2Vec::variables(item.map(|j| x[j])));
        let energies: Vec<_> = self.items.par_iter().enumerate().with_min_len(16).map(energy).collect();
        energies.iter().enumerate().map(|(number, y)| self.add(number, y, gradient, entries)).sum()
    }

    fn clear<T: Scalar>(&self, x: &[T], gradient: &mut [T], entries: &mut [T]) {
        assert_length("x", x.len(), self.pattern.columns(), "columns");
        assert_length("the slice for the gradient", gradient.len(), self.pattern.columns(), "columns");
        assert_length("the slice for the entries", entries.len(), self.pattern.nonzeros(), "entries");
        gradient.fill(T::zero());
        entries.fill(T::zero());
    }

    /// Adds the derivatives of an item, and returns its value.
    fn add<T: Scalar>(&self, number: usize, y: &Dual2Vec<T, N>, gradient: &mut [T], entries: &mut [T]) -> T {
        for (&j, &slope) in self.items[number].iter().zip(&y.gradient) {
            gradient[j] += slope;
        }
        for (places, curvatures) in self.places[number].iter().zip(&y.hessian) {
            for (&place, &curvature) in places.iter().zip(curvatures) {
                entries[place] += curvature;
            }
        }
        y.value
    }
}
