//! The derivatives by hand.

use super::{Derivatives, Long, SecondDerivatives};
use crate::workloads::{Curved, Rosenbrock, Workload};

pub extern "C" fn derivatives<W: Workload<N, M>, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    let (values, rows) = W::by_hand(x);
    *out = Derivatives { values, rows };
}

pub extern "C" fn hessian<W: Curved<N>, const N: usize>(x: &[f64; N], out: &mut SecondDerivatives<N>) {
    let (value, gradient, hessian) = W::hessian_by_hand(x);
    *out = SecondDerivatives { value, gradient, hessian };
}

pub fn long() -> Long {
    Box::new(Rosenbrock::by_hand_on_slice)
}
