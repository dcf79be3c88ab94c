//! The traits. The value is the one that the same method returns on `f64`. The partials are those of the inherent
//! methods.

use gradual::matrix::so3;
use gradual::{Dual, DualVec, Real, Scalar};
use nalgebra::{ComplexField, Matrix2, RealField, Vector2, Vector3, convert, vector};

type D = Dual<f64>;

type Method<T> = (&'static str, fn(T, T, T) -> T);

/// Every method of the traits that returns a number.
fn methods<T: RealField + Copy>() -> Vec<Method<T>> {
    macro_rules! list {
        (one: $($one:ident)*; two: $($two:ident)*; constants: $($constant:ident)*;) => {
            vec![
                $((stringify!($one), |x, _, _| x.$one()),)*
                $((stringify!($two), |x, y, _| x.$two(y)),)*
                $((stringify!($constant), |_, _, _| T::$constant()),)*
                ("mul_add", |x, y, z| x.mul_add(y, z)),
                ("clamp", |x, y, z| x.clamp(y, z)),
                ("powi(3)", |x, _, _| x.powi(3)),
                ("powi(-2)", |x, _, _| x.powi(-2)),
                ("powi(0)", |x, _, _| x.powi(0)),
                ("sin_cos.0", |x, _, _| x.sin_cos().0),
                ("sin_cos.1", |x, _, _| x.sin_cos().1),
                ("sinh_cosh.0", |x, _, _| x.sinh_cosh().0),
                ("sinh_cosh.1", |x, _, _| x.sinh_cosh().1),
                ("to_exp.0", |x, _, _| x.to_exp().0),
                ("to_exp.1", |x, _, _| x.to_exp().1),
                ("to_polar.0", |x, _, _| x.to_polar().0),
                ("to_polar.1", |x, _, _| x.to_polar().1),
                ("try_sqrt", |x, _, _| x.try_sqrt().unwrap_or(-T::one())),
                ("from_real", |x, _, _| T::from_real(x)),
                ("min_value", |_, _, _| T::min_value().unwrap_or(T::zero())),
                ("max_value", |_, _, _| T::max_value().unwrap_or(T::zero())),
                ("abs_sub", |x, y, _| num_traits::Signed::abs_sub(&x, &y)),
                ("is_finite", |x, _, _| if x.is_finite() { T::one() } else { T::zero() }),
                ("is_sign_positive", |x, _, _| if x.is_sign_positive() { T::one() } else { T::zero() }),
                ("is_sign_negative", |x, _, _| if x.is_sign_negative() { T::one() } else { T::zero() }),
                ("default_epsilon", |_, _, _| T::default_epsilon()),
                ("default_max_relative", |_, _, _| T::default_max_relative()),
                ("select", |x, y, z| x.select(y < z, z)),
                ("splat", |x, _, _| T::splat(x).extract(0)),
                ("replace", |mut x, y, _| { x.replace(0, y); x }),
            ]
        };
    }
    list! {
        one: real imaginary conjugate modulus modulus_squared norm1 argument floor ceil round trunc fract recip
            sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh sinc sinhc cosc coshc log2 log10 ln ln_1p
            sqrt exp exp2 exp_m1 cbrt;
        two: scale unscale hypot log powf powc copysign max min atan2;
        constants: pi two_pi frac_pi_2 frac_pi_3 frac_pi_4 frac_pi_6 frac_pi_8 frac_1_pi frac_2_pi frac_2_sqrt_pi
            e log2_e log10_e ln_2 ln_10;
    }
}

const SPECIAL: [f64; 15] = [
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -0.75,
    2.5,
    -30.0,
    1e-310,
    1e300,
    -1e200,
    710.5,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

/// Compares the values of a type with those of `f64`. `make` and `value` convert between the two.
fn assert_values<T: RealField + Copy>(name: &str, make: impl Fn(f64) -> T, value: impl Fn(T) -> f64) {
    for ((method, f), (_, plain)) in methods::<T>().into_iter().zip(methods::<f64>()) {
        for x in SPECIAL {
            for y in SPECIAL {
                for z in [0.5, f64::NAN, -2.0] {
                    let (found, wanted) = (value(f(make(x), make(y), make(z))), plain(x, y, z));
                    let same = found.to_bits() == wanted.to_bits()
                        || found.is_nan() && wanted.is_nan()
                        || matches!(method, "max" | "min") && found == wanted;
                    assert!(same, "{name}: {method} of {x}, {y}, {z} is {found} instead of {wanted}");
                }
            }
        }
    }
}

#[test]
fn values_are_those_of_the_traits_of_f64() {
    assert_values("Dual", |x| D::new(x, 1.5), |x| x.value);
    assert_values("DualVec", |x| DualVec::new(x, [1.5, 0.0, -2.0]), |x| x.value);
    assert_values("Dual<Dual>", |x| Dual::new(D::new(x, 0.5), D::new(2.0, -1.0)), |x| x.value.value);
}

#[test]
fn slopes_are_those_of_the_inherent_methods() {
    let (x, y) = (D::new(0.6, 2.0), D::new(1.7, -0.5));
    let pairs: [(D, D); 8] = [
        (ComplexField::sin(x), x.sin()),
        (ComplexField::powf(x, y), x.powf(y)),
        (ComplexField::powc(x, y), x.powf(y)),
        (ComplexField::log(x, y), x.log(y)),
        (ComplexField::hypot(x, y), x.hypot(y)),
        (ComplexField::modulus_squared(x), x.powi(2)),
        (RealField::atan2(x, y), x.atan2(y)),
        (RealField::max(x, y), x.max(y)),
    ];
    for (found, wanted) in pairs {
        assert_eq!(found.parts(), wanted.parts());
    }
    assert_eq!(D::new(-2.0, 1.0).to_exp().0.parts(), (2.0, -1.0));
}

#[test]
fn the_root_of_zero_exists_and_that_of_less_does_not() {
    assert_eq!(D::new(0.0, 1.0).try_sqrt().map(D::parts), Some((0.0, f64::INFINITY)));
    assert_eq!(D::new(0.0, 0.0).try_sqrt().map(D::parts), Some((0.0, 0.0)));
    assert!(D::new(-1e-300, 1.0).try_sqrt().is_none() && D::new(f64::NAN, 1.0).try_sqrt().is_none());
}

/// First and second derivatives, from mpmath with 40 digits.
const QUOTIENTS: [(&str, f64, [f64; 2]); 20] = [
    ("sinc", 0.001, [-0.0003333333000000012, -0.3333332333333393]),
    ("sinc", 0.5, [-0.16253703063606656, -0.3087029546641397]),
    ("sinc", 1.9, [-0.4322853918914324, -0.04301542310765774]),
    ("sinc", 2.5, [-0.4162129892754065, 0.09358153377874262]),
    ("sinc", -30.0, [-0.006239527911911537, 0.03251841894230129]),
    ("sinhc", 0.001, [0.00033333336666666784, 0.3333334333333393]),
    ("sinhc", 0.5, [0.1708707084377721, 0.35870777723640623]),
    ("sinhc", 1.9, [0.8934977830743744, 0.7795617607260884]),
    ("sinhc", 2.5, [1.4848830748991084, 1.232175332496628]),
    ("sinhc", -30.0, [-172170979369.00522, 166629844400.80735]),
    ("cosc", 0.001, [-1000000.499999875, 2000000000.0002499]),
    ("cosc", 0.5, [-4.469181324769897, 16.121560175298843]),
    ("cosc", 1.9, [-0.4084987810921286, 0.6001511205514529]),
    ("cosc", 2.5, [-0.1112058791540732, 0.40942214954203204]),
    ("cosc", -30.0, [0.032762996969886965, 0.007325914794245266]),
    ("coshc", 0.001, [-999999.499999875, 2000000000.0002499]),
    ("coshc", 0.5, [-3.4683132498380282, 16.128504929764876]),
    ("coshc", 1.9, [0.7733457066905401, 0.9847579565104587]),
    ("coshc", 2.5, [1.438915475669725, 1.3017834113296942]),
    ("coshc", -30.0, [172170979369.00522, -166629844400.80735]),
];

#[test]
fn quotients_by_the_argument_have_accurate_derivatives() {
    for (name, x, [first, second]) in QUOTIENTS {
        let (_, f) = methods::<Dual<D>>().into_iter().find(|(method, _)| *method == name).expect("a method");
        let x = Dual::variable(Dual::variable(x));
        let y = f(x, x, x);
        for (found, wanted) in [(y.tangent.value, first), (y.tangent.tangent, second)] {
            assert!((found / wanted - 1.0).abs() < 4e-15, "{name}: {found:e} instead of {wanted:e}");
        }
    }
}

#[test]
fn quotients_by_the_argument_at_zero() {
    let x = Dual::variable(D::variable(0.0));
    for (found, second) in [(x.sinc(), -1.0 / 3.0), (x.sinhc(), 1.0 / 3.0)] {
        assert_eq!((found.value.value, found.tangent.value, found.tangent.tangent), (1.0, 0.0, second));
    }
    // This is a pole, and nalgebra returns 1 there.
    let x = D::variable(0.0);
    assert_eq!((x.cosc().parts(), x.coshc().parts()), ((1.0, f64::NEG_INFINITY), (1.0, f64::NEG_INFINITY)));
    assert_eq!(D::constant(0.0).cosc().parts(), (1.0, 0.0));
}

#[test]
fn plain_numbers_convert_to_constants_and_back_by_value() {
    let two: D = convert(2.0);
    assert_eq!(two.parts(), (2.0, 0.0));
    let from_single: D = convert(0.5_f32);
    assert_eq!(from_single.parts(), (0.5, 0.0));
    let from_integer: Dual<D> = convert(-7_i8);
    assert_eq!(from_integer.value.parts(), (-7.0, 0.0));
    let large: D = convert(u128::MAX);
    assert_eq!(large.value, u128::MAX as f64);
    // The partials do not matter.
    assert_eq!(nalgebra::try_convert::<D, f64>(D::new(2.5, 3.0)), Some(2.5));
    assert_eq!(nalgebra::try_convert::<_, i32>(D::new(2.5, 3.0)), Some(2));
    assert_eq!(nalgebra::try_convert::<_, u8>(D::new(f64::NAN, 3.0)), Some(0));
    let same: D = convert(D::new(2.0, 3.0));
    assert_eq!(same.parts(), (2.0, 3.0));
    let cast: Vector2<DualVec<f32, 3>> = vector![1.0_f64, 0.1].cast();
    assert_eq!(cast.y.value, 0.1_f32);
}

#[test]
fn a_plain_number_on_its_own_is_not_in_the_way_of_single_precision() {
    let x = Dual::<f32>::variable(0.5);
    let y = ComplexField::exp(x) * convert::<f64, Dual<f32>>(2.0);
    assert_eq!(y.parts(), (2.0 * 0.5_f32.exp(), 2.0 * 0.5_f32.exp()));
}

/// Compiles only if a dual over any real number is a real field.
fn determinant_of_squares<R: Real>(x: R) -> Dual<R> {
    let x = Dual::variable(x);
    Matrix2::new(x, x * x, x * x, x).determinant()
}

#[test]
fn generic_code_nests_without_naming_approx_or_nalgebra() {
    // x² - x⁴
    assert_eq!(determinant_of_squares(2.0).parts(), (-12.0, -28.0));
    let twice = determinant_of_squares(D::variable(2.0));
    assert_eq!(twice.tangent.parts(), (-28.0, -46.0));
    fn field<T: Scalar>() -> bool
    where
        Dual<T>: RealField,
    {
        true
    }
    assert!(field::<Dual<DualVec<f32, 2>>>());
}

#[test]
fn a_function_over_real_has_the_norm_from_the_dot_product_bit_for_bit() {
    fn norm<R: Real>(v: Vector3<R>) -> R {
        v.dot(&v).sqrt()
    }
    fn direction<R: Real>(v: Vector3<R>) -> Vector3<R> {
        v / v.dot(&v).sqrt()
    }
    for point in [[2.0, 3.0, 6.0], [-0.1, 0.7, 1e-3], [0.0, 0.0, 4.0], [0.0, 0.0, 0.0]] {
        let v = Vector3::from(DualVec::<D, 3>::variables(point.map(D::variable)));
        // The text shows every part to the last bit.
        assert_eq!(format!("{:?}", norm(v)), format!("{:?}", v.norm()));
        assert_eq!(format!("{:?}", direction(v)), format!("{:?}", v.normalize()));
    }
}

#[test]
fn comparisons_by_tolerance_see_the_partials() {
    let turns = so3::exp(vector![0.0, 0.0, 1.0].map(D::variable)).into_inner();
    let stretches = Matrix2::new(D::variable(1.0), D::constant(0.0), D::constant(0.0), D::constant(1.0));
    let tolerance = D::constant(1e-9);
    assert!(turns.is_special_orthogonal(tolerance) && !stretches.is_orthogonal(tolerance));
    assert!(!stretches.is_identity(tolerance) && stretches.map(|x| x.value).is_identity(1e-9));
}
