//! autodiff: its function `grad`, one run for each input; Jacobians by seeds, as in its example.

use std::array;
use std::cell::Cell;

use autodiff::{F1, FT, Float, grad};

use super::{Derivatives, Long};
use crate::number::{Number, forward};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

impl Number for FT<f64> {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        F1::cst(x)
    }

    forward! { Self:
        value() -> f64 = |x: Self| x.x;
        square() -> Self = |x| x * x;
    }
    forward! { functions of Float }
    forward! { sum of Iterator }
}

/// `grad` drops the value, so the function keeps it.
#[inline(always)]
fn value_and_gradient(f: impl Fn(&[FT<f64>]) -> FT<f64>, x: &[f64], out: &mut [f64]) -> f64 {
    let value = Cell::new(0.0);
    let keeping_value = |x: &[FT<f64>]| {
        let y = f(x);
        value.set(y.x);
        y
    };
    out.copy_from_slice(&grad(keeping_value, x));
    value.get()
}

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    let f = |x: &[FT<f64>]| W::evaluate(x.try_into().expect("N numbers"));
    out.values[0] = value_and_gradient(f, x, &mut out.rows[0]);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    for j in 0..N {
        let y = W::evaluate(array::from_fn(|i| if i == j { F1::var(x[i]) } else { F1::cst(x[i]) }));
        for (i, y) in y.into_iter().enumerate() {
            out.values[i] = y.x;
            out.rows[i][j] = y.deriv();
        }
    }
}

pub fn long() -> Long {
    Box::new(|x, out| value_and_gradient(Rosenbrock::on_slice, x, out))
}
