//! Long gradients and Jacobians in chunks of W inputs, as the user of a type without a driver for them writes
//! it.

use super::Long;
use crate::number::Number;

/// A number with W partials.
pub trait Partials<const W: usize>: Number {
    /// The number with this value whose partial `lane` is 1.
    fn variable(value: f64, lane: usize) -> Self;
    fn partials(&self) -> [f64; W];
}

pub fn jacobian<R: Partials<W> + 'static, const W: usize>(f: impl Fn(&[R]) -> Vec<R> + 'static) -> Long {
    let mut inputs = Vec::new();
    Box::new(move |x, out| {
        let mut sum = 0.0;
        inputs.clear();
        inputs.extend(x.iter().map(|&x| R::constant(x)));
        for first in (0..x.len()).step_by(W) {
            let chunk = first..x.len().min(first + W);
            for i in chunk.clone() {
                inputs[i] = R::variable(x[i], i - first);
            }
            let y = f(&inputs);
            sum = y.iter().map(|y| y.value()).sum();
            for (y, row) in y.iter().zip(out.chunks_mut(x.len())) {
                row[chunk.clone()].copy_from_slice(&y.partials()[..chunk.len()]);
            }
            for i in chunk {
                inputs[i] = R::constant(x[i]);
            }
        }
        sum
    })
}
