//! The comparisons of `approx`. The value and every partial are compared as `approx` compares floats.

#![cfg(feature = "approx")]

use approx::{
    AbsDiffEq, RelativeEq, UlpsEq, abs_diff_eq, assert_abs_diff_eq, assert_relative_eq, assert_relative_ne,
    assert_ulps_eq, relative_eq, ulps_eq,
};
use gradual::{CHUNK, Chunk, Dual, Dual2Vec, DualVec, HyperDual, Scalar};

type Nested = Dual<Dual<f64>>;
type NestedVec = DualVec<DualVec<f64, 2>, 3>;

/// A number type whose parts can be set by their indices.
trait Parts: Scalar {
    const PARTS: usize;
    fn with(part: usize, x: f64) -> Self;
}

impl Parts for Dual<f64> {
    const PARTS: usize = 2;
    fn with(part: usize, x: f64) -> Self {
        let mut parts = [1.0; 2];
        parts[part] = x;
        Self::new(parts[0], parts[1])
    }
}

impl Parts for Dual<f32> {
    const PARTS: usize = 2;
    fn with(part: usize, x: f64) -> Self {
        let Dual { value, tangent } = Dual::<f64>::with(part, x);
        Self::new(value as f32, tangent as f32)
    }
}

impl Parts for DualVec<f64, 3> {
    const PARTS: usize = 4;
    fn with(part: usize, x: f64) -> Self {
        let mut parts = [1.0; 4];
        parts[part] = x;
        let [value, partials @ ..] = parts;
        Self::new(value, partials)
    }
}

impl Parts for Dual2Vec<f64, 2> {
    const PARTS: usize = 7;
    fn with(part: usize, x: f64) -> Self {
        let mut parts = [1.0; 7];
        parts[part] = x;
        let [value, i, j, ii, ij, ji, jj] = parts;
        Self::new(value, [i, j], [[ii, ij], [ji, jj]])
    }
}

impl Parts for HyperDual<f64, 2> {
    const PARTS: usize = 6;
    fn with(part: usize, x: f64) -> Self {
        let mut parts = [1.0; 6];
        parts[part] = x;
        let [value, i, j, along, along_i, along_j] = parts;
        Self::new(value, [i, j], [along], [[along_i, along_j]])
    }
}

impl Parts for Chunk<f64> {
    const PARTS: usize = 1 + CHUNK;
    fn with(part: usize, x: f64) -> Self {
        let mut partials = [1.0; CHUNK];
        if part > 0 {
            partials[part - 1] = x;
        }
        Self::new(if part == 0 { x } else { 1.0 }, partials)
    }
}

impl Parts for Nested {
    const PARTS: usize = 4;
    fn with(part: usize, x: f64) -> Self {
        let inner = |first| if part / 2 == first { Dual::with(part % 2, x) } else { Dual::new(1.0, 1.0) };
        Self::new(inner(0), inner(1))
    }
}

impl Parts for NestedVec {
    const PARTS: usize = 12;
    fn with(part: usize, x: f64) -> Self {
        let inner = |number| {
            let mut parts = [1.0; 3];
            if part / 3 == number {
                parts[part % 3] = x;
            }
            DualVec::new(parts[0], [parts[1], parts[2]])
        };
        Self::new(inner(0), [inner(1), inner(2), inner(3)])
    }
}

