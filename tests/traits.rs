//! The numbers implement these traits, and the traits agree with the inherent methods.

use std::fmt::{Debug, Display, LowerExp, UpperExp};
use std::str::FromStr;

use gradual::{Chunk, Dual, Dual2Vec, DualVec, HyperDual, Primitive, Real, Scalar, Taylor};
use num_traits::float::{FloatCore, TotalOrder};
use num_traits::{
    AsPrimitive, Bounded, ConstOne, ConstZero, Euclid, Float, FloatConst, FromPrimitive, Inv, MulAdd,
    MulAddAssign, Num, NumAssign, NumAssignRef, NumCast, NumOps, NumRef, One, Pow, RefNum, Signed,
    ToPrimitive, Zero,
};

type D = Dual<f64>;

/// Compiles only for a type that implements all traits.
fn is_a_number_over<T, B>()
where
    T: Scalar + Real<B> + Signed + Bounded + TotalOrder + Inv<Output = T> + Euclid,
    T: MulAdd<Output = T> + MulAddAssign + ToPrimitive + FromPrimitive + NumCast + FloatConst,
    T: NumOps + NumRef + NumAssign + NumAssignRef + Zero + One + num_traits::real::Real,
    T: Pow<i8, Output = T> + Pow<u8, Output = T> + Pow<i16, Output = T> + Pow<u16, Output = T>,
    T: Pow<i32, Output = T> + Pow<B, Output = T> + Pow<T, Output = T>,
    for<'a> T: Pow<&'a i32, Output = T> + Pow<&'a B, Output = T> + Pow<&'a T, Output = T>,
    for<'a> &'a T: Pow<i32, Output = T> + Pow<&'a B, Output = T> + Pow<&'a T, Output = T>,
    T: FloatCore + ConstZero + ConstOne,
    T: AsPrimitive<f64> + AsPrimitive<f32> + AsPrimitive<i64> + AsPrimitive<usize> + AsPrimitive<T>,
    T: From<B> + From<f32> + From<i8> + From<u16> + From<bool>,
    T: Default + Clone + Copy + Send + Sync + Unpin + 'static,
    T: Debug + Display + LowerExp + UpperExp + FromStr<Err: std::error::Error>,
    for<'a> &'a T: RefNum<T> + std::ops::Neg<Output = T>,
    f64: std::ops::Mul<T, Output = T> + AsPrimitive<T>,
    i32: AsPrimitive<T>,
    usize: AsPrimitive<T>,
    B: Primitive,
{
}

#[test]
fn every_type_has_the_whole_surface() {
    is_a_number_over::<Dual<f64>, f64>();
    is_a_number_over::<Dual<f32>, f32>();
    is_a_number_over::<DualVec<f64, 3>, f64>();
    is_a_number_over::<DualVec<f32, 9>, f32>();
    is_a_number_over::<Dual2Vec<f64, 2>, f64>();
    is_a_number_over::<Dual2Vec<f32, 3>, f32>();
    is_a_number_over::<Dual2Vec<Dual<f64>, 2>, f64>();
    is_a_number_over::<Dual<Dual2Vec<f64, 2>>, f64>();
    is_a_number_over::<HyperDual<f64, 2>, f64>();
    is_a_number_over::<HyperDual<f32, 3, 2>, f32>();
    is_a_number_over::<HyperDual<Dual<f64>, 2>, f64>();
    is_a_number_over::<Dual<HyperDual<f64, 2>>, f64>();
    is_a_number_over::<Dual<Dual<f64>>, f64>();
    is_a_number_over::<DualVec<Dual<f32>, 2>, f32>();
    is_a_number_over::<Dual<DualVec<Dual<f64>, 2>>, f64>();
}

#[test]
fn conversions_lift_constants_through_all_levels() {
    let x: D = 2.0.into();
    assert_eq!(x.parts(), (2.0, 0.0));
    let nested: Dual<D> = 2.0.into();
    assert_eq!((nested.value.parts(), nested.tangent.parts()), ((2.0, 0.0), (0.0, 0.0)));
    let from_inner: Dual<D> = D::variable(2.0).into();
    assert_eq!((from_inner.value.parts(), from_inner.tangent.parts()), ((2.0, 1.0), (0.0, 0.0)));
    let from_integer: DualVec<Dual<f64>, 2> = 7_u32.into();
    assert_eq!(from_integer.value.parts(), (7.0, 0.0));
    let from_single: D = 0.5_f32.into();
    assert_eq!(from_single.parts(), (0.5, 0.0));
    let deep: DualVec<Dual<Dual<f32>>, 2> = 2.0_f32.into();
    assert_eq!(deep.value.value.value, 2.0);
}

#[test]
fn casts_read_the_value_and_make_constants() {
    let x = D::new(7.9, 3.0);
    assert_eq!((x.to_i32(), x.to_u8(), x.to_f32(), x.to_f64()), (Some(7), Some(7), Some(7.9_f32), Some(7.9)));
    assert_eq!(D::new(-1.0, 0.0).to_usize(), None);
    assert_eq!(D::from_i32(3).map(D::parts), Some((3.0, 0.0)));
    assert_eq!(<D as NumCast>::from(x).map(D::parts), Some((7.9, 0.0)));
    let (as_f64, as_i32): (f64, i32) = (x.as_(), x.as_());
    assert_eq!((as_f64, as_i32), (7.9, 7));
    let from_usize: D = 3_usize.as_();
    assert_eq!(from_usize.parts(), (3.0, 0.0));
    let itself: D = x.as_();
    assert_eq!(itself.parts(), x.parts());
}

