//! Plain values as numbers, for the code that `#[differentiable]` writes.

#[cfg(feature = "alloc")]
use alloc::vec::Vec;
use core::array;

use crate::scalar::Real;

/// A plain value that has a form over the number R: a float, or something that holds floats.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is plain, and a number of the derivative is asked for here",
    label = "this does not turn into a number",
    note = "write the function or type that this comes from inside the module with `#[differentiable]`"
)]
pub trait Lift<R> {
    /// The same with R in place of the float.
    type Lifted;

    /// The value with every float as a constant.
    fn lift(&self) -> Self::Lifted;
}

/// The plain value over the number R.
#[inline(always)]
pub fn lift<R: Real, P: Lift<R> + ?Sized>(plain: &P) -> P::Lifted {
    plain.lift()
}

impl<R: Real> Lift<R> for f64 {
    type Lifted = R;

    #[inline(always)]
    fn lift(&self) -> R {
        R::lit(*self)
    }
}

impl<R, P: Lift<R> + ?Sized> Lift<R> for &P {
    type Lifted = P::Lifted;

    #[inline(always)]
    fn lift(&self) -> P::Lifted {
        (**self).lift()
    }
}

impl<R, P: Lift<R> + ?Sized> Lift<R> for &mut P {
    type Lifted = P::Lifted;

    #[inline(always)]
    fn lift(&self) -> P::Lifted {
        (**self).lift()
    }
}

impl<R, P: Lift<R>, const N: usize> Lift<R> for [P; N] {
    type Lifted = [P::Lifted; N];

    #[inline(always)]
    fn lift(&self) -> Self::Lifted {
        array::from_fn(|i| self[i].lift())
    }
}

#[cfg(feature = "alloc")]
impl<R, P: Lift<R>> Lift<R> for [P] {
    type Lifted = Vec<P::Lifted>;

    fn lift(&self) -> Self::Lifted {
        self.iter().map(P::lift).collect()
    }
}

#[cfg(feature = "alloc")]
impl<R, P: Lift<R>> Lift<R> for Vec<P> {
    type Lifted = Vec<P::Lifted>;

    fn lift(&self) -> Self::Lifted {
        self.as_slice().lift()
    }
}

impl<R, P: Lift<R>> Lift<R> for Option<P> {
    type Lifted = Option<P::Lifted>;

    #[inline(always)]
    fn lift(&self) -> Self::Lifted {
        self.as_ref().map(P::lift)
    }
}

impl<R, P: Lift<R>, E: Clone> Lift<R> for Result<P, E> {
    type Lifted = Result<P::Lifted, E>;

    #[inline(always)]
    fn lift(&self) -> Self::Lifted {
        self.as_ref().map(P::lift).map_err(E::clone)
    }
}

/// Values without floats stay as they are.
macro_rules! unchanged {
    ($($Type:ty)*) => {$(
        impl<R> Lift<R> for $Type {
            type Lifted = $Type;

            #[inline(always)]
            fn lift(&self) -> $Type {
                *self
            }
        }
    )*};
}

unchanged! { () bool char i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 }

macro_rules! tuples {
    ($(($($P:ident $position:tt),+);)*) => {$(
        impl<R, $($P: Lift<R>),+> Lift<R> for ($($P,)+) {
            type Lifted = ($($P::Lifted,)+);

            #[inline(always)]
            fn lift(&self) -> Self::Lifted {
                ($(self.$position.lift(),)+)
            }
        }
    )*};
}

tuples! {
    (A 0);
    (A 0, B 1);
    (A 0, B 1, C 2);
    (A 0, B 1, C 2, D 3);
    (A 0, B 1, C 2, D 3, E 4);
    (A 0, B 1, C 2, D 3, E 4, F 5);
}
