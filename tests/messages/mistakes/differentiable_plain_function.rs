use gradual::differentiable;

fn bessel(x: f64) -> f64 {
    1.0 - x * x / 4.0
}

#[differentiable]
fn wave(x: f64, t: f64) -> f64 {
    bessel(x) * t.cos()
}

fn main() {}
