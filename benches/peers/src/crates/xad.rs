//! xad-rs: `JetK<f64, N>` by its driver `compute_gradient_fwd_k`; Jacobians by seeds.

use std::array;

use num_traits::Float;
use xad_rs::{JetK, compute_gradient_fwd_k};

use super::Derivatives;
use crate::number::{Number, forward};
use crate::workloads::{ScalarFunction, VectorFunction};

impl<const N: usize> Number for JetK<f64, N> {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        Self::constant(x)
    }

    forward! { Self:
        value() -> f64 = |x: Self| x.value;
        square() -> Self = |x| x * x;
    }
    forward! { functions of Float }
}

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    let f = |x: &[JetK<f64, N>]| W::evaluate(x.try_into().expect("N numbers"));
    let (value, gradient) = compute_gradient_fwd_k::<N, _>(x, f);
    out.values[0] = value;
    out.rows[0].copy_from_slice(&gradient);
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    let y = W::evaluate(array::from_fn(|i| {
        let mut tangents = [0.0; N];
        tangents[i] = 1.0;
        JetK::new(x[i], tangents)
    }));
    (out.values, out.rows) = (y.map(|y| y.value), y.map(|y| y.tangents));
}
