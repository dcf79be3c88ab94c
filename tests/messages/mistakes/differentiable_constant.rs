use gradual::differentiable;

#[differentiable]
mod model {
    pub fn scaled(x: f64, #[constant] scale: f64) -> f64 {
        x * scale
    }

    pub fn squared(x: f64) -> f64 {
        scaled(x, x)
    }
}

fn main() {}
