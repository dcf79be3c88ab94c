//! The code of the corpus, made generic by hand.

pub(crate) mod drag_table;
pub(crate) mod mixture;
pub(crate) mod pendulum;
pub(crate) mod softmax;
