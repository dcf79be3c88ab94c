//! Functions that run on every number type that a plan needs.

use alloc::vec::Vec;

use super::Tracer;
use crate::dual::DualVec;
use crate::dual2::{Dual2Vec, HyperDual};

/// A function from a slice of numbers to a list of numbers, on numbers of the type R.
///
/// A plan runs your function on several number types: on [`Tracer`]s to find the pattern, and on dual numbers of the
/// width that suits the pattern. A closure has one number type, so it cannot do this alone. There are two ways:
///
/// - The macro [`generic!`](crate::sparse::generic) makes a function out of a closure or of the name of a generic function.
/// - Implement this trait for a type of your own. This is also the way to keep the parameters of a model together.
///
/// ```
/// use gradual::Real;
/// use gradual::sparse::{self, SliceFunction};
///
/// /// Springs between neighbours.
/// struct Springs {
///     stiffness: f64,
/// }
///
/// impl<R: Real> SliceFunction<R> for Springs {
///     fn call(&self, x: &[R], results: &mut Vec<R>) {
///         results.extend(x.windows(2).map(|x| self.stiffness * (x[1] - x[0]).powi(3)));
///     }
/// }
///
/// let (forces, jacobian) = sparse::jacobian(Springs { stiffness: 2.0 }, &[0.0, 1.0, 3.0])?;
/// assert_eq!(forces, [2.0, 16.0]);
/// assert_eq!(jacobian.to_dense(), [-6.0, 6.0, 0.0, 0.0, -24.0, 24.0]);
/// # Ok::<(), sparse::Error>(())
/// ```
///
/// A [`gradual::Function`](trait@crate::Function) takes a structure of numbers, not a slice. If its input is a `Vec`, give
/// it to a plan in this way:
///
/// ```
/// use gradual::Function;
/// use gradual::sparse::{self, generic};
///
/// let f = gradual::function!(|x: &Vec<f64>| -> Vec<f64> { x.windows(2).map(|x| x[0] * x[1]).collect() });
/// let (values, jacobian) = sparse::jacobian(generic!(|x| f.call(&x.to_vec())), &[2.0, 3.0, 5.0])?;
/// assert_eq!(values, [6.0, 15.0]);
/// assert_eq!(jacobian.to_dense(), [3.0, 2.0, 0.0, 0.0, 5.0, 3.0]);
/// # Ok::<(), sparse::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a function that a plan can run on `{R}`",
    note = "for a closure or a generic function write `sparse::generic!(|x| f(x, parameter))` or `sparse::generic!(f)`",
    note = "for a type of your own write `impl<R: Real> sparse::SliceFunction<R> for ..`"
)]
pub trait SliceFunction<R> {
    /// Appends the results at x to `results`, which is empty when the plan calls this.
    fn call(&self, x: &[R], results: &mut Vec<R>);
}

impl<R, F: SliceFunction<R> + ?Sized> SliceFunction<R> for &F {
    fn call(&self, x: &[R], results: &mut Vec<R>) {
        F::call(self, x, results);
    }
}

/// The lists of the number types on which a function runs, each with the name of its closure: those of first order, and
/// those of second order.
macro_rules! for_each_number {
    ($callback:ident!) => {
        $callback! {
            [
                (Trace trace Tracer<T>)
                (One one DualVec<T, 1>)
                (Two two DualVec<T, 2>)
                (Four four DualVec<T, 4>)
                (Eight eight DualVec<T, 8>)
                (Twelve twelve DualVec<T, 12>)
                (Sixteen sixteen DualVec<T, 16>)
            ]
            [
                (Pair pair HyperDual<T, 1, 1>)
                (Square1 square_1 Dual2Vec<T, 1>)
                (Square2 square_2 Dual2Vec<T, 2>)
                (Square4 square_4 Dual2Vec<T, 4>)
                (Square8 square_8 Dual2Vec<T, 8>)
                (Block block HyperDual<T, 8, 4>)
            ]
        }
    };
}

