//! The traits of `quickcheck`: random duals with independent partials, which shrink to the simplest number on which a
//! property fails, and checks of derivatives as properties.

use alloc::boxed::Box;
use alloc::string::ToString;
use alloc::vec;
use alloc::vec::Vec;
use core::array;

use num_traits::Float;
use quickcheck::{Arbitrary, Gen, TestResult};

use crate::check::{Mismatch, Report};
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::float::simpler::{complexity, exponent, scale, simpler};
use crate::number::Number;
use crate::scalar::Scalar;
use crate::sparse::Tracer;
use crate::surface::for_each_number;
use crate::taylor::Taylor;

/// A number as a value and the derivatives that can be chosen one by one.
trait Independent<T>: From<T> + 'static {
    /// The derivatives.
    fn derivatives(&self) -> Vec<T>;

    /// The number with these derivatives.
    fn with_derivatives(value: T, derivatives: &[T]) -> Self;
}

impl<T: Scalar> Independent<T> for Dual<T> {
    fn derivatives(&self) -> Vec<T> {
        vec![self.tangent]
    }

    fn with_derivatives(value: T, derivatives: &[T]) -> Self {
        Self::new(value, derivatives[0])
    }
}

impl<T: Scalar, const N: usize> Independent<T> for DualVec<T, N> {
    fn derivatives(&self) -> Vec<T> {
        self.partials.to_vec()
    }

    fn with_derivatives(value: T, derivatives: &[T]) -> Self {
        Self::new(value, array_of(derivatives))
    }
}

impl<T: Scalar> Independent<T> for Chunk<T> {
    fn derivatives(&self) -> Vec<T> {
        self.partials().to_vec()
    }

    /// If all derivatives are 0, the chunk is a constant.
    fn with_derivatives(value: T, derivatives: &[T]) -> Self {
        if derivatives.iter().all(T::all_zero) {
            Self::constant(value)
        } else {
            Self::new(value, array_of(derivatives))
        }
    }
}

/// The derivatives are the gradient and the rows of the Hessian up to the diagonal.
impl<T: Scalar, const N: usize> Independent<T> for Dual2Vec<T, N> {
    fn derivatives(&self) -> Vec<T> {
        let lower = self.hessian.iter().enumerate().flat_map(|(i, row)| &row[..=i]);
        self.gradient.iter().chain(lower).copied().collect()
    }

    fn with_derivatives(value: T, derivatives: &[T]) -> Self {
        let (gradient, lower) = derivatives.split_at(N);
        let entry = |i: usize, j: usize| lower[i * (i + 1) / 2 + j];
        let row = |i: usize| array::from_fn(|j| entry(i.max(j), i.min(j)));
        Self::new(value, array_of(gradient), array::from_fn(row))
    }
}

/// The derivatives are the partials, the tangents and the rows of the mixed ones.
impl<T: Scalar, const N: usize, const M: usize> Independent<T> for HyperDual<T, N, M> {
    fn derivatives(&self) -> Vec<T> {
        self.lanes().copied().collect()
    }

    fn with_derivatives(value: T, derivatives: &[T]) -> Self {
        let (partials, rest) = derivatives.split_at(N);
        let (tangents, mixed) = rest.split_at(M);
        let row = |i: usize| array_of(&mixed[i * N..]);
        Self::new(value, array_of(partials), array_of(tangents), array::from_fn(row))
    }
}

impl<T: Scalar, const K: usize> Independent<T> for Taylor<T, K> {
    fn derivatives(&self) -> Vec<T> {
        self.higher.to_vec()
    }

    fn with_derivatives(value: T, derivatives: &[T]) -> Self {
        Self::new(value, array_of(derivatives))
    }
}

/// Every tracer outside a trace is a constant.
impl<T: Scalar> Independent<T> for Tracer<T> {
    fn derivatives(&self) -> Vec<T> {
        Vec::new()
    }

    fn with_derivatives(value: T, _: &[T]) -> Self {
        Self::constant(value)
    }
}

fn array_of<T: Scalar, const N: usize>(numbers: &[T]) -> [T; N] {
    array::from_fn(|i| numbers[i])
}

/// One number in eight is a constant. The parts of the others are independent.
fn arbitrary<T: Scalar + Arbitrary, D: Independent<T>>(g: &mut Gen) -> D {
    let value = arbitrary_part(g);
    let constant = D::from(value);
    if below(g, 8) == 0 {
        return constant;
    }
    let derivatives: Vec<T> = constant.derivatives().iter().map(|_| arbitrary_part(g)).collect();
    D::with_derivatives(value, &derivatives)
}

