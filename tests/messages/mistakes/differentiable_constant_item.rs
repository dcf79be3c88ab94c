use gradual::differentiable;

#[differentiable]
const GRAVITY: f64 = 9.81;

fn main() {}
