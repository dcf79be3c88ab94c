//! hyperdual: `Hyperdual<f64, H>` holds the value and H - 1 partials, seeded by hand as in its examples.

use std::array;

use hyperdual::{Float, Hyperdual};

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

/// In chunks of 16 partials.
pub fn long() -> Long {
    let mut numbers = Vec::<Hyperdual<f64, 17>>::new();
    Box::new(move |x, out| {
        let mut value = 0.0;
        numbers.clear();
        numbers.extend(x.iter().map(|&x| Hyperdual::from_real(x)));
        for (chunk, out) in out.chunks_mut(16).enumerate() {
            let first = 16 * chunk;
            for lane in 0..out.len() {
                numbers[first + lane][1 + lane] = 1.0;
            }
            let y = Rosenbrock::on_slice(&numbers);
            value = y.real();
            out.copy_from_slice(&y.as_slice()[1..=out.len()]);
            for lane in 0..out.len() {
                numbers[first + lane][1 + lane] = 0.0;
            }
        }
        value
    })
}
