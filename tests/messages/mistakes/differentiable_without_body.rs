use gradual::differentiable;

trait Law {
    #[differentiable]
    fn pressure(&self, volume: f64) -> f64;
}

fn main() {}
