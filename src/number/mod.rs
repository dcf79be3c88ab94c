//! The surface that all dual types share: operators, methods, comparison, text, and the traits of
//! `num_traits`. Each file lists the types; a new type adds its name there.

mod arithmetic;
mod compare;
mod convert;
mod elementary;
mod float;
mod format;
mod operand;

pub use format::ParseDualError;
pub use operand::Operand;