#[test]
fn zero_and_one_are_constants_and_questions_read_the_value() {
    assert_eq!((D::zero().parts(), D::one().parts()), ((0.0, 0.0), (1.0, 0.0)));
    assert_eq!((D::ZERO.parts(), D::ONE.parts()), ((0.0, 0.0), (1.0, 0.0)));
    assert_eq!(DualVec::<Dual<f32>, 2>::ONE.value.parts(), (1.0, 0.0));
    assert!(D::variable(0.0).is_zero() && D::variable(1.0).is_one());
    assert_eq!(D::default().parts(), (0.0, 0.0));
    assert_eq!(DualVec::<f64, 2>::default().parts(), (0.0, [0.0; 2]));
    assert_eq!(Dual2Vec::<f64, 2>::default().parts(), (0.0, [0.0; 2], [[0.0; 2]; 2]));
    assert_eq!(Dual2Vec::<Dual<f64>, 1>::ONE.value.parts(), (1.0, 0.0));
    assert_eq!(HyperDual::<f64, 2>::default().parts(), (0.0, [0.0; 2], [0.0], [[0.0; 2]]));
    assert_eq!(HyperDual::<Dual<f64>, 1>::ONE.value.parts(), (1.0, 0.0));
    assert_eq!(D::PI().parts(), (std::f64::consts::PI, 0.0));
    assert_eq!(<D as Bounded>::max_value().parts(), (f64::MAX, 0.0));
    assert_eq!(<D as Float>::epsilon().parts(), (f64::EPSILON, 0.0));
    assert_eq!(D::from_str_radix("ff", 16).ok().map(D::parts), Some((255.0, 0.0)));
    assert!(D::from_str_radix("fg", 16).is_err());
}

#[test]
fn trait_methods_forward_to_the_inherent_ones() {
    let (x, y, z) = (D::new(1.75, 2.0), D::new(0.5, -1.0), D::new(3.0, 0.25));
    assert_eq!(Float::powf(x, y).parts(), x.pow(y).parts());
    assert_eq!(Pow::pow(x, y).parts(), x.pow(y).parts());
    assert_eq!(Pow::pow(x, 3_i32).parts(), x.powi(3).parts());
    assert_eq!(Pow::pow(&x, &3_i32).parts(), x.powi(3).parts());
    assert_eq!(Pow::pow(&x, y).parts(), x.pow(y).parts());
    assert_eq!(FloatCore::powi(x, 3).parts(), x.powi(3).parts());
    assert_eq!(Pow::pow(x, 3_u8).parts(), x.powi(3).parts());
    assert_eq!(Pow::pow(x, 2.5_f64).parts(), x.powf(2.5).parts());
    assert_eq!(Inv::inv(x).parts(), x.recip().parts());
    assert_eq!(MulAdd::mul_add(x, y, z).parts(), (x * y + z).parts());
    let mut w = x;
    MulAddAssign::mul_add_assign(&mut w, y, z);
    assert_eq!(w.parts(), (x * y + z).parts());
    assert_eq!(Euclid::rem_euclid(&-x, &y).parts(), (-x).rem_euclid(y).parts());
    assert_eq!(Euclid::div_euclid(&-x, &y).parts(), (-x).div_euclid(y).parts());
    assert_eq!(Signed::abs(&-x).parts(), x.parts());
    assert_eq!(Signed::abs_sub(&x, &y).parts(), (x - y).parts());
    assert_eq!(Float::abs_sub(y, x).parts(), (0.0, 0.0));
    assert!(Signed::is_negative(&-x) && Signed::is_positive(&x));
    assert_eq!(TotalOrder::total_cmp(&x, &y), x.total_cmp(&y));
    assert_eq!(Float::integer_decode(x), Float::integer_decode(1.75));
}

#[test]
fn a_power_with_a_constant_exponent_takes_no_logarithm_of_a_negative_base() {
    // The trait has only this form, for constant exponents too.
    let cube = Float::powf(D::variable(-2.0), D::constant(3.0));
    assert_eq!(cube.parts(), (-8.0, 12.0));
}

#[test]
fn the_parts_lie_in_memory_without_gaps() {
    assert_eq!(size_of::<DualVec<f64, 5>>(), 6 * size_of::<f64>());
    assert_eq!(size_of::<Dual2Vec<f64, 5>>(), 31 * size_of::<f64>());
    assert_eq!(size_of::<HyperDual<f64, 5, 2>>(), 18 * size_of::<f64>());
    assert_eq!(size_of::<Dual<Dual<f32>>>(), 4 * size_of::<f32>());
}

#[test]
fn every_number_has_its_first_derivatives_as_partials() {
    assert_eq!(Dual::new(3.0, 0.5).partial(0), 0.5);
    assert_eq!(DualVec::new(3.0, [0.5, 0.25]).partial(1), 0.25);
    assert_eq!(Chunk::variable(3.0, 2).partial(2), 1.0);
    assert_eq!(Chunk::constant(3.0).partial(2), 0.0);
    assert_eq!(Dual2Vec::new(3.0, [0.5, 0.25], [[9.0; 2]; 2]).partial(1), 0.25);
    assert_eq!(HyperDual::new(3.0, [0.5, 0.25], [9.0], [[9.0; 2]]).partial(1), 0.25);
    assert_eq!(Taylor::new(3.0, [0.5, 9.0]).partial(0), 0.5);
}

#[test]
#[should_panic(expected = "partial 2 of a number with 2 directions: count from 0")]
fn a_partial_in_no_direction_panics_with_both_numbers() {
    let _ = DualVec::new(3.0, [0.5, 0.25]).partial(2);
}
