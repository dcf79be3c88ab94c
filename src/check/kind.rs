//! What a check is about.

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The derivative of a function of one number.
    Derivative,
    /// The gradient of a function of several numbers.
    Gradient,
    /// The Jacobian of a function with several results.
    Jacobian,
    /// The second derivatives.
    Hessian,
    /// A Jacobian times a vector.
    Jvp,
    /// A rule that [`lift`](crate::Dual::lift) or [`lift2`](crate::Dual::lift2) takes: a value with its slopes.
    Rule,
    /// Whether a generic function is the same on every number.
    Conventions,
}

impl Kind {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Derivative => "derivative",
            Self::Gradient => "gradient",
            Self::Jacobian => "Jacobian",
            Self::Hessian => "Hessian",
            Self::Jvp => "Jacobian times v",
            Self::Rule => "rule",
            Self::Conventions => "conventions",
        }
    }

    /// Whether each column of the slopes belongs to an input. In a Jacobian times a vector it belongs to a result.
    pub(super) const fn has_columns_of_inputs(self) -> bool {
        !matches!(self, Self::Jvp)
    }
}
