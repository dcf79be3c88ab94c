//! Derivatives of functions of a slice in one direction, on `Dual`: one run for any number of inputs.

use alloc::vec::Vec;

use super::Workspace;
use super::chunks::infallible;
use crate::dual::Dual;
use crate::scalar::Scalar;

/// Returns `(f(x), grad f(x) · v)`: the value of a function of a slice and its derivative along the vector v.
///
/// ```
/// use gradual::slice;
///
/// let (value, slope) = slice::directional_derivative(|x| x[0] * x[1], &[2.0, 3.0], &[1.0, -1.0]);
/// assert_eq!((value, slope), (6.0, 1.0));
/// ```
///
/// The function runs once. The driver does not normalize v: if you want the slope per unit of length, divide v by its
/// length first. [`Workspace::jvp`] does not allocate.
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the call of `f`.
#[must_use]
#[inline]
pub fn directional_derivative<T: Scalar>(f: impl FnOnce(&[Dual<T>]) -> Dual<T>, x: &[T], v: &[T]) -> (T, T) {
    f(along(x, v, &mut Vec::new())).parts()
}

/// [`directional_derivative`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, slice};
///
/// let mean = |x: &[Dual<f64>]| match x {
///     [] => Err("the mean of nothing"),
///     _ => Ok(x.iter().sum::<Dual<f64>>() / x.len() as f64),
/// };
/// assert_eq!(slice::try_directional_derivative(mean, &[1.0, 2.0], &[1.0, 3.0]), Ok((1.5, 2.0)));
/// assert_eq!(slice::try_directional_derivative(mean, &[], &[]), Err("the mean of nothing"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the call of `f`.
#[inline]
pub fn try_directional_derivative<T: Scalar, E>(
    f: impl FnOnce(&[Dual<T>]) -> Result<Dual<T>, E>,
    x: &[T],
    v: &[T],
) -> Result<(T, T), E> {
    Ok(f(along(x, v, &mut Vec::new()))?.parts())
}

/// Returns `(f(x), J v)` for a function from a slice to m numbers: its values, and its Jacobian J times the vector v.
///
/// The function runs once, and J is never formed.
///
/// ```
/// use gradual::slice;
///
/// let f = |x: &[gradual::Dual<f64>]| vec![x[0] * x[1], x[0] + x[1], x[1]];
/// let (values, j_v) = slice::jvp(f, &[2.0, 3.0], &[1.0, -1.0]);
/// assert_eq!(values, [6.0, 5.0, 3.0]);
/// assert_eq!(j_v, [1.0, 0.0, -1.0]);
/// ```
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the call of `f`.
#[must_use]
#[inline]
pub fn jvp<T: Scalar>(f: impl FnOnce(&[Dual<T>]) -> Vec<Dual<T>>, x: &[T], v: &[T]) -> (Vec<T>, Vec<T>) {
    let Ok(found) = try_jvp(|x| infallible(f(x)), x, v);
    found
}

/// [`jvp`] for a function that may fail.
///
/// ```
/// use gradual::{Dual, slice};
///
/// let inverse = |x: &[Dual<f64>]| if x[0] == 0.0 { Err("x is 0") } else { Ok(vec![x[0].recip()]) };
/// assert_eq!(slice::try_jvp(inverse, &[2.0], &[4.0]), Ok((vec![0.5], vec![-1.0])));
/// assert_eq!(slice::try_jvp(inverse, &[0.0], &[4.0]), Err("x is 0"));
/// ```
///
/// # Errors
/// Returns the error that `f` returns.
///
/// # Panics
/// Panics if v is not as long as x. The check comes before the call of `f`.
#[inline]
pub fn try_jvp<T: Scalar, E>(
    f: impl FnOnce(&[Dual<T>]) -> Result<Vec<Dual<T>>, E>,
    x: &[T],
    v: &[T],
) -> Result<(Vec<T>, Vec<T>), E> {
    let outputs = f(along(x, v, &mut Vec::new()))?;
    Ok(outputs.into_iter().map(Dual::parts).unzip())
}

impl<T: Scalar> Workspace<T> {
    /// Writes the m values of a function of a slice into `values`, and its Jacobian times the vector v into `j_v`.
    ///
    /// The function writes its results into its second argument, which has m zeros when the function is called.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let f = |x: &[gradual::Dual<f64>], y: &mut [_]| {
    ///     y[0] = x[0] * x[1];
    ///     y[1] = x[0] + x[1];
    /// };
    /// let (mut values, mut j_v) = ([0.0; 2], [0.0; 2]);
    /// Workspace::new().jvp(f, &[2.0, 3.0], &[1.0, -1.0], &mut values, &mut j_v);
    /// assert_eq!((values, j_v), ([6.0, 5.0], [1.0, 0.0]));
    /// ```
    ///
    /// # Panics
    /// Panics if v is not as long as x, or `j_v` not as long as `values`. The check comes before the call of `f`.
    #[inline]
    pub fn jvp(
        &mut self,
        f: impl FnOnce(&[Dual<T>], &mut [Dual<T>]),
        x: &[T],
        v: &[T],
        values: &mut [T],
        j_v: &mut [T],
    ) {
        let Ok(()) = self.try_jvp(
            |x, y| {
                f(x, y);
                infallible(())
            },
            x,
            v,
            values,
            j_v,
        );
    }

    /// [`jvp`](Self::jvp) for a function that may fail.
    ///
    /// ```
    /// use gradual::slice::Workspace;
    ///
    /// let (mut values, mut j_v) = ([9.0], [9.0]);
    /// let fails = Workspace::new().try_jvp(|_, _| Err("no luck"), &[2.0], &[1.0], &mut values, &mut j_v);
    /// assert_eq!(fails, Err("no luck"));
    /// assert_eq!((values, j_v), ([9.0], [9.0]));
    /// ```
    ///
    /// # Errors
    /// Returns the error that `f` returns. Then `values` and `j_v` stay as they are.
    ///
    /// # Panics
    /// Panics if v is not as long as x, or `j_v` not as long as `values`. The check comes before the call of `f`.
    #[inline]
    pub fn try_jvp<E>(
        &mut self,
        f: impl FnOnce(&[Dual<T>], &mut [Dual<T>]) -> Result<(), E>,
        x: &[T],
        v: &[T],
        values: &mut [T],
        j_v: &mut [T],
    ) -> Result<(), E> {
        let m = values.len();
        assert!(
            m == j_v.len(),
            "there are {m} values, but the slice for their derivatives has length {}",
            j_v.len()
        );
        let Self { dual_inputs, dual_outputs: outputs, .. } = self;
        let inputs = along(x, v, dual_inputs);
        outputs.clear();
        outputs.resize(m, Dual::constant(T::zero()));
        f(inputs, outputs)?;
        for ((y, value), slope) in outputs.iter().zip(values).zip(j_v) {
            (*value, *slope) = y.parts();
        }
        Ok(())
    }
}

/// Seeds the inputs with the parts of v.
fn along<'a, T: Scalar>(x: &[T], v: &[T], inputs: &'a mut Vec<Dual<T>>) -> &'a [Dual<T>] {
    assert!(x.len() == v.len(), "x has length {}, but v has length {}", x.len(), v.len());
    inputs.clear();
    inputs.extend(x.iter().zip(v).map(|(&x, &v)| Dual::new(x, v)));
    inputs
}
