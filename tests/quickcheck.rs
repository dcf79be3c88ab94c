//! Random duals: laws that they obey, the numbers that are generated, and shrinking, which ends at the simplest number
//! that fails.

#![cfg(feature = "quickcheck")]

use std::fmt::Debug;

use gradual::slice::Chunk;
use gradual::{Dual, Dual2Vec, DualVec, HyperDual, Scalar};
use quickcheck::{Arbitrary, Gen, QuickCheck};

type Vec3 = DualVec<f64, 3>;
type Second = Dual2Vec<f64, 2>;
type Hyper = HyperDual<f64, 2>;
type Nested = Dual<Dual<f64>>;
type NestedVec = DualVec<Dual<f32>, 2>;

/// A dual type as the list of its plain floats, the value first.
trait Flat: Arbitrary + Scalar {
    fn flat(self) -> Vec<f64>;
}

impl Flat for Dual<f64> {
    fn flat(self) -> Vec<f64> {
        vec![self.value, self.tangent]
    }
}

impl Flat for Dual<f32> {
    fn flat(self) -> Vec<f64> {
        vec![self.value.into(), self.tangent.into()]
    }
}

impl Flat for Vec3 {
    fn flat(self) -> Vec<f64> {
        [vec![self.value], self.partials.to_vec()].concat()
    }
}

impl Flat for Second {
    fn flat(self) -> Vec<f64> {
        [&[self.value], &self.gradient[..], self.hessian.as_flattened()].concat()
    }
}

impl Flat for Hyper {
    fn flat(self) -> Vec<f64> {
        [&[self.value], &self.partials[..], &self.tangents, self.mixed.as_flattened()].concat()
    }
}

impl Flat for Nested {
    fn flat(self) -> Vec<f64> {
        [self.value.flat(), self.tangent.flat()].concat()
    }
}

impl Flat for NestedVec {
    fn flat(self) -> Vec<f64> {
        [self.value.flat(), self.partials[0].flat(), self.partials[1].flat()].concat()
    }
}

fn bits<D: Flat>(x: D) -> Vec<u64> {
    x.flat().into_iter().map(f64::to_bits).collect()
}

fn numbers<D: Flat>(n: usize) -> Vec<D> {
    let mut g = Gen::from_size_and_seed(100, 7);
    (0..n).map(|_| D::arbitrary(&mut g)).collect()
}

fn same(x: f64, y: f64) -> bool {
    x == y || x.is_nan() && y.is_nan()
}

/// The simplest number that quickcheck finds to fail a law, and the number of steps to it.
fn shrunk<D: Flat>(mut x: D, fails: impl Fn(D) -> bool) -> (D, usize) {
    assert!(fails(x));
    let mut steps = 0;
    while let Some(simpler) = x.shrink().find(|&y| fails(y)) {
        assert_ne!(bits(simpler), bits(x), "{x:?} shrinks to itself");
        x = simpler;
        steps += 1;
        assert!(steps < 10_000, "{x:?} shrinks for ever");
    }
    (x, steps)
}

// Laws

fn sums_and_products_commute<D: Flat>(x: D, y: D) -> bool {
    let equal = |a: D, b: D| a.flat().into_iter().zip(b.flat()).all(|(a, b)| same(a, b));
    equal(x + y, y + x) && (equal(x * y, y * x) || !moderate(&[x, y]))
}

/// Whether sums and products of up to three of these numbers stay in range.
fn moderate<D: Flat>(numbers: &[D]) -> bool {
    let in_range = |x: f64| x == 0.0 || (1e-5..1e5).contains(&x.abs());
    numbers.iter().all(|x| x.flat().into_iter().all(in_range))
}

/// The error of each part is in proportion to the product of the sizes of all factors.
fn products_distribute_over_sums_up_to_rounding<D: Flat>(x: D, y: D, z: D) -> bool {
    let size = |x: D| x.flat().into_iter().map(f64::abs).sum::<f64>();
    let bound = 8.0 * f64::EPSILON * size(x) * (size(y) + size(z));
    let close = |a: D, b: D| a.flat().into_iter().zip(b.flat()).all(|(a, b)| (a - b).abs() <= bound);
    !moderate(&[x, y, z]) || close(x * (y + z), x * y + x * z)
}

