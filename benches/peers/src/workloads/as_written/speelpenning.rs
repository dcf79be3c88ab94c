//! Speelpenning's product.

use crate::number::Number;
use crate::workloads::{AsWritten, ScalarFunction, Speelpenning};

impl<const N: usize> ScalarFunction<N, AsWritten> for Speelpenning {
    fn evaluate<R: Number>(x: [R; N]) -> R {
        x.into_iter().reduce(|product, x| product * x).expect("there are factors")
    }
}
