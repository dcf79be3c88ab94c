//! Speelpenning's product: `x_1 x_2 ... x_n`.

use std::array;

use super::{Annotated, ScalarFunction, Workload};
use crate::number::Number;

pub struct Speelpenning;

impl<const N: usize> Workload<N, 1> for Speelpenning {
    fn start() -> [f64; N] {
        array::from_fn(|i| 0.8 + 0.05 * i as f64)
    }

    /// Entry i is the product of all before i, times the product of all behind it.
    #[inline(always)]
    fn by_hand(x: &[f64; N]) -> ([f64; 1], [[f64; N]; 1]) {
        let mut gradient = [1.0; N];
        let (mut before, mut behind) = (1.0, 1.0);
        for i in 0..N {
            gradient[i] = before;
            before *= x[i];
        }
        for i in (0..N).rev() {
            gradient[i] *= behind;
            behind *= x[i];
        }
        ([before], [gradient])
    }
}

impl<const N: usize> ScalarFunction<N, Annotated> for Speelpenning {
    #[inline(always)]
    fn evaluate<R: Number>(x: [R; N]) -> R {
        let mut product = x[0];
        for &x in &x[1..] {
            product = product * x;
        }
        product
    }
}
