//! Checks of functions of nalgebra's vectors. They are the checks for arrays and slices in other containers.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::RangeBounds;

use nalgebra::{DVector, Dim, Matrix, RawStorage, SVector};

use crate::check::builder::Check;
use crate::check::claim::{Claim, Claimed};
use crate::check::domain::{Domain, Interval};
use crate::check::input::{Input, list};
use crate::drivers::slice::Chunk;
use crate::dual::DualVec;
use crate::dual2::Dual2Vec;

impl<const N: usize> Input for SVector<f64, N> {
    type At<'a> = Self;

    fn numbers(at: Self) -> Vec<f64> {
        at.as_slice().to_vec()
    }

    fn source(numbers: &[f64]) -> String {
        alloc::format!("vector!{}", list(numbers))
    }
}

impl Input for DVector<f64> {
    type At<'a> = &'a Self;

    fn numbers(at: &Self) -> Vec<f64> {
        at.as_slice().to_vec()
    }

    fn source(numbers: &[f64]) -> String {
        alloc::format!("&dvector!{}", list(numbers))
    }
}

/// One range for each number.
impl<R: RangeBounds<f64>, const N: usize> Domain<SVector<f64, N>> for [R; N] {
    fn intervals(self) -> Vec<Interval> {
        Domain::<[f64; N]>::intervals(self)
    }
}

/// One range for each number.
impl<R: RangeBounds<f64>> Domain<DVector<f64>> for Vec<R> {
    fn intervals(self) -> Vec<Interval> {
        Domain::<[f64]>::intervals(self)
    }
}

/// A matrix with one column is a list. Any other matrix is a table.
impl<R: Dim, C: Dim, S: RawStorage<f64, R, C>> Claim for Matrix<f64, R, C, S> {
    fn claimed(self) -> Claimed {
        if self.ncols() == 1 {
            return self.iter().copied().collect::<Vec<_>>().claimed();
        }
        let row = |i: usize| self.row(i).iter().copied().collect();
        (0..self.nrows()).map(row).collect::<Vec<Vec<f64>>>().claimed()
    }
}

impl<'a, const N: usize> Check<'a, SVector<f64, N>> {
    /// Claims that `claim` is the gradient of `f`, which takes a vector. Closures need the vector's type, as here.
    ///
    /// ```
    /// use gradual::check::Check;
    /// use nalgebra::{Vector3, vector};
    ///
    /// let square = Check::<Vector3<f64>>::vector_gradient(|x| x.norm_squared(), |x| x * 2.0);
    /// square.at(vector![1.0, 2.0, 3.0])?;
    /// square.on([-10.0..=10.0, -10.0..=10.0, 0.0..=1.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn vector_gradient<C: Claim>(
        f: impl Fn(SVector<DualVec<f64, N>, N>) -> DualVec<f64, N> + 'a,
        claim: impl Fn(SVector<f64, N>) -> C + 'a,
    ) -> Self {
        Check::gradient(move |x| f(x.into()), move |x| claim(x.into())).with_input()
    }

    /// Claims that `claim` is the Jacobian of `f`, which takes and returns vectors. It has M rows of N slopes.
    ///
    /// ```
    /// use gradual::check::Check;
    /// use nalgebra::{matrix, vector};
    ///
    /// let turn = Check::vector_jacobian(
    ///     |x| vector![x[0] * x[1].cos(), x[0] * x[1].sin()],
    ///     |x| matrix![x[1].cos(), -x[0] * x[1].sin(); x[1].sin(), x[0] * x[1].cos()],
    /// );
    /// turn.at(vector![2.0, 0.5])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn vector_jacobian<C: Claim, const M: usize>(
        f: impl Fn(SVector<DualVec<f64, N>, N>) -> SVector<DualVec<f64, N>, M> + 'a,
        claim: impl Fn(SVector<f64, N>) -> C + 'a,
    ) -> Self {
        let f = move |x: [DualVec<f64, N>; N]| -> [DualVec<f64, N>; M] { f(x.into()).into() };
        Check::jacobian(f, move |x| claim(x.into())).with_input()
    }

    /// Claims that `claim` is the Hessian of `f`, which takes a vector. It has N rows of N slopes.
    ///
    /// ```
    /// use gradual::check::Check;
    /// use nalgebra::{Matrix2, Vector2, vector};
    ///
    /// let square = Check::<Vector2<f64>>::vector_hessian(|x| x.norm_squared(), |_| Matrix2::identity() * 2.0);
    /// square.at(vector![1.0, 2.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn vector_hessian<C: Claim>(
        f: impl Fn(SVector<Dual2Vec<f64, N>, N>) -> Dual2Vec<f64, N> + 'a,
        claim: impl Fn(SVector<f64, N>) -> C + 'a,
    ) -> Self {
        Check::hessian(move |x| f(x.into()), move |x| claim(x.into())).with_input()
    }
}

impl<'a> Check<'a, DVector<f64>> {
    /// Claims that `claim` is the gradient of `f`, which takes a vector of any length.
    ///
    /// ```
    /// use gradual::check::Check;
    /// use nalgebra::dvector;
    ///
    /// let square = Check::dynamic_gradient(|x| x.norm_squared(), |x| x * 2.0);
    /// square.at(&dvector![1.0, 2.0, 3.0])?;
    /// square.on(vec![-10.0..=10.0; 30])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn dynamic_gradient<C: Claim>(
        f: impl Fn(&DVector<Chunk<f64>>) -> Chunk<f64> + 'a,
        claim: impl Fn(&DVector<f64>) -> C + 'a,
    ) -> Self {
        let f = move |x: &[Chunk<f64>]| f(&DVector::from_row_slice(x));
        Check::slice_gradient(f, move |x| claim(&DVector::from_row_slice(x))).with_input()
    }

    /// Claims that `claim` is the Jacobian of `f`, which takes and returns vectors of any length. Row i is the gradient
    /// of result i.
    ///
    /// ```
    /// use gradual::check::Check;
    /// use nalgebra::{DMatrix, dvector};
    ///
    /// let squares = Check::dynamic_jacobian(|x| x.component_mul(x), |x| DMatrix::from_diagonal(&(x * 2.0)));
    /// squares.at(&dvector![1.0, 2.0, 3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn dynamic_jacobian<C: Claim>(
        f: impl Fn(&DVector<Chunk<f64>>) -> DVector<Chunk<f64>> + 'a,
        claim: impl Fn(&DVector<f64>) -> C + 'a,
    ) -> Self {
        let f = move |x: &[Chunk<f64>]| f(&DVector::from_row_slice(x)).data.into();
        Check::slice_jacobian(f, move |x| claim(&DVector::from_row_slice(x))).with_input()
    }
}
