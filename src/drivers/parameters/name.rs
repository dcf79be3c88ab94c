//! The name of a number in a structure of parameters.

use core::fmt::{self, Display, Formatter};

/// The name of a number in a structure of parameters, such as `inner.gains[1]`. `Display` writes it.
///
/// [`Parameters::map_named`](super::Parameters::map_named) builds a name step by step, from the root to the number. A
/// name borrows the steps before it, so it allocates nothing.
///
/// ```
/// use gradual::parameters::Name;
///
/// let inner = Name::ROOT.field("inner");
/// let gains = inner.field("gains");
/// assert_eq!(gains.element(1).to_string(), "inner.gains[1]");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Name<'a>(Step<'a>);

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Root,
    Field(&'a Name<'a>, &'static str),
    Element(&'a Name<'a>, usize),
}

impl<'a> Name<'a> {
    /// The name of the whole structure. It is empty.
    ///
    /// ```
    /// use gradual::parameters::Name;
    ///
    /// assert_eq!(Name::ROOT.to_string(), "");
    /// ```
    pub const ROOT: Self = Self(Step::Root);

    /// The name of a field of a structure. Its own name follows after a dot.
    ///
    /// ```
    /// use gradual::parameters::Name;
    ///
    /// let spring = Name::ROOT.field("spring");
    /// assert_eq!(spring.field("stiffness").to_string(), "spring.stiffness");
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn field(&'a self, name: &'static str) -> Self {
        Self(Step::Field(self, name))
    }

    /// The name of an element of a list. Its number follows in brackets. It counts from 0.
    ///
    /// ```
    /// use gradual::parameters::Name;
    ///
    /// assert_eq!(Name::ROOT.element(2).to_string(), "[2]");
    /// ```
    #[must_use]
    #[inline(always)]
    pub fn element(&'a self, i: usize) -> Self {
        Self(Step::Element(self, i))
    }
}

impl Display for Name<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Step::Root => Ok(()),
            Step::Field(Name(Step::Root), name) => f.write_str(name),
            Step::Field(parent, name) => write!(f, "{parent}.{name}"),
            Step::Element(parent, i) => write!(f, "{parent}[{i}]"),
        }
    }
}
