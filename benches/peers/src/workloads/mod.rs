//! The functions that are differentiated. Each is generic over the number and has two forms.
//!
//! The files of this folder hold the form `Annotated`, with the derivatives by hand beside it. Every function
//! is `#[inline(always)]`, and there is no `array::from_fn` and no `map` of arrays: on large elements the
//! standard library's may stay calls that pass the numbers through memory, whichever crate they are from. The
//! folder `as_written` holds the form that a user writes first.

mod ackley;
mod arm;
mod as_written;
mod black_scholes;
mod bundle_adjustment;
mod kepler;
mod lennard_jones;
mod network;
mod rosenbrock;
mod speelpenning;

pub use ackley::Ackley;
pub use arm::Arm;
pub use black_scholes::BlackScholes;
pub use bundle_adjustment::BundleAdjustment;
pub use kepler::Kepler;
pub use lennard_jones::LennardJones;
pub use network::Network;
pub use rosenbrock::Rosenbrock;
pub use speelpenning::Speelpenning;

use crate::number::Number;

/// The form of a function whose author asks the compiler for speed.
pub struct Annotated;

/// The form of a function as a user writes it first.
pub struct AsWritten;

/// A function of N numbers with M results.
pub trait Workload<const N: usize, const M: usize> {
    /// A point where the function is smooth. It is evaluated in the neighbourhood.
    fn start() -> [f64; N];

    /// The values of the function and its Jacobian, M rows of N, as a careful programmer writes them without
    /// a library.
    fn by_hand(x: &[f64; N]) -> ([f64; M], [[f64; N]; M]);
}

/// A function of N numbers with one result, in one form.
pub trait ScalarFunction<const N: usize, Form>: Workload<N, 1> {
    fn evaluate<R: Number>(x: [R; N]) -> R;
}

/// A function of N numbers with M results, in one form.
pub trait VectorFunction<const N: usize, const M: usize, Form>: Workload<N, M> {
    fn evaluate<R: Number>(x: [R; N]) -> [R; M];
}

/// A function of N numbers with one result whose Hessian is known.
pub trait Curved<const N: usize>: Workload<N, 1> {
    /// The value, the gradient and the Hessian by hand.
    fn hessian_by_hand(x: &[f64; N]) -> (f64, [f64; N], [[f64; N]; N]);
}
