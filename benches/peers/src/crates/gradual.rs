//! gradual: its drivers `gradient`, `jacobian`, `hessian`, `slice::gradient_into`.

use gradual::slice::{self, Workspace};

use super::{Derivatives, Long, SecondDerivatives};
use crate::workloads::{Rosenbrock, ScalarFunction, VectorFunction};

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    (out.values[0], out.rows[0]) = gradual::gradient(W::evaluate, *x);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    (out.values, out.rows) = gradual::jacobian(W::evaluate, *x);
}

pub extern "C" fn hessian<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    (out.value, out.gradient, out.hessian) = gradual::hessian(W::evaluate, *x);
}

pub fn long() -> Long {
    let mut workspace = Workspace::new();
    Box::new(move |x, out| slice::gradient_into(Rosenbrock::on_slice, x, out, &mut workspace))
}
