//! `Function`: one function that runs on any number, for code that needs its values and its derivatives.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;

#[cfg(feature = "alloc")]
use super::parameters::DualOf;
use super::parameters::{self, Directions, Parameters};
use crate::dual::Dual;
use crate::scalar::Real;

/// A function that runs on any number. A closure runs on one type of number only, but a method can be generic.
///
/// A solver or a check that takes a `Function` gets its values on plain floats, and its gradients, Jacobians and Hessians
/// on duals. Implement it for a struct that holds the data, or make it from an expression with [`function!`](crate::function).
///
/// ```
/// use gradual::{Function, Real};
///
/// /// The squared distances of a circle from some points
/// struct Misfit {
///     points: Vec<[f64; 2]>,
/// }
///
/// impl Function for Misfit {
///     type Input = [f64; 3];
///     type Output = f64;
///
///     fn call<R: Real>(&self, &[x, y, radius]: &[R; 3]) -> R {
///         self.points.iter().map(|p| ((x - p[0]).hypot(y - p[1]) - radius).powi(2)).sum()
///     }
/// }
///
/// let misfit = Misfit { points: vec![[3.0, 0.0], [0.0, 4.0]] };
/// assert_eq!(misfit.call(&[0.0, 0.0, 3.0]), 1.0);
/// assert_eq!(misfit.gradient(&[0.0, 0.0, 3.0]), (1.0, [0.0, -2.0, -2.0]));
/// let (_, _, hessian) = misfit.hessian(&[0.0, 0.0, 3.0]);
/// assert_eq!(hessian[6..], [2.0, 2.0, 4.0]);
/// ```
///
/// Input and output are structures of [`Parameters`] over `f64`: a number, an array, a `Vec`, a tuple, or a struct. The
/// function takes a reference to the same structure of numbers of type `R`:
///
/// | `Input` | the argument of `call` |
/// |---|---|
/// | `f64` | `&R` |
/// | `[f64; 3]` | `&[R; 3]` |
/// | `Vec<f64>` | `&Vec<R>` |
/// | `Model<f64>` | `&Model<R>` |
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a function that runs on any number",
    label = "expected an implementation of `Function`",
    note = "a closure runs on one type of number: write `gradual::function!(|x: &[f64; 2]| -> f64 {{ .. }})`",
    note = "if the function needs data, implement `Function` for a struct that holds them"
)]
pub trait Function: Sized {
    /// What it takes, over plain floats.
    type Input: Parameters<Scalar = f64, Of<f64> = Self::Input>;

    /// What it returns, over plain floats.
    type Output: Parameters<Scalar = f64, Of<f64> = Self::Output>;

    /// The function itself.
    fn call<R: Real>(&self, x: &<Self::Input as Parameters>::Of<R>) -> <Self::Output as Parameters>::Of<R>;

    /// Returns `(f(x), grad f(x))`. See [`parameters::gradient`].
    ///
    /// ```
    /// use gradual::{Function, function};
    ///
    /// let product = function!(|&(x, y): &(f64, f64)| -> f64 { x * y });
    /// assert_eq!(product.gradient(&(2.0, 3.0)), (6.0, (3.0, 2.0)));
    /// ```
    #[must_use]
    fn gradient(&self, x: &Self::Input) -> (f64, Self::Input)
    where
        Self: Function<Output = f64>,
    {
        <Self::Input as Parameters>::Directions::gradient(self, x)
    }

    /// Returns `(f(x), J)`. J is flat: with n numbers in the input, `J[i * n + j]` is the derivative of the i-th number
    /// of the output in the j-th number of the input. [`parameters::jacobian`] returns it with names.
    ///
    /// ```
    /// use gradual::{Function, function};
    ///
    /// let polar = function!(|&[r, angle]: &[f64; 2]| -> (f64, f64) { (r * angle.cos(), r * angle.sin()) });
    /// let (place, jacobian) = polar.jacobian(&[2.0, 0.0]);
    /// assert_eq!(place, (2.0, 0.0));
    /// assert_eq!(jacobian, [1.0, 0.0, 0.0, 2.0]);
    /// ```
    ///
    /// # Panics
    /// Panics if the function returns more or fewer numbers in one run than in the first.
    #[cfg(feature = "alloc")]
    #[must_use]
    fn jacobian(&self, x: &Self::Input) -> (Self::Output, Vec<f64>)
    where
        <Self::Output as Parameters>::Of<DualOf<Self::Input>>:
            Parameters<Scalar = DualOf<Self::Input>, Of<f64> = Self::Output>,
    {
        <Self::Input as Parameters>::Directions::jacobian(self, x)
    }

