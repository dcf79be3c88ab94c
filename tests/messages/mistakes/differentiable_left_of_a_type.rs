use gradual::differentiable;

#[differentiable]
mod model {
    use std::ops::Mul;

    pub struct Vector {
        pub x: f64,
    }

    impl Mul<Vector> for f64 {
        type Output = Vector;
        fn mul(self, v: Vector) -> Vector {
            Vector { x: self * v.x }
        }
    }

    pub fn scaled(v: Vector, factor: f64) -> f64 {
        (factor * v).x
    }
}

fn main() {}