const SPECIAL: [f64; 12] = [
    0.0,
    -0.0,
    5e-324,
    -5e-324,
    1.0,
    1.0 + f64::EPSILON,
    1.0 + 1e-7,
    -1.0,
    1e308,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

fn every_part_compares_as_a_float<D>()
where
    D: Parts + AbsDiffEq<Epsilon = D> + RelativeEq + UlpsEq + From<f64>,
{
    for part in 0..D::PARTS {
        for x in SPECIAL {
            for y in SPECIAL {
                let (a, b) = (D::with(part, x), D::with(part, y));
                for epsilon in [0.0, 1e-9, 1e-3, f64::INFINITY] {
                    let wide: D = epsilon.into();
                    let case = format!("part {part}: {x:e} and {y:e} within {epsilon:e}");
                    assert_eq!(a.abs_diff_eq(&b, wide), x.abs_diff_eq(&y, epsilon), "{case}");
                    assert_eq!(a.ulps_eq(&b, wide, 4), x.ulps_eq(&y, epsilon, 4), "{case}");
                    let (in_parts, in_floats) =
                        (a.relative_eq(&b, wide, wide), x.relative_eq(&y, epsilon, epsilon));
                    assert_eq!(in_parts, in_floats, "{case}");
                }
                assert_eq!(abs_diff_eq!(a, b), abs_diff_eq!(x, y));
                assert_eq!(relative_eq!(a, b), relative_eq!(x, y));
                assert_eq!(ulps_eq!(a, b), ulps_eq!(x, y));
            }
        }
    }
}

#[test]
fn every_part_of_a_dual_compares_as_a_float() {
    every_part_compares_as_a_float::<Dual<f64>>();
}

#[test]
fn every_part_of_a_dual_vec_compares_as_a_float() {
    every_part_compares_as_a_float::<DualVec<f64, 3>>();
}

#[test]
fn every_part_of_a_dual2_vec_compares_as_a_float() {
    every_part_compares_as_a_float::<Dual2Vec<f64, 2>>();
}

#[test]
fn every_part_of_a_hyper_dual_compares_as_a_float() {
    every_part_compares_as_a_float::<HyperDual<f64, 2>>();
}

#[test]
fn every_part_of_a_chunk_compares_as_a_float() {
    every_part_compares_as_a_float::<Chunk<f64>>();
}

#[test]
fn a_chunk_without_partials_has_partials_of_0() {
    assert_relative_eq!(Chunk::constant(1.0), Chunk::new(1.0, [0.0; CHUNK]));
    assert_relative_ne!(Chunk::constant(1.0), Chunk::variable(1.0, CHUNK - 1));
    assert_relative_ne!(Chunk::variable(1.0, CHUNK - 1), Chunk::constant(1.0));
}

#[test]
fn every_part_of_a_nested_dual_compares_as_a_float() {
    every_part_compares_as_a_float::<Nested>();
}

#[test]
fn every_part_of_a_nested_dual_vec_compares_as_a_float() {
    every_part_compares_as_a_float::<NestedVec>();
}

#[test]
fn a_float_makes_the_tolerance_of_every_type() {
    let x = Dual::new(1.0, 2.0);
    assert_relative_eq!(x, Dual::new(1.0 + 1e-12, 2.0 - 1e-12), epsilon = 1e-9.into());
    assert_relative_eq!(x, x, epsilon = 1e-9.into(), max_relative = 1e-9.into());
    assert_abs_diff_eq!(x, x, epsilon = 1e-9.into());
    assert_ulps_eq!(x, x, epsilon = 1e-9.into(), max_ulps = 4);
    assert_relative_eq!(DualVec::new(1.0, [2.0; 3]), DualVec::new(1.0, [2.0; 3]), epsilon = 1e-9.into());
    assert_relative_eq!(Dual::<f32>::with(0, 1.0), Dual::with(0, 1.0), epsilon = 1e-6.into());
    assert_relative_eq!(Nested::with(3, 2.0), Nested::with(3, 2.0 + 1e-12), epsilon = 1e-9.into());
    assert_relative_eq!(NestedVec::with(11, 2.0), NestedVec::with(11, 2.0), epsilon = 1e-9.into());
}

#[test]
fn partials_of_the_tolerance_are_ignored() {
    let (x, y) = (Dual::new(1.0, 1.0), Dual::new(1.0, 1.5));
    assert_relative_ne!(x, y, epsilon = Dual::new(0.1, 1e9));
    assert_relative_eq!(x, y, epsilon = Dual::new(1.0, f64::NAN));
}

#[test]
fn default_tolerances_are_those_of_floats_and_constant() {
    assert_eq!(Dual::<f64>::default_epsilon().parts(), (f64::EPSILON, 0.0));
    assert_eq!(DualVec::<f32, 2>::default_max_relative().parts(), (f32::EPSILON, [0.0; 2]));
    assert_eq!(Nested::default_max_ulps(), f64::default_max_ulps());
}