fn partials_of_constants_are_zero(value: f64, x: Vec3) -> bool {
    let constant = Vec3::constant(value);
    let zero = |x: Vec3| x.partials.iter().all(|&partial| partial == 0.0);
    // If you add a constant, the partials do not change.
    zero(constant) && zero(constant.exp()) && (constant + x).partials == (x + constant).partials
        || x.partials.iter().any(|partial| partial.is_nan())
}

fn partials_of_negation_are_negated(x: Vec3) -> bool {
    x.flat().into_iter().zip((-x).flat()).all(|(part, negated)| same(-part, negated))
}

fn nested_sums_are_sums_of_parts(x: Nested, y: Nested) -> bool {
    let sum = (x + y).flat();
    sum.into_iter().zip(x.flat()).zip(y.flat()).all(|((sum, x), y)| same(sum, x + y))
}

fn hessians_are_symmetric(x: Second, y: Second) -> bool {
    let symmetric = |x: Second| same(x.hessian[0][1], x.hessian[1][0]);
    [x, x + y, x * y, x / y, x.exp(), x.atan2(y)].into_iter().all(symmetric)
}

fn check() -> QuickCheck {
    QuickCheck::new().tests(2_000).max_tests(20_000)
}

#[test]
fn addition_and_multiplication_commute() {
    check().quickcheck(sums_and_products_commute as fn(Dual<f64>, Dual<f64>) -> bool);
    check().quickcheck(sums_and_products_commute as fn(Vec3, Vec3) -> bool);
}

#[test]
fn multiplication_distributes_over_addition_up_to_rounding() {
    check().quickcheck(
        products_distribute_over_sums_up_to_rounding as fn(Dual<f64>, Dual<f64>, Dual<f64>) -> bool,
    );
    check().quickcheck(products_distribute_over_sums_up_to_rounding as fn(Vec3, Vec3, Vec3) -> bool);
    check().quickcheck(products_distribute_over_sums_up_to_rounding as fn(Second, Second, Second) -> bool);
    check().quickcheck(products_distribute_over_sums_up_to_rounding as fn(Nested, Nested, Nested) -> bool);
}

#[test]
fn hessians_of_random_numbers_and_of_their_functions_are_symmetric() {
    check().quickcheck(hessians_are_symmetric as fn(Second, Second) -> bool);
}

#[test]
fn constants_have_zero_partials() {
    check().quickcheck(partials_of_constants_are_zero as fn(f64, Vec3) -> bool);
}

#[test]
fn negation_negates_every_part() {
    check().quickcheck(partials_of_negation_are_negated as fn(Vec3) -> bool);
}

#[test]
fn addition_adds_every_part_of_nested_duals() {
    check().quickcheck(nested_sums_are_sums_of_parts as fn(Nested, Nested) -> bool);
}

// The generator

type Kind = dyn Fn(f64) -> bool;

/// The kinds of floats. Every part should be of each kind at some time.
fn kinds(min: f64, max: f64) -> Vec<(&'static str, Box<Kind>)> {
    let exactly = |y: f64| Box::new(move |x: f64| x.to_bits() == y.to_bits());
    vec![
        ("0", exactly(0.0)),
        ("-0", exactly(-0.0)),
        ("1", exactly(1.0)),
        ("-1", exactly(-1.0)),
        ("the least normal", exactly(min)),
        ("the greatest", exactly(max)),
        ("inf", exactly(f64::INFINITY)),
        ("-inf", exactly(f64::NEG_INFINITY)),
        ("NaN", Box::new(f64::is_nan)),
        ("subnormal", Box::new(move |x| x != 0.0 && x.abs() < min)),
        ("tiny", Box::new(move |x| (min..min.sqrt()).contains(&x))),
        ("small", Box::new(|x| (1e-6..0.01).contains(&x.abs()))),
        ("from -2 to 2", Box::new(|x| x.abs() < 2.0 && x.fract() != 0.0 && x.abs() > 0.1)),
        ("an integer", Box::new(|x| x.fract() == 0.0 && (3.0..100.0).contains(&x.abs()))),
        ("large", Box::new(move |x| (max.sqrt()..max).contains(&x.abs()))),
    ]
}

