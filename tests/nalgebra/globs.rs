//! Both crates imported whole: no method of a concrete dual is ambiguous.

use gradual::*;
use nalgebra::*;

#[test]
fn every_method_is_the_inherent_one() {
    let x = Dual::variable(0.75);
    let y = x.sin().abs().sqrt().powi(2).powf(1.5).max(0.25).min(2.0).clamp(0.0, 1.0).hypot(1.0).atan2(2.0);
    let y = y.exp().ln().recip().tan().floor().signum().copysign(-1.0).mul_add(2.0, x).cbrt().sinc().cosh();
    assert!(y.is_finite() && !y.is_sign_negative() && y.is_normal() && y.value > 0.0);
    let (sin, cos) = x.sin_cos();
    assert_eq!((sin * sin + cos * cos).value, 1.0);
    let [a, b] = DualVec::variables([3.0, 4.0]);
    assert_eq!(a.hypot(b).parts(), (5.0, [0.6, 0.8]));
    assert_eq!(a.log(b).round().fract().exp_m1().ln_1p().parts(), (0.0, [0.0, 0.0]));
}

#[test]
fn drivers_and_vectors_stand_side_by_side() {
    let (_, on_arrays) = gradient(|[x, y]| x * y + 2.0, [3.0, 4.0]);
    let (_, on_vectors) = matrix::gradient(|x| x[0] * x[1] + 2.0, vector![3.0, 4.0]);
    assert_eq!(on_vectors, Vector2::from(on_arrays));
}
