//! Ackley's function: `-20 exp(-0.2 sqrt(mean x_i^2)) - exp(mean cos(2 pi x_i)) + 20 + e`.

use std::array;
use std::f64::consts::{E, TAU};

use super::{Annotated, Curved, ScalarFunction, Workload};
use crate::number::Number;

pub struct Ackley;

/// `20 exp(-0.2 root)`, `exp(mean cosine)`, and the root mean square.
#[inline(always)]
fn terms<const N: usize>(x: &[f64; N], cosines: &[f64; N]) -> (f64, f64, f64) {
    let n = N as f64;
    let root = (x.iter().map(|x| x * x).sum::<f64>() / n).sqrt();
    (20.0 * (-0.2 * root).exp(), (cosines.iter().sum::<f64>() / n).exp(), root)
}

impl<const N: usize> Workload<N, 1> for Ackley {
    fn start() -> [f64; N] {
        array::from_fn(|i| 0.7 - 0.3 * i as f64)
    }

    #[inline(always)]
    fn by_hand(x: &[f64; N]) -> ([f64; 1], [[f64; N]; 1]) {
        let n = N as f64;
        let sin_cos = x.map(|x| (TAU * x).sin_cos());
        let (a, b, root) = terms(x, &sin_cos.map(|(_, cos)| cos));
        let (da, db) = (0.2 * a / (n * root), TAU * b / n);
        ([20.0 + E - a - b], [array::from_fn(|i| da * x[i] + db * sin_cos[i].0)])
    }
}

impl<const N: usize> ScalarFunction<N, Annotated> for Ackley {
    #[inline(always)]
    fn evaluate<R: Number>(x: [R; N]) -> R {
        let n = N as f64;
        let (mut squares, mut cosines) = (R::constant(0.0), R::constant(0.0));
        for x in x {
            squares += x.square();
            cosines += (x * TAU).cos();
        }
        ((squares / n).sqrt() * -0.2).exp() * -20.0 - (cosines / n).exp() + (20.0 + E)
    }
}

impl<const N: usize> Curved<N> for Ackley {
    #[inline(always)]
    fn hessian_by_hand(x: &[f64; N]) -> (f64, [f64; N], [[f64; N]; N]) {
        let n = N as f64;
        let sin_cos = x.map(|x| (TAU * x).sin_cos());
        let (a, b, root) = terms(x, &sin_cos.map(|(_, cos)| cos));
        let (da, db) = (0.2 * a / (n * root), TAU * b / n);
        // d(da)/dx_j = -da (0.2 / (n root) + 1 / (n root^2)) x_j, and d(db)/dx_j = -db (tau / n) sin_j
        let (dda, ddb) = (da * (0.2 / (n * root) + 1.0 / (n * root * root)), db * TAU / n);
        let gradient = array::from_fn(|i| da * x[i] + db * sin_cos[i].0);
        let hessian = array::from_fn(|i| {
            array::from_fn(|j| {
                let diagonal = if i == j { da + db * TAU * sin_cos[i].1 } else { 0.0 };
                diagonal - dda * x[i] * x[j] - ddb * sin_cos[i].0 * sin_cos[j].0
            })
        });
        (20.0 + E - a - b, gradient, hessian)
    }
}
