//! What a function under test takes, as a list of numbers and as Rust source.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
use core::marker::PhantomData;

use crate::check::sealed::Sealed;
use crate::drivers::parameters::Parameters;

/// What a function under test takes: a number, an array, a slice, or a point and a direction.
///
/// With the feature `nalgebra`, its vectors are inputs as well. The trait is sealed.
///
/// ```
/// use gradual::check::Check;
///
/// Check::derivative(|x| x * x, |x| 2.0 * x).at(3.0)?;
/// Check::gradient(|[x, y]| x * y, |[x, y]| [y, x]).at([3.0, 4.0])?;
/// Check::slice_gradient(|x| x[0] * x[1], |x| vec![x[1], x[0]]).at(&[3.0, 4.0])?;
/// Check::jvp(|[x, y]| [x * y], |[x, y], [v, w]| [y * v + x * w]).at(([3.0, 4.0], [1.0, -1.0]))?;
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
pub trait Input: Sealed {
    /// What you pass to [`Check::at`](crate::check::Check::at).
    type At<'a>;

    #[doc(hidden)]
    fn numbers(at: Self::At<'_>) -> Vec<f64>;

    /// The point as Rust source that you can paste into `at`.
    #[doc(hidden)]
    fn source(numbers: &[f64]) -> String;
}

/// A number or an array: an input whose type tells its length. The trait is sealed.
pub trait FixedInput: Input + Parameters<Scalar = f64, Of<f64> = Self> {
    #[doc(hidden)]
    const ZERO: Self;
}

impl FixedInput for f64 {
    const ZERO: Self = 0.0;
}

impl<const N: usize> FixedInput for [f64; N] {
    const ZERO: Self = [0.0; N];
}

impl Input for f64 {
    type At<'a> = f64;

    fn numbers(at: f64) -> Vec<f64> {
        vec![at]
    }

    fn source(numbers: &[f64]) -> String {
        numbers.iter().map(|&x| number(x)).collect()
    }
}

impl<const N: usize> Input for [f64; N] {
    type At<'a> = [f64; N];

    fn numbers(at: [f64; N]) -> Vec<f64> {
        at.to_vec()
    }

    fn source(numbers: &[f64]) -> String {
        list(numbers)
    }
}

impl Input for [f64] {
    type At<'a> = &'a [f64];

    fn numbers(at: &[f64]) -> Vec<f64> {
        at.to_vec()
    }

    fn source(numbers: &[f64]) -> String {
        format!("&{}", list(numbers))
    }
}

/// A point x and a direction v.
impl<const N: usize> Input for ([f64; N], [f64; N]) {
    type At<'a> = ([f64; N], [f64; N]);

    fn numbers((x, v): ([f64; N], [f64; N])) -> Vec<f64> {
        [x, v].concat()
    }

    fn source(numbers: &[f64]) -> String {
        let (x, v) = numbers.split_at(N);
        format!("({}, {})", list(x), list(v))
    }
}

/// The input of a check whose function takes a structure of parameters, `P`.
///
/// A point is a reference to such a structure. A domain is one range for all numbers, a pair of structures that have the
/// lower and the upper bounds, or a `Vec` with a range for each number.
///
/// ```
/// use gradual::check::Check;
///
/// let area = Check::parameters_gradient(|([x, y], s)| s * x * y, |&([x, y], s)| ([s * y, s * x], x * y), &([1.0; 2], 1.0));
/// area.at(&([2.0, 3.0], 5.0))?;
/// area.on(-1.0..=1.0)?;
/// area.on((([0.0, 0.0], 1.0), ([1.0, 1.0], 9.0)))?;
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
#[derive(Debug)]
pub struct ParametersOf<P>(PhantomData<P>);

impl<P> Sealed for ParametersOf<P> {}

impl<P: Parameters<Scalar = f64> + 'static> Input for ParametersOf<P> {
    type At<'a> = &'a P;

    fn numbers(at: &P) -> Vec<f64> {
        at.to_numbers()
    }

    fn source(numbers: &[f64]) -> String {
        format!("&model.with_numbers(&{})", list(numbers))
    }
}

/// How many numbers of a point are printed.
const SHOWN: usize = 12;

/// The numbers as an array in Rust source. A long one is cut off, unless all its numbers are equal.
pub(super) fn list(numbers: &[f64]) -> String {
    let n = numbers.len();
    if n > 4 && is_uniform(numbers) {
        return format!("[{}; {n}]", number(numbers[0]));
    }
    let shown = if is_whole(numbers) { n } else { SHOWN };
    let mut items: Vec<_> = numbers[..shown].iter().map(|&x| number(x)).collect();
    if shown < n {
        items.push(format!("and {} more", n - shown));
    }
    format!("[{}]", items.join(", "))
}

/// Whether the source of a point has all its numbers.
pub(super) fn is_whole(numbers: &[f64]) -> bool {
    numbers.len() <= SHOWN || is_uniform(numbers)
}

fn is_uniform(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits())
}

/// The shortest digits that read back as the same float, with a point or an exponent.
fn number(x: f64) -> String {
    if x.is_finite() {
        format!("{x:?}")
    } else if x.is_nan() {
        "f64::NAN".to_string()
    } else if x > 0.0 {
        "f64::INFINITY".to_string()
    } else {
        "f64::NEG_INFINITY".to_string()
    }
}
