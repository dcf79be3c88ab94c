//! `quickcheck`: random duals with independent partials, and the simplest one on which a law still fails; checks as
//! properties.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::array;

use num_traits::Float;
use quickcheck::{Arbitrary, Gen, TestResult};

use crate::check::{Mismatch, Report};
use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::Scalar;
use crate::simpler_floats::{complexity, exponent, scale, simpler};
use crate::taylor::Taylor;

macro_rules! quickcheck {
    ($([$($generics:tt)*] $Dual:ty, $name:literal, $Number:literal, $same:literal;)*) => {$(
        /// Random numbers. Each part is, independently, special (zeros, ones, subnormal, the ends of the
        /// range, infinities, NaN), of ordinary size, or of any magnitude; one number in eight is a constant.
        ///
        /// A failing number shrinks to a constant, then part by part towards 0, 1 and small integers, never
        /// in circles.
        ///
        #[doc = concat!("```\nuse gradual::", $name, ";")]
        /// use quickcheck::QuickCheck;
        ///
        #[doc = concat!("fn sums_commute(x: ", $Number, ", y: ", $Number, ") -> bool {")]
        ///     let same = |a: f64, b: f64| a == b || a.is_nan() && b.is_nan();
        ///     let (a, b) = (x + y, y + x);
        #[doc = $same]
        /// }
        #[doc = concat!("let law: fn(", $Number, ", ", $Number, ") -> bool = sums_commute;")]
        /// QuickCheck::new().quickcheck(law);
        /// ```
        impl<T: Scalar + Arbitrary $($generics)*> Arbitrary for $Dual {
            fn arbitrary(g: &mut Gen) -> Self {
                let value = arbitrary_part(g);
                let is_constant = below(g, 8) == 0;
                let lane = |zero| if is_constant { zero } else { arbitrary_part(g) };
                let lanes: Vec<T> = Self::constant(value).independent_lanes().into_iter().map(lane).collect();
                Self::from_independent_lanes(value, &lanes)
            }

            fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
                let Self { value, .. } = *self;
                let constant = Some(Self::constant(value)).filter(|_| !self.lanes().all(T::all_zero));
                let lanes = self.independent_lanes();
                let simpler_values = {
                    let lanes = lanes.clone();
                    shrink_part(value).map(move |value| Self::from_independent_lanes(value, &lanes))
                };
                let simpler_lanes = (0..lanes.len()).flat_map(move |i| {
                    let mut lanes = lanes.clone();
                    shrink_part(lanes[i]).map(move |lane| {
                        lanes[i] = lane;
                        Self::from_independent_lanes(value, &lanes)
                    })
                });
                Box::new(constant.into_iter().chain(simpler_lanes).chain(simpler_values))
            }
        }
    )*};
}

impl<T: Scalar> Dual<T> {
    fn independent_lanes(&self) -> Vec<T> {
        self.lanes().copied().collect()
    }

    fn from_independent_lanes(value: T, lanes: &[T]) -> Self {
        Self::new(value, lanes[0])
    }
}

impl<T: Scalar, const N: usize> DualVec<T, N> {
    fn independent_lanes(&self) -> Vec<T> {
        self.lanes().copied().collect()
    }

    fn from_independent_lanes(value: T, lanes: &[T]) -> Self {
        Self::new(value, array::from_fn(|i| lanes[i]))
    }
}

impl<T: Scalar, const K: usize> Taylor<T, K> {
    fn independent_lanes(&self) -> Vec<T> {
        self.lanes().copied().collect()
    }

    fn from_independent_lanes(value: T, lanes: &[T]) -> Self {
        Self::new(value, array::from_fn(|i| lanes[i]))
    }
}

/// One whose lanes are all 0 is a constant.
impl<T: Scalar> Chunk<T> {
    fn independent_lanes(&self) -> Vec<T> {
        self.partials().to_vec()
    }

    fn from_independent_lanes(value: T, lanes: &[T]) -> Self {
        if lanes.iter().all(T::all_zero) {
            Self::constant(value)
        } else {
            Self::new(value, array::from_fn(|i| lanes[i]))
        }
    }
}

/// The gradient, then the rows of the Hessian up to the diagonal.
impl<T: Scalar, const N: usize> Dual2Vec<T, N> {
    fn independent_lanes(&self) -> Vec<T> {
        let lower = self.hessian.iter().enumerate().flat_map(|(i, row)| &row[..=i]);
        self.gradient.iter().chain(lower).copied().collect()
    }

    fn from_independent_lanes(value: T, lanes: &[T]) -> Self {
        let (gradient, lower) = lanes.split_at(N);
        let entry = |i: usize, j: usize| lower[i * (i + 1) / 2 + j];
        let row = |i: usize| array::from_fn(|j| entry(i.max(j), i.min(j)));
        Self::new(value, array::from_fn(|i| gradient[i]), array::from_fn(row))
    }
}

/// The partials, the tangents, then the rows of the mixed ones.
impl<T: Scalar, const N: usize, const M: usize> HyperDual<T, N, M> {
    fn independent_lanes(&self) -> Vec<T> {
        self.lanes().copied().collect()
    }

    fn from_independent_lanes(value: T, lanes: &[T]) -> Self {
        let (partials, rest) = lanes.split_at(N);
        let (tangents, mixed) = rest.split_at(M);
        let row = |i: usize| array::from_fn(|j| mixed[i * N + j]);
        Self::new(
            value,
            array::from_fn(|j| partials[j]),
            array::from_fn(|i| tangents[i]),
            array::from_fn(row),
        )
    }
}

