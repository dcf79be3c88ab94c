//! Plain code over `f64`, made differentiable by the attribute.
//!
//! Each file of the corpus is ordinary code. It is compiled twice: as it is, and with the attribute. The values must be the
//! same to the last bit, and the gradients must agree with finite differences of the plain code.

/// The code as it is, in `plain`, and with the attribute, in `numbers`.
macro_rules! twice {
    ($($code:tt)*) => {
        #[allow(clippy::all, dead_code, unreachable_pub, reason = "it stands for the code of another crate")]
        pub(crate) mod plain { $($code)* }

        #[gradual::differentiable]
        #[allow(clippy::all, dead_code, unreachable_pub, reason = "it stands for the code of another crate")]
        pub(crate) mod numbers { $($code)* }
    };
}

mod attribute;
mod compare;
mod comparisons;
mod corpus;
