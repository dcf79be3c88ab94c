//! What users see of every number: operators, methods, comparison, text, and the traits of `num_traits`.

mod compare;
mod convert;
mod float;
mod format;
mod lift;
mod log_sum_exp;
mod methods;
mod operand;
mod operators;
mod scalar;

pub use format::ParseDualError;
pub use log_sum_exp::{ln_add_exp, log_sum_exp};
pub use operand::Operand;
pub(crate) use operand::operands;
pub(crate) use operators::operators;

/// The list of the number types: `for_each_number! { callback! { arguments } }` calls `callback!` with the arguments
/// and then a line for each type. A line has the generics after `T`, in brackets, and the name.
///
/// To add a type, define it with its traits `Number` and `ByRules` (or `Functions`), and add its line here. The compiler
/// asks for `Default` and for the description in `format.rs`. Add it also to `ConstZero` in `compare.rs`, to
/// `convert_single!` in `convert.rs`, to `lift.rs`, and to `on_every_type!` in the tests of the laws.
macro_rules! for_each_number {
    ($callback:ident! { $($arguments:tt)* }) => {
        $callback! {
            $($arguments)*
            [] Dual<T>;
            [, const N: usize] DualVec<T, N>;
            [] Chunk<T>;
            [, const N: usize] Dual2Vec<T, N>;
            [, const N: usize, const M: usize] HyperDual<T, N, M>;
            [, const K: usize] Taylor<T, K>;
            [] Tracer<T>;
        }
    };
}
pub(crate) use for_each_number;
