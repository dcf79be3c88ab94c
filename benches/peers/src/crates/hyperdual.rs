//! hyperdual: `Hyperdual<f64, H>` holds the value and H - 1 partials, seeded by hand as in its examples.

use std::array;

use hyperdual::{Float, Hyperdual};

use super::{Derivatives, Long};
use crate::number::{Number, forward};
use crate::workloads::{Rosenbrock, Workload};

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
}

/// The number with this value whose partial `lane` is 1.
#[inline(always)]
fn variable<const H: usize>(value: f64, lane: usize) -> Hyperdual<f64, H> {
    let mut x = Hyperdual::from_real(value);
    x[1 + lane] = 1.0;
    x
}

/// H is N + 1.
pub extern "C" fn derivatives<W: Workload<N, M>, const N: usize, const M: usize, const H: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    const { assert!(H == N + 1) };
    let y = W::evaluate(&array::from_fn(|i| variable::<H>(x[i], i)));
    for (i, y) in y.iter().enumerate() {
        out.values[i] = y.real();
        out.rows[i].copy_from_slice(&y.as_slice()[1..]);
    }
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
