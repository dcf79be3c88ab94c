//! What may be the second operand of a method: `x.max(y)`, `x.max(&y)`, `x.max(0.0)`.

use crate::batch::{Batch, Element};
use crate::chunk::Chunk;
use crate::dual::Dual;
use crate::dual_vec::DualVec;
use crate::dual2_vec::Dual2Vec;
use crate::hyper_dual::HyperDual;
use crate::scalar::{Primitive, Real, Scalar};
use crate::taylor::Taylor;

/// A second operand of a method on the dual type `D`: a `D`, a plain float, or a reference
/// to one of them.
///
/// ```
/// use gradual::Dual;
///
/// let x = Dual::variable(3.0);
/// assert_eq!(x.max(0.0).parts(), (3.0, 1.0));
/// assert_eq!(x.hypot(&(x + 1.0)).parts(), (5.0, 1.4));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an operand beside `{D}`",
    label = "expected a dual of the same type, a reference to one, or a plain float",
    note = "for an integer literal write a float: `2.0`, not `2`; for an integer variable `n as f64`",
    note = "to mix nesting levels, lift the inner number on purpose: `Dual::constant(x)`"
)]
pub trait Operand<D>: Copy {
    /// The operand as a dual; a plain float is a constant.
    #[doc(hidden)]
    fn into_dual(self) -> D;
}

macro_rules! operand {
    ($([$($generics:tt)*] $Dual:ty;)*) => {$(
        impl<T: Scalar $($generics)*> Operand<$Dual> for $Dual {
            #[inline(always)]
            fn into_dual(self) -> $Dual {
                self
            }
        }

        impl<T: Scalar $($generics)*> Operand<$Dual> for &$Dual {
            #[inline(always)]
            fn into_dual(self) -> $Dual {
                *self
            }
        }

        impl<S: Primitive, T: Real<S> $($generics)*> Operand<$Dual> for S {
            #[inline(always)]
            fn into_dual(self) -> $Dual {
                <$Dual>::literal(self.into())
            }
        }
    )*};
}

/// A plain float by reference: one impl for each, since `&S` for every Primitive S is refused (E0119).
macro_rules! operand_by_reference {
    ($types:tt $($Float:ident)*) => {$(
        operand_by_reference!(@ $types $Float);
    )*};
    (@ {$([$($generics:tt)*] $Dual:ty;)*} $Float:ident) => {$(
        impl<T: Real<$Float> $($generics)*> Operand<$Dual> for &$Float {
            #[inline(always)]
            fn into_dual(self) -> $Dual {
                (*self).into_dual()
            }
        }
    )*};
}

operand_by_reference! {
    {
        [] Dual<T>;
        [, const N: usize] DualVec<T, N>;
        [] Chunk<T>;
        [, const N: usize] Dual2Vec<T, N>;
        [, const N: usize, const M: usize] HyperDual<T, N, M>;
        [, const K: usize] Taylor<T, K>;
        [+ Element, const N: usize] Batch<T, N>;
    }
    f32 f64
}

operand! {
    [] Dual<T>;
    [, const N: usize] DualVec<T, N>;
    [] Chunk<T>;
    [, const N: usize] Dual2Vec<T, N>;
    [, const N: usize, const M: usize] HyperDual<T, N, M>;
    [, const K: usize] Taylor<T, K>;
    [+ Element, const N: usize] Batch<T, N>;
}
