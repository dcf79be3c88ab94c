use gradual::differentiable;

#[differentiable]
mod model {
    pub trait Squared {
        fn squared(self) -> f64;
    }

    impl Squared for f64 {
        fn squared(self) -> f64 {
            self * self
        }
    }

    pub fn area(radius: f64) -> f64 {
        std::f64::consts::PI * radius.squared()
    }
}

fn main() {}