    /// Returns `(f(x), J v)`, where v has the structure of x. See [`parameters::jvp`].
    ///
    /// ```
    /// use gradual::{Function, function};
    ///
    /// let polar = function!(|&[r, angle]: &[f64; 2]| -> (f64, f64) { (r * angle.cos(), r * angle.sin()) });
    /// assert_eq!(polar.jvp(&[2.0, 0.0], &[0.0, 1.0]), ((2.0, 0.0), (0.0, 2.0)));
    /// ```
    ///
    /// # Panics
    /// Panics if x and v have different lengths, which only `Vec`s can.
    #[must_use]
    fn jvp(&self, x: &Self::Input, v: &Self::Input) -> (Self::Output, Self::Output)
    where
        <Self::Output as Parameters>::Of<Dual<f64>>: Parameters<Scalar = Dual<f64>, Of<f64> = Self::Output>,
    {
        parameters::jvp(|x| self.call::<Dual<f64>>(x), x, v)
    }

    /// Returns `(f(x), grad f(x), H)`. H is flat: with n numbers in the input, `H[i * n + j]` is the second derivative in
    /// the numbers i and j. [`parameters::hessian`] returns it with names.
    ///
    /// ```
    /// use gradual::{Function, function};
    ///
    /// let f = function!(|&(x, y): &(f64, f64)| -> f64 { x * x * y });
    /// let (_, _, hessian) = f.hessian(&(2.0, 3.0));
    /// assert_eq!(hessian, [6.0, 4.0, 4.0, 0.0]);
    /// ```
    #[cfg(feature = "alloc")]
    #[must_use]
    fn hessian(&self, x: &Self::Input) -> (f64, Self::Input, Vec<f64>)
    where
        Self: Function<Output = f64>,
    {
        <Self::Input as Parameters>::Directions::hessian(self, x)
    }

    /// Returns `(f(x), grad f(x), H v)`, where v has the structure of x. See [`parameters::hvp`].
    ///
    /// ```
    /// use gradual::{Function, function};
    ///
    /// let f = function!(|&(x, y): &(f64, f64)| -> f64 { x * x * y });
    /// assert_eq!(f.hvp(&(2.0, 3.0), &(1.0, -1.0)), (12.0, (12.0, 4.0), (2.0, 4.0)));
    /// ```
    ///
    /// # Panics
    /// Panics if x and v have different lengths, which only `Vec`s can.
    #[cfg(feature = "alloc")]
    #[must_use]
    fn hvp(&self, x: &Self::Input, v: &Self::Input) -> (f64, Self::Input, Self::Input)
    where
        Self: Function<Output = f64>,
    {
        <Self::Input as Parameters>::Directions::hvp(self, x, v)
    }
}

impl<F: Function> Function for &F {
    type Input = F::Input;
    type Output = F::Output;

    #[inline(always)]
    fn call<R: Real>(&self, x: &<F::Input as Parameters>::Of<R>) -> <F::Output as Parameters>::Of<R> {
        (**self).call::<R>(x)
    }
}

/// Makes a [`Function`](trait@crate::Function) from an expression. It looks like a closure with one argument, a reference,
/// which is a name or a pattern in brackets: `|x: &Vec<f64>|`, `|&[x, y]: &[f64; 2]|`. The types are those on plain floats:
///
/// ```
/// use gradual::{Function, Real, function};
///
/// fn rosenbrock<R: Real>(x: R, y: R) -> R {
///     (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
/// }
///
/// let f = function!(|&[x, y]: &[f64; 2]| -> f64 { rosenbrock(x, y) });
/// assert_eq!(f.call(&[1.0, 2.0]), 100.0);
/// assert_eq!(f.gradient(&[1.0, 2.0]), (100.0, [-400.0, 200.0]));
/// ```
///
/// The expression runs on numbers of the type `R`, which is a [`Real`](crate::Real): a constant on its own is
/// `R::lit(2.0)`. It captures no variables. If it needs some, implement the trait for a struct that holds them.
#[macro_export]
macro_rules! function {
    (|$x:ident: &$Input:ty| -> $Output:ty $body:block) => {
        $crate::function! { @ ($x) $Input, $Output, $body }
    };
    (|&$x:tt: &$Input:ty| -> $Output:ty $body:block) => {
        $crate::function! { @ (&$x) $Input, $Output, $body }
    };
    (@ ($x:pat) $Input:ty, $Output:ty, $body:block) => {{
        #[derive(Clone, Copy, Debug)]
        struct Expression;

        impl $crate::Function for Expression {
            type Input = $Input;
            type Output = $Output;

            fn call<R: $crate::Real>(
                &self,
                $x: &<$Input as $crate::Parameters>::Of<R>,
            ) -> <$Output as $crate::Parameters>::Of<R> {
                $body
            }
        }

        Expression
    }};
}
