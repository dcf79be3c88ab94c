use gradual::matrix::Constant as _;
use gradual::*;
use nalgebra::*;

fn energy<T: RealField + Copy>(x: SVector<T, 3>) -> T {
    x.norm() + x[0] * nalgebra::convert(2.0)
}

#[test]
fn inference() {
    let (v, g) = matrix::gradient(|x| x.dot(&x), vector![1.0, 2.0]);
    println!("{v} {g}");
    let (v, g) = matrix::gradient(energy, vector![1.0, 2.0, 3.0]);
    println!("{v} {g}");
    let (v, g) = matrix::gradient(|x| 2.0 * x[0].sin() + x.y.max(0.0), vector![1.0, 2.0]);
    println!("{v} {g}");
    let a = matrix![1.0, 2.0; 3.0, 4.0];
    let (v, g) = matrix::jacobian(|x| a.constant() * x, vector![1.0, 2.0]);
    println!("{v} {g}");
    let (v, g) = matrix::gradient(|x| (x.transpose() * a.constant() * x).x, vector![1.0, 2.0]);
    println!("{v} {g}");
    let (v, g) = matrix::gradient(
        |x| (a.constant() * x).norm() + (x - vector![1.0, 2.0].constant()).norm_squared(),
        vector![1.0, 2.0],
    );
    println!("{v} {g}");
    let (v, g) = matrix::gradient(|x| x.scale(2.0.into()).norm(), vector![1.0, 2.0]);
    println!("{v} {g}");
    let (v, g) = matrix::dynamic::gradient(|x| x.dot(x), &dvector![1.0, 2.0]);
    println!("{v} {g}");
    let x = Dual::variable(2.0);
    println!(
        "{}",
        x.sin().max(1.0).powi(2).abs().sqrt().clamp(0.0, 1.0).hypot(x).atan2(2.0).sin_cos().0.signum()
    );
}