/// A whole number from 0 to n - 1.
fn below(g: &mut Gen, n: u64) -> u64 {
    u64::arbitrary(g) % n
}

/// From -1 to 1.
fn unit(g: &mut Gen) -> f64 {
    i64::arbitrary(g) as f64 / 2.0.powi(63)
}

/// A value or a partial.
fn arbitrary_part<T: Scalar + Arbitrary>(g: &mut Gen) -> T {
    if T::DEPTH == 0 { arbitrary_float(g) } else { T::arbitrary(g) }
}

/// `quickcheck`'s own floats are all above 1 but for 0; hence these.
fn arbitrary_float<T: Scalar>(g: &mut Gen) -> T {
    match below(g, 4) {
        0 => special(g),
        1 => T::literal(unit(g) * 2.0),
        // quarters and whole numbers, which meet each other, kinks and ties
        2 => T::literal(Float::round(unit(g) * 100.0) / 4.0),
        _ => any_magnitude(g),
    }
}

fn special<T: Scalar>(g: &mut Gen) -> T {
    let least = T::zero().next_up();
    let positive = [
        T::zero(),
        T::one(),
        least,
        T::min_positive_value() / (T::one() + T::one()),
        T::min_positive_value(),
        T::epsilon(),
        T::max_value(),
        T::infinity(),
    ];
    match below(g, 17) {
        16 => T::nan(),
        i if i < 8 => positive[i as usize],
        i => -positive[i as usize - 8],
    }
}

/// Any power of two within the range, subnormal ones included, times something from 1 to 2.
fn any_magnitude<T: Scalar>(g: &mut Gen) -> T {
    let exponent_of = |x: T| exponent(plain(x));
    let (least, greatest) = (exponent_of(T::zero().next_up()), exponent_of(T::max_value()));
    let power = least + below(g, (greatest - least + 1) as u64) as i32;
    // less than 2 in `f32` too
    let mantissa = 1.0 + unit(g).abs() * (1.0 - 2.0.powi(-23));
    let sign = if bool::arbitrary(g) { 1.0 } else { -1.0 };
    T::literal(scale(sign * mantissa, power))
}

/// Simpler parts in place of this one, the simplest first.
fn shrink_part<T: Scalar + Arbitrary>(x: T) -> Box<dyn Iterator<Item = T>> {
    if T::DEPTH == 0 { Box::new(shrink_float(x)) } else { x.shrink() }
}

/// An `f32` or `f64` as an `f64`, exactly.
fn plain<T: Scalar>(x: T) -> f64 {
    x.to_f64().unwrap_or(f64::NAN)
}

/// Simpler floats, as rounded to T, which may make one more complex again.
fn shrink_float<T: Scalar>(x: T) -> impl Iterator<Item = T> {
    let (x, max) = (plain(x), plain(T::max_value()));
    let simpler = simpler(x).chain([max, -max]).map(T::literal);
    simpler.filter(move |&y| complexity(plain(y)) < complexity(x))
}

quickcheck! {
    [] Dual<T>, "Dual", "Dual<f64>",
        "    same(a.value, b.value) && same(a.tangent, b.tangent)";
    [, const N: usize] DualVec<T, N>, "DualVec", "DualVec<f64, 2>",
        "    same(a.value, b.value) && (0..2).all(|i| same(a.partials[i], b.partials[i]))";
    [] Chunk<T>, "Chunk", "Chunk<f64>",
        "    same(a.value, b.value) && a.partials().iter().zip(b.partials()).all(|(&a, b)| same(a, b))";
    [, const N: usize] Dual2Vec<T, N>, "Dual2Vec", "Dual2Vec<f64, 1>",
        "    same(a.value, b.value) && same(a.gradient[0], b.gradient[0]) && same(a.hessian[0][0], b.hessian[0][0])";
    [, const N: usize, const M: usize] HyperDual<T, N, M>, "HyperDual", "HyperDual<f64, 1>",
        "    same(a.value, b.value) && same(a.tangents[0], b.tangents[0]) && same(a.mixed[0][0], b.mixed[0][0])";
    [, const K: usize] Taylor<T, K>, "Taylor", "Taylor<f64, 2>",
        "    same(a.value, b.value) && (0..2).all(|i| same(a.higher[i], b.higher[i]))";
}

/// A check that is right is a property that holds.
///
/// ```
/// use gradual::check;
/// use quickcheck::{QuickCheck, TestResult};
///
/// fn the_gradient_is_right(x: f64, y: f64) -> TestResult {
///     check::gradient(|[x, y]| x * y.sin(), |[x, y]| [y.sin(), x * y.cos()], [x, y])
///         .map_or_else(TestResult::from, TestResult::from)
/// }
/// QuickCheck::new().quickcheck(the_gradient_is_right as fn(f64, f64) -> TestResult);
/// ```
impl From<Report> for TestResult {
    fn from(_: Report) -> Self {
        Self::passed()
    }
}

/// A mismatch is a property that fails, with the report; where the function is undefined the case is discarded.
impl From<Mismatch> for TestResult {
    fn from(mismatch: Mismatch) -> Self {
        if mismatch.is_undefined() { Self::discard() } else { Self::error(mismatch.to_string()) }
    }
}
