//! Checks of generic functions against exact derivatives.

use alloc::vec::Vec;
use core::array;

use crate::check::builder::Check;
use crate::check::claim::Claim;
use crate::check::kind::Kind;
use crate::check::slopes::Slopes;
use crate::drivers;
use crate::drivers::slice::{self, Chunk};
use crate::dual::{Dual, DualVec};
use crate::dual2::Dual2Vec;

/// The first N numbers as an array. The check has made sure of the length.
pub(super) fn array<const N: usize>(x: &[f64]) -> [f64; N] {
    array::from_fn(|i| x[i])
}

impl<'a> Check<'a, f64> {
    /// Claims that `claim` is the derivative of `f`.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let cube = Check::derivative(|x| x.powi(3), |x| 3.0 * x * x);
    /// cube.at(2.0)?;
    /// cube.on(-10.0..=10.0)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn derivative<C: Claim>(
        f: impl Fn(Dual<f64>) -> Dual<f64> + 'a,
        claim: impl Fn(f64) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (value, slope) = drivers::derivative(&f, x[0]);
            Slopes::exact(&[value], 1, &[slope])
        };
        Self::new(Kind::Derivative, move |x, _| truth(x), move |x| claim(x[0]))
    }
}

impl<'a, const N: usize> Check<'a, [f64; N]> {
    /// Claims that `claim` is the gradient of `f`.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let product = Check::gradient(|[x, y]| x * y, |[x, y]| [y, x]);
    /// product.at([2.0, 3.0])?;
    /// product.on(-10.0..=10.0)?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn gradient<C: Claim>(
        f: impl Fn([DualVec<f64, N>; N]) -> DualVec<f64, N> + 'a,
        claim: impl Fn([f64; N]) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (value, slopes) = drivers::gradient(&f, array(x));
            Slopes::exact(&[value], N, &slopes)
        };
        Self::new(Kind::Gradient, move |x, _| truth(x), move |x| claim(array(x)))
    }

    /// Claims that `claim` is the Jacobian of `f`. Row i is the gradient of result i.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::jacobian(|[x, y]| [x * y, x.exp()], |[x, y]| [[y, x], [x.exp(), 0.0]]);
    /// f.at([2.0, 3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn jacobian<C: Claim, const M: usize>(
        f: impl Fn([DualVec<f64, N>; N]) -> [DualVec<f64, N>; M] + 'a,
        claim: impl Fn([f64; N]) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (values, rows) = drivers::jacobian(&f, array(x));
            Slopes::exact(&values, N, rows.as_flattened())
        };
        Self::new(Kind::Jacobian, move |x, _| truth(x), move |x| claim(array(x)))
    }

    /// Claims that `claim` is the Hessian of `f`. Row i is the gradient of df/dx_i.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::hessian(|[x, y]| x * x * y, |[x, y]| [[2.0 * y, 2.0 * x], [2.0 * x, 0.0]]);
    /// f.at([2.0, 3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn hessian<C: Claim>(
        f: impl Fn([Dual2Vec<f64, N>; N]) -> Dual2Vec<f64, N> + 'a,
        claim: impl Fn([f64; N]) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (value, gradient, rows) = drivers::hessian(&f, array(x));
            Slopes { gradient: Some(gradient.to_vec()), ..Slopes::exact(&[value], N, rows.as_flattened()) }
        };
        Self::new(Kind::Hessian, move |x, _| truth(x), move |x| claim(array(x)))
    }
}

impl<'a, const N: usize> Check<'a, ([f64; N], [f64; N])> {
    /// Claims that `claim(x, v)` is the Jacobian of `f` at x times the vector v.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::jvp(|[x, y]| [x * y, x + y], |[x, y], [v, w]| [y * v + x * w, v + w]);
    /// f.at(([2.0, 3.0], [1.0, -1.0]))?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn jvp<C: Claim, const M: usize>(
        f: impl Fn([Dual<f64>; N]) -> [Dual<f64>; M] + 'a,
        claim: impl Fn([f64; N], [f64; N]) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (values, slopes) = drivers::jvp(&f, array(x), array(&x[N..]));
            Slopes::exact(&values, M, &slopes)
        };
        Self::new(Kind::Jvp, move |x, _| truth(x), move |x| claim(array(x), array(&x[N..])))
    }
}

impl<'a> Check<'a, [f64]> {
    /// Claims that `claim` is the gradient of `f`, which takes a slice of any length.
    ///
    /// ```
    /// use gradual::check::Check;
    /// use gradual::slice::Chunk;
    ///
    /// let norm = Check::slice_gradient(
    ///     |x| x.iter().map(|x| x * x).sum::<Chunk<f64>>().sqrt(),
    ///     |x| {
    ///         let norm = x.iter().map(|x| x * x).sum::<f64>().sqrt();
    ///         x.iter().map(|x| x / norm).collect::<Vec<_>>()
    ///     },
    /// );
    /// norm.at(&[3.0, 4.0])?;
    /// norm.on(vec![0.1..=1.0; 20])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn slice_gradient<C: Claim>(
        f: impl Fn(&[Chunk<f64>]) -> Chunk<f64> + 'a,
        claim: impl Fn(&[f64]) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (value, slopes) = slice::gradient(&f, x);
            Slopes::exact(&[value], x.len(), &slopes)
        };
        Self::new(Kind::Gradient, move |x, _| truth(x), claim)
    }

    /// Claims that `claim` is the Jacobian of `f`, which takes a slice of any length and returns a `Vec`.
    ///
    /// ```
    /// use gradual::check::Check;
    ///
    /// let f = Check::slice_jacobian(|x| vec![x[0] * x[1], x[0]], |x| [[x[1], x[0]], [1.0, 0.0]]);
    /// f.at(&[2.0, 3.0])?;
    /// # Ok::<(), gradual::check::Mismatch>(())
    /// ```
    pub fn slice_jacobian<C: Claim>(
        f: impl Fn(&[Chunk<f64>]) -> Vec<Chunk<f64>> + 'a,
        claim: impl Fn(&[f64]) -> C + 'a,
    ) -> Self {
        let truth = move |x: &[f64]| {
            let (values, slopes) = slice::jacobian(&f, x);
            Slopes::exact(&values, x.len(), &slopes)
        };
        Self::new(Kind::Jacobian, move |x, _| truth(x), claim)
    }
}
