//! hyperdual: `Hyperdual<f64, H>` holds the value and H - 1 partials, seeded by hand as in its examples.

use std::array;

use hyperdual::{Float, Hyperdual};

use super::chunks::{self, Partials};
use super::{Derivatives, Long};
use crate::number::{Number, forward};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

impl<const H: usize> Number for Hyperdual<f64, H> {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        Self::from_real(x)
    }

    forward! { Self:
        value() -> f64 = |x: Self| x.real();
        square() -> Self = |x| x * x;
    }
    forward! { functions of Float }
    forward! { sum of Iterator }
}

/// The number with this value whose partial `lane` is 1.
#[inline(always)]
fn variable<const H: usize>(value: f64, lane: usize) -> Hyperdual<f64, H> {
    let mut x = Hyperdual::from_real(value);
    x[1 + lane] = 1.0;
    x
}

impl Partials<16> for Hyperdual<f64, 17> {
    fn variable(value: f64, lane: usize) -> Self {
        variable(value, lane)
    }

    fn partials(&self) -> [f64; 16] {
        array::from_fn(|lane| self[1 + lane])
    }
}

#[inline(always)]
fn variables<const N: usize, const H: usize>(x: &[f64; N]) -> [Hyperdual<f64, H>; N] {
    const { assert!(H == N + 1) };
    array::from_fn(|i| variable(x[i], i))
}

#[inline(always)]
fn write<const N: usize, const M: usize, const H: usize>(
    y: [Hyperdual<f64, H>; M],
    out: &mut Derivatives<N, M>,
) {
    for (i, y) in y.iter().enumerate() {
        out.values[i] = y.real();
        out.rows[i].copy_from_slice(&y.as_slice()[1..]);
    }
}

/// H is N + 1.
pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize, const H: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    write([W::evaluate(variables::<N, H>(x))], out);
}

/// H is N + 1.
pub extern "C" fn jacobian<
    W: VectorFunction<N, M, Form>,
    Form,
    const N: usize,
    const M: usize,
    const H: usize,
>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    write(W::evaluate(variables::<N, H>(x)), out);
}

pub fn long() -> Long {
    chunks::jacobian(|x: &[Hyperdual<f64, 17>]| vec![Rosenbrock::on_slice(x)])
}
