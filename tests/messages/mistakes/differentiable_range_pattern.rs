use gradual::differentiable;

#[differentiable]
fn rate(income: f64) -> f64 {
    match income {
        0.0..1000.0 => 0.0,
        _ => 0.2 * (income - 1000.0),
    }
}

fn main() {}