/// The constant, then the numbers with one simpler derivative, then those with a simpler value.
fn shrink<T: Scalar + Arbitrary, D: Independent<T>>(
    value: T,
    derivatives: Vec<T>,
) -> Box<dyn Iterator<Item = D>> {
    let constant = (!derivatives.iter().all(T::all_zero)).then(|| D::from(value));
    let simpler_values = {
        let derivatives = derivatives.clone();
        shrink_part(value).map(move |value| D::with_derivatives(value, &derivatives))
    };
    let simpler_derivatives = (0..derivatives.len()).flat_map(move |i| {
        let mut derivatives = derivatives.clone();
        shrink_part(derivatives[i]).map(move |simpler| {
            derivatives[i] = simpler;
            D::with_derivatives(value, &derivatives)
        })
    });
    Box::new(constant.into_iter().chain(simpler_derivatives).chain(simpler_values))
}

macro_rules! quickcheck {
    ($([$($generics:tt)*] $Number:ty;)*) => {$(
        /// Random numbers. Each part is, independently of the others, a special number (a zero, a one, subnormal, an end of
        /// the range, an infinity, NaN), of ordinary size, or of any magnitude. One number in eight is a constant.
        ///
        /// A number on which a property fails shrinks to a constant, or part by part towards 0, 1 and small integers. It
        /// never shrinks in circles.
        ///
        /// ```
        /// use gradual::DualVec;
        /// use quickcheck::QuickCheck;
        ///
        /// fn sums_commute(x: DualVec<f64, 2>, y: DualVec<f64, 2>) -> bool {
        ///     let same = |a: f64, b: f64| a == b || a.is_nan() && b.is_nan();
        ///     let (a, b) = (x + y, y + x);
        ///     same(a.value, b.value) && (0..2).all(|i| same(a.partials[i], b.partials[i]))
        /// }
        /// let property: fn(DualVec<f64, 2>, DualVec<f64, 2>) -> bool = sums_commute;
        /// QuickCheck::new().quickcheck(property);
        /// ```
        impl<T: Scalar + Arbitrary $($generics)*> Arbitrary for $Number {
            fn arbitrary(g: &mut Gen) -> Self {
                arbitrary(g)
            }

            fn shrink(&self) -> Box<dyn Iterator<Item = Self>> {
                shrink(self.value, self.derivatives())
            }
        }
    )*};
}

for_each_number! { quickcheck! {} }

/// A whole number from 0 to n - 1.
fn below(g: &mut Gen, n: u64) -> u64 {
    u64::arbitrary(g) % n
}

/// A number from -1 to 1.
fn unit(g: &mut Gen) -> f64 {
    i64::arbitrary(g) as f64 / 2.0.powi(63)
}

/// A value or a derivative.
fn arbitrary_part<T: Scalar + Arbitrary>(g: &mut Gen) -> T {
    if T::DEPTH == 0 { arbitrary_float(g) } else { T::arbitrary(g) }
}

/// A float that may be below 1. `quickcheck`'s own floats never are, except for 0.
fn arbitrary_float<T: Scalar>(g: &mut Gen) -> T {
    match below(g, 4) {
        0 => special(g),
        1 => T::literal(unit(g) * 2.0),
        // Quarters and whole numbers often equal each other, and often hit kinks.
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

/// A power of two within the range, which includes the subnormal ones, times a number from 1 to 2.
fn any_magnitude<T: Scalar>(g: &mut Gen) -> T {
    let exponent_of = |x: T| exponent(plain(x));
    let (least, greatest) = (exponent_of(T::zero().next_up()), exponent_of(T::max_value()));
    let power = least + below(g, (greatest - least + 1) as u64) as i32;
    // rounds to less than 2 in `f32` too
    let mantissa = 1.0 + unit(g).abs() * (1.0 - 2.0.powi(-23));
    let sign = if bool::arbitrary(g) { 1.0 } else { -1.0 };
    T::literal(scale(sign * mantissa, power))
}

/// Simpler parts than this one, the simplest first.
fn shrink_part<T: Scalar + Arbitrary>(x: T) -> Box<dyn Iterator<Item = T>> {
    if T::DEPTH == 0 { Box::new(shrink_float(x)) } else { x.shrink() }
}

/// An `f32` or `f64` as an `f64`, exactly.
fn plain<T: Scalar>(x: T) -> f64 {
    x.to_f64().unwrap_or(f64::NAN)
}

/// Simpler floats, rounded to T. The filter drops those that rounding makes complex again.
fn shrink_float<T: Scalar>(x: T) -> impl Iterator<Item = T> {
    let (x, max) = (plain(x), plain(T::max_value()));
    let simpler = simpler(x).chain([max, -max]).map(T::literal);
    simpler.filter(move |&y| complexity(plain(y)) < complexity(x))
}

/// If a check succeeds, the property holds.
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

/// If a check finds a mismatch, the property fails with its report. If the function is undefined at the point, the case is
/// discarded.
impl From<Mismatch> for TestResult {
    fn from(mismatch: Mismatch) -> Self {
        if mismatch.is_undefined() { Self::discard() } else { Self::error(mismatch.to_string()) }
    }
}
