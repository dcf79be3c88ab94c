//! The second operand of a method: `x.max(y)`, `x.max(&y)`, `x.max(0.0)`.

use super::for_each_number;
use crate::dual::{Chunk, Dual, DualVec};
use crate::dual2::{Dual2Vec, HyperDual};
use crate::scalar::{Primitive, Real, Scalar};
use crate::sparse::Tracer;
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
    /// The operand as a dual. A plain float becomes a constant.
    #[doc(hidden)]
    fn into_dual(self) -> D;
}

/// The operands of each type. A plain float by reference has its own impl, because the compiler refuses `&S` for every
/// Primitive S (E0119).
macro_rules! operands {
    ($($generics:tt $Dual:ty;)*) => {$(
        operands! { @by_value $generics $Dual }
        operands! { @by_reference $generics $Dual, f32 }
        operands! { @by_reference $generics $Dual, f64 }
    )*};
    (@by_value [$($generics:tt)*] $Dual:ty) => {
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
                <$Dual>::constant(T::literal(self.into()))
            }
        }
    };
    (@by_reference [$($generics:tt)*] $Dual:ty, $Float:ident) => {
        impl<T: Real<$Float> $($generics)*> Operand<$Dual> for &$Float {
            #[inline(always)]
            fn into_dual(self) -> $Dual {
                (*self).into_dual()
            }
        }
    };
}
pub(crate) use operands;

for_each_number! { operands! {} }
