//! The functions that are differentiated: each written once over any number, with its derivatives by hand
//! beside it.
//!
//! In the functions themselves there is no `array::from_fn` and no `map` of arrays: on large elements the
//! standard library's may stay calls that pass the numbers through memory, whichever crate they are from.

mod ackley;
mod arm;
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

/// A function of N numbers with M results.
pub trait Workload<const N: usize, const M: usize> {
    /// A point where it is smooth; it is evaluated in the neighbourhood.
    fn start() -> [f64; N];

    /// The function.
    fn evaluate<R: Number>(x: &[R; N]) -> [R; M];

    /// Its values and its Jacobian, M rows of N, as a careful programmer writes them without a library.
    fn by_hand(x: &[f64; N]) -> ([f64; M], [[f64; N]; M]);
}

/// A function of N numbers with one result whose Hessian is known.
pub trait Curved<const N: usize>: Workload<N, 1> {
    /// Its value, gradient and Hessian by hand.
    fn hessian_by_hand(x: &[f64; N]) -> (f64, [f64; N], [[f64; N]; N]);
}