fn every_part_is_of_every_kind<D: Flat>(min: f64, max: f64) {
    let numbers = numbers::<D>(20_000);
    for (name, is) in kinds(min, max) {
        for part in 0..numbers[0].flat().len() {
            assert!(numbers.iter().any(|x| is(x.flat()[part])), "part {part} is never {name}");
        }
    }
}

#[test]
fn every_part_is_special_ordinary_or_of_any_magnitude() {
    every_part_is_of_every_kind::<Dual<f64>>(f64::MIN_POSITIVE, f64::MAX);
    every_part_is_of_every_kind::<Vec3>(f64::MIN_POSITIVE, f64::MAX);
    every_part_is_of_every_kind::<Second>(f64::MIN_POSITIVE, f64::MAX);
    every_part_is_of_every_kind::<Hyper>(f64::MIN_POSITIVE, f64::MAX);
    every_part_is_of_every_kind::<Nested>(f64::MIN_POSITIVE, f64::MAX);
    every_part_is_of_every_kind::<Dual<f32>>(f32::MIN_POSITIVE.into(), f32::MAX.into());
    every_part_is_of_every_kind::<NestedVec>(f32::MIN_POSITIVE.into(), f32::MAX.into());
}

#[test]
fn partials_are_independent_of_each_other_and_of_the_value() {
    let numbers = numbers::<Vec3>(20_000);
    for (i, j) in [(0, 1), (1, 2), (2, 3), (1, 3)] {
        let in_quadrant = |signs: [bool; 2]| {
            let matches = |x: &&Vec3| [x.flat()[i] > 0.0, x.flat()[j] > 0.0] == signs;
            numbers.iter().filter(matches).count()
        };
        for signs in [[true, true], [true, false], [false, true], [false, false]] {
            assert!(in_quadrant(signs) > 3_000, "parts {i} and {j}: {signs:?}");
        }
    }
}

#[test]
fn some_numbers_are_constants() {
    let constants = numbers::<Vec3>(8_000).into_iter().filter(|x| x.partials == [0.0; 3]).count();
    assert!((500..2_000).contains(&constants), "{constants} of 8000");
}

// The shrinker

/// Follows random choices. Every step goes to another number, and the steps end.
fn paths_end<D: Flat + Debug>() {
    for x in numbers::<D>(500) {
        for pick in 0..7 {
            let (mut at, mut steps) = (x, 0);
            loop {
                let simpler: Vec<D> = at.shrink().collect();
                if simpler.is_empty() {
                    break;
                }
                let next = simpler[pick * (1 + 31 * steps) % simpler.len()];
                assert_ne!(bits(next), bits(at));
                at = next;
                steps += 1;
                assert!(steps < 10_000, "{x:?} has not ended at {at:?}");
            }
            assert_eq!(bits(at), bits(D::zero()), "{x:?} ends at {at:?}");
        }
    }
}

#[test]
fn shrinking_ends_at_zero_for_any_choice() {
    paths_end::<Dual<f64>>();
    paths_end::<Dual<f32>>();
    paths_end::<DualVec<f64, 3>>();
    paths_end::<Second>();
    paths_end::<Hyper>();
    paths_end::<Nested>();
    paths_end::<NestedVec>();
}

#[test]
fn zero_does_not_shrink() {
    assert_eq!(Dual::constant(0.0).shrink().count(), 0);
    assert_eq!(Nested::constant(Dual::constant(0.0)).shrink().count(), 0);
    assert_eq!(DualVec::<f64, 0>::constant(0.0).shrink().count(), 0);
    assert_eq!(Chunk::constant(0.0).shrink().count(), 0);
}

#[test]
fn a_failure_of_the_value_shrinks_to_a_constant() {
    for x in numbers::<Vec3>(2_000).into_iter().filter(|x| x.value >= 5.0) {
        assert_eq!(shrunk(x, |x| x.value >= 5.0).0.parts(), (5.0, [0.0; 3]), "{x:?}");
    }
}

