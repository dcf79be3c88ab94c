//! The operators in functions over [`Real`](super::Real): a plain float on either side, and references on either side.
//!
//! A bound on `Self` says what stands on the right of a number. `2.0 * x` and `&x * y` ask for operators of other types,
//! `f64` and `&R`. The compiler takes a bound on another type for granted in one case: if the type is an associated type
//! of a supertrait. So [`Names`] makes any type an associated type, and [`Operands`] puts the bounds on it.
//!
//! Where a function has bounds on `f64`, the compiler looks among them first for an operator of `f64`. So the bounds
//! repeat what `f64` does with itself. Otherwise `2.0 * PI` would ask for a number in place of PI.

use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Rem, RemAssign, Sub, SubAssign};

/// Declares a trait that stands for all of the bounds after it.
macro_rules! bounds {
    ($(#[doc = $doc:literal])* $Name:ident<$($Parameter:ident),*>: $($bounds:tt)*) => {
        $(#[doc = $doc])*
        pub trait $Name<$($Parameter),*>: $($bounds)* {}
        impl<Number: $($bounds)*, $($Parameter),*> $Name<$($Parameter),*> for Number {}
    };
}

bounds! {
    /// `+ - * / %` with Rhs on the right.
    Arithmetic<Rhs, Result>:
        Add<Rhs, Output = Result>
        + Sub<Rhs, Output = Result>
        + Mul<Rhs, Output = Result>
        + Div<Rhs, Output = Result>
        + Rem<Rhs, Output = Result>
}

bounds! {
    /// The same with Rhs by value or by reference.
    ArithmeticWith<Rhs, Result>: Arithmetic<Rhs, Result> + for<'a> Arithmetic<&'a Rhs, Result>
}

bounds! {
    /// `+= -= *= /= %=` with Rhs on the right.
    Assigning<Rhs>: AddAssign<Rhs> + SubAssign<Rhs> + MulAssign<Rhs> + DivAssign<Rhs> + RemAssign<Rhs>
}

bounds! {
    /// The same with Rhs by value or by reference.
    AssigningWith<Rhs>: Assigning<Rhs> + for<'a> Assigning<&'a Rhs>
}

/// Has T as an associated type.
pub trait Named<T> {
    /// This is T, and [`Names`] tells the compiler so.
    type Is;
}

impl<T, U> Named<T> for U {
    type Is = T;
}

bounds! {
    /// Has T as an associated type that can have bounds: `Names<f64, Is: Mul<Self>>`.
    Names<T>: Named<T, Is = T>
}

/// A plain float. Other crates cannot name this trait, and so cannot implement it.
pub trait Plain: Sized {
    /// What may stand on the right of this float besides the float itself: R for `f64`, and nothing else for `f32`. If
    /// `f32` had operators with duals too, every literal on the left of a dual would be ambiguous.
    type Right<R>;
}

impl Plain for f32 {
    type Right<R> = f32;
}

impl Plain for f64 {
    type Right<R> = R;
}

/// The operators between numbers and the plain float B, by value and by reference.
pub trait Operands<B: Plain>:
    Sized
    + 'static
    + ArithmeticWith<B, Self>
    + AssigningWith<B>
    + Names<B, Is: ArithmeticWith<B, B> + ArithmeticWith<B::Right<Self>, B::Right<Self>>>
    + for<'a> Names<&'a B, Is: ArithmeticWith<B, B> + ArithmeticWith<B::Right<Self>, B::Right<Self>>>
    + for<'a> Names<&'a Self, Is: ArithmeticWith<B, Self> + ArithmeticWith<Self, Self> + Neg<Output = Self>>
{
}

impl Operands<f32> for f32 {}
impl Operands<f64> for f64 {}