macro_rules! declare {
    (
        [$(($Closure:ident $closure:ident $Number:ty))*]
        [$(($Closure2:ident $closure2:ident $Number2:ty))*]
    ) => {
        /// A [`SliceFunction`] on all number types that a [`JacobianPlan`](super::JacobianPlan) needs. Every type that implements
        /// [`SliceFunction`] for all R has this trait, and so has what [`generic!`](crate::sparse::generic) makes.
        pub trait Differentiable<T>: $(SliceFunction<$Number> +)* {}

        impl<T, F: $(SliceFunction<$Number> +)*> Differentiable<T> for F {}

        /// A [`SliceFunction`] on all number types that a [`HessianPlan`](super::HessianPlan) needs. Every type that implements
        /// [`SliceFunction`] for all R has this trait, and so has what [`generic!`](crate::sparse::generic) makes.
        pub trait TwiceDifferentiable<T>: SliceFunction<Tracer<T>> $(+ SliceFunction<$Number2>)* {}

        impl<T, F: SliceFunction<Tracer<T>> $(+ SliceFunction<$Number2>)*> TwiceDifferentiable<T> for F {}

        /// What [`generic!`](crate::sparse::generic) makes: a closure for each number type.
        #[doc(hidden)]
        #[derive(Clone, Copy, Debug)]
        pub struct Generic<$($Closure,)* $($Closure2),*> {
            $($closure: $Closure,)*
            $($closure2: $Closure2,)*
        }

        impl<$($Closure,)* $($Closure2),*> Generic<$($Closure,)* $($Closure2),*> {
            /// The function of these closures, which do the same on their number types.
            #[expect(clippy::too_many_arguments, reason = "only the macro calls this")]
            #[inline(always)]
            pub fn new<T>($($closure: $Closure,)* $($closure2: $Closure2),*) -> Self
            where
                $($Closure: Fn(&[$Number], &mut Vec<$Number>),)*
                $($Closure2: Fn(&[$Number2], &mut Vec<$Number2>),)*
            {
                Self { $($closure,)* $($closure2),* }
            }
        }
    };
}
for_each_number! { declare! }

macro_rules! call_closures {
    ([$($first:tt)*] [$($second:tt)*]) => {
        call_closures! { @each [$($first)* $($second)*] [$($first)* $($second)*] }
    };
    (@each $all:tt [$($closure:tt)*]) => {
        $(call_closures! { @one $all $closure })*
    };
    (@one [$(($Other:ident $other:ident $OtherNumber:ty))*] ($Closure:ident $closure:ident $Number:ty)) => {
        impl<T, $($Other),*> SliceFunction<$Number> for Generic<$($Other),*>
        where
            $Closure: Fn(&[$Number], &mut Vec<$Number>),
        {
            #[inline(always)]
            fn call(&self, x: &[$Number], results: &mut Vec<$Number>) {
                (self.$closure)(x, results);
            }
        }
    };
}
for_each_number! { call_closures! }

/// Appends numbers. (`Vec::extend` takes references too, so there the compiler could not infer the numbers.)
#[doc(hidden)]
#[inline(always)]
pub fn append<R>(results: &mut Vec<R>, new: impl IntoIterator<Item = R>) {
    results.extend(new);
}

/// Makes a [`SliceFunction`](crate::sparse::SliceFunction) for all number types out of a closure or of the name of a generic
/// function.
///
/// | you write | the function |
/// |---|---|
/// | `generic!(f)` | `fn f<R: Real>(x: &[R]) -> Vec<R>`; an array or any other iterator of numbers will do |
/// | <code>generic!(\|x\| f(x, parameter))</code> | the same, with what the closure captures |
/// | <code>generic!(\|x, results\| f(x, results))</code> | the function appends its results to a `Vec`, so it need not allocate |
///
/// The closure is compiled once for each number type. So the body may contain what a generic function may contain, and
/// what it captures is shared: `move` is not possible.
///
/// ```
/// use gradual::Real;
/// use gradual::sparse::{self, generic};
///
/// fn differences<R: Real>(x: &[R], spacing: f64) -> Vec<R> {
///     x.windows(2).map(|x| (x[1] - x[0]) / spacing).collect()
/// }
///
/// let spacing = 0.5;
/// let x = [1.0, 2.0, 4.0];
/// let (values, jacobian) = sparse::jacobian(generic!(|x| differences(x, spacing)), &x)?;
/// assert_eq!(values, [2.0, 4.0]);
/// assert_eq!(jacobian.row(0), (&[0, 1][..], &[-2.0, 2.0][..]));
///
/// let squares = generic!(|x, squares| squares.extend(x.iter().map(|x| x * x)));
/// assert_eq!(sparse::jacobian(squares, &x)?.1.values(), [2.0, 4.0, 8.0]);
/// # Ok::<(), sparse::Error>(())
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __generic_function {
    (|$x:ident| $body:expr) => {
        $crate::__generic_function!(@closures |$x, results| $crate::sparse::append(results, $body))
    };
    (|$x:ident, $results:ident| $body:expr) => {
        $crate::__generic_function!(@closures |$x, $results| {
            $body;
        })
    };
    (@closures $f:expr) => {
        $crate::sparse::Generic::new($f, $f, $f, $f, $f, $f, $f, $f, $f, $f, $f, $f, $f)
    };
    ($f:expr) => {
        $crate::__generic_function!(@closures |x, results| $crate::sparse::append(results, $f(x)))
    };
}
#[doc(inline)]
pub use crate::__generic_function as generic;