#[test]
fn the_first_simpler_number_is_a_constant() {
    let first = Vec3::new(7.0, [1.0, f64::NAN, -0.0]).shrink().next().map(Vec3::parts);
    assert_eq!(first, Some((7.0, [0.0; 3])));
}

#[test]
fn a_failing_partial_is_kept_and_all_other_parts_vanish() {
    for x in numbers::<Vec3>(2_000).into_iter().filter(|x| x.partials[1] < -2.5) {
        assert_eq!(shrunk(x, |x| x.partials[1] < -2.5).0.parts(), (0.0, [0.0, -3.0, 0.0]), "{x:?}");
    }
    let fails = |x: Second| x.hessian[0][1] < -2.5;
    for x in numbers::<Second>(2_000).into_iter().filter(|&x| fails(x)) {
        let simplest = (0.0, [0.0; 2], [[0.0, -3.0], [-3.0, 0.0]]);
        assert_eq!(shrunk(x, fails).0.parts(), simplest, "{x:?}");
    }
    let fails = |x: Nested| x.tangent.tangent != 0.0;
    for x in numbers::<Nested>(500).into_iter().filter(|&x| fails(x)) {
        assert_eq!(shrunk(x, fails).0.flat(), [0.0, 0.0, 0.0, 1.0], "{x:?}");
    }
}

#[test]
fn non_finite_parts_are_kept_only_where_they_fail() {
    let x = Dual::new(f64::NAN, f64::NEG_INFINITY);
    assert!(shrunk(x, |x| x.value.is_nan()).0.parts().0.is_nan());
    assert_eq!(shrunk(x, |x| x.value.is_nan()).0.tangent, 0.0);
    assert_eq!(shrunk(x, |x| x.tangent.is_infinite()).0.parts(), (0.0, f64::INFINITY));
    assert_eq!(shrunk(x, |_| true).0.parts(), (0.0, 0.0));
    let minus_zero = shrunk(Dual::new(-0.0_f64, 2.0), |x| x.value.is_sign_negative()).0;
    assert_eq!((minus_zero.value.to_bits(), minus_zero.tangent), ((-0.0_f64).to_bits(), 0.0));
}

#[test]
fn a_fraction_shrinks_to_few_digits_near_the_bound() {
    let small = |x: Dual<f64>| 0.0 < x.value && x.value < 0.01;
    assert_eq!(shrunk(Dual::new(0.001_234_567, 1.0), small).0.parts(), (1.0 / 128.0, 0.0));
    assert_eq!(shrunk(Dual::new(5e-324, 1.0), small).0.parts(), (1.0 / 128.0, 0.0));
    let between = |x: Dual<f64>| 0.3 < x.value && x.value < 0.4;
    assert_eq!(shrunk(Dual::new(0.1 + 0.2, 0.0), between).0.value, 0.375);
    let large = |x: Dual<f64>| x.value > 1e300;
    assert_eq!(shrunk(Dual::new(f64::INFINITY, 0.0), large).0.value.log2(), 997.0);
}

#[test]
fn shrinking_takes_few_steps() {
    for x in numbers::<Vec3>(1_000).into_iter().filter(|x| x.value.abs() > 1e-3) {
        let (end, steps) = shrunk(x, |x| x.value.abs() > 1e-3);
        assert!(steps <= 20, "{x:?} to {end:?} in {steps}");
    }
}

#[test]
fn a_check_is_a_property_that_fails_with_the_report_and_discards_what_is_undefined() {
    use gradual::check;
    use quickcheck::{TestResult, Testable};

    let outcome = |x: f64, sign: f64| {
        check::derivative(|x| x.ln(), |x| sign / x, x).map_or_else(TestResult::from, TestResult::from)
    };
    let mut g = Gen::from_size_and_seed(100, 7);
    assert!(!outcome(2.0, 1.0).is_failure());
    assert!(outcome(2.0, -1.0).is_failure());
    // The function is undefined there, so this is neither a success nor a failure.
    assert!(!outcome(-2.0, -1.0).is_failure() && !outcome(f64::NAN, -1.0).is_failure());
    let report = format!("{:?}", outcome(2.0, -1.0).result(&mut g));
    assert!(report.contains("df/dx has the wrong sign"), "{report}");
}
