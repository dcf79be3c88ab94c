use gradual::differentiable;

#[differentiable]
fn table(values: &[f64], x: f64) -> f64 {
    values[(10.0 * x) as usize]
}

fn main() {}
