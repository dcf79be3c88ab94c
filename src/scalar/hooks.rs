//! What the crate needs from every [`Scalar`], in addition to the functions that users call. The trait is declared
//! `pub`, but other crates cannot name it, and so they cannot implement [`Scalar`].

use super::{Curved, Curved2, Holomorphic, Sweep};

/// The hooks behind [`Scalar`](super::Scalar).
pub trait Hooks: Sized {
    /// How many duals are wrapped around the plain float.
    const DEPTH: usize;

    /// The highest order of derivative that the number carries.
    const ORDER: usize;

    /// A power of two. If the square of a float underflows, multiply the float by this power, and the square is in
    /// range. If the square overflows, multiply by the reciprocal.
    const HUGE: f64;

    /// The constant nearest to a float of the source code.
    fn literal(k: f64) -> Self;

    // Operators with a float of the source code on the left. The float is not lifted to a dual.

    fn literal_add(k: f64, x: Self) -> Self;
    fn literal_sub(k: f64, x: Self) -> Self;
    fn literal_mul(k: f64, x: Self) -> Self;
    fn literal_div(k: f64, x: Self) -> Self;
    fn literal_rem(k: f64, x: Self) -> Self;

    /// Whether the value and every partial are zero, at every level of nesting.
    fn all_zero(&self) -> bool;

    /// Whether the value and every partial are finite, at every level of nesting.
    fn all_finite(&self) -> bool;

    /// The value as a constant, at every level of nesting.
    fn without_partials(self) -> Self;

    /// `self * factor`, where 0 times an infinity or NaN is 0, at every level of nesting.
    fn guarded_mul(self, factor: Self) -> Self;

    /// The directions in which the number varies: a mark of NaN for each partial other than 0, at every level of nesting.
    /// Sums of marks are marks.
    fn directions(self) -> Self;

    /// The number with partials of 0 in every direction that has no mark.
    fn in_directions(self, marks: Self) -> Self;

    /// `self * factor + term`. Plain floats fuse the two where the target has the instruction.
    fn mul_plus(self, factor: Self, term: Self) -> Self;

    /// `self + 0`, which turns -0 into 0. Duals stay as they are.
    fn plus_zero(self) -> Self;

    /// The length of (x, y) and the unit vector along it. The vector's parts are the slopes of the length. They are
    /// (0, 0) at the origin.
    fn length_and_direction(x: Self, y: Self) -> [Self; 3];

    /// The real and the imaginary part of `1 / (x + iy)`, which are the slopes of the angle. They are NaN at the
    /// origin.
    fn complex_recip(x: Self, y: Self) -> [Self; 2];

    /// The value and the slope by a rule that knows how its slope changes.
    fn curved(rule: impl Curved, x: Self) -> (Self, Self);

    /// The value and the two slopes by such a rule of two arguments.
    fn curved2(rule: impl Curved2, x: Self, y: Self) -> (Self, Self, Self);

    /// The real and the imaginary part of a function of a complex number, by its rule.
    fn holomorphic(rule: impl Holomorphic, z: [Self; 2]) -> [Self; 2];

    /// Runs `sweep` over arrays of N lanes. Plain floats go in SIMD packets, the widest first, and duals go one by one.
    fn sweep<const N: usize>(sweep: impl Sweep<Self>);
}
