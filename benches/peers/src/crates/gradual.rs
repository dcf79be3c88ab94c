//! gradual: its drivers `gradient`, `jacobian`, `hessian`, `slice::Workspace::gradient`.

use gradual::slice::Workspace;
use gradual::{gradient, jacobian};

use super::{Derivatives, Long, SecondDerivatives};
use crate::workloads::{Curved, Rosenbrock, Workload};

pub extern "C" fn derivatives<W: Workload<N, M>, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    if M == 1 {
        (out.values[0], out.rows[0]) = gradient(|x| W::evaluate(&x)[0], *x);
    } else {
        (out.values, out.rows) = jacobian(|x| W::evaluate(&x), *x);
    }
}

pub extern "C" fn hessian<W: Curved<N>, const N: usize>(x: &[f64; N], out: &mut SecondDerivatives<N>) {
    (out.value, out.gradient, out.hessian) = gradual::hessian(|x| W::evaluate(&x)[0], *x);
}

pub fn long() -> Long {
    let mut workspace = Workspace::new();
    Box::new(move |x, out| workspace.gradient(Rosenbrock::on_slice, x, out))
}
