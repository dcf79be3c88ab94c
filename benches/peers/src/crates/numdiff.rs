//! numdiff: its `Dual`, one run for each input. `get_gradient!` and `get_jacobian!` make the same runs, but
//! they take only the name of one function over the vectors of `linalg-traits`, not one that is itself a
//! parameter.

use std::array;

use linalg_traits::RealField;
use numdiff::Dual;

use super::Derivatives;
use crate::number::{Number, forward};
use crate::workloads::{ScalarFunction, VectorFunction};

impl Number for Dual {
    #[inline(always)]
    fn constant(x: f64) -> Self {
        Self::from_real(x)
    }

    forward! { Self:
        value() -> f64 = |x: Self| x.get_real();
        square() -> Self = |x| x * x;
    }
    forward! { functions of RealField }
}

/// The inputs, of which number j is seeded.
#[inline(always)]
fn seeded<const N: usize>(x: &[f64; N], j: usize) -> [Dual; N] {
    array::from_fn(|i| Dual::new(x[i], if i == j { 1.0 } else { 0.0 }))
}

pub extern "C" fn gradient<W: ScalarFunction<N, Form>, Form, const N: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, 1>,
) {
    for j in 0..N {
        let y = W::evaluate(seeded(x, j));
        out.values[0] = y.get_real();
        out.rows[0][j] = y.get_dual();
    }
}

pub extern "C" fn jacobian<W: VectorFunction<N, M, Form>, Form, const N: usize, const M: usize>(
    x: &[f64; N],
    out: &mut Derivatives<N, M>,
) {
    for j in 0..N {
        for (i, y) in W::evaluate(seeded(x, j)).into_iter().enumerate() {
            out.values[i] = y.get_real();
            out.rows[i][j] = y.get_dual();
        }
    }
}
