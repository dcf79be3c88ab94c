//! What the crate needs of every [`Scalar`] beyond the functions that users call. The trait is public in name only:
//! other crates cannot name it, and so cannot implement [`Scalar`].

use super::{Curved, Curved2, Sweep};

/// The hooks behind [`Scalar`](super::Scalar).
pub trait Hooks: Sized {
    /// How many duals are wrapped around the plain float.
    const DEPTH: usize;

    /// The highest order of derivative that the number carries.
    const ORDER: usize;

    /// A power of two that takes any small float from beyond the range of squares into it. Its reciprocal does the same
    /// for large floats.
    const HUGE: f64;

    /// The constant nearest to a float of the source code.
    fn literal(k: f64) -> Self;

    // A float of the source code on the left, which is not lifted to a dual.

    fn literal_add(k: f64, x: Self) -> Self;
    fn literal_sub(k: f64, x: Self) -> Self;
    fn literal_mul(k: f64, x: Self) -> Self;
    fn literal_div(k: f64, x: Self) -> Self;
    fn literal_rem(k: f64, x: Self) -> Self;

    /// Whether the value and every partial are zero, through all nesting.
    fn all_zero(&self) -> bool;

    /// Whether the value and every partial are finite, through all nesting.
    fn all_finite(&self) -> bool;

    /// The value as a constant, through all nesting.
    fn without_partials(self) -> Self;

    /// `self * factor`, where a zero wins over an infinity or a NaN, through all nesting.
    fn guarded_mul(self, factor: Self) -> Self;

    /// `self * factor + term`. Plain floats fuse the two where the target has the instruction.
    fn mul_plus(self, factor: Self, term: Self) -> Self;

    /// `self + 0`, which turns -0 into 0. Duals stay as they are.
    fn plus_zero(self) -> Self;

    /// The length of (x, y) and the unit vector along it. The vector's parts are the slopes of the length. They are
    /// (0, 0) at the origin.
    fn length_and_direction(x: Self, y: Self) -> [Self; 3];

    /// The real and the imaginary part of `1 / (x + iy)`: the slopes of the angle. NaN at the origin.
    fn complex_recip(x: Self, y: Self) -> [Self; 2];

    /// The value and the slope by a rule that knows how its slope changes.
    fn curved(rule: impl Curved, x: Self) -> (Self, Self);

    /// The value and the two slopes by such a rule of two arguments.
    fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self);

    /// Runs `sweep` over arrays of N lanes: plain floats by SIMD packets, the widest first, and duals one by one.
    fn sweep<const N: usize>(sweep: impl Sweep<Self>);
}
