//! echidna: `DualVec<f64, N>` with a partial for each input, seeded by hand as in its documentation. Its own
//! drivers of forward mode make one run for each input.

use std::array;

use echidna::DualVec;
use num_traits::Float;

use super::Derivatives;
use crate::number::{Number, forward};
use crate::workloads::{ScalarFunction, VectorFunction};

impl<const N: usize> Number for DualVec<f64, N> {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        Self::constant(x)
    }

    forward! { Self:
        value() -> f64 = |x: Self| x.re;
        square() -> Self = |x| x * x;
    }
    forward! { functions of Float }
}

#[inline(always)]
fn variables<const N: usize>(x: &[f64; N]) -> [DualVec<f64, N>; N] {
    array::from_fn(|i| DualVec::with_tangent(x[i], i))
}

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    let y = W::evaluate(variables(x));
    (out.values[0], out.rows[0]) = (y.re, y.eps);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    let y = W::evaluate(variables(x));
    (out.values, out.rows) = (y.map(|y| y.re), y.map(|y| y.eps));
}
