//! Rosenbrock's valley: `sum over i of 100 (x_(i+1) - x_i^2)^2 + (x_i - 1)^2`.

use std::array;

use super::{Annotated, Curved, ScalarFunction, Workload};
use crate::number::Number;

pub struct Rosenbrock;

impl Rosenbrock {
    /// The function of one number or more.
    #[inline(always)]
    pub fn on_slice<R: Number>(x: &[R]) -> R {
        let mut sum = R::constant(0.0);
        for (&a, &b) in x.iter().zip(&x[1..]) {
            sum += (b - a.square()).square() * 100.0 + (a - 1.0).square();
        }
        sum
    }

    /// Its value, and its gradient into the slice.
    #[inline(always)]
    pub fn by_hand_on_slice(x: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut sum = 0.0;
        for i in 0..x.len() - 1 {
            let (bend, step) = (x[i + 1] - x[i] * x[i], x[i] - 1.0);
            sum += 100.0 * bend * bend + step * step;
            gradient[i] += 2.0 * step - 400.0 * bend * x[i];
            gradient[i + 1] += 200.0 * bend;
        }
        sum
    }
}

impl<const N: usize> Workload<N, 1> for Rosenbrock {
    fn start() -> [f64; N] {
        array::from_fn(|i| if i % 2 == 0 { -1.2 } else { 1.0 })
    }

    #[inline(always)]
    fn by_hand(x: &[f64; N]) -> ([f64; 1], [[f64; N]; 1]) {
        let mut gradient = [0.0; N];
        let value = Self::by_hand_on_slice(x, &mut gradient);
        ([value], [gradient])
    }
}

impl<const N: usize> ScalarFunction<N, Annotated> for Rosenbrock {
    #[inline(always)]
    fn evaluate<R: Number>(x: [R; N]) -> R {
        Self::on_slice(&x)
    }
}

impl<const N: usize> Curved<N> for Rosenbrock {
    #[inline(always)]
    fn hessian_by_hand(x: &[f64; N]) -> (f64, [f64; N], [[f64; N]; N]) {
        let ([value], [gradient]) = Self::by_hand(x);
        let mut hessian = [[0.0; N]; N];
        for i in 0..N - 1 {
            hessian[i][i] += 1200.0 * x[i] * x[i] - 400.0 * x[i + 1] + 2.0;
            hessian[i][i + 1] = -400.0 * x[i];
            hessian[i + 1][i] = -400.0 * x[i];
            hessian[i + 1][i + 1] += 200.0;
        }
        (value, gradient, hessian)
    }
}
