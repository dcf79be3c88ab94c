use gradual::differentiable;
use std::arch::asm;

#[differentiable]
fn root(x: f64) -> f64 {
    let mut y = x;
    unsafe { asm!("sqrtsd {0}, {0}", inout(xmm_reg) y) };
    y
}

fn main() {}
