//! Plain floats: the function alone, which leaves the derivatives as they are.

use super::{Derivatives, Long, SecondDerivatives};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    out.values[0] = W::evaluate(*x);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    out.values = W::evaluate(*x);
}

pub extern "C" fn hessian<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    out.value = W::evaluate(*x);
}

pub fn long() -> Long {
    Box::new(|x, _| Rosenbrock::on_slice(x))
}
