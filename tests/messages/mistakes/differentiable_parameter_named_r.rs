use gradual::differentiable;

#[differentiable]
fn scaled<R: Into<u32>>(x: f64, times: R) -> f64 {
    x * f64::from(times.into())
}

fn main() {}
