//! hyperdual. A number has one part more than there are inputs, because the value is a part too.

pub use hyperdual::Float;
use hyperdual::Hyperdual;

pub type Gradient5 = Hyperdual<f64, 6>;
pub type Gradient9 = Hyperdual<f64, 10>;
pub type Gradient11 = Hyperdual<f64, 12>;
pub type One = Hyperdual<f64, 2>;
pub type Eight = Hyperdual<f64, 9>;

pub fn gradient<const N: usize, const H: usize>(
    f: impl Fn([Hyperdual<f64, H>; N]) -> Hyperdual<f64, H>,
    x: [f64; N],
) -> Hyperdual<f64, H> {
    f(std::array::from_fn(|i| {
        let mut x = Hyperdual::from_real(x[i]);
        x[1 + i] = 1.0;
        x
    }))
}
