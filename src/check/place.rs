//! The containers of a check: what a function takes, and what a claim hands back. A new kind of vector is one
//! implementation of each trait.

use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// What a function under test takes: a number, an array, a slice, or a point and a direction.
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
pub trait Place: Sealed {
    /// One such place, as it is passed to [`Check::at`](crate::check::Check::at).
    type At<'a>;

    #[doc(hidden)]
    fn numbers(at: Self::At<'_>) -> Vec<f64>;

    /// As Rust source, to be pasted into `at`; of a long one the beginning.
    #[doc(hidden)]
    fn source(numbers: &[f64]) -> String {
        list(numbers)
    }
}

/// No other crate's types.
pub trait Sealed {}
impl Sealed for f64 {}
impl<const N: usize> Sealed for [f64; N] {}
impl Sealed for [f64] {}
impl<const N: usize> Sealed for ([f64; N], [f64; N]) {}

/// The shortest digits that read back as the same float, with a point or an exponent.
pub(super) fn number(x: f64) -> String {
    if x.is_finite() {
        alloc::format!("{x:?}")
    } else if x.is_nan() {
        "f64::NAN".to_string()
    } else if x > 0.0 {
        "f64::INFINITY".to_string()
    } else {
        "f64::NEG_INFINITY".to_string()
    }
}

/// How many numbers of a point are printed.
const SHOWN: usize = 12;

/// Whether all numbers are the same one.
fn is_uniform(numbers: &[f64]) -> bool {
    numbers.windows(2).all(|pair| pair[0].to_bits() == pair[1].to_bits())
}

/// Whether the source of a point has all its numbers.
pub(super) fn is_whole(numbers: &[f64]) -> bool {
    numbers.len() <= SHOWN || is_uniform(numbers)
}

pub(super) fn list(numbers: &[f64]) -> String {
    let n = numbers.len();
    if n > 4 && is_uniform(numbers) {
        return alloc::format!("[{}; {n}]", number(numbers[0]));
    }
    let shown = if is_whole(numbers) { n } else { SHOWN };
    let mut items: Vec<_> = numbers[..shown].iter().map(|&x| number(x)).collect();
    if shown < n {
        items.push(alloc::format!("and {} more", n - shown));
    }
    alloc::format!("[{}]", items.join(", "))
}

impl Place for f64 {
    type At<'a> = f64;

    fn numbers(at: f64) -> Vec<f64> {
        vec![at]
    }

    fn source(numbers: &[f64]) -> String {
        numbers.iter().map(|&x| number(x)).collect()
    }
}

impl<const N: usize> Place for [f64; N] {
    type At<'a> = [f64; N];

    fn numbers(at: [f64; N]) -> Vec<f64> {
        at.to_vec()
    }
}

impl Place for [f64] {
    type At<'a> = &'a [f64];

    fn numbers(at: &[f64]) -> Vec<f64> {
        at.to_vec()
    }

    fn source(numbers: &[f64]) -> String {
        alloc::format!("&{}", list(numbers))
    }
}

/// A point x and a direction v.
impl<const N: usize> Place for ([f64; N], [f64; N]) {
    type At<'a> = ([f64; N], [f64; N]);

    fn numbers((x, v): ([f64; N], [f64; N])) -> Vec<f64> {
        [x, v].concat()
    }

    fn source(numbers: &[f64]) -> String {
        let (x, v) = numbers.split_at(N);
        alloc::format!("({}, {})", list(x), list(v))
    }
}

/// What a claim hands back: slopes, alone or behind the value, `(value, slopes)`.
///
/// | of a | slopes |
/// |---|---|
/// | derivative | `f64` |
/// | gradient, Jacobian times vector | `[f64; N]`, `Vec<f64>` |
/// | Jacobian, Hessian | `[[f64; N]; M]`, `Vec<Vec<f64>>`, `Vec<[f64; N]>`: row by row; `Vec<f64>`: the rows one after the other |
///
/// The value of a function with several results is an array or a `Vec` too. With the feature `nalgebra` its vectors
/// and matrices are claims as well.
///
/// ```
/// use gradual::check;
///
/// check::gradient(|[x, y]| x * y, |[x, y]| (x * y, [y, x]), [3.0, 4.0])?;
/// check::jacobian(|[x, y]| [x * y, x], |[x, y]| [[y, x], [1.0, 0.0]], [3.0, 4.0])?;
/// # Ok::<(), gradual::check::Mismatch>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a list of slopes",
    label = "expected `f64`, arrays or `Vec`s of it, or `(value, slopes)`",
    note = "the claimed function works on plain floats: it takes `f64`s and returns `f64`s",
    note = "for an integer write a float: `2.0`, not `2`"
)]
pub trait Claim {
    #[doc(hidden)]
    fn claimed(self) -> Claimed;
}

/// Claimed slopes, in a row, and how they were laid out.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub struct Claimed {
    pub(super) values: Option<Vec<f64>>,
    pub(super) slopes: Vec<f64>,
    /// The lengths of the rows, unless they were one list.
    pub(super) rows: Option<Vec<usize>>,
}

impl Claimed {
    fn list(slopes: Vec<f64>) -> Self {
        Self { values: None, slopes, rows: None }
    }

    fn rows<R: AsRef<[f64]>>(rows: &[R]) -> Self {
        let rows = rows.iter().map(AsRef::as_ref);
        Self {
            values: None,
            slopes: rows.clone().flatten().copied().collect(),
            rows: Some(rows.map(<[f64]>::len).collect()),
        }
    }
}

impl Claim for f64 {
    fn claimed(self) -> Claimed {
        Claimed::list(vec![self])
    }
}

impl<const N: usize> Claim for [f64; N] {
    fn claimed(self) -> Claimed {
        Claimed::list(self.to_vec())
    }
}

impl Claim for Vec<f64> {
    fn claimed(self) -> Claimed {
        Claimed::list(self)
    }
}

impl<const N: usize, const M: usize> Claim for [[f64; N]; M] {
    fn claimed(self) -> Claimed {
        Claimed::rows(&self)
    }
}

impl<const N: usize> Claim for Vec<[f64; N]> {
    fn claimed(self) -> Claimed {
        Claimed::rows(&self)
    }
}

impl Claim for Vec<Vec<f64>> {
    fn claimed(self) -> Claimed {
        Claimed::rows(&self)
    }
}

impl<V: Claim, S: Claim> Claim for (V, S) {
    fn claimed(self) -> Claimed {
        Claimed { values: Some(self.0.claimed().slopes), ..self.1.claimed() }
    }
}
