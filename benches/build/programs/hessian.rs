//! A Hessian of 16 inputs.

mod numbers;

use numbers::*;

const SCALE: f64 = 1.0;

/// Rosenbrock's valley with the waves of Ackley's function.
fn f(x: [Hessian16; 16]) -> Hessian16 {
    let mut sum = Hessian16::from(0.0);
    for i in 0..15 {
        let (bend, step) = (x[i + 1] - x[i] * x[i], x[i] - 1.0);
        sum = sum + bend * bend * 100.0 + step * step - (x[i] * 6.0).cos().exp() * SCALE;
    }
    sum
}

fn main() {
    println!("{:?}", hessian(f, std::array::from_fn(|i| 0.7 + 0.1 * i as f64)));
}
