//! Plain floats: the function alone, and its derivatives by hand.

use super::{Derivatives, Long, SecondDerivatives};
use crate::workloads::{Curved, Rosenbrock, Workload};

/// The function alone; the rows stay as they are.
pub extern "C" fn value<W: Workload<N, M>, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    out.values = W::evaluate(x);
}

pub extern "C" fn by_hand<W: Workload<N, M>, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    let (values, rows) = W::by_hand(x);
    *out = Derivatives { values, rows };
}

pub extern "C" fn value_of_curved<W: Curved<N>, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    [out.value] = W::evaluate(x);
}

pub extern "C" fn hessian_by_hand<W: Curved<N>, const N: usize>(
    x: &[f64; N],
    out: &mut SecondDerivatives<N>,
) {
    let (value, gradient, hessian) = W::hessian_by_hand(x);
    *out = SecondDerivatives { value, gradient, hessian };
}

pub fn long_value() -> Long {
    Box::new(|x, _| Rosenbrock::on_slice(x))
}

pub fn long_by_hand() -> Long {
    Box::new(Rosenbrock::by_hand_on_slice)
}
