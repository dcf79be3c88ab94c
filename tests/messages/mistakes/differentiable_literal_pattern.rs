use gradual::differentiable;

#[differentiable]
fn sinc(x: f64) -> f64 {
    match x {
        0.0 => 1.0,
        x => x.sin() / x,
    }
}

fn main() {}
